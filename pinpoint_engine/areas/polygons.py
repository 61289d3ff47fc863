"""Turn the polygons of a layer or file into a search area, with a note on everything that is skipped."""

from __future__ import annotations

import heapq
import math
from dataclasses import dataclass
from typing import Callable, Dict, Iterable, List, Optional, Sequence, Set, Tuple

from ..errors import RequestError
from ..types import Location, Polygon, SearchArea

Corner = Tuple[float, float]
Ring = Sequence[Corner]
"""Corners of a ring, as x and y in its CRS, or as longitude and latitude; closed or not."""

MAX_EDGE_DEG = 0.5
"""Longest edge in degrees; longer ones are divided, so that no edge could be read as going the other way round."""
EDGES = 720
"""A ring in another CRS is divided into about so many edges before it is transformed, so that lines stay straight."""
STRAIGHT_DEG = 0.02
"""Edges this short need no division: an edge that is straight in a CRS leaves one in degrees by some decimetres."""
THIN_DEG = 1e-9
"""A polygon thinner than this, a tenth of a millimetre, is a line distorted by rounding."""
THIN = 1e-11
"""The same in another CRS, as a fraction of the largest coordinate."""
STRIPS = 50
"""How many of a ring's widest strips are searched for area; if they have none, the ring has none."""
NEAR_DEG = 0.1
"""Different geographic CRSs, even the oldest datums, put the same place within this distance."""
LOOKED_AT = (0.5, 0.36)
"""Where in a strip its area is measured; the middle alone would miss a bow tie, whose edges cross there."""
FARTHEST_LON = 540.0
"""Longitudes may exceed ±180 by one turn, as in polygons across the antimeridian."""
FARTHEST_XY = 1e9
"""Coordinates beyond this are invalid in any CRS, though projection formulas may wrap them to a place."""
MANY_CORNERS = 50_000
"""Sorting the edges of an area with more corners takes more than 0.2 s, for which QGIS's window would stop."""
NAMED = 4
"""How many features a note names; the others are counted."""

EMPTY = "it is empty; draw it again or delete it"
NO_GEOMETRY = "it has no geometry; draw one or delete it"
NO_NUMBER = "a coordinate is missing or not a finite number; correct it or draw it again"
NO_GROUND = "it encloses no area; give it at least three corners that are not in line"
BEYOND_CRS = "it lies outside the range of its coordinate reference system; move it or draw it again"
NO_DEGREES = "its coordinates are not degrees; save it in EPSG:4326 first"
TOO_WIDE = "it is wider than the Earth; draw a smaller one"


@dataclass(frozen=True)
class AreaPart:
    """A polygon as read: its rings, outer first, and what converts them to degrees; or why it is unusable."""

    name: str
    rings: Tuple[Ring, ...] = ()
    to_degrees: Optional[Callable[[Ring], Ring]] = None
    why: str = ""


def no_polygon(kind: str) -> str:
    """Return why a geometry of another type is skipped."""
    return f"it is a {kind}; draw a polygon around the place you mean"


def search_area(parts: Iterable[AreaPart], source: str) -> SearchArea:
    """Return the usable polygons, and a note on each part that is skipped.

    Args:
        parts: All polygons of the source, and everything in it that is not a polygon.
        source: Its name in messages: "area.geojson", "the layer Districts".

    Raises:
        RequestError: no part is usable.
    """
    polygons: List[Polygon] = []
    skipped: Dict[str, List[str]] = {}
    remarks: List[str] = []
    for part in parts:
        try:
            polygons.append(_polygon(part, skipped))
        except ValueError as why:
            skipped.setdefault(str(why), []).append(part.name)
        else:
            remarks += _long_way(part, source)
    if not polygons:
        raise RequestError(f"{source} gives no search area: {_reasons(skipped) or 'it holds no polygon; draw one'}")
    notes = [f"{_listed(names)} of {source} skipped: {why}" for why, names in skipped.items()]
    return SearchArea(tuple(polygons), (*notes, *remarks))


def _reasons(skipped: Dict[str, List[str]]) -> str:
    return " / ".join(f"{_listed(names)}: {why}" for why, names in skipped.items())


def _listed(names: List[str]) -> str:
    distinct = list(dict.fromkeys(names))
    more = len(distinct) - NAMED
    return ", ".join(distinct[:NAMED]) + (f" and {more} more" if more > 0 else "")


def _polygon(part: AreaPart, skipped: Dict[str, List[str]]) -> Polygon:
    """Return the polygon of a part; unusable holes are added to `skipped`, names of what is skipped by reason.

    Raises:
        ValueError: it is unusable; the message says why.
    """
    if part.why or not part.rings:
        raise ValueError(part.why or EMPTY)
    outer, *inner = part.rings
    around = _located(outer, part.to_degrees)
    holes = []
    for ring in inner:
        try:
            holes.append(_located(ring, part.to_degrees))
        except ValueError as why:
            skipped.setdefault(str(why), []).append(f"a hole of {part.name}")
    return Polygon(around, tuple(holes))


def _located(ring: Ring, to_degrees: Optional[Callable[[Ring], Ring]]) -> Tuple[Location, ...]:
    """Return a ring in degrees, closed and with short edges.

    Raises:
        ValueError: it is unusable; the message says why.
    """
    if not ring:
        raise ValueError(EMPTY)
    if not _finite(ring):
        raise ValueError(NO_NUMBER)
    if len(set(ring)) < 3:
        raise ValueError(NO_GROUND)
    closed = ring if ring[0] == ring[-1] else [*ring, ring[0]]
    farthest = max(max(abs(x), abs(y)) for x, y in ring)
    degrees = _are_degrees(ring, to_degrees)
    if degrees:
        _check_degrees(ring)
    if farthest <= FARTHEST_XY and not _encloses_ground(closed, THIN_DEG if degrees else THIN * farthest):
        raise ValueError(NO_GROUND)
    if to_degrees is None:
        dense = _cut(closed, MAX_EDGE_DEG)
    else:
        dense = () if farthest > FARTHEST_XY else to_degrees(_cut(closed, _longest(closed, to_degrees)))
        if not dense or not _finite(dense) or max(abs(lat) for _, lat in dense) > 90 + 1e-6:
            raise ValueError(BEYOND_CRS)
        if not _encloses_ground(_unrolled(dense), THIN_DEG):
            raise ValueError(NO_GROUND)
    return tuple(
        Location(max(-90.0, min(90.0, lat)), lon if abs(lon) <= 180 else (lon + 180) % 360 - 180) for lon, lat in dense
    )


def _finite(ring: Ring) -> bool:
    return all(math.isfinite(x) and math.isfinite(y) for x, y in ring)


def _are_degrees(ring: Ring, to_degrees: Optional[Callable[[Ring], Ring]]) -> bool:
    """Return whether corners are degrees: of WGS 84, or of a CRS such as ETRS89 that differs from it by metres."""
    if to_degrees is None:
        return True
    if not ring or not _finite(ring) or max(abs(x) for x, _ in ring) > FARTHEST_LON:
        return False
    located = to_degrees(ring)
    return len(located) == len(ring) and all(
        abs((lon - x + 180) % 360 - 180) < NEAR_DEG and abs(lat - y) < NEAR_DEG
        for (x, y), (lon, lat) in zip(ring, located)
    )


def _check_degrees(ring: Ring) -> None:
    """Check that corners are valid longitudes and latitudes.

    Raises:
        ValueError: they are not; the message says why.
    """
    lons, lats = zip(*ring)
    highest, farthest = max(map(abs, lats)), max(map(abs, lons))
    if highest > 90 + 1e-6:
        if highest <= 180 and farthest <= 90:
            at = max(lats, key=abs)
            raise ValueError(f"longitude and latitude are swapped, for no latitude is {at:g}; write longitude first")
        raise ValueError(NO_DEGREES)
    if farthest > FARTHEST_LON:
        raise ValueError(NO_DEGREES)
    if max(lons) - min(lons) > 360 + 1e-9:
        raise ValueError(TOO_WIDE)


def _long_way(part: AreaPart, source: str) -> List[str]:
    """Return a note if a ring in degrees has an edge of more than 180°, which may be meant to cross the antimeridian.

    As in GeoJSON and QGIS, such an edge runs straight in longitude, through 0.
    """
    lons = [x for x, _ in part.rings[0]]
    width = max(lons) - min(lons)
    steps = [abs(after - before) for before, after in zip(lons, [*lons[1:], lons[0]])]
    if max(steps) <= 180 or width > 360 - 1e-9 or not _are_degrees(part.rings[0], part.to_degrees):
        return []
    across = [lon if lon >= 0 else lon + 360 for lon in lons]
    return [
        f"{part.name} of {source} is taken the long way round, {width:g}° wide; if it is meant to cross the 180° "
        f"meridian, write its longitudes as {min(across):g} to {max(across):g}"
    ]


def _cut(closed: Ring, longest: float) -> Ring:
    """Return a closed ring whose edges are divided into equal pieces no longer than `longest`."""
    found = [closed[0]]
    for (x0, y0), (x1, y1) in zip(closed, closed[1:]):
        pieces = max(1, math.ceil(math.hypot(x1 - x0, y1 - y0) / longest))
        found += [(x0 + (x1 - x0) * at / pieces, y0 + (y1 - y0) * at / pieces) for at in range(1, pieces)]
        found.append((x1, y1))
    return found


def _longest(closed: Ring, to_degrees: Callable[[Ring], Ring]) -> float:
    """Return the longest edge that a ring in another CRS may have: a layer's many small rings need no division."""
    edges, length = EDGES, _length(closed)
    located = to_degrees(closed)
    if located and _finite(located):
        edges = max(1, min(EDGES, math.ceil(_length(_unrolled(located)) / STRAIGHT_DEG)))
    return length / edges


def _length(closed: Ring) -> float:
    return sum(math.hypot(x1 - x0, y1 - y0) for (x0, y0), (x1, y1) in zip(closed, closed[1:]))


def _unrolled(dense: Ring, pole: float = 90.0) -> Ring:
    """Return a closed ring in degrees without jumps in longitude; one around a pole is closed over `pole`."""
    lon, lat = dense[0]
    found = [(lon, lat)]
    for after, lat in dense[1:]:
        lon += (after - lon + 180) % 360 - 180
        found.append((lon, lat))
    if abs(lon - found[0][0]) > 180:
        found += [(lon, pole), (found[0][0], pole), found[0]]
    return found


def _encloses_ground(closed: Ring, thin: float) -> bool:
    """Return whether a closed ring encloses an area thicker than `thin`, in its own units, and is not a mere line.

    Edges that are traversed in both directions cancel out. The rest is measured in the widest vertical strips between
    neighbouring corners: the first one decides nearly every ring, and all strips of a large ring would take minutes.
    """
    edges: Set[Tuple[Corner, Corner]] = set()
    for one, other in zip(closed, closed[1:]):
        edges ^= {(min(one, other), max(one, other))}
    across = sorted({x for edge in edges for x, _ in edge})
    for west, east in heapq.nlargest(STRIPS, zip(across, across[1:]), key=lambda strip: strip[1] - strip[0]):
        if east - west < thin:
            return False
        if any(_inside(edges, west + (east - west) * part) > thin for part in LOOKED_AT):
            return True
    return False


def _inside(edges: Iterable[Tuple[Corner, Corner]], at: float) -> float:
    """Return the length of a north-south line inside a ring of edges; no corner lies on the line."""
    met = sorted(y0 + (y1 - y0) * (at - x0) / (x1 - x0) for (x0, y0), (x1, y1) in edges if x0 < at < x1)
    return sum(top - low for low, top in zip(met[::2], met[1::2]))


Edge = Tuple[float, float, float, float, Tuple[int, int]]
"""Both ends, as longitude and latitude, and the ring: the number of its polygon, and 0 for the outer one."""


class AreaIndex:
    """A search area that can be asked about single places, without any package; many are for `regions.inside`.

    Edges are sorted into slabs of longitude, as a meridian is met by few of the edges of a large area.
    """

    def __init__(self, within: Sequence[Polygon]) -> None:
        edges = [
            (*one, *other, (number, part))
            for number, polygon in enumerate(within)
            for part, ring in enumerate((polygon.outer, *polygon.holes))
            for flat in (_flat(ring),)
            for one, other in zip(flat, flat[1:])
            if one[0] != other[0]
        ]
        ends = [x for edge in edges for x in (edge[0], edge[2])] or [0.0, 1.0]
        across = sum(abs(edge[0] - edge[2]) for edge in edges) / max(1, len(edges))
        self._west = min(ends)
        self._width = max(across, (max(ends) - self._west) / math.sqrt(1 + len(edges)))
        self._slabs: Dict[int, List[Edge]] = {}
        for edge in edges:
            for slab in range(self._slab(min(edge[0], edge[2])), self._slab(max(edge[0], edge[2])) + 1):
                self._slabs.setdefault(slab, []).append(edge)

    @classmethod
    def of(cls, within: Sequence[Polygon]) -> Optional[AreaIndex]:
        """Return the index of a search area; None for the whole Earth, and for so large an area that it takes long."""
        corners = sum(len(ring) for polygon in within for ring in (polygon.outer, *polygon.holes))
        return cls(within) if 0 < corners <= MANY_CORNERS else None

    def _slab(self, lon: float) -> int:
        return int((lon - self._west) // self._width)

    def holds(self, place: Location) -> bool:
        """Return whether a place lies in one of the polygons: to its north their rings are met an odd number of times.

        Rings that cross the antimeridian, or go round a pole, run beyond ±180 degrees, so that all turns are looked at.
        """
        odd: Set[Tuple[int, int]] = set()
        for at in (place.lon + turn for turn in (-720, -360, 0, 360, 720)):
            for x0, y0, x1, y1, ring in self._slabs.get(self._slab(at), ()):
                if (x0 > at) != (x1 > at) and place.lat < y0 + (y1 - y0) * (at - x0) / (x1 - x0):
                    odd ^= {ring}
        return bool({number for number, part in odd if not part} - {number for number, part in odd if part})


def _flat(ring: Sequence[Location]) -> Ring:
    """Return a ring closed and without jumps in longitude; one around a pole is closed over the nearer pole."""
    closed = [(each.lon, each.lat) for each in (*ring, ring[0])]
    return _unrolled(closed, 90.0 if sum(each.lat for each in ring) > 0 else -90.0)
