"""Towers and embedders that have not seen the photos they are asked, so that how sure an answer is holds for others.

A tower of our own knows the photos that it was trained on better than any others. So each half of the albums is asked
of a tower that was trained on the other half, and of embedders that have not seen the album.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np

from ... import geodesy
from ...confidence.density import HIT_M, Calibration
from ...errors import RequestError
from ...gallery import Gallery, open_gallery
from ...models.embedder import EmbedderConfig
from ...models.networks import Embedder
from ...models.pack import RERANKING, Pack, rewrite
from ...models.pytorch import embedder_of, load_backbone, load_embedder
from ...models.reranker import read_network
from ...types import Source
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
from . import calibration as calibrate

COMMAND = "pinpoint train unseen"
HALVES = 2
FOLD_COUNT = FOLDS["album"]
CROWD = 100
"""Where fewer references than this lie within 25 km of a photo, the gallery hardly knows the place."""
THIN, STRANGERS = "where references are few", "of no kind that a gallery holds"
POWERS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0)
HOLDS = 0.05

Report = Callable[[str], None]


@dataclass(frozen=True)
class UnseenRecipe:
    """How the parts are trained: a tower sees as many views of each photo as that of the pack, of half the photos."""

    tower_steps: int = TowerRecipe.steps // HALVES
    embedder_steps: int = EmbedderRecipe.steps
    views: int = 9


def train_unseen(lessons: TeacherFeatures, table: Path, folder: Path, recipe: UnseenRecipe, report: Report) -> None:
    """Train a tower for each half of the albums and an embedder for each fold; finished parts are not repeated.

    Args:
        lessons: What the pack's teacher saw in the photos of the `table`.
        folder: Where they go, by half: `tower`, `features`, and `embedder-N` for each fold N.
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
    """Return the half that each photo belongs to [n]: references by their fold [N], others by album in turn."""
    half = dict(zip((name.decode() for name in collection.ids), (folds % HALVES).tolist(), strict=True))
    odd = [photo for photo in photos if photo.row["id"] not in half]
    for photo, fold in zip(odd, stranger_folds(odd, FOLD_COUNT), strict=True):
        half[photo.row["id"]] = int(fold) % HALVES
    return np.array([half[photo.row["id"]] for photo in photos])


def calibrate_pack(made: Pack, labelled: Sequence[LabelledPhoto], folder: Path, report: Report) -> Pack:
    """Fit anew how sure a pack's answers are, by parts that have not seen the photos asked; all else stays as it is.

    Raises:
        PackError, GalleryError: the pack or its gallery is damaged.
        RequestError: `train_unseen` has not finished in `folder`, or was given other photos.
        OutputError: the pack's folder cannot be written.
    """
    asked, scores, gallery, order = ask_halves(made, labelled, folder, report)
    power = choose_power(asked, scores, report)
    report(f"a photo counts for elsewhere by the inverse of the references around it to the power of {power}")
    calibration = calibrate.fit(asked, scores, gallery, order, made.voting, power)
    return recalibrated(made, calibration)


def ask_halves(
    made: Pack, labelled: Sequence[LabelledPhoto], folder: Path, report: Report
) -> tuple[CandidateLists, geodesy.Floats, Gallery, Codes]:
    """Ask every training photo of the parts that have not seen it, as the pack would.

    Returns:
        The lists [B]; their scores by the pack's reranker [B, K]; the pack's gallery; and the photos' order [N].
    """
    gallery = open_gallery(made.gallery, made.model)
    sources = [Source(source) for source in gallery.sources]
    final = load_embedder(made).encode_features(gallery.vectors.astype(np.float32), sources)
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


def _scores(made: Pack, asked: CandidateLists, folds: Sequence[Fold]) -> geodesy.Floats:
    if made.ranking != RERANKING:
        return asked.base.astype(np.float64)
    return reranker.scores_of(read_network(made.folder), tensors(asked, stack(folds)))


def _embedder(part: Path, fold: int) -> Path:
    return part / f"embedder-{fold}"


def _load(part: Path, fold: int, examples: Examples) -> Embedder:
    return embedder_of(load_network(_embedder(part, fold), examples.features.shape[1]))


def choose_power(asked: CandidateLists, scores: geodesy.Floats, report: Report) -> float:
    """Choose what photos count for elsewhere, by the references around them: see `calibrate.ROOT`.

    It is the least of `POWERS` by which photos of places that the gallery hardly knows, and those of no kind that it
    holds, are said to be listed as often as they are, to `HOLDS`, in folds left out of the fit; else the nearest to it.
    """
    gaps = {}
    for power in POWERS:
        told = tell(asked, listed_by_others(asked, scores, power))
        gaps[power] = max(abs(said - right) for name, (_, said, right) in told.items() if name in (THIN, STRANGERS))
        words = (f"{name} {said:.3f} of {right:.3f} ({count})" for name, (count, said, right) in told.items())
        report(f"listed mass by power {power}: {', '.join(words)}")
    return next((power for power in POWERS if gaps[power] <= HOLDS), min(POWERS, key=gaps.__getitem__))


def listed_by_others(asked: CandidateLists, scores: geodesy.Floats, power: float) -> geodesy.Floats:
    """Return how probable it is that a listed place is right, by what was fitted on the other folds: [B]."""
    overall, right = calibrate.of_first(asked, scores), (asked.truth_m < HIT_M).any(axis=1)
    weight, listed = asked.weight ** (power / calibrate.ROOT), np.empty(len(asked))
    for fold in np.unique(asked.group):
        mine = asked.group == fold
        fitted = calibrate.fit_elsewhere(overall[~mine], right[~mine], weight[~mine])
        listed[mine] = 1 / (1 + np.array([fitted.odds(numbers) for numbers in overall[mine]]))
    return listed


def tell(asked: CandidateLists, listed: geodesy.Floats) -> dict[str, tuple[int, float, float]]:
    """Return for each kind of photo how many there are, the mean listed mass, and how often a listed place is right."""
    right = (asked.truth_m < HIT_M).any(axis=1)
    thin = asked.weight ** (-1 / calibrate.ROOT) < CROWD
    kinds = {
        THIN: (asked.kind == 0) & thin,
        "where references are many": (asked.kind == 0) & ~thin,
        "all near the truth removed": asked.kind == 2,
        STRANGERS: asked.kind == 3,
    }
    return {
        name: (int(these.sum()), float(listed[these].mean()), float(right[these].mean()))
        for name, these in kinds.items()
        if these.any()
    }


def recalibrated(made: Pack, calibration: Calibration) -> Pack:
    """Write a pack anew with another calibration; all else in it stays as it is, to the bit.

    Raises:
        OutputError: the folder cannot be written.
    """

    def change(part: Path) -> None:
        path = part / "manifest.json"
        content = json.loads(path.read_text(encoding="utf-8")) | {"calibration": asdict(calibration)}
        path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")

    return rewrite(made, change)
