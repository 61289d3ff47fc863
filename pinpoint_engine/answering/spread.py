"""A gallery that is spread over several processes, each with some of its shards; it answers as one process would.

What a search is limited to is sent as the request; each process works out its own rows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from .. import geodesy
from ..cluster import Cluster, RemoteObjects
from ..errors import GalleryError
from ..gallery import NONE, Gallery, Hits, Rows, Vectors, gallery_digest, join, open_gallery
from ..types import Reference, Request
from .limits import Limits

COLUMNS = ("latlon", "sources", "sequences", "authors", "captured_at", "vectors")
"""What can be asked of rows."""


@dataclass(frozen=True, eq=False)
class Filter:
    """Which references may be answered: those that a request allows, without some more rows [n]."""

    request: Request = field(default_factory=Request)
    left_out: Rows = field(default_factory=lambda: NONE)


@dataclass(frozen=True)
class Extent:
    """What a process holds: from its first row to before another, so many that are shown, of these galleries."""

    first: int
    after: int
    shown: int
    digests: tuple[str, ...]


class GalleryPart:
    """Some shards of one or several galleries. Rows are those of the whole gallery."""

    def __init__(self, folders: Sequence[Path], model: str, number: int, parts: int) -> None:
        """Take part `number` of so many; each opens the galleries as a whole, which reads nothing, and keeps its own.

        Raises:
            GalleryError: a gallery is missing, damaged, or made with another model.
        """
        whole = join([open_gallery(folder, model) for folder in folders])
        first, after = _bounds(whole, number, parts)
        self.first, self.after = int(whole.starts[first]), int(whole.starts[after])
        hidden = whole.hidden[(whole.hidden >= self.first) & (whole.hidden < self.after)] - self.first
        shards, bases = whole.shards[first:after], whole.bases[first:after]
        self.gallery = Gallery(shards, model, hidden=hidden, bases=bases)
        self._digests = tuple(map(gallery_digest, folders))
        self._limits: tuple[Request, Limits] | None = None

    def extent(self) -> Extent:
        """Return which rows it holds."""
        return Extent(self.first, self.after, len(self.gallery), self._digests)

    def search(self, queries: Vectors, k: int, wanted: Filter | None, exact: bool) -> tuple[Rows, Vectors, Rows]:
        """Find its k most similar rows to each query [B, D]: rows, similarity and order [B, K] each."""
        allowed = self._allowed(wanted).allowed if wanted else None
        hits = self.gallery.search(queries, k, allowed, exact=exact)
        order = np.where(hits.rows >= 0, self.gallery.order(np.maximum(hits.rows, 0)), -1)
        return np.where(hits.rows >= 0, hits.rows + self.first, -1), hits.similarity, order

    def count(self, wanted: Filter) -> int:
        """Return how many of its references a filter allows."""
        return self._allowed(wanted).allowed.count

    def _allowed(self, wanted: Filter) -> Limits:
        """Return the limits of a filter; those of the last request are kept, as all photos of a run have it."""
        if self._limits is None or self._limits[0] != wanted.request:
            self._limits = wanted.request, Limits.of(self.gallery, wanted.request)
        return self._limits[1].without(self._own(wanted.left_out) - self.first)

    def _own(self, rows: Rows) -> Rows:
        return rows[(rows >= self.first) & (rows < self.after)]

    def similarity(self, query: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of a unit query [D] with rows [n]: float32 [n]."""
        return self.gallery.similarity(query, rows - self.first)

    def column(self, name: str, rows: Rows) -> Any:
        """Return a column of rows [n]: one of `COLUMNS`."""
        return getattr(self.gallery, name)[rows - self.first]

    def order(self, rows: Rows) -> Rows:
        """Return what decides between rows [n] that are equal otherwise: [n]."""
        return self.gallery.order(rows - self.first)

    def references(self, rows: Rows) -> list[Reference]:
        """Return the references of rows [n].

        Raises:
            GalleryError: they cannot be read.
        """
        return self.gallery.references.of(rows - self.first)

    def near(self, latlon: geodesy.Floats, radius_m: float, most: int) -> list[list[tuple[Rows, geodesy.Floats, Rows]]]:
        """Return for each place [n, 2], by source, its nearest rows within a radius, their chords and their order."""
        return [
            [(rows + self.first, chords, self.gallery.order(rows)) for rows, chords in by_source]
            for by_source in self.gallery.near_places(latlon, radius_m, most)
        ]

    def within(self, latlon: geodesy.Floats, radius_m: float) -> Rows:
        """Return its rows within a radius of a place [2]: [n]."""
        return self.gallery.within_place(latlon, radius_m) + self.first

    def count_near(self, latlon: geodesy.Floats, radius_m: float) -> Rows:
        """Count its references within a radius of places [n, 2]: [n]."""
        return self.gallery.count_near(latlon, radius_m)

    def rows_of(self, ids: Sequence[str]) -> Rows:
        """Return its rows of the references with these ids."""
        return self.gallery.rows_of(ids) + self.first


def _bounds(whole: Gallery, number: int, parts: int) -> tuple[int, int]:
    """Return which shards are those of a part, from one to before another; all parts have about as many rows."""
    borders, count = [0], len(whole.shards)
    for part in range(1, parts):
        wanted = int(np.searchsorted(whole.starts, part * whole.total / parts))
        borders.append(min(max(wanted, borders[-1] + 1), count - (parts - part)))
    borders.append(count)
    return borders[number], borders[number + 1]


def spread(cluster: Cluster, folders: Sequence[Path], model: str) -> SpreadGallery:
    """Open galleries on the machines of a cluster, which must see their folders: as many parts as there is room for.

    Raises:
        GalleryError: one is missing, damaged, or made with another model.
        EngineError: a machine does not answer.
    """
    folders = [folder.resolve() for folder in folders]
    shards = sum(len(open_gallery(folder, model).shards) for folder in folders)
    count = min(cluster.room, shards)
    make = [partial(GalleryPart, folders, model, number, count) for number in range(count)]
    return SpreadGallery(RemoteObjects("a part of the gallery", [cluster.begin(each) for each in make]))


class GalleryParts(Protocol):
    """Where the parts of a gallery are."""

    def __len__(self) -> int:
        """Return how many there are."""

    def ask(self, questions: Sequence[tuple[int, Callable[[GalleryPart], Any]]]) -> list[Any]:
        """Ask some parts at the same time, and return what they answer, in the order of the questions.

        Raises:
            PinpointError: a part cannot answer; there is no answer without it.
        """


class SpreadColumn:
    """A column of a spread gallery: the parts are asked for the rows that are read."""

    def __init__(self, gallery: SpreadGallery, name: str) -> None:
        self._gallery, self._name = gallery, name

    def __getitem__(self, rows: Any) -> Any:
        """Return the values of rows [...]: [...]."""
        asked = np.asarray(rows, np.int64)
        found = self._gallery.of_rows(asked.ravel(), partial(_column, self._name))
        return found.reshape((*asked.shape, *found.shape[1:]))


def _column(name: str, rows: Rows) -> Callable[[GalleryPart], Any]:
    return methodcaller("column", name, rows)


class SpreadReferences:
    """The references of a spread gallery by row."""

    def __init__(self, gallery: SpreadGallery) -> None:
        self._gallery = gallery

    def __getitem__(self, row: int) -> Reference:
        """Return the reference of a row."""
        return self.of(np.array([row]))[0]

    def of(self, rows: Rows) -> list[Reference]:
        """Return the references of rows [n], in their order."""
        found: dict[int, Reference] = {}
        for own, references in self._gallery.shared_out(rows, partial(methodcaller, "references")):
            found.update(zip(own.tolist(), references, strict=True))
        return [found[place] for place in range(len(rows))]


class SpreadGallery:
    """A gallery whose shards several processes hold; rows, similarities and ties are those of one `Gallery`."""

    def __init__(self, parts: GalleryParts) -> None:
        """Take the parts, which together are a whole gallery.

        Raises:
            GalleryError: they were opened before and after it was changed.
        """
        self._parts = parts
        extents: list[Extent] = self._all(methodcaller("extent"))
        self.digests = extents[0].digests
        if any(each.digests != self.digests for each in extents):
            raise GalleryError("the gallery was changed while it was opened; open it again", code="changed")
        self.starts = np.array([each.first for each in extents] + [extents[-1].after])
        self.total, self._shown = extents[-1].after, sum(each.shown for each in extents)
        self.references = SpreadReferences(self)
        self.latlon, self.sources, self.sequences, self.authors, self.captured_at, self.vectors = (
            SpreadColumn(self, name) for name in COLUMNS
        )

    def __len__(self) -> int:
        """Return how many references there are, without the hidden ones."""
        return self._shown

    def _all(self, question: Callable[[GalleryPart], Any]) -> list[Any]:
        return self._parts.ask([(number, question) for number in range(len(self._parts))])

    def shared_out(
        self, rows: Rows, question: Callable[[Rows], Callable[[GalleryPart], Any]]
    ) -> Iterator[tuple[Rows, Any]]:
        """Ask each part about its own of some rows [n]; yield the positions of these rows [m], and its answer."""
        owners = np.searchsorted(self.starts[1:], rows, "right")
        places = [(number, np.flatnonzero(owners == number)) for number in np.unique(owners).tolist()]
        found = self._parts.ask([(number, question(rows[own])) for number, own in places])
        yield from zip((own for _, own in places), found, strict=True)

    def of_rows(self, rows: Rows, question: Callable[[Rows], Callable[[GalleryPart], Any]]) -> Any:
        """Return what parts answer about rows [n] as one array [n, ...]."""
        if not len(rows):
            (found,) = self._parts.ask([(0, question(rows))])
            return found
        shared = list(self.shared_out(rows, question))
        taken = np.empty((len(rows), *shared[0][1].shape[1:]), shared[0][1].dtype)
        for own, found in shared:
            taken[own] = found
        return taken

    def search(self, queries: Vectors, k: int, wanted: Filter | None = None, *, exact: bool = False) -> Hits:
        """Find the k most similar references to each query [B, D] among those that a filter allows.

        Each part finds its own k. Of these, ties go to what was added first, as in one process.
        """
        if wanted is not None and not exact:
            exact = 2 * sum(self._all(methodcaller("count", wanted))) < self.total
        found = self._all(methodcaller("search", queries, k, wanted, exact))
        rows, similarity, order = (np.concatenate(each, axis=1) for each in zip(*found, strict=True))
        best = np.lexsort((order, -similarity, rows < 0), axis=1)[:, :k]
        return Hits(*(np.take_along_axis(each, best, axis=1) for each in (rows, similarity)))

    def similarity(self, query: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of a unit query [D] with rows [n]: float32 [n]."""
        return np.asarray(self.of_rows(rows, partial(methodcaller, "similarity", query)))

    def order(self, rows: Rows) -> Rows:
        """Return what decides between rows [n] that are equal otherwise, lower first: when they were added [n]."""
        return np.asarray(self.of_rows(rows, partial(methodcaller, "order")))

    def near(self, centres: Rows, radius_m: float, most: int) -> Iterator[tuple[tuple[Rows, geodesy.Floats], ...]]:
        """Yield for each row of `centres`, by source, the nearest rows within a radius and their metres."""
        found = self._all(methodcaller("near", self.latlon[centres], radius_m, most))
        for of_place in zip(*found, strict=True):
            yield tuple(_nearest(parts, most) for parts in zip(*of_place, strict=True))

    def within(self, row: int, radius_m: float) -> Rows:
        """Return the rows of all sources within a radius of one reference, itself included: [n]."""
        return np.concatenate(self._all(methodcaller("within", self.latlon[row], radius_m)))

    def points(self, rows: Rows) -> geodesy.Floats:
        """Return where references [...] are, on the unit sphere [..., 3]."""
        return geodesy.unit_vectors(self.latlon[rows])

    def metres(self, rows: Rows, others: Rows) -> geodesy.Floats:
        """Return the great-circle metres between references [n] and [m]: [n, m]."""
        return geodesy.chord_to_m(geodesy.chords(self.points(rows)[:, None], self.points(others)))

    def crowd(self, rows: Rows, radius_m: float, left_out: Rows = NONE) -> Rows:
        """Count the references within a radius of each row [n], without those in `left_out`: [n]."""
        counts = self.count_near(self.latlon[rows], radius_m)
        if len(left_out):
            counts = counts - (self.metres(rows, left_out) <= radius_m).sum(axis=1)
        return np.asarray(counts, np.int64)

    def count_near(self, latlon: geodesy.Floats, radius_m: float, left_out: Rows = NONE) -> Rows:
        """Count the references within a radius of places [n, 2] in degrees, without those in `left_out`: [n]."""
        counts = np.sum(self._all(methodcaller("count_near", latlon, radius_m)), axis=0)
        if len(left_out):
            chords = geodesy.chords(geodesy.unit_vectors(latlon)[:, None], self.points(left_out))
            counts = counts - (chords <= geodesy.m_to_chord(radius_m)).sum(axis=1)
        return np.asarray(counts, np.int64)

    def rows_of(self, ids: Sequence[str]) -> Rows:
        """Return the rows of the references with these ids, ascending; ids that are not there are ignored."""
        return np.sort(np.concatenate(self._all(methodcaller("rows_of", list(ids)))))


def _nearest(parts: Sequence[tuple[Rows, geodesy.Floats, Rows]], most: int) -> tuple[Rows, geodesy.Floats]:
    """Return the nearest of the rows that parts have found, and their metres; between equals the first in order."""
    rows, chords, order = (np.concatenate(each) for each in zip(*parts, strict=True))
    best = np.lexsort((order, chords))[:most]
    return rows[best], geodesy.chord_to_m(chords[best])
