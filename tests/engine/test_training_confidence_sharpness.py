"""The sharpness of the softmax over scores: what it is judged by, and which is taken."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine.training.confidence.sharpness import FirstPlaces, fit_sharpness, standard_error

COUNT, PLACES = 800, 6


def firsts(sharpness=0.7, seed=0, weight=None):
    """First places that are right as often as a softmax of some sharpness says; a tenth of photos are elsewhere."""
    rng = np.random.default_rng(seed)
    scores = -np.sort(-rng.normal(0, 3, (COUNT, PLACES)), axis=1)
    shares = np.exp(sharpness * scores)
    right = rng.random(COUNT) < 0.9 * shares[:, 0] / shares.sum(axis=1)
    beside = np.arange(PLACES)[None].repeat(COUNT, 0) == 0
    return FirstPlaces(scores, beside, np.full(COUNT, 0.1), right, np.ones(COUNT) if weight is None else weight)


def test_the_loss_by_hand():
    told = FirstPlaces(
        np.log([[6.0, 2.0, 1.0], [6.0, 2.0, 1.0]]),
        np.array([[True, False, True]] * 2),
        np.array([0.1, 0.1]),
        np.array([True, False]),
        np.ones(2),
    )
    assert told.loss(1.0) == pytest.approx([-np.log(0.7), -np.log(0.3)])


def test_padding_has_no_share():
    told = firsts()
    padded = FirstPlaces(
        np.concatenate([told.scores, np.full((COUNT, 2), -np.inf)], axis=1),
        np.concatenate([told.beside, np.ones((COUNT, 2), bool)], axis=1),
        *(told.elsewhere, told.right, told.weight),
    )
    assert padded.loss(0.7) == pytest.approx(told.loss(0.7))


def test_the_sharpness_of_the_least_loss_comes_back():
    assert fit_sharpness(firsts()) == pytest.approx(0.7, rel=0.2)


def test_a_photo_counts_by_its_weight():
    one, other = firsts(0.3), firsts(1.5)
    both = FirstPlaces(
        *(np.concatenate([getattr(one, name), getattr(other, name)]) for name in ("scores", "beside")),
        *(np.concatenate([getattr(one, name), getattr(other, name)]) for name in ("elsewhere", "right")),
        np.repeat([1e-6, 1.0], COUNT),
    )
    assert fit_sharpness(both) == pytest.approx(fit_sharpness(other), rel=0.02)


def test_with_albums_the_lowest_within_a_standard_error_is_taken():
    told, albums = firsts(), np.arange(COUNT) // 4
    best, lowest = fit_sharpness(told), fit_sharpness(told, albums)
    assert 0.2 * best < lowest < 0.95 * best
    more = told.loss(lowest) - told.loss(best)
    assert 0 < more.mean() <= standard_error(more, np.full(COUNT, 1 / COUNT), albums)


def test_the_error_of_a_mean_counts_albums():
    values = np.random.default_rng(0).normal(size=400)
    alone = standard_error(values, np.full(400, 1 / 400), np.arange(400))
    assert alone == pytest.approx(values.std() / 20)
    four, same = np.repeat(values, 4), np.full(1_600, 1 / 1_600)
    assert standard_error(four, same, np.arange(1_600) // 4) == pytest.approx(alone)
    assert standard_error(four, same, np.arange(1_600)) == pytest.approx(alone / 2)


def test_the_error_of_a_weighted_mean_is_that_of_what_counts():
    values = np.random.default_rng(0).normal(size=400)
    share = np.repeat([1 / 200, 0.0], 200)
    half = standard_error(values[:200], np.full(200, 1 / 200), np.arange(200))
    assert standard_error(values, share, np.arange(400)) == pytest.approx(half)
