"""The background task that does something with galleries, in the engine's process."""

from __future__ import annotations

import traceback

from qgis.core import Qgis, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from pinpoint_engine import PinpointError

from . import engines, remedies
from .tasks import log
from .translation import tr


class GalleryTask(QgsTask):
    """Calls `action` for each folder; `ended` carries the task, with what it returned, or why not, by folder in `told`.

    An action takes the command of the engine, the folder, what to call with the percentage done, and what tells whether
    it was cancelled. `fault` says why there is no engine.
    """

    ended = pyqtSignal(object)

    def __init__(self, title, settings, action, folders):
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._settings, self.action, self.folders = settings, action, tuple(folders)
        self.told, self.fault = {}, ""

    def run(self):
        """Work on a worker thread; never raises, as an exception here can crash QGIS."""
        try:
            found = engines.command(self._settings)
            for folder in self.folders:
                if not self.isCanceled():
                    self.told[folder] = self._ask(found, folder)
        except PinpointError as error:
            self.fault = remedies.in_qgis(str(error))
        except Exception:
            self.fault = tr("an unexpected error occurred; please report it with the Pinpoint tab of the message log")
            log(traceback.format_exc(), Qgis.MessageLevel.Critical)
        return not self.fault and not self.isCanceled()

    def _ask(self, found, folder):
        """Return what the action returned, or its error with a remedy for QGIS."""
        try:
            return self.action(found, folder, self.setProgress, self.isCanceled)
        except PinpointError as error:
            return type(error)(remedies.in_qgis(str(error)), code=error.code)

    def finished(self, _ok):
        """Tell the main thread that it is over."""
        self.ended.emit(self)
