"""Extents, selections and polygon layers in any CRS to the polygons of a request."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsGeometry,
    QgsRectangle,
    QgsWkbTypes,
)

from pinpoint_engine.errors import RequestError
from pinpoint_engine.types import Location, Polygon

EDGES = 720
"""A ring is cut into about this many edges before it is transformed, so that straight stays straight."""


def from_extent(rectangle, crs, project):
    """Return a map extent as polygons in WGS 84.

    Raises:
        RequestError: the extent has no surface or lies outside the reach of its CRS.
    """
    if crs.isGeographic():
        rectangle = rectangle.intersect(QgsRectangle(-540, -90, 540, 90))
    if rectangle.isEmpty() or not rectangle.isFinite():
        raise RequestError("the map shows no area; zoom to the place you mean")
    return polygons(QgsGeometry.fromRect(rectangle), crs, project)


def from_layer(layer, project, selected_only):
    """Return the polygons of a layer, or of its selected features, in WGS 84.

    Raises:
        RequestError: there is none.
    """
    features = layer.selectedFeatures() if selected_only else layer.getFeatures(QgsFeatureRequest().setNoAttributes())
    found = tuple(p for each in features for p in polygons(each.geometry(), layer.crs(), project))
    if not found:
        what = "no polygon is selected" if selected_only else "it holds no polygon"
        raise RequestError(f"the layer {layer.name()} gives no search area: {what}; select or draw one")
    return found


def from_source(source, context):
    """Return the polygons of a Processing source in WGS 84."""
    features = source.getFeatures()
    return tuple(p for each in features for p in polygons(each.geometry(), source.sourceCrs(), context))


def polygons(geometry, crs, project):
    """Cut a geometry's edges short, transform it to WGS 84, and return its polygons.

    `project` may be anything that knows how to transform: a project, or the context of an algorithm.

    Raises:
        RequestError: the CRS is unknown, or cannot express the geometry in degrees.
    """
    if geometry.isNull() or geometry.type() != QgsWkbTypes.GeometryType.PolygonGeometry:
        return ()
    if not crs.isValid():
        raise RequestError("the search area has no coordinate reference system; set the layer's CRS first")
    flat = QgsGeometry(geometry.constGet().segmentize())
    dense = flat.densifyByDistance(max(flat.length(), 1e-9) / EDGES)
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), project.transformContext())
    transform.setBallparkTransformsAreAppropriate(True)
    try:
        parts = dense.asMultiPolygon() if dense.isMultipart() else [dense.asPolygon()]
        return tuple(_polygon(part, transform) for part in parts if part)
    except QgsCsException as error:
        raise RequestError(f"the search area lies outside what {crs.authid()} can express ({error}); zoom in") from None


def _polygon(rings, transform):
    outer, *holes = ([_location(transform.transform(point)) for point in ring] for ring in rings)
    return Polygon(tuple(outer), tuple(tuple(hole) for hole in holes))


def _location(point):
    if not (math.isfinite(point.x()) and math.isfinite(point.y())) or abs(point.y()) > 90 + 1e-6:
        raise RequestError("the search area reaches beyond the Earth; zoom in or choose a smaller one")
    lon = point.x() if abs(point.x()) <= 180 else (point.x() + 180) % 360 - 180
    return Location(lat=max(-90.0, min(90.0, point.y())), lon=lon)
