"""Which layer of a backbone tells the user's places apart best: each photo is asked without its album."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ..assembly import LEAST, Report, features_of
from ..confidence.density import DISTANCES_M
from ..gallery import Rows
from ..geodesy import CITY_M, Floats, distance_m, latlon_array
from ..models.dinov2 import BOTH, CLASS, MEAN, DinoLayers
from ..models.whitening import whitening
from ..sources.files import ReferencePhoto
from .confidence.own_gallery import album_folds, album_of
from .confidence.sharpness import standard_error

MOST = 500
"""So many photos are asked about at most: each is seen by the whole network once."""
LEAST_QUESTIONS, LEAST_ALBUMS = 40, 5
"""With fewer the usual layer is kept: what is better by a photo or two is chance."""
TOLD_M = DISTANCES_M[:3]
"""What is right is judged within these distances: 1, 5 and 25 km."""
TOLD = 3
"""So many of the best are told."""
FOLDS = 5
Features = npt.NDArray[np.float32]


@dataclass(frozen=True)
class LayerChoice:
    """A layer of a network of `most`, what of it is pooled, and whether that is whitened on the gallery."""

    layer: int
    most: int
    pooling: str = BOTH
    is_whitened: bool = True

    @property
    def is_usual(self) -> bool:
        """Tell whether layer and pooling are those that are taken without a trial."""
        return (self.layer, self.pooling) == (-(-2 * self.most // 3), BOTH)

    def __str__(self) -> str:
        whitened = "whitened" if self.is_whitened else "not whitened"
        return f"layer {self.layer} of {self.most}, {self.pooling}, {whitened}"


@dataclass(frozen=True, eq=False)
class LayerTrial:
    """A choice, and whether the most alike photo of another album is within `TOLD_M` of each of B photos [B, 3]."""

    choice: LayerChoice
    hits: npt.NDArray[np.bool_]

    @property
    def score(self) -> float:
        """The mean share of hits."""
        return float(self.hits.mean())

    def __str__(self) -> str:
        shares = ", ".join(f"{share:.1%}" for share in self.hits.mean(axis=0))
        return f"{self.choice}: {shares} right within 1, 5, 25 km"


def choose(tower: DinoLayers, listed: Sequence[ReferencePhoto], report: Report) -> LayerChoice:
    """Choose layer, pooling and whitening by leave-one-album-out on the user's own photos.

    The usual choice stays unless another is better by more than a standard error over albums.

    Args:
        tower: Gives all layers at once.
        listed: The photos, with their places and albums.
        report: Is told what was tried.
    """
    most = tower.config.layers[-1]
    usual = LayerChoice(-(-2 * most // 3), most)
    kept, rows = features_of(tower, listed, MOST)
    latlon, albums = latlon_array([item.reference.location for item in kept]), [album_of(i.reference) for i in kept]
    asked = answerable(latlon, albums)
    count = len({albums[b] for b in asked})
    if len(asked) < LEAST_QUESTIONS or count < LEAST_ALBUMS:
        report(
            f"{usual}, as usual: {len(asked)} photos of {count} albums have one of another album near them; it takes "
            f"{LEAST_QUESTIONS} of {LEAST_ALBUMS} to choose"
        )
        return usual
    trials = list(try_layers(rows, latlon, albums, tower.config.layers))
    trials.sort(key=lambda trial: -trial.score)
    for trial in trials[:TOLD]:
        report(str(trial))
    best = preferred(trials, [albums[b] for b in asked])
    report(f"chosen on {len(asked)} photos of {count} albums, each asked without its album: {best}")
    return best.choice


def try_layers(rows: Features, latlon: Floats, albums: Sequence[str], layers: Sequence[int]) -> Iterator[LayerTrial]:
    """Yield how well each layer, pooling and whitening finds the places of photos by those of other albums.

    A photo is whitened by what other albums' photos say, as one that comes later will be.

    Args:
        rows: Class token and mean of patches of each layer, for each photo [N, layers · 2 · width].
        latlon: Where the photos were taken [N, 2].
        albums: The album of each [N].
        layers: The layers, in the order of the rows.
    """
    count = len(rows)
    by_layer = rows.reshape(count, len(layers), 2, -1)
    folds, asked = album_folds(albums), answerable(latlon, albums)
    for number, layer in enumerate(layers):
        for pooling, parts in ((BOTH, [0, 1]), (CLASS, [0]), (MEAN, [1])):
            features = np.ascontiguousarray(by_layer[:, number, parts]).reshape(count, -1)
            for is_whitened in (True, False) if count >= LEAST else (False,):
                found = _nearest(features, len(parts), albums, folds if is_whitened else None)
                metres = distance_m(latlon[asked], latlon[found[asked]])
                choice = LayerChoice(layer, layers[-1], pooling, is_whitened)
                yield LayerTrial(choice, metres[:, None] < np.array(TOLD_M))


def preferred(trials: Sequence[LayerTrial], albums: Sequence[str]) -> LayerTrial:
    """Return the usual choice if none is better by more than a standard error, else the best.

    The usual is whitened if that was tried. `albums` are those of the photos that were asked about.
    """
    best = max(trials, key=lambda trial: trial.score)
    usual = max((trial for trial in trials if trial.choice.is_usual), key=lambda trial: trial.choice.is_whitened)
    gain = best.hits.mean(axis=1) - usual.hits.mean(axis=1)
    _, codes = np.unique(albums, return_inverse=True)
    error = standard_error(gain, np.full(len(gain), 1 / len(gain)), codes)
    return best if gain.mean() > error else usual


def answerable(latlon: Floats, albums: Sequence[str]) -> Rows:
    """Return the photos [n] that have one of another album within 25 km."""
    other = _others(albums)
    return np.array(
        [b for b in range(len(latlon)) if (distance_m(latlon[b], latlon[other[b]]) < CITY_M).any()], np.int64
    )


def _others(albums: Sequence[str]) -> npt.NDArray[np.bool_]:
    """Tell for each photo which are of another album [N, N]."""
    _, codes = np.unique(albums, return_inverse=True)
    return codes[:, None] != codes[None]


def _nearest(features: Features, parts: int, albums: Sequence[str], folds: Rows | None) -> Rows:
    """Return the most alike photo of another album for each photo [N], whitened on other folds if there are some."""
    other, found = _others(albums), np.zeros(len(features), np.int64)
    for fold in (None,) if folds is None else range(FOLDS):
        asked = np.arange(len(features)) if fold is None else np.flatnonzero(folds == fold)
        seen = features
        if fold is not None:
            width = features.shape[1] // parts
            made = whitening(features[folds != fold], (width,) * parts)
            split = ((features - made.mean) @ made.matrix).reshape(len(features), parts, width)
            seen = (split / np.maximum(np.linalg.norm(split, axis=2, keepdims=True), 1e-9)).reshape(features.shape)
        unit = seen / np.maximum(np.linalg.norm(seen, axis=1, keepdims=True), 1e-9)
        found[asked] = np.where(other[asked], unit[asked] @ unit.T, -2).argmax(axis=1)
    return found
