"""What training asks is asked honestly: nothing of what was left out comes back by any way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny

from pinpoint_engine import geodesy
from pinpoint_engine.answering.features import NAMES, OVERALL
from pinpoint_engine.answering.retrieval import Channels
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.training.folds import Fold
from pinpoint_engine.training.lists import TOP_K, Strangers, ask, stack, tensors
from pinpoint_engine.types import Source

PLACES, SHOTS, DIM = 14, 6, 8
COUNT = PLACES * SHOTS
ALBUM, FRAME, REMOVED, STRANGER = range(4)
SETTINGS = Voting(neighbours=60)


@pytest.fixture(scope="module")
def gallery(make_gallery):
    """14 places 9 km apart, six photos each some 100 m apart: three albums, of which one is from the street.

    Photos of one album are much alike.
    """
    centres = geodesy.destination((-16.8, 179.3), 90, 9_000.0 * np.arange(PLACES))
    rows = np.arange(COUNT)
    latlon = geodesy.destination(np.repeat(centres, SHOTS, axis=0), 0, 100.0 * (rows % SHOTS))
    vectors = tiny.unit_rows(COUNT // 2, 16, 1)[rows // 2] + 0.3 * tiny.unit_rows(COUNT, 16, 2)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    sources = [list(Source)[int(row % SHOTS >= 4)] for row in rows]
    return make_gallery(latlon, vectors, source=sources, sequence=[f"album {row // 2}" for row in rows])


@pytest.fixture(scope="module")
def folds():
    """Two folds by album and two by frame, with rows of their own."""
    album = np.arange(COUNT) // 2 % 2
    frame = np.random.default_rng(5).integers(0, 2, COUNT)
    made = []
    for position, (kind, number) in enumerate([("album", 0), ("album", 1), ("frame", 0), ("frame", 1)]):
        held = (album if kind == "album" else frame) == number
        images, places = (tiny.unit_rows(COUNT, DIM, 10 * position + each) for each in (1, 2))
        made.append(Fold(kind, number, held, images, places, images, lambda rows: rows[:, :DIM] / 2))
    return made


@pytest.fixture(scope="module")
def groups():
    return np.arange(COUNT) // 2 % 2


@pytest.fixture(scope="module")
def strangers():
    latlon = np.array([(-16.8, 179.3 + number / 10) for number in range(5)])
    return Strangers(tiny.unit_rows(5, 16, 77), latlon, np.array([0, 1, 0, 1, 0]))


@pytest.fixture(scope="module")
def asked(gallery, folds, groups, strangers):
    told = []
    lists = ask(gallery, folds, groups, Channels(), SETTINGS, told.append, strangers)
    assert told[-1] == f"asked of fold 4: {len(lists)} lists"
    return lists


@pytest.fixture(scope="module")
def photo(asked, folds):
    """The row of the photo that each list was asked for, told by its learned row; -1 for strangers."""
    rows = []
    for kind, fold, query in zip(asked.questions.kind, asked.questions.fold, asked.ranking.query, strict=True):
        same = np.flatnonzero((folds[fold].images == query).all(axis=1))
        assert len(same) == (kind != STRANGER)
        rows.append(same[0] if len(same) else -1)
    return np.array(rows)


def of_kind(asked, photo, *kinds):
    """Yield of each list of some kinds its photo, its live candidates, its live supporters, and its number."""
    for number in np.flatnonzero(np.isin(asked.questions.kind, kinds)):
        live = np.isfinite(asked.ranking.base[number])
        supporters = asked.ranking.supporters[number][live]
        yield photo[number], asked.ranking.rows[number][live], supporters[supporters >= 0], number


def test_every_photo_is_asked_without_its_album_once(asked, photo, folds):
    assert sorted(photo[asked.questions.kind == ALBUM]) == list(range(COUNT))
    for row, fold in zip(
        photo[asked.questions.kind < STRANGER], asked.questions.fold[asked.questions.kind < STRANGER], strict=True
    ):
        assert folds[fold].held[row]


def test_the_own_album_comes_back_by_no_way(asked, photo, gallery):
    for row, candidates, supporters, _ in of_kind(asked, photo, ALBUM):
        own = gallery.sequences[row]
        assert own not in gallery.sequences[candidates]
        assert own not in gallery.sequences[supporters]


def test_the_crowd_is_counted_without_the_own_album(asked, photo, gallery):
    columns = [NAMES.index(f"crowd_{radius}") for radius in (1000, 5000, 25000)]
    for row, candidates, _, number in list(of_kind(asked, photo, ALBUM))[::7]:
        others = np.flatnonzero(gallery.sequences != gallery.sequences[row])
        metres = gallery.metres(candidates, others)
        for column, radius in zip(columns, (1_000, 5_000, 25_000), strict=True):
            wanted = np.log((metres <= radius).sum(axis=1))
            assert asked.ranking.described[number, : len(candidates), column] == pytest.approx(
                wanted - wanted.mean(), abs=1e-5
            )


def test_the_region_is_counted_without_the_own_album(asked, photo, gallery):
    for row, candidates, _, number in list(of_kind(asked, photo, ALBUM))[::7]:
        others = np.flatnonzero(gallery.sequences != gallery.sequences[row])
        near = (gallery.metres(candidates, others) <= 25_000).sum(axis=1)
        said = asked.confidence.overall[number, : len(candidates), OVERALL.index("first_crowd")]
        assert said == pytest.approx(np.log(near / COUNT), abs=1e-5)


def test_where_all_near_the_truth_was_removed_nothing_is_near(asked, photo, gallery):
    lists = list(of_kind(asked, photo, REMOVED))
    assert 0.15 * COUNT < len(lists) < 0.45 * COUNT
    for row, candidates, supporters, number in lists:
        own = np.array([row])
        assert gallery.metres(own, candidates).min() > 25_000
        assert not len(supporters) or gallery.metres(own, supporters).min() > 25_000
        assert asked.ranking.truth_m[number].min() > 25_000
    assert asked.of(asked.questions.kind == REMOVED).ranking.gains().max() == 0


def test_a_frame_is_asked_without_itself_alone(asked, photo, gallery):
    lists = list(of_kind(asked, photo, FRAME))
    assert 0.25 * COUNT < len(lists) < 0.55 * COUNT
    own_album = 0
    for row, candidates, supporters, _ in lists:
        assert row not in candidates
        assert row not in supporters
        own_album += gallery.sequences[row] in gallery.sequences[candidates]
    assert own_album > 0.7 * len(lists)  # the other photo of its album is most alike


def test_strangers_are_asked_of_everything_once_each(asked, strangers):
    lists = asked.of(asked.questions.kind == STRANGER)
    assert len(lists) == 5
    rows = lists.ranking.query.tolist()
    assert sorted(map(tuple, rows)) == sorted(map(tuple, (strangers.rows[:, :DIM] / 2).tolist()))
    assert lists.questions.group.tolist() == lists.questions.fold.tolist() == [0, 0, 0, 1, 1]
    assert set(lists.questions.weight) == {1.0}


def test_distances_are_those_of_the_candidates(asked, photo, gallery):
    for row, candidates, _, number in list(of_kind(asked, photo, ALBUM, FRAME, REMOVED))[::11]:
        count = len(candidates)
        wanted = geodesy.distance_m(gallery.latlon[row], gallery.latlon[candidates])
        assert asked.ranking.truth_m[number, :count] == pytest.approx(wanted, abs=1e-3)
        assert asked.confidence.apart_m[number, :count, :count] == pytest.approx(
            gallery.metres(candidates, candidates), abs=1e-3
        )


def test_supporters_are_of_the_other_source(asked, photo, gallery):
    seen = 0
    for number in np.flatnonzero(asked.questions.kind == ALBUM):
        for candidate, supporters in zip(asked.ranking.rows[number], asked.ranking.supporters[number], strict=True):
            supporters = supporters[supporters >= 0]
            assert gallery.sources[candidate] not in gallery.sources[supporters]
            seen += len(supporters)
    assert seen


def test_lists_are_padded_so_that_padding_is_no_place(asked, make_gallery, folds, groups):
    two = make_gallery([(0, 0), (0, 0.001), (0, 9), (0, 9.001)], sequence=["a", "b", "c", "d"])
    small = [replace(fold, held=fold.held[:4], images=fold.images[:4], places=fold.places[:4]) for fold in folds[:2]]
    lists = ask(two, small, groups[:4], Channels(), SETTINGS, lambda line: None)
    chosen = lists.of(lists.questions.kind == ALBUM)
    assert np.isfinite(chosen.ranking.base).sum(axis=1).tolist() == [2] * 4
    assert (chosen.ranking.base[:, 2:] == -np.inf).all() and np.isnan(chosen.ranking.described[:, 2:]).all()
    assert (chosen.ranking.truth_m[:, 2:] == np.inf).all() and (chosen.ranking.supporters == -1).all()
    assert np.isinf(chosen.confidence.apart_m[:, 2:]).all() and np.isinf(chosen.confidence.apart_m[:, :, 2:]).all()
    assert chosen.ranking.rows.shape == (4, TOP_K)


def test_gains_by_hand(asked):
    one = replace(asked.of([0]).ranking, truth_m=np.array([[500.0, 3_000.0, 20_000.0, 26_000.0, np.inf]]))
    assert one.gains()[0].tolist() == pytest.approx([1, 2 / 3, 1 / 3, 0, 0])


def test_a_photo_in_a_crowd_counts_less(asked, photo, gallery):
    for row, _, _, number in list(of_kind(asked, photo, ALBUM))[::9]:
        assert asked.questions.weight[number] == pytest.approx(gallery.crowd(np.array([row]), 25_000.0)[0] ** -0.5)


def test_some_of_the_lists(asked):
    few = asked.of([3, 5])
    assert len(few) == 2
    assert np.array_equal(few.ranking.truth_m, asked.ranking.truth_m[[3, 5]])
    assert len(asked.of(asked.questions.kind == ALBUM)) == COUNT


def test_a_reranker_sees_the_rows_of_the_embedder_that_was_asked(asked, folds):
    given = tensors(asked.ranking, stack(folds))
    for number in range(0, len(asked), 37):
        fold = folds[asked.questions.fold[number]]
        assert np.array_equal(given.images[number].numpy(), fold.images[asked.ranking.rows[number]])
        assert np.array_equal(given.places[number].numpy(), fold.places[asked.ranking.rows[number]])
        there = asked.ranking.supporters[number] >= 0
        assert np.array_equal(given.supported[number].numpy(), there)
        assert np.array_equal(
            given.support[number].numpy()[there], fold.images[asked.ranking.supporters[number][there]]
        )


def test_the_same_is_asked_every_time(asked, gallery, folds, groups, strangers):
    again = ask(gallery, folds[:1], groups, Channels(), SETTINGS, lambda line: None, strangers)
    before = asked.of(np.arange(len(again)))
    assert np.array_equal(again.ranking.rows, before.ranking.rows) and np.array_equal(
        again.questions.kind, before.questions.kind
    )
    assert np.array_equal(again.ranking.described, before.ranking.described, equal_nan=True)
