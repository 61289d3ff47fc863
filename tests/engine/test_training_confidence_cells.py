"""How far cells are believed, and how their mass is spread, comes back from made-up answers; nothing leaks into it."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from test_training_planet_classifier import RECIPE, examples

from pinpoint_engine import geodesy
from pinpoint_engine.confidence.calibration import GEOCELLS, Calibration
from pinpoint_engine.confidence.cells import cell_inputs
from pinpoint_engine.confidence.density import LEVELS, ElsewhereLaw, FarLaw, NearLaw
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.geocells.adaptive import CellLimits
from pinpoint_engine.models.networks import AlbumConfig, AlbumModel
from pinpoint_engine.training.confidence import calibration
from pinpoint_engine.training.confidence.calibration import PlacedAnswers, held_at_truth
from pinpoint_engine.training.confidence.cells import (
    HeldOutAnswers,
    ask_held_out,
    fit_cell_odds,
    fit_cells,
    fit_laws,
    of_planet,
)
from pinpoint_engine.training.planet import classifier

ODDS = Logistic(0.5, {"listed": 1.5, "first": 0.5})
TRUE = Calibration(
    {GEOCELLS: ODDS},
    {},
    NearLaw(3_000.0, 1.5, 0.5),
    ElsewhereLaw(FarLaw(60_000.0, 3.0), FarLaw(1.5e6, 4.0), (-1.0, 0.0), (-1.5, 0.0)),
)


def heard(count, seed=0):
    """Answers of two listed places and one that is left, 2,000 km apart, whose truths lie as `TRUE` says."""
    rng = np.random.default_rng(seed)
    mass = rng.dirichlet(np.ones(3), count)
    latlon = geodesy.destination(np.zeros(2), np.array([0.0, 120.0, 240.0]), np.full(3, 1.2e6))[None].repeat(count, 0)
    reach_m = rng.choice([2_500.0, 10_000.0], (count, 2))
    none, ones = np.zeros((count, 2)), np.ones(count)
    placed = PlacedAnswers(none, latlon[:, :2], reach_m, latlon[:, 2:], mass[:, 2:], none, none, ones)
    told = HeldOutAnswers(mass[:, :2], mass[:, 0], placed, np.arange(count) % 2)
    shares = told.calibrated(ODDS).shares
    right = shares.cumsum(axis=1) > rng.random((count, 1))
    truth = np.array([drawn(rng, *row) for row in zip(latlon, reach_m, right, 1 - shares.sum(axis=1), strict=True)])
    truth_m = geodesy.distance_m(truth[:, None], latlon[:, :2])
    return replace(told, placed=replace(placed, truth=truth, truth_m=truth_m))


def drawn(rng, latlon, reach_m, right, elsewhere):
    """Draw a truth: near the first listed place that is right, else around what is left, or anywhere."""
    if right.any():
        k = right.argmax()
        metres, centre = TRUE.near.radius(rng.random(1), reach_m[[k]])[0, 0], latlon[k]
    else:
        which = rng.choice(3, p=TRUE.beyond.shares(np.array(elsewhere)))
        if which == 2:
            return geodesy.from_unit_vectors(rng.normal(size=3))
        law = (TRUE.beyond.region, TRUE.beyond.continent)[which]
        metres, centre = min(float(law.radius(rng.random(1))[0]), 1.9e7), latlon[2]
    return geodesy.destination(centre, rng.uniform(0, 360), metres)


def silent(_line):
    pass


# --- the laws


def test_the_laws_come_back():
    found = fit_laws(heard(6_000))
    odds = found.elsewhere[GEOCELLS]
    assert (odds.intercept, odds.weights["listed"]) == pytest.approx((0.5, 1.5), abs=0.3)
    assert (found.near.scale_m, found.near.shape, found.near.power) == pytest.approx((3_000.0, 1.5, 0.5), rel=0.15)
    assert found.beyond.region.scale_m == pytest.approx(60_000.0, rel=0.15)


def test_an_answer_counts_by_its_weight():
    told = heard(2_000)
    light = np.where(told.placed.right(), 1e-6, 1.0)
    changed = replace(told, placed=replace(told.placed, weight=light))
    inputs = cell_inputs(np.array(0.9), np.array(0.5))
    assert fit_cell_odds(changed).probability(inputs) > 0.9
    assert fit_cell_odds(told).probability(inputs) < 0.4


def test_regions_hold_their_level_where_they_were_not_fitted(monkeypatch):
    monkeypatch.setattr(calibration, "DRAWN_FROM", 160)
    found, figures = fit_cells(heard(1_200), silent)
    assert figures["said"] == pytest.approx(figures["right"], abs=0.08)
    fresh = heard(160, seed=7)
    placed = fresh.calibrated(found.elsewhere[GEOCELLS])
    held = np.array([held_at_truth(placed, found, b) for b in range(160)])
    for level, share in zip(LEVELS, found.drawn, strict=True):
        assert figures[f"{level:.0%} region holds"] == pytest.approx(level, abs=0.1)
        assert (held <= share).mean() == pytest.approx(level, abs=0.12)


# --- what is asked


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    limits = CellLimits(most=30, fewest=3, finest=10)
    return classifier.PlanetTraining(
        examples(), examples(views=1), limits, replace(RECIPE, steps=5), tmp_path_factory.mktemp("course")
    )


@pytest.fixture(scope="module")
def parts(course):
    albums = AlbumModel(AlbumConfig(), np.asarray)
    return list(of_planet(course, 1.5, albums, silent))


def test_a_part_knows_nothing_of_what_it_left_out(course, parts):
    assert len(parts) == classifier.FOLDS
    for number, part in enumerate(parts):
        assert part.held.tolist() == np.flatnonzero(course.numbers == number).tolist()
        assert np.array_equal(np.sort(np.concatenate([part.held, part.kept])), np.arange(len(course.whole)))
        cells, owner = part.classifier.partition, course.cells[part.kept]
        assert len(cells) == len(np.unique(owner))
        kept = course.whole.latlon[part.kept]
        own = geodesy.distance_m(cells.centres[part.classifier.partition.assign(kept)], kept)
        assert own.max() < 50_000
        assert part.classifier.probabilities(part.embeddings).sum(axis=1) == pytest.approx(1)


def test_every_photo_is_asked_once_as_an_engine_would(course, parts):
    told = ask_held_out(course.whole, parts, silent)
    truth = np.concatenate([course.whole.latlon[part.held] for part in parts])
    assert np.array_equal(told.placed.truth, truth) and len(told.fold) == len(course.whole)
    assert told.mass.sum(axis=1) == pytest.approx(1)  # there are fewer cells than are listed
    assert told.placed.right().all()  # and each town has a second walk
    assert set(np.round(told.placed.weight**-2).tolist()) <= {12.0, 24.0, 48.0}  # photos within 25 km
    laws, figures = fit_cells(told, silent)
    assert json.loads(json.dumps(figures)) == figures and laws.drawn == tuple(sorted(laws.drawn))
    assert laws.elsewhere[GEOCELLS].probability(cell_inputs(told.mass.sum(axis=1), told.first)).mean() < 0.4
