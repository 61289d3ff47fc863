"""The background task that locates photos and writes each result to the run's GeoPackage at once."""

from __future__ import annotations

import sys
import tempfile
import traceback
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

from qgis.core import Qgis, QgsApplication, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from pinpoint_engine import Failure, PinpointError, runs, tables
from pinpoint_engine.errors import OutputError
from pinpoint_engine.runs import Run

from . import layers, remedies, remote, words
from .engines import RunStoppedError, reader, stop_waiting, unagreed
from .progress import RunProgress
from .translation import tr

LOG = "Pinpoint"


def log(message, level=Qgis.MessageLevel.Info):
    """Write to the Pinpoint tab of QGIS's message log; may be called from any thread."""
    QgsMessageLog.logMessage(message, LOG, level)


TURN_S, USUAL_TURN_S = 0.0005, sys.getswitchinterval()
"""How long one thread keeps Python's lock while another waits for it. With Python's own 5 ms the window stalls beside a
task: to draw it once, Qt asks Python ten times for sizes and pictures, and waits so long each time."""
_STARTED = set()
"""The tasks that go on. QGIS never ends a task that Python has let go of, and may crash in it."""


def start(task):
    """Start a task whose signal `ended` carries it, and keep it until then, whatever becomes of who started it."""
    _STARTED.add(task)
    sys.setswitchinterval(TURN_S)
    task.ended.connect(_let_go)
    QgsApplication.taskManager().addTask(task)


def _let_go(task):
    _STARTED.discard(task)
    if not _STARTED:
        sys.setswitchinterval(USUAL_TURN_S)


class LocateTask(QgsTask):
    """Locates photos into a new run, or the remaining photos of an interrupted run `rest_of`.

    `begun` carries the path of the run's GeoPackage as soon as it holds all photos, `located` each result, and `ended`
    the task when it is over; then `path` is the GeoPackage, None if it was deleted as it has no results.

    Before photos are sent to a host without the user's consent, `asks` carries a `Parcel` that describes what would
    be sent, and the task waits for `answer`.
    """

    asks = pyqtSignal(object)
    begun = pyqtSignal(str)
    located = pyqtSignal(object)
    ended = pyqtSignal(object)

    def __init__(self, engines, settings, photos, request, rest_of=None, reviewed=None):
        super().__init__(
            tr("Locate {photos}").format(photos=words.photos(len(photos))), QgsTask.Flag.CanCancel | QgsTask.Flag.Silent
        )
        self._engines, self._settings, self._request, self._rest_of = engines, settings, request, rest_of
        self.photos, self._reviewed = tuple(photos), reviewed or {}
        self._is_over = Event()
        self._is_answered = Event()
        self._engine = None
        self.refused = False
        self._fault = None
        self.path = None
        self.waiting = 0
        self.error = ""

    def run(self):
        """Locate the photos on a worker thread; never raises, as an exception here can crash QGIS."""
        try:
            self._locate()
        except PinpointError as error:
            self.error = remedies.in_qgis(str(error))
        except Exception:
            self.error = tr("an unexpected error occurred; please report it with the Pinpoint tab of the message log")
            log(traceback.format_exc(), Qgis.MessageLevel.Critical)
        finally:
            self._engine = None
            self._is_over.set()
        return not self.error and not self.isCanceled()

    def cancel(self):
        """Cancel the run; one that waits for an engine in another process stops waiting."""
        super().cancel()
        stop_waiting(self._engine)

    def answer(self, agreed):
        """Answer the question of `asks`: whether photos may be sent."""
        self.refused = not agreed
        self._is_answered.set()

    def _may_send(self):
        """Return whether photos may be sent; asks if the host has no consent yet, and waits for the answer."""
        url = unagreed(self._settings)
        if not url:
            return True
        paths = [photo.path for photo in self.photos]
        parcel = remote.weigh(url, paths, self.isCanceled, lambda share: self.setProgress(100 * share))
        if parcel is None:
            return False
        self.asks.emit(parcel)
        while not self._is_answered.wait(0.1):
            if self.isCanceled():
                return False
        return not self.refused

    def _locate(self):
        if self._rest_of is None:
            layers.check_folder(self._settings.runs)
        if not self._may_send():
            return
        self._engine = self._engines.get(self._settings)
        run = self._begin(self._settings.runs) if self._rest_of is None else self._resume()
        ended, done = runs.STOPPED, []
        progress = RunProgress(len(self.photos), run.request, self.setProgress)
        try:
            for result in self._engine.locate(self._photos(progress), run.request):
                done.append(result)
                run = self._add(run, done)
                progress.answer()
                if self.isCanceled():
                    break  # do not wait for the photos that an engine in another process has already received
            ended = runs.CANCELLED if self.isCanceled() else runs.FINISHED
        except RunStoppedError:
            ended = runs.CANCELLED
        finally:
            self._end(run, ended)
        if self._fault is not None:
            raise OutputError(
                tr("{fault}; this run is in the temporary file {path}, export it or move it").format(
                    fault=self._fault, path=self.path
                )
            )

    def _add(self, run, done):
        """Write the latest result and emit it; if that fails, write all results so far to a temporary file.

        The rest of an album is located together with its photos that have a result already; those keep theirs.

        Raises:
            OutputError: the temporary file cannot be written either, or this is the rest of an interrupted run, which
                keeps the results it has.
        """
        try:
            is_new = run.add(done[-1])
        except OutputError as error:
            if self._rest_of is not None or self._fault is not None:
                raise
            self._fault = error
            run.close()
            run = self._begin(tempfile.gettempdir())
            is_new = all([run.add(result) for result in done])
        if is_new:
            self.located.emit(done[-1])
        return run

    def _begin(self, folder):
        path = Path(folder, runs.file_name(tables.new_run_id()))
        run = Run.begin(path, self._request, self._engine.describe(), self.photos, reviewed=self._reviewed)
        self.begun.emit(str(path))
        return run

    def _resume(self):
        """Open the interrupted run.

        Raises:
            RequestError: the file is no run, or the run was begun with another engine.
        """
        with ExitStack() as refused:
            run = Run.open(self._rest_of)
            refused.callback(run.close)
            run.check_engine(self._engine.describe())
            refused.pop_all()
        self.begun.emit(str(self._rest_of))
        return run

    def _end(self, run, how):
        """Write how the run has ended; `path` is None if the run has no results and was deleted."""
        self.path, self.waiting = run.path, run.record["n_waiting"]
        if not run.end(how):
            self.path = None

    def _photos(self, progress):
        """Yield the photos in the form that the engine needs.

        Answers to an album come after its last photo, so cancelling must raise: if the photos just ended early, the
        engine would answer an incomplete album.

        Raises:
            RunStoppedError: the task was cancelled.
            MissingPartError: QGIS's own Python must read the photos and cannot.
        """
        read_photo = reader(self._settings)
        for photo in self.photos:
            if self.isCanceled():
                raise RunStoppedError
            progress.take()
            yield replace(read_photo(photo.path), id=photo.id, album=photo.album)
        if self.isCanceled():
            raise RunStoppedError

    def wait(self, patience_s):
        """Wait until a cancelled run is over; QGIS's `waitForFinished` never returns for a task that did not start."""
        if self.isActive():
            self._is_over.wait(patience_s)

    def finished(self, _ok):
        """Tell the main thread that the run is over, with or without an error."""
        self.ended.emit(self)


class LocateAgainTask(LocateTask):
    """Locates photos of a run again, with the galleries of now; the run keeps each new answer beside the earlier ones.

    `located` carries each new answer; `changed` counts them, and `unchanged` the photos that could not be located.
    """

    def __init__(self, engines, settings, photos, path):
        super().__init__(engines, settings, photos, None)
        self._run_path = path
        self.changed = self.unchanged = 0

    def _locate(self):
        if not self._may_send():
            return
        self._engine = self._engines.get(self._settings)
        card = self._engine.describe()
        with closing(Run.open(self._run_path)) as run, suppress(RunStoppedError):
            run.check_pack(card)
            progress = RunProgress(len(self.photos), run.request, self.setProgress)
            for result in self._engine.locate(self._photos(progress), run.request):
                if run.add_again(result, card):
                    self.changed += 1
                    self.located.emit(result)
                elif isinstance(result, Failure):
                    self.unchanged += 1
                    log(f"{result.photo.path}: {words.outcome(result)}")
                progress.answer()
                if self.isCanceled():
                    break  # do not wait for the photos that an engine in another process has already received
