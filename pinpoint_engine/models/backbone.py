"""Image towers that torch computes: our own, and by kind whatever other a pack names; to a backbone and to disk."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import safetensors.torch
import torch
from torch import Tensor, nn

from ..errors import RequestError
from ..gallery import Vectors
from . import tower as sight
from .pack import CONV, SIGLIP, TOWER, TOWER_CONFIG, WHITENING, tower_kind
from .passes import Array
from .tower import Projection, TowerConfig, TowerShape, read_projection, read_tower_config
from .weights import THREADS

GPU_BATCH = 64
"""Photos per pass of any tower on a GPU."""
WHOLE, HALF = torch.float32, torch.bfloat16
"""What a tower may count in."""


def has_cuda() -> bool:
    """Tell whether torch sees a GPU."""
    return torch.cuda.is_available()


class Tower(Protocol):
    """An image network in its own kind of folder: a `torch.nn.Module` that looks at squares."""

    @property
    def config(self) -> TowerShape: ...
    def __call__(self, pixels: Tensor, /) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""

    def save(self, folder: Path) -> None:
        """Write settings and weights below a pack's folder."""

    def eval(self) -> Any: ...
    def to(self, *args: Any, **kwargs: Any) -> Any: ...


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
        self.tapped = [2 + sum(config.blocks[: stage + 1]) for stage in config.taps]

    def forward(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""
        scaled = pixels.permute(0, 3, 1, 2).float() / 127.5 - 1.0
        seen = scaled.contiguous(memory_format=torch.channels_last)
        tapped = []
        for number, layer in enumerate(self.layers):
            seen = layer(seen)
            if number in self.tapped:
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


class Backbone(sight.Backbone):
    """The image tower of a pack, computed by torch on the CPU or on a GPU."""

    def __init__(
        self, tower: Tower, threads: int | None = None, *, projection: Projection | None = None, device: str = "cpu"
    ) -> None:
        self.tower: Tower = tower.eval().to(device=device, memory_format=torch.channels_last)
        self._device, self._threads = device, threads or THREADS
        shape = self.tower.config
        super().__init__(self._pass, shape, projection, shape.batch if device == "cpu" else GPU_BATCH)

    def _pass(self, pixels: Array) -> Vectors:
        torch.set_num_threads(self._threads)
        try:
            with torch.inference_mode():
                return np.asarray(self.tower(torch.from_numpy(pixels).to(self._device)).cpu().numpy())
        except torch.OutOfMemoryError as error:
            why = str(error)
        # Not before here: while the error is handled, it holds the frames of the pass, and they what the GPU computed.
        torch.cuda.empty_cache()
        raise MemoryError(why)


def load_backbone(folder: Path, device: str = "cpu", precision: torch.dtype = WHOLE) -> Backbone:
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
        tower = load_conv(folder)
    return Backbone(tower, projection=read_projection(folder), device=device)


def load_conv(folder: Path) -> ConvTower:
    """Read the conv tower of a pack's folder, as `ConvTower.save` wrote it."""
    tower = ConvTower(read_tower_config(folder))
    weights = safetensors.torch.load_file(folder / TOWER)
    weights = {name: value.float() if value.is_floating_point() else value for name, value in weights.items()}
    tower.load_state_dict(weights)
    return tower


def save_backbone(backbone: Backbone, folder: Path) -> None:
    """Write a backbone below a pack's folder: its tower, and its projection as `whitening.safetensors`."""
    backbone.tower.save(folder)
    if backbone.projection:
        kept = {"mean": backbone.projection.mean, "matrix": backbone.projection.matrix}
        stored = {**kept, "parts": np.array(backbone.projection.parts, np.int64)}
        safetensors.torch.save_file({name: torch.from_numpy(each) for name, each in stored.items()}, folder / WHITENING)
