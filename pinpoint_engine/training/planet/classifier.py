"""Train PlaNet's classifier: choose the cell size on held-out albums, cross-fit and calibrate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from scipy.optimize import minimize_scalar
from torch import Tensor, nn

from ... import bundles, geodesy
from ...confidence.calibration import Calibration
from ...evaluation.metrics import calibration_error
from ...geocells import adaptive
from ...geocells.adaptive import CellLimits
from ...geocells.partition import Partition, means
from ...geodesy import Floats
from ...models.album_lstm import AlbumNetwork, save_album
from ...models.networks import CellModel, PlanetConfig
from ...models.pack import CALIBRATION, CELLS
from ...models.passes import tempered
from ...models.planet import PlanetNetwork, save_planet
from ...models.pytorch import cells_of
from ...models.weights import round_weights
from .. import loop
from ..collections.shards import Examples
from ..folds import Codes, fold_numbers
from ..lists import GAIN_M
from ..loop import Report

FOLDS = 6
SIZES = (0.5, 1.0, 2.0)
"""The cell sizes that are compared, as multiples of `adaptive.scaled`."""


@dataclass(frozen=True)
class PlanetRecipe:
    """How the classifier is trained: by cross-entropy of the cell that a photo was taken in, as published.

    Cells with too few photos are dropped; their photos count for the nearest cell.
    """

    steps: int = 500
    batch: int = 256
    learning_rate: float = 2e-3
    weight_decay: float = 0.1
    seed: int = 20261121


class CellBatch(NamedTuple):
    """One batch: backbone rows [B, D] and the cells they were taken in, int64 [B]."""

    features: Tensor
    cells: Tensor


def train_planet(
    examples: Examples,
    cells: Codes,
    rows: Codes,
    *,
    config: PlanetConfig,
    recipe: PlanetRecipe,
    folder: Path,
    report: Report,
) -> PlanetNetwork:
    """Train a classifier on some rows of the examples, resuming from the last checkpoint in `folder`.

    The weights are rounded to float16, as they are stored, so that what is evaluated is what ships.

    Args:
        examples: Photos with places [N].
        cells: The cell of each [N].
        rows: The rows to train on [n].
    """
    torch.manual_seed(recipe.seed)
    here = loop.device()
    network = PlanetNetwork(config).to(here)
    loop.train(
        network,
        loop.seeded(lambda rng: _batch(examples, cells, rows, recipe, here, rng), recipe.seed),
        _loss,
        recipe,
        folder=folder,
        report=report,
        identity=f"{config} {replace(recipe, steps=0)} {examples.digest()} rows {rows.sum()} cells {cells.sum()}",
    )
    round_weights(network)
    return network.eval().cpu()


def _batch(
    examples: Examples, cells: Codes, rows: Codes, recipe: PlanetRecipe, here: torch.device, rng: np.random.Generator
) -> CellBatch:
    """Draw one batch on the device `here`."""
    drawn = rng.choice(rows, min(recipe.batch, len(rows)), replace=False)
    features = torch.from_numpy(np.asarray(examples.features[drawn], np.float32))
    return CellBatch(features.to(here), torch.from_numpy(cells[drawn]).to(here))


def _loss(model: nn.Module, batch: CellBatch) -> Tensor:
    return nn.functional.cross_entropy(model(batch.features), batch.cells)


@dataclass(frozen=True)
class PlanetTraining:
    """The training photos and cells of one partition, for classifiers on all photos or without some album folds.

    Attributes:
        examples: All views of all training photos.
        whole: The whole photos [N], in the same album folds.
        limits: The size limits of the cells.
        recipe: How to train.
        folder: Has a folder for each classifier, named after its held-out folds.
    """

    examples: Examples
    whole: Examples
    limits: CellLimits
    recipe: PlanetRecipe
    folder: Path

    @cached_property
    def partition(self) -> Partition:
        """Return the cells; all photos decide their borders, also those of held-out albums."""
        return adaptive.build(self.whole.latlon, self.limits)

    @cached_property
    def cells(self) -> Codes:
        """Return the cell of each whole photo [N]."""
        return self.partition.assign(self.whole.latlon)

    @cached_property
    def numbers(self) -> Codes:
        """Return the fold of each whole photo [N]."""
        return fold_numbers(self.whole, "album", FOLDS)

    def train(self, without: tuple[int, ...], report: Report) -> CellModel[PlanetConfig]:
        """Train a classifier on all folds but some, or load it if that is done."""
        return cells_of(self.network(without, report))

    def network(self, without: tuple[int, ...], report: Report) -> PlanetNetwork:
        """Train the network of `train`, or load it if that is done."""
        name = "-".join(["without", *map(str, sorted(without))]) if without else "all"
        kept = ~np.isin(fold_numbers(self.examples, "album", FOLDS), without)
        return train_planet(
            self.examples,
            self.partition.assign(self.examples.latlon),
            np.flatnonzero(kept),
            config=PlanetConfig(features=self.examples.features.shape[1], cells=len(self.partition)),
            recipe=self.recipe,
            folder=self.folder / name,
            report=report,
        )

    def centres(self, without: int) -> Floats:
        """Return the cells' centres without the photos of a fold, degrees [n, 2]; NaN for cells with no other photo.

        Otherwise a held-out album would leak where in its cells it was taken.
        """
        cells = np.where(self.numbers == without, -1, self.cells)
        centres = means(self.whole.latlon, cells, np.ones(len(cells), np.int64), len(self.partition))
        centres[np.bincount(cells[cells >= 0], minlength=len(centres)) == 0] = np.nan
        return centres


@dataclass(frozen=True)
class SingleAnswers:
    """Held-out answers of classifiers to whole photos, one at a time.

    `shares` [N, n] are the cell probabilities, 0 for cells with held-out photos only; `near` [N, n] marks the cells
    within 25 km of the most probable one, and `first_m` [N] is that one's distance to the truth.
    """

    shares: Floats
    near: npt.NDArray[np.bool_]
    first_m: Floats

    @classmethod
    def of(cls, shares: Floats, centres: Floats, truth: Floats) -> SingleAnswers:
        """Compare cell probabilities [N, n], for centres [n, 2] (NaN: none), with the truth, degrees [N, 2]."""
        left = np.where(np.isnan(centres[:, 0]), 0.0, shares)
        left /= left.sum(axis=1, keepdims=True)
        first = centres[left.argmax(axis=1)]
        near = geodesy.distance_m(first[:, None], centres[None]) < geodesy.CITY_M
        return cls(left, near, geodesy.distance_m(first, truth))

    def confidence(self, temperature: float = 1.0) -> Floats:
        """Return the probability that the truth lies within 25 km of the most probable cell [N]."""
        return (tempered(self.shares, temperature) * self.near).sum(axis=1)


def accuracies(metres: Floats) -> dict[str, float]:
    """Return the shares of distances [N] below 1, 5 and 25 km, and the mean of the three."""
    each = {f"<{limit_m / 1000:g} km": round(float((metres < limit_m).mean()), 4) for limit_m in GAIN_M}
    return {"mean": round(float(np.mean([metres < limit_m for limit_m in GAIN_M])), 4), **each}


def joined(parts: Sequence[SingleAnswers]) -> SingleAnswers:
    """Concatenate the answers to different photos."""
    names = ("shares", "near", "first_m")
    return SingleAnswers(*(np.concatenate([getattr(part, name) for part in parts]) for name in names))


def cross_fit(course: PlanetTraining, report: Report) -> SingleAnswers:
    """Classify each fold's whole photos by the classifier trained without it; ordered by fold."""
    parts = []
    for number in range(FOLDS):
        report(f"classifier of {len(course.partition)} cells, without fold {number + 1} of {FOLDS}")
        model, held = course.train((number,), report), course.numbers == number
        rows = np.asarray(course.whole.features[np.flatnonzero(held)], np.float32)
        shares = model.probabilities(model.encode(rows))
        parts.append(SingleAnswers.of(shares, course.centres(number), course.whole.latlon[held]))
    return joined(parts)


def fit_temperature(alone: SingleAnswers) -> float:
    """Fit the temperature by the likelihood of "within 25 km of the most probable cell".

    The likelihood of the true cell cannot be used: on a new walk it mostly contains no other walk's photo.
    """
    right = alone.first_m < geodesy.CITY_M

    def surprise(log_temperature: float) -> float:
        sure = alone.confidence(float(np.exp(log_temperature))).clip(1e-6, 1 - 1e-6)
        return float(-np.log(np.where(right, sure, 1 - sure)).sum())

    best = minimize_scalar(surprise, bounds=(-2.0, 3.0), method="bounded", options={"xatol": 0.01})
    return round(float(np.exp(best.x)), 4)


def choose_cells(
    examples: Examples, whole: Examples, recipe: PlanetRecipe, folder: Path, report: Report
) -> tuple[PlanetTraining, float, dict[str, Any]]:
    """Choose the cell size on held-out albums; return its training, temperature and figures."""
    figures: dict[str, Any] = {}
    found = []
    for size in SIZES:
        limits = _limits(len(whole), size)
        course = PlanetTraining(examples, whole, limits, recipe, folder / f"most-{limits.most}")
        alone = cross_fit(course, report)
        told = {"cells": len(course.partition), "fewest": limits.fewest, **accuracies(alone.first_m)}
        figures[f"at most {limits.most}"] = told
        report(f"cells of at most {limits.most} photos: {told}")
        found.append((told["mean"], course, alone))
    _, course, alone = max(found, key=lambda each: each[0])
    temperature = fit_temperature(alone)
    figures["chosen"] = {"most": course.limits.most, **calibration(alone, temperature)}
    report(f"chosen: {figures['chosen']}")
    return course, temperature, figures


def calibration(alone: SingleAnswers, temperature: float) -> dict[str, float]:
    """Return a temperature with its mean confidence, the accuracy, and the calibration error."""
    sure, right = alone.confidence(temperature), alone.first_m < geodesy.CITY_M
    figures = {"confidence": sure.mean(), "right": right.mean(), "calibration error": calibration_error(sure, right)}
    return {"temperature": temperature, **{name: round(float(value), 4) for name, value in figures.items()}}


def _limits(photos: int, size: float) -> CellLimits:
    """Return the cell limits for a number of photos, at `size` times the default."""
    most = round(adaptive.scaled(photos).most * size)
    return CellLimits(most, min(CellLimits.fewest, most // 10))


def write(
    course: PlanetTraining,
    temperature: float,
    albums: AlbumNetwork,
    calibrated: Calibration,
    folder: Path,
    report: Report,
) -> None:
    """Train the final classifier and write a pack's `planet`: classifier, album model, cells and their calibration.

    Raises:
        OutputError: the folder cannot be written.
    """
    network = course.network((), report)
    network.config = replace(network.config, temperature=temperature)

    def fill(part: Path) -> None:
        save_planet(network, part)
        save_album(albums, part)
        course.partition.save(part / CELLS)
        calibrated.write(part / CALIBRATION)

    bundles.write_folder(folder, fill)
