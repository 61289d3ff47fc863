"""PlaNet's album model: an LSTM over the embeddings of an album in time order, to the same geocells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

from ..errors import PackError
from . import networks
from .networks import AlbumConfig
from .planet import AGAIN
from .weights import UNREADABLE, on_arrays, read_into, save

WEIGHTS, CONFIG = "album.safetensors", "album.json"


class AlbumNetwork(nn.Module):
    """Albums of embeddings [n, dim] to logits of geocells; only this is trained, the classifier is frozen."""

    def __init__(self, config: AlbumConfig) -> None:
        super().__init__()
        self.config = config
        self.lstm = nn.LSTM(config.dim, config.hidden, bidirectional=config.bidirectional)
        self.dropout = nn.Dropout(config.dropout)
        self.cells = nn.Linear(config.hidden * (1 + config.bidirectional), config.cells)

    def forward(self, albums: Sequence[Tensor]) -> Tensor:
        """Return the logits of all photos of albums [n, dim] in time order, one album after another: [Σn, cells].

        Albums of different length are packed, not padded: none sees steps of another.
        """
        steps = pack_sequence([self._steps(self.dropout(album)) for album in albums], enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(steps)[0], batch_first=True)
        read = [state[self._first(len(album)) :][: len(album)] for state, album in zip(states, albums, strict=True)]
        logits: Tensor = self.cells(self.dropout(torch.cat(read)))
        return logits

    def _steps(self, album: Tensor) -> Tensor:
        """Return what goes in for an album [n, dim]: once or twice, then a blank step for each of the offset."""
        passes = [album] * (1 + self.config.repeated)
        return torch.cat([*passes, album.new_zeros(self.config.offset, self.config.dim)])

    def _first(self, photos: int) -> int:
        """Return the step at which the first photo's cell is read."""
        return self.config.offset + photos * self.config.repeated


class AlbumModel(networks.AlbumModel):
    """The album model with fixed weights, computed by torch."""

    def __init__(self, network: AlbumNetwork) -> None:
        self.network = network.eval()
        super().__init__(network.config, on_arrays(lambda album: network([album])))


def save_album(network: AlbumNetwork, folder: Path) -> None:
    """Write weights as float16 safetensors and the shape as JSON into an existing folder."""
    save(network, asdict(network.config), folder / WEIGHTS, folder / CONFIG)


def load_album(folder: Path) -> AlbumModel:
    """Build the album model that `save_album` wrote.

    Raises:
        PackError: it is missing, damaged, or answers trips in a way that this version does not know.
    """
    try:
        network = AlbumNetwork(AlbumConfig.read(folder / CONFIG))
        read_into(network, folder / WEIGHTS)
    except UNREADABLE as error:
        why = " ".join(str(error).split())[:200]
        raise PackError(f"the album model in {folder} cannot be read ({why}); {AGAIN}") from error
    return AlbumModel(network)
