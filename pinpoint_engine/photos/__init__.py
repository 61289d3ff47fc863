"""Photos from files: find them, read their EXIF, decode them upright, and batch them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Tuple, Union

from ..errors import PhotoError
from ..types import Failure, Photo
from .decoding import GREY, MAX_FRAMES, MAX_JPEG_PIXELS, MAX_PIXELS, MAX_SIDE_PX, decode
from .exif import read_exif
from .files import MAX_BYTES, MAX_PIECEWISE_BYTES, check_file, digest
from .folders import Listing, list_files
from .pixels import Pixels, Resampling, degrade, detail, lossless, shrink, squash

__all__ = [
    "GREY",
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
    "find_photos",
    "in_batches",
    "list_files",
    "lossless",
    "read_exif",
    "read_photo",
    "shrink",
    "squash",
]

Decoded = Tuple[Photo, Union[Pixels, Failure]]
"""A photo and its pixels, or why there are none; written as QGIS's Python 3.9 reads it."""


def find_photos(paths: Iterable[str | os.PathLike[str]]) -> list[Photo]:
    """List the photos in files and folders, with what their EXIF tells; see `list_files` for what is passed over."""
    return [read_photo(path) for path in list_files(paths).paths]


def read_photo(path: str) -> Photo:
    """Describe one file as a photo: its id (of its path), its folder as album, and what its EXIF tells."""
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
    try:
        return decode(photo.path)
    except PhotoError as error:
        return Failure(photo, error.code, str(error))
