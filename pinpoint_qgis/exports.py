"""Exports a run's tables to other formats with QGIS's own writers, so that no further package is needed."""

from __future__ import annotations

import csv
from pathlib import Path

from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsFields,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, QMetaType, Qt

from pinpoint_engine import tables
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import geopackage, replacement

from . import layers

DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON", ".kml": "KML", ".parquet": "Parquet"}
FORMATS = (*DRIVERS, ".csv")
WORLD = QgsRectangle(-180, -90, 180, 90)
TEXT_BYTES = 254
"""The most bytes of a text that a Shapefile can store."""


def _suffix_of(target):
    """Return the suffix of the file to export to.

    Raises:
        RequestError: this QGIS cannot write the format that the suffix names.
    """
    suffix = Path(target).suffix.lower()
    if suffix not in FORMATS:
        raise RequestError(f"{Path(target).name} has no known format; end it in one of {', '.join(FORMATS)}")
    known = {each.driverName for each in QgsVectorFileWriter.ogrDriverList()}
    if DRIVERS.get(suffix, "GPKG") not in known:
        raise RequestError(
            f"this QGIS cannot write {suffix}; choose .gpkg, or run `pinpoint export` on the run's GeoPackage"
        )
    return suffix


def export_run(run, target):
    """Write the tables of a run's GeoPackage in the format of `target`'s suffix; return notes on what was lost.

    Formats with one table per file get one file for each, side by side; tables without geometry are written as CSV.

    Raises:
        RequestError: this QGIS cannot write the format that the suffix names.
        OutputError: the run cannot be read, or a file cannot be written; existing files are left unchanged.
    """
    suffix, target = _suffix_of(target), Path(target)
    replacement.check_folder(target.parent, target.name, tables.file_of(target, tables.CANDIDATES, suffix).name)
    opened = layers.open_run(run)
    notes = []
    with replacement.whole(target, tables.files_of(target)) as part:
        if suffix == ".gpkg":
            geopackage.copy(Path(run), part)
            return notes
        for table in tables.TABLES:
            if table.name in opened:
                notes += _export(table, opened[table.name], part, suffix)
    return notes


def _export(table, layer, part, suffix):
    """Write one table to a temporary folder; return notes on what the format could not keep."""
    features = list(layer.getFeatures())
    plain = table.shape not in layers.GEOMETRIES
    if suffix in (".csv", ".shp") or plain:
        _write_csv(table, features, tables.file_of(part, table, ".csv"))
    if suffix == ".csv" or plain:
        areas = table.shape == tables.POLYGONS
        return [f"{table.name}: CSV cannot hold outlines; they are in the run's GeoPackage"] if areas else []
    return _write(table, features, tables.file_of(part, table, suffix), suffix)


def _write_csv(table, features, path):
    names = [column.name for column in table.columns]
    with path.open("w", newline="", encoding="utf-8") as file:
        rows = csv.writer(file)
        rows.writerow(names)
        rows.writerows([_plain(layers.value_of(feature, name)) for name in names] for feature in features)


def _plain(value):
    """Return a value as CSV holds it: "" for NULL, and times in ISO 8601."""
    if value is None or value == NULL:
        return ""
    return value.toString(Qt.DateFormat.ISODate) if isinstance(value, QDateTime) else value


def _write(table, features, path, suffix):
    """Write features of a table to one layer; return notes on what the format could not keep."""
    notes = []
    if suffix == ".kml":
        placed = [feature for feature in features if not feature.geometry().isEmpty()]
        if len(placed) < len(features):
            notes.append(f"{table.name}: {len(features) - len(placed)} without a place left out")
        features = placed
    shapefile = suffix == ".shp"
    of_fields = _shapefile_fields(table) if shapefile else layers.fields(table)
    cut = dict.fromkeys([column.name for column in table.columns], 0)
    made = [_feature(table, each, of_fields, cut if shapefile else None) for each in features]
    _write_layer(table, made, of_fields, path, DRIVERS[suffix])
    texts = f"texts cut at {TEXT_BYTES} bytes; they are whole in the CSV"
    return [*notes, *(f"{table.name}.{name}: {count} {texts}" for name, count in cut.items() if count)]


def _write_layer(table, features, of_fields, path, driver):
    """Write features of a table to a new layer, then read it back to check that all are there.

    Raises:
        OutputError: the layer cannot be written.
    """
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName, options.fileEncoding = driver, table.name, "UTF-8"
    crs, context = QgsCoordinateReferenceSystem(layers.WGS84), QgsCoordinateTransformContext()
    kind = layers.geometry_type(table)
    writer = QgsVectorFileWriter.create(str(path), of_fields, kind, crs, context, options)
    written = all([writer.addFeature(each) for each in features]) and writer.flushBuffer()
    fault = writer.errorMessage()
    del writer
    if fault or not written or not _holds(table, features, path):
        raise OutputError(f"{path.name} could not be written completely; free some space or choose another folder")


def _holds(table, features, path):
    """Tell whether a file has all features. QGIS's writer reports no error if the disk fills up at its last commit."""
    layer = QgsVectorLayer(str(path), table.name, "ogr", QgsVectorLayer.LayerOptions(False))
    expected = [(QgsFeatureRequest(), len(features))]
    if table.shape in layers.GEOMETRIES:  # by the spatial index, which is written last
        expected.append((QgsFeatureRequest(WORLD), sum(not each.geometry().isEmpty() for each in features)))
    counts = ((sum(1 for _ in layer.getFeatures(request.setNoAttributes())), count) for request, count in expected)
    return layer.isValid() and all(written == count for written, count in counts)


def _shapefile_fields(table):
    """Return a table's columns as fields of a Shapefile, which has no type for date and time: they become text."""
    made = QgsFields()
    for column in table.columns:
        text = column.kind in (tables.TEXT, tables.TIME)
        kind = QMetaType.Type.QString if text else layers.TYPES[column.kind]
        made.append(QgsField(column.name, kind, len=TEXT_BYTES if text else 0))
    return made


def _feature(table, feature, of_fields, cut):
    """Return a feature to write; for a Shapefile, `cut` counts the shortened texts of each column."""
    made = QgsFeature(of_fields)
    values = [layers.value_of(feature, column.name) for column in table.columns]
    if cut is not None:
        values = [_shapefile_value(column, value, cut) for column, value in zip(table.columns, values)]
    made.setAttributes(values)
    made.setGeometry(feature.geometry())
    return made


def _shapefile_value(column, value, cut):
    if column.kind == tables.TIME:
        return _plain(value) or NULL
    if column.kind != tables.TEXT or not isinstance(value, str):
        return value
    short = value.encode()[:TEXT_BYTES].decode(errors="ignore")
    cut[column.name] += short != value
    return short
