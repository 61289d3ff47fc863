"""Fit how sure the photos of an album are together, on training albums asked without themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize, minimize_scalar

from ... import geodesy
from ...answering import albums
from ...answering.albums import AlbumMember, AlbumVotes, Fusion
from ...answering.retrieval import Neighbours
from ...answering.voting import Voting
from ...confidence.density import HIT_M, AlbumOdds
from ...gallery import Gallery
from ...types import Album, Photo, Request
from ..lists import TOP_K, CandidateLists

Floats = npt.NDArray[np.float64]
WINDOW = 10
"""Albums are asked in runs of so many photos that follow each other."""
RIDGE = 1e-3


@dataclass(frozen=True)
class AlbumAnswers:
    """Photos of albums, fused: scores and metres from the truth [B, K], and metres between places and the first [B, K].

    `alone` are the log odds of elsewhere of the photo alone [B], `others` their mean over its album [B].
    """

    scores: Floats
    truth_m: Floats
    beside_m: Floats
    alone: Floats
    others: Floats
    weight: Floats


def fit(
    asked: CandidateLists, shares: Floats, gallery: Gallery, order: npt.NDArray[np.int64], settings: Voting
) -> AlbumOdds:
    """Fit a calibration of fused answers on lists that were asked without the own album.

    Args:
        shares: The probabilities of the listed places of each photo alone [B, K].
        order: When each reference was taken among those of its album, by any number that rises [N].
    """
    fused = fuse_windows(asked, shares, gallery, order, settings)
    right = (fused.truth_m < HIT_M).any(axis=1)
    rows = np.stack([np.ones(len(right)), fused.others, fused.alone], axis=1)
    weight = fused.weight / fused.weight.sum()

    def surprise(values: Floats) -> float:
        total = rows @ values
        return float((weight * np.logaddexp(0, np.where(right, total, -total))).sum() + RIDGE * (values[1:] ** 2).sum())

    bias, others, own = minimize(surprise, np.array([0.0, 0.5, 0.5]), method="L-BFGS-B").x.round(4).tolist()
    elsewhere = 1 / (1 + np.exp(-(rows @ np.array([bias, others, own]))))
    return AlbumOdds(fit_sharpness(fused, elsewhere), bias, others, own)


def fit_sharpness(fused: AlbumAnswers, elsewhere: Floats) -> float:
    """Fit by likelihood how sharply fused scores become shares, so that the confidence in the first place holds."""
    right, beside = fused.truth_m[:, 0] < HIT_M, fused.beside_m < HIT_M
    weight = fused.weight / fused.weight.sum()

    def surprise(log_sharpness: float) -> float:
        each = np.exp(np.exp(log_sharpness) * (fused.scores - fused.scores[:, :1]))
        sure = (1 - elsewhere) * (each * beside).sum(axis=1) / each.sum(axis=1)
        sure = sure.clip(1e-6, 1 - 1e-6)
        return float(-(weight * np.log(np.where(right, sure, 1 - sure))).sum())

    best = minimize_scalar(surprise, bounds=(-4.0, 3.0), method="bounded", options={"xatol": 0.02})
    return round(float(np.exp(best.x)), 5)


def fuse_windows(
    asked: CandidateLists, shares: Floats, gallery: Gallery, order: npt.NDArray[np.int64], settings: Voting
) -> AlbumAnswers:
    """Fuse the albums of lists that were asked without the own album, in runs of `WINDOW` photos."""
    elsewhere = (1 - shares.sum(axis=1)).clip(1e-6, 1 - 1e-6)
    odds = np.log(elsewhere / (1 - elsewhere))
    parts = []
    for window in windows(asked, gallery, order):
        for b, (rows, scores) in zip(window, fuse(asked, gallery, window, settings), strict=True):
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
    """Yield the numbers of lists whose photos follow each other in one album, `WINDOW` at a time."""
    new = np.flatnonzero(asked.questions.kind == 0)
    album = gallery.sequences[asked.questions.row[new]]
    for name in np.unique(album):
        mine = new[album == name]
        mine = mine[np.argsort(order[asked.questions.row[mine]], kind="stable")]
        yield from (mine[start : start + WINDOW] for start in range(0, len(mine) - 1, WINDOW))


def fuse(
    asked: CandidateLists, gallery: Gallery, window: npt.NDArray[np.int64], settings: Voting
) -> list[tuple[npt.NDArray[np.int64], Floats]]:
    """Fuse the photos of some lists as those of one trip; see `albums.fuse`."""
    members = []
    for b in window:
        there, live = asked.albums.voters[b] >= 0, np.isfinite(asked.ranking.base[b])
        voters = Neighbours(asked.albums.voters[b, there], asked.albums.alike[b, there])
        members.append(AlbumMember(voters, asked.ranking.rows[b, live], asked.ranking.base[b, live].astype(np.float64)))
    unknown = [Photo("", "")] * len(window)
    apart = albums.apart_m(unknown, Request(album=Album.SAME_TRIP))
    return albums.fuse(AlbumVotes.of(gallery, members, settings), apart, settings, Fusion(), TOP_K)
