"""Train the rerankers and compare them on albums they have not seen."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from ..geodesy import Floats
from ..models.networks import Lists
from ..models.reranker import KINDS, Network, RerankerConfig, build
from . import loop
from .folds import Fold
from .lists import GAIN_M, RankingLists, stack, tensors

LOSSES = ("gain", "margin")
"""The losses: expected gain of the softmax, or the paper's pairwise margin."""
STRENGTHS = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
"""The shares of a trained correction to choose from; like everything else it is chosen without the own album."""
VOTING = "density voting"


@dataclass(frozen=True)
class RerankerRecipe:
    """How a reranker is trained.

    Lists without a candidate within 25 km are left out. `margin`, in units of score, is for the pairwise loss: the
    candidate nearest the truth should lead each other one, and far ones count more. Support is dropped in half of the
    lists and the image-to-GPS channel in a tenth, so that galleries without them are in distribution. `frame_weight` is
    the weight of a photo of a known walk; one of a new walk has 1.
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
class ListBatch:
    """Lists, the gain of each candidate [B, K], its log distance from the truth [B, K], and the lists' weights [B]."""

    lists: Lists[Tensor]
    gains: Tensor
    far: Tensor
    weight: Tensor


def train_reranker(
    lists: RankingLists,
    folds: Sequence[Fold],
    config: RerankerConfig,
    recipe: RerankerRecipe,
    folder: Path,
    report: Callable[[str], None],
) -> Network:
    """Train a reranker on lists, resuming from the last checkpoint in `folder`."""
    torch.manual_seed(recipe.seed)
    kept = lists.of((lists.gains().max(axis=1) > 0) & (lists.questions.kind < 2))
    network = build(config).to(loop.device())
    network.standard.fit(kept.described[np.isfinite(kept.base)])
    loop.train(
        network,
        lambda step: _batches(kept, folds, recipe, step),
        lambda model, batch: loss(model, batch, recipe),
        recipe,
        folder=folder,
        report=report,
        identity=f"{config} {replace(recipe, steps=0)} {lists.digest()}",
    )
    return network.eval().cpu()


def _batches(lists: RankingLists, folds: Sequence[Fold], recipe: RerankerRecipe, step: int) -> Iterator[ListBatch]:
    here, stacked = loop.device(), stack(folds)
    rank, _ = loop.rank_and_world()
    while True:
        rng = np.random.default_rng((recipe.seed, step, rank))
        part = lists.of(rng.choice(len(lists), min(recipe.batch, len(lists)), replace=False))
        given = _without(tensors(part, stacked), recipe, rng)
        far = np.log1p(np.minimum(part.truth_m, 2e7) / 1_000)
        weight = np.where(part.questions.kind == 1, recipe.frame_weight, 1.0)
        arrays = (torch.from_numpy(array.astype(np.float32)).to(here) for array in (part.gains(), far, weight))
        yield ListBatch(Lists(*(rows.to(here) for rows in given)), *arrays)
        step += 1


def _without(lists: Lists[Tensor], recipe: RerankerRecipe, rng: np.random.Generator) -> Lists[Tensor]:
    """Drop support and the image-to-GPS channel from some lists."""
    from ..answering.features import NAMES

    described, supported = lists.features.clone(), lists.supported.clone()
    alone = torch.from_numpy(rng.random(len(described)) < recipe.without_support)
    supported[alone] = False
    described[alone, :, NAMES.index("support")] = torch.nan
    described[alone, :, NAMES.index("supported")] = 0.0
    unplaced = torch.from_numpy(rng.random(len(described)) < recipe.without_gps)
    columns = [number for number, name in enumerate(NAMES) if name.startswith("gps_")]
    described[unplaced.nonzero(), :, torch.tensor(columns)[None]] = torch.nan
    places = lists.places.masked_fill(unplaced[:, None, None], 0.0)
    return lists._replace(features=described, supported=supported, places=places)


def loss(model: nn.Module, batch: ListBatch, recipe: RerankerRecipe) -> Tensor:
    """Return the mean loss of a batch of lists."""
    scores = model(batch.lists).float()
    if recipe.loss == "gain":
        each = -(scores.softmax(1) * batch.gains).sum(1)
    else:
        each = margin(scores, batch.far, recipe.margin)
    return (each * batch.weight).sum() / batch.weight.sum()


def margin(scores: Tensor, far: Tensor, wanted: float) -> Tensor:
    """Return the pairwise margin loss of each list (Pinpoint, section 3.3): scores and log distances [B, K] to [B].

    The candidate nearest the truth should lead each other one by `wanted`; pairs are weighted by their gap in log
    distance.
    """
    live = torch.isfinite(scores)
    best = far.masked_fill(~live, torch.inf).argmin(1, keepdim=True)
    gap = (far - far.gather(1, best)).clamp(min=0) * live
    short = torch.relu(wanted - (scores.gather(1, best) - scores.masked_fill(~live, -1e4)))
    return (short * gap).sum(1) / gap.sum(1).clamp(min=1e-3)


def scores_of(network: Network, lists: Lists[Tensor]) -> Floats:
    """Score lists: [B, K]; padding scores minus infinity."""
    with torch.inference_mode():
        return np.concatenate(
            [
                network(Lists(*(rows[start : start + 512] for rows in lists))).numpy()
                for start in range(0, len(lists.base), 512)
            ]
        ).astype(np.float64)


def cross_fitted(
    lists: RankingLists, folds: Sequence[Fold], config: RerankerConfig, recipe: RerankerRecipe, folder: Path
) -> Floats:
    """Score every list with a reranker that was trained on lists of other albums: [B, K]."""
    scores, stacked = np.empty(lists.base.shape), stack(folds)
    groups = lists.questions.group
    for group in np.unique(groups):
        held = groups == group
        kept, part = lists.of(~held), folder / f"{config.kind}-{group}"
        network = train_reranker(kept, folds, config, recipe, part, lambda line: None)
        scores[held] = scores_of(network, tensors(lists.of(held), stacked))
    return scores


@dataclass(frozen=True)
class RankingMethod:
    """A way to rank: a kind of reranker, the loss it is trained with, and how much of its correction is used."""

    kind: str
    loss: str
    strength: float

    def __str__(self) -> str:
        return f"{self.kind}, {self.loss} loss, × {self.strength:g}"


def accuracy(lists: RankingLists, scores: Floats) -> dict[str, float]:
    """Return how often first places lie within 1, 5 and 25 km without the own album, and the mean of the three.

    "known mean" is that mean for known walks: the lists without only the photo itself.
    """
    new, known = (_first_m(lists, scores, kind) for kind in (0, 1))
    each = {f"<{limit / 1000:g} km": float((new < limit).mean()) for limit in GAIN_M}
    figures = {"mean": float(np.mean(list(each.values()))), **each}
    return figures | ({"known mean": float(np.mean([known < limit for limit in GAIN_M]))} if len(known) else {})


def _first_m(lists: RankingLists, scores: Floats, kind: int) -> Floats:
    rows = np.flatnonzero(lists.questions.kind == kind)
    return np.asarray(lists.truth_m[rows, scores[rows].argmax(axis=1)])


def compare(
    lists: RankingLists,
    folds: Sequence[Fold],
    dim: int,
    folder: Path,
    report: Callable[[str], None],
    steps: int = RerankerRecipe.steps,
    kinds: Sequence[str] = KINDS,
) -> tuple[RankingMethod | None, dict[str, dict[str, float]], Floats]:
    """Rank lists by density voting and by every kind of reranker, cross-fitted, and choose.

    A reranker at its strength must beat voting without the own album; of those that do, the best on new and known walks
    together is chosen. Returns that method (None for voting), the figures of all, and the chosen scores [B, K].
    """
    base = lists.base.astype(np.float64)
    figures, chosen, best = {VOTING: accuracy(lists, base)}, None, base
    for kind, trained_by in itertools.product(kinds, LOSSES):
        config, recipe = recipes(kind, trained_by, dim, steps)
        trained = cross_fitted(lists, folds, config, recipe, folder / trained_by)
        correction = np.subtract(trained, base, out=np.zeros_like(base), where=np.isfinite(base))
        for strength in STRENGTHS:
            way = RankingMethod(kind, trained_by, strength)
            scores = base + strength * correction
            reached = figures[str(way)] = accuracy(lists, scores)
            report(f"{way}: {json.dumps(reached)}")
            leads = reached["mean"] > figures[VOTING]["mean"]
            if leads and _worth(reached) > _worth(figures[str(chosen) if chosen else VOTING]):
                chosen, best = way, scores
    return chosen, figures, best


def _worth(reached: Mapping[str, float]) -> float:
    return reached["mean"] + reached.get("known mean", 0.0)


def recipes(
    kind: str, trained_by: str, dim: int, steps: int = RerankerRecipe.steps
) -> tuple[RerankerConfig, RerankerRecipe]:
    """Return the shape and the recipe of a kind of reranker that is trained with some loss."""
    width = 64 if kind == "attention" else 32
    return RerankerConfig(kind=kind, width=width, dim=dim), RerankerRecipe(loss=trained_by, steps=steps)
