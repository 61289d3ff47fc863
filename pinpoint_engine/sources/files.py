"""Read references from folders of geotagged photos, and from tables of photos with coordinates."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .. import angles, bundles, photos, sheets
from ..errors import PhotoError
from ..sheets import Fault, Row, Sheet
from ..types import Failure, Location, Photo, Reference, Source

PATHS = ("path", "file", "filename", "file_name", "photo", "image", "sourcefile")
"""Accepted names of the column of paths; the last is ExifTool's."""

NO_POSITION, UNUSABLE_POSITION = "no_position", "unusable_position"
"""Failure codes of a photo whose EXIF has no position, or one that cannot be used."""
KINDS = tuple(source.value for source in Source)


@dataclass(frozen=True)
class ReferencePhoto:
    """A photo on disk with the reference that it will become."""

    photo: Photo
    reference: Reference


def geotagged(
    found: photos.Listing, folder: Path, source: Source, author: str, licence: str
) -> Iterator[ReferencePhoto | Failure]:
    """Yield the photos found in a folder: a `ReferencePhoto` if its EXIF has a position, else a `Failure`.

    A photo's subfolder becomes its sequence, since photos of one outing usually share one.
    """
    name = Path(os.path.abspath(folder)).name
    for photo in map(photos.read_photo, found.paths):
        if photo.geotag is None:
            yield _unplaced(photo)
            continue
        inner = os.path.relpath(os.path.dirname(photo.path), folder)
        sequence = name if inner == "." else f"{name}/{inner}"
        url = Path(photo.path).as_uri()
        yield ReferencePhoto(
            photo, Reference(photo.id, photo.geotag, source, url, author, licence, photo.taken_at, sequence)
        )


def _unplaced(photo: Photo) -> Failure:
    """Return why a photo has no position: it cannot be read, or its EXIF has none or an unusable one."""
    try:
        photos.check_file(photo.path)
    except PhotoError as error:
        return Failure(photo, error.code, str(error))
    if photo.geotag_fault:
        why = f"the position in its EXIF cannot be used: {photo.geotag_fault}; list it with coordinates in a CSV"
        return Failure(photo, UNUSABLE_POSITION, why)
    return Failure(photo, NO_POSITION, "its EXIF holds no position; list it with coordinates in a CSV")


def listed(table: Path, source: Source, author: str = "", licence: str = "") -> Iterator[ReferencePhoto | Failure]:
    """Yield the photos of a CSV with columns path, lat, lon and, optionally, the fields of a `Reference`.

    `source`, `author` and `licence` are for rows that do not name their own. Paths are relative to the table's folder.
    An unusable row comes as a `Failure` that names it, and does not affect
    the others.

    Raises:
        RequestError: the table cannot be read, lacks a column, or has no usable row.
    """
    sheet = sheets.read_sheet(table)
    columns = sheet.need_one(PATHS), sheet.need_one(sheets.LATITUDES), sheet.need_one(sheets.LONGITUDES)
    read = [_read(row, columns) for row in sheet]
    if not any(isinstance(each, Location) for _, each in read):
        faults = [Fault(row.line, str(each)) for row, each in read]
        raise sheets.unusable(table.name, min(faults, default=Fault(sheet.skipped, "no rows follow it")))
    lines: dict[str, int] = {}
    for row, each in read:
        usual = {"source": source.value, "author": author, "licence": licence}
        found = _listed(sheet, row, each, columns[0], usual) if isinstance(each, Location) else each
        if isinstance(found, ReferencePhoto) and (line := lines.setdefault(found.reference.id, row.line)) != row.line:
            found = f"it repeats the photo or the id of line {line}"
        yield _left_out(sheet, row, found) if isinstance(found, str) else found


def content(table: Path) -> str:
    """Return a digest of what a table lists: of its bytes, and of where the photos are that it names.

    A copy of the table has the same one, unless its paths are relative to it and it lies in another folder.

    Raises:
        RequestError: it cannot be read, or has no column of paths.
    """
    sheet = sheets.read_sheet(table)
    column = sheet.need_one(PATHS)
    state = hashlib.sha256(bundles.sha256(table).encode())
    for row in sheet:
        state.update(os.fsencode(os.path.abspath(table.parent / row.cells[column])))
    return state.hexdigest()


def _read(row: Row, columns: tuple[int, int, int]) -> tuple[Row, Location | str]:
    """Read the location of a row; or return what is wrong with the row."""
    path, lat, lon = (row.cells[column] for column in columns)
    if row.fault or not path:
        return row, row.fault or "it names no photo"
    try:
        return row, angles.place(lat, lon)
    except ValueError as error:
        return row, str(error)


def _left_out(sheet: Sheet, row: Row, why: str) -> Failure:
    photo = Photo(f"{sheet.path.name}:{row.line}", str(sheet.path))
    return Failure(photo, "bad_row", f"line {row.line}: {why}; correct or remove the row")


def _listed(sheet: Sheet, row: Row, location: Location, path: int, usual: dict[str, str]) -> ReferencePhoto | str:
    photo = photos.read_photo(os.path.abspath(sheet.path.parent / row.cells[path]))
    cells = {name: row.cells[position] for name, position in sheet.names.items()}
    cells |= {name: value for name, value in usual.items() if not cells.get(name)}
    try:
        return ReferencePhoto(photo, _reference(cells, photo, location))
    except ValueError as error:
        return str(error)


def _reference(row: dict[str, str], photo: Photo, location: Location) -> Reference:
    kind = row["source"]
    if kind not in KINDS:
        raise ValueError(f"its source is {kind!r}, not {' or '.join(KINDS)}")
    url = row.get("url") or row.get("source_url") or row.get("origin_path", "")
    return Reference(
        id=row.get("id") or photo.id,
        location=location,
        source=Source(kind),
        url=url if "://" in url or not row.get("origin") else f"{row['origin']}: {url}",
        author=row["author"],
        licence=row["licence"],
        captured_at=_time(row.get("captured_at", "")) or photo.taken_at,
        sequence=row.get("sequence") or row.get("album", ""),
    )


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        raise ValueError(f"its time {text!r} is not of the form 2024-05-17T14:03:09") from None
