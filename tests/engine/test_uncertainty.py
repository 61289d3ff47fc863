"""Probabilities of the listed places and of elsewhere make one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pinpoint_engine.features import OVERALL
from pinpoint_engine.uncertainty import Calibration, Elsewhere, probabilities

RNG = np.random.default_rng(2)
LEAD, CROWD = OVERALL.index("raw_lead"), OVERALL.index("first_crowd")


def weighing(bias, weight=1.0, mean=0.0, deviation=1.0):
    """Return an elsewhere that looks at the lead of the raw neighbours alone."""
    return Elsewhere(bias, {"raw_lead": weight}, {"raw_lead": mean}, {"raw_lead": deviation})


def described(lead=0.0):
    rows = np.zeros(len(OVERALL), np.float32)
    rows[LEAD] = lead
    return rows


@pytest.mark.parametrize("count", [1, 2, 12, 100])
@pytest.mark.parametrize("sharpness", [0.0, 1.0, 50.0])
def test_they_sum_to_one(count, sharpness):
    scores, calibration = RNG.normal(-5, 10, count), Calibration(sharpness, weighing(1.0, 3.0))
    shares, elsewhere = probabilities(scores, described(0.4), calibration)
    assert shares.sum() + elsewhere == pytest.approx(1, abs=1e-12)
    assert (shares >= 0).all()
    assert 0 < elsewhere < 1


def test_two_places_by_hand():
    calibration = Calibration(1.0, weighing(2.0, -4.0, mean=1.0, deviation=2.0))
    shares, elsewhere = probabilities(np.array([math.log(3), 0.0]), described(2.0), calibration)
    assert elsewhere == pytest.approx(0.5)  # 2 - 4 × (2 - 1) / 2 = 0
    assert shares.tolist() == pytest.approx([0.375, 0.125])


def test_a_better_score_has_a_greater_share():
    shares, _ = probabilities(np.array([-1.0, -2.0, -3.0]), described(), Calibration())
    assert (np.diff(shares) < 0).all()


def test_sharpness_draws_shares_apart():
    scores = np.array([0.0, -1.0])
    first = [probabilities(scores, described(), Calibration(sharpness))[0][0] for sharpness in (0.0, 0.5, 1.0, 4.0)]
    assert first == sorted(first)
    assert first[0] == pytest.approx(first[-1] / (2 / (1 + math.exp(-4))))


def test_what_speaks_against_the_list_makes_elsewhere_likelier():
    calibration = Calibration(1, weighing(0.0, weight=-2.0))
    odds = [probabilities(np.zeros(3), described(lead), calibration)[1] for lead in (1.0, 0.0, -1.0)]
    assert odds == sorted(odds)
    assert odds[1] == pytest.approx(0.5)


def test_scores_alone_say_nothing_of_elsewhere():
    calibration = Calibration(1.0, weighing(-1.0))
    said = [probabilities(np.array(scores), described(), calibration)[1] for scores in ([0.0], [5.0, -7.0], [-300.0])]
    assert said == pytest.approx([1 / (1 + math.e)] * 3)


def test_what_is_unknown_counts_as_its_mean():
    elsewhere = weighing(0.7, 3.0, mean=2.5)
    assert elsewhere.odds(described(np.nan)) == elsewhere.odds(described(2.5)) == pytest.approx(math.exp(0.7))


def test_what_has_no_weight_does_not_count():
    rows = described(1.0)
    rows[CROWD] = 9.0
    assert weighing(0.0).odds(rows) == weighing(0.0).odds(described(1.0))


@pytest.mark.parametrize("weight", [1e9, -1e9])
def test_extremes_stay_numbers(weight):
    calibration = Calibration(1e3, weighing(0.0, weight))
    shares, elsewhere = probabilities(np.array([0.0, -1e6]), described(1.0), calibration)
    assert np.isfinite([*shares, elsewhere]).all()
    assert shares.sum() + elsewhere == pytest.approx(1)
