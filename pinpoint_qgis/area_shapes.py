"""Shapes of search areas on the Earth: their size, and their outlines for the map."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsDistanceArea, QgsGeometry, QgsPointXY, QgsRectangle

from . import words
from .translation import tr

EARTH_KM2 = 510_065_622.0
"""The surface of the WGS 84 ellipsoid."""
MANY_CORNERS = 20_000
"""Areas with more corners are neither merged for their size nor drawn: both would stop QGIS for a moment."""
LUNES = tuple(QgsRectangle(west, -90, west + 90, 90) for west in range(-180, 180, 90))
"""QGIS measures at most half the Earth, so that large areas are measured in quarters."""


@dataclass(frozen=True)
class Outline:
    """Rings as longitude and latitude, unbroken across the antimeridian; only their extent if there are too many."""

    rings: Tuple[Tuple[Tuple[float, float], ...], ...] = ()
    is_extent: bool = False


def distances(project):
    """Return what measures on the WGS 84 ellipsoid; `project` is anything with a transform context."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(QgsCoordinateReferenceSystem("EPSG:4326"), project.transformContext())
    measure.setEllipsoid("EPSG:7030")
    return measure


def outline(polygons):
    """Return the outline of polygons."""
    rings = [ring for polygon in polygons for ring in (polygon.outer, *polygon.holes)]
    if sum(map(len, rings)) <= MANY_CORNERS:
        return Outline(tuple(tuple(_unrolled(ring)) for ring in rings))
    west, south, east, north = _extent(polygons)
    return Outline((((west, south), (east, south), (east, north), (west, north), (west, south)),), True)


def _extent(polygons):
    """Return west, south, east and north of many polygons, one after the other, as their corners fill the memory."""
    west = south = math.inf
    east = north = -math.inf
    for polygon in polygons:
        lons, lats = zip(*_unrolled(polygon.outer))
        west, south = min(west, *lons), min(south, *lats)
        east, north = max(east, *lons), max(north, *lats)
    return west, south, min(east, west + 360), north


def size_km2(polygons, measure):
    """Return the area of polygons; ground under several of them counts once, unless they have very many corners."""
    parts = map(_ground, polygons)
    if len(polygons) > 1 and sum(len(polygon.outer) for polygon in polygons) <= MANY_CORNERS:
        parts = [QgsGeometry.unaryUnion(list(parts))]
    return sum(map(measure.measureArea, _in_quarters(parts))) / 1e6


def size_in_words(km2):
    """Return an area with three digits, in the user's locale: "240 km²"."""
    number, unit = (km2 * 1e6, "m²") if km2 < 0.1 else (km2, "km²")
    digits = 2 - math.floor(math.log10(number)) if number > 0 else 0
    decimals = 2 if number < 10 else 0
    return f"{words.number(round(number, min(digits, decimals)), decimals)} {unit}"


def too_large(km2):
    """Return a warning if an area is larger than half the Earth, else nothing."""
    if km2 <= EARTH_KM2 / 2:
        return ""
    return tr("The area is larger than half the Earth and hardly limits the search; draw the place that you mean")


def _in_quarters(parts):
    for part in parts:
        if part.boundingBox().width() <= 90:
            yield part
        else:
            yield from (part.intersection(QgsGeometry.fromRect(lune)) for lune in LUNES)


def _ground(polygon):
    """Return a polygon as a valid geometry between ±180 degrees."""
    rings = [_unrolled(ring) for ring in (polygon.outer, *polygon.holes)]
    outer, *holes = rings
    if all(abs(lon) <= 180 for ring in rings for lon, _ in ring):
        made = QgsGeometry.fromPolygonXY([[QgsPointXY(*corner) for corner in ring] for ring in rings])
        return made if made.isGeosValid() else made.makeValid()
    ground = _between_180(outer)
    for hole in holes:
        ground = ground.difference(_between_180(hole))
    return ground


def _between_180(ring):
    """Return what an unrolled ring encloses, cut at the antimeridian."""
    west, east = min(lon for lon, _ in ring), max(lon for lon, _ in ring)
    parts = []
    for turn in range(math.floor((west + 180) / 360), math.ceil((east + 180) / 360)):
        made = QgsGeometry.fromPolygonXY([[QgsPointXY(lon - 360 * turn, lat) for lon, lat in ring]])
        parts.append(made.makeValid().intersection(QgsGeometry.fromRect(QgsRectangle(-180, -90, 180, 90))))
    return QgsGeometry.unaryUnion(parts)


def _unrolled(ring):
    """Return a ring of locations as closed corners (longitude, latitude) without a jump; over a pole if around it.

    Follows `areas.regions` of the engine, which needs numpy: an edge takes the shorter way round, and a ring around the
    globe encloses the pole that is nearer on average.
    """
    lon = ring[0].lon
    corners, before = [(lon, ring[0].lat)], lon
    for place in (*ring[1:], ring[0]):
        step = place.lon - before
        if abs(step) > 180:
            step -= math.copysign(360, step)
        lon, before = lon + step, place.lon
        corners.append((lon, place.lat))
    start = corners[0][0]
    if abs(lon - start) > 180:
        pole = math.copysign(90, sum(place.lat for place in ring))
        corners += [(lon, pole), (start, pole), corners[0]]
    return corners
