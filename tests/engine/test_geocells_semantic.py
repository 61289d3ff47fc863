"""Semantic geocells: areas are merged and split until photos are spread evenly, and every photo is in one cell."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from pinpoint_engine import geodesy
from pinpoint_engine.errors import RequestError
from pinpoint_engine.geocells import areas, semantic
from pinpoint_engine.geocells.areas import Areas
from pinpoint_engine.geocells.clusters import Optics
from pinpoint_engine.geocells.semantic import Sizes

QGIS_WORLD = Path("/usr/share/qgis/resources/data/world_map.gpkg")
SMALL = Sizes(10, 20, (Optics(3, 0.05), Optics(5, 0.015)))
WHOLE = Sizes(1, 10_000, ())


def grid(columns, rows=1, west=0.0, south=0.0, countries=None, regions=None):
    """Make areas of one degree, named by number, row by row from the south-west."""
    corners = [(west + number % columns, south + number // columns) for number in range(columns * rows)]
    polygons = np.array([shapely.box(x, y, x + 1, y + 1) for x, y in corners], object)
    blank = ("",) * len(corners)
    return Areas(polygons, tuple(map(str, range(len(corners)))), regions or blank, countries or blank)


def towns(*counts, west=0.0, radius_m=2_000, seed=3):
    """Place the given numbers of photos around the middles of areas in a row."""
    rng = np.random.default_rng(seed)
    middles = [((0.5, west + number + 0.5), count) for number, count in enumerate(counts)]
    return np.vstack(
        [geodesy.destination(at, rng.uniform(0, 360, n), rng.uniform(0, radius_m, n)) for at, n in middles]
    )


def check(made, latlon):
    """Every photo is in one cell and counted there; cells are valid, do not overlap, and have photos."""
    owner = made.assign(latlon)
    assert np.bincount(owner, minlength=len(made)).tolist() == made.photos.tolist()
    assert made.photos.min() > 0
    assert shapely.is_valid(made.polygons).all()
    assert (np.abs(shapely.total_bounds(made.polygons)) <= (180, 90, 180, 90)).all()
    first, other = shapely.STRtree(made.polygons).query(made.polygons, predicate="intersects")
    apart = first < other
    shared = shapely.area(shapely.intersection(made.polygons[first[apart]], made.polygons[other[apart]]))
    assert shared.max(initial=0) < 1e-9
    assert len(set(made.ids)) == len(set(made.names)) == len(made)


def test_an_area_with_enough_photos_is_a_cell():
    latlon = towns(12, 15)
    made = semantic.build(grid(2, countries=("x", "x")), latlon, SMALL)
    check(made, latlon)
    assert made.names == ("0, x", "1, x")
    assert made.photos.tolist() == [12, 15]
    assert made.centres[0] == pytest.approx(geodesy.from_unit_vectors(geodesy.unit_vectors(latlon[:12]).mean(axis=0)))


def test_small_areas_are_fused_with_their_neighbours():
    made = semantic.build(grid(4), towns(4, 4, 4, 30, radius_m=1), SMALL)
    assert made.photos.tolist() == [12, 30]
    assert made.polygons[0].equals(shapely.box(0, 0, 3, 1))


def test_a_small_neighbour_of_the_same_region_is_wanted_most():
    photos = towns(12, 4, 6, 9)  # 1 goes first: it lies between 0, which is full, and 2, which is small
    small = semantic.build(grid(4, regions=("a", "a", "a", "b")), photos, SMALL)
    assert small.photos.tolist() == [12, 19]
    full = semantic.build(grid(4, regions=("a", "a", "b", "b")), photos, SMALL)
    assert full.photos.tolist() == [16, 15]


def test_areas_are_not_fused_across_a_frontier():
    made = semantic.build(grid(3, countries=("x", "y", "y")), towns(4, 12, 4), SMALL)
    assert sorted(zip(made.names, made.photos.tolist(), strict=True)) == [("0, x", 4), ("1, y", 16)]


def test_an_island_looks_farther_and_a_far_one_stays():
    near, far = grid(1, west=1.3), grid(1, west=8)
    shapes = np.concatenate([grid(1).polygons, near.polygons, far.polygons])
    made = semantic.build(Areas(shapes, ("0", "1", "2"), ("",) * 3, ("",) * 3), towns(12, 4, *[0] * 6, 3), SMALL)
    assert made.photos.tolist() == [16, 3]


def test_neighbours_are_found_across_the_antimeridian():
    shapes = np.array([shapely.box(178, 0, 180, 1), shapely.box(-180, 0, -178, 1)], object)
    latlon = np.vstack([towns(12, west=178.5), towns(4, west=-180)])
    made = semantic.build(Areas(shapes, ("w", "e"), ("", ""), ("", "")), latlon, SMALL)
    check(made, latlon)
    assert made.photos.tolist() == [16]
    assert shapely.get_num_geometries(made.polygons[0]) == 2


def test_an_area_without_photos_is_joined_to_the_nearest_of_its_country():
    made = semantic.build(grid(4, countries=("x", "y", "y", "z")), towns(10, 0, 10, 0), WHOLE)
    assert made.photos.tolist() == [10, 10]
    assert shapely.area(made.polygons).tolist() == [1, 3]


def test_a_full_area_is_split_between_its_towns():
    middles = np.array([(0.2, 0.2), (0.8, 0.8), (0.2, 0.8)])
    latlon = np.vstack([middle + towns(15, radius_m=1_000) - [0.5, 0.5] for middle in middles])
    made = semantic.build(grid(1, countries=("x",)), latlon, Sizes(10, 20, (Optics(3, 0.5),)))
    check(made, latlon)
    assert set(made.names) == {"0 1, x", "0 2, x", "0 3, x"}
    owners = made.assign(latlon).reshape(3, -1).tolist()
    assert sorted(map(tuple, owners)) == [(0,) * 15, (1,) * 15, (2,) * 15]
    assert shapely.area(made.polygons).sum() == pytest.approx(1)
    assert made.assign(middles + 0.15).tolist() == [owner[0] for owner in owners]


def test_one_town_is_cut_out_of_the_country_around_it():
    rng = np.random.default_rng(1)
    latlon = np.vstack([towns(30, radius_m=300), rng.uniform(0, 1, (14, 2))])
    made = semantic.build(grid(1), latlon, Sizes(10, 20, (Optics(10, 0.5),)))
    check(made, latlon)
    town = made.assign(np.array([(0.5, 0.5)]))[0]
    assert made.photos[town] == pytest.approx(30, abs=3)
    assert made.photos.sum() == 44
    assert len(made) == 2
    assert made.polygons[town].area < 0.2


@pytest.mark.parametrize("count", [1, 21, 60])
def test_photos_at_one_place_are_one_cell(count):
    latlon = np.full((count, 2), 0.5)
    made = semantic.build(grid(2), latlon, SMALL)
    check(made, latlon)
    assert made.photos.tolist() == [count]
    assert made.centres[0] == pytest.approx([0.5, 0.5])


def test_photos_at_sea_are_in_the_nearest_cell_and_are_split_like_others():
    latlon = np.vstack([towns(15), towns(15) + [0, 5], towns(15) + [4, 1]])
    made = semantic.build(grid(2), latlon, SMALL)
    check(made, latlon)
    assert made.photos.sum() == 45


def test_a_split_leaves_the_minimum_on_either_side():
    rng = np.random.default_rng(11)
    latlon = rng.uniform(0, 1, (60, 2)) ** 3
    made = semantic.build(grid(1), latlon, SMALL)
    check(made, latlon)
    assert made.photos.min() >= SMALL.minimum


def test_the_same_photos_make_the_same_cells():
    latlon = np.vstack([towns(40, 3, 25, radius_m=20_000), towns(30, radius_m=30_000) + [0.5, 0.1]])
    first, again = (semantic.build(grid(3, 2), latlon, SMALL) for _ in range(2))
    assert first.centres.tobytes() == again.centres.tobytes()
    assert shapely.equals_identical(first.polygons, again.polygons).all()


def test_no_photos_make_no_cells():
    with pytest.raises(RequestError, match="no photos"):
        semantic.build(grid(1), np.empty((0, 2)), SMALL)


def test_the_last_photo_at_either_pole_has_its_cell():
    caps = np.array([shapely.box(-180, 60, 180, 90), shapely.box(-180, -90, 180, -60)], object)
    latlon = np.array([(90, 0), (90, 77), (-90, -180), (-89.99, 12)], float)
    made = semantic.build(Areas(caps, ("n", "s"), ("", ""), ("n", "s")), latlon, SMALL)
    check(made, latlon)
    assert made.photos.tolist() == [2, 2]
    assert abs(made.centres[:, 0]) == pytest.approx([90, 90], abs=0.01)


def test_published_sizes_and_their_scale():
    assert semantic.scaled(100_000) == semantic.STREET
    assert semantic.scaled(5_000) == Sizes(10, 20, (Optics(3, 0.05), Optics(3, 0.025), Optics(5, 0.015)))
    assert semantic.scaled(0).minimum == 10


@pytest.mark.skipif(not QGIS_WORLD.is_file(), reason=f"QGIS is not installed: there is no {QGIS_WORLD}")
def test_real_provinces():
    named = {"layer": areas.QGIS_WORLD_LAYER, "name": areas.QGIS_WORLD_NAME, "country": areas.QGIS_WORLD_COUNTRY}
    world = areas.read_areas(QGIS_WORLD, **named)
    kept = np.flatnonzero(np.isin(world.countries, ["Fiji", "Norway", "Lesotho", "South Africa"]))
    texts = (tuple(column[row] for row in kept) for column in (world.names, world.regions, world.countries))
    some = Areas(world.polygons[kept], *texts)
    rng = np.random.default_rng(2)
    hubs = [
        (59.9, 10.7, 60),
        (69.6, 18.9, 12),
        (-16.8, 179.9, 15),
        (-16.8, -179.95, 15),
        (-29.3, 27.5, 30),
        (-26.2, 28, 40),
    ]
    latlon = np.vstack(
        [geodesy.destination((lat, lon), rng.uniform(0, 360, n), rng.exponential(3e4, n)) for lat, lon, n in hubs]
    )
    made = semantic.build(some, latlon, SMALL)
    check(made, latlon)
    assert len(made) >= 6
