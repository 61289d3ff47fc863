"""Reviews in a run's GeoPackage: one final position per photo, written here, in a form, or by moving its point.

Triggers keep photos and candidates in step, whatever program writes: accepting a candidate moves its photo there and
takes an earlier acceptance back; a photo whose point was moved is placed by hand.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Dict, Iterator, Mapping, Optional, Sequence, Tuple

from .. import tables
from ..errors import OutputError, RequestError
from ..types import Location
from ..wording import ACCEPTED, CANDIDATE, EARLIER, FIRST, MAP, REJECTED, UNREVIEWED
from . import geometry, geopackage
from .answers import earlier_candidate
from .reading import CLOSED, check_exists, open_database, read_errors
from .writing import transaction, write_errors

TRIGGERS = (
    """CREATE TRIGGER pinpoint_accepted AFTER UPDATE OF state ON candidates
    WHEN NEW.state = 'accepted' AND OLD.state IS NOT 'accepted' BEGIN
    UPDATE candidates SET state = 'unreviewed'
        WHERE photo_id = NEW.photo_id AND cand_id <> NEW.cand_id AND state = 'accepted';
    UPDATE photos SET state = 'accepted', placed_by = 'candidate', cand_id = NEW.cand_id, geom = NEW.geom,
        longitude = NEW.longitude, latitude = NEW.latitude, place = NEW.place,
        reviewed = strftime('%Y-%m-%dT%H:%M:%S', 'now')
        WHERE photo_id = NEW.photo_id;
    END""",
    """CREATE TRIGGER pinpoint_withdrawn AFTER UPDATE OF state ON candidates
    WHEN OLD.state = 'accepted' AND NEW.state IS NOT 'accepted' BEGIN
    UPDATE photos SET state = 'unreviewed', placed_by = 'first', cand_id = NULL, reviewed = NULL,
        geom = (SELECT geom FROM candidates WHERE photo_id = NEW.photo_id AND rank = 1),
        longitude = (SELECT longitude FROM candidates WHERE photo_id = NEW.photo_id AND rank = 1),
        latitude = (SELECT latitude FROM candidates WHERE photo_id = NEW.photo_id AND rank = 1),
        place = (SELECT place FROM candidates WHERE photo_id = NEW.photo_id AND rank = 1)
        WHERE photo_id = NEW.photo_id AND cand_id = NEW.cand_id;
    END""",
    """CREATE TRIGGER pinpoint_moved AFTER UPDATE OF geom ON photos
    WHEN NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom) AND (NEW.longitude IS NULL OR NEW.latitude IS NULL
        OR abs(ST_MinX(NEW.geom) - NEW.longitude) > 1e-9 OR abs(ST_MinY(NEW.geom) - NEW.latitude) > 1e-9) BEGIN
    UPDATE photos SET longitude = ST_MinX(NEW.geom), latitude = ST_MinY(NEW.geom), state = 'accepted',
        place = NULL, placed_by = 'map', cand_id = NULL, reviewed = strftime('%Y-%m-%dT%H:%M:%S', 'now')
        WHERE fid = NEW.fid;
    UPDATE candidates SET state = 'unreviewed' WHERE photo_id = NEW.photo_id AND state = 'accepted';
    END""",
)
"""What keeps photos and candidates in step; the words are those of `wording`, and SQLite keeps each letter."""
PATIENCE_S = 0.5
"""How long a review waits for another program that writes: not long, as QGIS's window waits with it."""
CHECK_S = 0.05
"""How long it is tried whether a run can be written: other programs hold a lock for less, or for long."""
KEPT = ("geom", *tables.POSITION, *tables.REVIEWED)
"""The columns of a photo that a review changes, and that undoing one brings back."""


@dataclass(frozen=True)
class EarlierReview:
    """What a review changed, as it was before: values of the photo's row, and the reviews of its candidates."""

    photo_id: str
    values: Tuple[Any, ...]
    states: Mapping[str, str]


def is_complete(database: sqlite3.Connection, record: tables.Row) -> bool:
    """Return whether a file has all columns and the triggers of this version; see `complete`."""
    is_lacking = any(
        there and not {column.name for column in table.columns} <= there
        for table in tables.TABLES
        for there in (geopackage.columns_of(database, table),)
    )
    has_triggers = set(_triggers(database).values()) == set(TRIGGERS)
    return (record["format"] or 1) >= tables.FORMAT and has_triggers and not is_lacking


def _triggers(database: sqlite3.Connection) -> Dict[str, str]:
    """Return the triggers of ours that a file has, of whatever version, by name."""
    sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'pinpoint!_%' ESCAPE '!'"
    return dict(database.execute(sql).fetchall())


def set_triggers(database: sqlite3.Connection) -> None:
    """Give a file the triggers of this version instead of those that it has, in the current transaction."""
    for name in _triggers(database):
        database.execute(" ".join(("DROP TRIGGER", name)))
    for trigger in TRIGGERS:
        database.execute(trigger)


def complete(database: sqlite3.Connection) -> None:
    """Bring the file of an older version to this one's tables, in the current transaction, keeping its reviews."""
    for table in tables.TABLES:
        geopackage.add_missing_columns(database, table)
    set_triggers(database)
    old = database.execute("SELECT cand_id FROM candidates WHERE state = ? ORDER BY rank DESC", (ACCEPTED,)).fetchall()
    for key in old:  # of two accepted candidates of a photo, which older versions allowed, the better one stays
        database.execute("UPDATE candidates SET state = ? WHERE cand_id = ?", (UNREVIEWED, *key))
        database.execute("UPDATE candidates SET state = ? WHERE cand_id = ?", (ACCEPTED, *key))
    database.execute("UPDATE photos SET placed_by = ? WHERE placed_by IS NULL AND longitude IS NOT NULL", (FIRST,))
    database.execute("UPDATE run SET format = ?", (tables.FORMAT,))


def check_format(path: Path, record: tables.Row) -> None:
    """Check that this version may write a run.

    Raises:
        OutputError: a newer version wrote it.
    """
    if (record["format"] or 1) > tables.FORMAT:
        raise OutputError(
            f"{path} was written by a newer version of Pinpoint, so it is only shown; update Pinpoint to change it",
            code="newer",
        )


def check_writable(path: Path, record: tables.Row) -> None:
    """Check that reviews can be written to a run now; leaves no file beside it.

    Raises:
        OutputError: a newer version wrote it, it is read-only, or another program has it locked (code "locked").
        RequestError: it is gone, or is damaged.
    """
    check_format(path, record)
    check_exists(path)
    if not geopackage.is_writable(path):
        what = "it" if not os.access(path, os.W_OK) else "its folder"
        raise OutputError(
            f"{path} is only shown, as {what} is read-only; copy it to a folder of your own to change it",
            code="read_only",
        )
    with write_errors(path, CLOSED):
        database, _ = open_database(path, path, CHECK_S)
        with closing(database):
            database.execute("BEGIN IMMEDIATE")
            database.execute("ROLLBACK")


def accept(path: Path, cand_id: str) -> EarlierReview:
    """Accept a candidate: it becomes the final position of its photo, and no other one is accepted any more.

    Raises:
        OutputError: the run cannot be written.
        RequestError: it has no such candidate, or is no run.
    """
    return _set_state(path, cand_id, ACCEPTED)


def reject(path: Path, cand_id: str) -> EarlierReview:
    """Reject a candidate; see `accept`."""
    return _set_state(path, cand_id, REJECTED)


def withdraw(path: Path, cand_id: str) -> EarlierReview:
    """Take the review of a candidate back; see `accept`."""
    return _set_state(path, cand_id, UNREVIEWED)


def accept_earlier(path: Path, photo_id: str, cand_id: str) -> EarlierReview:
    """Accept a candidate of an earlier answer to a photo; see `accept`."""
    with change_of(path) as database:
        before = _earlier(database, photo_id)
        there = geopackage.has(database, tables.ANSWERS)
        found = earlier_candidate(geopackage.read(database, tables.ANSWERS, photo_id) if there else (), cand_id)
        if found is None:
            raise RequestError(f"{path} has no candidate {cand_id}; open the run again")
        _take_accepted_back(database, photo_id)
        lon, lat, named = (found[1][name] for name in ("longitude", "latitude", "place"))
        at = (lon, lat, named, geometry.point(lon, lat), CANDIDATE, cand_id, ACCEPTED, tables.now().isoformat())
        _set_position(database, photo_id, at)
    return before


def withdraw_earlier(path: Path, photo_id: str) -> EarlierReview:
    """Take the acceptance of a candidate of an earlier answer to a photo back; see `accept`."""
    with change_of(path) as database:
        before = _earlier(database, photo_id)
        _back_to_first(database, photo_id, UNREVIEWED)
    return before


def _set_state(path: Path, cand_id: str, state: str) -> EarlierReview:
    with change_of(path) as database:
        found = database.execute("SELECT photo_id FROM candidates WHERE cand_id = ?", (cand_id,)).fetchone()
        if found is None:
            raise RequestError(f"{path} has no candidate {cand_id}; open the run again")
        earlier = _earlier(database, found[0])
        database.execute("UPDATE candidates SET state = ? WHERE cand_id = ?", (state, cand_id))
    return earlier


def place(path: Path, photo_id: str, location: Location) -> EarlierReview:
    """Set the final position of a photo by hand; see `accept`."""
    at = geometry.point(location.lon, location.lat)
    with change_of(path) as database:
        earlier = _earlier(database, photo_id)
        database.execute("UPDATE photos SET longitude = NULL WHERE photo_id = ?", (photo_id,))
        database.execute("UPDATE photos SET geom = ? WHERE photo_id = ?", (at, photo_id))  # the trigger does the rest
        database.execute("UPDATE photos SET place = ? WHERE photo_id = ?", (tables.place_at(location), photo_id))
    return earlier


def reject_photo(path: Path, photo_id: str) -> EarlierReview:
    """Mark a photo as one that none of its candidates fits; an accepted candidate is taken back; see `accept`."""
    with change_of(path) as database:
        earlier = _earlier(database, photo_id)
        _take_accepted_back(database, photo_id)
        _back_to_first(database, photo_id, REJECTED)
    return earlier


def unreview(path: Path, photo_id: str) -> EarlierReview:
    """Take the whole review of a photo back: its position is that of the first candidate again; see `accept`."""
    with change_of(path) as database:
        earlier = _earlier(database, photo_id)
        database.execute("UPDATE candidates SET state = ? WHERE photo_id = ?", (UNREVIEWED, photo_id))
        _back_to_first(database, photo_id, UNREVIEWED)
    return earlier


def _take_accepted_back(database: sqlite3.Connection, photo_id: str) -> None:
    taken = "UPDATE candidates SET state = ? WHERE photo_id = ? AND state = ?"
    database.execute(taken, (UNREVIEWED, photo_id, ACCEPTED))


def _back_to_first(database: sqlite3.Connection, photo_id: str, state: str) -> None:
    first = "SELECT longitude, latitude, place, geom FROM candidates WHERE photo_id = ? AND rank = 1"
    lon, lat, named, geom = database.execute(first, (photo_id,)).fetchone() or (None, None, None, None)
    reviewed = None if state == UNREVIEWED else tables.now().isoformat()
    _set_position(database, photo_id, (lon, lat, named, geom, None if geom is None else FIRST, None, state, reviewed))


def _set_position(database: sqlite3.Connection, photo_id: str, values: Sequence[Any]) -> None:
    """Set position and review of a photo: longitude, latitude, place, geometry, from where, candidate, state, time."""
    database.execute(
        "UPDATE photos SET longitude = ?, latitude = ?, place = ?, geom = ?, placed_by = ?, cand_id = ?, state = ?, "
        "reviewed = ? WHERE photo_id = ?",
        (*values, photo_id),
    )


def write_note(path: Path, photo_id: str, note: str) -> EarlierReview:
    """Set a photo's note; see `accept`."""
    with change_of(path) as database:
        earlier = _earlier(database, photo_id)
        database.execute("UPDATE photos SET note = ? WHERE photo_id = ?", (note or None, photo_id))
    return earlier


def restore(path: Path, earlier: EarlierReview) -> EarlierReview:
    """Undo a review; what is returned redoes it; see `accept`."""
    with change_of(path) as database:
        now = _earlier(database, earlier.photo_id)
        _take_accepted_back(database, earlier.photo_id)  # of an answer that came since, which `earlier` does not list
        for cand_id, state in earlier.states.items():
            database.execute("UPDATE candidates SET state = ? WHERE cand_id = ?", (state, cand_id))
        pairs = ", ".join(f"{name} = ?" for name in KEPT)
        sql = " ".join(("UPDATE photos SET", pairs, "WHERE photo_id = ?"))
        database.execute(sql, (*earlier.values, earlier.photo_id))
        before = dict(zip(KEPT, earlier.values))
        if not is_placed(before["placed_by"]):  # its first candidate is another one if it was located again since
            _back_to_first(database, earlier.photo_id, before["state"])
            when = (before["reviewed"], earlier.photo_id)
            database.execute("UPDATE photos SET reviewed = ? WHERE photo_id = ?", when)
    return now


def _earlier(database: sqlite3.Connection, photo_id: str) -> EarlierReview:
    sql = " ".join(("SELECT", ", ".join(KEPT), "FROM photos WHERE photo_id = ?"))
    values = database.execute(sql, (photo_id,)).fetchone()
    if values is None:
        raise RequestError(f"the run has no photo {photo_id}; open it again")
    states = database.execute("SELECT cand_id, state FROM candidates WHERE photo_id = ?", (photo_id,))
    return EarlierReview(photo_id, tuple(values), dict(states))


@contextmanager
def change_of(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a run for one change, in one transaction; see `accept`."""
    check_exists(path)
    with write_errors(path):
        database, record = open_database(path, path, PATIENCE_S)
    with closing(database), read_errors(path):
        check_format(path, record)
        with write_errors(path), transaction(database):
            if not is_complete(database, record):
                complete(database)
            yield database


def carried(rows: Sequence[tables.Row]) -> Dict[str, tables.Row]:
    """Return what a new run takes over from the rows of photos reviewed earlier, by photo id."""
    kept = (*tables.REVIEWED, "longitude", "latitude", "place")
    found = {}
    for row in rows:
        if row["state"] == ACCEPTED and row["longitude"] is not None:
            found[row["photo_id"]] = {**{name: row[name] for name in kept}, "placed_by": EARLIER}
        elif row["note"] or row["state"] == REJECTED:
            found[row["photo_id"]] = {name: row[name] for name in tables.REVIEWED}
    return found


def is_placed(placed_by: Optional[str]) -> bool:
    """Tell whether the user placed a photo, so that its position is kept when it is answered."""
    return placed_by in (CANDIDATE, MAP, EARLIER)
