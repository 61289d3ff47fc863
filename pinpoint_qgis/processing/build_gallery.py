"""Builds a gallery of your own geotagged photos, in the engine's process; it then serves as references."""

from __future__ import annotations

import csv
import os
import re
from dataclasses import replace

from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)
from qgis.PyQt.QtCore import Qt

from pinpoint_engine import PinpointError, Source
from pinpoint_engine.errors import RequestError
from pinpoint_engine.photos import list_files

from .. import engines, layers, remedies, settings
from ..local import command
from ..translation import tr
from . import photo_inputs
from .algorithm import REFERENCES, PinpointAlgorithm

SOURCES = (Source.INTERNET, Source.STREET)
CREDITS = ("id", "url", "author", "licence", "captured_at", "sequence", "source")
"""Columns of a layer that become fields of its references, if it has them."""
MANIFEST = "manifest.json"
DONE = re.compile(r"(\d+) photos")
"""The command's line on its progress."""
BUILT = re.compile(r"(\d+) references in .*")
"""The command's last line."""
LEFT_OUT = "left out: "


class BuildGallery(PinpointAlgorithm):
    """Builds a gallery from a folder, a CSV table or a layer of points, by `pinpoint gallery build`."""

    ID = "buildgallery"
    GROUP = REFERENCES

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Build gallery")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("gallery,references,geotagged,photos,index,own area,exif").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Builds a gallery from photos of known position, without training. Photos are then also compared with "
            "these: nothing improves answers in your own area more. The work is done by the engine on this machine; "
            "nothing is sent anywhere.\n\n"
            "Give one of these: a folder of geotagged photos, a CSV table with columns path, lat and lon, or a layer "
            "of points with a column of paths. A photo that cannot be used is named in the log and left out.\n\n"
            "The gallery is a folder. It is written whole or not at all; an older gallery there is replaced. To use "
            "it, tick the last box, choose its manifest.json in Locate photos, or add it in the options."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        self._declare_photos()
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
            QgsProcessingParameterBoolean("USE", tr("Use this gallery from now on"), False),
            tr("Adds it to your own galleries in the options"),
        )
        self._declare(
            QgsProcessingParameterFolderDestination("GALLERY", tr("Gallery")),
            tr("A new folder, or that of an older gallery, which is replaced"),
        )
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

    def processAlgorithm(self, parameters, context, feedback):
        """Build the gallery.

        Raises:
            QgsProcessingException: there is no engine on this machine, no photo has a position, or the folder is not
                that of a gallery.
        """
        try:
            return self._build(parameters, context, feedback)
        except PinpointError as error:
            raise QgsProcessingException(remedies.in_qgis(str(error))) from error

    def _build(self, parameters, context, feedback):
        chosen = settings.load()
        found = engines.command(chosen)
        photos, total = self._photos(parameters, context, feedback)
        folder = self.parameterAsFileOutput(parameters, "GALLERY", context)
        report = _BuildReport(total, feedback)
        arguments = ["gallery", "build", photos, "--out", folder, "--every", "1"]
        arguments += ["--source", SOURCES[self.parameterAsEnum(parameters, "SOURCE", context)].value]
        for name, option in (("AUTHOR", "--author"), ("LICENCE", "--licence")):
            if value := self.parameterAsString(parameters, name, context).strip():
                arguments += [f"{option}={value}"]
        arguments += ["--thumbnails"] if self.parameterAsBool(parameters, "THUMBNAILS", context) else []
        arguments += ["--pack", chosen.pack] if chosen.pack else []
        if not command.run(found, arguments, report.take, feedback.isCanceled):
            return {}
        if self.parameterAsBool(parameters, "USE", context):
            self._use(folder)
        return {
            "GALLERY": folder,
            "MANIFEST": os.path.join(folder, MANIFEST),
            "N_REFERENCES": report.references,
            "N_LEFT_OUT": report.left_out,
        }

    def _use(self, folder):
        """Add a gallery to the user's own ones, and read it again if it is one of them already."""
        chosen = settings.load()
        if folder not in chosen.galleries:
            settings.save(replace(chosen, galleries=(*chosen.galleries, folder)))
        self._engines.forget()

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


class _BuildReport:
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
