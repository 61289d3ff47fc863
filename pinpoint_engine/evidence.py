"""Evidence: the references around each candidate, source by source, as arrays."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .gallery import NONE, Gallery, Rows, Vectors
from .types import Source

RADII_M = (1_000.0, 5_000.0, 25_000.0)
"""Evidence is sought within the first of these radii that holds any."""
LOOKED_AT = 256
"""At most this many nearest references of a source are looked at, so that a dense city costs no more than a village."""


@dataclass(frozen=True)
class Neighbourhood:
    """References near candidates: rows int64, distance_m float64, similarity float32, each [B, K, S, M]; row -1: none.

    The S axis follows the order of `Source`.
    """

    rows: Rows
    distance_m: npt.NDArray[np.float64]
    similarity: Vectors


def gather(gallery: Gallery, queries: Vectors, candidates: Rows, most: int, left_out: Rows = NONE) -> Neighbourhood:
    """Find up to `most` references of each source near each candidate row [B, K], and how alike they are to the query.

    They are independent where the gallery allows it: at most one per sequence until the sequences run out; a
    candidate's own reference is never among them, nor are those `left_out` of the search in training.
    """
    shape = (*candidates.shape, len(Source), most)
    rows = np.full(shape, -1, np.int64)
    distance_m = np.full(shape, np.nan)
    similarity = np.full(shape, np.nan, np.float32)
    for b, k in np.argwhere(candidates >= 0):
        for s, source in enumerate(Source):
            found, metres = independent(gallery, int(candidates[b, k]), source, most, left_out)
            rows[b, k, s, : len(found)] = found
            distance_m[b, k, s, : len(found)] = metres
            similarity[b, k, s, : len(found)] = gallery.similarity(queries[b], found)
    return Neighbourhood(rows, distance_m, similarity)


def independent(
    gallery: Gallery, own: int, source: Source, most: int, left_out: Rows = NONE
) -> tuple[Rows, npt.NDArray[np.float64]]:
    """Return references of a source around a candidate's row and their metres: the nearest of each sequence first."""
    rows, metres = gallery.near(own, source, RADII_M[-1], LOOKED_AT)
    others = (rows != own) & ~np.isin(rows, left_out)
    rows, metres = rows[others], metres[others]
    inside = next((count for radius_m in RADII_M if (count := int((metres <= radius_m).sum()))), 0)
    rows, metres = rows[:inside], metres[:inside]
    turns = _turns([gallery.references[row].sequence or gallery.references[row].id for row in rows])
    order = np.lexsort((np.arange(len(rows)), turns))[:most]
    return rows[order], metres[order]


def _turns(sequences: list[str]) -> npt.NDArray[np.int64]:
    """Return for each reference how many of its sequence come before it: [n]."""
    seen: dict[str, int] = {}
    turns = np.empty(len(sequences), np.int64)
    for position, sequence in enumerate(sequences):
        turns[position] = seen.get(sequence, 0)
        seen[sequence] = seen.get(sequence, 0) + 1
    return turns
