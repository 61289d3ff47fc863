"""Search by similarity: int8 codes propose rows, and the float16 vectors decide."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, fields
from functools import lru_cache, partial
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from .allowed import Allowed
from .codes import Codes, Halves, encode, whole
from .columns import Column, Rows, Stacked, Vectors, stacked, widened
from .products import ALL, NOTHING, Best, WorkShare, best_of, cores, of_block, of_lists

PROPOSED = 512
"""At least so many rows are compared exactly; of 200 wanted, none was ever beyond them (`benchmarks/gallery.py`)."""
PER_WANTED = 2
"""And at least so many for each one that is wanted."""
TOGETHER = 8
"""From so many queries on, they are compared with all codes by a matrix product."""
LOOKED_AT = 1 << 12
"""Rows of a search area that one thread compares at a time."""


@dataclass(frozen=True)
class Hits:
    """The nearest references of each query, best first: rows int64 [B, K] (-1: none), similarity float32 [B, K]."""

    rows: Rows
    similarity: Vectors


@dataclass(frozen=True, eq=False)
class Contenders:
    """The rows that the codes propose as most similar to one query, compared exactly, all [n].

    Attributes:
        rows: Which they are.
        likeness: The similarity of their codes to the query, by which they were proposed.
        similarity: That of their vectors.
        order: What decides between those that are equally similar, lower first.
    """

    rows: Rows
    likeness: Vectors
    similarity: Vectors
    order: Rows

    @classmethod
    def joined(cls, parts: Sequence[Contenders], count: int) -> Contenders:
        """Return the `count` that all parts of an index would have proposed together."""
        rows, likeness, similarity, order = (
            np.concatenate([getattr(part, field.name) for part in parts]) for field in fields(cls)
        )
        kept = _largest(likeness, count)
        return cls(rows[kept], likeness[kept], similarity[kept], order[kept])


class Index:
    """A search index over unit vectors float16 [N, D] of one or several shards, by cosine similarity."""

    def __init__(
        self,
        vectors: Column,
        codes: Sequence[Codes],
        order: Callable[[Rows], Rows] | None = None,
        share: WorkShare = ALL,
    ) -> None:
        """Take the vectors and the codes of each shard.

        `order` returns what decides between rows [n] that are equally similar, lower first; None: the row itself.
        Several shards give the same answer as one with the same order. One of several shares of an index looks through
        its own codes only; what all of them find is what the index finds, see `Contenders.joined`.
        """
        self.vectors, self.codes, self.order, self.share = vectors, tuple(codes), order, share
        parts = vectors.parts if isinstance(vectors, Stacked) else (vectors,)
        self._starts = np.cumsum([0, *map(len, parts)]).tolist()

    @classmethod
    def of(cls, vectors: Halves, order: Callable[[Rows], Rows] | None = None) -> Index:
        """Return the index of vectors in memory."""
        return cls(vectors, [encode(vectors)], order)

    @classmethod
    def of_nothing(cls, vectors: Halves) -> Index:
        """Return the index of rows without vectors, as `shards.no_vectors` has them: it proposes none of them."""
        return cls(vectors, [Codes(1.0)])

    @classmethod
    def over(cls, indexes: Sequence[Index], order: Callable[[Rows], Rows] | None = None) -> Index:
        """Return one index over several, whose rows follow each other; nothing is copied."""
        parts = [part for each in indexes for part in each.parts]
        return cls(stacked(parts), [codes for each in indexes for codes in each.codes], order)

    def exactly(self) -> Index:
        """Return the index that looks through all lists, and so finds the true neighbours."""
        return Index(self.vectors, [each.exactly() for each in self.codes], self.order, self.share)

    def sharing(self, number: int, of: int) -> Index:
        """Return one of so many shares of the index."""
        return Index(self.vectors, self.codes, self.order, WorkShare(number, of))

    @property
    def in_words(self) -> str:
        """Tell how it searches, for the record of a run: "exact", or what lists keep of the votes at least."""
        kept = min((each.votes_kept for each in self.codes), default=1.0)
        return "exact" if kept == 1 else f"lists that keep {kept:.1%} of the votes"

    @property
    def parts(self) -> tuple[npt.NDArray[Any], ...]:
        """Return the vectors of each shard."""
        return self.vectors.parts if isinstance(self.vectors, Stacked) else (self.vectors,)

    def __len__(self) -> int:
        return self._starts[-1]

    def search(self, queries: Vectors, k: int, allowed: Allowed | None = None) -> Hits:
        """Find the k most similar rows to each query [B, D] among the `allowed` ones (None: all).

        The codes propose rows. Their similarities are then computed from the vectors in a fixed order, and ties go to
        the lower in order, so that a result does not depend on the rest of the batch, nor on the shards. Where a
        shard has lists, only those most like the query are looked through; see `exactly`.
        """
        if allowed is not None and allowed.is_whole:
            allowed = None
        rows = np.full((len(queries), k), -1, np.int64)
        similarity = np.full((len(queries), k), -np.inf, np.float32)
        for number, found in enumerate(self.contenders(queries, k, allowed)):
            best = np.lexsort((found.order, -found.similarity))[:k]
            rows[number, : len(best)] = found.rows[best]
            similarity[number, : len(best)] = found.similarity[best]
        return Hits(rows, similarity)

    def contenders(self, queries: Vectors, k: int, allowed: Allowed | None) -> Iterator[Contenders]:
        """Yield for each query [B, D] the rows that may be among the k most similar, compared exactly; see `search`."""
        for query, (likeness, rows) in zip(queries, self._proposals(queries, k, allowed), strict=True):
            order = rows if self.order is None else self.order(rows)
            yield Contenders(rows, likeness, self.similarity(query, rows), order)

    def similarity(self, query: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of a unit query [D] with rows [n], each summed by itself in float64: float32 [n]."""
        products = widened(self.vectors[rows]) * query.astype(np.float64)
        return np.asarray(products.sum(axis=1), np.float32)

    def _proposals(self, queries: Vectors, k: int, allowed: Allowed | None) -> Iterator[tuple[Vectors, Rows]]:
        """Yield for each query [B, D] how like it codes are, and their rows: those that may be the k most similar."""
        count = proposed(k)
        if allowed is not None and (allowed.is_few or allowed.count <= count):
            yield from (self._of_few(query, allowed.rows, count) for query in queries)
            return
        if allowed is None and len(queries) >= TOGETHER and all(codes.is_exact for codes in self.codes):
            yield from self._of_all(queries, count)
            return
        is_part = allowed is not None and 2 * allowed.count < len(self)  # lists would lose much of it
        index = self.exactly() if is_part else self
        for query in queries:
            yield index._of_one(query, min(count, len(self)), allowed)

    def _of_few(self, query: Vectors, rows: Rows, count: int) -> tuple[Vectors, Rows]:
        """Return the `count` most similar of some rows by their vectors; all of them if there are no more."""
        if not np.isfinite(query).all():
            return NOTHING
        if len(rows) <= count:
            own = rows[self.share.part]
            return np.zeros(len(own), np.float32), own
        parts = [rows[start : start + LOOKED_AT] for start in range(0, len(rows), LOOKED_AT)][self.share.part]
        return _joined(_pool().map(partial(self._most_like, query, count), parts), count)

    def _most_like(self, query: Vectors, count: int, rows: Rows) -> tuple[Vectors, Rows]:
        """Return the cosine of a query with the `count` most similar of rows [n], nearly as `similarity` has it."""
        is_run = rows[-1] - rows[0] == len(rows) - 1  # inside an area most are: they are read as they lie
        taken = self.vectors[int(rows[0]) : int(rows[-1]) + 1] if is_run else self.vectors[rows]
        halves = faiss.IndexScalarQuantizer(len(query), faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT)
        halves.add_sa_codes(np.ascontiguousarray(taken).view(np.uint8))
        faiss.omp_set_num_threads(1)
        likeness, places = halves.search(query[None], min(count, len(rows)))
        return likeness[0], rows[places[0]]

    def _of_one(self, query: Vectors, count: int, allowed: Allowed | None) -> tuple[Vectors, Rows]:
        """Return the `count` rows whose codes are most like a query [D]."""
        if not np.isfinite(query).all():
            return NOTHING
        jobs = self._jobs(np.asarray(whole(query)[None], np.float32), count, allowed)
        return _joined(_pool().map(lambda job: job(), jobs) if len(jobs) > 1 else [job() for job in jobs], count)

    def _jobs(self, asked: Vectors, count: int, allowed: Allowed | None) -> list[Callable[[], tuple[Vectors, Rows]]]:
        """Return what one thread does each: return how much the codes of a part are like a query, and their rows."""
        blocks = [partial(_look, *block, asked, count, allowed) for block in self._blocks()]
        lists = [partial(_look_through, *listed, asked, count, allowed, self.share) for listed in self._listed()]
        return [*blocks[self.share.part], *lists]

    def _blocks(self) -> Iterator[tuple[float, Any, int]]:
        """Yield the blocks of all shards, each with its scale and its first row."""
        for codes, start in zip(self.codes, self._starts[:-1], strict=True):
            yield from ((codes.scale, block, first) for block, first in codes.blocks_from(start))

    def _listed(self) -> Iterator[tuple[Codes, int]]:
        """Yield the codes of the shards with lists, each with its first row."""
        for codes, start in zip(self.codes, self._starts[:-1], strict=True):
            if codes.lists is not None:
                yield codes, start

    def _of_all(self, queries: Vectors, count: int) -> Iterator[tuple[Vectors, Rows]]:
        """Yield the rows whose codes are most like each query [B, D], by matrix products."""
        usable = np.isfinite(queries).all(axis=1)
        asked = np.ascontiguousarray(np.stack([whole(query) for query in queries[usable]]).T) if usable.any() else None
        best = iter(() if asked is None else self._best_products(asked, min(count, len(self))))
        for is_usable in usable.tolist():
            yield next(best) if is_usable else NOTHING

    def _best_products(self, asked: Vectors, count: int) -> list[tuple[Vectors, Rows]]:
        """Return the rows with the largest products of their codes with whole queries [D, B]: B times [`count`]."""
        blocks = [(scale, of_block(block, first)) for scale, block, first in self._blocks()][self.share.part]
        lists = [(each.scale, part) for each, at in self._listed() for part in of_lists(each.lists, at, self.share)]
        jobs = [partial(best_of, part, scale, asked, count) for scale, part in (*blocks, *lists)]
        best = Best(count, asked.shape[1])
        for found in _pool().map(lambda job: job(), jobs):  # one part is widened while another is multiplied
            best.merge(found)
        return best.found()


def proposed(k: int) -> int:
    """Return how many rows are compared exactly where k are wanted."""
    return max(PROPOSED, PER_WANTED * k)


def _joined(found: Iterable[tuple[Vectors, Rows]], count: int) -> tuple[Vectors, Rows]:
    """Return the `count` most alike of what several threads have found."""
    likeness, rows = (np.concatenate(each) for each in zip(NOTHING, *found, strict=True))
    kept = _largest(likeness, count)
    return likeness[kept], rows[kept]


def _largest(likeness: Vectors, count: int) -> Rows | slice:
    """Return the places of the `count` largest of some numbers [n]."""
    return slice(None) if len(likeness) <= count else np.argpartition(-likeness, count)[:count]


def _look(
    scale: float, block: Any, first: int, asked: Vectors, count: int, allowed: Allowed | None
) -> tuple[Vectors, Rows]:
    """Return how much codes are like a whole query [1, D], and their rows: the `count` best of a block from `first`.

    Shards may differ in scale, so likeness is told in units of the vectors.
    """
    wanted = None
    if allowed is not None:
        wanted = faiss.SearchParameters(sel=faiss.IDSelectorBitmap(allowed.bits(first, first + block.ntotal)))
    faiss.omp_set_num_threads(1)  # threads do not help with one query; OpenMP's setting is per thread
    likeness, rows = block.search(asked, min(count, block.ntotal), params=wanted)
    return _there(likeness[0], rows[0], scale, first)


def _look_through(
    codes: Codes, start: int, asked: Vectors, count: int, allowed: Allowed | None, share: WorkShare
) -> tuple[Vectors, Rows]:
    """Return what `_look` does, of a share of the lists of a shard from `start`."""
    lists, count = codes.lists, min(count, codes.lists.ntotal)
    selector = None if allowed is None else faiss.IDSelectorBitmap(allowed.bits(start, start + lists.ntotal))
    wanted = faiss.SearchParametersIVF(nprobe=codes.probes, sel=selector)
    faiss.omp_set_num_threads(1)
    apart, nearest = lists.quantizer.search(asked, codes.probes)
    nearest[nearest % share.of != share.number] = -1  # FAISS passes over these lists
    likeness, rows = np.empty((1, count), np.float32), np.empty((1, count), np.int64)
    query, *arrays = map(faiss.swig_ptr, (asked, nearest, apart, likeness, rows))
    lists.search_preassigned_c(1, query, count, *arrays, False, wanted)
    return _there(likeness[0], rows[0], codes.scale, start)


def _there(likeness: Vectors, rows: Rows, scale: float, first: int) -> tuple[Vectors, Rows]:
    """Return what FAISS has found, without the places that it left empty."""
    there = rows >= 0
    return likeness[there] / np.float32(scale), rows[there].astype(np.int64) + first


@lru_cache(maxsize=1)
def _pool() -> ThreadPoolExecutor:
    """Return the threads that look through blocks; FAISS leaves Python's lock while it does."""
    return ThreadPoolExecutor(cores(), thread_name_prefix="pinpoint-search")
