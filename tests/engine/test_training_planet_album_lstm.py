"""The album model learns walks in their order, and is judged on walks that no model has seen."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch
from test_training_planet_classifier import RECIPE as CLASSIFIER
from test_training_planet_classifier import examples, silent

from pinpoint_engine.errors import RequestError
from pinpoint_engine.geocells.adaptive import CellLimits
from pinpoint_engine.models.networks import AlbumConfig, average
from pinpoint_engine.models.passes import softmax
from pinpoint_engine.models.pytorch import album_of
from pinpoint_engine.training.planet import album_lstm
from pinpoint_engine.training.planet.album_lstm import AlbumRecipe, TrainingWalks, Walk, train_album, window
from pinpoint_engine.training.planet.classifier import FOLDS, PlanetTraining

CONFIG = AlbumConfig(dim=6, cells=5, hidden=32, dropout=0.0)
RECIPE = AlbumRecipe(steps=200, batch=6, longest=9, thinned=1, learning_rate=2e-2, weight_decay=0.0)


def lessons(count=4, photos=9, views=1):
    rng = np.random.default_rng(0)
    return [
        Walk(tiny.unit_rows(views * photos, 6, number).reshape(views, photos, 6), rng.integers(0, 5, photos))
        for number in range(count)
    ]


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    given, whole = examples(), examples(views=1)
    limits = CellLimits(most=30, fewest=3, finest=10)
    recipe = replace(CLASSIFIER, steps=20)
    return PlanetTraining(given, whole, limits, recipe, tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def walks(course):
    """Walks whose photos lie in the table in reverse order."""
    return TrainingWalks.of(course, 2.0, -np.arange(len(course.whole)), silent)


@pytest.mark.parametrize("changes", [{}, {"offset": 1}, {"repeated": True}, {"bidirectional": True}], ids=str)
def test_random_weights_learn_walks_by_heart(tmp_path, changes):
    given = lessons(2)
    model = album_of(train_album(given, replace(CONFIG, **changes), RECIPE, tmp_path, silent))
    for walk in given:
        assert (model.logits(walk.embeddings[0]).argmax(axis=1) == walk.cells).mean() > 0.85


def test_a_resumed_run_is_the_run_that_was_never_interrupted(tmp_path):
    config, recipe = replace(CONFIG, dropout=0.3), replace(RECIPE, steps=203)

    def interrupt(line):
        if line.startswith('{"step": 203'):
            raise KeyboardInterrupt

    whole = train_album(lessons(), config, recipe, tmp_path / "whole", silent)
    with pytest.raises(KeyboardInterrupt):
        train_album(lessons(), config, recipe, tmp_path / "parts", interrupt)
    resumed = train_album(lessons(), config, recipe, tmp_path / "parts", silent)
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


def test_other_walks_are_not_gone_on_with(tmp_path):
    train_album(lessons(3), CONFIG, replace(RECIPE, steps=1), tmp_path, silent)
    with pytest.raises(RequestError, match="name another --out, or delete it"):
        train_album(lessons(4), CONFIG, replace(RECIPE, steps=2), tmp_path, silent)


def test_windows_are_parts_of_a_walk_in_order_or_in_reverse():
    rng, recipe = np.random.default_rng(0), replace(RECIPE, longest=6, thinned=3)
    drawn = [window(10, recipe, rng) for _ in range(500)]
    assert {len(rows) for rows in drawn} == set(range(1, 7))
    steps = {int(step) for rows in drawn for step in np.unique(np.diff(rows))}
    assert steps == {-3, -2, -1, 1, 2, 3}
    assert all(len(np.unique(np.diff(rows))) <= 1 for rows in drawn)
    assert {int(row) for rows in drawn for row in rows} == set(range(10))
    assert all(window(1, recipe, rng).tolist() == [0] for _ in range(20))


def test_a_step_shows_photos_in_views_at_random_with_their_own_cells():
    given = lessons(2, photos=5, views=3)
    batch = album_lstm._batch(given, replace(RECIPE, batch=30), torch.device("cpu"), np.random.default_rng(0))
    assert len(batch.albums) == 30
    seen = torch.cat(batch.albums).numpy()
    views = set()
    for row, cell in zip(seen, batch.cells.tolist(), strict=True):
        [(walk, view, photo)] = [
            (number, *place)
            for number, walk in enumerate(given)
            for place in np.argwhere((walk.embeddings == row).all(2))
        ]
        assert given[walk].cells[photo] == cell
        views.add(int(view))
    assert views == {0, 1, 2}


# --- walks


def test_walks_are_albums_in_time_order(course, walks):
    assert len(walks.rows) == 8
    for rows in walks.rows:
        assert len(np.unique(course.whole.album[rows])) == 1
        assert (np.diff(rows) == -1).all() and len(rows) == 12


def test_albums_without_an_order_or_of_few_photos_are_no_walks(course):
    order = np.arange(len(course.whole))
    order[course.whole.album == course.whole.album[0]] = 7
    found = TrainingWalks.of(course, 1.0, order, silent)
    assert len(found.rows) == 7
    with pytest.raises(RequestError, match=r"name a photo table .* by --photos$"):
        TrainingWalks.of(course, 1.0, np.zeros(len(course.whole)), silent)


def test_all_views_of_a_photo_are_known(course):
    views = album_lstm.views_of(course.examples, course.whole)
    assert views.shape == (2, len(course.whole))
    assert (course.examples.ids[views] == course.whole.ids).all()
    assert len(np.unique(views)) == len(course.examples)
    fewer = replace(course.examples, ids=course.examples.ids[:-1])
    assert album_lstm.views_of(fewer, course.whole)[:, -1].tolist() == [95, 95]


def test_lessons_are_what_the_classifier_says_that_will_be_asked(walks, monkeypatch):
    asked = []
    train = PlanetTraining.train
    monkeypatch.setattr(
        PlanetTraining, "train", lambda self, without, report: asked.append(without) or train(self, without, report)
    )
    taught = walks.lessons(without=2)
    own = [rows for number in range(FOLDS) if number != 2 for rows in walks.rows if walks.fold(rows) == number]
    assert set(asked) == {(2,)} and len(taught) == len(own) < len(walks.rows)
    model = train(walks.course, (2,), silent)
    for walk, rows in zip(taught, own, strict=True):
        seen = model.encode(walks.course.examples.features[walks.views[1, rows]].astype(np.float32))
        assert np.allclose(walk.embeddings[1], seen, atol=1e-6) and np.array_equal(walk.cells, walks.course.cells[rows])


def test_cross_fitted_lessons_are_what_classifiers_say_that_have_not_seen_the_walk(walks, monkeypatch):
    asked, walks = [], replace(walks, cross_fitted=True)
    train = PlanetTraining.train
    monkeypatch.setattr(
        PlanetTraining, "train", lambda self, without, report: asked.append(without) or train(self, without, report)
    )
    taught = walks.lessons(without=2)
    own = [rows for number in range(FOLDS) if number != 2 for rows in walks.rows if walks.fold(rows) == number]
    assert len(taught) == len(own) < len(walks.rows)
    assert asked[0] == (2,) and all(2 in without and len(without) == 2 for without in asked[1:])
    for walk, rows in zip(taught, own, strict=True):
        assert walk.embeddings.shape == (2, 12, 128) and np.array_equal(walk.cells, walks.course.cells[rows])
        model = train(walks.course, (2, walks.fold(rows)), silent)
        plain = model.encode(walks.course.examples.features[walks.views[1, rows]].astype(np.float32))
        likeness = walk.embeddings[1] @ walk.embeddings[1].T
        assert np.allclose(likeness, plain @ plain.T, atol=1e-2)  # turned as a whole, and nothing else


def test_cross_fitted_lessons_lie_as_the_classifier_that_will_be_asked(walks):
    walks = replace(walks, cross_fitted=True)
    asked = walks.course.train((), silent)
    for walk, rows in zip(walks.lessons(None), sorted(walks.rows, key=walks.fold), strict=True):
        expected = asked.encode(walks.course.whole.features[rows].astype(np.float32))
        model = walks.course.train((walks.fold(rows),), silent)
        unturned = model.encode(walks.course.whole.features[rows].astype(np.float32))
        assert (walk.embeddings[0] * expected).sum() > (unturned * expected).sum()


def test_a_left_out_walk_is_asked_at_the_temperature_that_was_fitted(walks):
    rows, embeddings, shares = walks.asked(walks.fold(walks.rows[0]))[0]
    model = walks.course.train((walks.fold(rows),), silent)
    assert model.config.temperature == 1
    assert np.allclose(shares, softmax(np.log(model.probabilities(embeddings)) / 2), atol=1e-6)


# --- comparison


def test_walks_are_answered_in_runs_of_photos(tmp_path):
    model = album_of(train_album(lessons(), CONFIG, replace(RECIPE, steps=2), tmp_path, silent))
    album, alone = tiny.unit_rows(7, 6), np.random.default_rng(0).dirichlet(np.ones(5), 7)
    for count, parts in ((1, 7), (5, 2), (0, 1)):
        told = album_lstm.answers({"lstm": model}, album, alone, count)
        step = count or 7
        runs = [slice(start, start + step) for start in range(0, 7, step)]
        assert len(runs) == parts
        assert np.array_equal(told["alone"], alone)
        for run in runs:
            assert np.allclose(told["averaged"][run], average(alone[run]))
            assert np.allclose(told["lstm"][run], softmax(model.logits(album[run])))


def test_the_better_way_answers_trips(walks, tmp_path):
    recipe = replace(RECIPE, steps=2)
    network, figures = album_lstm.choose(walks, recipe, tmp_path)
    means = figures["means"]
    assert set(means) == {"alone", "averaged", *album_lstm.VARIANTS}
    assert means[figures["best"]] == max(means[name] for name in album_lstm.VARIANTS)
    assert network.config.trip == ("lstm" if means[figures["best"]] > means["averaged"] else "average")
    assert network.config.cells == len(walks.course.partition)
    assert network.config.temperature == figures["calibration"][figures["best"]]["temperature"]
    assert network.config.offset == album_lstm.VARIANTS[figures["best"]].offset
    assert list(figures["alone"]) == ["1", "5", "10", "20", "all"]
    assert figures["alone"]["1"] == figures["averaged"]["1"] == figures["alone"]["all"]
