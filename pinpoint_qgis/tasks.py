"""The engine off the main thread: one task locates photos and writes their GeoPackage."""

from __future__ import annotations

import tempfile
from pathlib import Path
from threading import Event

from qgis.core import Qgis, QgsMessageLog, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from pinpoint_engine import PinpointError, tables
from pinpoint_engine.errors import OutputError

from . import layers, remote
from .engines import StoppedError, reader, stop_waiting, unagreed

LOG = "Pinpoint"


def log(message, level=Qgis.MessageLevel.Info):
    """Write to Pinpoint's tab of QGIS's message log; allowed from any thread."""
    QgsMessageLog.logMessage(message, LOG, level)


class LocateTask(QgsTask):
    """Locates photos; `located` tells each result, `ended` how it went. What was finished is kept when cancelled.

    Before photos are sent to a host that the user has not agreed to, `asks` tells what would be, and the task waits
    for `answer`.
    """

    asks = pyqtSignal(object)
    located = pyqtSignal(object)
    ended = pyqtSignal(object)

    def __init__(self, engines, settings, paths, request):
        super().__init__(f"Locate {len(paths)} photos", QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._engines, self._settings, self._paths, self._request = engines, settings, paths, request
        self._left = Event()
        self._answered = Event()
        self._writing = Event()
        self._engine = None
        self.refused = False
        self.path = None
        self.error = ""

    def run(self):
        """Locate the photos on a worker thread; never raises, since an exception here can end QGIS."""
        try:
            self._locate()
        except PinpointError as error:
            self.error = str(error)
        except Exception as error:
            self.error = f"something unforeseen happened ({error!r}); please report it with the log"
            log(self.error, Qgis.MessageLevel.Critical)
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
        parcel = remote.weigh(url, self._paths, self.isCanceled, lambda share: self.setProgress(100 * share))
        if parcel is None:
            return False
        self.asks.emit(parcel)
        while not self._answered.wait(0.1):
            if self.isCanceled():
                return False
        return not self.refused

    def _locate(self):
        layers.check_folder(self._settings.runs)
        if not self._may_send():
            return
        self._engine = self._engines.get(self._settings)
        run = tables.Run.begin(self._request, self._engine.describe())
        try:
            for result in self._engine.locate(self._photos(), run.request):
                run.results.append(result)
                self.located.emit(result)
                if self.isCanceled():
                    break  # an engine in another process may have many photos in hand
            if not self.isCanceled():
                run.ended = "finished"
        except StoppedError:
            pass
        finally:
            if run.results:
                self._write(run)

    def _write(self, run):
        """Write a run where runs are kept; where that does not do any more, into the folder for temporary files.

        Raises:
            OutputError: it was written into the other one, or into none.
        """
        self._writing.set()
        rows, name = run.rows(), f"pinpoint-{run.run_id}.gpkg"
        wanted, other = Path(self._settings.runs, name), Path(tempfile.gettempdir(), name)
        try:
            layers.write_run(rows, wanted)
            self.path = wanted
        except OutputError as error:
            layers.write_run(rows, other)
            self.path = other
            raise OutputError(f"{error}; this run is kept in {other} for now, export it or move it") from error

    def _photos(self):
        """Yield the photos as the engine wants them; answers may come after the last, so a cancelled run ends here.

        Raises:
            StoppedError: it was cancelled.
            MissingPartError: photos must be read here and cannot.
        """
        read_photo = reader(self._settings)
        for number, path in enumerate(self._paths):
            if self.isCanceled():
                raise StoppedError
            self.setProgress(100 * number / len(self._paths))
            yield read_photo(path)

    def wait(self, patience_s):
        """Let a cancelled run come to its end; QGIS's `waitForFinished` never returns for a task that did not begin."""
        if self.isActive():
            self._left.wait(patience_s)
        if self._writing.is_set():
            self._left.wait()  # what was finished is not lost because a disk is slow

    def finished(self, _ok):
        """Tell the main thread that the run has ended, well or not."""
        self.ended.emit(self)
