"""Cut a panorama all the way round into pictures as an ordinary camera takes them."""

from __future__ import annotations

from functools import lru_cache
from typing import Tuple

import numpy as np
from PIL import Image

from .pixels import Pixels

FACES = 4
"""Pictures of a panorama, each of 90 degrees: together they show the whole horizon once."""
FACE_PX = 384
"""The longest side of a face."""
PANORAMA_PX = 768
"""The short side with which a panorama is decoded, if it has so many: as fine as its faces are in their middle."""
LEAST_SHAPE = 1.9
"""Equirectangular pictures are twice as wide as high, or wider where the sky or the ground is cut off."""
PATCHES = 32
"""A face is so many patches wide. Within one, the map from face to panorama is bilinear: right to 0.1 pixel."""
Patch = Tuple[Tuple[int, int, int, int], Tuple[float, ...]]
"""A rectangle of a face, and the corners of what it shows: upper left, lower left, lower right, upper right."""


def faces(pixels: Pixels) -> Tuple[Pixels, ...]:
    """Return the four faces of an equirectangular picture [height, width, 3]: ahead, right, behind and left.

    The first looks at the middle of the panorama, each next one 90 degrees further to the right; sky and ground beyond
    45 degrees are left out. The camera is taken to have been level.

    Raises:
        ValueError: it is not as wide as a picture all the way round.
    """
    height, width = pixels.shape[:2]
    if width < LEAST_SHAPE * height:
        raise ValueError(f"it has {width} × {height} pixels, but one all the way round is twice as wide as high")
    round_again = Image.fromarray(np.concatenate([pixels, pixels[:, : width // 2]], axis=1))
    mesh, bilinear = Image.Transform.MESH, Image.Resampling.BILINEAR
    views = (_patches(width, height, (0.5 + face / FACES) % 1) for face in range(FACES))
    return tuple(np.asarray(round_again.transform(size, mesh, patches, bilinear)) for size, patches in views)


@lru_cache(maxsize=16)
def _patches(width: int, height: int, middle: float) -> Tuple[Tuple[int, int], Tuple[Patch, ...]]:
    """Return the size of a face and its patches, from a panorama of some size; `middle` is where it looks, 0 to 1."""
    side = min(FACE_PX, round(width / np.pi))
    steep = np.tan(min(np.pi / 4, np.pi * height / width))  # below 1 where sky and ground are cut off
    tall = round(side * steep)
    middle += 1 if middle < 1 / FACES else 0
    right, down = np.linspace(0, side, PATCHES + 1).round(), np.linspace(0, tall, PATCHES + 1).round()

    def corner(x: float, y: float) -> Tuple[float, float]:
        return _seen(2 * x / side - 1, (2 * y / tall - 1) * steep, width, height, middle)

    patches = []
    for left, east in zip(right, right[1:]):
        for top, low in zip(down, down[1:]):
            shown = (*corner(left, top), *corner(left, low), *corner(east, low), *corner(east, top))
            patches.append(((int(left), int(top), int(east), int(low)), shown))
    return (side, tall), tuple(patches)


def _seen(right: float, down: float, width: int, height: int, middle: float) -> Tuple[float, float]:
    """Return x and y in the panorama of what lies so far right of and below a face's middle, in halves of its width."""
    turn, fall = np.arctan(right), np.arctan2(down, np.hypot(right, 1))
    return float((turn / (2 * np.pi) + middle) * width), float(fall / (2 * np.pi) * width + height / 2)
