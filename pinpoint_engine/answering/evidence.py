"""Evidence: the references around each candidate, source by source, as arrays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..gallery import NONE, Gallery, Rows, Vectors
from ..types import Evidence, Source

RADII_M = (1_000.0, 5_000.0, geodesy.CITY_M)
"""Evidence comes from within the smallest of these radii that holds any."""
LOOKED_AT = 256
"""The most nearest references of a source that are considered, so that a dense city costs no more than a village."""


@dataclass(frozen=True)
class Neighbourhood:
    """References near candidates: rows int64, distance_m float64, similarity float32, each [B, K, S, M]; row -1: none.

    The S axis follows the order of `Source`.
    """

    rows: Rows
    distance_m: npt.NDArray[np.float64]
    similarity: Vectors


def gather(gallery: Gallery, queries: Vectors, candidates: Rows, most: int, left_out: Rows = NONE) -> Neighbourhood:
    """Find up to `most` references of each source near each candidate row [B, K], with their similarity to the query.

    They are as independent as the gallery allows: one per sequence until the sequences run out. A candidate's own
    reference is never among them, nor are the rows `left_out` [n].
    """
    shape = (*candidates.shape, len(Source), most)
    rows = np.full(shape, -1, np.int64)
    distance_m = np.full(shape, np.nan)
    similarity = np.full(shape, np.nan, np.float32)
    places = np.argwhere(candidates >= 0)
    around = independent(gallery, candidates[candidates >= 0], most, left_out)
    for (b, k), by_source in zip(places, around, strict=True):
        for s, (near, metres) in enumerate(by_source):
            rows[b, k, s, : len(near)] = near
            distance_m[b, k, s, : len(near)] = metres
    for b, query in enumerate(queries):
        there = rows[b] >= 0
        similarity[b][there] = gallery.similarity(query, rows[b][there])
    return Neighbourhood(rows, distance_m, similarity)


def of_candidate(
    gallery: Gallery,
    near: Neighbourhood,
    photo: int,
    candidate: int,
    most: int,
    place: geodesy.Floats | None = None,
) -> tuple[Evidence, ...]:
    """Return up to `most` references of each source near one candidate of one photo as evidence, the nearest first.

    Distances are from `place`, degrees [2], if the candidate is not where its reference is.
    """
    items = []
    for s in range(len(Source)):
        at = photo, candidate, s
        there = near.rows[at][:most] >= 0
        rows, metres, alike = (each[at][:most][there] for each in (near.rows, near.distance_m, near.similarity))
        if place is not None:
            metres = geodesy.distance_m(place, gallery.latlon[rows])
        items += [
            Evidence(gallery.references[rows[m]], float(metres[m]), float(alike[m]))
            for m in np.argsort(metres, kind="stable")
        ]
    return tuple(items)


def independent(
    gallery: Gallery, candidates: Rows, most: int, left_out: Rows = NONE
) -> Iterator[list[tuple[Rows, npt.NDArray[np.float64]]]]:
    """Yield by source the references around each candidate [n] and their metres: the nearest of each sequence first."""
    for own, by_source in zip(candidates, gallery.near(candidates, RADII_M[-1], LOOKED_AT), strict=True):
        yield [_independent(gallery, own, rows, metres, most, left_out) for rows, metres in by_source]


def _independent(
    gallery: Gallery, own: int, rows: Rows, metres: npt.NDArray[np.float64], most: int, left_out: Rows
) -> tuple[Rows, npt.NDArray[np.float64]]:
    """Return those of the nearest references of a source [n], nearest first, that are as independent as possible."""
    others = rows != own
    if len(left_out):
        others &= ~np.isin(rows, left_out)
    rows, metres = rows[others], metres[others]
    if not len(rows):
        return rows, metres
    inside = next((count for radius_m in RADII_M if (count := int((metres <= radius_m).sum()))), 0)
    order = np.argsort(_turns(gallery.sequences[rows[:inside]]), kind="stable")[:most]
    return rows[order], metres[order]


def _turns(sequences: Rows) -> Rows:
    """Return for each reference how many of its sequence come before it [n]."""
    order = np.argsort(sequences, kind="stable")
    ranked = sequences[order]
    turns = np.empty(len(sequences), np.int64)
    turns[order] = np.arange(len(sequences)) - np.searchsorted(ranked, ranked)
    return turns
