"""The int8 codes of vectors, by which rows are proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from .columns import Vectors, widened

BLOCK = 1 << 18
"""Rows of codes in one FAISS index: what one thread looks through, and one file."""
LARGEST = 127
"""The largest code, and the largest whole number of a query."""
CHUNK = 1 << 14
"""Rows of codes that are made, or multiplied, together: they and their products stay in the processor's cache."""

Halves = npt.NDArray[np.float16]


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

    def blocks_from(self, start: int) -> Iterator[tuple[Any, int]]:
        """Yield each block with its first row, if those of the shard begin at `start`."""
        for block in self.blocks:
            yield block, start
            start += block.ntotal

    @property
    def is_exact(self) -> bool:
        """Return whether all rows are looked at."""
        return self.lists is None or self.probes == self.lists.nlist

    def exactly(self) -> Codes:
        """Return these codes with all lists to be looked through."""
        return self if self.is_exact else replace(self, probes=self.lists.nlist, votes_kept=1.0)


def encode(vectors: Halves) -> Codes:
    """Return the codes of vectors [n, D], in memory."""
    scale = scale_of([vectors])
    return Codes(scale, tuple(block_of(part, scale) for part in blocks_of(vectors)))


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


def blocks_of(vectors: Halves) -> Iterator[Halves]:
    yield from (vectors[start : start + BLOCK] for start in range(0, len(vectors), BLOCK))


def whole(query: Vectors) -> Vectors:
    """Return a query [D] in whole float32 numbers up to 127: only so are its products with codes exact."""
    largest = float(np.abs(query).max(initial=0.0))
    return np.rint(query * np.float32(LARGEST / largest)) if largest else query
