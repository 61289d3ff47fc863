"""Probabilities of the listed places and of elsewhere sum to 1, and a calibration comes back from its JSON."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny

from pinpoint_engine.answering.features import OVERALL
from pinpoint_engine.confidence.calibration import (
    ALBUM,
    GEOCELLS,
    INPUTS,
    PHOTO,
    PINPOINT_CASES,
    UNCALIBRATED_CELLS,
    UNTRAINED,
    Calibration,
    by_name,
    open_cell_calibration,
    softmax,
)
from pinpoint_engine.confidence.density import ElsewhereLaw, FarLaw, NearLaw
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.errors import PackError

RNG = np.random.default_rng(2)
LEAD, CROWD = OVERALL.index("raw_lead"), OVERALL.index("first_crowd")
CELLS = Calibration(
    {GEOCELLS: Logistic(0.5, {"listed": 1.5, "first": 0.25})},
    {},
    NearLaw(2_000.0, 1.5, 0.5),
    ElsewhereLaw(FarLaw(9e4, 2.0), FarLaw(9e5, 3.0)),
    (0.4, 0.7, 0.9),
)


def weighing(intercept, weight=1.0, mean=0.0, deviation=1.0):
    """Return a model of elsewhere that looks at the lead of the raw neighbours alone."""
    return Logistic(intercept, {"raw_lead": weight}, {"raw_lead": mean}, {"raw_lead": deviation})


def calibrated(sharpness=1.0, elsewhere=None, untrained=None):
    odds = {PHOTO: elsewhere or Logistic(-2.0), UNTRAINED: untrained or Logistic(-2.0), ALBUM: Logistic()}
    return Calibration(odds, {PHOTO: sharpness, ALBUM: 9.0})


def described(lead=0.0):
    rows = np.zeros(len(OVERALL), np.float32)
    rows[LEAD] = lead
    return rows


@pytest.mark.parametrize("count", [1, 2, 12, 100])
@pytest.mark.parametrize("sharpness", [0.0, 1.0, 50.0])
def test_they_sum_to_one(count, sharpness):
    scores, calibration = RNG.normal(-5, 10, count), calibrated(sharpness, weighing(1.0, 3.0))
    shares, elsewhere = calibration.probabilities(scores, described(0.4))
    assert shares.sum() + elsewhere == pytest.approx(1, abs=1e-12)
    assert (shares >= 0).all()
    assert 0 < elsewhere < 1


def test_two_places_by_hand():
    calibration = calibrated(1.0, weighing(2.0, -4.0, mean=1.0, deviation=2.0))
    shares, elsewhere = calibration.probabilities(np.array([math.log(3), 0.0]), described(2.0))
    assert elsewhere == pytest.approx(0.5)  # 2 - 4 × (2 - 1) / 2 = 0
    assert shares.tolist() == pytest.approx([0.375, 0.125])


def test_a_better_score_has_a_greater_share():
    shares, _ = calibrated().probabilities(np.array([-1.0, -2.0, -3.0]), described())
    assert (np.diff(shares) < 0).all()


def test_sharpness_draws_shares_apart():
    scores = np.array([0.0, -1.0])
    first = [calibrated(sharpness).probabilities(scores, described())[0][0] for sharpness in (0.0, 0.5, 1.0, 4.0)]
    assert first == sorted(first)
    assert first[0] == pytest.approx(first[-1] / (2 / (1 + math.exp(-4))))


def test_what_speaks_against_the_list_makes_elsewhere_likelier():
    calibration = calibrated(1, weighing(0.0, weight=-2.0))
    odds = [calibration.probabilities(np.zeros(3), described(lead))[1] for lead in (1.0, 0.0, -1.0)]
    assert odds == sorted(odds)
    assert odds[1] == pytest.approx(0.5)


def test_scores_alone_say_nothing_of_elsewhere():
    calibration = calibrated(1.0, weighing(-1.0))
    said = [calibration.probabilities(np.array(scores), described())[1] for scores in ([0.0], [5.0, -7.0], [-300.0])]
    assert said == pytest.approx([1 / (1 + math.e)] * 3)


def test_features_go_by_their_name():
    rows = described(1.0)
    rows[CROWD] = 9.0
    assert (by_name(rows)["raw_lead"], by_name(rows)["first_crowd"]) == (1.0, 9.0)
    assert by_name(np.stack([rows, described(2.0)]))["raw_lead"].tolist() == [1.0, 2.0]
    assert weighing(0.0).odds(by_name(rows)) == weighing(0.0).odds(by_name(described(1.0)))


@pytest.mark.parametrize("weight", [1e9, -1e9])
def test_extremes_stay_numbers(weight):
    shares, elsewhere = calibrated(1e3, weighing(0.0, weight)).probabilities(np.array([0.0, -1e6]), described(1.0))
    assert np.isfinite([*shares, elsewhere]).all()
    assert shares.sum() + elsewhere == pytest.approx(1)


def test_where_nothing_was_trained_another_elsewhere_speaks():
    calibration = calibrated(1.0, weighing(2.0), weighing(-2.0))
    said = [calibration.probabilities(np.zeros(2), described(), trained)[1] for trained in (True, False)]
    assert said == pytest.approx([1 / (1 + math.exp(-2)), 1 / (1 + math.exp(2))])


def test_how_sure_an_album_is_by_hand():
    """Log-odds of 0 and log 3, in the mean half of it; certainty counts as a millionth."""
    odds = {**Calibration().elsewhere, ALBUM: Logistic(-0.5, {"album": 0.7, "photo": 0.2})}
    fused = Calibration(odds, {PHOTO: 1.0, ALBUM: 9.0})
    wanted = [-0.5 + 0.7 * math.log(3) / 2 + 0.2 * own for own in (0.0, math.log(3))]
    alone = np.array([0.5, 0.75])
    assert fused.elsewhere_in_album(alone) == pytest.approx([1 / (1 + math.exp(-odds)) for odds in wanted])
    certain = -0.5 - (0.7 + 0.2) * math.log(999_999)
    assert fused.elsewhere_in_album(np.array([0.0])) == pytest.approx([1 / (1 + math.exp(-certain))])


def test_places_of_an_album_share_by_its_own_sharpness():
    scores = np.array([0.0, -0.1])
    assert calibrated().shares_in_album(scores) == pytest.approx(softmax(scores, 9.0))
    assert calibrated().shares_in_album(scores)[0] == pytest.approx(1 / (1 + math.exp(-0.9)))


def test_a_calibration_is_read_back_as_it_was_stored():
    beyond = ElsewhereLaw(FarLaw(9e4, 2.0), FarLaw(9e5, 3.0), (0.5, -1.0), (-2.0, 0.25))
    made = replace(tiny.calibration(), near=NearLaw(10.0, 0.5, 0.25), beyond=beyond, drawn=(0.4, 0.7, 0.9))
    stored = json.loads(json.dumps(made.as_json()))
    assert Calibration.read(stored, PINPOINT_CASES, Path("manifest.json")) == made


def test_that_of_cells_is_read_again(tmp_path):
    CELLS.write(tmp_path / "calibration.json")
    assert open_cell_calibration(tmp_path / "calibration.json") == CELLS
    assert set(UNCALIBRATED_CELLS.elsewhere[GEOCELLS].weights) == set(INPUTS[GEOCELLS])


@pytest.mark.parametrize(
    "change",
    [
        {"drawn": [0.5]},
        {"near": {}, "beyond": None},
        {"elsewhere": {}},
        {"elsewhere": {"cells": {"bias": 1.0}}},
        {"elsewhere": {"cells": {"weights": {"listed": 1.0, "hue": 2.0}}}},
        {"elsewhere": {"cells": {"weights": [1.0]}}},
        {"elsewhere": {"photo": {}}},
    ],
)
def test_what_is_no_calibration_of_cells_is_refused(tmp_path, change):
    CELLS.write(tmp_path / "calibration.json")
    stored = json.loads((tmp_path / "calibration.json").read_text()) | change
    (tmp_path / "calibration.json").write_text(json.dumps(stored))
    with pytest.raises(PackError, match=r"calibration\.json cannot be read .*; get the pack of this version$"):
        open_cell_calibration(tmp_path / "calibration.json")


def test_a_calibration_of_an_older_version_is_refused():
    """Before format 4 the weights stood by themselves, and one feature had another name."""
    older = tiny.calibration().as_json() | {"elsewhere": {"bias": -2.0, "weight": {}, "mean": {}, "deviation": {}}}
    with pytest.raises(PackError, match=r"of bias, weight, mean, deviation, not of .*; get the pack of this version$"):
        Calibration.read(older, PINPOINT_CASES, Path("manifest.json"))
    renamed = tiny.calibration().as_json()
    renamed["elsewhere"][PHOTO]["weights"]["votes_crowd"] = 1.0
    with pytest.raises(PackError, match="unknown inputs votes_crowd"):
        Calibration.read(renamed, PINPOINT_CASES, Path("manifest.json"))
