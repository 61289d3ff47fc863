"""A run in its GeoPackage, written as it goes: a kill at any moment loses at most the photo in hand."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections import Counter
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Iterable, Iterator, List, Mapping, Optional, Set, Tuple

from .. import tables
from ..errors import OutputError, RequestError, reason
from ..tables import Row
from ..types import Album, EngineCard, Photo, Request, Result
from ..wire import request_from_json
from ..wording import FAILED, WAITING
from . import geopackage
from .reading import CLOSED, PhotoFinder, broken_off, check_exists, explained, open_database, read
from .replacement import check_folder, refuse_open, remedy, whole

__all__ = ["CANCELLED", "FINISHED", "RUNNING", "STOPPED", "Run", "broken_off", "check_new", "file_name", "read"]

RUNNING, FINISHED, CANCELLED, STOPPED = "running", "finished", "cancelled", "failed"
"""How a run stands; one that was killed stays running."""
GALLERY = "gallery "
"""How the digest of a gallery is called, before its folder."""
EDITED = "it is being edited in another program; save or end the edits there"
UNLOCKED = (
    "its drive lets no file be locked, as some network drives do; choose a folder on this computer, and copy the run "
    "there when it is done"
)
"""Why a run cannot be locked: one that was locked before, a new one, and one that is there already."""


class Run:
    """A run on disk: all its photos from the start, their results as they come, and how many there are of each.

    One transaction per photo. Several connections may read at the same time; a photo that another process has answered
    meanwhile stays as it is.
    """

    def __init__(self, path: Path, database: sqlite3.Connection, record: Row) -> None:
        self.path, self._database, self._record = path, database, record
        self.run_id: str = record["run_id"]
        self._is_new = False
        self._older: Optional[Path] = None
        self.request: Request = request_from_json(json.loads(record["request"]))
        self._outcomes = self._count()

    @classmethod
    def begin(
        cls, path: Path, request: Request, card: EngineCard, photos: Iterable[Photo], *, overwrite: bool = False
    ) -> Run:
        """Write a new run with all its photos, none of them located yet.

        Raises:
            OutputError: there is such a file already, unless it may be overwritten; it is open elsewhere; or it cannot
                be written.
        """
        check_new(path, overwrite)
        run_id = tables.new_run_id()
        waiting = [tables.waiting_row(photo, run_id) for photo in photos]
        record = tables.run_row(run_id, request, card, tables.now())
        record.update(tables.counts({WAITING: len(waiting)}), ended=RUNNING)
        made = [table for table in tables.TABLES if table not in tables.OPTIONAL or request.cells]
        with ExitStack() as failed:
            older = _set_aside(path, failed) if os.path.lexists(path) else None
            with whole(path) as part, _told(path, UNLOCKED):
                geopackage.create(part, made)
                with closing(geopackage.connect(part)) as database, _transaction(database):
                    geopackage.insert(database, tables.PHOTOS, waiting)
                    geopackage.insert(database, tables.RUN, [record])
            failed.pop_all()
        run = cls.open(path)
        run._is_new, run._older = True, older
        return run

    @classmethod
    def open(cls, path: Path) -> Run:
        """Open a run that is on disk, to go on with it.

        Raises:
            RequestError: the file is no run of Pinpoint, or cannot be read.
            OutputError: it can be read, but not be written.
        """
        check_exists(path)
        with _told(path, CLOSED):
            database, record = open_database(path, path)
        try:
            with explained(path):
                return cls(path, database, record)
        except (KeyError, TypeError, ValueError) as error:
            database.close()
            raise RequestError(f"{path} was made by another version of Pinpoint; locate the photos again") from error
        except RequestError:
            database.close()
            raise

    @property
    def record(self) -> Row:
        """What was asked, of what, and how it stands: the row of the table `run`."""
        return dict(self._record)

    def photos(self) -> List[Photo]:
        """Return all photos in the order they were asked, by their files alone."""
        return [photo for photo, _ in self._photos()]

    def waiting(self, with_failed: bool = False) -> List[Photo]:
        """Return the photos that are not located yet, in order, with those that failed if told."""
        return _waiting(self._photos(), with_failed)

    def rest(self, with_failed: bool = False) -> List[Photo]:
        """Return the photos to ask so that none waits: an album is asked as a whole, located photos with it."""
        photos = self._photos()
        waiting = _waiting(photos, with_failed)
        if self.request.album is Album.INDEPENDENT:
            return waiting
        albums = {photo.album for photo in waiting}
        return [photo for photo, _ in photos if photo.album in albums]

    def _photos(self) -> List[Tuple[Photo, str]]:
        with explained(self.path):
            rows = geopackage.read(self._database, tables.PHOTOS)
        names = PhotoFinder()
        return [(names.photo(row), row["outcome"]) for row in rows]

    def retry_failed(self) -> None:
        """Let the photos that failed wait to be located again.

        Raises:
            OutputError: the file cannot be written.
        """
        with self._changed():
            rows = geopackage.read(self._database, tables.PHOTOS)
            for row in rows:
                if row["outcome"] == FAILED:
                    again = {**row, "outcome": WAITING, "n_cand": None}
                    geopackage.replace(self._database, tables.PHOTOS, again, tables.REVIEWED)
            self._database.execute("DELETE FROM failures")
            self._outcomes = self._count()

    def check_engine(self, card: EngineCard) -> None:
        """Make sure that an engine to go on with is the one that has answered so far.

        Raises:
            RequestError: it has another system, pack or gallery.
        """
        system = ", ".join(card.systems)
        if self._record["system"] != system:
            raise RequestError(f"this run was located by {self._record['system']}, not {system}; go on with that one")
        then, now = json.loads(self._record["digests"]), dict(card.digests)
        for name in sorted({*then, *now}):
            if not name.startswith(GALLERY) and then.get(name) != now.get(name):
                how = "has changed since" if name in now else "is missing now"
                how = how if name in then else "was not used then"
                raise RequestError(f"this run cannot go on: the {name} {how}; use the same one, or start a new run")
        lost, new = _galleries(then) - _galleries(now), _galleries(now) - _galleries(then)
        if lost or new:  # by their content, since one folder has many names
            how = "is missing now, or has changed" if lost else "was not used then"
            name = next(name for name, digest in {**now, **then}.items() if digest in (lost or new))
            raise RequestError(f"this run cannot go on: the {name} {how}; use the same ones, or start a new run")

    def add(self, result: Result) -> bool:
        """Write the result of one photo that waits for it, all of it or nothing; return whether it did wait.

        Raises:
            OutputError: the file cannot be written; what was added before is kept.
        """
        with self._changed():
            rows = tables.result_rows(result, self.run_id)
            photo = rows.pop(tables.PHOTOS.name)[0]
            if not self._waits(photo["photo_id"]):
                return False
            geopackage.replace(self._database, tables.PHOTOS, photo, tables.REVIEWED)
            for table in tables.TABLES:
                if rows.get(table.name):
                    geopackage.insert(self._database, table, rows[table.name])
            self._outcomes.subtract([WAITING])
            self._outcomes.update([photo["outcome"]])
        self._forget_older()
        return True

    def end(self, how: str) -> bool:
        """Write how the run has ended, and close its file; return whether it is kept.

        A new run that was stopped or cancelled before its first result is not; an older one that it would have
        replaced is back then.

        Raises:
            OutputError: the file cannot be written; the results in it stay.
        """
        try:
            told = suppress(OutputError) if how == STOPPED else nullcontext()  # what stopped it is told already
            with told, self._changed():
                self._outcomes = self._count()
                self._record["ended"] = how
        finally:
            self.close()
        kept = how == FINISHED or not self._is_new or self._record["n_waiting"] < self._record["n_photos"]
        if kept:
            self._forget_older()
        else:
            self._go_back()
        return kept

    def _forget_older(self) -> None:
        older, self._older = self._older, None
        if older is not None:
            older.unlink(missing_ok=True)

    def _go_back(self) -> None:
        with suppress(OSError):  # Windows deletes no file that a scanner looks at
            if self._older is None:
                self.path.unlink()
            else:
                os.replace(self._older, self.path)
                self._older = None

    def close(self) -> None:
        """Close the file, and leave nothing beside it unless another program has it open; the run stays as it is."""
        with suppress(sqlite3.Error):
            self._database.execute("PRAGMA journal_mode=DELETE")
        self._database.close()

    def _waits(self, photo_id: str) -> bool:
        found = self._database.execute("SELECT outcome FROM photos WHERE photo_id = ?", (photo_id,)).fetchone()
        return found is not None and found[0] == WAITING

    def _count(self) -> Counter[str]:
        return Counter(dict(self._database.execute("SELECT outcome, count(*) FROM photos GROUP BY outcome")))

    @contextmanager
    def _changed(self) -> Iterator[None]:
        """Change the file within one transaction, the run's record with it."""
        if not os.path.isfile(self.path):  # SQLite would go on writing to a file that no folder holds any more
            raise OutputError(f"{self.path} is gone, with the disk or folder it was on; bring it back")
        with _told(self.path):
            # Else a kill within a commit would leave a file that nobody can open who may only read it.
            self._database.execute("PRAGMA journal_mode=WAL")
        with _told(self.path), _transaction(self._database):
            yield
            self._record.update(tables.counts(self._outcomes), finished=tables.now())
            geopackage.replace(self._database, tables.RUN, self._record)


def _waiting(photos: List[Tuple[Photo, str]], with_failed: bool) -> List[Photo]:
    wanted = (WAITING, FAILED) if with_failed else (WAITING,)
    return [photo for photo, outcome in photos if outcome in wanted]


def file_name(run_id: str) -> str:
    """Return how the file of a run is called where nobody names it."""
    return f"pinpoint-{run_id}.gpkg"


def _set_aside(path: Path, failed: ExitStack) -> Path:
    """Keep an older run beside its place until the new one has its first result; `failed` clears it away.

    Raises:
        OutputError: there is no room for it.
    """
    older = path.with_name(f".{path.name}.older")
    failed.callback(lambda: older.unlink(missing_ok=True))
    try:
        older.unlink(missing_ok=True)
        try:
            os.link(path, older)
        except OSError:  # a drive without links
            shutil.copyfile(path, older)
    except OSError as error:
        raise OutputError(f"{path} cannot be kept meanwhile ({reason(error)}); {remedy(error)}") from error
    return older


def _galleries(digests: Mapping[str, str]) -> Set[str]:
    return {digest for name, digest in digests.items() if name.startswith(GALLERY)}


def check_new(path: Path, overwrite: bool = False) -> None:
    """Make sure before a long run that its GeoPackage can be written.

    Raises:
        OutputError: there is such a file already, unless it may be overwritten; it is open in another program; or its
            folder cannot be written.
    """
    check_folder(path.parent, path.name)
    if os.path.lexists(path) and not overwrite:
        raise OutputError(
            f"{path} is there already, with whatever was reviewed in it; name another file, add --overwrite, or locate "
            "the rest of it by --resume",
            code="exists",
        )
    refuse_open(path)


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
        database.execute("COMMIT")
    except BaseException:
        if database.in_transaction:
            database.execute("ROLLBACK")
        raise


@contextmanager
def _told(path: Path, locked: str = EDITED) -> Iterator[None]:
    """Say why a run cannot be written, as a person can act on it; `locked` says so where it could not be locked."""
    try:
        yield
    except sqlite3.Error as error:
        text = str(error)
        if geopackage.is_locked(error):
            why = locked
        elif "full" in text:
            why = "the disk is full; free some space"
        elif "readonly" in text or "unable to open" in text:
            why = "it may not be written; check its permissions, or choose another folder"
        else:
            why = "its disk does not take it; choose another folder"
        raise OutputError(f"{path} cannot be written: {why}") from error
