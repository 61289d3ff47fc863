"""Image towers: upright pictures in, feature rows out; and their preprocessing."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class TowerConfig:
    """Shape of the small convolutional tower.

    `side_px` is the square it looks at: a photo is squashed to it whatever its aspect ratio, so that nothing at the
    edges is lost. `dim` is the length of a feature row.
    """

    widths: tuple[int, ...] = (32, 64, 128, 256)
    blocks: tuple[int, ...] = (2, 2, 2, 2)
    side_px: int = 160
    dim: int = 256


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
        self.head = nn.Linear(width, config.dim)

    def forward(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""
        scaled = pixels.permute(0, 3, 1, 2).float() / 127.5 - 1.0
        features: Tensor = self.head(self.layers(scaled.contiguous(memory_format=torch.channels_last)).mean((2, 3)))
        return features
