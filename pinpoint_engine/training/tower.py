"""Distil the embedded pack's image tower from a larger teacher."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from .. import photos
from ..models.backbone import ConvTower
from ..models.tower import TowerConfig
from . import loop
from .collections.photo_table import LabelledPhoto, read_table
from .loop import Report
from .teacher import STORED_SIDE_PX, VIEWS, Teacher, TeacherFeatures


@dataclass(frozen=True)
class TowerRecipe:
    """How the tower is trained: on `steps` times `batch` pictures, about 10 epochs over all views of all photos."""

    steps: int = 4500
    batch: int = 128
    learning_rate: float = 2e-3
    weight_decay: float = 0.02
    seed: int = 20261120


def train_tower(table: Path, teacher: Path, folder: Path, recipe: TowerRecipe, report: Report) -> ConvTower:
    """Train a pack's tower on the training split, and report its cosine to the teacher on the development split.

    Raises:
        RequestError: the photo table is missing or lacks a column.
    """
    lessons = TeacherFeatures.of(table, teacher, folder, report, recipe.seed)
    tower, projection = distil(lessons, np.ones(len(lessons.photos), bool), folder, recipe, report)
    held_out = [photo for photo in read_table(table) if photo.row["split"] == "dev"]
    if held_out:
        cosine = held_out_cosine(tower, Teacher(teacher), held_out, projection)
        report(f"mean cosine to the teacher on {len(held_out)} held-out photos: {cosine:.3f}")
    return tower


def distil(
    lessons: TeacherFeatures,
    kept: npt.NDArray[np.bool_],
    folder: Path,
    recipe: TowerRecipe,
    report: Report,
) -> tuple[ConvTower, Projection]:
    """Train a tower on the `kept` photos [N], by cosine to the teacher's centred and projected features.

    The target of a view is the teacher's feature of the stored picture. The tower gets that picture scaled down,
    blurred and JPEG-compressed at random: most references are thumbnails, and users' files are of any quality.
    """
    folder.mkdir(parents=True, exist_ok=True)
    views = np.flatnonzero(np.repeat(kept, VIEWS))
    config = TowerConfig()
    projection = fit_projection(lessons.features[views[::VIEWS]], config.head)
    np.savez(folder / "projection.npz", mean=projection[0], axes=projection[1])
    targets = project(lessons.features, projection)
    torch.manual_seed(recipe.seed)
    tower: ConvTower = ConvTower(config).to(loop.device(), memory_format=torch.channels_last)  # type: ignore[call-overload]
    photos_kept = hashlib.sha256(kept.tobytes()).hexdigest()[:12]
    report(f"tower {asdict(config)}, {sum(p.numel() for p in tower.parameters()):,} weights, {len(views):,} views")
    loop.train(
        tower,
        lambda step: _batches(lessons, targets, views, recipe, config.side_px, step),
        _cosine_loss,
        recipe,
        folder=folder,
        report=report,
        mixed=True,
        identity=f"{config} {replace(recipe, steps=0)} {len(views)} views {photos_kept}",
    )
    return tower.eval(), projection


def held_out_cosine(
    tower: ConvTower,
    teacher: Teacher,
    held_out: Sequence[LabelledPhoto],
    projection: Projection,
) -> float:
    """Return the mean cosine between the tower's features and the teacher's centred, projected ones."""
    device = next(tower.parameters()).device
    total = 0.0
    for photo in held_out:
        pixels = photos.decode(photo.path)
        target = project(teacher.features(pixels)[None], projection)[0]
        squashed = torch.from_numpy(photos.squash(pixels, tower.config.side_px).copy())
        with torch.inference_mode():
            feature = tower(squashed[None].to(device))[0].cpu().numpy()
        total += float(feature @ target / np.linalg.norm(feature))
    return total / len(held_out)


Projection = tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]


def fit_projection(features: npt.NDArray[np.float32], dim: int) -> Projection:
    """Return the mean [D] and the first principal axes [dim, D] of features [N, D]; if N < dim, the last are zero."""
    mean = features.mean(0)
    _, _, found = np.linalg.svd(features - mean, full_matrices=False)
    axes = np.zeros((dim, features.shape[1]), np.float32)
    axes[: len(found)] = found[:dim]
    return mean, axes


def project(features: npt.NDArray[np.float32], projection: Projection) -> npt.NDArray[np.float32]:
    """Centre features [N, D], project them to [N, dim], and scale each row to length 1."""
    rows = (features - projection[0]) @ projection[1].T
    unit: npt.NDArray[np.float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit.astype(np.float32)


def _cosine_loss(tower: nn.Module, batch: tuple[Tensor, Tensor]) -> Tensor:
    """Return 1 minus the cosine to the targets, with the exposure of the pictures changed at random."""
    pixels, targets = batch
    gain = torch.empty(len(pixels), 1, 1, 1, device=pixels.device).uniform_(0.85, 1.15)
    offset = torch.empty(len(pixels), 1, 1, 1, device=pixels.device).uniform_(-12, 12)
    exposed = (pixels * gain + offset).clamp(0, 255)
    return 1 - nn.functional.cosine_similarity(tower(exposed).float(), targets).mean()


def _batches(
    lessons: TeacherFeatures,
    targets: npt.NDArray[np.float32],
    views: npt.NDArray[np.int64],
    recipe: TowerRecipe,
    side_px: int,
    step: int,
) -> Iterator[tuple[Tensor, Tensor]]:
    """Yield degraded pictures and their targets, made ahead on a thread; each step is seeded by its number."""

    def make(number: int) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.float32]]:
        rng = random.Random(recipe.seed * 1_000_003 + number)  # nosec B311 - which views are drawn is no secret
        rows = [int(views[rng.randrange(len(views))]) for _ in range(recipe.batch)]
        return np.stack([_degraded(rng, lessons.picture(row), side_px) for row in rows]), targets[rows]

    here = loop.device()
    with ThreadPoolExecutor(1) as pool:
        ahead = [pool.submit(make, step + offset) for offset in range(3)]
        while True:
            pixels, wanted = ahead.pop(0).result()
            ahead.append(pool.submit(make, step + 3))
            step += 1
            yield torch.from_numpy(pixels).to(here), torch.from_numpy(wanted).to(here)


def _degraded(rng: random.Random, picture: npt.NDArray[np.uint8], side_px: int) -> npt.NDArray[np.uint8]:
    smaller = min(STORED_SIDE_PX, round(STORED_SIDE_PX * 2 ** rng.uniform(-1.3, 0.3)))
    blur_px = rng.uniform(0.3, 1.2) if rng.random() < 0.15 else 0.0
    quality = rng.randint(25, 95) if rng.random() < 0.3 else 0
    return photos.degrade(picture, smaller, blur_px, quality, side_px)


def load_tower(folder: Path, config: TowerConfig) -> ConvTower:
    """Return the tower that was trained in a folder, rounded to float16 as a pack stores it.

    Raises:
        RequestError: there is none, or training stopped before its last step.
    """
    tower = ConvTower(config)
    tower.load_state_dict(loop.finished(folder, "pinpoint train tower"))
    return tower.half().float()
