"""Prototypes: clusters of references inside a geocell, and PIGEON's refinement of a photo's place by them."""

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
"""PIGEON, PIGEOTTO: how the photos of a geocell are clustered."""
INTERNET_MINIMUM = 1000

Rows = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
Features = npt.NDArray[np.floating[Any]]
"""Embeddings or probabilities of any precision."""
Mask = npt.NDArray[np.bool_]


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

    @classmethod
    def of(cls, members: Rows, latlon: geodesy.Floats, references: Features) -> Prototypes:
        """Put prototypes together from their members: cell, prototype and row of the reference of each [M, 3].

        Members of one prototype follow each other, prototypes by ascending geocell.
        """
        cells, numbers, rows = members.T
        starts = np.flatnonzero(np.diff(numbers, prepend=-1))
        parts = np.split(rows, starts[1:]) if len(rows) else []
        means = [references[part].mean(axis=0, dtype=np.float64) for part in parts]
        embeddings = np.array(means, np.float32).reshape(-1, references.shape[1])
        return cls(latlon, references, cells[starts], embeddings, rows, np.append(starts, len(rows)))

    def write(self, path: Path) -> None:
        """Write the members of all prototypes as a NumPy file; places and embeddings are the gallery's to keep."""
        counts = np.diff(self.starts)
        columns = (np.repeat(self.cells, counts), np.repeat(np.arange(len(counts)), counts), self.rows)
        np.save(path, np.stack(columns, axis=1).astype(np.int32), allow_pickle=False)

    def nearest(self, cell: int, query: Vectors, allowed: Mask | None = None) -> tuple[float, Rows]:
        """Return the Euclidean distance of a query [D] to the nearest prototype of a cell, and its members [m].

        A cell without prototypes has NaN and no members. With `allowed` references [R], only prototypes that have such
        members count, and only those members are returned; the prototypes stay where they are.
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
        PackError: the file is missing or damaged, or speaks of references that are not there.
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
    """Cluster the references of each geocell by where they are, and put their prototypes together; see `cluster`.

    `references` are their embeddings [R, D].
    """
    return Prototypes.of(cluster(cells, latlon, clusters), latlon, references)


def cluster(cells: Rows, latlon: geodesy.Floats, clusters: Optics) -> Rows:
    """Cluster the references of each geocell by where they are: cell, prototype and row of each member [M, 3].

    PIGEON §3.4. Noise belongs to no prototype. As published, a cell with fewer references than make a cluster has them
    all in one; a cell whose references are all noise has none.

    Args:
        cells: The geocell of each reference [R], -1 for none.
        latlon: Where they are, degrees [R, 2], latitude first.
        clusters: How OPTICS finds clusters.

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
class RefinedPlaces:
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


@dataclass(frozen=True, eq=False)
class Matches:
    """The K most probable geocells of B photos, best first, and what of the prototypes there is most alike.

    Attributes:
        cells: Geocells [B, K].
        before: Their probabilities [B, K].
        distances: How far each photo is from the nearest prototype there: [B, K]; NaN where there is none.
        latlon: Where the member that stands for it is, else the geocell's centre: degrees [B, K, 2], latitude first.
        rows: That reference [B, K]; -1 for none.
        moved_m: How far that is from the centre of the first geocell: metres [B, K].
    """

    cells: Rows
    before: geodesy.Floats
    distances: geodesy.Floats
    latlon: geodesy.Floats
    rows: Rows
    moved_m: geodesy.Floats

    def first(self, k: int) -> Matches:
        """Return the matches in the k most probable geocells alone."""
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
    """Weigh each photo's best geocells by their nearest prototypes, and place it at a reference (PIGEON §3.4).

    Args:
        prototypes: Those of the references.
        queries: Embeddings of the photos [B, D].
        probabilities: Of each geocell for each photo [B, N].
        centres: Of the geocells, degrees [N, 2], latitude first.
        refinement: How.
        allowed: The references that may be answered [R]; without it, all.
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
    """Share out the probability of geocells anew by how alike what lies in them is, and put the best first.

    The score of a cell is its probability × softmax(-distance / temperature) over the K cells; if the best is then
    farther than the limit from the centre of the most probable cell, the probabilities stay as they were. A cell
    without prototypes is placed at its centre and counts as far off as the others are in the mean, which leaves its
    probability its weight.
    """
    before = matched.before
    logs = np.log(before, out=np.full(before.shape, -np.inf), where=before > 0)  # logarithms, so that none is lost
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
    """Return which of some members [m] stands for them for a query [D]; -1 where there are none."""
    if not len(members):
        return -1
    apart = _distances(references[members], query)
    return int(members[apart.argmax() if farthest else apart.argmin()])


def _filled(distances: geodesy.Floats) -> geodesy.Floats:
    """Replace NaN in distances [B, K] by the mean of what else there is in the row; by 0 where there is nothing."""
    known = ~np.isnan(distances)
    sums = np.where(known, distances, 0.0).sum(axis=1, keepdims=True)
    return np.where(known, distances, sums / np.maximum(known.sum(axis=1, keepdims=True), 1))


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
    """Return the shares of logits [B, K] of each row."""
    powers = np.exp(logits - logits.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))
