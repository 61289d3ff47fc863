"""Drawings become the area that they show on the map, in any coordinate reference system."""

from __future__ import annotations

import math

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsPointXY, QgsProject

from pinpoint_engine import geodesy
from pinpoint_engine.areas.regions import inside
from pinpoint_engine.errors import RequestError
from pinpoint_qgis.drawings import LARGEST_CIRCLE_M, Drawing

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
SQUARE = ((2, 48), (3, 48), (3, 49), (2, 49))


def crs(name):
    return QgsCoordinateReferenceSystem(name)


def drawn(lonlat, name="EPSG:4326", radius_m=0.0):
    """Return a drawing whose corners are at degrees, in another CRS."""
    transform = QgsCoordinateTransform(WGS84, crs(name), QgsProject.instance())
    return Drawing(tuple(transform.transform(QgsPointXY(*at)) for at in lonlat), crs(name), radius_m)


def holds(drawing, *latlon):
    return inside(np.array(latlon, float), drawing.area().polygons).tolist()


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3857", "EPSG:32631", "EPSG:2154"])
def test_a_polygon_is_where_it_was_drawn(project, name):
    assert holds(drawn(SQUARE, name), (48.5, 2.5), (48.02, 2.02), (48.5, 3.1), (-48.5, 2.5)) == [
        True,
        True,
        False,
        False,
    ]
    assert drawn(SQUARE, name).area().notes == ()


def test_a_polygon_drawn_beyond_180_degrees_crosses_the_antimeridian(project):
    drawing = Drawing(tuple(QgsPointXY(*at) for at in ((170, -18), (190, -18), (190, -15), (170, -15))), WGS84)
    assert holds(drawing, (-16, 179), (-16, -171), (-16, 0), (-16, 169)) == [True, True, False, False]


def test_a_wide_polygon_is_not_taken_the_other_way_round(project):
    drawing = Drawing(tuple(QgsPointXY(*at) for at in ((-100, 0), (100, 0), (100, 10), (-100, 10))), WGS84)
    assert holds(drawing, (5, 0), (5, 99), (5, 179)) == [True, True, False]
    assert drawing.area().notes == ()


def test_a_polygon_around_the_pole_on_a_polar_map(project):
    square = tuple(QgsPointXY(*at) for at in ((-1e6, -1e6), (1e6, -1e6), (1e6, 1e6), (-1e6, 1e6)))
    assert holds(Drawing(square, crs("EPSG:3031")), (-90, 0), (-89, 123), (90, 0)) == [True, True, False]


def test_what_is_drawn_beyond_the_poles_is_left_out(project):
    drawing = Drawing(tuple(QgsPointXY(*at) for at in ((0, 80), (20, 80), (20, 120), (0, 120))), WGS84)
    assert holds(drawing, (89.9, 10), (79, 10)) == [True, False]


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3857"])
def test_a_polygon_that_crosses_itself_is_repaired_and_told(project, name):
    drawing = drawn(((2, 48), (3, 49), (3, 48), (2, 49)), name)
    assert holds(drawing, (48.5, 2.1), (48.5, 2.9), (48.9, 2.5), (48.1, 2.5)) == [True, True, False, False]
    assert drawing.area().notes == (
        "The drawing crosses itself and was divided into 2 polygons; move its corners to make it one",
    )


@pytest.mark.parametrize("corners", [((2, 48), (3, 49), (4, 50)), ((2, 48), (2, 48), (2, 48)), ((2, math.nan),) * 3])
def test_a_drawing_without_ground_is_refused(project, corners):
    drawing = Drawing(tuple(QgsPointXY(*at) for at in corners), WGS84)
    with pytest.raises(RequestError, match="encloses no area; click at least three corners"):
        drawing.area()


def test_a_drawing_beyond_its_crs_is_refused(project):
    far = tuple(QgsPointXY(*at) for at in ((1e8, 1e8), (2e8, 1e8), (2e8, 2e8)))
    with pytest.raises(RequestError, match="draw it where EPSG:3035 is valid"):
        Drawing(far, crs("EPSG:3035")).area()
    wide = tuple(QgsPointXY(*at) for at in ((-300, 0), (300, 0), (300, 10), (-300, 10)))
    with pytest.raises(RequestError, match="wider than the Earth"):
        Drawing(wide, WGS84).area()


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3857", "EPSG:3031"])
@pytest.mark.parametrize("centre", [(2.3, 48.8), (179.9, -17), (40, -89)])
def test_a_circle_is_round_on_the_ground(project, name, centre):
    if name == "EPSG:3031" and centre[1] > 0:
        name = "EPSG:3413"
    (polygon,) = drawn([centre], name, 300_000).area().polygons
    ring = np.array([(place.lat, place.lon) for place in polygon.outer])
    assert geodesy.distance_m(ring, np.array(centre[::-1])) == pytest.approx(300_000, rel=0.006)
    assert holds(drawn([centre], name, 300_000), centre[::-1], (0, 0)) == [True, False]


def test_a_circle_over_the_pole_holds_the_pole(project):
    assert holds(drawn([(40, 89)], radius_m=300_000), (90, 0), (89, -140), (85, -140)) == [True, True, False]


def test_a_circle_has_a_largest_radius(project):
    assert holds(drawn([(0, 0)], radius_m=LARGEST_CIRCLE_M), (44, 0), (46, 0)) == [True, False]
    with pytest.raises(RequestError, match=r"a radius of up to 5.?000 km"):
        drawn([(0, 0)], radius_m=LARGEST_CIRCLE_M + 1).area()


def test_corners_are_moved_added_and_taken_out(project):
    square = drawn(SQUARE)
    assert square.handles() == square.corners
    moved = square.dragged(1, QgsPointXY(4, 48))
    assert holds(moved, (48.2, 3.5)) == [True] and holds(square, (48.2, 3.5)) == [False]
    more = square.with_corner(1, QgsPointXY(2.5, 47))
    assert holds(more, (47.5, 2.5)) == [True] and len(more.corners) == 5
    triangle = square.without_corner(0)
    assert len(triangle.corners) == 3 and triangle.without_corner(0) is triangle


def test_a_circle_keeps_its_radius_when_moved_and_its_centre_when_resized(project):
    circle = drawn([(2, 48)], "EPSG:3857", 10_000)
    centre, rim = circle.handles()
    assert rim.x() > centre.x() and circle.without_corner(0) is circle
    north = circle.dragged(0, QgsPointXY(centre.x(), 2 * centre.y()))
    assert north.radius_m == 10_000
    twice = circle.dragged(1, QgsPointXY(2 * rim.x() - centre.x(), rim.y()))
    assert twice.radius_m == pytest.approx(20_000, rel=0.01) and twice.corners == circle.corners


def test_a_drawing_is_changed_in_another_crs(project):
    there = drawn(SQUARE).in_crs(crs("EPSG:2154"))
    assert there.crs.authid() == "EPSG:2154" and holds(there, (48.5, 2.5)) == [True]
    with pytest.raises(RequestError, match="has no place in EPSG:32631; change the project's"):
        drawn(((93, 0), (94, 0), (94, 1))).in_crs(crs("EPSG:32631"))
