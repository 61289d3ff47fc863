"""Lists of photos with their places, as benchmarks and published code have them."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from .. import angles, geodesy, sheets
from ..geodesy import Floats
from ..sheets import Fault, Row, Sheet
from ..types import Location

IDS = ("id", "img_id", "image_id", "photo_id", "image", "photo", "key", "filename", "path", "file")
LATITUDES = ("lat", "latitude", "predicted_lat", "pred_lat")
LONGITUDES = ("lon", "longitude", "predicted_long", "pred_lon", "long", "lng")
TRUE_LATITUDES, TRUE_LONGITUDES = ("gt_lat", *LATITUDES[:2]), ("gt_long", *LONGITUDES[:2], "long", "lng")
PATHS = ("path", "file")
AUTHORS = ("author", "owner", "creator_id", "creator_username")
ALBUMS = ("album", "sequence")
TIMES = ("taken_at", "captured_at", "timestamp")
"""Names that each column may have, in any case; the first that a list has is used."""
SWAPPED = 0.2
"""With this share of latitudes beyond ±90 the two columns are swapped; IM2GPS has 29 %, IM2GPS3k 35 %."""


@dataclass(frozen=True)
class KnownPhoto:
    """A photo and its place, true or predicted, with what else the list says; "" where it says nothing.

    `path` is the file, relative to the list's folder; `part` is the group of photos that it is reported with.
    """

    id: str
    place: Location
    author: str = ""
    album: str = ""
    path: str = ""
    taken_at: datetime | None = None
    part: str = ""


@dataclass(frozen=True)
class PhotoTable:
    """The photos of a list, the rows left out (`faults`), and whether latitude and longitude were `swapped`."""

    name: str
    photos: tuple[KnownPhoto, ...]
    faults: tuple[Fault, ...] = ()
    swapped: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(photo.id for photo in self.photos)

    @property
    def notes(self) -> tuple[str, ...]:
        """Say what was wrong with the list."""
        swapped = "the list's latitudes and longitudes stand in each other's columns" if self.swapped else ""
        return tuple(filter(None, (swapped, sheets.faults_in_words(self.name, self.faults))))

    @property
    def latlon(self) -> Floats:
        return geodesy.latlon_array([photo.place for photo in self.photos])


def read_table(
    path: Path,
    latitudes: Sequence[str] = LATITUDES,
    longitudes: Sequence[str] = LONGITUDES,
    *,
    where: Mapping[str, str] | None = None,
    by: str = "",
) -> PhotoTable:
    """Read a CSV of places; rows without a place, and another table below an empty line, are left out and named.

    If many latitudes are beyond ±90 and no longitude is, the two columns are swapped, as in the published lists of
    IM2GPS and IM2GPS3k.

    Args:
        path: The list.
        latitudes: Names that the column of latitudes may have.
        longitudes: Names that the column of longitudes may have.
        where: Only rows that have these values in these columns.
        by: The column with the part of each photo.

    Raises:
        RequestError: the file cannot be read, lacks a column, or none of its rows can be used.
    """
    sheet = sheets.read_sheet(path)
    identity, lat, lon = (sheet.need(known) for known in (IDS, latitudes, longitudes))
    wanted = {sheet.need([name]): value for name, value in (where or {}).items()}
    rows, faults = _rows(sheet, identity, wanted)
    if swapped := _are_swapped([(row.cells[lat], row.cells[lon]) for row in rows]):
        lat, lon = lon, lat
    columns = [identity, *(sheet.find(known) for known in (AUTHORS, ALBUMS, PATHS, TIMES))]
    columns.append(sheet.need([by]) if by else -1)
    found: list[KnownPhoto] = []
    for row in rows:
        try:
            found.append(_listed(row.cells, angles.place(row.cells[lat], row.cells[lon]), columns))
        except ValueError as error:
            faults.append(Fault(row.line, str(error)))
    if faults and not found and (rows or not wanted):
        raise sheets.unusable(path.name, min(faults))
    return PhotoTable(path.name, tuple(found), tuple(sorted(faults)), swapped)


def _rows(sheet: Sheet, identity: int, wanted: Mapping[int, str]) -> tuple[list[Row], list[Fault]]:
    """Return the rows that have the wanted values by column, and those that cannot be used."""
    rows: list[Row] = []
    faults: list[Fault] = []
    listed = list(sheet)
    other = _other_table(listed, identity)
    for row in listed:
        if other and row.line >= other:
            faults.append(Fault(row.line, f"another table begins on line {other}, below an empty line"))
        elif row.fault:
            faults.append(Fault(row.line, row.fault))
        elif all(row.cells[column] == value for column, value in wanted.items()):
            if row.cells[identity]:
                rows.append(row)
            else:
                faults.append(Fault(row.line, "it names no photo"))
    return rows, faults


def _other_table(rows: Sequence[Row], identity: int) -> int:
    """Return the line on which another table begins below an empty line; 0: there is none.

    A header has words only, but so may a bad row. A header also names a latitude and a longitude, or is followed by a
    number in the column of ids where no id above is a number.
    """
    for at, (row, below) in enumerate(pairwise(rows)):
        if row.apart and _is_of_words(row):
            numbered = any(_number(each.cells[identity]) is not None for each in rows[:at])
            names = {cell.casefold() for cell in row.cells}
            if names.intersection(LATITUDES + TRUE_LATITUDES) and names.intersection(LONGITUDES + TRUE_LONGITUDES):
                return row.line
            if _number(below.cells[identity]) is not None and not numbered:
                return row.line
    return 0


def _is_of_words(row: Row) -> bool:
    """Return whether a row has words only, each once, like the names of columns."""
    words = [cell for cell in row.cells if cell]
    return len(set(words)) == len(words) > 1 and all(_number(word) is None for word in words)


def _number(text: str) -> float | None:
    for sides in ("NS", "EW"):
        with contextlib.suppress(ValueError):
            return angles.degrees(text, sides)
    return None


def _are_swapped(cells: Sequence[tuple[str, str]]) -> bool:
    """Return whether latitudes and longitudes are in each other's columns; a few odd rows are not enough."""
    numbers = [(_number(lat), _number(lon)) for lat, lon in cells]
    pairs = [(abs(lat), abs(lon)) for lat, lon in numbers if lat is not None and lon is not None]
    beyond = sum(lat > 90 for lat, _ in pairs)
    return beyond >= max(2, SWAPPED * len(pairs)) and all(lat <= 180 and lon <= 90 for lat, lon in pairs)


def _listed(cells: Sequence[str], place: Location, columns: Sequence[int]) -> KnownPhoto:
    identity, author, album, path, time, part = (cells[column] if column >= 0 else "" for column in columns)
    return KnownPhoto(identity, place, author, album, path, _time(time), part)


def _time(text: str) -> datetime | None:
    """Read a time as ISO text or as milliseconds since 1970 (OSV-5M, Mapillary); None where it is neither."""
    try:
        return datetime.fromtimestamp(int(text) / 1000, UTC) if text.isdigit() else datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
