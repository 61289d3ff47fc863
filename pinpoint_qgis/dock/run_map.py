"""The answers of the dock's photos on the map: find, select and show candidates, and read and write their review."""

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
"""What a map can be asked to show; most coordinate reference systems cannot express the poles themselves."""
AROUND_DEG = 1.0
"""A click on a photo shows the candidates this near to its first one."""
PHOTO_MARGIN_DEG, CANDIDATE_MARGIN_DEG = 0.15, 0.02


class RunMap:
    """Knows which run's layers answer which photo; the layers belong to the project, so only their ids are kept."""

    def __init__(self, canvas):
        self._canvas = canvas
        self._layers = {}

    def take(self, opened):
        """Remember that the photos of a run are answered by its layers, and show their first candidates."""
        ids = {name: opened[name].id() for name in ("candidates", "regions", "cells") if name in opened}
        for row in opened["photos"].getFeatures():
            self._layers[row["photo"]] = ids
        self._zoom(opened["candidates"].getFeatures('"rank" = 1'), PHOTO_MARGIN_DEG)

    def forget(self, path):
        """Forget the layers of a photo that is being answered anew."""
        self._layers.pop(path, None)

    def forget_all(self):
        """Forget all layers, since the project has let go of them."""
        self._layers.clear()

    def show_photo(self, path, photo_id, near_first):
        """Select all candidates of a photo and show them, or only those near the first one, with its regions alone."""
        for name in ("regions", "cells"):
            areas = self._layer(path, name)
            if areas is not None:
                layers.show_areas_of(areas, photo_id)
        found = self._select(path, _equals("photo_id", photo_id))
        self._zoom(_around_first(found) if near_first else found, PHOTO_MARGIN_DEG)

    def show_candidate(self, path, cand_id):
        """Select one candidate of a photo and show it."""
        self._zoom(self._select(path, _equals("cand_id", cand_id)), CANDIDATE_MARGIN_DEG)

    def reviews(self, path, photo_id):
        """Return how each candidate of a photo is reviewed, by rank; None where its layer is not in the project."""
        layer = self._layer(path)
        if layer is None:
            return None
        return {row["rank"]: row["state"] for row in layer.getFeatures(_equals("photo_id", photo_id))}

    def review(self, path, cand_id, state):
        """Write the review of a candidate.

        Raises:
            OutputError: the layer is gone or cannot be written.
        """
        layer = self._layer(path)
        if layer is None:
            raise OutputError("the run's candidates are no longer in the project; locate the photo again")
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
        """Show features with WGS 84 geometries, and something of what is around them."""
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
            log("the map's coordinate reference system cannot show the candidates; the map stays where it is")
        self._canvas.refresh()


def _equals(column, value):
    return f'"{column}" = {QgsExpression.quotedValue(value)}'


def _around_first(candidates):
    """Leave out the candidates that lie far from the best one: with them the map would show the whole world."""
    ranked = sorted(candidates, key=lambda candidate: candidate["rank"])
    if not ranked:
        return []
    first = ranked[0].geometry()
    return [each for each in ranked if each.geometry().distance(first) < AROUND_DEG]
