"""PlaNet's classifier: it learns cells by heart, goes on where it stopped, and is judged on what it has not seen."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
import tiny
import torch

from pinpoint_engine import geodesy
from pinpoint_engine.confidence.calibration import UNCALIBRATED_CELLS, open_cell_calibration
from pinpoint_engine.geocells.adaptive import CellLimits
from pinpoint_engine.models.networks import PlanetConfig
from pinpoint_engine.models.passes import tempered
from pinpoint_engine.models.pytorch import cells_of
from pinpoint_engine.systems.planet import load_planet
from pinpoint_engine.training.collections.shards import Examples
from pinpoint_engine.training.planet import classifier
from pinpoint_engine.training.planet.album_lstm import AlbumRecipe, train_system
from pinpoint_engine.training.planet.classifier import PlanetRecipe, PlanetTraining, SingleAnswers, train_planet

RECIPE = PlanetRecipe(steps=60, batch=24, learning_rate=1e-2)
CONFIG = PlanetConfig(features=16, cells=4, hidden=16, dim=8, dropout=0.1)
TOWNS = np.array([(-33.86, 151.2), (-33.8, 151.3), (44.63, -1.25), (48.86, 2.3)])


def examples(views=2, walks=8, photos=12, seed=0):
    """Walks around four towns, whose photos look like their town; each photo in some views."""
    rng = np.random.default_rng(seed)
    town = np.repeat(np.arange(walks) % len(TOWNS), photos)
    latlon = TOWNS[town] + rng.normal(0, 0.01, (len(town), 2))
    looks = tiny.unit_rows(len(TOWNS), 16, 3)[town]
    rows = np.concatenate([looks + rng.normal(0, 0.05, looks.shape) for _ in range(views)])
    ids = np.array([f"photo {number}" for number in range(len(town))], np.bytes_)
    columns = {"latlon": latlon, "source": np.zeros(len(town), np.int8), "ids": ids}
    columns["album"] = np.repeat(np.arange(walks) * 10**15, photos)
    columns = {name: np.concatenate([values] * views) for name, values in columns.items()}
    return Examples(rows.astype(np.float16), **columns, model="m")


def silent(_line):
    pass


def train(given, folder, report=silent, **changes):
    cells = np.arange(len(given)) % 4
    rows = np.arange(len(given))
    recipe = replace(RECIPE, **changes)
    return train_planet(given, cells, rows, config=CONFIG, recipe=recipe, folder=folder, report=report)


@pytest.fixture
def course(tmp_path):
    limits = CellLimits(most=30, fewest=3, finest=10)
    return PlanetTraining(examples(), examples(views=1), limits, RECIPE, tmp_path / "course")


def test_random_weights_learn_one_batch_by_heart(tmp_path):
    given = replace(examples(views=1), features=tiny.unit_rows(96, 16).astype(np.float16))
    first = replace(given, **{name: getattr(given, name)[:24] for name in ("features", "latlon", "ids")})
    model = cells_of(train(first, tmp_path, steps=200))
    shares = model.probabilities(model.encode(first.features.astype(np.float32)))
    assert (shares.argmax(axis=1) == np.arange(24) % 4).all()


def test_weights_are_those_that_are_stored(tmp_path):
    for name, weights in train(examples(), tmp_path, steps=2).named_parameters():
        assert torch.equal(weights, weights.half().float()), name


def test_a_resumed_run_is_the_run_that_was_never_interrupted(tmp_path):
    def interrupt(line):
        if line.startswith('{"step": 205'):
            raise KeyboardInterrupt

    whole = train(examples(), tmp_path / "whole", steps=205)
    with pytest.raises(KeyboardInterrupt):
        train(examples(), tmp_path / "parts", interrupt, steps=205)
    resumed = train(examples(), tmp_path / "parts", steps=205)
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


# --- folds


def test_a_classifier_has_not_seen_the_albums_it_is_without(course, monkeypatch):
    trained = []
    monkeypatch.setattr(classifier, "train_planet", lambda examples, cells, rows, **rest: trained.append(rows))
    monkeypatch.setattr(classifier, "cells_of", lambda network: network)
    for without in ((), (2,), (0, 3)):
        course.train(without, silent)
    numbers = np.concatenate([course.numbers] * 2)
    assert len(trained[0]) == 192
    for rows, without in zip(trained[1:], ((2,), (0, 3)), strict=True):
        assert set(numbers[rows]) == set(range(classifier.FOLDS)) - set(without)
        left = np.setdiff1d(np.arange(192), rows)
        assert set(course.examples.album[left]).isdisjoint(course.examples.album[rows])


def test_each_classifier_has_a_folder_and_is_not_trained_again(course):
    told = []
    first, again = (course.network((3, 1), told.append) for _ in range(2))
    assert [path.name for path in course.folder.iterdir()] == ["without-1-3"]
    assert len([line for line in told if '"step": 60' in line]) == 1
    assert all(map(torch.equal, first.parameters(), again.parameters()))


def test_centres_do_not_know_the_photos_that_are_left_out(course):
    cells, numbers = course.cells, course.numbers
    for number in range(classifier.FOLDS):
        centres = course.centres(number)
        for cell, centre in enumerate(centres):
            kept = course.whole.latlon[(cells == cell) & (numbers != number)]
            assert np.isnan(centre).all() if not len(kept) else np.allclose(centre, kept.mean(axis=0), atol=1e-3)


def test_cells_that_only_left_out_photos_fill_are_no_answer():
    centres = np.array([[0.0, 0.0], [np.nan, np.nan], [0.0, 0.1], [50.0, 0.0]])
    alone = SingleAnswers.of(
        np.array([[0.2, 0.5, 0.2, 0.1], [0.1, 0.5, 0.1, 0.3]]), centres, np.array([[0.0, 0.0], [0.0, 1.0]])
    )
    assert np.allclose(alone.shares, [[0.4, 0, 0.4, 0.2], [0.2, 0, 0.2, 0.6]])
    assert alone.near.tolist() == [[True, False, True, False], [False, False, False, True]]
    assert alone.first_m == pytest.approx([0, geodesy.distance_m((50, 0), (0, 1))])
    assert alone.confidence() == pytest.approx([0.8, 0.6])


def test_each_photo_is_asked_of_a_classifier_without_its_album(course):
    """Photos look like their town, and each town has a second walk: all are found, though never by themselves."""
    alone = classifier.cross_fit(course, silent)
    assert len(alone.first_m) == 96
    assert (alone.first_m < 25_000).mean() > 0.9
    assert np.allclose(alone.shares.sum(axis=1), 1)


# --- calibration


def photos_half_right(count=2_000, sharpness=3.0):
    """Photos that are right as often as their true probabilities say, told `sharpness` times too surely."""
    rng = np.random.default_rng(0)
    true = rng.dirichlet(np.ones(4), count)
    true = -np.sort(-true, axis=1)
    right = rng.random(count) < true[:, 0]
    near = np.tile(np.arange(4) == 0, (count, 1))
    return SingleAnswers(tempered(true, 1 / sharpness), near, np.where(right, 0.0, 1e6))


@pytest.mark.parametrize("sharpness", [0.5, 1.0, 3.0])
def test_the_temperature_undoes_what_was_too_sure(sharpness):
    asked = photos_half_right(sharpness=sharpness)
    temperature = classifier.fit_temperature(asked)
    assert temperature == pytest.approx(sharpness, rel=0.15)
    assert classifier.calibration(asked, temperature)["calibration error"] < 0.03


def test_accuracies_are_shares_of_photos():
    told = classifier.accuracies(np.array([500.0, 4_000.0, 20_000.0, 30_000.0]))
    assert told == {"mean": 0.5, "<1 km": 0.25, "<5 km": 0.5, "<25 km": 0.75}


# --- all of it


def test_all_of_planet_is_trained_into_a_folder_that_opens(tmp_path):
    given, whole, told = examples(), examples(views=1), []
    order = np.arange(len(whole))
    recipes = {"recipe": replace(RECIPE, steps=5), "of_albums": AlbumRecipe(steps=3, batch=4)}
    folder = train_system(given, whole, order, **recipes, folder=tmp_path / "run", report=told.append)
    opened = load_planet(folder)
    assert sum(opened.partition.photos) == len(whole)
    assert opened.model.config.temperature > 0
    figures = json.loads((tmp_path / "run" / "figures.json").read_text())
    assert set(figures["calibration"]) >= {"95% region holds", "said", "right", "calibration error"}
    assert opened.calibration == open_cell_calibration(folder / "calibration.json") != UNCALIBRATED_CELLS
    assert any(line.startswith("trips: ") for line in told)
