"""Metrics, on distances known by hand."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from scipy import stats

from pinpoint_engine import geodesy
from pinpoint_engine.evaluation import metrics

KM = 1000.0


def test_the_densest_point_is_in_the_crowd():
    crowd = geodesy.destination((-16.8, 180), np.arange(0, 360, 60), 3000)
    latlon = np.vstack([[(0, 0)], crowd, [(-16.8, -180)], [(80, 0)]])
    assert latlon[np.argmax(metrics.crowding(latlon, latlon))].tolist() == [-16.8, -180]


def test_an_interval_holds_95_percent_of_what_drawing_again_gives():
    """Of a hundred groups of one photo each, half of them right: the share of hits is binomial."""
    low, high = metrics.interval(np.arange(100) % 2, [str(number) for number in range(100)])
    assert (low, high) == pytest.approx(stats.binom.ppf([0.025, 0.975], 100, 0.5) / 100, abs=0.011)  # 0.40 and 0.60


def test_an_interval_is_that_of_all_ways_to_draw_the_groups_again():
    """Groups of 1, 2, 4 and 8 photos, so that a draw's mean is of its photos, not of its groups."""
    values = np.array([0.0, *[30.0] * 2, *[10.0] * 4, *[100.0] * 8])
    sizes, sums = np.array([1, 2, 4, 8]), np.array([0.0, 60.0, 40.0, 800.0])
    every = [sums[list(draw)].sum() / sizes[list(draw)].sum() for draw in itertools.product(range(4), repeat=4)]
    wanted = np.percentile(every, [2.5, 97.5])
    assert metrics.interval(values, ["a", "b", "b", *"cccc", *"dddddddd"]) == pytest.approx(wanted, abs=2.5)


@pytest.mark.parametrize("seed", range(3))
def test_an_interval_hardly_depends_on_how_it_is_drawn(seed):
    low, high = metrics.interval(np.arange(400) % 2, [str(number) for number in range(400)], seed)
    assert (low, high) == pytest.approx((0.451, 0.549), abs=0.004)


def test_the_points_of_an_answer_by_hand():
    points = metrics.geoscore(np.array([0.0, 1_492.7, 2 * 1_492.7, np.inf]))
    assert points.tolist() == [5_000, 1_839, 677, 0]  # 5,000 / e and 5,000 / e²


def test_a_crowd_by_hand():
    """A place itself counts 1, one at 15 km e^-½, one at 30 km e^-2."""
    place = np.array([[0.0, 0.0]])
    others = np.vstack([place, geodesy.destination((0.0, 0.0), 90.0, np.array([15_000.0, 30_000.0]))])
    assert metrics.crowding(place, others) == pytest.approx([1 + np.exp(-0.5) + np.exp(-2)])


def test_figures_by_hand():
    found = metrics.figures(np.array([0.05, 30.0, 3000.0, np.inf]) * KM, ["a", "a", "b", "c"])
    assert (found.count, found.missing, found.groups) == (4, 1, 3)
    assert [share for share, _ in found.within] == [25, 25, 25, 25, 50, 50, 50]
    assert (found.median_km, found.mean_km) == (pytest.approx(1515), pytest.approx(3030.05 / 3))
    assert found.geoscore == pytest.approx((5000 + 4901 + 670 + 0) / 4)
    assert {span for _, span in found.within} == {None}


def test_nothing_answered_is_as_far_as_can_be():
    found = metrics.figures(np.full(3, np.inf), ["a", "b", "c"])
    assert (found.missing, found.median_km, found.mean_km, found.geoscore) == (3, np.inf, np.inf, 0)


@pytest.mark.parametrize("inclusive", [True, False])
def test_an_answer_at_the_threshold_counts_where_it_should(inclusive):
    (share, _), *_ = metrics.figures(np.array([100.0]), ["a"], inclusive).within
    assert share == (100 if inclusive else 0)


@pytest.mark.parametrize(("groups", "told"), [(9, False), (10, True)])
def test_below_ten_groups_no_interval_is_told(groups, told):
    names = [str(number % groups) for number in range(100)]
    assert (metrics.share_interval(np.arange(100) % 2 == 0, names) is not None) == told


def test_the_reliability_curve_and_its_error_by_hand():
    said, right = np.array([0.9, 0.1, 0.9, 0.1]), np.array([True, False, False, False])
    unsure, sure = metrics.reliability(said, right, 2)
    assert (unsure.said, unsure.right, unsure.count) == (pytest.approx(0.1), 0, 2)
    assert (sure.said, sure.right, sure.count) == (pytest.approx(0.9), 0.5, 2)
    assert metrics.calibration_error(said, right, 2) == pytest.approx((0.1 + 0.4) / 2)


def test_risk_falls_when_the_unsure_are_held_back():
    covered, wrong = metrics.risk_by_coverage(np.array([0.2, 0.9, 0.5, 0.5]), np.array([False, True, True, False]))
    assert covered.tolist() == [0.25, 0.75, 1.0]  # the two that are equally sure come together
    assert wrong.tolist() == pytest.approx([0, 1 / 3, 1 / 2])


def test_crowds_are_the_same_whichever_side_is_longer():
    rng = np.random.default_rng(1)
    few, many = rng.uniform(0, 0.5, (4, 2)), rng.uniform(0, 0.5, (30, 2))
    each = [metrics.crowding(many, one[None]) for one in few]
    assert metrics.crowding(many, few) == pytest.approx(sum(each))
    assert metrics.crowding(few, many) == pytest.approx([one.sum() for one in each])
    assert metrics.crowding(few, many[:0]).tolist() == [0] * 4
