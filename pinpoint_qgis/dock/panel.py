"""The Pinpoint dock: photos in, Locate, answers on the map."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from qgis.core import Qgis, QgsApplication, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pinpoint_engine import Failure, Outcome, Photo, PinpointError, Request, Source, runs, tables, wording
from pinpoint_engine.photos import list_files
from pinpoint_engine.runs import Run

from .. import layers, settings
from ..exports import export_run
from ..tasks import LocateTask, log
from . import consent
from .album_choice import AlbumChoice
from .answer_view import AnswerView
from .area_choice import AreaChoice
from .engine_row import EngineRow
from .photo_list import PATH, WAITING, PhotoList
from .run_map import RunMap
from .system_choice import SystemChoice

EXPORT_TIP = "Write the last run as Shapefile, GeoJSON, KML, GeoParquet or CSV; its GeoPackage is kept anyway"
STREET_TIP = (
    "Tick it for frames of a dash cam or faces of a panorama: they are then compared the way that suits street-level "
    "frames. Leave it for any other photo."
)
EXPORT_FILTER = ";;".join(
    f"{name} (*{suffix})"
    for name, suffix in (
        ("ESRI Shapefile", ".shp"),
        ("GeoPackage", ".gpkg"),
        ("GeoJSON", ".geojson"),
        ("KML", ".kml"),
        ("GeoParquet", ".parquet"),
        ("CSV", ".csv"),
    )
)
FILTER = "Photos (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.heif *.avif);;All files (*)"
PATIENCE_S = 3.0
"""How long unloading waits for a cancelled run."""


class PinpointDock(QgsDockWidget):
    """Holds the photos of an analyst and the answers of the last run to each."""

    def __init__(self, iface, engines):
        super().__init__("Pinpoint", iface.mainWindow())
        self.setObjectName("PinpointDock")
        self._iface, self._engines = iface, engines
        self._task = None
        self._results = {}
        self._shown = None
        self._map = RunMap(iface.mapCanvas())
        self._run_path = None
        self._broken_off = None
        self._build()
        QgsProject.instance().cleared.connect(self._forget_layers)

    def _build(self):
        self.photos = PhotoList()
        self.photos.dropped.connect(self.add_paths)
        self.photos.itemClicked.connect(self._show_photo)
        self.photos.itemActivated.connect(self._show_photo)
        self.photos.moved.connect(self._show_photo)
        self.area = AreaChoice(self._iface.mapCanvas())
        self.answer = AnswerView()
        self.answer.chosen.connect(self._show_candidate)
        self.answer.reviewed.connect(self._review)
        top = QWidget()
        upper = QVBoxLayout(top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addLayout(self._photo_buttons())
        upper.addWidget(self.photos, 1)
        upper.addWidget(QLabel("Search"))
        upper.addWidget(self.area)
        self.album = AlbumChoice()
        upper.addWidget(self.album)
        self.system = SystemChoice(settings.load().system)
        self.system.changed.connect(self._keep_system)
        upper.addLayout(_labelled("Located by", self.system))
        upper.addWidget(self._street_box())
        self.engine = EngineRow(self._engines)
        upper.addWidget(self.engine)
        upper.addLayout(self._run_row())
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(top)
        splitter.addWidget(self.answer)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 1)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(splitter)
        self.setWidget(body)
        self._show_running(False)
        self._offer_rest(runs.broken_off(settings.load().runs))

    def _photo_buttons(self):
        row = QHBoxLayout()
        self.add_button = _button("Add photos…", "pinpointAddPhotos", self._ask_photos, "Choose photos to locate")
        self.folder_button = _button("Add folder…", "pinpointAddFolder", self._ask_folder, "Add all photos of a folder")
        self.remove_button = _button(
            "Remove", "pinpointRemove", self._remove, "Take photos off the list (none selected: all)"
        )
        for button in (self.add_button, self.folder_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        self.export_button = _button("Export…", "pinpointExport", self._ask_export, EXPORT_TIP)
        row.addWidget(self.export_button)
        return row

    def _street_box(self):
        self.street = QCheckBox("Photos are street-level frames")
        self.street.setObjectName("pinpointStreetLevel")
        self.street.setToolTip(STREET_TIP)
        self.street.setChecked(settings.load().street_level)
        self.street.toggled.connect(self._keep_street)
        return self.street

    def _keep_system(self):
        settings.save(replace(settings.load(), system=self.system.system()))

    def _keep_street(self, checked):
        settings.save(replace(settings.load(), street_level=checked))

    def _run_row(self):
        row = QHBoxLayout()
        self.locate_button = QPushButton("Locate")
        self.locate_button.setObjectName("pinpointLocate")
        self.locate_button.setDefault(True)
        self.locate_button.clicked.connect(self.locate)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setObjectName("pinpointCancel")
        self.cancel_button.clicked.connect(self.cancel)
        self.rest_button = _button("Locate the rest", "pinpointRest", self.locate_rest, "")
        self.progress = QProgressBar()
        self.progress.setObjectName("pinpointProgress")
        self.status = QLabel()
        self.status.setObjectName("pinpointStatus")
        self.status.setWordWrap(True)
        row.addWidget(self.locate_button)
        row.addWidget(self.rest_button)
        row.addWidget(self.cancel_button)
        row.addWidget(self.progress, 1)
        row.addWidget(self.status, 1)
        return row

    # photos

    def _ask_photos(self):
        paths, _ = QFileDialog.getOpenFileNames(self, "Photos to locate", "", FILTER)
        self.add_paths(paths)

    def _ask_folder(self):
        folder = QFileDialog.getExistingDirectory(self, "Folder of photos to locate")
        self.add_paths([folder] if folder else [])

    def add_paths(self, paths):
        """Add photos and folders (searched recursively) to the list."""
        if not paths:
            return
        listing = list_files(paths)
        new = self.photos.add(listing.paths)
        words = [f"{wording.photos_in_words(self.photos.count())} ({new} new)", listing.in_words()]
        self.status.setText("; ".join(filter(None, words)))
        self._show_running(self._task is not None)

    def _remove(self):
        if self.photos.selectedItems():
            self.photos.remove_selected()
        else:
            self.photos.clear_all()
        self._results = {path: self._results[path] for path in self.photos.paths() if path in self._results}
        self._show_hint()
        self.status.setText(wording.photos_in_words(self.photos.count()))
        self._show_running(self._task is not None)

    def _ask_export(self):
        target, _ = QFileDialog.getSaveFileName(self, "Export the last run", "", EXPORT_FILTER)
        if target and self._may_replace(_exported_before(Path(target))):
            self.export(target)

    def _may_replace(self, names):
        """Ask whether files may be replaced that the file dialog did not ask about: there is one for each table."""
        question = f"These files are there already and will be replaced:\n{', '.join(names)}"
        buttons = QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel
        asked = QMessageBox.question
        return not names or asked(self, "Export", question, buttons) == QMessageBox.StandardButton.Yes

    def export(self, target):
        """Write the tables of the last run in the format that the suffix of `target` names."""
        try:
            notes = export_run(self._run_path, target)
        except PinpointError as error:
            self._warn(str(error))
            return
        for note in notes:
            log(note, Qgis.MessageLevel.Warning)
        words = f"Exported beside {target}" + (f"; {len(notes)} notes in the log" if notes else "")
        self._iface.messageBar().pushMessage("Pinpoint", words, Qgis.MessageLevel.Success, 8)

    # running

    def locate(self):
        """Locate all photos of the list in the background."""
        chosen = settings.load()
        try:
            source = Source.STREET if self.street.isChecked() else Source.INTERNET
            asked = {**self.album.asked(), **self.system.asked()}
            area = self.area.chosen()
            request = Request(top_k=chosen.top_k, within=area.polygons, photo_source=source, **asked)
            self._engines.get_ready(chosen)
        except (PinpointError, ValueError) as error:
            self._warn(str(error))
            return
        self._tell_passed_over(area.notes)
        photos = list(map(Photo.at, self.photos.paths()))
        self._start(LocateTask(self._engines, chosen, photos, request))

    def locate_rest(self):
        """Locate in the background what a run has not located that was broken off."""
        chosen = settings.load()
        try:
            with closing(Run.open(self._broken_off)) as run:
                asked, rest = run.photos(), run.rest()
            chosen = replace(chosen, system=run.record["system"])
            self._engines.get_ready(chosen)
        except PinpointError as error:
            self._warn(str(error))
            return
        self.photos.add([photo.path for photo in asked])
        self._start(LocateTask(self._engines, chosen, rest, run.request, self._broken_off))

    def _start(self, task):
        """Run a task and show how its photos stand."""
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
        """Offer to locate the rest of a run that was broken off; None: there is none."""
        self._broken_off = path
        if path is not None:
            self.rest_button.setToolTip(f"Some photos of {path} are not located yet: locate them, as they were asked")
        self.rest_button.setVisible(path is not None and self._task is None)

    def _tell_passed_over(self, notes):
        """Say what of the area's layer is not searched, beside the run."""
        for note in notes:
            log(note, Qgis.MessageLevel.Warning)
        if notes:
            more = f" ({len(notes) - 1} more in the log)" if len(notes) > 1 else ""
            self._iface.messageBar().pushMessage("Pinpoint", f"{notes[0]}{more}", Qgis.MessageLevel.Warning, 12)

    def _ask_consent(self, parcel):
        """Ask once per host whether photos may be sent there; the run waits."""
        if self._task is not None:
            consent.Consent(parcel, self._task, self).open()

    def cancel(self):
        """Stop the run after the photos in hand; finished ones are kept."""
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def _take_result(self, result):
        path = result.photo.path
        self._results[path] = result
        self._map.forget(path)
        log(f"{path}: {wording.outcome_in_words(result)}")
        self._show_state(path)
        if self._shown is not None and self._shown.path == path:
            self._show_answer(path)  # else a review of the older answer would be written to the newer one

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
        elif task.path and task.path == self._broken_off:
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
        try:
            opened = layers.open_run(path)
        except PinpointError as error:
            self._warn(str(error))
            return
        self._run_path = path
        self.export_button.setEnabled(True)
        there = layers.in_project(next(opened["run"].getFeatures())["run_id"])
        if there.keys() == opened.keys():
            layers.read_again(there)
            opened = there
        else:
            layers.add_to_project(opened)
        self._map.take(opened)
        if self._shown is not None:
            self._show_reviews()
        log(f"run written to {path}")
        self._iface.messageBar().pushMessage("Pinpoint", f"Results are kept in {path}", Qgis.MessageLevel.Success, 8)

    def _show_running(self, running):
        self.cancel_button.setVisible(running)
        self.cancel_button.setEnabled(running)
        self.progress.setVisible(running)
        self.status.setVisible(not running)
        self.locate_button.setVisible(not running)
        self.rest_button.setVisible(not running and self._broken_off is not None)
        self.locate_button.setEnabled(self.photos.count() > 0)
        for button in (self.add_button, self.folder_button, self.remove_button):
            button.setEnabled(not running)
        self.export_button.setEnabled(not running and self._run_path is not None)
        if running:
            self.progress.setRange(0, 0)

    def _show_progress(self, percent):
        self.progress.setRange(0, 100)
        self.progress.setValue(int(percent))

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
        self._shown = result.photo
        self.answer.show_result(result, os.path.basename(path), self._map.reviews(path, result.photo.id))
        self._map.show_photo(path, result.photo.id, near_first=is_located(result))

    def _show_hint(self):
        self._shown = None
        self.answer.show_hint()

    def _show_candidate(self, rank):
        self._map.show_candidate(self._shown.path, tables.candidate_id(self._shown.id, rank))

    def _review(self, rank, state):
        photo = self._shown
        try:
            self._map.review(photo.path, tables.candidate_id(photo.id, rank), state)
        except PinpointError as error:
            self._warn(str(error))
        self._show_reviews()

    def _show_reviews(self):
        self.answer.show_reviews(self._map.reviews(self._shown.path, self._shown.id))

    def _forget_layers(self):
        self._map.forget_all()
        self.answer.show_reviews(None)

    def shut(self):
        """Cancel what runs and let go of everything outside this dock."""
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


def _button(text, name, slot, tip):
    button = QToolButton()
    button.setText(text)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.clicked.connect(slot)
    return button


def _exported_before(target):
    """Return the names of files beside `target` that an export to it would replace."""
    return sorted(file.name for file in tables.files_of(target) if os.path.exists(file))


def _labelled(text, widget):
    row = QHBoxLayout()
    row.addWidget(QLabel(text))
    row.addWidget(widget, 1)
    return row


def is_located(result):
    """Tell whether a photo has an answer that the gallery stands for."""
    return not isinstance(result, Failure) and result.outcome is Outcome.LOCATED


def state_in_words(result):
    """Say how a photo stands, short enough for a thumbnail."""
    if isinstance(result, Failure):
        return f"failed: {result.code.replace('_', ' ')}"
    return f"{result.confidence:.0%} within 25 km" if is_located(result) else wording.outcome_in_words(result)
