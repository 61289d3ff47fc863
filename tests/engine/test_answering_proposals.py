"""Places of another system: the best reference near each joins the list, and what no reference is near stays apart."""

from __future__ import annotations

import numpy as np
import pytest
import tiny

from pinpoint_engine import Location, geodesy
from pinpoint_engine.answering import proposals, retrieval
from pinpoint_engine.answering.limits import Limits
from pinpoint_engine.answering.proposals import NO_PROPOSALS, Proposals
from pinpoint_engine.answering.retrieval import Channels, Query, Spaces
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.areas import regions
from pinpoint_engine.gallery import NONE, Allowed

TOWNS, SHOTS, APART_M = 20, 5, 1_000.0
QUERY = Query(tiny.unit_rows(1, 16, 5)[0], tiny.unit_rows(1, 8, 6)[0])
CENTRES = geodesy.destination((-16.8, 178.0), 90, 100_000.0 * np.arange(TOWNS))


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """Twenty towns 100 km from each other across the antimeridian, each with five references 3 km apart."""
    return make_gallery(geodesy.destination(np.repeat(CENTRES, SHOTS, axis=0), 0, 3_000.0 * (np.arange(100) % SHOTS)))


@pytest.fixture(scope="module")
def spaces(gallery):
    return tiny.spaces(gallery)


@pytest.fixture(scope="module")
def found(spaces):
    """A list of four candidates."""
    everywhere = Allowed.everywhere(TOWNS * SHOTS)
    return retrieval.find(spaces, QUERY, everywhere, Channels(), Voting(neighbours=20, separation_m=APART_M), 4)


def limits(gallery, left_out=NONE, within=()):
    mask = gallery.inside(within) if within else np.ones(len(gallery), bool)
    mask[left_out] = False
    return Limits(Allowed(mask), left_out, within)


def proposed(latlon, shares=None):
    return Proposals.of("pigeon", np.asarray(latlon), np.full(len(latlon), 0.1) if shares is None else shares)


def unlisted(found):
    """Return the towns without a candidate."""
    return np.setdiff1d(np.arange(TOWNS), found.candidates // SHOTS)


def test_places_within_25_km_of_a_better_one_add_to_it():
    near, far = geodesy.destination((60.0, 179.95), 90, 20_000.0), geodesy.destination((60.0, 179.95), 90, 30_000.0)
    told = proposed([(60.0, 179.95), near, far], np.array([0.5, 0.2, 0.1]))
    assert told.latlon.tolist() == [[60.0, 179.95], far.tolist()]
    assert told.shares.tolist() == [0.5, pytest.approx(0.3)]  # the second lies nearer to the third


def test_the_reference_that_looks_most_alike_near_a_place_becomes_a_candidate(spaces, gallery, found):
    town = unlisted(found)[0]
    place = geodesy.destination(CENTRES[town], 270, 8_000.0)
    longer, remote = proposals.join(spaces, found, proposed([place]), limits(gallery), APART_M)
    rows = np.arange(town * SHOTS, (town + 1) * SHOTS)
    alike = spaces.indexes["image"].similarity(QUERY.learned, rows)
    assert longer.candidates.tolist() == [*found.candidates.tolist(), rows[alike.argmax()]]
    assert longer.channels == (*found.channels, "pigeon") and len(remote.shares) == 0
    assert longer.neighbours is found.neighbours


def test_only_references_that_may_answer_stand_for_a_place(spaces, gallery, found):
    town = unlisted(found)[0]
    rows = np.arange(town * SHOTS, (town + 1) * SHOTS)
    longer, _ = proposals.join(spaces, found, proposed(CENTRES[[town]]), limits(gallery, rows[:4]), APART_M)
    assert longer.candidates[-1] == rows[4]
    shorter, remote = proposals.join(spaces, found, proposed(CENTRES[[town]]), limits(gallery, rows), APART_M)
    assert shorter.candidates.tolist() == found.candidates.tolist()
    assert remote.latlon.tolist() == [CENTRES[town].tolist()]


def test_a_place_that_is_listed_already_is_not_listed_twice(spaces, gallery, found):
    every = gallery.latlon[found.candidates]
    longer, remote = proposals.join(spaces, found, proposed(every), limits(gallery), 20_000.0)
    assert longer.candidates.tolist() == found.candidates.tolist() and not len(remote.shares)


def test_two_places_with_one_best_reference_add_it_once(spaces, gallery, found):
    town = unlisted(found)[0]
    around = geodesy.destination(CENTRES[town], [90, 270], 13_000.0)
    longer, _ = proposals.join(spaces, found, proposed(around), limits(gallery), APART_M)
    assert len(longer.candidates) == len(found.candidates) + 1


def test_a_place_that_no_reference_is_near_is_remote(spaces, gallery, found):
    places = np.array([(10.0, 10.0), (20.0, 20.0), (30.0, 30.0)])
    longer, remote = proposals.join(
        spaces, found, proposed(places, np.array([0.5, 0.0, 0.25])), limits(gallery), APART_M
    )
    assert longer.candidates.tolist() == found.candidates.tolist()
    assert remote.latlon.tolist() == places[[0, 2]].tolist() and remote.shares.tolist() == [0.5, 0.25]
    assert remote.system == "pigeon"


def test_remote_places_outside_the_search_area_are_dropped(spaces, gallery, found):
    area = (regions.disc(Location(10.0, 10.0), 50_000.0), regions.disc(Location(*CENTRES[3].tolist()), 50_000.0))
    places = np.array([(10.0, 10.0), (20.0, 20.0), CENTRES[5]])
    _, remote = proposals.join(spaces, found, proposed(places), limits(gallery, within=area), APART_M)
    assert remote.latlon.tolist() == [[10.0, 10.0]]


def test_nothing_proposed_leaves_the_list_as_it_is(spaces, gallery, found):
    longer, remote = proposals.join(spaces, found, NO_PROPOSALS, limits(gallery), APART_M)
    assert longer.candidates.tolist() == found.candidates.tolist() and longer.channels == found.channels
    assert len(remote.latlon) == 0


@pytest.mark.parametrize("place", [(-16.8, 178.0), (-15.0, -175.0), (10.0, 10.0), (16.8, -2.0), (90.0, 0.0)])
def test_the_nearest_reference_is_found_however_far_it_is(gallery, place):
    left_out = np.arange(0, 100, 3)
    allowed = limits(gallery, left_out).allowed
    metres = geodesy.distance_m(np.array(place), gallery.latlon)
    metres[left_out] = np.inf
    assert metres[proposals.nearest(gallery, allowed, np.array(place))] == metres.min()


def test_no_system_is_taken_to_be_certain():
    told = proposed([(10.0, 10.0), (20.0, 20.0)], np.array([0.75, 0.25]))
    assert told.shares.tolist() == pytest.approx([0.75 * proposals.MOST, 0.25 * proposals.MOST])


def test_a_backbone_alone_picks_the_reference_nearest_in_raw_features(make_gallery):
    gallery = make_gallery([(10, 20), (10, 20.01), (10, 20.02)])
    spaces = Spaces(gallery, None, None, np.ones(3, bool))
    raw = gallery.vectors[1].astype(np.float32)
    assert proposals._likest(spaces, Query(raw, raw[:0]), np.array([0, 1, 2])) == 1
