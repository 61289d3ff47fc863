"""Controls: what the pack's own plain steps, and chance, answer to the same photos from the same references."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from .. import geodesy, photos
from ..answering import voting
from ..answering.limits import Limits
from ..answering.retrieval import Retrieval, spread_over
from ..gallery import Rows, Vectors
from ..geodesy import Floats
from ..models.tower import BATCH
from ..systems.pinpoint import Pinpoint
from ..types import Failure, Photo, Request
from .metrics import crowding

LEARNED, VOTED, NEAREST = "retrieval only (learned image neighbour)", "density voting", "nearest neighbour, our tower"
GPS, DENSEST, RANDOM = "image to GPS only", "densest point of the gallery", "a reference at random"
BOUND = "bound: nearest reference"
NAMES = (NEAREST, GPS, LEARNED, VOTED, DENSEST, RANDOM, BOUND)
SEED = 20_261_120
LOOKED_AT = 5_000
"""The densest point is chosen among at most this many references, spaced evenly over the gallery."""
NOWHERE = np.full(2, np.nan)


def rows_of(engine: Pinpoint, queries: Iterable[Photo], side_px: int = 0) -> Iterator[Vectors | None]:
    """Yield the backbone row [D] of each photo, shrunk to `side_px` first if given; None where it cannot be read."""
    for batch in photos.in_batches(queries, BATCH):
        pixels = [seen.pixels for _, seen in batch if not isinstance(seen, Failure)]
        small = [photos.shrink(each, side_px) for each in pixels] if side_px else pixels
        rows = iter(engine.models.backbone.encode_images(small))
        yield from (None if isinstance(seen, Failure) else next(rows) for _, seen in batch)


def firsts(engine: Pinpoint, found: Retrieval) -> dict[str, int | None]:
    """Return the row that each plain step of the pipeline would answer; None where its channel finds nothing."""
    nearest = {name: voters.rows[0] if len(voters.rows) else None for name, voters in found.neighbours.items()}
    voted = found.candidates[np.argmax(voting.scores(engine.gallery, found, engine.pack.voting))]
    named = {LEARNED: nearest["image"], VOTED: voted, NEAREST: nearest["raw"], GPS: nearest["gps"]}
    return {name: None if row is None else int(row) for name, row in named.items()}


class Controls:
    """The controls of one gallery; each names a place for a photo, among the references that are not left out."""

    def __init__(self, engine: Pinpoint) -> None:
        self.engine = engine
        self.gallery = engine.gallery
        self.latlon = engine.gallery.latlon
        rows = self.gallery.by_number(spread_over(self.gallery.total, LOOKED_AT))
        self._looked_at = rows[self.gallery.visible[rows]]
        self._crowds = crowding(self.latlon[self._looked_at], self.latlon[self.gallery.visible.rows])
        self._densest: dict[bytes, Floats] = {}
        self._rng = np.random.default_rng(SEED)

    def places(self, row: Vectors | None, truth: Floats, left_out: Rows) -> dict[str, Floats]:
        """Return the place, degrees [2], that each of `NAMES` answers to a photo with a backbone row [D]; NaN: none.

        Only the bound sees the truth, degrees [2].
        """
        allowed = self.gallery.visible.without(left_out)
        rows = self.gallery.added
        rows = rows[allowed[rows]]
        if row is None or not len(rows) or not np.isfinite(row).all():
            return dict.fromkeys(NAMES, NOWHERE)
        request = Request()
        found = self.engine.find(self.engine.queries(row[None], request)[0], Limits(allowed, left_out))
        near = int(rows[np.argmin(geodesy.distance_m(truth, self.latlon[rows]))])
        chosen = {**firsts(self.engine, found), RANDOM: int(self._rng.choice(rows)), BOUND: near}
        named = {name: NOWHERE if one is None else self.latlon[one] for name, one in chosen.items()}
        return {**named, DENSEST: self._densest_without(left_out)}

    def _densest_without(self, left_out: Rows) -> Floats:
        """Return the place with the most references around it when some are left out: degrees [2]."""
        key = left_out.tobytes()
        if key not in self._densest:
            crowds = self._crowds - crowding(self.latlon[self._looked_at], self.latlon[left_out])
            crowds[np.isin(self._looked_at, left_out)] = -np.inf
            self._densest[key] = self.latlon[self._looked_at[np.argmax(crowds)]]
        return self._densest[key]
