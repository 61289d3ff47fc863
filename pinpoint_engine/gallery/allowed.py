"""Which references of a gallery a search may answer with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from .columns import Mask, Rows

FEW = 0.1
"""Up to this share of the references, their rows are looked at one by one: no list of neighbours could lose them."""


class Allowed:
    """A set of rows of a gallery, worked out once for a run; what a search needs of it is kept."""

    def __init__(self, mask: Mask) -> None:
        """Take the set as a mask [N], which must not be changed afterwards."""
        self.mask, self._total = mask, len(mask)
        self._parts: list[tuple[Mask, Allowed]] = []

    @classmethod
    def everywhere(cls, total: int) -> Allowed:
        """Return the set of all rows of a gallery."""
        return cls(np.ones(total, bool))

    @classmethod
    def of(cls, rows: Rows, total: int) -> Allowed:
        """Return a set of a few rows of a gallery, ascending [n]; its mask is made when it is asked for."""
        few = cls.__new__(cls)
        few.rows, few.count, few._total, few._parts = rows, len(rows), total, []
        return few

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how it is sent to another process: a few rows as they are, more as a bit for each row."""
        if self.is_few:
            return Allowed.of, (self.rows, len(self))
        return _of_bits, (np.packbits(self.mask), len(self))

    def __len__(self) -> int:
        """Return how many rows there are, in the set or not."""
        return self._total

    @cached_property
    def mask(self) -> Mask:
        """Tell which rows are in the set [N]."""
        mask = np.zeros(self._total, bool)
        mask[self.rows] = True
        return mask

    def __getitem__(self, rows: Rows | int) -> Mask:
        """Tell which of some rows are in the set."""
        return np.asarray(self.mask[rows])

    @cached_property
    def count(self) -> int:
        """Return how many rows are in the set."""
        return int(np.count_nonzero(self.mask))

    @property
    def is_whole(self) -> bool:
        """Tell whether no row is left out."""
        return self.count == len(self)

    @property
    def is_few(self) -> bool:
        """Tell whether the rows are so few that looking at each is fastest."""
        return self.count <= FEW * len(self)

    @cached_property
    def rows(self) -> Rows:
        """Return the rows in the set, ascending [n]."""
        return np.flatnonzero(self.mask)

    @cached_property
    def _bits(self) -> dict[tuple[int, int], npt.NDArray[np.uint8]]:
        return {}

    def bits(self, start: int, stop: int) -> npt.NDArray[np.uint8]:
        """Return the set among the rows from `start` to `stop` as FAISS takes it: a bit per row, lowest first."""
        if (start, stop) not in self._bits:
            self._bits[start, stop] = np.packbits(self.mask[start:stop], bitorder="little")
        return self._bits[start, stop]

    def among(self, mask: Mask) -> Allowed:
        """Return the part of the set that is in a mask [N] too; it is kept, as all photos of a run ask for it."""
        for known, part in self._parts:
            if known is mask:
                return part
        part = Allowed(self.mask & mask)
        self._parts = [*self._parts[-1:], (mask, part)]
        return part

    def without(self, rows: Iterable[int] | Rows) -> Allowed:
        """Return the set without some rows."""
        mask = self.mask.copy()
        mask[np.asarray(rows, np.int64)] = False
        return Allowed(mask)


def _of_bits(bits: npt.NDArray[np.uint8], total: int) -> Allowed:
    return Allowed(np.unpackbits(bits, count=total).view(bool))
