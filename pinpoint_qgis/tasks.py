"""The engine off the main thread: one task locates photos and writes their GeoPackage as it goes."""

from __future__ import annotations

import tempfile
import traceback
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from threading import Event

from qgis.core import Qgis, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from pinpoint_engine import PinpointError, runs, tables
from pinpoint_engine.errors import OutputError
from pinpoint_engine.runs import Run, results

from . import layers, remedies, remote
from .engines import RunStoppedError, reader, stop_waiting, unagreed

LOG = "Pinpoint"


def log(message, level=Qgis.MessageLevel.Info):
    """Write to Pinpoint's tab of QGIS's message log; allowed from any thread."""
    QgsMessageLog.logMessage(message, LOG, level)


class LocateTask(QgsTask):
    """Locates photos into a new run, or the rest of a run that was broken off; what is located is kept at once.

    `located` tells each result, `ended` how it went, `path` is the run's GeoPackage.

    Before photos are sent to a host that the user has not agreed to, `asks` tells what would be, and the task waits
    for `answer`.
    """

    asks = pyqtSignal(object)
    located = pyqtSignal(object)
    ended = pyqtSignal(object)

    def __init__(self, engines, settings, photos, request, rest_of=None):
        super().__init__(f"Locate {len(photos)} photos", QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._engines, self._settings, self._request, self._rest_of = engines, settings, request, rest_of
        self.photos = tuple(photos)
        self._left = Event()
        self._answered = Event()
        self._engine = None
        self.refused = False
        self._fault = None
        self.path = None
        self.waiting = 0
        self.error = ""

    def run(self):
        """Locate the photos on a worker thread; never raises, since an exception here can end QGIS."""
        try:
            self._locate()
        except PinpointError as error:
            self.error = remedies.in_qgis(str(error))
        except Exception:
            self.error = "something unforeseen happened; please report it with what the log says under Pinpoint"
            log(traceback.format_exc(), Qgis.MessageLevel.Critical)
        finally:
            self._engine = None
            self._left.set()
        return not self.error and not self.isCanceled()

    def cancel(self):
        """Ask the run to end; one that waits for an engine in another process need not wait for it."""
        super().cancel()
        stop_waiting(self._engine)

    def answer(self, agreed):
        """Answer what the task asks."""
        self.refused = not agreed
        self._answered.set()

    def _may_send(self):
        """Weigh what would be sent to a host that wants consent, ask for it, and wait."""
        url = unagreed(self._settings)
        if not url:
            return True
        paths = [photo.path for photo in self.photos]
        parcel = remote.weigh(url, paths, self.isCanceled, lambda share: self.setProgress(100 * share))
        if parcel is None:
            return False
        self.asks.emit(parcel)
        while not self._answered.wait(0.1):
            if self.isCanceled():
                return False
        return not self.refused

    def _locate(self):
        if self._rest_of is None:
            layers.check_folder(self._settings.runs)
        if not self._may_send():
            return
        self._engine = self._engines.get(self._settings)
        run = self._begin(self._settings.runs) if self._rest_of is None else self._go_on()
        ended, done = runs.STOPPED, []
        try:
            for result in self._engine.locate(self._photos(), run.request):
                done.append(result)
                run = self._add(run, done)
                if self.isCanceled():
                    break  # an engine in another process may have many photos in hand
            ended = runs.CANCELLED if self.isCanceled() else runs.FINISHED
        except RunStoppedError:
            ended = runs.CANCELLED
        finally:
            self._end(run, ended)
        if self._fault is not None:
            raise OutputError(f"{self._fault}; this run is kept in {self.path} for now, export it or move it")

    def _add(self, run, done):
        """Write the last of the results so far, and tell it; where that does not do, all of them into a temporary file.

        A photo of an album that was located before is asked again with the others, and keeps the result it had.

        Raises:
            OutputError: that does not do either, or the rest of a run was located, which keeps what it had.
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
        return Run.begin(path, self._request, self._engine.describe(), self.photos)

    def _go_on(self):
        """Open the run to go on with, and tell the results that it has already.

        Raises:
            RequestError: it is none, or was begun with another engine.
        """
        with ExitStack() as refused:
            run = Run.open(self._rest_of)
            refused.callback(run.close)
            run.check_engine(self._engine.describe())
            refused.pop_all()
        for result in results.results(runs.read(self._rest_of)):
            self.located.emit(result)
        return run

    def _end(self, run, how):
        """Write how the run has ended, and tell where it is if it is worth keeping."""
        self.path, self.waiting = run.path, run.record["n_waiting"]
        if not run.end(how):
            self.path = None

    def _photos(self):
        """Yield the photos as the engine wants them; answers may come after the last, so a cancelled run ends here.

        Raises:
            StoppedError: it was cancelled.
            MissingPartError: photos must be read here and cannot.
        """
        read_photo = reader(self._settings)
        for number, photo in enumerate(self.photos):
            if self.isCanceled():
                raise RunStoppedError
            self.setProgress(100 * number / len(self.photos))
            yield replace(read_photo(photo.path), id=photo.id, album=photo.album)
        if self.isCanceled():
            raise RunStoppedError

    def wait(self, patience_s):
        """Let a cancelled run come to its end; QGIS's `waitForFinished` never returns for a task that did not begin."""
        if self.isActive():
            self._left.wait(patience_s)

    def finished(self, _ok):
        """Tell the main thread that the run has ended, well or not."""
        self.ended.emit(self)
