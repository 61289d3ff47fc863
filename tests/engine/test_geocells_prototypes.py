"""Prototypes represent the clusters of a geocell, and move a photo to the most similar reference."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.errors import PackError
from pinpoint_engine.geocells import prototypes
from pinpoint_engine.geocells.clusters import Optics
from pinpoint_engine.geocells.prototypes import Refinement

RNG = np.random.default_rng(4)
NEAR, FAR = (10.0, 20.0), (-10.0, 60.0)


def town(place, count=12, radius_m=300):
    return geodesy.destination(place, RNG.uniform(0, 360, count), RNG.uniform(0, radius_m, count))


def alone(cells, latlon, references):
    """Make prototypes with one cluster per cell."""
    few = Optics(len(cells) + 2, 0.1)
    return prototypes.build(np.array(cells), np.array(latlon, float), np.array(references, np.float32), few)


def refined(made, query, shares, centres, **settings):
    chosen = Refinement(**{"k": 5, "temperature": 1.0, **settings})
    arrays = {"probabilities": np.array([shares]), "centres": np.array(centres, float), "refinement": chosen}
    return prototypes.refine(made, np.array([query], np.float32), **arrays)


def test_each_town_of_a_cell_has_a_prototype_and_noise_has_none():
    lonely = geodesy.destination(NEAR, 200, 300_000)
    latlon = np.vstack([town(NEAR), town(geodesy.destination(NEAR, 90, 40_000)), [lonely]])
    references = RNG.normal(size=(25, 8)).astype(np.float16)
    made = prototypes.build(np.full(25, 3), latlon, references, Optics(5, 0.15))
    assert set(made.cells.tolist()) == {3}
    assert 24 not in made.rows
    assert len(set(made.rows.tolist())) == len(made.rows)
    for number in range(len(made.cells)):
        rows = made.rows[made.starts[number] : made.starts[number + 1]]
        assert len({row // 12 for row in rows.tolist()}) == 1
        assert made.embeddings[number] == pytest.approx(references[rows].astype(float).mean(axis=0), rel=1e-6)


def test_a_prototype_is_the_plain_mean():
    made = alone([0, 0], [NEAR, NEAR], [(3, 0), (0, 3)])
    assert made.embeddings.tolist() == [[1.5, 1.5]]
    assert made.embeddings.dtype == np.float32


def test_cells_come_in_order_and_references_in_none_are_left_out():
    made = alone([7, -1, 2, 7], [NEAR] * 4, np.eye(4))
    assert made.cells.tolist() == [2, 7]
    assert made.rows.tolist() == [2, 0, 3]
    assert made.starts.tolist() == [0, 1, 3]


@pytest.mark.parametrize("count", [3, 30])
def test_references_at_one_place_are_one_prototype(count):
    made = prototypes.build(np.zeros(count, np.int64), np.full((count, 2), 1.0), np.ones((count, 2)), Optics(3, 0.15))
    assert made.starts.tolist() == [0, count]


def test_a_town_on_the_antimeridian_is_one_town():
    latlon = np.vstack([town((-16, 180)), town((-16, 179))])
    made = prototypes.build(np.zeros(24, np.int64), latlon, np.ones((24, 2)), Optics(10, 0.05))
    sides = {tuple(latlon[made.rows[a:b], 1] > 0) for a, b in zip(made.starts, made.starts[1:], strict=False)}
    assert any(len(set(side)) == 2 for side in sides)


def test_two_cells_by_hand():
    made = alone([0, 0, 1], [NEAR, (10.1, 20), FAR], [(0, 2), (0, 4), (1, 0)])
    found = refined(made, (0, 0), (0.6, 0.4), [NEAR, FAR], temperature=2.0)
    weights = 0.6 * math.exp(-3 / 2), 0.4 * math.exp(-1 / 2)  # the prototypes are 3 and 1 away
    shares = [weight / sum(weights) for weight in weights]
    assert found.cells.tolist() == [[1, 0]]
    assert found.scores[0] == pytest.approx(shares[::-1])
    assert found.rows.tolist() == [[2, 0]]
    assert found.latlon[0] == pytest.approx(np.array([FAR, NEAR]))


def test_the_nearest_prototype_of_a_cell_speaks_for_it():
    latlon = np.vstack([town(NEAR), town(geodesy.destination(NEAR, 90, 40_000))])
    references = np.repeat([[0.0, 5.0], [5.0, 0.0]], 12, axis=0)
    made = prototypes.build(np.zeros(24, np.int64), latlon, references, Optics(5, 0.15))
    found = refined(made, (5, 0.1), (1.0,), [NEAR])
    assert found.rows[0, 0] >= 12


def test_the_closest_member_is_taken_and_the_farthest_on_request():
    made = alone([0, 0, 0], [NEAR] * 3, [(1, 0), (2, 0), (9, 0)])
    assert refined(made, (2.1, 0), (1.0,), [NEAR]).rows.tolist() == [[1]]
    assert refined(made, (2.1, 0), (1.0,), [NEAR], farthest=True).rows.tolist() == [[2]]


def test_only_allowed_references_are_answered_and_the_prototypes_stay_where_they_are():
    made = alone([0, 0, 1], [NEAR, NEAR, FAR], [(1, 0), (3, 0), (9, 0)])
    arrays = {"probabilities": np.array([[0.5, 0.5]]), "centres": np.array([NEAR, FAR])}
    arrays["refinement"] = Refinement(2, 1.0)
    query = np.array([[1, 0]], np.float32)
    free = prototypes.refine(made, query, **arrays)
    bound = prototypes.refine(made, query, **arrays, allowed=np.array([False, True, True]))
    assert free.rows.tolist() == [[0, 2]] and bound.rows.tolist() == [[1, 2]]
    assert bound.scores.tolist() == free.scores.tolist()  # the cluster is as far away as before


def test_where_no_reference_is_allowed_the_centre_is_answered():
    made = alone([0, 1], [NEAR, FAR], [(1, 0), (3, 0)])
    arrays = {"probabilities": np.array([[0.3, 0.7]]), "centres": np.array([(0.0, 0.0), FAR])}
    query, allowed = np.zeros((1, 2), np.float32), np.array([False, True])
    found = prototypes.refine(made, query, **arrays, refinement=Refinement(2, 1.0), allowed=allowed)
    assert found.rows.tolist() == [[1, -1]]
    assert found.latlon[0, 1].tolist() == [0.0, 0.0]
    assert found.scores[0] == pytest.approx([0.7, 0.3])


def test_the_nearest_prototype_with_allowed_members_speaks_for_a_cell():
    latlon = np.vstack([town(NEAR), town(geodesy.destination(NEAR, 90, 40_000))])
    references = np.repeat([[0.0, 5.0], [5.0, 0.0]], 12, axis=0)
    made = prototypes.build(np.zeros(24, np.int64), latlon, references, Optics(5, 0.15))
    distance, members = made.nearest(0, np.array([5, 0.1], np.float32), np.arange(24) < 12)
    assert members.max() < 12 and distance == pytest.approx(math.hypot(5, 4.9))


def test_cells_of_no_probability_take_none_however_alike():
    made = alone([0, 1], [NEAR, FAR], [(1e4, 0), (0, 0)])
    found = refined(made, (0, 0), (1.0, 0.0), [NEAR, FAR], temperature=1e-3)
    assert found.scores[0].tolist() == [1, 0]
    assert found.cells.tolist() == [[0, 1]]


def test_fewer_cells_can_be_weighed_than_were_matched():
    made = alone([0, 1, 2], [NEAR, NEAR, FAR], [(1, 0), (2, 0), (0, 0)])
    arrays = {"probabilities": np.array([[0.5, 0.3, 0.2]]), "centres": np.array([NEAR, NEAR, FAR])}
    query = np.zeros((1, 2), np.float32)
    matched = prototypes.match(made, query, **arrays, k=3)
    for k in (1, 2, 3):
        whole = prototypes.refine(made, query, **arrays, refinement=Refinement(k, 0.7))
        part = prototypes.weigh(matched.first(k), Refinement(k, 0.7))
        assert part.scores.tobytes() == whole.scores.tobytes() and part.rows.tolist() == whole.rows.tolist()


def test_prototypes_come_back_from_disk(tmp_path):
    latlon = np.vstack([town(NEAR), town(geodesy.destination(NEAR, 90, 40_000))])
    references = RNG.normal(size=(24, 8)).astype(np.float32)
    made = prototypes.build(np.arange(24) // 12 + 3, latlon, references, Optics(5, 0.15))
    made.write(tmp_path / "p.npy")
    opened = prototypes.open_prototypes(tmp_path / "p.npy", latlon, references)
    for name in ("cells", "embeddings", "rows", "starts"):
        assert getattr(opened, name).tobytes() == getattr(made, name).tobytes(), name


def test_prototypes_of_other_references_are_refused(tmp_path):
    alone([0, 0], [NEAR, NEAR], np.eye(2)).write(tmp_path / "p.npy")
    (tmp_path / "broken.npy").write_bytes((tmp_path / "p.npy").read_bytes()[:100])
    for name in ("p.npy", "broken.npy", "absent.npy"):
        with pytest.raises(PackError, match=r"get the pack again$"):
            prototypes.open_prototypes(tmp_path / name, np.zeros((1, 2)), np.zeros((1, 2), np.float32))


def test_a_move_beyond_the_limit_leaves_the_order_as_it_was():
    made = alone([0, 1], [NEAR, FAR], [(9, 0), (0, 0)])
    apart_m = float(geodesy.distance_m(NEAR, FAR))
    near, far = (refined(made, (0, 0), (0.6, 0.3, 0.1), [NEAR, FAR, FAR], k=2, limit_m=apart_m + by) for by in (-1, 1))
    assert near.cells.tolist() == [[0, 1]]
    assert near.scores[0] == pytest.approx([0.6, 0.3])
    assert near.rows.tolist() == [[0, 1]]
    assert far.cells.tolist() == [[1, 0]]
    assert far.scores.sum() == pytest.approx(0.9)


def test_only_the_first_k_cells_are_looked_at():
    made = alone([0, 1, 2], [NEAR, NEAR, FAR], [(1, 0), (1, 0), (0, 0)])
    found = refined(made, (0, 0), (0.5, 0.3, 0.2), [NEAR, NEAR, FAR], k=2)
    assert found.cells.tolist() == [[0, 1]]


def test_a_cell_without_prototypes_keeps_its_centre_and_its_weight():
    made = alone([0, 2], [NEAR, NEAR], [(1, 0), (3, 0)])
    found = refined(made, (0, 0), (0.4, 0.35, 0.25), [NEAR, FAR, NEAR])
    weights = np.array([0.4, 0.35, 0.25]) * np.exp([-1, -2, -3])
    assert found.scores[0] == pytest.approx(weights / weights.sum())
    assert found.rows.tolist() == [[0, -1, 1]]
    assert found.latlon[0, 1].tolist() == list(FAR)


def test_without_any_prototype_nothing_changes():
    made = alone([], np.empty((0, 2)), np.empty((0, 2)))
    found = refined(made, (0, 0), (0.4, 0.6), [NEAR, FAR])
    assert found.cells.tolist() == [[1, 0]]
    assert found.scores[0] == pytest.approx([0.6, 0.4])
    assert found.latlon[0].tolist() == [list(FAR), list(NEAR)]


def test_no_photos_have_no_candidates():
    made = alone([0], [NEAR], [(1, 0)])
    empty = {"probabilities": np.empty((0, 1)), "centres": np.array([NEAR]), "refinement": prototypes.STREET}
    assert prototypes.refine(made, np.empty((0, 2), np.float32), **empty).latlon.shape == (0, 1, 2)


def test_a_far_query_at_a_low_temperature_stays_finite():
    made = alone([0, 1], [NEAR, FAR], [(1e4, 0), (2e4, 0)])
    found = refined(made, (0, 0), (0.5, 0.5), [NEAR, FAR], temperature=1e-3)
    assert found.scores[0].tolist() == [1, 0]


def test_an_answer_does_not_depend_on_the_batch():
    made = alone(np.arange(6).repeat(4), np.vstack([town(NEAR)] * 2), RNG.normal(size=(24, 5)))
    queries, shares = RNG.normal(size=(7, 5)).astype(np.float32), RNG.dirichlet(np.ones(6), 7)
    settings = {"centres": np.tile(NEAR, (6, 1)), "refinement": prototypes.INTERNET}
    together = prototypes.refine(made, queries, probabilities=shares, **settings)
    for photo in range(7):
        lone = prototypes.refine(made, queries[[photo]], probabilities=shares[[photo]], **settings)
        assert lone.scores.tobytes() == together.scores[[photo]].tobytes()
        assert lone.rows.tolist() == together.rows[[photo]].tolist()


def test_published_settings_and_their_scale():
    assert prototypes.scaled(30) == prototypes.scaled(10) == prototypes.STREET_CLUSTERS
    assert prototypes.scaled(1000) == prototypes.INTERNET_CLUSTERS
    street, internet = prototypes.STREET, prototypes.INTERNET
    assert (street.k, street.temperature, street.limit_m, street.farthest) == (5, 1.6, 1_000_000, False)
    assert (internet.k, internet.temperature, internet.limit_m, internet.farthest) == (40, 0.6, math.inf, False)
