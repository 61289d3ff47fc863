"""The networks of a pack as array functions, the same with torch and with ONNX, and their configs."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..answering.features import Table
from ..answering.retrieval import Retrieval, Spaces
from ..errors import PackError, reason
from ..gallery import Vectors
from ..geocells.prototypes import Refinement
from ..types import Source
from .passes import ROWS, Array, in_passes, softmax, tempered

LSTM, AVERAGE = "lstm", "average"
"""How the photos of one trip are combined."""
T = TypeVar("T")


class Embedder:
    """The learned embedder of a pack: photos, through their source's adapter, and places in one space."""

    def __init__(
        self,
        dim: int,
        images: Callable[..., Vectors],
        places: Callable[..., Vectors],
        *,
        is_worldwide: bool = False,
        places_per_pass: int = ROWS,
    ) -> None:
        """Keep two networks.

        Args:
            dim: Length of an embedding.
            places_per_pass: A large network is faster with more of them than the others take.
            is_worldwide: Whether the location tower was trained on photos from all over the world.
            images: From backbone rows float32 [B, features] and sources int64 [B] to unit rows float32 [B, dim].
            places: From points on the unit sphere float64 [B, 3] to unit rows float32 [B, dim].
        """
        self.dim, self.is_worldwide, self._places_per_pass = dim, is_worldwide, places_per_pass
        self._images, self._places = images, places

    def encode_features(self, features: Vectors, sources: Sequence[Source]) -> Vectors:
        """Embed backbone rows float32 [N, features], each with its source, known or assumed: unit rows [N, dim]."""
        codes = np.array([list(Source).index(source) for source in sources], np.int64)
        return in_passes(self._images, features, codes)

    def encode_locations(self, latlon: geodesy.Floats) -> Vectors:
        """Embed degrees [N, 2], latitude first: unit rows float32 [N, dim]."""
        return in_passes(self._places, geodesy.unit_vectors(latlon), size=self._places_per_pass)


class Lists(NamedTuple, Generic[T]):
    """Candidate lists as input to a reranker: B photos, K candidates, F features, M supporters, d dimensions.

    Attributes:
        base: Retrieval scores float32 [B, K].
        features: Output of `features.describe`, float32 [B, K, F]; NaN where unknown.
        query: Embeddings of the photos [B, d].
        images: Embeddings of the candidates' references [B, K, d].
        places: The location tower's embeddings of the candidates [B, K, d].
        support: Embeddings of the other source's references near the candidates [B, K, M, d].
        supported: Which entries of `support` are not padding: bool [B, K, M].
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
    described: Table,
    supporters: npt.NDArray[np.int64],
) -> Lists[Array]:
    """Return one photo's list (B = 1) from its retrieval scores [K], features [K, F] and supporters' rows [K, M].

    If any candidate lies outside the area that the location tower was trained on, its embeddings are zeroed for all:
    otherwise familiar places would win unfairly.
    """
    images, places = (spaces.indexes[channel].vectors for channel in ("image", "gps"))
    at_places = places[found.candidates].astype(np.float32)
    if not spaces.placed(found.candidates):
        at_places = np.zeros_like(at_places)
    arrays = (
        base.astype(np.float32),
        described,
        found.query.learned,
        images[found.candidates].astype(np.float32),
        at_places,
        images[np.maximum(supporters, 0)].astype(np.float32),
        supporters >= 0,
    )
    return Lists(*(array[None] for array in arrays))


class Reranker:
    """The reranker of a pack."""

    def __init__(self, network: Callable[[Lists[Array]], Vectors], *, of_features: bool) -> None:
        """Keep a network from lists to scores float32 [B, K]; one `of_features` reads nothing but base and features."""
        self._network, self._of_features = network, of_features

    def score(self, lists: Lists[Array]) -> npt.NDArray[np.float64]:
        """Score the candidates of one photo: [K]. One at a time (B = 1), so that batching cannot change an answer."""
        return self._network(lists)[0].astype(np.float64)

    def score_each(self, lists: Lists[Array], described: Sequence[Table]) -> npt.NDArray[np.float64]:
        """Score the candidates of one photo with several versions V of their features [K, F]: [V, K].

        A network of features alone sees one candidate at a time, so all versions go through in one pass. These scores
        explain an answer; they are not part of one.
        """
        if not self._of_features:
            return np.stack([self.score(lists._replace(features=each[None])) for each in described])
        base = np.tile(lists.base, (1, len(described)))
        asked = lists._replace(base=base, features=np.concatenate(described)[None])
        return self.score(asked).reshape(len(described), -1)


@dataclass(frozen=True)
class PigeonConfig:
    """Shape of PIGEON's network, and what is done with its output.

    Attributes:
        features: Length of a backbone row, and of an embedding.
        cells: Number of geocells.
        hidden, depth, expansion, dropout: Of the adapter.
        temperature: Divides the geocell logits; fitted on held-out albums.
        refinement: How prototypes refine the best geocells; None for no refinement.
        references: The prototypes were built from this many references, the first of the gallery.
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

    def to_json(self) -> dict[str, Any]:
        """Return the config as JSON values; an infinite limit becomes null, since JSON has no infinity."""
        content = asdict(self)
        if self.refinement and math.isinf(self.refinement.limit_m):
            content["refinement"]["limit_m"] = None
        return content

    @classmethod
    def read(cls, path: Path) -> PigeonConfig:
        """Read what `to_json` returned from a JSON file.

        Raises:
            OSError, ValueError, KeyError, TypeError: it is missing or damaged.
        """
        content = json.loads(path.read_text(encoding="utf-8"))
        refinement = content.pop("refinement")
        if refinement is not None:
            limit_m = refinement.pop("limit_m")
            refinement = Refinement(**refinement, limit_m=math.inf if limit_m is None else limit_m)
        return cls(**content, refinement=refinement)


@dataclass(frozen=True)
class PlanetConfig:
    """Shape of PlaNet's classifier, and the temperature of its softmax.

    PlaNet trains its whole image network; here the backbone is frozen and only the layers after it are trained.
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
        """Read the config from a JSON file.

        Raises:
            OSError, ValueError, TypeError: it is missing or damaged.
        """
        return cls(**json.loads(path.read_text(encoding="utf-8")))


Config = TypeVar("Config", PigeonConfig, PlanetConfig)


class CellModel(Generic[Config]):
    """A geocell classifier with fixed weights: PIGEON's or PlaNet's."""

    def __init__(self, config: Config, embed: Callable[..., Vectors], cells: Callable[..., Vectors]) -> None:
        """Keep a config and two networks: backbone rows to embeddings, and embeddings to geocell logits."""
        self.config: Config = config
        self._embed, self._cells = embed, cells

    def encode(self, rows: Vectors) -> Vectors:
        """Embed backbone rows float32 [B, features]: float32 [B, dim]."""
        return in_passes(self._embed, rows)

    def logits(self, embeddings: Vectors) -> Vectors:
        """Return the logits of all geocells for embeddings [B, dim]: float32 [B, cells]."""
        return in_passes(self._cells, embeddings)

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return the geocell probabilities of embeddings [B, dim]: [B, cells], rows sum to 1."""
        return softmax(self.logits(embeddings) / self.config.temperature)

    def tempered(self, temperature: float) -> CellModel[Config]:
        """Return this classifier with another temperature."""
        return CellModel(replace(self.config, temperature=temperature), self._embed, self._cells)


@dataclass(frozen=True)
class AlbumConfig:
    """Shape of the album model (PlaNet, section 4), and how albums are answered.

    Attributes:
        dim: Length of an embedding.
        cells: Number of geocells.
        hidden: Width of the LSTM, per direction.
        dropout: On its input and its output.
        offset: A photo's logits are read this many steps after it went in, when the following photos are known too.
        repeated: The album goes in twice and the second pass is read, when the whole album is known.
        bidirectional: A second LSTM runs from the last photo to the first.
        temperature: Divides the logits before the softmax.
        average_temperature: Flattens (above 1) the mean probabilities of an album.
        trip: What answers a trip: "lstm", or "average" for the mean of the photos' probabilities.
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
        """Read the config from a JSON file.

        Raises:
            OSError, ValueError, TypeError: it is missing or damaged, or answers trips in an unknown way.
        """
        config = cls(**json.loads(path.read_text(encoding="utf-8")))
        if config.trip not in (LSTM, AVERAGE):
            raise ValueError(f"it answers trips by {config.trip!r}, not by {LSTM!r} or {AVERAGE!r}")
        return config


class AlbumModel:
    """PlaNet's album model with fixed weights."""

    def __init__(self, config: AlbumConfig, network: Callable[[Vectors], Vectors]) -> None:
        """Keep a config and a network: one album's embeddings float32 [n, dim] to logits float32 [n, cells]."""
        self.config, self._network = config, network

    def logits(self, embeddings: Vectors) -> Vectors:
        """Return the logits of one album from its embeddings float32 [n, dim] in time order: float32 [n, cells]."""
        return self._network(embeddings)

    def trip(self, embeddings: Vectors, shares: geodesy.Floats) -> geodesy.Floats:
        """Return the probabilities [n, cells] of the photos of one trip in time order.

        Args:
            embeddings: Of the photos, float32 [n, dim].
            shares: The probabilities of each photo by itself [n, cells].
        """
        if self.config.trip == AVERAGE:
            return self.place(shares)
        return softmax(self.logits(embeddings) / self.config.temperature)

    def place(self, shares: geodesy.Floats) -> geodesy.Floats:
        """Return the probabilities of photos of one place from those of each by itself [n, cells]: the same for all."""
        return average(shares, self.config.average_temperature)


def average(shares: geodesy.Floats, temperature: float = 1.0) -> geodesy.Floats:
    """Return the mean of probabilities [n, cells], once for each photo; `temperature` flattens it (published: 1)."""
    return np.repeat(tempered(shares.mean(axis=0, keepdims=True), temperature), len(shares), axis=0)


Kind = TypeVar("Kind", PigeonConfig, PlanetConfig, AlbumConfig)


def read_config(kind: type[Kind], path: Path) -> Kind:
    """Read a network's config from a JSON file.

    Raises:
        PackError: it is missing, damaged, or of another network.
    """
    try:
        return kind.read(path)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise PackError(f"{path} cannot be read ({reason(error)}); get the pack again") from error
