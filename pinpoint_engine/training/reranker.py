"""Train the rerankers and compare them on albums they have not seen."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from ..models.networks import Lists
from ..models.reranker import KINDS, Network, RerankerConfig, build
from . import loop
from .folds import Fold
from .lists import GAIN_M, CandidateLists, stack, tensors

Floats = npt.NDArray[np.float64]
LOSSES = ("gain", "margin")
"""What a reranker is trained by: expected gain of the softmax, or the paper's pairwise margin."""
STRENGTHS = (0.1, 0.2, 0.3, 0.5, 0.7, 1.0)
"""How much of a trained correction may be used; which, is chosen without the own album, as all else."""
VOTING = "density voting"


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
class ListBatch:
    """Lists, the gain of each candidate [B, K], its log metres from the truth [B, K], and what each list counts [B]."""

    lists: Lists[Tensor]
    gains: Tensor
    far: Tensor
    weight: Tensor


def train_reranker(
    asked: CandidateLists,
    folds: Sequence[Fold],
    config: RerankerConfig,
    recipe: RerankerRecipe,
    folder: Path,
    report: Callable[[str], None],
) -> Network:
    """Train a reranker on lists, resuming from the last checkpoint in `folder`."""
    torch.manual_seed(recipe.seed)
    kept = asked.of((asked.gains().max(axis=1) > 0) & (asked.kind < 2))
    network = build(config).to(loop.device())
    network.standard.fit(kept.described[np.isfinite(kept.base)])
    loop.train(
        network,
        lambda step: _batches(kept, folds, recipe, step),
        lambda model, batch: loss(model, batch, recipe),
        recipe,
        folder=folder,
        report=report,
        identity=f"{config} {replace(recipe, steps=0)} {asked.digest()}",
    )
    return network.eval().cpu()


def _batches(asked: CandidateLists, folds: Sequence[Fold], recipe: RerankerRecipe, step: int) -> Iterator[ListBatch]:
    here, stacked = loop.device(), stack(folds)
    rank, _ = loop.rank_and_world()
    while True:
        rng = np.random.default_rng((recipe.seed, step, rank))
        part = asked.of(rng.choice(len(asked), min(recipe.batch, len(asked)), replace=False))
        lists = _without(tensors(part, stacked), recipe, rng)
        far = np.log1p(np.minimum(part.truth_m, 2e7) / 1_000)
        weight = np.where(part.kind == 1, recipe.frame_weight, 1.0)
        arrays = (torch.from_numpy(array.astype(np.float32)).to(here) for array in (part.gains(), far, weight))
        yield ListBatch(Lists(*(rows.to(here) for rows in lists)), *arrays)
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

    The candidate nearest the truth should lead each other one by `wanted`; a pair counts by its gap in log distance.
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
    asked: CandidateLists, folds: Sequence[Fold], config: RerankerConfig, recipe: RerankerRecipe, folder: Path
) -> Floats:
    """Score every list by a reranker that was trained on lists of other albums: [B, K]."""
    scores, stacked = np.empty(asked.base.shape), stack(folds)
    for group in np.unique(asked.group):
        held = asked.group == group
        kept, part = asked.of(~held), folder / f"{config.kind}-{group}"
        network = train_reranker(kept, folds, config, recipe, part, lambda line: None)
        scores[held] = scores_of(network, tensors(asked.of(held), stacked))
    return scores


@dataclass(frozen=True)
class RankingMethod:
    """A way to rank: a kind of reranker, the loss it is trained by, and how much of its correction is used."""

    kind: str
    loss: str
    strength: float

    def __str__(self) -> str:
        return f"{self.kind}, {self.loss} loss, × {self.strength:g}"


def accuracy(asked: CandidateLists, scores: Floats) -> dict[str, float]:
    """Return how often first places lie within 1, 5 and 25 km without the own album, and the mean; and of known walks.

    "known mean" is of the lists without only the photo itself.
    """
    new, known = (_first_m(asked, scores, kind) for kind in (0, 1))
    each = {f"<{limit / 1000:g} km": float((new < limit).mean()) for limit in GAIN_M}
    figures = {"mean": float(np.mean(list(each.values()))), **each}
    return figures | ({"known mean": float(np.mean([known < limit for limit in GAIN_M]))} if len(known) else {})


def _first_m(asked: CandidateLists, scores: Floats, kind: int) -> Floats:
    rows = np.flatnonzero(asked.kind == kind)
    return np.asarray(asked.truth_m[rows, scores[rows].argmax(axis=1)])


def compare(
    asked: CandidateLists,
    folds: Sequence[Fold],
    dim: int,
    folder: Path,
    report: Callable[[str], None],
    steps: int = RerankerRecipe.steps,
    kinds: Sequence[str] = KINDS,
) -> tuple[RankingMethod | None, dict[str, dict[str, float]], Floats]:
    """Rank lists by density voting and by every kind of reranker, cross-fitted, and choose.

    A reranker must lead voting without the own album (so must what is held back of it); of those that do, the best on
    new and known walks together is taken. Returns that way (None: voting), what each reached, and the chosen scores.
    """
    base = asked.base.astype(np.float64)
    figures, chosen, best = {VOTING: accuracy(asked, base)}, None, base
    for kind, trained_by in itertools.product(kinds, LOSSES):
        config, recipe = recipes(kind, trained_by, dim, steps)
        trained = cross_fitted(asked, folds, config, recipe, folder / trained_by)
        correction = np.subtract(trained, base, out=np.zeros_like(base), where=np.isfinite(base))
        for strength in STRENGTHS:
            way = RankingMethod(kind, trained_by, strength)
            scores = base + strength * correction
            reached = figures[str(way)] = accuracy(asked, scores)
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
    """Return shape and recipe of a kind of reranker, trained by a loss."""
    width = 64 if kind == "attention" else 32
    return RerankerConfig(kind=kind, width=width, dim=dim), RerankerRecipe(loss=trained_by, steps=steps)
