"""Cross-fitting: what is asked was never trained on, and embedders trained apart are laid in one frame."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny

from pinpoint_engine.models.embedder import EmbedderConfig
from pinpoint_engine.models.location_encoder import LocationConfig
from pinpoint_engine.models.pytorch import embedder_of
from pinpoint_engine.training import folds
from pinpoint_engine.training.collections.shards import Examples
from pinpoint_engine.training.embedder import EmbedderRecipe, load_network
from pinpoint_engine.training.folds import fold_numbers, open_folds, train_folds
from pinpoint_engine.types import Source

CONFIG = EmbedderConfig(features=16, hidden=8, dim=8, location=LocationConfig((1.0,), 4, 8))
COUNTS = {"album": 3, "frame": 2}
KINDS = tuple(COUNTS)


@pytest.fixture(scope="module")
def views():
    """Two views each of 90 photos, in 20 albums of very different sizes; codes are far apart, as digests are."""
    rng = np.random.default_rng(0)
    album = np.repeat(rng.integers(-(2**62), 2**62, 20), rng.multinomial(70, np.full(20, 1 / 20)) + 1)
    ids = np.array([f"photo {number}" for number in range(90)], np.bytes_)
    latlon = np.stack([rng.uniform(-60, 60, 90), rng.uniform(-180, 180, 90)], axis=1)
    source = rng.integers(0, 2, 90).astype(np.int8)
    columns = {"latlon": latlon, "source": source, "album": album, "ids": ids}
    twice = {name: np.concatenate([values, values]) for name, values in columns.items()}
    return Examples(tiny.unit_rows(180, 16).astype(np.float16), **twice, model="m")


@pytest.mark.parametrize("count", [2, 6, 20])
def test_no_album_is_split(views, count):
    numbers = fold_numbers(views, "album", count)
    assert set(numbers) == set(range(count))
    for album in np.unique(views.album):
        assert len(set(numbers[views.album == album])) == 1


def test_folds_of_albums_hold_as_many_photos(views):
    sizes = np.bincount(fold_numbers(views, "album", 4))
    assert sizes.sum() == 180
    assert sizes.max() - sizes.min() <= np.unique(views.album, return_counts=True)[1].max()


def test_all_views_of_a_photo_are_left_out_together(views):
    numbers = fold_numbers(views, "frame", 4)
    assert np.array_equal(numbers[:90], numbers[90:])
    assert any(len(set(numbers[views.album == album])) > 1 for album in np.unique(views.album))


@pytest.mark.parametrize("kind", KINDS)
def test_views_that_are_missing_move_no_album(views, kind):
    """Some collections have more views of each photo than others, and one view of a photo may not be readable."""
    some = folds.rows_of(views, (np.arange(180) < 90) | (np.arange(180) % 7 > 2))
    twice = dict(zip(views.ids.tolist(), fold_numbers(views, kind, 3).tolist(), strict=True))
    assert [twice[name] for name in some.ids.tolist()] == fold_numbers(some, kind, 3).tolist()


@pytest.mark.parametrize("kind", KINDS)
def test_the_whole_photos_alone_fall_into_the_same_folds(views, kind):
    whole = folds.rows_of(views, np.arange(180) < 90)
    assert np.array_equal(fold_numbers(whole, kind, 3), fold_numbers(views, kind, 3)[:90])


def test_every_fold_is_trained_without_its_photos(views, tmp_path):
    told = []
    recipe = EmbedderRecipe(steps=1, batch=4, others=2)
    train_folds(views, COUNTS, CONFIG, recipe, tmp_path, told.append)
    names = ["all", *(f"{kind}-{number}" for kind, count in COUNTS.items() for number in range(count))]
    assert sorted(path.parent.name for path in tmp_path.glob("*/checkpoint.pt")) == sorted(names)
    left = [180] + [(fold_numbers(views, kind, n) != number).sum() for kind, n in COUNTS.items() for number in range(n)]
    assert [int(line.split(" weights; ")[1].split()[0]) for line in told if " weights; " in line] == left


def test_a_fold_keeps_whole_rows_of_the_others(views):
    kept = fold_numbers(views, "album", 3) != 1
    rest = folds.rows_of(views, kept)
    assert len(rest) == len(rest.features) == kept.sum()
    assert np.array_equal(rest.features, views.features[kept])
    assert np.array_equal(rest.ids, views.ids[kept]) and np.array_equal(rest.latlon, views.latlon[kept])
    assert set(rest.album).isdisjoint(views.album[~kept])


# --- one frame


def test_the_turn_lays_a_turned_copy_on_the_first():
    rows = tiny.unit_rows(60, 8)
    turned, _ = np.linalg.qr(np.random.default_rng(3).normal(size=(8, 8)))
    turn = folds.turn_onto((rows @ turned).astype(np.float32), rows)
    assert rows @ turned @ turn == pytest.approx(rows, abs=1e-5)
    assert turn @ turn.T == pytest.approx(np.eye(8), abs=1e-5)


def test_the_turn_keeps_every_cosine_and_comes_nearer():
    rows, other = tiny.unit_rows(60, 8, 1), tiny.unit_rows(60, 8, 2)
    turned = rows @ folds.turn_onto(rows, other)
    assert turned @ turned.T == pytest.approx(rows @ rows.T, abs=1e-5)
    assert (turned * other).sum() > (rows * other).sum()


@pytest.fixture(scope="module")
def trained(views, tmp_path_factory):
    folder = tmp_path_factory.mktemp("embedder")
    recipe = EmbedderRecipe(steps=8, batch=32, others=8, learning_rate=1e-2)
    train_folds(views, COUNTS, CONFIG, recipe, folder, lambda line: None)
    return folder


@pytest.fixture(scope="module")
def opened(views, trained):
    return list(open_folds(folds.rows_of(views, np.arange(180) < 90), COUNTS, trained))


def test_every_photo_is_held_once_of_each_kind(opened):
    assert [(fold.kind, fold.number) for fold in opened] == [
        *[("album", 0), ("album", 1), ("album", 2), ("frame", 0), ("frame", 1)]
    ]
    for kind in KINDS:
        assert np.sum([fold.held for fold in opened if fold.kind == kind], axis=0).tolist() == [1] * 90


def test_a_fold_embeds_by_its_own_embedder_in_the_final_frame(opened, views, trained):
    sources = [list(Source)[code] for code in views.source[:90]]
    features = views.features[:90].astype(np.float32)
    final = embedder_of(load_network(trained / "all", 16)).encode_features(features, sources)
    for fold in opened:
        plain = embedder_of(load_network(trained / f"{fold.kind}-{fold.number}", 16))
        rows = plain.encode_features(features, sources)
        places = plain.encode_locations(views.latlon[:90])
        assert fold.images @ fold.images.T == pytest.approx(rows @ rows.T, abs=1e-5)
        assert fold.images @ fold.places.T == pytest.approx(rows @ places.T, abs=1e-5)
        assert (fold.images * final).sum() >= (rows * final).sum()


def test_another_photo_is_embedded_as_an_internet_photo(opened, views):
    internet = np.flatnonzero(views.source[:90] == 0)
    for fold in opened:
        rows = fold.embed(views.features[internet].astype(np.float32))
        assert rows == pytest.approx(fold.images[internet], abs=1e-6)


def test_folds_are_the_same_every_time(views):
    shuffled = np.random.default_rng(1).permutation(180)
    columns = {name: getattr(views, name)[shuffled] for name in ("features", "latlon", "source", "album", "ids")}
    for kind in KINDS:
        assert np.array_equal(fold_numbers(replace(views, **columns), kind, 4), fold_numbers(views, kind, 4)[shuffled])
