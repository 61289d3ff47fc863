"""Fit a pack's calibration on truly held-out photos: neither tower nor embedder was trained on them.

Our own tower is overconfident on the photos that it was trained on. So each half of the albums is answered by a tower
trained on the other half, and by embedders trained without the album.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from ... import geodesy
from ...confidence.calibration import Calibration, by_name
from ...errors import RequestError
from ...gallery import Gallery, open_gallery, widened
from ...models.embedder import EmbedderConfig
from ...models.networks import Embedder
from ...models.pack import RERANKING, Pack, rewrite
from ...models.pytorch import embedder_of, load_backbone, load_embedder
from ...models.reranker import read_network
from .. import loop, reranker
from ..collections import views
from ..collections.photo_table import LabelledPhoto
from ..collections.published import Collection, open_collection
from ..collections.shards import Examples
from ..embedder import EmbedderRecipe, load_network, train_embedder
from ..folds import Codes, Fold, album_folds, fold_of, rows_of
from ..lists import CandidateLists, ask, stack, tensors
from ..pack import gallery_of, order_of, stranger_folds, strangers_of
from ..selection import FOLDS
from ..teacher import TeacherFeatures
from ..tower import TowerRecipe, distil
from .calibration import ROOT, fit_calibration, fit_elsewhere, is_listed, of_first

COMMAND = "pinpoint train unseen"
HALVES = 2
FOLD_COUNT = FOLDS["album"]
CROWD = 100
"""With fewer references than this within 25 km of a photo, the gallery hardly covers the place."""
THIN, STRANGERS = "where references are few", "of no kind that a gallery holds"
POWERS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
"""The powers that `choose_power` tries."""
HOLDS = 0.05
"""The listed mass is calibrated when its mean is within this of how often a listed place is right."""

Report = Callable[[str], None]


@dataclass(frozen=True)
class UnseenRecipe:
    """How the halves are trained: each tower sees half the photos, each as often as the pack's tower does."""

    tower_steps: int = TowerRecipe.steps // HALVES
    embedder_steps: int = EmbedderRecipe.steps
    views: int = 9


def train_unseen(lessons: TeacherFeatures, table: Path, folder: Path, recipe: UnseenRecipe, report: Report) -> None:
    """Train a tower for each half of the albums and an embedder for each fold; finished parts are skipped.

    Args:
        lessons: The features of the pack's teacher for the photos of the `table`.
        table: The training photos.
        folder: Where they go, by half: `tower`, `features`, and `embedder-N` for each fold N.
        recipe: How they are trained.
        report: Takes each line of progress.
    """
    tower_recipe = replace(TowerRecipe(), steps=recipe.tower_steps)
    embedder_recipe = replace(EmbedderRecipe(), steps=recipe.embedder_steps)
    collection = open_collection(table, report=report)
    folds = album_folds(collection.album, collection.ids, FOLD_COUNT)
    held = held_out(lessons.photos, collection, folds)
    for half in range(HALVES):
        report(f"half {half + 1} of {HALVES}: {int((held == half).sum())} of {len(held)} photos are left out")
        part = folder / str(half)
        distil(lessons, held != half, part / "tower", tower_recipe, report)
        seen = collection.of(folds % HALVES != half)
        backbone = views.prepare(views.open_tower(part / "tower"), seen, part / "features", report)
        views.write_views(backbone, collection, part / "features", recipe.views, report)
        examples = views.read_views(part / "features")
        config, numbers = EmbedderConfig(features=backbone.dim), album_folds(examples.album, examples.ids, FOLD_COUNT)
        for fold in range(half, FOLD_COUNT, HALVES):
            report(f"embedder without fold {fold + 1} of {FOLD_COUNT}")
            train_embedder(rows_of(examples, numbers != fold), config, embedder_recipe, _embedder(part, fold), report)


def held_out(photos: Sequence[LabelledPhoto], collection: Collection, folds: Codes) -> Codes:
    """Return the half of each photo [n]: of references by their fold [N], of others by album, alternating."""
    half = dict(zip((name.decode() for name in collection.ids), (folds % HALVES).tolist(), strict=True))
    odd = [photo for photo in photos if photo.row["id"] not in half]
    for photo, fold in zip(odd, stranger_folds(odd, FOLD_COUNT), strict=True):
        half[photo.row["id"]] = int(fold) % HALVES
    return np.array([half[photo.row["id"]] for photo in photos])


def calibrate_pack(made: Pack, labelled: Sequence[LabelledPhoto], folder: Path, report: Report) -> Pack:
    """Fit the calibration of a pack anew on held-out photos; nothing else in it changes.

    Raises:
        PackError, GalleryError: the pack or its gallery is damaged.
        RequestError: `train_unseen` has not finished in `folder`, or was given other photos.
        OutputError: the pack's folder cannot be written.
    """
    asked, scores, gallery, order = ask_halves(made, labelled, folder, report)
    power = choose_power(asked, scores, report)
    report(f"for elsewhere a photo counts by the inverse of the references around it to the power of {power}")
    calibration = fit_calibration(asked, scores, gallery, order, made.voting, power)
    return recalibrated(made, calibration)


def ask_halves(
    made: Pack, labelled: Sequence[LabelledPhoto], folder: Path, report: Report
) -> tuple[CandidateLists, geodesy.Floats, Gallery, Codes]:
    """Answer every training photo by the models that were trained without it, as the pack would.

    Returns:
        The lists [B]; their scores by the pack's reranker [B, K]; the pack's gallery; and the photos' order [N].
    """
    gallery = _as_trained(open_gallery(made.gallery, made.model))
    sources = [reference.source for reference in gallery.references]
    final = load_embedder(made).encode_features(widened(np.asarray(gallery.vectors)), sources)
    parts, scores = [], []
    for half in range(HALVES):
        part = folder / str(half)
        own = range(half, FOLD_COUNT, HALVES)
        for fold in own:
            loop.finished(_embedder(part, fold), COMMAND)
        examples = views.read_views(part / "features", whole=True)
        if [name.decode() for name in examples.ids] != [reference.id for reference in gallery.references]:
            raise RequestError(f"{part} is of other photos than {made.folder}; run `{COMMAND}` anew")
        numbers = album_folds(examples.album, examples.ids, FOLD_COUNT)
        folds = [fold_of("album", fold, numbers == fold, examples, _load(part, fold, examples), final) for fold in own]
        strangers = strangers_of(load_backbone(part / "features" / "backbone"), labelled, FOLD_COUNT)
        seen_by_tower = gallery_of(examples, labelled)
        asked = ask(seen_by_tower, folds, numbers, made.channels, made.voting, report, strangers)
        parts.append(asked)
        scores.append(_scores(made, asked, folds))
        order = order_of(examples, labelled)
    return CandidateLists.joined(parts), np.concatenate(scores), gallery, order


def _as_trained(gallery: Gallery) -> Gallery:
    """Return a gallery in memory in the order in which its references were added, that of the training photos."""
    rows = gallery.added
    return Gallery.of(gallery.references.of(rows), gallery.vectors[rows], gallery.model)


def _scores(made: Pack, asked: CandidateLists, folds: Sequence[Fold]) -> geodesy.Floats:
    if made.ranking != RERANKING:
        return asked.ranking.base.astype(np.float64)
    return reranker.scores_of(read_network(made.folder), tensors(asked.ranking, stack(folds)))


def _embedder(part: Path, fold: int) -> Path:
    return part / f"embedder-{fold}"


def _load(part: Path, fold: int, examples: Examples) -> Embedder:
    return embedder_of(load_network(_embedder(part, fold), examples.features.shape[1]))


def choose_power(asked: CandidateLists, scores: geodesy.Floats, report: Report) -> float:
    """Choose the power by which photos count for elsewhere, by the number of references around them: see `ROOT`.

    It is the lowest of `POWERS` whose listed mass is calibrated on held-out folds, to `HOLDS`, both for places that the
    gallery hardly covers and for photos of no kind that it holds; if there is none, the one nearest to that.
    """
    gaps = {}
    for power in POWERS:
        told = tell(asked, listed_by_others(asked, scores, power))
        gaps[power] = max(abs(said - right) for name, (_, said, right) in told.items() if name in (THIN, STRANGERS))
        words = (f"{name} {said:.3f} of {right:.3f} ({count})" for name, (count, said, right) in told.items())
        report(f"listed mass by power {power}: {', '.join(words)}")
    return next((power for power in POWERS if gaps[power] <= HOLDS), min(POWERS, key=gaps.__getitem__))


def listed_by_others(asked: CandidateLists, scores: geodesy.Floats, power: float) -> geodesy.Floats:
    """Return the probability that a listed place is right, fitted on the other folds: [B]."""
    overall, right = by_name(of_first(asked, scores)), is_listed(asked.ranking.truth_m)
    weight, listed = asked.questions.weight ** (power / ROOT), np.empty(len(asked))
    for fold in np.unique(asked.questions.group):
        mine = asked.questions.group == fold
        others = {name: column[~mine] for name, column in overall.items()}
        fitted = fit_elsewhere(others, right[~mine], weight[~mine])
        listed[mine] = 1 - fitted.probability({name: column[mine] for name, column in overall.items()})
    return listed


def tell(asked: CandidateLists, listed: geodesy.Floats) -> dict[str, tuple[int, float, float]]:
    """Return for each kind of photo the count, the mean listed mass [B], and how often a listed place is right."""
    right = is_listed(asked.ranking.truth_m)
    thin = asked.questions.weight ** (-1 / ROOT) < CROWD
    kinds = {
        THIN: (asked.questions.kind == 0) & thin,
        "where references are many": (asked.questions.kind == 0) & ~thin,
        "all near the truth removed": asked.questions.kind == 2,
        STRANGERS: asked.questions.kind == 3,
    }
    return {
        name: (int(these.sum()), float(listed[these].mean()), float(right[these].mean()))
        for name, these in kinds.items()
        if these.any()
    }


def recalibrated(made: Pack, calibration: Calibration) -> Pack:
    """Write a pack anew with another calibration; all else in it stays the same to the bit.

    Raises:
        OutputError: the folder cannot be written.
    """

    def change(part: Path) -> None:
        path = part / "manifest.json"
        content = json.loads(path.read_text(encoding="utf-8")) | {"calibration": calibration.as_json()}
        path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")

    return rewrite(made, change)
