"""Density voting: candidates ranked by a kernel density of their neighbours, weighted by similarity to the photo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..gallery import Gallery, Vectors
from ..geodesy import gaussian
from .retrieval import Retrieval, vote_weights

VOTE_FLOOR = 1e-3
"""Added to a density of votes before its logarithm, so that all places with hardly a vote score alike."""


@dataclass(frozen=True)
class Voting:
    """How neighbours vote: with a softmax over similarity / `temperature`, spread by a mixture of two Gaussian kernels.

    `narrow_share` of each vote goes to the kernel of width `narrow_m`, the rest to that of `wide_m`. Candidates lie at
    least `separation_m` apart.
    """

    neighbours: int = 200
    temperature: float = 0.06
    narrow_m: float = 1_000.0
    wide_m: float = 15_000.0
    narrow_share: float = 0.5
    separation_m: float = 1_000.0


def scores(gallery: Gallery, found: Retrieval, voting: Voting) -> npt.NDArray[np.float64]:
    """Return the log density of the neighbours' votes at each candidate: [K]."""
    voters = found.voters
    return density(gallery.metres(found.candidates, voters.rows), voters.similarity, voting)


def density(metres: geodesy.Floats, similarity: Vectors, voting: Voting) -> npt.NDArray[np.float64]:
    """Return the log density of votes at candidates [K, n] metres from neighbours of cosine similarity [n]: [K]."""
    return np.asarray(np.log(votes(metres, weights(similarity, voting), voting) + VOTE_FLOOR))


def weights(similarity: Vectors, voting: Voting) -> npt.NDArray[np.float64]:
    """Return the weights of the votes of neighbours of cosine similarity [n], in float64: [n], in sum 1."""
    return np.asarray(vote_weights(similarity.astype(np.float64), voting.temperature))


def votes(metres: geodesy.Floats, weight: npt.NDArray[np.float64], voting: Voting) -> npt.NDArray[np.float64]:
    """Return the kernel density of votes of some weights [n] at places [K, n] metres from them: [K], at most 1."""
    spread = voting.narrow_share * gaussian(metres, voting.narrow_m)
    spread += (1 - voting.narrow_share) * gaussian(metres, voting.wide_m)
    return np.asarray((spread * weight).sum(axis=1))
