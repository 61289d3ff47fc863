"""Makes resources/gazetteer/ from Natural Earth and from the world map that QGIS ships: `make places`.

`places.tsv.gz` holds the populated places, `areas.tsv.gz` the outlines of countries, states and provinces. The outlines
are drawn `MARGIN_KM` outwards and then generalised: the coast of the map passes up to 2 km inland of where photos are
taken, and a search area without its beaches is worth little. The same sources give the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pyogrio
import shapely

ROOT = Path(__file__).resolve().parent.parent
NATURAL_EARTH = ROOT.parent / "shared" / "data" / "gazetteer"
WORLD_MAP = Path("/usr/share/qgis/resources/data/world_map.gpkg")
TARGET = ROOT / "resources" / "gazetteer"

TYPING_ERRORS = {
    "Krsko": "Krško",
    "Necw Zealand": "New Zealand",
    "AmundseniScott South Pole Station": "Amundsen-Scott South Pole Station",
}
LOST_LETTERS = ("?", "Ã")
"""What the source has where a region's name was written in another encoding; such a region is left out."""
STATISTICAL = (" aggregation", " remainder")
"""Endings of regions that are none but in Natural Earth's own bookkeeping."""

MARGIN_KM, TOLERANCE_KM, GRID_DEG = 4.0, 1.8, 0.01
KM_PER_DEG = 111.2
EDGE_OF_MAP = (179.8995, -89.8995)
"""QGIS's map ends at ±179.9 and -89.9; what reaches so far reaches the meridian of 180°, or the pole."""
WHOLE = shapely.box(-180, -90, 180, 90)
COUNTRY, STATE = "country", "state"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--natural-earth", type=Path, default=NATURAL_EARTH, help="folder of Natural Earth's JSON files"
    )
    parser.add_argument("--world-map", type=Path, default=WORLD_MAP, help="world_map.gpkg of QGIS")
    parser.add_argument("--out", type=Path, default=TARGET)
    options = parser.parse_args()
    write(options.out / "places.tsv.gz", place_lines(options.natural_earth))
    write(options.out / "areas.tsv.gz", area_lines(options.natural_earth, options.world_map))


def write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.compress("\n".join(lines).encode(), 9, mtime=0))
    print(f"{path}: {len(lines):,} lines, {path.stat().st_size / 1000:.0f} kB")


def place_lines(natural_earth: Path) -> list[str]:
    """Return latitude, longitude, population, ISO code, name, region and country of each place, by latitude."""
    found = []
    for feature in features(natural_earth / "ne_10m_populated_places_simple.json"):
        of = feature["properties"]
        lon, lat = feature["geometry"]["coordinates"]
        texts = [text(of[key]) for key in ("iso_a2", "name", "adm1name", "adm0name")]
        texts[2] = region(texts[2])
        texts[0] = texts[0].replace("-99", "")
        found.append((round(lat, 4), round(lon, 4), max(0, of["pop_max"]), *texts))
    return ["\t".join(map(str, row)) for row in sorted(found)]


def text(value: str | None) -> str:
    return TYPING_ERRORS.get(value or "", value or "")


def region(name: str) -> str:
    return "" if any(sign in name for sign in LOST_LETTERS) or name.endswith(STATISTICAL) else name


def features(path: Path) -> list[dict[str, Any]]:
    return json.loads(path.read_text(encoding="utf-8"))["features"]


def area_lines(natural_earth: Path, world_map: Path) -> list[str]:
    """Return the kind, names and outlines of each area, countries first, by name."""
    countries, states = layer(world_map, "countries"), layer(world_map, "states_provinces")
    names = country_names(countries, states, natural_earth)
    shapes: dict[tuple[str, tuple[str, ...]], list[Any]] = {}
    for row, shape in countries:
        if row["NAME"] in names:
            shapes.setdefault((COUNTRY, names[row["NAME"]]), []).append(shape)
    for (_, shape), label in zip(states, state_labels(states, names), strict=True):
        if label:
            shapes.setdefault((STATE, (label,)), []).append(shape)
    return ["\t".join([kind, "|".join(known), outlines(parts)]) for (kind, known), parts in sorted(shapes.items())]


def layer(path: Path, name: str) -> list[tuple[dict[str, str], Any]]:
    """Return the rows of a layer and their shapes in longitude and latitude, those that have one."""
    about, _, blobs, columns = pyogrio.raw.read(path, layer=name)
    rows = [dict(zip(about["fields"], values, strict=True)) for values in zip(*columns, strict=True)]
    return [(row, shape) for row, shape in zip(rows, shapely.from_wkb(blobs), strict=True) if shape and shape.area]


def country_names(
    countries: list[tuple[dict[str, str], Any]], states: list[tuple[dict[str, str], Any]], natural_earth: Path
) -> dict[str, tuple[str, ...]]:
    """Return the names of each country by its name on the map, the one to show first: never an abbreviation."""
    of = [feature["properties"] for feature in features(natural_earth / "ne_50m_admin_0_countries.json")]
    longer = {each["NAME"]: [each["ADMIN"], each["NAME_LONG"], each["ADM0_A3"]] for each in of}
    admins = {row["adm0_a3"]: row["admin"] for row, _ in states}
    found = {}
    for name, code in sorted((row["NAME"], row["ISO_A3"]) for row, _ in countries if row["NAME"]):
        known = [name, *longer.get(name, ()), admins.get(code, ""), code]
        shown = next(each for each in known if "." not in each)
        found[name] = tuple(dict.fromkeys([shown, *(each for each in known if each and each != "-99")]))
    return found


def state_labels(states: list[tuple[dict[str, str], Any]], countries: dict[str, tuple[str, ...]]) -> list[str]:
    """Return each state's name with its country; "" without a name, or if it is the country under the same name."""
    shown = {name: known[0] for known in countries.values() for name in known}
    found = [
        (text(row["name"]), shown.get(row["adm0_a3"]) or shown.get(row["admin"], row["admin"])) for row, _ in states
    ]
    divided = {country for name, country in found if name not in ("", country)}
    return [f"{name}, {country}" if name and (name != country or country in divided) else "" for name, country in found]


def outlines(shapes: list[Any]) -> str:
    """Return the outlines of shapes, with a margin, as text: polygons |, rings ;, and in each the steps on the grid."""
    whole = shapely.union_all([with_margin(part) for shape in shapes for part in parts_of(shape)])
    stretch = stretch_of(whole)
    plain = stretched(shapely.simplify(stretched(whole, stretch), TOLERANCE_KM / KM_PER_DEG), 1 / stretch)
    on_grid = shapely.get_parts(shapely.set_precision(plain, GRID_DEG))
    return "|".join(";".join(map(steps, (part.exterior, *part.interiors))) for part in on_grid)


def parts_of(shape: Any) -> Iterator[Any]:
    """Yield the polygons of a shape, and drawn on to the meridian of 180° and to the pole where the map was cut."""
    for each in (shape, shapely.transform(shape, to_the_edge)):
        yield from (part for part in shapely.get_parts(shapely.make_valid(each)) if part.area)


def to_the_edge(lonlat: Any) -> Any:
    lon, lat = lonlat.T
    farthest_lon, lowest_lat = EDGE_OF_MAP
    lon = np.where(np.abs(lon) > farthest_lon, np.sign(lon) * 180, lon)
    return np.column_stack([lon, np.where(lat < lowest_lat, -90, lat)])


def with_margin(part: Any) -> Any:
    stretch = stretch_of(part)
    wider = shapely.buffer(stretched(part, stretch), MARGIN_KM / KM_PER_DEG, quad_segs=2)
    return shapely.intersection(stretched(wider, 1 / stretch), WHOLE)


def stretch_of(shape: Any) -> float:
    """Return by how much a degree of longitude is shorter than one of latitude, in the middle of a shape."""
    _, south, _, north = shape.bounds
    return float(max(0.05, np.cos(np.radians((south + north) / 2))))


def stretched(shape: Any, stretch: float) -> Any:
    return shapely.transform(shape, lambda lonlat: lonlat * [stretch, 1])


def steps(ring: Any) -> str:
    """Return a ring on the grid as its first corner and the steps to the others, in hundredths of a degree."""
    corners = np.round(shapely.get_coordinates(ring) / GRID_DEG).astype(int)
    return " ".join(map(str, [*corners[0], *np.diff(corners, axis=0)[:-1].ravel()]))


if __name__ == "__main__":
    main()
