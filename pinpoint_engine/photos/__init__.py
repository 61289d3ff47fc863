"""Find photos in files and folders, read their EXIF, decode them upright, and batch them.

Only decoding and EXIF need Pillow. It is imported on first use, since QGIS's own Python may lack it and still list
photos for an engine in another process.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING, Any, Tuple, Union

from ..errors import PhotoError
from ..types import Failure, Photo
from .files import MAX_BYTES, MAX_PIECEWISE_BYTES, check_file
from .folders import AVIF_BRANDS, HEIF_BRANDS, Listing, list_files

if TYPE_CHECKING:
    from .decoding import (
        GREY,
        MAX_FRAMES,
        MAX_JPEG_PIXELS,
        MAX_PIXELS,
        MAX_SIDE_PX,
        DecodedPhoto,
        decode,
        decode_with_digest,
    )
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
    "DecodedPhoto",
    "Listing",
    "Pixels",
    "Resampling",
    "check_file",
    "decode",
    "decode_with_digest",
    "degrade",
    "detail",
    "in_batches",
    "list_files",
    "lossless",
    "read_exif",
    "read_photo",
    "shrink",
    "squash",
]

LIMITS = ("GREY", "MAX_FRAMES", "MAX_JPEG_PIXELS", "MAX_PIXELS", "MAX_SIDE_PX")
WITH_PILLOW = {
    **dict.fromkeys((*LIMITS, "DecodedPhoto", "decode", "decode_with_digest"), "decoding"),
    "read_exif": "exif",
    **dict.fromkeys(("Pixels", "Resampling", "degrade", "detail", "lossless", "shrink", "squash"), "pixels"),
}
"""The names that need Pillow, and the module of each."""
Decoding = Tuple[Photo, Union["DecodedPhoto", Failure]]
"""A photo and its pixels with their digest, or why there are none; in Python 3.9's syntax, for QGIS."""


def __getattr__(name: str) -> Any:
    if name not in WITH_PILLOW:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f".{WITH_PILLOW[name]}", __name__), name)


def read_photo(path: str) -> Photo:
    """Return one file as a photo: its id comes from its path, its album is its folder; with its EXIF tags."""
    from .exif import read_exif

    return replace(Photo.at(path), **read_exif(path))


def in_batches(photos: Iterable[Photo], size: int) -> Iterator[list[Decoding]]:
    """Decode photos in batches of `size`; a photo that cannot be read is a `Failure`.

    Raises:
        ValueError: `size` is below 1.
    """
    if size < 1:
        raise ValueError(f"the batch size {size} is too small; use at least 1")
    batch: list[Decoding] = []
    for photo in photos:
        batch.append((photo, _decode_or_fail(photo)))
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def _decode_or_fail(photo: Photo) -> DecodedPhoto | Failure:
    from .decoding import decode_with_digest

    try:
        return decode_with_digest(photo.path)
    except PhotoError as error:
        return Failure(photo, error.code, str(error))
