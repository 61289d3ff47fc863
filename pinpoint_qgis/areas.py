"""Turns map extents, selections and polygon layers in any CRS into the search area of a request."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from itertools import takewhile

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsCurvePolygon,
    QgsFeatureRequest,
    QgsGeometry,
    QgsGeometryCollection,
    QgsLineString,
    QgsPointXY,
    QgsProcessingFeatureSource,
    QgsRectangle,
    QgsVectorLayerFeatureSource,
    QgsVectorLayerSelectedFeatureSource,
    QgsWkbTypes,
)

from pinpoint_engine.areas.polygons import EMPTY, NO_GEOMETRY, TOO_WIDE, AreaPart, no_polygon, search_area
from pinpoint_engine.errors import RequestError

from . import words
from .translation import later, tr

NOWHERE = (math.nan, math.nan)
MAP_LACKS_CRS = later("the map has no coordinate reference system; set the project's CRS first")
SURFACE = QgsWkbTypes.GeometryType.PolygonGeometry
DRAWN_ON = QgsRectangle(-540, -90, 540, 90)
"""The part of a map in degrees that can be drawn on: the Earth, and one turn to either side."""


def from_extent(rectangle, crs, project):
    """Return a map extent as an area in WGS 84.

    Raises:
        RequestError: the extent has no surface, or lies outside the area where its CRS is valid.
    """
    if crs.isGeographic():
        rectangle = rectangle.intersect(DRAWN_ON)
        if rectangle.width() >= 360:
            rectangle = QgsRectangle(-180, rectangle.yMinimum(), 180, rectangle.yMaximum())
    if rectangle.isEmpty() or not rectangle.isFinite():
        raise RequestError(tr("the map shows no area; zoom to the place you want to search"))
    to_degrees = _to_degrees(crs, project, MAP_LACKS_CRS)
    west, east, south, north = rectangle.xMinimum(), rectangle.xMaximum(), rectangle.yMinimum(), rectangle.yMaximum()
    corners = [(west, south), (east, south), (east, north), (west, north)]
    try:
        return search_area([AreaPart("the map", (corners,), to_degrees)], "the visible map")
    except RequestError:
        told = tr("the map extent is too large for {crs}; zoom in")
        raise RequestError(told.format(crs=crs.authid())) from None


def from_map(map_settings, project):
    """Return what a map shows as an area in WGS 84, also where the map is rotated.

    Raises:
        RequestError: it has no surface, or lies outside the area where its CRS is valid.
    """
    crs = map_settings.destinationCrs()
    if not map_settings.rotation():
        return from_extent(map_settings.extent(), crs, project)
    return from_corners([QgsPointXY(corner) for corner in map_settings.visiblePolygon()], crs, project)


class LayerPolygons:
    """The polygons of a layer as they are now, or those of its selected features, to be read on any thread.

    Raises:
        RequestError: no feature is selected, or the layer cannot be read or has no CRS.
    """

    def __init__(self, layer, project, selected_only=False):
        self.name = f"the layer {layer.name()}"  # in messages of the engine
        if not layer.isValid():
            told = tr("the file of the layer {layer} cannot be read; repair the layer's data source")
            raise RequestError(told.format(layer=layer.name()))
        self._request = QgsFeatureRequest().setNoAttributes()
        self.count = layer.featureCount()
        if selected_only:
            self.count = layer.selectedFeatureCount()
            if not self.count:
                told = tr("no polygon of the layer {layer} is selected; select or draw one")
                raise RequestError(told.format(layer=layer.name()))
        self._to_degrees = _to_degrees(layer.crs(), project, _lacks_crs(layer.name()))
        kind = QgsVectorLayerSelectedFeatureSource if selected_only else QgsVectorLayerFeatureSource
        self._source = kind(layer)

    def read(self, goes_on=None):
        """Return them as an area in WGS 84; stop early where `goes_on`, called with the number read, says False.

        Raises:
            RequestError: there are no polygons.
        """
        features = self._source.getFeatures(self._request)
        if goes_on is not None:
            features = (feature for _, feature in takewhile(lambda each: goes_on(each[0]), enumerate(features)))
        return search_area(_parts(features, self._to_degrees), self.name)


def from_features(features, crs, project, name):
    """Return the polygons of features of the layer `name` as an area in WGS 84.

    Raises:
        RequestError: there are no polygons, or the CRS is unknown.
    """
    to_degrees = _to_degrees(crs, project, _lacks_crs(name))
    return search_area(_parts(features, to_degrees), f"the layer {name}")


def from_source(source, context):
    """Return the polygons of a Processing source as an area in WGS 84. Invalid geometries are not filtered out.

    Raises:
        RequestError: there are no polygons, or the source has no CRS.
    """
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    features = source.getFeatures(QgsFeatureRequest().setNoAttributes(), unchecked)
    return from_features(features, source.sourceCrs(), context, source.sourceName())


def from_corners(corners, crs, project):
    """Return a polygon drawn on the map as an area in WGS 84; one that crosses itself is repaired, with a note.

    Args:
        corners: Corners in the CRS, not closed.

    Raises:
        RequestError: it encloses no area, or lies outside the area where its CRS is valid.
    """
    drawn = QgsGeometry.fromPolygonXY([[*corners, *corners[:1]]])
    if drawn.isEmpty() or not drawn.boundingBox().isFinite():
        raise RequestError(tr("the drawing encloses no area; click at least three corners that are not in line"))
    crosses = not drawn.isGeosValid()
    if crosses:
        drawn = drawn.makeValid()
    if crs.isGeographic():  # beyond the poles is nothing, and no edge is meant to go the other way round
        drawn = drawn.intersection(QgsGeometry.fromRect(DRAWN_ON)).densifyByDistance(90)
    polygons = [part for part in drawn.asGeometryCollection() if part.type() == SURFACE and part.area() > 0]
    if not polygons:
        raise RequestError(tr("the drawing encloses no area; click at least three corners that are not in line"))
    to_degrees = _to_degrees(crs, project, MAP_LACKS_CRS)
    parts = [AreaPart("a part", rings, to_degrees) for part in polygons for rings, _ in _surfaces(part)]
    try:
        area = search_area(parts, "the drawing")
    except RequestError as error:
        raise RequestError(tr("the drawing is no search area; {why}").format(why=_why_not(error, crs))) from None
    return replace(area, notes=(*area.notes, *_repairs(crosses, len(polygons))))


def write(polygons, path):
    """Write polygons in WGS 84 to a GeoJSON file, for a command of the engine.

    Raises:
        OSError: the file cannot be written.
    """
    rings = [[_closed(ring) for ring in (polygon.outer, *polygon.holes)] for polygon in polygons]
    with open(path, "w", encoding="utf-8") as opened:
        json.dump({"type": "MultiPolygon", "coordinates": rings}, opened)


def _closed(ring):
    corners = [[place.lon, place.lat] for place in ring]
    return [*corners, *corners[:1]]


def _why_not(error, crs):
    if TOO_WIDE in str(error):
        return tr("it is wider than the Earth: draw a smaller one")
    return tr("draw it where {crs} is valid, or change the project's coordinate reference system").format(
        crs=crs.authid()
    )


def _repairs(crosses, count):
    if not crosses:
        return ()
    if count == 1:
        return (tr("The drawing crosses itself and was repaired; move its corners if you mean another outline"),)
    told = tr("The drawing crosses itself and was divided into {count} polygons; move its corners to make it one")
    return (told.format(count=words.number(count)),)


def _lacks_crs(layer):
    return tr("the layer {layer} has no coordinate reference system; set the layer's CRS first").format(layer=layer)


def _to_degrees(crs, project, lacking):
    """Return a function that transforms corners in a CRS to degrees, or None if they are in degrees already.

    Corners that cannot be transformed come out as NaN. `project` is anything with a transform context: a project, or
    the context of an algorithm.

    Raises:
        RequestError: the CRS is unknown, which `lacking` says.
    """
    if not crs.isValid():
        raise RequestError(tr(lacking))
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
