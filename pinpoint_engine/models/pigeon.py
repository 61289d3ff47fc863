"""PIGEON's network: backbone rows, moved by what captions teach, to geocells, and to what is known of the place."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from torch import Tensor, nn

from .. import geodesy
from ..errors import PackError
from ..gallery import Vectors
from ..prototypes import Refinement
from .embedder import ResidualMlp
from .weights import UNREADABLE, in_passes, read_into, save, softmax

WEIGHTS, CONFIG = "model.safetensors", "config.json"
CLIMATES, MONTHS, REGRESSIONS = 30, 12, 6


@dataclass(frozen=True)
class PigeonConfig:
    """Shape of the network, and how its answers are used.

    Attributes:
        features: Length of a backbone row, and of an embedding.
        cells: How many geocells it tells apart.
        hidden, depth, expansion, dropout: Of the adapter.
        temperature: What the logits of geocells are divided by, fitted on left-out albums.
        refinement: How the best geocells are refined by prototypes; None for not at all.
        references: How many references, the gallery's first, the prototypes were made of.
    """

    features: int
    cells: int
    hidden: int = 256
    depth: int = 1
    expansion: int = 2
    dropout: float = 0.3
    temperature: float = 1.0
    refinement: Refinement | None = field(default=None)
    references: int = 0


class PigeonNetwork(nn.Module):
    """The adapter, the heads of pretraining, and the head of geocells.

    The published network tunes CLIP's image tower. Here the backbone is frozen, and what pretraining changes is added
    to its rows: at the start nothing, so that a network without pretraining sees what the backbone sees.
    """

    def __init__(self, config: PigeonConfig) -> None:
        super().__init__()
        self.config = config
        first = (nn.LayerNorm(config.features), nn.Linear(config.features, config.hidden), nn.GELU())
        blocks = (ResidualMlp(config.hidden, config.expansion, config.dropout) for _ in range(config.depth))
        last = nn.Linear(config.hidden, config.features)
        nn.init.zeros_(last.weight)
        nn.init.zeros_(last.bias)
        self.adapter = nn.Sequential(*first, nn.Dropout(config.dropout), *blocks, nn.LayerNorm(config.hidden), last)
        self.land = nn.Linear(config.features, REGRESSIONS)
        self.climate = nn.Linear(config.features, CLIMATES)
        self.month = nn.Linear(config.features, MONTHS)
        self.cells = nn.Linear(config.features, config.cells)

    def embed(self, rows: Tensor) -> Tensor:
        """Embed backbone rows [B, features]: [B, features]."""
        added: Tensor = self.adapter(rows)
        return rows + added

    def forward(self, rows: Tensor) -> Tensor:
        """Return the logits of all geocells for backbone rows [B, features]: [B, cells]."""
        logits: Tensor = self.cells(self.embed(rows))
        return logits


class PigeonModel:
    """The trained network; arrays in, arrays out."""

    def __init__(self, network: PigeonNetwork) -> None:
        self.network = network.eval()
        self.config = network.config

    def encode(self, rows: Vectors) -> Vectors:
        """Embed backbone rows float32 [B, features]: float32 [B, features]."""
        return in_passes(rows, self.network.embed)

    def logits(self, embeddings: Vectors) -> Vectors:
        """Return the logits of all geocells for embeddings [B, features]: float32 [B, cells]."""
        return in_passes(embeddings, self.network.cells)

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return how probable each geocell is for embeddings [B, features]: [B, cells], each row in sum 1."""
        return softmax(self.logits(embeddings) / self.config.temperature)


def save_pigeon(network: PigeonNetwork, folder: Path) -> None:
    """Write the network's weights as float16 safetensors and its shape as JSON into an existing folder."""
    save(network, _told(network.config), folder / WEIGHTS, folder / CONFIG)


def open_pigeon_model(folder: Path) -> PigeonModel:
    """Open the network that `save_pigeon` wrote.

    Raises:
        PackError: it is missing or damaged.
    """
    try:
        network = PigeonNetwork(_read(json.loads((folder / CONFIG).read_text(encoding="utf-8"))))
        read_into(network, folder / WEIGHTS)
    except UNREADABLE as error:
        message = f"the classifier {folder} cannot be read ({str(error).splitlines()[0]}); get the pack again"
        raise PackError(message) from error
    return PigeonModel(network)


def _told(config: PigeonConfig) -> dict[str, Any]:
    """Return a shape as JSON values; JSON knows no infinity, so no limit is null."""
    told = asdict(config)
    if config.refinement and math.isinf(config.refinement.limit_m):
        told["refinement"]["limit_m"] = None
    return told


def _read(told: dict[str, Any]) -> PigeonConfig:
    refinement = told.pop("refinement")
    if refinement is not None:
        limit_m = refinement.pop("limit_m")
        refinement = Refinement(**refinement, limit_m=math.inf if limit_m is None else limit_m)
    return PigeonConfig(**told, refinement=refinement)
