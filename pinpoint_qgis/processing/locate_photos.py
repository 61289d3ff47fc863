"""Processing algorithm that locates a folder of photos; its outputs are the layers and tables of a run."""

from __future__ import annotations

import os
from contextlib import ExitStack, closing
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSink,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingLayerPostProcessorInterface,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
)

from pinpoint_engine import Album, Failure, Photo, PinpointError, Request, Source, runs, tables, wording
from pinpoint_engine.photos import list_files
from pinpoint_engine.runs import Run
from pinpoint_engine.types import SearchArea

from .. import areas, layers, remedies, remote, settings
from ..engines import RunStoppedError, reader, stop_waiting, unagreed

KINDS = {
    tables.POINT: QgsProcessing.SourceType.TypeVectorPoint,
    tables.POLYGONS: QgsProcessing.SourceType.TypeVectorPolygon,
    tables.PLAIN: QgsProcessing.SourceType.TypeVector,
}
ALBUMS = (
    (Album.INDEPENDENT, "are independent"),
    (Album.SAME_PLACE, "are of one place"),
    (Album.SAME_TRIP, "are of one trip"),
)
SINKS = (
    ("CANDIDATES", "Candidates", tables.CANDIDATES),
    ("EVIDENCE", "Evidence", tables.EVIDENCE),
    ("PHOTOS", "Photos", tables.PHOTOS),
    ("REGIONS", "Credible regions", tables.REGIONS),
    ("CELLS", "Geocells (PIGEON, PlaNet)", tables.CELLS),
    ("FAILURES", "Failures", tables.FAILURES),
    ("RUN", "Run", tables.RUN),
)
COUNTS = ("LOCATED", "OUTSIDE", "NOSIGNAL", "FAILED")
MAY_SEND = "Photos may be sent to the remote engine"


class LocatePhotos(QgsProcessingAlgorithm):
    """Locates photos with the same engine and into the same tables as the dock."""

    def __init__(self, engines):
        super().__init__()
        self._engines = engines

    def createInstance(self):
        """Return a new instance that shares the open engine."""
        return LocatePhotos(self._engines)

    def name(self):
        """Return the algorithm's id without the prefix `pinpoint:`."""
        return "locatephotos"

    def displayName(self):
        """Return the name shown in the toolbox."""
        return "Locate photos"

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return ["photo", "image", "picture", "geolocation", "geotag", "exif", "camera"]

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return (
            "Finds where photos were taken by comparing them with reference photos of known location. Each photo gets "
            "ranked candidates with probabilities, and the evidence for each candidate. Photos stay on this machine "
            "unless a remote engine is chosen in the options. A candidate is a lead, never proof.\n\n"
            "Search area: only places inside these polygons are considered.\n\n"
            f"A photo that is {wording.OUTSIDE} has candidates too: the most similar places in the gallery. To improve "
            "them, draw a search area, or add a gallery of your own area."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        folder = QgsProcessingParameterFile.Behavior.Folder
        within = [QgsProcessing.SourceType.TypeVectorPolygon]
        self._declare(
            QgsProcessingParameterFile("PHOTOS_IN", "Folder of photos", behavior=folder, optional=True),
            "Searched recursively",
        )
        self._declare(
            QgsProcessingParameterFeatureSource("WITHIN", "Search area", within, optional=True),
            "Polygons in any coordinate reference system; leave empty to search everywhere",
        )
        number = QgsProcessingParameterNumber.Type.Integer
        self._declare(QgsProcessingParameterNumber("TOP_K", "Candidates per photo", number, 12, False, 1, 100), "")
        self._declare(
            QgsProcessingParameterBoolean("STREET_LEVEL", "Photos are street-level frames", False),
            "Tick this for dash-cam frames or the faces of a panorama; leave it unticked for all other photos",
        )
        self._declare(
            QgsProcessingParameterEnum("SYSTEM", "Located by", list(wording.SYSTEMS.values()), False, 0),
            "The weights of GeoCLIP must be downloaded first, as Pinpoint's README describes",
        )
        self._declare(
            QgsProcessingParameterEnum("ALBUM", "Photos of one folder", [text for _, text in ALBUMS], False, 0),
            "Photos of one place or trip are located together; the photos table also has the answer to each by itself",
        )
        self._declare_advanced()
        self._declare_outputs()

    def _declare_advanced(self):
        real = QgsProcessingParameterNumber.Type.Double
        for name, label, value, least in (
            ("SAME_PLACE_M", "One place: radius (m)", Request().same_place_m, 1),
            ("SPEED_KMH", "One trip: maximum speed (km/h)", Request().speed_kmh, 0.1),
        ):
            self._declare(QgsProcessingParameterNumber(name, label, real, value, False, least), "", advanced=True)
        self._declare(
            QgsProcessingParameterBoolean("SEND", MAY_SEND, False),
            "Needed if a remote engine is chosen in the options and you have not consented in the dock",
            advanced=True,
        )
        file = QgsProcessingParameterFile.Behavior.File
        self._declare(
            QgsProcessingParameterFile("REST_OF", "Run to resume", file, "gpkg", optional=True),
            "The GeoPackage of an interrupted run, instead of a folder of photos: its remaining photos are located "
            "with the parameters of that run, and the outputs hold the whole run",
            advanced=True,
        )
        files = QgsProcessing.SourceType.TypeFile
        self._declare(
            QgsProcessingParameterMultipleLayers("GALLERIES", "Your own galleries", files, optional=True),
            "manifest.json files of galleries built with `pinpoint gallery build`",
            advanced=True,
        )

    def _declare_outputs(self):
        for name, label, table in SINKS:
            optional = name != "CANDIDATES"
            sink = QgsProcessingParameterFeatureSink(name, label, KINDS[table.shape], None, optional, not optional)
            self._declare(sink, "")
        for name, label in (
            ("LOCATED", "Photos located"),
            ("OUTSIDE", f"Photos {wording.OUTSIDE}"),
            ("NOSIGNAL", "Photos without any sign of a place"),
            ("FAILED", "Photos that failed"),
        ):
            self.addOutput(QgsProcessingOutputNumber(f"N_{name}", label))
        self.addOutput(QgsProcessingOutputFile("RUN_FILE", "The run's GeoPackage"))

    def _declare(self, parameter, hint, advanced=False):
        parameter.setHelp(hint)
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    def prepareAlgorithm(self, parameters, context, _feedback):
        """Read the token of a remote engine and QGIS's proxy; Processing calls this on the main thread.

        Raises:
            QgsProcessingException: the address of the remote engine is invalid.
        """
        try:
            self._engines.get_ready(self._chosen(parameters, context))
        except PinpointError as error:
            raise QgsProcessingException(str(error)) from error
        return True

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
            feedback.pushInfo(f"Results are written to {run.path} as they come")
            for result in _results(engine, _read(photos, read_photo, feedback), run.request, feedback):
                if run.add(result):
                    self._report(result, feedback)
            ended = runs.CANCELLED if feedback.isCanceled() else runs.FINISHED
        finally:
            kept = run.end(ended)
        empty = {table.name: [] for table in tables.TABLES}
        rows = runs.read(run.path) if kept else {**empty, tables.RUN.name: [run.record]}
        sinks = {name: self._open(parameters, name, table, context) for name, _, table in SINKS}
        self._write(sinks, {name: rows[table.name] for name, _, table in SINKS})
        feedback.pushInfo(wording.counts_in_words(run.record))
        counts = {f"N_{name}": run.record[f"n_{name.lower()}"] for name in COUNTS}
        outputs = {name: sink[1] for name, sink in sinks.items() if sink}
        return {**outputs, **counts, "RUN_FILE": str(run.path) if kept else ""}

    def _begin(self, parameters, context, feedback, chosen):
        """Begin or resume a run; return it, its engine, and the photos to locate."""
        rest_of = self.parameterAsFile(parameters, "REST_OF", context)
        folder = self.parameterAsFile(parameters, "PHOTOS_IN", context)
        if bool(rest_of) == bool(folder):
            raise QgsProcessingException("give either a folder of photos or a run to resume, not both or neither")
        if folder and not os.path.exists(folder):
            raise QgsProcessingException(f"{folder} does not exist; check the path")
        with ExitStack() as refused:
            if rest_of:
                run = Run.open(Path(rest_of))
                refused.callback(run.close)
                photos = run.rest()
            else:
                layers.check_folder(chosen.runs)
                photos = _photos(folder, feedback)
                request = self._request(parameters, context, feedback)
            if not self.parameterAsBool(parameters, "SEND", context):
                _refuse_to_send(chosen, photos, feedback)
            engine = self._engines.get(chosen)
            card = engine.describe()
            if not rest_of:
                path = Path(chosen.runs, runs.file_name(tables.new_run_id()))
                return Run.begin(path, request, card, photos), engine, photos
            run.check_engine(card)
            refused.pop_all()
        return run, engine, photos

    def _chosen(self, parameters, context):
        chosen = settings.load()
        given = [path for path in self.parameterAsFileList(parameters, "GALLERIES", context) if path]
        folders = tuple(os.path.dirname(path) if path.endswith("manifest.json") else path for path in given)
        system = list(wording.SYSTEMS)[self.parameterAsEnum(parameters, "SYSTEM", context)]
        rest_of = self.parameterAsFile(parameters, "REST_OF", context)
        if rest_of and not self.parameterAsFile(parameters, "PHOTOS_IN", context):
            with closing(Run.open(Path(rest_of))) as run:
                system = run.record["system"]
        return replace(chosen, galleries=(*chosen.galleries, *folders), system=system)

    def _request(self, parameters, context, feedback):
        source = self.parameterAsSource(parameters, "WITHIN", context)
        area = areas.from_source(source, context) if source is not None else SearchArea()
        for note in area.notes:
            feedback.pushWarning(note)
        street_level = self.parameterAsBool(parameters, "STREET_LEVEL", context)
        return Request(
            top_k=self.parameterAsInt(parameters, "TOP_K", context),
            within=area.polygons,
            photo_source=Source.STREET if street_level else Source.INTERNET,
            album=ALBUMS[self.parameterAsEnum(parameters, "ALBUM", context)][0],
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
                        raise QgsProcessingException(f"{name} cannot be written ({sink.lastError()}); free some space")

    def _report(self, result, feedback):
        line = f"{result.photo.path}: {wording.outcome_in_words(result)}"
        if isinstance(result, Failure):
            feedback.pushWarning(line)
        else:
            feedback.pushInfo(line)


def _photos(folder, feedback):
    """Return the photos in a folder and its subfolders, and report which files are skipped."""
    listing = list_files([folder])
    if words := listing.in_words():
        feedback.pushInfo(words)
    return [Photo.at(path) for path in listing.paths]


def _results(engine, photos, request, feedback):
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


def _read(photos, read_photo, feedback):
    """Yield photos in the form that the engine needs, and report progress.

    Answers to an album come after its last photo, so cancelling must raise: if the photos just ended early, the engine
    would answer an incomplete album.

    Raises:
        RunStoppedError: the run was cancelled.
    """
    for number, photo in enumerate(photos):
        if feedback.isCanceled():
            raise RunStoppedError
        feedback.setProgress(100 * number / len(photos))
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


def _refuse_to_send(chosen, photos, feedback):
    """Refuse to send photos to a host without the user's consent, and say what would be sent.

    Raises:
        QgsProcessingException: photos would be sent.
    """
    if url := unagreed(chosen):
        parcel = remote.weigh(
            url, [photo.path for photo in photos], feedback.isCanceled, lambda share: feedback.setProgress(100 * share)
        )
        what = parcel.in_words() if parcel else "photos"
        raise QgsProcessingException(f'this would send {what}; tick "{MAY_SEND}" to allow it')
