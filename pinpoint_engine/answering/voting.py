"""Density voting: candidates ranked by how alike the references around them are to the photo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..gallery import Gallery, Vectors
from .retrieval import Retrieval

FLOOR = 1e-3
"""Added to a density before its logarithm: below this share of the votes a place is as unlikely as any other."""


@dataclass(frozen=True)
class Voting:
    """How the neighbours vote. Each has weight exp(similarity / temperature), spread around it by two Gaussian kernels.

    `narrow_share` of the weight goes to the kernel of `narrow_m`, the rest to that of `wide_m`. Candidates lie at least
    `separation_m` apart.
    """

    neighbours: int = 200
    temperature: float = 0.06
    narrow_m: float = 1_000.0
    wide_m: float = 15_000.0
    narrow_share: float = 0.5
    separation_m: float = 1_000.0


def scores(gallery: Gallery, found: Retrieval, voting: Voting) -> npt.NDArray[np.float64]:
    """Return the log density of the raw neighbours' votes at each candidate: [K]."""
    voters = found.neighbours["raw"]
    return density(gallery.metres(found.candidates, voters.rows), voters.similarity, voting)


def density(metres: geodesy.Floats, similarity: Vectors, voting: Voting) -> npt.NDArray[np.float64]:
    """Return the log density of votes at candidates [K, n] metres from the neighbours of cosine [n]: [K]."""
    return np.asarray(np.log(votes(metres, weights(similarity, voting), voting) + FLOOR))


def weights(similarity: Vectors, voting: Voting) -> npt.NDArray[np.float64]:
    """Return what the votes of neighbours of some cosine [n] weigh; all together 1: [n]."""
    each = np.exp((similarity.astype(np.float64) - similarity.max()) / voting.temperature)
    return np.asarray(each / each.sum())


def votes(metres: geodesy.Floats, weight: npt.NDArray[np.float64], voting: Voting) -> npt.NDArray[np.float64]:
    """Return the votes of neighbours of some weight [n] at places [K, n] metres from them: [K], each at most 1."""
    spread = voting.narrow_share * kernel(metres, voting.narrow_m)
    spread += (1 - voting.narrow_share) * kernel(metres, voting.wide_m)
    return np.asarray((spread * weight).sum(axis=1))


def kernel(metres: npt.NDArray[np.float64], width_m: float) -> npt.NDArray[np.float64]:
    """Return a Gaussian of some width, 1 at no distance."""
    return np.asarray(np.exp(-0.5 * (metres / width_m) ** 2))
