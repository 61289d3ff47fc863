"""Processing algorithm: a folder of photos to points of candidates, evidence, photos, and a table of failures."""

from __future__ import annotations

import os
from dataclasses import replace

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from pinpoint_engine import Failure, PinpointError, Request, Source, tables

from .. import areas, layers, settings
from ..engines import photo_files

POINTS = QgsProcessing.SourceType.TypeVectorPoint
PLAIN = QgsProcessing.SourceType.TypeVector
SINKS = (
    ("CANDIDATES", "Candidates", tables.CANDIDATES),
    ("EVIDENCE", "Evidence", tables.EVIDENCE),
    ("PHOTOS", "Photos", tables.PHOTOS),
    ("FAILURES", "Failures", tables.FAILURES),
    ("RUN", "Run", tables.RUN),
)


class LocatePhotos(QgsProcessingAlgorithm):
    """Finds where photos were taken, with the same engine and tables as the dock."""

    def __init__(self, engines):
        super().__init__()
        self._engines = engines

    def createInstance(self):
        """Return a fresh copy that shares the open engine."""
        return LocatePhotos(self._engines)

    def name(self):
        """Return the algorithm's name after `pinpoint:`."""
        return "locatephotos"

    def displayName(self):
        """Return the name a person reads."""
        return "Locate photos"

    def tags(self):
        """Return words by which the algorithm is found."""
        return ["photo", "image", "picture", "geolocation", "geotag", "exif", "camera"]

    def shortHelpString(self):
        """Return the help beside the dialog."""
        return (
            "Finds where photos were taken by comparing them with reference photos whose place is known. For each "
            "photo it gives ranked candidates with probabilities, and the evidence for each. Photos stay on this "
            "machine. A candidate is a lead, never proof.\n\n"
            "Search area: polygons that the answer must lie in; candidates are searched inside them.\n\n"
            f"A photo that is {tables.OUTSIDE} has candidates too: the places most like it that the gallery knows. "
            "Draw a search area, or add a gallery of your own area."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        folder = QgsProcessingParameterFile.Behavior.Folder
        within = [QgsProcessing.SourceType.TypeVectorPolygon]
        self._declare(
            QgsProcessingParameterFile("PHOTOS_IN", "Folder of photos", behavior=folder), "Searched recursively"
        )
        self._declare(
            QgsProcessingParameterFeatureSource("WITHIN", "Search area", within, optional=True),
            "Polygons in any coordinate reference system; none: everywhere",
        )
        number = QgsProcessingParameterNumber.Type.Integer
        self._declare(QgsProcessingParameterNumber("TOP_K", "Candidates per photo", number, 12, False, 1, 100), "")
        self._declare(
            QgsProcessingParameterBoolean("STREET_LEVEL", "Photos are street-level frames", False),
            "Tick it for frames of a dash cam or faces of a panorama; leave it for any other photo",
        )
        galleries = QgsProcessingParameterMultipleLayers(
            "GALLERIES", "Galleries of your own", QgsProcessing.SourceType.TypeFile, optional=True
        )
        galleries.setFlags(galleries.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self._declare(galleries, "manifest.json files of galleries made with `pinpoint gallery build`")
        for name, label, table in SINKS:
            optional = name != "CANDIDATES"
            kind = POINTS if table.points else PLAIN
            self._declare(QgsProcessingParameterFeatureSink(name, label, kind, None, optional, not optional), "")
        for name, label in (
            ("LOCATED", "Photos located"),
            ("OUTSIDE", f"Photos {tables.OUTSIDE}"),
            ("FAILED", "Failed"),
        ):
            self.addOutput(QgsProcessingOutputNumber(f"N_{name}", label))

    def _declare(self, parameter, hint):
        parameter.setHelp(hint)
        self.addParameter(parameter)

    def processAlgorithm(self, parameters, context, feedback):
        """Locate the photos and fill the sinks as results come.

        Raises:
            QgsProcessingException: the request, the pack or the folder does not do.
        """
        try:
            return self._locate(parameters, context, feedback)
        except (PinpointError, ValueError) as error:
            raise QgsProcessingException(str(error)) from error

    def _locate(self, parameters, context, feedback):
        photos = photo_files().find_photos([self.parameterAsFile(parameters, "PHOTOS_IN", context)])
        engine = self._engines.get(self._chosen(parameters, context))
        run = tables.Run.begin(self._request(parameters, context), engine.describe())
        sinks = {name: self._open(parameters, name, table, context) for name, _, table in SINKS}
        for result in engine.locate(photos, run.request):
            run.results.append(result)
            self._tell(result, feedback)
            self._write(sinks, _rows(result, run.run_id))
            feedback.setProgress(100 * len(run.results) / max(1, len(photos)))
            if feedback.isCanceled():
                break
        else:
            run.ended = "finished"
        record = run.rows()["run"]
        self._write(sinks, {"RUN": record})
        feedback.pushInfo(tables.counts_in_words(record[0]))
        counts = {f"N_{name}": record[0][f"n_{name.lower()}"] for name in ("LOCATED", "OUTSIDE", "FAILED")}
        return {**{name: found[1] for name, found in sinks.items() if found}, **counts}

    def _chosen(self, parameters, context):
        chosen = settings.load()
        given = [path for path in self.parameterAsFileList(parameters, "GALLERIES", context) if path]
        folders = tuple(os.path.dirname(path) if path.endswith("manifest.json") else path for path in given)
        return replace(chosen, galleries=(*chosen.galleries, *folders))

    def _request(self, parameters, context):
        source = self.parameterAsSource(parameters, "WITHIN", context)
        within = areas.from_source(source, context) if source is not None else ()
        if source is not None and not within:
            raise QgsProcessingException("the search area holds no polygon; draw one, or leave it empty")
        street_level = self.parameterAsBool(parameters, "STREET_LEVEL", context)
        return Request(
            top_k=self.parameterAsInt(parameters, "TOP_K", context),
            within=within,
            photo_source=Source.STREET if street_level else Source.INTERNET,
        )

    def _open(self, parameters, name, table, context):
        """Return a sink with its id and layer fields, or None where the output was not asked for."""
        of_fields = layers.fields(table)
        crs = QgsCoordinateReferenceSystem(layers.WGS84 if table.points else "")
        sink, target = self.parameterAsSink(parameters, name, context, of_fields, layers.geometry_type(table), crs)
        if sink is None:
            return None
        if context.willLoadLayerOnCompletion(target):
            context.layerToLoadOnCompletionDetails(target).setPostProcessor(_Styled.of(table))
        return sink, target, table, of_fields

    def _write(self, sinks, rows):
        for name, table_rows in rows.items():
            if sinks.get(name):
                sink, _, table, of_fields = sinks[name]
                for row in table_rows:
                    if not sink.addFeature(layers.feature(table, row, of_fields), QgsFeatureSink.Flag.FastInsert):
                        raise QgsProcessingException(f"{name} cannot be written ({sink.lastError()}); free some space")

    def _tell(self, result, feedback):
        line = f"{result.photo.path}: {tables.outcome_in_words(result)}"
        if isinstance(result, Failure):
            feedback.pushWarning(line)
        else:
            feedback.pushInfo(line)


def _rows(result, run_id):
    if isinstance(result, Failure):
        return {"PHOTOS": [tables.photo_row(result, run_id)], "FAILURES": [tables.failure_row(result, run_id)]}
    return {
        "PHOTOS": [tables.photo_row(result, run_id)],
        "CANDIDATES": tables.candidate_rows(result, run_id),
        "EVIDENCE": tables.evidence_rows(result, run_id),
    }


class _Styled(QgsProcessingLayerPostProcessorInterface):
    """Styles an output once it is loaded; QGIS keeps no reference to it, so the class does."""

    kept: dict = {}

    @classmethod
    def of(cls, table):
        made = cls()
        made.table = table
        cls.kept[table.name] = made
        return made

    def postProcessLayer(self, layer, _context, _feedback):
        layers.style(layer, self.table)
