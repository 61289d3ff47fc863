"""What the algorithms that locate photos share: their parameters, the run, and its tables as outputs."""

from __future__ import annotations

import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from pinpoint_engine import Failure, PinpointError, Request, Source, runs, tables
from pinpoint_engine.errors import RequestError
from pinpoint_engine.runs import Run, reading
from pinpoint_engine.types import SearchArea

from .. import areas, layers, remedies, remote, words
from ..engine_words import said
from ..engines import RunStoppedError, reader, stop_waiting, unagreed
from ..progress import RunProgress
from ..translation import later, tr
from . import photo_inputs
from .algorithm import SystemAlgorithm

KINDS = {
    tables.POINT: QgsProcessing.SourceType.TypeVectorPoint,
    tables.POLYGONS: QgsProcessing.SourceType.TypeVectorPolygon,
    tables.PLAIN: QgsProcessing.SourceType.TypeVector,
}
SINKS = (
    ("CANDIDATES", later("Candidates"), tables.CANDIDATES),
    ("EVIDENCE", later("Evidence"), tables.EVIDENCE),
    ("PHOTOS", later("Photos"), tables.PHOTOS),
    ("REGIONS", later("Credible regions"), tables.REGIONS),
    ("CELLS", later("Geocells (PIGEON, PlaNet)"), tables.CELLS),
    ("FAILURES", later("Failures"), tables.FAILURES),
    ("RUN", later("Run"), tables.RUN),
)
COUNTS = ("LOCATED", "OUTSIDE", "NOSIGNAL", "FAILED")
MAY_SEND = later("Photos may be sent to the remote engine")
REST_OF = "REST_OF"
"""The parameter with an interrupted run, where an algorithm has it."""


class PhotoLocator(SystemAlgorithm):
    """Locates photos with the same engine and into the same tables as the dock.

    A subclass declares how photos belong together, and returns the fields of the request for it.
    """

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        words = tr("photo,image,picture,geolocation,geotag,exif,camera,where,place")
        return words.split(",")

    def album_fields(self, parameters, context):
        """Return the fields of a request that say how photos belong together."""
        raise NotImplementedError

    def proposer(self, _parameters, _context):
        """Return another system that proposes candidates, None for none."""
        return None

    def _declare_search(self):
        """Declare where to search, and by which system."""
        within = [QgsProcessing.SourceType.TypeVectorPolygon]
        self._declare(
            QgsProcessingParameterFeatureSource("WITHIN", tr("Search area"), within, optional=True),
            tr("Polygons in any coordinate reference system; leave empty to search everywhere"),
        )
        number = QgsProcessingParameterNumber.Type.Integer
        self._declare(
            QgsProcessingParameterNumber("TOP_K", tr("Candidates per photo"), number, 12, False, 1, 100),
            tr("How many places are listed for each photo, the most probable first"),
        )
        self._declare(
            QgsProcessingParameterBoolean("STREET_LEVEL", tr("Photos are street-level frames"), False),
            tr("Tick this for dash-cam frames or the faces of a panorama; leave it unticked for all other photos"),
        )
        self._declare_system(
            tr("Located by"),
            tr(
                "The weights of GeoCLIP come with the model pack geoclip-world, which the options of Pinpoint offer; "
                "those of PLONK must be downloaded first, as Pinpoint's README describes"
            ),
        )

    def _declare_distances(self, advanced):
        """Declare the radius of a place and the speed of a trip."""
        real = QgsProcessingParameterNumber.Type.Double
        usual = Request()
        self._declare(
            QgsProcessingParameterNumber(
                "SAME_PLACE_M", tr("One place: radius (m)"), real, usual.same_place_m, False, 1, 1_000_000
            ),
            tr("Photos of one place were taken within this distance of it"),
            advanced,
        )
        self._declare(
            QgsProcessingParameterNumber(
                "SPEED_KMH", tr("One trip: maximum speed (km/h)"), real, usual.speed_kmh, False, 0.1, 1_000
            ),
            tr(
                "How fast one can have moved between the photos of a trip: 6 for a walk, 30 for a bicycle, 130 for a "
                "car. Their order is by capture time where the photos have one, otherwise by file name"
            ),
            advanced,
        )

    def _declare_engine(self):
        """Declare what concerns the engine; advanced parameters."""
        self._declare(
            QgsProcessingParameterBoolean("SEND", tr(MAY_SEND), False),
            tr("Needed if a remote engine is chosen in the options and you have not consented in the dock"),
            advanced=True,
        )
        files = QgsProcessing.SourceType.TypeFile
        self._declare(
            QgsProcessingParameterMultipleLayers("GALLERIES", tr("Your own galleries"), files, optional=True),
            tr("manifest.json files of galleries, such as the output of Build gallery"),
            advanced=True,
        )

    def _declare_outputs(self):
        for name, label, table in SINKS:
            optional = name != "CANDIDATES"
            sink = QgsProcessingParameterFeatureSink(name, tr(label), KINDS[table.shape], None, optional, not optional)
            self._declare(sink, tr("A table of the run, as in its GeoPackage"))
        for name, label in (
            ("LOCATED", tr("Photos located")),
            ("OUTSIDE", tr("Photos probably outside what this gallery knows")),
            ("NOSIGNAL", tr("Photos without any sign of a place")),
            ("FAILED", tr("Photos that failed")),
        ):
            self.addOutput(QgsProcessingOutputNumber(f"N_{name}", label))
        self.addOutput(QgsProcessingOutputFile("RUN_FILE", tr("The run's GeoPackage")))

    def processAlgorithm(self, parameters, context, feedback):
        """Locate the photos into a run, and write its tables to the outputs.

        Raises:
            QgsProcessingException: the request, the pack or the folder is invalid.
        """
        try:
            return self._locate(parameters, context, feedback)
        except (PinpointError, ValueError) as error:
            raise QgsProcessingException(remedies.in_qgis(str(error))) from error

    def _locate(self, parameters, context, feedback):
        chosen = self._chosen(parameters, context)
        read_photo = reader(chosen)
        run, engine, photos = self._begin(parameters, context, feedback, chosen)
        ended = runs.STOPPED
        try:
            feedback.pushInfo(tr("Results are written to {path} as they come").format(path=run.path))
            progress = RunProgress(len(photos), run.request, feedback.setProgress)
            asked = read_photos(photos, read_photo, progress, feedback)
            for result in results_of(engine, asked, run.request, feedback):
                progress.answer()
                if run.add(result):
                    self._report(result, feedback)
            ended = runs.CANCELLED if feedback.isCanceled() else runs.FINISHED
        finally:
            kept = run.end(ended)
        empty = {table.name: [] for table in tables.TABLES}
        rows = runs.read(run.path) if kept else {**empty, tables.RUN.name: [run.record]}
        sinks = {name: self._open(parameters, name, table, context) for name, _, table in SINKS}
        self._write(sinks, {name: rows[table.name] for name, _, table in SINKS})
        feedback.pushInfo(words.counts(run.record))
        if uncalibrated := words.uncalibrated(run.record):
            feedback.pushWarning(uncalibrated)
        counts = {f"N_{name}": run.record[f"n_{name.lower()}"] for name in COUNTS}
        outputs = {name: sink[1] for name, sink in sinks.items() if sink}
        return {**outputs, **counts, "RUN_FILE": str(run.path) if kept else ""}

    def _begin(self, parameters, context, feedback, chosen):
        """Begin or resume a run; return it, its engine, and the photos to locate."""
        rest_of = self.parameterAsFile(parameters, REST_OF, context)
        self._check_one_input(parameters, context, rest_of)
        with ExitStack() as refused:
            if rest_of:
                run = Run.open(Path(rest_of))
                refused.callback(run.close)
                photos = run.rest()
            else:
                layers.check_folder(chosen.runs)
                photos = self.photos(parameters, context, feedback)
                request = self._request(parameters, context, feedback)
            if not self.parameterAsBool(parameters, "SEND", context):
                refuse_to_send(chosen, photos, feedback)
            engine = self._engines.get(chosen)
            card = engine.describe()
            if not rest_of:
                path = Path(chosen.runs, runs.file_name(tables.new_run_id()))
                return Run.begin(path, request, card, photos), engine, photos
            run.check_engine(card)
            refused.pop_all()
        return run, engine, photos

    def _check_one_input(self, parameters, context, rest_of):
        number = len(photo_inputs.given(self, parameters, context)) + bool(rest_of)
        if number != 1:
            told = tr("{count} inputs are given; give one of these: a folder of photos, photos, or a table of photos")
            if self.parameterDefinition(REST_OF):
                told = tr(
                    "{count} inputs are given; give one of these: a folder of photos, photos, a table of photos, or a "
                    "run to resume"
                )
            raise RequestError(told.format(count=number))

    def photos(self, parameters, context, feedback):
        """Return the photos to locate, with the albums that they belong to."""
        return photo_inputs.read(self, parameters, context, feedback)

    def _chosen(self, parameters, context):
        chosen = super()._chosen(parameters, context)
        rest_of = self.parameterAsFile(parameters, REST_OF, context)
        if rest_of and not photo_inputs.given(self, parameters, context):
            chosen = replace(chosen, system=reading.read_record(Path(rest_of))["system"])
        return self._with_galleries(chosen, parameters, context)

    def _with_galleries(self, chosen, parameters, context):
        """Return settings with the galleries of the parameters beside their own."""
        given = [path for path in self.parameterAsFileList(parameters, "GALLERIES", context) if path]
        folders = tuple(os.path.dirname(path) if path.endswith("manifest.json") else path for path in given)
        return replace(chosen, galleries=(*chosen.galleries, *folders))

    def _request(self, parameters, context, feedback):
        source = self.parameterAsSource(parameters, "WITHIN", context)
        area = areas.from_source(source, context) if source is not None else SearchArea()
        for note in area.notes:
            feedback.pushWarning(said(note))
        street_level = self.parameterAsBool(parameters, "STREET_LEVEL", context)
        return Request(
            top_k=self.parameterAsInt(parameters, "TOP_K", context),
            within=area.polygons,
            photo_source=Source.STREET if street_level else Source.INTERNET,
            **self.album_fields(parameters, context),
            proposed_by=self.proposer(parameters, context),
            same_place_m=self.parameterAsDouble(parameters, "SAME_PLACE_M", context),
            speed_kmh=self.parameterAsDouble(parameters, "SPEED_KMH", context),
            cells=parameters.get("CELLS") is not None,
        )

    def _open(self, parameters, name, table, context):
        """Return the sink of an output with its id, table and fields; None if the output is skipped."""
        of_fields = layers.fields(table)
        crs = QgsCoordinateReferenceSystem("" if table.shape == tables.PLAIN else layers.WGS84)
        sink, target = self.parameterAsSink(parameters, name, context, of_fields, layers.geometry_type(table), crs)
        if sink is None:
            return None
        if context.willLoadLayerOnCompletion(target):
            context.layerToLoadOnCompletionDetails(target).setPostProcessor(_LayerStyler.of(table))
        return sink, target, table, of_fields

    def _write(self, sinks, rows):
        for name, table_rows in rows.items():
            if sinks.get(name):
                sink, _, table, of_fields = sinks[name]
                for row in table_rows:
                    if not sink.addFeature(layers.feature(table, row, of_fields), QgsFeatureSink.Flag.FastInsert):
                        raise QgsProcessingException(
                            tr("{name} cannot be written ({reason}); free some space").format(
                                name=name, reason=sink.lastError()
                            )
                        )

    def _report(self, result, feedback):
        line = f"{result.photo.path}: {words.outcome(result)}"
        if isinstance(result, Failure):
            feedback.pushWarning(line)
        else:
            feedback.pushInfo(line)


def results_of(engine, photos, request, feedback):
    """Yield the results of a run until it is cancelled, without waiting for photos that the engine still works on."""

    def stop():
        stop_waiting(engine)

    feedback.canceled.connect(stop)
    try:
        for result in engine.locate(photos, request):
            yield result
            if feedback.isCanceled():
                return
    except RunStoppedError:
        return
    finally:
        feedback.canceled.disconnect(stop)


def read_photos(photos, read_photo, progress, feedback):
    """Yield photos in the form that the engine needs.

    Answers to an album come after its last photo, so cancelling must raise: if the photos just ended early, the engine
    would answer an incomplete album.

    Raises:
        RunStoppedError: the run was cancelled.
    """
    for photo in photos:
        if feedback.isCanceled():
            raise RunStoppedError
        progress.take()
        yield replace(read_photo(photo.path), id=photo.id, album=photo.album)
    if feedback.isCanceled():
        raise RunStoppedError


class _LayerStyler(QgsProcessingLayerPostProcessorInterface):
    """Styles an output once it is loaded. QGIS keeps no reference to it, so the class does until then."""

    kept: set = set()

    @classmethod
    def of(cls, table):
        made = cls()
        made.table = table
        cls.kept.add(made)
        return made

    def postProcessLayer(self, layer, _context, _feedback):
        layers.style(layer, self.table)
        self.kept.discard(self)


def refuse_to_send(chosen, photos, feedback):
    """Refuse to send photos to a host without the user's consent, and say what would be sent.

    Raises:
        QgsProcessingException: photos would be sent.
    """
    if url := unagreed(chosen):
        parcel = remote.weigh(
            url, [photo.path for photo in photos], feedback.isCanceled, lambda share: feedback.setProgress(100 * share)
        )
        what = parcel.in_words() if parcel else tr("photos")
        raise QgsProcessingException(
            tr('this would send {what}; tick "{box}" to allow it').format(what=what, box=tr(MAY_SEND))
        )
