"""Photo tables: CSV files that list training photos with their places, splits and credits."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ... import angles, sheets
from ...errors import RequestError
from ...sheets import Fault, Row, Sheet

NEEDED = ("id", "path", "lat", "lon", "source", "split")
"""The columns that a photo table must have, with a value in every row."""


@dataclass(frozen=True)
class LabelledPhoto:
    """One row of a photo table: columns id, path, lat, lon, source, scene, album, split, split_kind and credits."""

    row: dict[str, str]
    folder: Path

    @property
    def path(self) -> str:
        return str(self.folder / self.row["path"])


def read_table(path: Path) -> list[LabelledPhoto]:
    """Read all rows of a photo table: CSV with the columns of `LabelledPhoto`, paths relative to its folder.

    Raises:
        RequestError: the table is missing, lacks a column, or has a bad row; skipping it would train on fewer photos.
    """
    sheet = sheets.read_sheet(path)
    for name in NEEDED:
        sheet.need([name])
    rows = [_labelled(sheet, row) for row in sheet]
    if faults := [row for row in rows if isinstance(row, Fault)]:
        raise RequestError(sheets.faults_in_words(path.name, faults))
    return [row for row in rows if isinstance(row, LabelledPhoto)]


def _labelled(sheet: Sheet, row: Row) -> LabelledPhoto | Fault:
    """Return a row by column names, with its degrees as decimal numbers, or the fault in it."""
    cells = {name: row.cells[position] for name, position in sheet.names.items()}
    if row.fault:
        return Fault(row.line, row.fault)
    try:
        location = angles.place(cells["lat"], cells["lon"])
    except ValueError as error:
        return Fault(row.line, str(error))
    if empty := next((name for name in NEEDED if not cells[name]), ""):
        return Fault(row.line, f"it has no {empty}")
    plain = {"lat": str(location.lat), "lon": str(location.lon)}
    return LabelledPhoto({**cells, **plain}, sheet.path.parent)
