"""Writes to a run's GeoPackage: whole transactions, and SQLite's errors as ours."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from ..errors import OutputError
from . import geopackage

EDITED = "it is being edited in another program; save or end the edits there"
LOCKED = "locked"
"""The code of the error that a file is locked by another program, which ends by itself."""


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    """Do everything in a `with` block, or nothing of it."""
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


@contextmanager
def write_errors(path: Path, locked: str = EDITED) -> Iterator[None]:
    """Turn SQLite's errors into an `OutputError` with a remedy; `locked` is the reason if the file cannot be locked."""
    try:
        yield
    except sqlite3.Error as error:
        text, code = str(error), ""
        if geopackage.is_locked(error):
            why, code = locked, LOCKED
        elif geopackage.is_damaged(error):
            why = "it is damaged; save a repaired copy of it"
        elif "full" in text:
            why = "the disk is full; free some space"
        elif "readonly" in text or "unable to open" in text:
            why = "permission denied; check its permissions, or choose another folder"
        else:
            why = "the disk reports an error; choose another folder"
        raise OutputError(f"{path} cannot be written: {why}", code=code) from error
