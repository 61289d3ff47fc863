"""PLONK's published network: flow matching on the sphere, from noise to places a photo may show; and its sampler."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..errors import PackError, reason
from ..gallery import Vectors
from ..geodesy import Floats
from .siglip import CONFIG, WEIGHTS, fill, read_settings, read_weights
from .weights import THREADS

FILES = (CONFIG, WEIGHTS)
"""What the network is made of, in a folder of the hub."""
STEPS = 250
"""Euler steps from noise to places, as published."""
SIGMOID = (-7.0, 3.0)
"""Where the sigmoid schedule begins and ends."""
LEAST_WAY = 1e-9
WAY_SCALE = 1000.0
"""The way that points have come is multiplied by this before it is embedded."""
LONGEST_WAVE = 10_000.0
"""Wavelengths of the time embedding grow from 2π up to 2π times this."""
SIDE_PX = 336
"""Of the middle square of a photo, by which DINOv2 gives the condition."""


@dataclass(frozen=True)
class PlonkConfig:
    """Shape of the network; as it stands, that of PLONK_YFCC. The names are those of its `config.json`.

    Attributes:
        input_dim: Of a point on the sphere.
        dim: Width of a block, four times that of the time embedding.
        depth: How many blocks there are.
        expansion: Of the hidden layers, in widths.
        cond_dim: Length of a photo's row.
    """

    input_dim: int = 3
    dim: int = 512
    depth: int = 12
    expansion: int = 4
    cond_dim: int = 1024


class PlonkWaves(nn.Module):
    """The way from noise to places, 0 to 1, as waves: [1] to cosines and sines [1, channels]."""

    freqs: Tensor

    def __init__(self, channels: int) -> None:
        super().__init__()
        steps = 2 * torch.arange(channels // 2, dtype=torch.float32) / channels
        self.register_buffer("freqs", (1 / LONGEST_WAVE) ** steps)

    def forward(self, way: Tensor) -> Tensor:
        phase = torch.outer(way * WAY_SCALE, self.freqs)
        return torch.cat([phase.cos(), phase.sin()], dim=1)


class PlonkTime(nn.Module):
    """The way that points have come as a row: [1] to [1, dim], each row of waves standardised."""

    def __init__(self, channels: int, expansion: int) -> None:
        super().__init__()
        width = channels * expansion
        self.encode_time = PlonkWaves(channels)
        self.map_time = nn.Sequential(nn.Linear(channels, width), nn.SiLU(), nn.Linear(width, width))

    def forward(self, way: Tensor) -> Tensor:
        waves = self.encode_time(way)
        mapped: Tensor = self.map_time((waves - waves.mean(1, keepdim=True)) / waves.std(1, keepdim=True))
        return mapped


class PlonkBlock(nn.Module):
    """A residual block whose norm and output the condition scales and shifts: points [N, dim], condition [1, dim]."""

    def __init__(self, dim: int, expansion: int) -> None:
        super().__init__()
        hidden = dim * expansion
        # The published one has a dropout of none between the two, so that its second layer is number 3.
        self.mlp = nn.Sequential(nn.Linear(dim, hidden), nn.GELU(), nn.Identity(), nn.Linear(hidden, dim))
        self.ada_map = nn.Sequential(nn.SiLU(), nn.Linear(dim, dim * 3))
        self.ln = nn.LayerNorm(dim, elementwise_affine=False)

    def forward(self, points: Tensor, condition: Tensor) -> Tensor:
        scale, shift, gate = self.ada_map(condition).chunk(3, dim=-1)
        moved: Tensor = points + self.mlp((1 + scale) * self.ln(points) + shift) * gate
        return moved


class PlonkNetwork(nn.Module):
    """The velocity of points in the flow that a photo gives rise to (Dufour et al. 2024, section 3)."""

    def __init__(self, config: PlonkConfig | None = None) -> None:
        super().__init__()
        self.config = config = config or PlonkConfig()
        self.time_embedder = PlonkTime(config.dim // 4, expansion=4)
        self.cond_mapper = nn.Linear(config.cond_dim, config.dim)
        self.initial_mapper = nn.Linear(config.input_dim, config.dim)
        self.blocks = nn.ModuleList(PlonkBlock(config.dim, config.expansion) for _ in range(config.depth))
        self.final_adaln = nn.Sequential(nn.SiLU(), nn.Linear(config.dim, config.dim * 2))
        self.final_ln = nn.LayerNorm(config.dim, elementwise_affine=False)
        self.final_linear = nn.Linear(config.dim, config.input_dim)

    def forward(self, points: Tensor, way: Tensor, condition: Tensor) -> Tensor:
        """Return the velocity [N, 3] of points [N, 3] that all have come as far [1], for a photo's row [1, cond_dim].

        What depends on the photo and the way alone is computed once, not for each point.
        """
        told = self.cond_mapper(condition) + self.time_embedder(way)
        seen = self.initial_mapper(points)
        for block in self.blocks:
            seen = block(seen, told)
        scale, shift = self.final_adaln(told).chunk(2, dim=-1)
        velocity: Tensor = self.final_linear((1 + scale) * self.final_ln(seen) + shift)
        return velocity


def schedule(steps: int = STEPS) -> Tensor:
    """Return how far points have come before the first step and after each: float32 [steps + 1], almost 0 to 1."""
    start, end = SIGMOID
    through = 1 - torch.arange(steps + 1, dtype=torch.float32) / steps
    low, high = torch.sigmoid(torch.tensor(start)), torch.sigmoid(torch.tensor(end))
    way = (-torch.sigmoid(through * (end - start) + start) + high) / (high - low)
    return way.clamp(LEAST_WAY, 1.0)


def sample(network: PlonkNetwork, row: Vectors, noise: Vectors, *, guidance: float = 0.0, steps: int = STEPS) -> Floats:
    """Let points flow from noise to where a photo may have been taken, and return them on the unit sphere [N, 3].

    All are projected onto the sphere after each step. The same noise gives the same points: nothing else is drawn.

    Args:
        network: On any device.
        row: DINOv2's class token of the photo, not normalised, float32 [cond_dim].
        noise: Standard normal, float32 [N, 3].
        guidance: How much the photo's velocity is driven away from that of no photo; 0 for the density itself.
        steps: How many steps there are.
    """
    torch.set_num_threads(THREADS)  # torch keeps this setting per calling thread
    here = next(network.parameters()).device
    with torch.inference_mode():
        condition = torch.from_numpy(row[None]).to(here)
        points, ways = torch.from_numpy(noise).to(here), schedule(steps).to(here)
        for now, then in pairwise(ways):
            velocity = network(points, now[None], condition)
            if guidance:
                unguided = network(points, now[None], torch.zeros_like(condition))
                velocity = velocity * (1 + guidance) - unguided * guidance
            points = nn.functional.normalize(points + (then - now) * velocity, dim=1)
        return np.asarray(points.cpu().double().numpy())


def load_plonk(folder: Path) -> PlonkNetwork:
    """Build the network from `config.json` and `model.safetensors` in a folder as on the hub.

    Raises:
        PackError: a file is missing or damaged, or the folder holds another model.
    """
    settings = read_settings(folder / CONFIG)
    config = _config(settings, folder)
    with torch.device("meta"):
        network = PlonkNetwork(config)
    fill(network, read_weights(folder, ()), folder)
    return network.eval()


def _config(settings: dict[str, Any], folder: Path) -> PlonkConfig:
    known = asdict(PlonkConfig())
    try:
        config = PlonkConfig(**{name: int(settings[name]) for name in known})
        if min(asdict(config).values()) < 1 or config.input_dim != known["input_dim"]:
            raise ValueError(f"points of {config.input_dim} numbers, a width of {config.dim}")
    except (KeyError, TypeError, ValueError) as error:
        raise PackError(
            f"{folder / CONFIG} describes no PLONK on the sphere ({reason(error)}); "
            "get it again with `pinpoint models get plonk-yfcc`"
        ) from error
    return config
