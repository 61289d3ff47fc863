"""Files to upright RGB pixels: within limits, shrunk while decoding, whatever the mode of their samples."""

from __future__ import annotations

import contextlib
import struct

import numpy as np
from PIL import ExifTags, Image, JpegImagePlugin, UnidentifiedImageError

from ..errors import PhotoError
from .depth import are_deep, brighten, samples, to_8_bit
from .files import (
    JPEG_HEAD,
    MUTED_STDERR,
    SILENCE,
    TIFF_HEADS,
    broken,
    check_file,
    open_image,
    too_large,
    unknown,
    unsupported,
)
from .pixels import Pixels
from .tiff import check_tiff, unread_tiff

MAX_PIXELS = 100_000_000
"""So many are unpacked, and that is so many as a file may have, unless it is a JPEG."""
MAX_JPEG_PIXELS = 400_000_000
"""A JPEG is unpacked at a half, a quarter or an eighth of its sides, so that it may have more."""
MAX_COEFFICIENT_BYTES = 800_000_000
"""A JPEG in several scans is held whole before it is unpacked: 100 megapixels of four full channels take so much."""
MAX_JPEG_SIDE_PX = 65_500
MAX_SIDE_PX = 32_767
MAX_FRAMES = 1_000
WORKING_SIDE_PX = 512
"""Decoded photos keep at least this many pixels on the short side where the file has them."""
EXPORTED = "export it as JPEG, which may have more, or scale it down"
GREY = 128
UPRIGHT_BY = "FLIP_LEFT_RIGHT ROTATE_180 FLIP_TOP_BOTTOM TRANSPOSE ROTATE_270 TRANSVERSE ROTATE_90"
TURNS = {orientation: Image.Transpose[turn] for orientation, turn in enumerate(UPRIGHT_BY.split(), start=2)}
"""What turns a picture upright, by its EXIF orientation."""


def decode(path: str) -> Pixels:
    """Decode a file into upright RGB pixels, scaled down while decoding where the format allows it.

    Raises:
        PhotoError: the file is missing, empty, no photo, broken, or larger than the limits.
    """
    head = check_file(path)
    try:
        with SILENCE, open_image(path, head) as image:
            _check_header(image, path)
            return _upright_rgb(image, path)
    except PhotoError:
        raise
    except (Image.DecompressionBombError, MemoryError):
        raise too_large(path, "it unpacks to more pixels than there is room for", EXPORTED) from None
    except UnidentifiedImageError:
        raise unread_tiff(path) if head.startswith(TIFF_HEADS) else unknown(path, head) from None
    except Exception as error:  # decoders raise anything on hostile bytes
        raise _failed(path, head, error) from error


def _failed(path: str, head: bytes, error: Exception) -> PhotoError:
    """Tell in our words why a file could not be decoded."""
    if "cannot handle" in str(error):
        return unsupported(path, "is a JPEG of 12 bits or of another kind that is not supported")
    if isinstance(error, SyntaxError) and head.startswith(JPEG_HEAD):
        return broken(path, "its header cannot be read")
    if "truncated" in str(error):
        return broken(path, "it ends too early")
    return broken(path, "its pixels cannot be unpacked", "copy it again or export it as JPEG")


def _check_header(image: Image.Image, path: str) -> None:
    """Refuse by the header alone, before memory is taken for pixels; a JPEG is told here how far it is scaled down."""
    width, height = image.size
    size, remedy = f"{width} × {height} pixels", "scale it down first"
    if isinstance(image, JpegImagePlugin.JpegImageFile):
        if width * height > MAX_JPEG_PIXELS or max(width, height) > MAX_JPEG_SIDE_PX:
            raise too_large(path, size)
        if _coefficient_bytes(image) > MAX_COEFFICIENT_BYTES:
            raise too_large(path, f"{size} in a progressive JPEG", "scale it down, or save it as a plain JPEG")
        image.draft("RGB", (WORKING_SIDE_PX, WORKING_SIDE_PX))
    elif width * height <= MAX_JPEG_PIXELS:
        remedy = EXPORTED
    if image.width * image.height > MAX_PIXELS or max(image.size) > MAX_SIDE_PX:
        raise too_large(path, size, remedy)
    if image.format in ("PNG", "WEBP", "AVIF") and getattr(image, "n_frames", 1) > MAX_FRAMES:
        raise too_large(path, f"more than {MAX_FRAMES} frames", "export one of them as JPEG")
    if image.format == "TIFF":
        check_tiff(image, path)


def _coefficient_bytes(image: JpegImagePlugin.JpegImageFile) -> int:
    """Return what libjpeg holds of a JPEG before it is unpacked: nothing where all channels come in one scan."""
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


def _upright_rgb(image: Image.Image, path: str) -> Pixels:
    """Unpack, then shrink first, so that only one copy of a large picture is held. TIFF turns itself upright."""
    deep = are_deep(image)
    with MUTED_STDERR if any(tile[0] == "libtiff" for tile in getattr(image, "tile", ())) else contextlib.nullcontext():
        image.load()
    if deep and not brighten(image):
        raise unsupported(path, "is black, or uses only the lowest of its 16 bits")
    turn = None if image.format == "TIFF" else TURNS.get(_orientation(image))
    shrink = min(image.size) // WORKING_SIDE_PX
    plain = _plain(image)
    rgb = _to_rgb(plain.reduce(shrink) if shrink > 1 else plain)
    return np.asarray(rgb.transpose(turn) if turn is not None else rgb)


def _orientation(image: Image.Image) -> int:
    """Read the EXIF orientation that is left after decoding, as HEIF turns itself; unreadable counts as upright."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except Exception:  # hostile EXIF raises anything; the pixels are good all the same
        return 1


def _plain(image: Image.Image) -> Image.Image:
    """Bring modes whose samples cannot be averaged (bilevel, palette, colour key, deep) to 8 bits per channel."""
    if image.mode.startswith("I;16") or image.mode in ("I", "F"):
        return Image.fromarray(to_8_bit(np.asarray(image), samples(image)))
    if image.mode in ("1", "P", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image


def _to_rgb(image: Image.Image) -> Image.Image:
    """Convert to RGB; transparency lies over grey."""
    if image.mode not in ("LA", "RGBA", "RGBa"):
        return image.convert("RGB")
    backdrop = Image.new("RGBA", image.size, (GREY, GREY, GREY, 255))
    return Image.alpha_composite(backdrop, image.convert("RGBA")).convert("RGB")
