"""Which points lie in a search area, right across the antimeridian and over the poles."""

from __future__ import annotations

import json

import numpy as np
import pytest

from pinpoint_engine import geodesy, regions
from pinpoint_engine.errors import RequestError
from pinpoint_engine.geocells import adaptive
from pinpoint_engine.types import Location, Polygon


def ring(*corners):
    return tuple(Location(lat, lon) for lat, lon in corners)


def box(west, south, east, north):
    """Return a GeoJSON box; east may lie beyond 180."""
    corners = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [corners]}


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
    areas = [*regions.from_geojson(box(0, 0, 1, 1)), *regions.from_geojson(box(5, 5, 6, 6))]
    assert told(areas, (0.5, 0.5), (5.5, 5.5), (3, 3)) == [True, True, False]


def test_no_area_holds_nothing():
    assert told([], (0, 0)) == [False]


@pytest.mark.parametrize(
    "area",
    [
        (Polygon(ring((-20, 170), (-20, -170), (-10, -170), (-10, 170))),),
        regions.from_geojson(box(170, -20, 190, -10)),
        regions.from_geojson(box(-190, -20, -170, -10)),
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
    area = regions.from_geojson(box(-100, -10, 100, 10))
    assert told(area, (0, 0), (0, 99), (0, 170), (0, -170)) == [True, True, False, False]


def test_whole_world():
    area = regions.from_geojson(box(-180, -90, 180, 90))
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


def test_area_that_crosses_itself_holds_both_its_lobes():
    bow = Polygon(ring((0, 0), (10, 10), (0, 10), (10, 0)))
    assert told([bow], (5, 9), (5, 1), (9, 5), (1, 5)) == [True, True, False, False]


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 100], [1, 0], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [400, 1], [1, 0], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [2e7, 1e7], [2e7, 0], [0, 0]]]},
        {"type": "Polygon", "coordinates": "here"},
        {"type": "Blob"},
        {},
        [],
        "Polygon",
        None,
    ],
)
def test_geometry_that_is_no_area(geometry):
    with pytest.raises(RequestError):
        regions.from_geojson(geometry)


def test_every_part_of_a_multipolygon_counts():
    coordinates = [box(0, 0, 1, 1)["coordinates"], box(5, 5, 6, 6)["coordinates"]]
    area = regions.from_geojson({"type": "MultiPolygon", "coordinates": coordinates})
    assert len(area) == 2
    assert told(area, (0.5, 0.5), (5.5, 5.5)) == [True, True]


@pytest.mark.parametrize(
    "content",
    [
        box(0, 0, 10, 10),
        {"type": "Feature", "properties": {}, "geometry": box(0, 0, 10, 10)},
        {"type": "FeatureCollection", "features": [{"geometry": None}, {"geometry": box(0, 0, 10, 10)}]},
    ],
    ids=["geometry", "feature", "collection"],
)
def test_polygons_from_a_file(tmp_path, content):
    (tmp_path / "area.geojson").write_text(json.dumps(content))
    assert told(regions.read_polygons(tmp_path / "area.geojson"), (5, 5), (5, 11)) == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "7",
        "null",
        '{"type": "FeatureCollection"}',
        '{"type": "FeatureCollection", "features": null}',
        '{"type": "FeatureCollection", "features": [3, null]}',
        '{"type": "FeatureCollection", "features": [{"geometry": 3}]}',
        '{"type": "Feature", "geometry": null}',
    ],
)
def test_file_without_a_polygon(tmp_path, text):
    (tmp_path / "area.geojson").write_text(text)
    with pytest.raises(RequestError):
        regions.read_polygons(tmp_path / "area.geojson")


def test_missing_and_binary_files(tmp_path):
    (tmp_path / "area.geojson").write_bytes(b"\xff\xfe\x00")
    for name in ("area.geojson", "none.geojson"):
        with pytest.raises(RequestError, match="cannot be read as GeoJSON"):
            regions.read_polygons(tmp_path / name)


def test_a_union_of_geocells_has_no_slivers_that_are_no_area():
    rng = np.random.default_rng(3)
    latlon = np.concatenate([rng.normal((-33.8, 151.0), spread, (400, 2)) for spread in (0.3, 3.0, 20.0)])
    partition = adaptive.build(latlon.clip(-89, 179), adaptive.Limits(12, 1))
    for _ in range(5):
        chosen = rng.permutation(len(partition))[: len(partition) // 2]
        polygons, area_km2 = regions.union_of_shapes(partition.polygons[chosen])
        assert regions.inside(partition.centres[chosen], polygons).all()
        assert area_km2 == pytest.approx(sum(map(regions.area_km2, partition.polygons[chosen])), rel=1e-3)
