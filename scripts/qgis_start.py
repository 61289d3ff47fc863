"""Runs inside QGIS when `make qgis` opens it: a base map, the last run, and a screenshot where one is wanted."""

import os
import sys
import traceback
from pathlib import Path

from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget
from qgis.utils import iface, plugins

ROOT = Path(os.environ["PINPOINT_ROOT"])


def start():
    """Show the world map, open the dock, and load the photos of the last `make run` where there are any."""
    from pinpoint_qgis import picture

    QgsProject.instance().setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    for layer in reversed(picture.world_map()):
        QgsProject.instance().addMapLayer(layer)
    window = iface.mainWindow()
    dock = window.findChild(QDockWidget, "PinpointDock")
    dock.setUserVisible(True)
    if os.environ.get("PINPOINT_SCREENSHOT"):
        Screenshot(window, dock).begin()


class Screenshot:
    """Drives the dock as a user would, waits for the answer, and takes a picture of the window.

    Its timers call lambdas, because a timer holds a bound method only weakly and nothing else holds this.
    """

    def __init__(self, window, dock):
        self.window, self.dock = window, dock

    def begin(self):
        """Drop the sample photos into the dock and press Locate."""
        sys.path.insert(0, str(ROOT / "scripts"))
        photos = os.environ.get("PINPOINT_PHOTOS", "").split(os.pathsep)
        if photos == [""]:
            import samples

            photos = [str(path) for path in samples.package_photos()]
        self.window.setGeometry(0, 0, 1500, 920)
        for other in self.window.findChildren(QDockWidget):
            if other.objectName() not in ("PinpointDock", "Layers"):
                other.close()
        layers = self.window.findChild(QDockWidget, "Layers")
        self.window.resizeDocks([layers, self.dock], [320, 450], Qt.Orientation.Horizontal)
        self.dock.picker.add_paths(photos)
        QTimer.singleShot(2500, lambda: self.press())

    def press(self):
        """Press Locate and look again until the run has ended."""
        self.dock.locate_button.click()
        self.wait()

    def wait(self):
        """Wait for the end of the run."""
        if self.dock.cancel_button.isVisible():
            QTimer.singleShot(500, lambda: self.wait())
        else:
            QTimer.singleShot(1000, lambda: self.look())

    def look(self):
        """Click the first photo and give the map time to draw."""
        item = self.dock.photos.item(0)
        if item is not None:
            self.dock.photos.setCurrentItem(item)
            self.dock.photos.itemClicked.emit(item)
        QTimer.singleShot(4000, lambda: self.take())

    def take(self):
        """Save the picture and end QGIS."""
        self.window.grab().save(os.environ["PINPOINT_SCREENSHOT"])
        QgsProject.instance().setDirty(False)
        QTimer.singleShot(200, QgsApplication.quit)


def begin():
    """Start, or say why not and, when only a screenshot was wanted, end QGIS."""
    try:
        if "pinpoint_qgis" not in plugins:
            raise RuntimeError("the plugin is not loaded; see the message log")
        start()
    except Exception:
        traceback.print_exc()
        if os.environ.get("PINPOINT_SCREENSHOT"):
            QgsApplication.quit()


QTimer.singleShot(1500, begin)
