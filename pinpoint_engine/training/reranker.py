"""Train the rerankers, compare them on albums they have not seen, and fit the probabilities of the better one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from ..models.reranker import KINDS, Lists, Network, RerankerConfig, build
from . import loop
from .folds import Fold
from .lists import Asked, stack, tensors

Floats = npt.NDArray[np.float64]
LOSSES = {"features": "gain", "attention": "margin"}
"""The loss each kind is trained by: expected gain of the softmax, or the paper's pairwise margin."""


@dataclass(frozen=True)
class RerankerRecipe:
    """How a reranker is trained.

    Lists without a candidate within 25 km are left out. `margin` is in units of score, for the pairwise loss, which
    asks the candidate nearest the truth to lead each other one, the more the farther that one is. Support is dropped in
    half of the lists, and the image-to-GPS channel in a tenth, so that a gallery without them is nothing new.
    `frame_weight` is what a photo of a known walk counts beside one of a new walk.
    """

    loss: str = "gain"
    steps: int = 250
    batch: int = 512
    learning_rate: float = 2e-3
    weight_decay: float = 0.3
    margin: float = 0.5
    without_support: float = 0.5
    without_gps: float = 0.1
    frame_weight: float = 0.5
    seed: int = 20261121


@dataclass(frozen=True)
class Batch:
    """Lists, the gain of each candidate [B, K], its log metres from the truth [B, K], and what each list counts [B]."""

    lists: Lists
    gains: Tensor
    far: Tensor
    weight: Tensor


def train_reranker(
    asked: Asked,
    folds: Sequence[Fold],
    config: RerankerConfig,
    recipe: RerankerRecipe,
    folder: Path,
    report: Callable[[str], None],
) -> Network:
    """Train a reranker on lists, resuming from the last checkpoint in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(recipe.seed)
    kept = asked.of((asked.gains().max(axis=1) > 0) & (asked.kind < 2))
    network = build(config).to(loop.device())
    network.standard.fit(kept.described[np.isfinite(kept.base)])
    loop.train(
        network,
        lambda step: _batches(kept, folds, recipe, step),
        lambda model, batch: loss(model, batch, recipe),
        steps=recipe.steps,
        learning_rate=recipe.learning_rate,
        weight_decay=recipe.weight_decay,
        folder=folder,
        report=report,
        identity=f"{config} {replace(recipe, steps=0)} {asked.digest()}",
        mixed=False,
    )
    return network.eval().cpu()


def _batches(asked: Asked, folds: Sequence[Fold], recipe: RerankerRecipe, step: int) -> Iterator[Batch]:
    here, stacked = loop.device(), stack(folds)
    rank, _ = loop.rank_and_world()
    while True:
        rng = np.random.default_rng((recipe.seed, step, rank))
        part = asked.of(rng.choice(len(asked), min(recipe.batch, len(asked)), replace=False))
        lists = _without(tensors(part, stacked), recipe, rng)
        far = np.log1p(np.minimum(part.truth_m, 2e7) / 1_000)
        weight = np.where(part.kind == 1, recipe.frame_weight, 1.0)
        arrays = (torch.from_numpy(array.astype(np.float32)).to(here) for array in (part.gains(), far, weight))
        yield Batch(Lists(*(rows.to(here) for rows in lists)), *arrays)
        step += 1


def _without(lists: Lists, recipe: RerankerRecipe, rng: np.random.Generator) -> Lists:
    """Drop support and the image-to-GPS channel from some lists."""
    from ..features import NAMES

    described, supported = lists.features.clone(), lists.supported.clone()
    alone = torch.from_numpy(rng.random(len(described)) < recipe.without_support)
    supported[alone] = False
    described[alone, :, NAMES.index("support")] = torch.nan
    described[alone, :, NAMES.index("supported")] = 0.0
    unplaced = torch.from_numpy(rng.random(len(described)) < recipe.without_gps)
    columns = [number for number, name in enumerate(NAMES) if name.startswith("gps_")]
    described[unplaced.nonzero(), :, torch.tensor(columns)[None]] = torch.nan
    return lists._replace(features=described, supported=supported)


def loss(model: nn.Module, batch: Batch, recipe: RerankerRecipe) -> Tensor:
    """Return the mean loss of a batch of lists."""
    scores = model(batch.lists).float()
    if recipe.loss == "gain":
        each = -(scores.softmax(1) * batch.gains).sum(1)
    else:
        each = margin(scores, batch.far, recipe.margin)
    return (each * batch.weight).sum() / batch.weight.sum()


def margin(scores: Tensor, far: Tensor, wanted: float) -> Tensor:
    """Return the pairwise margin loss of each list (Pinpoint, section 3.3): scores and log distances [B, K] to [B].

    The candidate nearest the truth should lead each other one by `wanted`; a pair counts by its gap in log distance.
    """
    live = torch.isfinite(scores)
    best = far.masked_fill(~live, torch.inf).argmin(1, keepdim=True)
    gap = (far - far.gather(1, best)).clamp(min=0) * live
    short = torch.relu(wanted - (scores.gather(1, best) - scores.masked_fill(~live, -1e4)))
    return (short * gap).sum(1) / gap.sum(1).clamp(min=1e-3)


def scores_of(network: Network, lists: Lists) -> Floats:
    """Score lists: [B, K]; padding scores minus infinity."""
    with torch.inference_mode():
        return np.concatenate(
            [
                network(Lists(*(rows[start : start + 512] for rows in lists))).numpy()
                for start in range(0, len(lists.base), 512)
            ]
        ).astype(np.float64)


def cross_fitted(
    asked: Asked, folds: Sequence[Fold], config: RerankerConfig, recipe: RerankerRecipe, folder: Path
) -> Floats:
    """Score every list by a reranker that was trained on lists of other albums: [B, K]."""
    scores, stacked = np.empty(asked.base.shape), stack(folds)
    for group in np.unique(asked.group):
        held = asked.group == group
        silent = _Silence()
        network = train_reranker(asked.of(~held), folds, config, recipe, folder / f"{config.kind}-{group}", silent)
        scores[held] = scores_of(network, tensors(asked.of(held), stacked))
    return scores


class _Silence:
    def __call__(self, line: str) -> None:
        pass


def accuracy(asked: Asked, scores: Floats) -> dict[str, float]:
    """Return the mean accuracy of the first places at 1, 5 and 25 km, and each: of lists without the own album."""
    new = asked.of(asked.kind == 0)
    ranked = scores[asked.kind == 0]
    first = new.truth_m[np.arange(len(new)), ranked.argmax(axis=1)]
    each = {f"<{limit / 1000:g} km": float((first < limit).mean()) for limit in (1_000.0, 5_000.0, 25_000.0)}
    return {"mean": float(np.mean(list(each.values()))), **each}


def compare(
    asked: Asked,
    folds: Sequence[Fold],
    dim: int,
    folder: Path,
    report: Callable[[str], None],
    steps: int = RerankerRecipe.steps,
    kinds: Sequence[str] = KINDS,
) -> tuple[dict[str, dict[str, float]], dict[str, Floats]]:
    """Return what density voting and each reranker reach without the own album, and their cross-fitted scores."""
    scores: dict[str, Floats] = {"density voting": asked.base.astype(np.float64)}
    for kind in kinds:
        for trained_by in LOSSES.values():
            config, recipe = recipes(kind, trained_by, dim, steps)
            name = f"{kind}, {trained_by} loss"
            scores[name] = cross_fitted(asked, folds, config, recipe, folder / trained_by)
            report(f"{name}: {json.dumps(accuracy(asked, scores[name]))}")
    return {name: accuracy(asked, each) for name, each in scores.items()}, scores


def recipes(
    kind: str, trained_by: str, dim: int, steps: int = RerankerRecipe.steps
) -> tuple[RerankerConfig, RerankerRecipe]:
    """Return shape and recipe of a kind of reranker, trained by a loss."""
    width = 32 if kind == "features" else 64
    return RerankerConfig(kind=kind, width=width, dim=dim), RerankerRecipe(loss=trained_by, steps=steps)
