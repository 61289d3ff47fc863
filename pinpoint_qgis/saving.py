"""Background tasks that write what leaves Pinpoint: exports, positions for other programs, reports."""

from __future__ import annotations

import traceback
from pathlib import Path

from qgis.core import Qgis, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from pinpoint_engine import PinpointError
from pinpoint_engine.runs import geotags
from pinpoint_engine.runs.salvage import Damage

from . import exports, report, words
from .engine_words import said
from .tasks import log
from .translation import tr


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
    """Writes the report of a run, or of its accepted photos, to a PDF file."""

    def __init__(self, run, target, accepted_only=False):
        super().__init__(tr("Write a report"))
        self._run, self._target, self._accepted_only = Path(run), Path(target), accepted_only

    def _write(self):
        def show(share):
            self.setProgress(100 * share)

        if report.write(self._run, self._target, self._accepted_only, show, self.isCanceled):
            self.message = tr("Report written to {path}").format(path=self._target)
