"""Decode photo files to upright RGB pixels: within limits, scaled down while decoding, from any sample type."""

from __future__ import annotations

import contextlib
import io
import os
import struct
from typing import IO, NamedTuple

import numpy as np
from PIL import ExifTags, Image, JpegImagePlugin, UnidentifiedImageError

from ..errors import PhotoError
from .depth import are_deep, brighten, samples, to_8_bit
from .files import (
    HEAD_BYTES,
    JPEG_HEAD,
    MUTED_STDERR,
    SILENCE,
    TIFF_HEADS,
    broken,
    check_head,
    digest,
    name_of,
    open_image,
    open_photo,
    too_large,
    unknown,
    unsupported,
)
from .pixels import Pixels
from .tiff import check_tiff, unread_tiff

MAX_PIXELS = 100_000_000
"""The most pixels that are decoded, and the most a file may have unless it is a JPEG."""
MAX_JPEG_PIXELS = 400_000_000
"""A JPEG may have more pixels, as it is decoded at a half, a quarter or an eighth of its size."""
MAX_COEFFICIENT_BYTES = 800_000_000
"""libjpeg holds a JPEG with several scans as coefficients; this is 100 megapixels of four full channels."""
MAX_JPEG_SIDE_PX = 65_500
MAX_SIDE_PX = 32_767
MAX_FRAMES = 1_000
WORKING_SIDE_PX = 512
"""Decoded photos keep at least this many pixels on the short side, if the file has them."""
BLOCK_BYTES = 4 << 20
"""How much of a JPEG Pillow decodes at once. After each block it waits for Python's lock, up to 5 ms if another thread
is busy; Pillow's own 64 KiB made that 80 waits per photo while the photos before it are answered."""
EXPORTED = "export it as JPEG, which may have more, or scale it down"
GREY = 128
UPRIGHT_BY = "FLIP_LEFT_RIGHT ROTATE_180 FLIP_TOP_BOTTOM TRANSPOSE ROTATE_270 TRANSVERSE ROTATE_90"
TURNS = {orientation: Image.Transpose[turn] for orientation, turn in enumerate(UPRIGHT_BY.split(), start=2)}
"""The transposition that turns a picture upright, by EXIF orientation."""


class DecodedPhoto(NamedTuple):
    """A photo's upright pixels, and the SHA-256 of the file that they were decoded from, in hex."""

    pixels: Pixels
    sha256: str


def decode(path: str) -> Pixels:
    """Decode a file into upright RGB pixels, scaled down while decoding where the format allows it.

    Raises:
        PhotoError: the file is missing, empty, not a photo, broken, or above the limits.
    """
    file, head = open_photo(path)
    with file:
        return _decode(file, head, path)


def decode_bytes(data: bytes, name: str, least_px: int = WORKING_SIDE_PX) -> Pixels:
    """Decode the bytes of a photo that is in no file, as `decode`; `name` is what its messages call it.

    It keeps at least `least_px` pixels on the short side, if it has them: a panorama is cut into parts and needs more.

    Raises:
        PhotoError: as `decode`.
    """
    head = data[:HEAD_BYTES]
    check_head(name, head, len(data))
    return _decode(io.BytesIO(data), head, name, least_px)


def decode_with_digest(path: str) -> DecodedPhoto:
    """Decode a file and digest it, both from one open file: a file that takes its place meanwhile is not looked at.

    The bytes are not held in memory, since a JPEG is decoded in less than they take.

    Raises:
        PhotoError: as `decode`, or another program wrote into the file meanwhile.
    """
    file, head = open_photo(path)
    with file:
        before = os.fstat(file.fileno())
        sha256 = digest(file, path)
        pixels = _decode(file, head, path)
        after = os.fstat(file.fileno())
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
        raise PhotoError(f"{name_of(path)} was written to while it was read; locate it again", code="broken")
    return DecodedPhoto(pixels, sha256)


def _decode(file: IO[bytes], head: bytes, path: str, least_px: int = WORKING_SIDE_PX) -> Pixels:
    try:
        with SILENCE, open_image(file, head) as image:
            _check_header(image, path, least_px)
            return _upright_rgb(image, path, least_px)
    except PhotoError:
        raise
    except (Image.DecompressionBombError, MemoryError):
        raise too_large(path, "it unpacks to more pixels than there is room for", EXPORTED) from None
    except UnidentifiedImageError:
        raise unread_tiff(path, file) if head.startswith(TIFF_HEADS) else unknown(path, head) from None
    except Exception as error:  # decoders raise anything on hostile bytes
        raise _failed(path, head, error) from error


def _failed(path: str, head: bytes, error: Exception) -> PhotoError:
    """Return why a file could not be decoded, in our own words."""
    if "cannot handle" in str(error):
        return unsupported(path, "is a JPEG of 12 bits or of another kind that is not supported")
    if isinstance(error, SyntaxError) and head.startswith(JPEG_HEAD):
        return broken(path, "its header cannot be read")
    if "truncated" in str(error):
        return broken(path, "it ends too early")
    return broken(path, "its pixels cannot be unpacked", "copy it again or export it as JPEG")


def _check_header(image: Image.Image, path: str, least_px: int) -> None:
    """Refuse by the header alone, before pixels take memory; also set how far a JPEG is scaled down."""
    width, height = image.size
    size, remedy = f"{width} × {height} pixels", "scale it down first"
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        if width * height > MAX_JPEG_PIXELS or max(width, height) > MAX_JPEG_SIDE_PX:
            raise too_large(path, size)
        if _coefficient_bytes(image) > MAX_COEFFICIENT_BYTES:
            raise too_large(path, f"{size} in a progressive JPEG", "scale it down, or save it as a plain JPEG")
        image.draft("RGB", (least_px, least_px))
        image.decodermaxblock = BLOCK_BYTES
    elif width * height <= MAX_JPEG_PIXELS:
        remedy = EXPORTED
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE_PX:
        raise too_large(path, size, remedy)
    if image.format in ("PNG", "WEBP", "AVIF") and getattr(image, "n_frames", 1) > MAX_FRAMES:
        raise too_large(path, f"more than {MAX_FRAMES} frames", "export one of them as JPEG")
    if image.format == "TIFF":
        check_tiff(image, path)


def _coefficient_bytes(image: JpegImagePlugin.JpegImageFile) -> int:
    """Return how many bytes of coefficients libjpeg will hold: none if all channels come in one scan."""
    if image.fp is None or not image.layer:
        return 0
    channels = len(image.layer)
    scan = struct.pack(">HHB", 0xFFDA, 6 + 2 * channels, channels)
    behind = image.fp.tell()
    image.fp.seek(max(0, behind - 8 - 2 * channels))
    at_once = image.fp.read(len(scan)) == scan
    image.fp.seek(behind)
    if at_once and "progressive" not in image.info:
        return 0
    areas = [across * down for _, across, down, _ in image.layer]
    return 2 * image.width * image.height * sum(areas) // max(max(areas), 1)


def _upright_rgb(image: Image.Image, path: str, least_px: int) -> Pixels:
    """Decode and shrink before anything else, so that only one copy is large. Pillow turns TIFF upright itself."""
    deep = are_deep(image)
    with MUTED_STDERR if any(tile[0] == "libtiff" for tile in getattr(image, "tile", ())) else contextlib.nullcontext():
        image.load()
    if deep and not brighten(image):
        raise unsupported(path, "is black, or uses only the lowest of its 16 bits")
    turn = None if image.format == "TIFF" else TURNS.get(_orientation(image))
    shrink = min(image.size) // least_px
    plain = _plain(image)
    rgb = _to_rgb(plain.reduce(shrink) if shrink > 1 else plain)
    return np.asarray(rgb.transpose(turn) if turn is not None else rgb)


def _orientation(image: Image.Image) -> int:
    """Read the EXIF orientation after decoding, since HEIF is turned while decoding; unreadable means upright."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # hostile EXIF raises anything; the pixels are good all the same
        return 1


def _plain(image: Image.Image) -> Image.Image:
    """Convert modes whose samples cannot be averaged (bilevel, palette, colour key, deep) to 8 bits per channel."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return Image.fromarray(to_8_bit(np.asarray(image), samples(image)))
    if image.mode in ("1", "P", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image


def _to_rgb(image: Image.Image) -> Image.Image:
    """Convert to RGB, with transparent pixels over grey."""
    if image.mode not in ("LA", "RGBA", "RGBa"):
        return image.convert("RGB")
    backdrop = Image.new("RGBA", image.size, (GREY, GREY, GREY, 255))
    return Image.alpha_composite(backdrop, image.convert("RGBA")).convert("RGB")
