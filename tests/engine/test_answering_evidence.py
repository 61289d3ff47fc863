"""Evidence is what other photos, other walks and other people saw near a candidate."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.answering import evidence
from pinpoint_engine.gallery import NONE
from pinpoint_engine.types import Source

INTERNET, STREET = Source


def around(centre, *metres):
    """Return degrees [n, 2]: the centre, then points so many metres east of it."""
    return np.vstack([[centre], *([geodesy.destination(centre, 90, distance)] for distance in metres)])


def nearby(gallery, own, source, most, left_out=NONE):
    """Return what is evidence for one candidate."""
    return next(evidence.independent(gallery, np.array([own]), most, left_out))[list(Source).index(source)]


def test_own_reference_is_no_evidence(make_gallery):
    gallery = make_gallery(around((10, 20), 100, 200))
    rows, metres = nearby(gallery, 1, INTERNET, 5)
    assert sorted(rows.tolist()) == [0, 2]
    assert metres == pytest.approx([100, 100], abs=0.01)


def test_a_twin_at_the_very_place_is_evidence(make_gallery):
    rows, metres = nearby(make_gallery([(10, 20), (10, 20)]), 0, INTERNET, 5)
    assert (rows.tolist(), metres.tolist()) == ([1], [0])


def test_each_walk_speaks_once_before_any_speaks_twice(make_gallery):
    walks = ["own", "a", "a", "a", "b", "c"]
    gallery = make_gallery(around((10, 20), 10, 20, 30, 40, 50), sequence=walks)
    assert nearby(gallery, 0, INTERNET, 3)[0].tolist() == [1, 4, 5]
    assert nearby(gallery, 0, INTERNET, 4)[0].tolist() == [1, 4, 5, 2]
    assert nearby(gallery, 0, INTERNET, 9)[0].tolist() == [1, 4, 5, 2, 3]


def test_photos_of_no_walk_are_walks_of_their_own(make_gallery):
    gallery = make_gallery(around((10, 20), 10, 20, 30), sequence=["", "", "a", ""])
    assert nearby(gallery, 0, INTERNET, 2)[0].tolist() == [1, 2]


@pytest.mark.parametrize(
    ("metres", "found"),
    [
        ((900, 1100, 4000, 24000), [1]),
        ((1100, 4000, 5100, 24000), [1, 2]),
        ((5100, 24000, 26000), [1, 2]),
        ((26000, 30000), []),
    ],
)
def test_the_first_radius_that_holds_any_is_looked_in(make_gallery, metres, found):
    gallery = make_gallery(around((-16.8, 179.99), *metres))
    assert nearby(gallery, 0, INTERNET, 5)[0].tolist() == found


def test_each_source_has_its_own_radius(make_gallery):
    sources = [INTERNET, INTERNET, STREET, STREET]
    gallery = make_gallery(around((90, 0), 100, 3000, 9000), source=sources)
    near = evidence.gather(gallery, gallery.vectors[:1].astype(np.float32), np.array([[0]]), 5)
    assert near.rows[0, 0].tolist() == [[1, -1, -1, -1, -1], [2, -1, -1, -1, -1]]


def test_padding_is_minus_one_and_no_number(make_gallery):
    gallery = make_gallery(around((10, 20), 100))
    queries = gallery.vectors[:2].astype(np.float32)
    near = evidence.gather(gallery, queries, np.array([[0, -1], [1, 0]]), 3)
    assert near.rows.shape == near.distance_m.shape == near.similarity.shape == (2, 2, 2, 3)
    assert near.rows[:, :, 0, 0].tolist() == [[1, -1], [0, 1]]
    assert (near.rows[:, :, :, 1:] == -1).all()
    for values in (near.distance_m, near.similarity):
        assert np.array_equal(np.isnan(values), near.rows == -1)


def test_similarity_is_to_the_query_not_to_the_candidate(make_gallery):
    gallery = make_gallery(around((10, 20), 100, 200))
    query = gallery.vectors[2].astype(np.float32)
    near = evidence.gather(gallery, query[None], np.array([[0]]), 2)
    assert near.similarity[0, 0, 0].tolist() == gallery.similarity(query, np.array([1, 2])).tolist()


def test_no_evidence_may_be_asked_for(make_gallery):
    gallery = make_gallery(around((10, 20), 100))
    assert evidence.gather(gallery, gallery.vectors[:1], np.array([[0]]), 0).rows.shape == (1, 1, 2, 0)


def test_what_was_left_out_of_the_search_is_no_evidence_but_makes_room(make_gallery):
    gallery = make_gallery([(10, 20), (10, 20.001), (10, 20.002), (10, 20.003)])
    assert nearby(gallery, 0, INTERNET, 2, np.array([1]))[0].tolist() == [2, 3]
