"""Which references may answer a request, and in which area: worked out once for all photos of a run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ..areas import regions
from ..gallery import NONE, SOURCES, Allowed, Gallery, Rows
from ..types import Polygon, Request, Source

NOWHERE = "no reference photo lies in the search area"
ALONE = "all references that could be searched belong to this photo itself; add a gallery of other photos of the area"


@dataclass(frozen=True, eq=False)
class Limits:
    """The limits that a request sets on a gallery of N references.

    Attributes:
        allowed: Which references may be candidates: of a requested source, inside the search area, not left out.
        left_out: Rows of the references that are not used at all, not even as evidence [n].
        within: The search area's polygons; none is the whole Earth.
        nowhere: Why no reference is allowed; "" where one is.
    """

    allowed: Allowed
    left_out: Rows = field(default_factory=lambda: NONE)
    within: tuple[Polygon, ...] = ()
    nowhere: str = ""

    @classmethod
    def of(cls, gallery: Gallery, request: Request) -> Limits:
        """Work out the limits of a request.

        Raises:
            RequestError: a search area has no surface.
        """
        left_out = gallery.rows_of(request.without)
        mask = gallery.inside(request.within) if request.within else np.ones(gallery.total, bool)
        if set(request.sources) != set(Source):
            mask &= np.isin(gallery.sources, [SOURCES.index(source) for source in request.sources])
        mask[left_out] = False
        mask[gallery.hidden] = False
        allowed = Allowed(mask)
        nowhere = "" if allowed.count else _nowhere(gallery, request.within)
        return cls(allowed, left_out, request.within, nowhere)

    def without(self, rows: Rows) -> Limits:
        """Return these limits without some more references, rows [n]."""
        if not len(rows):
            return self
        allowed = self.allowed.without(rows)
        nowhere = self.nowhere or ("" if allowed.count else ALONE)
        return replace(self, allowed=allowed, left_out=np.union1d(self.left_out, rows), nowhere=nowhere)


def _nowhere(gallery: Gallery, within: tuple[Polygon, ...]) -> str:
    """Say why no reference is allowed.

    If the area holds none of any source but would with latitude and longitude swapped, that is the likely cause.
    """
    if within and not gallery.inside(within).any():
        turned = regions.exchanged(within)
        if turned and gallery.inside(turned).any():
            hint = "if its file has latitude first, exchange the two"
            return f"{NOWHERE}; widen it, add a gallery that covers it, or, {hint}"
    return f"{NOWHERE}; widen it or add a gallery that covers it"
