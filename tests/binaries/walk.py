"""Runs inside the real QGIS: uses the dock as an analyst does, writes a report of what it shows, and quits."""

import json
import os
import signal
import traceback
from pathlib import Path

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins

ASKED = json.loads(os.environ["PINPOINT_WALK"])
"""The input: `photos`, `area`, the file to `export` to, and the file of the `report`."""
LEFT, PATH = Qt.MouseButton.LeftButton, Qt.ItemDataRole.UserRole
STEP_MS, PATIENCE_MS = 100, 45_000
REPORT = {}


def walk():
    """Walk through the dock step by step; yields conditions to wait for."""
    dock = iface.mainWindow().findChild(QDockWidget, "PinpointDock")
    iface.mainWindow().setGeometry(0, 0, 1500, 1150)
    dock.setUserVisible(True)
    QgsProject.instance().addMapLayer(QgsVectorLayer(ASKED["area"], "area", "ogr"))
    REPORT["engine"] = dock.engine.words.text()
    yield from see_photos(dock)
    yield from locate_in_area(dock)
    yield from review_and_export(dock)
    yield from lose_the_engine(dock)
    for left in (5, 0):  # the selected one, then all
        press(dock, "pinpointRemove")
        yield lambda left=left: dock.picker.model.rowCount() == left
    REPORT["left"] = dock.picker.model.rowCount()


def see_photos(dock):
    drop(dock.photos, ASKED["photos"])
    picture = Qt.ItemDataRole.DecorationRole
    wanted = [index for index in indexes(dock) if not index.data(PATH).endswith("broken.jpg")]
    yield lambda: all(not index.data(picture).isNull() for index in wanted)
    colours = {}
    for index in wanted:
        seen = index.data(picture).toImage()
        spots = {seen.pixel(x, y) for x in range(0, seen.width(), 3) for y in range(0, seen.height(), 3)}
        colours[os.path.basename(index.data(PATH))] = len(spots)
    REPORT["colours"] = colours


def locate_in_area(dock):
    menu = dock.form.area.add_menu
    menu.aboutToShow.emit()
    polygons = next(action.menu() for action in menu.actions() if action.text() == "All polygons of")
    polygons.actions()[0].trigger()
    yield lambda: "km²" in dock.form.area.summary()
    press(dock, "pinpointLocate")
    yield lambda: is_over(dock)
    REPORT["in_area"], REPORT["run_in_area"] = states(dock), str(dock.export_button.run_path)
    dock.form.area.clear()


def review_and_export(dock):
    index = next(each for each in indexes(dock) if each.data(PATH).endswith(".heic"))
    dock.photos.scrollTo(index)
    QTest.mouseClick(dock.photos.viewport(), LEFT, pos=dock.photos.visualRect(index).center())
    yield lambda: dock.answer.list.topLevelItemCount() > 1
    for rank in (1, 2):
        row = dock.answer.list.topLevelItem(rank - 1)
        dock.answer.list.scrollToItem(row)
        place = dock.answer.list.visualItemRect(row)
        QTest.mouseClick(dock.answer.list.viewport(), LEFT, pos=place.topLeft() + QPoint(20, 10))
        yield lambda rank=rank: is_current(dock, rank) and not iface.mapCanvas().isDrawing()
    press(dock, "pinpointAcceptButton")
    yield lambda: dock.answer.review.actions["accept"].isChecked()
    dock.export_button.export(ASKED["export"])


def is_current(dock, rank):
    item = dock.answer.list.currentItem()
    return item is not None and item.text(0).startswith(str(rank))


def lose_the_engine(dock):
    """Kill the engine between runs, and again during a run."""
    REPORT["killed"] = [kill_engine()]
    press(dock, "pinpointLocate")
    yield lambda: pid_of_engine() not in (0, REPORT["killed"][0])
    REPORT["killed"].append(kill_engine())
    yield lambda: is_over(dock)
    REPORT["everywhere"], REPORT["run_everywhere"] = states(dock), str(dock.export_button.run_path)
    REPORT["status"] = dock.status.text()


def pid_of_engine():
    (found,) = [process.process_id() for process, _ in plugins["pinpoint_qgis"]._engines._processes.values()]
    return found


def kill_engine():
    pid = pid_of_engine()
    os.kill(pid, signal.SIGKILL)
    return pid


def press(dock, name):
    button = dock.findChild(object, name)
    if not (button.isVisible() and button.isEnabled()):
        raise RuntimeError(f"{name} cannot be pressed")
    QTest.mouseClick(button, LEFT)


def drop(view, paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path) for path in paths])
    place = view.viewport().rect().center()
    how = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    for event in (QDragEnterEvent(place, *how), QDragMoveEvent(place, *how), QDropEvent(QPointF(place), *how)):
        QApplication.sendEvent(view.viewport(), event)


def indexes(dock):
    return [dock.photos.model().index(row, 0) for row in range(dock.photos.model().rowCount())]


def states(dock):
    return {photo.name: photo.in_words() for photo in dock.picker.model.photos()}


def is_over(dock):
    return dock.locate_button.isVisible() and not dock._map.is_opening


def line_of(steps):
    """Return the line number at which nested generators are suspended."""
    while steps.gi_yieldfrom is not None:
        steps = steps.gi_yieldfrom
    return steps.gi_frame.f_lineno


class Steps:
    """Resumes the walk when the condition it waits for holds; QGIS's event loop runs in between."""

    def __init__(self, steps):
        self.steps, self.holds, self.waited_ms = steps, lambda: True, 0

    def go(self):
        try:
            self.waited_ms += STEP_MS
            if self.waited_ms > PATIENCE_MS:
                raise RuntimeError(f"waited in vain in line {line_of(self.steps)}; so far {REPORT}")
            if self.holds():
                self.holds, self.waited_ms = next(self.steps) or (lambda: True), 0
        except StopIteration:
            self.end()
        except Exception:
            REPORT["error"] = traceback.format_exc()
            self.end()
        else:
            QTimer.singleShot(STEP_MS, self.go)

    def end(self):
        """Write the report, and quit QGIS by its menu."""
        Path(ASKED["report"]).write_text(json.dumps(REPORT))
        QgsProject.instance().setDirty(False)
        QTimer.singleShot(0, lambda: iface.actionExit().trigger())


STEPS = Steps(walk())
QTimer.singleShot(1500, STEPS.go)
