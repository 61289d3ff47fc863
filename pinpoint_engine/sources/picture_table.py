"""The table of pictures that were kept in a folder: where each stands, and whose it is; `models make` reads it too."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path

from .fetching import ALL_ROUND_DEG, SUFFIXES, stem_of
from .imagery import ImageryItem

FILE = "pictures.csv"
COLUMNS = (
    *("path", "lat", "lon", "id", "source", "url", "author", "licence", "captured_at", "sequence"),
    *("heading", "field_of_view"),
)


def write(folder: Path, items: Iterable[ImageryItem]) -> int:
    """List pictures whose files are in a folder, beside those that are listed there, and return how many are.

    Panoramas are not listed: as they are, they show no single view.

    Raises:
        OSError: the folder cannot be written; the table before stays.
    """
    path, private = folder / FILE, folder / f".{FILE}.new"
    rows: dict[str, dict[str, str]] = {}
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = {row["path"]: row for row in csv.DictReader(file)}
    for item in items:
        if item.field_of_view != ALL_ROUND_DEG and (name := _file_of(item, folder)):
            rows[name] = _row(item, name)
    with private.open("w", encoding="utf-8-sig", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
        table.writeheader()
        table.writerows(rows.values())
        file.flush()
        os.fsync(file.fileno())
    os.replace(private, path)
    return len(rows)


def _file_of(item: ImageryItem, folder: Path) -> str:
    names = [stem_of(item) + suffix for suffix in (*SUFFIXES.values(), "")]
    return next((name for name in names if (folder / name).is_file()), "")


def _row(item: ImageryItem, name: str) -> dict[str, str]:
    told = {
        "path": name,
        "lat": item.location.lat,
        "lon": item.location.lon,
        "source": item.source.value,
        "captured_at": item.captured_at.isoformat() if item.captured_at else "",
    }
    for each in ("id", "url", "author", "licence", "sequence", "heading", "field_of_view"):
        value = getattr(item, each)
        told[each] = "" if value is None else value
    return {key: str(value) for key, value in told.items()}
