"""Meridians and parallels on a map of a report, with their degrees at its top and left."""

from __future__ import annotations

import math

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
)
from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor, QPainterPath, QPen

from pinpoint_engine.types import EARTH_RADIUS_M

from .ground import WGS84
from .sheet import MM_PER_POINT, PX_PER_MM, dots, draw_text, width_mm

LINE, TEXT, SIZE = "#b9c3c9", "#7c868d", 4.8
PIECES = 48
"""In how many pieces a line is drawn, as most are bent."""


def draw(painter, box, crs, extent, place):
    """Draw the grid of a map in a box in millimetres, at round intervals that give three to six lines.

    Args:
        painter: The painter, in dots.
        box: Left, top, width and height.
        crs: That of the map, in metres with its origin at `place`.
        extent: What the map shows.
        place: Latitude and longitude.
    """
    step, step_lon = _steps(place[0], extent.height())
    inside = dots(*box)
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(WGS84), crs, QgsCoordinateTransformContext())
    south, north, west, east = _bounds(extent, place)
    lines = [(lat, [(lat, lon) for lon in _spread(west, east)], False) for lat in _rounds(south, north, step)]
    lines += [(lon, [(lat, lon) for lat in _spread(south, north)], True) for lon in _rounds(west, east, step_lon)]
    for degrees, places, is_meridian in lines:
        points = list(_on_paper(places, transform, inside, extent))
        painter.save()
        painter.setClipRect(inside)
        painter.setPen(QPen(QColor(LINE), 0.12 * PX_PER_MM))
        painter.drawPath(_path(points))
        painter.restore()
        decimals = max(0, math.ceil(-math.log10(step_lon if is_meridian else step) - 1e-9))
        _label(painter, f"{_wrapped(degrees) if is_meridian else degrees:.{decimals}f}°", points, box, is_meridian)


def _steps(lat, across_m):
    """Return round intervals of latitude and longitude; meridians are few where they meet."""
    step = round_step(across_m / 111_000 / 3)
    return step, min(30.0, round_step(step / max(1e-4, math.cos(math.radians(lat)))))


def round_step(most):
    """Return the largest of 1, 2 and 5 times a power of ten that is at most as large."""
    power = 10.0 ** math.floor(math.log10(most))
    return max(each * power for each in (1, 2, 5) if each * power <= most)


def _bounds(extent, place):
    """Return degrees that have all of a map: south, north, west, east; the last two on the side of the place."""
    reach = math.degrees(math.hypot(extent.width(), extent.height()) / 2 / EARTH_RADIUS_M)
    south, north = place[0] - reach, place[0] + reach
    if south <= -90 or north >= 90:
        return max(-90.0, south), min(90.0, north), place[1] - 180, place[1] + 180
    wide = math.degrees(math.asin(min(1.0, math.sin(math.radians(min(90, reach))) / math.cos(math.radians(place[0])))))
    return south, north, place[1] - wide, place[1] + wide


def _rounds(low, high, step):
    """Return the multiples of a step from low to high."""
    return [number * step for number in range(math.ceil(low / step), math.floor(high / step) + 1)]


def _spread(low, high):
    return [low + (high - low) * number / PIECES for number in range(PIECES + 1)]


def _wrapped(lon):
    return (lon + 180) % 360 - 180


def _on_paper(places, transform, inside, extent):
    """Yield places in dots, without those that the map cannot show."""
    for lat, lon in places:
        try:
            point = transform.transform(_wrapped(lon), lat)
        except QgsCsException:
            continue
        across, down = (
            (point.x() - extent.xMinimum()) / extent.width(),
            (extent.yMaximum() - point.y()) / extent.height(),
        )
        yield QPointF(inside.left() + across * inside.width(), inside.top() + down * inside.height())


def _path(points):
    path = QPainterPath()
    for number, point in enumerate(points):
        path.lineTo(point) if number else path.moveTo(point)
    return path


def _label(painter, text, points, box, at_top):
    """Write degrees where a meridian leaves the map at its top, or a parallel at its left, if it does."""
    left, top, width, height = box
    edge = (top if at_top else left) * PX_PER_MM
    for one, other in zip(points, points[1:]):
        (before, along), (after, further) = ((p.y(), p.x()) if at_top else (p.x(), p.y()) for p in (one, other))
        if before != after and min(before, after) <= edge < max(before, after):
            where = (along + (further - along) * (edge - before) / (after - before)) / PX_PER_MM
            wide, tall = width_mm(text, SIZE), SIZE * MM_PER_POINT
            if at_top and left + wide / 2 <= where <= left + width - wide / 2:
                draw_text(painter, text, where - wide / 2, top - tall - 0.9, wide, SIZE, colour=TEXT)
            if not at_top and top + tall <= where <= top + height - tall:
                draw_text(painter, text, left + 0.5, where - tall / 2 - 0.3, wide, SIZE, colour=TEXT)
