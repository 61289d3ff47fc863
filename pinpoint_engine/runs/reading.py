"""Read a run back from its GeoPackage: its tables, its photos, and the latest run that is not complete."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
from contextlib import closing, contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Collection, Dict, Iterator, List, Optional, Sequence, Set, Tuple

from .. import tables
from ..errors import OutputError, RequestError, reason
from ..tables import Row, Table
from ..types import Location, Photo
from . import geopackage, salvage
from .salvage import DAMAGED, NO_RUN, Damage

NAMED, LAST = re.compile(r"pinpoint-\d{8}T\d{6}-[0-9a-f]{4}\.gpkg"), 10
"""Default file names of runs, and how many of the latest are searched for one to resume."""
CLOSED = (
    "it is open in another program, or on a drive without file locks, as some network drives are; close it there, or "
    "copy it to this computer"
)
READ_REMEDIES = {errno.EBUSY: "wait until the other program has saved it", errno.ENOSPC: "free some space"}


def read(path: Path, damage: Optional[Damage] = None) -> Dict[str, List[Row]]:
    """Return the rows of all tables of a run by table name; an optional table that is absent has no rows.

    What is damaged is left out: rows of one id, values that cannot be, parts of the file that cannot be read.

    Args:
        path: The run.
        damage: Where to add what is damaged, if anything.

    Raises:
        RequestError: the file is not a Pinpoint run, or cannot be read.
    """
    with open_tables(path, damage) as there:
        found = {table.name: there.rows(table) for table in tables.IN_RUN if table not in (tables.PHOTOS, tables.RUN)}
        photos = there.photos()
        record = there.whole_record(photos)
    return {**found, tables.PHOTOS.name: photos, tables.RUN.name: [record]}


def read_photo(
    path: Path,
    photo_id: str,
    chosen: Sequence[Table] = tables.IN_RUN,
    damage: Optional[Damage] = None,
    at: Optional[Path] = None,
) -> Dict[str, List[Row]]:
    """Return the rows of one photo in the chosen tables of a run, and the row of the run; see `read`, `open_tables`."""
    with open_tables(path, damage, at) as there:
        plain = [table for table in chosen if table not in (tables.PHOTOS, tables.RUN)]
        found = {table.name: there.rows(table, photo_id) for table in plain}
        return {**found, tables.PHOTOS.name: there.photos(photo_id), tables.RUN.name: [there.whole_record()]}


def read_photos(
    path: Path, damage: Optional[Damage] = None, at: Optional[Path] = None
) -> Tuple[Row, List[Row], Dict[str, str]]:
    """Return the row of a run, the rows of its photos, and the codes of its failures by photo id; see `read_photo`."""
    with open_tables(path, damage, at) as there:
        photos = there.photos()
        codes = {row["photo_id"]: row["code"] or "" for row in there.rows(tables.FAILURES)}
        return there.whole_record(photos), photos, codes


def tables_in(path: Path) -> List[Table]:
    """Return the tables that a run has: all, without optional ones that were not asked for; see `read`."""
    with open_tables(path) as there:
        return [table for table in tables.TABLES if table in there.present]


def read_record(path: Path) -> Row:
    """Return the row of a run; see `read`."""
    with open_tables(path) as there:
        return there.whole_record()


def candidate_places(path: Path, photo_ids: Optional[Collection[str]] = None) -> Set[Location]:
    """Return where the candidates of a run's photos lie, and where the user placed them; see `read`.

    Args:
        path: The run.
        photo_ids: The photos; all if None.
    """
    with open_tables(path) as there:
        rows = [*there.photos(), *there.rows(tables.CANDIDATES)]
    placed = [row for row in rows if row["latitude"] is not None and row["longitude"] is not None]
    return {
        Location(row["latitude"], row["longitude"])
        for row in placed
        if photo_ids is None or row["photo_id"] in photo_ids
    }


@contextmanager
def open_tables(path: Path, damage: Optional[Damage] = None, at: Optional[Path] = None) -> Iterator[salvage.RunTables]:
    """Open a run to read it, where `geopackage.readable` says, or `at` a copy that was made before; see `read`."""
    check_exists(path)
    try:
        place = geopackage.readable(path) if at is None else nullcontext(at)
        with place as there_is, closing(geopackage.connect(there_is, geopackage.READ_S)) as database:
            if there_is != path:  # a copy: of a damaged file, SQLite reads the undamaged part in this mode only
                database.execute("PRAGMA writable_schema = ON")
            there = salvage.RunTables(path, there_is, database)
            yield there
            if damage is not None:
                damage.add(there)
    except OSError as error:
        what = READ_REMEDIES.get(error.errno or 0, "check its permissions")
        raise RequestError(f"{path} cannot be read ({reason(error)}); {what}") from error
    except sqlite3.Error as error:
        if "not a database" in str(error):
            raise RequestError(f"{path} {NO_RUN}") from error
        raise RequestError(f"{path} {CLOSED if geopackage.is_locked(error) else DAMAGED}") from error


def check_exists(path: Path) -> None:
    try:
        os.stat(path)
    except OSError as error:
        raise RequestError(f"{path} cannot be read ({reason(error)}); check the path and its permissions") from error
    if not os.path.isfile(path):
        raise RequestError(f"{path} {NO_RUN}")


@contextmanager
def read_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors on reading a run into ours: the file is locked, or damaged."""
    try:
        yield
    except sqlite3.Error as error:
        if geopackage.is_locked(error):
            raise OutputError(f"{path} cannot be read: {CLOSED}") from error
        raise RequestError(f"{path} {DAMAGED}") from error


def open_database(path: Path, there: Path, patience_s: Optional[float] = None) -> Tuple[sqlite3.Connection, Row]:
    """Open the database of a run and return it with the row of its table `run`.

    Args:
        path: The run, as messages name it.
        there: The file to open: the run itself, or a copy of it.
        patience_s: How long to wait for a lock; None for the default.

    Raises:
        RequestError: it is not a run, or is damaged.
        sqlite3.OperationalError: it cannot be opened.
    """
    database = geopackage.connect(there, patience_s)
    try:
        needed = [table for table in tables.TABLES if table not in tables.OPTIONAL]
        present = [geopackage.has(database, table) for table in needed]
        found = geopackage.read(database, tables.RUN) if all(present) else []
        if found and found[0]["run_id"]:
            return database, found[0]
        fault = DAMAGED if sum(present) > len(needed) // 2 else NO_RUN
    except sqlite3.OperationalError:
        database.close()
        raise
    except sqlite3.Error as error:
        fault = DAMAGED if geopackage.is_damaged(error) else NO_RUN
    database.close()
    raise RequestError(f"{path} {fault}")


def latest(folder: str, count: int = LAST) -> List[Path]:
    """Return the latest runs with a default name in a folder, newest first; none if it cannot be listed."""
    try:
        names = sorted((name for name in os.listdir(folder) if NAMED.fullmatch(name)), reverse=True)
    except OSError:
        return []
    return [Path(folder, name) for name in names[:count]]


def broken_off(folder: str) -> Optional[Path]:
    """Return the latest incomplete run in a folder, of the last ten with a default name; None if there is none."""
    return next((path for path in latest(folder) if _has_waiting(path)), None)


def _has_waiting(path: Path) -> bool:
    if not geopackage.is_writable(path):
        return False
    try:
        database, record = open_database(path, path, patience_s=0.1)
    except (OSError, RequestError, sqlite3.Error):
        return False
    with closing(database):
        return bool(record["n_waiting"])


class PhotoFinder:
    """Finds the files of a run's photos again.

    Tables hold valid Unicode only, so a path that is not is found by its photo's id among the files of its folder,
    which is listed once.
    """

    def __init__(self) -> None:
        self._folders: Dict[str, Dict[str, str]] = {}

    def photo(self, row: Row) -> Photo:
        """Return the photo of a row, with its path and album only."""
        photo = Photo(row["photo_id"], row["photo"], album=row["album"] or "")
        if os.path.lexists(photo.path):
            return photo
        if row["directory"] not in self._folders:
            self._folders[row["directory"]] = _ids(row["directory"])
        beside = self._folders[row["directory"]]
        return replace(photo, path=beside.get(photo.id, photo.path))


def _ids(folder: str) -> Dict[str, str]:
    """Return the paths of the files in a folder by the photo id of each."""
    try:
        names = os.listdir(os.fsencode(folder))
    except OSError:
        return {}
    paths = (os.path.join(folder, os.fsdecode(name)) for name in names)
    return {Photo.at(path).id: path for path in paths}
