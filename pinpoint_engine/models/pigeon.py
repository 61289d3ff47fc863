"""PIGEON's network: backbone rows, moved by what captions teach, to geocells, and to what is known of the place."""

from __future__ import annotations

from pathlib import Path

from torch import Tensor, nn

from ..errors import PackError
from .embedder import ResidualMlp
from .networks import CellModel, PigeonConfig
from .weights import UNREADABLE, on_arrays, read_into, save

WEIGHTS, CONFIG = "model.safetensors", "config.json"
CLIMATES, MONTHS, REGRESSIONS = 30, 12, 6


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


class PigeonModel(CellModel[PigeonConfig]):
    """The trained network, computed by torch on the CPU: it is so small that a GPU would not help."""

    def __init__(self, network: PigeonNetwork) -> None:
        self.network = network.eval()
        super().__init__(network.config, on_arrays(network.embed), on_arrays(network.cells))


def save_pigeon(network: PigeonNetwork, folder: Path) -> None:
    """Write the network's weights as float16 safetensors and its shape as JSON into an existing folder."""
    save(network, network.config.told(), folder / WEIGHTS, folder / CONFIG)


def open_pigeon_model(folder: Path) -> PigeonModel:
    """Open the network that `save_pigeon` wrote.

    Raises:
        PackError: it is missing or damaged.
    """
    try:
        network = PigeonNetwork(PigeonConfig.read(folder / CONFIG))
        read_into(network, folder / WEIGHTS)
    except UNREADABLE as error:
        message = f"the classifier {folder} cannot be read ({str(error).splitlines()[0]}); get the pack again"
        raise PackError(message) from error
    return PigeonModel(network)
