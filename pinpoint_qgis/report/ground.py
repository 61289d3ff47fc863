"""Land and borders of QGIS's own world map, cut out around a place; to be read and drawn on a worker thread.

The map has every inlet of the Earth. Drawing it whole takes a second a page, and would be in the file each time.
"""

from __future__ import annotations

import math
import os

from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsGeometry,
    QgsPalLayerSettings,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsTextFormat,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtGui import QColor

from pinpoint_engine.types import EARTH_RADIUS_M

from .sheet import font

WGS84 = "EPSG:4326"
METRES_PER_DEGREE = 111_195.0
COARSE_DEG, INSET_DEG = 0.15, 0.75
"""How much the whole world is simplified, as wide as the page and in the corner of another map: a dot of paper."""
LEAST = 2.2
"""The smallest island that stays on the whole world, in squares of that."""
DOTS = 200
"""Into how many parts the distance that a map shows is divided: 0.2 mm of paper, as borders are most of a page."""
POLAR_DEG = 75.0
"""Beyond this latitude, edges along a parallel are divided, as they are bent there."""
COUNTRIES, STATES = "countries", "states_provinces"
STYLES = {
    COUNTRIES: {"color": "#f4f3ee", "outline_color": "#8d9499", "outline_width": "0.18"},
    STATES: {"style": "no", "outline_color": "#c3c7c9", "outline_width": "0.14"},
}


class WorldMap:
    """QGIS's world map; to be made and used in one thread."""

    def __init__(self):
        file = os.path.join(QgsApplication.pkgDataPath(), "resources", "data", "world_map.gpkg")
        self._layers = {name: QgsVectorLayer(f"{file}|layername={name}", name, "ogr") for name in STYLES}

    def whole(self, coarse_deg=COARSE_DEG):
        """Return the countries of the world, simplified: geometries with no name, by table."""
        found = (_large(feature.geometry(), coarse_deg) for feature in self._layers[COUNTRIES].getFeatures())
        return {COUNTRIES: [(shape, "") for shape in found if not shape.isEmpty()]}

    def around(self, place, reach_m):
        """Return countries and states within a distance of a place: geometries and names, by table."""
        boxes = _boxes(place, reach_m)
        return {name: list(self._cut(name, boxes, reach_m, place)) for name in STYLES}

    def _cut(self, name, boxes, reach_m, place):
        field = "name" if name == STATES else "NAME"
        for box in boxes:
            for feature in self._layers[name].getFeatures(QgsFeatureRequest(box)):
                shape = feature.geometry().clipped(box).simplify(reach_m / METRES_PER_DEGREE / DOTS)
                if abs(place[0]) > POLAR_DEG:
                    shape = shape.densifyByDistance(0.5)
                if not shape.isEmpty():
                    yield shape, str(feature[field] or "")


def _large(shape, coarse_deg):
    """Return a country simplified, without the islands that are too small to be seen."""
    least = LEAST * coarse_deg**2
    parts = (part.simplify(coarse_deg) for part in shape.asGeometryCollection() if part.area() > least)
    return QgsGeometry.collectGeometry([part for part in parts if part.area() > least])


def _boxes(place, reach_m):
    """Return the extents in degrees that hold a circle; two if it crosses ±180°."""
    lat, lon = place
    south, north = lat - reach_m / METRES_PER_DEGREE, lat + reach_m / METRES_PER_DEGREE
    if south < -90 or north > 90:
        return [QgsRectangle(-180, max(-90, south), 180, min(90, north))]
    wide = math.degrees(math.asin(min(1.0, math.sin(reach_m / EARTH_RADIUS_M) / math.cos(math.radians(lat)))))
    west, east = lon - wide, lon + wide
    if west < -180:
        return [QgsRectangle(-180, south, east, north), QgsRectangle(west + 360, south, 180, north)]
    if east > 180:
        return [QgsRectangle(west, south, 180, north), QgsRectangle(-180, south, east - 360, north)]
    return [QgsRectangle(west, south, east, north)]


def layers(shapes, labels=True):
    """Return shapes by table as layers in muted colours, top first."""
    return [_layer(name, shapes[name], labels) for name in (STATES, COUNTRIES) if name in shapes]


def _layer(name, shapes, labels):
    layer = QgsVectorLayer(f"Polygon?crs={WGS84}&field=name:string(80)", name, "memory")
    made = []
    for shape, title in shapes:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([title])
        feature.setGeometry(shape)
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    layer.setRenderer(QgsSingleSymbolRenderer(QgsFillSymbol.createSimple(STYLES[name])))
    if labels and name == STATES:
        settings = QgsPalLayerSettings()
        settings.fieldName = "name"
        settings.priority = 1
        made_format = QgsTextFormat()
        made_format.setFont(font())
        made_format.setSize(6)
        made_format.setColor(QColor("#9aa1a5"))
        settings.setFormat(made_format)
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)
    return layer
