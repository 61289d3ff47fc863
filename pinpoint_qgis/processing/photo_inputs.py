"""Photos as inputs of an algorithm: a folder, files, or a column of paths in any layer or table."""

from __future__ import annotations

import os
from dataclasses import replace
from urllib.parse import urlsplit
from urllib.request import url2pathname

from qgis.core import (
    NULL,
    Qgis,
    QgsFeatureRequest,
    QgsProcessing,
    QgsProcessingFeatureSource,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProviderRegistry,
)

from pinpoint_engine import Photo
from pinpoint_engine.errors import RequestError
from pinpoint_engine.photos import list_files

from .. import words
from ..translation import tr

FOLDER, FILES, TABLE, PATH, ALBUM = "PHOTOS_IN", "FILES", "TABLE", "PATH_FIELD", "ALBUM_FIELD"
"""The names of the parameters."""
PATHS = ("photo", "path", "file", "filename", "file_name", "image", "sourcefile", "location")
"""Columns that hold paths in tables of other programs, QGIS's own *Import geotagged photos* among them."""


def declare(add, with_album=True):
    """Declare the parameters; `add` takes one with its hint."""
    folder = QgsProcessingParameterFile.Behavior.Folder
    any_table = [QgsProcessing.SourceType.TypeVector]
    add(
        QgsProcessingParameterFile(FOLDER, tr("Folder of photos"), behavior=folder, optional=True),
        tr("Searched recursively. Give one of these: a folder, photos, or a table of photos"),
    )
    files = QgsProcessing.SourceType.TypeFile
    add(
        QgsProcessingParameterMultipleLayers(FILES, tr("Photos"), files, optional=True),
        tr("Photo files, instead of a folder"),
    )
    add(
        QgsProcessingParameterFeatureSource(TABLE, tr("Table of photos"), any_table, optional=True),
        tr("A layer or table with a column of paths, instead of a folder; only selected rows if so chosen"),
    )
    add(
        _field(PATH, tr("Column of paths"), Qgis.ProcessingFieldParameterDataType.String),
        tr(
            "Paths are absolute, or relative to the folder of the table's file. Left empty, the first of these columns "
            "is taken: {names}"
        ).format(names=", ".join(PATHS)),
    )
    if with_album:
        add(
            _field(ALBUM, tr("Column of albums"), Qgis.ProcessingFieldParameterDataType.Any),
            tr("Photos with the same value belong together; left empty, those of the same folder do"),
        )


def _field(name, label, kind):
    return QgsProcessingParameterField(name, label, None, TABLE, kind, False, True)


def given(algorithm, parameters, context):
    """Return the names of the inputs of photos that have a value."""
    names = []
    if algorithm.parameterAsFile(parameters, FOLDER, context):
        names.append(FOLDER)
    if any(algorithm.parameterAsFileList(parameters, FILES, context)):
        names.append(FILES)
    if parameters.get(TABLE) not in (None, NULL, ""):
        names.append(TABLE)
    return names


def read(algorithm, parameters, context, feedback):
    """Return the photos of the one input that is given; what is skipped is told by `feedback`.

    Raises:
        RequestError: the folder does not exist, or the table has no column of paths or names no photo.
    """
    if TABLE in given(algorithm, parameters, context):
        return _from_table(algorithm, parameters, context, feedback)
    folder = algorithm.parameterAsFile(parameters, FOLDER, context)
    if folder and not os.path.exists(folder):
        raise RequestError(tr("{folder} does not exist; check the path").format(folder=folder))
    files = [path for path in algorithm.parameterAsFileList(parameters, FILES, context) if path]
    listing = list_files([folder] if folder else files)
    if said := words.skipped(listing):
        feedback.pushInfo(said)
    return [Photo.at(path) for path in listing.paths]


def _from_table(algorithm, parameters, context, feedback):
    source = algorithm.parameterAsSource(parameters, TABLE, context)
    if source is None:
        raise RequestError(tr("the table of photos cannot be read; check its path"))
    paths = path_column(source, algorithm.parameterAsString(parameters, PATH, context))
    album = algorithm.parameterAsString(parameters, ALBUM, context) if ALBUM in parameters else ""
    folder = folder_of(algorithm.parameterAsVectorLayer(parameters, TABLE, context))
    photos, skipped = {}, []
    for row, path in rows(source, paths, folder, skipped):
        for found in list_files([path]).paths:
            photo = Photo.at(found)
            photos.setdefault(found, replace(photo, album=str(row[album])) if album else photo)
    for why in skipped:
        feedback.pushWarning(why)
    if not photos:
        raise RequestError(
            tr("the column {paths} of {layer} names no photo; choose another column").format(
                paths=paths, layer=source.sourceName()
            )
        )
    return list(photos.values())


def path_column(source, chosen):
    """Return the column of paths: the one that was chosen, or else the first with a usual name.

    Raises:
        RequestError: there is no such column.
    """
    names = source.fields().names()
    usual = [name for wanted in PATHS for name in names if name.lower() == wanted]
    found = chosen or next(iter(usual), "")
    if found not in names:
        told = tr("{layer} has no column of paths that is known by its name, only: {names}; choose the column of paths")
        if chosen:
            told = tr("{layer} has no column {column}, only: {names}; choose the column of paths")
        has = ", ".join(names) or tr("none")
        raise RequestError(told.format(layer=source.sourceName(), column=chosen, names=has))
    return found


def rows(source, paths, folder, skipped):
    """Yield each row that names a photo, with the path; why others are left out is appended to `skipped`."""
    unchecked = QgsProcessingFeatureSource.Flag.FlagSkipGeometryValidityChecks
    for feature in source.getFeatures(QgsFeatureRequest(), unchecked):
        written = feature[paths]
        path = "" if written in (None, NULL) else str(written).strip()
        if path:
            yield feature, absolute(path, folder)
        else:
            skipped.append(
                tr("row {id} of {layer} names no photo and is left out; fill in {paths}").format(
                    id=feature.id(), layer=source.sourceName(), paths=paths
                )
            )


def absolute(path, folder):
    """Return the absolute path of a photo that is written as a path or as a file URL."""
    parts = urlsplit(path) if path.lower().startswith("file:") else None
    path = url2pathname(parts.path) if parts else path
    return os.path.join(folder, os.path.expanduser(path)) if folder else os.path.expanduser(path)


def folder_of(layer):
    """Return the folder of a layer's file, "" if it has none."""
    if layer is None:
        return ""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = parts.get("path", "")
    return os.path.dirname(path) if os.path.isfile(path) else ""
