"""Places that another system proposes for a photo: the best reference at each joins the candidates."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from .. import geodesy
from ..areas import regions
from ..gallery import Allowed, Gallery, Rows
from ..geodesy import CITY_M, Floats
from .limits import Limits
from .retrieval import Query, Retrieval, Spaces

SOUGHT_M = (1e5, 4e5, 1.6e6)
"""The nearest reference is sought within the smallest of these distances that holds any, or else everywhere."""


MOST = 0.99
"""No system is taken to be surer than this that the photo is near one of its places."""


@dataclass(frozen=True, eq=False)
class Proposals:
    """Places at least 25 km apart, best first: degrees [J, 2], and the probability that the photo is so near [J]."""

    system: str
    latlon: Floats
    shares: Floats

    @classmethod
    def of(cls, system: str, latlon: Floats, shares: Floats) -> Proposals:
        """Take a system's places, best first, and add those within 25 km of a better one to it."""
        points = geodesy.unit_vectors(latlon)
        kept = geodesy.spaced(points, CITY_M, len(points))
        owner = np.argmax(points[kept] @ points.T, axis=0) if kept else np.empty(0, np.int64)
        within = np.bincount(owner, shares, len(kept)).astype(np.float64)
        return cls(system, latlon[kept], within / max(1.0, float(within.sum()) / MOST))


NO_PROPOSALS = Proposals("", np.empty((0, 2)), np.empty(0))


def join(
    spaces: Spaces, found: Retrieval, proposed: Proposals, limits: Limits, apart_m: float
) -> tuple[Retrieval, Proposals]:
    """Add what another system proposes to the candidates of a photo.

    Of the references within 25 km of each place, the one that looks most alike becomes a candidate. One that is nearer
    than `apart_m` to a candidate is that candidate, and is not added.

    Returns:
        The longer list; and the remote places: those in the search area that no reference is within 25 km of.
    """
    near = [spaces.gallery.within_place(place, CITY_M) for place in proposed.latlon]
    allowed = spaces.searchable("image", limits.allowed)  # a place without photos has nothing to compare
    near = [rows[allowed[rows]] for rows in near]
    likest = np.array([_likest(spaces, found.query, rows) for rows in near if len(rows)], np.int64)
    inside = regions.inside(proposed.latlon, limits.within) if limits.within else np.ones(len(near), bool)
    remote = [n for n, rows in enumerate(near) if not len(rows) and inside[n] and proposed.shares[n] > 0]
    places = replace(proposed, latlon=proposed.latlon[remote], shares=proposed.shares[remote])
    return _longer(spaces.gallery, found, likest, proposed.system, apart_m), places


def _longer(gallery: Gallery, found: Retrieval, rows: Rows, channel: str, apart_m: float) -> Retrieval:
    """Add candidates, rows [n], to a list where they are at least `apart_m` from all others."""
    apart = geodesy.chords(gallery.points(rows)[:, None], gallery.points(found.candidates))
    rows = rows[(apart >= geodesy.m_to_chord(apart_m)).all(axis=1)]
    rows = rows[geodesy.spaced(gallery.points(rows), apart_m, len(rows))]
    channels = (*found.channels, *[channel] * len(rows))
    return replace(found, candidates=np.concatenate([found.candidates, rows]), channels=channels)


def _likest(spaces: Spaces, query: Query, rows: Rows) -> int:
    """Return which of some references looks most like a photo; a pack of a backbone alone compares raw features."""
    allowed = Allowed.of(np.sort(rows), spaces.gallery.total)
    channel = "image" if "image" in spaces.indexes else "raw"
    return int(spaces.indexes[channel].search(query.row(channel)[None], 1, allowed).rows[0, 0])


def nearest(gallery: Gallery, allowed: Allowed, place: Floats) -> int:
    """Return the row of the allowed reference nearest to a place [2], however far it is."""
    there = (gallery.within_place(place, radius_m) for radius_m in SOUGHT_M)
    rows = next((rows for rows in (each[allowed[each]] for each in there) if len(rows)), allowed.rows)
    return int(rows[np.argmin(geodesy.distance_m(place, gallery.latlon[rows]))])
