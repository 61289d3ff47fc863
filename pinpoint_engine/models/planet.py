"""PlaNet's classifier: backbone rows to an embedding, and by a softmax to probabilities of adaptive geocells."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from torch import Tensor, nn

from ..errors import PackError
from .embedder import ResidualMlp
from .networks import CellModel, PlanetConfig
from .weights import UNREADABLE, on_arrays, read_into, save

WEIGHTS, CONFIG = "model.safetensors", "config.json"
AGAIN = "train it again with `pinpoint train planet`"


class PlanetNetwork(nn.Module):
    """Backbone rows [B, features] to embeddings [B, dim] to logits of geocells [B, cells]."""

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

    def forward(self, features: Tensor) -> Tensor:
        logits: Tensor = self.cells(self.dropout(self.trunk(features)))
        return logits


class PlanetModel(CellModel[PlanetConfig]):
    """The classifier with fixed weights, computed by torch on the CPU: it is so small that a GPU would not help."""

    def __init__(self, network: PlanetNetwork) -> None:
        self.network = network.eval()
        super().__init__(network.config, on_arrays(network.trunk), on_arrays(network.cells))


def save_planet(network: PlanetNetwork, folder: Path) -> None:
    """Write weights as float16 safetensors and the shape as `config.json` into an existing folder."""
    save(network, asdict(network.config), folder / WEIGHTS, folder / CONFIG)


def load_planet_model(folder: Path) -> PlanetModel:
    """Build the classifier that `save_planet` wrote.

    Raises:
        PackError: it is missing, damaged, or of another shape.
    """
    try:
        network = PlanetNetwork(PlanetConfig.read(folder / CONFIG))
        read_into(network, folder / WEIGHTS)
    except UNREADABLE as error:
        why = " ".join(str(error).split())[:200]
        raise PackError(f"the classifier in {folder} cannot be read ({why}); {AGAIN}") from error
    return PlanetModel(network)
