"""The calibration of a system: what turns its scores or geocells into probabilities and a density, and its JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ..answering.features import OVERALL, Table
from ..errors import PackError, reason
from ..geodesy import Floats
from .density import LEVELS, ElsewhereLaw, NearLaw
from .odds import Logistic, log_odds

PHOTO, UNTRAINED, ALBUM, GEOCELLS = "photo", "untrained", "album", "cells"
"""What is calibrated: a photo alone; one whose first place is far from where the embedder was trained; one fused with
its album; and the probabilities of geocells."""
INPUTS: Mapping[str, tuple[str, ...]] = {
    PHOTO: OVERALL,
    UNTRAINED: OVERALL,
    ALBUM: ("album", "photo"),
    GEOCELLS: ("listed", "first"),
}
"""The inputs of each one's logistic model of elsewhere.

Of an album: the mean log-odds of elsewhere over its photos alone, and those of this photo alone. Of geocells: their
log-odds against a listed place within 25 km, and against the first.
"""
RAW = tuple(name for name in OVERALL if name.split("_")[0] not in ("image", "gps", "reference"))
"""The features of a list that depend neither on the embedder nor on what is usual in the training gallery.

The reference density is not among them: a small user gallery beside a large one would be taken for elsewhere by it.
"""
PINPOINT_CASES, CELL_CASES = (PHOTO, UNTRAINED, ALBUM), (GEOCELLS,)
SCORED = (PHOTO, ALBUM)
"""Where scores are turned into probabilities, so that there is a sharpness."""
ALBUM_LEAST = 1e-6
"""No photo of an album is taken to be surer than this of elsewhere, or of its listed places."""


def _pinpoint_odds() -> Mapping[str, Logistic]:
    album = Logistic(0.0, {"album": 0.5, "photo": 0.5})
    return {PHOTO: Logistic(-2.0), UNTRAINED: Logistic(-2.0), ALBUM: album}


@dataclass(frozen=True)
class Calibration:
    """What turns a system's output into probabilities and a density; fitted on photos held out with their album.

    Attributes:
        elsewhere: By case, the log-odds that no listed place is right.
        sharpness: By case, what scores are multiplied by before the softmax that shares what elsewhere leaves among
            the listed places; none for geocells.
        near: How far the truth lies from the listed place that is right.
        beyond: Where the truth lies when no listed place is right.
        drawn: The mass that a credible region must hold to cover the truth as often as its level says [levels].
    """

    elsewhere: Mapping[str, Logistic] = field(default_factory=_pinpoint_odds)
    sharpness: Mapping[str, float] = field(default_factory=lambda: dict.fromkeys(SCORED, 1.0))
    near: NearLaw = field(default_factory=NearLaw)
    beyond: ElsewhereLaw = field(default_factory=ElsewhereLaw)
    drawn: tuple[float, ...] = LEVELS

    @classmethod
    def read(cls, stored: Mapping[str, Any], cases: Sequence[str], where: Path) -> Calibration:
        """Rebuild a calibration of some cases from the JSON in a file.

        Raises:
            PackError: it is damaged, of other cases, or of an older form.
        """
        try:
            if set(stored["elsewhere"]) != set(cases):
                raise ValueError(f"elsewhere is of {', '.join(stored['elsewhere'])}, not of {', '.join(cases)}")
            drawn = tuple(float(share) for share in stored["drawn"])
            if len(drawn) != len(LEVELS):
                raise ValueError(f"it has {len(drawn)} regions, not {len(LEVELS)}")
            return cls(
                {case: Logistic.read(stored["elsewhere"][case], INPUTS[case]) for case in cases},
                {case: float(stored["sharpness"][case]) for case in cases if case in SCORED},
                NearLaw(**stored["near"]),
                ElsewhereLaw.read(stored["beyond"]),
                drawn,
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PackError(
                f"the calibration in {where} cannot be read ({reason(error)}); get the pack of this version"
            ) from error

    def as_json(self) -> dict[str, Any]:
        """Return what `read` reads."""
        return asdict(self)

    def write(self, path: Path) -> None:
        """Write it as JSON."""
        path.write_text(json.dumps(self.as_json(), indent=1) + "\n", encoding="utf-8")

    def probabilities(self, scores: Floats, overall: Table, trained: bool = True) -> tuple[Floats, float]:
        """Return the probabilities of a photo's scored candidates [K] and of elsewhere, in sum 1.

        Args:
            scores: Of the candidates [K].
            overall: What describes their list as a whole [G].
            trained: Whether the first place is near one that the embedder was trained on.
        """
        odds = float(self.elsewhere[PHOTO if trained else UNTRAINED].odds(by_name(overall)))
        elsewhere = odds / (1 + odds)
        return (1 - elsewhere) * softmax(scores, self.sharpness[PHOTO]), elsewhere

    def shares_in_album(self, scores: Floats) -> Floats:
        """Return how the places of a photo fused with its album share what elsewhere leaves [K], in sum 1."""
        return softmax(scores, self.sharpness[ALBUM])

    def elsewhere_in_album(self, alone: Floats) -> Floats:
        """Return the probability of elsewhere of each photo of an album, from those of the photos alone [n]: [n]."""
        odds = log_odds(alone, ALBUM_LEAST)
        return self.elsewhere[ALBUM].probability({"album": odds.mean(), "photo": odds})


UNCALIBRATED_CELLS = Calibration({GEOCELLS: Logistic(0.0, {"listed": 1.0, "first": 0.0})}, {})
"""Geocells taken at their word: elsewhere is what they give to no listed place."""


def open_cell_calibration(path: Path) -> Calibration:
    """Read the calibration of a cell system that `Calibration.write` wrote.

    Raises:
        PackError: it is missing, damaged, or of an older form.
    """
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise PackError(
            f"the calibration in {path} cannot be read ({reason(error)}); get the pack of this version"
        ) from error
    return Calibration.read(stored, CELL_CASES, path)


def by_name(overall: Table) -> dict[str, Floats]:
    """Return what describes lists as a whole, [..., G] in the order of `OVERALL`, by name: each [...]."""
    return dict(zip(OVERALL, np.moveaxis(overall.astype(np.float64), -1, 0), strict=True))


def softmax(scores: Floats, sharpness: float) -> Floats:
    """Return the softmax of scores [..., K] times a sharpness: rows sum to 1."""
    each = np.exp(sharpness * (scores - scores.max(axis=-1, keepdims=True)))
    return np.asarray(each / each.sum(axis=-1, keepdims=True))
