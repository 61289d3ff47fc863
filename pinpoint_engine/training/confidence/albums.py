"""Fit the calibration of fused albums on training albums that are held out of the gallery."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from ... import geodesy
from ...answering.albums import AlbumMember, AlbumVotes, Fusion, apart_m, fuse
from ...answering.retrieval import Neighbours
from ...answering.voting import Voting
from ...confidence.calibration import ALBUM_LEAST
from ...confidence.odds import Logistic, log_odds
from ...gallery import Gallery
from ...geodesy import CITY_M, Floats
from ...types import Album, Photo, Request
from ..lists import TOP_K, CandidateLists
from .logistic import fit_logistic
from .sharpness import FirstPlaces, fit_sharpness

WINDOW = 10
"""Albums are fused in runs of so many consecutive photos."""
PRIOR = Logistic(0.0, {"album": 0.0, "photo": 0.0})
RIDGE = 1e-3
"""The ridge on both weights, against the mean loss of a photo."""


@dataclass(frozen=True)
class AlbumAnswers:
    """Answers to B photos fused with their album.

    Attributes:
        scores: Of the places, best first [B, K]; -inf: padding.
        truth_m: The distance of each place from the truth, metres [B, K].
        beside_m: Its distance from the first place, metres [B, K].
        alone: The log-odds of elsewhere of each photo alone [B].
        mean: Their mean over the photos of its run [B].
        weight: What each photo counts [B].
    """

    scores: Floats
    truth_m: Floats
    beside_m: Floats
    alone: Floats
    mean: Floats
    weight: Floats


def fit_album(
    asked: CandidateLists, shares: Floats, gallery: Gallery, order: npt.NDArray[np.int64], settings: Voting
) -> tuple[Logistic, float]:
    """Fit the log-odds of elsewhere and the sharpness of fused answers, on lists asked without the own album.

    Args:
        asked: The lists [B].
        shares: The probabilities of the listed places of each photo alone [B, K].
        gallery: The references [N].
        order: A number that rises as the photos of an album were taken [N].
        settings: How neighbours vote.
    """
    fused = fuse_windows(asked, shares, gallery, order, settings)
    listed = (fused.truth_m < CITY_M).any(axis=1)
    inputs = {"album": fused.mean, "photo": fused.alone}
    odds = fit_logistic(inputs, ~listed, fused.weight, prior=PRIOR, ridge=RIDGE)
    firsts = FirstPlaces(
        fused.scores,
        fused.beside_m < CITY_M,
        odds.probability(inputs),
        fused.truth_m[:, 0] < CITY_M,
        fused.weight,
    )
    return odds, fit_sharpness(firsts)


def fuse_windows(
    asked: CandidateLists, shares: Floats, gallery: Gallery, order: npt.NDArray[np.int64], settings: Voting
) -> AlbumAnswers:
    """Fuse the albums of lists asked without the own album, in runs of `WINDOW` photos."""
    odds = log_odds(1 - shares.sum(axis=1), ALBUM_LEAST)
    parts = []
    for window in windows(asked, gallery, order):
        for b, (rows, scores) in zip(window, fuse_window(asked, gallery, window, settings), strict=True):
            full = np.full((3, TOP_K), np.inf)
            full[0] = -np.inf
            full[:, : len(rows)] = (
                scores,
                geodesy.distance_m(asked.questions.truth[b], gallery.latlon[rows]),
                gallery.metres(rows[:1], rows)[0],
            )
            parts.append((full, odds[b], odds[window].mean(), asked.questions.weight[b]))
    tables = np.stack([full for full, *_ in parts], axis=1)
    return AlbumAnswers(*tables, *(np.array(column) for column in zip(*(rest for _, *rest in parts), strict=True)))


def windows(asked: CandidateLists, gallery: Gallery, order: npt.NDArray[np.int64]) -> Iterator[npt.NDArray[np.int64]]:
    """Yield the numbers of lists of consecutive photos of one album, `WINDOW` at a time."""
    new = np.flatnonzero(asked.questions.kind == 0)
    album = gallery.sequences[asked.questions.row[new]]
    for name in np.unique(album):
        mine = new[album == name]
        mine = mine[np.argsort(order[asked.questions.row[mine]], kind="stable")]
        yield from (mine[start : start + WINDOW] for start in range(0, len(mine) - 1, WINDOW))


def fuse_window(
    asked: CandidateLists, gallery: Gallery, window: npt.NDArray[np.int64], settings: Voting
) -> list[tuple[npt.NDArray[np.int64], Floats]]:
    """Fuse the photos of some lists as those of one trip; see `answering.albums.fuse`."""
    members = []
    for b in window:
        there, live = asked.albums.voters[b] >= 0, np.isfinite(asked.ranking.base[b])
        voters = Neighbours(asked.albums.voters[b, there], asked.albums.alike[b, there])
        members.append(AlbumMember(voters, asked.ranking.rows[b, live], asked.ranking.base[b, live].astype(np.float64)))
    unknown = [Photo("", "")] * len(window)
    apart = apart_m(unknown, Request(album=Album.SAME_TRIP))
    return fuse(AlbumVotes.of(gallery, members, settings), apart, settings, Fusion(), TOP_K)
