"""The one fit of a logistic model, and what each use of it returns on fixed lists: no change of it goes unnoticed."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine.answering.features import OVERALL
from pinpoint_engine.confidence.calibration import PHOTO, UNTRAINED
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.training.confidence import albums
from pinpoint_engine.training.confidence.albums import AlbumAnswers, fit_album
from pinpoint_engine.training.confidence.calibration import PlacedAnswers, fit_probabilities
from pinpoint_engine.training.confidence.cells import HeldOutAnswers, fit_cell_odds
from pinpoint_engine.training.confidence.logistic import fit_logistic, flat_prior
from pinpoint_engine.training.lists import AlbumLists, CandidateLists, ConfidenceLists, Questions, RankingLists

COUNT, PLACES = 400, 12
PINNED = 2e-4


def lists(seed=7):
    """400 lists of twelve places in 200 albums of unequal weight, with a feature unknown in each third list."""
    rng = np.random.default_rng(seed)
    overall = rng.normal(1.0, 2.0, size=(COUNT, len(OVERALL))).astype(np.float32)
    overall[::3, OVERALL.index("gps_lead")] = np.nan
    overall[:, OVERALL.index("gps_region_25000")] = 0.25
    total = -1.3 - 0.8 * overall[:, OVERALL.index("raw_lead")] + 0.4 * overall[:, OVERALL.index("first_crowd")]
    away = rng.random(COUNT) < 1 / (1 + np.exp(-total))
    scores = rng.normal(0, 2, (COUNT, PLACES))
    apart_m = rng.choice([2_000.0, 25_000.0, 1e6], (COUNT, PLACES, PLACES), p=[0.05, 0.02, 0.93])
    apart_m[:, np.arange(PLACES), np.arange(PLACES)] = 0.0
    shares = np.exp(0.7 * scores)
    right = ((shares / shares.sum(axis=1, keepdims=True)).cumsum(axis=1) > rng.random((COUNT, 1))).argmax(axis=1)
    truth_m = np.where(~away[:, None] & (np.arange(PLACES) == right[:, None]), 500.0, 1e6)
    empty = np.zeros((COUNT, PLACES), np.int64)
    questions = Questions(
        kind=np.where(np.arange(COUNT) % 5, 0, 2),
        fold=empty[:, 0],
        group=np.arange(COUNT) % 4,
        row=np.arange(COUNT),
        truth=np.zeros((COUNT, 2)),
        weight=rng.uniform(0.05, 1.0, COUNT),
    )
    ranking = RankingLists(
        questions,
        base=scores.astype(np.float32),
        described=np.zeros((COUNT, PLACES, 1), np.float32),
        query=np.zeros((COUNT, 2), np.float32),
        rows=empty,
        supporters=empty[..., None],
        truth_m=truth_m,
    )
    confidence = ConfidenceLists(
        overall=overall[:, None].repeat(PLACES, axis=1),
        apart_m=apart_m,
        reach_m=np.full((COUNT, PLACES), 1_000.0),
        hinted=empty,
        votes=np.eye(1, PLACES).repeat(COUNT, axis=0),
    )
    return CandidateLists(ranking, confidence, AlbumLists(empty, np.zeros((COUNT, PLACES), np.float32))), scores


def fused(seed=8):
    """300 photos of albums: both log odds of elsewhere tell, and the best score is right as often as it says."""
    rng = np.random.default_rng(seed)
    alone, others = rng.normal(0, 2, 300), rng.normal(0, 1.5, 300)
    away = rng.random(300) < 1 / (1 + np.exp(0.6 - 0.9 * others - 0.3 * alone))
    scores = -np.sort(rng.exponential(3.0, (300, PLACES)).cumsum(axis=1), axis=1)
    right = (np.exp(0.4 * scores) / np.exp(0.4 * scores).sum(axis=1, keepdims=True)).cumsum(axis=1)
    right = (right > rng.random((300, 1))).argmax(axis=1)
    truth_m = np.where(~away[:, None] & (np.arange(PLACES) == right[:, None]), 500.0, 1e6)
    beside_m = np.where(np.arange(PLACES) == 0, 0.0, rng.choice([2_000.0, 1e6], (300, PLACES), p=[0.1, 0.9]))
    return AlbumAnswers(scores, truth_m, beside_m, alone, others, rng.uniform(0.1, 1.0, 300))


def celled(seed=9):
    """500 answers of geocells that are right less often than they say."""
    rng = np.random.default_rng(seed)
    mass = rng.dirichlet(np.full(3, 0.6), 500)
    total = 0.8 + 1.7 * np.log((1 - mass[:, :2].sum(axis=1).clip(1e-4, 1 - 1e-4)) / mass[:, :2].sum(axis=1).clip(1e-4))
    right = rng.random(500) > 1 / (1 + np.exp(-total))
    places, none = np.zeros((500, 2, 2)), np.zeros((500, 2))
    truth_m = np.where(right[:, None], [[500.0, 1e6]], 1e6)
    weight = rng.uniform(0.1, 1.0, 500)
    placed = PlacedAnswers(none, places, none + 1_000.0, places[:, :1], none[:, :1] + 1, none, truth_m, weight)
    return HeldOutAnswers(mass[:, :2], mass[:, 0], placed, np.arange(500) % 2)


def test_the_fit_of_elsewhere_is_pinned():
    asked, scores = lists()
    fitted = fit_probabilities(asked, scores, np.arange(COUNT) // 2, power=0.8)
    elsewhere, untrained = fitted.elsewhere[PHOTO], fitted.elsewhere[UNTRAINED]
    assert list(elsewhere.weights) == [name for name in OVERALL if name != "gps_region_25000"]
    assert elsewhere.intercept == pytest.approx(-1.68458, abs=PINNED)
    assert list(elsewhere.weights.values()) == pytest.approx(
        [0.45942, -0.01584, -1.46583, -0.06899, 0.36542, 0.07482, 0.02652, 0.16181, -0.08649, 0.04528]
        + [0.08523, 0.22059, -0.145, -0.07574, -0.12776, -0.03603, 0.34931, 0.52702, 0.05688],
        abs=PINNED,
    )
    assert elsewhere.means["gps_lead"] == pytest.approx(1.1291, abs=PINNED)
    assert elsewhere.deviations["gps_lead"] == pytest.approx(2.01762, abs=PINNED)
    assert untrained.intercept == pytest.approx(-1.59914, abs=PINNED)
    assert untrained.weights == pytest.approx(
        {
            "raw_lead": -1.27317,
            "raw_stands_out": -0.11932,
            "raw_region_25000": -0.12473,
            "raw_region_100000": 0.0426,
            "raw_region_250000": -0.11631,
            "first_crowd": 0.48882,
            "first_sequences": 0.02836,
        },
        abs=PINNED,
    )
    assert fitted.sharpness[PHOTO] == pytest.approx(0.59335, abs=PINNED)


def test_the_fit_of_albums_is_pinned(monkeypatch):
    monkeypatch.setattr(albums, "fuse_windows", lambda *_: fused())
    odds, sharpness = fit_album(None, None, None, None, None)
    assert odds.intercept == pytest.approx(-0.5154, abs=PINNED)
    assert odds.weights == pytest.approx({"album": 0.8891, "photo": 0.2526}, abs=PINNED)
    assert sharpness == pytest.approx(0.35927, abs=PINNED)


def test_the_fit_of_cells_is_pinned():
    odds = fit_cell_odds(celled())
    assert odds.intercept == pytest.approx(1.2032, abs=PINNED)
    assert odds.weights == pytest.approx({"listed": 2.18, "first": -0.1447}, abs=PINNED)


def outcomes(seed=1, count=4_000):
    rng = np.random.default_rng(seed)
    inputs = {"a": rng.normal(3.0, 2.0, count), "b": rng.normal(size=count)}
    happened = rng.random(count) < 1 / (1 + np.exp(-(0.5 + 0.8 * inputs["a"] - 1.2 * inputs["b"])))
    return inputs, happened, np.ones(count)


def test_the_coefficients_come_back():
    inputs, happened, weight = outcomes()
    found = fit_logistic(inputs, happened, weight, prior=Logistic(0.0, {"a": 0.0, "b": 0.0}), ridge=1e-6)
    assert [found.intercept, *found.weights.values()] == pytest.approx([0.5, 0.8, -1.2], abs=0.2)


def test_a_strong_ridge_leaves_the_prior_but_not_its_intercept():
    inputs, happened, weight = outcomes()
    prior = Logistic(-3.0, {"a": 0.1, "b": 0.2})
    held = fit_logistic(inputs, happened, weight, prior=prior, ridge=1e4)
    assert held.weights == pytest.approx(prior.weights, abs=1e-3) and held.intercept > -1
    held = fit_logistic(inputs, happened, weight, prior=prior, ridge=1e4, intercept_ridge=1e4)
    assert held.intercept == pytest.approx(-3, abs=1e-3)


def test_an_outcome_counts_by_its_weight():
    inputs, happened, weight = outcomes()
    twice = {name: np.concatenate([column, column[:900]]) for name, column in inputs.items()}
    prior = flat_prior(inputs)
    heavy = fit_logistic(inputs, happened, np.where(np.arange(len(weight)) < 900, 2.0, 1.0), prior=prior, ridge=0.01)
    both = fit_logistic(twice, np.concatenate([happened, happened[:900]]), np.ones(4_900), prior=prior, ridge=0.01)
    assert heavy.weights == pytest.approx(both.weights, abs=PINNED)


def test_inputs_are_standardised_by_what_is_known_of_them():
    column = np.array([1.0, np.nan, 3.0])
    prior = flat_prior({"a": column, "still": np.ones(3), "never": np.full(3, np.nan)})
    assert prior == Logistic(0.0, {"a": 0.0}, {"a": 2.0}, {"a": 1.0})
