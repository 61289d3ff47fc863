"""Background tasks that write what leaves Pinpoint: exports, positions for other programs, reports."""

from __future__ import annotations

import traceback
from pathlib import Path
from threading import Event

from qgis.core import Qgis, QgsTask
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer, pyqtSignal

from pinpoint_engine import PinpointError
from pinpoint_engine.runs import geotags
from pinpoint_engine.runs.salvage import Damage

from . import exports, report, words
from .engine_words import said
from .tasks import log
from .translation import tr

PATIENCE_S = 2.0
"""How long a cancelled report waits for the page that is being drawn."""


class SavingTask(QgsTask):
    """Writes something from a run; `ended` carries the task when it is over, on the main thread.

    `message` says what was written; `error` why not, if anything failed; `notes` what to know about the result.
    """

    ended = pyqtSignal(object)

    def __init__(self, title):
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self.message, self.error, self.notes = "", "", []

    def run(self):
        """Write on a worker thread; never raises, as an exception here can crash QGIS."""
        try:
            self._write()
        except PinpointError as error:
            self.error = said(str(error))
        except Exception:
            self.error = tr("an unexpected error occurred; please report it with the Pinpoint tab of the message log")
            log(traceback.format_exc(), Qgis.MessageLevel.Critical)
        return not self.error and not self.isCanceled()

    def finished(self, _ok):
        """Tell the main thread that the work is over, with or without an error."""
        for note in self.notes:
            log(note, Qgis.MessageLevel.Warning)
        if self.isCanceled() and not self.error:
            self.message = tr("cancelled; what is finished is kept")
        self.ended.emit(self)

    def _with_notes(self, message):
        """Return a message with the first note; the log has all."""
        self.notes = list(map(said, self.notes))
        if len(self.notes) < 2:
            return "; ".join([message, *self.notes])
        more = tr("{count} more in the log").format(count=words.number(len(self.notes) - 1))
        return f"{message}; {self.notes[0]} ({more})"


class ExportTask(SavingTask):
    """Exports a run, or only its accepted photos, to the format of `target`'s suffix."""

    def __init__(self, run, target, accepted_only=False):
        super().__init__(tr("Export a run"))
        self._run, self._target, self._accepted_only = Path(run), Path(target), accepted_only

    def _write(self):
        export = exports.export_accepted if self._accepted_only else exports.export_run
        self.notes = export(self._run, self._target)
        where = self._target if self._accepted_only else self._target.parent
        self.message = self._with_notes(tr("Exported to {path}").format(path=where))


class GeotagTask(SavingTask):
    """Writes the positions of accepted photos: into copies in a folder, or as XMP sidecars.

    With `sidecars` they go to the folder, or beside the photos if that is None.
    """

    def __init__(self, run, folder, sidecars=False):
        super().__init__(tr("Write positions of photos"))
        self._run, self._folder, self._sidecars = Path(run), None if folder is None else Path(folder), sidecars
        self.done = []

    def _write(self):
        damage = Damage()
        rows = geotags.accepted(self._run, damage)
        write = geotags.write_sidecars if self._sidecars else geotags.write_copies
        for geotag in write(rows, self._folder):
            self.done.append(geotag)
            self.setProgress(100 * len(self.done) / len(rows))
            if self.isCanceled():
                break
        counted, notes = geotags.in_words(self.done)
        self.notes = [*damage.notes, *notes]
        self.message = self._with_notes(counted)
        if not any(each.file for each in self.done):
            self.error = notes[0]


class ReportTask(SavingTask):
    """Writes the report of a run, or of its accepted photos, to a PDF file.

    The worker reads one photo after the other; the main thread, which alone can draw layouts, draws a page at a time.
    """

    _ready = pyqtSignal(object)

    def __init__(self, run, target, accepted_only=False):
        super().__init__(tr("Write a report"))
        self._run, self._target, self._accepted_only = Path(run), Path(target), accepted_only
        self._book, self._steps = report.Book(), iter(())
        self._is_drawn, self._fault, self._pdf = Event(), None, b""
        self._ready.connect(self._begin)

    def _write(self):
        for number, content in enumerate(report.contents(self._run, self._accepted_only)):
            if not self._have_drawn(content):
                return
            self.setProgress(100 * number / max(1, content.count))
        if self._have_drawn(None):
            report.save(self._target, self._pdf)
            self.message = tr("Report written to {path}").format(path=self._target)

    def _have_drawn(self, content):
        """Have the pages of something drawn, of the whole book if it is None, and wait; False if it was cancelled.

        A cancelled task waits a little too, so that the main thread does not draw for a task that is gone.
        """
        self._is_drawn.clear()
        self._ready.emit(content)
        while not self._is_drawn.wait(0.1 if not self.isCanceled() else PATIENCE_S):
            if self.isCanceled():
                return False
        if self._fault is not None:
            raise self._fault
        return not self.isCanceled()

    def _begin(self, content):
        """Make pages and draw them one after the other, on the main thread, and let QGIS work in between."""
        if content is None:
            self._pdf = self._book.close()
            self._is_drawn.set()
            return
        self._steps = self._draw(content)
        QTimer.singleShot(0, self._go_on)

    def _draw(self, content):
        """Draw the pages of something; yield where QGIS may do something else."""
        for sheet in content.sheets():
            yield
            self._book.add(sheet, content.record)
            yield

    def _go_on(self):
        if sip.isdeleted(self):
            return
        try:
            goes_on = not self.isCanceled() and next(self._steps, self) is not self
        except Exception as fault:  # told by the worker; in a slot it would be shown as a traceback
            goes_on, self._fault = False, fault
        if goes_on:
            QTimer.singleShot(0, self._go_on)
        else:
            self._is_drawn.set()

    def finished(self, ok):
        """Close the book, and tell that the work is over."""
        self._book.close()
        super().finished(ok)
