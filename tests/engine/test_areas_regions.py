"""Which points lie in a search area, right across the antimeridian and over the poles."""

from __future__ import annotations

import ctypes.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from pinpoint_engine import geodesy
from pinpoint_engine.areas import regions
from pinpoint_engine.errors import RequestError
from pinpoint_engine.geocells import adaptive
from pinpoint_engine.types import Location, Polygon

ROOT = Path(__file__).resolve().parents[2]


def ring(*corners):
    return tuple(Location(lat, lon) for lat, lon in corners)


def box(west, south, east, north):
    """Return a box as polygons; east may lie beyond 180."""
    return regions.from_shape(shapely.box(west, south, east, north))


def parallel(lat, step=5):
    """Return a ring once around the globe."""
    return ring(*((lat, lon) for lon in range(-180, 180, step)))


def told(polygons, *points):
    return regions.inside(np.array(points, float), polygons).tolist()


def test_box():
    area = [Polygon(ring((40, 0), (40, 10), (50, 10), (50, 0)))]
    assert told(area, (45, 5), (45, 11), (39, 5), (45, -355 + 360)) == [True, False, False, True]


def test_the_edge_belongs_to_the_area():
    assert told([Polygon(ring((0, 0), (0, 10), (10, 10), (10, 0)))], (0, 5), (10, 10)) == [True, True]


def test_hole_is_outside():
    area = Polygon(ring((0, 0), (0, 10), (10, 10), (10, 0)), (ring((4, 4), (4, 6), (6, 6), (6, 4)),))
    assert told([area], (5, 5), (1, 1), (5, 7)) == [False, True, True]


def test_any_of_several_areas_will_do():
    areas = [*box(0, 0, 1, 1), *box(5, 5, 6, 6)]
    assert told(areas, (0.5, 0.5), (5.5, 5.5), (3, 3)) == [True, True, False]


def test_no_area_holds_nothing():
    assert told([], (0, 0)) == [False]


@pytest.mark.parametrize(
    "area",
    [
        (Polygon(ring((-20, 170), (-20, -170), (-10, -170), (-10, 170))),),
        box(170, -20, 190, -10),
        box(-190, -20, -170, -10),
    ],
    ids=["ring", "beyond 180", "below -180"],
)
def test_box_across_the_antimeridian(area):
    points = ((-15, 175), (-15, -175), (-15, 180), (-15, -180), (-15, 165), (-15, -165), (-15, 0), (-5, 175))
    assert told(area, *points) == [True, True, True, True, False, False, False, False]


def test_hole_across_the_antimeridian():
    hole = ring((-16, 179), (-16, -179), (-14, -179), (-14, 179))
    area = Polygon(ring((-20, 170), (-20, -170), (-10, -170), (-10, 170)), (hole,))
    assert told([area], (-15, 180), (-15, -179.5), (-15, 178), (-15, -178)) == [False, False, True, True]


def test_wide_box_in_geojson_takes_the_long_way_round():
    area = box(-100, -10, 100, 10)
    assert told(area, (0, 0), (0, 99), (0, 170), (0, -170)) == [True, True, False, False]


def test_whole_world():
    area = box(-180, -90, 180, 90)
    points = np.random.default_rng(1).uniform([-90, -180], [90, 180], (500, 2))
    corners = np.array([(90, 0), (-90, 0), (0, 180), (0, -180), (0, 0)], float)
    assert regions.inside(np.vstack([points, corners]), area).all()


@pytest.mark.parametrize("step", [5, -5], ids=["eastward", "westward"])
def test_ring_around_a_pole_holds_the_pole(step):
    corners = parallel(-60)[:: 1 if step > 0 else -1]
    assert told([Polygon(corners)], (-90, 0), (-75, 179), (-75, -180), (-59, 0), (90, 0)) == [
        *(True, True, True),
        *(False, False),
    ]


def test_ring_around_the_north_pole_with_a_hole_over_it():
    area = Polygon(parallel(60), (parallel(80)[20:] + parallel(80)[:20],))
    assert told([area], (70, 3), (70, -179), (85, 3), (90, 0), (50, 3)) == [True, True, False, False, False]


def test_disc_over_a_pole():
    area = [regions.disc(Location(89, 100), 500_000)]
    assert told(area, (90, 0), (88, -80), (86, 100), (84, 100), (-89, 100)) == [True, True, True, False, False]


DISCS = [
    (0, 0, 1e5),
    (90, 0, 1e5),
    (-90, 179, 1e3),
    (48.9, 2.3, 2.5e4),
    (-16.8, 179.99, 3e5),
    (-89.8, 30, 1e5),
    (65, -180, 4e6),
    (1, 10, 9.9e6),
]


@pytest.mark.parametrize(("lat", "lon", "radius_m"), DISCS)
def test_disc_holds_what_is_nearer_than_its_radius(lat, lon, radius_m):
    rng = np.random.default_rng(11)
    share = np.concatenate([rng.uniform(0, 3, 1000), rng.normal(1, 0.05, 1000)])
    points = geodesy.destination([lat, lon], rng.uniform(0, 360, 2000), share * radius_m)
    metres = geodesy.distance_m([lat, lon], points)
    clear = np.abs(metres / radius_m - 1) > 0.01
    found = regions.inside(points, [regions.disc(Location(lat, lon), radius_m)])
    assert clear.sum() > 1700
    assert (found == (metres < radius_m))[clear].all()


@pytest.mark.parametrize("radius_m", [0, -1, float("nan"), 10_000_001])
def test_disc_that_is_none(radius_m):
    with pytest.raises(RequestError, match="radius"):
        regions.disc(Location(0, 0), radius_m)


@pytest.mark.parametrize(
    "corners",
    [(), ((0, 0),), ((0, 0), (0, 1)), ((0, 0), (0, 1), (0, 0)), ((0, 0), (1, 1), (2, 2)), ((5, 5),) * 4],
)
def test_degenerate_area(corners):
    with pytest.raises(RequestError, match="draw a polygon"):
        regions.inside(np.zeros((1, 2)), [Polygon(ring(*corners))])


@pytest.mark.parametrize("nothing", [(), ((5, 5),) * 4, ((1, 1), (2, 2), (3, 3))], ids=["empty", "point", "line"])
def test_what_has_no_surface_hides_nothing_that_has(nothing):
    square = ring((0, 0), (0, 10), (10, 10), (10, 0))
    for area in ([Polygon(square, (ring(*nothing),))], [Polygon(ring(*nothing)), Polygon(square)]):
        assert told(area, (5, 5), (2, 2), (11, 11)) == [True, True, False]
        assert regions.area_km2_of(area) == regions.area_km2_of([Polygon(square)])


def test_hole_as_large_as_its_polygon_leaves_no_area():
    square = ring((0, 0), (0, 10), (10, 10), (10, 0))
    with pytest.raises(RequestError, match="draw a polygon"):
        told([Polygon(square, (square,))], (5, 5))


def outline(rng, number):
    """Return corners [n, 2] of one of five kinds, latitude first."""
    count, reach_deg = rng.integers(3, 30), rng.choice([1e-4, 1, 30, 80])
    middle = np.array([rng.uniform(-60, 60), rng.choice([0, 179.9, -180, rng.uniform(-180, 180)])])
    turn = np.sort(rng.uniform(0, 2 * np.pi, count))
    star = np.column_stack([np.sin(turn), np.cos(turn)]) * rng.uniform(0.3, 1, (count, 1))
    crossed = rng.normal(0, reach_deg, (count, 2))
    around_the_pole = np.column_stack([rng.uniform(50, 80, count), np.sort(rng.uniform(-180, 180, count))])
    spikes = np.round(rng.normal(0, 2, (count, 2)))
    kinds = (middle + reach_deg * star, middle + crossed, middle + spikes, around_the_pole)
    corners = [*kinds, middle + np.repeat(crossed, 2, axis=0)][number % 5]
    return np.column_stack([corners[:, 0].clip(-90, 90), (corners[:, 1] + 180) % 360 - 180])


def questions(rng, corners, count):
    """Return points to ask about a ring [n, 2]: its corners, some on its edges, `count` around, poles and seams."""
    after, share = np.roll(corners, -1, axis=0), rng.random((len(corners), 1))
    around = rng.uniform(corners.min(axis=0) - 1, corners.max(axis=0) + 1, (count, 2))
    grid = np.round(corners.mean(axis=0)) + np.round(rng.normal(0, 3, (50, 2)))
    odd = [(90, 0), (-90, 0), (0, 180), (0, -180), (np.nan, 0), (0, np.nan), (0, np.inf)]
    on_edges = (corners + after) / 2, corners * share + after * (1 - share)
    return np.vstack([corners, *on_edges, around, grid, odd])


def test_points_inside_are_those_that_shapely_finds():
    rng, held, asked = np.random.default_rng(5), 0, 0
    for number in range(400):
        corners = outline(rng, number)
        hole = corners.mean(axis=0) + rng.normal(0, np.ptp(corners, axis=0) / 6, (5, 2))
        holes = (ring(*np.round(hole.clip(-90, 90), rng.choice([0, 9])).tolist()),) if number % 3 else ()
        polygon, points = (
            Polygon(ring(*corners.tolist()), holes),
            questions(rng, corners, 5_000 if number % 20 == 0 else 200),
        )
        plane, expected = regions._planar(polygon), np.zeros(len(points), bool)
        if plane.area == 0:  # the hole has swallowed it
            continue
        for turn in range(-3, 4):
            expected |= shapely.intersects_xy(plane, points[:, 1] + 360 * turn, points[:, 0])
        found = regions.inside(points, [polygon])
        assert found.tolist() == expected.tolist(), polygon
        held, asked = held + found.sum(), asked + len(found)
    assert asked > 80_000 and 0.1 * asked < held < 0.9 * asked


SYSTEM_GEOS = ctypes.util.find_library("geos_c")
BESIDE_ANOTHER_GEOS = """
import ctypes, sys
ctypes.CDLL(sys.argv[1], ctypes.RTLD_GLOBAL)
import numpy as np
from pinpoint_engine.areas import regions
from pinpoint_engine.types import Location, Polygon
corners = ((0, 0), (10, 10), (0, 10), (10, 0), (0, 0), (-5, -5), (0, 0))
outer, hole = (tuple(Location(*each) for each in ring) for ring in (corners, ((4, 8), (6, 8), (5, 9))))
area = Polygon(outer, (hole,))
print(regions.inside(np.array([(5, 7.0), (5, 8.5), (1, 5)]), [area]).tolist(), regions.area_km2_of([area]) > 1e5)
"""


@pytest.mark.skipif(SYSTEM_GEOS is None, reason="needs the GEOS of the system, as QGIS has it (libgeos-c1v5)")
def test_a_search_area_beside_the_geos_of_qgis():
    """The QGIS binary has loaded the system's GEOS before shapely brings its own, and the first answers for both."""
    command = [sys.executable, "-c", BESIDE_ANOTHER_GEOS, SYSTEM_GEOS]
    run = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert (run.returncode, run.stdout.strip()) == (0, "[True, False, False] True"), run.stderr


def test_area_that_crosses_itself_holds_both_its_lobes():
    bow = Polygon(ring((0, 0), (10, 10), (0, 10), (10, 0)))
    assert told([bow], (5, 9), (5, 1), (9, 5), (1, 5)) == [True, True, False, False]


@pytest.mark.parametrize(
    "shape",
    [
        shapely.Point(1, 2),
        shapely.Polygon(),
        shapely.Polygon([(0, 0), (1, 100), (1, 0)]),
        shapely.Polygon([(0, 0), (400, 1), (1, 0)]),
        shapely.Polygon([(0, 0), (2e7, 1e7), (2e7, 0)]),
    ],
    ids=["point", "empty", "beyond a pole", "wider than the Earth", "metres"],
)
def test_shape_that_is_no_area(shape):
    with pytest.raises(RequestError, match="; "):
        regions.from_shape(shape)


def test_every_part_of_a_multipolygon_counts():
    area = regions.from_shape(shapely.box(0, 0, 1, 1) | shapely.box(5, 5, 6, 6))
    assert len(area) == 2
    assert told(area, (0.5, 0.5), (5.5, 5.5)) == [True, True]


def test_a_union_of_geocells_has_no_slivers_that_are_no_area():
    rng = np.random.default_rng(3)
    latlon = np.concatenate([rng.normal((-33.8, 151.0), spread, (400, 2)) for spread in (0.3, 3.0, 20.0)])
    partition = adaptive.build(latlon.clip(-89, 179), adaptive.CellLimits(12, 1))
    for _ in range(5):
        chosen = rng.permutation(len(partition))[: len(partition) // 2]
        polygons, area_km2 = regions.union_of_shapes(partition.polygons[chosen])
        assert regions.inside(partition.centres[chosen], polygons).all()
        assert area_km2 == pytest.approx(sum(map(regions.area_km2, partition.polygons[chosen])), rel=1e-3)


def test_a_union_is_the_same_wherever_its_rings_begin():
    """Its corners, their order and that of its parts do not depend on the order of what is joined."""
    latlon = np.array([[10.0, 179.9], [10.3, -179.9], [-20.0, 5.0], [-20.1, 5.2], [40.0, 5.0]])
    radii = np.array([40_000.0, 30_000.0, 25_000.0, 25_000.0, 10_000.0])
    wanted = regions.union_of_discs(latlon, radii)
    for order in ([4, 3, 2, 1, 0], [2, 0, 4, 1, 3]):
        polygons, area = regions.union_of_discs(latlon[order], radii[order])
        assert [set(polygon.outer) for polygon in polygons] == [set(polygon.outer) for polygon in wanted[0]]
        assert area == wanted[1]
    for polygon in wanted[0]:
        assert polygon.outer[0] == min(polygon.outer, key=lambda place: (place.lon, place.lat))


@pytest.mark.parametrize(
    "latlon", [(-33.9, 151.2), (60.0, 179.5), (0.0, -180.0), (89.0, 10.0), (-90.0, 0.0), (70.0, 20.0)]
)
@pytest.mark.parametrize("radius_m", [50.0, 25_000.0, 400_000.0, 2_500_000.0, 9_000_000.0])
def test_a_disc_has_the_area_of_its_circle_wherever_it_lies(latlon, radius_m):
    polygons, area_km2 = regions.union_of_discs(np.array([latlon]), np.array([radius_m]))
    cap_km2 = 2 * np.pi * geodesy.EARTH_RADIUS_M**2 * (1 - np.cos(radius_m / geodesy.EARTH_RADIUS_M)) / 1e6
    assert area_km2 == pytest.approx(cap_km2, rel=0.012)
    assert all(abs(place.lon) <= 180 and abs(place.lat) <= 90 for polygon in polygons for place in polygon.outer)
    inner = geodesy.destination([latlon], np.arange(0.0, 360, 7)[:, None], 0.97 * radius_m)
    assert regions.inside(inner.reshape(-1, 2), polygons).all()
    outer = geodesy.destination([latlon], np.arange(0.0, 360, 7)[:, None], 1.04 * radius_m)
    assert not regions.inside(outer.reshape(-1, 2), polygons).any()


def test_a_footprint_shrinks_boxes_to_what_is_in_them():
    both = [*box(0, 0, 4, 4), *box(2, 2, 6, 6)]
    area = regions.Footprint(both)
    boxes = np.array([(-10, -10, 10, 10), (3, -5, 9, 1), (4.5, 0, 5, 1), (-1, 4, 2, 9), (0, 0, 1, 1)], float)
    assert area.meets(boxes).tolist() == [True, True, False, False, True]  # one is in the corner, one only touches
    assert area.shrunk(boxes).tolist() == [[0, 0, 6, 6], [3, 0, 4, 1], [0, 0, 1, 1]]
    assert area.holds(np.array([(1, 1), (5, 5), (5, 1), (6, 6)], float)).tolist() == [True, True, False, True]
    assert area.holds(np.array([(area.middle().lat, area.middle().lon)])).all()


def test_a_footprint_over_180_degrees_is_between_them():
    area = regions.Footprint(box(179, -18, 181, -16))
    boxes = np.array([(-90, -180, 90, 0), (-90, 0, 90, 180)], float)
    assert area.shrunk(boxes).tolist() == [[-18, -180, -16, -179], [-18, 179, -16, 180]]
