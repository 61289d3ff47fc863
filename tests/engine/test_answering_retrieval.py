"""Candidates of three channels: how many each proposes, apart from each other, and never from what is not allowed."""

from __future__ import annotations

import numpy as np
import pytest
import tiny

from pinpoint_engine import geodesy
from pinpoint_engine.answering import retrieval
from pinpoint_engine.answering.retrieval import Channels, Query, Spaces
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.gallery import Allowed, Gallery, join
from pinpoint_engine.gallery.shards import Shard
from pinpoint_engine.types import Location, Reference, Source

PLACES, SHOTS = 30, 4
QUERY = Query(tiny.unit_rows(1, 16, 5)[0], tiny.unit_rows(1, 8, 6)[0])
EVERYWHERE = np.ones(PLACES * SHOTS, bool)


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """Thirty places 5 km from each other across the antimeridian, each with four references some 100 m apart."""
    centres = geodesy.destination((-16.8, 179.6), 90, 5_000.0 * np.arange(PLACES))
    return make_gallery(geodesy.destination(np.repeat(centres, SHOTS, axis=0), 0, 100.0 * (np.arange(120) % SHOTS)))


@pytest.fixture(scope="module")
def spaces(gallery):
    return tiny.spaces(gallery)


def find(spaces, query=QUERY, allowed=EVERYWHERE, channels=None, **options):
    top_k = options.pop("top_k", 12)
    return retrieval.find(
        spaces, query, Allowed(allowed), channels or Channels(), Voting(**{"neighbours": 120, **options}), top_k
    )


def place(rows):
    return np.asarray(rows) // SHOTS


def counted(found):
    return {channel: found.channels.count(channel) for channel in retrieval.CHANNELS}


# --- how many


@pytest.mark.parametrize(
    ("top_k", "counts"), [(12, (8, 2, 2)), (24, (16, 4, 4)), (6, (4, 1, 1)), (5, (5, 0, 0)), (1, (1, 0, 0))]
)
def test_the_published_counts_scale_with_the_list(top_k, counts):
    assert tuple(Channels().counts(top_k).values()) == counts


@pytest.mark.parametrize("channels", [Channels(), Channels(2, 8, 2), Channels(4, 4, 4), Channels(0, 12, 0)])
def test_the_counts_make_the_list(channels):
    for top_k in range(1, 101):
        counts = channels.counts(top_k)
        assert sum(counts.values()) == top_k
        assert min(counts.values()) >= 0


def test_what_is_left_goes_to_the_greatest_share():
    assert Channels(2, 8, 2).counts(1) == {"image": 0, "raw": 1, "gps": 0}
    assert Channels(2, 8, 2).counts(7) == {"image": 1, "raw": 5, "gps": 1}


@pytest.mark.parametrize("channels", [Channels(), Channels(2, 8, 2), Channels(4, 4, 4)])
def test_each_channel_proposes_its_share(spaces, channels):
    assert counted(find(spaces, channels=channels)) == channels.counts(12)


# --- the union


def test_candidates_are_the_best_of_each_channel_that_are_apart(spaces):
    found = find(spaces)
    named = list(zip(found.candidates, found.channels, strict=True))
    for number, (row, channel) in enumerate(named):
        taken = place(found.candidates[:number])
        better = found.neighbours[channel].rows
        better = better[: better.tolist().index(row)]
        assert place(row) not in taken
        assert set(place(better)) <= set(taken)


def test_candidates_are_apart_by_what_was_asked(spaces, gallery):
    for apart_m in (150.0, 1_000.0, 12_000.0):
        rows = find(spaces, separation_m=apart_m).candidates
        metres = gallery.metres(rows, rows)[~np.eye(len(rows), dtype=bool)]
        assert metres.min() >= apart_m - 1e-6


def test_a_place_of_several_channels_is_listed_once_with_the_channel_that_found_it(gallery):
    spaces = Spaces.of(gallery, gallery.vectors[:, :8].astype(np.float32), gallery.vectors[:, :8], EVERYWHERE)
    query = Query(np.pad(QUERY.learned, (0, 8)), QUERY.learned)  # the same order in all channels
    found = find(spaces, query)
    assert len(set(place(found.candidates))) == 12
    assert counted(found) == {"image": 8, "raw": 2, "gps": 2}
    assert found.channels[:2] == ("raw", "raw")


def test_a_short_channel_is_filled_up_by_the_raw_one(make_gallery, gallery):
    images = np.zeros((120, 8), np.float32)
    images[:SHOTS] = QUERY.learned  # all that the learned channel sees first is one place
    found = find(Spaces.of(gallery, images, tiny.unit_rows(120, 8), EVERYWHERE), neighbours=SHOTS)
    image = [row for row, channel in zip(found.candidates, found.channels, strict=True) if channel == "image"]
    assert len(image) == 1 and place(image).tolist() == [0]
    assert len(found.candidates) == 12
    assert counted(found)["raw"] >= 9


# --- depth


def test_the_search_goes_deeper_while_places_are_few(make_gallery):
    crowd = geodesy.destination((48.86, 2.29), 45, np.linspace(0, 300, 60))
    far = geodesy.destination((10, 20), 90, 5_000.0 * np.arange(20))
    vectors = np.zeros((80, 16), np.float32)
    vectors[:60] = QUERY.raw
    vectors[60:] = 0.2 * QUERY.raw + 0.1 * tiny.unit_rows(20, 16)
    gallery = make_gallery(np.vstack([crowd, far]), vectors)
    spaces = Spaces.of(gallery, vectors[:, :8], vectors[:, :8], np.zeros(80, bool))
    found = find(spaces, Query(QUERY.raw, QUERY.raw[:8]), np.ones(80, bool), neighbours=5)
    assert len(found.candidates) == 12
    assert (found.candidates[1:] >= 60).all()
    assert len(found.neighbours["raw"].rows) == 5  # those who vote stay as many as they were


def test_no_more_candidates_than_places(spaces):
    assert sorted(place(find(spaces, top_k=100, neighbours=7).candidates)) == list(range(PLACES))


@pytest.mark.parametrize("top_k", [1, 3, 12])
def test_no_more_candidates_than_wanted(spaces, top_k):
    assert len(find(spaces, top_k=top_k).candidates) == top_k


def test_neighbours_are_as_deep_as_asked_and_best_first(spaces):
    for neighbours in find(spaces, neighbours=50).neighbours.values():
        assert len(neighbours.rows) == len(set(neighbours.rows)) == 50
        assert (np.diff(neighbours.similarity) <= 0).all()


# --- what is allowed


@pytest.mark.parametrize("seed", range(4))
def test_no_channel_finds_what_is_not_allowed(spaces, seed):
    allowed = np.random.default_rng(seed).random(120) < 0.4
    found = find(spaces, allowed=allowed)
    assert allowed[found.candidates].all()
    for neighbours in found.neighbours.values():
        assert len(neighbours.rows) == allowed.sum()
        assert allowed[neighbours.rows].all()


def test_where_nothing_is_allowed_nothing_is_found(spaces):
    found = find(spaces, allowed=np.zeros(120, bool))
    assert (len(found.candidates), found.channels) == (0, ())
    assert [len(neighbours.rows) for neighbours in found.neighbours.values()] == [0, 0, 0]


def test_image_to_gps_is_off_where_the_tower_was_not_trained(gallery):
    found = find(tiny.spaces(gallery, known=False))
    assert len(found.neighbours["gps"].rows) == 0
    assert counted(found) == {"image": 8, "raw": 4, "gps": 0}


def test_image_to_gps_finds_only_where_the_tower_was_trained(gallery):
    known = np.arange(120) < 20
    spaces = Spaces.of(gallery, tiny.unit_rows(120, 8, 101), tiny.unit_rows(120, 8, 102), known)
    found = find(spaces)
    assert set(found.neighbours["gps"].rows) == set(range(20))
    assert {channel for channel in found.channels if channel != "gps"} == {"raw", "image"}
    assert all(known[row] for row, channel in zip(found.candidates, found.channels, strict=True) if channel == "gps")


def test_each_channel_searches_its_own_likeness(spaces, gallery):
    found = find(spaces, neighbours=1)
    images, places = (spaces.indexes[channel].vectors.astype(np.float64) for channel in ("image", "gps"))
    wanted = {"image": images @ QUERY.learned, "raw": gallery.vectors @ QUERY.raw, "gps": places @ QUERY.learned}
    assert {name: each.rows.tolist() for name, each in found.neighbours.items()} == {
        name: [int(np.argmax(likeness))] for name, likeness in wanted.items()
    }


# --- what is usual


def test_the_usual_is_spread_over_the_whole_gallery(make_gallery):
    gallery = make_gallery(np.zeros((1000, 2)), np.linspace(0, 1, 1000)[:, None] * np.ones(16) / 4)
    usual = tiny.spaces(gallery).usual("raw", np.ones(16, np.float32))
    assert 200 < len(usual) <= 256
    assert usual.mean() == pytest.approx(2, abs=0.4)


def test_a_small_gallery_is_usual_as_a_whole(spaces, gallery):
    wanted = gallery.vectors.astype(np.float32) @ QUERY.raw
    assert spaces.usual("raw", QUERY.raw) == pytest.approx(wanted, abs=1e-6)


@pytest.mark.parametrize("shares", [(0, 0, 0), (-1, 8, 2)])
def test_channels_that_propose_nothing_are_refused(shares):
    with pytest.raises(ValueError, match="at least one candidate"):
        Channels(*shares)


def test_votes_weigh_by_a_softmax_of_similarity():
    weights = retrieval.vote_weights(np.array([0.2, 0.9, 0.5]), 0.1)
    assert weights.sum() == pytest.approx(1)
    assert np.log(weights[1] / weights) == pytest.approx([7, 0, 4])


# --- places without photos


@pytest.fixture(scope="module")
def mixed(make_gallery):
    """Thirty places without photos, then the references of four shots at ten of them; with learned rows."""
    centres = geodesy.destination((-16.8, 179.6), 90, 5_000.0 * np.arange(PLACES))
    bare = [Reference(f"place{row}", Location(*each), Source.INTERNET) for row, each in enumerate(centres.tolist())]
    photos = make_gallery(
        geodesy.destination(np.repeat(centres[:10], SHOTS, axis=0), 0, 100.0 * (np.arange(40) % SHOTS))
    )
    places = Gallery([Shard.of_places(bare, 16)], photos.model)
    gallery = join([places, photos])
    images = tiny.unit_rows(len(gallery), 8, 101)
    images[:PLACES] = 0
    return Spaces.of(gallery, images, tiny.unit_rows(len(gallery), 8, 102), np.ones(len(gallery), bool))


def only(spaces, rows):
    mask = np.zeros(len(spaces.gallery), bool)
    mask[rows] = True
    return mask


def test_photos_look_alike_and_places_are_likely(mixed):
    found = find(mixed, allowed=np.ones(70, bool))
    assert set(found.neighbours["gps"].rows) == set(range(PLACES))
    assert set(found.neighbours["raw"].rows) == set(found.neighbours["image"].rows) == set(range(PLACES, 70))
    assert {channel for row, channel in zip(found.candidates, found.channels, strict=True) if row < PLACES} == {"gps"}
    assert mixed.compares(0) == ("gps",) and mixed.compares(PLACES) == ("image", "raw", "gps")


def test_without_photos_places_fill_the_list_and_vote_by_themselves(mixed):
    found = find(mixed, allowed=only(mixed, np.arange(PLACES)))
    assert counted(found) == {"image": 0, "raw": 0, "gps": 12}
    assert found.voters.rows.tolist() == found.neighbours["gps"].rows.tolist()
    assert np.array_equal(found.voters.similarity, found.neighbours["gps"].similarity)


def test_where_there_are_photos_only_they_fill_the_list(mixed):
    found = find(mixed, allowed=only(mixed, np.arange(PLACES, 70)))
    assert counted(found)["gps"] == 0 and len(found.candidates) == 10


def test_one_photo_of_each_place_votes_by_its_place_and_by_how_it_stands_out(mixed):
    voting = Voting(neighbours=120, temperature=0.025)
    found = retrieval.find(mixed, QUERY, Allowed(np.ones(70, bool)), Channels(), voting)
    raw, voters = found.neighbours["raw"], found.voters
    photos = voters.rows >= PLACES
    shown = voters.rows[photos]
    assert len({place(row - PLACES) for row in shown}) == photos.sum() == 10
    likely = mixed.indexes["gps"].similarity(QUERY.learned, shown)
    ahead = mixed.indexes["raw"].similarity(QUERY.raw, shown) - np.median(raw.similarity)
    wanted = likely + 0.025 * np.maximum(ahead, 0) / retrieval.STANDING_OUT
    assert voters.similarity[photos] == pytest.approx(wanted, abs=1e-5)
    assert (np.diff(voters.similarity) <= 0).all() and (ahead > 0.1).any()


def test_a_photo_that_stands_out_leads_where_its_place_is_not_the_likeliest(mixed):
    row = PLACES + 5
    twin = Query(mixed.gallery.vectors[[row]][0].astype(np.float32), QUERY.learned)
    found = retrieval.find(mixed, twin, Allowed(np.ones(70, bool)), Channels(), Voting(temperature=0.06))
    assert found.neighbours["gps"].rows[0] != row == found.voters.rows[0]


def test_a_gallery_of_photos_votes_as_it_is(spaces):
    found = find(spaces)
    assert found.voters is found.neighbours["raw"]
