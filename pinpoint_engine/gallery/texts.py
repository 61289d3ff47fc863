"""The texts of references, in a GeoPackage that QGIS opens as it is: one row per reference, in the order of rows."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from ..errors import GalleryError, reason
from ..runs import geopackage
from ..tables import REFERENCES, Row
from ..types import Location, Reference, Source
from .columns import Rows

SELECT = " ".join(
    ("SELECT", ", ".join(column.name for column in REFERENCES.columns), ", fid FROM", REFERENCES.name, "")
)
NEVER = "1970-01-01T00:00:00.000Z"
"""The time of the last change: the same references give the same file, to the bit."""
AT_ONCE = 500
"""Rows that one statement reads; SQLite takes no more than 999 parameters."""
WRITTEN = 10_000
"""Rows that one statement writes."""
KEPT = 4096
"""References that stay in memory once they were read."""


def write_table(path: Path, references: Iterable[Reference], *, indexed: bool = False) -> None:
    """Write references to a new GeoPackage; a shard's has no index, which would cost more than all else of a large one.

    Raises:
        OSError: it cannot be written.
    """
    rows = map(row_of, references)
    try:
        geopackage.create(path, [REFERENCES], indexed=indexed)
        with closing(geopackage.connect(path)) as database:
            database.execute("PRAGMA synchronous=OFF")  # the shard is synced as a whole
            database.execute("PRAGMA journal_mode=OFF")
            database.execute("BEGIN")
            while part := list(islice(rows, WRITTEN)):
                geopackage.insert(database, REFERENCES, part)
            database.execute("UPDATE gpkg_contents SET last_change = ?", (NEVER,))
            database.execute("COMMIT")
    except sqlite3.Error as error:
        raise geopackage.as_os_error(error, path) from error


def row_of(reference: Reference) -> Row:
    """Return a reference as a row of `REFERENCES`."""
    time = reference.captured_at
    values = (
        reference.id,
        reference.location.lon,
        reference.location.lat,
        reference.source.value,
        reference.url,
        reference.author,
        reference.licence,
        time.isoformat() if time else None,
        reference.sequence,
    )
    kept = (_utf8(value) if isinstance(value, str) else value for value in values)
    return dict(zip((column.name for column in REFERENCES.columns), kept, strict=True))


def _utf8(text: str) -> str:
    """Return a text that can be stored: half of a surrogate pair becomes a question mark."""
    return text.encode("utf-8", "replace").decode("utf-8")


class ReferenceTable(Sequence[Reference]):
    """The references of a shard's GeoPackage by row; each is read when it is asked for."""

    def __init__(self, path: Path, count: int, named: str = "") -> None:
        """Take the file, how many references it has, and what becomes their `gallery`."""
        self.path, self._count, self._named = path, count, named
        self._kept: OrderedDict[int, Reference] = OrderedDict()
        self._lock = threading.Lock()
        self._database = self._connect()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Reference]:
        """Yield all references in order of their rows.

        Raises:
            GalleryError: the file cannot be read.
        """
        for start in range(0, self._count, WRITTEN):
            yield from self._fetch(f"WHERE fid > {start} AND fid <= {start + WRITTEN} ORDER BY fid")

    def __getitem__(self, row: Any) -> Any:
        """Return the reference of a row, or those of a slice.

        Raises:
            GalleryError: the file cannot be read.
            IndexError: there is no such row.
        """
        if isinstance(row, slice):
            return tuple(self.of(range(*row.indices(self._count))))
        if not -self._count <= row < self._count:
            raise IndexError(f"there is no reference {row} among {self._count}")
        return self.of([row % self._count])[0]

    def of(self, rows: Iterable[int]) -> list[Reference]:
        """Return the references of some rows, in their order.

        Raises:
            GalleryError: the file cannot be read.
        """
        wanted = [int(row) for row in rows]
        with self._lock:
            found = {row: self._kept[row] for row in set(wanted) if row in self._kept}
        missing = sorted(set(wanted) - set(found))
        for start in range(0, len(missing), AT_ONCE):
            part = missing[start : start + AT_ONCE]
            holes = ", ".join("?" * len(part))
            read = self._fetch(f"WHERE fid IN ({holes}) ORDER BY fid", [row + 1 for row in part])
            found.update(zip(part, read, strict=True))
        with self._lock:
            self._kept.update(found)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return [found[row] for row in wanted]

    def _fetch(self, which: str, values: Sequence[int] = ()) -> list[Reference]:
        try:
            with self._lock:
                found = self._database.execute(SELECT + which, values).fetchall()
            return [self._reference(columns) for columns in found]
        except (sqlite3.Error, ValueError, TypeError) as error:
            raise GalleryError(f"{self.path} cannot be read ({reason(error)}); build the gallery again") from error

    def _connect(self) -> sqlite3.Connection:
        """Open the file now, as another program may merge the shard and remove it; a shard needs no lock of its own.

        Raises:
            ValueError: it is no database.
        """
        uri = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
        try:
            opened = sqlite3.connect(uri, uri=True, check_same_thread=False)
            opened.execute("PRAGMA schema_version").fetchone()  # only now is it opened
            return opened
        except sqlite3.Error as error:
            raise ValueError(f"{self.path.name} cannot be opened") from error

    def _reference(self, columns: tuple[Any, ...]) -> Reference:
        ref_id, lon, lat, source, url, author, licence, captured, sequence, _ = columns
        time = datetime.fromisoformat(captured) if captured else None
        return Reference(ref_id, Location(lat, lon), Source(source), url, author, licence, time, sequence, self._named)


class ReferenceList(Sequence[Reference]):
    """The references of several shards, one after another."""

    def __init__(self, parts: Sequence[Sequence[Reference]]) -> None:
        self.parts = tuple(parts)
        self._starts = np.cumsum([0, *map(len, parts)])

    def __len__(self) -> int:
        return int(self._starts[-1])

    def __iter__(self) -> Iterator[Reference]:
        for part in self.parts:
            yield from part

    def __getitem__(self, row: Any) -> Any:
        """Return the reference of a row, or those of a slice."""
        if isinstance(row, slice):
            return tuple(self.of(np.arange(*row.indices(len(self)))))
        if not -len(self) <= row < len(self):
            raise IndexError(f"there is no reference {row} among {len(self)}")
        return self.of(np.array([row % len(self)]))[0]

    def of(self, rows: Rows) -> list[Reference]:
        """Return the references of some rows [n], in their order.

        Raises:
            GalleryError: a file cannot be read.
        """
        owners = np.searchsorted(self._starts, rows, "right") - 1
        found: dict[int, Reference] = {}
        for number in np.unique(owners).tolist():
            own = rows[owners == number]
            part, inner = self.parts[number], (own - self._starts[number]).tolist()
            read = part.of(inner) if isinstance(part, ReferenceTable) else [part[row] for row in inner]
            found.update(zip(own.tolist(), read, strict=True))
        return [found[row] for row in rows.tolist()]
