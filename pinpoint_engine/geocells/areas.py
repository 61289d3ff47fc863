"""Read the administrative areas that semantic geocells are built from: polygons with name, region and country."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from ..areas.regions import polygonal
from ..errors import MissingPartError, RequestError, reason
from .partition import Shapes

QGIS_WORLD_LAYER, QGIS_WORLD_NAME, QGIS_WORLD_COUNTRY = "states_provinces", "name", "admin"
"""Layer and columns of Natural Earth's states and provinces in `resources/data/world_map.gpkg` of every QGIS."""
WGS84 = (None, "EPSG:4326", "OGC:CRS84")


@dataclass(frozen=True, eq=False)
class Areas:
    """A administrative areas: polygons [A] in longitude and latitude, their names, regions (admin-1) and countries."""

    polygons: Shapes
    names: tuple[str, ...]
    regions: tuple[str, ...]
    countries: tuple[str, ...]


def read_areas(path: Path, *, layer: str | None = None, name: str = "", region: str = "", country: str = "") -> Areas:
    """Read a polygon layer in WGS 84 degrees, in any format of GDAL, such as GeoPackage, GeoJSON or Shapefile.

    Polygons that reach beyond ±180 are cut there and wrapped; features without a surface are left out.

    Args:
        path: The file.
        layer: The layer's name; the first if None.
        name: The column of an area's own name.
        region: The column of its first-level division (state, province).
        country: The column of its country. Areas are merged within a country only; without it, all are in the same.

    Raises:
        RequestError: the layer or a column is missing, or it holds no polygons in degrees.
        MissingPartError: pyogrio is not installed.
    """
    wanted = (name, region, country)
    shapes, texts, crs = _read(path, layer, sorted(set(filter(None, wanted))))
    if missing := [column for column in wanted if column and column not in texts]:
        raise RequestError(f"{path.name} has no column {', '.join(missing)}; choose one that it has")
    bounds = np.abs(shapely.total_bounds(shapes))
    if crs not in WGS84 or (bounds > (540, 90 + 1e-9, 540, 90 + 1e-9)).any():
        raise RequestError(f"{path.name} is not in degrees ({crs}); save it in EPSG:4326 first")
    polygons = np.array([_within_180(shape) for shape in shapes], object)
    kept = np.flatnonzero(~shapely.is_empty(polygons))
    if not len(kept):
        raise RequestError(f"{path.name} holds no polygons; choose a polygon layer")
    unnamed = [""] * len(shapes)
    columns = [texts.get(column, unnamed) for column in wanted]
    names, regions, countries = (tuple(values[row] for row in kept) for values in columns)
    return Areas(polygons[kept], names, regions, countries)


def _read(path: Path, layer: str | None, columns: list[str]) -> tuple[Shapes, dict[str, list[str]], str | None]:
    """Return the geometries [A] of a layer, the texts of the columns that exist, and its CRS."""
    try:
        import pyogrio
    except ImportError as error:
        raise MissingPartError(
            f"polygon layers need pyogrio ({reason(error)}); install it with `pip install pinpoint-engine[gis]`"
        ) from error
    try:
        about, _, geometries, values = pyogrio.raw.read(path, layer=layer, columns=columns)
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError) as error:
        raise RequestError(f"{path} cannot be read ({reason(error)}); give a file with polygons") from None
    if geometries is None:
        raise RequestError(f"{path.name} holds no polygons; choose a polygon layer")
    texts = [["" if value is None else str(value) for value in column] for column in values]
    return shapely.from_wkb(geometries), dict(zip(about["fields"], texts, strict=True)), about["crs"]


def _within_180(shape: Any) -> Any:
    """Return the valid surface of a geometry, cut at the antimeridian and wrapped; empty if it has none."""
    if shape is None:
        return shapely.MultiPolygon()
    surface = polygonal(shapely.make_valid(shapely.force_2d(shape)))
    west, _, east, _ = surface.bounds
    if surface.is_empty or (west >= -180 and east <= 180):
        return surface
    turns = [
        shapely.transform(surface & shapely.box(turn - 180, -90, turn + 180, 90), lambda xy, by=turn: xy - [by, 0])
        for turn in (-360, 0, 360)
    ]
    return polygonal(shapely.union_all(turns))
