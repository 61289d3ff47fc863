"""What building a gallery and adding to it share: photos become references, in the engine's process."""

from __future__ import annotations

import csv
import os
import re

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessing,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import Qt

from pinpoint_engine import Source
from pinpoint_engine.errors import RequestError
from pinpoint_engine.photos import list_files

from .. import engines, layers, settings
from ..galleries import DONE, LEFT_OUT
from ..local import command
from ..translation import tr
from . import photo_inputs
from .gallery_upkeep import MANIFEST, GalleryAlgorithm

SOURCES = (Source.INTERNET, Source.STREET)
CREDITS = ("id", "url", "author", "licence", "captured_at", "sequence", "source")
"""Columns of a layer that become fields of its references, if it has them."""
BUILT = re.compile(r"(\d+) references in .*")
"""The command's last line."""


class GalleryOfPhotos(GalleryAlgorithm):
    """Makes references of a folder, a CSV table or a layer of points, by `pinpoint gallery ACTION`."""

    ACTION, TARGET = "", ()
    """The command, and its options before the folder of the gallery."""

    def _declare_credits(self):
        kinds = [tr("of any kind"), tr("street-level frames")]
        self._declare(
            QgsProcessingParameterEnum("SOURCE", tr("The photos are"), kinds, False, 0),
            tr("Street-level frames are dash-cam frames or the faces of panoramas"),
        )
        self._declare(
            QgsProcessingParameterString("AUTHOR", tr("Author"), "", optional=True),
            tr("Shown with the evidence. Photos of one author count as one source where independence matters"),
        )
        self._declare(
            QgsProcessingParameterString("LICENCE", tr("Licence"), "", optional=True),
            tr("Shown with the evidence, such as CC BY 4.0"),
        )
        self._declare(
            QgsProcessingParameterBoolean("THUMBNAILS", tr("Keep thumbnails"), False),
            tr("Keep small copies of the photos that name a licence, to show them as evidence wherever the gallery is"),
        )
        self._declare(
            QgsProcessingParameterBoolean("DUPLICATES", tr("Keep duplicates"), False),
            tr("If not ticked, a photo that shows the same as another at the same place is named and left out"),
            advanced=True,
        )

    def _declare_counts(self):
        self.addOutput(QgsProcessingOutputFile("MANIFEST", tr("The gallery's manifest.json")))
        self.addOutput(QgsProcessingOutputNumber("N_REFERENCES", tr("References in the gallery")))
        self.addOutput(QgsProcessingOutputNumber("N_LEFT_OUT", tr("Photos left out")))

    def _declare_photos(self):
        folder = QgsProcessingParameterFile.Behavior.Folder
        self._declare(
            QgsProcessingParameterFile("PHOTOS_IN", tr("Folder of geotagged photos"), folder, optional=True),
            tr("Searched recursively; each subfolder is one sequence"),
        )
        file = QgsProcessingParameterFile.Behavior.File
        self._declare(
            QgsProcessingParameterFile("CSV", tr("Table of photos (CSV)"), file, "csv", optional=True),
            tr("With columns path, lat and lon, and optionally author, licence, url, captured_at, sequence and source"),
        )
        points = [QgsProcessing.SourceType.TypeVectorPoint]
        self._declare(
            QgsProcessingParameterFeatureSource("TABLE", tr("Layer of photos"), points, optional=True),
            tr("Points in any coordinate reference system, with a column of paths and optionally those of a CSV table"),
        )
        text = Qgis.ProcessingFieldParameterDataType.String
        self._declare(
            QgsProcessingParameterField("PATH_FIELD", tr("Column of paths"), None, "TABLE", text, False, True),
            tr("Left empty, a column with a usual name is taken"),
        )

    def _make(self, folder, parameters, context, feedback):
        """Let the engine make the references; return the outputs, none if it was cancelled.

        Raises:
            PinpointError: there is no engine on this machine, no photo has a position, or the disk is full.
        """
        chosen = settings.load()
        found = engines.command(chosen)
        photos, total = self._photos(parameters, context, feedback)
        report = _PhotoReport(total, feedback)
        arguments = ["gallery", self.ACTION, photos, *self.TARGET, folder, "--every", "1"]
        arguments += ["--source", SOURCES[self.parameterAsEnum(parameters, "SOURCE", context)].value]
        for name, option in (("AUTHOR", "--author"), ("LICENCE", "--licence")):
            if value := self.parameterAsString(parameters, name, context).strip():
                arguments += [f"{option}={value}"]
        for name, option in (("THUMBNAILS", "--thumbnails"), ("DUPLICATES", "--duplicates")):
            arguments += [option] if self.parameterAsBool(parameters, name, context) else []
        arguments += ["--pack", chosen.pack] if chosen.pack else []
        if not command.run(found, arguments, report.take, feedback.isCanceled):
            feedback.pushInfo(tr("What was done is kept; run it again with the same inputs to go on"))
            return {}
        return {
            "GALLERY": folder,
            "MANIFEST": os.path.join(folder, MANIFEST),
            "N_REFERENCES": report.references,
            "N_LEFT_OUT": report.left_out,
        }

    def _photos(self, parameters, context, feedback):
        """Return the folder or the CSV table of the photos, and about how many there are.

        Raises:
            RequestError: none or several are given, or it cannot be read.
        """
        folder = self.parameterAsFile(parameters, "PHOTOS_IN", context)
        table = self.parameterAsFile(parameters, "CSV", context)
        has_layer = parameters.get("TABLE") not in (None, NULL, "")
        number = bool(folder) + bool(table) + has_layer
        if number != 1:
            told = tr(
                "{count} inputs are given; give one of these: a folder of geotagged photos, a CSV table, or a layer of "
                "photos"
            )
            raise RequestError(told.format(count=number))
        for path in filter(None, (folder, table)):
            if not os.path.exists(path):
                raise RequestError(tr("{path} does not exist; check the path").format(path=path))
        if has_layer:
            return self._as_csv(parameters, context, feedback)
        return (folder, len(list_files([folder]).paths)) if folder else (table, _count_lines(table) - 1)

    def _as_csv(self, parameters, context, feedback):
        """Write the rows of a layer as a CSV table in degrees; return its path and the number of photos.

        Raises:
            RequestError: the layer has no column of paths, or no row can be used.
        """
        source = self.parameterAsSource(parameters, "TABLE", context)
        if source is None:
            raise RequestError(tr("the layer of photos cannot be read; check its path"))
        paths = photo_inputs.path_column(source, self.parameterAsString(parameters, "PATH_FIELD", context))
        folder = photo_inputs.folder_of(self.parameterAsVectorLayer(parameters, "TABLE", context))
        names = {name.lower(): name for name in source.fields().names() if name != paths}
        credits = [(wanted, names[wanted]) for wanted in CREDITS if wanted in names]
        to_degrees = QgsCoordinateTransform(
            source.sourceCrs(), QgsCoordinateReferenceSystem(layers.WGS84), context.transformContext()
        )
        skipped, number = [], 0
        target = QgsProcessingUtils.generateTempFilename("photos.csv", context)
        with open(target, "w", encoding="utf-8", newline="") as opened:
            writer = csv.writer(opened)
            writer.writerow(["path", "lat", "lon", *(wanted for wanted, _ in credits)])
            for feature, path in photo_inputs.rows(source, paths, folder, skipped):
                place = _place(feature, to_degrees)
                if place is None:
                    skipped.append(
                        tr("row {id} of {layer} has no position; add a point").format(
                            id=feature.id(), layer=source.sourceName()
                        )
                    )
                    continue
                number += 1
                writer.writerow([os.path.abspath(path), *place, *(_text(feature[name]) for _, name in credits)])
        for words in skipped:
            feedback.pushWarning(words)
        if not number:
            raise RequestError(
                tr("{layer} has no photo with a position; choose another layer").format(layer=source.sourceName())
            )
        return target, number


class _PhotoReport:
    """Reads what the command prints: progress, photos left out, and the size of the gallery."""

    def __init__(self, total, feedback):
        self._total, self._feedback = max(1, total), feedback
        self.references = self.left_out = 0

    def take(self, line):
        """Take a line of output."""
        if done := DONE.fullmatch(line):
            self._feedback.setProgress(min(100.0, 100 * int(done[1]) / self._total))
        elif line.startswith(LEFT_OUT):
            self.left_out += 1
            self._feedback.pushWarning(line)
        elif line:
            built = BUILT.match(line)
            self.references = int(built[1]) if built else self.references
            self._feedback.pushInfo(line)


def _place(feature, to_degrees):
    """Return latitude and longitude of a row's point, None if it has none that can be transformed."""
    geometry = feature.geometry()
    if geometry.isNull() or geometry.isEmpty():
        return None
    try:
        point = to_degrees.transform(next(geometry.vertices()).x(), next(geometry.vertices()).y())
    except QgsCsException:
        return None
    return repr(point.y()), repr(point.x())


def _text(value):
    if value in (None, NULL):
        return ""
    return value.toString(Qt.DateFormat.ISODate) if hasattr(value, "toString") else str(value)


def _count_lines(path):
    try:
        with open(path, "rb") as opened:
            return sum(1 for _ in opened)
    except OSError:  # the engine says why it cannot be read
        return 1
