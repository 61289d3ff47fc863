"""Find photos in files and folders, read their EXIF, decode them upright, and batch them.

Only decoding and EXIF need Pillow. It is imported on first use, since QGIS's own Python may lack it and still list
photos for an engine in another process.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
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
        decode_bytes,
        decode_with_digest,
    )
    from .exif import read_exif
    from .panorama import FACES, PANORAMA_PX, faces
    from .pixels import Framing, Pixels, Resampling, crop, degrade, detail, lossless, shrink, square, squash, thumbnail

__all__ = [
    "AVIF_BRANDS",
    "FACES",
    "GREY",
    "HEIF_BRANDS",
    "MAX_BYTES",
    "MAX_FRAMES",
    "MAX_JPEG_PIXELS",
    "MAX_PIECEWISE_BYTES",
    "MAX_PIXELS",
    "MAX_SIDE_PX",
    "PANORAMA_PX",
    "DecodedPhoto",
    "Framing",
    "Listing",
    "Pixels",
    "Resampling",
    "check_file",
    "crop",
    "decode",
    "decode_bytes",
    "decode_with_digest",
    "degrade",
    "detail",
    "faces",
    "in_batches",
    "list_files",
    "lossless",
    "read_exif",
    "read_photo",
    "shrink",
    "square",
    "squash",
    "thumbnail",
]

LIMITS = ("GREY", "MAX_FRAMES", "MAX_JPEG_PIXELS", "MAX_PIXELS", "MAX_SIDE_PX")
WITH_PILLOW = {
    **dict.fromkeys((*LIMITS, "DecodedPhoto", "decode", "decode_bytes", "decode_with_digest"), "decoding"),
    "read_exif": "exif",
    **dict.fromkeys(("FACES", "PANORAMA_PX", "faces"), "panorama"),
    **dict.fromkeys(("Framing", "Pixels", "Resampling"), "pixels"),
    **dict.fromkeys(("crop", "degrade", "detail", "lossless", "shrink", "square", "squash", "thumbnail"), "pixels"),
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

    A thread decodes the next batch while the caller works on this one. The photos themselves are iterated in the
    caller's thread, so that what reports progress or cancels there does so at once.

    Raises:
        ValueError: `size` is below 1.
    """
    if size < 1:
        raise ValueError(f"the batch size {size} is too small; use at least 1")
    started: deque[tuple[Photo, Future[DecodedPhoto | Failure]]] = deque()
    pool = ThreadPoolExecutor(1, "pinpoint-decode")
    try:
        for photo in photos:
            started.append((photo, pool.submit(_decode_or_fail, photo)))
            if len(started) == 2 * size:
                yield _take(started, size)
        while started:
            yield _take(started, size)
    finally:
        pool.shutdown(cancel_futures=True)


def _take(started: deque[tuple[Photo, Future[DecodedPhoto | Failure]]], size: int) -> list[Decoding]:
    """Remove the first photos, at most `size`, and return them decoded."""
    first = [started.popleft() for _ in range(min(size, len(started)))]
    return [(photo, decoding.result()) for photo, decoding in first]


def _decode_or_fail(photo: Photo) -> DecodedPhoto | Failure:
    from .decoding import decode_with_digest

    try:
        return decode_with_digest(photo.path)
    except PhotoError as error:
        return Failure(photo, error.code, str(error))
