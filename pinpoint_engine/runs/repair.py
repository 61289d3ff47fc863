"""Writes what can be read of a damaged run to a new one, which can be reviewed and resumed."""

from __future__ import annotations

from collections import Counter, defaultdict
from contextlib import closing
from pathlib import Path
from typing import Dict, List

from .. import tables
from ..errors import OutputError
from ..tables import Row
from ..wording import FAILED, WAITING
from . import geopackage, reviews, stored_styles
from .reading import read
from .replacement import whole
from .salvage import Damage
from .writing import transaction, write_errors

ANSWER = (
    *("n_cand", "answer", "elsewhere", "alone_lon", "alone_lat", "alone_25"),
    *("conf1", "conf5", "conf25", "conf200", "conf750"),
)
"""The columns of a photo that say nothing without its candidates."""


def repair(path: Path, out: Path) -> List[str]:
    """Write what can be read of a run to a new file; return sentences on what is lost.

    Photos whose candidates are all lost are marked as not located yet, so that the rest of the run can be located.

    Raises:
        RequestError: the file is no run, or nothing of it can be read.
        OutputError: the new file exists already, or cannot be written.
    """
    if out.exists():
        raise OutputError(f"{out} already exists; name another file", code="exists")
    damage = Damage()
    rows = read(path, damage)
    again = _forget_lost(rows)
    record = rows[tables.RUN.name][0]
    outcomes = Counter(row["outcome"] for row in rows[tables.PHOTOS.name])
    record.update(tables.counts(outcomes), n_photos=len(rows[tables.PHOTOS.name]), format=tables.FORMAT)
    made = [table for table in tables.IN_RUN if table not in tables.OPTIONAL or rows[table.name]]
    with whole(out) as part, write_errors(out):
        geopackage.create(part, made)
        with closing(geopackage.connect(part)) as database, transaction(database):
            for table in made:
                geopackage.insert(database, table, rows[table.name])
            stored_styles.store(database, [table for table in made if table in tables.TABLES])
            reviews.complete(database)
    if again:
        lost = "1 photo has lost its" if again == 1 else f"{again} photos have lost their"
        damage.notes.append(f"{lost} candidates and will be located anew; locate the rest of the repaired run")
    return damage.notes


def _forget_lost(rows: Dict[str, List[Row]]) -> int:
    """Mark the photos that have lost all their candidates as not located yet; return how many they are."""
    left: Dict[str, int] = defaultdict(int)
    for row in rows[tables.CANDIDATES.name]:
        left[row["photo_id"]] += 1
    lost = [
        row
        for row in rows[tables.PHOTOS.name]
        if row["outcome"] is None or (row["n_cand"] and not left[row["photo_id"]] and row["outcome"] != FAILED)
    ]
    for row in lost:
        row.update(dict.fromkeys(ANSWER), outcome=WAITING)
        if not reviews.is_placed(row["placed_by"]):
            row.update(dict.fromkeys(tables.POSITION))
    gone = {row["photo_id"] for row in lost}
    for table in (tables.EVIDENCE, tables.REGIONS, tables.CELLS, tables.ANSWERS):
        rows[table.name] = [row for row in rows[table.name] if row["photo_id"] not in gone]
    return len(lost)
