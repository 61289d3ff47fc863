"""The ground within a distance of places, such as a photo's candidates, as polygons; without any package."""

from __future__ import annotations

import math
from typing import Dict, Iterable, List, Tuple

from ..errors import RequestError
from ..types import EARTH_RADIUS_M, Location, Polygon

MOST_REACH_M = 100_000.0
CORNERS = 32
CELL = 0.125
"""Places are taken together in cells so wide, as a part of the reach: many candidates of a run lie side by side."""


def ground_around(places: Iterable[Location], reach_m: float) -> Tuple[Polygon, ...]:
    """Return polygons that hold all ground within a distance of places, and little more; they may overlap.

    The same places, in whatever order, give the same polygons.

    Raises:
        RequestError: there is no place, or the distance is not above 0 or too large.
    """
    if not 0 < reach_m <= MOST_REACH_M:
        most = MOST_REACH_M / 1000
        raise RequestError(f"a reach of {reach_m / 1000:g} km cannot be used; choose one of up to {most:g} km")
    cells: Dict[Tuple[int, int], List[Location]] = {}
    for place in sorted(set(places), key=lambda place: (place.lat, place.lon)):
        cells.setdefault(_cell(place, CELL * reach_m), []).append(place)
    if not cells:
        raise RequestError("there is no candidate to look around; locate the photos first")
    return tuple(_disc(near[0], reach_m + max(map(near[0].metres_to, near))) for near in cells.values())


def _cell(place: Location, side_m: float) -> Tuple[int, int]:
    y = math.floor(math.radians(place.lat) * EARTH_RADIUS_M / side_m)
    middle = min(math.pi / 2, (abs(y + 0.5)) * side_m / EARTH_RADIUS_M)
    return y, math.floor(math.radians(place.lon) * math.cos(middle) * EARTH_RADIUS_M / side_m)


def _disc(centre: Location, radius_m: float) -> Polygon:
    """Return a polygon around a disc: its edges touch the circle."""
    angle = radius_m / math.cos(math.pi / CORNERS) / EARTH_RADIUS_M
    return Polygon(tuple(_onward(centre, 2 * math.pi * number / CORNERS, angle) for number in range(CORNERS)))


def _onward(start: Location, bearing: float, angle: float) -> Location:
    """Return where the great circle leads from a place, by an angle in radians."""
    lat = math.radians(start.lat)
    north = math.sin(lat) * math.cos(angle) + math.cos(lat) * math.sin(angle) * math.cos(bearing)
    east = math.atan2(math.sin(bearing) * math.sin(angle) * math.cos(lat), math.cos(angle) - math.sin(lat) * north)
    lon = start.lon + math.degrees(east)
    return Location(math.degrees(math.asin(max(-1.0, min(1.0, north)))), (lon + 180) % 360 - 180)
