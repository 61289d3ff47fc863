"""Log-odds, and the logistic model that tells how likely it is that no listed place is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ..geodesy import Floats

MOST_DEVIATIONS = 5.0
"""A standardised input is clipped to so many standard deviations from its mean."""
MOST_LOG_ODDS = 30.0


def log_odds(probability: Floats, least: float) -> Floats:
    """Return the log-odds of probabilities [...], clipped to `least` and 1 - `least`."""
    probability = np.clip(probability, least, 1 - least)
    return np.asarray(np.log(probability / (1 - probability)))


def log_odds_against(probability: Floats, least: float) -> Floats:
    """Return the log-odds of the opposite of what has probabilities [...], clipped to `least` and 1 - `least`."""
    probability = np.clip(probability, least, 1 - least)
    return np.asarray(np.log((1 - probability) / probability))


@dataclass(frozen=True)
class Logistic:
    """A logistic model: log-odds as an intercept and a weighted sum of named inputs.

    An input with a mean and a standard deviation is standardised by them first; where it is unknown (NaN: its channel
    is off), it counts as its mean.
    """

    intercept: float = 0.0
    weights: Mapping[str, float] = field(default_factory=dict)
    means: Mapping[str, float] = field(default_factory=dict)
    deviations: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, stored: Mapping[str, Any], inputs: Sequence[str]) -> Logistic:
        """Rebuild a model of some inputs from what `dataclasses.asdict` made of it.

        Raises:
            KeyError, TypeError, ValueError: it is not such a model.
        """
        made = cls(**stored)
        if unknown := sorted(made.weights.keys() - set(inputs)):
            raise ValueError(f"unknown inputs {', '.join(unknown)}")
        if made.means.keys() != made.deviations.keys():
            raise ValueError("means and deviations are of different inputs")
        return made

    def standardise(self, name: str, value: Floats) -> Floats:
        """Return values [...] of an input as the weights take them."""
        if name not in self.means:
            return value
        deviations = np.clip((value - self.means[name]) / self.deviations[name], -MOST_DEVIATIONS, MOST_DEVIATIONS)
        return np.where(np.isfinite(value), deviations, 0.0)

    def log_odds(self, inputs: Mapping[str, Floats]) -> Floats:
        """Return the log-odds for inputs, each [...]."""
        total = np.asarray(self.intercept)
        for name, weight in self.weights.items():
            total = total + weight * self.standardise(name, inputs[name])
        return np.asarray(np.clip(total, -MOST_LOG_ODDS, MOST_LOG_ODDS))

    def odds(self, inputs: Mapping[str, Floats]) -> Floats:
        """Return the odds for inputs, each [...]."""
        return np.asarray(np.exp(self.log_odds(inputs)))

    def probability(self, inputs: Mapping[str, Floats]) -> Floats:
        """Return the probability for inputs, each [...]."""
        return np.asarray(1 / (1 + np.exp(-self.log_odds(inputs))))
