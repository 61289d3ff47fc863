"""Columns of a gallery: arrays of several shards read like one, and numbers for texts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

Rows: TypeAlias = npt.NDArray[np.int64]
Vectors: TypeAlias = npt.NDArray[np.float32]
Mask: TypeAlias = npt.NDArray[np.bool_]
NONE: Rows = np.empty(0, np.int64)
NO_TIME = np.iinfo(np.int64).min
"""The time of a reference whose time is not known."""


class Stacked:
    """Arrays [n, ...] of several shards, one after another, read by rows like one array; nothing is copied for it."""

    def __init__(self, parts: Sequence[npt.NDArray[Any]]) -> None:
        self.parts = tuple(parts)
        self.starts = np.cumsum([0, *map(len, parts)])
        self.dtype = parts[0].dtype
        self.shape = (int(self.starts[-1]), *parts[0].shape[1:])

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, rows: Any) -> Any:
        """Return one row, or those of an array [...] of row numbers, a mask or a slice."""
        if isinstance(rows, (int, np.integer)):
            number = int(np.searchsorted(self.starts, rows, "right")) - 1
            return self.parts[number][rows - self.starts[number]]
        if isinstance(rows, slice):
            start, stop, step = rows.indices(len(self))
            number = int(np.searchsorted(self.starts, start, "right")) - 1
            if step == 1 and number < len(self.parts) and stop <= self.starts[number + 1]:
                return self.parts[number][start - self.starts[number] : stop - self.starts[number]]
            rows = np.arange(start, stop, step)
        asked = np.asarray(rows)
        flat = np.flatnonzero(asked) if asked.dtype == bool else asked.astype(np.int64).ravel()
        taken = np.empty((len(flat), *self.shape[1:]), self.dtype)
        owners = np.searchsorted(self.starts, flat, "right") - 1
        for number in np.unique(owners):
            own = owners == number
            taken[own] = self.parts[number][flat[own] - self.starts[number]]
        return taken if asked.dtype == bool else taken.reshape(*asked.shape, *self.shape[1:])

    def __array__(self, dtype: Any = None, copy: bool | None = None) -> npt.NDArray[Any]:
        """Return all of it as one array, copied."""
        return np.concatenate(self.parts).astype(dtype or self.dtype, copy=False)


Column: TypeAlias = "npt.NDArray[Any] | Stacked"


def stacked(parts: Sequence[npt.NDArray[Any]]) -> Column:
    """Return the arrays of several shards as one column; that of a single shard as it is."""
    return parts[0] if len(parts) == 1 else Stacked(parts)


def code_of(text: str) -> int:
    """Return a number of 64 bits for a text, the same on every machine: equal texts, equal numbers."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def codes_of(texts: Sequence[str]) -> npt.NDArray[np.uint64]:
    """Return the number of each text: [n]; that of "" is 0."""
    known = {text: code_of(text) if text else 0 for text in set(texts)}
    return np.array([known[text] for text in texts], np.uint64)


SHIFTED_BITS = np.int32(-0x70002000)
"""The bits of a float32 that a shifted float16 fills: sign, exponent and mantissa."""


def widened(halves: npt.NDArray[np.float16]) -> Vectors:
    """Return finite float16 as float32: the same bits as `astype` gives, six times as fast.

    NumPy converts half precision in software, number by number. Shifted into place, the exponent is 112 too small (its
    bias is 15, not 127), so we multiply by 2^112, which is right for subnormal numbers as well.
    """
    bits = halves.view(np.int16).astype(np.int32)
    bits <<= 13
    bits &= SHIFTED_BITS
    wide = bits.view(np.float32)
    wide *= np.float32(2.0**112)
    return wide
