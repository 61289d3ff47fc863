"""What a gallery remembers of the open imagery in it: what was ordered, where pictures look, and what was left out.

It is one SQLite file in the gallery's folder. No answer depends on it, so it is not among the gallery's checksums.
"""

from __future__ import annotations

import csv
import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from .. import bundles, wire
from ..errors import GalleryError, reason
from ..held_file import HeldFile
from ..runs.geopackage import as_os_errors
from ..types import Polygon, Reference

FILE, CREDITS = "imagery.sqlite", "CREDITS.csv"
BEGUN, DONE = "begun", "done"
"""A picture is begun once it is in the gallery, with its thumbnail, and done when the command ends that added it. The
state of one that is left out is the code of why."""
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How texts begin that spreadsheets take for formulas."""
SCHEMA = """
CREATE TABLE IF NOT EXISTS orders (told TEXT PRIMARY KEY NOT NULL);
CREATE TABLE IF NOT EXISTS pictures (id TEXT PRIMARY KEY NOT NULL, state TEXT NOT NULL, heading REAL,
    field_of_view REAL, why TEXT NOT NULL DEFAULT '');
"""
BEGIN = (
    "INSERT INTO pictures (id, state, heading, field_of_view) VALUES (?, 'begun', ?, ?) ON CONFLICT (id) DO "
    "UPDATE SET heading = excluded.heading, field_of_view = excluded.field_of_view, why = '', "
    "state = CASE state WHEN 'done' THEN 'done' ELSE 'begun' END"
)
LEAVE_OUT = (
    "INSERT INTO pictures (id, state, why) VALUES (?, ?, ?) ON CONFLICT (id) DO "
    "UPDATE SET state = excluded.state, why = excluded.why"
)


StatesOf = Callable[[Sequence[str]], dict[str, str]]
"""Returns the state of each of some pictures, by the ids of their references; those that are new have none."""


@dataclass(frozen=True)
class ImageryOrder:
    """What is wanted of a service, so that it can be asked for again.

    Attributes:
        source: The short name of the service.
        url: Its address, "" for the usual one.
        within: The area.
        licences: The only licences that are wanted; any known one if empty.
    """

    source: str
    url: str
    within: tuple[Polygon, ...]
    licences: tuple[str, ...] = ()


@dataclass(frozen=True)
class ViewAngle:
    """Where a picture looks, in degrees from north, and how wide it is; None for what is not known."""

    heading: float | None = None
    field_of_view: float | None = None


class ImageryLedger(HeldFile):
    """The ledger of a gallery that is being changed; whoever holds the gallery's lock may."""

    def __init__(self, folder: Path) -> None:
        """Open the ledger in a gallery's folder, or create it.

        Raises:
            OSError: the file cannot be written, or is damaged.
        """
        self.file = folder / FILE
        with as_os_errors(self.file):
            self._database = sqlite3.connect(self.file.absolute().as_uri(), uri=True, isolation_level=None)
            self._database.execute("PRAGMA synchronous=NORMAL")
            self._database.executescript(SCHEMA)

    def note(self, order: ImageryOrder) -> None:
        """Remember an order, once.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.file):
            told = wire.dumps(wire.to_json(order))
            self._database.execute("INSERT OR IGNORE INTO orders VALUES (?)", (told,))

    def orders(self) -> tuple[ImageryOrder, ...]:
        """Return the orders, in the order in which they were noted.

        Raises:
            OSError: the file is damaged.
        """
        with as_os_errors(self.file):
            found = self._database.execute("SELECT told FROM orders ORDER BY rowid").fetchall()
        return tuple(wire.from_json(ImageryOrder, wire.loads(told)) for (told,) in found)

    def states(self, ids: Sequence[str]) -> dict[str, str]:
        """Return the state of each of some pictures, by the ids of their references; those that are new have none."""
        with as_os_errors(self.file):
            return _states(self._database, ids)

    def begin(self, reference_id: str, view: ViewAngle) -> None:
        """Note a picture that is in the gallery, and where it looks.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.file):
            self._database.execute(BEGIN, (reference_id, view.heading, view.field_of_view))

    def leave_out(self, reference_id: str, code: str, why: str) -> None:
        """Note that a picture is left out for good, by a code and in words.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.file):
            self._database.execute(LEAVE_OUT, (reference_id, code, why))

    def keep_only(self, order: ImageryOrder) -> None:
        """Forget all orders but one.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.file):
            self._database.execute("DELETE FROM orders WHERE told != ?", (wire.dumps(wire.to_json(order)),))

    def forget(self, ids: Sequence[str]) -> None:
        """Forget pictures that are no longer wanted, and which were left out, as they may have shown the same as those.

        Raises:
            OSError: the disk is full.
        """
        sql = "DELETE FROM pictures WHERE state NOT IN ('begun', 'done') OR id IN (SELECT value FROM json_each(?))"
        with as_os_errors(self.file):
            self._database.execute(sql, (json.dumps(list(ids)),))

    def settle(self) -> None:
        """Note that all pictures that were begun are done: what is removed from the gallery later is not wanted back.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.file):
            self._database.execute("UPDATE pictures SET state = 'done' WHERE state = 'begun'")

    def view(self, reference_id: str) -> ViewAngle:
        """Return where a picture looks."""
        sql = "SELECT heading, field_of_view FROM pictures WHERE id = ?"
        with as_os_errors(self.file):
            found = self._database.execute(sql, (reference_id,)).fetchone()
        return ViewAngle(*found) if found else ViewAngle()

    def take(self, folder: Path) -> None:
        """Take over what another gallery remembers; what this one knows itself stays.

        Raises:
            OSError: the disk is full, or the other file cannot be read.
        """
        with as_os_errors(folder / FILE):
            self._database.execute("ATTACH ? AS other", (f"{(folder / FILE).as_uri()}?mode=ro",))
            self._database.execute("INSERT OR IGNORE INTO orders SELECT * FROM other.orders ORDER BY rowid")
            self._database.execute("INSERT OR IGNORE INTO pictures SELECT * FROM other.pictures ORDER BY rowid")
            self._database.execute("DETACH other")

    def credit(self, references: Iterable[Reference]) -> None:
        """Add references to the table of `write_credits` before they are searched.

        Raises:
            OSError: the disk is full.
        """
        path = self.file.with_name(CREDITS)
        is_new = not path.is_file()
        with path.open("a", encoding="utf-8-sig" if is_new else "utf-8", newline="") as file:
            _write_rows(file, references, with_names=is_new)

    def write_credits(self, references: Iterable[Reference]) -> None:
        """Write whose the pictures are, by what licence, and where they are shown, as a table beside them.

        Raises:
            OSError: the disk is full; the table before stays.
        """
        path = self.file.with_name(CREDITS)
        private = path.with_name(f".{CREDITS}.new")
        with private.open("w", encoding="utf-8-sig", newline="") as file:
            _write_rows(file, references, with_names=True)
        os.replace(private, path)


def _write_rows(file: TextIO, references: Iterable[Reference], with_names: bool) -> None:
    """Write rows of credits through to the disk."""
    table = csv.writer(file)
    if with_names:
        table.writerow(("id", "author", "licence", "link"))
    for each in references:
        table.writerow(map(_cell, (each.id, each.author, each.licence, each.url)))
    file.flush()
    os.fsync(file.fileno())


def _cell(text: str) -> str:
    """Return a text for a cell; behind an apostrophe if a spreadsheet would compute it, as authors name themselves."""
    return f"'{text}" if text.startswith(FORMULA) else text


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """Turn what goes wrong with a ledger that is only read into an error with a remedy."""
    try:
        with as_os_errors(file):
            yield
    except OSError as error:
        raise GalleryError(
            f"{file} cannot be read ({reason(error)}); wait until no other program changes the gallery, or, if it is "
            "damaged, delete that file: the gallery is searched as before, but is not refreshed any more"
        ) from error


@contextmanager
def known(folder: Path) -> Iterator[StatesOf]:
    """Open the ledger of a gallery to read the states of pictures; a gallery that is not there yet has none.

    Another program may be changing the gallery.

    Raises:
        GalleryError: the ledger cannot be read.
    """
    file = bundles.standing(folder) / FILE
    with _reading(file):
        if not file.is_file():
            yield lambda ids: {}
            return
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as database:
            yield lambda ids: _states(database, ids)


def _states(database: sqlite3.Connection, ids: Sequence[str]) -> dict[str, str]:
    asked = "SELECT id, state FROM pictures WHERE id IN (SELECT value FROM json_each(?))"
    return dict(database.execute(asked, (json.dumps(list(ids)),)))


def orders_of(folder: Path) -> tuple[ImageryOrder, ...]:
    """Return what was ordered for a gallery; nothing if it has no open imagery.

    Raises:
        GalleryError: its ledger cannot be read.
    """
    folder = bundles.standing(folder)
    if not (folder / FILE).is_file():
        return ()
    with _reading(folder / FILE), closing(ImageryLedger(folder)) as ledger:
        return ledger.orders()


def update(folder: Path, references: Iterable[Reference], merged: Sequence[Path] = ()) -> None:
    """Bring the ledger and the credits of a changed gallery up to date, where it has open imagery.

    Args:
        folder: The gallery.
        references: What it has now.
        merged: The galleries that it was made of.

    Raises:
        OSError: the disk is full, or a ledger cannot be read.
    """
    known = [each for each in map(bundles.standing, merged) if (each / FILE).is_file()]
    if known or (folder / FILE).is_file():
        with closing(ImageryLedger(folder)) as ledger:
            for each in known:
                ledger.take(each)
            ledger.write_credits(references)
