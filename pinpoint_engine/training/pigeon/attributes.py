"""What is known of training photos beside their place: names, driving side, direction, month, climate, the land."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from ... import geodesy
from ...errors import RequestError, reason
from ...geocells.areas import QGIS_WORLD_COUNTRY, QGIS_WORLD_LAYER, QGIS_WORLD_NAME, Areas, read_areas
from ...geocells.partition import locate
from ...types import Source
from ..collections.photo_table import LabelledPhoto
from ..collections.shards import Examples
from ..folds import Codes
from .rasters import Raster, read_raster

CLIMATE = "climate"
REGRESSED = ("elevation", "population", "temperature", "temperature_range", "precipitation", "precipitation_range")
"""Elevation in metres, people per square kilometre, and of the year's weather mean and range: °C and millimetres."""
RASTERS = (CLIMATE, *REGRESSED)
CLIMATES = (
    ("tropical rainforest", "tropical monsoon", "tropical savanna")
    + ("hot desert", "cold desert", "hot steppe", "cold steppe")
    + ("Mediterranean with hot summers", "Mediterranean with warm summers", "Mediterranean with cold summers")
    + ("humid subtropical with dry winters", "subtropical highland with dry winters", "cold highland with dry winters")
    + ("humid subtropical", "oceanic", "subpolar oceanic")
    + ("continental with hot dry summers", "continental with warm dry summers")
    + ("subarctic with dry summers", "harsh subarctic with dry summers")
    + ("continental with hot summers and dry winters", "continental with warm summers and dry winters")
    + ("subarctic with dry winters", "harsh subarctic with dry winters")
    + ("continental with hot humid summers", "continental with warm humid summers")
    + ("subarctic", "harsh subarctic", "tundra", "ice cap")
)
"""The Köppen-Geiger classes in words, in the order of their usual numbers: Af is 1, EF is 30."""
DIRECTIONS = ("north", "east", "south", "west")
LEFT, RIGHT, UNKNOWN = 1, 0, -1
DRIVE_LEFT = (
    "AG AI AU BB BD BM BN BS BT BW CC CK CX CY DM FJ FK GB GD GG GY HK ID IE IM IN JE JM JP KE KI KN KY LC LK LS MO MS "
    "MT MU MV MW MY MZ NA NF NP NR NU NZ PG PK PN SB SC SG SH SR SZ TC TH TK TL TO TT TV TZ UG VC VG VI WS ZA ZM ZW"
)
"""ISO 3166 codes of the countries and territories that drive on the left."""
TOWN_WITHIN_M = 50_000.0
OLYMPUS = re.compile(r"(?<![a-z0-9])p([1-9a-c])(0[1-9]|[12]\d|3[01])\d{4}(?!\d)", re.IGNORECASE)
"""A file name of an Olympus camera: P, the month as a digit (A to C are October to December), the day, a number."""

QGIS_WORLD_CODE = "iso_a2"
"""The column in QGIS's world map that holds the ISO code of an area's country."""

Texts = npt.NDArray[np.str_]


@dataclass(frozen=True, eq=False)
class Attributes:
    """What is known of N photos; "", -1 or NaN where it is not.

    Attributes:
        town, region, country: Names [N].
        side: `LEFT` or `RIGHT`, of the road that is driven on [N].
        compass: Positions in `DIRECTIONS` [N].
        month: From 0 [N].
        climate: Positions in `CLIMATES` [N].
        land: What `REGRESSED` names, in its own units: float32 [N, 6].
        street: Whether it is a street view [N].
    """

    town: Texts
    region: Texts
    country: Texts
    side: Codes
    compass: Codes
    month: Codes
    climate: Codes
    land: npt.NDArray[np.float32]
    street: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.town)

    def of(self, rows: Codes) -> Attributes:
        """Return those of some photos [n]."""
        return replace(self, **{field.name: getattr(self, field.name)[rows] for field in fields(self)})

    def known(self) -> dict[str, int]:
        """Count the photos of which each is known."""
        counts = {name: int((getattr(self, name) != "").sum()) for name in ("town", "region", "country")}
        counts |= {name: int((getattr(self, name) >= 0).sum()) for name in ("side", "compass", "month", CLIMATE)}
        return counts | dict(zip(REGRESSED, np.isfinite(self.land).sum(axis=0).tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class PopulatedPlaces:
    """P populated places: degrees [P, 2], latitude first, and their names."""

    latlon: geodesy.Floats
    names: Texts

    def nearest(self, latlon: geodesy.Floats) -> Texts:
        """Return the name of the place nearest to each point [n, 2]; "" where none is within `TOWN_WITHIN_M`."""
        if not len(self.names):
            return np.full(len(latlon), "")
        tree = cKDTree(geodesy.unit_vectors(self.latlon))
        reach = geodesy.m_to_chord(TOWN_WITHIN_M)
        _, found = tree.query(geodesy.unit_vectors(latlon), distance_upper_bound=reach)
        return np.append(self.names, "")[found]


@dataclass(frozen=True, eq=False)
class AttributeSources:
    """Where attributes come from: areas, the ISO code of the country of each area, populated places, and maps."""

    areas: Areas
    codes: Sequence[str]
    places: PopulatedPlaces
    rasters: Mapping[str, Raster]


NOWHERE = PopulatedPlaces(np.empty((0, 2)), np.empty(0, np.str_))
"""No populated places."""
QGIS_MAPS = ("/usr/share/qgis", "/Applications/QGIS.app/Contents/Resources", "C:/Program Files/QGIS*/apps/qgis*")
"""Where QGIS has its `resources`, by system; the folder's last parts may be patterns."""


def read_countries(
    path: Path | None, layer: str | None, region: str, *, name: str | None, country: str | None, code: str | None
) -> tuple[Areas, Sequence[str]]:
    """Read administrative areas and the ISO code of each one's country; without a file, those of QGIS's world map.

    Columns that are not named are those of QGIS's world map where it is read, else none; see `read_areas`.

    Raises:
        RequestError: there is no such layer, or QGIS is not where it usually is.
        MissingPartError: pyogrio is not installed.
    """
    usual = ("", "", "") if path else (QGIS_WORLD_NAME, QGIS_WORLD_COUNTRY, QGIS_WORLD_CODE)
    layer = layer or (None if path else QGIS_WORLD_LAYER)
    path = path or _world_map()
    name, country, code = (usual[n] if given is None else given for n, given in enumerate((name, country, code)))
    areas = read_areas(path, layer=layer, name=name, region=region, country=country)
    return areas, read_areas(path, layer=layer, name=code).names


def _world_map() -> Path:
    """Return QGIS's own map of the world."""
    for pattern in QGIS_MAPS:
        root = Path(Path(pattern).anchor)
        file = f"{Path(pattern).relative_to(root).as_posix()}/resources/data/world_map.gpkg"
        if found := sorted(root.glob(file)):
            return found[-1]
    raise RequestError("QGIS's world map is not where it usually is; name a polygon layer with --areas")


def read_places(path: Path, name: str = "name") -> PopulatedPlaces:
    """Read populated places from a GeoJSON file of points in WGS 84, such as Natural Earth's.

    Args:
        path: The file.
        name: The property that holds a place's name.

    Raises:
        RequestError: it is no such file, or no point has that property.
    """
    try:
        features = json.loads(path.read_text(encoding="utf-8"))["features"]
        points = [(each["geometry"]["coordinates"], each["properties"].get(name)) for each in features]
        kept = [(lat, lon, str(named)) for (lon, lat, *_), named in points if named]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise RequestError(
            f"{path} holds no points ({reason(error)}); export populated places as GeoJSON first"
        ) from None
    if not kept:
        raise RequestError(f"{path} has no points with a {name!r}; name the property that holds their names")
    lat, lon, names = zip(*kept, strict=True)
    return PopulatedPlaces(np.array([lat, lon], np.float64).T, np.array(names))


def read_rasters(given: Sequence[str]) -> dict[str, Raster]:
    """Read maps that are named as `climate=FILE`.

    Raises:
        RequestError: the name is none of `RASTERS`, or a file cannot be read.
    """
    pairs = [text.partition("=")[::2] for text in given]
    if odd := [name for name, file in pairs if name not in RASTERS or not file]:
        raise RequestError(f"{odd[0]!r} names no map; give NAME=FILE with a name of {', '.join(RASTERS)}")
    return {name: read_raster(Path(file)) for name, file in pairs}


def attributes_of(photos: Examples, labelled: Sequence[LabelledPhoto], sources: AttributeSources) -> Attributes:
    """Gather what is known of photos [N].

    Compass direction and month come from the photo table: the columns `heading`, and `captured_at`, `month` or the
    file name in `sequence` (`OLYMPUS`).
    """
    rows = {photo.row["id"]: photo.row for photo in labelled}
    listed = [rows.get(name.decode(), {}) for name in photos.ids.tolist()]
    area = locate(sources.areas.polygons, photos.latlon)
    codes = np.array(sources.codes)[area]
    land = [_at(sources, name, photos.latlon) for name in REGRESSED]
    return Attributes(
        sources.places.nearest(photos.latlon),
        np.array(sources.areas.regions if any(sources.areas.regions) else sources.areas.names)[area],
        np.array(sources.areas.countries)[area],
        np.where(np.char.str_len(codes) != 2, UNKNOWN, np.isin(codes, DRIVE_LEFT.split()).astype(np.int64)),
        np.array([_compass(row) for row in listed], np.int64),
        np.array([_month(row) for row in listed], np.int64),
        _climate(_at(sources, CLIMATE, photos.latlon)),
        np.stack(land, axis=1),
        photos.source == list(Source).index(Source.STREET),
    )


def kinds_of(photos: Examples, labelled: Sequence[LabelledPhoto]) -> Texts:
    """Return the kind of each photo [N] for figures: its source, and its `split_kind` in the photo table."""
    rows = {photo.row["id"]: photo.row for photo in labelled}
    told = [rows.get(name.decode(), {}).get("split_kind", "") for name in photos.ids.tolist()]
    sources = [list(Source)[code].value for code in photos.source]
    return np.array([", ".join(filter(None, pair)) for pair in zip(sources, told, strict=True)])


def _at(sources: AttributeSources, name: str, latlon: geodesy.Floats) -> npt.NDArray[np.float32]:
    raster = sources.rasters.get(name)
    return np.full(len(latlon), np.nan, np.float32) if raster is None else raster.at(latlon)


def _climate(values: npt.NDArray[np.float32]) -> Codes:
    """Turn a climate map's numbers from 1 into positions; 0 is the sea."""
    whole = np.nan_to_num(values, nan=0.0).astype(np.int64)
    return np.where((whole >= 1) & (whole <= len(CLIMATES)), whole - 1, UNKNOWN)


def _compass(row: Mapping[str, str]) -> int:
    try:
        return int((float(row.get("heading", "")) % 360 + 45) // 90 % 4)
    except ValueError:
        return UNKNOWN


def _month(row: Mapping[str, str]) -> int:
    told = row.get("month") or row.get("captured_at", "")[5:7]
    if told.isdigit() and 1 <= int(told) <= 12:
        return int(told) - 1
    named = OLYMPUS.search(row.get("sequence", ""))
    return int(named[1], 16) - 1 if named else UNKNOWN
