"""PlaNet's album model: an LSTM over the embeddings of an album in time order, to the same geocells."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

from .. import geodesy
from ..errors import PackError
from ..gallery import Vectors
from .planet import AGAIN
from .weights import UNREADABLE, read_into, save, softmax, tempered

WEIGHTS, CONFIG = "album.safetensors", "album.json"
LSTM, AVERAGE = "lstm", "average"
"""How the photos of one trip can be taken together."""


@dataclass(frozen=True)
class AlbumConfig:
    """Shape of the album model (PlaNet, section 4), and how albums are answered.

    Attributes:
        dim: Length of an embedding.
        cells: How many geocells there are.
        hidden: Width of the LSTM, of each direction.
        dropout: Of what goes in, and of what comes out.
        offset: A photo's cell is read so many steps after the photo was seen, when the next ones are known, too.
        repeated: The album goes in twice, and the second pass is read, when all of it is known.
        bidirectional: A second LSTM goes from the last photo to the first.
        temperature: What logits are divided by before the softmax.
        average_temperature: How the mean of the probabilities of an album is flattened.
        trip: What answers a trip: "lstm", or "average" for the mean of the probabilities.
    """

    dim: int = 128
    cells: int = 2
    hidden: int = 128
    dropout: float = 0.5
    offset: int = 0
    repeated: bool = False
    bidirectional: bool = False
    temperature: float = 1.0
    average_temperature: float = 1.0
    trip: str = LSTM


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


class AlbumModel:
    """The album model with fixed weights; arrays in, arrays out."""

    def __init__(self, network: AlbumNetwork) -> None:
        self.network = network.eval()
        self.config = network.config

    def logits(self, embeddings: Vectors) -> Vectors:
        """Return the logits of one album's photos, of embeddings float32 [n, dim] in time order: float32 [n, cells]."""
        with torch.inference_mode():
            return np.asarray(self.network([torch.from_numpy(embeddings)]).numpy())

    def trip(self, embeddings: Vectors, shares: geodesy.Floats) -> geodesy.Floats:
        """Return the probabilities [n, cells] of the photos of one trip in time order.

        Args:
            embeddings: Of the photos, float32 [n, dim].
            shares: Their probabilities alone [n, cells].
        """
        if self.config.trip == AVERAGE:
            return self.place(shares)
        return softmax(self.logits(embeddings) / self.config.temperature)

    def place(self, shares: geodesy.Floats) -> geodesy.Floats:
        """Return the probabilities of photos of one place, of those alone [n, cells]: the same for all."""
        return average(shares, self.config.average_temperature)


def average(shares: geodesy.Floats, temperature: float = 1.0) -> geodesy.Floats:
    """Return the mean of probabilities [n, cells] for each photo, flattened by a temperature: published averaging."""
    return np.repeat(tempered(shares.mean(axis=0, keepdims=True), temperature), len(shares), axis=0)


def save_album(network: AlbumNetwork, folder: Path) -> None:
    """Write weights as float16 safetensors and the shape as JSON into an existing folder."""
    save(network, asdict(network.config), folder / WEIGHTS, folder / CONFIG)


def load_album(folder: Path) -> AlbumModel:
    """Build the album model that `save_album` wrote.

    Raises:
        PackError: it is missing, damaged, or answers trips in a way that this version does not know.
    """
    try:
        config = AlbumConfig(**json.loads((folder / CONFIG).read_text(encoding="utf-8")))
        if config.trip not in (LSTM, AVERAGE):
            raise ValueError(f"it answers trips by {config.trip!r}")
        network = AlbumNetwork(config)
        read_into(network, folder / WEIGHTS)
    except UNREADABLE as error:
        why = " ".join(str(error).split())[:200]
        raise PackError(f"the album model in {folder} cannot be read ({why}); {AGAIN}") from error
    return AlbumModel(network)
