"""What an analyst draws on the map: a polygon by its corners, or a circle by its centre and radius."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any, Tuple

from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject

from pinpoint_engine.errors import RequestError
from pinpoint_engine.types import Location, Polygon, SearchArea

from . import areas, words
from .area_shapes import distances
from .translation import tr

CIRCLE_CORNERS = 180
LARGEST_CIRCLE_M = 5_000_000
EAST = math.pi / 2
"""The bearing at which a circle has its handle, in radians."""


@dataclass(frozen=True)
class Drawing:
    """A polygon by its corners, not closed; or, with a radius, a circle by its centre, the only corner. In any CRS."""

    corners: Tuple[QgsPointXY, ...]
    crs: Any
    radius_m: float = 0.0

    def area(self):
        """Return the ground it encloses, in WGS 84.

        Raises:
            RequestError: it encloses nothing, lies where its CRS is not valid, or is too large.
        """
        project = QgsProject.instance()
        if not self.radius_m:
            return areas.from_corners(self.corners, self.crs, project)
        return SearchArea((_circle(self._centre(), self.radius_m),))

    def in_crs(self, crs):
        """Return it with its corners in another CRS, for example to be changed there.

        Raises:
            RequestError: a corner cannot be expressed in that CRS.
        """
        return replace(self, corners=tuple(_moved(corner, self.crs, crs) for corner in self.corners), crs=crs)

    def handles(self):
        """Return the points to drag: the corners of a polygon, or the centre of a circle and a point on it."""
        if not self.radius_m:
            return self.corners
        rim = distances(QgsProject.instance()).computeSpheroidProject(self._centre(), self.radius_m, EAST)
        return (*self.corners, _moved(rim, degrees(), self.crs))

    def dragged(self, number, to):
        """Return it with one of its handles at another point; a circle that is moved keeps its radius."""
        if self.radius_m and number:
            return replace(self, radius_m=distance_m(self.corners[0], to, self.crs))
        return replace(self, corners=(*self.corners[:number], to, *self.corners[number + 1 :]))

    def with_corner(self, number, at):
        """Return a polygon with one more corner, before the one of this number."""
        return replace(self, corners=(*self.corners[:number], at, *self.corners[number:]))

    def without_corner(self, number):
        """Return a polygon without a corner; one with three corners, or a circle, as it is."""
        if self.radius_m or len(self.corners) <= 3:
            return self
        return replace(self, corners=(*self.corners[:number], *self.corners[number + 1 :]))

    def _centre(self):
        return _moved(self.corners[0], self.crs, degrees())


def degrees():
    """Return WGS 84."""
    return QgsCoordinateReferenceSystem("EPSG:4326")


def distance_m(start, end, crs):
    """Return the distance of two points in a CRS on the ellipsoid.

    Raises:
        RequestError: the CRS is not valid there.
    """
    measure = distances(QgsProject.instance())
    return measure.measureLine(_moved(start, crs, degrees()), _moved(end, crs, degrees()))


def _moved(point, crs, to):
    """Return a point in another CRS."""
    try:
        found = QgsCoordinateTransform(crs, to, QgsProject.instance()).transform(point)
    except QgsCsException:
        found = QgsPointXY(math.nan, math.nan)
    if not (math.isfinite(found.x()) and math.isfinite(found.y())):
        told = tr("the drawing has no place in {crs}; change the project's coordinate reference system")
        raise RequestError(told.format(crs=to.authid() if crs == degrees() else crs.authid()))
    return found


def _circle(centre, radius_m):
    """Return the ground within a distance of a centre (longitude, latitude).

    Raises:
        RequestError: the radius is too large.
    """
    if radius_m > LARGEST_CIRCLE_M:
        told = tr("the circle is too large; draw one with a radius of up to {most} km")
        raise RequestError(told.format(most=words.number(LARGEST_CIRCLE_M // 1000)))
    measure, step = distances(QgsProject.instance()), 2 * math.pi / CIRCLE_CORNERS
    ring = [measure.computeSpheroidProject(centre, radius_m, step * number) for number in range(CIRCLE_CORNERS)]
    return Polygon(tuple(Location(max(-90.0, min(90.0, at.y())), (at.x() + 180) % 360 - 180) for at in ring))
