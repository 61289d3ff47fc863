"""How sure an answer is: probabilities of the listed places and of elsewhere, from scores and agreement."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Calibration:
    """Three numbers fitted on leave-one-album-out answers.

    Listed places share what elsewhere leaves, in proportion to exp(`sharpness` × score). The odds of elsewhere are
    exp(`elsewhere_bias` - `elsewhere_slope` × agreement). Agreement is the share of the votes cast in the region of the
    first candidate: the look-alikes of a photo from elsewhere are scattered over the gallery.
    """

    sharpness: float = 1.0
    elsewhere_bias: float = 0.0
    elsewhere_slope: float = 0.0


def probabilities(scores: Floats, agreement: float, calibration: Calibration) -> tuple[Floats, float]:
    """Return the probability of each scored candidate [K] and of elsewhere; together they are 1."""
    share = np.exp(calibration.sharpness * (scores - scores.max()))
    odds = np.exp(np.clip(calibration.elsewhere_bias - calibration.elsewhere_slope * agreement, -30, 30))
    elsewhere = float(odds / (1 + odds))
    return (1 - elsewhere) * share / share.sum(), elsewhere
