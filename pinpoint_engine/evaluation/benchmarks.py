"""Questions: named benchmarks, any table of photos with places, a folder of geotagged photos; and their images."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .. import photos
from ..errors import PhotoError, RequestError
from ..sources import files
from ..sources.files import NO_POSITION
from ..types import Failure, Photo, Source
from ..wording import failure_in_words, photos_in_words
from .lists import TRUE_LATITUDES, TRUE_LONGITUDES, KnownPhoto, read_table

NAMED = 5
"""At most this many of the photos left out are named; the others are counted."""
LATITUDES, LONGITUDES = (*TRUE_LATITUDES, "lat_true"), (*TRUE_LONGITUDES, "lon_true")


@dataclass(frozen=True)
class Benchmark:
    """A published test list: its number of photos, whose convention measures distances, and a note."""

    name: str
    title: str
    count: int
    convention: str
    note: str


BENCHMARKS: Mapping[str, Benchmark] = {
    each.name: each
    for each in (
        Benchmark("im2gps", "IM2GPS", 237, "g3", "im2gps_places365.csv of GeoEstimation, its two coordinates swapped"),
        Benchmark(
            "im2gps3k", "IM2GPS3k", 2_997, "g3", "im2gps3k_places365.csv of GeoEstimation, its coordinates swapped"
        ),
        Benchmark("yfcc4k", "YFCC4k", 4_536, "g3", "two thirds of its photos are by photographers of MP-16"),
        Benchmark("yfcc26k", "YFCC26k", 25_600, "g3", "some thousand of its photos can no longer be had"),
        Benchmark("gws15k", "GWS15k", 14_955, "geoclip", "was never released: any list of its kind is another one"),
        Benchmark("osv5m", "OSV-5M test", 210_122, "osv5m", "its own codes name country and region by its columns"),
    )
}
"""Test lists by name. On Flickr lists published code measures geodesics, most of it strictly below a threshold."""


@dataclass(frozen=True)
class Question:
    """Photos of known place with the file of each, "" where the image is missing.

    `title` names the question in reports; `notes` say what a reader should know about the list.
    """

    title: str
    convention: str
    listed: tuple[KnownPhoto, ...]
    files: tuple[str, ...]
    notes: tuple[str, ...] = ()

    @cached_property
    def there(self) -> list[int]:
        """Return the positions of the photos whose image exists."""
        return [number for number, file in enumerate(self.files) if file]

    @property
    def parts(self) -> dict[str, list[int]]:
        """Return the positions of the photos of each part, in the order of the list."""
        parts: dict[str, list[int]] = {}
        for number, photo in enumerate(self.listed):
            parts.setdefault(photo.part, []).append(number)
        return parts

    def albums(self, numbers: Sequence[int]) -> list[str]:
        """Return the album of some photos; one without an album is its own."""
        return [self.listed[number].album or self.listed[number].id for number in numbers]

    def photo(self, number: int) -> Photo:
        """Return a photo as the engine gets it: without any place, album or time that could reveal the answer."""
        return Photo(self.listed[number].id, self.files[number])


def benchmark(name: str, path: Path, images: Path, *, where: Mapping[str, str], by: str) -> Question:
    """Read the list of a named benchmark and look for its images below a folder.

    Raises:
        RequestError: the list cannot be read, or no row is left.
    """
    known = BENCHMARKS[name]
    asked = table(path, images, where=where, by=by)
    notes = [f"{known.title}: {known.note}", *asked.notes]
    if len(asked.listed) != known.count:
        notes.append(f"the published list has {known.count:,} photos, this one {len(asked.listed):,}")
    return Question(known.title, known.convention, asked.listed, asked.files, tuple(notes))


def table(path: Path, images: Path | None = None, *, where: Mapping[str, str], by: str) -> Question:
    """Read any CSV of photos and places; images are below a folder, or where the column `path` says.

    Raises:
        RequestError: the list cannot be read, or no row is left.
    """
    read = read_table(path, LATITUDES, LONGITUDES, where=where, by=by)
    if not read.photos:
        raise RequestError(f"{path.name} has no row with a place that is asked for; check --where")
    below = photos.list_files([images] if images else [])
    found = find(read.photos, path.parent, images, below.paths)
    return Question(path.stem, "pinpoint", read.photos, tuple(found), (*read.notes, *_closed(below)))


def folder(images: Path) -> Question:
    """Take the geotagged photos below a folder; the subfolder of each is its album.

    Raises:
        RequestError: none of them has coordinates.
    """
    below = photos.list_files([images])
    found = list(files.geotagged(below, images, Source.INTERNET, "", ""))
    placed = [each for each in found if not isinstance(each, Failure)]
    unread = [each for each in found if isinstance(each, Failure) and each.code != NO_POSITION]
    if not placed:
        why = f" ({failure_in_words(unread[0])})" if unread else ""
        raise RequestError(f"no photo below {images} has coordinates in its EXIF{why}; give a --table of their places")
    listed = tuple(
        KnownPhoto(each.photo.id, each.reference.location, "", each.reference.sequence, "", each.reference.captured_at)
        for each in placed
    )
    without = len(found) - len(placed) - len(unread)
    said = [f"{photos_in_words(without)} without coordinates in EXIF left out"] if without else []
    said += [f"left out: {failure_in_words(each)}" for each in unread[:NAMED]]
    said += [f"left out: {photos_in_words(len(unread) - NAMED)} more like these"] if len(unread) > NAMED else []
    title = images.name or str(images)
    return Question(title, "pinpoint", listed, tuple(each.photo.path for each in placed), (*said, *_passed(below)))


def _passed(below: photos.Listing) -> tuple[str, ...]:
    return tuple(filter(None, [below.in_words()]))


def _closed(below: photos.Listing) -> Iterator[str]:
    """Name the folders below that of the images that cannot be searched."""
    for path in below.paths:
        if not os.path.isfile(path):
            try:
                photos.check_file(path)
            except PhotoError as error:
                yield f"not searched: {error}"


def find(listed: Sequence[KnownPhoto], home: Path, images: Path | None, below: Iterable[str]) -> list[str]:
    """Return the file of each photo, "" where there is none.

    A path in the list is relative to the folder of images, else to the list's folder. Otherwise the id is looked up
    among the paths `below` the folder of images: as a path, a name, or a name without suffix, if only one file has it.
    """
    names = _names(below)
    return [_file(photo, [images, home] if images else [home], names) for photo in listed]


def _file(photo: KnownPhoto, homes: Sequence[Path], names: Mapping[str, str]) -> str:
    for name in filter(None, (photo.path, photo.id)):
        straight = next((file for home in homes if os.path.isfile(file := os.path.abspath(home / name))), "")
        if found := straight or names.get(Path(name).name, "") or names.get(Path(name).stem, ""):
            return found
    return ""


def _names(below: Iterable[str]) -> dict[str, str]:
    """Return files by name and by name without suffix; "" where several have it."""
    found: dict[str, str] = {}
    for file in filter(os.path.isfile, below):
        for name in {Path(file).name, Path(file).stem}:
            found[name] = "" if name in found else file
    return found
