"""PlaNet's classifier: backbone rows to an embedding, and by a softmax to probabilities of adaptive geocells."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from torch import Tensor, nn

from .. import geodesy
from ..errors import PackError
from ..gallery import Vectors
from .embedder import ResidualMlp
from .weights import UNREADABLE, in_passes, read_into, save, softmax

WEIGHTS, CONFIG = "model.safetensors", "config.json"
AGAIN = "train it again with `pinpoint train planet`"


@dataclass(frozen=True)
class PlanetConfig:
    """Shape of the classifier, and what its logits are divided by before the softmax.

    PlaNet trains its whole image network; here the backbone is frozen, and only what follows it is learned.
    `features` is the length of a backbone row, `dim` that of an embedding, which is the last layer before the softmax
    over `cells`.
    """

    features: int = 512
    cells: int = 2
    hidden: int = 256
    expansion: int = 2
    dim: int = 128
    dropout: float = 0.5
    temperature: float = 1.0


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


class PlanetModel:
    """The classifier with fixed weights; arrays in, arrays out."""

    def __init__(self, network: PlanetNetwork) -> None:
        self.network = network.eval()
        self.config = network.config

    def encode(self, features: Vectors) -> Vectors:
        """Embed backbone rows float32 [B, features]: float32 [B, dim], each of length √dim."""
        return in_passes(features, self.network.trunk)

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return the probability of each geocell for embeddings float32 [B, dim]: [B, cells], rows sum to 1."""
        logits = in_passes(embeddings, self.network.cells)
        return softmax(logits / self.config.temperature)


def save_planet(network: PlanetNetwork, folder: Path) -> None:
    """Write weights as float16 safetensors and the shape as `config.json` into an existing folder."""
    save(network, asdict(network.config), folder / WEIGHTS, folder / CONFIG)


def load_planet_model(folder: Path) -> PlanetModel:
    """Build the classifier that `save_planet` wrote.

    Raises:
        PackError: it is missing, damaged, or of another shape.
    """
    try:
        network = PlanetNetwork(PlanetConfig(**json.loads((folder / CONFIG).read_text(encoding="utf-8"))))
        read_into(network, folder / WEIGHTS)
    except UNREADABLE as error:
        why = " ".join(str(error).split())[:200]
        raise PackError(f"the classifier in {folder} cannot be read ({why}); {AGAIN}") from error
    return PlanetModel(network)
