"""Runs inside QGIS when `make qgis` opens it: adds a base map, opens the dock, and takes a screenshot if asked to."""

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
    """Show the world map, open the dock, and take a screenshot if one is asked for."""
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
    """Uses the dock like a user, waits for the answer, and saves a screenshot of the window.

    Its timers call lambdas, as a timer keeps only a weak reference to a bound method, and nothing else one to this.
    """

    def __init__(self, window, dock):
        self.window, self.dock = window, dock

    def begin(self):
        """Add the photos to the dock and soon press Locate."""
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
        """Press Locate and wait."""
        self.dock.locate_button.click()
        self.wait()

    def wait(self):
        """Check twice a second whether the run has ended."""
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
        """Save the screenshot and quit QGIS."""
        self.window.grab().save(os.environ["PINPOINT_SCREENSHOT"])
        QgsProject.instance().setDirty(False)
        QTimer.singleShot(200, QgsApplication.quit)


def begin():
    """Start; on an error print it, and quit QGIS if only a screenshot was asked for."""
    try:
        if "pinpoint_qgis" not in plugins:
            raise RuntimeError("the plugin is not loaded; see the message log")
        start()
    except Exception:
        traceback.print_exc()
        if os.environ.get("PINPOINT_SCREENSHOT"):
            QgsApplication.quit()


QTimer.singleShot(1500, begin)
