"""What the probabilities of geocells say as a density: mass around the listed places, and elsewhere."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import PackError, reason
from ..geodesy import Floats
from ..types import Polygon
from .density import LEVELS, ElsewhereLaw, ListedPlaces, NearLaw, Posterior

LEAST = 1e-4
"""Cells are not believed to be surer than this that something is so, or that it is not."""


@dataclass(frozen=True)
class MissedOdds:
    """How far cells are believed when they say that no listed place is right.

    The log odds are `bias`, `listed` × those that the cells give to no listed place within `HIT_M`, and `first` × those
    that they give to all but the first: mass around one place is right more often than as much around twelve.
    """

    bias: float = 0.0
    listed: float = 1.0
    first: float = 0.0

    def elsewhere(self, listed: Floats, first: Floats) -> Floats:
        """Return the probability of elsewhere [...], from what cells put near the listed places and near the first."""
        total = self.bias + self.listed * log_odds(listed) + self.first * log_odds(first)
        return np.asarray(1 / (1 + np.exp(-total)))

    def shares(self, mass: Floats, first: Floats) -> Floats:
        """Return the probability that each listed place is right [..., K]; what is left of 1 is elsewhere.

        They share it as cells put `mass` [..., K] around them; `first` [...] lies near the first.
        """
        total = mass.sum(axis=-1)
        right = 1 - self.elsewhere(total, first)
        return np.asarray(mass * (right / np.maximum(total, 1e-300))[..., None])


@dataclass(frozen=True)
class Spread:
    """What turns the probabilities of cells into a density, fitted on photos asked without their own album.

    `drawn` [levels] is the mass that a region must hold so that it covers its level of the truths.
    """

    missed: MissedOdds = MissedOdds()
    near: NearLaw = field(default_factory=NearLaw)
    beyond: ElsewhereLaw = field(default_factory=ElsewhereLaw)
    drawn: tuple[float, ...] = LEVELS

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> Spread:
        """Rebuild it from what `dataclasses.asdict` made of it.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        drawn = tuple(float(share) for share in stored["drawn"])
        if len(drawn) != len(LEVELS):
            raise ValueError(f"it draws {len(drawn)} regions, not {len(LEVELS)}")
        return cls(
            MissedOdds(**stored["missed"]), NearLaw(**stored["near"]), ElsewhereLaw.read(stored["beyond"]), drawn
        )

    def write(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")


def open_spread(path: Path) -> Spread:
    """Read what `Spread.write` wrote.

    Raises:
        PackError: it is missing or damaged.
    """
    try:
        return Spread.read(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PackError(f"{path} cannot be read ({reason(error)}); get the pack again") from error


@dataclass(frozen=True, eq=False)
class CellMass:
    """What the cells of one photo put where, before it is told how far they are believed.

    Attributes:
        mass: What lies within `HIT_M` of a listed place, and of all of these nearest to it [K].
        first: What lies within `HIT_M` of the first.
        latlon: Where the listed places are, degrees [K, 2], and `reach_m` [K] how far the references around them reach.
        hinted: Where what is left lies, degrees [J, 2], and how much of it there: `votes` [J].
    """

    mass: Floats
    first: float
    latlon: Floats
    reach_m: Floats
    hinted: Floats
    votes: Floats

    def posterior(self, spread: Spread, within: Sequence[Polygon] = ()) -> Posterior:
        """Return the density that this comes to, cut to a search area."""
        shares = spread.missed.shares(self.mass, np.array(self.first))
        listed = ListedPlaces(shares, self.latlon, self.reach_m)
        return Posterior(listed, self.hinted, self.votes, spread, within)


def log_odds(share: Floats) -> Floats:
    """Return the log odds against something of some probability [...]."""
    share = np.clip(share, LEAST, 1 - LEAST)
    return np.asarray(np.log((1 - share) / share))
