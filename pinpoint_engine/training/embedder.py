"""Train the embedder: photos of both sources and places in one space, by a contrastive loss."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from .. import geodesy
from ..errors import RequestError
from ..models.embedder import EmbedderConfig, EmbedderNetwork, read_config, write_config
from ..models.weights import round_weights
from ..types import Source
from . import loop, losses
from .collections.shards import Examples
from .loop import Report

CONFIG = "config.json"
UNKNOWN = list(Source).index(Source.INTERNET)
"""The source that a query of unknown source is given."""
POOLED = 4
"""Hard negatives are the most similar out of this many times as many random rows."""


@dataclass(frozen=True)
class EmbedderRecipe:
    """How the embedder is trained.

    Each step contrasts `batch` photos with their own places and `others` further ones. Of those, the share `hard_share`
    are places of similar photos and the rest is random; hard negatives alone lower accuracy. `loss` is "soft" (softmax
    over places, with labels that fade over `widths_m`) or "siglip" (sigmoid per pair; other places within `same_m` are
    left out). The share `unknown_share` of street photos goes through the internet adapter, like a query of unknown
    source. `mixed` computes in bfloat16 on a GPU; it changed no figure (docs/experiments.md).
    """

    loss: str = "soft"
    steps: int = 1000
    batch: int = 768
    others: int = 256
    hard_share: float = 0.0
    learning_rate: float = 1e-3
    weight_decay: float = 0.05
    widths_m: tuple[float, ...] = (1_000.0, 15_000.0, 150_000.0)
    same_m: float = 1_000.0
    unknown_share: float = 0.5
    mixed: bool = False
    seed: int = 20261121


class EmbedderLoss(nn.Module):
    """The embedder with its loss's own parameters: a learned scale, and a bias for the sigmoid loss."""

    def __init__(self, network: EmbedderNetwork, loss: str) -> None:
        super().__init__()
        self.network = network
        self.scale = nn.Parameter(torch.tensor(np.log(10.0 if loss == "siglip" else 14.0), dtype=torch.float32))
        self.bias = nn.Parameter(torch.tensor(-10.0)) if loss == "siglip" else None


class EmbedderBatch(NamedTuple):
    """One batch: features [B, D], their sources and adapters, int64 [B], and points on the unit sphere [P, 3].

    The first B points are the photos' own.
    """

    features: Tensor
    sources: Tensor
    adapters: Tensor
    points: Tensor


def train_embedder(
    examples: Examples,
    config: EmbedderConfig,
    recipe: EmbedderRecipe,
    folder: Path,
    report: Report,
) -> EmbedderNetwork:
    """Train an embedder on photos of known place, resuming from the last checkpoint in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    write_config(config, folder / CONFIG)
    torch.manual_seed(recipe.seed)
    here = loop.device()
    contrast = EmbedderLoss(EmbedderNetwork(config), recipe.loss).to(here)
    weights = sum(value.numel() for value in contrast.parameters())
    report(f"embedder {asdict(config)}, {weights:,} weights; {len(examples):,} rows; {asdict(recipe)}")
    points = geodesy.unit_vectors(examples.latlon)
    loop.train(
        contrast,
        loop.seeded(lambda rng: _batch(examples, points, recipe, here, rng), recipe.seed),
        lambda model, batch: _loss(model, batch, recipe),
        recipe,
        folder=folder,
        report=report,
        mixed=recipe.mixed,
        identity=f"{config} {replace(recipe, steps=0)} {examples.digest()}",
    )
    return contrast.network.eval().cpu()


def load_network(folder: Path, features: int) -> EmbedderNetwork:
    """Return the embedder that was trained in a folder, rounded to float16 as a pack stores it.

    Raises:
        RequestError: there is none, training stopped before its last step, or it was trained on backbone rows of
            another length than `features`.
    """
    state = loop.finished(folder, "pinpoint train embedder")
    config = read_config(folder / CONFIG)
    if config.features != features:
        raise RequestError(f"{folder} was trained on features of another backbone; train an embedder on these")
    network = EmbedderNetwork(config)
    prefix = "network."
    network.load_state_dict({name[len(prefix) :]: rows for name, rows in state.items() if name.startswith(prefix)})
    round_weights(network)
    return network.eval()


def _batch(
    examples: Examples, points: geodesy.Floats, recipe: EmbedderRecipe, here: torch.device, rng: np.random.Generator
) -> EmbedderBatch:
    """Draw one batch, its features and arrays on the device `here`."""
    rows = rng.choice(len(examples), min(recipe.batch, len(examples)), replace=False)
    features = torch.from_numpy(np.asarray(examples.features[rows], np.float32)).to(here)
    others = _others(examples, features, recipe, rng)
    sources = examples.source[rows].astype(np.int64)
    adapters = np.where(rng.random(len(rows)) < recipe.unknown_share, UNKNOWN, sources)
    arrays = (sources, adapters, points[np.concatenate([rows, others])])
    return EmbedderBatch(features, *(torch.from_numpy(array).to(here) for array in arrays))


def _others(
    examples: Examples, features: Tensor, recipe: EmbedderRecipe, rng: np.random.Generator
) -> npt.NDArray[np.int64]:
    """Draw the rows of further places: random ones, then those of the photos most similar to the batch (hard)."""
    hard = round(recipe.hard_share * recipe.others)
    drawn = rng.integers(0, len(examples), recipe.others - hard)
    if not hard:
        return drawn
    pool = rng.integers(0, len(examples), POOLED * hard)
    pooled = torch.from_numpy(np.asarray(examples.features[pool], np.float32)).to(features.device)
    alike = (nn.functional.normalize(pooled, dim=1) @ nn.functional.normalize(features, dim=1).T).amax(1)
    return np.concatenate([drawn, pool[alike.topk(hard).indices.cpu().numpy()]])


def _loss(model: nn.Module, batch: EmbedderBatch, recipe: EmbedderRecipe) -> Tensor:
    """Return the loss computed per source, weighted by the sources' shares of the batch."""
    assert isinstance(model, EmbedderLoss)  # nosec B101 - for the type checker
    images, places = model.network(batch.features, batch.adapters, batch.points)
    with torch.autocast(images.device.type, enabled=False):
        return _contrast(model, batch, images.float(), places.float(), recipe)


def _contrast(
    model: EmbedderLoss, batch: EmbedderBatch, images: Tensor, places: Tensor, recipe: EmbedderRecipe
) -> Tensor:
    """Contrast unit rows [B, d] and [P, d] in float32; half precision is too coarse for the logits."""
    total = images.new_zeros(())
    for code in range(len(Source)):
        own = batch.sources == code
        if not own.any():
            continue
        mine = torch.cat([torch.nonzero(own)[:, 0], torch.nonzero(~own)[:, 0]])
        order = torch.cat([mine, torch.arange(len(own), len(places), device=mine.device)])
        metres = _metres(batch.points[: len(own)][own], batch.points[order])
        if model.bias is not None:
            value = losses.siglip(images[own], places[order], metres, model.scale, model.bias, recipe.same_m)
        else:
            value = losses.distance_soft(images[own], places[order], metres, model.scale, recipe.widths_m)
        total = total + value * own.float().mean()
    return total


def _metres(points: Tensor, others: Tensor) -> Tensor:
    """Return great-circle metres between points on the unit sphere [B, 3] and [P, 3]: float32 [B, P]."""
    chord = torch.cdist(points, others)
    return (2 * geodesy.EARTH_RADIUS_M * torch.asin((chord / 2).clamp(max=1))).float()
