"""Candidate lists ranked by one stage after another, each stage fitted on lists of other photos."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from pinpoint_engine import geodesy
from pinpoint_engine.answering import features
from pinpoint_engine.answering.limits import Limits
from pinpoint_engine.answering.retrieval import Mask, Retrieval, Spaces
from pinpoint_engine.answering.voting import Voting
from pinpoint_engine.gallery import NONE, Rows, Vectors
from pinpoint_engine.geodesy import Floats
from pinpoint_engine.models.reranker import StandardScaler
from pinpoint_engine.systems.shortlist import describe_candidates
from pinpoint_engine.training.folds import Fold
from pinpoint_engine.training.lists import Questions, RankingLists, stack, tensors
from pinpoint_engine.training.reranker import recipes, scores_of, train_reranker

USUAL = {"linear": "gain", "features": "gain", "attention": "margin"}
"""The loss that each kind of reranker is trained with; `pinpoint train reranker` compares the losses."""
LIMITS_KM = (1, 5, 25, 200)


def describe(
    spaces: Spaces, retrievals: Sequence[Retrieval], truth: Floats, left_out: Sequence[Rows] = ()
) -> RankingLists:
    """Describe candidates by what is near them in this gallery, in the form that rerankers are trained on.

    `truth` [B, 2] is where the photos were taken; `left_out` are for each photo the rows that may not help it.
    """
    gallery = spaces.gallery
    hidden = left_out or [NONE] * len(retrievals)
    everything = np.ones(len(gallery), bool)
    lists = [
        describe_candidates(spaces, each, Voting(), Limits(everything, rows))
        for each, rows in zip(retrievals, hidden, strict=True)
    ]
    rows = np.stack([each.candidates for each in retrievals])
    none = np.zeros(len(rows), np.int64)
    return RankingLists(
        Questions(none, none, none, none, truth, np.ones(len(rows))),
        base=np.stack([each.scores for each in lists]),
        described=np.stack([each.features for each in lists]),
        query=np.stack([each.query.learned for each in retrievals]),
        rows=rows,
        supporters=np.stack([each.supporters for each in lists]),
        truth_m=geodesy.distance_m(gallery.latlon[rows], truth[:, None]),
    )


def columns(stage: str) -> Mask:
    """Return which features a stage may look at: those of retrieval, of the own source's references, of the other's."""
    names = np.array(features.NAMES)
    retrieved = np.char.endswith(names, "_gap") | np.char.endswith(names, "_rank")
    supported = np.char.startswith(names, "support")
    return {"retrieval": retrieved, "same source": ~supported, "other source": np.ones(len(names), bool)}[stage]


def weighted(train: RankingLists, test: RankingLists, stage: str) -> Floats:
    """Score lists by a weighted sum of a stage's features, fitted so that the candidate nearest the truth wins: [B, K].

    Lists without a candidate near the truth are left out of the fit.
    """
    standard = StandardScaler(int(columns(stage).sum()) + (stage != "retrieval"))
    rows = [_inputs(lists, stage) for lists in (train, test)]
    standard.fit(rows[0].reshape(-1, rows[0].shape[-1]))
    learned, asked = (standard(torch.from_numpy(each)) for each in rows)
    near = torch.from_numpy(train.truth_m.min(axis=1) < geodesy.CITY_M)
    target = torch.from_numpy(train.truth_m.argmin(axis=1))[near]
    weights = torch.zeros(learned.shape[-1], requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> Tensor:
        optimizer.zero_grad()
        value = nn.functional.cross_entropy(learned[near] @ weights, target) + 1e-3 * weights.square().sum()
        value.backward()
        return value

    optimizer.step(loss)
    return (asked @ weights.detach()).double().numpy()


def _inputs(lists: RankingLists, stage: str) -> Vectors:
    chosen = lists.described[..., columns(stage)]
    return chosen if stage == "retrieval" else np.concatenate([chosen, lists.base[..., None]], -1).astype(np.float32)


def reranked(spaces: Spaces, train: RankingLists, test: RankingLists, kinds: Sequence[str]) -> dict[str, Floats]:
    """Score lists by the engine's rerankers of some kinds, fitted on the training lists: [B, K] each."""
    images, places = (spaces.indexes[channel].vectors.astype(np.float32) for channel in ("image", "gps"))
    folds = [Fold("album", 0, np.zeros(len(images), bool), images, places, images, lambda rows: rows)]
    scored = {}
    for kind in kinds:
        config, recipe = recipes(kind, USUAL[kind], images.shape[1])
        with tempfile.TemporaryDirectory() as folder:
            network = train_reranker(train, folds, config, recipe, Path(folder), lambda line: None)
        scored[f"+ {kind} reranker"] = scores_of(network, tensors(test, stack(folds)))
    return scored


def ladder(
    spaces: Spaces, train: RankingLists, test: RankingLists, gps_m: Floats, kinds: Sequence[str]
) -> dict[str, list[float]]:
    """Return of every stage the percent of answers within `LIMITS_KM`; `gps_m` [B] is how far the first place is."""
    stages = {
        "density voting (control)": test.base,
        "+ image retrieval": weighted(train, test, "retrieval"),
        "+ same-source evidence": weighted(train, test, "same source"),
        "+ other-source evidence": weighted(train, test, "other source"),
        **reranked(spaces, train, test, kinds),
    }
    first = {name: test.truth_m[np.arange(len(given)), given.argmax(axis=1)] for name, given in stages.items()}
    first = {"image to GPS alone": gps_m, **first, "oracle of the list": test.truth_m.min(axis=1)}
    return {name: [100 * float((metres < km * 1_000).mean()) for km in LIMITS_KM] for name, metres in first.items()}
