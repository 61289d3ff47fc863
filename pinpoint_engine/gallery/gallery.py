"""A gallery: references by row, with their nearest neighbours by similarity and by location."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from .. import geodesy
from ..errors import GalleryError
from ..types import CoverageCells, Polygon, Reference, Source
from . import places
from .allowed import Allowed
from .codes import Halves
from .columns import NONE, Column, Mask, Rows, Vectors, code_of, stacked
from .places import PlaceOrder
from .search import Hits, Index
from .shards import BY_ROW, SOURCES, Facts, Shard, plain
from .texts import ReferenceList

READ = 5_000
"""References that are read together."""
STEPS, MANY = (0.01, 0.04, 0.2, 1.0), 50_000
"""Where more than so many lie within a radius, near ones are sought in these shares of it, until there are enough."""
MOST_BINS = 20_000_000
"""Up to so many cells and sources are counted in a row of bins; sorting would take longer."""
ASKED = 1 << 20
"""So many places are asked for at once, which bounds the memory that it takes."""


class Gallery:
    """The references of one or several galleries, shard after shard, all from the model with one digest.

    Rows number them from 0 to `total`. Some may be hidden: they were removed, or an earlier gallery has the same id.
    """

    def __init__(self, shards: Sequence[Shard], model: str, *, hidden: Rows = NONE, bases: Rows | None = None) -> None:
        """Take the shards, in the order of their numbers, and the rows that are hidden.

        `bases` is what is added to the numbers of each shard [S], where several galleries are joined.
        """
        self.shards, self.model = tuple(shards), model
        self.starts = np.cumsum([0, *map(len, shards)])
        self.total = int(self.starts[-1])
        self.hidden = np.unique(hidden)
        self.references = ReferenceList([shard.references for shard in shards])
        facts = [shard.facts for shard in shards]
        self.vectors: Column = stacked([shard.vectors for shard in shards])
        self.latlon: Column = stacked([each.latlon for each in facts])
        self.sources: Column = stacked([each.source for each in facts])
        self.sequences: Column = stacked([each.sequence for each in facts])
        self.authors: Column = stacked([each.author for each in facts])
        self.captured_at: Column = stacked([each.captured_at for each in facts])
        self._numbers: Column = stacked([each.number for each in facts])
        self.bases = np.zeros(len(shards), np.int64) if bases is None else bases
        self._crowds: dict[float, Rows] = {}  # by radius; 0 means not counted yet, since a reference counts itself

    @classmethod
    def of(cls, references: Sequence[Reference], vectors: Halves, model: str) -> Gallery:
        """Return a gallery in memory, whose rows are references [N] and their backbone rows [N, D] as they come.

        Raises:
            GalleryError: there are not as many of both.
        """
        if len(references) != len(vectors):
            raise GalleryError(f"{len(references)} references but {len(vectors)} vectors; build the gallery again")
        return cls([Shard.of(references, vectors)], model)

    def __len__(self) -> int:
        """Return how many references there are, without the hidden ones."""
        return self.total - len(self.hidden)

    @cached_property
    def kinds(self) -> tuple[Source, ...]:
        """Return the kinds of sources that its references are from."""
        there = np.bincount(np.asarray(self.sources), minlength=len(SOURCES))
        return tuple(source for source, count in zip(SOURCES, there.tolist(), strict=True) if count)

    @cached_property
    def places(self) -> Mask | None:
        """Tell which rows are places without photos [N]; None where all have photos."""
        if all(shard.has_photos for shard in self.shards):
            return None
        return np.repeat([not shard.has_photos for shard in self.shards], [len(shard) for shard in self.shards])

    @cached_property
    def pictured(self) -> Mask | None:
        """Tell which rows have photos [N]; None where all have."""
        return None if self.places is None else ~self.places

    @property
    def next_number(self) -> int:
        """Return the number, above all others, that the next reference would get."""
        last = [
            int(shard.facts.number[shard.facts.by_number[-1]]) + base
            for shard, base in zip(self.shards, self.bases.tolist(), strict=True)
            if len(shard)
        ]
        return 1 + max(last, default=-1)

    @cached_property
    def visible(self) -> Allowed:
        """Return all rows that are not hidden."""
        everything = Allowed.everywhere(self.total)
        return everything.without(self.hidden) if len(self.hidden) else everything

    @cached_property
    def index(self) -> Index:
        """Return what searches by similarity; opened at the first search."""
        return Index.over([shard.index for shard in self.shards], self.order)

    def search(self, queries: Vectors, k: int, allowed: Allowed | None = None, *, exact: bool = False) -> Hits:
        """Find the k most similar references to each query [B, D] among the allowed ones (None: all); see `Index`."""
        index = self.index.exactly() if exact else self.index
        return index.search(queries, k, allowed or (self.visible if len(self.hidden) else None))

    def similarity(self, query: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of a unit query [D] with rows [n]: float32 [n]."""
        return self.index.similarity(query, rows)

    def order(self, rows: Rows) -> Rows:
        """Return what decides between rows [n] that are equal otherwise, lower first: when they were added [n]."""
        return np.asarray(self._numbers[rows] + self.bases[np.searchsorted(self.starts, rows, "right") - 1], np.int64)

    def by_number(self, positions: Rows) -> Rows:
        """Return the rows of the references at some positions [n] in the order in which they were added: [n]."""
        owners = np.searchsorted(self.starts, positions, "right") - 1
        rows = np.empty(len(positions), np.int64)
        for number in np.unique(owners):
            own, start = owners == number, self.starts[number]
            rows[own] = self.shards[number].facts.by_number[positions[own] - start] + start
        return rows

    @property
    def added(self) -> Rows:
        """Return the rows that are not hidden, in the order in which they were added: [n]."""
        rows = self.by_number(np.arange(self.total))
        return rows[self.visible[rows]]

    def rows_of(self, ids: Iterable[str]) -> Rows:
        """Return the rows of the references with these ids, ascending; ids that are not there are ignored."""
        codes = np.unique(np.array([code_of(each) for each in ids], np.uint64))
        found = [
            start + rows_with(shard, codes) for shard, start in zip(self.shards, self.starts.tolist(), strict=False)
        ]
        return np.setdiff1d(np.concatenate(found), self.hidden)

    def has(self, ref_id: str) -> bool:
        """Tell whether there is a reference with this id, much faster than `rows_of` where there is none."""
        code = np.uint64(code_of(ref_id))
        for shard in self.shards:
            ids = shard.facts.ids
            place = int(np.searchsorted(ids, code))
            if place < len(ids) and ids[place] == code:
                return bool(len(self.rows_of([ref_id])))  # it may be hidden
        return False

    def rows_by(self, author: str) -> Rows:
        """Return the rows of the references by an author, ascending; none where the name is empty."""
        return self._rows_with(self.authors, plain(author))

    def rows_of_sequence(self, name: str) -> Rows:
        """Return the rows of the references of a sequence, ascending; none where the name is empty."""
        return self._rows_with(self.sequences, plain(name))

    def _rows_with(self, column: Column, name: str) -> Rows:
        rows = np.flatnonzero(np.asarray(column) == np.uint64(code_of(name))) if name else NONE
        return rows[self.visible[rows]]

    def without_numbers(self, numbers: Rows) -> Gallery:
        """Return this gallery without the references of some numbers [n]."""
        every = self.by_number(np.arange(self.total))
        hidden = every[np.isin(self.order(every), numbers)]
        return Gallery(self.shards, self.model, hidden=np.union1d(self.hidden, hidden), bases=self.bases)

    def facts_of(self, rows: Rows) -> Facts:
        """Return the facts of some rows [n], as they would be in one shard."""
        ids = np.concatenate([shard.facts.ids_by_row for shard in self.shards])[rows]
        columns = {
            name: np.asarray(stacked([getattr(shard.facts, name) for shard in self.shards])[rows]) for name in BY_ROW
        }
        return Facts.taken({**columns, "number": self.order(rows)}, ids)

    def references_of(self, rows: Rows) -> Iterator[Reference]:
        """Yield the references of some rows [n] in their order, read many at a time.

        Raises:
            GalleryError: they cannot be read.
        """
        for start in range(0, len(rows), READ):
            yield from self.references.of(rows[start : start + READ])

    def points(self, rows: Rows) -> geodesy.Floats:
        """Return where references [...] are, on the unit sphere [..., 3]."""
        return geodesy.unit_vectors(self.latlon[rows]) if self._points is None else self._points[rows]

    @cached_property
    def _points(self) -> geodesy.Floats | None:
        """Return where all references are if they are few enough to be kept: float64 [N, 3]."""
        return geodesy.unit_vectors(np.asarray(self.latlon)) if self.total <= places.KEPT else None

    def metres(self, rows: Rows, others: Rows) -> geodesy.Floats:
        """Return the great-circle metres between references [n] and [m]: [n, m]."""
        return geodesy.chord_to_m(geodesy.chords(self.points(rows)[:, None], self.points(others)))

    def inside(self, within: Sequence[Polygon]) -> Mask:
        """Tell which rows lie in polygons or on their edge: [N].

        Raises:
            RequestError: no polygon has a surface.
        """
        zones = places.areas(within)
        return np.concatenate([shard.places.inside(within, zones) for shard in self.shards])

    def near(self, centres: Rows, radius_m: float, most: int) -> Iterator[tuple[tuple[Rows, geodesy.Floats], ...]]:
        """Yield for each row of `centres`, by source, the nearest rows within a radius and their metres, nearest first.

        There are at most `most` of each source, and no places without photos. They are sought in growing discs where
        many lie within the radius.
        """
        latlon, chord = self.latlon[centres], geodesy.m_to_chord(radius_m)
        found: dict[int, tuple[tuple[Rows, geodesy.Floats], ...]] = {}
        is_dense = self.total > MANY and self._looked_at(latlon, radius_m) > MANY
        shares = STEPS if is_dense else STEPS[-1:]
        left = np.arange(len(latlon))
        for share in shares:
            whose, rows, chords = self._around(latlon[left], share * radius_m)
            inside = chords < min(chord, geodesy.m_to_chord(share * radius_m))
            if self.places is not None:
                inside &= ~self.places[rows]
            whose, rows, chords = whose[inside], rows[inside], chords[inside]
            order = np.lexsort((self.order(rows), chords, self.sources[rows], whose))
            keys = (whose * len(SOURCES) + self.sources[rows])[order]
            ends = np.searchsorted(keys, np.arange(len(left) * len(SOURCES) + 1))
            for place, number in enumerate(left.tolist()):
                parts = ends[place * len(SOURCES) : (place + 1) * len(SOURCES) + 1].tolist()
                if share == STEPS[-1] or min(np.diff(parts)) >= most:
                    best = [order[start:stop][:most] for start, stop in pairwise(parts)]
                    found[number] = tuple((rows[each], geodesy.chord_to_m(chords[each])) for each in best)
            left = np.array([number for number in left.tolist() if number not in found], np.int64)
        yield from (found[number] for number in range(len(latlon)))

    def _looked_at(self, latlon: geodesy.Floats, radius_m: float) -> int:
        """Return how many references lie in the ranges of discs around places [n, 2]."""
        zones = places.discs(latlon, radius_m)
        return sum(int((stops - starts).sum()) for starts, stops in (each.places.ranges(zones) for each in self.shards))

    def _around(self, latlon: geodesy.Floats, radius_m: float) -> tuple[Rows, Rows, geodesy.Floats]:
        """Return what lies within a radius of places [n, 2]: whose [m], rows [m] and chords [m]."""
        points, zones, chord = (
            geodesy.unit_vectors(latlon),
            places.discs(latlon, radius_m),
            geodesy.m_to_chord(radius_m),
        )
        parts = []
        for shard, start in zip(self.shards, self.starts.tolist(), strict=False):
            whose, rows, chords = shard.places.within(points, zones, chord)
            parts.append((whose, rows + start, chords))
        whose, rows, chords = (np.concatenate(each) for each in zip(*parts, strict=True))
        if len(self.hidden):
            there = self.visible[rows]
            whose, rows, chords = whose[there], rows[there], chords[there]
        return whose, rows, chords

    def within(self, row: int, radius_m: float) -> Rows:
        """Return the rows of all sources within a radius of one reference, itself included: [n]."""
        return self.within_place(np.asarray(self.latlon[row]), radius_m)

    def within_place(self, latlon: geodesy.Floats, radius_m: float) -> Rows:
        """Return the rows of all sources within a radius of a place [2]: [n]."""
        return self._around(latlon[None], radius_m)[1]

    def pairs_near(self, rows: Rows, radius_m: float) -> tuple[Rows, Rows]:
        """Return some of the rows [n], each beside one of all sources within a radius of it: [m] and [m]."""
        whose, others, _ = self._around(np.asarray(self.latlon[rows]), radius_m)
        return rows[whose], others

    def around(self, latlon: geodesy.Floats, radius_m: float) -> Rows:
        """Return the rows of all sources within a radius of any of some places [n, 2], ascending: [m]."""
        return np.unique(self._around(latlon, radius_m)[1])

    def crowd(self, rows: Rows, radius_m: float, left_out: Rows = NONE) -> Rows:
        """Count the references within a radius of each row [n], without those in `left_out`: [n]."""
        known = self._crowds.setdefault(radius_m, np.zeros(self.total, np.int64))
        new = np.unique(rows[known[rows] == 0])
        if len(new):
            known[new] = self.count_near(self.latlon[new], radius_m)
        counts = known[rows]
        if len(left_out):
            counts = counts - (self.metres(rows, left_out) <= radius_m).sum(axis=1)
        return np.asarray(counts, np.int64)

    def photos_near(self, rows: Rows, radius_m: float, left_out: Rows = NONE) -> Rows:
        """Count the references with photos within a radius of each row [n], without those in `left_out`: [n]."""
        counts = self.crowd(rows, radius_m, left_out)
        if self.places is None:
            return counts
        points, zones = self.points(rows), places.discs(self.latlon[rows], radius_m)
        chord = geodesy.m_to_chord(radius_m)
        bare = [each.places.count(points, zones, chord) for each in self.shards if not each.has_photos]
        return np.asarray(counts - np.sum(bare, axis=0), np.int64)

    def count_near(self, latlon: geodesy.Floats, radius_m: float, left_out: Rows = NONE) -> Rows:
        """Count the references within a radius of places [n, 2] in degrees, without those in `left_out`: [n]."""
        points, zones, chord = (
            geodesy.unit_vectors(latlon),
            places.discs(latlon, radius_m),
            geodesy.m_to_chord(radius_m),
        )
        counts = sum(shard.places.count(points, zones, chord) for shard in self.shards)
        if len(self.hidden):
            counts = counts - self._hidden_places.count(points, zones, chord)
        if len(left_out):
            counts = counts - (geodesy.chords(points[:, None], self.points(left_out)) <= chord).sum(axis=1)
        return np.asarray(counts, np.int64)

    @cached_property
    def _hidden_places(self) -> PlaceOrder:
        return PlaceOrder.of(np.asarray(self.latlon[self.hidden]))

    def reaches(self, latlon: Column, radius_m: float) -> Mask:
        """Return which locations [M, 2] have a reference of any source within a radius: [M]."""
        chord, tree = geodesy.m_to_chord(radius_m), cKDTree(self.points(self.visible.rows))
        near = np.zeros(len(latlon), bool)
        for start in range(0, len(latlon), ASKED):
            asked = geodesy.unit_vectors(latlon[start : start + ASKED])
            near[start : start + ASKED] = np.isfinite(tree.query(asked, distance_upper_bound=chord)[0])
        return near

    def coverage(self, cell_deg: float = 1.0) -> CoverageCells:
        """Count references per cell of a latitude-longitude grid: south, west, size in degrees, count per source."""
        if not len(self.hidden):
            return count_by_cell(self.latlon, self.sources, cell_deg)
        return count_by_cell(self.latlon[self.visible.rows], self.sources[self.visible.rows], cell_deg)


def rows_with(shard: Shard, codes: npt.NDArray[np.uint64]) -> Rows:
    """Return the rows of a shard whose ids have one of these numbers [n], ascending."""
    first, after = (np.searchsorted(shard.facts.ids, codes, side) for side in ("left", "right"))
    _, positions = places.spread(first, first, after)
    return np.sort(shard.facts.by_id[positions].astype(np.int64))


def count_by_cell(latlon: Column, sources: Column, cell_deg: float) -> CoverageCells:
    """Count references at degrees [N, 2] of some sources [N] per cell of a latitude-longitude grid, from the south."""
    last = np.round(np.array([180.0, 360.0]) / cell_deg).astype(np.int64) - 1
    counts: dict[str, Rows] = {}
    found: list[npt.NDArray[np.int64]] = []
    for start in range(0, len(latlon), ASKED):
        part = slice(start, start + ASKED)
        south, west = (
            np.minimum(((latlon[part][:, axis] + edge) / cell_deg).astype(np.int64), last[axis])
            for axis, edge in enumerate((90.0, 180.0))
        )
        codes = (south * (last[1] + 1) + west) * len(SOURCES) + sources[part]
        low, high = int(codes.min()), int(codes.max()) + 1
        if high - low > MOST_BINS:
            found.append(np.stack(np.unique(codes, return_counts=True)))
            continue
        counted = np.bincount(codes - low, minlength=high - low)
        there = np.flatnonzero(counted)
        found.append(np.stack([there + low, counted[there]]))
    codes, number = np.concatenate([np.empty((2, 0), np.int64), *found], axis=1)
    cells, owner = np.unique(codes // len(SOURCES), return_inverse=True)
    for code, kind in enumerate(SOURCES):
        own = codes % len(SOURCES) == code
        counts[kind.value] = np.bincount(owner[own], number[own], len(cells)).astype(np.int64)
    south, west = np.divmod(cells, last[1] + 1)
    columns = {
        "south": [round(each, 9) for each in (south * cell_deg - 90.0).tolist()],
        "west": [round(each, 9) for each in (west * cell_deg - 180.0).tolist()],
        "size_deg": [cell_deg] * len(cells),
        **{name: each.tolist() for name, each in counts.items()},
    }
    return tuple(dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True))


def join(galleries: Sequence[Gallery]) -> Gallery:
    """Return one gallery with the references of several, in order; of a repeated id the first is shown.

    Nothing is copied.

    Raises:
        GalleryError: they were made by different models.
    """
    if len({gallery.model for gallery in galleries}) > 1:
        message = "these galleries were made by different models; build them again with one"
        raise GalleryError(message, code="other_model")
    if len(galleries) == 1:
        return galleries[0]
    shards = [shard for gallery in galleries for shard in gallery.shards]
    starts = np.cumsum([0, *(gallery.total for gallery in galleries)]).tolist()
    hidden = np.concatenate([gallery.hidden + start for gallery, start in zip(galleries, starts, strict=False)])
    firsts = np.cumsum([0, *(gallery.next_number for gallery in galleries)]).tolist()
    bases = np.concatenate([gallery.bases + first for gallery, first in zip(galleries, firsts, strict=False)])
    return Gallery(shards, galleries[0].model, hidden=np.union1d(hidden, _twins(galleries, hidden)), bases=bases)


def _twins(galleries: Sequence[Gallery], hidden: Rows) -> Rows:
    """Return the rows of several galleries whose id an earlier gallery has, in a row that is not `hidden`."""
    placed = [
        (number, shard, start)
        for number, gallery in enumerate(galleries)
        for shard, start in zip(gallery.shards, gallery.starts.tolist(), strict=False)
    ]
    begins = np.cumsum([0, *(gallery.total for gallery in galleries)]).tolist()
    found = [NONE]
    for later, shard, start in placed:
        for earlier, other, other_start in placed:
            if earlier < later:
                own, others = same_ids(shard, other)
                shown = ~np.isin(others + begins[earlier] + other_start, hidden)
                found.append(own[shown] + begins[later] + start)
    return np.concatenate(found)


def same_ids(shard: Shard, other: Shard) -> tuple[Rows, Rows]:
    """Return the rows of two shards that have the same ids: [n] and [n]."""
    if len(shard) > len(other):
        return same_ids(other, shard)[::-1]
    ids, among = shard.facts.ids, other.facts.ids
    places_there = np.minimum(np.searchsorted(among, ids), max(len(among) - 1, 0))
    same = np.flatnonzero(among[places_there] == ids) if len(among) else NONE
    return shard.facts.by_id[same].astype(np.int64), other.facts.by_id[places_there[same]].astype(np.int64)
