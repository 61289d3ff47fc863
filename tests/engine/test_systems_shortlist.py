"""The step that Pinpoint, its training and the benchmarks share describes a photo's candidates alike for all."""

from __future__ import annotations

import numpy as np
import pytest
import tiny

from pinpoint_engine import geodesy
from pinpoint_engine.answering import evidence, features, retrieval, voting
from pinpoint_engine.answering.limits import Limits
from pinpoint_engine.answering.retrieval import Channels, Query
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.confidence import density
from pinpoint_engine.gallery import Allowed
from pinpoint_engine.systems.shortlist import describe_candidates, surround
from pinpoint_engine.types import Source

COUNT = 96
QUERY = Query(tiny.unit_rows(1, 16, 5)[0], tiny.unit_rows(1, 8, 6)[0])
SETTINGS = Voting(neighbours=40, temperature=0.2)


@pytest.fixture(scope="module")
def spaces(make_gallery):
    """24 places 4 km apart, of four references each; the odd places have one from the street."""
    centres = geodesy.destination((44.6, -1.2), 90, 4_000.0 * np.arange(24))
    latlon = geodesy.destination(np.repeat(centres, 4, axis=0), 0, 150.0 * (np.arange(COUNT) % 4))
    sources = [list(Source)[int(row % 8 == 7)] for row in range(COUNT)]
    gallery = make_gallery(latlon, source=sources, sequence=[f"walk {row // 2}" for row in range(COUNT)])
    return tiny.spaces(gallery)


@pytest.fixture(scope="module", params=[(), (3, 4, 5, 40)], ids=["all", "some left out"])
def limits(request):
    allowed = np.ones(COUNT, bool)
    allowed[list(request.param)] = False
    return Limits(Allowed(allowed), np.array(request.param, np.int64))


@pytest.fixture(scope="module")
def neighbours(spaces, limits):
    return retrieval.find(spaces, QUERY, limits.allowed, Channels(), SETTINGS)


@pytest.fixture(scope="module")
def shortlist(spaces, limits, neighbours):
    return describe_candidates(spaces, neighbours, SETTINGS, limits)


def test_every_column_is_that_of_its_step(spaces, limits, neighbours, shortlist):
    gallery, gone = spaces.gallery, limits.left_out
    near = evidence.gather(gallery, QUERY.raw[None], neighbours.candidates[None], features.SUPPORTERS, gone)
    assert shortlist.retrieval is neighbours and len(neighbours.candidates) == 12
    assert np.array_equal(shortlist.surroundings.evidence.rows, near.rows)
    assert np.array_equal(shortlist.scores, voting.scores(gallery, neighbours, SETTINGS))
    assert not np.array_equal(shortlist.scores, voting.scores(gallery, neighbours, Voting()))
    assert np.array_equal(shortlist.features, features.describe(spaces, neighbours, near, gone), equal_nan=True)
    assert np.array_equal(shortlist.supporters, features.supporters(gallery, neighbours, near))
    assert np.array_equal(shortlist.whole, features.whole(spaces, neighbours, gone), equal_nan=True)
    assert np.array_equal(shortlist.surroundings.reach_m, density.reach(gallery, neighbours.candidates, gone))
    hinted, votes = density.around(gallery, neighbours)
    assert np.array_equal(shortlist.surroundings.hinted, hinted)
    assert np.array_equal(shortlist.surroundings.votes, votes) and votes.sum() == pytest.approx(1)


@pytest.mark.parametrize("first", [0, 7, 11])
def test_the_whole_list_is_described_by_which_candidate_is_first(spaces, limits, neighbours, shortlist, first):
    around = features.around(spaces.gallery, neighbours, first, limits.left_out)
    overall = shortlist.overall(first)
    assert overall.shape == (len(features.OVERALL),) and overall.dtype == np.float32
    assert np.array_equal(overall, [*shortlist.whole, *around], equal_nan=True)


def test_what_is_left_out_is_nowhere_around(shortlist, limits):
    named = np.concatenate([shortlist.surroundings.evidence.rows.ravel(), shortlist.supporters.ravel()])
    assert not np.isin(named, limits.left_out).any()
    assert not np.isin(shortlist.surroundings.hinted, limits.left_out).any()


@pytest.mark.parametrize("most", [0, 2, 50])
def test_more_evidence_is_the_same_evidence_and_more(spaces, limits, neighbours, most):
    """The references nearest to hand come first, however many are gathered."""
    few, many = (surround(spaces.gallery, neighbours, limits, count).evidence.rows for count in (most, 60))
    assert few.shape == (1, 12, 2, most) and np.array_equal(few, many[..., :most])
