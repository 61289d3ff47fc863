"""The answers to photos that were located more than once: which galleries gave each, and the earlier ones, kept whole.

The tables of a run hold the latest answer to each photo. When another one comes, the rows of the one before are put
into its row of the table `answers`, as JSON: columns by name, and polygons as the bytes of their geometry.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import suppress
from dataclasses import replace
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

from .. import tables
from ..errors import RequestError
from ..tables import Row
from ..types import PROPOSER, EngineCard, Request
from ..wording import ACCEPTED, UNREVIEWED
from . import geopackage, salvage

HELD = tuple(table for table in tables.TABLES if table is not tables.RUN)
"""The tables with the rows of an answer."""
OF_PHOTO = ("photo", "filename", "directory", *tables.POSITION, *tables.REVIEWED)
"""The columns of a photo that say nothing of its answer: its file may have moved, and its review goes on."""
GALLERY = "gallery "
"""Prefix of a gallery's name among the digests; its folder follows."""
UNREADABLE = (KeyError, TypeError, ValueError, RecursionError)
"""What reading an answer raises that is damaged as a whole."""


def hold(database: sqlite3.Connection, photo_id: str, record: Row) -> int:
    """Put the latest answer to a photo among the earlier ones, and clear its rows for the next one.

    It is done in the current transaction. The photo's own row stays, to be replaced.

    Args:
        database: The run.
        photo_id: The photo, which has an answer.
        record: The row of the run, whose engine gave the answer unless `note` has said otherwise.

    Returns:
        The number of the next answer; the first one is 1.
    """
    there = [table for table in HELD if geopackage.has(database, table)]
    rows = {table.name: geopackage.read(database, table, photo_id) for table in there}
    photo, held = rows[tables.PHOTOS.name][0], to_text(rows)
    number, sql = latest(photo), "UPDATE answers SET held = ? WHERE photo_id = ? AND answer = ?"
    _add_table(database)
    if not database.execute(sql, (held, photo_id, number)).rowcount:
        geopackage.insert(database, tables.ANSWERS, [tables.answer_row(photo, number, record, held=held)])
    for table in there:
        if table is not tables.PHOTOS:
            geopackage.delete_of_photo(database, table, photo_id)
    return number + 1


def note(database: sqlite3.Connection, photo_id: str, card: EngineCard) -> None:
    """Write down which engine gave the latest answer to a photo, other than that of the run, as `hold` does it."""
    (photo,) = geopackage.read(database, tables.PHOTOS, photo_id)
    _add_table(database)
    made = tables.answer_row(photo, latest(photo), tables.engine_values(card), answered=tables.now())
    geopackage.insert(database, tables.ANSWERS, [made])


def _add_table(database: sqlite3.Connection) -> None:
    if not geopackage.has(database, tables.ANSWERS):
        geopackage.add_table(database, tables.ANSWERS)


def to_text(rows: Mapping[str, Sequence[Row]]) -> str:
    """Return the rows of an answer by table as text."""
    held = {table.name: geopackage.to_plain(table, rows[table.name]) for table in HELD if rows.get(table.name)}
    return json.dumps(held, separators=(",", ":"), ensure_ascii=False)


def from_text(text: str) -> Dict[str, List[Row]]:
    """Return the rows of an answer by table from `to_text`; what is damaged in them is left out.

    Raises:
        KeyError, TypeError, ValueError, RecursionError: it is damaged as a whole.
    """
    content = json.loads(text)
    faults: List[geopackage.TableFault] = []
    found: Dict[str, List[Row]] = {table.name: [] for table in HELD}
    for table in HELD:
        if table.name in content:
            rows = geopackage.from_plain(table, content[table.name], faults)
            found[table.name] = [row for row in rows if salvage.is_usable(table, row, faults)]
    if not found[tables.PHOTOS.name]:
        raise ValueError("no photo")
    return found


def latest(photo: Row) -> int:
    """Return the number of the latest answer to a photo, which the tables hold."""
    return int(photo["answer"] or 1)


def is_final_of_earlier(photo: Row) -> bool:
    """Tell whether the position of a photo is a candidate of an earlier answer."""
    number = latest(photo)
    of_latest = {tables.candidate_id(photo["photo_id"], rank, number) for rank in range(1, 1 + (photo["n_cand"] or 0))}
    return number > 1 and photo["cand_id"] is not None and photo["cand_id"] not in of_latest


def earlier_candidate(answers: Sequence[Row], cand_id: str) -> Optional[Tuple[Row, Row]]:
    """Return a candidate of an earlier answer, with the row of the photo with that answer; None if there is none.

    Args:
        answers: The rows of the table `answers` for the photo.
        cand_id: The candidate.
    """
    for row in answers:
        with suppress(*UNREADABLE):
            held = from_text(row["held"])
            for candidate in held[tables.CANDIDATES.name]:
                if candidate["cand_id"] == cand_id:
                    return held[tables.PHOTOS.name][0], candidate
    return None


def rows_of(rows: Mapping[str, Sequence[Row]], number: int) -> Dict[str, List[Row]]:
    """Return the rows of a photo by table with another one of its answers, and the run's row with what gave that one.

    A candidate of an earlier answer is accepted if the photo's position is still from it.

    Args:
        rows: The rows of the photo and of the run, with the latest answer.
        number: The answer, from 1.

    Raises:
        RequestError: there is no such answer, or it is damaged.
    """
    photo, same = rows[tables.PHOTOS.name][0], {name: list(those) for name, those in rows.items()}
    same[tables.RUN.name] = [record_of(rows, number)]
    if number == latest(photo):
        return same
    try:
        held = from_text((_row(rows, number) or {})["held"])
    except UNREADABLE as error:
        raise RequestError(f"answer {number} to {photo['filename']} is damaged; locate the photo again") from error
    held[tables.PHOTOS.name] = [{**held[tables.PHOTOS.name][0], **{name: photo[name] for name in OF_PHOTO}}]
    for row in held[tables.CANDIDATES.name]:
        is_final = photo["state"] == ACCEPTED and row["cand_id"] == photo["cand_id"]
        row["state"] = ACCEPTED if is_final else UNREVIEWED if row["state"] == ACCEPTED else row["state"]
    return {**same, **held}


def record_of(rows: Mapping[str, Sequence[Row]], number: int) -> Row:
    """Return the run's row with the engine that gave one of the answers to a photo, whose rows these are."""
    found = _row(rows, number)
    return {**rows[tables.RUN.name][0], **({name: found[name] for name in tables.ENGINE} if found else {})}


def _row(rows: Mapping[str, Sequence[Row]], number: int) -> Optional[Row]:
    return next((row for row in rows[tables.ANSWERS.name] if row["answer"] == number), None)


def by_name(text: Optional[str]) -> Dict[str, str]:
    """Return what the versions or digests of a run or an answer name; nothing if they are damaged."""
    with suppress(*UNREADABLE):
        found = json.loads(text or "")
        if isinstance(found, dict):
            return found
    return {}


def of_request(card: EngineCard, request: Request) -> EngineCard:
    """Return the description of an engine without the systems that might have proposed places, but were not asked."""
    asked = f"{PROPOSER}{request.proposed_by.value}" if request.proposed_by else ""
    kept = {name: digest for name, digest in card.digests.items() if name == asked or not name.startswith(PROPOSER)}
    return replace(card, digests=kept)


def comparable(card: EngineCard, recorded: Mapping[str, str]) -> Dict[str, str]:
    """Return the digests of an engine that count beside those that `of_request` left in a run.

    A run of an earlier version has none of a system that proposed places.
    """
    return {name: digest for name, digest in card.digests.items() if name in recorded or not name.startswith(PROPOSER)}


def galleries(digests: Mapping[str, str]) -> Dict[str, str]:
    """Return the digests of the user's own galleries among those of an engine, by their folders."""
    return {name[len(GALLERY) :]: digest for name, digest in digests.items() if name.startswith(GALLERY)}


def added_galleries(rows: Mapping[str, Sequence[Row]]) -> Dict[int, List[str]]:
    """Return the names of the galleries that each answer to a photo had and the first one had not, by its number."""
    listed = sorted(rows[tables.ANSWERS.name], key=lambda row: int(row["answer"]))
    folders = {row["answer"]: galleries(by_name(row["digests"])) for row in listed}
    before = folders.get(1, {})
    return {
        number: [os.path.basename(folder) for folder in those if folder not in before]
        for number, those in folders.items()
    }
