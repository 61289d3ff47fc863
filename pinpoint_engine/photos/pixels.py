"""Pictures as arrays: resized, degraded for training, measured, and packed without loss."""

from __future__ import annotations

import io
import zlib
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

Pixels = npt.NDArray[np.uint8]
"""An upright RGB picture, uint8 [height, width, 3]."""
Resampling = Literal["bicubic", "bilinear"]
"""How a picture is resized for a backbone: the way that its network was trained with."""
DETAIL_PX = 160


def squash(pixels: Pixels, side_px: int, resampling: Resampling = "bicubic") -> Pixels:
    """Resize to a square, ignoring the aspect ratio, so that nothing of the picture is cut off: [side, side, 3]."""
    return np.asarray(Image.fromarray(pixels).resize((side_px, side_px), Image.Resampling[resampling.upper()]))


def shrink(pixels: Pixels, longest_px: int) -> Pixels:
    """Scale a picture down, keeping its shape, until no side is longer than that."""
    image = Image.fromarray(pixels)
    image.thumbnail((longest_px, longest_px))
    return np.asarray(image)


def degrade(pixels: Pixels, side_px: int, blur_px: float, jpeg_quality: int, out_px: int) -> Pixels:
    """Return a square picture as a poorer camera or website would hand it out, for training: [out, out, 3].

    It is scaled to `side_px`, blurred by a Gaussian of `blur_px`, JPEG-compressed (0: not), and scaled to `out_px`.
    """
    image = Image.fromarray(pixels).resize((side_px, side_px), Image.Resampling.BILINEAR)
    if blur_px > 0:
        image = image.filter(ImageFilter.GaussianBlur(blur_px))
    if jpeg_quality:
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=jpeg_quality)
        image = Image.open(buffer)
    return np.asarray(image.resize((out_px, out_px), Image.Resampling.BICUBIC))


def lossless(pixels: Pixels) -> bytes:
    """Return a picture as the bytes of a PNG file with no metadata; `decode` makes the same pixels of it."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1, compress_type=zlib.Z_RLE)
    return buffer.getvalue()


def detail(pixels: Pixels) -> float:
    """Return how much a picture differs from pixel to pixel at 160 px, of 255: training photos have 1.4 or more.

    A flat, black or thoroughly blurred picture has less, and whatever it is compared with says nothing of a place.
    """
    grey = shrink(pixels, DETAIL_PX).astype(np.float32).mean(axis=2)
    steps = (np.abs(np.diff(grey, axis=axis)) for axis in (0, 1))
    return float(np.mean([step.mean() if step.size else 0.0 for step in steps]))
