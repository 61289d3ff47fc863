"""Density voting, checked by hand on two references, and free of the order things come in."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.answering import voting
from pinpoint_engine.answering.retrieval import Neighbours, Query, Retrieval
from pinpoint_engine.answering.voting import Voting

RNG = np.random.default_rng(8)


@pytest.fixture(scope="module")
def town(make_gallery):
    """120 references within some 5 km, across the antimeridian."""
    return make_gallery(geodesy.destination((-16.8, 179.999), RNG.uniform(0, 360, 120), RNG.uniform(0, 5000, 120)))


@pytest.fixture(scope="module")
def voters(town):
    hits = town.search(RNG.normal(size=(1, 16)).astype(np.float32), 120)
    return Neighbours(hits.rows[0], hits.similarity[0])


def found(candidates, voters):
    """What retrieval found, as far as voting looks at it."""
    rows = np.asarray(candidates, np.int64)
    query = Query(np.zeros(16, np.float32), np.zeros(8, np.float32))
    return Retrieval(query, {"raw": voters}, rows, ("raw",) * len(rows))


def test_two_references_by_hand(make_gallery):
    pair = make_gallery([(10, 20), geodesy.destination((10, 20), 90, 10_000)])
    settings = Voting(temperature=0.1, narrow_m=1_000, wide_m=15_000, narrow_share=0.5)
    neighbours = Neighbours(np.array([0, 1]), np.array([0.9, 0.8], np.float32))
    weight = 1 / (1 + math.exp(-1))  # of the first; the second has the rest
    far = 0.5 * math.exp(-0.5 * 10**2) + 0.5 * math.exp(-0.5 * (10 / 15) ** 2)
    wanted = [math.log(share + voting.VOTE_FLOOR) for share in (weight + (1 - weight) * far, weight * far + 1 - weight)]
    assert voting.scores(pair, found([0, 1], neighbours), settings) == pytest.approx(wanted, abs=1e-6)


def test_many_alike_around_a_place_outvote_one_that_is_more_alike(make_gallery):
    latlon = np.vstack([[(50, 0)], geodesy.destination((10, 20), np.arange(0, 360, 30), 300)])
    neighbours = Neighbours(np.arange(13), np.array([0.60, *[0.55] * 12], np.float32))
    alone, in_the_crowd = voting.scores(make_gallery(latlon), found([0, 1], neighbours), Voting(temperature=0.06))
    assert in_the_crowd > alone


def test_a_far_place_has_a_finite_score(make_gallery):
    pair = make_gallery([(10, 20), (-10, -160)])
    lonely = voting.scores(pair, found([1], Neighbours(np.array([0]), np.ones(1, np.float32))), Voting())
    assert lonely == pytest.approx([math.log(voting.VOTE_FLOOR)])


def test_the_order_of_candidates_changes_no_score(town, voters):
    candidates = np.arange(0, 60, 3)
    scores = voting.scores(town, found(candidates, voters), Voting())
    for _ in range(5):
        order = RNG.permutation(len(candidates))
        again = voting.scores(town, found(candidates[order], voters), Voting())
        assert again.tobytes() == scores[order].tobytes()


def test_the_other_candidates_change_no_score(town, voters):
    scores = voting.scores(town, found(range(20), voters), Voting())
    for row in (0, 7, 19):
        assert voting.scores(town, found([row], voters), Voting()).tobytes() == scores[[row]].tobytes()


def test_only_the_raw_neighbours_vote(town, voters):
    asked = found(range(12), voters)
    others = Neighbours(voters.rows[::-1].copy(), voters.similarity)
    mixed = Retrieval(asked.query, {"image": others, "raw": voters, "gps": others}, asked.candidates, asked.channels)
    assert voting.scores(town, mixed, Voting()).tobytes() == voting.scores(town, asked, Voting()).tobytes()


def test_a_place_in_the_midst_of_the_votes_leads(town, voters):
    scores = voting.scores(town, found(range(120), voters), Voting(temperature=1e3, narrow_share=0.0, wide_m=2_000.0))
    centre_m = geodesy.distance_m((-16.8, 179.999), town.latlon)
    assert centre_m[scores.argmax()] < 1_500 < centre_m[scores.argmin()]


def test_all_that_are_less_alike_by_the_same_vote_the_same():
    metres = RNG.uniform(0, 30_000, (4, 9))
    similarity = RNG.uniform(0, 0.5, 9).astype(np.float32)
    moved = voting.density(metres, similarity + np.float32(0.25), Voting())
    assert moved == pytest.approx(voting.density(metres, similarity, Voting()), abs=1e-5)
