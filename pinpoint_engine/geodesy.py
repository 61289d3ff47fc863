"""Distances, bearings and means on the sphere, for arrays, with a single Earth radius."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from .types import EARTH_RADIUS_M as EARTH_RADIUS_M
from .types import Location

CITY_M = 25_000.0
"""City level, as image geolocation counts it: a place within this distance of the truth is right."""
STEP_M = 100_000.0
"""Longest distance between the corners of a great circle that is drawn."""

DEGREES = r"(CRS:?84|EPSG[:/].*\b4326|WGS ?84)$"
"""Names in files for WGS 84 degrees, longitude first."""

Corners = Sequence[tuple[float, float]]
Floats = npt.NDArray[np.float64]


def gaussian(metres: Floats, width_m: float) -> Floats:
    """Return a Gaussian kernel of some width at distances [...]: 1 at none."""
    return np.asarray(np.exp(-0.5 * (metres / width_m) ** 2))


def latlon_array(locations: Sequence[Location]) -> Floats:
    """Return locations as degrees float64 [N, 2], latitude first."""
    return np.array([(place.lat, place.lon) for place in locations], np.float64).reshape(-1, 2)


def unit_vectors(latlon: npt.ArrayLike) -> Floats:
    """Map degrees [..., 2], latitude first, to points on the unit sphere [..., 3], free of antimeridian and poles."""
    lat, lon = np.moveaxis(np.radians(np.asarray(latlon, np.float64)), -1, 0)
    return np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=-1)


def from_unit_vectors(points: npt.ArrayLike) -> Floats:
    """Map points [..., 3], of any length but zero, to degrees [..., 2], latitude first."""
    x, y, z = np.moveaxis(np.asarray(points, np.float64), -1, 0)
    return np.asarray(np.degrees(np.stack([np.arctan2(z, np.hypot(x, y)), np.arctan2(y, x)], axis=-1)))


def distance_m(latlon: npt.ArrayLike, other: npt.ArrayLike) -> Floats:
    """Return great-circle metres between degrees [..., 2] and [..., 2], broadcast against each other."""
    return chord_to_m(chords(unit_vectors(latlon), unit_vectors(other)))


def geodesic_m(latlon: npt.ArrayLike, other: npt.ArrayLike) -> Floats:
    """Return geodesic metres on the WGS 84 ellipsoid between degrees [n, 2] and [n, 2]; slow, for published metrics."""
    from pyproj import Geod

    (lat, lon), (other_lat, other_lon) = (np.asarray(each, np.float64).T.tolist() for each in (latlon, other))
    _, _, metres = Geod(ellps="WGS84").inv(lon, lat, other_lon, other_lat)
    return np.asarray(metres)


@lru_cache(maxsize=4)
def to_degrees(crs: str) -> Callable[[Corners], Corners] | None:
    """Return the function that converts x, y of a CRS to degrees, longitude first; None if they are degrees already.

    Coordinates outside the range of the CRS become infinite.

    Args:
        crs: A code such as "EPSG:3857", its URN, or well-known text.

    Raises:
        ValueError: the CRS is unknown, or not on the Earth; the message ends with the remedy.
    """
    if re.search(DEGREES, crs, re.IGNORECASE):
        return None
    from pyproj import Transformer
    from pyproj.exceptions import ProjError

    try:
        transform = Transformer.from_crs(crs, "OGC:CRS84", always_xy=True).transform
    except ProjError:
        named = crs if len(crs) <= 40 else f"{crs[:40]}…"
        raise ValueError(f'its coordinate reference system "{named}" is unknown; save it in EPSG:4326') from None

    def transformed(corners: Corners) -> Corners:
        x, y = zip(*corners, strict=True)
        lon, lat = transform(x, y)
        return list(zip(lon, lat, strict=True))

    return transformed


def chords(points: Floats, others: Floats) -> Floats:
    """Return straight-line distances between points on the unit sphere [..., 3], broadcast; axis by axis for speed."""
    gaps = (points[..., axis] - others[..., axis] for axis in range(3))
    x, y, z = (gap * gap for gap in gaps)
    return np.asarray(np.sqrt(x + y + z))


def chord_to_m(chord: npt.ArrayLike) -> Floats:
    """Convert straight-line distances on the unit sphere to great-circle metres."""
    metres: Floats = 2 * EARTH_RADIUS_M * np.arcsin(np.clip(np.asarray(chord, np.float64) / 2, 0, 1))
    return metres


def m_to_chord(metres: float) -> float:
    """Convert great-circle metres to a straight-line distance on the unit sphere."""
    return float(2 * np.sin(min(metres / EARTH_RADIUS_M, np.pi) / 2))


def spaced(points: Floats, apart_m: float, most: int) -> list[int]:
    """Return the indices of points on the unit sphere [N, 3] to keep, so that they are at least `apart_m` apart.

    Points are taken in order, at most `most` of them.
    """
    left, apart = np.arange(len(points)), m_to_chord(apart_m)
    kept: list[int] = []
    while len(left) and len(kept) < most:
        first, left = left[0], left[1:]
        kept.append(int(first))
        left = left[chords(points[left], points[first]) >= apart]
    return kept


def destination(latlon: npt.ArrayLike, bearing_deg: npt.ArrayLike, metres: npt.ArrayLike) -> Floats:
    """Return the degrees [..., 2] reached from degrees [..., 2] after some metres at a bearing; see `ahead`."""
    return from_unit_vectors(ahead(latlon, bearing_deg, metres))


def ahead(latlon: npt.ArrayLike, bearing_deg: npt.ArrayLike, metres: npt.ArrayLike) -> Floats:
    """Return the unit vectors [..., 3] reached from degrees [..., 2] after some metres at a bearing.

    At a pole, north is defined by the given longitude.
    """
    lat, lon = np.moveaxis(np.radians(np.asarray(latlon, np.float64)), -1, 0)
    north = np.stack([-np.sin(lat) * np.cos(lon), -np.sin(lat) * np.sin(lon), np.cos(lat)], axis=-1)
    east = np.stack([-np.sin(lon), np.cos(lon), np.zeros_like(lon)], axis=-1)
    bearing = np.radians(np.asarray(bearing_deg, np.float64))[..., None]
    angle = np.asarray(metres, np.float64)[..., None] / EARTH_RADIUS_M
    onward = np.cos(bearing) * north + np.sin(bearing) * east
    return np.asarray(np.cos(angle) * unit_vectors(latlon) + np.sin(angle) * onward)


def bearing_deg(latlon: Floats, other: Floats) -> float:
    """Return the initial bearing of the great circle from degrees [2] to [2], clockwise from north."""
    (lat, lon), (to_lat, to_lon) = np.radians(latlon), np.radians(other)
    east = np.sin(to_lon - lon) * np.cos(to_lat)
    north = np.cos(lat) * np.sin(to_lat) - np.sin(lat) * np.cos(to_lat) * np.cos(to_lon - lon)
    return float(np.degrees(np.arctan2(east, north)))


def great_circle(latlon: Floats, other: Floats) -> list[Floats]:
    """Return the great circle from degrees [2] to [2], cut at the antimeridian: pieces [n, 2], in order.

    If both ends are the same, it is one piece with two corners.
    """
    metres = float(distance_m(latlon, other))
    along = np.linspace(0, metres, 2 + int(metres / STEP_M))
    lat, lon = destination(latlon, bearing_deg(latlon, other), along).T
    pieces = _cut(np.column_stack([lat, np.unwrap(lon, period=360)]))
    return [piece for piece in pieces if np.ptp(piece, axis=0).any()] or pieces[:1]


def _cut(latlon: Floats) -> list[Floats]:
    """Cut a line [n, 2], whose longitudes may exceed ±180, at the antimeridian, and wrap its pieces, in order."""
    turns = np.floor((latlon[:, 1] + 180) / 360)
    pieces, start = [], 0
    head = np.empty((0, 2))
    for cut in np.flatnonzero(np.diff(turns)):
        before, after = latlon[cut], latlon[cut + 1]
        edge = 180 + 360 * min(turns[cut], turns[cut + 1])
        crossing = before + (edge - before[1]) / (after[1] - before[1]) * (after - before)
        pieces.append(np.vstack([head, latlon[start : cut + 1], crossing]) - [0, 360 * turns[cut]])
        head, start = crossing[None], cut + 1
    return [*pieces, np.vstack([head, latlon[start:]]) - [0, 360 * turns[-1]]]
