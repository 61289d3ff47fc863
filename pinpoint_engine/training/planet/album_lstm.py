"""Train PlaNet's album model on walks, and choose on held-out walks what answers a trip."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from ...errors import RequestError
from ...gallery import Vectors
from ...geodesy import Floats
from ...models.album_lstm import AlbumNetwork
from ...models.networks import AVERAGE, LSTM, AlbumConfig, AlbumModel, CellModel, PlanetConfig, average
from ...models.pack import PLANET
from ...models.passes import softmax
from ...models.pytorch import album_of
from ...models.weights import round_weights
from .. import folds, loop
from ..collections.shards import Examples
from ..confidence.cells import ask_held_out, fit_cells, of_planet
from ..folds import Codes
from ..loop import Report
from .classifier import (
    FOLDS,
    PlanetRecipe,
    PlanetTraining,
    SingleAnswers,
    accuracies,
    calibration,
    choose_cells,
    fit_temperature,
    joined,
    write,
)

COUNTS = (1, 5, 10, 20, 0)
"""The lengths of albums that are compared, in consecutive photos of a walk; 0: the whole walk."""
CALIBRATED_AT = 10
FEWEST = 10
"""The least photos of a walk."""
VARIANTS = {
    "lstm": AlbumConfig(),
    "lstm-offset": AlbumConfig(offset=2),
    "lstm-repeated": AlbumConfig(repeated=True),
    "lstm-bidirectional": AlbumConfig(bidirectional=True),
}
"""The published variants; the first reads each photo's cell as soon as it is seen."""
ALONE, AVERAGED = "alone", "averaged"
FIGURES = "figures.json"
"""The file of comparisons in a training folder."""


@dataclass(frozen=True)
class AlbumRecipe:
    """How the album model is trained: by cross-entropy of every photo's cell, in windows of walks.

    A batch has `batch` windows of 1 to `longest` photos: consecutive ones, or every second or third, in the order they
    were taken or reversed, each photo in a random view.
    """

    steps: int = 600
    batch: int = 24
    longest: int = 40
    thinned: int = 3
    learning_rate: float = 2e-3
    weight_decay: float = 0.1
    seed: int = 20261121


@dataclass(frozen=True, eq=False)
class Walk:
    """One walk: a classifier's embeddings [V, n, dim] of all views, and the true cells [n]."""

    embeddings: Vectors
    cells: Codes


class AlbumBatch(NamedTuple):
    """One batch: albums of embeddings [n, dim], and the cells of all their photos, int64 [Σn]."""

    albums: list[Tensor]
    cells: Tensor


def train_album(
    walks: Sequence[Walk], config: AlbumConfig, recipe: AlbumRecipe, folder: Path, report: Report
) -> AlbumNetwork:
    """Train an album model, resuming from the last checkpoint in `folder`; its weights are rounded to float16."""
    torch.manual_seed(recipe.seed)
    here = loop.device()
    network = AlbumNetwork(config).to(here)
    seen = hashlib.sha256()
    for walk in walks:
        seen.update(walk.embeddings.astype(np.float16).tobytes() + walk.cells.tobytes())
    loop.train(
        network,
        loop.seeded(lambda rng: _batch(walks, recipe, here, rng), recipe.seed),
        lambda model, batch: nn.functional.cross_entropy(model(batch.albums), batch.cells),
        recipe,
        folder=folder,
        report=report,
        identity=f"{config} {replace(recipe, steps=0)} {seen.hexdigest()[:16]}",
    )
    round_weights(network)
    return network.eval().cpu()


def _batch(walks: Sequence[Walk], recipe: AlbumRecipe, here: torch.device, rng: np.random.Generator) -> AlbumBatch:
    """Draw one batch of windows on the device `here`; a walk is drawn in proportion to its length."""
    lengths = np.array([len(walk.cells) for walk in walks])
    drawn = rng.choice(len(walks), recipe.batch, p=lengths / lengths.sum())
    albums, labels = [], []
    for walk in (walks[number] for number in drawn):
        rows = window(len(walk.cells), recipe, rng)
        views = rng.integers(0, len(walk.embeddings), len(rows))
        albums.append(torch.from_numpy(walk.embeddings[views, rows]).to(here))
        labels.append(walk.cells[rows])
    return AlbumBatch(albums, torch.from_numpy(np.concatenate(labels)).to(here))


def window(photos: int, recipe: AlbumRecipe, rng: np.random.Generator) -> Codes:
    """Draw a window of a walk's photos, forwards or reversed; its length is log-uniform."""
    every = int(rng.integers(1, recipe.thinned + 1))
    count = round(float(np.exp(rng.uniform(0, np.log(min(recipe.longest, -(-photos // every)))))))
    start = int(rng.integers(0, photos - (count - 1) * every))
    rows = np.arange(start, start + count * every, every)
    return rows[::-1].copy() if rng.random() < 0.5 else rows


# --- walks as inputs


@dataclass(frozen=True)
class TrainingWalks:
    """The walks among the training photos, and how classifiers see them.

    Attributes:
        course: Training photos and cells of the classifiers.
        temperature: Calibrates the classifiers.
        rows: For each walk the rows of its whole photos in time order [n].
        views: The rows of all views of each whole photo [V, N].
        report: Receives progress.
        cross_fitted: Whether the album model trains on embeddings of classifiers that have not seen the walk, rotated
            onto those of the classifier used in inference. As published, it trains on that classifier's own embeddings,
            which is more confident on its training walks than on new ones; that was still better on held-out walks
            (docs/experiments.md).
    """

    course: PlanetTraining
    temperature: float
    rows: Sequence[Codes]
    views: Codes
    report: Report
    cross_fitted: bool = False

    @classmethod
    def of(cls, course: PlanetTraining, temperature: float, order: Codes, report: Report) -> TrainingWalks:
        """Find the walks: albums of enough photos whose `order` [N] differs from photo to photo.

        Raises:
            RequestError: there are none.
        """
        found = []
        for album in np.unique(course.whole.album):
            rows = np.flatnonzero(course.whole.album == album)
            if len(rows) >= FEWEST and len(np.unique(order[rows])) == len(rows):
                found.append(rows[np.argsort(order[rows])])
        if not found:
            raise RequestError("no album has a time order; name a photo table with the column sequence by --photos")
        return cls(course, temperature, found, views_of(course.examples, course.whole), report)

    def fold(self, rows: Codes) -> int:
        """Return the fold of a walk."""
        return int(self.course.numbers[rows[0]])

    def lessons(self, without: int | None) -> list[Walk]:
        """Return all walks, or those outside a fold, with the embeddings of the classifier without that fold."""
        outer = () if without is None else (without,)
        asked = self.course.train(outer, _silent)
        lessons = []
        for number in (number for number in range(FOLDS) if number != without):
            model = self.course.train((*outer, number), _silent) if self.cross_fitted else asked
            turn = self._turn(model, asked) if self.cross_fitted else np.eye(model.config.dim, dtype=np.float32)
            for rows in (rows for rows in self.rows if self.fold(rows) == number):
                seen = model.encode(self._features(self.views[:, rows].ravel())) @ turn
                shape = (len(self.views), len(rows), seen.shape[1])
                lessons.append(Walk(seen.reshape(shape), self.course.cells[rows]))
        return lessons

    def asked(self, without: int) -> list[tuple[Codes, Vectors, Floats]]:
        """Return a fold's walks: rows [n], and embeddings and probabilities by the classifier without the fold."""
        model, found = self.course.train((without,), _silent), []
        tempered = model.tempered(self.temperature)
        for rows in (rows for rows in self.rows if self.fold(rows) == without):
            embeddings = model.encode(self._features(rows))
            found.append((rows, embeddings, tempered.probabilities(embeddings)))
        return found

    def _features(self, rows: Codes) -> Vectors:
        return np.asarray(self.course.examples.features[rows], np.float32)

    def _turn(self, model: CellModel[PlanetConfig], asked: CellModel[PlanetConfig]) -> Vectors:
        whole = np.asarray(self.course.whole.features, np.float32)
        return folds.turn_onto(model.encode(whole), asked.encode(whole))


def views_of(examples: Examples, whole: Examples) -> Codes:
    """Return the rows of all views of each whole photo [V, N]; photos with fewer views repeat some."""
    rows: dict[bytes, list[int]] = {}
    for row, name in enumerate(examples.ids.tolist()):
        rows.setdefault(name, []).append(row)
    own = [rows[name] for name in whole.ids.tolist()]
    return np.array([[mine[view % len(mine)] for mine in own] for view in range(max(map(len, own)))])


def _silent(_line: str) -> None:
    pass


# --- comparison and choice on held-out walks


def compare(walks: TrainingWalks, recipe: AlbumRecipe, folder: Path) -> dict[int, dict[str, SingleAnswers]]:
    """Answer every walk with models that have not seen it: for each of `COUNTS`, the answers of each method."""
    told: dict[int, dict[str, list[SingleAnswers]]] = {count: {} for count in COUNTS}
    for fold in range(FOLDS):
        lessons, centres = walks.lessons(fold), walks.course.centres(fold)
        models = {
            name: album_of(_trained(walks, lessons, config, recipe, folder / f"{name}-{fold}"))
            for name, config in VARIANTS.items()
        }
        for rows, embeddings, shares in walks.asked(fold):
            truth = walks.course.whole.latlon[rows]
            for count in COUNTS:
                for name, said in answers(models, embeddings, shares, count).items():
                    told[count].setdefault(name, []).append(SingleAnswers.of(said, centres, truth))
        walks.report(f"album models compared on fold {fold + 1} of {FOLDS}")
    return {count: {name: joined(parts) for name, parts in ways.items()} for count, ways in told.items()}


def _trained(
    walks: TrainingWalks, lessons: Sequence[Walk], config: AlbumConfig, recipe: AlbumRecipe, folder: Path
) -> AlbumNetwork:
    config = replace(config, dim=lessons[0].embeddings.shape[2], cells=len(walks.course.partition))
    return train_album(lessons, config, recipe, folder, _silent)


def answers(models: Mapping[str, AlbumModel], embeddings: Vectors, shares: Floats, count: int) -> dict[str, Floats]:
    """Return the probabilities [n, cells] of a walk's photos by each method, in albums of `count` photos (0: all).

    Args:
        models: Album models by name.
        embeddings: Of the photos in time order [n, dim].
        shares: The probabilities of each photo by itself [n, cells].
    """
    step = count or len(shares)
    parts = [slice(start, start + step) for start in range(0, len(shares), step)]
    return {
        ALONE: shares,
        AVERAGED: np.concatenate([average(shares[part]) for part in parts]),
        **{
            name: np.concatenate([softmax(model.logits(embeddings[part])) for part in parts])
            for name, model in models.items()
        },
    }


def choose(walks: TrainingWalks, recipe: AlbumRecipe, folder: Path) -> tuple[AlbumNetwork, dict[str, Any]]:
    """Choose on held-out walks what answers a trip, and train the best LSTM on all walks.

    The LSTM ships in any case; trips are answered by averaging if that is better in the mean over album lengths.
    """
    told = compare(walks, recipe, folder)
    figures = {
        name: {str(count or "all"): accuracies(ways[name].first_m) for count, ways in told.items()} for name in told[1]
    }
    means = {
        name: round(
            float(np.mean([accuracies(told[count][name].first_m)["mean"] for count in COUNTS if count != 1])), 4
        )
        for name in figures
    }
    best = max(VARIANTS, key=lambda name: means[name])
    trip = LSTM if means[best] > means[AVERAGED] else AVERAGE
    walks.report(f"trips: {means}; best LSTM: {best}; trips are answered by {trip}")
    network = _trained(walks, walks.lessons(None), VARIANTS[best], recipe, folder / "final")
    ways = told[CALIBRATED_AT]
    sure = {name: calibration(ways[name], fit_temperature(ways[name])) for name in (best, AVERAGED)}
    network.config = replace(
        network.config,
        trip=trip,
        temperature=sure[best]["temperature"],
        average_temperature=sure[AVERAGED]["temperature"],
    )
    return network, {"means": means, "best": best, "trip": trip, "calibration": sure, **figures}


def train_system(
    examples: Examples,
    whole: Examples,
    order: Codes,
    *,
    recipe: PlanetRecipe,
    of_albums: AlbumRecipe,
    folder: Path,
    report: Report,
) -> Path:
    """Choose and train all of PlaNet in `folder`; return its subfolder for a pack.

    Args:
        examples: All views of the training photos.
        whole: The whole photos [N].
        order: Ranks the photos of a walk by time [N].
        recipe: For the classifiers.
        of_albums: For the album models.

    Raises:
        RequestError: no album has a time order.
        OutputError: the folder cannot be written.
    """
    course, temperature, figures = choose_cells(examples, whole, recipe, folder / "classifiers", report)
    walks = TrainingWalks.of(course, temperature, order, report)
    albums, compared = choose(walks, of_albums, course.folder / "albums")
    answers = ask_held_out(whole, of_planet(course, temperature, album_of(albums), report), report)
    calibrated, sure = fit_cells(answers, report)
    write(course, temperature, albums, calibrated, folder / PLANET, report)
    text = json.dumps({"cells": figures, "albums": compared, "calibration": sure}, indent=1)
    (folder / FIGURES).write_text(text + "\n", encoding="utf-8")
    return folder / PLANET
