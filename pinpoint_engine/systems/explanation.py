"""Why candidates have their scores: the votes, what the reranker made of each group of features, what is around."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..answering import features
from ..answering.features import LEADERS, NEAR_M
from ..answering.limits import Limits
from ..answering.retrieval import Retrieval
from ..gallery import Gallery, Rows
from ..geodesy import Floats
from ..models.networks import Reranker, lists_of
from ..types import Vicinity, Why
from .shortlist import Shortlist

MOST = 6
"""So many effects are told of each candidate; the others are weaker."""
DECIMALS = 3
"""What is told is rounded to so many decimals, as a run stores it for every candidate."""


def explain(shortlist: Shortlist, reranker: Reranker | None, scores: Floats) -> tuple[Why, ...]:
    """Explain the scores [K] of a photo's candidates."""
    gallery, retrieval = shortlist.spaces.gallery, shortlist.retrieval
    votes = shortlist.scores
    ranks = np.empty(len(votes), np.int64)
    ranks[np.lexsort((gallery.order(retrieval.candidates), -votes))] = np.arange(1, len(votes) + 1)
    effects = {} if reranker is None else _effects(shortlist, reranker, scores)
    return tuple(
        Why(round(float(votes[k]), DECIMALS), int(ranks[k]), _of_candidate(effects, k), around)
        for k, around in enumerate(vicinities(gallery, retrieval, shortlist.limits))
    )


def _effects(shortlist: Shortlist, reranker: Reranker, scores: Floats) -> dict[str, Floats]:
    """Return how much each candidate's score falls with a group of features hidden: [K] by group.

    Features of a group are hidden together, since they rise and fall together: hidden one at a time, the others would
    stand in for it.
    """
    columns = shortlist.scores, shortlist.features, shortlist.supporters
    lists = lists_of(shortlist.spaces, shortlist.retrieval, *columns)
    names, described = zip(*features.hidden(shortlist.features), strict=True)
    return dict(zip(names, scores - reranker.score_each(lists, described), strict=True))


def _of_candidate(effects: Mapping[str, Floats], k: int) -> dict[str, float]:
    """Return the strongest effects on one candidate, the strongest first."""
    rounded = {name: round(float(each[k]), DECIMALS) for name, each in effects.items()}
    strongest = sorted(rounded, key=lambda name: -abs(rounded[name]))[:MOST]
    return {name: rounded[name] for name in strongest if rounded[name]}


def vicinities(gallery: Gallery, retrieval: Retrieval, limits: Limits) -> tuple[Vicinity, ...]:
    """Compare the references within 1 km of each candidate [K] with the photo's nearest neighbours by raw features."""
    voters = retrieval.neighbours["raw"]
    usual = round(float(voters.similarity[:LEADERS].mean()), DECIMALS) if len(voters.rows) else 0.0
    rows = retrieval.candidates
    near = gallery.metres(rows, voters.rows) <= NEAR_M
    near &= voters.rows != rows[:, None]
    alike, best = near.sum(axis=1).tolist(), np.where(near, voters.similarity, -np.inf).max(axis=1, initial=-np.inf)
    return tuple(
        Vicinity(around, count, len(voters.rows), round(float(best[k]), DECIMALS) if count else None, usual)
        for k, (around, count) in enumerate(zip(_searched(gallery, rows, limits), alike, strict=True))
    )


def _searched(gallery: Gallery, rows: Rows, limits: Limits) -> list[int]:
    """Count the references that may answer within 1 km of each row [K], itself left out."""
    if gallery.pictured is not None:
        limits = replace(limits, allowed=limits.allowed.among(gallery.pictured))
    elif limits.allowed.is_whole:
        return [count - 1 for count in gallery.crowd(rows, NEAR_M).tolist()]
    return [int(limits.allowed[gallery.within(row, NEAR_M)].sum()) - int(limits.allowed[row]) for row in rows.tolist()]
