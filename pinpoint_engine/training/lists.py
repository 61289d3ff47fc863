"""Candidate lists of training photos, each searched without its own album, to train and choose rerankers on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, ClassVar, Protocol, TypeVar

import numpy as np
import numpy.typing as npt
import torch

from .. import geodesy
from ..answering.limits import Limits
from ..answering.retrieval import LISTED, Channels, Query, Spaces, find
from ..answering.voting import Voting
from ..confidence.density import AROUND
from ..gallery import Allowed, Gallery, Rows, Vectors
from ..models.networks import Lists
from ..systems.shortlist import Shortlist, describe_candidates
from .folds import Fold

TOP_K = LISTED
GAIN_M = (1_000.0, 5_000.0, geodesy.CITY_M)
KINDS = ("album", "frame", "removed", "stranger")
"""Searched without the own album; without the photo itself; without all near the truth; photos of no kind we keep."""

Array = npt.NDArray[Any]


class _DataclassInstance(Protocol):
    __dataclass_fields__: ClassVar[dict[str, Any]]


Table = TypeVar("Table", bound=_DataclassInstance)
"""A dataclass of arrays, or of such tables."""


@dataclass(frozen=True)
class Questions:
    """Bookkeeping: which photos were asked about, and in which way [B].

    Attributes:
        kind: Position in `KINDS`.
        fold: Position of the fold whose embedder was used.
        group: The album fold that the photo belongs to.
        row: The photo, a row of the gallery; -1 if it is of no kind that a gallery holds.
        truth: Where it was taken, degrees [B, 2].
        weight: What it counts for elsewhere: the inverse root of the number of references within 25 km.
    """

    kind: Array
    fold: Array
    group: Array
    row: Array
    truth: Array
    weight: Array


@dataclass(frozen=True)
class RankingLists:
    """What a reranker sees of B lists of K candidates, and what it learns.

    Attributes:
        questions: The photos.
        base: Log density of the votes [B, K].
        described: The candidates' features [B, K, F].
        query: Learned rows of the photos [B, d].
        rows: The candidates' rows in the gallery [B, K].
        supporters: Rows of the references that support each candidate [B, K, M], -1 for none.
        truth_m: Metres from the truth [B, K].
    """

    questions: Questions
    base: Array
    described: Array
    query: Array
    rows: Array
    supporters: Array
    truth_m: Array

    def __len__(self) -> int:
        return len(self.base)

    def of(self, chosen: Array | Sequence[int]) -> RankingLists:
        """Return some of the lists, by mask or numbers."""
        return _of(self, chosen)

    def digest(self) -> str:
        """Return a digest that tells a reranker trained on these lists from one trained on others."""
        state = hashlib.sha256()
        for array in (self.described, self.base, self.query, self.truth_m):
            state.update(np.ascontiguousarray(array).tobytes())
        return state.hexdigest()[:12]

    def gains(self) -> Array:
        """Return the gain of each candidate, the mean of being within 1, 5 and 25 km: float32 [B, K]."""
        return np.mean([self.truth_m < limit for limit in GAIN_M], axis=0).astype(np.float32)


@dataclass(frozen=True)
class ConfidenceLists:
    """What the odds of elsewhere, the sharpness and the density are fitted on, beside the truth.

    Attributes:
        overall: The features of the whole list if each candidate were first [B, K, G].
        apart_m: Metres between candidates [B, K, K].
        reach_m: How far the references around each candidate reach [B, K].
        hinted: Rows of the look-alikes' places that elsewhere is spread around [B, J].
        votes: The share of the votes at each of these [B, J].
    """

    overall: Array
    apart_m: Array
    reach_m: Array
    hinted: Array
    votes: Array


@dataclass(frozen=True)
class AlbumLists:
    """What the fusion of albums needs beside the candidates: the raw neighbours.

    Attributes:
        voters: Their rows [B, n], -1 for none.
        alike: Their cosine [B, n], -inf for none.
    """

    voters: Array
    alike: Array


@dataclass(frozen=True)
class CandidateLists:
    """B training photos with K candidates each, by who reads what."""

    ranking: RankingLists
    confidence: ConfidenceLists
    albums: AlbumLists

    @property
    def questions(self) -> Questions:
        """The photos."""
        return self.ranking.questions

    def __len__(self) -> int:
        return len(self.ranking)

    def of(self, chosen: Array | Sequence[int]) -> CandidateLists:
        """Return some of the lists, by mask or numbers."""
        return _of(self, chosen)

    @classmethod
    def joined(cls, parts: Sequence[CandidateLists]) -> CandidateLists:
        """Join lists that were made apart; fold positions stay those of each part."""
        return merge(parts, np.concatenate)


def merge(parts: Sequence[Table], combine: Callable[[list[Array]], Array]) -> Table:
    """Combine the arrays of the same name in several tables, and in the tables within them."""
    columns: dict[str, list[Any]] = {}
    for field in fields(parts[0]):
        columns[field.name] = [getattr(part, field.name) for part in parts]
    merged = {
        name: merge(column, combine) if is_dataclass(column[0]) else combine(column) for name, column in columns.items()
    }
    return replace(parts[0], **merged)


def _of(table: Table, chosen: Array | Sequence[int]) -> Table:
    return merge([table], lambda columns: columns[0][chosen])


@dataclass(frozen=True)
class Strangers:
    """Photos of no kind that a gallery holds, such as drone photos.

    Attributes:
        rows: Their backbone rows [n, D].
        latlon: Where they were taken, degrees [n, 2].
        fold: Number of the album fold whose embedder each is asked of [n].
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
    """Make the candidate lists of every photo of the gallery, with embedders that have not seen it.

    An album fold searches without the own album, and for three in ten photos again with every reference near the truth
    removed; a frame fold searches for two in five photos without only the photo itself. `groups` [N] are the album
    folds.
    """
    rng = np.random.default_rng(20261121)
    lists: list[CandidateLists] = []
    for position, fold in enumerate(folds):
        spaces = Spaces.of(gallery, fold.images, fold.places, np.ones(len(gallery), bool))

        # Held-out photos: each asks for its own place, from the references that the kind of question leaves.
        for row, kind, allowed in _questions(gallery, fold, rng):
            if not allowed.count:
                continue
            query = Query(gallery.vectors[row].astype(np.float32), fold.queries[row])
            weight = gallery.crowd(np.array([row]), geodesy.CITY_M)[0] ** -0.5
            question = _question(kind, position, groups[row], row, gallery.latlon[row], weight)
            lists.append(_list_of(spaces, query, allowed, question, channels, settings))

        # Strangers: photos whose place no gallery knows, so that the odds of elsewhere are fitted on such photos too.
        if strangers and fold.kind == "album":
            for number in np.flatnonzero(strangers.fold == fold.number):
                query = Query(strangers.rows[number], fold.embed(strangers.rows[[number]])[0])
                everywhere = Allowed.everywhere(len(gallery))
                question = _question(3, position, fold.number, -1, strangers.latlon[number], 1.0)
                lists.append(_list_of(spaces, query, everywhere, question, channels, settings))
        report(f"asked of fold {position + 1}: {len(lists)} lists")
    return merge(lists, np.stack)


def _questions(gallery: Gallery, fold: Fold, rng: np.random.Generator) -> Iterator[tuple[int, int, Allowed]]:
    """Yield a row, the kind of question, and which references may answer."""
    for row in fold.asked().tolist():
        if fold.kind == "album":
            others = gallery.sequences != gallery.sequences[row]
            yield row, 0, Allowed(others)
            if rng.random() < 0.3:
                far = geodesy.distance_m(gallery.latlon[row], gallery.latlon) > geodesy.CITY_M
                yield row, 2, Allowed(others & far)
        elif rng.random() < 0.4:
            yield row, 1, Allowed.everywhere(len(gallery)).without([row])


def _question(kind: int, fold: int, group: int, row: int, truth: geodesy.Floats, weight: float) -> Questions:
    """Return the bookkeeping of one photo, whose arrays have no axis B."""
    return Questions(np.array(kind), np.array(fold), np.array(group), np.array(row), truth, np.array(weight))


def _list_of(
    spaces: Spaces, query: Query, allowed: Allowed, question: Questions, channels: Channels, settings: Voting
) -> CandidateLists:
    """Search for one photo as Pinpoint does, and return its list; the arrays have no axis B."""
    limits = Limits(allowed, np.flatnonzero(~allowed.mask))
    retrieval = find(spaces, query, allowed, channels, settings, TOP_K)
    shortlist = describe_candidates(spaces, retrieval, settings, limits)
    gallery, rows, raw = spaces.gallery, retrieval.candidates, retrieval.neighbours["raw"]
    ranking = RankingLists(
        question,
        base=_padded(shortlist.scores, -np.inf),
        described=_padded(shortlist.features, np.nan),
        query=query.learned,
        rows=_padded(rows, 0),
        supporters=_padded(shortlist.supporters, -1),
        truth_m=_padded(geodesy.distance_m(question.truth, gallery.latlon[rows]), np.inf),
    )
    depth = settings.neighbours
    voters = AlbumLists(_padded(raw.rows, -1, depth), _padded(raw.similarity, -np.inf, depth))
    return CandidateLists(ranking, _confidence(gallery, rows, shortlist), voters)


def _confidence(gallery: Gallery, rows: Rows, shortlist: Shortlist) -> ConfidenceLists:
    surroundings = shortlist.surroundings
    return ConfidenceLists(
        overall=_padded(np.stack([shortlist.overall(k) for k in range(len(rows))]), np.nan),
        apart_m=_padded(_padded(gallery.metres(rows, rows), np.inf).T, np.inf),
        reach_m=_padded(surroundings.reach_m, 1.0),
        hinted=_padded(surroundings.hinted, 0, AROUND),
        votes=_padded(surroundings.votes, 0.0, AROUND),
    )


def _padded(rows: Array, value: float, count: int = TOP_K) -> Array:
    """Pad rows [K, ...] to [count, ...]."""
    full = np.full((count, *rows.shape[1:]), value, rows.dtype)
    full[: len(rows)] = rows
    return full


def stack(folds: Sequence[Fold]) -> tuple[Array, Array]:
    """Return the image rows and the place rows of all folds: float32 [folds, N, d] each."""
    return np.stack([fold.images for fold in folds]), np.stack([fold.places for fold in folds])


def tensors(lists: RankingLists, stacked: tuple[Array, Array]) -> Lists[torch.Tensor]:
    """Return lists as a reranker sees them, each with the rows (of `stack`) of the embedder that was used."""
    images, places = stacked
    fold = lists.questions.fold[:, None]
    arrays = (
        lists.base.astype(np.float32),
        lists.described,
        lists.query,
        images[fold, lists.rows],
        places[fold, lists.rows],
        images[fold[..., None], np.maximum(lists.supporters, 0)],
        lists.supporters >= 0,
    )
    return Lists(*(torch.from_numpy(array) for array in arrays))
