"""Cross-fit PIGEON: train without each fold of albums, and answer the held-out photos."""

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
"""Floor of a probability before its logarithm."""


@dataclass(frozen=True)
class PigeonSetting:
    """What is chosen before refinement: the least photos per geocell, and the training recipe."""

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
    """The training photos and what is known of them.

    Attributes:
        examples: All views of all training photos [n].
        whole: Rows of the W whole photos, in the gallery's order.
        attributes: The attributes of each row [n].
        areas: Administrative areas.
        kinds: The kind of each whole photo, for the figures [W].
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
        """Join photos in several views with the attributes of the whole ones [W]."""
        order = np.argsort(whole.ids, kind="stable")
        at = np.minimum(np.searchsorted(whole.ids, examples.ids, sorter=order), len(whole) - 1)
        owner = order[at]
        kept = np.flatnonzero(whole.ids[owner] == examples.ids)  # attributes are those of whole photos
        first = np.full(len(whole), -1)
        first[owner[kept][::-1]] = np.arange(len(kept))[::-1]
        state = hashlib.sha256(f"{areas.names} {areas.regions} {areas.countries}".encode())
        for shape in areas.polygons:
            state.update(shape.wkb)
        folder = out / f"{whole.digest()[:8]}-{state.hexdigest()[:8]}"
        return cls(rows_of(examples, kept), first, known.of(owner[kept]), areas, kinds, folder)


class FoldTraining:
    """The photos of all folds but one, and what is trained on them; the held-out ones are queries."""

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
        """Return the geocells of the training photos, from disk if they were made before."""
        folder = self.folder / f"cells-{minimum}"
        if not folder.exists():
            sizes = semantic.scaled(semantic.STREET_PHOTOS * minimum // semantic.STREET.minimum)
            places = self.course.examples.latlon[self.course.whole[self.kept]]
            semantic.build(self.course.areas, places, sizes).save(folder)
        if minimum not in self._partitions:
            self._partitions[minimum] = open_partition(folder)
        return self._partitions[minimum]

    def clusters(self, minimum: int) -> Codes:
        """Return the prototypes' members among the training photos, see `prototypes.cluster`."""
        if minimum not in self._clusters:
            latlon = self.course.examples.latlon[self.course.whole[self.kept]]
            cells = self.partition(minimum).assign(latlon)
            self._clusters[minimum] = prototypes.cluster(cells, latlon, prototypes.scaled(minimum))
        return self._clusters[minimum]

    def embedded(self, recipe: PigeonRecipe, report: Report) -> tuple[PigeonNetwork, Vectors]:
        """Return the pretrained network and the embeddings of all rows [n, D], also of held-out ones."""
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
        """Return the training embeddings of the geocell head."""
        examples = self.course.examples
        _, embeddings = self.embedded(recipe, report)
        frozen = FrozenEmbeddings(embeddings[self.rows], examples.latlon[self.rows])
        groups = panoramas(rows_of(examples, self.rows)) if recipe.pooled else []
        return with_panoramas(frozen, groups)

    def head(self, frozen: FrozenEmbeddings, setting: PigeonSetting, rounds: int, report: Report) -> nn.Linear:
        """Train the geocell head for some rounds; finished ones are not repeated."""
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
    """One fold's answers to its held-out photos.

    Attributes:
        part: The fold.
        minimum: Least photos of its geocells.
        partition: Its N geocells.
        head: Its geocell head.
        queries: Embeddings of the held-out photos [H, D].
        logits: Geocell logits of them [H, N].
        truth: Their places, degrees [H, 2].
        cells: Their true geocells [H].
        references: Embeddings of the training photos [K, D].
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
        """Return the prototypes of the training photos."""
        latlon = self.part.course.examples.latlon[self.part.course.whole[self.part.kept]]
        return Prototypes.of(self.part.clusters(self.minimum), latlon, self.references)

    def shares(self, temperature: float) -> geodesy.Floats:
        """Return the geocell probabilities of the held-out photos: [H, N], rows sum to 1."""
        return softmax(self.logits / temperature)

    def match(self, shares: geodesy.Floats, k: int, farthest: bool = False) -> Matches:
        """Return the best geocells of the held-out photos and the most similar prototypes in them."""
        centres = self.partition.centres
        return prototypes.match(self.found, self.queries, probabilities=shares, centres=centres, k=k, farthest=farthest)

    def metres(self, matched: Matches, refinement: Refinement) -> geodesy.Floats:
        """Return the distances of refined answers to the truth: metres [H]."""
        refined = prototypes.weigh(matched.first(refinement.k), refinement)
        return geodesy.distance_m(refined.latlon[:, 0], self.truth)

    def answers_m(self, shares: geodesy.Floats, refinement: Refinement | None) -> geodesy.Floats:
        """Return the distances of answers with some probabilities [H, N], refined or not, to the truth: metres [H]."""
        if refinement is None:
            return geodesy.distance_m(self.partition.centres[shares.argmax(axis=1)], self.truth)
        return self.metres(self.match(shares, refinement.k, refinement.farthest), refinement)


@dataclass(frozen=True, eq=False)
class CrossFit:
    """All folds' answers to their held-out photos, with one setting, after some rounds.

    `temperature` maximises the likelihood of the true geocells; `surprise` is their mean negative log-likelihood.
    """

    setting: PigeonSetting
    fits: Sequence[FoldFit]
    rounds: int
    temperature: float
    surprise: float

    def held(self) -> Codes:
        """Return the held-out whole photos, fold by fold: [H]."""
        return np.concatenate([fit.part.held for fit in self.fits])


def cross_fit(parts: Sequence[FoldTraining], setting: PigeonSetting, report: Report, rounds: int = 0) -> CrossFit:
    """Train the geocell head of every fold and classify the held-out photos.

    Training stops early, after the round that no longer improves the likelihood of the true geocells. All folds have
    the same number of rounds, which the final head, with nothing held out, can then use too.

    Args:
        parts: One for each fold.
        setting: What is compared.
        report: Receives progress.
        rounds: Train this many instead of stopping early.
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
    """Return the temperature of maximum likelihood of the true geocells, and their mean negative log-likelihood."""

    def surprise(log: float) -> float:
        told = [fit.shares(float(np.exp(log)))[np.arange(len(fit.cells)), fit.cells] for fit in fits]
        return float(-np.log(np.maximum(np.concatenate(told), LEAST)).mean())

    found = minimize_scalar(surprise, bounds=(np.log(0.1), np.log(10)), method="bounded", options={"xatol": 1e-2})
    return float(np.exp(found.x)), float(found.fun)
