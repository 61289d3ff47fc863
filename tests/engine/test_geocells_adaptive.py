"""Adaptive S2 cells: smaller where photos are many, without gaps on the map, and equal to the published partitions."""

from __future__ import annotations

import csv
import sys

import numpy as np
import pytest
import s2cell
import shapely

from pinpoint_engine import geodesy
from pinpoint_engine.errors import MissingPartError, RequestError
from pinpoint_engine.geocells import adaptive
from pinpoint_engine.geocells.adaptive import CellLimits

RNG = np.random.default_rng(7)
EDGES = [(90, 0), (-90, 0), (90, 123), (0, 180), (0, -180), (45, 180), (0, 45), (0, 0), (89.999, -135), (-35.3, 45)]


def everywhere(count):
    return geodesy.from_unit_vectors(RNG.normal(size=(count, 3)))


def tokens(latlon, level):
    ids = (s2cell.lat_lon_to_cell_id(lat, lon) for lat, lon in np.asarray(latlon, float).tolist())
    return [s2cell.cell_id_to_token(s2cell.cell_id_to_parent_cell_id(each, level)) for each in ids]


def test_few_photos_make_one_cell_of_their_face():
    made = adaptive.build(np.array([(10.0, 20.0), (11, 21)]), CellLimits(2, 1))
    assert (made.ids, made.photos.tolist()) == (("1",), [2])
    assert made.centres[0] == pytest.approx([10.5, 20.5], abs=0.01)


def test_a_full_cell_is_divided_and_an_almost_empty_quarter_dropped():
    latlon = np.vstack([RNG.uniform((5, 5), (40, 40), (10, 2)), RNG.uniform((-40, -40), (-5, -5), (9, 2)), [(20, -20)]])
    made = adaptive.build(latlon, CellLimits(12, 2))
    assert set(made.ids) == set(tokens(latlon[[0, 10]], 1))
    assert sorted(made.photos.tolist()) == [9, 10]
    assert made.photos.sum() + 1 == len(latlon)


def test_a_photo_of_a_dropped_cell_goes_to_the_nearest():
    latlon = np.vstack([np.full((9, 2), 20.0), np.full((9, 2), -20.0), [(20, -1)]])
    made = adaptive.build(latlon, CellLimits(12, 2))
    assert made.ids[made.assign(np.array([(20.0, -1.0)]))[0]] == tokens([(20, 20)], 1)[0]


def test_weights_are_photos_at_the_same_place():
    latlon = everywhere(60)
    weights = RNG.integers(1, 5, 60)
    once, weighted = (
        adaptive.build(latlon.repeat(weights, axis=0), CellLimits(9, 2)),
        adaptive.build(latlon, CellLimits(9, 2), weights),
    )
    assert once.ids == weighted.ids
    assert once.photos.tolist() == weighted.photos.tolist()
    assert once.centres == pytest.approx(weighted.centres)


def test_every_photo_is_in_the_cell_that_s2_says():
    latlon = np.vstack(
        [everywhere(1500), geodesy.destination((48.8, 2.3), RNG.uniform(0, 360, 500), RNG.exponential(1e4, 500))]
    )
    made = adaptive.build(latlon, CellLimits(30, 1))
    owner = made.assign(latlon)
    said = [
        tokens([place], s2cell.token_to_level(made.ids[cell]))[0] for place, cell in zip(latlon, owner, strict=True)
    ]
    assert said == [made.ids[cell] for cell in owner]
    assert made.photos.tolist() == np.bincount(owner, minlength=len(made)).tolist()
    assert made.photos.max() <= 30


@pytest.mark.parametrize("most", [5000, 300, 20])
def test_the_cells_of_a_full_earth_cover_it_without_gap_or_overlap(most):
    latlon = everywhere(2000)
    made = adaptive.build(latlon, CellLimits(most, 1))
    assert shapely.is_valid(made.polygons).all()
    assert shapely.total_bounds(made.polygons).tolist() == [-180, -90, 180, 90]
    assert shapely.area(made.polygons).sum() == pytest.approx(360 * 180, rel=1e-9)
    first, other = shapely.STRtree(made.polygons).query(made.polygons, predicate="overlaps")
    assert shapely.area(shapely.intersection(made.polygons[first], made.polygons[other])).max(initial=0) < 1e-6
    assert made.assign(np.array(EDGES, float)).min() >= 0


@pytest.mark.parametrize("place", EDGES, ids=str)
def test_photos_at_one_place_stop_at_the_finest_level(place):
    latlon = np.tile(np.array(place, float), (50, 1))
    made = adaptive.build(latlon, CellLimits(20, 5, finest=12))
    assert made.photos.tolist() == [50]
    assert s2cell.token_to_level(made.ids[0]) == 12
    assert geodesy.distance_m(made.centres[0], place) < 1e-3
    assert made.polygons[0].is_valid
    assert np.ptp(shapely.bounds(made.polygons[0])[[1, 3]]) < 0.1


def test_no_photos_or_too_few_make_no_cells():
    for latlon in (np.empty((0, 2)), np.zeros((3, 2))):
        with pytest.raises(RequestError, match="no geocell has 50 photos"):
            adaptive.build(latlon, CellLimits())


def test_without_s2cell_the_remedy_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "s2cell", None)
    with pytest.raises(MissingPartError, match="pip install pinpoint-engine"):
        adaptive.build(np.zeros((1, 2)), CellLimits())


def test_published_limits_and_their_scale():
    assert adaptive.scaled(91_000_000) == adaptive.scaled(10**9) == CellLimits(10_000, 50)
    assert adaptive.scaled(4_723_695) == CellLimits(2278, 50)
    assert adaptive.scaled(5_000) == CellLimits(74, 7)
    assert adaptive.scaled(0) == CellLimits(20, 2)


@pytest.fixture(scope="module")
def published(shared):
    """The public partitions of MP-16, by maximum photos per cell: token → photos, and mean locations [N, 2]."""

    def read(most):
        path = shared / "data" / "benchmarks" / f"cells_50_{most}.csv"
        if not path.is_file():
            pytest.skip(f"there is no {path}")
        with path.open(newline="") as file:
            rows = list(csv.DictReader(file.readlines()[2:]))
        places = [(float(row["latitude_mean"]), float(row["longitude_mean"])) for row in rows]
        return {row["hex_id"]: int(row["imgs_per_cell"]) for row in rows}, np.array(places)

    return read


@pytest.mark.shared
@pytest.mark.parametrize("most", [1000, 2000, 5000])
def test_published_cells_are_cells_as_ours_are(published, most):
    found, places = published(most)
    ids = np.sort(np.array([s2cell.token_to_cell_id(token) for token in found], np.uint64))
    first, last = adaptive._ends(ids)
    assert (last[:-1] < first[1:]).all()  # none is another's ancestor
    assert min(found.values()) >= 50
    own = [tokens([place], s2cell.token_to_level(token))[0] for token, place in zip(found, places, strict=True)]
    assert own == list(found)


@pytest.mark.shared
def test_the_published_partition_is_made_again_from_its_finest(published):
    """Each of the 12,893 finest cells stands for its photos at their mean; only 65,192 dropped photos are missing."""
    fine, places = published(1000)
    wanted, _ = published(5000)
    made = adaptive.build(places, CellLimits(5000, 50, finest=30), np.array(list(fine.values())))
    same = wanted.keys() & set(made.ids)
    assert len(same) / len(wanted.keys() | set(made.ids)) > 0.96
    assert sum(wanted[token] for token in same) / sum(wanted.values()) > 0.97
    ours = np.array([s2cell.token_to_cell_id(token) for token in made.ids if token not in same], np.uint64)
    lost = np.array([s2cell.token_to_cell_id(token) for token in wanted.keys() - same], np.uint64)
    first, last = adaptive._ends(ours)
    undivided = (first[:, None] <= lost) & (lost <= last[:, None])
    assert undivided.any(axis=0).all()  # what is missing lies in cells that without the dropped photos are not too full
