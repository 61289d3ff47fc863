"""References that are in no shard yet: each is on the disk as soon as its photo is embedded, so a kill loses none."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..runs.geopackage import as_os_errors
from ..types import Location, Reference, Source
from .columns import Rows

FILE = "pending.sqlite"
SCHEMA = (
    "CREATE TABLE IF NOT EXISTS pending (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, facts TEXT NOT NULL, "
    "vector BLOB NOT NULL)"
)
Vector = npt.NDArray[np.float16]


class Journal:
    """The pending references of a gallery's folder, with their vectors float16 [D], by number."""

    def __init__(self, folder: Path) -> None:
        """Open the journal, or create it.

        Raises:
            OSError: it cannot be written.
        """
        self.path = folder / FILE
        with as_os_errors(self.path):
            self._database = sqlite3.connect(os.fspath(self.path), isolation_level=None)
            self._database.execute("PRAGMA locking_mode=EXCLUSIVE")  # then WAL needs no shared memory: shares have none
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=NORMAL")  # a power cut may cost some photos, a kill none
            self._database.execute(SCHEMA)

    def close(self) -> None:
        """Close the file, and remove it if nothing is pending."""
        is_empty = not len(self)
        self._database.close()
        if is_empty:
            self.path.unlink(missing_ok=True)

    def __len__(self) -> int:
        return int(self._database.execute("SELECT count(*) FROM pending").fetchone()[0])

    def add(self, numbered: Iterable[tuple[int, Reference, Vector]]) -> None:
        """Write references with their numbers and vectors through to the disk, all or none.

        Raises:
            OSError: the disk is full.
        """
        rows = [(number, each.id, _facts(each), vector.tobytes()) for number, each, vector in numbered]
        with as_os_errors(self.path):
            self._database.execute("BEGIN")
            try:
                self._database.executemany("INSERT OR IGNORE INTO pending VALUES (?, ?, ?, ?)", rows)
                self._database.execute("COMMIT")
            except sqlite3.DatabaseError:
                self._database.rollback()
                raise

    def read(self) -> tuple[Rows, list[Reference], npt.NDArray[np.float16]]:
        """Return the numbers [n], the references and the vectors [n, D], in the order in which they were added.

        Raises:
            OSError: the file is damaged.
        """
        with as_os_errors(self.path):
            found = self._database.execute("SELECT number, facts, vector FROM pending ORDER BY number").fetchall()
        numbers = np.array([number for number, _, _ in found], np.int64)
        vectors = np.array([np.frombuffer(vector, np.float16) for _, _, vector in found], np.float16)
        return numbers, [_reference(facts) for _, facts, _ in found], vectors

    def clear(self) -> None:
        """Forget all: they are in a shard.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.path):
            self._database.execute("DELETE FROM pending")


def _facts(reference: Reference) -> str:
    place, time = reference.location, reference.captured_at
    told: Sequence[Any] = (
        reference.id,
        (place.lat, place.lon),
        reference.source.value,
        reference.url,
        reference.author,
        reference.licence,
        time.isoformat() if time else None,
        reference.sequence,
    )
    return json.dumps(told)


def _reference(facts: str) -> Reference:
    name, place, source, url, author, licence, time, sequence = json.loads(facts)
    captured_at = datetime.fromisoformat(time) if time else None
    return Reference(name, Location(*place), Source(source), url, author, licence, captured_at, sequence)
