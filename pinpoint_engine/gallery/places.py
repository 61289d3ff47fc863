"""References in the order of their places: what lies near a place or in an area are a few ranges of them.

They are sorted by bands of latitude, and by longitude in each band. In a band, a disc or a polygon is a range or two of
longitudes that lies wholly inside, and its edges, where each reference is tested.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..areas import regions
from ..geodesy import Floats
from ..types import Polygon
from .columns import Mask, Rows

BAND_DEG = 0.05
"""The height of a band: a disc of 25 km touches ten of them."""
BANDS = round(180 / BAND_DEG)
STEP = 1000.0
"""How far the keys of two bands are apart: more than there are longitudes."""
KEPT = 200_000
"""Up to so many places are kept as points on the sphere too; of more, those that are asked for are worked out."""
PLANE = 4000.0
"""How far the keys of two bands are apart while an area lies on a plane, where longitudes go beyond 180°."""
AFTER_DEG = 361.0
"""Beyond 180° E, counted in degrees from 180° W."""
MARGIN_DEG = 1e-7
"""By so much ranges are taken wider at their edges and narrower inside, as keys are rounded; it is a centimetre."""


def keys_of(latlon: Floats) -> Floats:
    """Return what places, degrees [N, 2], are sorted by: [N]."""
    band = np.clip(np.floor((latlon[:, 0] + 90) / BAND_DEG), 0, BANDS - 1)
    return np.asarray(band * STEP + latlon[:, 1] + 180)


@dataclass(frozen=True)
class Zones:
    """Ranges of longitudes in bands: what lies wholly inside an area, and the edges, where each place is tested.

    Attributes:
        whose: The area that each range belongs to [R].
        first, last: The keys at its ends [R]; the last is not in it.
        edge: Whether its places are to be tested [R].
    """

    whose: Rows
    first: Floats
    last: Floats
    edge: Mask


class PlaceOrder:
    """The places of one shard's references in order.

    `order` holds the row of each place in order [N]; None where the rows are in that order themselves.
    """

    def __init__(self, latlon: npt.NDArray[np.float64], keys: Floats, order: Rows | None = None) -> None:
        self.latlon, self.keys, self._order = latlon, keys, order

    @classmethod
    def of(cls, latlon: Floats) -> PlaceOrder:
        """Return the order of places, degrees [N, 2]; equal ones stay in the order of their rows."""
        keys = keys_of(latlon)
        order = np.argsort(keys, kind="stable")
        is_sorted = bool((order == np.arange(len(order))).all())
        return cls(latlon, keys[order], None if is_sorted else order)

    def points(self, rows: Rows) -> Floats:
        """Return where some rows [n] are, on the unit sphere [n, 3]."""
        return geodesy.unit_vectors(self.latlon[rows]) if self._points is None else self._points[rows]

    @cached_property
    def _points(self) -> Floats | None:
        return geodesy.unit_vectors(self.latlon) if len(self.latlon) <= KEPT else None

    def rows(self, start: int, stop: int) -> Rows:
        """Return the rows of the places in order from `start` to `stop`."""
        return np.arange(start, stop) if self._order is None else self._order[start:stop]

    def ranges(self, zones: Zones) -> tuple[Rows, Rows]:
        """Return where the ranges of zones start and stop among the places in order: [R] each."""
        return np.searchsorted(self.keys, zones.first), np.searchsorted(self.keys, zones.last)

    def count(self, points: Floats, zones: Zones, chord: float) -> Rows:
        """Count the places within a chord of each point [n, 3], whose zones `discs` returned: [n]."""
        starts, stops = self.ranges(zones)
        counts = np.bincount(zones.whose[~zones.edge], (stops - starts)[~zones.edge], len(points)).astype(np.int64)
        whose, rows = self._edges(zones, starts, stops)
        near = geodesy.chords(self.points(rows), points[whose]) <= chord
        return np.asarray(counts + np.bincount(whose[near], minlength=len(points)), np.int64)

    def within(self, points: Floats, zones: Zones, chord: float) -> tuple[Rows, Rows, Floats]:
        """Return all places within a chord of points [n, 3]: whose [m], their rows [m] and chords [m]."""
        starts, stops = self.ranges(zones)
        whose, places = spread(zones.whose, starts, stops)
        rows = places if self._order is None else self._order[places]
        apart = geodesy.chords(self.points(rows), points[whose])
        near = apart <= chord
        return whose[near], rows[near], apart[near]

    def _edges(self, zones: Zones, starts: Rows, stops: Rows) -> tuple[Rows, Rows]:
        """Return whose [m] and the rows [m] of the places that are to be tested."""
        whose, places = spread(zones.whose[zones.edge], starts[zones.edge], stops[zones.edge])
        return whose, places if self._order is None else self._order[places]

    def inside(self, within: Sequence[Polygon], zones: Zones) -> Mask:
        """Tell which rows lie in polygons, whose zones `areas` returned: [N]."""
        found = np.zeros(len(self.latlon), bool)
        starts, stops = self.ranges(zones)
        _, rows = self._edges(zones, starts, stops)
        rows = np.unique(rows)
        found[rows[regions.inside(self.latlon[rows], within)]] = True
        for start, stop in zip(starts[~zones.edge].tolist(), stops[~zones.edge].tolist(), strict=True):
            if self._order is None:
                found[start:stop] = True
            else:
                found[self._order[start:stop]] = True
        return found


def spread(whose: Rows, starts: Rows, stops: Rows) -> tuple[Rows, Rows]:
    """Return the numbers of all ranges, and whose each is: ranges [R] to [m] and [m]."""
    counts = np.maximum(stops - starts, 0)
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.repeat(whose, counts), np.arange(total) + np.repeat(starts - (ends - counts), counts)


def discs(latlon: Floats, radius_m: float) -> Zones:
    """Return the zones of discs of a radius around places, degrees [n, 2]."""
    angle = min(radius_m / geodesy.EARTH_RADIUS_M, np.pi)
    lat = np.radians(latlon[:, 0])
    reach_deg = np.degrees(angle) + MARGIN_DEG
    first, last = (_bands(latlon[:, 0] + sign * reach_deg) for sign in (-1, 1))
    whose, band = spread(np.arange(len(latlon)), first, last + 1)
    ends = [np.radians(band * BAND_DEG - 90 - MARGIN_DEG), np.radians((band + 1) * BAND_DEG - 90 + MARGIN_DEG)]
    # between its ends a disc is widest, or one of more than half the Earth narrowest, at this latitude
    turn = np.arcsin(np.clip(np.sin(lat) / _away_from_zero(np.cos(angle)), -1, 1))[whose]
    widths = np.degrees([_half_width(lat[whose], at, angle) for at in (*ends, np.clip(turn, *ends))])
    outer, inner = widths.max(axis=0) + MARGIN_DEG, widths.min(axis=0) - MARGIN_DEG
    there = outer > 0
    return _around(whose[there], band[there], latlon[whose[there], 1] + 180, outer[there], inner[there])


def _bands(lat: Floats) -> Rows:
    """Return the band of latitudes [n], which may lie beyond a pole: [n]."""
    return np.clip(np.floor((lat + 90) / BAND_DEG), 0, BANDS - 1).astype(np.int64)


def _away_from_zero(value: float) -> float:
    return value if abs(value) > 1e-12 else 1e-12


def _half_width(centre: Floats, lat: Floats, angle: float) -> Floats:
    """Return half the range of longitudes, in radians, that a disc covers at a latitude: -1 where it does not reach."""
    across = np.cos(centre) * np.cos(lat)
    ratio = (np.cos(angle) - np.sin(centre) * np.sin(lat)) / np.maximum(across, 1e-300)
    return np.where(ratio > 1, -1.0, np.arccos(np.clip(ratio, -1, 1)))


def _around(whose: Rows, band: Rows, centre: Floats, outer: Floats, inner: Floats) -> Zones:
    """Return the zones of discs in bands: up to `inner` degrees from a centre of 0 to 360 inside, up to `outer` edges.

    Ranges are half open, so that no place is in two of them. Where a disc goes all around, so does its edge.
    """
    is_whole, is_hollow = outer >= 180, inner > 0
    back = is_whole & is_hollow
    sides = is_hollow & ~is_whole
    plain = ~is_hollow & ~is_whole
    zero = np.zeros(len(band))
    pieces = (
        (is_hollow, centre - inner, centre + inner, False),
        (back, centre + inner, centre - inner + 360, True),
        (is_whole & ~is_hollow, zero, zero + 360, True),
        (sides, centre - outer, centre - inner, True),
        (sides, centre + inner, centre + outer, True),
        (plain, centre - outer, centre + outer, True),
    )
    rows = np.concatenate([np.flatnonzero(there) for there, *_ in pieces])
    first = np.concatenate([low[there] for there, low, _, _ in pieces])
    last = np.concatenate([high[there] for there, _, high, _ in pieces])
    edge = np.concatenate([np.full(int(there.sum()), tested) for there, _, _, tested in pieces])
    return wrapped(whose[rows], band[rows], first, last, edge)


def wrapped(whose: Rows, band: Rows, first: Floats, last: Floats, edge: Mask) -> Zones:
    """Cut half-open ranges of degrees from 180° W on at the antimeridian, and return them as zones.

    180° E itself is a place of its own in the order: it comes after all that is west of it.
    """
    found = []
    for turn in (-720.0, -360.0, 0.0, 360.0):
        low, high = np.maximum(first + turn, 0.0), np.minimum(last + turn, 360.0)
        high = np.where(last + turn >= 360, AFTER_DEG, high)
        there = np.flatnonzero((low < high) & (first + turn < 360))
        found.append((there, low[there], high[there]))
    rows, low, high = (np.concatenate(each) for each in zip(*found, strict=True))
    base = band[rows] * STEP
    return Zones(whose[rows], base + low, base + high, edge[rows])


def areas(within: Sequence[Polygon]) -> Zones:
    """Return the zones of polygons, all as one area.

    Raises:
        RequestError: no polygon has a surface.
    """
    parts = [_of_plane(area) for area in regions.planes(within)]
    band, first, last, edge = (np.concatenate(each) for each in zip(*parts, strict=True))
    return wrapped(np.zeros(len(band), np.int64), band, first, last, edge)


def _of_plane(area: Any) -> tuple[Rows, Floats, Floats, Mask]:
    """Return the ranges of one planar area: their bands, their ends in degrees from 180° W, and which are edges [R].

    Between two ranges of edges all of a band is inside, or all outside, since edges cross any line through it.
    """
    x0, y0, x1, y1 = regions.edges_of(area)
    which, band = spread(np.arange(len(x0)), _bands(y0 - MARGIN_DEG), _bands(y1 + MARGIN_DEG) + 1)
    x0, y0, x1, y1 = x0[which], y0[which], x1[which], y1[which]
    bottom, top = band * BAND_DEG - 90 - MARGIN_DEG, (band + 1) * BAND_DEG - 90 + MARGIN_DEG
    slope = np.where(y1 > y0, (x1 - x0) / np.where(y1 > y0, y1 - y0, 1.0), 0.0)
    ends = [np.where(y1 > y0, x0 + slope * (y.clip(y0, y1) - y0), x) for x, y in ((x0, bottom), (x1, top))]
    at = band * PLANE
    order = np.argsort(at + np.minimum(*ends), kind="stable")
    low = (at + np.minimum(*ends))[order] - MARGIN_DEG
    high = np.maximum.accumulate((at + np.maximum(*ends))[order] + MARGIN_DEG)
    firsts = np.flatnonzero(np.concatenate([[True], low[1:] > high[:-1]]))
    bands, low, high = band[order][firsts], low[firsts], high[np.append(firsts[1:], len(low)) - 1]

    middle = (bottom + top) / 2
    met = (y0 <= middle) & (y1 > middle)
    crossings = np.sort(at[met] + x0[met] + slope[met] * (middle[met] - y0[met]))
    gaps = np.flatnonzero(bands[1:] == bands[:-1])
    before = [
        np.searchsorted(crossings, keys) for keys in ((high[gaps] + low[gaps + 1]) / 2, bands[gaps] * PLANE - PLANE / 2)
    ]
    held = gaps[(before[0] - before[1]) % 2 == 1]
    found = np.concatenate([bands, bands[held]])
    shift = 180 - found * PLANE
    is_edge = np.arange(len(found)) < len(bands)
    return found, np.concatenate([low, high[held]]) + shift, np.concatenate([high, low[held + 1]]) + shift, is_edge
