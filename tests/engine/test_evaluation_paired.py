"""By how much the system leads a control, with intervals that resample whole albums."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine.evaluation import paired

KM = 1000.0


def test_a_lead_is_the_gap_in_points():
    ours, other = np.array([0.5, 0.5, 0.5, 9.0]) * KM, np.array([0.5, 9.0, 9.0, 0.5]) * KM
    lead, low, high = paired.lead(ours, other, 1, ["a", "b", "c", "d"])
    assert lead == pytest.approx(25)
    assert low <= lead <= high


def test_a_lead_in_every_album_is_certain():
    ours, other = np.full(40, 0.5) * KM, np.full(40, 2.0) * KM
    assert paired.lead(ours, other, 1, ["a"] * 20 + ["b"] * 20) == (100, 100, 100)


def test_photos_of_one_album_err_together():
    rng = np.random.default_rng(0)
    ours, other = rng.random(200) * 2 * KM, rng.random(200) * 2 * KM
    ours[100:] = 0
    alone = paired.lead(ours, other, 1, [str(number) for number in range(200)])
    together = paired.lead(ours, other, 1, ["a"] * 100 + ["b"] * 50 + ["c"] * 50)
    assert alone[0] == together[0]
    assert together[2] - together[1] > alone[2] - alone[1]
    assert together == paired.lead(ours, other, 1, ["a"] * 100 + ["b"] * 50 + ["c"] * 50)


def test_a_lead_by_hand():
    """In kilometres, an answer at the limit itself no hit, and drawn again in whole albums."""
    ours, other = np.array([0.1, 4.9, 4.9, 5.0]) * KM, np.array([5.0, 5.1, 4.9, 0.2]) * KM
    lead, low, high = paired.lead(ours, other, 5, ["a", "a", "b", "c"])
    assert lead == pytest.approx(100 * (1 + 1 + 0 - 1) / 4)
    assert (low, high) == (-100, 100)
    assert paired.lead(ours[:3], other[:3], 5, ["a", "a", "a"])[1:] == pytest.approx((200 / 3, 200 / 3))
