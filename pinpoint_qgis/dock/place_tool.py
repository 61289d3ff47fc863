"""The map tool that places a photo by hand: click, or press and drag, to where it was taken."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsProject
from qgis.gui import QgsVertexMarker
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from pinpoint_engine.types import Location

from .. import layers
from ..tasks import log
from .map_tools import BriefTool


class PlaceTool(BriefTool):
    """Shows a marker under the cursor while the button is down; `placed` carries the location where it is let go."""

    placed = pyqtSignal(object)

    def __init__(self, canvas):
        super().__init__(canvas)
        self._marker = None

    def canvasPressEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton:
            self._marker = _marker(self.canvas())
            self._marker.setCenter(event.mapPoint())

    def canvasMoveEvent(self, event):
        if self._marker is not None:
            self._marker.setCenter(event.mapPoint())

    def canvasReleaseEvent(self, event):
        if self._marker is None:
            return
        self._drop_marker()
        location = self._location(event.mapPoint())
        if location is not None:
            self.placed.emit(location)

    def keyPressEvent(self, event):
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.end()

    def deactivate(self):
        self._drop_marker()
        super().deactivate()

    def _drop_marker(self):
        if self._marker is not None:
            self.canvas().scene().removeItem(self._marker)
            self._marker = None

    def _location(self, point):
        """Return a point of the map in WGS 84; None outside what the map's reference system can express."""
        crs = self.canvas().mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem(layers.WGS84), QgsProject.instance())
        try:
            place = transform.transform(point)
            return Location(place.y(), place.x())
        except (QgsCsException, ValueError):
            log("that point of the map is not on the Earth; click inside the map")
            return None


def _marker(canvas):
    marker = QgsVertexMarker(canvas)
    marker.setIconType(QgsVertexMarker.IconType.ICON_CIRCLE)
    marker.setColor(QColor("#1b7837"))
    marker.setIconSize(16)
    marker.setPenWidth(3)
    return marker
