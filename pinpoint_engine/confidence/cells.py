"""The probabilities of geocells as a density: mass around the listed places, and elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..geodesy import Floats
from ..types import Polygon
from .calibration import GEOCELLS, Calibration
from .density import ListedPlaces, Posterior
from .odds import Logistic, log_odds_against

LEAST = 1e-4
"""The probabilities of geocells are clipped to this and to one minus this."""


@dataclass(frozen=True, eq=False)
class CellMass:
    """Where the probabilities of one photo's geocells lie, before they are calibrated.

    Attributes:
        mass: The probability within 25 km of each listed place, each reference counted for the nearest one [K].
        first: The probability within 25 km of the first.
        latlon: The listed places, degrees [K, 2], and how far the references around them reach: `reach_m` [K].
        hinted: The middles of the cells with the rest, degrees [J, 2], and its probability in each: `votes` [J].
    """

    mass: Floats
    first: float
    latlon: Floats
    reach_m: Floats
    hinted: Floats
    votes: Floats

    def posterior(self, calibration: Calibration, within: Sequence[Polygon] = ()) -> Posterior:
        """Return the calibrated density, cut to a search area."""
        shares = listed_shares(calibration.elsewhere[GEOCELLS], self.mass, np.array(self.first))
        listed = ListedPlaces(shares, self.latlon, self.reach_m)
        return Posterior(listed, self.hinted, self.votes, calibration, within)


def listed_shares(elsewhere: Logistic, mass: Floats, first: Floats) -> Floats:
    """Return the probability that each listed place is right [..., K]; the rest is elsewhere.

    Args:
        elsewhere: The log-odds that none is.
        mass: What geocells give to each place [..., K]; the places share what is left of elsewhere in proportion.
        first: What they give to the surroundings of the first [...].
    """
    total = mass.sum(axis=-1)
    right = 1 - elsewhere.probability(cell_inputs(total, first))
    return np.asarray(mass * (right / np.maximum(total, 1e-300))[..., None])


def cell_inputs(listed: Floats, first: Floats) -> Mapping[str, Floats]:
    """Return the inputs of the logistic model from what geocells give to all listed places and to the first [...].

    Both are needed: probability around one place is right more often than as much spread over twelve.
    """
    return {"listed": log_odds_against(listed, LEAST), "first": log_odds_against(first, LEAST)}
