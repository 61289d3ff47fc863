"""Fit a logistic model by weighted likelihood, with a ridge towards a prior."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from ...confidence.odds import Logistic
from ...geodesy import Floats

DIGITS = 5
"""Fitted numbers are stored with so many decimal places."""
LEAST_DEVIATION = 1e-4
"""An input that varies less than this is left out: it tells nothing."""


def fit_logistic(
    inputs: Mapping[str, Floats],
    happened: npt.NDArray[np.bool_],
    weight: Floats,
    *,
    prior: Logistic,
    ridge: float,
    intercept_ridge: float = 0.0,
) -> Logistic:
    """Return the model that makes some outcomes likeliest, held to a prior.

    Args:
        inputs: Those that the prior has weights for, each [B].
        happened: Whether what the model gives the odds of was so [B].
        weight: What each outcome counts [B].
        prior: The mean of the ridge, and how inputs are standardised.
        ridge: How strongly the weights are held to the prior's, against the mean loss of an outcome.
        intercept_ridge: The same of the intercept, which is free as a rule.
    """
    names = list(prior.weights)
    rows = np.stack([np.ones(len(happened)), *(prior.standardise(name, inputs[name]) for name in names)], axis=1)
    mean = np.array([prior.intercept, *prior.weights.values()])
    strength = np.array([intercept_ridge, *[ridge] * len(names)])
    share, sign = weight / weight.sum(), np.where(happened, -1.0, 1.0)

    def loss(values: Floats) -> tuple[float, Floats]:
        against = sign * (rows @ values)
        value = (share * np.logaddexp(0, against)).sum() + (strength * (values - mean) ** 2).sum()
        slope = share * sign / (1 + np.exp(-against))
        return float(value), slope @ rows + 2 * strength * (values - mean)

    best = minimize(loss, mean, jac=True, method="L-BFGS-B").x.tolist()
    fitted = replace(prior, intercept=best[0], weights=dict(zip(names, best[1:], strict=True)))
    return rounded(fitted)


def flat_prior(inputs: Mapping[str, Floats]) -> Logistic:
    """Return a prior without weight for any input, each [B], standardised by its mean and deviation where it is known.

    An input that never varies or is never known is left out.
    """
    means, deviations = {}, {}
    for name, column in inputs.items():
        known = column[np.isfinite(column)]
        if len(known) and known.std() > LEAST_DEVIATION:
            means[name], deviations[name] = float(known.mean()), float(known.std())
    return Logistic(0.0, dict.fromkeys(means, 0.0), means, deviations)


def rounded(model: Logistic) -> Logistic:
    """Return a model with its numbers rounded as they are stored."""
    parts = (model.weights, model.means, model.deviations)
    stored = ({name: round(float(value), DIGITS) for name, value in part.items()} for part in parts)
    return Logistic(round(float(model.intercept), DIGITS), *stored)
