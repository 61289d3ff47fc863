"""Rows to GeoPackage, Shapefile, GeoJSON, GeoParquet, KML and CSV; and back from a run's GeoPackage."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from . import tables
from .errors import MissingPartError, OutputError, RequestError
from .tables import Row, Table

try:
    import geopandas
    import pandas
    import pyogrio
except ImportError as error:
    raise MissingPartError(
        f"export needs geopandas and pyogrio ({error}); install them with `pip install pinpoint-engine[gis]`"
    ) from error

CRS = "EPSG:4326"
TEXT_BYTES = 254
"""A Shapefile keeps this many bytes of a text."""
DTYPES = {"text": "object", "real": "float64", "integer": "Int64", "time": "datetime64[ms]"}
DRIVERS = {".geojson": "GeoJSON", ".kml": "KML", ".shp": "ESRI Shapefile"}
FORMATS = (".gpkg", ".shp", ".geojson", ".parquet", ".kml", ".csv")


def frame(table: Table, rows: Sequence[Row]) -> Any:
    """Return rows as a GeoDataFrame (a DataFrame for a table without points) with the table's columns and types."""
    columns = {
        column.name: pandas.Series([row[column.name] for row in rows], dtype=DTYPES[column.kind])
        for column in table.columns
    }
    plain = pandas.DataFrame(columns)
    if not table.points:
        return plain
    places = geopandas.points_from_xy(plain["longitude"], plain["latitude"])
    return geopandas.GeoDataFrame(plain, geometry=[None if place.is_empty else place for place in places], crs=CRS)


def write(rows: Mapping[str, Sequence[Row]], path: Path) -> list[str]:
    """Write all tables of a run to one file, or beside each other where the format holds one table.

    Returns:
        Warnings about what the format could not keep.

    Raises:
        RequestError: the suffix names no known format.
        OutputError: the file cannot be written; an older one is left as it was.
    """
    writers: dict[str, Callable[[Mapping[str, Sequence[Row]], Path], list[str]]] = {
        ".gpkg": _write_geopackage,
        ".shp": _write_shapefiles,
    }
    suffix = path.suffix.lower()
    if suffix not in FORMATS:
        raise RequestError(f"{path.name} has no known format; end it in one of {', '.join(FORMATS)}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return writers.get(suffix, _write_each)(rows, path)
    except (OSError, pyogrio.errors.DataSourceError, pyogrio.errors.GeometryError, RuntimeError) as error:
        raise OutputError(f"{path} cannot be written ({error}); close it elsewhere, or free some space") from error


def _write_geopackage(rows: Mapping[str, Sequence[Row]], path: Path) -> list[str]:
    handle, part = tempfile.mkstemp(suffix=".gpkg", dir=path.parent)
    os.close(handle)
    os.unlink(part)
    try:
        for table in tables.TABLES:
            content = frame(table, rows[table.name])
            kind = {"geometry_type": "Point"} if table.points else {}
            pyogrio.write_dataframe(content, part, layer=table.name, driver="GPKG", append=os.path.exists(part), **kind)
        os.replace(part, path)
    finally:
        if os.path.exists(part):
            os.unlink(part)
    return []


def _beside(path: Path, table: Table, suffix: str) -> Path:
    return path.with_name(f"{path.stem}_{table.name}{suffix}")


def _write_each(rows: Mapping[str, Sequence[Row]], path: Path) -> list[str]:
    """Write one file per table; a table without points, which such a format cannot hold, as CSV."""
    suffix = path.suffix.lower()
    for table in tables.TABLES:
        content = frame(table, rows[table.name])
        if suffix == ".csv" or not table.points:
            _write_csv(content, _beside(path, table, ".csv"))
        elif suffix == ".parquet":
            content.to_parquet(_beside(path, table, suffix))
        else:
            known = content[content.geometry.notna()] if suffix == ".kml" else content
            pyogrio.write_dataframe(known, _beside(path, table, suffix), driver=DRIVERS[suffix])
    return []


def _write_csv(content: Any, path: Path) -> None:
    content.drop(columns="geometry", errors="ignore").to_csv(path, index=False)


def _write_shapefiles(rows: Mapping[str, Sequence[Row]], path: Path) -> list[str]:
    """Write point tables as Shapefiles with the full values in a CSV beside each, the other tables as CSV."""
    warnings = []
    for table in tables.TABLES:
        content = frame(table, rows[table.name])
        _write_csv(content, _beside(path, table, ".csv"))
        if table.points:
            warnings += _fit_shapefile(content, table)
            target = _beside(path, table, ".shp")
            pyogrio.write_dataframe(content, target, driver=DRIVERS[".shp"], encoding="UTF-8", geometry_type="Point")
    return warnings


def _fit_shapefile(content: Any, table: Table) -> list[str]:
    """Turn times into text and cut long texts, in place; a Shapefile can hold neither."""
    warnings = []
    for column in table.columns:
        if column.kind == "time":
            content[column.name] = [None if pandas.isna(time) else time.isoformat() for time in content[column.name]]
        if column.kind == "text":
            short = [_cut(text) for text in content[column.name]]
            changed = sum(a != b for a, b in zip(short, content[column.name]))
            content[column.name] = short
            if changed:
                warnings.append(
                    f"{table.name}.{column.name}: {changed} texts cut at {TEXT_BYTES} bytes; they are whole in the CSV"
                )
    return warnings


def _cut(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    return text.encode()[:TEXT_BYTES].decode(errors="ignore")


def read_run(path: Path) -> dict[str, list[Row]]:
    """Read all tables of a run back from its GeoPackage.

    Raises:
        RequestError: the file is no run of Pinpoint.
    """
    try:
        return {table.name: _read_table(path, table) for table in tables.TABLES}
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, KeyError) as error:
        raise RequestError(f"{path} is no run of Pinpoint ({error}); give the GeoPackage of one") from error


def _read_table(path: Path, table: Table) -> list[Row]:
    content = pyogrio.read_dataframe(path, layer=table.name, read_geometry=False)
    names = [column.name for column in table.columns]
    rows = content[names].astype(object).where(content[names].notna(), None).to_dict("records")
    times = [column.name for column in table.columns if column.kind == "time"]
    for row in rows:
        row.update({name: pandas.Timestamp(row[name]).to_pydatetime() for name in times if row[name] is not None})
    return [dict(row) for row in rows]
