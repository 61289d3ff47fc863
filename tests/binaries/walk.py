"""Runs inside the real QGIS: uses the dock as an analyst does, writes a report of what it shows, and quits."""

import json
import os
import signal
import sys

from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget
from qgis.utils import iface, plugins

ASKED = json.loads(os.environ["PINPOINT_WALK"])
"""The input: `photos`, `area`, the file to `export` to, the file of the `report`, and the folder of this file."""
sys.path.insert(0, ASKED["here"])

from walking import LEFT, Steps, is_over, press  # noqa: E402

PATH = Qt.ItemDataRole.UserRole
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


STEPS = Steps(walk(), ASKED["report"], REPORT)
QTimer.singleShot(1500, STEPS.go)
