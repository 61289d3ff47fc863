"""Files to upright RGB pixels: within limits, shrunk while decoding, whatever the mode of their samples."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, UnidentifiedImageError

from ..errors import PhotoError
from .files import SILENCE, broken, check_file, name_of, open_image, too_large, unknown
from .pixels import Pixels

MAX_PIXELS = 100_000_000
MAX_SIDE_PX = 32_767
MAX_FRAMES = 1_000
WORKING_SIDE_PX = 512
"""Decoded photos keep at least this many pixels on the short side where the file has them."""
GREY = 128
STRIP_ROWS = 256
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
        with SILENCE, open_image(path) as image:
            _check_header(image, path)
            return _upright_rgb(image)
    except PhotoError:
        raise
    except (Image.DecompressionBombError, MemoryError):
        raise too_large(path, "it unpacks to more pixels than there is room for") from None
    except UnidentifiedImageError:
        raise unknown(path, head) from None
    except Exception as error:  # decoders raise anything on hostile bytes
        raise broken(path, str(error)) from error


def _check_header(image: Image.Image, path: str) -> None:
    """Refuse by the header alone, before memory is taken for pixels."""
    width, height = image.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE_PX:
        raise too_large(path, f"{width} × {height} pixels")
    if image.format in ("PNG", "WEBP", "AVIF") and getattr(image, "n_frames", 1) > MAX_FRAMES:
        raise too_large(path, f"more than {MAX_FRAMES} frames")
    if image.format == "TIFF" and getattr(image, "tag_v2", {}).get(ExifTags.Base.NewSubfileType, 0) & 1:
        message = f"{name_of(path)} shows only a thumbnail, as raw files do; export it as JPEG"
        raise PhotoError(message, code="unsupported_format")


def _upright_rgb(image: Image.Image) -> Pixels:
    """Unpack, then shrink first, so that only one copy of a large picture is held. TIFF turns itself upright."""
    image.draft("RGB", (WORKING_SIDE_PX, WORKING_SIDE_PX))
    image.load()
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
        return Image.fromarray(_to_8_bit(np.asarray(image)))
    if image.mode in ("1", "P", "PA") or "transparency" in image.info:
        return image.convert("RGBA")
    return image


def _to_rgb(image: Image.Image) -> Image.Image:
    """Convert to RGB; transparency lies over grey."""
    if image.mode not in ("LA", "RGBA", "RGBa"):
        return image.convert("RGB")
    backdrop = Image.new("RGBA", image.size, (GREY, GREY, GREY, 255))
    return Image.alpha_composite(backdrop, image.convert("RGBA")).convert("RGB")


def _to_8_bit(values: npt.NDArray[Any]) -> Pixels:
    """Scale deep samples to 0..255: floats of 0..1 by 255, floats of 0..255 not, all others, of 0..65535, by 1/257.

    It works strip by strip, as a whole picture in float64 would take eight bytes a pixel, several times.
    """
    strips = range(0, len(values), STRIP_ROWS)
    peak = max(_finite(values[top : top + STRIP_ROWS]).max(initial=0.0) for top in strips)
    factor = 1 / 257 if values.dtype.kind != "f" or peak > 255 else 1.0 if peak > 1 else 255.0
    scaled = np.empty(values.shape, np.uint8)
    for top in strips:
        samples = _finite(values[top : top + STRIP_ROWS]) * factor
        scaled[top : top + STRIP_ROWS] = np.rint(np.clip(samples, 0, 255))
    return scaled


def _finite(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Take NaN and infinity as black, so that one bad sample does not set the scale of the picture."""
    return np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=0.0, neginf=0.0)
