"""Image towers in torch: our own convolutional one, and published ones where a pack names them; read, run and saved."""

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
from .pack import CLIP, CONV, DINOV2, MEGALOC, SIGLIP, TOWER, TOWER_CONFIG, WHITENING, tower_kind
from .passes import Array
from .tower import PixelNetwork, Projection, TowerConfig, TowerShape, read_tower_config
from .weights import THREADS

GPU_BATCH = 64
"""Photos per forward pass on a GPU, for any tower."""
WHOLE, HALF = torch.float32, torch.bfloat16
"""The precisions a tower computes in: float32, and on a GPU bfloat16 for SigLIP and DINOv2."""


class Tower(Protocol):
    """An image network on square pictures: a `torch.nn.Module` that writes a kind of folder of its own."""

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
    """Our own small residual network: the layout of He et al. 2016, section 4, with average-pooled skips."""

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


def on_device(tower: Tower, device: str = "cpu", threads: int = THREADS) -> PixelNetwork:
    """Return a tower with fixed weights as a function on arrays, which any thread may call."""
    tower = tower.eval().to(device=device, memory_format=torch.channels_last)

    def run(pixels: Array) -> Vectors:
        torch.set_num_threads(threads)  # torch keeps this setting per calling thread
        try:
            with torch.inference_mode():
                return np.asarray(tower(torch.from_numpy(pixels).to(device)).cpu().numpy())
        except torch.OutOfMemoryError as error:
            why = str(error)
        # Outside of `except`: the error's traceback keeps the frames of the pass alive, and they the GPU's tensors.
        torch.cuda.empty_cache()
        raise MemoryError(why)

    return run


def read_tower(folder: Path, precision: torch.dtype = WHOLE) -> Tower:
    """Read the image tower of a pack's folder; `precision` is what a SigLIP or DINOv2 tower computes in.

    Raises:
        MissingPartError: the tower needs a package that is not installed.
        PackError: it is missing or damaged.
    """
    kind, tower = tower_kind(folder), (folder / TOWER).parent
    if kind == SIGLIP:
        from .siglip import load_siglip

        return load_siglip(tower, precision)
    if kind == CLIP:
        from .clip import load_clip

        return load_clip(tower)
    if kind == DINOV2:
        from .dinov2 import load_dinov2

        return load_dinov2(tower, precision)
    if kind == MEGALOC:
        from .megaloc import load_megaloc

        return load_megaloc(tower)
    return read_conv(folder)


def read_published(folder: Path, **chosen: Any) -> Tower:
    """Read a published tower, DINOv2, MegaLoc, CLIP or SigLIP, from a folder of the hub's format.

    `chosen` are the layer, the pooling and the side of `load_dinov2`; the others have no choice.

    Raises:
        MissingPartError: the tower needs a package that is not installed.
        PackError: it is missing, damaged, or of a kind that this version does not know.
        RequestError: something was chosen for a tower that has no choice.
    """
    from . import clip, dinov2, megaloc, siglip

    found = published_kind(folder)
    if found in dinov2.MODEL_TYPES:
        return dinov2.load_dinov2(folder, **chosen)
    if chosen:
        raise RequestError(f"a backbone of type {found!r} has no {', '.join(chosen)} to choose; leave that out")
    if found == MEGALOC:
        return megaloc.load_megaloc(folder)
    return clip.load_clip(folder) if found == CLIP else siglip.load_siglip(folder)


def published_kind(folder: Path) -> str:
    """Return the type of the model in a folder of the hub's format, as its `config.json` or its weights say.

    Raises:
        PackError: neither says.
    """
    from . import megaloc, siglip

    if not (folder / siglip.CONFIG).is_file() and megaloc.is_megaloc(folder):
        return MEGALOC
    return str(siglip.read_settings(folder / siglip.CONFIG).get("model_type"))


def read_conv(folder: Path) -> ConvTower:
    """Read the conv tower that `ConvTower.save` wrote below a pack's folder."""
    tower = ConvTower(read_tower_config(folder))
    weights = safetensors.torch.load_file(folder / TOWER)
    weights = {name: value.float() if value.is_floating_point() else value for name, value in weights.items()}
    tower.load_state_dict(weights)
    return tower


def save_backbone(tower: Tower, projection: Projection | None, folder: Path) -> None:
    """Write a backbone below a pack's folder: its tower, and its projection as `whitening.safetensors`."""
    tower.save(folder)
    if projection:
        arrays = {"mean": projection.mean, "matrix": projection.matrix}
        arrays |= {"parts": np.array(projection.parts, np.int64)}
        safetensors.torch.save_file({name: torch.from_numpy(each) for name, each in arrays.items()}, folder / WHITENING)
