"""A photo's companions among the references: near-duplicates of it, and what its author took along with it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from functools import cached_property
from pathlib import PurePosixPath

import numpy as np

from .. import geodesy
from ..gallery import NONE, Gallery, Rows, Vectors, widened
from ..gallery.shards import seconds
from ..types import Location, Photo
from .limits import Limits
from .retrieval import spread_over

AROUND_M = 200_000.0
"""Only references this near to a photo decide whether one author made its whole region."""
FEW = 0.05
"""One author made the region if others made less than this share of its references."""
APART_S = 30 * 60
FAR_M = geodesy.CITY_M
RARELY = 0.001
"""The share of references that may be more similar to a far-away one of another album than near-duplicates are."""
LOOKED_AT = 5_000
CHUNK = 500
AT_ONCE = 1 << 16
"""They are compared with so many references at once."""
DEPTH = 64


class Companions:
    """The references of a gallery by author, sequence, time and similarity."""

    def __init__(self, gallery: Gallery) -> None:
        self.gallery = gallery

    @cached_property
    def alike(self) -> float:
        """Return the cosine above which a reference is a near-duplicate of a photo.

        Only one reference in a thousand is more similar than that to any reference of another album taken more than
        25 km away, so a higher similarity is no coincidence.
        """
        gallery = self.gallery
        rows = gallery.by_number(spread_over(gallery.total, LOOKED_AT))
        rows = rows[gallery.visible[rows]]
        best = [self._look_alikes(part) for part in np.array_split(rows, 1 + len(rows) // CHUNK)]
        return float(np.quantile(np.concatenate(best), 1 - RARELY))

    def _look_alikes(self, rows: Rows) -> Vectors:
        """Return the highest cosine of some references [n] to one far away, of another album: [n]; -1: none."""
        gallery, best = self.gallery, np.full(len(rows), -1.0, np.float32)
        vectors, points, sequences = (
            gallery.vectors[rows].astype(np.float32),
            gallery.points(rows),
            gallery.sequences[rows],
        )
        for start in range(0, gallery.total, AT_ONCE):
            part = slice(start, start + AT_ONCE)
            near = points @ geodesy.unit_vectors(gallery.latlon[part]).T > 1 - geodesy.m_to_chord(FAR_M) ** 2 / 2
            same = sequences[:, None] == gallery.sequences[part][None]
            likeness = vectors @ widened(gallery.vectors[part]).T
            other = near | same | ~gallery.visible[np.arange(start, start + near.shape[1])]
            best = np.maximum(best, np.where(other, -1.0, likeness).max(axis=1, initial=-1.0))
        return best

    def copies(self, row: Vectors | None) -> Rows:
        """Return the near-duplicates of a photo with a backbone row [D]; none where the row is not finite."""
        if row is None or not np.isfinite(row).all():
            return NONE
        depth = DEPTH
        while True:
            hits = self.gallery.search(row[None], min(depth, len(self.gallery)))
            if depth >= len(self.gallery) or hits.similarity[0, -1] <= self.alike:
                return np.sort(hits.rows[0][hits.similarity[0] > self.alike])
            depth *= 4

    def at_the_time(self, taken_at: datetime | None) -> Rows:
        """Return the references taken within ±30 minutes, by the clock on the spot; none where the time is unknown."""
        if taken_at is None:
            return NONE
        times, taken_s = np.asarray(self.gallery.captured_at), seconds(taken_at)
        rows = np.flatnonzero((times >= taken_s - APART_S) & (times <= taken_s + APART_S))
        return rows[self.gallery.visible[rows]]

    def is_alone(self, author: str, place: Location) -> bool | None:
        """Return whether an author made (nearly) all references around a place; None where there are none."""
        near = self.gallery.within_place(np.array((place.lat, place.lon)), AROUND_M)
        if not len(near):
            return None
        own = np.isin(near, self.gallery.rows_by(author)).sum()
        return bool(len(near) - own < FEW * len(near))

    def left_out(self, photo: Photo, row: Vectors) -> Rows:
        """Return the references to leave out so that a photo with a backbone row [D] is asked fairly.

        They are its near-duplicates, all of their sequences and of the one that the photo's folder became, what was
        taken within ±30 minutes of it, and all by the authors of the near-duplicates. An author who made (nearly) all
        references around is not left out, since nothing would remain to find the place by.
        """
        rows = self.copies(row)
        copies = [self.gallery.references[copy] for copy in rows.tolist()]
        sequences = {*_sequences_of(photo.album), *(copy.sequence for copy in copies)}
        authors = {copy.author: copy.location for copy in copies}
        found = [rows, self.at_the_time(photo.taken_at), *map(self.gallery.rows_of_sequence, sequences)]
        found += [self.gallery.rows_by(author) for author, place in authors.items() if not self.is_alone(author, place)]
        return np.unique(np.concatenate(found))

    def fair(self, limits: Limits, photo: Photo, row: Vectors) -> Limits:
        """Return the limits of a run without the references that would make one photo too easy."""
        return limits.without(self.left_out(photo, row))


def _sequences_of(album: str) -> Iterator[str]:
    """Yield the sequences that a folder may have become in a gallery: `a/walk` of `/photos/a/walk`, then `walk`."""
    parts = PurePosixPath(album.replace("\\", "/")).parts
    for first in range(len(parts)):
        yield "/".join(parts[first:])
