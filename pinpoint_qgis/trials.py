"""Trials on the user's own photos inside QGIS: reads their positions, asks the engine, makes the layers."""

from __future__ import annotations

import traceback
from threading import Event

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsExifTools,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsTask,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, pyqtSignal

from pinpoint_engine import Location, Photo, PinpointError, Request, Source, photos, trial
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import replacement

from . import layers, remedies, remote
from .engines import HERE, REMOTE, RunStoppedError, stop_waiting, unagreed, way
from .inside import check_pixels
from .tasks import log
from .translation import tr

LINES = "trial_lines"
"""The layer, and the style, of the lines from where photos were taken to their first candidates."""
READING = 0.1
"""The share of the progress that reading the positions takes."""
STEP_M = 100_000.0


def read(path):
    """Return a photo with its EXIF tags; by QGIS's own reader where QGIS's Python has no Pillow."""
    try:
        return photos.read_photo(path)
    except ImportError:
        return _read_with_qgis(path)


def _read_with_qgis(path):
    point, found = QgsExifTools.getGeoTag(path)
    time = QgsExifTools.readTag(path, "Exif.Photo.DateTimeOriginal")
    photo = Photo.at(path)
    taken_at = time.toPyDateTime() if isinstance(time, QDateTime) and time.isValid() else None
    geotag, fault = None, ""
    if found:
        try:
            geotag = Location(point.y(), point.x())
        except ValueError as error:
            fault = str(error)
    return Photo(photo.id, path, taken_at, album=photo.album, geotag=geotag, geotag_fault=fault)


def choose(paths, within, is_cancelled, tell):
    """Read photos and return those to ask as a `PhotoSet`. `tell` is called with the share done.

    Raises:
        RequestError: none has a position in the area.
        RunStoppedError: cancelled.
    """
    found = []
    for number, path in enumerate(paths):
        if is_cancelled():
            raise RunStoppedError
        found.append(read(path))
        tell(READING * number / len(paths))
    return trial.photo_set(found, within)


def request_of(settings, within=()):
    """Return the request of a trial: what the dock would ask, fairly; it searches everywhere unless given an area."""
    source = Source.STREET if settings.street_level else Source.INTERNET
    return trial.fair(Request(top_k=settings.top_k, within=within, photo_source=source))


def check_sending(settings):
    """Check that photos are not sent to a host without the user's consent, and that remote pixels can be read.

    Raises:
        RequestError: the user has not agreed to send photos to the remote engine.
        MissingPartError: QGIS's own Python must read the photos and cannot.
    """
    if url := unagreed(settings):
        raise RequestError(
            tr("photos would be sent to {host}; agree to that in the dock first, by locating a photo there").format(
                host=remote.host_of(url)
            )
        )
    if way(settings) in (HERE, REMOTE):
        check_pixels()


def ask(engine, chosen, request, is_cancelled, tell):
    """Ask an engine about the photos of a `PhotoSet` and return a `PhotoTrial` for each. `tell` gets the share done.

    Raises:
        RunStoppedError: cancelled; the first photos of a folder would say little about the others.
        PinpointError: as the engine's `locate`.
    """
    found = []
    for tried in trial.ask(engine, _until(chosen.photos, is_cancelled), request):
        found.append(tried)
        tell(READING + (1 - READING) * len(found) / len(chosen.photos))
        if is_cancelled():
            raise RunStoppedError
    if len(found) < len(chosen.photos):
        raise RunStoppedError
    return found


def _until(asked, is_cancelled):
    for photo in asked:
        if is_cancelled():
            raise RunStoppedError
        yield photo


class TrialTask(QgsTask):
    """Tries the engine on photos of known position; `ended` carries the task when it is over.

    Then `chosen` are the photos, `trials` their answers and `figures` what they come to; or `error` says why not.
    """

    ended = pyqtSignal(object)

    def __init__(self, engines, settings, paths, within=(), search_within=False):
        super().__init__(tr("Try Pinpoint on your photos"), QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._engines, self._settings, self._paths = engines, settings, tuple(paths)
        self.within = tuple(within)
        self._request = request_of(settings, self.within if search_within else ())
        self._is_over = Event()
        self._engine = None
        self.chosen = self.figures = None
        self.trials = ()
        self.error = ""

    def run(self):
        """Try the photos on a worker thread; never raises, as an exception here can crash QGIS."""
        try:
            self._try()
        except RunStoppedError:
            return False
        except PinpointError as error:
            self.error = remedies.in_qgis(str(error))
        except Exception:
            self.error = tr("an unexpected error occurred; please report it with the Pinpoint tab of the message log")
            log(traceback.format_exc(), Qgis.MessageLevel.Critical)
        finally:
            self._engine = None
            self._is_over.set()
        return not self.error and not self.isCanceled()

    def _try(self):
        check_sending(self._settings)
        chosen = choose(self._paths, self.within, self.isCanceled, self._tell)
        self._engine = self._engines.get(self._settings)
        trials = ask(self._engine, chosen, self._request, self.isCanceled, self._tell)
        self.figures = trial.figures(trials, self._request.top_k)
        self.chosen, self.trials = chosen, trials

    def _tell(self, share):
        self.setProgress(100 * share)

    def cancel(self):
        """Cancel the trial; one that waits for an engine in another process stops waiting."""
        super().cancel()
        stop_waiting(self._engine)

    def wait(self, patience_s):
        """Wait until a cancelled trial is over."""
        if self.isActive():
            self._is_over.wait(patience_s)

    def finished(self, _ok):
        """Tell the main thread that the trial is over."""
        self.ended.emit(self)


def error_line(row):
    """Return the line from where a photo was taken to its first candidate, cut at the antimeridian; None: no answer."""
    if row["pred_lat"] is None:
        return None
    measure = QgsDistanceArea()
    measure.setSourceCrs(QgsCoordinateReferenceSystem(layers.WGS84), QgsCoordinateTransformContext())
    measure.setEllipsoid("EPSG:7030")
    truth, first = QgsPointXY(row["longitude"], row["latitude"]), QgsPointXY(row["pred_lon"], row["pred_lat"])
    pieces = measure.geodesicLine(truth, first, STEP_M, True)
    return QgsGeometry.fromMultiPolylineXY([piece for piece in pieces if len(piece) > 1] or [[truth, first]])


def point_features(rows, of_fields):
    """Return the rows of a trial as points."""
    return [layers.feature(trial.TRIAL, row, of_fields) for row in rows]


def line_features(rows, of_fields):
    """Return the rows of a trial that have an answer as lines."""
    made = []
    for row, line in ((row, error_line(row)) for row in rows):
        if line is not None:
            feature = QgsFeature(layers.feature(trial.TRIAL, row, of_fields))
            feature.setGeometry(line)
            made.append(feature)
    return made


def save(trials, path):
    """Write points and error lines of a trial to a GeoPackage, and return them as styled layers.

    Raises:
        OutputError: the file cannot be written; an older one is left as it was.
    """
    rows, of_fields = list(trial.rows(trials)), layers.fields(trial.TRIAL)
    made = ((LINES, "MultiLineString", line_features), (trial.TRIAL.name, "Point", point_features))
    with replacement.whole(path) as part:
        for name, kind, features in made:
            layer = QgsVectorLayer(f"{kind}?crs={layers.WGS84}", name, "memory")
            layer.dataProvider().addAttributes(of_fields.toList())
            layer.updateFields()
            layer.dataProvider().addFeatures(features(rows, of_fields))
            _write(layer, part, name)
    titles = {trial.TRIAL.name: tr("Where photos were taken"), LINES: tr("From there to the first candidate")}
    found = [QgsVectorLayer(f"{path}|layername={name}", titles[name], "ogr") for name, _, _ in reversed(made)]
    for layer, (name, _, _) in zip(found, reversed(made)):
        layers.style(layer, trial.TRIAL, name)
    return found


def _write(layer, path, name):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", name
    if path.exists():
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    fault = QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    if fault[0] != QgsVectorFileWriter.WriterError.NoError:
        raise OutputError(
            tr("{name} could not be written ({reason}); free some space or choose another folder").format(
                name=path.name, reason=fault[1]
            )
        )
