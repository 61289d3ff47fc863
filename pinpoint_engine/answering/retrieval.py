"""Retrieval: a photo's nearest neighbours in three embedding spaces, and the candidates they propose."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..gallery import NONE, Allowed, Gallery, Index, Mask, Rows, Vectors

if TYPE_CHECKING:
    from .voting import Voting

CHANNELS = ("image", "raw", "gps")
"""Learned image to image, backbone image to image, image to GPS."""
SAMPLE, LOOKED_AT = 256, 65_536
"""So many references stand for all of a gallery; those of the trained area are chosen among so many."""
LISTED = 12
"""At least this many candidates compete (Pinpoint, section 3.2), even if fewer are requested.

The calibration was fitted on lists of this length; a shorter one would change which is first, and be over-confident.
"""
STANDING_OUT = 0.04
"""Beside places without photos, a photo's vote grows e-fold with each such step of cosine by which it stands out.

It is not fitted: with CLIP, photos of one scene are some 0.2 more alike than the usual look-alikes, five steps.
"""


@dataclass(frozen=True)
class Channels:
    """How many of twelve candidates each channel proposes (Pinpoint, section 3.2: 8 + 2 + 2)."""

    image: int = 8
    raw: int = 2
    gps: int = 2

    def __post_init__(self) -> None:
        """Refuse shares that propose no candidate, with a ValueError."""
        if min(self.image, self.raw, self.gps) < 0 or self.image + self.raw + self.gps < 1:
            raise ValueError(f"channels must propose at least one candidate, none a negative number: {self}")

    def counts(self, top_k: int) -> dict[str, int]:
        """Return the counts for a list of `top_k` in the same proportions; the largest share takes the remainder."""
        shares = asdict(self)
        counts = {channel: top_k * share // sum(shares.values()) for channel, share in shares.items()}
        counts[max(shares, key=lambda channel: shares[channel])] += top_k - sum(counts.values())
        return counts


class Spaces:
    """A gallery of N references in three embedding spaces, and which of them lie where the location tower was trained.

    `home` are the rows of at most 256 of those, evenly spread over the order in which they were added.
    """

    def __init__(self, gallery: Gallery, images: Index | None, places: Index | None, known: Mask) -> None:
        """Take what searches the references' learned image rows and place rows, and which are `known` [N].

        A pack of a backbone alone has neither rows.
        """
        self.gallery = gallery
        self.known = known
        found = {"image": images, "raw": gallery.index, "gps": places}
        self.indexes: Mapping[str, Index] = {name: index for name, index in found.items() if index is not None}
        everywhere = self._everywhere()
        there = gallery.by_number(spread_over(gallery.total, LOOKED_AT))
        there = there[known[there]]
        self.home = there[spread_over(len(there))]
        self._samples = {
            channel: index.vectors[self.home if channel == "gps" else everywhere].astype(np.float32)
            for channel, index in self.indexes.items()
        }

    def _everywhere(self) -> Rows:
        """Return the rows of at most 256 references with photos, evenly spread over the order of their being added."""
        if self.gallery.pictured is None:
            return self.gallery.by_number(spread_over(self.gallery.total))
        rows = np.flatnonzero(self.gallery.pictured)
        return rows[spread_over(len(rows))]

    @classmethod
    def of(cls, gallery: Gallery, images: Vectors, places: Vectors, known: Mask) -> Spaces:
        """Return a gallery with the learned rows of its references in memory, float32 [N, d] each."""
        learned = [Index.of(rows.astype(np.float16), gallery.order) for rows in (images, places)]
        return cls(gallery, learned[0], learned[1], known)

    def exactly(self) -> Spaces:
        """Return these spaces, searched for the true neighbours however large the gallery is."""
        return self.searched_by({name: index.exactly() for name, index in self.indexes.items()})

    def searched_by(self, indexes: Mapping[str, Index]) -> Spaces:
        """Return these spaces with other indexes of the same rows."""
        others = copy(self)
        others.indexes = indexes
        return others

    def searchable(self, channel: str, allowed: Allowed) -> Allowed:
        """Return which of the references allowed a channel searches.

        Only photos can look alike. The image-to-GPS channel is limited to where the location tower was trained, and to
        the places without photos if there are any: they are spread evenly, while photos crowd where somebody took them.
        """
        if self.gallery.places is None or self.gallery.pictured is None:
            return allowed.among(self.known) if channel == "gps" else allowed
        return allowed.among(self.gallery.places if channel == "gps" else self.gallery.pictured)

    def compares(self, row: int) -> tuple[str, ...]:
        """Return the channels that can compare a reference with a photo: a place without photos has its place alone."""
        return ("gps",) if self.gallery.pictured is not None and not self.gallery.pictured[row] else tuple(self.indexes)

    def placed(self, rows: Rows) -> bool:
        """Tell whether the location tower was trained near all of these references, so that it can compare them."""
        return bool(self.known[rows].all())

    def usual(self, channel: str, row: Vectors) -> Vectors:
        """Return the similarity of references from all over the gallery to a row [d]: float32 [at most 256].

        For the image-to-GPS channel they come from where the location tower was trained.
        """
        return np.asarray((self._samples[channel] * row).sum(axis=1))


def spread_over(count: int, most: int = SAMPLE) -> Rows:
    """Return at most `most` positions, evenly spread over `count`."""
    return np.linspace(0, count, min(most, count), endpoint=False, dtype=np.int64)


@dataclass(frozen=True)
class Query:
    """One photo in the same spaces: its backbone row [D] and its learned row [d], both unit length."""

    raw: Vectors
    learned: Vectors

    def row(self, channel: str) -> Vectors:
        """Return the row that a channel searches with, [D] or [d]."""
        return self.raw if channel == "raw" else self.learned


@dataclass(frozen=True)
class Neighbours:
    """The nearest neighbours in one space, best first: rows int64 [n] and cosine float32 [n]."""

    rows: Rows
    similarity: Vectors

    @cached_property
    def spread(self) -> float:
        """Return the standard deviation of the similarities, the unit of similarity gaps."""
        return float(self.similarity.std()) + 1e-6

    @cached_property
    def weights(self) -> Vectors:
        """Return what each one's vote counts [n]; all votes together are 1."""
        return np.asarray(vote_weights(self.similarity, self.spread))


def vote_weights(similarity: npt.NDArray[Any], temperature: float) -> npt.NDArray[Any]:
    """Return the weight of each neighbour's vote, a softmax over similarity / temperature: [n], in sum 1."""
    each = np.exp((similarity - similarity.max()) / temperature)
    return np.asarray(each / each.sum())


@dataclass(frozen=True)
class Retrieval:
    """One photo's neighbours by channel, its candidates' rows int64 [K], and the channel that proposed each.

    Where the gallery has places without photos, `together` are photos and places as they vote for candidates.
    """

    query: Query
    neighbours: Mapping[str, Neighbours]
    candidates: Rows
    channels: tuple[str, ...]
    together: Neighbours | None = None

    @property
    def voters(self) -> Neighbours:
        """Return the neighbours that vote for candidates: the raw ones, unless places vote, too."""
        return self.neighbours["raw"] if self.together is None else self.together


def find(
    spaces: Spaces, query: Query, allowed: Allowed, channels: Channels, voting: Voting, top_k: int = LISTED
) -> Retrieval:
    """Find a photo's neighbours in every space, and `top_k` candidates among the references allowed.

    `voting` says how many neighbours each channel looks up and how far apart candidates lie. While there are too few
    candidates and references are left, the raw channel looks up more; so does the image-to-GPS channel if it searches
    places without photos. See `Spaces.searchable` for what each channel searches.
    """
    counts, fillers = channels.counts(top_k), ("raw",) if spaces.gallery.pictured is None else ("gps", "raw")
    open_to = {channel: spaces.searchable(channel, allowed) for channel in spaces.indexes}
    neighbours = {
        **dict.fromkeys(CHANNELS, Neighbours(NONE, np.empty(0, np.float32))),
        **{
            channel: _search(index, query.row(channel), open_to[channel], voting.neighbours)
            for channel, index in spaces.indexes.items()
        },
    }
    candidates = _union(spaces, neighbours, counts, fillers, top_k, voting.separation_m)
    depth = voting.neighbours
    while len(candidates) < top_k and depth < max(open_to[channel].count for channel in fillers):
        depth *= 4
        more = {each: _search(spaces.indexes[each], query.row(each), open_to[each], depth) for each in fillers}
        candidates = _union(spaces, {**neighbours, **more}, counts, fillers, top_k, voting.separation_m)
    rows = np.array([row for row, _ in candidates], np.int64)
    together = None if spaces.gallery.pictured is None else _together(spaces, query, neighbours, voting)
    return Retrieval(query, neighbours, rows, tuple(channel for _, channel in candidates), together)


def _together(spaces: Spaces, query: Query, neighbours: Mapping[str, Neighbours], voting: Voting) -> Neighbours:
    """Return the photos and places that vote, by how likely their places are: the cosine with those of the GPS tower.

    A photo adds to that by how far it stands out from the median of the look-alikes. Only the most alike of the photos
    of one place votes, so that many photos of a town do not outvote the rest of the Earth.
    """
    photos, bare = neighbours["raw"], neighbours["gps"]
    kept = geodesy.spaced(spaces.gallery.points(photos.rows), voting.separation_m, len(photos.rows))
    rows = photos.rows[kept]
    likely = spaces.indexes["gps"].similarity(query.learned, rows)
    if len(rows):
        ahead = np.maximum(photos.similarity[kept] - np.median(photos.similarity), 0)
        likely = likely + np.float32(voting.temperature) * ahead / np.float32(STANDING_OUT)
    rows, likely = np.concatenate([bare.rows, rows]), np.concatenate([bare.similarity, likely])
    order = np.argsort(-likely, kind="stable")
    return Neighbours(rows[order], likely[order].astype(np.float32))


def _search(index: Index, row: Vectors, allowed: Allowed, depth: int) -> Neighbours:
    hits = index.search(row[None], min(depth, allowed.count), allowed)
    return Neighbours(hits.rows[0], hits.similarity[0])


def _union(
    spaces: Spaces,
    neighbours: Mapping[str, Neighbours],
    counts: Mapping[str, int],
    fillers: tuple[str, ...],
    top_k: int,
    apart_m: float,
) -> list[tuple[int, str]]:
    """Return candidates and their channels: each channel's share, then the fillers' best until there are `top_k`.

    A place found by several channels counts for the first in line. That is the raw one, because among the references
    of one place it most often names the very frame.
    """
    points = spaces.gallery.points
    apart = geodesy.m_to_chord(apart_m)
    candidates: list[tuple[int, str]] = []
    shares = [(channel, counts[channel]) for channel in ("raw", "image", "gps")]
    for channel, count in [*shares, *((channel, top_k) for channel in fillers)]:
        rows = neighbours[channel].rows
        taken = points(np.array([row for row, _ in candidates], np.int64))
        rows = rows[(geodesy.chords(points(rows)[:, None], taken) >= apart).all(axis=1)]
        new = geodesy.spaced(points(rows), apart_m, min(count, top_k - len(candidates)))
        candidates += [(int(row), channel) for row in rows[new]]
    return candidates
