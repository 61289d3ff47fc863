"""The dock's row that runs a task: Locate, Locate the rest, Cancel, the progress, and a line on what came of it."""

from __future__ import annotations

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QToolButton, QWidget

from pinpoint_engine import PinpointError, gazetteer, runs

from .. import exports, settings, tasks, words
from ..local.background import BackgroundWork
from ..tasks import log
from ..translation import tr
from . import consent

PATIENCE_S = 3.0
"""How long unloading the plugin waits for a cancelled run."""
PROGRESS_MS = 100
"""How often progress is drawn: Qt draws the bar, and with it the list, at each new value."""


class RunRow(QWidget):
    """Runs one task at a time, which locates or replays; `task` is None between two.

    `running_changed` says that a task has been started, or is over; `begun` carries the file of a run that has begun,
    `located` the id of a photo with a result in it, and `ended` the task.
    """

    running_changed = pyqtSignal(bool)
    begun = pyqtSignal(object)
    located = pyqtSignal(str)
    ended = pyqtSignal(object)

    def __init__(self, turns, parent=None):
        super().__init__(parent)
        self._turns = turns
        self.task = self.interrupted_run = None
        self._search, self._results = None, []
        self._shown_progress = QTimer(self)
        self._shown_progress.setSingleShot(True)
        self._shown_progress.setInterval(PROGRESS_MS)
        self._shown_progress.timeout.connect(self._show_progress)
        self._build()
        self._show_running(False)
        self.look_for_rest()

    def _build(self):
        self.locate_button = QPushButton(tr("Locate"))
        self.locate_button.setObjectName("pinpointLocate")
        self.locate_button.setDefault(True)
        self.rest_button = QToolButton()
        self.rest_button.setText(tr("Locate the rest"))
        self.rest_button.setObjectName("pinpointRest")
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("pinpointCancel")
        self.cancel_button.clicked.connect(self.cancel)
        self.progress = QProgressBar()
        self.progress.setObjectName("pinpointProgress")
        self.status = QLabel()
        self.status.setObjectName("pinpointStatus")
        self.status.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.locate_button, self.rest_button, self.cancel_button):
            row.addWidget(widget)
        row.addWidget(self.progress, 1)
        row.addWidget(self.status, 1)

    def start(self, task):
        """Start a task."""
        self.task = task
        task.asks.connect(self._ask_consent)
        task.begun.connect(self._take_begin)
        task.located.connect(self._take_result)
        task.ended.connect(self._take_end)
        task.progressChanged.connect(self._take_progress)
        self._show_running(True)
        tasks.start(task)

    def cancel(self):
        """Stop the run once the photos being located are done; finished photos are kept."""
        if self.task is not None:
            self.cancel_button.setEnabled(False)
            self.task.cancel()

    def _show_running(self, running):
        for widget in (self.cancel_button, self.progress):
            widget.setVisible(running)
        for widget in (self.status, self.locate_button):
            widget.setVisible(not running)
        self.cancel_button.setEnabled(running)
        self.rest_button.setVisible(not running and self.interrupted_run is not None)
        if running:
            self.progress.setRange(0, 0)
        self.running_changed.emit(running)

    def _ask_consent(self, parcel):
        """Ask once per host whether photos may be sent there; the run waits for the answer."""
        if self.task is not None:
            consent.Consent(parcel, self.task, self).open()

    def _take_begin(self, path):
        if self.task is not None:
            self.begun.emit(path)

    def _take_result(self, result):
        """Keep a result until its turn: the engine answers many photos at once."""
        self._results.append(result)
        self._turns.add(self._take_next)

    def _take_next(self):
        """Tell of one result; tell whether there are more, which have a turn each."""
        result = self._results.pop(0)
        log(_in_words(result))
        self.located.emit(result.photo.id)
        return bool(self._results)

    def _take_end(self, task):
        self.task = None
        self._turns.drop(self._take_next)
        if self._results:  # the file, which has them all, is read at the end
            log("\n".join(map(_in_words, self._results)))
        self._results.clear()
        self._show_running(False)
        self.ended.emit(task)

    def _take_progress(self, _percent):
        if not self._shown_progress.isActive():
            self._shown_progress.start()

    def _show_progress(self):
        if self.task is not None:
            self.progress.setRange(0, 100)
            self.progress.setValue(int(self.task.progress()))

    # interrupted runs

    def offer_rest(self, path):
        """Offer to locate the rest of an interrupted run; None if there is no such run."""
        self.interrupted_run = path
        if path is not None:
            tip = tr("Locate the remaining photos of {run} with the settings of that run").format(run=path)
            self.rest_button.setToolTip(tip)
        self.rest_button.setVisible(path is not None and self.task is None)

    def look_for_rest(self):
        """Look for an interrupted run in another thread, as up to ten runs are opened, and offer to locate its rest."""
        folder = settings.load().runs

        def look():
            found = runs.broken_off(folder)
            gazetteer.load()  # needed as soon as a photo is listed
            exports.formats()  # and as soon as something is exported
            return found

        if self._search is not None:
            self._search.abandon()
        self.offer_rest(None)
        self._search = BackgroundWork(look, self._take_rest)

    def _take_rest(self, found):
        """Offer the interrupted run that was found, unless a run has begun or was opened meanwhile."""
        self._search = None
        if not isinstance(found, PinpointError) and self.interrupted_run is None:
            self.offer_rest(found)

    def shut(self):
        """Cancel the task, and hear of nothing any more."""
        if self._search is not None:
            self._search.abandon()
        self._turns.drop(self._take_next)
        self._shown_progress.stop()
        task, self.task = self.task, None
        if task is not None and not sip.isdeleted(task):
            task.begun.disconnect(self._take_begin)
            task.located.disconnect(self._take_result)
            task.ended.disconnect(self._take_end)
            task.progressChanged.disconnect(self._take_progress)
            task.cancel()
            task.wait(PATIENCE_S)


def _in_words(result):
    return f"{result.photo.path}: {words.outcome(result)}"
