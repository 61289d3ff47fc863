"""Pictures to unit vectors, with torch or ONNX alike: squash, run the tower, project, normalise."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np
import numpy.typing as npt

from .. import photos
from ..gallery import Vectors
from . import tensors
from .pack import TOWER_CONFIG, WHITENING
from .passes import Array, Passes

BATCH = 4
"""Photos that are decoded and embedded together; also the conv tower's batch with torch on the CPU."""


class TowerShape(Protocol):
    """A tower's input and output.

    `side_px` is the side of the square that a photo becomes: all of it squashed, or its middle cropped, as `framing`
    says, with `resampling`. `dim` is the length of a feature row. `batch` is the number of photos per forward pass: a
    smaller batch is padded to it, because a network rounds differently at different batch sizes.
    """

    @property
    def side_px(self) -> int: ...
    @property
    def dim(self) -> int: ...
    @property
    def framing(self) -> photos.Framing: ...
    @property
    def resampling(self) -> photos.Resampling: ...
    @property
    def batch(self) -> int: ...


@dataclass(frozen=True)
class TowerConfig:
    """Shape of the small convolutional tower.

    `side_px` is the side of its square input: a photo of any aspect ratio is squashed to it, so that nothing is cropped
    away. A feature row is the head's output, of length `head`, then for each stage in `taps` the mean and standard
    deviation of its channels over the picture: middle stages carry light, texture and camera, the head carries objects.
    """

    widths: tuple[int, ...] = (32, 64, 128, 256)
    blocks: tuple[int, ...] = (2, 2, 2, 2)
    side_px: int = 160
    head: int = 256
    taps: tuple[int, ...] = ()
    framing: ClassVar[photos.Framing] = "squash"
    resampling: ClassVar[photos.Resampling] = "bicubic"
    batch: ClassVar[int] = BATCH

    @property
    def parts(self) -> tuple[int, ...]:
        """Return the lengths of a feature row's parts: the head's, then each tap's."""
        return (self.head, *(2 * self.widths[stage] for stage in self.taps))

    @property
    def dim(self) -> int:
        """Return the length of a feature row."""
        return sum(self.parts)


def read_tower_config(folder: Path) -> TowerConfig:
    """Read the shape of the conv tower in a pack's folder."""
    settings: dict[str, Any] = json.loads((folder / TOWER_CONFIG).read_text(encoding="utf-8"))
    settings = {name: tuple(value) if isinstance(value, list) else value for name, value in settings.items()}
    settings.pop("kind", None)  # no kind means a conv tower
    return TowerConfig(**settings)


class Projection:
    """An affine map of a tower's features, such as whitening, that then normalises each part of a row separately."""

    def __init__(self, mean: npt.ArrayLike, matrix: npt.ArrayLike, parts: Sequence[int] = ()) -> None:
        """Keep the mean [D] to subtract and the matrix [D, dim] to multiply by, both as float32.

        `parts` are the lengths of the parts of a mapped row; each part is normalised to length 1.
        """
        self.mean, self.matrix = np.array(mean, np.float32), np.array(matrix, np.float32)
        self.dim = int(self.matrix.shape[1])
        self.parts = tuple(parts) or (self.dim,)
        self._mean, self._matrix = self.mean.astype(np.float64), self.matrix.astype(np.float64)
        self._ends = np.cumsum(self.parts)[:-1]

    def __call__(self, features: Vectors) -> Vectors:
        """Map features float32 [B, D] to [B, dim], row by row in float64, so that batching changes no bit of a row."""
        rows = np.empty((len(features), self.dim), np.float32)
        for number, row in enumerate(features):
            parts = np.split((row.astype(np.float64) - self._mean) @ self._matrix, self._ends)
            with np.errstate(invalid="ignore", divide="ignore"):
                rows[number] = np.concatenate([part / np.sqrt((part**2).sum()) for part in parts])
        return rows


def read_projection(folder: Path) -> Projection | None:
    """Read the projection beside the tower in a pack's folder; None if it has none."""
    if not (folder / WHITENING).is_file():
        return None
    stored = tensors.read(folder / WHITENING)
    return Projection(stored["mean"], stored["matrix"], stored["parts"].tolist())


class PixelNetwork(Protocol):
    """A tower as a function on arrays."""

    def __call__(self, pixels: Array, /) -> Vectors:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised.

        Raises:
            MemoryError: the batch does not fit into memory.
        """


class Backbone:
    """The image tower of a pack, run so that a photo's row has the same bits whatever else is in the batch.

    Threads may call it concurrently: their pictures share forward passes of `batch` pictures (`Passes`).
    """

    def __init__(self, network: PixelNetwork, shape: TowerShape, projection: Projection | None, batch: int) -> None:
        self.projection = projection
        self.dim = projection.dim if projection else shape.dim
        self._shape, self._passes = shape, Passes(network, batch)

    def encode_images(self, images: Sequence[photos.Pixels]) -> Vectors:
        """Return unit rows float32 [B, D] of upright pictures; a row that is not finite means that the picture failed.

        Raises:
            PinpointError: memory does not suffice for a single picture (code `out_of_memory`).
        """
        rows = self.features(images)
        if self.projection:
            rows = self.projection(rows)
        lengths = np.sqrt((rows.astype(np.float64) ** 2).sum(axis=1, keepdims=True))
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(rows / lengths, np.float32)

    def features(self, images: Sequence[photos.Pixels]) -> Vectors:
        """Return the tower's raw features float32 [B, dim] of upright pictures, not projected and not normalised.

        Raises:
            PinpointError: memory does not suffice for a single picture (code `out_of_memory`).
        """
        rows = self._passes.ask([self.square(image) for image in images])
        return np.stack(rows) if rows else np.empty((0, self._shape.dim), np.float32)

    def square(self, image: photos.Pixels) -> photos.Pixels:
        """Return an upright picture as the tower's input square; one of that size is returned as it is."""
        shape = self._shape
        return photos.square(image, shape.side_px, shape.framing, shape.resampling)
