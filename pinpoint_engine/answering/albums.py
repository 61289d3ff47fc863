"""Fusing the photos of one place or trip: the album decides the region, a photo's own votes the point in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .. import geodesy
from ..gallery import Gallery, Rows
from ..geodesy import CITY_M, Floats, gaussian
from ..types import Album, Photo, Request
from .retrieval import Neighbours
from .voting import Voting, votes, weights

HALF_WAY_ROUND_M = 20_000_000.0
KMH_PER_MS = 3.6
STEP_S = 180.0
"""Photos of unknown time are assumed to be taken so many seconds apart."""
MOST = 200
"""A longer album is fused in parts of so many consecutive photos: the cost grows with the square."""
BESIDE_M = 2_000.0
"""In the region that the album decides, a photo gets its own best candidate within this distance of the place; chosen
on held-out albums."""
PLACES = 600
"""At most so many places are compared for an album, those with most votes."""


@dataclass(frozen=True)
class Fusion:
    """How the votes of an album's photos are combined; chosen on held-out training walks.

    A photo's neighbours vote for places by two Gaussian kernels, of widths `narrow_m` and `wide_m`, or wider where
    another photo may lie farther away. Votes are raised to `power` before they are summed, so that the few confident
    photos decide and an outlier moves nothing. The log of that sum is weighted by `trust`, the log of the mean of all
    votes at the scale of `region_m` by `region`, each relative to the album's best place; they are added to the log of
    the photo's own votes plus `own_floor`. A photo that is confident of another place by itself is an outlier: it keeps
    that place, with prior odds of `astray` and its votes raised to `astray_power`.
    """

    narrow_m: float = 2_000.0
    wide_m: float = 15_000.0
    power: float = 2.0
    trust: float = 4.0
    region_m: float = CITY_M
    region: float = 8.0
    floor: float = 1e-6
    own_floor: float = 0.1
    astray: float = 0.2
    astray_power: float = 6.0


@dataclass(frozen=True)
class AlbumMember:
    """One photo of an album by itself: its nearest neighbours, and its candidates, rows and scores [K]."""

    voters: Neighbours
    candidates: Rows
    scores: Floats


def apart_m(photos: Sequence[Photo], request: Request) -> Floats:
    """Return the greatest distances between the places of an album's photos: metres [n, n].

    On a trip that is speed times the time between them; for one place, its radius.
    """
    if request.album is Album.SAME_PLACE:
        return np.full((len(photos), len(photos)), request.same_place_m)
    seconds = np.array(list(_seconds(photos)))
    return np.minimum(np.abs(seconds[:, None] - seconds[None]) * request.speed_kmh / KMH_PER_MS, HALF_WAY_ROUND_M)


def _seconds(photos: Sequence[Photo]) -> Iterator[float]:
    """Yield the time of each photo; one of unknown time is `STEP_S` after the photo before it, or before the next."""
    known = [(number, photo.taken_s) for number, photo in enumerate(photos) if photo.taken_s is not None]
    last = known[0][1] - STEP_S * (known[0][0] + 1) if known else 0.0
    for photo in photos:
        last = last + STEP_S if photo.taken_s is None else photo.taken_s
        yield last


@dataclass(frozen=True)
class AlbumVotes:
    """The votes of an album's photos for its places.

    Attributes:
        places: The references that are neighbours or candidates, thinned to be far enough apart: rows [P].
        voters: For each photo the rows of its neighbours [m] and the weights of their votes [m].
        metres: For each photo the distances of its neighbours from the places [P, m].
        own: The votes of each photo alone for each place [n, P].
        beside: For each photo the best of its own candidates within `BESIDE_M` of each place, -1: none [n, P].
    """

    places: Rows
    voters: Sequence[tuple[Rows, Floats]]
    metres: Sequence[Floats]
    own: Floats
    beside: Rows

    @classmethod
    def of(cls, gallery: Gallery, members: Sequence[AlbumMember], voting: Voting) -> AlbumVotes:
        """Collect the votes of some photos for at most `PLACES` places, those with most votes."""
        voters = [(member.voters.rows, weights(member.voters.similarity, voting)) for member in members]
        places = _places(gallery, voters, np.concatenate([member.candidates for member in members]), voting)
        metres = [gallery.metres(places, rows) for rows, _ in voters]
        own = np.array([votes(m, w, voting) for m, (_, w) in zip(metres, voters, strict=True)])
        beside = np.array([_beside(gallery, places, member) for member in members])
        return cls(places, voters, metres, own, beside)

    def together(self, apart: Floats, fusion: Fusion) -> Floats:
        """Return the votes of all photos for the place of each [n, P]; `apart` [n, n] as `apart_m` returns it."""
        said = np.zeros(self.own.shape)
        widths = fusion.narrow_m * 2 ** np.ceil(np.log2(np.maximum(apart / fusion.narrow_m, 1)))
        for width in np.unique(widths):
            wide = max(width, fusion.wide_m)
            named = [0.5 * (gaussian(m, width) + gaussian(m, wide)) @ w for m, (_, w) in self._pairs()]
            said += fusion.narrow_m / width * (widths == width) @ np.array(named) ** fusion.power
        return said

    def region(self, width_m: float) -> Floats:
        """Return the mean of all photos' votes at each place by a Gaussian kernel of some width: [P]."""
        return np.asarray(np.mean([gaussian(m, width_m) @ w for m, (_, w) in self._pairs()], axis=0))

    def points(self, photo: int, best: Rows, separation_m: float) -> Rows:
        """Return the point at which one photo is placed near each of some places, best first: rows [K], all different.

        That is its own candidate there with the highest score, else its nearest neighbour there, else the place itself;
        -1 where better places have taken all of these.
        """
        alike = self._alike(photo, separation_m)
        taken: list[int] = []
        for place in best.tolist():
            ways = (int(self.beside[photo, place]), int(alike[place]), int(self.places[place]))
            taken.append(next((row for row in ways if row >= 0 and row not in taken), -1))
        return np.array(taken, np.int64)

    def _alike(self, photo: int, separation_m: float) -> Rows:
        """Return for each place [P] the neighbour there most similar to one photo, the place itself if none.

        Each neighbour belongs to the place nearest to it.
        """
        metres, (rows, weight) = self.metres[photo], self.voters[photo]
        own = (metres.argmin(axis=0) == np.arange(len(self.places))[:, None]) & (metres < separation_m)
        best = np.where(own, weight, -1.0).argmax(axis=1)
        return np.where(own.any(axis=1), rows[best], self.places)

    def _pairs(self) -> Iterator[tuple[Floats, tuple[Rows, Floats]]]:
        return zip(self.metres, self.voters, strict=True)


def fuse(ballots: AlbumVotes, apart: Floats, voting: Voting, fusion: Fusion, top_k: int) -> list[tuple[Rows, Floats]]:
    """Return the best places of each photo of an album, and their scores: rows [K] and [K], best first.

    `apart` is the greatest distance between two photos: metres [n, n].
    """
    said, region = ballots.together(apart, fusion), ballots.region(fusion.region_m)
    album = fusion.trust * np.log(said / said.max(axis=1, keepdims=True) + fusion.floor)
    album += fusion.region * np.log(region / region.max() + fusion.floor)
    astray = np.log(fusion.astray) + fusion.astray_power * np.log(ballots.own + fusion.floor)
    scores = np.logaddexp(album + np.log(ballots.own + fusion.own_floor), astray)
    order = np.argsort(-scores, axis=1, kind="stable")[:, :top_k]
    points = [ballots.points(photo, best, voting.separation_m) for photo, best in enumerate(order)]
    return [(rows[rows >= 0], scores[photo, order[photo]][rows >= 0]) for photo, rows in enumerate(points)]


def _beside(gallery: Gallery, places: Rows, member: AlbumMember) -> Rows:
    """Return the best of a photo's own candidates within `BESIDE_M` of each place, -1 for none: [P]."""
    near = gallery.metres(places, member.candidates) <= BESIDE_M
    best = np.where(near, member.scores, -np.inf).argmax(axis=1)
    return np.where(near.any(axis=1), member.candidates[best], -1)


def _places(gallery: Gallery, voters: Sequence[tuple[Rows, Floats]], candidates: Rows, voting: Voting) -> Rows:
    """Return neighbours and candidates thinned to be far enough apart, those with most votes first: rows [P]."""
    rows = np.concatenate([*(rows for rows, _ in voters), candidates])
    each = np.concatenate([*(each for _, each in voters), np.zeros(len(candidates))])
    _, firsts, owner = np.unique(gallery.order(rows), return_index=True, return_inverse=True)
    named = rows[firsts]
    named = named[np.argsort(-np.bincount(owner, each), kind="stable")]
    return named[geodesy.spaced(gallery.points(named), voting.separation_m, PLACES)]
