"""Geometries as a GeoPackage stores them: a header with the bounds, then well-known binary."""

from __future__ import annotations

import struct
from typing import Any, Optional, Sequence, Tuple

from ..types import Location, Polygon

SRS = 4326
Bounds = Tuple[float, float, float, float]
"""West, south, east, north, in degrees."""
HEAD = struct.Struct("<2sBBi")
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
"""Bytes of the envelope after the header, by the envelope code in the header's flags (bits 1 to 3)."""


def point(lon: float, lat: float) -> bytes:
    """Return a point in degrees as a GeoPackage geometry."""
    return HEAD.pack(b"GP", 0, 1, SRS) + struct.pack("<BIdd", 1, 1, lon, lat)


def multi_polygon(area: Sequence[Polygon]) -> bytes:
    """Return polygons with longitudes within ±180 degrees as a GeoPackage geometry, with their envelope."""
    places = [place for polygon in area for place in polygon.outer]
    if not places:
        return HEAD.pack(b"GP", 0, 1 | 16, SRS) + struct.pack("<BII", 1, 6, 0)
    lons, lats = [place.lon for place in places], [place.lat for place in places]
    envelope = struct.pack("<4d", min(lons), max(lons), min(lats), max(lats))
    parts = [struct.pack("<BII", 1, 3, 1 + len(polygon.holes)) + _rings(polygon) for polygon in area]
    return HEAD.pack(b"GP", 0, 1 | 2, SRS) + envelope + struct.pack("<BII", 1, 6, len(area)) + b"".join(parts)


def _rings(polygon: Polygon) -> bytes:
    packed = []
    for ring in (polygon.outer, *polygon.holes):
        closed = ring if ring[0] == ring[-1] else (*ring, ring[0])
        packed.append(struct.pack("<I", len(closed)))
        packed += [struct.pack("<2d", place.lon, place.lat) for place in closed]
    return b"".join(packed)


def polygons(blob: Optional[bytes]) -> Tuple[Polygon, ...]:
    """Return the polygons of a GeoPackage geometry; none for None.

    Raises:
        ValueError: it is not a polygon, or is cut short.
    """
    if blob is None:
        return ()
    if not isinstance(blob, bytes) or blob[:2] != b"GP" or len(blob) < HEAD.size:
        raise ValueError("a value is not a geometry")
    try:
        return _Reader(blob).polygons()
    except (struct.error, MemoryError, OverflowError):
        raise ValueError("a geometry is cut short") from None


class _Reader:
    """Reads well-known binary of either byte order, since other programs may have written the file."""

    def __init__(self, blob: bytes) -> None:
        self._blob = blob
        self._at = HEAD.size + ENVELOPES.get(blob[3] >> 1 & 7, 0)
        self._order = "<"

    def polygons(self) -> Tuple[Polygon, ...]:
        kind = self._kind()
        if kind == 3:
            return (self._polygon(),)
        if kind != 6:
            raise ValueError("a geometry is not a polygon")
        found = []
        for _ in range(self._take("I")[0]):
            self._kind()
            found.append(self._polygon())
        return tuple(found)

    def _kind(self) -> int:
        self._order = "<" if self._take("B")[0] else ">"
        return int(self._take("I")[0])

    def _polygon(self) -> Polygon:
        outer, *holes = [self._ring() for _ in range(self._take("I")[0])]
        return Polygon(outer, tuple(holes))

    def _ring(self) -> Tuple[Location, ...]:
        numbers = self._take(f"{2 * self._take('I')[0]}d")
        return tuple(Location(lat, lon) for lon, lat in zip(numbers[::2], numbers[1::2]))

    def _take(self, wanted: str) -> Tuple[Any, ...]:
        form = struct.Struct(self._order + wanted)
        taken = form.unpack_from(self._blob, self._at)
        self._at += form.size
        return taken


def bounds(blob: Optional[bytes]) -> Optional[Bounds]:
    """Return the bounds of a GeoPackage geometry; None if it is empty, or damaged."""
    try:
        return None if blob is None or blob[3] & 16 else _bounds(blob)
    except (struct.error, IndexError, TypeError):
        return None


def _bounds(blob: bytes) -> Bounds:
    order = "<" if blob[3] & 1 else ">"
    if blob[3] >> 1 & 7:
        west, east, south, north = struct.unpack_from(f"{order}4d", blob, HEAD.size)
        return west, south, east, north
    lon, lat = struct.unpack_from("<2d" if blob[HEAD.size] else ">2d", blob, HEAD.size + 5)
    return lon, lat, lon, lat
