"""The dock's choice of where to search: everywhere, the visible map, or polygons of a layer."""

from __future__ import annotations

from qgis.core import QgsMapLayerProxyModel, QgsProject
from qgis.gui import QgsMapLayerComboBox
from qgis.PyQt.QtWidgets import QComboBox, QVBoxLayout, QWidget

from pinpoint_engine.errors import RequestError
from pinpoint_engine.types import SearchArea

from .. import areas

EVERYWHERE, EXTENT, SELECTED, LAYER = range(4)
CHOICES = ("Everywhere", "In the visible map", "In the selected polygons of", "In all polygons of")


class AreaChoice(QWidget):
    """Lets the analyst limit the search. Candidates are searched inside the area, not filtered afterwards."""

    def __init__(self, canvas, parent=None):
        super().__init__(parent)
        self._canvas = canvas
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointArea")
        self.kind.addItems(CHOICES)
        self.kind.setToolTip(
            "If you know the area the photos come from, limit the search to it; nothing improves the answers more"
        )
        self.layer = QgsMapLayerComboBox()
        self.layer.setObjectName("pinpointAreaLayer")
        self.layer.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.kind)
        layout.addWidget(self.layer)
        self.kind.currentIndexChanged.connect(self._show_layer)
        self._show_layer(EVERYWHERE)

    def _show_layer(self, kind):
        self.layer.setVisible(kind in (SELECTED, LAYER))

    def chosen(self):
        """Return the area in WGS 84; it has no polygons if the search is everywhere.

        Raises:
            RequestError: the choice gives no area.
        """
        project, kind = QgsProject.instance(), self.kind.currentIndex()
        if kind == EXTENT:
            crs = self._canvas.mapSettings().destinationCrs()
            return areas.from_extent(self._canvas.extent(), crs, project)
        if kind in (SELECTED, LAYER):
            layer = self.layer.currentLayer()
            if layer is None:
                raise RequestError("there is no polygon layer; add one, or search everywhere")
            return areas.from_layer(layer, project, kind == SELECTED)
        return SearchArea()
