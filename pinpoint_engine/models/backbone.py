"""Image towers: upright pictures in, feature rows out; and their preprocessing."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, ClassVar, Protocol

import numpy as np
import numpy.typing as npt
import safetensors.torch
import torch
from torch import Tensor, nn

from .. import photos
from ..errors import RequestError
from ..gallery import Vectors
from .pack import CONV, SIGLIP, TOWER, TOWER_CONFIG, WHITENING, tower_kind

BATCH = 4
"""Photos that are decoded and asked together; the conv tower takes as many per pass."""

GPU_BATCH = 64
"""Photos per pass of any tower on a GPU."""


class Shape(Protocol):
    """What a tower looks at and what it gives.

    `side_px` is the square that a photo is squashed to, by `resampling`; `dim` is the length of a feature row. `batch`
    is the count of photos per pass: a short batch is padded to it, as a network rounds differently at different sizes.
    """

    @property
    def side_px(self) -> int: ...
    @property
    def dim(self) -> int: ...
    @property
    def resampling(self) -> photos.Resampling: ...
    @property
    def batch(self) -> int: ...


class Tower(Protocol):
    """An image network in its own kind of folder: a `torch.nn.Module` that looks at squares."""

    @property
    def config(self) -> Shape: ...
    def __call__(self, pixels: Tensor, /) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""

    def save(self, folder: Path) -> None:
        """Write settings and weights below a pack's folder."""

    def eval(self) -> Any: ...
    def to(self, *args: Any, **kwargs: Any) -> Any: ...


@dataclass(frozen=True)
class TowerConfig:
    """Shape of the small convolutional tower.

    `side_px` is the square it looks at: a photo is squashed to it whatever its aspect ratio, so that nothing at the
    edges is lost. A feature row is the head's, of length `head`, and for each of `taps` the mean and the deviation of
    that stage over the picture: middle stages see light, texture and camera where the head sees things.
    """

    widths: tuple[int, ...] = (32, 64, 128, 256)
    blocks: tuple[int, ...] = (2, 2, 2, 2)
    side_px: int = 160
    head: int = 256
    taps: tuple[int, ...] = ()
    resampling: ClassVar[photos.Resampling] = "bicubic"
    batch: ClassVar[int] = BATCH

    @property
    def parts(self) -> tuple[int, ...]:
        """Return the lengths of the parts of a feature row: the head's, then each tap's."""
        return (self.head, *(2 * self.widths[stage] for stage in self.taps))

    @property
    def dim(self) -> int:
        """Return the length of a feature row."""
        return sum(self.parts)


class ResidualBlock(nn.Module):
    """Two 3×3 convolutions with a skip: [B, inputs, H, W] to [B, outputs, H / stride, W / stride]."""

    def __init__(self, inputs: int, outputs: int, stride: int) -> None:
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        self.first_norm = nn.BatchNorm2d(outputs)
        self.second = nn.Conv2d(outputs, outputs, 3, 1, 1, bias=False)
        self.second_norm = nn.BatchNorm2d(outputs)
        self.skip: nn.Module = nn.Identity()
        if stride != 1 or inputs != outputs:
            pool = nn.AvgPool2d(stride) if stride > 1 else nn.Identity()
            self.skip = nn.Sequential(pool, nn.Conv2d(inputs, outputs, 1, bias=False), nn.BatchNorm2d(outputs))

    def forward(self, features: Tensor) -> Tensor:
        inner = torch.relu(self.first_norm(self.first(features)))
        inner = self.second_norm(self.second(inner))
        return torch.relu(inner + self.skip(features))


class ConvTower(nn.Module):
    """A small residual network of our own (the layout of He et al. 2016, section 4, with average-pooled skips)."""

    def __init__(self, config: TowerConfig) -> None:
        super().__init__()
        self.config = config
        width = config.widths[0]
        layers: list[nn.Module] = [nn.Conv2d(3, width, 3, 2, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
        for outputs, depth in zip(config.widths, config.blocks, strict=True):
            for position in range(depth):
                layers.append(ResidualBlock(width, outputs, 2 if position == 0 else 1))
                width = outputs
        self.layers = nn.Sequential(*layers)
        self.head = nn.Linear(width, config.head)
        self._tapped = [2 + sum(config.blocks[: stage + 1]) for stage in config.taps]

    def forward(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""
        scaled = pixels.permute(0, 3, 1, 2).float() / 127.5 - 1.0
        seen = scaled.contiguous(memory_format=torch.channels_last)
        tapped = []
        for number, layer in enumerate(self.layers):
            seen = layer(seen)
            if number in self._tapped:
                tapped += [seen.mean((2, 3)), seen.std((2, 3))]
        return torch.cat([self.head(seen.mean((2, 3))), *tapped], dim=1)

    def save(self, folder: Path) -> None:
        """Write the weights as float16 safetensors and the shape as `config.json`, below a pack's folder."""
        (folder / TOWER).parent.mkdir(parents=True, exist_ok=True)
        weights = {
            name: value.cpu().half().contiguous() if value.is_floating_point() else value.cpu()
            for name, value in self.state_dict().items()
        }
        safetensors.torch.save_file(weights, folder / TOWER)
        settings = {"kind": CONV, **asdict(self.config)}
        (folder / TOWER_CONFIG).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


class Projection(nn.Module):
    """An affine map of a tower's features, such as whitening, after which each part of a row counts the same."""

    mean: Tensor
    matrix: Tensor
    parts: Tensor

    def __init__(self, mean: npt.ArrayLike, matrix: npt.ArrayLike, parts: Sequence[int] = ()) -> None:
        """Keep the mean [D] that is taken off and the matrix [D, dim] that is applied then, both as float32.

        `parts` are the lengths of the parts of a mapped row that are brought to unit length, each on its own.
        """
        super().__init__()
        self.register_buffer("mean", torch.from_numpy(np.array(mean, np.float32)))
        self.register_buffer("matrix", torch.from_numpy(np.array(matrix, np.float32)))
        self.dim = self.matrix.shape[1]
        self.register_buffer("parts", torch.tensor(list(parts) or [self.dim]))

    def forward(self, features: Tensor) -> Tensor:
        """Map features float32 [B, D] to [B, dim], row by row in float64, so that no row rounds by its company."""
        mean, matrix = self.mean.double(), self.matrix.double()
        rows = features.new_empty((len(features), self.dim))
        for number, row in enumerate(features):
            parts = ((row.double() - mean) @ matrix).split(self.parts.tolist())
            rows[number] = torch.cat([part / part.norm() for part in parts])
        return rows


class Backbone:
    """The image tower of a pack, run so that a photo's row has the same bits whatever else is in the batch."""

    def __init__(
        self, tower: Tower, threads: int | None = None, *, projection: Projection | None = None, device: str = "cpu"
    ) -> None:
        self.tower: Tower = tower.eval().to(device=device, memory_format=torch.channels_last)
        self.projection = projection
        self.dim = projection.dim if projection else tower.config.dim
        self._device = device
        self._batch = self.tower.config.batch if device == "cpu" else GPU_BATCH
        self._threads = threads or max(1, (os.cpu_count() or 2))

    def encode_images(self, images: Sequence[photos.Pixels]) -> Vectors:
        """Return unit rows float32 [B, D] for upright pictures; a row that is not finite means a failed picture."""
        rows = self.features(images)
        if self.projection:
            rows = self.projection(torch.from_numpy(rows)).numpy()
        lengths = np.sqrt((rows.astype(np.float64) ** 2).sum(axis=1, keepdims=True))
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(rows / lengths, np.float32)

    def features(self, images: Sequence[photos.Pixels]) -> Vectors:
        """Return the tower's own rows float32 [B, dim] for upright pictures: not projected, not normalised."""
        shape = self.tower.config
        side, batch = shape.side_px, self._batch
        rows = np.empty((len(images), shape.dim), np.float32)
        torch.set_num_threads(self._threads)
        for start in range(0, len(images), batch):
            pixels = np.zeros((batch, side, side, 3), np.uint8)
            part = images[start : start + batch]
            for number, image in enumerate(part):
                pixels[number] = photos.squash(image, side, shape.resampling)
            with torch.inference_mode():
                features = self.tower(torch.from_numpy(pixels).to(self._device)).cpu().numpy()
            rows[start : start + len(part)] = features[: len(part)]
        return rows


def load_backbone(folder: Path, device: str = "cpu", precision: torch.dtype = torch.float32) -> Backbone:
    """Build the backbone of a pack's folder, as `save_backbone` wrote it.

    `precision` is what a SigLIP tower counts in on CUDA: `torch.bfloat16` or `torch.float16` save time and memory. On
    the CPU it is float32; a conv tower always counts in float32.

    Raises:
        MissingPartError: the tower needs a package that is not installed.
        PackError: the tower's folder is none that its kind can read.
        RequestError: another precision was asked for on the CPU.
    """
    if device == "cpu" and precision != torch.float32:
        raise RequestError(f"the CPU counts in float32, not {precision}; leave the precision out or name a CUDA device")
    tower: Tower
    if tower_kind(folder) == SIGLIP:
        from .siglip import load_siglip

        tower = load_siglip((folder / TOWER).parent, precision)
    else:
        tower = _load_conv(folder)
    return Backbone(tower, projection=_load_projection(folder), device=device)


def _load_conv(folder: Path) -> ConvTower:
    settings: dict[str, Any] = json.loads((folder / TOWER_CONFIG).read_text(encoding="utf-8"))
    settings = {name: tuple(value) if isinstance(value, list) else value for name, value in settings.items()}
    settings.pop("kind", None)  # a folder that names none holds a conv tower
    tower = ConvTower(TowerConfig(**settings))
    weights = safetensors.torch.load_file(folder / TOWER)
    weights = {name: value.float() if value.is_floating_point() else value for name, value in weights.items()}
    tower.load_state_dict(weights)
    return tower


def _load_projection(folder: Path) -> Projection | None:
    if not (folder / WHITENING).is_file():
        return None
    stored = safetensors.torch.load_file(folder / WHITENING)
    return Projection(stored["mean"].numpy(), stored["matrix"].numpy(), stored["parts"].tolist())


def save_backbone(backbone: Backbone, folder: Path) -> None:
    """Write a backbone below a pack's folder: its tower, and its projection as `whitening.safetensors`."""
    backbone.tower.save(folder)
    if backbone.projection:
        safetensors.torch.save_file(backbone.projection.state_dict(), folder / WHITENING)
