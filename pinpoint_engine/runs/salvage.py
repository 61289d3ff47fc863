"""What can be read of a run that may be damaged, and what cannot, in plain sentences."""

from __future__ import annotations

import json
import os
import sqlite3
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any, Dict, List, Mapping, Optional, Sequence, Set, Tuple

from .. import tables
from ..errors import RequestError
from ..tables import Row, Table
from ..wording import FAILED, UNREVIEWED, photos_in_words
from . import geopackage
from .geopackage import ROWS, TableFault

NO_RUN = "is not a Pinpoint run; choose the GeoPackage of a run"
DAMAGED = "is damaged; save a repaired copy of it, or locate its photos again"
NEEDED: Mapping[str, Tuple[str, ...]] = {
    "photos": ("photo_id",),
    "candidates": ("photo_id", "rank", "prob", "longitude", "latitude"),
    "evidence": ("photo_id", "cand_id", "dist_m", "similar", "longitude", "latitude"),
    "regions": ("photo_id", "level", "area_km2"),
    "cells": ("photo_id", "cell", "prob"),
    "failures": ("photo_id",),
    "run": ("run_id",),
    "answers": ("photo_id", "answer"),
}
"""The columns without which a row of each table cannot be used."""
SHARES = ("prob", "elsewhere", "alone_25", "conf1", "conf5", "conf25", "conf200", "conf750")
PLACES = (("longitude", "latitude"), ("tag_lon", "tag_lat"), ("alone_lon", "alone_lat"), ("cand_lon", "cand_lat"))
TWICE = "id"
"""What is wrong with a row whose id another one has."""
SAID = 3
"""How many damaged rows a sentence names."""
LOST = {
    "photos": "photos are listed from their candidates and failures, without their confidence, notes and reviews",
    "candidates": "photos are shown without candidates",
    "evidence": "candidates are shown without evidence",
    "regions": "photos are shown without regions",
    "failures": "it is not known why photos failed",
    "run": "it is not known how and when the run was made",
}
"""What is not shown without a table."""
REMEDY = "save a repaired copy, or locate the photos again"
DESCRIBED = (".geojson", ".gpkg")
"""The formats of exports whose layers have a description, which says what the run lacked."""


@dataclass
class Damage:
    """What is damaged in a run, as sentences that end with what to do.

    `is_severe` says that tables or rows are lost or doubled: such a file is only shown, as writing to it may do harm.
    """

    notes: List[str] = field(default_factory=list)
    is_severe: bool = False

    @property
    def description(self) -> str:
        """Return what is damaged in one paragraph, for the description of what is exported; "" for nothing."""
        return f"The run that this was exported from is damaged: {'. '.join(self.notes)}." if self.notes else ""

    def add(self, there: RunTables) -> None:
        """Add what was found while tables were read."""
        self.notes += [note for note in there.notes() if note not in self.notes]
        self.is_severe = self.is_severe or there.is_damaged


class RunTables:
    """The tables of a run that is open to read.

    `faults` has what was found damaged so far, `record` the row of the run.
    """

    def __init__(self, path: Path, at: Path, database: sqlite3.Connection) -> None:
        """Look which tables there are in a database that was opened at a place.

        Raises:
            sqlite3.Error: the file is no database, or is locked.
            RequestError: it is no run.
        """
        self._path, self._database = path, database
        self.faults: List[TableFault] = []
        columns = {table: geopackage.columns_of(database, table) for table in tables.IN_RUN}
        self.present = {table: names for table, names in columns.items() if names}
        self.is_cut = geopackage.is_cut(at)
        self.missing = [table for table in tables.TABLES if table not in {*self.present, *tables.OPTIONAL}]
        found = self.rows(tables.RUN)
        if not found and (len(self.missing) > 2 or not {tables.PHOTOS, tables.CANDIDATES} & self.present.keys()):
            raise RequestError(f"{path} {self._why_no_run()}")
        self.has_record, self.n_lost = bool(found), 0
        self.record = found[0] if found else _unknown_record(path)

    def _why_no_run(self) -> str:
        try:
            self._database.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.Error:
            return DAMAGED
        return NO_RUN

    def rows(self, table: Table, photo_id: Optional[str] = None) -> List[Row]:
        """Return the rows of a table, or those of one photo, that can be used; none if the table is missing."""
        if table not in self.present:
            return []
        read = geopackage.read(self._database, table, photo_id, self.faults, self.present[table])
        found = [row for row in read if is_usable(table, row, self.faults)]
        return _distinct(table, found, self.faults)

    def photos(self, photo_id: Optional[str] = None) -> List[Row]:
        """Return the rows of all photos, or of one; those that are lost are made anew from what else is known."""
        found = self.rows(tables.PHOTOS, photo_id)
        if tables.PHOTOS in self.present and not self._lost(tables.PHOTOS) and (found or photo_id is None):
            return found
        known = {row["photo_id"] for row in found}
        made: Dict[str, Row] = {}
        for table in (tables.CANDIDATES, tables.FAILURES):
            for row in self.rows(table, photo_id):
                if row["photo_id"] not in known:
                    made.setdefault(row["photo_id"], _remade(row, self.record["run_id"]))
        return [*found, *made.values()]

    def _lost(self, table: Table) -> bool:
        return any(fault.table is table and fault.what in (ROWS, "photo_id") for fault in self.faults)

    def whole_record(self, photos: Optional[Sequence[Row]] = None) -> Row:
        """Return the row of the run without gaps: texts that are JSON where they must be, and counts of its photos.

        Raises:
            RequestError: the photos are given, but none is left of a damaged run.
        """
        made = dict(self.record)
        for name, usual in TEXTS.items():
            if made[name] is None or (usual == NOTHING and not _is_object(made[name])):
                made[name] = usual
                if self.has_record:
                    self.faults.append(TableFault(tables.RUN, name, str(made["run_id"])))
        if photos is not None and self.is_damaged and not photos:
            raise RequestError(f"{self._path} {DAMAGED}")
        if photos is not None and made["n_photos"]:
            self.n_lost = max(0, made["n_photos"] - len(photos))
        if not made["n_photos"] or any(made[name] is None for name in tables.COUNTS):
            made.update(tables.counts(Counter(row["outcome"] for row in photos or ())), n_photos=len(photos or ()))
        return made

    @property
    def is_damaged(self) -> bool:
        """Return whether whole tables or rows are lost or doubled, so that the file must not be written."""
        torn = self.is_cut or any(fault.what in (ROWS, TWICE) for fault in self.faults)
        return torn or bool(self.missing or self.n_lost or not self.has_record)

    def notes(self) -> List[str]:
        """Return what is damaged, as sentences that end with what to do."""
        said = [f"the table {table.name} is missing: {LOST[table.name]}; {REMEDY}" for table in self.missing]
        if self.is_cut:
            said.insert(0, f"the file is cut short, and what was at its end is missing or wrong; {REMEDY}")
        if tables.RUN in self.present and not self.has_record:
            said.append(f"the table run is empty: {LOST['run']}; {REMEDY}")
        rows: Dict[Tuple[str, str], Set[str]] = {}
        for fault in self.faults:
            rows.setdefault((fault.table.name, fault.what), set()).add(fault.row)
        if self.n_lost:
            said.append(f"{photos_in_words(self.n_lost)} of the run cannot be read at all; locate the photos again")
        return said + [_sentence(table, what, sorted(filter(None, named))) for (table, what), named in rows.items()]


def _sentence(table: str, what: str, named: Sequence[str]) -> str:
    if what == ROWS:
        return f"a part of the table {table} cannot be read, and what was there is not shown; {REMEDY}"
    listed = ", ".join(named[:SAID]) + (f" and {len(named) - SAID} more" if len(named) > SAID else "")
    if what == TWICE:
        return f"the table {table} has rows with the id of another one, which are not shown ({listed}); {REMEDY}"
    of = f" of {listed}" if listed else ""
    return f"the {what}{of} in the table {table} is missing or impossible, and is left out; {REMEDY}"


def is_usable(table: Table, row: Row, faults: List[TableFault]) -> bool:
    """Leave out the impossible values of a row; tell if it can be used without them."""
    name = _name(table, row)
    for column in SHARES:
        if row.get(column) is not None and not 0 <= row[column] <= 1 + 1e-6:
            row[column] = None
            faults.append(TableFault(table, column, name))
    for lon, lat in PLACES:
        if row.get(lon) is not None or row.get(lat) is not None:
            _check_place(table, row, lon, lat, faults)
    if table is tables.PHOTOS:
        row["photo"] = row["photo"] or os.path.join(row["directory"] or "", row["filename"] or row["photo_id"] or "")
        row["directory"] = row["directory"] or os.path.dirname(row["photo"])
    if table is tables.CANDIDATES and row["photo_id"] and row["rank"]:
        row["cand_id"] = row["cand_id"] or tables.candidate_id(row["photo_id"], row["rank"])
    lacking = next((column for column in NEEDED[table.name] if row[column] is None), None)
    if lacking is not None:
        faults.append(TableFault(table, lacking, name))
    return lacking is None


def _name(table: Table, row: Row) -> str:
    return geopackage.printable(row[table.key]) or geopackage.printable(row.get("filename")) or "a row"


def _check_place(table: Table, row: Row, lon: str, lat: str, faults: List[TableFault]) -> None:
    """Leave a place out that is not on the Earth, or is half a place."""
    for column, limit in ((lon, 180), (lat, 90)):
        if row[column] is not None and abs(row[column]) > limit:
            faults.append(TableFault(table, column, _name(table, row)))
            row[column] = None
    if row[lon] is None or row[lat] is None:
        row[lon] = row[lat] = None


def _distinct(table: Table, rows: List[Row], faults: List[TableFault]) -> List[Row]:
    """Return the rows, the first of those with one id; candidates also differ in rank."""
    kept: Dict[Any, Row] = {}
    for row in rows:
        key = row[table.key]
        if key is None:
            kept[object()] = row
        elif key in kept:
            faults.append(TableFault(table, TWICE, geopackage.printable(key)))
        else:
            kept[key] = row
    return list(kept.values())


def _remade(row: Row, run_id: str) -> Row:
    """Return the row of a photo, made from that of a candidate or a failure of it."""
    made = {column.name: row.get(column.name) for column in tables.PHOTOS.columns}
    path = row["photo"] or row["filename"] or row["photo_id"]
    names = {"photo": path, "filename": os.path.basename(path), "directory": os.path.dirname(path)}
    kept = {"outcome": row.get("outcome") or FAILED, "state": UNREVIEWED, "note": None, "run_id": run_id}
    return {**made, **names, "cand_id": None, **kept}


def _unknown_record(path: Path) -> Row:
    record = {column.name: None for column in tables.RUN.columns}
    return {**record, "run_id": path.stem, **dict.fromkeys(("n_photos", *tables.COUNTS), 0), **TEXTS}


NOTHING = "{}"
TEXTS = {"request": NOTHING, "system": "", "galleries": "", "versions": NOTHING, "digests": NOTHING}
"""What stands for a text of the run's row that is missing."""


@lru_cache(maxsize=8)  # a request names all photos, and is read anew with each of them
def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
