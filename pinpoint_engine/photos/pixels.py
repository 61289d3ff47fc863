"""Pictures as arrays: resize them, degrade them for training, measure their detail, and compress them losslessly."""

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
"""How a picture is resized for a backbone: as in the training of its network."""
DETAIL_PX = 160
THUMBNAIL_PX, THUMBNAIL_QUALITY = 256, 85


def squash(pixels: Pixels, side_px: int, resampling: Resampling = "bicubic") -> Pixels:
    """Resize to a square without cropping, ignoring the aspect ratio: [side, side, 3]."""
    return np.asarray(Image.fromarray(pixels).resize((side_px, side_px), Image.Resampling[resampling.upper()]))


def shrink(pixels: Pixels, longest_px: int) -> Pixels:
    """Scale a picture down, keeping its aspect ratio, until no side is longer than `longest_px`."""
    image = Image.fromarray(pixels)
    image.thumbnail((longest_px, longest_px))
    return np.asarray(image)


def degrade(pixels: Pixels, side_px: int, blur_px: float, jpeg_quality: int, out_px: int) -> Pixels:
    """Return a square picture of lower quality, as from a poor camera or website, to augment training: [out, out, 3].

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
    """Return a picture as a PNG file without metadata; `decode` returns the same pixels from it."""
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, "PNG", compress_level=1, compress_type=zlib.Z_RLE)
    return buffer.getvalue()


def thumbnail(pixels: Pixels) -> bytes:
    """Return a picture as a small JPEG of 256 px on the long side, without metadata: 8 kB on average."""
    buffer = io.BytesIO()
    small = Image.fromarray(shrink(pixels, THUMBNAIL_PX))
    small.save(buffer, "JPEG", quality=THUMBNAIL_QUALITY, optimize=True)
    return buffer.getvalue()


def detail(pixels: Pixels) -> float:
    """Return the mean difference between neighbouring pixels at 160 px, out of 255: at least 1.4 in training photos.

    A flat, black or strongly blurred picture has less, and its nearest neighbours say nothing about a place.
    """
    grey = shrink(pixels, DETAIL_PX).astype(np.float32).mean(axis=2)
    steps = (np.abs(np.diff(grey, axis=axis)) for axis in (0, 1))
    return float(np.mean([step.mean() if step.size else 0.0 for step in steps]))
