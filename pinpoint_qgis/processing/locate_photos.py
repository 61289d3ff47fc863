"""Processing algorithm: a folder of photos to candidates, evidence, photos, regions, and a table of failures."""

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
    (Album.INDEPENDENT, "each by itself"),
    (Album.SAME_PLACE, "of one place"),
    (Album.SAME_TRIP, "of one trip"),
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


COUNTED = ("LOCATED", "OUTSIDE", "NOSIGNAL", "FAILED")

MAY_SEND = "Photos may be sent to the remote engine"


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
            "machine unless the options name a remote engine. A candidate is a lead, never proof.\n\n"
            "Search area: polygons that the answer must lie in; candidates are searched inside them.\n\n"
            f"A photo that is {wording.OUTSIDE} has candidates too: the places most like it that the gallery knows. "
            "Draw a search area, or add a gallery of your own area."
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
            "Polygons in any coordinate reference system; none: everywhere",
        )
        number = QgsProcessingParameterNumber.Type.Integer
        self._declare(QgsProcessingParameterNumber("TOP_K", "Candidates per photo", number, 12, False, 1, 100), "")
        self._declare(
            QgsProcessingParameterBoolean("STREET_LEVEL", "Photos are street-level frames", False),
            "Tick it for frames of a dash cam or faces of a panorama; leave it for any other photo",
        )
        self._declare(
            QgsProcessingParameterEnum("SYSTEM", "Located by", list(wording.SYSTEMS.values()), False, 0),
            "The weights of GeoCLIP must be fetched first, as Pinpoint's README tells",
        )
        self._declare(
            QgsProcessingParameterEnum("ALBUM", "Photos of one folder", [text for _, text in ALBUMS], False, 0),
            "Photos of one place or trip are located together; each keeps its own answer beside the fused one",
        )
        self._declare_advanced()
        self._declare_outputs()

    def _declare_advanced(self):
        real = QgsProcessingParameterNumber.Type.Double
        for name, label, value, least in (
            ("SAME_PLACE_M", "One place: radius (m)", Request().same_place_m, 1),
            ("SPEED_KMH", "One trip: no faster than (km/h)", Request().speed_kmh, 0.1),
        ):
            self._declare(QgsProcessingParameterNumber(name, label, real, value, False, least), "", advanced=True)
        self._declare(
            QgsProcessingParameterBoolean("SEND", MAY_SEND, False),
            "Needed where the options name a remote engine that you have not agreed to in the dock",
            advanced=True,
        )
        file = QgsProcessingParameterFile.Behavior.File
        self._declare(
            QgsProcessingParameterFile("REST_OF", "Run to go on with", file, "gpkg", optional=True),
            "The GeoPackage of a run that was broken off, instead of a folder of photos: its other photos are located "
            "as they were asked then, and the outputs hold the whole run",
            advanced=True,
        )
        files = QgsProcessing.SourceType.TypeFile
        self._declare(
            QgsProcessingParameterMultipleLayers("GALLERIES", "Galleries of your own", files, optional=True),
            "manifest.json files of galleries made with `pinpoint gallery build`",
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
            ("NOSIGNAL", "Photos in which nothing tells a place"),
            ("FAILED", "Failed"),
        ):
            self.addOutput(QgsProcessingOutputNumber(f"N_{name}", label))
        self.addOutput(QgsProcessingOutputFile("RUN_FILE", "The run's GeoPackage"))

    def _declare(self, parameter, hint, advanced=False):
        parameter.setHelp(hint)
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)

    def prepareAlgorithm(self, parameters, context, _feedback):
        """Do on the main thread what only it may: read the token of a remote engine and QGIS's proxy.

        Raises:
            QgsProcessingException: the address of the remote engine will not do.
        """
        try:
            self._engines.get_ready(self._chosen(parameters, context))
        except PinpointError as error:
            raise QgsProcessingException(str(error)) from error
        return True

    def processAlgorithm(self, parameters, context, feedback):
        """Locate the photos into a run, and fill the sinks from it.

        Raises:
            QgsProcessingException: the request, the pack or the folder does not do.
        """
        try:
            return self._locate(parameters, context, feedback)
        except (PinpointError, ValueError) as error:
            raise QgsProcessingException(remedies.in_qgis(str(error))) from error

    def _locate(self, parameters, context, feedback):
        chosen = self._chosen(parameters, context)
        read_photo = reader(chosen)
        run, engine, photos = self._begun(parameters, context, feedback, chosen)
        ended = runs.STOPPED
        try:
            feedback.pushInfo(f"The run is kept in {run.path} as it goes")
            for result in _results(engine, _read(photos, read_photo, feedback), run.request, feedback):
                if run.add(result):
                    self._tell(result, feedback)
            ended = runs.CANCELLED if feedback.isCanceled() else runs.FINISHED
        finally:
            kept = run.end(ended)
        nothing = {table.name: [] for table in tables.TABLES}
        rows = runs.read(run.path) if kept else {**nothing, tables.RUN.name: [run.record]}
        sinks = {name: self._open(parameters, name, table, context) for name, _, table in SINKS}
        self._write(sinks, {name: rows[table.name] for name, _, table in SINKS})
        feedback.pushInfo(wording.counts_in_words(run.record))
        counts = {f"N_{name}": run.record[f"n_{name.lower()}"] for name in COUNTED}
        outputs = {name: found[1] for name, found in sinks.items() if found}
        return {**outputs, **counts, "RUN_FILE": str(run.path) if kept else ""}

    def _begun(self, parameters, context, feedback, chosen):
        """Return the run, new or to go on with, its engine, and the photos to ask."""
        rest_of = self.parameterAsFile(parameters, "REST_OF", context)
        folder = self.parameterAsFile(parameters, "PHOTOS_IN", context)
        if bool(rest_of) == bool(folder):
            raise QgsProcessingException("give a folder of photos, or a run to go on with, one of the two")
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
        """Return a sink with its id and layer fields, or None where the output was not asked for."""
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

    def _tell(self, result, feedback):
        line = f"{result.photo.path}: {wording.outcome_in_words(result)}"
        if isinstance(result, Failure):
            feedback.pushWarning(line)
        else:
            feedback.pushInfo(line)


def _photos(folder, feedback):
    """Return the photos below a folder, and tell what else lies there."""
    listing = list_files([folder])
    if words := listing.in_words():
        feedback.pushInfo(words)
    return [Photo.at(path) for path in listing.paths]


def _results(engine, photos, request, feedback):
    """Yield the results of a run until it is cancelled; an engine in another process may have many photos in hand."""

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
    """Yield photos as the engine wants them, and tell how far it is; an album's answers come after its last photo.

    Raises:
        StoppedError: it was cancelled.
    """
    for number, photo in enumerate(photos):
        if feedback.isCanceled():
            raise RunStoppedError
        feedback.setProgress(100 * number / len(photos))
        yield replace(read_photo(photo.path), id=photo.id, album=photo.album)
    if feedback.isCanceled():
        raise RunStoppedError


class _LayerStyler(QgsProcessingLayerPostProcessorInterface):
    """Styles an output once it is loaded; QGIS keeps no reference to it, so the class does, until then."""

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
    """Stop before photos go to a host that the user has not agreed to, and say what would have gone.

    Raises:
        QgsProcessingException: they would.
    """
    if url := unagreed(chosen):
        parcel = remote.weigh(
            url, [photo.path for photo in photos], feedback.isCanceled, lambda share: feedback.setProgress(100 * share)
        )
        what = parcel.in_words() if parcel else "photos"
        raise QgsProcessingException(f'this would send {what}; tick "Photos may be sent to the remote engine" to do so')
