"""The Pinpoint dock: photos in, Locate, answers on the map."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pinpoint_engine import Failure, Outcome, Photo, PinpointError, runs, tables, wording
from pinpoint_engine.runs import Run

from .. import layers, settings
from ..tasks import LocateTask, log
from . import consent
from .answer_view import AnswerView
from .engine_row import EngineRow
from .export_button import ExportButton
from .photo_list import PATH, WAITING
from .photo_picker import PhotoPicker
from .request_form import RequestForm
from .run_map import RunMap

PATIENCE_S = 3.0
"""How long unloading the plugin waits for a cancelled run."""


class PinpointDock(QgsDockWidget):
    """Holds the photos of an analyst and the latest answer to each."""

    def __init__(self, iface, engines):
        super().__init__("Pinpoint", iface.mainWindow())
        self.setObjectName("PinpointDock")
        self._iface = iface
        self._engines = engines
        self._task = None
        self._results = {}
        self._current_photo = None
        self._map = RunMap(iface.mapCanvas())
        self._interrupted_run = None
        self._build()
        QgsProject.instance().cleared.connect(self._forget_layers)

    def _build(self):
        self._build_photos()
        self.form = RequestForm(self._iface.mapCanvas())
        self.engine = EngineRow(self._engines)
        self.answer = AnswerView()
        self.answer.chosen.connect(self._show_candidate)
        self.answer.reviewed.connect(self._review)
        top = QWidget()
        upper = QVBoxLayout(top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addWidget(self.picker, 1)
        upper.addWidget(self.form)
        upper.addWidget(self.engine)
        upper.addLayout(self._run_row())
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        for number, part in enumerate((top, self.answer)):
            splitter.addWidget(part)
            splitter.setStretchFactor(number, 1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(splitter)
        self.setWidget(body)
        self._show_running(False)
        self._offer_rest(runs.broken_off(settings.load().runs))

    def _build_photos(self):
        self.picker = PhotoPicker()
        self.picker.removed.connect(self._drop_removed)
        self.picker.changed.connect(self._show_summary)
        self.photos = self.picker.list
        for signal in (self.photos.itemClicked, self.photos.itemActivated, self.photos.moved):
            signal.connect(self._show_photo)
        self.export_button = ExportButton()
        self.export_button.exported.connect(self._announce)
        self.export_button.failed.connect(self._warn)
        self.picker.row.addWidget(self.export_button)

    def _run_row(self):
        row = QHBoxLayout()
        self.locate_button = QPushButton("Locate")
        self.locate_button.setObjectName("pinpointLocate")
        self.locate_button.setDefault(True)
        self.locate_button.clicked.connect(self.locate)
        self.rest_button = QToolButton()
        self.rest_button.setText("Locate the rest")
        self.rest_button.setObjectName("pinpointRest")
        self.rest_button.clicked.connect(self.locate_rest)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setObjectName("pinpointCancel")
        self.cancel_button.clicked.connect(self.cancel)
        self.progress = QProgressBar()
        self.progress.setObjectName("pinpointProgress")
        self.status = QLabel()
        self.status.setObjectName("pinpointStatus")
        self.status.setWordWrap(True)
        for widget in (self.locate_button, self.rest_button, self.cancel_button):
            row.addWidget(widget)
        row.addWidget(self.progress, 1)
        row.addWidget(self.status, 1)
        return row

    # photos

    def _show_summary(self, words):
        self.status.setText(words)
        self._show_running(self._task is not None)

    def _drop_removed(self):
        """Drop the results of photos that were removed from the list."""
        self._results = {path: self._results[path] for path in self.photos.paths() if path in self._results}
        self._show_hint()

    # running

    def locate(self):
        """Locate all photos of the list in the background."""
        chosen = settings.load()
        try:
            request, notes = self.form.request(chosen.top_k)
            self._engines.get_ready(chosen)
        except (PinpointError, ValueError) as error:
            self._warn(str(error))
            return
        self._warn_of_skipped(notes)
        photos = list(map(Photo.at, self.photos.paths()))
        self._start(LocateTask(self._engines, chosen, photos, request))

    def locate_rest(self):
        """Locate in the background the remaining photos of an interrupted run."""
        chosen = settings.load()
        try:
            with closing(Run.open(self._interrupted_run)) as run:
                all_photos, rest = run.photos(), run.rest()
            chosen = replace(chosen, system=run.record["system"])
            self._engines.get_ready(chosen)
        except PinpointError as error:
            self._warn(str(error))
            return
        self.photos.add([photo.path for photo in all_photos])
        self._start(LocateTask(self._engines, chosen, rest, run.request, self._interrupted_run))

    def _start(self, task):
        """Start a task and mark its photos as being located."""
        for photo in task.photos:
            self.photos.set_state(photo.path, "", "…")
        self._task = task
        task.asks.connect(self._ask_consent)
        task.located.connect(self._take_result)
        task.ended.connect(self._take_end)
        task.progressChanged.connect(self._show_progress)
        self._show_running(True)
        QgsApplication.taskManager().addTask(task)

    def _offer_rest(self, path):
        """Offer to locate the rest of an interrupted run; None if there is no such run."""
        self._interrupted_run = path
        if path is not None:
            self.rest_button.setToolTip(f"Locate the remaining photos of {path} with the settings of that run")
        self.rest_button.setVisible(path is not None and self._task is None)

    def _warn_of_skipped(self, notes):
        """Warn of features of the area's layer that are not searched; the run goes on."""
        for note in notes:
            log(note, Qgis.MessageLevel.Warning)
        if notes:
            more = f" ({len(notes) - 1} more in the log)" if len(notes) > 1 else ""
            self._iface.messageBar().pushMessage("Pinpoint", f"{notes[0]}{more}", Qgis.MessageLevel.Warning, 12)

    def _ask_consent(self, parcel):
        """Ask once per host whether photos may be sent there; the run waits for the answer."""
        if self._task is not None:
            consent.Consent(parcel, self._task, self).open()

    def cancel(self):
        """Stop the run once the photos being located are done; finished photos are kept."""
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def _take_result(self, result):
        path = result.photo.path
        self._results[path] = result
        self._map.forget(path)
        log(f"{path}: {wording.outcome_in_words(result)}")
        self._show_state(path)
        if self._current_photo is not None and self._current_photo.path == path:
            self._show_answer(path)  # else a review of the old answer would be written to the new one

    def _show_state(self, path):
        result = self._results.get(path)
        if result is None:
            self.photos.set_state(path, WAITING, WAITING)
            return
        outcome = "failed" if isinstance(result, Failure) else result.outcome.value
        self.photos.set_state(path, outcome, state_in_words(result))

    def _take_end(self, task):
        self._task = None
        for path in self.photos.paths():
            self._show_state(path)
        self._show_running(False)
        self.status.setText(self._end_in_words(task))
        if task.path and task.waiting:
            self._offer_rest(task.path)
        elif task.path and task.path == self._interrupted_run:
            self._offer_rest(runs.broken_off(settings.load().runs))
        if task.path:
            self._add_layers(task.path)
        if task.error:
            self._warn(task.error)

    def _end_in_words(self, task):
        if task.refused:
            return "nothing was sent"
        if task.isCanceled():
            return "cancelled; finished photos are kept"
        return f"{wording.photos_in_words(sum(path in self._results for path in self.photos.paths()))} done"

    def _add_layers(self, path):
        """Add the run's layers to the project, or reload those that are there already."""
        try:
            opened = layers.open_run(path)
        except PinpointError as error:
            self._warn(str(error))
            return
        self.export_button.run_path = path
        self.export_button.setEnabled(True)
        loaded = layers.in_project(next(opened["run"].getFeatures())["run_id"])
        if loaded.keys() == opened.keys():
            layers.read_again(loaded)
            opened = loaded
        else:
            layers.add_to_project(opened)
        self._map.take(opened)
        if self._current_photo is not None:
            self._show_reviews()
        log(f"run written to {path}")
        self._announce(f"Results are kept in {path}")

    def _show_running(self, running):
        for widget in (self.cancel_button, self.progress):
            widget.setVisible(running)
        for widget in (self.status, self.locate_button):
            widget.setVisible(not running)
        self.cancel_button.setEnabled(running)
        self.rest_button.setVisible(not running and self._interrupted_run is not None)
        self.locate_button.setEnabled(self.photos.count() > 0)
        self.picker.allow_changes(not running)
        self.export_button.setEnabled(not running and self.export_button.run_path is not None)
        if running:
            self.progress.setRange(0, 0)

    def _show_progress(self, percent):
        self.progress.setRange(0, 100)
        self.progress.setValue(int(percent))

    def _announce(self, message):
        self._iface.messageBar().pushMessage("Pinpoint", message, Qgis.MessageLevel.Success, 8)

    def _warn(self, message):
        self.status.setText(message)
        log(message, Qgis.MessageLevel.Warning)
        self._iface.messageBar().pushMessage("Pinpoint", message, Qgis.MessageLevel.Warning)

    # answers

    def _show_photo(self, item):
        self._show_answer(item.data(PATH))

    def _show_answer(self, path):
        result = self._results.get(path)
        if result is None:
            self._show_hint()
            return
        self._current_photo = result.photo
        self.answer.show_result(result, os.path.basename(path), self._map.reviews(path, result.photo.id))
        self._map.show_photo(path, result.photo.id, near_first=is_located(result))

    def _show_hint(self):
        self._current_photo = None
        self.answer.show_hint()

    def _show_candidate(self, rank):
        self._map.show_candidate(self._current_photo.path, tables.candidate_id(self._current_photo.id, rank))

    def _review(self, rank, state):
        photo = self._current_photo
        try:
            self._map.review(photo.path, tables.candidate_id(photo.id, rank), state)
        except PinpointError as error:
            self._warn(str(error))
        self._show_reviews()

    def _show_reviews(self):
        self.answer.show_reviews(self._map.reviews(self._current_photo.path, self._current_photo.id))

    def _forget_layers(self):
        self._map.forget_all()
        self.answer.show_reviews(None)

    def shut(self):
        """Cancel a run and disconnect from everything outside this dock."""
        QgsProject.instance().cleared.disconnect(self._forget_layers)
        self.photos.stop()
        self.engine.shut()
        task, self._task = self._task, None
        if task is not None and not sip.isdeleted(task):
            task.located.disconnect(self._take_result)
            task.ended.disconnect(self._take_end)
            task.progressChanged.disconnect(self._show_progress)
            task.cancel()
            task.wait(PATIENCE_S)


def is_located(result):
    """Tell whether a photo was located: no failure, and no doubt that the gallery covers its place."""
    return not isinstance(result, Failure) and result.outcome is Outcome.LOCATED


def state_in_words(result):
    """Return a photo's state in words short enough for a thumbnail."""
    if isinstance(result, Failure):
        return f"failed: {result.code.replace('_', ' ')}"
    return f"{result.confidence:.0%} within 25 km" if is_located(result) else wording.outcome_in_words(result)
