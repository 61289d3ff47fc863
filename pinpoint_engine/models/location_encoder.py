"""Coordinates to embeddings: Fourier features of the unit sphere at several scales, each with a network of its own."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class LocationConfig:
    """Shape of the location tower.

    Scale s looks at differences of about 6,400 / (2π s) km: 1 sees continents, 4096 a few hundred metres. Each scale
    has `frequencies` random directions and a network of width `hidden`; what they say is summed.
    """

    scales: tuple[float, ...] = (1.0, 16.0, 64.0, 256.0, 1024.0, 4096.0)
    frequencies: int = 48
    hidden: int = 128


class LocationCapsule(nn.Module):
    """One scale: points on the unit sphere float64 [B, 3] to [B, dim]."""

    frequencies: Tensor

    def __init__(self, scale: float, config: LocationConfig, dim: int) -> None:
        super().__init__()
        self.register_buffer("frequencies", scale * torch.randn(3, config.frequencies))
        self.layers = nn.Sequential(
            nn.Linear(2 * config.frequencies, config.hidden),
            nn.GELU(),
            nn.Linear(config.hidden, config.hidden),
            nn.GELU(),
            nn.Linear(config.hidden, dim),
        )

    def forward(self, points: Tensor) -> Tensor:
        turns = points @ self.frequencies.to(points)
        phase = (2 * math.pi * (turns - turns.round())).float()  # whole turns fall away before precision is lost
        said: Tensor = self.layers(torch.cat([phase.cos(), phase.sin()], dim=-1))
        return said


class LocationEncoder(nn.Module):
    """The location tower: points on the unit sphere float64 [B, 3] to unit rows [B, dim]; no seam, no poles."""

    def __init__(self, config: LocationConfig, dim: int) -> None:
        super().__init__()
        self.capsules = nn.ModuleList(LocationCapsule(scale, config, dim) for scale in config.scales)

    def forward(self, points: Tensor) -> Tensor:
        summed = torch.stack([capsule(points) for capsule in self.capsules]).sum(0)
        return nn.functional.normalize(summed, dim=-1)
