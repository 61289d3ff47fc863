"""Candidates: the places of the most alike references in three likenesses, each with the channel that found it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..areas import regions
from ..gallery import NONE, Gallery, Index, Rows, Vectors
from ..types import Request

Mask = npt.NDArray[np.bool_]
CHANNELS = ("image", "raw", "gps")
"""Learned image to image, backbone image to image, image to place."""
LISTED = 12
"""At least so many places compete in an answer (Pinpoint, section 3.2), however few are asked for.

What was fitted holds for these: a shorter list would change which is first, and be believed as if it were longer.
"""
NOWHERE = "no reference photo lies in the search area"


def allowed(gallery: Gallery, request: Request) -> Mask:
    """Return which references may be found: of the wanted sources, inside the search area, not left out: [N].

    Raises:
        RequestError: a search area is no area.
    """
    found = np.isin(gallery.sources, [source.value for source in request.sources])
    if request.within:
        found &= regions.inside(gallery.latlon, request.within)
    found[left_out(gallery, request)] = False
    return found


def nowhere(gallery: Gallery, request: Request, allowed: Mask) -> str:
    """Say why no reference may be found; "" where some are allowed [N].

    An area where none of any source lies may have latitude and longitude exchanged; it is said where some would then.
    """
    if allowed.any():
        return ""
    if request.within and not regions.inside(gallery.latlon, request.within).any():
        turned = regions.exchanged(request.within)
        if turned and regions.inside(gallery.latlon, turned).any():
            hint = "if its file has latitude first, exchange the two"
            return f"{NOWHERE}; widen it, add a gallery that covers it, or, {hint}"
    return f"{NOWHERE}; widen it or add a gallery that covers it"


def left_out(gallery: Gallery, request: Request) -> Rows:
    """Return the rows of the references that must not be used [n]; unknown names are passed over."""
    if not request.without:
        return NONE
    numbers = gallery.numbers
    return np.array(sorted({numbers[name] for name in request.without if name in numbers}), np.int64)


@dataclass(frozen=True)
class Channels:
    """How many of twelve candidates each channel proposes (Pinpoint, section 3.2: 8 + 2 + 2)."""

    image: int = 8
    raw: int = 2
    gps: int = 2

    def __post_init__(self) -> None:
        """Refuse shares that name no candidate, with a ValueError."""
        if min(self.image, self.raw, self.gps) < 0 or self.image + self.raw + self.gps < 1:
            raise ValueError(f"channels must propose at least one candidate, none a negative number: {self}")

    def counts(self, top_k: int) -> dict[str, int]:
        """Return the counts for a list of `top_k`, in the same proportions; the greatest share takes what is left."""
        shares = asdict(self)
        counts = {channel: top_k * share // sum(shares.values()) for channel, share in shares.items()}
        counts[max(shares, key=lambda channel: shares[channel])] += top_k - sum(counts.values())
        return counts


class Spaces:
    """One gallery in three likenesses, and which of its references stand where the location tower was trained.

    `home` are at most 256 of those, spread over them.
    """

    def __init__(self, gallery: Gallery, images: Vectors, places: Vectors, known: Mask) -> None:
        """Take learned image rows and place rows float32 [N, d] of a gallery's references, and where they are known."""
        self.gallery = gallery
        self.known = known
        self.indexes: Mapping[str, Index] = {
            "image": Index(images.astype(np.float16)),
            "raw": gallery,
            "gps": Index(places.astype(np.float16)),
        }
        everywhere, there = spread_over(len(gallery)), np.flatnonzero(known)
        self.home = there[spread_over(len(there))]
        self._samples = {
            channel: index.vectors[self.home if channel == "gps" else everywhere].astype(np.float32)
            for channel, index in self.indexes.items()
        }

    def placed(self, rows: Rows) -> bool:
        """Tell whether the location tower was trained near all of some references, so that it can compare them."""
        return bool(self.known[rows].all())

    def usual(self, channel: str, row: Vectors) -> Vectors:
        """Return how alike references spread over the whole gallery are to a row [d]: float32 [at most 256].

        Of the image-to-GPS channel they stand where the location tower was trained.
        """
        return np.asarray((self._samples[channel] * row).sum(axis=1))


def spread_over(count: int) -> Rows:
    """Return at most 256 rows, spread evenly over a gallery of some rows."""
    return np.linspace(0, count, min(256, count), endpoint=False, dtype=np.int64)


@dataclass(frozen=True)
class Query:
    """One photo in the same likenesses: its backbone row [D] and its learned row [d], both unit length."""

    raw: Vectors
    learned: Vectors

    def row(self, channel: str) -> Vectors:
        """Return the row that a channel searches with."""
        return self.raw if channel == "raw" else self.learned


@dataclass(frozen=True)
class Neighbours:
    """The most alike references in one likeness, best first: rows int64 [n] and cosine float32 [n]."""

    rows: Rows
    similarity: Vectors

    @cached_property
    def spread(self) -> float:
        """Return the spread of their similarities, by which gaps are measured."""
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
    """What retrieval found for one photo: its neighbours by channel, candidates' rows int64 [K] and their channels."""

    query: Query
    neighbours: Mapping[str, Neighbours]
    candidates: Rows
    channels: tuple[str, ...]


def find(
    spaces: Spaces, query: Query, allowed: Mask, channels: Channels, *, top_k: int, depth: int, apart_m: float
) -> Retrieval:
    """Find neighbours of a photo in every likeness, and `top_k` candidates at least `apart_m` from each other.

    Each channel is searched `depth` deep. While there are too few distinct places and references are left, the raw
    channel is searched deeper for candidates. Where the location tower was not trained, the image-to-GPS channel finds
    nothing.
    """
    counts = channels.counts(top_k)
    neighbours = {}
    for channel, index in spaces.indexes.items():
        open_ = allowed & spaces.known if channel == "gps" else allowed
        neighbours[channel] = _search(index, query.row(channel), open_, depth)
    found = _union(spaces, neighbours, counts, top_k, apart_m)
    deeper = depth
    while len(found) < top_k and deeper < int(allowed.sum()):
        deeper *= 4
        more = {"raw": _search(spaces.gallery, query.raw, allowed, deeper)}
        found = _union(spaces, {**neighbours, **more}, counts, top_k, apart_m)
    rows = np.array([row for row, _ in found], np.int64)
    return Retrieval(query, neighbours, rows, tuple(channel for _, channel in found))


def _search(index: Index, row: Vectors, allowed: Mask, depth: int) -> Neighbours:
    hits = index.search(row[None], min(depth, int(allowed.sum())), allowed)
    return Neighbours(hits.rows[0], hits.similarity[0])


def _union(
    spaces: Spaces, neighbours: Mapping[str, Neighbours], counts: Mapping[str, int], top_k: int, apart_m: float
) -> list[tuple[int, str]]:
    """Return candidates and their channels: each channel's share, then the best raw ones until there are `top_k`.

    A place that several channels find counts for the first that is asked. That is the raw one: of the references of one
    place it names the very frame most often.
    """
    points = spaces.gallery.points
    apart = geodesy.m_to_chord(apart_m)
    found: list[tuple[int, str]] = []
    for channel, count in [*((channel, counts[channel]) for channel in ("raw", "image", "gps")), ("raw", top_k)]:
        open_ = neighbours[channel].rows
        taken = points[[row for row, _ in found]]
        open_ = open_[(geodesy.chords(points[open_, None], taken) >= apart).all(axis=1)]
        new = geodesy.spaced(points[open_], apart_m, min(count, top_k - len(found)))
        found += [(int(row), channel) for row in open_[new]]
    return found
