"""Pictures as arrays: resize them, degrade them for training, measure their detail, and compress them losslessly."""

from __future__ import annotations

import io
import zlib
from typing import Literal

import numpy as np
import numpy.typing as npt
from PIL import ExifTags, Image, ImageFilter

Pixels = npt.NDArray[np.uint8]
"""An upright RGB picture, uint8 [height, width, 3]."""
Resampling = Literal["bicubic", "bilinear"]
"""How a picture is resized for a backbone: as in the training of its network."""
Framing = Literal["squash", "crop", "middle"]
"""How a picture becomes a backbone's square: all of it squashed, or scaled and its middle cut out, or the other way."""
DETAIL_PX = 160
THUMBNAIL_PX, THUMBNAIL_LEAST_PX, THUMBNAIL_QUALITY = 256, 240, 85


def squash(pixels: Pixels, side_px: int, resampling: Resampling = "bicubic") -> Pixels:
    """Resize to a square without cropping, ignoring the aspect ratio: [side, side, 3]."""
    return np.asarray(Image.fromarray(pixels).resize((side_px, side_px), Image.Resampling[resampling.upper()]))


def crop(pixels: Pixels, side_px: int, resampling: Resampling = "bicubic") -> Pixels:
    """Scale a picture until its short side is `side_px`, and cut out its middle: [side, side, 3].

    Sides and edges are rounded as the image processors of transformers do.
    """
    height, width = (side_px * length // min(pixels.shape[:2]) for length in pixels.shape[:2])
    sized = Image.fromarray(pixels).resize((width, height), Image.Resampling[resampling.upper()])
    top, left = (height - side_px) // 2, (width - side_px) // 2
    return np.asarray(sized.crop((left, top, left + side_px, top + side_px)))


def middle(pixels: Pixels, side_px: int, resampling: Resampling = "bicubic") -> Pixels:
    """Cut out the largest square in the middle of a picture, and resize it: [side, side, 3].

    Edges are rounded as torchvision's centre crop does, half a pixel to the even side.
    """
    height, width = pixels.shape[:2]
    side = min(height, width)
    top, left = round((height - side) / 2), round((width - side) / 2)
    return squash(np.ascontiguousarray(pixels[top : top + side, left : left + side]), side_px, resampling)


def square(pixels: Pixels, side_px: int, framing: Framing, resampling: Resampling) -> Pixels:
    """Return a picture as a backbone's square of some side: [side, side, 3]; one that is one stays as it is."""
    if pixels.shape[:2] == (side_px, side_px):
        return pixels
    return {"squash": squash, "crop": crop, "middle": middle}[framing](pixels, side_px, resampling)


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


def thumbnail(pixels: Pixels, author: str = "", licence: str = "") -> bytes:
    """Return a picture as a small JPEG of 240 to 256 px on the long side, or its own size if less: 8 kB on average.

    Its only metadata are the author and the licence, if they are given, so that a copy by itself still names them.
    """
    buffer, exif = io.BytesIO(), Image.Exif()
    for tag, text in ((ExifTags.Base.Artist, author), (ExifTags.Base.Copyright, licence)):
        if text:
            exif[tag] = text.encode("utf-8", "replace")
    small = _small(Image.fromarray(pixels))
    small.save(buffer, "JPEG", quality=THUMBNAIL_QUALITY, optimize=True, **({"exif": exif} if len(exif) else {}))
    return buffer.getvalue()


def _small(image: Image.Image) -> Image.Image:
    """Return a picture at a thumbnail's size; where a whole number of pixels fits into one, that is 3x faster."""
    longest = max(image.size)
    times = -(-longest // THUMBNAIL_PX)
    if longest >= times * THUMBNAIL_LEAST_PX:
        return image.reduce(times)
    image.thumbnail((THUMBNAIL_PX, THUMBNAIL_PX), Image.Resampling.BOX, reducing_gap=1.0)  # 3x faster than bicubic
    return image


def detail(pixels: Pixels) -> float:
    """Return the mean difference between neighbouring pixels at 160 px, out of 255: at least 1.4 in training photos.

    A flat, black or strongly blurred picture has less, and its nearest neighbours say nothing about a place.
    """
    grey = shrink(pixels, DETAIL_PX).astype(np.float32).mean(axis=2)
    steps = (np.abs(np.diff(grey, axis=axis)) for axis in (0, 1))
    return float(np.mean([step.mean() if step.size else 0.0 for step in steps]))
