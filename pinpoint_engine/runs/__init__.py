"""A run saved to a GeoPackage after every photo: if the process is killed, at most one photo's result is lost."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections import Counter
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress
from functools import cached_property
from pathlib import Path
from typing import Collection, Dict, Iterable, Iterator, List, Mapping, Optional, Tuple

from .. import tables
from ..areas.polygons import AreaIndex
from ..errors import OutputError, RequestError, reason
from ..tables import Row
from ..types import GALLERY_FIT, Album, EngineCard, Failure, Photo, Request, Result
from ..wire import request_from_json
from ..wording import FAILED, WAITING
from . import answers, geopackage, reviews, stored_styles
from .answers import GALLERY
from .reading import CLOSED, PhotoFinder, broken_off, check_exists, open_database, read, read_errors
from .replacement import check_folder, refuse_open, remedy, whole
from .writing import transaction, write_errors

__all__ = ["CANCELLED", "FINISHED", "RUNNING", "STOPPED", "Run", "broken_off", "check_new", "file_name", "read"]

RUNNING, FINISHED, CANCELLED, STOPPED = "running", "finished", "cancelled", "failed"
"""The states of a run; one whose process was killed still says running."""
NONE: Mapping[str, Row] = {}
UNLOCKED = (
    "its drive does not support file locks, as some network drives do not; choose a folder on this computer, and copy "
    "the run there when it is done"
)
"""Why SQLite cannot lock a run that is open here, and a new one."""


class Run:
    """A run on disk: lists all its photos from the start, and saves and counts their results as they arrive.

    Each photo is one transaction. Other connections may read at the same time. A photo that another process has
    already answered is not overwritten.
    """

    def __init__(self, path: Path, database: sqlite3.Connection, record: Row) -> None:
        self.path, self._database, self._record = path, database, record
        self.run_id: str = record["run_id"]
        self._is_new = False
        self._older: Optional[Path] = None
        self.request = _request_of(path, record)
        self._outcomes = self._count()

    @classmethod
    def begin(
        cls,
        path: Path,
        request: Request,
        card: EngineCard,
        photos: Iterable[Photo],
        *,
        overwrite: bool = False,
        reviewed: Mapping[str, Row] = NONE,
    ) -> Run:
        """Create a run with all its photos, none of them located yet.

        `reviewed` is what is taken over from reviews of earlier runs, by photo id, as `reviews.carried` returns it.

        Raises:
            OutputError: the file exists and `overwrite` is not set, is open in another program, or cannot be written.
        """
        check_new(path, overwrite)
        run_id = tables.new_run_id()
        asked = {photo.id: photo for photo in photos}.values()  # one that is asked for twice has one row
        waiting = [{**tables.waiting_row(photo, run_id), **reviewed.get(photo.id, {})} for photo in asked]
        record = tables.run_row(run_id, request, answers.of_request(card, request), tables.now())
        record.update(tables.counts({WAITING: len(waiting)}), ended=RUNNING)
        made = [table for table in tables.TABLES if table not in tables.OPTIONAL or request.cells]
        with ExitStack() as failed:
            older = _set_aside(path, failed) if os.path.lexists(path) else None
            with whole(path) as part, write_errors(path, UNLOCKED):
                geopackage.create(part, made)
                with closing(geopackage.connect(part)) as database, transaction(database):
                    reviews.set_triggers(database)
                    stored_styles.store(database, made)
                    geopackage.insert(database, tables.PHOTOS, waiting)
                    geopackage.insert(database, tables.RUN, [record])
            failed.pop_all()
        run = cls.open(path)
        run._is_new, run._older = True, older
        return run

    @classmethod
    def open(cls, path: Path) -> Run:
        """Open a run on disk to resume it.

        Raises:
            RequestError: the file is not a Pinpoint run, or cannot be read.
            OutputError: it can be read but not written.
        """
        check_exists(path)
        with write_errors(path, CLOSED):
            database, record = open_database(path, path)
        try:
            reviews.check_format(path, record)
            with read_errors(path):
                if not reviews.is_complete(database, record):
                    with write_errors(path, CLOSED), transaction(database):
                        reviews.complete(database)
                return cls(path, database, {**record, "format": tables.FORMAT})
        except (OutputError, RequestError):
            database.close()
            raise

    @cached_property
    def area(self) -> Optional[AreaIndex]:
        """The search area; see `AreaIndex.of`."""
        return AreaIndex.of(self.request.within)

    @property
    def record(self) -> Row:
        """The row of the table `run`: the request, the engine, and the progress so far."""
        return dict(self._record)

    @property
    def galleries(self) -> Tuple[str, ...]:
        """The folders of the user's own galleries that the run was begun with."""
        return tuple(answers.galleries(answers.by_name(self._record["digests"])))

    def photos(self) -> List[Photo]:
        """Return all photos in the order of the request, with their paths and albums only, no EXIF."""
        return [photo for photo, _ in self._photos()]

    def waiting(self, with_failed: bool = False) -> List[Photo]:
        """Return the photos that are not located yet, in order; with those that failed if `with_failed`."""
        return _waiting(self._photos(), with_failed)

    def rest(self, with_failed: bool = False) -> List[Photo]:
        """Return the photos to locate to complete the run; an incomplete album is located as a whole, to be fused."""
        photos = self._photos()
        waiting = _waiting(photos, with_failed)
        if self.request.album is Album.INDEPENDENT:
            return waiting
        albums = {photo.album for photo in waiting}
        return [photo for photo, _ in photos if photo.album in albums]

    def to_locate_again(self, photo_ids: Collection[str]) -> List[Photo]:
        """Return those of some photos that have an answer, or failed, to be located again; an album comes whole."""
        photos, wanted = self._photos(), set(photo_ids)
        asked = [photo for photo, outcome in photos if photo.id in wanted and outcome != WAITING]
        if self.request.album is Album.INDEPENDENT:
            return asked
        albums = {photo.album for photo in asked}
        return [photo for photo, _ in photos if photo.album in albums]

    def _photos(self) -> List[Tuple[Photo, str]]:
        with read_errors(self.path):
            rows = geopackage.read(self._database, tables.PHOTOS)
        names = PhotoFinder()
        return [(names.photo(row), row["outcome"]) for row in rows]

    def retry_failed(self) -> None:
        """Mark the photos that failed as not located yet.

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
        """Check that an engine matches the one that this run was begun with.

        Raises:
            RequestError: its system, pack or galleries differ.
        """
        then, now = self._check_same(card, ())
        used, given = (set(answers.galleries(digests).values()) for digests in (then, now))
        lost, new = used - given, given - used
        if lost or new:  # compared by content, since the same folder may be written in several ways
            how = "is missing now, or has changed" if lost else "was not used then"
            name = next(name for name, digest in {**now, **then}.items() if digest in (lost or new))
            raise RequestError(f"this run cannot go on: the {name} {how}; use the same ones, or start a new run")

    def check_pack(self, card: EngineCard) -> None:
        """Check that an engine is of the system and the pack that this run was begun with, whatever its galleries.

        Raises:
            RequestError: they differ.
        """
        self._check_same(card, (GALLERY_FIT,))

    def _check_same(self, card: EngineCard, but: Collection[str]) -> Tuple[Dict[str, str], Dict[str, str]]:
        """Compare system and digests, except those of galleries and some others; return the digests then and now."""
        system = ", ".join(card.systems)
        if self._record["system"] != system:
            raise RequestError(f"this run was located by {self._record['system']}, not {system}; go on with that one")
        then = answers.by_name(self._record["digests"])
        now = answers.comparable(card, then)
        for name in sorted({*then, *now}.difference(but)):
            if not name.startswith(GALLERY) and then.get(name) != now.get(name):
                how = "has changed since" if name in now else "is missing now"
                how = how if name in then else "was not used then"
                raise RequestError(f"this run cannot go on: the {name} {how}; use the same one, or start a new run")
        return then, now

    def add(self, result: Result) -> bool:
        """Save the result of one photo, in one transaction; do nothing and return False if it was already located.

        Raises:
            OutputError: the file cannot be written; earlier results are kept.
        """
        with self._changed():
            found = self._row(result.photo.id)
            if found is None or found[0] != WAITING:
                return False
            self._save(result, found)
        self._forget_older()
        return True

    def add_again(self, result: Result, card: EngineCard) -> bool:
        """Save another answer to a photo, in one transaction; the earlier ones and the photo's review stay.

        A photo that is not located yet, which comes along with its album, gets its first answer.

        Returns:
            False if nothing was changed: the photo could not be located again.

        Raises:
            OutputError: the file cannot be written; the answer that it has is kept.
        """
        with self._changed():
            found = self._row(result.photo.id)
            is_first = found is not None and found[0] == WAITING
            if found is None or (isinstance(result, Failure) and not is_first):
                return False
            number = 1 if is_first else answers.hold(self._database, result.photo.id, self._record)
            self._save(result, found, number)
            if not isinstance(result, Failure):
                answers.note(self._database, result.photo.id, answers.of_request(card, self.request))
        return True

    def _save(self, result: Result, found: Tuple[str, Optional[str]], number: int = 1) -> None:
        """Write an answer to a photo that `_row` found, and count it, in the current transaction; its review stays."""
        outcome, placed_by = found
        rows = tables.result_rows(result, self.run_id, self.area, number)
        photo = rows.pop(tables.PHOTOS.name)[0]
        placed = ("geom", *tables.POSITION) if reviews.is_placed(placed_by) else ()
        geopackage.replace(self._database, tables.PHOTOS, photo, (*tables.REVIEWED, *placed))
        for table in tables.TABLES:
            if rows.get(table.name):
                geopackage.insert(self._database, table, rows[table.name])
        self._outcomes.subtract([outcome])
        self._outcomes.update([photo["outcome"]])

    def end(self, how: str) -> bool:
        """Save how the run has ended, and close the file; return whether the run is kept.

        A new run that was stopped or cancelled before its first result is deleted, and the older run that it was to
        replace is restored.

        Raises:
            OutputError: the file cannot be written; the results in it are kept.
        """
        try:
            reported = suppress(OutputError) if how == STOPPED else nullcontext()  # the error that stopped it is shown
            with reported, self._changed():
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
        with suppress(OSError):  # Windows cannot delete a file while a virus scanner reads it
            if self._older is None:
                self.path.unlink()
            else:
                os.replace(self._older, self.path)
                self._older = None

    def close(self) -> None:
        """Close the file; its journal is removed too, unless another program has the run open."""
        with suppress(sqlite3.Error):
            self._database.execute("PRAGMA journal_mode=DELETE")
        self._database.close()

    def _row(self, photo_id: str) -> Optional[Tuple[str, Optional[str]]]:
        """Return a photo's outcome and where its position comes from."""
        sql = "SELECT outcome, placed_by FROM photos WHERE photo_id = ?"
        found: Optional[Tuple[str, Optional[str]]] = self._database.execute(sql, (photo_id,)).fetchone()
        return found

    def _count(self) -> Counter[str]:
        return Counter(dict(self._database.execute("SELECT outcome, count(*) FROM photos GROUP BY outcome")))

    @contextmanager
    def _changed(self) -> Iterator[None]:
        """Change the file in one transaction, and update the run's record in the same one."""
        if not os.path.isfile(self.path):  # SQLite would keep writing to a deleted file
            raise OutputError(f"{self.path} is gone, or its disk was disconnected; bring it back")
        with write_errors(self.path):
            # Without WAL, a kill during a commit leaves a file that a user without write access cannot open.
            self._database.execute("PRAGMA journal_mode=WAL")
        with write_errors(self.path), transaction(self._database):
            yield
            self._record.update(tables.counts(self._outcomes), finished=tables.now())
            geopackage.replace(self._database, tables.RUN, self._record)


def _request_of(path: Path, record: Row) -> Request:
    try:
        return request_from_json(json.loads(record["request"]))
    except (RequestError, TypeError, ValueError, RecursionError) as error:
        raise RequestError(f"the request in {path} cannot be read; locate its photos again") from error


def _waiting(photos: List[Tuple[Photo, str]], with_failed: bool) -> List[Photo]:
    wanted = (WAITING, FAILED) if with_failed else (WAITING,)
    return [photo for photo, outcome in photos if outcome in wanted]


def file_name(run_id: str) -> str:
    """Return the default file name of a run."""
    return f"pinpoint-{run_id}.gpkg"


def _set_aside(path: Path, failed: ExitStack) -> Path:
    """Keep a copy of an older run until the new one has its first result; `failed` deletes the copy.

    Raises:
        OutputError: the copy cannot be written.
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
        raise OutputError(
            f"{path} cannot be backed up before it is replaced ({reason(error)}); {remedy(error)}"
        ) from error
    return older


def check_new(path: Path, overwrite: bool = False) -> None:
    """Check before a long run that its GeoPackage can be written.

    Raises:
        OutputError: the file exists and `overwrite` is not set, it is open in another program, or its folder cannot be
            written.
    """
    check_folder(path.parent, path.name)
    if os.path.lexists(path) and not overwrite:
        raise OutputError(
            f"{path} already exists and may hold reviews; name another file, replace it with --overwrite, or locate "
            "its remaining photos with --resume",
            code="exists",
        )
    refuse_open(path)
