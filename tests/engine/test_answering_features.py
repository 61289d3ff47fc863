"""Features are relative: another scale of likeness, another gallery around, another order change nothing."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny

from pinpoint_engine import geodesy
from pinpoint_engine.answering import evidence, features, retrieval
from pinpoint_engine.answering.features import NAMES, NOTHING, OVERALL, WHOLE
from pinpoint_engine.answering.retrieval import Channels, Neighbours, Query, Retrieval, Spaces
from pinpoint_engine.answering.voting import VOTE_FLOOR, Voting
from pinpoint_engine.gallery import NONE, Allowed
from pinpoint_engine.models import networks
from pinpoint_engine.types import Source

INTERNET, STREET = Source
COUNT = 96
QUERY = Query(tiny.unit_rows(1, 16, 5)[0], tiny.unit_rows(1, 8, 6)[0])


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """24 places 4 km apart, of four references each, two walks; the odd places have one from the street."""
    centres = geodesy.destination((44.6, -1.2), 90, 4_000.0 * np.arange(24))
    latlon = geodesy.destination(np.repeat(centres, 4, axis=0), 0, 150.0 * (np.arange(COUNT) % 4))
    sources = [STREET if row % 8 == 7 else INTERNET for row in range(COUNT)]
    return make_gallery(latlon, source=sources, sequence=[f"walk {row // 2}" for row in range(COUNT)])


@pytest.fixture(scope="module")
def spaces(gallery):
    return tiny.spaces(gallery)


def find(spaces, query=QUERY, allowed=None):
    allowed = np.ones(len(spaces.gallery), bool) if allowed is None else allowed
    return retrieval.find(spaces, query, Allowed(allowed), Channels(), Voting(neighbours=40), 12)


def gather(spaces, found):
    return evidence.gather(spaces.gallery, found.query.raw[None], found.candidates[None], 16)


def describe(spaces, found, left_out=()):
    return features.describe(spaces, found, gather(spaces, found), np.array(left_out, np.int64))


def overall(spaces, found, first, left_out=NONE):
    """Describe the whole list by `OVERALL`, if some candidate of it is first."""
    around = features.around(spaces.gallery, found, first, left_out)
    return np.concatenate([features.whole(spaces, found, left_out), around])


def column(table, name):
    return table[:, NAMES.index(name)]


# --- relative


def scaled(spaces, share):
    """All likenesses times a number: the photo's rows are shorter."""
    return spaces, Query(QUERY.raw * np.float32(share), QUERY.learned * np.float32(share))


def raised(spaces, gain):
    """All likenesses plus a number: one more coordinate that is the same for all."""
    longer = [np.pad(index.vectors, ((0, 0), (0, 1)), constant_values=gain) for index in spaces.indexes.values()]
    images, raw, places = longer
    gallery = type(spaces.gallery).of(spaces.gallery.references, raw, spaces.gallery.model)
    query = Query(np.append(QUERY.raw, np.float32(1)), np.append(QUERY.learned, np.float32(1)))
    return Spaces.of(gallery, images, places, spaces.known), query


@pytest.mark.parametrize("change", [(scaled, 0.5), (scaled, 0.125), (raised, 0.5), (raised, -0.25)])
def test_scale_and_level_of_likeness_change_nothing(spaces, change):
    other, query = change[0](spaces, change[1])
    found, again = find(spaces), find(other, query)
    assert again.candidates.tolist() == found.candidates.tolist()
    assert np.allclose(describe(other, again), describe(spaces, found), atol=2e-3, equal_nan=True)
    wanted, said = (overall(*pair, 3) for pair in ((spaces, found), (other, again)))
    assert np.allclose(said, wanted, atol=2e-3)


def test_what_was_left_out_might_as_well_not_be_there(gallery, spaces):
    kept = np.arange(COUNT) % 5 != 2
    cut = type(gallery).of(
        [each for each, keep in zip(gallery.references, kept, strict=True) if keep], gallery.vectors[kept], ""
    )
    images, places = (spaces.indexes[name].vectors[kept] for name in ("image", "gps"))
    smaller = Spaces.of(cut, images, places, spaces.known[kept])
    found, wanted = find(spaces, allowed=kept), find(smaller)
    assert found.candidates.tolist() == np.flatnonzero(kept)[wanted.candidates].tolist()
    numbers = slice(NAMES.index("support"))  # support is what was gathered, which is not left to `describe`
    described = describe(spaces, found, np.flatnonzero(~kept))[:, numbers]
    assert np.allclose(described, describe(smaller, wanted)[:, numbers], atol=1e-4)


def test_the_order_of_candidates_changes_no_feature(spaces):
    found = find(spaces)
    order = np.random.default_rng(0).permutation(12)
    turned = replace(found, candidates=found.candidates[order], channels=tuple(found.channels[k] for k in order))
    assert np.allclose(describe(spaces, turned), describe(spaces, found)[order], atol=1e-6, equal_nan=True)


def test_the_numbers_have_names(spaces):
    found = find(spaces)
    assert describe(spaces, found).shape == (12, len(NAMES))
    assert describe(spaces, found).dtype == np.float32
    assert overall(spaces, found, 0).shape == (len(OVERALL),)
    assert features.whole(spaces, found).shape == (len(WHOLE),)
    assert len(set(NAMES)) == len(NAMES) and len(set(OVERALL)) == len(OVERALL)


def test_likenesses_that_are_all_the_same_stay_numbers(gallery):
    same = np.ones((COUNT, 8), np.float32)
    flat = type(gallery).of(gallery.references, np.ones((COUNT, 16), np.float16), "")
    spaces = Spaces.of(flat, same, same, np.ones(COUNT, bool))
    found = find(spaces)
    assert np.isfinite(np.delete(describe(spaces, found), NAMES.index("support"), axis=1)).all()
    assert np.isfinite(overall(spaces, found, 0)).all()


# --- what is unknown


def test_a_channel_that_is_off_is_unknown(gallery):
    spaces = tiny.spaces(gallery, known=False)
    found = find(spaces)
    described, entire = describe(spaces, found), overall(spaces, found, 0)
    for number, name in enumerate(NAMES):
        if name != "support":
            assert np.isnan(described[:, number]).tolist() == [name.startswith("gps_")] * 12
    unknown = {name for name, value in zip(OVERALL, entire, strict=True) if np.isnan(value)}
    assert unknown == {name for name in OVERALL if name.startswith("gps_")} | {"image_gps_apart", "reference_density"}


def test_a_list_with_a_place_that_the_location_tower_does_not_know_is_judged_without_it(spaces, gallery):
    """Beside a user's gallery the pack's own places would lead by what it was trained on."""
    found = find(spaces)
    known = np.ones(COUNT, bool)
    known[found.candidates[5]] = False
    indexes = spaces.indexes
    mixed = Spaces.of(gallery, indexes["image"].vectors, indexes["gps"].vectors, known)
    assert not mixed.placed(found.candidates) and mixed.placed(np.delete(found.candidates, 5))
    before, described = describe(spaces, found), describe(mixed, found)
    gps = np.array([name.startswith("gps_") for name in NAMES])
    assert np.isnan(described[:, gps]).all() and np.isfinite(before[:, gps]).all()
    assert np.array_equal(described[:, ~gps], before[:, ~gps], equal_nan=True)
    supporters = features.supporters(gallery, found, gather(spaces, found))
    base = np.zeros(12)
    assert networks.lists_of(spaces, found, base, before, supporters).places.any()
    assert not networks.lists_of(mixed, found, base, described, supporters).places.any()


def test_what_is_usual_of_places_is_told_by_those_that_are_known(spaces, gallery):
    known = np.arange(COUNT) < 30
    indexes = spaces.indexes
    mixed = Spaces.of(gallery, indexes["image"].vectors, indexes["gps"].vectors, known)
    row = tiny.unit_rows(1, 8, 3)[0]
    assert mixed.usual("gps", row) == pytest.approx(indexes["gps"].vectors[:30].astype(np.float32) @ row, abs=1e-5)
    assert np.array_equal(mixed.usual("image", row), spaces.usual("image", row))


def test_no_support_is_unknown_and_said(spaces, gallery):
    described = describe(spaces, find(spaces))
    supported = column(described, "supported")
    assert np.isnan(column(described, "support")).tolist() == (supported == 0).tolist()
    lonely = type(gallery).of([replace(each, source=INTERNET) for each in gallery.references], gallery.vectors, "")
    alone = tiny.spaces(lonely)
    assert set(column(describe(alone, find(alone)), "supported")) == {0.0}


# --- support


def test_support_comes_from_the_other_source(spaces, gallery):
    found = find(spaces)
    rows = features.supporters(gallery, found, gather(spaces, found))
    assert rows.shape == (12, 16)
    for candidate, supporters in zip(found.candidates, rows, strict=True):
        supporters = supporters[supporters >= 0]
        assert len(supporters)
        assert set(gallery.sources[supporters].tolist()) == {1 - int(gallery.sources[candidate])}


def test_support_is_how_alike_the_most_alike_of_them_is(spaces, gallery):
    found = find(spaces)
    rows = features.supporters(gallery, found, gather(spaces, found))
    voters = found.neighbours["image"].similarity
    likeness = spaces.indexes["image"].vectors.astype(np.float32) @ QUERY.learned
    wanted = [(likeness[own[own >= 0]].max() - voters[0]) / (voters.std() + 1e-6) for own in rows]
    assert column(describe(spaces, found), "support") == pytest.approx(wanted, abs=1e-4)


# --- votes and walks, by hand


def few(make_gallery, walks, metres=(0, 100, 300, 900_000)):
    """Four references, and what three channels say of them: less and less alike, evenly."""
    gallery = make_gallery(geodesy.destination((44.6, -1.2), 90, np.array(metres, float)), sequence=walks)
    spaces = tiny.spaces(gallery)
    voters = Neighbours(np.arange(4), np.array([0.9, 0.8, 0.7, 0.6], np.float32))
    found = Retrieval(QUERY, dict.fromkeys(retrieval.CHANNELS, voters), np.array([0, 3]), ("raw", "raw"))
    return spaces, found, 0.1 / (voters.similarity.std() + 1e-6)


def test_another_walk_must_be_another_walk(make_gallery):
    spaces, found, step = few(make_gallery, ["a", "a", "b", "c"])
    assert column(describe(spaces, found), "raw_other_sequence") == pytest.approx([-2 * step, NOTHING[1]], abs=1e-4)
    spaces, found, _ = few(make_gallery, ["a", "a", "a", "c"])
    assert column(describe(spaces, found), "raw_other_sequence") == pytest.approx([NOTHING[1]] * 2)


def test_photos_of_no_walk_are_walks_of_their_own(make_gallery):
    spaces, found, step = few(make_gallery, [""] * 4)
    assert column(describe(spaces, found), "raw_other_sequence")[0] == pytest.approx(-step, abs=1e-4)


def test_the_nearest_likeness_is_within_a_kilometre(make_gallery):
    spaces, found, step = few(make_gallery, ["a", "b", "c", "d"])
    assert column(describe(spaces, found), "raw_near") == pytest.approx([0, max(-3 * step, NOTHING[0])], abs=1e-4)


def test_votes_by_hand(make_gallery):
    spaces, found, step = few(make_gallery, ["a", "b", "c", "d"])
    weights = np.exp(-step * np.arange(4))
    weights /= weights.sum()
    near = np.exp(-0.5 * (np.array([0, 100, 300]) / 500) ** 2) @ weights[:3]
    wanted = np.log(np.array([near, weights[3]]) + VOTE_FLOOR)
    assert column(describe(spaces, found), "raw_votes_500") == pytest.approx(wanted, abs=1e-3)


def test_the_crowd_leaves_out_what_is_left_out(make_gallery):
    spaces, found, _ = few(make_gallery, ["a", "b", "c", "d"])
    for left_out, wanted in (([], 3), ([1], 2), ([1, 2], 1)):
        crowd = column(describe(spaces, found, left_out), "crowd_1000")
        assert crowd[0] - crowd[1] == pytest.approx(np.log(wanted), abs=1e-5)
        assert crowd.sum() == pytest.approx(0, abs=1e-5)


def test_the_region_of_the_first_place_by_hand(make_gallery):
    spaces, found, step = few(make_gallery, ["a", "a", "c", "d"])
    weights = np.exp(-step * np.arange(4))
    for first, share, crowd, walks in (
        (0, weights[:3].sum() / weights.sum(), 3, 2),
        (1, weights[3] / weights.sum(), 1, 1),
    ):
        said = dict(zip(OVERALL, overall(spaces, found, first), strict=True))
        assert said["raw_region_25000"] == pytest.approx(share, abs=1e-4)
        assert said["first_crowd"] == pytest.approx(np.log(crowd / 4))
        assert said["first_sequences"] == pytest.approx(np.log(walks))


def test_what_is_left_out_is_not_around_the_first_place(make_gallery):
    spaces, found, _ = few(make_gallery, ["a", "a", "c", "d"])
    said = overall(spaces, found, 0, np.array([1, 2]))
    assert said[OVERALL.index("first_crowd")] == pytest.approx(np.log(1 / 4))
    assert said[OVERALL.index("first_sequences")] == 0


def test_the_crowd_of_the_look_alikes_by_hand(make_gallery):
    """Three references lie together and one alone; what is left out is not counted."""
    spaces, found, step = few(make_gallery, ["a", "a", "c", "d"])
    weights = np.exp(-step * np.arange(4))
    usual = 0.75 * np.log(3)
    for left_out, crowds in (((), (3, 3, 3, 1)), ((1, 2), (1, 1, 1, 1))):
        said = features.whole(spaces, found, np.array(left_out, np.int64))[WHOLE.index("reference_density")]
        assert said == pytest.approx(weights @ np.log(crowds) / weights.sum() - usual, abs=1e-4)


def test_a_user_s_gallery_elsewhere_leaves_the_crowd_of_home_as_it_is(make_gallery, spaces, gallery):
    far = geodesy.destination(np.repeat([[10.0, 10.0]], 300, axis=0), np.arange(300.0), np.full(300, 500.0))
    vectors = np.concatenate([gallery.vectors, -np.repeat(QUERY.raw[None], 300, axis=0)])
    both = make_gallery(np.concatenate([gallery.latlon, far]), vectors)
    known = np.arange(len(both)) < COUNT
    rows = {
        name: np.concatenate([spaces.indexes[name].vectors, tiny.unit_rows(300, 8, 9)]) for name in ("image", "gps")
    }
    larger = Spaces.of(both, rows["image"], rows["gps"], known)
    crowds = [features.whole(each, find(each))[WHOLE.index("reference_density")] for each in (spaces, larger)]
    assert crowds[0] == pytest.approx(crowds[1], abs=1e-5)


def test_a_neighbour_that_stands_out_is_told(spaces, gallery):
    """The very row of a reference stands out from the gallery more than a row that is like none."""
    ask = [Query(row, QUERY.learned) for row in (gallery.vectors[10].astype(np.float32), QUERY.raw)]
    known, strange = (dict(zip(WHOLE, features.whole(spaces, find(spaces, query)), strict=True)) for query in ask)
    assert known["raw_lead"] > strange["raw_lead"]
    assert known["raw_stands_out"] > strange["raw_stands_out"]
    assert known["image_lead"] == strange["image_lead"]
