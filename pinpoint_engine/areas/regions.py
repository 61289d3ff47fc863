"""Polygons that constrain a search: which points lie inside, right across the antimeridian and at the poles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from shapely.geometry import MultiPolygon
from shapely.geometry import Polygon as PlanarPolygon

from .. import geodesy
from ..errors import RequestError
from ..types import Location, Polygon
from .polygons import MAX_EDGE_DEG

LONG_EDGE_DEG = 45.0
"""So are those of what is drawn, with fewer corners: nobody draws on them."""

DISC_CORNERS = 32
CORNERS_DEG = np.linspace(0, 360, DISC_CORNERS, endpoint=False)
"""The bearings of a disc's corners."""
POLES = np.array([[90.0, 0.0], [-90.0, 0.0]])
ROUNDED_DEG = 1e-6
"""Corners of discs are given to a tenth of a metre: their last bits change with where numbers lie in memory."""
SLIVER_DEG2 = 1e-9
"""Parts and holes of areas smaller than this, some ten square metres, are what rounding leaves."""
WORLD = shapely.box(-180, -90, 180, 90)
ROUNDING = 4e-16
"""Of a determinant's two products: what rounding can add to their difference (3.3306690738754716e-16, rounded up)."""
MANY = 500
"""Points of an edge's height from which it is faster to look at it alone."""
PAIRS = 1 << 16
"""So many pairs of an edge and a point are otherwise looked at together: more want memory, fewer want time."""
MAX_RADIUS_M = 10_000_000.0
"""A larger disc would hold more than half the Earth, and its ring would enclose the other side."""


def inside(latlon: npt.NDArray[np.float64], within: Sequence[Polygon]) -> npt.NDArray[np.bool_]:
    """Tell for degrees [N, 2], latitude first, which points lie in any of the polygons or on their edge: [N].

    Polygons without a surface hold nothing beside others.

    Raises:
        RequestError: no polygon has a surface.
    """
    order = np.argsort(latlon[:, 0], kind="stable")
    lat, lon = np.ascontiguousarray(latlon[order].T)
    found = np.zeros(len(latlon), bool)
    for area in planes(within):
        upward = edges_of(area)
        west, south, east, north = area.bounds
        rows = slice(np.searchsorted(lat, south, "left"), np.searchsorted(lat, north, "right"))
        for turn in range(int(np.floor((west - 180) / 360)), int(np.ceil((east + 180) / 360)) + 1):
            x = lon[rows] + 360 * turn
            near = np.flatnonzero((x >= west) & (x <= east))
            held = _between(x[near], lat[rows][near], upward)
            found[order[rows][near[held]]] = True
    return found


def edges_of(area: Any) -> npt.NDArray[np.float64]:
    """Return the edges of a valid area: x and y of the lower end, then of the upper end [4, E].

    Lines and points that a repair left beside the surface are there and back again, so that they hold themselves only.
    """
    parts = shapely.get_parts(shapely.get_parts(area))
    rings = [shapely.get_coordinates(ring) for ring in shapely.get_rings(parts)]
    lines = [shapely.get_coordinates(part) for part in parts if not isinstance(part, PlanarPolygon)]
    loops = [*rings, *(np.vstack([line, line[::-1]]) for line in lines)]
    edges = np.vstack([np.hstack([loop[:-1], loop[1:]]) for loop in loops])
    return np.ascontiguousarray(np.where(edges[:, 1:2] <= edges[:, 3:4], edges, edges[:, [2, 3, 0, 1]]).T)


def _between(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], upward: npt.NDArray[np.float64]
) -> npt.NDArray[np.bool_]:
    """Tell which points [N], in order of y, lie between edges [4, E] that form rings, or on one of them: [N].

    A ray eastwards from a point inside meets an odd number of edges. We count in numpy, since shapely's own test ends
    QGIS where two versions of GEOS meet in one process. An edge with many points of its height is looked at alone, the
    others together.
    """
    odd, on_edge = np.zeros(len(x), bool), np.zeros(len(x), bool)
    first = np.searchsorted(y, upward[1], "left")
    count = np.searchsorted(y, upward[3], "right") - first
    alone = count > MANY
    for edge in np.flatnonzero(alone):
        seen = slice(first[edge], first[edge] + count[edge])
        met, touched = _meet(x[seen], y[seen], upward[:, edge])
        odd[seen] ^= met
        on_edge[seen] |= touched
    upward = upward[:, ~alone]
    for edges, points in _pairs(first[~alone], count[~alone]):
        met, touched = _meet(x[points], y[points], upward[:, edges])
        odd ^= np.bincount(points[met], minlength=len(x)) % 2 == 1
        on_edge[points[touched]] = True
    return odd | on_edge


def _pairs(
    first: npt.NDArray[np.intp], count: npt.NDArray[np.intp]
) -> Iterator[tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]]:
    """Yield edges [P] with the points [P] of their height, block by block: of each edge [E] `count` from `first` on."""
    ends = np.cumsum(count)
    for low in range(0, int(ends[-1]) if len(ends) else 0, PAIRS):
        pair = np.arange(low, min(low + PAIRS, int(ends[-1])))
        edge = np.searchsorted(ends, pair, "right")
        yield edge, first[edge] + pair - (ends[edge] - count[edge])


def _meet(
    x: npt.NDArray[np.float64], y: npt.NDArray[np.float64], edges: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Tell which rays eastwards from points [P] of an edge's height meet it, its upper end apart, and which lie on it.

    Where rounding could turn the side of an edge [4] or [4, P] on which a point lies (Shewchuk 1997, bound A of
    orient2d), it is computed with exact fractions.
    """
    x0, y0, x1, y1 = edges
    ahead, back = (x0 - x) * (y1 - y), (y0 - y) * (x1 - x)
    left = ahead - back
    unsure = (np.abs(left) < ROUNDING * (np.abs(ahead) + np.abs(back))) & (np.sign(ahead) == np.sign(back))
    for at in np.flatnonzero(unsure):
        (xa, ya, xb, yb), px, py = (
            map(Fraction, edges[..., at] if edges.ndim > 1 else edges),
            Fraction(x[at]),
            Fraction(y[at]),
        )
        exact = (xa - px) * (yb - py) - (ya - py) * (xb - px)
        left[at] = (exact > 0) - (exact < 0)
    return (left > 0) & (y < y1), (left == 0) & (x >= np.minimum(x0, x1)) & (x <= np.maximum(x0, x1))


def planes(within: Sequence[Polygon]) -> list[Any]:
    """Return the polygons that have a surface, each on a plane of its own.

    Raises:
        RequestError: there are polygons, and none has.
    """
    areas = [area for area in map(_planar, within) if area.area]
    if within and not areas:
        raise RequestError("the search area has no surface; draw a polygon that encloses some ground")
    return areas


def _planar(polygon: Polygon) -> Any:
    """Unroll a polygon onto a plane of longitude × latitude whose longitudes may leave ±180; empty without surface."""
    area = _valid(_unrolled(polygon.outer))
    for hole in polygon.holes:
        cut = polygonal(_valid(_unrolled(hole)))
        for turn in (-1, 0, 1):
            area = _less(area, shapely.transform(cut, lambda xy, shift=360 * turn: xy + [shift, 0]))
    return area


def _less(area: Any, cut: Any) -> Any:
    """Return an area without a surface; GEOS itself subtracts from no collection."""
    if area.geom_type != "GeometryCollection":
        return area.difference(cut)
    return shapely.geometrycollections([part.difference(cut) for part in area.geoms])


def polygonal(shape: Any) -> Any:
    """Return the surface of a geometry as one polygon or several, without lines and points; empty if it has none."""
    if shape.geom_type in ("Polygon", "MultiPolygon"):
        return shape
    parts = shapely.get_parts(shapely.get_parts(shape))
    return shapely.union_all(parts[shapely.area(parts) > 0])


def _valid(ring: npt.NDArray[np.float64]) -> Any:
    """Return what a ring [N, 2] encloses, repaired where it crosses itself; empty if that is nothing."""
    if len(np.unique(ring, axis=0)) < 3:
        return PlanarPolygon()
    area = shapely.make_valid(PlanarPolygon(ring))
    return area if area.area else PlanarPolygon()


def _unrolled(ring: Sequence[Location]) -> npt.NDArray[np.float64]:
    """Return a ring as [N, 2] longitude, latitude with no jump; one that circles the globe is closed over its pole."""
    latlon = geodesy.latlon_array(ring)
    if len(latlon) == 0:
        return latlon
    if not np.array_equal(latlon[0], latlon[-1]):
        latlon = np.vstack([latlon, latlon[:1]])
    steps = (np.diff(latlon[:, 1]) + 180) % 360 - 180
    steps[(steps == -180) & (np.diff(latlon[:, 1]) > 0)] = 180
    lon = np.concatenate([latlon[:1, 1], latlon[0, 1] + np.cumsum(steps)])
    lon[-1] = lon[0] + 360 * np.round((lon[-1] - lon[0]) / 360)  # else rounding opens a sliver where the ring closes
    plane = np.column_stack([lon, latlon[:, 0]])
    if abs(lon[-1] - lon[0]) > 180:
        pole = 90.0 if latlon[:, 0].mean() > 0 else -90.0
        plane = np.vstack([plane, [lon[-1], pole], [lon[0], pole]])
    return plane


def exchanged(within: Sequence[Polygon]) -> tuple[Polygon, ...]:
    """Return polygons with latitude and longitude exchanged, without those that leave the Earth or have no surface."""
    turned = [
        [[(place.lon, place.lat) for place in ring] for ring in (polygon.outer, *polygon.holes)] for polygon in within
    ]
    kept = [rings for rings in turned if all(abs(lat) <= 90 for ring in rings for lat, _ in ring)]
    made = [[tuple(Location(lat, lon) for lat, lon in ring) for ring in rings] for rings in kept]
    polygons = [Polygon(outer, tuple(holes)) for outer, *holes in made]
    return tuple(polygon for polygon in polygons if _planar(polygon).area)


def disc(centre: Location, radius_m: float, corners: int = 72) -> Polygon:
    """Return the points within a great-circle distance of a centre, as a polygon.

    Raises:
        RequestError: the radius is not above 0 or reaches beyond a quarter of the way around the Earth.
    """
    if not 0 < radius_m <= MAX_RADIUS_M:
        raise RequestError(f"a radius of {radius_m:g} m is no search area; give one of up to 10,000 km")
    bearings = np.linspace(0, 360, corners, endpoint=False)
    ring = geodesy.destination([centre.lat, centre.lon], bearings, radius_m)
    return Polygon(tuple(Location(float(lat), float(lon)) for lat, lon in ring))


def union_of_discs(
    latlon: npt.NDArray[np.float64], radii_m: npt.NDArray[np.float64], within: Sequence[Polygon] = ()
) -> tuple[tuple[Polygon, ...], float]:
    """Return discs around degrees [n, 2] as polygons that do not overlap, and their area in square kilometres.

    They are cut at the antimeridian, as GeoJSON wants it, and where a search area ends. Discs that lie in a larger one
    are passed over.

    Raises:
        RequestError: a radius is not above 0 or reaches beyond a quarter of the way around the Earth.
    """
    order = np.argsort(-radii_m, kind="stable")
    latlon, radii_m = latlon[order], radii_m[order]
    apart_m = geodesy.distance_m(latlon[:, None], latlon)
    inside = np.triu(apart_m + radii_m <= radii_m[:, None], 1).any(axis=0)
    return union_of_shapes(_discs(latlon[~inside], radii_m[~inside]), within)


def union_of_shapes(
    shapes: Sequence[Any] | npt.NDArray[Any], within: Sequence[Polygon] = ()
) -> tuple[tuple[Polygon, ...], float]:
    """Return shapely areas between ±180 as polygons that do not overlap, and their area in square kilometres.

    They are cut where a search area ends.
    """
    whole = shapely.union_all(shapes)
    if within:
        whole = shapely.intersection(whole, _together(within))
    rounded = shapely.set_precision(shapely.get_parts(whole), ROUNDED_DEG, mode="pointwise")
    large = rounded[shapely.area(rounded) > SLIVER_DEG2]
    parts = shapely.segmentize([_in_order(part) for part in large], LONG_EDGE_DEG)
    polygons = [Polygon(_locations(part.exterior), tuple(map(_locations, part.interiors))) for part in parts]
    polygons.sort(key=lambda polygon: (polygon.outer[0].lon, polygon.outer[0].lat))
    return tuple(polygons), float(f"{area_km2(parts):.6g}")


def _in_order(part: Any) -> Any:
    """Return a polygon whose rings begin at a fixed corner, in a fixed order, without holes that rounding made."""
    holes = [hole for hole in part.interiors if PlanarPolygon(hole).area > SLIVER_DEG2]
    rings = [_from_first_corner(ring) for ring in (part.exterior, *holes)]
    return PlanarPolygon(rings[0], sorted(rings[1:], key=lambda hole: tuple(hole[0])))


def _from_first_corner(ring: Any) -> npt.NDArray[np.float64]:
    """Return a ring [n, 2] from its westernmost corner on: where a union begins changes from one time to the next."""
    corners = shapely.get_coordinates(ring)[:-1]
    return np.roll(corners, -np.lexsort((corners[:, 1], corners[:, 0]))[0], axis=0)


def area_km2_of(within: Sequence[Polygon]) -> float:
    """Return the area of polygons that may cross the antimeridian and each other; 0 for none."""
    return area_km2(_together(within))


def _together(within: Sequence[Polygon]) -> Any:
    """Return polygons as one shapely area between ±180."""
    return shapely.union_all([piece for area in planes(within) for piece in _cut(polygonal(area))])


def area_km2(shape: Any) -> float:
    """Return the area of shapely geometries between ±180, longitude first, on the sphere."""
    return float(geodesy.EARTH_RADIUS_M**2 * shapely.area(shapely.transform(shape, _equal_area)).sum() / 1e6)


def _discs(latlon: npt.NDArray[np.float64], radii_m: npt.NDArray[np.float64]) -> npt.NDArray[Any]:
    """Return discs of at most a quarter of the way around the Earth as areas between ±180, in pieces [m].

    Their corners lie as far outside of the circle as gives the polygon the disc's area.
    """
    corner_m = radii_m * np.sqrt(np.pi / DISC_CORNERS / np.sin(np.pi / DISC_CORNERS) / np.cos(np.pi / DISC_CORNERS))
    rings = geodesy.destination(latlon[:, None], CORNERS_DEG[None], corner_m[:, None])
    lon = latlon[:, None, 1] + (rings[..., 1] - latlon[:, None, 1] + 180) % 360 - 180
    poles = geodesy.distance_m(latlon[:, None], POLES) <= corner_m[:, None]
    over, lonlat = poles.any(axis=1), np.dstack([lon, rings[..., 0]])
    whole = ~over & (np.abs(lon) <= 180).all(axis=1)
    caps = _caps(lonlat[over], np.where(poles[over, 0], 90.0, -90.0))
    return np.concatenate([shapely.polygons(lonlat[whole]), _turned(lonlat[~over & ~whole]), _turned(caps)])


def _caps(rings: npt.NDArray[np.float64], pole: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Close rings [n, C, 2] around a pole, of latitude [n], on a plane: over it, without a jump: [n, C + 3, 2]."""
    lon = np.unwrap(np.concatenate([rings[..., 0], rings[:, :1, 0]], axis=1), period=360)
    lat = np.concatenate([rings[..., 1], rings[:, :1, 1], pole[:, None], pole[:, None]], axis=1)
    return np.dstack([np.concatenate([lon, lon[:, -1:], lon[:, :1]], axis=1), lat])


def _turned(rings: npt.NDArray[np.float64]) -> npt.NDArray[Any]:
    """Return what rings [n, C, 2], whose longitudes leave ±180, enclose, in pieces between ±180: [m]."""
    if not len(rings):
        return np.empty(0, object)
    turns = np.concatenate([shapely.polygons(rings + [turn, 0]) for turn in (-360, 0, 360)])
    pieces = shapely.clip_by_rect(turns, *WORLD.bounds)
    return pieces[~shapely.is_empty(pieces)]


def from_shape(shape: Any) -> tuple[Polygon, ...]:
    """Turn a shapely geometry in degrees, longitude first, into polygons.

    Raises:
        RequestError: it is no polygon, or holds coordinates that are no degrees.
    """
    return tuple(_from_planar(part) for part in (shape.geoms if isinstance(shape, MultiPolygon) else [shape]))


def to_shape(polygons: Sequence[Polygon]) -> Any:
    """Turn polygons that are cut at the antimeridian into a shapely MultiPolygon, longitude first."""
    return MultiPolygon([(_lonlat(each.outer), [_lonlat(hole) for hole in each.holes]) for each in polygons])


def to_lines(pieces: Sequence[npt.NDArray[np.float64]]) -> Any:
    """Return pieces of a line, degrees [n, 2] each, as a shapely multi-line, longitude first."""
    return shapely.MultiLineString([piece[:, ::-1] for piece in pieces])


def _lonlat(ring: Sequence[Location]) -> list[tuple[float, float]]:
    return [(place.lon, place.lat) for place in ring]


def _cut(area: Any) -> list[Any]:
    """Bring an area whose longitudes may leave ±180 back inside, in pieces."""
    west, _, east, _ = area.bounds
    turns = range(int(np.floor((west + 180) / 360)), int(np.ceil((east - 180) / 360)) + 1)
    pieces = [shapely.transform(area, lambda xy, shift=-360 * turn: xy + [shift, 0]) for turn in turns]
    return pieces if turns == range(1) else [shapely.intersection(piece, WORLD) for piece in pieces]


def _equal_area(lonlat: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Map degrees [n, 2], longitude first, to the cylindrical equal-area plane of the unit sphere."""
    return np.column_stack([np.radians(lonlat[:, 0]), np.sin(np.radians(lonlat[:, 1]))])


def _from_planar(shape: Any) -> Polygon:
    if not isinstance(shape, PlanarPolygon) or shape.is_empty:
        raise RequestError("a search area must be a polygon; draw one, or choose a polygon layer")
    lonlat = shapely.get_coordinates(shape)
    if not np.isfinite(lonlat).all() or np.abs(lonlat[:, 1]).max() > 90 + 1e-9:
        raise RequestError("a search area has coordinates that are no degrees; transform it to EPSG:4326 first")
    if np.ptp(lonlat[:, 0]) > 360 + 1e-9:
        raise RequestError("a search area is wider than the Earth; zoom in or choose a smaller one")
    dense = shapely.segmentize(shape, MAX_EDGE_DEG)
    return Polygon(_locations(dense.exterior), tuple(_locations(hole) for hole in dense.interiors))


def _locations(ring: Any) -> tuple[Location, ...]:
    lonlat = shapely.get_coordinates(ring)
    lon = np.where(np.abs(lonlat[:, 0]) <= 180, lonlat[:, 0], (lonlat[:, 0] + 180) % 360 - 180)
    latlon = np.column_stack([np.clip(lonlat[:, 1], -90, 90), lon])
    return tuple(Location(lat, east) for lat, east in latlon.tolist())


class Footprint:
    """Polygons as one area between ±180, asked for what of it lies in boxes and which places it holds.

    Boxes [N, 4] are south, west, north, east in degrees.
    """

    def __init__(self, within: Sequence[Polygon]) -> None:
        """Unite polygons; they may cross the antimeridian and each other.

        Raises:
            RequestError: none has a surface.
        """
        self._area = _together(within)
        shapely.prepare(self._area)

    def meets(self, boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        """Tell which boxes have something of the area, more than its edge: [N]."""
        return np.asarray(shapely.area(self._within(boxes)) > 0)

    def shrunk(self, boxes: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        """Return boxes as small as what of the area is in them [M, 4], without those that have nothing of it."""
        held = self._within(boxes)
        west, south, east, north = shapely.bounds(held[shapely.area(held) > 0]).reshape(-1, 4).T
        return np.column_stack([south, west, north, east])

    def _within(self, boxes: npt.NDArray[np.float64]) -> npt.NDArray[Any]:
        south, west, north, east = boxes.T
        return np.asarray(shapely.intersection(self._area, shapely.box(west, south, east, north)))

    def holds(self, latlon: npt.NDArray[np.float64]) -> npt.NDArray[np.bool_]:
        """Tell which degrees [N, 2], latitude first, lie in the area or on its edge: [N]."""
        return np.asarray(shapely.intersects_xy(self._area, latlon[:, 1], latlon[:, 0]), bool)

    def middle(self) -> Location:
        """Return a place within the area, in the middle of its largest part."""
        parts = shapely.get_parts(self._area)
        point = shapely.point_on_surface(parts[np.argmax(shapely.area(parts))])
        return Location(float(point.y), float(point.x))
