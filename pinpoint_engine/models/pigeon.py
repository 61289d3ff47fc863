"""PIGEON's network: backbone rows, adapted by pretraining on captions, to geocells and to attributes of the place."""

from __future__ import annotations

from pathlib import Path

from torch import Tensor, nn

from .embedder import ResidualMlp
from .networks import PigeonConfig, read_config
from .pack import CELLS_CONFIG, CELLS_WEIGHTS
from .weights import read, save

CLIMATES, MONTHS, REGRESSIONS = 30, 12, 6


class PigeonNetwork(nn.Module):
    """An adapter, the heads used in pretraining (land, climate, month), and the geocell head.

    The published network fine-tunes CLIP's image tower. Here the backbone is frozen and the adapter's output is added
    to its rows. The adapter starts at zero, so without pretraining the embedding is the backbone row.
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


def save_pigeon(network: PigeonNetwork, folder: Path) -> None:
    """Write weights as float16 safetensors and the config as JSON into an existing folder."""
    save(network, network.config.to_json(), folder / CELLS_WEIGHTS, folder / CELLS_CONFIG)


def read_network(folder: Path) -> PigeonNetwork:
    """Read what `save_pigeon` wrote.

    Raises:
        PackError: it is missing or damaged, or weights and config do not match.
    """
    return read(PigeonNetwork, read_config(PigeonConfig, folder / CELLS_CONFIG), folder / CELLS_WEIGHTS)
