"""The embedder: backbone rows, through an adapter per source, and coordinates in one space of unit vectors."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor, nn

from ..types import Source
from .location_encoder import LocationConfig, LocationEncoder
from .pack import EMBEDDER, EMBEDDER_CONFIG
from .weights import read


@dataclass(frozen=True)
class EmbedderConfig:
    """Shape of the embedder (Pinpoint, section 3.1; the paper gives no widths, so they are ours).

    `features` is the length of a backbone row, `dim` that of an embedding.
    """

    features: int = 256
    hidden: int = 256
    expansion: int = 2
    adapter_depth: int = 1
    trunk_depth: int = 1
    dim: int = 128
    dropout: float = 0.2
    location: LocationConfig = field(default_factory=LocationConfig)


class ResidualMlp(nn.Module):
    """A pre-norm residual block: [B, width] to [B, width]."""

    def __init__(self, width: int, expansion: int, dropout: float) -> None:
        super().__init__()
        inner = width * expansion
        self.layers = nn.Sequential(
            nn.LayerNorm(width), nn.Linear(width, inner), nn.GELU(), nn.Dropout(dropout), nn.Linear(inner, width)
        )

    def forward(self, features: Tensor) -> Tensor:
        return features + self.layers(features)


class EmbedderNetwork(nn.Module):
    """Maps backbone rows, through the adapter of their source, and coordinates to unit vectors of one space."""

    def __init__(self, config: EmbedderConfig) -> None:
        super().__init__()
        self.config = config
        self.adapters = nn.ModuleList(self._adapter() for _ in Source)
        blocks = [self._block() for _ in range(config.trunk_depth)]
        self.trunk = nn.Sequential(*blocks, nn.LayerNorm(config.hidden), nn.Linear(config.hidden, config.dim))
        self.places = LocationEncoder(config.location, config.dim)

    def _adapter(self) -> nn.Sequential:
        config = self.config
        first = (nn.LayerNorm(config.features), nn.Linear(config.features, config.hidden), nn.GELU())
        blocks = (self._block() for _ in range(config.adapter_depth - 1))
        return nn.Sequential(*first, nn.Dropout(config.dropout), *blocks)

    def _block(self) -> ResidualMlp:
        return ResidualMlp(self.config.hidden, self.config.expansion, self.config.dropout)

    def images(self, features: Tensor, sources: Tensor) -> Tensor:
        """Embed backbone rows [B, features], each through the adapter of its source int64 [B]: unit rows [B, dim]."""
        chosen = features.new_zeros(len(features), self.config.hidden)
        for code, adapter in enumerate(self.adapters):
            own = sources == code
            if own.any():  # all rows go through: a row's bits must not depend on the others' sources
                chosen = torch.where(own[:, None], adapter(features), chosen)
        return nn.functional.normalize(self.trunk(chosen), dim=-1)

    def forward(self, features: Tensor, sources: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
        """Embed images [B] and points on the unit sphere float64 [P, 3]: unit rows [B, dim] and [P, dim]."""
        return self.images(features, sources), self.places(points)


def read_network(folder: Path) -> EmbedderNetwork:
    """Read what `save_embedder` wrote below a pack's folder.

    Raises:
        PackError: it is missing or damaged.
    """
    return read(EmbedderNetwork, read_config(folder / EMBEDDER_CONFIG), folder / EMBEDDER)


def read_config(path: Path) -> EmbedderConfig:
    """Read the shape that `write_config` wrote."""
    settings = json.loads(path.read_text(encoding="utf-8"))
    location = settings.pop("location")
    return EmbedderConfig(**settings, location=LocationConfig(**location | {"scales": tuple(location["scales"])}))


def write_config(config: EmbedderConfig, path: Path) -> None:
    """Write the shape of an embedder as JSON."""
    path.write_text(json.dumps(asdict(config), indent=1) + "\n", encoding="utf-8")


def save_embedder(network: EmbedderNetwork, folder: Path) -> None:
    """Write an embedder's weights as float16 safetensors and its shape as `config.json`, below a pack's folder.

    The Fourier frequencies stay float32: at scale 4096, rounding to float16 would shift the phase by whole turns.
    """
    (folder / EMBEDDER).parent.mkdir(parents=True, exist_ok=True)
    weights = {name: value.cpu().half().contiguous() for name, value in network.named_parameters()}
    weights |= {name: value.cpu() for name, value in network.named_buffers()}
    safetensors.torch.save_file(weights, folder / EMBEDDER)
    write_config(network.config, folder / EMBEDDER_CONFIG)
