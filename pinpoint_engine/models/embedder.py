"""Two towers, one space: backbone features through an adapter per source, and coordinates, to unit rows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

import safetensors.torch
import torch
from torch import Tensor, nn

from ..types import Source
from . import networks
from .location_encoder import LocationConfig, LocationEncoder
from .pack import EMBEDDER, EMBEDDER_CONFIG, Pack
from .weights import on_arrays


@dataclass(frozen=True)
class EmbedderConfig:
    """Shape of the embedder (Pinpoint, section 3.1; the widths are ours, the paper does not give them).

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
    """Image features by way of their source's adapter, and coordinates, in one space of unit rows."""

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
            if own.any():  # all rows pass, so that a row has the same bits whatever the sources of the others
                chosen = torch.where(own[:, None], adapter(features), chosen)
        return nn.functional.normalize(self.trunk(chosen), dim=-1)

    def forward(self, features: Tensor, sources: Tensor, points: Tensor) -> tuple[Tensor, Tensor]:
        """Embed images [B] and points on the unit sphere float64 [P, 3]: unit rows [B, dim] and [P, dim]."""
        return self.images(features, sources), self.places(points)


class Embedder(networks.Embedder):
    """The learned embedder of a pack, computed by torch on the CPU: it is so small that a GPU would not help."""

    def __init__(self, network: EmbedderNetwork) -> None:
        self.network = network.eval()
        super().__init__(network.config.dim, on_arrays(network.images), on_arrays(network.places))


def load_embedder(pack: Pack) -> Embedder:
    """Build the embedder of a pack from its weights."""
    return Embedder(read_network(pack.folder))


def read_network(folder: Path) -> EmbedderNetwork:
    """Read the embedder that `save_embedder` wrote below a pack's folder."""
    network = EmbedderNetwork(read_config(folder / EMBEDDER_CONFIG))
    weights = safetensors.torch.load_file(folder / EMBEDDER)
    network.load_state_dict({name: value.float() for name, value in weights.items()})
    return network


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

    The frequencies stay float32: at a scale of 4096, float16 would turn a place by whole waves.
    """
    (folder / EMBEDDER).parent.mkdir(parents=True, exist_ok=True)
    weights = {name: value.cpu().half().contiguous() for name, value in network.named_parameters()}
    weights |= {name: value.cpu() for name, value in network.named_buffers()}
    safetensors.torch.save_file(weights, folder / EMBEDDER)
    write_config(network.config, folder / EMBEDDER_CONFIG)
