"""Which references of a gallery a search may answer with."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
import numpy.typing as npt

from .columns import Mask, Rows

FEW = 0.1
"""Up to this share of the references, their rows are looked at one by one: no list of neighbours could lose them."""


class Allowed:
    """A set of rows of a gallery, worked out once for a run; what a search needs of it is kept."""

    def __init__(self, mask: Mask) -> None:
        """Take the set as a mask [N], which must not be changed afterwards."""
        self.mask = mask
        self._part: tuple[Mask, Allowed] | None = None

    @classmethod
    def everywhere(cls, total: int) -> Allowed:
        """Return the set of all rows of a gallery."""
        return cls(np.ones(total, bool))

    def __len__(self) -> int:
        """Return how many rows there are, in the set or not."""
        return len(self.mask)

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
        """Return the part of the set that is in a mask [N] too; the last one is kept, as all photos of a run ask it."""
        kept = self._part
        if kept is None or kept[0] is not mask:
            kept = self._part = mask, Allowed(self.mask & mask)
        return kept[1]

    def without(self, rows: Iterable[int] | Rows) -> Allowed:
        """Return the set without some rows."""
        mask = self.mask.copy()
        mask[np.asarray(rows, np.int64)] = False
        return Allowed(mask)
