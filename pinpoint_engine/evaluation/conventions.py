"""How published code measures distances, so that our figures can be compared with theirs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from .. import geodesy
from ..geodesy import Floats


@dataclass(frozen=True)
class Convention:
    """How to measure metres between degrees [n, 2] and [n, 2], and whether a distance equal to the threshold counts."""

    metres: Callable[[Floats, Floats], Floats]
    inclusive: bool = False
    words: str = ""

    def apart(self, truth: Floats, places: Floats) -> Floats:
        """Return the metres between truth and places, degrees [n, 2]; infinite where a place is NaN, no answer: [n]."""
        there = np.isfinite(places).all(axis=1)
        metres = np.full(len(truth), np.inf)
        if there.any():
            metres[there] = self.metres(truth[there], places[there])
        return metres


def _sphere(radius_m: float) -> Callable[[Floats, Floats], Floats]:
    return lambda places, others: geodesy.distance_m(places, others) * radius_m / geodesy.EARTH_RADIUS_M


CONVENTIONS: Mapping[str, Convention] = {
    "pinpoint": Convention(geodesy.distance_m, words="great circles on a sphere of 6,371.0088 km, below the threshold"),
    "geoclip": Convention(geodesy.geodesic_m, True, "geodesics of WGS 84, the threshold itself counts"),
    "g3": Convention(geodesy.geodesic_m, words="geodesics of WGS 84, below the threshold"),
    "pigeon": Convention(_sphere(6_378_137.0), words="great circles on a sphere of 6,378.137 km, below the threshold"),
    "osv5m": Convention(_sphere(6_371_000.0), words="great circles on a sphere of 6,371 km, below the threshold"),
}
"""Published conventions: great circles on a sphere of some radius, or geodesics of WGS 84."""
