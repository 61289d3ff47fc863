"""Density voting, checked by hand on two references, and free of the order things come in."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pinpoint_engine import geodesy, voting
from pinpoint_engine.gallery import Hits
from pinpoint_engine.voting import Voting

RNG = np.random.default_rng(8)


@pytest.fixture(scope="module")
def town(make_gallery):
    """120 references within some 5 km, across the antimeridian."""
    return make_gallery(geodesy.destination((-16.8, 179.999), RNG.uniform(0, 360, 120), RNG.uniform(0, 5000, 120)))


@pytest.fixture(scope="module")
def hits(town):
    return town.search(RNG.normal(size=(1, 16)).astype(np.float32), 120)


def test_candidates_are_references_far_enough_apart(town):
    rows = RNG.permutation(120)
    kept = voting.distinct(town, rows, 1000, 50)
    metres = geodesy.distance_m(town.latlon[kept][:, None], town.latlon[kept][None])
    assert metres[~np.eye(len(kept), dtype=bool)].min() >= 1000 - 1e-6
    assert kept[0] == rows[0]
    assert set(kept) <= set(rows)


def test_a_reference_left_out_lies_near_a_better_one(town):
    rows = RNG.permutation(120)
    kept = voting.distinct(town, rows, 1000, 120)
    for place, row in enumerate(rows):
        better = kept[np.isin(kept, rows[: place + 1])]
        assert row in kept or geodesy.distance_m(town.latlon[row], town.latlon[better]).min() < 1000


def test_no_more_candidates_than_wanted(town):
    assert len(voting.distinct(town, np.arange(120), 500, 3)) == 3
    assert len(voting.distinct(town, np.arange(0), 500, 3)) == 0


def test_two_references_by_hand(make_gallery):
    pair = make_gallery([(10, 20), geodesy.destination((10, 20), 90, 10_000)])
    settings = Voting(temperature=0.1, narrow_m=1_000, wide_m=15_000, narrow_share=0.5)
    similarity = np.array([0.9, 0.8], np.float32)
    weight = 1 / (1 + math.exp(-1))  # of the first; the second has the rest
    far = 0.5 * math.exp(-0.5 * 10**2) + 0.5 * math.exp(-0.5 * (10 / 15) ** 2)
    wanted = [math.log(share + voting.FLOOR) for share in (weight + (1 - weight) * far, weight * far + 1 - weight)]
    rows = np.array([0, 1])
    assert voting.scores(pair, rows, rows, similarity, settings) == pytest.approx(wanted, abs=1e-6)


def test_many_alike_around_a_place_outvote_one_that_is_more_alike(make_gallery):
    latlon = np.vstack([[(50, 0)], geodesy.destination((10, 20), np.arange(0, 360, 30), 300)])
    hits = Hits(np.arange(13)[None], np.array([[0.60, *[0.55] * 12]], np.float32))
    rows, scores = voting.rank(make_gallery(latlon), hits, 0, Voting(temperature=0.06), 5)
    assert rows.tolist()[-1] == 0
    assert scores[0] > scores[-1]


def test_a_far_place_has_a_finite_score(make_gallery):
    pair = make_gallery([(10, 20), (-10, -160)])
    lonely = voting.scores(pair, np.array([1]), np.array([0]), np.ones(1, np.float32), Voting())
    assert np.isfinite(lonely).all()


def test_the_order_of_candidates_changes_no_score(town, hits):
    candidates, similarity = np.arange(0, 60, 3), hits.similarity[0]
    scores = voting.scores(town, candidates, hits.rows[0], similarity, Voting())
    for _ in range(5):
        order = RNG.permutation(len(candidates))
        again = voting.scores(town, candidates[order], hits.rows[0], similarity, Voting())
        assert again.tobytes() == scores[order].tobytes()


def test_rank_is_best_first(town, hits):
    rows, scores = voting.rank(town, hits, 0, Voting(separation_m=300), 12)
    assert len(rows) == 12
    assert (np.diff(scores) <= 0).all()


def test_ties_go_to_the_lower_row(make_gallery):
    places = [(0, 0), (0, 90), (0, 180), (0, -90)]
    hits = Hits(np.array([[2, 3, 1, 0]]), np.full((1, 4), 0.5, np.float32))
    assert voting.rank(make_gallery(places), hits, 0, Voting(), 4)[0].tolist() == [0, 1, 2, 3]


def test_padding_never_changes_a_score(town, hits):
    padded = Hits(
        np.pad(hits.rows, ((0, 0), (0, 9)), constant_values=-1),
        np.pad(hits.similarity, ((0, 0), (0, 9)), constant_values=-np.inf),
    )
    plain, with_padding = (voting.rank(town, each, 0, Voting(), 12) for each in (hits, padded))
    assert np.array_equal(plain[0], with_padding[0])
    assert plain[1].tobytes() == with_padding[1].tobytes()


def test_only_the_nearest_vote(town, hits):
    first = Hits(hits.rows[:, :10], hits.similarity[:, :10])
    few = Voting(neighbours=10, separation_m=0)
    rows, scores = voting.rank(town, hits, 0, few, 120)
    wanted = voting.scores(town, rows, first.rows[0], first.similarity[0], few)
    assert scores.tobytes() == wanted.tobytes()


def test_agreement_is_the_share_of_votes_in_the_region():
    similarity = np.array([0.5, 0.5, 0.5, 0.1], np.float32)
    near, far = voting.REGION_M / 2, voting.REGION_M * 2
    assert voting.agreement(np.array([near, near, far, far]), similarity, Voting()) == pytest.approx(2 / 3, abs=1e-3)
    assert voting.agreement(np.full(4, near), similarity, Voting()) == pytest.approx(1)
