"""Turns map extents, selections and polygon layers in any CRS into the search area of a request."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsCurvePolygon,
    QgsFeatureRequest,
    QgsGeometry,
    QgsGeometryCollection,
    QgsLineString,
    QgsProcessingFeatureSource,
    QgsRectangle,
    QgsWkbTypes,
)

from pinpoint_engine.areas.polygons import EMPTY, NO_GEOMETRY, AreaPart, no_polygon, search_area
from pinpoint_engine.errors import RequestError

NOWHERE = (math.nan, math.nan)


def from_extent(rectangle, crs, project):
    """Return a map extent as an area in WGS 84.

    Raises:
        RequestError: the extent has no surface, or lies outside the area where its CRS is valid.
    """
    if crs.isGeographic():
        rectangle = rectangle.intersect(QgsRectangle(-540, -90, 540, 90))
        if rectangle.width() >= 360:
            rectangle = QgsRectangle(-180, rectangle.yMinimum(), 180, rectangle.yMaximum())
    if rectangle.isEmpty() or not rectangle.isFinite():
        raise RequestError("the map shows no area; zoom to the place you want to search")
    to_degrees = _to_degrees(crs, project, "the map", "the project's")
    west, east, south, north = rectangle.xMinimum(), rectangle.xMaximum(), rectangle.yMinimum(), rectangle.yMaximum()
    corners = [(west, south), (east, south), (east, north), (west, north)]
    try:
        return search_area([AreaPart("the map", (corners,), to_degrees)], "the visible map")
    except RequestError:
        raise RequestError(f"the map extent is too large for {crs.authid()}; zoom in") from None


def from_layer(layer, project, selected_only):
    """Return the polygons of a layer, or of its selected features, as an area in WGS 84.

    Raises:
        RequestError: there are no polygons, or the layer cannot be read or has no CRS.
    """
    name = f"the layer {layer.name()}"
    if not layer.isValid():
        raise RequestError(f"{name} gives no search area: its file cannot be read; repair the layer's data source")
    if selected_only and not layer.selectedFeatureCount():
        raise RequestError(f"{name} gives no search area: no polygon is selected; select or draw one")
    request = QgsFeatureRequest().setNoAttributes()
    features = layer.getSelectedFeatures(request) if selected_only else layer.getFeatures(request)
    return search_area(_parts(features, _to_degrees(layer.crs(), project, name)), name)


def from_source(source, context):
    """Return the polygons of a Processing source as an area in WGS 84. Invalid geometries are not filtered out.

    Raises:
        RequestError: there are no polygons, or the source has no CRS.
    """
    name = f"the layer {source.sourceName()}"
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = source.getFeatures(QgsFeatureRequest().setNoAttributes(), unchecked)
    return search_area(_parts(features, _to_degrees(source.sourceCrs(), context, name)), name)


def _to_degrees(crs, project, name, its="the layer's"):
    """Return a function that transforms corners in a CRS to degrees, or None if they are in degrees already.

    Corners that cannot be transformed come out as NaN. `project` is anything with a transform context: a project, or
    the context of an algorithm.

    Raises:
        RequestError: the CRS is unknown.
    """
    if not crs.isValid():
        raise RequestError(f"{name} has no coordinate reference system; set {its} CRS first")
    transform = QgsCoordinateTransform(crs, QgsCoordinateReferenceSystem("EPSG:4326"), project.transformContext())
    transform.setBallparkTransformsAreAppropriate(True)
    if transform.isShortCircuited():
        return None

    def transformed(corners):
        line = QgsLineString(*map(list, zip(*corners)))
        try:
            line.transform(transform)
        except QgsCsException:
            return [NOWHERE]
        return _corners(line)

    return transformed


def _parts(features, to_degrees):
    """Yield the polygons of features, and the parts that are not polygons; parts of one feature are numbered."""
    for feature in features:
        name = f"feature {feature.id()}"
        surfaces = list(_surfaces(feature.geometry()))
        for number, (rings, fault) in enumerate(surfaces, 1):
            yield AreaPart(name if len(surfaces) == 1 else f"part {number} of {name}", rings, to_degrees, fault)


def _surfaces(geometry):
    """Yield each part of a geometry as (rings, ""), or as ((), reason) if it is not a polygon."""
    if geometry.isNull():
        yield (), NO_GEOMETRY
        return
    stack = [geometry.constGet()]
    while stack:
        part = stack.pop()
        flat = QgsWkbTypes.flatType(part.wkbType())
        kind = QgsWkbTypes.displayString(flat)
        is_mixed = flat == QgsWkbTypes.Type.GeometryCollection
        is_surface = QgsWkbTypes.geometryType(flat) == QgsWkbTypes.GeometryType.PolygonGeometry
        if not (is_mixed or is_surface):
            yield (), no_polygon(kind)
        elif isinstance(part, QgsGeometryCollection) and part.numGeometries():
            stack += [part.geometryN(number) for number in reversed(range(part.numGeometries()))]
        elif part.isEmpty():
            yield (), EMPTY
        elif isinstance(part, QgsCurvePolygon):
            yield _rings(part), ""
        else:
            yield from _surfaces(_patches(part))


def _patches(surface):
    """Return a TIN or polyhedral surface as a multi-polygon, by way of WKT: its patches have no Python binding."""
    text = surface.asWkt()
    return QgsGeometry.fromWkt("MultiPolygon" + text[text.index("(") :])


def _rings(surface):
    """Return the rings of a polygon, curved or not, as corners; avoids the calls that crash QGIS on odd rings."""
    curves = [surface.exteriorRing(), *map(surface.interiorRing, range(surface.numInteriorRings()))]
    return tuple(_corners(curve.curveToLine()) for curve in curves)


def _corners(line):
    return [(point.x(), point.y()) for point in line.points()]
