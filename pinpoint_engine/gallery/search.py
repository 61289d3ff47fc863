"""Search by similarity: int8 codes propose rows, and the float16 vectors decide."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from .allowed import Allowed
from .columns import NONE, Column, Rows, Stacked, Vectors, stacked, widened

PROPOSED = 512
"""At least so many rows are compared exactly; of 200 wanted, none was ever beyond them (`benchmarks/gallery.py`)."""
PER_WANTED = 2
"""And at least so many for each one that is wanted."""
BLOCK = 1 << 18
"""Rows of codes in one FAISS index: what one thread looks through, and one file."""
LARGEST = 127
"""The largest code, and the largest whole number of a query."""
TOGETHER = 8
"""From so many queries on, they are compared with all codes by a matrix product."""
CHUNK = 1 << 14
"""Rows of codes in one matrix product: they and their products stay in the processor's cache."""

STORED_FROM = 20_000
"""Codes of fewer rows are made when a gallery is opened: that takes a moment, and they would be half of its size."""
LISTED_FROM = 1_000_000
"""From so many rows on, a shard has lists: below, looking at all is fast, and lists would lose neighbours."""
LEARNED_PER_LIST, ROUNDS = 64, 8
"""So many rows for each list are drawn to learn where the lists lie, in so many rounds of k-means."""
PROBES = (16, 32, 64, 128, 256, 512)
"""How many lists may be looked through; the first that keeps `KEPT` of the votes is chosen."""
KEPT = 0.97
ASKED, NEIGHBOURS, TEMPERATURE = 128, 200, 0.06
"""The votes are those of so many neighbours of so many of the shard's own rows, with the softmax of `voting.Voting`."""
BLOCK_FILE, LISTS_FILE = "codes-{}.faiss", "lists.faiss"
"""The files of a shard's codes: a number of four digits tells the order of blocks."""

LOOKED_AT = 1 << 12
"""Rows of a search area that one thread compares at a time."""

Halves = npt.NDArray[np.float16]


@dataclass(frozen=True)
class Hits:
    """The nearest references of each query, best first: rows int64 [B, K] (-1: none), similarity float32 [B, K]."""

    rows: Rows
    similarity: Vectors


@dataclass(frozen=True, eq=False)
class Codes:
    """The vectors of one shard, rounded to whole numbers from -127 to 127.

    Products of whole numbers are exact, so what is proposed does not depend on the batch or the number of threads.

    Attributes:
        scale: What the vectors were multiplied by before rounding.
        blocks: Flat FAISS indexes of `BLOCK` rows each, the last one shorter.
        lists: One FAISS index of all rows in lists by likeness instead; None in a shard that is searched as a whole.
        probes: How many of its lists are looked through.
        votes_kept: The share of the votes of the true neighbours that this keeps.
    """

    scale: float
    blocks: tuple[Any, ...] = ()
    lists: Any = None
    probes: int = 0
    votes_kept: float = 1.0


def encode(vectors: Halves) -> Codes:
    """Return the codes of vectors [n, D], in memory."""
    scale = scale_of([vectors])
    return Codes(scale, tuple(block_of(part, scale) for part in _blocks(vectors)))


def scale_of(parts: Iterator[Halves] | Sequence[Halves]) -> float:
    """Return the factor that makes the largest number of some vectors 127."""
    largest = max((float(np.abs(widened(part)).max()) for part in parts if part.size), default=0.0)
    return LARGEST / largest if largest else 1.0


def block_of(vectors: Halves, scale: float) -> Any:
    """Return a flat FAISS index of vectors [n, D] as codes."""
    index = _flat(vectors.shape[1])
    for start in range(0, len(vectors), CHUNK):
        index.add(rounded(vectors[start : start + CHUNK], scale))
    return index


def rounded(vectors: Halves, scale: float) -> Vectors:
    """Return the codes of vectors [n, D] as whole float32 numbers."""
    return np.rint(widened(np.ascontiguousarray(vectors)) * np.float32(scale))


def _flat(dim: int) -> Any:
    return faiss.IndexScalarQuantizer(dim, faiss.ScalarQuantizer.QT_8bit_direct_signed, faiss.METRIC_INNER_PRODUCT)


def _blocks(vectors: Halves) -> Iterator[Halves]:
    yield from (vectors[start : start + BLOCK] for start in range(0, len(vectors), BLOCK))


@dataclass(frozen=True)
class StoredCodes:
    """What a manifest says of the codes of a shard.

    Attributes:
        scale: See `Codes`; 0 where the codes are not stored.
        probes: How many lists are looked through; 0 where there are none.
        lists: How many lists there are.
        votes_kept: The share of the votes of the true neighbours that these lists keep, measured on own rows.
    """

    scale: float = 0.0
    probes: int = 0
    lists: int = 0
    votes_kept: float = 1.0


def write_codes(folder: Path, vectors: Halves) -> StoredCodes:
    """Write the codes of a shard's vectors into its folder: in blocks, or in lists if there are many.

    Those of a small shard are quickly made when it is opened.

    Raises:
        OSError: they cannot be written.
    """
    if len(vectors) < STORED_FROM:
        return StoredCodes()
    scale = scale_of(list(_blocks(vectors)))
    if len(vectors) >= LISTED_FROM and (stored := _write_lists(folder, vectors, scale)):
        return stored
    for number, part in enumerate(_blocks(vectors)):
        _write(block_of(part, scale), folder / BLOCK_FILE.format(f"{number:04}"))
    return StoredCodes(scale)


def _write_lists(folder: Path, vectors: Halves, scale: float) -> StoredCodes | None:
    """Write the codes of a shard in lists; None, and nothing is written, if lists would lose too many neighbours."""
    count, dim = 2 ** round(np.log2(np.sqrt(len(vectors)))), vectors.shape[1]
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    lists = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dim),
        dim,
        count,
        faiss.ScalarQuantizer.QT_8bit_direct_signed,
        faiss.METRIC_INNER_PRODUCT,
        False,
    )
    rng = np.random.default_rng(len(vectors))
    drawn = np.sort(rng.choice(len(vectors), min(len(vectors), LEARNED_PER_LIST * count), replace=False))
    lists.cp.niter, lists.cp.spherical, lists.cp.seed = ROUNDS, True, 1
    lists.cp.min_points_per_centroid = 1
    lists.train(rounded(vectors[drawn], scale))
    for start in range(0, len(vectors), CHUNK):
        lists.add(rounded(vectors[start : start + CHUNK], scale))
    probes, kept = _choose_probes(vectors, Codes(scale, lists=lists), rng)
    if not probes:
        return None
    _write(lists, folder / LISTS_FILE)
    return StoredCodes(scale, probes, count, kept)


def _choose_probes(vectors: Halves, codes: Codes, rng: np.random.Generator) -> tuple[int, float]:
    """Return how many lists to look through, and the share of the votes that this keeps on some of the own rows.

    It is 0 if none of `PROBES` keeps enough.
    """
    own = np.sort(rng.choice(len(vectors), min(ASKED, len(vectors)), replace=False))
    asked = widened(vectors[own])
    exact = Index(vectors, [codes]).search(asked, NEIGHBOURS + 1, exact=True)
    votes = np.exp((exact.similarity - exact.similarity.max(axis=1, keepdims=True)) / TEMPERATURE)
    votes[exact.rows == own[:, None]] = 0  # nobody votes for itself
    votes /= votes.sum(axis=1, keepdims=True)
    kept = 0.0
    for probes in PROBES:
        found = Index(vectors, [replace(codes, probes=probes)]).search(asked, NEIGHBOURS + 1)
        there = [np.isin(rows, others) for rows, others in zip(exact.rows, found.rows, strict=True)]
        kept = float((votes * np.array(there)).sum(axis=1).mean())
        if kept >= KEPT:
            return probes, round(kept, 4)
    return 0, kept


def _write(index: Any, path: Path) -> None:
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:  # FAISS has no other kind of error
        number = errno.ENOSPC if os.strerror(errno.ENOSPC) in str(error) else errno.EIO
        raise OSError(number, os.strerror(number), str(path)) from error


def open_codes(folder: Path, vectors: Halves, stored: StoredCodes) -> Codes:
    """Open the codes in a shard's folder without reading them: they stay in the file. Make those of a small shard.

    Raises:
        OSError, ValueError: they cannot be opened.
    """
    if not stored.scale:
        return encode(vectors)
    if stored.probes:
        return Codes(stored.scale, (), _map(folder / LISTS_FILE), stored.probes, stored.votes_kept)
    return Codes(stored.scale, tuple(_map(path) for path in sorted(folder.glob(BLOCK_FILE.format("*")))))


def _map(path: Path) -> Any:
    try:
        return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as error:
        raise ValueError(f"{path.name}: {str(error).splitlines()[0]}") from error


class Index:
    """A search index over unit vectors float16 [N, D] of one or several shards, by cosine similarity."""

    def __init__(self, vectors: Column, codes: Sequence[Codes], order: Callable[[Rows], Rows] | None = None) -> None:
        """Take the vectors and the codes of each shard.

        `order` returns what decides between rows [n] that are equally similar, lower first; None: the row itself.
        Several shards give the same answer as one with the same order.
        """
        self.vectors, self._codes, self._order = vectors, tuple(codes), order
        parts = vectors.parts if isinstance(vectors, Stacked) else (vectors,)
        self._starts = np.cumsum([0, *map(len, parts)]).tolist()

    @classmethod
    def of(cls, vectors: Halves, order: Callable[[Rows], Rows] | None = None) -> Index:
        """Return the index of vectors in memory."""
        return cls(vectors, [encode(vectors)], order)

    @classmethod
    def over(cls, indexes: Sequence[Index], order: Callable[[Rows], Rows] | None = None) -> Index:
        """Return one index over several, whose rows follow each other; nothing is copied."""
        parts = [part for each in indexes for part in each.parts]
        return cls(stacked(parts), [codes for each in indexes for codes in each._codes], order)

    def exactly(self) -> Index:
        """Return the index that looks through all lists, and so finds the true neighbours."""
        codes = [replace(each, probes=each.lists.nlist, votes_kept=1.0) if each.lists else each for each in self._codes]
        return Index(self.vectors, codes, self._order)

    @property
    def in_words(self) -> str:
        """Tell how it searches, for the record of a run: "exact", or what lists keep of the votes at least."""
        kept = min((each.votes_kept for each in self._codes), default=1.0)
        return "exact" if kept == 1 else f"lists that keep {kept:.1%} of the votes"

    @property
    def parts(self) -> tuple[npt.NDArray[Any], ...]:
        """Return the vectors of each shard."""
        return self.vectors.parts if isinstance(self.vectors, Stacked) else (self.vectors,)

    def __len__(self) -> int:
        return self._starts[-1]

    def search(self, queries: Vectors, k: int, allowed: Allowed | None = None, *, exact: bool = False) -> Hits:
        """Find the k most similar rows to each query [B, D] among the `allowed` ones (None: all).

        The codes propose rows. Their similarities are then computed from the vectors in a fixed order, and ties go to
        the lower in order, so that a result does not depend on the rest of the batch, nor on the shards. Where a
        shard has lists, only those most like the query are looked through, unless it must be `exact`.
        """
        if allowed is not None and allowed.is_whole:
            allowed = None
        rows = np.full((len(queries), k), -1, np.int64)
        similarity = np.full((len(queries), k), -np.inf, np.float32)
        for number, proposed in enumerate(self._proposals(queries, k, allowed, exact)):
            likeness = self.similarity(queries[number], proposed)
            order = proposed if self._order is None else self._order(proposed)
            best = np.lexsort((order, -likeness))[:k]
            rows[number, : len(best)] = proposed[best]
            similarity[number, : len(best)] = likeness[best]
        return Hits(rows, similarity)

    def similarity(self, query: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of a unit query [D] with rows [n], each summed by itself in float64: float32 [n]."""
        products = widened(self.vectors[rows]) * query.astype(np.float64)
        return np.asarray(products.sum(axis=1), np.float32)

    def _proposals(self, queries: Vectors, k: int, allowed: Allowed | None, exact: bool) -> Iterator[Rows]:
        """Yield for each query [B, D] the rows that may be among the k most similar."""
        count = max(PROPOSED, PER_WANTED * k)
        if allowed is not None and (allowed.is_few or allowed.count <= count):
            yield from (self._of_few(query, allowed.rows, count) for query in queries)
            return
        exact = exact or (allowed is not None and 2 * allowed.count < len(self))
        is_whole = exact or all(codes.lists is None for codes in self._codes)
        if allowed is None and is_whole and len(queries) >= TOGETHER:
            yield from self._of_all(queries, count)
            return
        for query in queries:
            yield self._of_one(query, min(count, len(self)), allowed, exact)

    def _of_few(self, query: Vectors, rows: Rows, count: int) -> Rows:
        """Return the `count` most similar of some rows by their vectors; all of them if there are no more."""
        if not np.isfinite(query).all():
            return NONE
        if len(rows) <= count:
            return rows
        parts = [rows[start : start + LOOKED_AT] for start in range(0, len(rows), LOOKED_AT)]
        likeness = np.concatenate(list(_pool().map(partial(self._likeness, query), parts)))
        return rows[np.argpartition(-likeness, count)[:count]]

    def _likeness(self, query: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of a query with rows [n], quickly: only nearly in the order of `similarity`."""
        is_run = rows[-1] - rows[0] == len(rows) - 1  # inside an area most are: they are read as they lie
        taken = self.vectors[int(rows[0]) : int(rows[-1]) + 1] if is_run else self.vectors[rows]
        return np.asarray(widened(np.ascontiguousarray(taken)) @ query)

    def _of_one(self, query: Vectors, count: int, allowed: Allowed | None, exact: bool) -> Rows:
        """Return the `count` rows whose codes are most like a query [D]."""
        if not np.isfinite(query).all():
            return NONE
        asked = whole(query)[None]
        jobs = [job for number in range(len(self._codes)) for job in self._jobs(number, asked, count, allowed, exact)]
        found = list(_pool().map(lambda job: job(), jobs)) if len(jobs) > 1 else [job() for job in jobs]
        if not found:
            return NONE
        likeness, rows = (np.concatenate(each) for each in zip(*found, strict=True))
        return rows if len(rows) <= count else rows[np.argpartition(-likeness, count)[:count]]

    def _jobs(
        self, number: int, asked: Vectors, count: int, allowed: Allowed | None, exact: bool
    ) -> Iterator[Callable[[], tuple[Vectors, Rows]]]:
        """Yield what one thread does for a shard: each returns how much codes are like a query, and rows."""
        codes, start = self._codes[number], self._starts[number]
        if codes.lists is not None:
            probes = codes.lists.nlist if exact else codes.probes
            yield partial(_look, codes.lists, codes.scale, asked, count, start, allowed, probes)
            return
        for place, block in enumerate(codes.blocks):
            yield partial(_look, block, codes.scale, asked, count, start + place * BLOCK, allowed)

    def _of_all(self, queries: Vectors, count: int) -> Iterator[Rows]:
        """Yield the rows whose codes are most like each query [B, D], by matrix products."""
        usable = np.isfinite(queries).all(axis=1)
        asked = np.ascontiguousarray(np.stack([whole(query) for query in queries[usable]]).T) if usable.any() else None
        best = iter(() if asked is None else self._best_products(asked, min(count, len(self))))
        for is_usable in usable.tolist():
            yield next(best) if is_usable else NONE

    def _best_products(self, asked: Vectors, count: int) -> list[Rows]:
        """Return the rows with the largest products of their codes with whole queries [D, B]: B times [`count`]."""
        jobs = []
        for codes, start in zip(self._codes, self._starts[:-1], strict=True):
            parts = [_of_block(block, start + place * BLOCK) for place, block in enumerate(codes.blocks)]
            parts += [] if codes.lists is None else _of_lists(codes.lists, start)
            jobs += [partial(_products, part, codes.scale, asked, count) for part in parts]
        best = _Best(count, asked.shape[1])
        for found in _pool().map(lambda job: job(), jobs):  # one part is widened while another is multiplied
            best.merge(found)
        return best.rows()


def _products(part: Iterable[CodedRows], scale: float, asked: Vectors, count: int) -> _Best:
    """Return for all whole queries [D, B] the rows of a part with the largest products."""
    best = _Best(count, asked.shape[1])
    for codes, rows in part:
        products = (codes ^ np.uint8(128)).view(np.int8).astype(np.float32) @ asked
        products /= scale
        best.take(products, rows)
    return best


def whole(query: Vectors) -> Vectors:
    """Return a query [D] in whole float32 numbers up to 127: only so are its products with codes exact."""
    largest = float(np.abs(query).max(initial=0.0))
    return np.rint(query * np.float32(LARGEST / largest)) if largest else query


def _look(
    index: Any, scale: float, asked: Vectors, count: int, start: int, allowed: Allowed | None, probes: int = 0
) -> tuple[Vectors, Rows]:
    """Return how much codes are like a whole query [1, D], and their rows: the `count` best of an index from `start`.

    Shards may differ in scale, so likeness is told in units of the vectors.
    """
    selector = None
    if allowed is not None:
        selector = faiss.IDSelectorBitmap(allowed.bits(start, start + index.ntotal))
    wanted = None
    if probes:
        wanted = faiss.SearchParametersIVF(nprobe=probes, sel=selector)
    elif selector is not None:
        wanted = faiss.SearchParameters(sel=selector)
    faiss.omp_set_num_threads(1)  # threads do not help with one query; OpenMP's setting is per thread
    likeness, rows = index.search(asked, min(count, index.ntotal), params=wanted)
    there = rows[0] >= 0
    return likeness[0][there] / np.float32(scale), rows[0][there].astype(np.int64) + start


CodedRows = tuple[npt.NDArray[np.uint8], Rows]
"""Codes as FAISS stores them [n, D], 128 more than they are, and the rows that they belong to [n]."""


def _of_block(block: Any, start: int) -> Iterator[CodedRows]:
    """Yield the codes of a block whose rows begin at `start`, `CHUNK` at a time."""
    codes = faiss.rev_swig_ptr(block.codes.data(), block.ntotal * block.d).reshape(block.ntotal, block.d)
    for first in range(0, block.ntotal, CHUNK):
        part = codes[first : first + CHUNK]
        yield part, np.arange(start + first, start + first + len(part))


def _of_lists(lists: Any, start: int) -> list[Iterator[CodedRows]]:
    """Return the codes of lists whose rows begin at `start`, in as many parts as there are processors."""
    count = os.cpu_count() or 1
    return [_of_some_lists(lists, start, range(part, lists.nlist, count)) for part in range(count)]


def _of_some_lists(lists: Any, start: int, numbers: range) -> Iterator[CodedRows]:
    """Yield the codes of some lists, those of several together, as small matrix products are slow."""
    inside, held = lists.invlists, 0
    parts: list[CodedRows] = []
    for number in numbers:
        if size := inside.list_size(number):
            codes = faiss.rev_swig_ptr(inside.get_codes(number), size * lists.d).reshape(size, lists.d)
            parts.append((codes, faiss.rev_swig_ptr(inside.get_ids(number), size)))
            held += size
        if parts and (held >= CHUNK or number == numbers[-1]):
            codes, rows = (np.concatenate(each) for each in zip(*parts, strict=True))
            yield codes, rows.astype(np.int64) + start
            parts, held = [], 0


class _Best:
    """For several queries the rows with the largest numbers, of many that come part by part."""

    def __init__(self, count: int, queries: int) -> None:
        self.count, self._least = count, np.full(queries, -np.inf, np.float32)
        self._numbers: list[Vectors] = []
        self._rows: list[Rows] = []
        self._whose: list[Rows] = []
        self._held = 0

    def take(self, numbers: Vectors, rows: Rows) -> None:
        """Take the numbers [n, B] of some rows [n]."""
        there, whose = np.nonzero(numbers > self._least)
        self._keep(numbers[there, whose], rows[there], whose)

    def merge(self, other: _Best) -> None:
        """Take what another one has kept."""
        for part in zip(other._numbers, other._rows, other._whose, strict=True):
            self._keep(*part)

    def _keep(self, numbers: Vectors, rows: Rows, whose: Rows) -> None:
        self._numbers.append(numbers)
        self._rows.append(rows)
        self._whose.append(whose)
        self._held += len(rows)
        if self._held >= 4 * self.count * len(self._least):
            self._cut()

    def _cut(self) -> None:
        """Keep the best of each query."""
        numbers, rows, whose = np.concatenate(self._numbers), np.concatenate(self._rows), np.concatenate(self._whose)
        order = np.lexsort((-numbers, whose))
        firsts = np.searchsorted(whose[order], np.arange(len(self._least) + 1))
        ranks = np.arange(len(order)) - np.repeat(firsts[:-1], np.diff(firsts))
        kept = order[ranks < self.count]
        self._numbers, self._rows, self._whose = [numbers[kept]], [rows[kept]], [whose[kept]]
        self._held = len(kept)
        full = np.diff(firsts) >= self.count
        last = order[np.minimum(firsts[:-1] + self.count, firsts[1:])[full] - 1]
        self._least[full] = numbers[last]

    def rows(self) -> list[Rows]:
        """Return for each query the rows with the largest numbers."""
        if not self._rows:
            return [NONE] * len(self._least)
        self._cut()
        return [self._rows[0][self._whose[0] == number] for number in range(len(self._least))]


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    """Return the threads that look through blocks; FAISS leaves Python's lock while it does."""
    return ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="pinpoint-search")
