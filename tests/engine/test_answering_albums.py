"""Photos of one place or trip help each other; a wrong member drags nobody, and nobody loses their own point."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

import numpy as np
import pytest

from pinpoint_engine import Album, Photo, Request, geodesy
from pinpoint_engine.answering.albums import AlbumMember, AlbumVotes, Fusion, apart_m, fuse
from pinpoint_engine.answering.retrieval import Neighbours
from pinpoint_engine.answering.voting import Voting

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
    return AlbumMember(Neighbours(rows, alike), rows[:3], alike[:3].astype(float))


def fused(gallery, members, apart, top_k=5):
    return fuse(AlbumVotes.of(gallery, members, VOTING), apart, VOTING, Fusion(), top_k)


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
    """Three minutes after each other, in which one walks 300 m at 6 km/h."""
    assert apart_m(taken(None, None, None), TRIP)[0] == pytest.approx([0, 300, 600])


def test_a_photo_without_a_time_follows_the_one_before_it():
    assert apart_m(taken(0, None, 60), TRIP)[0, 1] == pytest.approx(300)


def test_photos_without_a_time_come_before_the_first_that_has_one():
    metres = apart_m(taken(None, None, 0), TRIP)
    assert metres[2] == pytest.approx([600, 300, 0])


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
    unsure = AlbumMember(other.voters, np.array([1, 3]), np.array([0.1, 0.9]))
    found = fused(gallery, [sure, sure, unsure], np.full((3, 3), 500.0))
    assert [int(rows[0]) for rows, _ in found] == [0, 0, 1]
    assert all(len(set(rows.tolist())) == len(rows) for rows, _ in found)


# --- a fusion by hand: every number from its definition, one by one

OWN = Voting(temperature=0.1, narrow_m=900.0, wide_m=14_000.0, narrow_share=0.7, separation_m=1_200.0)
FUSION = Fusion(
    narrow_m=1_500.0,
    wide_m=11_000.0,
    power=1.7,
    trust=3.0,
    region_m=22_000.0,
    region=5.0,
    floor=1e-4,
    own_floor=0.07,
    astray=0.3,
    astray_power=4.0,
)
"""No two numbers are the same, nor as usual."""


def bell(metres, width):
    return math.exp(-0.5 * (metres / width) ** 2)


def by_hand(gallery, members, apart):
    """Return the places that are compared and the scores of all of them for each photo: rows [P] and [n, P]."""
    metres = [geodesy.distance_m(place, gallery.latlon) for place in gallery.latlon]
    weights = []
    for member in members:
        each = [math.exp(alike / OWN.temperature) for alike in member.voters.similarity.tolist()]
        weights.append({row: one / sum(each) for row, one in zip(member.voters.rows.tolist(), each, strict=True)})
    named = sorted(
        {row for weight in weights for row in weight} | {row for m in members for row in m.candidates.tolist()}
    )
    places = []
    for row in sorted(named, key=lambda row: -sum(weight.get(row, 0.0) for weight in weights)):
        if all(metres[row][place] >= OWN.separation_m for place in places):
            places.append(row)
    scores = []
    for photo in range(len(members)):
        own, said, region = {}, {}, {}
        for place in places:
            own[place] = sum(
                w * (0.7 * bell(metres[place][row], 900.0) + 0.3 * bell(metres[place][row], 14_000.0))
                for row, w in weights[photo].items()
            )
            said[place] = 0.0
            for other, weight in enumerate(weights):
                width = FUSION.narrow_m
                while width < apart[photo, other]:
                    width *= 2
                wide = max(width, FUSION.wide_m)
                vote = sum(
                    w * (bell(metres[place][row], width) + bell(metres[place][row], wide)) / 2
                    for row, w in weight.items()
                )
                said[place] += FUSION.narrow_m / width * vote**FUSION.power
            region[place] = sum(
                w * bell(metres[place][row], FUSION.region_m) for weight in weights for row, w in weight.items()
            ) / len(weights)
        scores.append([])
        for place in places:
            album = FUSION.trust * math.log(said[place] / max(said.values()) + FUSION.floor)
            album += FUSION.region * math.log(region[place] / max(region.values()) + FUSION.floor)
            with_others = math.exp(album) * (own[place] + FUSION.own_floor)
            astray = FUSION.astray * (own[place] + FUSION.floor) ** FUSION.astray_power
            scores[-1].append(math.log(with_others + astray))
    return places, scores


@pytest.fixture(scope="module")
def coast(make_gallery):
    """Forty references along 100 km of coast at uneven distances, ten in Perth."""
    rng = np.random.default_rng(12)
    along = [geodesy.destination(SYDNEY, 20.0, metres) for metres in rng.uniform(0, 100_000, 40)]
    return make_gallery([*along, *(geodesy.destination(PERTH, 90.0, 3_000.0 * step) for step in range(10))])


@pytest.mark.parametrize("kmh", [0.5, 6.0, 60.0])
@pytest.mark.parametrize("seed", range(3))
def test_a_fusion_by_hand(coast, kmh, seed):
    """Photos that follow each other within minutes and by half a day: from a few metres to hundreds of km apart."""
    rng = np.random.default_rng(seed)
    members = []
    for _ in range(5):
        rows = rng.choice(50, 12, replace=False)
        alike = np.sort(rng.uniform(0.2, 0.9, 12))[::-1].astype(np.float32)
        members.append(AlbumMember(Neighbours(rows, alike), rng.choice(50, 4, replace=False), rng.normal(size=4)))
    apart = apart_m(taken(0, 2, 300, 310, 700), Request(album=Album.SAME_TRIP, speed_kmh=kmh))
    assert apart[0, 4] == pytest.approx(700 / 60 * kmh * 1_000)
    ballots = AlbumVotes.of(coast, members, OWN)
    places, scores = by_hand(coast, members, apart)
    assert ballots.places.tolist() == places
    for photo, (rows, found) in enumerate(fuse(ballots, apart, OWN, FUSION, len(places))):
        best = np.argsort(-np.array(scores[photo]), kind="stable")
        points = ballots.points(photo, best, OWN.separation_m)
        assert (points < 0).sum() < 5
        assert rows.tolist() == points[points >= 0].tolist()
        assert found == pytest.approx(np.array(scores[photo])[best][points >= 0])


def test_only_places_of_many_votes_are_compared(make_gallery, monkeypatch):
    """Four places of three votes each, and one of one: three are compared, the best first."""
    gallery = make_gallery([geodesy.destination(SYDNEY, 90.0, 5_000.0 * step) for step in range(5)])
    members = [member({3: 0.9, 0: 0.5, 4: 0.4, 1: 0.3, 2: 0.1})] * 2
    assert AlbumVotes.of(gallery, members, OWN).places.tolist() == [3, 0, 4, 1, 2]
    monkeypatch.setattr("pinpoint_engine.answering.albums.PLACES", 3)
    assert AlbumVotes.of(gallery, members, OWN).places.tolist() == [3, 0, 4]


def placed(make_gallery, metres, voters, candidates, scores, best):
    """Return where one photo is placed in some places along a street, when five other photos name all of these."""
    gallery = make_gallery([geodesy.destination(SYDNEY, 90.0, each) for each in metres])
    own = member(voters)
    asked = AlbumMember(own.voters, np.array(candidates), np.array(scores))
    others = member({row: 0.99 - 0.01 * number for number, row in enumerate(best)})
    ballots = AlbumVotes.of(gallery, [asked, *[others] * 5], VOTING)
    at = [ballots.places.tolist().index(row) for row in best]
    return ballots.points(0, np.array(at), VOTING.separation_m).tolist()


def test_a_look_alike_stands_for_the_place_nearest_to_it_alone(make_gallery):
    """One 500 m from the first place and 700 m from the second, which comes first: it is the first place's."""
    assert placed(make_gallery, [0, 1_200, 500, 90_000], {2: 0.9, 0: 0.2}, [3], [1.0], best=[1, 0]) == [1, 2]


def test_a_look_alike_farther_than_places_lie_apart_stands_for_none(make_gallery, monkeypatch):
    """Though there is no nearer place, where only the best are compared."""
    monkeypatch.setattr("pinpoint_engine.answering.albums.PLACES", 1)
    assert placed(make_gallery, [0, 1_100, 90_000], {1: 0.9, 0: 0.2}, [2], [1.0], best=[0]) == [0]


def test_of_the_look_alikes_in_a_place_the_most_alike_is_the_point(make_gallery):
    assert placed(make_gallery, [0, 100, 200, 90_000], {1: 0.5, 2: 0.7, 0: 0.1}, [3], [1.0], best=[0]) == [2]


def test_of_the_candidates_beside_a_place_the_best_is_the_point(make_gallery):
    """Within 2 km, whatever stands first; the best of all lies 2.1 km away."""
    metres = [0, 1_100, 1_900, 2_100, 90_000]
    assert placed(make_gallery, metres, {4: 0.9}, [1, 2, 3], [0.1, 0.5, 0.9], best=[0]) == [2]
