"""References from files: folders of geotagged photos, and tables of photos with coordinates."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from .. import photos
from ..errors import RequestError
from ..types import Location, Photo, Reference, Source

NEEDED = ("path", "lat", "lon")


@dataclass(frozen=True)
class Listed:
    """A photo on disk with the reference it is to become."""

    photo: Photo
    reference: Reference


def geotagged(folder: Path, source: Source, author: str, licence: str) -> Iterator[Listed | Photo]:
    """Yield the photos below a folder: as `Listed` where EXIF tells their place, else as they are.

    The subfolder a photo lies in becomes its sequence, since photos of one outing usually share one.
    """
    name = Path(os.path.abspath(folder)).name
    for photo in photos.find_photos([folder]):
        if photo.geotag is None:
            yield photo
            continue
        inner = os.path.relpath(os.path.dirname(photo.path), folder)
        sequence = name if inner == "." else f"{name}/{inner}"
        url = Path(photo.path).as_uri()
        yield Listed(photo, Reference(photo.id, photo.geotag, source, url, author, licence, photo.taken_at, sequence))


def listed(table: Path, source: Source) -> Iterator[Listed]:
    """Yield the photos of a CSV table with columns path, lat, lon and, where known, the fields of a `Reference`.

    Paths are relative to the table's folder.

    Raises:
        RequestError: the table cannot be read, or a row has no usable coordinates, source or time.
    """
    for number, row in enumerate(_rows(table), 2):
        photo = photos.read_photo(os.path.abspath(table.parent / row["path"]))
        try:
            yield Listed(photo, _reference(row, photo, source))
        except ValueError as error:
            raise RequestError(f"{table.name}, line {number}: {error}; mend or remove the row") from None


def _reference(row: dict[str, str], photo: Photo, source: Source) -> Reference:
    url = row.get("url") or row.get("source_url") or row.get("origin_path", "")
    time = row.get("captured_at")
    return Reference(
        id=row.get("id") or photo.id,
        location=Location(float(row["lat"]), float(row["lon"])),
        source=Source(row.get("source") or source.value),
        url=url if "://" in url or not row.get("origin") else f"{row['origin']}: {url}",
        author=row.get("author", ""),
        licence=row.get("licence", ""),
        captured_at=datetime.fromisoformat(time) if time else photo.taken_at,
        sequence=row.get("sequence") or row.get("album", ""),
    )


def _rows(table: Path) -> Iterable[dict[str, str]]:
    try:
        with table.open(newline="", encoding="utf-8-sig") as file:
            reader = csv.DictReader(file)
            missing = set(NEEDED) - set(reader.fieldnames or ())
            if missing:
                raise RequestError(f"{table.name} lacks the columns {', '.join(sorted(missing))}; add them")
            return [{name: text or "" for name, text in row.items() if name} for row in reader]
    except OSError as error:
        raise RequestError(f"{table} cannot be read ({error.strerror}); check the path") from None
    except (UnicodeDecodeError, csv.Error) as error:
        raise RequestError(f"{table} cannot be read as CSV ({error}); save it as UTF-8 CSV") from None
