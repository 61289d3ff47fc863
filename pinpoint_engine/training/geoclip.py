"""Train GeoCLIP's method on our own photos as a control: images and coordinates in one space, contrastively."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from .. import geodesy
from ..gallery import Vectors
from ..geodesy import Floats
from ..models.geoclip import GeoClipConfig, GeoClipNetworks
from . import loop
from .collections.shards import Examples
from .folds import Codes, fold_numbers
from .loop import Report
from .planet.classifier import accuracies

CONFIG = "config.json"
FOLDS = 6


@dataclass(frozen=True)
class GeoClipRecipe:
    """How the control is trained (GeoCLIP, sections 3.3 and 4): InfoNCE from image to location, with a queue.

    The negatives of an image are the locations of its batch, with Gaussian noise of `noise_m` north and east, and the
    last `queue` locations of earlier batches, with noise of `queue_noise_m`. Published are a batch of 512 and a queue
    of 4,096 for 4.7 million photos. Ours is smaller: a queue of nearly all our places would contain most photos' own
    place as a negative.
    """

    steps: int = 400
    batch: int = 256
    queue: int = 768
    noise_m: float = 150.0
    queue_noise_m: float = 1_000.0
    learning_rate: float = 1e-3
    weight_decay: float = 0.05
    seed: int = 20261121


SHAPE = GeoClipConfig(features=512, dim=128, frequencies=128, hidden=256)
"""The published scales with narrower networks, since we have a thousandth of the photos."""


class GeoClipLoss(nn.Module):
    """The networks, and the cosines' scale as a parameter."""

    def __init__(self, config: GeoClipConfig) -> None:
        super().__init__()
        self.networks = GeoClipNetworks(config)
        self.scale = nn.Parameter(torch.tensor(np.log(1 / 0.07), dtype=torch.float32))


class GeoClipBatch(NamedTuple):
    """One batch: backbone rows [B, D], and places in degrees float32 [B + Q, 2], the images' own first."""

    features: Tensor
    latlon: Tensor


def train_geoclip(
    examples: Examples,
    rows: Codes,
    *,
    config: GeoClipConfig,
    recipe: GeoClipRecipe,
    folder: Path,
    report: Report,
) -> GeoClipNetworks:
    """Train the networks on some rows [n] of the examples, resuming from the last checkpoint in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / CONFIG).write_text(json.dumps(asdict(config), indent=1) + "\n", encoding="utf-8")
    torch.manual_seed(recipe.seed)
    contrast = GeoClipLoss(config).to(loop.device())
    loop.train(
        contrast,
        lambda step: _batches(examples, rows, recipe, step),
        _loss,
        recipe,
        folder=folder,
        report=report,
        identity=f"{config} {replace(recipe, steps=0)} {examples.digest()} rows {rows.sum()}",
    )
    return _finished(contrast)


def _finished(contrast: GeoClipLoss) -> GeoClipNetworks:
    contrast.networks.log_scale.copy_(contrast.scale.detach())
    return contrast.networks.eval().cpu()


def _batches(examples: Examples, rows: Codes, recipe: GeoClipRecipe, step: int) -> Iterator[GeoClipBatch]:
    """Yield batches; the queue is drawn again from the seeds of earlier steps, so a checkpoint need not store it.

    It starts out short; it is not filled with made-up places.
    """
    here = loop.device()
    while True:
        drawn, rng = _drawn(rows, recipe, step)
        before = range(max(0, step - -(-recipe.queue // recipe.batch)), step)
        queue = np.concatenate([drawn[:0], *(_drawn(rows, recipe, earlier)[0] for earlier in before)])[-recipe.queue :]
        features = torch.from_numpy(np.asarray(examples.features[drawn], np.float32))
        latlon = np.concatenate(
            [
                moved(examples.latlon[drawn], recipe.noise_m, rng),
                moved(examples.latlon[queue], recipe.queue_noise_m, rng),
            ]
        )
        yield GeoClipBatch(features.to(here), torch.tensor(latlon, dtype=torch.float32, device=here))
        step += 1


def _drawn(rows: Codes, recipe: GeoClipRecipe, step: int) -> tuple[Codes, np.random.Generator]:
    rank, _ = loop.rank_and_world()
    rng = np.random.default_rng((recipe.seed, step, rank))
    return rng.choice(rows, min(recipe.batch, len(rows)), replace=False), rng


def moved(latlon: Floats, noise_m: float, rng: np.random.Generator) -> Floats:
    """Add Gaussian noise of `noise_m` north and east to places [N, 2]."""
    north, east = rng.normal(scale=noise_m, size=(2, len(latlon)))
    bearing = np.degrees(np.arctan2(east, north))
    return geodesy.destination(latlon, bearing, np.hypot(north, east))


def _loss(model: nn.Module, batch: GeoClipBatch) -> Tensor:
    """Return the cross-entropy of each image's own place among all places."""
    assert isinstance(model, GeoClipLoss)  # nosec B101 - for the type checker
    images, places = model.networks.images(batch.features), model.networks.locations(batch.latlon)
    own = torch.arange(len(images), device=images.device)
    return nn.functional.cross_entropy(images @ places.T * model.scale.exp(), own)


# --- answers


def places_of(networks: GeoClipNetworks, rows: Vectors, latlon: Floats) -> Codes:
    """Return the row of the most similar place, out of places [R, 2], for each backbone row [Q, D]: [Q]."""
    gallery = networks.encode_locations(latlon)
    return np.array([networks.likeness(row, gallery).argmax() for row in rows.astype(np.float32)], np.int64)


def first_places(folder: Path, rows: Vectors, gallery_latlon: Floats) -> Floats:
    """Return the most similar place of each photo, in degrees [Q, 2], latitude first.

    Args:
        folder: Of `pinpoint train geoclip`.
        rows: Backbone rows of the photos [Q, D].
        gallery_latlon: The candidate places, degrees [R, 2]: those of the training photos.

    Raises:
        RequestError: nothing was trained there.
    """
    return gallery_latlon[places_of(load_networks(folder / "all"), rows, gallery_latlon)]


def load_networks(folder: Path) -> GeoClipNetworks:
    """Return the networks of the last checkpoint in a training folder.

    Raises:
        RequestError: there is none, or training stopped before its last step.
    """
    state = loop.finished(folder, "pinpoint train geoclip")
    settings = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    contrast = GeoClipLoss(GeoClipConfig(**settings | {"sigmas": tuple(settings["sigmas"])}))
    contrast.load_state_dict(state)
    return _finished(contrast)


def train_folds(
    examples: Examples, whole: Examples, recipe: GeoClipRecipe, folder: Path, report: Report
) -> dict[str, float]:
    """Train on all photos and without each fold of albums; return the accuracies on the held-out albums.

    Args:
        examples: All views of all photos.
        whole: The whole photos; the places outside a fold are the gallery for the photos in it.
    """
    config = replace(SHAPE, features=examples.features.shape[1])
    folds, numbers = (fold_numbers(each, "album", FOLDS) for each in (examples, whole))
    first_m = np.zeros(len(whole))
    for number in (None, *range(FOLDS)):
        name = "all" if number is None else f"without-{number}"
        kept = np.flatnonzero(folds != (-1 if number is None else number))
        networks = train_geoclip(examples, kept, config=config, recipe=recipe, folder=folder / name, report=report)
        if number is not None:
            held, open_ = np.flatnonzero(numbers == number), whole.latlon[numbers != number]
            found = open_[places_of(networks, np.asarray(whole.features[held], np.float32), open_)]
            first_m[held] = geodesy.distance_m(found, whole.latlon[held])
            report(f"fold {number + 1} of {FOLDS}: {accuracies(first_m[held])}")
    return accuracies(first_m)
