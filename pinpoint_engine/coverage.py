"""How densely references cover the Earth: the rows of the coverage table, one per cell, size of cells and source."""

from __future__ import annotations

import math
from typing import Iterable, Iterator, Tuple

from .tables import AREA, INTEGER, POLYGONS, REAL, TEXT, Column, Row, Table
from .types import EARTH_RADIUS_M, CoverageCells, Location, Polygon, Source

SIZES_DEG = (10.0, 1.0, 0.1, 0.01)
"""The grids that an engine counts in: cells of about 1,100, 110, 11 and 1.1 km from south to north."""
ALL = "all"
"""The source of the rows that count every reference of a cell; do not add them to those of one source."""
COVERAGE = Table(
    "coverage",
    "cell_id",
    (
        Column("cell_id", TEXT, "Cell, size and source"),
        Column("size_deg", REAL, "Size of the cell (°)"),
        Column("source", TEXT, "Source of the references"),
        Column("n_refs", INTEGER, "References"),
        Column("area_km2", REAL, "Area (km²)"),
        Column("per_km2", REAL, "References per km²"),
    ),
    POLYGONS,
)


def rows(cells: CoverageCells) -> Iterator[Row]:
    """Yield the rows of cells that an engine counted: of each source that has references there, and of all."""
    for cell in cells:
        south, west, size = (float(str(cell[name])) for name in ("south", "west", "size_deg"))
        counts = {source.value: int(str(cell[source.value])) for source in Source}
        counts = {**{name: count for name, count in counts.items() if count}, ALL: sum(counts.values())}
        area_km2, polygon = area_of_cell_km2(south, size), (_square(south, west, size),)
        for name, count in counts.items():
            yield {
                "cell_id": f"{size:g}:{south:.2f}:{west:.2f}:{name}",
                "size_deg": size,
                "source": name,
                "n_refs": count,
                "area_km2": area_km2,
                "per_km2": count / area_km2,
                AREA: polygon,
            }


def area_of_cell_km2(south: float, size_deg: float) -> float:
    """Return the area of a cell of the grid on the sphere."""
    low, top = math.radians(south), math.radians(south + size_deg)
    return (EARTH_RADIUS_M / 1000) ** 2 * math.radians(size_deg) * (math.sin(top) - math.sin(low))


def sizes_in_words(sizes: Iterable[float]) -> str:
    """Return sizes of cells as "10°, 1°"."""
    return ", ".join(f"{size:g}°" for size in sizes)


def _square(south: float, west: float, size: float) -> Polygon:
    north, east = round(south + size, 9), round(west + size, 9)
    corners: Tuple[Tuple[float, float], ...] = ((south, west), (south, east), (north, east), (north, west))
    return Polygon(tuple(Location(lat, lon) for lat, lon in (*corners, corners[0])))
