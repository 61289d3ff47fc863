"""What the networks of a pack answer, whatever computes them: arrays in, arrays out; and the shapes they have."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..answering import features as relative
from ..answering.retrieval import Retrieval, Spaces
from ..gallery import Vectors
from ..geocells.prototypes import Refinement
from ..types import Source
from .passes import Array, in_passes, softmax, tempered

LSTM, AVERAGE = "lstm", "average"
"""How the photos of one trip can be taken together."""
T = TypeVar("T")


class Embedder:
    """The learned embedder of a pack: photos by way of their source's adapter, and places, in one space."""

    def __init__(self, dim: int, images: Callable[..., Vectors], places: Callable[..., Vectors]) -> None:
        """Take the length of an embedding and two networks.

        Args:
            dim: Length of an embedding.
            images: Backbone rows float32 [B, features] and sources int64 [B] to unit rows float32 [B, dim].
            places: Points on the unit sphere float64 [B, 3] to unit rows float32 [B, dim].
        """
        self.dim, self._images, self._places = dim, images, places

    def encode_features(self, features: Vectors, sources: Sequence[Source]) -> Vectors:
        """Embed backbone rows float32 [N, features] of known or assumed source: unit rows float32 [N, dim]."""
        codes = np.array([list(Source).index(source) for source in sources], np.int64)
        return in_passes(self._images, features, codes)

    def encode_locations(self, latlon: geodesy.Floats) -> Vectors:
        """Embed degrees [N, 2], latitude first: unit rows float32 [N, dim]."""
        return in_passes(self._places, geodesy.unit_vectors(latlon))


class Lists(NamedTuple, Generic[T]):
    """Candidate lists as a reranker sees them: B photos, K candidates, F features, M supporters, d dimensions.

    Attributes:
        base: Retrieval scores float32 [B, K].
        features: `features.describe` float32 [B, K, F]; NaN: unknown.
        query: Learned rows of the photos [B, d].
        images: Learned rows of the candidates' references [B, K, d].
        places: Location tower's rows of the candidates [B, K, d].
        support: Learned rows of the other source's references near the candidates [B, K, M, d].
        supported: Which of those there are: bool [B, K, M].
    """

    base: T
    features: T
    query: T
    images: T
    places: T
    support: T
    supported: T


def lists_of(
    spaces: Spaces,
    found: Retrieval,
    base: npt.NDArray[np.float64],
    described: relative.Table,
    supporters: npt.NDArray[np.int64],
) -> Lists[Array]:
    """Return one photo's list (B = 1) from its retrieval scores [K], features [K, F] and supporters' rows [K, M].

    Where the location tower was not trained near all candidates, it tells nothing of any.
    """
    images, places = (spaces.indexes[channel].vectors for channel in ("image", "gps"))
    if not spaces.placed(found.candidates):
        places = np.zeros_like(places)
    arrays = (
        base.astype(np.float32),
        described,
        found.query.learned,
        images[found.candidates].astype(np.float32),
        places[found.candidates].astype(np.float32),
        images[np.maximum(supporters, 0)].astype(np.float32),
        supporters >= 0,
    )
    return Lists(*(array[None] for array in arrays))


class Reranker:
    """The reranker of a pack."""

    def __init__(self, network: Callable[[Lists[Array]], Vectors]) -> None:
        """Take a network: lists to scores float32 [B, K]."""
        self._network = network

    def score(self, lists: Lists[Array]) -> npt.NDArray[np.float64]:
        """Score the candidates of one photo (B = 1), so that its answer does not depend on other photos: [K]."""
        return self._network(lists)[0].astype(np.float64)


@dataclass(frozen=True)
class PigeonConfig:
    """Shape of PIGEON's network, and how its answers are used.

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

    def told(self) -> dict[str, Any]:
        """Return the shape as JSON values; JSON knows no infinity, so no limit is null."""
        told = asdict(self)
        if self.refinement and math.isinf(self.refinement.limit_m):
            told["refinement"]["limit_m"] = None
        return told

    @classmethod
    def read(cls, path: Path) -> PigeonConfig:
        """Read what `told` gave from a JSON file.

        Raises:
            OSError, ValueError, KeyError, TypeError: it is missing or damaged.
        """
        told = json.loads(path.read_text(encoding="utf-8"))
        refinement = told.pop("refinement")
        if refinement is not None:
            limit_m = refinement.pop("limit_m")
            refinement = Refinement(**refinement, limit_m=math.inf if limit_m is None else limit_m)
        return cls(**told, refinement=refinement)


@dataclass(frozen=True)
class PlanetConfig:
    """Shape of PlaNet's classifier, and what its logits are divided by before the softmax.

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

    @classmethod
    def read(cls, path: Path) -> PlanetConfig:
        """Read the shape from a JSON file.

        Raises:
            OSError, ValueError, TypeError: it is missing or damaged.
        """
        return cls(**json.loads(path.read_text(encoding="utf-8")))


Config = TypeVar("Config", PigeonConfig, PlanetConfig)


class CellModel(Generic[Config]):
    """A classifier over geocells with fixed weights: PIGEON's or PlaNet's."""

    def __init__(self, config: Config, embed: Callable[..., Vectors], cells: Callable[..., Vectors]) -> None:
        """Take a shape and two networks: backbone rows to embeddings, and embeddings to logits of geocells."""
        self.config: Config = config
        self._embed, self._cells = embed, cells

    def encode(self, rows: Vectors) -> Vectors:
        """Embed backbone rows float32 [B, features]: float32 [B, dim]."""
        return in_passes(self._embed, rows)

    def logits(self, embeddings: Vectors) -> Vectors:
        """Return the logits of all geocells for embeddings [B, dim]: float32 [B, cells]."""
        return in_passes(self._cells, embeddings)

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return how probable each geocell is for embeddings [B, dim]: [B, cells], each row in sum 1."""
        return softmax(self.logits(embeddings) / self.config.temperature)


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

    @classmethod
    def read(cls, path: Path) -> AlbumConfig:
        """Read the shape from a JSON file.

        Raises:
            OSError, ValueError, TypeError: it is missing or damaged, or answers trips in an unknown way.
        """
        config = cls(**json.loads(path.read_text(encoding="utf-8")))
        if config.trip not in (LSTM, AVERAGE):
            raise ValueError(f"it answers trips by {config.trip!r}")
        return config


class AlbumModel:
    """PlaNet's album model with fixed weights."""

    def __init__(self, config: AlbumConfig, network: Callable[[Vectors], Vectors]) -> None:
        """Take a shape and a network: one album's embeddings float32 [n, dim] to logits float32 [n, cells]."""
        self.config, self._network = config, network

    def logits(self, embeddings: Vectors) -> Vectors:
        """Return the logits of one album's photos, of embeddings float32 [n, dim] in time order: float32 [n, cells]."""
        return self._network(embeddings)

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
