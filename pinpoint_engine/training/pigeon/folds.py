"""PIGEON cross-fitted: what is trained without the albums of a fold, and what it says of them."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize_scalar
from torch import nn

from ... import geodesy
from ...gallery import Vectors
from ...geocells import INTERNET_TAU_M, Partition, open_partition, prototypes, semantic
from ...geocells.areas import Areas
from ...geocells.prototypes import Matches, Prototypes, Refinement
from ...models.networks import PigeonConfig
from ...models.passes import in_passes, softmax
from ...models.pigeon import PigeonNetwork
from ...models.weights import on_arrays
from ..collections.shards import Examples
from ..folds import Codes
from ..loop import Report
from .attributes import Attributes, Texts
from .network import FrozenEmbeddings, PigeonRecipe, freeze, panoramas, pretrain, train_cells, with_panoramas

LEAST = 1e-300
"""A probability that rounds to 0 counts as this."""


@dataclass(frozen=True)
class PigeonSetting:
    """What is chosen before refinement: the least photos of a geocell, and how the network is trained."""

    minimum: int
    recipe: PigeonRecipe

    def __str__(self) -> str:
        recipe = self.recipe
        told = (
            f"at least {self.minimum} a cell",
            f"{recipe.steps} steps of pretraining",
            f"smoothing × {recipe.smoothing:g}",
            "normalised" if recipe.normalised else "not normalised",
            *(() if recipe.pooled else ("no pooled examples",)),
        )
        return ", ".join(told)

    def but(self, **changes: Any) -> PigeonSetting:
        """Return this setting with some changes to the recipe."""
        return replace(self, recipe=replace(self.recipe, **changes))

    def key(self) -> str:
        """Return a short name for a folder."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:12]


@dataclass(frozen=True, eq=False)
class PigeonTraining:
    """What everything is trained on.

    Attributes:
        examples: All views of all training photos [n].
        whole: The rows of the W whole photos, in the order of the gallery.
        attributes: What is known of each row [n].
        areas: Administrative areas.
        kinds: What kind each whole photo is of, for the figures [W].
        folder: Of the run.
    """

    examples: Examples
    whole: Codes
    attributes: Attributes
    areas: Areas
    kinds: Texts
    folder: Path

    @classmethod
    def of(
        cls, examples: Examples, whole: Examples, known: Attributes, areas: Areas, kinds: Texts, out: Path
    ) -> PigeonTraining:
        """Put photos in several views together with what is known of the whole ones [W]."""
        order = np.argsort(whole.ids, kind="stable")
        at = np.minimum(np.searchsorted(whole.ids, examples.ids, sorter=order), len(whole) - 1)
        owner = order[at]
        kept = np.flatnonzero(whole.ids[owner] == examples.ids)  # a photo without its whole view teaches nothing
        first = np.full(len(whole), -1)
        first[owner[kept][::-1]] = np.arange(len(kept))[::-1]
        state = hashlib.sha256(f"{areas.names} {areas.regions} {areas.countries}".encode())
        for shape in areas.polygons:
            state.update(shape.wkb)
        folder = out / f"{whole.digest()[:8]}-{state.hexdigest()[:8]}"
        return cls(rows_of(examples, kept), first, known.of(owner[kept]), areas, kinds, folder)


class FoldTraining:
    """The photos of all folds but one, and what is made of them; the left-out ones are asked."""

    def __init__(self, course: PigeonTraining, numbers: Codes, left_out: int | None, name: str) -> None:
        self.course = course
        self.rows = np.flatnonzero(numbers != left_out)
        self.held = np.flatnonzero(numbers[course.whole] == left_out)
        self.kept = np.flatnonzero(numbers[course.whole] != left_out)
        self.folder = course.folder / name
        self._embedded: tuple[str, PigeonNetwork, Vectors] | None = None
        self._partitions: dict[int, Partition] = {}
        self._clusters: dict[int, Codes] = {}

    def partition(self, minimum: int) -> Partition:
        """Return the geocells of the photos that are not left out; those made before are opened."""
        folder = self.folder / f"cells-{minimum}"
        if not folder.exists():
            sizes = semantic.scaled(semantic.STREET_PHOTOS * minimum // semantic.STREET.minimum)
            places = self.course.examples.latlon[self.course.whole[self.kept]]
            semantic.build(self.course.areas, places, sizes).save(folder)
        if minimum not in self._partitions:
            self._partitions[minimum] = open_partition(folder)
        return self._partitions[minimum]

    def clusters(self, minimum: int) -> Codes:
        """Return the members of the prototypes of the photos that are not left out, as `prototypes.cluster` does."""
        if minimum not in self._clusters:
            latlon = self.course.examples.latlon[self.course.whole[self.kept]]
            cells = self.partition(minimum).assign(latlon)
            self._clusters[minimum] = prototypes.cluster(cells, latlon, prototypes.scaled(minimum))
        return self._clusters[minimum]

    def embedded(self, recipe: PigeonRecipe, report: Report) -> tuple[PigeonNetwork, Vectors]:
        """Return the pretrained network and the embeddings of all rows [n, D], left-out ones, too."""
        key = hashlib.sha256(repr(recipe.of_pretraining()).encode()).hexdigest()[:12]
        if self._embedded is None or self._embedded[0] != key:
            examples = self.course.examples
            config = PigeonConfig(examples.features.shape[1], 1)
            taught = rows_of(examples, self.rows)
            known = self.course.attributes.of(self.rows)
            network = pretrain(taught, known, config, recipe, self.folder / f"pretrained-{key}", report)
            self._embedded = (key, network, freeze(examples, network).embeddings)
        return self._embedded[1:]

    def examples(self, recipe: PigeonRecipe, report: Report) -> FrozenEmbeddings:
        """Return the embeddings that the head of geocells learns from."""
        examples = self.course.examples
        _, embeddings = self.embedded(recipe, report)
        frozen = FrozenEmbeddings(embeddings[self.rows], examples.latlon[self.rows])
        groups = panoramas(rows_of(examples, self.rows)) if recipe.pooled else []
        return with_panoramas(frozen, groups)

    def head(self, frozen: FrozenEmbeddings, setting: PigeonSetting, rounds: int, report: Report) -> nn.Linear:
        """Train the head of geocells for some rounds; finished ones are not repeated."""
        partition = self.partition(setting.minimum)
        tau_m = partition.tau_m(INTERNET_TAU_M) * setting.recipe.smoothing
        folder = self.folder / f"head-{setting.key()}"
        return train_cells(frozen, partition, tau_m, setting.recipe, rounds, folder, report)


def rows_of(examples: Examples, rows: Codes) -> Examples:
    """Return some rows of examples [n]."""
    columns = {field.name: getattr(examples, field.name)[rows] for field in fields(examples) if field.name != "model"}
    return replace(examples, **columns)


@dataclass(frozen=True, eq=False)
class FoldFit:
    """What one part says of the photos it left out.

    Attributes:
        part: The part.
        minimum: How many photos its geocells have at least.
        partition: Its N geocells.
        head: Its head of geocells.
        queries: Embeddings of the left-out photos [H, D].
        logits: What it says of them [H, N].
        truth: Where they were taken, degrees [H, 2].
        cells: In which of its geocells that is [H].
        references: Embeddings of the photos that it was taught [K, D].
    """

    part: FoldTraining
    minimum: int
    partition: Partition
    head: nn.Linear
    queries: Vectors
    logits: Vectors
    truth: geodesy.Floats
    cells: Codes
    references: Vectors

    @cached_property
    def found(self) -> Prototypes:
        """Return the prototypes of the photos that the part was taught."""
        latlon = self.part.course.examples.latlon[self.part.course.whole[self.part.kept]]
        return Prototypes.of(self.part.clusters(self.minimum), latlon, self.references)

    def shares(self, temperature: float) -> geodesy.Floats:
        """Return how probable the geocells are for the left-out photos: [H, N], each row in sum 1."""
        return softmax(self.logits / temperature)

    def match(self, shares: geodesy.Floats, k: int, farthest: bool = False) -> Matches:
        """Return the best geocells of the left-out photos and what is most alike in them."""
        centres = self.partition.centres
        return prototypes.match(self.found, self.queries, probabilities=shares, centres=centres, k=k, farthest=farthest)

    def metres(self, matched: Matches, refinement: Refinement) -> geodesy.Floats:
        """Return how far the refined answers are from the truth: metres [H]."""
        refined = prototypes.weigh(matched.first(refinement.k), refinement)
        return geodesy.distance_m(refined.latlon[:, 0], self.truth)

    def answers_m(self, shares: geodesy.Floats, refinement: Refinement | None) -> geodesy.Floats:
        """Return how far the answers by some probabilities [H, N] are from the truth, refined or not: metres [H]."""
        if refinement is None:
            return geodesy.distance_m(self.partition.centres[shares.argmax(axis=1)], self.truth)
        return self.metres(self.match(shares, refinement.k, refinement.farthest), refinement)


@dataclass(frozen=True, eq=False)
class CrossFit:
    """What all parts say of the photos they left out, by a setting, after so many rounds.

    `temperature` makes their own geocells most likely, and `surprise` is then the mean of -log of that.
    """

    setting: PigeonSetting
    fits: Sequence[FoldFit]
    rounds: int
    temperature: float
    surprise: float

    def held(self) -> Codes:
        """Return which whole photos were left out, fit by fit: [H]."""
        return np.concatenate([fit.part.held for fit in self.fits])


def cross_fit(parts: Sequence[FoldTraining], setting: PigeonSetting, report: Report, rounds: int = 0) -> CrossFit:
    """Train the head of geocells of every part and ask the left-out photos.

    Rounds end when one leaves the left-out photos' own geocells no more likely than the one before (early stopping);
    all parts have as many, so that the final head, which has nothing left out, can have them, too.

    Args:
        parts: One for each fold.
        setting: What is compared.
        rounds: So many, whatever comes of it.
    """
    taught = [part.examples(setting.recipe, report) for part in parts]
    best: CrossFit | None = None
    for number in range(rounds or 1, (rounds or setting.recipe.most_rounds) + 1):
        fits = [_fit(part, frozen, setting, number, report) for part, frozen in zip(parts, taught, strict=True)]
        fitted = CrossFit(setting, fits, number, *_temperature(fits))
        if best and fitted.surprise >= best.surprise:
            break
        best = fitted
    return best or fitted


def _fit(part: FoldTraining, frozen: FrozenEmbeddings, setting: PigeonSetting, rounds: int, report: Report) -> FoldFit:
    partition = part.partition(setting.minimum)
    head = part.head(frozen, setting, rounds, report)
    _, embeddings = part.embedded(setting.recipe, report)
    queries, references = (embeddings[part.course.whole[rows]] for rows in (part.held, part.kept))
    truth = part.course.examples.latlon[part.course.whole[part.held]]
    logits, cells = in_passes(on_arrays(head), queries), partition.assign(truth)
    return FoldFit(part, setting.minimum, partition, head, queries, logits, truth, cells, references)


def _temperature(fits: Sequence[FoldFit]) -> tuple[float, float]:
    """Return the temperature that makes the left-out photos' own geocells most likely, and their mean -log of it."""

    def surprise(log: float) -> float:
        told = [fit.shares(float(np.exp(log)))[np.arange(len(fit.cells)), fit.cells] for fit in fits]
        return float(-np.log(np.maximum(np.concatenate(told), LEAST)).mean())

    found = minimize_scalar(surprise, bounds=(np.log(0.1), np.log(10)), method="bounded", options={"xatol": 1e-2})
    return float(np.exp(found.x)), float(found.fun)
