"""Convert deep samples to 8 bits at the right brightness; files rarely state the bit depth, so it is inferred."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Tuple

import numpy as np
import numpy.typing as npt
from PIL import Image

from .pixels import Pixels
from .tiff import TAGS, tag

STRIP_ROWS = 256
DEPTHS = (8, 10, 12, 14, 16, 24)
"""Bit depths of cameras and scanners, however many bits a file stores per sample."""
HIGHLIGHTS = 10.0
"""If no float exceeds this, the range is 0 to 1 with highlights beyond; on a scale of 0 to 255 it would be black."""
MISSING = 1e30
"""Floats beyond this mean a missing value, as NaN does."""
MIN_IS_WHITE, MIN_IS_BLACK, SIGNED = 0, 1, 2
SEEN_AT_LEAST = 4
"""If all high bytes of the colours are below this, they have too few levels to be brightened."""


@dataclass(frozen=True)
class Samples:
    """What a file states about its samples: bits, signed or not, the maximum (0 if not stated), and if 0 is white."""

    bits: int
    signed: bool = False
    greatest: int = 0
    inverted: bool = False


def samples(image: Image.Image) -> Samples:
    """Read what a file states about its samples; files other than TIFF have 16 bits."""
    if image.format != "TIFF":
        return Samples(16)
    signed = tag(image, TAGS.SampleFormat, 1) == SIGNED
    greatest = tag(image, TAGS.SMaxSampleValue if signed else TAGS.MaxSampleValue, 0)
    inverted = tag(image, TAGS.PhotometricInterpretation, MIN_IS_BLACK) == MIN_IS_WHITE
    return Samples(tag(image, TAGS.BitsPerSample, 1), signed, greatest, inverted)


def to_8_bit(values: npt.NDArray[Any], declared: Samples) -> Pixels:
    """Scale grey samples [H, W] to 0..255 by the depth that the file states, or else by their range.

    It works in strips of rows, since a whole picture in float64 takes eight bytes per pixel, several times over.
    """
    if values.dtype == np.int32 and declared.bits == 32 and not declared.signed:
        values = values.view(np.uint32)
    strips = range(0, len(values), STRIP_ROWS)
    ranges = [_range(_finite(values[top : top + STRIP_ROWS])) for top in strips]
    black, white = _ends(values.dtype.kind, min(low for low, _ in ranges), max(high for _, high in ranges), declared)
    black, white = (white, black) if declared.inverted else (black, white)
    scaled = np.empty(values.shape, np.uint8)
    for top in strips:
        shares = (_finite(values[top : top + STRIP_ROWS]) - black) * (255 / (white - black))
        scaled[top : top + STRIP_ROWS] = np.rint(np.clip(shares, 0, 255))
    return scaled


def _range(numbers: npt.NDArray[np.float64]) -> Tuple[float, float]:
    return float(numbers.min(initial=0.0)), float(numbers.max(initial=0.0))


def _ends(kind: str, least: float, peak: float, declared: Samples) -> Tuple[float, float]:
    """Return the values of black and of white.

    Negative values are noise, unless they reach about as far down as the positive ones reach up: then 0 is mid-grey.
    """
    if kind == "f" and peak <= 255:
        return 0.0, 1.0 if peak <= HIGHLIGHTS else 255.0
    if 0 < peak <= declared.greatest < 2**declared.bits - 1:
        return 0.0, float(declared.greatest)
    if -2 * least > peak:
        middle = 2.0 ** (declared.bits - 1) if declared.signed else -least
        return -middle, middle - 1
    return 0.0, float(_full(peak, declared))


def _full(peak: float, declared: Samples) -> int:
    """Return the maximum of the samples' bit depth: the lowest usual depth that the peak fits, else what is stored."""
    room = declared.bits - declared.signed
    if room in DEPTHS[1:4]:  # packed without spare bits
        return 2**room - 1
    depths = [bits for bits in DEPTHS if bits < room]
    return next((2**bits - 1 for bits in depths if peak < 2**bits), 2**room - 1)


def _finite(values: npt.NDArray[Any]) -> npt.NDArray[np.float64]:
    """Replace missing values by 0, so that one bad sample does not set the scale of the picture."""
    numbers = values.astype(np.float64)
    numbers[~(np.abs(numbers) < MISSING)] = 0.0
    return numbers


def are_deep(image: Image.Image) -> bool:
    """Return, before a picture is decoded, whether Pillow will keep only the high byte of its colours."""
    return image.mode in ("RGB", "RGBA", "LA") and any(";16" in str(tile[3]) for tile in getattr(image, "tile", ()))


def brighten(image: Image.Image) -> bool:
    """Brighten colours of fewer bits that are stored in 16, whose high bytes are small; return False if too coarse.

    It works in strips of rows, so that no second copy of a large picture is in memory.
    """
    peaks = [int(np.max(ends)) for ends in image.getextrema()]
    colours = max(peaks[:-1] if image.mode in ("RGBA", "LA") else peaks)
    if colours < SEEN_AT_LEAST:
        return False
    tops = [peak if band == "A" else colours for band, peak in zip(image.getbands(), peaks)]
    table = [entry for top in tops for entry in _table(top)]
    if any(top < 64 for top in tops):
        for top in range(0, image.height, STRIP_ROWS):
            box = (0, top, image.width, min(top + STRIP_ROWS, image.height))
            image.paste(image.crop(box).point(table), box)
    return True


def _table(peak: int) -> list[int]:
    """Return the new value of each high byte, for the lowest of 12, 14 and 16 bits that holds the peak."""
    full = 15 if peak < 16 else 63 if peak < 64 else 255
    return [min(255, round(value * 255 / full)) for value in range(256)]
