"""Log-odds, and the logistic model of them: by hand, at its bounds, and where inputs are unknown."""

from __future__ import annotations

import json
import math
from dataclasses import asdict

import numpy as np
import pytest

from pinpoint_engine.confidence.odds import Logistic, log_odds, log_odds_against


def weighing(intercept, weight=1.0, mean=0.0, deviation=1.0):
    return Logistic(intercept, {"lead": weight}, {"lead": mean}, {"lead": deviation})


def of(lead):
    return {"lead": np.array(lead), "crowd": np.array(9.0)}


def test_log_odds_by_hand():
    assert log_odds(np.array([0.5, 0.75, 0.2]), 1e-9) == pytest.approx([0, math.log(3), -math.log(4)])


def test_log_odds_against_are_the_opposite():
    assert log_odds_against(np.array([0.5, 0.2]), 1e-4) == pytest.approx([0, math.log(4)])


@pytest.mark.parametrize("of", [log_odds, log_odds_against])
def test_certainty_is_clipped(of):
    told = np.abs(of(np.array([0.0, 1.0, -1e-18, 1 + 1e-12]), 1e-4))
    assert told == pytest.approx([math.log(9_999)] * 4)


def test_what_is_unknown_counts_as_its_mean():
    elsewhere = weighing(0.7, 3.0, mean=2.5)
    assert elsewhere.odds(of(np.nan)) == elsewhere.odds(of(2.5)) == pytest.approx(math.exp(0.7))
    assert elsewhere.odds(of([np.nan, 3.5])) == pytest.approx([math.exp(0.7), math.exp(3.7)])


def test_what_has_no_weight_does_not_count():
    assert weighing(0.0).odds(of(1.0)) == weighing(0.0).odds({"lead": np.array(1.0)})


def test_an_input_without_a_mean_is_taken_as_it_is():
    model = Logistic(1.0, {"lead": 0.5, "crowd": -0.25})
    assert model.log_odds(of(20.0)) == pytest.approx(1.0 + 0.5 * 20 - 0.25 * 9)


def test_a_feature_counts_up_to_five_deviations_from_its_mean():
    elsewhere = weighing(-1.0, 0.5, mean=2.0, deviation=3.0)
    for lead, deviations in ((2.0, 0), (14.0, 4), (17.0, 5), (20.0, 5), (1e6, 5), (-10.0, -4), (-99.0, -5)):
        assert elsewhere.odds(of(lead)) == pytest.approx(math.exp(-1 + 0.5 * deviations))


@pytest.mark.parametrize(("intercept", "odds"), [(29.0, 29.0), (31.0, 30.0), (-29.0, -29.0), (-99.0, -30.0)])
def test_odds_of_elsewhere_end_at_e_to_the_thirtieth(intercept, odds):
    assert Logistic(intercept).odds({}) == pytest.approx(math.exp(odds))


def test_the_probability_is_that_of_the_odds():
    model, inputs = weighing(0.3, 2.0), of([-1.0, 0.0, 0.4])
    odds = model.odds(inputs)
    assert model.probability(inputs) == pytest.approx(odds / (1 + odds))


def test_a_model_is_read_back_as_it_was_stored():
    model = weighing(0.3, 2.0, mean=1.5, deviation=0.5)
    assert Logistic.read(json.loads(json.dumps(asdict(model))), ("lead", "crowd")) == model


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"weights": {"votes": 1.0}}, "unknown inputs votes"),
        ({"means": {"lead": 1.0}}, "means and deviations are of different inputs"),
        ({"bias": 1.0}, "bias"),
    ],
)
def test_what_is_no_such_model_is_refused(change, said):
    with pytest.raises((ValueError, TypeError), match=said):
        Logistic.read(asdict(Logistic()) | change, ("lead",))
