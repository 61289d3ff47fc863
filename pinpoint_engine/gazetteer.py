"""The populated place nearest to any location, offline, from a table made with Natural Earth."""

from __future__ import annotations

import gzip
import math
import threading
import zlib
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Optional, Sequence, Tuple

from .types import EARTH_RADIUS_M, Location

PLACES = Path(__file__).resolve().parents[1] / "resources" / "gazetteer" / "places.tsv.gz"
"""Lines of latitude, longitude, population, ISO code, name, region and country, by latitude; see its README."""
AT, NEAR, REMOTE = "at", "near", "remote"
"""How far a location lies from its nearest place: within it, outside, or so far that the place says little."""
COLUMNS = 7
REMOTE_M = 250_000.0
LEAST_REACH_M, PEOPLE_PER_KM2 = 3_000.0, 3_000.0
"""A place reaches as far as its people need at the density of a town, and at least as far as a village does."""
WINDS = ("N", "NE", "E", "SE", "S", "SW", "W", "NW")
POLE_LAT = 89.99
"""Beyond this latitude a place is at the pole, from where there is but one direction."""

_LOADING = threading.Lock()


@dataclass(frozen=True)
class NearPlace:
    """The populated place nearest to a location, and where the location lies from it.

    Attributes:
        name: "Lithgow".
        region: Its state or province, "New South Wales"; "" where Natural Earth has none.
        country: "Australia".
        iso2: "AU"; "" where there is no code.
        population: Of its built-up area; 0 if unknown.
        location: Of its centre.
        distance_m: From its centre to the location, over the great circle.
        wind: Direction from its centre to the location, one of `WINDS`.
    """

    name: str
    region: str
    country: str
    iso2: str
    population: int
    location: Location
    distance_m: float
    wind: str

    @property
    def label(self) -> str:
        """Its name with region and country: "Lithgow, New South Wales, Australia", "Singapore"."""
        return ", ".join(dict.fromkeys(filter(None, (self.name, self.region, self.country))))

    @property
    def closeness(self) -> str:
        """`AT` if the location lies within the place, `NEAR` outside of it, `REMOTE` beyond 250 km."""
        reach_m = 1000 * math.sqrt(self.population / PEOPLE_PER_KM2 / math.pi)
        if self.distance_m <= max(LEAST_REACH_M, reach_m):
            return AT
        return NEAR if self.distance_m <= REMOTE_M else REMOTE


def load() -> None:
    """Read the table of places, which takes a tenth of a second, so that `nearest` need not."""
    with _LOADING:
        _table(PLACES)


def nearest(location: Location) -> Optional[NearPlace]:
    """Return the populated place nearest to a location; None if the table is not there. Any thread may call it."""
    with _LOADING:
        table = _table(PLACES)
    return table.nearest(location) if table else None


@lru_cache(maxsize=1)
def _table(path: Path) -> Optional[_PlaceTable]:
    """Read the table once. Without it answers lack the name of a place, which is no reason to stop a run."""
    try:
        lines = gzip.decompress(path.read_bytes()).decode("utf-8").split("\n")
        return _PlaceTable([line.split("\t") for line in lines])
    except (OSError, EOFError, ValueError, zlib.error):
        return None


class _PlaceTable:
    """Places by latitude, so that the nearest to a location is among the few in a narrow band around it."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        if any(len(row) != COLUMNS for row in rows):
            raise ValueError("a line of the table has other columns")
        self._rows = rows
        self._lats = [math.radians(float(row[0])) for row in rows]
        self._points = [_point(lat, math.radians(float(row[1]))) for lat, row in zip(self._lats, rows)]

    def nearest(self, location: Location) -> NearPlace:
        row, angle = self._closest(math.radians(location.lat), math.radians(location.lon))
        lat, lon, population, iso2, name, region, country = self._rows[row]
        place = Location(float(lat), float(lon))
        wind = _wind(place, location)
        return NearPlace(name, region, country, iso2, int(population), place, EARTH_RADIUS_M * angle, wind)

    def _closest(self, lat: float, lon: float) -> Tuple[int, float]:
        """Return the row of the closest place and its angle, all angles in radians.

        Places are tried northwards, then southwards, until they are farther in latitude alone than the best so far.
        """
        x, y, z = _point(lat, lon)
        lats, points = self._lats, self._points
        start = bisect_left(lats, lat)
        best, shortest, angle = 0, 5.0, math.pi
        for rows in (range(start, len(lats)), range(start - 1, -1, -1)):
            for row in rows:
                if abs(lats[row] - lat) > angle:
                    break
                px, py, pz = points[row]
                squared = (px - x) * (px - x) + (py - y) * (py - y) + (pz - z) * (pz - z)
                if squared < shortest:
                    best, shortest, angle = row, squared, 2 * math.asin(min(1.0, math.sqrt(squared) / 2))
        return best, angle


def _point(lat: float, lon: float) -> Tuple[float, float, float]:
    """Return a point of the unit sphere, from radians; the poles and the meridian of 180° need no care there."""
    return math.cos(lat) * math.cos(lon), math.cos(lat) * math.sin(lon), math.sin(lat)


def _wind(place: Location, location: Location) -> str:
    """Return the direction in which a great circle leaves a place for a location, as one of eight winds."""
    if abs(place.lat) > POLE_LAT:
        return "S" if place.lat > 0 else "N"
    lat, lon, other, other_lon = map(math.radians, (place.lat, place.lon, location.lat, location.lon))
    east = math.sin(other_lon - lon) * math.cos(other)
    north = math.cos(lat) * math.sin(other) - math.sin(lat) * math.cos(other) * math.cos(other_lon - lon)
    return WINDS[round(math.degrees(math.atan2(east, north)) / 45) % 8]
