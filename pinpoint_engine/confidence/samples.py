"""Sampled places as a density over the Earth: confidence by distance, credible regions, and the peaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from .. import geodesy
from ..areas import regions
from ..gallery import Rows
from ..geodesy import CITY_M, Floats
from ..types import Polygon, Region
from .density import BEARINGS, DISTANCES_M, FARTHEST_M, LEVELS, RINGS, Contours

LEAST_WIDTH_M = 100.0
"""No sample is spread less than this: a model tells no coordinate more exactly."""
AT_ONCE = 4_096
"""The density is computed at so many points at a time."""
HALVINGS = 8
"""By so many the share is found whose discs hold a level, to half a percent of it."""


class SampleDensity:
    """The density that N samples, drawn by themselves, come from: each spread around its place.

    The kernel is a von Mises-Fisher distribution, the Gaussian of the sphere. Its width is half the distance to the
    √N-th nearest sample: narrow where samples lie close, wide where they are few. The density is of the samples alone,
    so it is as honest as these are; nothing is set aside for places that the model would never name.

    A search area cuts off what lies outside it; what is left counts as all there is. So the samples of it are those
    that lie inside.
    """

    def __init__(self, latlon: Floats, within: Sequence[Polygon] = ()) -> None:
        """Take two samples or more, degrees [N, 2], all of them inside the search area."""
        self.latlon, self.points, self._within = latlon, geodesy.unit_vectors(latlon), tuple(within)
        self.width_m = _widths_m(self.points)
        self._sharpness = (geodesy.EARTH_RADIUS_M / self.width_m) ** 2

    @cached_property
    def _rings(self) -> tuple[Floats, Floats]:
        """Return metres of rings of equal mass around the samples [N, R], and points on them [N, R, bearings, 3].

        On a sphere, the mass of the kernel within an angle is known: it is exponential in the cosine (Fisher 1953).
        """
        share, sharpness = (np.arange(RINGS) + 0.5) / RINGS, self._sharpness[:, None]
        drop = -np.log1p(share * np.expm1(-2 * sharpness)) / sharpness  # 1 less the cosine
        metres = np.minimum(geodesy.chord_to_m(np.sqrt(2 * drop)), FARTHEST_M)
        turned = 0.5 * (np.arange(RINGS)[:, None] % 2)
        bearings = 360 * (np.arange(BEARINGS)[None] + turned) / BEARINGS
        return metres, geodesy.ahead(self.latlon[:, None, None], bearings[None], metres[..., None])

    @cached_property
    def _held(self) -> Floats:
        """Return the mass at each ring point inside the search area [N, R, bearings], in sum 1."""
        held = np.full((*self._rings[0].shape, BEARINGS), 1.0)
        if self._within:
            latlon = geodesy.from_unit_vectors(self._rings[1]).reshape(-1, 2)
            held = held * regions.inside(latlon, self._within).reshape(held.shape)
            held[:, 0] = 1.0  # a sample lies in the area, however small that is
        return np.asarray(held / held.sum())

    def density(self, points: Floats) -> Floats:
        """Return the mass per square metre at points on the unit sphere [P, 3], before a search area: [P]."""
        peak = self._sharpness / (2 * np.pi * geodesy.EARTH_RADIUS_M**2 * -np.expm1(-2 * self._sharpness))
        found = np.empty(len(points))
        for start in range(0, len(points), AT_ONCE):
            part = points[start : start + AT_ONCE]
            drop = np.maximum(1 - part @ self.points.T, 0.0)
            found[start : start + AT_ONCE] = np.exp(-self._sharpness * drop) @ peak / len(self.points)
        return found

    def within(self, place: Floats) -> tuple[float, ...]:
        """Return the mass within each of `DISTANCES_M` of a place, degrees [2]."""
        metres = geodesy.chord_to_m(geodesy.chords(self._rings[1], geodesy.unit_vectors(place)))
        return tuple(float(min(1.0, self._held[metres <= limit].sum())) for limit in DISTANCES_M)

    def peaks(self, most: int) -> tuple[Rows, Floats]:
        """Return the densest samples, and the mass within 25 km that is nearest to each: [K], [K].

        A sample is passed over where a denser one is nearer than 25 km, or within the neighbourhood by which that one's
        width was told: what lies there is one peak. They are in the order of their mass.

        Args:
            most: At most so many; there may be fewer peaks.
        """
        dense = np.log(self.density(self.points)).round(5)  # see `regions.ROUNDED_DEG`
        left, kept = np.argsort(-dense, kind="stable"), []
        while len(left):
            first, left = left[0], left[1:]
            kept.append(int(first))
            apart_m = max(CITY_M, 2 * self.width_m[first])
            left = left[geodesy.chords(self.points[left], self.points[first]) >= geodesy.m_to_chord(apart_m)]
        mass = self._mass_of(np.array(kept))
        order = np.argsort(-mass, kind="stable")[:most]
        return np.array(kept)[order], mass[order]

    def _mass_of(self, rows: Rows) -> Floats:
        """Return the mass within 25 km of samples that is nearest to each: [K]."""
        apart = geodesy.chords(self._rings[1].reshape(-1, 1, 3), self.points[rows])
        held = np.where(apart.min(axis=1) <= geodesy.m_to_chord(CITY_M), self._held.ravel(), 0.0)
        return np.bincount(apart.argmin(axis=1), held, len(rows)).astype(np.float64)

    def regions(self) -> tuple[Region, ...]:
        """Return the credible regions of `LEVELS`: discs around the samples, where it is densest, cut to the area."""
        found = []
        for level in LEVELS:
            radii = self.radii(level)
            polygons, area_km2 = regions.union_of_discs(self.latlon[radii > 0], radii[radii > 0], self._within)
            found += [Region(level, polygons, area_km2)] if polygons else []
        return tuple(found)

    def radii(self, level: float) -> Floats:
        """Return the radii of discs around the samples, where it is densest, that together hold so much mass [N].

        The discs that `Contours` draws for a share of the mass hold more, since a disc is dense in the mean only: the
        share is sought for which they hold what was asked for.
        """
        low, high = 0.0, level
        for _ in range(HALVINGS):
            share = (low + high) / 2
            low, high = (share, high) if self._mass_in(self._contours.radii(share)) < level else (low, share)
        return self._contours.radii(high)

    @cached_property
    def _contours(self) -> Contours:
        points = self._rings[1]
        density = self.density(points.reshape(-1, 3)).reshape(points.shape[:-1])
        return Contours.of(self._rings[0], density, self._held)

    def _mass_in(self, radii: Floats) -> float:
        """Return the mass in any of the discs around the samples."""
        drawn = radii > 0
        near = self._cosines[:, drawn] >= np.cos(radii[drawn] / geodesy.EARTH_RADIUS_M)
        return float(self._held.ravel()[near.any(axis=1)].sum())

    @cached_property
    def _cosines(self) -> Floats:
        """Return the cosine of the angle between each ring point and each sample [N · R · bearings, N]."""
        return np.asarray(self._rings[1].reshape(-1, 3) @ self.points.T)


def _widths_m(points: Floats) -> Floats:
    """Return half the distance of samples on the unit sphere [N, 3] to the √N-th nearest other: metres [N]."""
    number = min(round(len(points) ** 0.5), len(points) - 1)
    apart = geodesy.chords(points[:, None], points)
    return np.maximum(geodesy.chord_to_m(np.partition(apart, number, axis=1)[:, number]) / 2, LEAST_WIDTH_M)
