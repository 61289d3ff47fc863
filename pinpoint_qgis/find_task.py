"""The background task that finds the photos of a run that are no longer where they were."""

from __future__ import annotations

import traceback

from qgis.core import Qgis, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from pinpoint_engine import PinpointError
from pinpoint_engine.photos import list_files
from pinpoint_engine.runs import moved

from . import words
from .engine_words import said
from .tasks import log
from .translation import tr


class FindPhotosTask(QgsTask):
    """Looks for photos in a folder; `ended` carries the task, with what it has found in `found`, or its `error`."""

    ended = pyqtSignal(object)

    def __init__(self, rows, folder):
        title = tr("Find {photos} in {folder}").format(photos=words.photos(len(rows)), folder=folder)
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._rows, self.folder = [dict(row) for row in rows], folder
        self.found, self.error = moved.FoundPhotos({}), ""

    def run(self):
        """Search on a worker thread; never raises, as an exception here can crash QGIS."""
        try:
            paths = list_files([self.folder]).paths
            self.found = moved.find(self._rows, paths, lambda share: self.setProgress(100 * share), self.isCanceled)
        except PinpointError as error:
            self.error = said(str(error))
        except Exception:
            self.error = tr("an unexpected error occurred; please report it with the Pinpoint tab of the message log")
            log(traceback.format_exc(), Qgis.MessageLevel.Critical)
        return not self.error and not self.isCanceled()

    def finished(self, _ok):
        """Tell the main thread that the search is over."""
        self.ended.emit(self)
