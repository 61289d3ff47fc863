"""Joins the dock to the layers of its runs: selects and zooms to candidates, and reads and writes their review."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsProject,
    QgsRectangle,
)

from pinpoint_engine.errors import OutputError

from .. import layers
from ..tasks import log

WORLD = QgsRectangle(-180, -89.99, 180, 89.99)
"""The largest extent to zoom to, in degrees; most coordinate reference systems cannot express the poles."""
AROUND_DEG = 1.0
"""A click on a located photo zooms to the candidates this near to the first one."""
PHOTO_MARGIN_DEG, CANDIDATE_MARGIN_DEG = 0.15, 0.02


class RunMap:
    """Knows which run's layers hold the answer to which photo. The project owns the layers; only their ids are kept."""

    def __init__(self, canvas):
        self._canvas = canvas
        self._layers = {}

    def take(self, opened):
        """Remember the layers that answer the photos of a run, and zoom to the first candidates."""
        ids = {name: opened[name].id() for name in ("candidates", "regions", "cells") if name in opened}
        for row in opened["photos"].getFeatures():
            self._layers[row["photo"]] = ids
        self._zoom(opened["candidates"].getFeatures('"rank" = 1'), PHOTO_MARGIN_DEG)

    def forget(self, path):
        """Forget the layers of a photo that is located again."""
        self._layers.pop(path, None)

    def forget_all(self):
        """Forget all layers, as the project was cleared."""
        self._layers.clear()

    def show_photo(self, path, photo_id, near_first):
        """Select all candidates of a photo, and draw the regions and geocells of this photo only.

        Zooms to all candidates, or with `near_first` to those near the first one.
        """
        for name in ("regions", "cells"):
            areas = self._layer(path, name)
            if areas is not None:
                layers.show_areas_of(areas, photo_id)
        candidates = self._select(path, _equals("photo_id", photo_id))
        self._zoom(_around_first(candidates) if near_first else candidates, PHOTO_MARGIN_DEG)

    def show_candidate(self, path, cand_id):
        """Select one candidate of a photo and zoom to it."""
        self._zoom(self._select(path, _equals("cand_id", cand_id)), CANDIDATE_MARGIN_DEG)

    def reviews(self, path, photo_id):
        """Return the review of each candidate of a photo, by rank; None if its layer is not in the project."""
        layer = self._layer(path)
        if layer is None:
            return None
        return {row["rank"]: row["state"] for row in layer.getFeatures(_equals("photo_id", photo_id))}

    def review(self, path, cand_id, state):
        """Write the review of a candidate.

        Raises:
            OutputError: the layer is not in the project or cannot be written.
        """
        layer = self._layer(path)
        if layer is None:
            raise OutputError("the candidates layer of this run is no longer in the project; locate the photo again")
        layers.review(layer, cand_id, state)

    def _layer(self, path, name="candidates"):
        return QgsProject.instance().mapLayer(self._layers.get(path, {}).get(name, ""))

    def _select(self, path, expression):
        layer = self._layer(path)
        if layer is None:
            return []
        layer.selectByExpression(expression)
        return layer.selectedFeatures()

    def _zoom(self, features, margin_deg):
        """Zoom to features with WGS 84 geometries, with a margin."""
        extent = QgsRectangle()
        for feature in features:
            extent.combineExtentWith(feature.geometry().boundingBox().buffered(margin_deg))
        extent = extent.scaled(1.2).intersect(WORLD)
        if extent.isEmpty():
            return
        wgs84 = QgsCoordinateReferenceSystem(layers.WGS84)
        crs = self._canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(wgs84, crs, QgsProject.instance())
        try:
            self._canvas.setExtent(transform.transformBoundingBox(extent))
        except QgsCsException:
            log("the candidates lie outside the project's coordinate reference system; the map was not moved")
        self._canvas.refresh()


def _equals(column, value):
    return f'"{column}" = {QgsExpression.quotedValue(value)}'


def _around_first(candidates):
    """Return the candidates near the best one; zooming to all of them would often show the whole world."""
    ranked = sorted(candidates, key=lambda candidate: candidate["rank"])
    if not ranked:
        return []
    first = ranked[0].geometry()
    return [each for each in ranked if each.geometry().distance(first) < AROUND_DEG]
