"""TIFF: which of its variants can be read, and why the others cannot."""

from __future__ import annotations

from typing import IO, Any

from PIL import ExifTags, Image, TiffImagePlugin

from ..errors import PhotoError
from .files import SILENCE, broken, unsupported

READ = (1, 2, 3, 4, 5, 6, 7, 8, 32771, 32773, 32946, 34925, 50000)
"""Supported compressions: none, fax, LZW, JPEG, deflate, PackBits, LZMA, ZSTD."""
NAMES = {34712: "JPEG 2000", 34887: "LERC", 50001: "WebP", 50002: "JPEG XL", 52546: "JPEG XL"}
FORMATS = {2: "signed ", 3: "floating-point ", 5: "complex ", 6: "complex "}
TAGS = ExifTags.Base
SEPARATE = 2


def check_tiff(image: Image.Image, path: str) -> None:
    """Refuse, by the header alone, a TIFF that Pillow opens but cannot decode, or decodes wrongly.

    Raises:
        PhotoError: it is the thumbnail of a raw file, its compression is not supported, or its 16-bit colours are in
            separate planes.
    """
    if tag(image, TAGS.NewSubfileType, 0) & 1:
        raise unsupported(path, "holds only a thumbnail, as raw files do")
    compression = tag(image, TAGS.Compression, 1)
    if compression not in READ:
        raise _unread_compression(path, compression)
    apart = tag(image, TAGS.PlanarConfiguration, 1) == SEPARATE and len(image.getbands()) > 1
    if apart and compression == 1 and tag(image, TAGS.BitsPerSample, 1) > 8:
        raise unsupported(path, "is a TIFF with 16-bit colours in separate planes")


def unread_tiff(path: str, file: IO[bytes]) -> PhotoError:
    """Say why Pillow cannot open a TIFF, judged by its first directory."""
    try:
        with SILENCE:
            file.seek(0)
            head = file.read(16)
            directory = TiffImagePlugin.ImageFileDirectory_v2(head if 43 in head[2:4] else head[:8])
            file.seek(directory.next)
            directory.load(file)
        compression, bits = _value(directory, TAGS.Compression, 1), _value(directory, TAGS.BitsPerSample, 1)
        samples, kind = _value(directory, TAGS.SamplesPerPixel, 1), _value(directory, TAGS.SampleFormat, 1)
        whole = TAGS.ImageWidth in directory and TAGS.ImageLength in directory
    except Exception:  # a malicious file can raise anything
        whole = False
    if not whole:
        return broken(path, "its header cannot be read")
    if compression not in READ:
        return _unread_compression(path, compression)
    what = f"{samples} × {bits}-bit {FORMATS.get(kind, '')}samples"
    return unsupported(path, f"is a TIFF whose sample format is not supported ({what})")


def tag(image: Image.Image, number: int, default: int) -> int:
    """Return a TIFF tag as a number; the maximum if it has one value per sample."""
    return _value(getattr(image, "tag_v2", {}), number, default)


def _value(directory: Any, number: int, default: int) -> int:
    value = directory.get(number, default)
    return int(max(value, default=default) if isinstance(value, tuple) else value)


def _unread_compression(path: str, compression: int) -> PhotoError:
    name = NAMES.get(compression, f"number {compression}")
    return unsupported(path, f"is a TIFF whose compression, {name}, is not supported")
