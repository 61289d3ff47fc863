"""Probabilities fitted on lists whose odds are known come out as those odds."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.answering.features import NAMES, OVERALL
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.confidence.calibration import PHOTO, UNTRAINED, Calibration, by_name
from pinpoint_engine.confidence.density import AROUND, LEVELS, FarLaw, NearLaw
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.training.confidence import calibration
from pinpoint_engine.training.confidence.calibration import (
    PlacedAnswers,
    first_places,
    fit_beyond,
    fit_calibration,
    fit_elsewhere,
    fit_near,
    fit_probabilities,
    held_at_truth,
    of_first,
    shares_of,
)
from pinpoint_engine.training.confidence.sharpness import fit_sharpness
from pinpoint_engine.training.lists import (
    TOP_K,
    AlbumLists,
    CandidateLists,
    ConfidenceLists,
    Questions,
    RankingLists,
)

COUNT = 1_500
LEAD = OVERALL.index("raw_lead")


def odds(log):
    return 1 / (1 + np.exp(-log))


def made(seed=0, sharpness=0.7):
    """Lists of photos whose odds of elsewhere are exp(0.5 - 1.2 lead), and of the places exp(sharpness × score)."""
    rng = np.random.default_rng(seed)
    overall = rng.normal(size=(COUNT, 1, len(OVERALL))).astype(np.float32).repeat(TOP_K, axis=1)
    away = rng.random(COUNT) < odds(0.5 - 1.2 * overall[:, 0, LEAD])
    scores = rng.normal(0, 2, (COUNT, TOP_K))
    shares = np.exp(sharpness * scores)
    shares /= shares.sum(axis=1, keepdims=True)
    right = (shares.cumsum(axis=1) > rng.random((COUNT, 1))).argmax(axis=1)
    truth_m = np.full((COUNT, TOP_K), 1e6)
    truth_m[np.arange(COUNT), right] = 500.0
    truth_m[away] = 1e6
    empty = np.zeros((COUNT, TOP_K), np.int64)
    questions = Questions(
        kind=np.zeros(COUNT, np.int64),
        fold=empty[:, 0],
        group=np.arange(COUNT) % 4,
        row=np.arange(COUNT),
        truth=np.zeros((COUNT, 2)),
        weight=np.ones(COUNT),
    )
    ranking = RankingLists(
        questions,
        base=scores.astype(np.float32),
        described=np.zeros((COUNT, TOP_K, len(NAMES)), np.float32),
        query=np.zeros((COUNT, 2), np.float32),
        rows=empty,
        supporters=empty[..., None],
        truth_m=truth_m,
    )
    confidence = ConfidenceLists(
        overall=overall,
        apart_m=np.where(np.eye(TOP_K, dtype=bool), 0.0, 1e6)[None].repeat(COUNT, axis=0),
        reach_m=np.full((COUNT, TOP_K), 1_000.0),
        hinted=np.zeros((COUNT, AROUND), np.int64),
        votes=np.eye(1, AROUND)[0][None].repeat(COUNT, axis=0),
    )
    return CandidateLists(ranking, confidence, AlbumLists(empty, np.zeros((COUNT, TOP_K), np.float32))), scores


def changed(lists, **columns):
    """Return lists with other arrays, in whatever part of them they stand."""
    own = {field.name: getattr(lists, field.name) for field in fields(lists)}
    parts = {name: changed(part, **columns) for name, part in own.items() if is_dataclass(part)}
    return replace(lists, **parts, **{name: columns[name] for name in own if name in columns})


@pytest.fixture(scope="module")
def asked():
    return made()


@pytest.fixture(scope="module")
def fitted(asked):
    return fit_probabilities(*asked, np.arange(COUNT))


def test_the_odds_of_elsewhere_come_back(fitted):
    elsewhere = fitted.elsewhere[PHOTO]
    assert set(elsewhere.weights) == set(elsewhere.means) == set(elsewhere.deviations) == set(OVERALL)
    assert elsewhere.weights["raw_lead"] / elsewhere.deviations["raw_lead"] == pytest.approx(-1.2, abs=0.2)
    assert max(abs(weight) for name, weight in elsewhere.weights.items() if name != "raw_lead") < 0.2
    assert elsewhere.intercept == pytest.approx(0.5, abs=0.2)


def test_a_list_has_the_odds_it_was_made_with(fitted):
    for lead in (-1.5, 0.0, 1.5):
        described = np.array([fitted.elsewhere[PHOTO].means[name] for name in OVERALL], np.float32)
        described[LEAD] = lead
        said = fitted.elsewhere[PHOTO].odds(by_name(described))
        assert odds(np.log(said)) == pytest.approx(odds(0.5 - 1.2 * lead), abs=0.06)


def test_the_sharpness_comes_back(fitted):
    assert fitted.sharpness[PHOTO] == pytest.approx(0.7, rel=0.25)


def answered(asked, scores, calibrated):
    """Return of each list how sure the first place is, whether it is right, and the listed mass."""
    described, first = of_first(asked, scores), scores.argmax(axis=1)
    rows = np.arange(len(asked))
    said = [calibrated.probabilities(scores[row], described[row]) for row in rows]
    sure = np.array([shares[first[row]] for row, (shares, _) in zip(rows, said, strict=True)])
    return sure, asked.ranking.truth_m[rows, first] < 25_000, np.array([1 - elsewhere for _, elsewhere in said])


def test_confidence_is_the_hit_rate_on_lists_it_was_not_fitted_on(fitted):
    asked, scores = made(seed=1)
    sure, right, listed = answered(asked, scores, fitted)
    assert sure.mean() == pytest.approx(right.mean(), abs=0.05)
    assert listed.mean() == pytest.approx((asked.ranking.truth_m < 25_000).any(axis=1).mean(), abs=0.05)
    for part in np.array_split(np.argsort(sure), 3):
        assert sure[part].mean() == pytest.approx(right[part].mean(), abs=0.08)


def test_places_beside_the_first_count_for_it(asked):
    """Each town is listed twice: its two shares make it one, so that nothing looks sharper than it is."""
    lists, scores = asked
    towns = np.arange(TOP_K) // 2
    same = towns[:, None] == towns[None]
    best = np.sort(scores, axis=1)[:, ::-1]
    shares = np.exp(0.7 * best[:, ::2])
    shares /= shares.sum(axis=1, keepdims=True)
    right = (shares.cumsum(axis=1) > np.random.default_rng(4).random((COUNT, 1))).argmax(axis=1)
    truth_m = np.where(towns[None] == right[:, None], 500.0, 1e6)
    twins = changed(lists, truth_m=truth_m, apart_m=np.where(same, 2_000.0, 1e6)[None].repeat(COUNT, axis=0))
    sharpness = fit_sharpness(first_places(twins, best[:, 2 * towns], Logistic(-9.0)), np.arange(COUNT))
    assert sharpness == pytest.approx(0.7, rel=0.2)


def test_the_flattest_sharing_is_taken_that_is_as_good_to_what_the_albums_can_tell(asked):
    """Fewer albums tell less, so that the places after the first keep more."""
    lists, scores = asked
    first_right = lists.ranking.truth_m[np.arange(COUNT), scores.argmax(axis=1)] < 25_000
    alone, alike = np.arange(COUNT), first_right * 5 + np.arange(COUNT) % 5
    apart, few = (fit_sharpness(first_places(lists, scores, Logistic(-1.0)), albums) for albums in (alone, alike))
    assert 0 < few < 0.9 * apart


def test_what_is_removed_and_strange_teaches_elsewhere_alone(asked):
    """Lists of the kinds `removed` and `stranger` raise the odds of elsewhere and leave the sharpness."""
    lists, scores = asked[0].of(np.arange(600)), asked[1][:600]
    kinds = np.where(np.arange(600) % 2, 2, 0)
    removed = changed(lists, kind=kinds, truth_m=np.where(kinds[:, None] == 2, 1e6, lists.ranking.truth_m))
    each = np.arange(len(removed))
    with_removed = fit_probabilities(removed, scores, each)
    without = fit_probabilities(lists.of(kinds == 0), scores[kinds == 0], each[kinds == 0])
    assert with_removed.elsewhere[PHOTO].intercept > without.elsewhere[PHOTO].intercept + 0.5


def test_lists_of_known_walks_count_for_nothing(asked, make_gallery, monkeypatch):
    monkeypatch.setattr(calibration, "DRAWN_FROM", 20)
    lists, scores = asked[0].of(np.arange(200)), asked[1][:200]
    frames = changed(lists, kind=np.arange(200) % 2)
    new = frames.questions.kind == 0
    gallery = make_gallery(np.zeros((200, 2)), sequence=[f"walk {row // 20}" for row in range(200)])
    given = (gallery, np.arange(200), Voting())
    assert fit_calibration(frames, scores, *given) == fit_calibration(frames.of(new), scores[new], *given)


def test_a_list_counts_by_its_weight(asked):
    lists, scores = asked[0].of(np.arange(600)), asked[1][:600]
    away = (lists.ranking.truth_m > 25_000).all(axis=1)
    light = changed(lists, weight=np.where(away, 1e-6, 1.0))
    sure = fit_elsewhere(by_name(of_first(light, scores)), ~away, light.questions.weight)
    assert sure.intercept < -3


def test_what_is_never_known_has_no_weight(asked):
    lists, scores = asked[0].of(np.arange(400)), asked[1][:400]
    lists.confidence.overall[..., OVERALL.index("gps_lead")] = np.nan
    elsewhere = fit_probabilities(lists, scores, np.arange(len(lists))).elsewhere[PHOTO]
    assert "gps_lead" not in elsewhere.weights
    assert np.isfinite(elsewhere.odds(by_name(lists.confidence.overall[0, 0])))


def test_the_list_is_described_as_its_first_place_sees_it(asked):
    lists, scores = asked[0].of([0, 1]), asked[1][:2]
    lists.confidence.overall[...] = np.arange(TOP_K)[None, :, None]
    assert of_first(lists, scores)[:, 0].tolist() == scores.argmax(axis=1).tolist()


def test_the_untrained_elsewhere_looks_at_no_learned_likeness(fitted):
    untrained, trained = fitted.elsewhere[UNTRAINED].weights, fitted.elsewhere[PHOTO].weights
    assert {name.split("_")[0] for name in untrained} <= {"raw", "first"}
    assert untrained["raw_lead"] == pytest.approx(trained["raw_lead"], abs=0.1)


def scattered(law, count=3_000, seed=3):
    """Lists of one place each whose truths are drawn by a law, half of them where references reach 2.5 km."""
    rng = np.random.default_rng(seed)
    reach_m = np.where(rng.random(count) < 0.5, 10_000.0, 2_500.0)[:, None]
    truth_m = np.stack([law.radius(rng.random(1), each)[0] for each in reach_m])
    places = np.zeros((count, 1, 2))
    none = np.zeros((count, 1))
    return PlacedAnswers(np.ones((count, 1)), places, reach_m, places, none, places[:, 0], truth_m, np.ones(count))


def test_the_law_of_the_right_place_comes_back():
    law = NearLaw(2_000.0, 1.5, 0.5)
    fitted = fit_near(scattered(law))
    assert (fitted.scale_m, fitted.shape, fitted.power) == pytest.approx((2_000.0, 1.5, 0.5), rel=0.15)


def test_the_law_of_elsewhere_comes_back():
    """Two in ten truths lie anywhere, of the others three in ten on the continent of the look-alike."""
    rng = np.random.default_rng(5)
    region, continent = FarLaw(60_000.0, 3.0), FarLaw(1_500_000.0, 4.0)
    remote = rng.random(3_000) < 0.3
    metres = np.where(remote, continent.radius(rng.random(3_000)), region.radius(rng.random(3_000)))
    truth = geodesy.destination(np.zeros(2), rng.uniform(0, 360, 3_000), np.minimum(metres, 1.9e7))
    anywhere = rng.random(3_000) < 0.2
    truth[anywhere] = geodesy.from_unit_vectors(rng.normal(size=(int(anywhere.sum()), 3)))
    place, one = np.zeros((3_000, 1, 2)), np.ones((3_000, 1))
    found = fit_beyond(PlacedAnswers(0 * one, place, one, place, one, truth, 1e6 * one, one[:, 0]))
    assert found.region.scale_m == pytest.approx(60_000.0, rel=0.1)
    assert found.continent.scale_m == pytest.approx(1_500_000.0, rel=0.15)
    assert found.shares(np.array(1.0)) == pytest.approx([0.56, 0.24, 0.2], abs=0.04)


@pytest.mark.parametrize("metres", [0.0, 5.0, 1.9e7])
def test_laws_of_a_single_answer_stay_laws(metres):
    place, one = np.zeros((1, 1, 2)), np.ones((1, 1))
    truth = geodesy.destination(np.zeros(2), 90.0, metres)[None]
    for right in (True, False):
        told = PlacedAnswers(0.5 * one, place, one, place, one, truth, np.array([[1_000.0 if right else 1e6]]), one[0])
        near, beyond = fit_near(told), fit_beyond(told)
        assert near.scale_m > 0 and near.shape > 0
        assert min(beyond.region.scale_m, beyond.region.shape, beyond.continent.scale_m, beyond.continent.shape) > 0
        assert 0 < held_at_truth(told, Calibration(near=near, beyond=beyond), 0) <= 1


def test_a_region_is_drawn_so_large_that_it_covers_its_level(asked, make_gallery):
    lists, scores = asked[0].of(np.arange(160)), asked[1][:160]
    latlon = geodesy.destination(np.zeros(2), np.linspace(0, 330, TOP_K), np.full(TOP_K, 2e6))
    rows = np.arange(TOP_K)[None].repeat(160, axis=0)
    right = lists.ranking.truth_m.argmin(axis=1)
    truth = geodesy.destination(latlon[right], np.linspace(0, 360, 160), np.full(160, 500.0))
    placed = changed(lists, rows=rows, truth=truth, truth_m=geodesy.distance_m(truth[:, None], latlon[rows]))
    placed = changed(placed, row=np.arange(160) % TOP_K)
    calibrated = fit_calibration(placed, scores, make_gallery(latlon), np.arange(TOP_K), Voting())
    shares = shares_of(placed, scores, calibrated)
    answers = PlacedAnswers.of(placed, shares, latlon)
    held = [held_at_truth(answers, calibrated, b) for b in range(160)]
    for level, drawn in zip(LEVELS, calibrated.drawn, strict=True):
        assert np.mean(np.array(held) <= drawn) == pytest.approx(level, abs=0.1)
