"""Prototypes: clusters of references inside a geocell, and PIGEON's refinement of a photo's place by them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from . import geodesy
from .geocells.clusters import Optics

STREET_CLUSTERS, INTERNET_CLUSTERS = Optics(3, 0.15), Optics(100, 0.1)
"""PIGEON, PIGEOTTO: how the photos of a geocell are clustered."""
INTERNET_MINIMUM = 1000

Rows = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
Features = npt.NDArray[np.floating[Any]]
"""Embeddings or probabilities of any precision."""


def scaled(minimum: int) -> Optics:
    """Return how to cluster the photos of geocells of some minimum: `INTERNET_CLUSTERS`, in proportion to its 1,000.

    Its 100 photos are a tenth of PIGEOTTO's minimum, and PIGEON's 3 a tenth of its 30; so a cluster begins with a
    tenth of the minimum, and with no less than 3; xi is PIGEON's below PIGEOTTO's 100.
    """
    share = INTERNET_CLUSTERS.min_samples / INTERNET_MINIMUM
    few = max(STREET_CLUSTERS.min_samples, round(share * minimum))
    return Optics(few, STREET_CLUSTERS.xi if few < INTERNET_CLUSTERS.min_samples else INTERNET_CLUSTERS.xi)


@dataclass(frozen=True, eq=False)
class Prototypes:
    """P prototypes of the R references of a gallery, by ascending geocell.

    Attributes:
        latlon: Where the references are, degrees [R, 2], latitude first.
        references: Their embeddings [R, D].
        cells: The geocell of each prototype [P].
        embeddings: The plain means of their members' embeddings, as published, not brought to unit length:
            float32 [P, D].
        rows: The members of all prototypes, one after another: rows of references [M].
        starts: Where in `rows` each prototype begins, and the end [P + 1].
    """

    latlon: geodesy.Floats
    references: Features
    cells: Rows
    embeddings: Vectors
    rows: Rows
    starts: Rows

    def nearest(self, cell: int, query: Vectors) -> tuple[float, Rows]:
        """Return the Euclidean distance of a query [D] to the nearest prototype of a cell, and its members [m].

        A cell without prototypes has NaN and no members.
        """
        first, end = np.searchsorted(self.cells, [cell, cell + 1])
        if first == end:
            return math.nan, np.empty(0, np.int64)
        distances = _distances(self.embeddings[first:end], query)
        best = int(distances.argmin())
        return float(distances[best]), self.rows[self.starts[first + best] : self.starts[first + best + 1]]


def build(cells: Rows, latlon: geodesy.Floats, references: Features, clusters: Optics) -> Prototypes:
    """Cluster the references of each geocell by where they are (PIGEON §3.4).

    Noise belongs to no prototype. As published, a cell with fewer references than make a cluster has them all in one;
    a cell whose references are all noise has none.

    Args:
        cells: The geocell of each reference [R], -1 for none.
        latlon: Where they are, degrees [R, 2], latitude first.
        references: Their embeddings [R, D].
        clusters: How OPTICS finds clusters.

    Raises:
        MissingPartError: scikit-learn is not installed.
    """
    found = [
        (cell, rows[members])
        for cell, rows in _groups(cells)
        for _, members in _groups(_labels(latlon[rows], clusters))
    ]
    members = [rows for _, rows in found]
    means = [references[rows].mean(axis=0, dtype=np.float64) for rows in members]
    return Prototypes(
        latlon,
        references,
        np.array([cell for cell, _ in found], np.int64),
        np.array(means, np.float32).reshape(-1, references.shape[1]),
        np.concatenate([np.empty(0, np.int64), *members]),
        np.cumsum([0, *map(len, members)]),
    )


def _labels(latlon: geodesy.Floats, clusters: Optics) -> Rows:
    few = len(latlon) < clusters.min_samples
    return np.zeros(len(latlon), np.int64) if few else clusters.labels(latlon)


def _groups(labels: Rows) -> Iterator[tuple[int, Rows]]:
    """Yield each label [n] that is not negative, ascending, and its rows."""
    order = np.argsort(labels, kind="stable")
    values, first = np.unique(labels[order], return_index=True)
    for label, rows in zip(values.tolist(), np.split(order, first[1:]), strict=False):  # no labels are split, too
        if label >= 0:
            yield label, rows


@dataclass(frozen=True)
class Refinement:
    """How the k most probable geocells are weighed against each other by their prototypes.

    Attributes:
        k: How many geocells are looked at.
        temperature: Of the softmax, in units of the embeddings' distance: the published ones are for CLIP's features
            as they come; rows of unit length want a far lower one.
        limit_m: A photo is not moved farther than this from the centre of its most probable geocell.
        farthest: Take the farthest member of the nearest prototype, as the published code does, not the closest.
    """

    k: int
    temperature: float
    limit_m: float = math.inf
    farthest: bool = False


STREET = Refinement(5, 1.6, 1_000_000.0)
"""PIGEON."""
INTERNET = Refinement(40, 0.6)
"""PIGEOTTO."""


@dataclass(frozen=True, eq=False)
class Refined:
    """Candidates of B photos, best first.

    Attributes:
        cells: Their geocells [B, K].
        scores: Their probabilities [B, K]; together those of the K geocells before, shared out anew.
        latlon: Where they are, degrees [B, K, 2], latitude first.
        rows: The references they are taken from [B, K]; -1 where it is the geocell's centre.
    """

    cells: Rows
    scores: geodesy.Floats
    latlon: geodesy.Floats
    rows: Rows


def refine(
    prototypes: Prototypes,
    queries: Vectors,
    *,
    probabilities: Features,
    centres: geodesy.Floats,
    refinement: Refinement,
) -> Refined:
    """Weigh each photo's best geocells by their nearest prototypes, and place it at a reference (PIGEON §3.4).

    The score of a cell is its probability × softmax(-distance / temperature) over the K cells; if the best is then
    farther than the limit from the centre of the most probable cell, the probabilities stay as they were. A cell
    without prototypes is placed at its centre and counts as far off as the others are in the mean, which leaves its
    probability its weight.

    Args:
        prototypes: Those of the references.
        queries: Embeddings of the photos [B, D].
        probabilities: Of each geocell for each photo [B, N].
        centres: Of the geocells, degrees [N, 2], latitude first.
        refinement: How.
    """
    shape = (len(queries), min(refinement.k, len(centres)))
    cells = np.argsort(-probabilities, axis=1, kind="stable")[:, : shape[1]]
    scores, rows = np.empty(shape), np.empty(shape, np.int64)
    for photo, query in enumerate(queries):
        distances, rows[photo] = _members(prototypes, cells[photo], query, refinement.farthest)
        scores[photo] = probabilities[photo, cells[photo]] * _softmax(-distances / refinement.temperature)
    latlon, found = centres[cells], rows >= 0
    latlon[found] = prototypes.latlon[rows[found]]
    before = np.take_along_axis(probabilities, cells, axis=1).astype(np.float64)
    scores = _within(refinement.limit_m, scores, before, geodesy.distance_m(latlon, centres[cells[:, :1]]))
    order = np.argsort(-scores, axis=1, kind="stable")
    return Refined(
        np.take_along_axis(cells, order, axis=1),
        np.take_along_axis(scores, order, axis=1),
        np.take_along_axis(latlon, order[..., None], axis=1),
        np.take_along_axis(rows, order, axis=1),
    )


def _members(prototypes: Prototypes, cells: Rows, query: Vectors, farthest: bool) -> tuple[geodesy.Floats, Rows]:
    """Return how far a query [D] is from the nearest prototype of each cell [K], and which member stands for it [K]."""
    distances, rows = np.empty(len(cells)), np.full(len(cells), -1, np.int64)
    for number, cell in enumerate(cells.tolist()):
        distances[number], members = prototypes.nearest(cell, query)
        if len(members):
            apart = _distances(prototypes.references[members], query)
            rows[number] = members[apart.argmax() if farthest else apart.argmin()]
    known = ~np.isnan(distances)
    distances[~known] = distances[known].mean() if known.any() else 0.0
    return distances, rows


def _within(limit_m: float, scores: geodesy.Floats, before: geodesy.Floats, moved_m: geodesy.Floats) -> geodesy.Floats:
    """Return new scores [B, K], or those before where the best has moved too far, with the sum of those before."""
    best = scores.argmax(axis=1)[:, None]
    kept = np.take_along_axis(moved_m, best, axis=1) <= limit_m
    chosen = np.where(kept, scores, before)
    return np.asarray(chosen * before.sum(axis=1, keepdims=True) / chosen.sum(axis=1, keepdims=True))


def _distances(embeddings: Features, query: Vectors) -> geodesy.Floats:
    """Return the Euclidean distances of embeddings [n, D] to a query [D]: [n]."""
    return np.asarray(np.linalg.norm(embeddings.astype(np.float64) - query, axis=1))


def _softmax(logits: geodesy.Floats) -> geodesy.Floats:
    powers = np.exp(logits - logits.max())
    return np.asarray(powers / powers.sum())
