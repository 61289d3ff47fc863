"""Export a run to GeoPackage, Shapefile, GeoJSON, GeoParquet, KML or CSV, and lines to a layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from .. import geodesy, runs, tables
from ..areas import regions
from ..errors import MissingPartError, OutputError, RequestError, reason
from ..tables import Row, Table
from . import accepted, geopackage, replacement
from .salvage import DESCRIBED, Damage

try:
    import geopandas
    import pandas
    import pyogrio
except ImportError as error:
    raise MissingPartError(
        f"export needs geopandas and pyogrio ({reason(error)}); install them with `pip install pinpoint-engine[gis]`"
    ) from error

CRS = "EPSG:4326"
TEXT_BYTES = 254
"""The longest text that a Shapefile can store."""
DTYPES = {"text": "object", "real": "float64", "integer": "Int64", "time": "datetime64[ms]"}
DRIVERS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".kml": "KML", ".shp": "ESRI Shapefile"}
GEOMETRY = {tables.POINT: "Point", tables.POLYGONS: "MultiPolygon"}
FORMATS = (".gpkg", ".shp", ".geojson", ".parquet", ".kml", ".csv")
LINE_DRIVERS = {".geojson": "GeoJSON", ".gpkg": "GPKG", ".shp": "ESRI Shapefile"}


def frame(table: Table, rows: Sequence[Row]) -> Any:
    """Return rows as a GeoDataFrame with the table's columns and types; as a DataFrame if it has no geometry."""
    columns = {
        column.name: pandas.Series([row[column.name] for row in rows], dtype=DTYPES[column.kind])
        for column in table.columns
    }
    plain = pandas.DataFrame(columns)
    if table.shape == tables.PLAIN:
        return plain
    if table.shape == tables.POLYGONS:
        return geopandas.GeoDataFrame(plain, geometry=[regions.to_shape(row[tables.AREA]) for row in rows], crs=CRS)
    places = geopandas.points_from_xy(plain["longitude"], plain["latitude"]).copy()
    places[plain["longitude"].isna().to_numpy()] = None
    return geopandas.GeoDataFrame(plain, geometry=places, crs=CRS)


def export_run(run: Path, target: Path) -> list[str]:
    """Write the tables of a run to one file, or to one file per table if the format holds only one.

    Returns:
        Notes on what the run lacks, as it is damaged, and on what the format could not keep.

    Raises:
        RequestError: the suffix is not a known format, or the file is not a run.
        OutputError: the target cannot be written, or is open in another program; an existing one is left unchanged.
        MissingPartError: the format needs a package that is not installed.
    """
    check_target(target)
    suffix, damage = target.suffix.lower(), Damage()
    rows = runs.read(run, damage)
    with _whole(target, tables.files_of(target)) as private:
        if suffix == ".gpkg":
            geopackage.copy(run, private)
            if damage.notes:
                geopackage.describe(private, damage.description)
            return damage.notes
        return damage.notes + (
            _write_shapefiles(rows, private)
            if suffix == ".shp"
            else _write_each(rows, private, **_described(suffix, damage))
        )


def export_accepted(run: Path, target: Path) -> list[str]:
    """Write the accepted photos of a run to one file, a point for each; a CSV beside a Shapefile has the whole texts.

    Returns:
        Notes as of `export_run`.

    Raises:
        RequestError: no photo is accepted, or as `export_run`.
        OutputError, MissingPartError: as `export_run`.
    """
    check_target(target)
    damage = Damage()
    rows = accepted.read_final(run, damage)
    notes = _write_points(tables.FINAL, rows, target, damage=damage, is_marked=True)
    return [*damage.notes, *notes]


def export_references(table: Table, rows: Sequence[Row], target: Path) -> list[str]:
    """Write the references of a gallery to one file, a point for each; a CSV beside a Shapefile has the whole texts.

    Returns:
        Notes on what the format could not keep.

    Raises:
        RequestError, OutputError, MissingPartError: as `export_run`.
    """
    check_target(target)
    return _write_points(table, rows, target, damage=Damage())


def _write_points(
    table: Table, rows: Sequence[Row], target: Path, *, damage: Damage, is_marked: bool = False
) -> list[str]:
    """Write rows with a point each to one file, which tells what was damaged where its format can.

    `is_marked` gives the rows the names and descriptions of KML.
    """
    suffix, content = target.suffix.lower(), frame(table, rows)
    notes: list[str] = []
    with _whole(target) as private:
        if suffix in (".csv", ".shp"):
            _write_csv(content, private.with_name(f"{private.stem}.csv"))
        if suffix == ".shp":
            notes = _fit_shapefile(content, table)
            _write_layer(content, private, encoding="UTF-8", geometry_type="Point")
        elif suffix == ".parquet":
            _write_parquet(content, private)
        elif suffix != ".csv":
            marked = _marked(content, table, rows) if is_marked and suffix == ".kml" else content
            _write_layer(marked, private, layer=table.name, **_described(suffix, damage))
    return notes


def _described(suffix: str, damage: Damage) -> dict[str, Any]:
    """Return the options by which layers of a format say what the run lacks; none if it lacks nothing."""
    has_some = damage.notes and suffix in DESCRIBED
    return {"layer_options": {"DESCRIPTION": damage.description}} if has_some else {}


def _marked(content: Any, table: Table, rows: Sequence[Row]) -> Any:
    """Return a frame for KML: rows that have a place, with the name and the description of each placemark."""
    texts = zip(*[accepted.mark(table, row) for row in rows], strict=True)
    columns = {name: list(column) for (name, _), column in zip(accepted.MARK, texts, strict=False)}
    marked = content.assign(**columns)
    return marked[marked.geometry.notna()]


@contextmanager
def _whole(path: Path, stale: Sequence[Path] = ()) -> Iterator[Path]:
    """Do what `replacement.whole` does, and turn the writers' errors into ours."""
    try:
        with replacement.whole(path, stale) as private:
            yield private
    except ImportError as error:
        raise MissingPartError(
            f"{path.suffix} needs another package ({reason(error)}); install it with `pip install pinpoint-engine[gis]`"
        ) from error
    except (ValueError, RuntimeError) as error:  # pyogrio's errors are RuntimeErrors
        raise OutputError(f"{path} cannot be written; {replacement.REMEDY}") from error


def write_lines(rows: Sequence[Row], lines: Sequence[Sequence[geodesy.Floats]], path: Path) -> None:
    """Write rows with one line each, given as pieces of degrees [n, 2], latitude first, to one layer.

    Raises:
        RequestError: the suffix is not a format that holds lines.
        OutputError: the file cannot be written; an existing one is left unchanged.
    """
    check_lines(path)
    content = geopandas.GeoDataFrame(list(rows), geometry=[regions.to_lines(pieces) for pieces in lines], crs=CRS)
    with _whole(path) as private:
        driver = LINE_DRIVERS[path.suffix.lower()]
        pyogrio.write_dataframe(content, private, driver=driver, geometry_type="MultiLineString")


def check_lines(path: Path) -> None:
    """Check before a long run that a layer of lines can be written to a file of this name.

    Raises:
        RequestError: the suffix is not a format that holds lines.
    """
    if path.suffix.lower() not in LINE_DRIVERS:
        raise RequestError(f"{path.name} has no suffix of a line format; use one of {', '.join(LINE_DRIVERS)}")


def check_target(path: Path) -> None:
    """Check before a long run that its results can be written to a file, and make its folder.

    Raises:
        RequestError: the suffix is not a known format.
        OutputError: the folder cannot be made or written, or an existing file is open in another program.
    """
    if path.suffix.lower() not in FORMATS:
        raise RequestError(f"{path.name} has no known suffix; use one of {', '.join(FORMATS)}")
    replacement.check_folder(path.parent, path.name, tables.file_of(path, tables.CANDIDATES, path.suffix).name)
    replacement.refuse_open(path)


def _write_each(rows: Mapping[str, Sequence[Row]], path: Path, **options: Any) -> list[str]:
    """Write one file per table; tables without geometry as CSV, since these formats cannot hold them."""
    suffix = path.suffix.lower()
    warnings = []
    for table in tables.present(rows):
        content = frame(table, rows[table.name])
        if suffix == ".csv" or table.shape not in GEOMETRY:
            _write_csv(content, tables.file_of(path, table, ".csv"))
            if table.shape == tables.POLYGONS:
                warnings.append(f"{table.name}: CSV cannot hold outlines; they are in the run's GeoPackage")
        elif suffix == ".parquet":
            _write_parquet(content, tables.file_of(path, table, suffix))
        else:
            known = _marked(content, table, rows[table.name]) if suffix == ".kml" else content
            _write_layer(known, tables.file_of(path, table, suffix), layer=table.name, **options)
            if len(known) < len(content):
                warnings.append(f"{table.name}: {len(content) - len(known)} without a place left out")
    return warnings


def _write_layer(content: Any, path: Path, **options: Any) -> None:
    """Write one layer and read it back: GDAL reports no error if the disk fills up while it closes a file."""
    pyogrio.write_dataframe(content, path, driver=DRIVERS[path.suffix.lower()], **options)
    kept = pyogrio.read_dataframe(path)
    whole = len(kept) == len(content) and kept.geometry.notna().sum() == content.geometry.notna().sum()
    there, wanted = ({name.lower() for name in columns} for columns in (kept.columns, content.columns))
    if not whole or (len(kept) and not wanted <= there):
        raise OSError(f"{path.name} was cut short")


def _write_csv(content: Any, path: Path) -> None:
    """Write a CSV and read it back; see `_write_layer`."""
    content.drop(columns="geometry", errors="ignore").to_csv(path, index=False)
    _check_length(path, content, pandas.read_csv(path, dtype=str, keep_default_na=False))


def _write_parquet(content: Any, path: Path) -> None:
    content.to_parquet(path)
    _check_length(path, content, geopandas.read_parquet(path))


def _check_length(path: Path, content: Any, kept: Any) -> None:
    if len(kept) != len(content):
        raise OSError(f"{path.name} was cut short")


def _write_shapefiles(rows: Mapping[str, Sequence[Row]], path: Path) -> list[str]:
    """Write points and polygons as Shapefiles, each with a CSV of the full values, and the other tables as CSV."""
    warnings = []
    for table in tables.present(rows):
        content = frame(table, rows[table.name])
        _write_csv(content, tables.file_of(path, table, ".csv"))
        if table.shape in GEOMETRY:
            warnings += _fit_shapefile(content, table)
            kind = GEOMETRY[table.shape]
            _write_layer(content, tables.file_of(path, table, ".shp"), encoding="UTF-8", geometry_type=kind)
    return warnings


def _fit_shapefile(content: Any, table: Table) -> list[str]:
    """Turn times into text and cut long texts, in place, since a Shapefile can hold neither."""
    warnings = []
    for column in table.columns:
        if column.kind == "time":
            content[column.name] = [None if pandas.isna(time) else time.isoformat() for time in content[column.name]]
        if column.kind == "text":
            short = [_cut(text) for text in content[column.name]]
            changed = sum(a != b for a, b in zip(short, content[column.name], strict=True))
            content[column.name] = short
            if changed:
                warnings.append(
                    f"{table.name}.{column.name}: {changed} texts cut at {TEXT_BYTES} bytes; the CSV has them in full"
                )
    return warnings


def _cut(text: Any) -> Any:
    if not isinstance(text, str):
        return text
    return text.encode()[:TEXT_BYTES].decode(errors="ignore")
