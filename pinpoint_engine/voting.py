"""Density voting: candidates ranked by how alike the references around them are to the photo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from . import geodesy
from .gallery import Gallery, Hits, Rows, Vectors

REGION_M = 100_000.0
"""How far a region reaches around a place."""
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


def distinct(gallery: Gallery, rows: Rows, separation_m: float, most: int) -> Rows:
    """Keep up to `most` of some rows [n], best first, each at least `separation_m` from those kept before it."""
    points = geodesy.unit_vectors(gallery.latlon[rows])
    chord = geodesy.m_to_chord(separation_m)
    open_ = np.ones(len(rows), bool)
    kept: list[int] = []
    while len(kept) < most and open_.any():
        best = int(np.argmax(open_))
        kept.append(best)
        open_ &= np.linalg.norm(points - points[best], axis=1) >= chord
        open_[best] = False
    return rows[kept]


def scores(
    gallery: Gallery, candidates: Rows, neighbours: Rows, similarity: Vectors, voting: Voting
) -> npt.NDArray[np.float64]:
    """Return the log density of the neighbours' votes at each candidate: rows [K], rows [n], cosine [n] to [K]."""
    metres = geodesy.distance_m(gallery.latlon[candidates][:, None], gallery.latlon[neighbours][None])
    return density(metres, similarity, voting)


def density(metres: geodesy.Floats, similarity: Vectors, voting: Voting) -> npt.NDArray[np.float64]:
    """Return the log density of votes at candidates [K, n] metres from the neighbours of cosine [n]: [K]."""
    weights = np.exp((similarity.astype(np.float64) - similarity.max()) / voting.temperature)
    spread = voting.narrow_share * _kernel(metres, voting.narrow_m)
    spread += (1 - voting.narrow_share) * _kernel(metres, voting.wide_m)
    votes = (spread * (weights / weights.sum())).sum(axis=1)
    return np.asarray(np.log(votes + FLOOR))


def agreement(metres: geodesy.Floats, similarity: Vectors, voting: Voting) -> float:
    """Return the share of the votes in a region: neighbours of cosine [n], so many metres from its middle [n]."""
    weights = np.exp((similarity.astype(np.float64) - similarity.max()) / voting.temperature)
    return float(weights[metres <= REGION_M].sum() / weights.sum())


def _kernel(metres: npt.NDArray[np.float64], width_m: float) -> npt.NDArray[np.float64]:
    return np.asarray(np.exp(-0.5 * (metres / width_m) ** 2))


def rank(gallery: Gallery, hits: Hits, number: int, voting: Voting, top_k: int) -> tuple[Rows, npt.NDArray[np.float64]]:
    """Return the candidate rows [K] of one query's hits, best first, and their scores [K]; ties go to the lower row."""
    rows = hits.rows[number][hits.rows[number] >= 0]
    similarity = hits.similarity[number][: len(rows)]
    candidates = distinct(gallery, rows, voting.separation_m, top_k)
    voters = slice(0, voting.neighbours)
    ranked = scores(gallery, candidates, rows[voters], similarity[voters], voting)
    order = np.lexsort((candidates, -ranked))
    return candidates[order], ranked[order]
