"""Runs inside the real QGIS: the whole job of an analyst, in two parts with a `kill -9` of QGIS between them.

`PINPOINT_WALK` says which part: "locate" draws an area and locates, until the test kills QGIS; "review" opens QGIS
again, locates the rest, reviews by keyboard, exports, writes the report and replays. The longest stall of the main
thread is measured all along, and beside it QGIS's own when it adds the same layers.
"""

import json
import os
import sys

from qgis.core import QgsProject, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QDockWidget, QFileDialog
from qgis.utils import iface

ASKED = json.loads(os.environ["PINPOINT_WALK"])
sys.path.insert(0, ASKED["here"])

from heartbeat import Heartbeat  # noqa: E402
from walking import LEFT, Steps, is_over, press, write  # noqa: E402

KEY, ALONE = Qt.Key, "QGIS adds the layers"


def locate(dock):
    """Add the photos, draw an area around Paris with the mouse, and locate."""
    HEART.begin("add photos")
    dock.picker.add_paths(ASKED["photos"])
    yield lambda: dock.picker.model.rowCount() == ASKED["count"]
    HEART.begin("draw an area")
    canvas = iface.mapCanvas()
    canvas.setExtent(QgsRectangle(-20, 30, 40, 60))
    canvas.refresh()
    yield lambda: not canvas.isDrawing()
    dock.form.area.draw("polygon")
    width, height = canvas.viewport().width(), canvas.viewport().height()
    corners = [QPoint(width * x // 8, height * y // 8) for x, y in ((1, 1), (7, 1), (7, 7), (1, 7))]
    for corner in corners:
        QTest.mouseClick(canvas.viewport(), LEFT, pos=corner)
        yield lambda: True
    QTest.keyClick(canvas, KEY.Key_Return)
    yield lambda: not dock.form.area.is_everywhere()
    REPORT["area"] = dock.form.area.summary()
    HEART.begin("locate")
    press(dock, "pinpointLocate")
    yield lambda: dock.run is not None
    REPORT["run"] = str(dock.run.path)
    write(ASKED["report"], REPORT)
    yield lambda: dock.run_row.locate_button.isVisible()  # in vain: the test kills QGIS before


def review(dock):
    """Locate the rest, and review, export, report and replay."""
    yield dock.run_row.rest_button.isVisible
    HEART.begin("locate the rest")
    press(dock, "pinpointRest")
    yield lambda: dock.run is not None
    yield lambda: is_over(dock)
    REPORT["states"] = [photo.outcome for photo in dock.picker.model.photos()]
    HEART.begin("review")
    dock.photos.setFocus()
    QTest.keyClick(dock.photos, KEY.Key_Home)
    for _ in range(ASKED["count"] - 2):
        QTest.keyClick(dock.photos, KEY.Key_Return)
        yield lambda: True
    for key in (KEY.Key_X, KEY.Key_Space, KEY.Key_N):
        QTest.keyClick(dock.photos, key)
        yield lambda: True
    for letter in "the last one":
        QTest.keyClicks(dock.answer.note, letter)
        yield lambda: True
    QTest.keyClick(dock.answer.note, KEY.Key_Return)
    yield lambda: True
    REPORT["reviews"] = [photo.review for photo in dock.picker.model.photos()]
    REPORT["notes"] = [photo.row["note"] for photo in dock.picker.model.photos() if photo.row["note"]]
    HEART.begin("picture of the window, by this test")
    yield lambda: True
    iface.mainWindow().grab().save(ASKED["picture"])
    yield from leave(dock)


def leave(dock):
    """Export the accepted photos, write the report, and replay."""
    told = []
    dock.export_button.exported.connect(told.append)
    dock.export_button.failed.connect(told.append)
    for part, action, path in (
        ("export", "pinpointExportAccepted", ASKED["export"]),
        ("report", "pinpointExportReportAccepted", ASKED["pdf"]),
    ):
        HEART.begin(part)
        QFileDialog.getSaveFileName = staticmethod(lambda *_, path=path: (path, ""))
        dock.export_button.menu().aboutToShow.emit()
        find(dock.export_button.menu(), action).trigger()
        yield lambda path=path: any(os.path.basename(path) in message for message in told)
    HEART.begin("replay")
    dock.export_button.menu().aboutToShow.emit()
    find(dock.export_button.menu(), "pinpointExportReplay").trigger()
    yield lambda: dock.replay_lines is not None
    REPORT["told"], REPORT["replay"] = told, dock.replay_lines
    HEART.begin("end of the replay")
    yield lambda: True
    HEART.begin(ALONE)
    yield lambda: True
    for name in ("photos", "candidates", "evidence", "regions", "failures", "run"):
        QgsProject.instance().addMapLayer(QgsVectorLayer(f"{dock.run.path}|layername={name}", name, "ogr"))
    for _ in range(10):
        yield lambda: True
    HEART.begin("end")


def find(menu, name):
    return next(action for action in menu.actions() if action.objectName() == name)


def walk():
    """Prepare the window, and walk through the part that is asked for."""
    dock = iface.mainWindow().findChild(QDockWidget, "PinpointDock")
    iface.mainWindow().setGeometry(0, 0, 1600, 1150)
    dock.setUserVisible(True)
    yield lambda: dock.isVisible()
    yield from {"locate": locate, "review": review}[ASKED["part"]](dock)


STACKS = open(os.environ["PINPOINT_STACKS"], "a") if "PINPOINT_STACKS" in os.environ else None  # noqa: SIM115
HEART = Heartbeat(stacks=STACKS)
REPORT = {"stalls": HEART.longest_ms}
STEPS = Steps(walk(), ASKED["report"], REPORT)
QTimer.singleShot(1500, STEPS.go)
