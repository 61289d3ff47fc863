"""What photos of one place or trip tell about each other: the album picks the region, a photo's own votes the point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..gallery import Gallery, Rows
from ..types import Album, Photo, Request
from .retrieval import Neighbours
from .voting import Voting, kernel, votes, weights

Floats = npt.NDArray[np.float64]
HALF_WAY_ROUND_M = 20_000_000.0
STEP_S = 180.0
"""Photos whose time is not known are taken to follow each other by so many seconds."""
MOST = 200
"""An album of more photos is fused in parts of so many that follow each other, since the work grows with the square."""
BESIDE_M = 2_000.0
"""In a place that the album picks, a photo is put at its own best candidate this near; chosen on left-out albums."""
PLACES = 600
"""At most so many places are compared for an album, those of most votes."""


@dataclass(frozen=True)
class Fusion:
    """How the votes of an album's photos are put together; chosen on left-out training walks.

    A photo's look-alikes vote for places by two Gaussian kernels, of `narrow_m` and `wide_m`, or as far as the other
    photo may lie apart. Votes are raised to `power` before they are summed, so that the few photos that are sure speak
    for the rest and a stray one drags nothing. On a logarithmic scale the sum counts `trust` times, and the plain mean
    of all votes within about `region_m` counts `region` times, each relative to the album's best place, beside the
    photo's own votes, whose least is `own_floor`. A photo that is sure of another place by itself has gone astray: it
    keeps that place, with prior odds of `astray` and its votes to `astray_power`.
    """

    narrow_m: float = 2_000.0
    wide_m: float = 15_000.0
    power: float = 2.0
    trust: float = 4.0
    region_m: float = 25_000.0
    region: float = 8.0
    floor: float = 1e-6
    own_floor: float = 0.1
    astray: float = 0.2
    astray_power: float = 6.0


@dataclass(frozen=True)
class AlbumMember:
    """What one photo of an album says by itself: the most alike references, and its candidates, rows and scores [K]."""

    voters: Neighbours
    candidates: Rows
    scores: Floats


def apart_m(photos: Sequence[Photo], request: Request) -> Floats:
    """Return how far the photos of one album may have been taken from each other: metres [n, n].

    On a trip that is what its speed allows in the time between them; of one place, its radius.
    """
    if request.album is Album.SAME_PLACE:
        return np.full((len(photos), len(photos)), request.same_place_m)
    seconds = np.array(list(_seconds(photos)))
    return np.minimum(np.abs(seconds[:, None] - seconds[None]) * request.speed_kmh / 3.6, HALF_WAY_ROUND_M)


def _seconds(photos: Sequence[Photo]) -> Iterator[float]:
    """Yield when each photo was taken; one without a time `STEP_S` after the one before it, or before the one after."""
    known = [(number, photo.taken_s) for number, photo in enumerate(photos) if photo.taken_s is not None]
    last = known[0][1] - STEP_S * (known[0][0] + 1) if known else 0.0
    for photo in photos:
        last = last + STEP_S if photo.taken_s is None else photo.taken_s
        yield last


@dataclass(frozen=True)
class AlbumVotes:
    """What the photos of an album say of its places.

    Attributes:
        places: Rows of the places that look-alikes and candidates name, far enough apart [P].
        voters: For each photo the rows of its look-alikes [m] and what their votes weigh [m].
        metres: For each photo how far its look-alikes are from the places [P, m].
        own: The votes of each photo alone for each place [n, P].
        beside: For each photo the best of its own candidates within `BESIDE_M` of each place, -1 for none [n, P].
    """

    places: Rows
    voters: Sequence[tuple[Rows, Floats]]
    metres: Sequence[Floats]
    own: Floats
    beside: Rows

    @classmethod
    def of(cls, gallery: Gallery, members: Sequence[AlbumMember], voting: Voting) -> AlbumVotes:
        """Gather what the photos say; at most `PLACES` places, those of most votes."""
        voters = [(member.voters.rows, weights(member.voters.similarity, voting)) for member in members]
        places = _places(gallery, voters, np.concatenate([member.candidates for member in members]), voting)
        metres = [gallery.metres(places, rows) for rows, _ in voters]
        own = np.array([votes(m, w, voting) for m, (_, w) in zip(metres, voters, strict=True)])
        beside = np.array([_beside(gallery, places, member) for member in members])
        return cls(places, voters, metres, own, beside)

    def together(self, apart: Floats, fusion: Fusion) -> Floats:
        """Return what all photos say of the places as each one's [n, P]; `apart` [n, n] as `apart_m` gives it."""
        said = np.zeros(self.own.shape)
        widths = fusion.narrow_m * 2 ** np.ceil(np.log2(np.maximum(apart / fusion.narrow_m, 1)))
        for width in np.unique(widths):
            wide = max(width, fusion.wide_m)
            named = [0.5 * (kernel(m, width) + kernel(m, wide)) @ w for m, (_, w) in self._pairs()]
            said += fusion.narrow_m / width * (widths == width) @ np.array(named) ** fusion.power
        return said

    def region(self, width_m: float) -> Floats:
        """Return the mean of all photos' votes around each place, spread by a Gaussian of some width: [P]."""
        return np.asarray(np.mean([kernel(m, width_m) @ w for m, (_, w) in self._pairs()], axis=0))

    def points(self, photo: int, best: Rows, separation_m: float) -> Rows:
        """Return where exactly one photo is placed in each of some places, best first: rows [K], all different.

        That is its own candidate there of the highest score, else the reference there most alike to it, else the place
        itself; -1 where better places have taken all of these.
        """
        alike = self._alike(photo, separation_m)
        taken: list[int] = []
        for place in best.tolist():
            ways = (int(self.beside[photo, place]), int(alike[place]), int(self.places[place]))
            taken.append(next((row for row in ways if row >= 0 and row not in taken), -1))
        return np.array(taken, np.int64)

    def _alike(self, photo: int, separation_m: float) -> Rows:
        """Return for each place [P] the reference there most alike to one photo; the place where there is none.

        Each of the photo's look-alikes belongs to the place nearest to it.
        """
        metres, (rows, weight) = self.metres[photo], self.voters[photo]
        own = (metres.argmin(axis=0) == np.arange(len(self.places))[:, None]) & (metres < separation_m)
        best = np.where(own, weight, -1.0).argmax(axis=1)
        return np.where(own.any(axis=1), rows[best], self.places)

    def _pairs(self) -> Iterator[tuple[Floats, tuple[Rows, Floats]]]:
        return zip(self.metres, self.voters, strict=True)


def fuse(ballots: AlbumVotes, apart: Floats, voting: Voting, fusion: Fusion, top_k: int) -> list[tuple[Rows, Floats]]:
    """Return the best places of each photo of an album, and their scores: rows [K] and [K], best first.

    `apart` says how far two photos may lie from each other: metres [n, n].
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
    """Return the places that look-alikes and candidates name, far enough apart, those of most votes first."""
    rows = np.concatenate([*(rows for rows, _ in voters), candidates])
    each = np.concatenate([*(each for _, each in voters), np.zeros(len(candidates))])
    named, owner = np.unique(rows, return_inverse=True)
    named = named[np.argsort(-np.bincount(owner, each), kind="stable")]
    return named[geodesy.spaced(gallery.points[named], voting.separation_m, PLACES)]
