"""Outlines of the search areas on the map canvas, in whatever coordinate reference system it has."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsGeometry,
    QgsLineString,
    QgsMultiLineString,
    QgsProject,
    QgsWkbTypes,
)
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QColor

from .. import area_shapes

LINE, HALO = QColor(0, 92, 200), QColor(255, 255, 255, 200)
"""A dark line with a light edge: it shows on any basemap, and differs from the orange of credible regions."""
WIDTH = 2


class AreaOutlines(QObject):
    """Draws the outlines of areas and zooms to them; drawn again where the map's reference system changes."""

    def __init__(self, canvas, parent=None):
        super().__init__(parent)
        self._canvas = canvas
        self._bands = []
        self._outlines = []
        self._is_shown = True
        canvas.destinationCrsChanged.connect(self._draw)

    def show(self, outlines):
        """Draw these outlines, and no others."""
        self._outlines = list(outlines)
        self._draw()

    def set_shown(self, shown):
        """Show the outlines, or hide them without forgetting them."""
        self._is_shown = shown
        self._draw()

    def zoom(self, outline):
        """Zoom the map to an outline; tell whether it can be shown there."""
        extent = in_map(outline, self._crs()).boundingBox()
        if extent.isEmpty() or not extent.isFinite():
            return False
        self._canvas.setExtent(extent.scaled(1.1))
        self._canvas.refresh()
        return True

    def is_visible(self, outline):
        """Tell whether some of an outline lies in what the map shows."""
        return in_map(outline, self._crs(), beside=True).intersects(self._canvas.extent())

    def count(self):
        """Return how many outlines the map shows."""
        return len(self._bands)

    def shut(self):
        """Remove the outlines and let go of the canvas."""
        self._canvas.destinationCrsChanged.disconnect(self._draw)
        self._outlines = []
        self._draw()

    def _crs(self):
        return self._canvas.mapSettings().destinationCrs()

    def _draw(self):
        while self._bands:
            self._canvas.scene().removeItem(self._bands.pop())
        for outline in self._outlines if self._is_shown else ():
            band = QgsRubberBand(self._canvas, QgsWkbTypes.GeometryType.LineGeometry)
            band.setStrokeColor(LINE)
            band.setSecondaryStrokeColor(HALO)
            band.setWidth(WIDTH)
            band.setLineStyle(Qt.PenStyle.DashLine if outline.is_extent else Qt.PenStyle.SolidLine)
            band.setToGeometry(in_map(outline, self._crs(), beside=True))
            self._bands.append(band)


def lines(polygons, crs):
    """Return the outlines of polygons as lines in a CRS, also where it shows the Earth a second time."""
    return in_map(area_shapes.outline(polygons), crs, beside=True)


def in_map(outline, crs, beside=False):
    """Return an outline as lines in a map's CRS; what the CRS cannot express is left out.

    A map in WGS 84 may be drawn on beyond ±180: with `beside`, areas across the antimeridian are shown on both sides.
    Any other map is cut there, so that no line runs across it.
    """
    made = QgsMultiLineString()
    wgs84 = QgsCoordinateReferenceSystem("EPSG:4326")
    transform = QgsCoordinateTransform(wgs84, crs, QgsProject.instance())
    if transform.isShortCircuited():
        for ring in outline.rings:
            for turn in _turns(ring) if beside else (0,):
                made.addGeometry(QgsLineString([lon + 360 * turn for lon, _ in ring], [lat for _, lat in ring]))
        return QgsGeometry(made)
    for ring in outline.rings:
        for piece in _between_180(ring):
            for line in _transformed(piece, transform):
                made.addGeometry(line)
    return QgsGeometry(made)


def _turns(ring):
    """Return by how many turns a ring is to be shown beside itself."""
    west, east = min(lon for lon, _ in ring), max(lon for lon, _ in ring)
    return (0, *((1,) if west < -180 else ()), *((-1,) if east > 180 else ()))


def _between_180(ring):
    """Yield the pieces of an unrolled ring between one antimeridian and the next, with longitudes within ±180."""
    piece, turn = [], math.floor((ring[0][0] + 180) / 360)
    for lon, lat in ring:
        now = math.floor((lon + 180) / 360)
        if piece and now != turn and lon != 180 + 360 * turn:
            side = 180 if now > turn else -180
            before, at = piece[-1]
            share = (side - before) / (lon - 360 * turn - before) if lon - 360 * turn != before else 0
            lat_there = at + share * (lat - at)
            yield [*piece, (side, lat_there)]
            piece, turn = [(-side, lat_there)], now
        piece.append((lon - 360 * turn, lat))
    yield piece


def _transformed(piece, transform):
    """Yield a line in the map's CRS; in parts, without the points that have no place there."""
    line = QgsLineString([lon for lon, _ in piece], [lat for _, lat in piece])
    try:
        line.transform(transform)
    except QgsCsException:
        return
    kept = [[]]
    for point in line.points():
        if math.isfinite(point.x()) and math.isfinite(point.y()):
            kept[-1].append(point)
        elif kept[-1]:
            kept.append([])
    yield from (QgsLineString(part) for part in kept if len(part) > 1)
