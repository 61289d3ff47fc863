"""Runs inside QGIS when `make qgis` opens it: shows the dock, and takes a screenshot if asked to."""

import json
import os
import time
import traceback

from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins

ASKED = json.loads(os.environ.get("PINPOINT_SCREENSHOT", "null"))
"""The screenshot: its `picture`, the `photos` that are located, the name of an area to search `within`, "" for none,
the `extent` that the map shows, west, south, east and north in degrees, and whether `evidence` is shown; None for no
screenshot."""
WINDOW_PX, DOCK_PX, LAYERS_PX, EVIDENCE_PX = (1560, 1000), 420, 270, 560
STEP_MS, SETTLE_S, PATIENCE_S = 100, 1.5, 120


def dock_named(name):
    """Return a dock of the window by its object name."""
    return iface.mainWindow().findChild(QDockWidget, name)


def scene():
    """Locate the photos and look at the first answer, as a user does; yield conditions to wait for."""
    dock, evidence = dock_named("PinpointDock"), dock_named("PinpointEvidenceDock")
    iface.mainWindow().setGeometry(0, 0, *WINDOW_PX)
    for other in iface.mainWindow().findChildren(QDockWidget):
        if other.objectName() not in ("PinpointDock", "PinpointEvidenceDock", "Layers"):
            other.close()
    dock.picker.add_paths(ASKED["photos"])
    yield lambda: dock.picker.model.rowCount() == len(ASKED["photos"])
    if ASKED["within"]:
        dock.form.area.add_name(ASKED["within"])
        yield lambda: "km²" in dock.form.area.summary()
    dock.run_row.locate_button.click()
    yield lambda: dock.run_row.locate_button.isVisible() and not dock._map.is_opening
    if dock.run is None:
        raise RuntimeError(f"nothing was located: {dock.status.text()}")
    dock.photos.setCurrentIndex(dock.photos.model().index(0, 0))
    yield lambda: bool(dock.answer.list.topLevelItemCount())
    yield lambda: evidence.isVisible() == ASKED["evidence"]
    arrange(dock, evidence)
    yield pause()
    iface.mapCanvas().setExtent(QgsRectangle(*ASKED["extent"]))
    iface.mapCanvas().refresh()
    iface.messageBar().clearWidgets()
    yield pause()
    yield lambda: not iface.mapCanvas().isDrawing()


def arrange(dock, evidence):
    """Give the docks their sizes."""
    window = iface.mainWindow()
    window.resizeDocks([dock_named("Layers"), dock], [LAYERS_PX, DOCK_PX], Qt.Orientation.Horizontal)
    window.resizeDocks([evidence], [EVIDENCE_PX], Qt.Orientation.Vertical)


def pause():
    """Return a condition that holds after a moment, in which QGIS lays out, reads pictures and draws."""
    end = time.monotonic() + SETTLE_S
    return lambda: time.monotonic() > end


class Screenshot:
    """Goes through the scene without blocking QGIS's event loop, saves a picture of the window, and quits QGIS."""

    def __init__(self):
        self.steps, self.holds, self.end = scene(), lambda: True, time.monotonic() + PATIENCE_S

    def go(self):
        """Go one step on if what it waits for holds."""
        try:
            if time.monotonic() > self.end:
                raise RuntimeError(f"waited in vain, at line {self.steps.gi_frame.f_lineno}")
            if self.holds():
                self.holds = next(self.steps)
        except StopIteration:
            iface.mainWindow().grab().save(ASKED["picture"])
            leave()
        except Exception:
            traceback.print_exc()
            leave()
        else:
            QTimer.singleShot(STEP_MS, self.go)


def leave():
    """Quit QGIS without asking whether the project is to be saved."""
    QgsProject.instance().setDirty(False)
    QTimer.singleShot(0, lambda: iface.actionExit().trigger())


def begin():
    """Show the dock, and begin the screenshot if one is asked for."""
    if "pinpoint_qgis" not in plugins:
        print("Pinpoint is not loaded; see QGIS's message log")
        return leave() if ASKED else None
    dock_named("PinpointDock").setUserVisible(True)
    return SCREENSHOT.go() if ASKED else None


SCREENSHOT = Screenshot()
"""Kept here, as a timer holds only a weak reference to a bound method."""
QTimer.singleShot(1500, begin)
