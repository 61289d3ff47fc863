"""Lists of photos with their places, as benchmarks and codes publish them: which column is what, which rows count."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import takewhile
from pathlib import Path

import numpy as np

from .. import geodesy
from ..errors import RequestError
from ..types import Location
from .metrics import Floats

IDS = ("id", "img_id", "image_id", "photo_id", "image", "photo", "key", "filename", "path", "file")
LATITUDES = ("lat", "latitude", "predicted_lat", "pred_lat")
LONGITUDES = ("lon", "longitude", "predicted_long", "pred_lon", "long", "lng")
TRUE_LATITUDES, TRUE_LONGITUDES = ("gt_lat", *LATITUDES[:2]), ("gt_long", *LONGITUDES[:2], "long", "lng")
PATHS = ("path", "file")
AUTHORS = ("author", "owner", "creator_id", "creator_username")
ALBUMS = ("album", "sequence")
TIMES = ("taken_at", "captured_at", "timestamp")
"""By which names columns are known, whatever their case; the first that a list has counts."""


@dataclass(frozen=True)
class Listed:
    """A photo and its place, true or predicted, with what else the list tells; "" where it tells nothing.

    `path` is the file, relative to the list's folder; `part` the group of photos that figures are told of.
    """

    id: str
    place: Location
    author: str = ""
    album: str = ""
    path: str = ""
    taken_at: datetime | None = None
    part: str = ""


@dataclass(frozen=True)
class Table:
    """The photos of a list; rows without a place are counted, and `swapped` tells of columns in each other's place."""

    photos: tuple[Listed, ...]
    left_out: int = 0
    swapped: bool = False

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(photo.id for photo in self.photos)

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
) -> Table:
    """Read a CSV of places, up to an empty line; rows without a place are left out and counted.

    Where a column of latitudes goes beyond ±90 and that of longitudes does not, the two are taken for each other: so
    it is in the published lists of IM2GPS and IM2GPS3k.

    Args:
        path: The list.
        latitudes: Names that its column of latitudes may have.
        longitudes: Names that its column of longitudes may have.
        where: Only rows that have these values in these columns.
        by: The column that tells the part a photo belongs to.

    Raises:
        RequestError: the file cannot be read, or lacks a column.
    """
    names, rows = _read(path)
    lat, lon, identity = (_column(path, names, known) for known in (latitudes, longitudes, IDS))
    latlon = np.array([[_number(row[lat]), _number(row[lon])] for row in rows]).reshape(-1, 2)
    there = np.isfinite(latlon).all(axis=1) & np.array([bool(row[identity]) for row in rows], bool)
    most = np.abs(latlon[there]).max(axis=0, initial=0.0)
    swapped = bool(most[0] > 90 >= most[1])
    latlon = latlon[:, ::-1] if swapped else latlon
    if (np.abs(latlon[there]) > (90, 180)).any():
        raise RequestError(f"{path} has places beyond ±90 / ±180 degrees; check its columns {lat} and {lon}")
    wanted = {_column(path, names, [name.lower()]): value for name, value in (where or {}).items()}
    found = [
        (row, place, known)
        for row, place, known in zip(rows, latlon.tolist(), there, strict=True)
        if all(row[name] == value for name, value in wanted.items())
    ]
    part = _column(path, names, [by.lower()]) if by else ""
    columns = [*(_known(names, each) for each in (AUTHORS, ALBUMS, PATHS, TIMES)), part]
    photos = tuple(_listed(row, row[identity], place, columns) for row, place, known in found if known)
    return Table(photos, len(found) - len(photos), swapped)


def _read(path: Path) -> tuple[dict[str, str], list[dict[str, str]]]:
    """Return the columns of a CSV by their names in small letters, and its rows up to an empty line."""
    try:
        with path.open(newline="", encoding="utf-8-sig") as file:
            lines = takewhile(lambda line: any(cell.strip() for cell in line[:1]) or len(line) > 1, csv.reader(file))
            return _rows(lines)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RequestError(f"{path} cannot be read ({error}); give a CSV with id, lat, lon") from error


def _rows(lines: Iterator[list[str]]) -> tuple[dict[str, str], list[dict[str, str]]]:
    heads = next(lines, [])
    rows = [dict(zip(heads, [*line, *[""] * (len(heads) - len(line))], strict=False)) for line in lines]
    return {head.strip().lower(): head for head in heads}, rows


def _column(path: Path, names: Mapping[str, str], known: Sequence[str]) -> str:
    found = _known(names, known)
    if not found:
        has = ", ".join(names) or "none"
        raise RequestError(f"{path} has no column {' or '.join(known)}, only: {has}; give a CSV with id, lat, lon")
    return found


def _known(names: Mapping[str, str], known: Sequence[str]) -> str:
    return next((names[name] for name in known if name in names), "")


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return np.nan


def _listed(row: Mapping[str, str], identity: str, place: Sequence[float], columns: Sequence[str]) -> Listed:
    author, album, path, time, part = (row[column] if column else "" for column in columns)
    return Listed(identity, Location(*place), author, album, path, _time(time), part)


def _time(text: str) -> datetime | None:
    """Read a time as ISO text or as milliseconds since 1970 (OSV-5M, Mapillary); None where it is neither."""
    try:
        return datetime.fromtimestamp(int(text) / 1000, UTC) if text.isdigit() else datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return None
