"""The best rows for many queries at once: their products with all codes, as one matrix product after another."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from .codes import CHUNK
from .columns import NONE, Rows, Vectors

NOTHING: tuple[Vectors, Rows] = np.empty(0, np.float32), NONE
"""What is found where there is nothing."""

CodedRows = tuple[npt.NDArray[np.uint8], Rows]
"""Codes as FAISS stores them [n, D], 128 more than they are, and the rows that they belong to [n]."""


@dataclass(frozen=True)
class WorkShare:
    """One of several equal shares of a work whose parts are numbered."""

    number: int = 0
    of: int = 1

    @property
    def part(self) -> slice:
        """Return which numbers are in it."""
        return slice(self.number, None, self.of)


ALL = WorkShare()
"""The only share of a work that is not shared."""


def cores() -> int:
    """Return how many cores are this process's own, where several share a machine as `torchrun` and Ray have them."""
    return max(1, (os.cpu_count() or 1) // int(os.environ.get("LOCAL_WORLD_SIZE", "1")))


def of_block(block: Any, start: int) -> Iterator[list[CodedRows]]:
    """Yield the codes of a block whose rows begin at `start`, `CHUNK` at a time."""
    codes = faiss.rev_swig_ptr(block.codes.data(), block.ntotal * block.d).reshape(block.ntotal, block.d)
    for first in range(0, block.ntotal, CHUNK):
        part = codes[first : first + CHUNK]
        yield [(part, np.arange(start + first, start + first + len(part)))]


def of_lists(lists: Any, start: int, share: WorkShare) -> list[Iterator[list[CodedRows]]]:
    """Return the codes of a share of lists whose rows begin at `start`, in as many parts as there are cores."""
    count, own = cores(), range(lists.nlist)[share.part]
    return [_of_some_lists(lists, start, own[part::count]) for part in range(count)]


def _of_some_lists(lists: Any, start: int, numbers: range) -> Iterator[list[CodedRows]]:
    """Yield the codes of some lists, those of several together, as small matrix products are slow."""
    inside, held = lists.invlists, 0
    parts: list[CodedRows] = []
    for number in numbers:
        if size := inside.list_size(number):
            codes = faiss.rev_swig_ptr(inside.get_codes(number), size * lists.d).reshape(size, lists.d)
            parts.append((codes, faiss.rev_swig_ptr(inside.get_ids(number), size).astype(np.int64) + start))
            held += size
        if parts and (held >= CHUNK or number == numbers[-1]):
            yield parts
            parts, held = [], 0


def best_of(part: Iterable[list[CodedRows]], scale: float, asked: Vectors, count: int) -> Best:
    """Return for all whole queries [D, B] the rows of a part with the largest products."""
    best = Best(count, asked.shape[1])
    signed, wide = np.empty((0, 0), np.uint8), np.empty((0, 0), np.float32)
    for together in part:
        held = sum(len(codes) for codes, _ in together)
        if held > len(signed):  # made once: the system takes as long to give this memory as a product takes
            signed, wide = np.empty((held, len(asked)), np.uint8), np.empty((held, len(asked)), np.float32)
        at = 0
        for codes, _ in together:
            np.bitwise_xor(codes, np.uint8(128), out=signed[at : at + len(codes)])
            at += len(codes)
        np.copyto(wide[:held], signed[:held].view(np.int8))
        products = wide[:held] @ asked
        products /= scale
        best.take(products, np.concatenate([rows for _, rows in together]))
    return best


class Best:
    """For several queries the rows with the largest numbers, of many that come part by part."""

    def __init__(self, count: int, queries: int) -> None:
        self.count, self._least = count, np.full(queries, -np.inf, np.float32)
        self._small = np.min_scalar_type(queries)  # numbers of queries in 16 bits are sorted in one pass
        self._numbers: list[Vectors] = []
        self._rows: list[Rows] = []
        self._whose: list[Rows] = []
        self._held = 0

    def take(self, numbers: Vectors, rows: Rows) -> None:
        """Take the numbers [n, B] of some rows [n]."""
        if np.isneginf(self._least).any() and len(numbers) > self.count:
            largest = np.partition(numbers.T.copy(), -self.count, axis=1)[:, -self.count]
            kept = np.flatnonzero(numbers >= largest)
        else:
            kept = np.flatnonzero(numbers > self._least)
        there, whose = np.divmod(kept, len(self._least))
        self._keep(numbers.reshape(-1)[kept], rows[there], whose.astype(self._small))

    def merge(self, other: Best) -> None:
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
        order = np.argsort(whose, kind="stable")
        firsts = np.searchsorted(whose[order], np.arange(len(self._least) + 1))
        parts = [self._cut_one(numbers, order[first:last]) for first, last in pairwise(firsts.tolist())]
        kept = np.concatenate(parts)
        self._numbers, self._rows, self._whose = [numbers[kept]], [rows[kept]], [whose[kept]]
        self._held = len(kept)
        for number, part in enumerate(parts):
            if len(part) == self.count:
                self._least[number] = numbers[part].min()

    def _cut_one(self, numbers: Vectors, mine: Rows) -> Rows:
        """Return those of a query's places `mine` that have its largest numbers."""
        if len(mine) <= self.count:
            return mine
        return mine[np.argpartition(-numbers[mine], self.count - 1)[: self.count]]

    def found(self) -> list[tuple[Vectors, Rows]]:
        """Return for each query the largest numbers, and their rows."""
        if not self._rows:
            return [NOTHING] * len(self._least)
        self._cut()
        own = [self._whose[0] == number for number in range(len(self._least))]
        return [(self._numbers[0][each], self._rows[0][each]) for each in own]
