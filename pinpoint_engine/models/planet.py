"""PlaNet's classifier: backbone rows to an embedding, and on to logits of adaptive geocells."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from torch import Tensor, nn

from .embedder import ResidualMlp
from .networks import PlanetConfig, read_config
from .pack import CELLS_CONFIG, CELLS_WEIGHTS
from .weights import read, save


class PlanetNetwork(nn.Module):
    """Maps backbone rows [B, features] to embeddings [B, dim] and these to logits of geocells [B, cells]."""

    def __init__(self, config: PlanetConfig) -> None:
        super().__init__()
        self.config = config
        self.trunk = nn.Sequential(
            nn.LayerNorm(config.features),
            nn.Linear(config.features, config.hidden),
            nn.GELU(),
            nn.Dropout(config.dropout),
            ResidualMlp(config.hidden, config.expansion, config.dropout),
            nn.LayerNorm(config.hidden),
            nn.Linear(config.hidden, config.dim),
            nn.LayerNorm(config.dim, elementwise_affine=False),
        )
        self.dropout = nn.Dropout(config.dropout)
        self.cells = nn.Linear(config.dim, config.cells)

    def embed(self, rows: Tensor) -> Tensor:
        """Embed backbone rows [B, features]: [B, dim]."""
        embeddings: Tensor = self.trunk(rows)
        return embeddings

    def forward(self, rows: Tensor) -> Tensor:
        """Return the logits of all geocells for backbone rows [B, features]: [B, cells]."""
        logits: Tensor = self.cells(self.dropout(self.embed(rows)))
        return logits


def save_planet(network: PlanetNetwork, folder: Path) -> None:
    """Write weights as float16 safetensors and the config as JSON into an existing folder."""
    save(network, asdict(network.config), folder / CELLS_WEIGHTS, folder / CELLS_CONFIG)


def read_network(folder: Path) -> PlanetNetwork:
    """Read what `save_planet` wrote.

    Raises:
        PackError: it is missing or damaged, or weights and config do not match.
    """
    return read(PlanetNetwork, read_config(PlanetConfig, folder / CELLS_CONFIG), folder / CELLS_WEIGHTS)
