"""Fit probabilities on training photos asked without their own album: of elsewhere, then of the listed places."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize, minimize_scalar

from .. import uncertainty
from ..features import OVERALL
from ..uncertainty import Calibration, Elsewhere
from .lists import HIT_M, Asked

Floats = npt.NDArray[np.float64]
RIDGE = 1e-3
"""How strongly the weights of elsewhere are held back, per list."""


def fit(asked: Asked, scores: Floats) -> Calibration:
    """Fit a calibration on lists and their cross-fitted scores [B, K].

    Elsewhere learns from photos asked without their own album, from the same with every reference near the truth
    removed, and from photos of kinds that no gallery holds; each counts by the inverse root of the references around
    it, so that one dense region does not speak for the world. The sharpness learns from the first alone.
    """
    chosen = asked.kind != 1
    kept, ranked = asked.of(chosen), scores[chosen]
    elsewhere = fit_elsewhere(of_first(kept, ranked), (kept.truth_m < HIT_M).any(axis=1), kept.weight)
    new = kept.kind == 0
    return Calibration(fit_sharpness(kept.of(new), ranked[new], elsewhere), elsewhere)


def of_first(asked: Asked, scores: Floats) -> npt.NDArray[np.float32]:
    """Return what describes each list as a whole, given which place is first: [B, G]."""
    described: npt.NDArray[np.float32] = asked.overall[np.arange(len(asked)), scores.argmax(axis=1)]
    return described


def fit_elsewhere(overall: npt.NDArray[np.float32], right: npt.NDArray[np.bool_], weight: Floats) -> Elsewhere:
    """Fit the log odds that no listed place is right, by likelihood: lists [B, G], outcomes and weights [B]."""
    known = np.isfinite(overall)
    mean = np.array([overall[known[:, g], g].mean() if known[:, g].any() else 0.0 for g in range(overall.shape[1])])
    spread = np.array([overall[known[:, g], g].std() if known[:, g].any() else 0.0 for g in range(overall.shape[1])])
    spread = spread + 1e-6
    rows = np.where(known, ((overall - mean) / spread).clip(-5, 5), 0.0)
    share = weight / weight.sum()

    def surprise(values: Floats) -> tuple[float, Floats]:
        total = values[0] + rows @ values[1:]
        signed = np.where(right, total, -total)
        slope = share * np.where(right, 1.0, -1.0) / (1 + np.exp(-signed))
        value = float((share * np.logaddexp(0, signed)).sum() + RIDGE * (values[1:] ** 2).sum())
        return value, np.concatenate([[slope.sum()], slope @ rows + 2 * RIDGE * values[1:]])

    best = minimize(surprise, np.zeros(1 + rows.shape[1]), jac=True, method="L-BFGS-B").x

    def named(values: Floats) -> dict[str, float]:
        return {name: round(float(value), 5) for name, value in zip(OVERALL, values, strict=True)}

    return Elsewhere(round(float(best[0]), 5), named(best[1:]), named(mean), named(spread))


def fit_sharpness(asked: Asked, scores: Floats, elsewhere: Elsewhere) -> float:
    """Fit by likelihood how sharply scores become shares, so that the confidence in the first place holds."""
    described = of_first(asked, scores)
    first = scores.argmax(axis=1)
    beside = asked.apart_m[np.arange(len(asked)), first] <= HIT_M
    right = asked.truth_m[np.arange(len(asked)), first] < HIT_M

    def surprise(log_sharpness: float) -> float:
        calibration = Calibration(float(np.exp(log_sharpness)), elsewhere)
        total = 0.0
        for number in range(len(asked)):
            shares, _ = uncertainty.probabilities(scores[number], described[number], calibration)
            sure = float(np.clip(shares[beside[number]].sum(), 1e-6, 1 - 1e-6))
            total -= np.log(sure if right[number] else 1 - sure)
        return total / len(asked)

    best = minimize_scalar(surprise, bounds=(-4.0, 3.0), method="bounded", options={"xatol": 0.02})
    return round(float(np.exp(best.x)), 5)
