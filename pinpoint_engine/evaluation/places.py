"""Country and region of points, offline, from a layer of administrative polygons."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ..geocells.areas import QGIS_WORLD_COUNTRY, QGIS_WORLD_LAYER, QGIS_WORLD_NAME, Areas, read_areas
from ..geocells.partition import locate
from ..geodesy import Floats

WORLD = Path("resources/data/world_map.gpkg")
HOMES = (
    Path("/usr/share/qgis"),
    Path("/Applications/QGIS.app/Contents/Resources"),
    Path("C:/OSGeo4W/apps/qgis"),
    Path("C:/OSGeo4W/apps/qgis-ltr"),
)
"""Where QGIS keeps its data on Linux, macOS and Windows; `QGIS_PREFIX_PATH` names another installation."""
NOWHERE = ("", "")


@dataclass(frozen=True, eq=False)
class PlaceNames:
    """Names of country and region of any point: those of the polygon that holds it, at sea of the nearest."""

    areas: Areas
    source: str

    def of(self, latlon: Floats) -> list[tuple[str, str]]:
        """Return country and region of degrees [n, 2]; ("", "") where a point is NaN."""
        there = np.isfinite(latlon).all(axis=1)
        rows: npt.NDArray[np.int64] = np.full(len(latlon), -1, np.int64)
        if there.any():
            rows[there] = locate(self.areas.polygons, latlon[there])
        return [(self.areas.countries[row], self.areas.names[row]) if row >= 0 else NOWHERE for row in rows.tolist()]


def qgis_world() -> Path | None:
    """Return QGIS's own file of states and provinces; None where QGIS is not in its usual place."""
    prefix = os.environ.get("QGIS_PREFIX_PATH", "")
    homes = [Path(prefix, "share/qgis"), Path(prefix)] if prefix else []
    return next((file for home in (*homes, *HOMES) if (file := home / WORLD).is_file()), None)


def read_names(path: Path) -> PlaceNames:
    """Read the polygons of a file with the columns of QGIS's world map, or of Natural Earth: `name` and `admin`.

    Raises:
        RequestError: the file has no such layer or columns, or holds no polygons in degrees.
        MissingPartError: pyogrio is not installed.
    """
    layer = QGIS_WORLD_LAYER if path.name == WORLD.name else None
    areas = read_areas(path, layer=layer, name=QGIS_WORLD_NAME, country=QGIS_WORLD_COUNTRY)
    return PlaceNames(areas, path.name)
