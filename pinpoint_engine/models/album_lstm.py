"""PlaNet's album model: an LSTM over an album's embeddings in time order, ending in logits of the same geocells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

from .networks import AlbumConfig, read_config
from .pack import ALBUM_CONFIG, ALBUM_WEIGHTS
from .weights import read, save


class AlbumNetwork(nn.Module):
    """Maps albums of embeddings [n, dim] to logits of geocells. It is trained on top of a frozen classifier."""

    def __init__(self, config: AlbumConfig) -> None:
        super().__init__()
        self.config = config
        self.lstm = nn.LSTM(config.dim, config.hidden, bidirectional=config.bidirectional)
        self.dropout = nn.Dropout(config.dropout)
        self.cells = nn.Linear(config.hidden * (1 + config.bidirectional), config.cells)

    def forward(self, albums: Sequence[Tensor]) -> Tensor:
        """Return the logits of all photos of albums [n, dim] in time order, concatenated over albums: [Σn, cells].

        Albums of different lengths are packed, not padded, so none influences another.
        """
        steps = pack_sequence([self._steps(self.dropout(album)) for album in albums], enforce_sorted=False)
        states, _ = pad_packed_sequence(self.lstm(steps)[0], batch_first=True)
        read = [state[self._first(len(album)) :][: len(album)] for state, album in zip(states, albums, strict=True)]
        logits: Tensor = self.cells(self.dropout(torch.cat(read)))
        return logits

    def _steps(self, album: Tensor) -> Tensor:
        """Return the input steps of an album [n, dim]: the album once or twice, then `offset` zero steps."""
        passes = [album] * (1 + self.config.repeated)
        return torch.cat([*passes, album.new_zeros(self.config.offset, self.config.dim)])

    def _first(self, photos: int) -> int:
        """Return the step at which the first photo's logits are read."""
        return self.config.offset + photos * self.config.repeated


def save_album(network: AlbumNetwork, folder: Path) -> None:
    """Write weights as float16 safetensors and the config as JSON into an existing folder."""
    save(network, asdict(network.config), folder / ALBUM_WEIGHTS, folder / ALBUM_CONFIG)


def read_network(folder: Path) -> AlbumNetwork:
    """Read what `save_album` wrote.

    Raises:
        PackError: it is missing, damaged, or answers trips in a way that this version does not know.
    """
    return read(AlbumNetwork, read_config(AlbumConfig, folder / ALBUM_CONFIG), folder / ALBUM_WEIGHTS)
