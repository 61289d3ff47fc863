"""Prototypes: clusters of references in a geocell, and PIGEON's refinement of a photo's location with them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..errors import PackError, reason
from .clusters import Optics

STREET_CLUSTERS, INTERNET_CLUSTERS = Optics(3, 0.15), Optics(100, 0.1)
"""How PIGEON and PIGEOTTO cluster the photos of a geocell."""
INTERNET_MINIMUM = 1000

Rows = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
Features = npt.NDArray[np.floating[Any]]
"""Embeddings or probabilities of any precision."""
Mask = npt.NDArray[np.bool_]


def scaled(minimum: int) -> Optics:
    """Return the clustering for geocells with a minimum number of photos, scaled from `INTERNET_CLUSTERS`.

    PIGEOTTO's 100 photos are a tenth of its minimum of 1,000 per geocell, and PIGEON's 3 a tenth of its 30. So
    `min_samples` is a tenth of the minimum, but at least 3; below PIGEOTTO's 100, xi is PIGEON's.
    """
    share = INTERNET_CLUSTERS.min_samples / INTERNET_MINIMUM
    few = max(STREET_CLUSTERS.min_samples, round(share * minimum))
    return Optics(few, STREET_CLUSTERS.xi if few < INTERNET_CLUSTERS.min_samples else INTERNET_CLUSTERS.xi)


@dataclass(frozen=True, eq=False)
class Prototypes:
    """P prototypes of the R references of a gallery, sorted by geocell.

    Attributes:
        latlon: Where the references are, degrees [R, 2], latitude first.
        references: Their embeddings [R, D].
        cells: The geocell of each prototype [P].
        embeddings: The means of their members' embeddings, not normalised, as published: float32 [P, D].
        rows: The members of all prototypes, concatenated: rows of references [M].
        starts: The start of each prototype in `rows`, and the end [P + 1].
    """

    latlon: geodesy.Floats
    references: Features
    cells: Rows
    embeddings: Vectors
    rows: Rows
    starts: Rows

    @classmethod
    def of(cls, members: Rows, latlon: geodesy.Floats, references: Features) -> Prototypes:
        """Build prototypes from their members [M, 3]: the geocell, the prototype and the reference's row of each.

        Members are grouped by prototype, and prototypes sorted by geocell.
        """
        cells, numbers, rows = members.T
        starts = np.flatnonzero(np.diff(numbers, prepend=-1))
        parts = np.split(rows, starts[1:]) if len(rows) else []
        means = [references[part].mean(axis=0, dtype=np.float64) for part in parts]
        embeddings = np.array(means, np.float32).reshape(-1, references.shape[1])
        return cls(latlon, references, cells[starts], embeddings, rows, np.append(starts, len(rows)))

    def write(self, path: Path) -> None:
        """Write the members of all prototypes to a NumPy file; their locations and embeddings are in the gallery."""
        counts = np.diff(self.starts)
        columns = (np.repeat(self.cells, counts), np.repeat(np.arange(len(counts)), counts), self.rows)
        np.save(path, np.stack(columns, axis=1).astype(np.int32), allow_pickle=False)

    def nearest(self, cell: int, query: Vectors, allowed: Mask | None = None) -> tuple[float, Rows]:
        """Return the Euclidean distance of a query [D] to the nearest prototype of a cell, and its members [m].

        A cell without prototypes gives NaN and no members. With `allowed`, a mask of references [R], only prototypes
        with allowed members count, and only those are returned; the prototypes' embeddings do not change.
        """
        first, end = np.searchsorted(self.cells, [cell, cell + 1])
        for number in first + np.argsort(_distances(self.embeddings[first:end], query), kind="stable"):
            members = self.rows[self.starts[number] : self.starts[number + 1]]
            members = members if allowed is None else members[allowed[members]]
            if len(members):
                return float(_distances(self.embeddings[[number]], query)[0]), members
        return math.nan, np.empty(0, np.int64)


def open_prototypes(path: Path, latlon: geodesy.Floats, references: Features) -> Prototypes:
    """Read the prototypes that `Prototypes.write` wrote, for the same references in the same order.

    Args:
        path: The file.
        latlon: Where the references are, degrees [R, 2], latitude first.
        references: Their embeddings [R, D].

    Raises:
        PackError: the file is missing or damaged, or refers to references that do not exist.
    """
    try:
        members = np.load(path, allow_pickle=False).astype(np.int64)
        if members.shape[1:] != (3,) or (
            len(members) and not 0 <= members[:, 2].min() <= members[:, 2].max() < len(latlon)
        ):
            raise ValueError(f"{members.shape} members of {len(latlon)} references")
    except (OSError, ValueError, EOFError) as error:
        raise PackError(f"the prototypes {path} cannot be read ({reason(error)}); get the pack again") from error
    return Prototypes.of(members, latlon, references)


def build(cells: Rows, latlon: geodesy.Floats, references: Features, clusters: Optics) -> Prototypes:
    """Cluster the references of each geocell by location, and build their prototypes; see `cluster`.

    `references` are their embeddings [R, D].
    """
    return Prototypes.of(cluster(cells, latlon, clusters), latlon, references)


def cluster(cells: Rows, latlon: geodesy.Floats, clusters: Optics) -> Rows:
    """Cluster the references of each geocell by location: cell, prototype and row of each member [M, 3].

    PIGEON §3.4. Noise belongs to no prototype. As published, all references of a cell with fewer than `min_samples`
    form one prototype; a cell whose references are all noise has none.

    Args:
        cells: The geocell of each reference [R], -1 for none.
        latlon: Where they are, degrees [R, 2], latitude first.
        clusters: The parameters of OPTICS.

    Raises:
        MissingPartError: scikit-learn is not installed.
    """
    found = [
        (cell, rows[members])
        for cell, rows in _groups(cells)
        for _, members in _groups(_labels(latlon[rows], clusters))
    ]
    parts = [np.stack(np.broadcast_arrays(cell, number, rows), axis=1) for number, (cell, rows) in enumerate(found)]
    return np.concatenate([np.empty((0, 3), np.int64), *parts])


def _labels(latlon: geodesy.Floats, clusters: Optics) -> Rows:
    few = len(latlon) < clusters.min_samples
    return np.zeros(len(latlon), np.int64) if few else clusters.labels(latlon)


def _groups(labels: Rows) -> Iterator[tuple[int, Rows]]:
    """Yield each non-negative label [n], ascending, with its rows."""
    order = np.argsort(labels, kind="stable")
    values, first = np.unique(labels[order], return_index=True)
    for label, rows in zip(values.tolist(), np.split(order, first[1:]), strict=False):  # empty: one part
        if label >= 0:
            yield label, rows


@dataclass(frozen=True)
class Refinement:
    """How the k most probable geocells are re-weighted by their prototypes.

    Attributes:
        k: How many geocells are considered.
        temperature: Of the softmax, in units of embedding distance. The published values are for CLIP's raw features;
            embeddings of unit length need a far lower one.
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
class RefinedPlaces:
    """Candidates of B photos, best first.

    Attributes:
        cells: Their geocells [B, K].
        scores: Their probabilities [B, K], with the same sum as those of the K geocells before.
        latlon: Where they are, degrees [B, K, 2], latitude first.
        rows: The references whose locations they have [B, K]; -1 for a geocell's centre.
    """

    cells: Rows
    scores: geodesy.Floats
    latlon: geodesy.Floats
    rows: Rows


@dataclass(frozen=True, eq=False)
class Matches:
    """The K most probable geocells of B photos, best first, with the nearest prototype in each.

    Attributes:
        cells: Geocells [B, K].
        before: Their probabilities [B, K].
        distances: Embedding distance of each photo to the nearest prototype [B, K]; NaN if there is none.
        latlon: The location of its chosen member, else the geocell's centre: degrees [B, K, 2], latitude first.
        rows: That member's row among the references [B, K]; -1 for none.
        moved_m: Metres from `latlon` to the centre of the most probable geocell [B, K].
    """

    cells: Rows
    before: geodesy.Floats
    distances: geodesy.Floats
    latlon: geodesy.Floats
    rows: Rows
    moved_m: geodesy.Floats

    def first(self, k: int) -> Matches:
        """Return the matches in the k most probable geocells only."""
        return Matches(
            self.cells[:, :k],
            self.before[:, :k],
            self.distances[:, :k],
            self.latlon[:, :k],
            self.rows[:, :k],
            self.moved_m[:, :k],
        )


def refine(
    prototypes: Prototypes,
    queries: Vectors,
    *,
    probabilities: Features,
    centres: geodesy.Floats,
    refinement: Refinement,
    allowed: Mask | None = None,
) -> RefinedPlaces:
    """Re-weight each photo's best geocells by their nearest prototypes, and locate it at a reference (PIGEON §3.4).

    Args:
        prototypes: The prototypes of the references.
        queries: Embeddings of the photos [B, D].
        probabilities: Probability of each geocell for each photo [B, N].
        centres: Centres of the geocells, degrees [N, 2], latitude first.
        refinement: The parameters.
        allowed: Mask of the references that may be returned [R]; all if None.
    """
    matched = match(
        prototypes,
        queries,
        probabilities=probabilities,
        centres=centres,
        k=refinement.k,
        farthest=refinement.farthest,
        allowed=allowed,
    )
    return weigh(matched, refinement)


def match(
    prototypes: Prototypes,
    queries: Vectors,
    *,
    probabilities: Features,
    centres: geodesy.Floats,
    k: int,
    farthest: bool = False,
    allowed: Mask | None = None,
) -> Matches:
    """Find the nearest prototype in each of the k most probable geocells of each photo; arguments as in `refine`."""
    cells = np.argsort(-probabilities, axis=1, kind="stable")[:, :k]
    distances, rows = np.empty(cells.shape), np.empty(cells.shape, np.int64)
    for photo, query in enumerate(queries):
        for number, cell in enumerate(cells[photo].tolist()):
            distances[photo, number], members = prototypes.nearest(cell, query, allowed)
            rows[photo, number] = _member(prototypes.references, members, query, farthest)
    latlon, found = centres[cells], rows >= 0
    latlon[found] = prototypes.latlon[rows[found]]
    before = np.take_along_axis(probabilities, cells, axis=1).astype(np.float64)
    return Matches(cells, before, distances, latlon, rows, geodesy.distance_m(latlon, centres[cells[:, :1]]))


def weigh(matched: Matches, refinement: Refinement) -> RefinedPlaces:
    """Re-weight the geocells by how similar their prototypes are to the photo, and sort them, best first.

    The score of a cell is its probability × softmax(-distance / temperature) over the K cells. If the best one is
    farther than the limit from the centre of the most probable cell, the probabilities stay as they were. A cell
    without prototypes is placed at its centre and gets the mean distance of the others, so that its probability still
    counts.
    """
    before = matched.before
    logs = np.log(before, out=np.full(before.shape, -np.inf), where=before > 0)  # in logs, against underflow
    scores = _softmax(logs - _filled(matched.distances) / refinement.temperature)
    scores = _within(refinement.limit_m, scores, before, matched.moved_m)
    order = np.argsort(-scores, axis=1, kind="stable")
    return RefinedPlaces(
        np.take_along_axis(matched.cells, order, axis=1),
        np.take_along_axis(scores, order, axis=1),
        np.take_along_axis(matched.latlon, order[..., None], axis=1),
        np.take_along_axis(matched.rows, order, axis=1),
    )


def _member(references: Features, members: Rows, query: Vectors, farthest: bool) -> int:
    """Return the member [m] closest to a query [D], or the farthest one; -1 if there are none."""
    if not len(members):
        return -1
    apart = _distances(references[members], query)
    return int(members[apart.argmax() if farthest else apart.argmin()])


def _filled(distances: geodesy.Floats) -> geodesy.Floats:
    """Replace NaN in distances [B, K] by the mean of the rest of the row; by 0 if all are NaN."""
    known = ~np.isnan(distances)
    sums = np.where(known, distances, 0.0).sum(axis=1, keepdims=True)
    return np.where(known, distances, sums / np.maximum(known.sum(axis=1, keepdims=True), 1))


def _within(limit_m: float, scores: geodesy.Floats, before: geodesy.Floats, moved_m: geodesy.Floats) -> geodesy.Floats:
    """Return new scores [B, K], or the old ones of rows whose best moved too far; rows keep their old sums."""
    best = scores.argmax(axis=1)[:, None]
    kept = np.take_along_axis(moved_m, best, axis=1) <= limit_m
    chosen = np.where(kept, scores, before)
    return np.asarray(chosen * before.sum(axis=1, keepdims=True) / chosen.sum(axis=1, keepdims=True))


def _distances(embeddings: Features, query: Vectors) -> geodesy.Floats:
    """Return the Euclidean distances of embeddings [n, D] to a query [D]: [n]."""
    return np.asarray(np.linalg.norm(embeddings.astype(np.float64) - query, axis=1))


def _softmax(logits: geodesy.Floats) -> geodesy.Floats:
    """Return the softmax of each row of logits [B, K]."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
