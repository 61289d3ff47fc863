"""Exports a run's tables to other formats with QGIS's own writers, so that no further package is needed."""

from __future__ import annotations

import csv
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QMetaType

from pinpoint_engine import runs, tables
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import accepted, geopackage, replacement
from pinpoint_engine.runs.salvage import DESCRIBED, Damage

from . import layers, words
from .translation import tr

DRIVERS = {".shp": "ESRI Shapefile", ".gpkg": "GPKG", ".geojson": "GeoJSON", ".kml": "KML", ".parquet": "Parquet"}
FORMATS = (*DRIVERS, ".csv")
WORLD = QgsRectangle(-180, -90, 180, 90)
TEXT_BYTES = 254
"""The most bytes of a text that a Shapefile can store."""
NEAR_DEG = 1e-6
"""How close a position that is read back must be."""


@lru_cache(maxsize=1)  # GDAL takes 40 ms
def formats():
    """Return the suffixes of the formats that this QGIS can write, the most common first."""
    known = {each.driverName for each in QgsVectorFileWriter.ogrDriverList()}
    return tuple(suffix for suffix in FORMATS if suffix not in DRIVERS or DRIVERS[suffix] in known)


def _suffix_of(target):
    """Return the suffix of the file to export to.

    Raises:
        RequestError: this QGIS cannot write the format that the suffix names.
    """
    suffix = Path(target).suffix.lower()
    if suffix not in FORMATS:
        told = tr("{name} has no known format; end it in one of {names}")
        raise RequestError(told.format(name=Path(target).name, names=", ".join(formats())))
    if suffix not in formats():
        raise RequestError(
            tr(
                "this QGIS cannot write {suffix}; choose .gpkg, or run `pinpoint export` on the run's GeoPackage"
            ).format(suffix=suffix)
        )
    return suffix


def files_of(target, accepted_only=False):
    """Return all files that an export of this name may write or replace."""
    target = Path(target)
    if accepted_only:
        return [target, target.with_suffix(".csv")] if target.suffix.lower() == ".shp" else [target]
    return [target] if target.suffix.lower() == ".gpkg" else tables.files_of(target)


def export_run(run, target):
    """Write the tables of a run's GeoPackage in the format of `target`'s suffix; return notes on what is lacking.

    That is what the run has lost, which the layers' description says too, and what the format could not keep.

    Formats with one table per file get one file for each, side by side; tables without geometry are written as CSV.
    May run in any thread.

    Raises:
        RequestError: the file is not a run, or this QGIS cannot write the format that the suffix names.
        OutputError: a file cannot be written; existing files are left unchanged.
    """
    suffix, target = _suffix_of(target), Path(target)
    replacement.check_folder(target.parent, target.name, tables.file_of(target, tables.CANDIDATES, suffix).name)
    damage = Damage()
    rows = runs.read(Path(run), damage)
    notes = list(damage.notes)
    with replacement.whole(target, tables.files_of(target)) as part:
        if suffix == ".gpkg":
            geopackage.copy(Path(run), part)
            _check_copy(part, rows)
            if notes:
                geopackage.describe(part, damage.description)
            return notes
        for table in tables.present(rows):
            notes += _export(table, rows[table.name], part, suffix, damage.description)
    return notes


def export_accepted(run, target):
    """Write the accepted photos of a run to one file, a point for each; return notes as `export_run` does.

    A CSV beside a Shapefile has the texts in full. May run in any thread.

    Raises:
        RequestError: no photo is accepted, or as `export_run`.
        OutputError: as `export_run`.
    """
    suffix, target = _suffix_of(target), Path(target)
    replacement.check_folder(target.parent, target.name)
    damage = Damage()
    rows = accepted.read_final(Path(run), damage)
    notes = list(damage.notes)
    with replacement.whole(target) as part:
        if suffix in (".csv", ".shp"):
            _write_csv(tables.FINAL, rows, part.with_suffix(".csv"))
        if suffix != ".csv":
            notes += _write(tables.FINAL, rows, part, suffix, damage.description)
    return notes


def _check_copy(copy, rows):
    """Read a copied run back.

    Raises:
        OutputError: it lacks something.
    """
    kept = runs.read(copy)
    if any(len(kept[name]) < len(rows[name]) for name in rows):
        raise _incomplete(copy)


def _incomplete(path):
    told = tr("{name} could not be written completely; free some space or choose another folder")
    return OutputError(told.format(name=path.name))


def _export(table, rows, part, suffix, description):
    """Write one table to a temporary folder; return notes on what the format could not keep."""
    plain = table.shape not in layers.GEOMETRIES
    if suffix in (".csv", ".shp") or plain:
        _write_csv(table, rows, tables.file_of(part, table, ".csv"))
    if suffix == ".csv" or plain:
        told = tr("{table}: CSV cannot hold outlines; they are in the run's GeoPackage")
        return [told.format(table=table.name)] if table.shape == tables.POLYGONS else []
    return _write(table, rows, tables.file_of(part, table, suffix), suffix, description)


def _write_csv(table, rows, path):
    """Write rows as CSV, then read the file back to check that all are there.

    Raises:
        OutputError: they are not.
    """
    names = [column.name for column in table.columns]
    with path.open("w", newline="", encoding="utf-8") as file:
        written = csv.writer(file)
        written.writerow(names)
        written.writerows([_plain(row[name]) for name in names] for row in rows)
    with path.open(newline="", encoding="utf-8") as file:
        if sum(1 for _ in csv.reader(file)) != 1 + len(rows):
            raise _incomplete(path)


def _plain(value):
    """Return a value as CSV holds it: "" for None, and times in ISO 8601."""
    if value is None:
        return ""
    return value.isoformat(timespec="seconds") if isinstance(value, datetime) else value


def _write(table, rows, path, suffix, description):
    """Write rows of a table to one layer with a description; return notes on what the format could not keep."""
    notes, cut = [], dict.fromkeys([column.name for column in table.columns], 0)
    marked = suffix == ".kml"
    of_fields = _shapefile_fields(table) if suffix == ".shp" else layers.fields(table)
    for name, label in accepted.MARK if marked else ():
        of_fields.append(QgsField(name, QMetaType.Type.QString, comment=label))
    made = []
    for row in rows:
        feature = layers.feature(table, _cut(table, row, cut) if suffix == ".shp" else row, of_fields)
        if marked:
            feature.setAttributes(feature.attributes() + list(accepted.mark(table, row)))
        made.append(feature)
    if marked and (lost := [feature for feature in made if feature.geometry().isEmpty()]):
        told = tr("{table}: {count} without a place left out")
        notes.append(told.format(table=table.name, count=words.number(len(lost))))
        made = [feature for feature in made if not feature.geometry().isEmpty()]
    _write_layer(table, made, of_fields, path, description if suffix in DESCRIBED else "")
    told = tr("{column}: {count} texts cut at {most} bytes; they are whole in the CSV")
    named = {f"{table.name}.{name}": count for name, count in cut.items() if count}
    return [
        *notes,
        *(told.format(column=name, count=words.number(count), most=TEXT_BYTES) for name, count in named.items()),
    ]


def _write_layer(table, features, of_fields, path, description):
    """Write features of a table to a new layer, then read it back to check that all are there.

    Raises:
        OutputError: the layer cannot be written.
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = DRIVERS[path.suffix.lower()], table.name, "UTF-8"
    options.layerOptions = [f"DESCRIPTION={description}"] if description else []
    crs, context = QgsCoordinateReferenceSystem(layers.WGS84), QgsCoordinateTransformContext()
    kind = layers.geometry_type(table)
    writer = QgsVectorFileWriter.create(str(path), of_fields, kind, crs, context, options)
    written = all([writer.addFeature(each) for each in features]) and writer.flushBuffer()
    fault = writer.errorMessage()
    del writer
    if fault or not written or not _holds(table, features, path):
        raise _incomplete(path)


def _holds(table, features, path):
    """Tell whether a file has all features. QGIS's writer reports no error if the disk fills up at its last commit."""
    layer = QgsVectorLayer(str(path), table.name, "ogr", QgsVectorLayer.LayerOptions(False))
    expected = [(QgsFeatureRequest(), len(features))]
    if table.shape in layers.GEOMETRIES:  # by the spatial index, which is written last
        expected.append((QgsFeatureRequest(WORLD), sum(not each.geometry().isEmpty() for each in features)))
    counts = ((sum(1 for _ in layer.getFeatures(request.setNoAttributes())), count) for request, count in expected)
    return layer.isValid() and all(written == count for written, count in counts) and _is_at(table, features, layer)


def _is_at(table, features, layer):
    """Tell whether the points of a layer are where they were written."""
    if table.shape != tables.POINT:
        return True
    pairs = zip((each.geometry() for each in features), (each.geometry() for each in layer.getFeatures()))
    return all(one.isEmpty() or one.distance(other) <= NEAR_DEG for one, other in pairs)


def _shapefile_fields(table):
    """Return a table's columns as fields of a Shapefile, which has no type for date and time: they become text."""
    made = QgsFields()
    for column in table.columns:
        text = column.kind in (tables.TEXT, tables.TIME)
        kind = QMetaType.Type.QString if text else layers.TYPES[column.kind]
        made.append(QgsField(column.name, kind, len=TEXT_BYTES if text else 0))
    return made


def _cut(table, row, cut):
    """Return a row for a Shapefile: times as text, and long texts shortened; `cut` counts these by column."""
    made = dict(row)
    for column in table.columns:
        value = row[column.name]
        if column.kind == tables.TIME:
            made[column.name] = _plain(value) or None
        elif column.kind == tables.TEXT and isinstance(value, str):
            made[column.name] = value.encode()[:TEXT_BYTES].decode(errors="ignore")
            cut[column.name] += made[column.name] != value
    return made
