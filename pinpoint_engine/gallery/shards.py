"""A shard: references and their vectors, in memory or in a folder that never changes once it is written."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..types import Reference, Source
from .codes import Halves, encode
from .columns import NO_TIME, Rows, codes_of
from .places import PlaceOrder
from .search import Index
from .stored_codes import StoredCodes, open_codes
from .texts import ReferenceTable

SOURCES = tuple(Source)
"""What the numbers of the column `source` mean."""
VECTORS, KEYS, TABLE = "vectors.npy", "keys.npy", "references.gpkg"
AT_ONCE = 100_000
"""References whose facts are worked out together."""
BY_ROW = ("latlon", "source", "sequence", "author", "captured_at", "number")
FACTS = (*BY_ROW, "by_number", "ids", "by_id")
"""The columns that are arrays, each in a file of its name."""


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known of the N references of a shard, as arrays.

    Attributes:
        latlon: Degrees float64 [N, 2].
        source: Position in `SOURCES`, uint8 [N].
        sequence: Number of the sequence; where there is none, of the reference itself, uint64 [N].
        author: Number of the author, 0 where there is none, uint64 [N].
        captured_at: Seconds from 1970 by the clock on the spot, int64 [N]; `NO_TIME` where it is not known.
        number: When it was added to its gallery, counted from 0, int64 [N]; between equals the lower comes first.
        by_number: The rows in the order of their numbers, int32 [N].
        ids: The numbers of their ids, ascending, uint64 [N].
        by_id: The row of each of `ids`, int32 [N].
    """

    latlon: geodesy.Floats
    source: npt.NDArray[np.uint8]
    sequence: npt.NDArray[np.uint64]
    author: npt.NDArray[np.uint64]
    captured_at: Rows
    number: Rows
    by_number: npt.NDArray[np.int32]
    ids: npt.NDArray[np.uint64]
    by_id: npt.NDArray[np.int32]

    @classmethod
    def of(cls, references: Sequence[Reference], number: Rows) -> Facts:
        """Work out the facts of references that have these numbers [N]."""
        parts = [_columns_of(references[at : at + AT_ONCE]) for at in range(0, max(len(references), 1), AT_ONCE)]
        columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
        ids = columns.pop("id")
        return cls.taken({**columns, "number": number}, ids)

    @classmethod
    def taken(cls, columns: Mapping[str, npt.NDArray[Any]], ids: npt.NDArray[np.uint64]) -> Facts:
        """Work out the rest of the facts from the columns of `BY_ROW` and the number of each id [N]."""
        by_id = np.argsort(ids, kind="stable")
        by_number = np.argsort(columns["number"], kind="stable").astype(np.int32)
        return cls(**columns, by_number=by_number, ids=ids[by_id], by_id=by_id.astype(np.int32))

    @property
    def ids_by_row(self) -> npt.NDArray[np.uint64]:
        """Return the number of the id of each row [N]."""
        ids = np.empty(len(self.ids), np.uint64)
        ids[self.by_id] = self.ids
        return ids


def _columns_of(references: Sequence[Reference]) -> dict[str, npt.NDArray[Any]]:
    return {
        "latlon": geodesy.latlon_array([reference.location for reference in references]),
        "source": np.array([SOURCES.index(reference.source) for reference in references], np.uint8),
        "sequence": codes_of([plain(reference.sequence) or f"\n{reference.id}" for reference in references]),
        "author": codes_of([plain(reference.author) for reference in references]),
        "captured_at": np.array([seconds(reference.captured_at) for reference in references], np.int64),
        "id": codes_of([reference.id for reference in references]),
    }


def plain(name: str) -> str:
    """Return a name as it is compared: without outer spaces and capitals."""
    return name.strip().casefold()


def seconds(time: dt.datetime | None) -> int:
    """Return a time by the clock on the spot as seconds from 1970; `NO_TIME` for none."""
    if time is None:
        return NO_TIME
    return int((time.replace(tzinfo=None) - dt.datetime(1970, 1, 1)).total_seconds() // 1)


class Shard:
    """References with their vectors float16 [N, D]; in a folder they are sorted by place, in memory as they come."""

    def __init__(
        self,
        references: Sequence[Reference],
        vectors: Halves,
        facts: Facts,
        places: PlaceOrder,
        folder: Path | None = None,
        codes: StoredCodes | None = None,
    ) -> None:
        """Take the columns; a shard that is stored also its folder, and what the manifest says of its codes."""
        self.references, self.vectors, self.facts, self.places = references, vectors, facts, places
        self.folder, self.codes = folder, codes or StoredCodes()
        self.has_photos = not len(vectors) or vectors.strides[0] != 0

    @classmethod
    def of(cls, references: Sequence[Reference], vectors: Halves, numbers: Rows | None = None) -> Shard:
        """Return a shard in memory, whose references have some numbers [N]; None numbers them as they come."""
        facts = Facts.of(references, np.arange(len(references)) if numbers is None else numbers)
        return cls(references, vectors, facts, PlaceOrder.of(facts.latlon))

    @classmethod
    def of_places(cls, references: Sequence[Reference], dim: int) -> Shard:
        """Return a shard in memory of places without photos, so without vectors, for galleries with D = `dim`."""
        return cls.of(references, no_vectors(len(references), dim))

    def __len__(self) -> int:
        return len(self.vectors)

    def check(self, rows: int, dim: int) -> None:
        """Check that all columns have as many rows, and the vectors as many numbers, as a manifest says.

        Raises:
            ValueError: they have not.
        """
        vectors, columns = self.vectors, [getattr(self.facts, name) for name in FACTS]
        if vectors.dtype != np.float16 or vectors.shape != (rows, dim) or {*map(len, columns)} != {rows}:
            raise ValueError(f"its arrays are not of {rows:,} references with {dim} numbers each")

    @cached_property
    def index(self) -> Index:
        """Return what searches the vectors; opened at the first search."""
        if not self.has_photos:
            return Index.of_nothing(self.vectors)
        if self.folder is None:
            return Index(self.vectors, [encode(self.vectors)])
        return Index(self.vectors, [open_codes(self.folder, self.vectors, self.codes)])


def no_vectors(rows: int, dim: int) -> Halves:
    """Return what stands for the vectors of places without photos: zeros [rows, dim] that take no room."""
    return np.broadcast_to(np.zeros((1, dim), np.float16), (rows, dim))


def open_shard(folder: Path, codes: StoredCodes, dim: int, named: str = "") -> Shard:
    """Open a shard with vectors of a length without reading it; `named` becomes the `gallery` of its references.

    One without a file of vectors has places without photos.

    Raises:
        OSError, ValueError: it cannot be opened.
    """
    facts = Facts(**{name: mapped(folder, f"{name}.npy") for name in FACTS})
    is_pictured = (folder / VECTORS).is_file()
    vectors = mapped(folder, VECTORS) if is_pictured else no_vectors(len(facts.latlon), dim)
    places = PlaceOrder(facts.latlon, mapped(folder, KEYS))
    return Shard(ReferenceTable(folder / TABLE, len(vectors), named), vectors, facts, places, folder, codes)


def write_head(file: IO[bytes], rows: int, dim: int) -> None:
    """Write how a `.npy` file of float16 [rows, dim] begins; its rows follow as they are.

    We write rows rather than map the file: mapped, it is full of holes, and a full disk ends the process by a signal.

    Raises:
        OSError: it cannot be written.
    """
    head = {"descr": "<f2", "fortran_order": False, "shape": (rows, dim)}
    np.lib.format.write_array_header_1_0(file, head)  # type: ignore[no-untyped-call]


def mapped(folder: Path, name: str) -> Any:
    """Map an array of a file into memory; one without rows cannot be mapped and is read."""
    try:
        return np.load(folder / name, mmap_mode="r", allow_pickle=False).view(np.ndarray)  # a memmap is slow to index
    except ValueError:
        return np.load(folder / name, allow_pickle=False)
