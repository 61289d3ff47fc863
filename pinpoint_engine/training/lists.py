"""Candidate lists of training photos, each asked without its own album, to train and choose rerankers on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
import numpy.typing as npt
import torch

from .. import geodesy
from ..answering import evidence, features, retrieval, voting
from ..answering.retrieval import LISTED, Channels, Query, Spaces
from ..answering.voting import Voting
from ..confidence.density import AROUND, around, reach
from ..gallery import Gallery, Vectors
from ..models.networks import Lists
from .folds import Fold

TOP_K = LISTED
GAIN_M = (1_000.0, 5_000.0, geodesy.CITY_M)
KINDS = ("album", "frame", "removed", "stranger")
"""Asked without the own album; without the photo itself; without all near the truth; and photos of no kind we keep."""

Array = npt.NDArray[Any]


@dataclass(frozen=True)
class CandidateLists:
    """B training photos asked, with K candidates each. Rows are those of the gallery.

    Attributes:
        kind: Position in `KINDS` [B].
        fold: Which fold's embedder was asked, by position [B]; `group` the album fold that a photo belongs to [B].
        base: Density of the votes [B, K]; `described` the features [B, K, F], `overall` [B, K, G] if that were first.
        query: Learned rows [B, d]; `rows` the candidates [B, K]; `supporters` [B, K, M].
        truth_m: Metres from the truth [B, K]; `apart_m` metres between candidates [B, K, K].
        reach_m: How far the references around each candidate reach [B, K].
        voters: Rows of the most alike references [B, n], and their cosine, `alike` [B, n]; -1 and -inf: none.
        hinted: Rows of the look-alikes' places that elsewhere is spread around [B, J], and the `votes` for each [B, J].
        truth: Where the photos were taken, degrees [B, 2].
        row: The photo asked [B]; -1: of no kind that a gallery holds.
        weight: What a photo counts for elsewhere: the inverse root of the references within 25 km of it [B].
    """

    kind: Array
    fold: Array
    group: Array
    base: Array
    described: Array
    overall: Array
    query: Array
    rows: Array
    supporters: Array
    truth_m: Array
    apart_m: Array
    reach_m: Array
    voters: Array
    alike: Array
    hinted: Array
    votes: Array
    truth: Array
    row: Array
    weight: Array

    def __len__(self) -> int:
        return len(self.kind)

    def of(self, chosen: Array) -> CandidateLists:
        """Return some of the lists, by mask or numbers."""
        return CandidateLists(**{field.name: getattr(self, field.name)[chosen] for field in fields(self)})

    @classmethod
    def joined(cls, parts: Sequence[CandidateLists]) -> CandidateLists:
        """Put lists together that were asked apart; what they call folds stays theirs."""
        columns = {field.name: [getattr(part, field.name) for part in parts] for field in fields(cls)}
        return cls(**{name: np.concatenate(column) for name, column in columns.items()})

    def digest(self) -> str:
        """Return what names these lists, so that a reranker trained on others is not taken for one of these."""
        state = hashlib.sha256()
        for array in (self.described, self.base, self.query, self.truth_m):
            state.update(np.ascontiguousarray(array).tobytes())
        return state.hexdigest()[:12]

    def gains(self) -> Array:
        """Return the worth of each candidate, the mean of being within 1, 5 and 25 km: float32 [B, K]."""
        return np.mean([self.truth_m < limit for limit in GAIN_M], axis=0).astype(np.float32)


@dataclass(frozen=True)
class Strangers:
    """Photos of no kind that a gallery holds, such as drone photos.

    Attributes:
        rows: What the backbone sees in them [n, D].
        latlon: Where they were taken, degrees [n, 2].
        fold: Which album fold's embedder each is asked of [n].
    """

    rows: Vectors
    latlon: geodesy.Floats
    fold: Array


def ask(
    gallery: Gallery,
    folds: Iterable[Fold],
    groups: Array,
    channels: Channels,
    settings: Voting,
    report: Callable[[str], None],
    strangers: Strangers | None = None,
) -> CandidateLists:
    """Ask every photo of the gallery of the embedders that have not seen it.

    An album fold asks without the own album, and three in ten photos again with every reference near the truth removed;
    a frame fold asks two in five photos without only the photo itself. `groups` [N] are the album folds.
    """
    rng = np.random.default_rng(20261121)
    records: list[dict[str, Any]] = []
    for position, fold in enumerate(folds):
        spaces = Spaces(gallery, fold.images, fold.places, np.ones(len(gallery), bool))
        for row, kind, allowed in _questions(gallery, fold, rng):
            if not allowed.any():
                continue
            query = Query(gallery.vectors[row].astype(np.float32), fold.queries[row])
            truth = gallery.latlon[row]
            record = _record(spaces, query, allowed, truth, channels, settings)
            record |= {"row": row, "weight": gallery.crowd(np.array([row]), geodesy.CITY_M)[0] ** -0.5}
            records.append(record | {"kind": kind, "fold": position, "group": groups[row]})
        if strangers and fold.kind == "album":
            for number in np.flatnonzero(strangers.fold == fold.number):
                query = Query(strangers.rows[number], fold.embed(strangers.rows[[number]])[0])
                everywhere = np.ones(len(gallery), bool)
                record = _record(spaces, query, everywhere, strangers.latlon[number], channels, settings)
                records.append(record | {"kind": 3, "fold": position, "group": fold.number, "row": -1, "weight": 1.0})
        report(f"asked of fold {position + 1}: {len(records)} lists")
    return CandidateLists(
        **{field.name: np.stack([record[field.name] for record in records]) for field in fields(CandidateLists)}
    )


def _questions(gallery: Gallery, fold: Fold, rng: np.random.Generator) -> Iterator[tuple[int, int, Array]]:
    """Yield a row, the kind of question, and which references may answer [N]."""
    for row in fold.asked().tolist():
        if fold.kind == "album":
            others = gallery.sequences != gallery.sequences[row]
            yield row, 0, others
            if rng.random() < 0.3:
                far = geodesy.distance_m(gallery.latlon[row], gallery.latlon) > geodesy.CITY_M
                yield row, 2, others & far
        elif rng.random() < 0.4:
            allowed = np.ones(len(gallery), bool)
            allowed[row] = False
            yield row, 1, allowed


def _record(
    spaces: Spaces, query: Query, allowed: Array, truth: geodesy.Floats, channels: Channels, settings: Voting
) -> dict[str, Any]:
    depth, apart_m = settings.neighbours, settings.separation_m
    found = retrieval.find(spaces, query, allowed, channels, top_k=TOP_K, depth=depth, apart_m=apart_m)
    left_out = np.flatnonzero(~allowed)
    near = evidence.gather(spaces.gallery, query.raw[None], found.candidates[None], features.SUPPORTERS, left_out)
    supporters = features.supporters(spaces.gallery, found, near)
    count = len(found.candidates)
    whole = features.whole(spaces, found, left_out)
    regions = [features.around(spaces.gallery, found, k, left_out) for k in range(count)]
    overall = np.stack([np.concatenate([whole, each]) for each in regions])
    hinted, votes = around(spaces.gallery, found)
    return {
        "base": _padded(voting.scores(spaces.gallery, found, settings), -np.inf),
        "described": _padded(features.describe(spaces, found, near, left_out), np.nan),
        "overall": _padded(overall, np.nan),
        "query": query.learned,
        "rows": _padded(found.candidates, 0),
        "supporters": _padded(supporters, -1),
        "truth_m": _padded(geodesy.distance_m(truth, spaces.gallery.latlon[found.candidates]), np.inf),
        "reach_m": _padded(reach(spaces.gallery, found.candidates, left_out), 1.0),
        "voters": _padded(found.neighbours["raw"].rows, -1, depth),
        "alike": _padded(found.neighbours["raw"].similarity, -np.inf, depth),
        "hinted": _padded(hinted, 0, AROUND),
        "votes": _padded(votes, 0.0, AROUND),
        "truth": truth,
        "apart_m": _padded(_padded(spaces.gallery.metres(found.candidates, found.candidates), np.inf).T, np.inf),
    }


def _padded(rows: Array, value: float, count: int = TOP_K) -> Array:
    """Fill rows [K, ...] up to [count, ...]."""
    full = np.full((count, *rows.shape[1:]), value, rows.dtype)
    full[: len(rows)] = rows
    return full


def stack(folds: Sequence[Fold]) -> tuple[Array, Array]:
    """Return the image rows and the place rows of all folds: float32 [folds, N, d] each."""
    return np.stack([fold.images for fold in folds]), np.stack([fold.places for fold in folds])


def tensors(asked: CandidateLists, stacked: tuple[Array, Array]) -> Lists[torch.Tensor]:
    """Return lists as a reranker sees them, each with the rows (of `stack`) of the embedder that it was asked of."""
    images, places = stacked
    fold = asked.fold[:, None]
    supported = asked.supporters >= 0
    arrays = (
        asked.base.astype(np.float32),
        asked.described,
        asked.query,
        images[fold, asked.rows],
        places[fold, asked.rows],
        images[fold[..., None], np.maximum(asked.supporters, 0)],
        supported,
    )
    return Lists(*(torch.from_numpy(array) for array in arrays))
