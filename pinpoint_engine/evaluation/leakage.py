"""Leakage: references that make a test too easy, by the photo's author, of its album, or near-duplicates of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

import numpy as np

from .. import geodesy
from ..gallery import NONE, Gallery, Rows, Vectors
from .lists import KnownPhoto

AUTHOR, ALBUM, COPY, TIME = "author", "album", "near-duplicate", "30 minutes"
AROUND_M = 200_000.0
"""Only references this near to a photo decide whether one author made its whole region."""
FEW = 0.05
"""One author made the region if others made less than this share of its references."""
APART = timedelta(minutes=30)
FAR_M = geodesy.CITY_M
RARELY = 0.001
"""The share of references that may be more similar to a far-away one of another album than near-duplicates are."""
LOOKED_AT = 5_000
CHUNK = 500
DEPTH = 64
ENOUGH = 2_000
"""At most this many photos of a part, evenly spaced, decide whether one author made their region."""


@dataclass(frozen=True)
class Rule:
    """What is left out for the photos of one part: everything by the author, or only by `ALBUM`, `COPY` and `TIME`.

    `alone` is the share of the photos around which one author made (nearly) all references; `authors` says whether the
    list names authors at all.
    """

    by_author: bool
    alone: float = 0.0
    authors: bool = True

    def in_words(self, alike: float) -> str:
        """Say what is left out and why."""
        copies = f"near-duplicates (cosine above {alike:.2f})"
        if self.by_author and self.authors:
            return f"references by the photo's author, of its album, and {copies} are left out"
        why = (
            f"one author made the whole region around {self.alone:.0%} of the photos"
            if self.authors
            else "the list names no authors"
        )
        return f"{why}, so references of the photo's album, {copies} and those within ±30 minutes are left out instead"


class Leakage:
    """The references of a gallery by author, album, time and similarity."""

    def __init__(self, gallery: Gallery) -> None:
        self.gallery = gallery
        self._authors = _by_name([reference.author for reference in gallery.references])
        self._albums = _by_name([reference.sequence for reference in gallery.references])
        times = [reference.captured_at for reference in gallery.references]
        self._timed = np.array([row for row, time in enumerate(times) if time is not None], np.int64)
        self._times = np.array([time.replace(tzinfo=None) for time in times if time is not None], "datetime64[s]")

    @cached_property
    def alike(self) -> float:
        """Return the cosine above which a reference is a near-duplicate of a photo.

        Only one reference in a thousand is more similar than that to any reference of another album taken more than
        25 km away, so a higher similarity is no coincidence.
        """
        gallery = self.gallery
        rows = np.linspace(0, len(gallery), min(LOOKED_AT, len(gallery)), endpoint=False, dtype=np.int64)
        vectors = gallery.vectors.astype(np.float32)
        best = [self._look_alikes(vectors, part) for part in np.array_split(rows, 1 + len(rows) // CHUNK)]
        return float(np.quantile(np.concatenate(best), 1 - RARELY))

    def _look_alikes(self, vectors: Vectors, rows: Rows) -> Vectors:
        """Return the highest cosine of some references [n] to one far away, of another album: [n]; -1: none."""
        gallery = self.gallery
        likeness = vectors[rows] @ vectors.T
        near = gallery.points[rows] @ gallery.points.T > 1 - geodesy.m_to_chord(FAR_M) ** 2 / 2
        same = gallery.sequences[rows][:, None] == gallery.sequences[None]
        return np.where(near | same, -1.0, likeness).max(axis=1, initial=-1.0)

    def rule(self, photos: Sequence[KnownPhoto]) -> Rule:
        """Return the rule for the photos of one part.

        Everything by the author is left out, unless that would leave (nearly) no reference around most photos.
        """
        known = [photo for photo in photos if photo.author]
        if not known:
            return Rule(False, authors=False)
        known = known[:: 1 + len(known) // ENOUGH]
        alone = [made for photo in known if (made := self._one_author(photo)) is not None]
        share = float(np.mean(alone)) if alone else 0.0
        return Rule(share <= 0.5, share)

    def _one_author(self, photo: KnownPhoto) -> bool | None:
        """Return whether a photo's author made (nearly) all references around it; None where there are none."""
        near = geodesy.distance_m((photo.place.lat, photo.place.lon), self.gallery.latlon) <= AROUND_M
        if not near.any():
            return None
        near_own = near[self._authors.get(_plain(photo.author), NONE)].sum()
        return bool(near.sum() - near_own < FEW * near.sum())

    def left_out(self, photo: KnownPhoto, row: Vectors | None, rule: Rule) -> dict[str, Rows]:
        """Return by reason the references to leave out for a photo; `row` is its backbone row [D]."""
        found = {ALBUM: self._albums.get(_plain(photo.album), NONE), COPY: self._copies(row)}
        if rule.by_author:
            return {AUTHOR: self._authors.get(_plain(photo.author), NONE), **found}
        return {**found, TIME: self._at_the_time(photo)}

    def _copies(self, row: Vectors | None) -> Rows:
        if row is None or not np.isfinite(row).all():
            return NONE
        depth = DEPTH
        while True:
            hits = self.gallery.search(row[None], min(depth, len(self.gallery)))
            if depth >= len(self.gallery) or hits.similarity[0, -1] <= self.alike:
                return np.sort(hits.rows[0][hits.similarity[0] > self.alike])
            depth *= 4

    def _at_the_time(self, photo: KnownPhoto) -> Rows:
        if photo.taken_at is None:
            return NONE
        apart = np.abs(self._times - np.datetime64(photo.taken_at.replace(tzinfo=None), "s"))
        return self._timed[apart <= np.timedelta64(APART)]

    def ids(self, left_out: Mapping[str, Rows]) -> tuple[str, ...]:
        """Return the ids of the references that are left out for any reason."""
        rows = np.unique(np.concatenate(list(left_out.values())))
        return tuple(self.gallery.references[row].id for row in rows.tolist())


def _plain(name: str) -> str:
    return name.strip().casefold()


def _by_name(names: Sequence[str]) -> dict[str, Rows]:
    """Return the rows of each name; rows without a name are left out."""
    rows: dict[str, list[int]] = {}
    for row, name in enumerate(names):
        if plain := _plain(name):
            rows.setdefault(plain, []).append(row)
    return {name: np.array(numbers, np.int64) for name, numbers in rows.items()}
