"""Two towers, one space: backbone features through an adapter per source, and coordinates, to unit rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import safetensors.torch
import torch
from torch import Tensor, nn

from .. import geodesy
from ..gallery import Vectors
from ..types import Source
from .location_encoder import LocationConfig, LocationEncoder
from .pack import EMBEDDER, EMBEDDER_CONFIG, Pack
from .weights import ROWS


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


class Embedder:
    """The learned embedder of a pack; arrays in, arrays out."""

    def __init__(self, network: EmbedderNetwork) -> None:
        self.network = network.eval()
        self.dim = network.config.dim

    def encode_features(self, features: Vectors, sources: Sequence[Source]) -> Vectors:
        """Embed backbone rows float32 [N, features] of known or assumed source: unit rows float32 [N, dim]."""
        codes = np.array([list(Source).index(source) for source in sources], np.int64)
        network = self.network
        return self._in_parts(len(features), lambda part: network.images(_padded(features[part]), _padded(codes[part])))

    def encode_locations(self, latlon: geodesy.Floats) -> Vectors:
        """Embed degrees [N, 2], latitude first: unit rows float32 [N, dim]."""
        points = geodesy.unit_vectors(latlon)
        return self._in_parts(len(points), lambda part: self.network.places(_padded(points[part])))

    def _in_parts(self, count: int, encode: Callable[[slice], Tensor]) -> Vectors:
        rows = np.empty((count, self.dim), np.float32)
        with torch.inference_mode():
            for start in range(0, count, ROWS):
                part = slice(start, min(start + ROWS, count))
                rows[part] = encode(part)[: part.stop - start].numpy()
        return rows


def _padded(part: npt.NDArray[Any]) -> Tensor:
    rows: npt.NDArray[Any] = np.zeros((ROWS, *part.shape[1:]), part.dtype)
    rows[: len(part)] = part
    return torch.from_numpy(rows)


def load_embedder(pack: Pack) -> Embedder:
    """Build the embedder of a pack from its weights."""
    network = EmbedderNetwork(read_config(pack.folder / EMBEDDER_CONFIG))
    weights = safetensors.torch.load_file(pack.folder / EMBEDDER)
    network.load_state_dict({name: value.float() for name, value in weights.items()})
    return Embedder(network)


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
