"""QGIS's own map of the world, in colours that leave the foreground to what is drawn on it."""

from __future__ import annotations

import os

from qgis.core import QgsApplication, QgsPalLayerSettings, QgsVectorLayer, QgsVectorLayerSimpleLabeling
from qgis.PyQt.QtGui import QColor

from .translation import tr

NAMED = "states_provinces"
NAME_COLOUR, NAME_POINTS = "#9aa1a5", 7


def layers():
    """Yield the layers of states and countries, top first."""
    file = os.path.join(QgsApplication.pkgDataPath(), "resources", "data", "world_map.gpkg")
    for name, title, fill, line in (
        (NAMED, tr("States"), QColor(0, 0, 0, 0), "#c3c7c9"),
        ("countries", tr("Countries"), QColor("#f4f3ee"), "#8d9499"),
    ):
        layer = QgsVectorLayer(f"{file}|layername={name}", title, "ogr")
        symbol = layer.renderer().symbol().symbolLayer(0)
        symbol.setFillColor(fill)
        symbol.setStrokeColor(QColor(line))
        symbol.setStrokeWidth(0.2)
        if name == NAMED:
            _label_names(layer)
        yield layer


def _label_names(states):
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    text_format = settings.format()
    text_format.setSize(NAME_POINTS)
    text_format.setColor(QColor(NAME_COLOUR))
    settings.setFormat(text_format)
    settings.priority = 1
    settings.scaleVisibility = True
    settings.minimumScale, settings.maximumScale = 2e7, 0
    states.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    states.setLabelsEnabled(True)
