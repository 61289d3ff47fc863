"""Photos of one place or trip help each other; a wrong member drags nobody, and nobody loses their own point."""

from __future__ import annotations

from datetime import datetime, timedelta

import numpy as np
import pytest

from pinpoint_engine import Album, Photo, Request, geodesy
from pinpoint_engine.albums import STEP_S, Ballots, Fusion, Member, apart_m, fuse
from pinpoint_engine.retrieval import Neighbours
from pinpoint_engine.voting import Voting

TRIP, PLACE = Request(album=Album.SAME_TRIP), Request(album=Album.SAME_PLACE, same_place_m=500.0)
NOON = datetime(2026, 5, 17, 12)
SYDNEY, PERTH = (-33.87, 151.21), (-31.95, 115.86)
VOTING = Voting()


def taken(*minutes):
    return [
        Photo(str(n), "", None if each is None else NOON + timedelta(minutes=each)) for n, each in enumerate(minutes)
    ]


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """Rows 0 to 9 along a street of Sydney, 2 km apart, 10 to 19 likewise in Perth."""
    along = [geodesy.destination(place, 90.0, 2_000.0 * step) for place in (SYDNEY, PERTH) for step in range(10)]
    return make_gallery(along)


def member(votes):
    """What a photo says whose look-alikes are `votes`: likeness by row."""
    rows = np.array(sorted(votes, key=lambda row: -votes[row]))
    alike = np.array([votes[row] for row in rows], np.float32)
    return Member(Neighbours(rows, alike), rows[:3], alike[:3].astype(float))


def fused(gallery, members, apart, top_k=5):
    return fuse(Ballots.of(gallery, members, VOTING), apart, VOTING, Fusion(), top_k)


def firsts(gallery, members, apart):
    return [int(rows[0]) for rows, _ in fused(gallery, members, apart)]


def test_a_trip_goes_no_faster_than_allowed():
    metres = apart_m(taken(0, 60, 90), TRIP)
    assert metres[0] == pytest.approx([0, 6_000, 9_000])
    assert np.array_equal(metres, metres.T)


@pytest.mark.parametrize("year", [1, 1826, 1955, 9998])
def test_any_year_can_be_counted_from(year):
    """`datetime.timestamp` cannot, on some systems before 1970."""
    first = datetime(year, 12, 31, 23)
    photos = [Photo("0", "", first), Photo("1", "", first + timedelta(hours=2))]
    assert apart_m(photos, TRIP)[0] == pytest.approx([0, 12_000])
    assert photos[1].taken_s - photos[0].taken_s == 7_200


def test_photos_without_a_time_follow_each_other():
    assert apart_m(taken(None, None, None), TRIP)[0] == pytest.approx([0, STEP_S / 0.6, 2 * STEP_S / 0.6])


def test_a_photo_without_a_time_follows_the_one_before_it():
    assert apart_m(taken(0, None, 60), TRIP)[0, 1] == pytest.approx(STEP_S / 0.6)


def test_photos_without_a_time_come_before_the_first_that_has_one():
    metres = apart_m(taken(None, None, 0), TRIP)
    assert metres[2] == pytest.approx([2 * STEP_S / 0.6, STEP_S / 0.6, 0])


def test_photos_of_different_years_are_half_way_round_apart_at_most():
    assert apart_m(taken(0, 60 * 24 * 4_000), TRIP)[0, 1] == 20_000_000


def test_photos_of_one_place_lie_within_its_radius():
    assert (apart_m(taken(0, 600), PLACE) == 500.0).all()


def test_two_photos_that_know_lead_one_that_does_not(gallery):
    sure = {3: 0.9, 14: 0.3}
    unsure = {15: 0.5, 3: 0.48, 16: 0.47}
    assert firsts(gallery, [member(unsure)], np.zeros((1, 1))) == [15]
    assert firsts(gallery, [member(sure), member(unsure), member(sure)], apart_m(taken(0, 3, 6), TRIP)) == [3, 3, 3]


def test_a_wrong_member_drags_nobody_and_keeps_its_own_place(gallery):
    here, stray = {4: 0.9, 17: 0.2}, {12: 0.95, 5: 0.2}
    members = [member(here), member(here), member(stray), member(here)]
    found = firsts(gallery, members, apart_m(taken(0, 3, 6, 9), TRIP))
    assert [found[0], found[1], found[3]] == [4, 4, 4]
    assert found[2] == 12


def test_what_is_far_in_time_says_less(gallery):
    """Photos of the morning see Sydney's west end; one of the evening, half a day later, knows its own."""
    west, east = {0: 0.9, 13: 0.2}, {8: 0.6, 0: 0.59}
    near, far = (apart_m(taken(0, 1, minutes), TRIP) for minutes in (2, 600))
    members = [member(west), member(west), member(east)]
    lead = [dict(zip(*each, strict=True)) for each in (fused(gallery, members, apart, 9)[2] for apart in (near, far))]
    assert lead[0][0] - lead[0][8] > lead[1][0] - lead[1][8]


def test_the_point_is_the_photos_own_best_frame_there(make_gallery):
    near = [geodesy.destination(SYDNEY, 90.0, metres) for metres in (0.0, 200.0, 400.0)]
    gallery = make_gallery([*near, PERTH])
    members = [member({0: 0.9, 1: 0.5, 3: 0.1}), member({2: 0.8, 0: 0.7, 3: 0.1}), member({0: 0.9, 3: 0.1})]
    assert firsts(gallery, members, np.zeros((3, 3))) == [0, 2, 0]


def test_the_order_of_members_changes_nothing(gallery):
    rng = np.random.default_rng(5)
    members = [member(dict(zip(range(20), rng.random(20).tolist(), strict=True))) for _ in range(4)]
    apart = apart_m(taken(0, 10, 25, 70), TRIP)
    turned = [2, 0, 3, 1]
    plain = fused(gallery, members, apart)
    again = fused(gallery, [members[n] for n in turned], apart[np.ix_(turned, turned)])
    for n, (rows, scores) in zip(turned, again, strict=True):
        assert rows.tolist() == plain[n][0].tolist()
        assert scores == pytest.approx(plain[n][1])


def test_a_photo_with_few_look_alikes_still_counts(gallery):
    members = [member({3: 0.9}), member({3: 0.5, 13: 0.49})]
    found = fused(gallery, members, np.zeros((2, 2)))
    assert [int(rows[0]) for rows, _ in found] == [3, 3]
    assert all(len(rows) == len(set(rows.tolist())) for rows, _ in found)


def test_in_the_place_of_the_album_a_photo_keeps_its_own_best_candidate(make_gallery):
    along = [geodesy.destination(SYDNEY, 90.0, metres) for metres in (0.0, 1_500.0, 6_000.0)]
    gallery = make_gallery([*along, geodesy.destination(PERTH, 90.0, 0.0)])
    sure, other = member({0: 0.9, 2: 0.3, 3: 0.2}), member({3: 0.52, 0: 0.5, 2: 0.2})
    unsure = Member(other.voters, np.array([1, 3]), np.array([0.1, 0.9]))
    found = fused(gallery, [sure, sure, unsure], np.full((3, 3), 500.0))
    assert [int(rows[0]) for rows, _ in found] == [0, 0, 1]
    assert all(len(set(rows.tolist())) == len(rows) for rows, _ in found)
