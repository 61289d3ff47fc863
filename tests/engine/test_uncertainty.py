"""Probabilities of the listed places and of elsewhere make one."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pinpoint_engine.uncertainty import Calibration, probabilities

RNG = np.random.default_rng(2)


@pytest.mark.parametrize("count", [1, 2, 12, 100])
@pytest.mark.parametrize("sharpness", [0.0, 1.0, 50.0])
def test_they_sum_to_one(count, sharpness):
    scores, calibration = RNG.normal(-5, 10, count), Calibration(sharpness, 1.0, 3.0)
    shares, elsewhere = probabilities(scores, 0.4, calibration)
    assert shares.sum() + elsewhere == pytest.approx(1, abs=1e-12)
    assert (shares >= 0).all()
    assert 0 < elsewhere < 1


def test_two_places_by_hand():
    shares, elsewhere = probabilities(np.array([math.log(3), 0.0]), 0.5, Calibration(1.0, 2.0, 4.0))
    assert elsewhere == pytest.approx(0.5)
    assert shares.tolist() == pytest.approx([0.375, 0.125])


def test_a_better_score_has_a_greater_share():
    shares, _ = probabilities(np.array([-1.0, -2.0, -3.0]), 0.5, Calibration())
    assert (np.diff(shares) < 0).all()


def test_the_less_alike_the_more_elsewhere():
    odds = [probabilities(np.zeros(3), similarity, Calibration(1, 2, 4))[1] for similarity in (0.9, 0.5, 0.1)]
    assert odds == sorted(odds)


@pytest.mark.parametrize("slope", [1e9, -1e9])
def test_extremes_stay_numbers(slope):
    shares, elsewhere = probabilities(np.array([0.0, -1e6]), 1.0, Calibration(1e3, 0.0, slope))
    assert np.isfinite([*shares, elsewhere]).all()
    assert shares.sum() + elsewhere == pytest.approx(1)
