"""GeoCLIP's method as a control: it learns places by heart, its queue holds real places of the past, and it resumes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch
from test_training_planet_classifier import TOWNS, examples, silent
from tiny import unit_rows

from pinpoint_engine import geodesy
from pinpoint_engine.errors import RequestError
from pinpoint_engine.models.geoclip import GeoClipConfig, GeoClipNetworks
from pinpoint_engine.training import geoclip
from pinpoint_engine.training.geoclip import GeoClipBatch, GeoClipLoss, GeoClipRecipe, train_geoclip

CONFIG = GeoClipConfig(features=16, dim=16, sigmas=(1.0, 16.0), frequencies=16, hidden=32)
RECIPE = GeoClipRecipe(steps=80, batch=8, queue=20, learning_rate=1e-2)


def train(given, folder, report=silent, **changes):
    recipe = replace(RECIPE, **changes)
    return train_geoclip(given, np.arange(len(given)), config=CONFIG, recipe=recipe, folder=folder, report=report)


def apart(count=8):
    """Photos that look like nothing else, at places far apart."""
    given = examples(views=1)
    latlon = np.column_stack([np.linspace(-60, 60, count), np.linspace(-150, 150, count)])
    rows = unit_rows(count, 16).astype(np.float16)
    columns = {name: getattr(given, name)[:count] for name in ("source", "album", "ids")}
    return replace(given, features=rows, latlon=latlon, **columns)


def test_random_weights_learn_one_batch_by_heart(tmp_path):
    given = apart()
    networks = train(given, tmp_path, queue=0)
    assert not networks.training and networks.scale > 5
    found = geoclip.places_of(networks, given.features, given.latlon)
    assert found.tolist() == list(range(8))


def test_a_resumed_run_is_the_run_that_was_never_interrupted(tmp_path):
    def interrupt(line):
        if line.startswith('{"step": 203'):
            raise KeyboardInterrupt

    whole = train(examples(), tmp_path / "whole", steps=203)
    with pytest.raises(KeyboardInterrupt):
        train(examples(), tmp_path / "parts", interrupt, steps=203)
    resumed = train(examples(), tmp_path / "parts", steps=203)
    for name, value in whole.state_dict().items():
        assert torch.equal(value, resumed.state_dict()[name]), name


def test_the_loss_of_two_images_by_hand():
    torch.manual_seed(0)
    contrast = GeoClipLoss(CONFIG)
    features = torch.from_numpy(unit_rows(2, 16))
    latlon = torch.tensor([[10.0, 20.0], [-30.0, 40.0], [50.0, -60.0]])
    with torch.inference_mode():
        logits = contrast.networks.images(features) @ contrast.networks.locations(latlon).T / 0.07
        expected = -torch.log(logits.exp()[[0, 1], [0, 1]] / logits.exp().sum(1)).mean()
        assert geoclip._loss(contrast, GeoClipBatch(features, latlon)) == pytest.approx(float(expected), rel=1e-4)


# --- what a step contrasts


def batches(given, count, **changes):
    recipe = replace(RECIPE, noise_m=0.0, queue_noise_m=0.0, **changes)
    stream = geoclip._batches(given, np.arange(len(given)), recipe, 0)
    return [next(stream) for _ in range(count)]


def test_the_queue_holds_the_places_of_the_steps_before_and_nothing_made_up():
    first, *_, before, last = batches(examples(), 6)
    assert len(first.latlon) == 8  # no step went before
    assert len(last.latlon) == 8 + 20
    assert torch.equal(last.latlon[-8:], before.latlon[:8])
    assert len(batches(examples(), 2)[1].latlon) == 8 + 8
    assert [len(batch.latlon) for batch in batches(examples(), 3, queue=0)] == [8, 8, 8]


def test_the_first_places_are_the_images_own():
    given = examples()
    for batch in batches(given, 3):
        for row, place in zip(batch.features.numpy(), batch.latlon[:8].numpy(), strict=True):
            [number] = np.flatnonzero((given.features.astype(np.float32) == row).all(axis=1))
            assert place == pytest.approx(given.latlon[number], abs=1e-5)


def test_a_step_does_not_depend_on_where_training_began():
    stream = geoclip._batches(examples(), np.arange(192), RECIPE, 0)
    fourth = [next(stream) for _ in range(4)][3]
    again = next(geoclip._batches(examples(), np.arange(192), RECIPE, 3))
    assert torch.equal(fourth.latlon, again.latlon) and torch.equal(fourth.features, again.features)


def test_places_are_moved_by_a_normal_deviation_either_way():
    latlon = np.tile([[-33.0, 151.0]], (20_000, 1))
    found = geoclip.moved(latlon, 150.0, np.random.default_rng(0))
    north = (found[:, 0] - latlon[:, 0]) * 111_195
    east = (found[:, 1] - latlon[:, 1]) * 111_195 * np.cos(np.radians(33))
    assert (north.std(), east.std()) == pytest.approx((150, 150), rel=0.03)
    assert abs(north.mean()) < 5 and abs(east.mean()) < 5
    assert np.allclose(geoclip.moved(latlon[:3], 0.0, np.random.default_rng(0)), latlon[:3])


# --- what it answers


def test_photos_are_answered_by_one_of_the_places_given(tmp_path):
    given = examples()
    train(given, tmp_path / "all", steps=60)
    asked = given.features[[0, 12, 24, 36]].astype(np.float32)
    found = geoclip.first_places(tmp_path, asked, TOWNS)
    assert np.array_equal(found, TOWNS)
    assert np.array_equal(geoclip.first_places(tmp_path, asked, TOWNS[1:2]), np.repeat(TOWNS[1:2], 4, axis=0))


def test_what_was_trained_comes_back(tmp_path):
    trained, opened = train(apart(), tmp_path, steps=3), geoclip.load_networks(tmp_path)
    assert all(torch.equal(value, opened.state_dict()[name]) for name, value in trained.state_dict().items())
    assert opened.scale == trained.scale != 1


def test_without_training_the_command_is_told(tmp_path):
    with pytest.raises(RequestError, match=r"run `pinpoint train geoclip` first$"):
        geoclip.first_places(tmp_path, unit_rows(1, 16), TOWNS)


def test_folds_are_judged_without_their_albums(tmp_path, monkeypatch):
    seen = []
    train_one = geoclip.train_geoclip
    monkeypatch.setattr(geoclip, "SHAPE", CONFIG)
    monkeypatch.setattr(
        geoclip, "train_geoclip", lambda given, rows, **rest: seen.append(rows) or train_one(given, rows, **rest)
    )
    given, whole = examples(), examples(views=1)
    told = geoclip.train_folds(given, whole, replace(RECIPE, steps=40), tmp_path, silent)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all", *(f"without-{number}" for number in range(6))]
    assert len(seen[0]) == len(given)
    for rows in seen[1:]:
        left = np.setdiff1d(np.arange(len(given)), rows)
        assert len(left) and set(given.album[left]).isdisjoint(given.album[rows])
    assert told["<25 km"] > 0.9  # each town has another walk, whose photos look like it


def test_the_published_shape_is_the_usual_one():
    networks = GeoClipNetworks()
    assert networks.image_head[2].weight.shape == (512, 768)
    assert [tuple(capsule.frequencies.shape) for capsule in networks.capsules] == [(256, 2)] * 3
    deviations = [float(capsule.frequencies.std()) for capsule in networks.capsules]
    assert deviations == pytest.approx([1, 16, 256], rel=0.15)


def test_points_near_each_other_are_told_apart_by_fine_capsules():
    torch.manual_seed(0)
    coarse, fine = (GeoClipNetworks(replace(CONFIG, sigmas=(sigma,))).eval() for sigma in (1.0, 256.0))
    latlon = np.array([[-33.9, 151.2], [-33.7, 151.0]])
    assert geodesy.distance_m(*latlon) < 30_000
    likeness = [float(rows[0] @ rows[1]) for rows in (coarse.encode_locations(latlon), fine.encode_locations(latlon))]
    assert likeness[0] > 0.999 > likeness[1]
