"""How sure an answer is: probabilities of the listed places and of elsewhere, from scores and the list as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from .features import OVERALL, Table

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Elsewhere:
    """The log odds that no listed place is right: a weight for each of `features.OVERALL`, in deviations.

    A feature that is unknown (its channel is off) counts as its mean.
    """

    bias: float = -2.0
    weight: Mapping[str, float] = field(default_factory=dict)
    mean: Mapping[str, float] = field(default_factory=dict)
    deviation: Mapping[str, float] = field(default_factory=dict)

    def odds(self, overall: Table) -> float:
        """Return the odds of elsewhere for a list described by [G] numbers."""
        total = self.bias
        for name, value in zip(OVERALL, overall.tolist(), strict=True):
            if name in self.weight and np.isfinite(value):
                total += self.weight[name] * np.clip((value - self.mean[name]) / self.deviation[name], -5, 5)
        return float(np.exp(np.clip(total, -30, 30)))


@dataclass(frozen=True)
class Calibration:
    """What turns scores into probabilities, fitted on answers to training photos asked without their own album.

    Listed places share what elsewhere leaves, in proportion to exp(`sharpness` × score).
    """

    sharpness: float = 1.0
    elsewhere: Elsewhere = field(default_factory=Elsewhere)


def probabilities(scores: Floats, overall: Table, calibration: Calibration) -> tuple[Floats, float]:
    """Return the probability of each scored candidate [K] and of elsewhere; together they are 1."""
    share = np.exp(calibration.sharpness * (scores - scores.max()))
    odds = calibration.elsewhere.odds(overall)
    elsewhere = odds / (1 + odds)
    return (1 - elsewhere) * share / share.sum(), elsewhere
