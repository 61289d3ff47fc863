"""Cross-fitting: embedders that have not seen the photos they are asked about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..gallery import Vectors
from ..models.embedder import EmbedderConfig
from ..models.networks import Embedder
from ..models.pytorch import embedder_of
from ..types import Source
from .collections.shards import Examples
from .embedder import EmbedderRecipe, load_network, train_embedder

Codes = npt.NDArray[np.int64]
MOST_ASKED = 5_000
"""At most so many photos of a fold are asked, however large the collection."""


@dataclass(frozen=True)
class Fold:
    """An embedder's rows for all references, and which of them it was not trained on.

    Left out together, by `kind`: whole albums ("album": a new walk), or photos at random ("frame": another photo of a
    known walk).

    `images` and `places` are float32 [N, d], turned to lie as the final embedder's; `held` is bool [N]. `queries` are
    the same photos as they are asked: each as an internet photo, since a query's source is not known.
    """

    kind: str
    number: int
    held: npt.NDArray[np.bool_]
    images: Vectors
    places: Vectors
    queries: Vectors
    embed: Callable[[Vectors], Vectors]

    def asked(self) -> Codes:
        """Return the rows that are asked of it: all that were left out, or `MOST_ASKED` of them at random."""
        rows = np.flatnonzero(self.held)
        if len(rows) <= MOST_ASKED:
            return rows
        return np.sort(np.random.default_rng(self.number).choice(rows, MOST_ASKED, replace=False))


def fold_numbers(examples: Examples, kind: str, count: int) -> Codes:
    """Assign rows to folds [N]: albums in balanced numbers of photos, or photos by their id; all views go together."""
    if kind == "frame":
        _, codes = np.unique(examples.ids, return_inverse=True)
        return np.random.default_rng(1).integers(0, count, codes.max() + 1)[codes]
    return album_folds(examples.album, examples.ids, count)


def album_folds(albums: Codes, ids: npt.NDArray[np.bytes_], count: int) -> Codes:
    """Assign views of photos of some albums [N] to folds of balanced numbers of photos [N]; no album is split.

    However many views of each photo there are, an album comes into the same fold.
    """
    _, codes = np.unique(albums, return_inverse=True)
    sizes = np.bincount(codes[np.unique(ids, return_index=True)[1]], minlength=codes.max() + 1)
    order = np.random.default_rng(1).permutation(len(sizes))
    load, numbers = np.zeros(count), np.zeros(len(sizes), np.int64)
    for album in order[np.argsort(-sizes[order], kind="stable")]:
        numbers[album] = np.argmin(load)
        load[numbers[album]] += sizes[album]
    return numbers[codes]


def train_folds(
    examples: Examples,
    counts: dict[str, int],
    config: EmbedderConfig,
    recipe: EmbedderRecipe,
    folder: Path,
    report: Callable[[str], None],
) -> None:
    """Train the final embedder and one for each fold, in folders below `folder`; finished ones are not repeated."""
    train_embedder(examples, config, recipe, folder / "all", report)
    for kind, count in counts.items():
        numbers = fold_numbers(examples, kind, count)
        for number in range(count):
            report(f"fold {number + 1} of {count}, leaving out by {kind}")
            train_embedder(rows_of(examples, numbers != number), config, recipe, folder / f"{kind}-{number}", report)


def rows_of(examples: Examples, kept: npt.NDArray[np.bool_]) -> Examples:
    """Return some of the examples, by mask."""
    rows = np.flatnonzero(kept)
    columns = {name: getattr(examples, name)[rows] for name in ("latlon", "source", "album", "ids")}
    return replace(examples, features=examples.features[rows], **columns)


def open_folds(examples: Examples, counts: dict[str, int], folder: Path) -> Iterator[Fold]:
    """Yield every fold that `train_folds` trained in `folder`, with its rows for the whole photos of `examples`.

    Raises:
        RequestError: one is missing, or was trained on features of another backbone.
    """

    def load(name: str) -> Embedder:
        return embedder_of(load_network(folder / name, examples.features.shape[1]))

    final = rows_by(load("all"), examples)
    for kind, count in counts.items():
        numbers = fold_numbers(examples, kind, count)
        for number in range(count):
            yield fold_of(kind, number, numbers == number, examples, load(f"{kind}-{number}"), final)


def rows_by(embedder: Embedder, examples: Examples) -> Vectors:
    """Return what an embedder makes of photos of known source: unit rows float32 [N, d]."""
    sources = [list(Source)[code] for code in examples.source]
    return embedder.encode_features(np.asarray(examples.features, np.float32), sources)


def fold_of(
    kind: str, number: int, held: npt.NDArray[np.bool_], examples: Examples, embedder: Embedder, final: Vectors
) -> Fold:
    """Return a fold of whole photos, its rows turned to lie as those of the `final` embedder [N, d]."""
    images = rows_by(embedder, examples)
    turn = turn_onto(images, final)

    def embed(rows: Vectors) -> Vectors:
        return embedder.encode_features(rows, [Source.INTERNET] * len(rows)) @ turn

    places = embedder.encode_locations(examples.latlon) @ turn
    return Fold(kind, number, held, images @ turn, places, embed(np.asarray(examples.features, np.float32)), embed)


def turn_onto(rows: Vectors, final: Vectors) -> Vectors:
    """Return the rotation [d, d] that lays rows [N, d] best on others (Procrustes): no cosine changes by it.

    Embedders trained apart have the same meanings in other directions; a network that reads the rows needs one frame.
    """
    left, _, right = np.linalg.svd(rows.T.astype(np.float64) @ final)
    return (left @ right).astype(np.float32)
