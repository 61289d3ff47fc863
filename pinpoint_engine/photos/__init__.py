"""Photos from files: find them, read their EXIF, decode them upright, and batch them.

Only what unpacks pixels or reads EXIF needs Pillow; it is loaded when it is first asked for, as QGIS's own Python may
have none and still lists photos for an engine that reads them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Tuple, Union

from ..errors import PhotoError
from ..types import Failure, Photo
from .files import MAX_BYTES, MAX_PIECEWISE_BYTES, check_file, digest
from .folders import AVIF_BRANDS, HEIF_BRANDS, Listing, list_files

if TYPE_CHECKING:
    from .decoding import GREY, MAX_FRAMES, MAX_JPEG_PIXELS, MAX_PIXELS, MAX_SIDE_PX, decode
    from .exif import read_exif
    from .pixels import Pixels, Resampling, degrade, detail, lossless, shrink, squash

__all__ = [
    "AVIF_BRANDS",
    "GREY",
    "HEIF_BRANDS",
    "MAX_BYTES",
    "MAX_FRAMES",
    "MAX_JPEG_PIXELS",
    "MAX_PIECEWISE_BYTES",
    "MAX_PIXELS",
    "MAX_SIDE_PX",
    "Decoded",
    "Listing",
    "Pixels",
    "Resampling",
    "check_file",
    "decode",
    "degrade",
    "detail",
    "digest",
    "in_batches",
    "list_files",
    "lossless",
    "read_exif",
    "read_photo",
    "shrink",
    "squash",
]

WITH_PILLOW = {
    **dict.fromkeys(("GREY", "MAX_FRAMES", "MAX_JPEG_PIXELS", "MAX_PIXELS", "MAX_SIDE_PX", "decode"), "decoding"),
    "read_exif": "exif",
    **dict.fromkeys(("Pixels", "Resampling", "degrade", "detail", "lossless", "shrink", "squash"), "pixels"),
}
"""The names that need Pillow, and the module of each."""
Decoded = Tuple[Photo, Union["Pixels", Failure]]
"""A photo and its pixels, or why there are none; written as QGIS's Python 3.9 reads it."""


def __getattr__(name: str) -> Any:
    if name not in WITH_PILLOW:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{WITH_PILLOW[name]}", __name__), name)


def read_photo(path: str) -> Photo:
    """Describe one file as a photo: its id (of its path), its folder as album, and what its EXIF tells."""
    from .exif import read_exif

    return replace(Photo.at(path), **read_exif(path))


def in_batches(photos: Iterable[Photo], size: int) -> Iterator[list[Decoded]]:
    """Decode photos in runs of `size`; a photo that cannot be read comes as its `Failure`.

    Raises:
        ValueError: `size` is below 1.
    """
    if size < 1:
        raise ValueError(f"a batch of {size} photos holds none; ask for at least 1")
    batch: list[Decoded] = []
    for photo in photos:
        batch.append((photo, _decode_or_fail(photo)))
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _decode_or_fail(photo: Photo) -> Pixels | Failure:
    from .decoding import decode

    try:
        return decode(photo.path)
    except PhotoError as error:
        return Failure(photo, error.code, str(error))
