"""An answer as a density over the Earth: confidence by distance, and credible regions.

The probability of each listed place is spread around it. Elsewhere, the probability that none of them is right, is
spread around the places of the nearest neighbours, and in part over the whole Earth.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Protocol

import numpy as np

from .. import geodesy
from ..answering.retrieval import Retrieval
from ..areas import regions
from ..gallery import NONE, Gallery, Rows
from ..geodesy import CITY_M, Floats
from ..types import Polygon, Region
from .odds import log_odds

EARTH_M2 = 4 * np.pi * geodesy.EARTH_RADIUS_M**2
DISTANCES_M = (1_000.0, 5_000.0, CITY_M, 200_000.0, 750_000.0)
"""Confidence is told for these distances: street, town, city, region and country."""
CONFIDENT_WITHIN_KM = CITY_M / 1000
"""A prediction's `confidence` is that of city level."""
LEVELS = (0.5, 0.8, 0.95)
RINGS, BEARINGS = 20, 4
"""The mass around a place is sampled on so many rings of equal mass, at so many bearings."""
AROUND = 24
"""Elsewhere is spread around at most so many places of nearest neighbours."""
OUTSIDE_M, OUTSIDE_ABOVE = 200_000.0, 0.5
"""A photo is answered as probably outside the gallery where more than this mass lies so far from every listed place."""
INNER_M = 5_000.0
"""The reach is estimated from the numbers of references within this distance and within `CITY_M`."""
REACH_M = 10_000.0
"""The reach at which the scale of `NearLaw` is `scale_m`."""
LEAST_REACH_M = 100.0
NEAREST_M = 10.0
"""The density is constant within this distance: no coordinate is more exact."""
FARTHEST_M = 9_000_000.0
LEAST = 1e-9
"""The probability of elsewhere is clipped to this and to one minus this."""
MOST_LOG_ODDS = 4.0
"""The log-odds of elsewhere change the shares of `ElsewhereLaw` only between minus this and this."""
SQUARED = geodesy.m_to_chord(NEAREST_M) ** 2, geodesy.m_to_chord(FARTHEST_M) ** 2
"""The squares of these two distances as chords of the unit sphere."""
STEPS = 8_192
"""The density around a look-alike is tabulated at so many distances; interpolated, it is right to 1e-5."""


@dataclass(frozen=True)
class Distances:
    """Distances from places in the forms that the laws below need, computed once for several laws.

    Attributes:
        metres: The distances [...], and `logs` of them, neither nearer nor farther than a law goes [...].
        per_m2: One over each distance times the circumference of the ring there, which is shorter than on a plane.
    """

    metres: Floats
    logs: Floats
    per_m2: Floats

    @classmethod
    def of(cls, metres: Floats) -> Distances:
        """Take great-circle distances; infinite ones count as `FARTHEST_M`."""
        return cls._of(metres, 2 * np.sin(np.minimum(metres, FARTHEST_M) / geodesy.EARTH_RADIUS_M / 2))

    @classmethod
    def between(cls, points: Floats, places: Floats) -> Distances:
        """Take the distances between points and places on the unit sphere [..., 3], broadcast against each other."""
        chords = geodesy.chords(points, places)
        return cls._of(geodesy.chord_to_m(chords), chords)

    @classmethod
    def _of(cls, metres: Floats, chords: Floats) -> Distances:
        """Take distances and their chords, from which the ring's circumference follows without a costly sine."""
        chords = chords.clip(geodesy.m_to_chord(NEAREST_M), geodesy.m_to_chord(FARTHEST_M))
        clipped = metres.clip(NEAREST_M, FARTHEST_M)
        around = 2 * np.pi * geodesy.EARTH_RADIUS_M * chords * np.sqrt(1 - chords**2 / 4)
        return cls(metres, np.log(clipped), 1 / (clipped * around))

    def density(self, scale_m: Floats, shape: float) -> Floats:
        """Return the mass per square metre of a log-logistic law with a median distance `scale_m`, broadcast."""
        power = np.exp(shape * (self.logs - np.log(scale_m)))
        return np.asarray(shape * power / (1 + power) ** 2 * self.per_m2)


@dataclass(frozen=True)
class NearLaw:
    """How far the truth lies from the right listed place: at most `CITY_M`, depending on the references' reach.

    Within r lies 1 / (1 + (scale / r) ^ `shape`) of what lies within `CITY_M`. The scale is `scale_m` where the
    references reach `REACH_M`, and grows by a `power` of the reach: denser references give a narrower spread.
    """

    scale_m: float = 3_000.0
    shape: float = 1.0
    power: float = 0.0

    def radius(self, share: Floats, reach_m: Floats) -> Floats:
        """Return the radius in metres that holds a share of the mass: [n, R] for shares [R] and reaches [n]."""
        scale = self.scale_m * (reach_m / REACH_M) ** self.power
        inner = share[None] / (1 + (scale / CITY_M) ** self.shape)[:, None]
        return np.asarray(scale[:, None] * (inner / (1 - inner)) ** (1 / self.shape))

    def density(self, apart: Distances, reach_m: Floats) -> Floats:
        """Return the mass per square metre at some distances [..., n] from places of some reach [n]."""
        scale = self.scale_m * (reach_m / REACH_M) ** self.power
        inner = apart.density(scale, self.shape) * (1 + (scale / CITY_M) ** self.shape)
        return np.where(apart.metres <= CITY_M, inner, 0.0)


@dataclass(frozen=True)
class FarLaw:
    """Distance of the truth from a look-alike if no listed place is right: log-logistic with median `scale_m`."""

    scale_m: float
    shape: float

    def radius(self, share: Floats) -> Floats:
        """Return the radius in metres that holds a share of the mass."""
        return np.asarray(self.scale_m * (share / (1 - share)) ** (1 / self.shape))

    def density(self, apart: Distances) -> Floats:
        """Return the mass per square metre at some distances."""
        return apart.density(np.array(self.scale_m), self.shape)


@dataclass(frozen=True)
class ElsewhereLaw:
    """Where the truth lies if no listed place is right: in a look-alike's `region`, on its `continent`, or anywhere.

    `remote` and `anywhere` are log odds against the region, each a number and what it grows by with the log odds of
    elsewhere: the surer that no listed place is right, the less the look-alikes tell.
    """

    region: FarLaw = FarLaw(50_000.0, 2.0)
    continent: FarLaw = FarLaw(1_000_000.0, 2.0)
    remote: tuple[float, float] = (-1.0, 0.0)
    anywhere: tuple[float, float] = (-1.0, 0.0)

    @classmethod
    def read(cls, stored: Mapping[str, Any]) -> ElsewhereLaw:
        """Rebuild it from what `dataclasses.asdict` made of it.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        far = FarLaw(**stored["region"]), FarLaw(**stored["continent"])
        return cls(*far, tuple(stored["remote"]), tuple(stored["anywhere"]))

    def shares(self, elsewhere: Floats) -> Floats:
        """Split elsewhere into region, continent and anywhere: shares [..., 3] for its probabilities [...]."""
        odds = np.clip(log_odds(elsewhere, LEAST), -MOST_LOG_ODDS, MOST_LOG_ODDS)
        (remote, more_remote), (anywhere, more_anywhere) = self.remote, self.anywhere
        logs = np.stack([0 * odds, remote + more_remote * odds, anywhere + more_anywhere * odds], axis=-1)
        shares = np.exp(logs - logs.max(axis=-1, keepdims=True))
        return np.asarray(shares / shares.sum(axis=-1, keepdims=True))


def reach(gallery: Gallery, rows: Rows, left_out: Rows = NONE) -> Floats:
    """Return the radius that holds half of the references within 25 km of each candidate [K]: metres [K].

    It is estimated from how many lie within 5 and 25 km, as if their number grew with a power of the distance.
    """
    inner, outer = (np.maximum(gallery.crowd(rows, radius, left_out), 1) for radius in (INNER_M, CITY_M))
    growth = np.maximum(np.log(outer / inner) / np.log(CITY_M / INNER_M), 0.1)
    return np.asarray((CITY_M * 0.5 ** (1 / growth)).clip(LEAST_REACH_M, CITY_M))


def around(gallery: Gallery, found: Retrieval) -> tuple[Rows, Floats]:
    """Return voting neighbours at least 25 km apart, rows [n], and the votes of all that are nearest to each [n]."""
    voters = found.voters
    points = gallery.points(voters.rows)
    kept = geodesy.spaced(points, CITY_M, AROUND)
    owner = np.argmax(points[kept] @ points.T, axis=0)
    return voters.rows[kept], np.bincount(owner, voters.weights, len(kept)).astype(np.float64)


@dataclass(frozen=True)
class ListedPlaces:
    """The candidates of a photo: probabilities, degrees and `reach`: [K], [K, 2], [K]."""

    shares: Floats
    latlon: Floats
    reach_m: Floats


@dataclass(frozen=True, eq=False)
class Contours:
    """How dense mass is around places, from which follow the discs that hold most of it on the least ground.

    Attributes:
        metres: The radii of rings of equal mass around each place [n, R].
        rings: The log density of each ring, or of a sparser one within it [n, R].
        dense: The log density of all points of the rings in falling order, and the cumulative mass there: `held`.
    """

    metres: Floats
    rings: Floats
    dense: Floats
    held: Floats

    @classmethod
    def of(cls, metres: Floats, density: Floats, held: Floats) -> Contours:
        """Take rings [n, R], and the mass per square metre and the mass held at points on them [n, R, bearings]."""
        rings, dense = (np.log(each).round(5) for each in (density.mean(axis=2), density))  # see `regions.ROUNDED_DEG`
        order = np.argsort(-dense.ravel())
        return cls(metres, np.minimum.accumulate(rings, axis=1), dense.ravel()[order], held.ravel()[order].cumsum())

    def radii(self, share: float) -> Floats:
        """Return the radii of discs around the places which together hold a share of the mass, densest first [n].

        0: nothing around a place is dense enough. All are infinite where the share needs what lies anywhere.
        """
        if share > self.held[-1]:
            return np.full(len(self.metres), np.inf)
        limit = self.dense[min(int(np.searchsorted(self.held, share)), len(self.dense) - 1)]
        inside = (self.rings >= limit).sum(axis=1)
        metres = self.metres[np.arange(len(self.metres)), np.maximum(inside - 1, 0)]
        return np.where(inside > 0, metres, 0.0)


class Laws(Protocol):
    """The distance laws of an answer: for the listed places, and for elsewhere."""

    @property
    def near(self) -> NearLaw:
        """Return how far the truth lies from the listed place that is right."""

    @property
    def beyond(self) -> ElsewhereLaw:
        """Return where it lies when none is."""


class Posterior:
    """Where a photo was taken, as a density over the Earth: discs of mass around places, and a rest anywhere.

    A search area cuts off what lies outside it; what is left counts as all there is.
    """

    def __init__(
        self,
        listed: ListedPlaces,
        hinted: Floats,
        votes: Floats,
        laws: Laws,
        within: Sequence[Polygon] = (),
    ) -> None:
        """Spread the candidates' mass around them, and the rest around look-alikes of some degrees and votes [J]."""
        self.listed, self._hinted, self._laws, self._within = listed, len(hinted), laws, tuple(within)
        elsewhere = max(0.0, 1 - float(listed.shares.sum()))
        self._region, self._continent, self._anywhere = elsewhere * laws.beyond.shares(np.array(elsewhere))
        self._votes = votes / votes.sum()
        self.latlon = np.concatenate([listed.latlon, hinted, hinted])
        self._mass = np.concatenate([listed.shares, self._region * self._votes, self._continent * self._votes])

    @cached_property
    def _rings(self) -> tuple[Floats, Floats]:
        """Return metres of rings of equal mass around the places [n, R], and points on them [n, R, bearings, 3]."""
        share = (np.arange(RINGS) + 0.5) / RINGS
        near = self._laws.near.radius(share, self.listed.reach_m)
        far = [law.radius(share)[None].repeat(self._hinted, axis=0) for law in self._far]
        metres = np.minimum(np.concatenate([near, *far]), FARTHEST_M)
        turned = 0.5 * (np.arange(RINGS)[:, None] % 2)
        bearings = 360 * (np.arange(BEARINGS)[None] + turned) / BEARINGS
        return metres, geodesy.ahead(self.latlon[:, None, None], bearings[None], metres[..., None])

    @cached_property
    def _held(self) -> tuple[Floats, float]:
        """Return the mass inside the search area: at each ring point [n, R, bearings], and of anywhere."""
        held = (self._mass / (RINGS * BEARINGS))[:, None, None].repeat(RINGS, 1).repeat(BEARINGS, 2)
        if not self._within:
            return held, self._anywhere
        latlon = geodesy.from_unit_vectors(self._rings[1]).reshape(-1, 2)
        inside = regions.inside(latlon, self._within).reshape(held.shape)
        inside[: len(self.listed.shares), 0] = True  # a listed place lies in the area, however small that is
        held, anywhere = held * inside, self._anywhere * self._area_km2 * 1e6 / EARTH_M2
        total = held.sum() + anywhere
        return held / total, anywhere / total

    @cached_property
    def _area_km2(self) -> float:
        return regions.area_km2_of(self._within)

    @property
    def mass(self) -> Floats:
        """The mass around each place of `latlon`: listed, near look-alikes, and far from them."""
        return np.asarray(self._held[0].sum(axis=(1, 2)))

    @property
    def anywhere(self) -> float:
        """The mass spread evenly over the Earth, or over the search area."""
        return self._held[1]

    @property
    def shares(self) -> Floats:
        """The probabilities of the listed places [K]: the mass left inside the search area, in the same proportions."""
        alone = self.listed.shares
        return np.asarray(alone * (self.mass[: len(alone)].sum() / max(float(alone.sum()), 1e-300)))

    @property
    def _far(self) -> tuple[FarLaw, FarLaw]:
        return self._laws.beyond.region, self._laws.beyond.continent

    def density(self, points: Floats) -> Floats:
        """Return the mass per square metre at points on the unit sphere [N, 3], before a search area: [N]."""
        count = len(self.listed.shares)
        centres = geodesy.unit_vectors(self.latlon[: count + self._hinted])
        near = self._near(points, centres[:count])
        return near + self._around(points, centres[count:]) + self._anywhere / EARTH_M2

    def _around(self, points: Floats, centres: Floats) -> Floats:
        """Return the mass per square metre at points [N, 3] that is spread around the look-alikes [J, 3]: [N].

        It falls off with the distance in the same way around each, so we look it up in a table, and interpolate.
        """
        fall = np.array([self._region, self._continent]) @ _falloff(self._laws.beyond)
        fall, slope = fall.astype(np.float32), np.diff(fall, append=0.0).astype(np.float32)
        squared = 2 - 2 * (centres @ np.ascontiguousarray(points.T))  # in double precision right to 1e-4 even at 10 m
        at = np.log(squared.clip(*SQUARED).astype(np.float32))
        at -= np.float32(np.log(SQUARED[0]))
        at *= np.float32((STEPS - 1) / np.log(SQUARED[1] / SQUARED[0]))
        step = at.astype(np.intp)
        at -= step
        at *= slope.take(step)
        at += fall.take(step)
        return np.einsum("j,jn->n", self._votes, at)

    def _near(self, points: Floats, centres: Floats) -> Floats:
        """Return the listed places' mass per square metre [N] at points [N, 3]; only those within 25 km add."""
        at, of = np.nonzero(points @ centres.T > np.cos(1.001 * CITY_M / geodesy.EARTH_RADIUS_M))
        each = self._laws.near.density(Distances.between(points[at], centres[of]), self.listed.reach_m[of])
        return np.bincount(at, each * self._mass[of], len(points)).astype(np.float64)

    def within(self, place: Floats) -> tuple[float, ...]:
        """Return the mass within each of `DISTANCES_M` of a place, degrees [2]."""
        metres = geodesy.chord_to_m(geodesy.chords(self._rings[1], geodesy.unit_vectors(place)))
        held, anywhere = self._held
        whole = self._area_km2 * 1e6 if self._within else EARTH_M2
        return tuple(
            float(min(1.0, held[metres <= limit].sum() + anywhere * min(1.0, _cap(limit) * EARTH_M2 / whole)))
            for limit in DISTANCES_M
        )

    def outside(self) -> float:
        """Return the mass farther than `OUTSIDE_M` from every listed place."""
        points, listed = self._rings[1], geodesy.unit_vectors(self.listed.latlon)
        near = (points @ listed.T).max(axis=-1) >= np.cos(OUTSIDE_M / geodesy.EARTH_RADIUS_M)
        held, anywhere = self._held
        return float(held[~near].sum()) + (0.0 if self._within else anywhere)

    @cached_property
    def contours(self) -> Contours:
        """Return how dense the mass around the places is, and how much of it lies where it is denser."""
        points = self._rings[1]
        density = self.density(points.reshape(-1, 3)).reshape(points.shape[:-1])
        return Contours.of(self._rings[0], density, self._held[0])

    def regions(self, drawn: Sequence[float]) -> tuple[Region, ...]:
        """Return the credible regions of `LEVELS`, each the discs that hold its `drawn` mass, cut to the search area.

        A level that needs what lies anywhere has the search area, or no region: it would be the whole Earth.
        """
        found = []
        for level, share in zip(LEVELS, drawn, strict=True):
            radii = self.contours.radii(share)
            if np.isfinite(radii).all():
                polygons, area_km2 = regions.union_of_discs(self.latlon[radii > 0], radii[radii > 0], self._within)
            else:
                polygons, area_km2 = self._within, self._area_km2
            found += [Region(level, polygons, area_km2)] if polygons else []
        return tuple(found)


@lru_cache(maxsize=16)
def _falloff(beyond: ElsewhereLaw) -> Floats:
    """Return the mass per square metre of both laws of elsewhere at `STEPS` distances, evenly spaced in log: [2, S].

    They are from `NEAREST_M` to `FARTHEST_M`, by the square of the chord. It is made once for a pack.
    """
    apart = Distances.of(geodesy.chord_to_m(np.sqrt(np.geomspace(*SQUARED, STEPS))))
    return np.stack([law.density(apart) for law in (beyond.region, beyond.continent)])


def _cap(metres: float) -> float:
    """Return the share of the Earth within some metres of a point."""
    return float((1 - np.cos(metres / geodesy.EARTH_RADIUS_M)) / 2)
