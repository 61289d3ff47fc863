"""Collections of training photos, read as they are published: MP-16 and MP16-Pro, OSV-5M, and our own photo table."""

from __future__ import annotations

import hashlib
import os
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ... import angles, sheets
from ...errors import RequestError
from ...sheets import Fault
from ...types import Location, Source
from . import photo_table
from .archives import Archive, Pictures, code, list_pictures, name_pictures

SOURCES = tuple(Source)
"""A source is stored as its position in here."""
MP16_TABLES = ("MP16_Pro_filtered.csv", "MP16_Pro_places365.csv", "mp16_places365.csv")
"""The filtered table lists what could be downloaded in 2024, and so comes first. MP16-Pro keeps them in `metadata/`."""
MP16_HELD_OUT = 99
"""Of 100 buckets by MD5 of the image id, the paper trains on the others."""
MP16_LEAST_BYTES = 5_121
"""Smaller files in MP16-Pro are notices that a photo is gone, which its publishers leave out, too."""
PIECE = re.compile(r"mp-16-images(\d+)")
KNOWN = (
    "give a folder of MP16-Pro (metadata/MP16_Pro_filtered.csv and mp-16-images00 to 18), of OSV-5M (train.csv and "
    "images/train), or a photo table (CSV with id, path, lat, lon, source, album, split)"
)
Report = Callable[[str], None]


@dataclass(frozen=True)
class TrainingPhoto:
    """A photo whose place is known. `album` is the code of its author, sequence or album: not independent evidence."""

    id: str
    location: Location
    source: Source
    album: int
    pictures: Pictures
    at: int

    def read(self) -> bytes:
        """Return its file as bytes.

        Raises:
            PhotoError: the file is gone or cut short.
        """
        return self.pictures.read(self.at)


@dataclass(frozen=True)
class Collection:
    """Photos of one collection in the order of its table, those without a picture left out and counted in `missing`.

    Attributes:
        name: Of the collection and its split, such as `mp16-train`.
        ids: Fixed-width bytes [N].
        latlon: Degrees, float64 [N, 2].
        source: Positions in `SOURCES`, int8 [N].
        album: Codes of author, sequence or album, int64 [N].
    """

    name: str
    ids: npt.NDArray[np.bytes_]
    latlon: npt.NDArray[np.float64]
    source: npt.NDArray[np.int8]
    album: npt.NDArray[np.int64]
    at: npt.NDArray[np.int64]
    pictures: Pictures
    missing: int

    def __len__(self) -> int:
        return len(self.ids)

    def __getitem__(self, row: int) -> TrainingPhoto:
        lat, lon = self.latlon[row].tolist()
        source = SOURCES[self.source[row]]
        name = self.ids[row].decode()
        return TrainingPhoto(name, Location(lat, lon), source, int(self.album[row]), self.pictures, int(self.at[row]))

    def __iter__(self) -> Iterator[TrainingPhoto]:
        return (self[row] for row in range(len(self)))

    def of(self, kept: npt.NDArray[np.bool_]) -> Collection:
        """Return some of the photos, by mask [N]."""
        columns = {name: getattr(self, name)[kept] for name in ("ids", "latlon", "source", "album", "at")}
        return replace(self, **columns)

    def digest(self) -> str:
        """Return the SHA-256 of the photos' ids in order, as hex."""
        return hashlib.sha256(self.name.encode() + self.ids.tobytes()).hexdigest()


def _unheard(_: str) -> None:
    pass


def open_collection(path: Path, *, held_out: bool = False, report: Report = _unheard) -> Collection:
    """Open a collection of photos by its layout: its training split, or the one held out.

    The split of MP-16 is the paper's (bucket 99 of `md5(image_id) % 100` is held out), that of OSV-5M its test set,
    and that of a photo table its column `split` (train, dev).

    Args:
        path: A folder of MP-16, MP16-Pro or OSV-5M as it was downloaded, or a CSV table.
        report: Told what takes long.

    Raises:
        RequestError: there is no collection of a known layout, or it has no pictures.
    """
    table = _table(path, held_out)
    try:
        columns = set(sheets.read_sheet(table).names)
    except RequestError as error:
        raise RequestError(f"{error}; {KNOWN}") from None
    if {"img_id", "lat", "lon"} <= columns:
        found = _open_mp16(table, held_out, report)
    elif {"id", "latitude", "longitude", "sequence"} <= columns:
        found = _open_osv5m(table.with_name("test.csv" if held_out else "train.csv"), report)
    elif {"id", "path"} <= columns:
        found = _open_table(table, held_out, report)
    else:
        raise RequestError(f"{table} has no columns of a known collection; {KNOWN}")
    if not len(found):
        raise RequestError(f"none of the photos listed in {table} has a picture near it; {KNOWN}")
    report(f"{found.name}: {len(found):,} photos, {found.missing:,} listed without a picture or place")
    return found


def _table(path: Path, held_out: bool) -> Path:
    """Find the table of a collection."""
    if os.path.isfile(path):
        return path
    names = [*MP16_TABLES, "test.csv" if held_out else "train.csv"]
    found = [table for name in names for folder in ("", "metadata") if os.path.isfile(table := path / folder / name)]
    if not found:
        raise RequestError(f"{path} holds no collection of photos that is known here; {KNOWN}")
    return found[0]


def _mp16_key(name: str) -> str:
    """Return the two folders and the number of a Flickr photo, whether `/` or `_` stands between them."""
    return "_".join(name.rpartition(".")[0].replace("/", "_").split("_")[-3:])


def _osv5m_key(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0]


def _open_mp16(table: Path, held_out: bool, report: Report) -> Collection:
    rows = _Rows(f"mp16-{_split(held_out)}", _mp16_key)
    for line, (photo, author, lat, lon) in _columns(rows, table, "img_id", "author", "lat", "lon"):
        name = photo.replace("/", "_")
        if (mp16_bucket(name) == MP16_HELD_OUT) == held_out:
            rows.add(name, lat, lon, Source.INTERNET, author, line)
    root = table.parent.parent if table.parent.name == "metadata" else table.parent
    archives = [(path,) for path in sorted(root.glob("*.tar"))] or _pieces(root)
    rows.tell_faults(table, report)
    return rows.collection(list_pictures(root, archives, _mp16_key, MP16_LEAST_BYTES, report))


def mp16_bucket(image_id: str) -> int:
    """Return the bucket of an MP16-Pro image id, 0 to 99."""
    return int(hashlib.md5(image_id.encode(), usedforsecurity=False).hexdigest(), 16) % 100


def _pieces(root: Path) -> list[Archive]:
    """Return the one tar that MP16-Pro is published as, cut into numbered pieces.

    Raises:
        RequestError: a piece before the last is missing or cut short, which moves all bytes behind it.
    """
    pieces = sorted(path for path in root.glob("mp-16-images*") if PIECE.fullmatch(path.name))
    numbers = [int(path.name.removeprefix("mp-16-images")) for path in pieces]
    if gaps := sorted(set(range(len(pieces))) - set(numbers)):
        raise RequestError(f"{root} lacks piece {gaps[0]:02d} of mp-16-images; download it")
    for piece in pieces[:-1]:
        if piece.stat().st_size != pieces[0].stat().st_size:
            raise RequestError(f"{piece} is not as large as {pieces[0].name}; download both again")
    return [tuple(pieces)] if pieces else []


def _open_osv5m(table: Path, report: Report) -> Collection:
    rows = _Rows(f"osv5m-{table.stem}", _osv5m_key)
    for line, (photo, sequence, lat, lon) in _columns(rows, table, "id", "sequence", "latitude", "longitude"):
        rows.add(photo, lat, lon, Source.STREET, sequence, line)
    root = table.parent / "images" / table.stem
    archives = [(path,) for path in sorted(root.glob("*.zip"))]
    rows.tell_faults(table, report)
    return rows.collection(list_pictures(root, archives, _osv5m_key, 1, report))


def _open_table(table: Path, held_out: bool, report: Report) -> Collection:
    split = "dev" if held_out else "train"
    rows = _Rows(f"table-{_split(held_out)}", str)
    keys, paths = array("q"), []
    kinds = {source.value: source for source in SOURCES}
    wanted = [photo.row for photo in photo_table.read_table(table) if photo.row["split"] == split]
    odd = Counter(row["source"] for row in wanted if row["source"] not in kinds)
    for source, count in odd.items():
        report(f"{count} photos of the source {source!r} are left out, which is neither {' nor '.join(kinds)}")
    for row in wanted:
        if row["source"] in kinds:
            rows.add(row["id"], row["lat"], row["lon"], kinds[row["source"]], row.get("album", ""))
            keys.append(code(row["id"]))
            paths.append(os.fsencode(row["path"]))
    return rows.collection(name_pictures(table.parent, keys, paths))


def _split(held_out: bool) -> str:
    return "held-out" if held_out else "train"


def _columns(rows: _Rows, table: Path, *names: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield some columns of a large table with the line of each row; a row that cannot be read is told to `rows`.

    Raises:
        RequestError: the table is missing, lacks a column, or is no CSV.
    """
    if not os.path.isfile(table):
        raise RequestError(f"there is no {table}; download it")
    sheet = sheets.read_sheet(table)
    columns = [sheet.need([name]) for name in names]
    for row in sheet:
        if row.fault or row.lacks:
            rows.faults.append(Fault(row.line, row.fault or "it is cut short"))
        else:
            yield row.line, tuple(row.cells[column] for column in columns)


class _Rows:
    """Gathers the rows of a table in arrays, as millions of objects would take the memory of a small machine."""

    def __init__(self, name: str, key: Callable[[str], str]) -> None:
        self._name, self._key = name, key
        self._ids: list[bytes] = []
        self._keys, self._albums, self._sources, self._degrees = array("q"), array("q"), array("b"), array("d")
        self.faults: list[Fault] = []

    def add(self, photo: str, lat: str, lon: str, source: Source, album: str, line: int = 0) -> None:
        """Add a photo; one without a usable place is a fault, and one without an album is its own."""
        try:
            place = angles.place(lat, lon)
        except ValueError as error:
            self.faults.append(Fault(line, str(error)))
            return
        self._ids.append(photo.encode())
        self._keys.append(code(self._key(photo)))
        self._albums.append(code(f"{self._name.partition('-')[0]} album {album}" if album else f"photo {photo}"))
        self._sources.append(SOURCES.index(source))
        self._degrees.extend((place.lat, place.lon))

    def tell_faults(self, table: Path, report: Report) -> None:
        if self.faults:
            report(sheets.faults_in_words(table.name, sorted(self.faults)))

    def collection(self, pictures: Pictures) -> Collection:
        at = pictures.find(np.array(self._keys, np.int64))
        seen = at >= 0
        return Collection(
            self._name,
            np.array(self._ids or [b""], np.bytes_)[: len(at)][seen],
            np.array(self._degrees, np.float64).reshape(-1, 2)[seen],
            np.array(self._sources, np.int8)[seen],
            np.array(self._albums, np.int64)[seen],
            at[seen],
            pictures,
            len(self.faults) + int((~seen).sum()),
        )
