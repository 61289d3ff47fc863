"""PlaNet's classifier: backbone rows to an embedding, and by a softmax to probabilities of adaptive geocells."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from .. import geodesy
from ..errors import PackError
from ..gallery import Vectors
from .embedder import ResidualMlp

WEIGHTS, CONFIG = "model.safetensors", "config.json"
AGAIN = "train it again with `pinpoint train planet`"
ROWS = 32
"""Rows per pass. A short pass is padded to it, so that a row has the same bits whatever else is asked."""


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
        return _in_passes(features, self.config.dim, self.network.trunk)

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return the probability of each geocell for embeddings float32 [B, dim]: [B, cells], rows sum to 1."""
        logits = _in_passes(embeddings, self.config.cells, self.network.cells)
        return softmax(logits / self.config.temperature)


def softmax(logits: Vectors | geodesy.Floats) -> geodesy.Floats:
    """Return the shares of logits [..., N], computed in float64: rows sum to 1."""
    powers = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def tempered(shares: geodesy.Floats, temperature: float) -> geodesy.Floats:
    """Flatten (above 1) or sharpen (below) shares [..., N]: rows sum to 1; what has no share gets none."""
    powers = (shares / shares.max(axis=-1, keepdims=True)) ** (1 / temperature)
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def _in_passes(rows: Vectors, width: int, network: Callable[[Tensor], Tensor]) -> Vectors:
    """Send rows [B, D] through a network, `ROWS` at a time: float32 [B, width]."""
    found = np.empty((len(rows), width), np.float32)
    with torch.inference_mode():
        for start in range(0, len(rows), ROWS):
            part = rows[start : start + ROWS]
            padded = np.zeros((ROWS, rows.shape[1]), np.float32)
            padded[: len(part)] = part
            found[start : start + ROWS] = network(torch.from_numpy(padded))[: len(part)].numpy()
    return found


def round_weights(network: nn.Module) -> None:
    """Round weights in place to float16, as they are stored, so that what was measured is what is shipped."""
    for weights in network.parameters():
        weights.data = weights.data.half().float()


def save_planet(network: PlanetNetwork, folder: Path) -> None:
    """Write weights as float16 safetensors and the shape as `config.json` into an existing folder."""
    weights = {name: value.cpu().half().contiguous() for name, value in network.state_dict().items()}
    safetensors.torch.save_file(weights, folder / WEIGHTS)
    (folder / CONFIG).write_text(json.dumps(asdict(network.config), indent=1) + "\n", encoding="utf-8")


def load_planet_model(folder: Path) -> PlanetModel:
    """Build the classifier that `save_planet` wrote.

    Raises:
        PackError: it is missing, damaged, or of another shape.
    """
    try:
        network = PlanetNetwork(PlanetConfig(**json.loads((folder / CONFIG).read_text(encoding="utf-8"))))
        weights = safetensors.torch.load_file(folder / WEIGHTS)
        network.load_state_dict({name: value.float() for name, value in weights.items()})
    except (OSError, ValueError, TypeError, RuntimeError, safetensors.SafetensorError) as error:
        why = " ".join(str(error).split())[:200]
        raise PackError(f"the classifier in {folder} cannot be read ({why}); {AGAIN}") from error
    return PlanetModel(network)
