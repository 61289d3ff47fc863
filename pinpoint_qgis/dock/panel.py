"""The Pinpoint dock: photos in, Locate, answers on the map."""

from __future__ import annotations

import os

from qgis.core import (
    Qgis,
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsDockWidget
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pinpoint_engine import Failure, Outcome, PinpointError, Request, tables

from .. import layers, settings
from ..engines import export_run, photo_files
from ..tasks import LocateTask, log
from .answer_view import AnswerView
from .area_choice import AreaChoice
from .photo_list import PATH, WAITING, PhotoList

EXPORT_TIP = "Write the last run as Shapefile, GeoJSON, KML, GeoParquet or CSV; its GeoPackage is kept anyway"
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
WORLD = QgsRectangle(-180, -89.99, 180, 89.99)
"""What a map can be asked to show; most coordinate reference systems cannot express the poles themselves."""
AROUND_DEG = 1.0
"""A click on a photo shows the candidates this near to its first one."""


class PinpointDock(QgsDockWidget):
    """Holds the photos of an analyst and the answers of the last run to each."""

    def __init__(self, iface, engines):
        super().__init__("Pinpoint", iface.mainWindow())
        self.setObjectName("PinpointDock")
        self._iface, self._engines = iface, engines
        self._task = None
        self._results = {}
        self._layers = {}
        self._run_path = None
        self._build()
        QgsProject.instance().cleared.connect(self._forget_layers)

    def _build(self):
        self.photos = PhotoList()
        self.photos.dropped.connect(self.add_paths)
        self.photos.itemClicked.connect(self._show_photo)
        self.photos.itemActivated.connect(self._show_photo)
        self.area = AreaChoice(self._iface.mapCanvas())
        self.answer = AnswerView()
        self.answer.chosen.connect(self._show_candidate)
        top = QWidget()
        upper = QVBoxLayout(top)
        upper.setContentsMargins(0, 0, 0, 0)
        upper.addLayout(self._photo_buttons())
        upper.addWidget(self.photos, 1)
        upper.addWidget(QLabel("Search"))
        upper.addWidget(self.area)
        upper.addLayout(self._run_row())
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(top)
        splitter.addWidget(self.answer)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addWidget(splitter)
        self.setWidget(body)
        self._show_running(False)

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

    def _run_row(self):
        row = QHBoxLayout()
        self.locate_button = QPushButton("Locate")
        self.locate_button.setObjectName("pinpointLocate")
        self.locate_button.setDefault(True)
        self.locate_button.clicked.connect(self.locate)
        self.cancel_button = QPushButton("Cancel")
        self.cancel_button.setObjectName("pinpointCancel")
        self.cancel_button.clicked.connect(self.cancel)
        self.progress = QProgressBar()
        self.progress.setObjectName("pinpointProgress")
        self.status = QLabel()
        self.status.setObjectName("pinpointStatus")
        self.status.setWordWrap(True)
        row.addWidget(self.locate_button)
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
        try:
            new = self.photos.add(photo_files().list_files(paths))
        except PinpointError as error:
            self._warn(str(error))
            return
        self.status.setText(f"{tables.photos_in_words(self.photos.count())} ({new} new)")
        self._show_running(self._task is not None)

    def _remove(self):
        if self.photos.selectedItems():
            self.photos.remove_selected()
        else:
            self.photos.clear_all()
        self._results = {path: self._results[path] for path in self.photos.paths() if path in self._results}
        self.answer.show_hint()
        self.status.setText(tables.photos_in_words(self.photos.count()))
        self._show_running(self._task is not None)

    def _ask_export(self):
        target, _ = QFileDialog.getSaveFileName(self, "Export the last run", "", EXPORT_FILTER)
        if target:
            self.export(target)

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
            request = Request(top_k=chosen.top_k, within=self.area.polygons())
        except (PinpointError, ValueError) as error:
            self._warn(str(error))
            return
        paths = self.photos.paths()
        for path in paths:
            self.photos.set_state(path, "", "…")
        self._task = LocateTask(self._engines, chosen, paths, request)
        self._task.located.connect(self._take_result)
        self._task.ended.connect(self._take_end)
        self._task.progressChanged.connect(self._show_progress)
        self._show_running(True)
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self):
        """Stop the run after the photos in hand; finished ones are kept."""
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def _take_result(self, result):
        path = result.photo.path
        self._results[path] = result
        self._layers.pop(path, None)
        self._show_state(path)

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
        done = sum(path in self._results for path in self.photos.paths())
        self.status.setText(
            "cancelled; finished photos are kept" if task.isCanceled() else f"{tables.photos_in_words(done)} done"
        )
        if task.path:
            self._add_layers(task.path)
        if task.error:
            self._warn(task.error)

    def _add_layers(self, path):
        try:
            opened = layers.open_run(path)
        except PinpointError as error:
            self._warn(str(error))
            return
        self._run_path = path
        self.export_button.setEnabled(True)
        ids = {name: layer.id() for name, layer in opened.items()}
        layers.add_to_project(opened)
        for row in opened["photos"].getFeatures():
            self._layers[row["photo"]] = ids
        self._zoom([feature for feature in opened["candidates"].getFeatures('"rank" = 1')], 0.15)
        log(f"run written to {path}")
        self._iface.messageBar().pushMessage("Pinpoint", f"Results are kept in {path}", Qgis.MessageLevel.Success, 8)

    def _show_running(self, running):
        self.cancel_button.setVisible(running)
        self.cancel_button.setEnabled(running)
        self.progress.setVisible(running)
        self.status.setVisible(not running)
        self.locate_button.setVisible(not running)
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
        path = item.data(PATH)
        result = self._results.get(path)
        if result is None:
            self.answer.show_hint()
            return
        self.answer.show_result(result, os.path.basename(path))
        found = self._select(path, f"\"photo_id\" = '{result.photo.id}'")
        self._zoom(_around_first(found) if is_located(result) else found, 0.15)

    def _show_candidate(self, rank):
        item = self.photos.currentItem()
        if item is not None and item.data(PATH) in self._results:
            photo = self._results[item.data(PATH)].photo
            self._zoom(self._select(item.data(PATH), f"\"cand_id\" = '{tables.candidate_id(photo.id, rank)}'"), 0.02)

    def _select(self, path, expression):
        """Select candidates of a photo on the map and return them."""
        layer = QgsProject.instance().mapLayer(self._layers.get(path, {}).get("candidates", ""))
        if layer is None:
            return []
        layer.selectByExpression(expression)
        return layer.selectedFeatures()

    def _zoom(self, features, margin_deg):
        """Show features with WGS 84 geometries, and something of what is around them."""
        extent = QgsRectangle()
        for feature in features:
            point = feature.geometry().boundingBox()
            extent.combineExtentWith(point.buffered(margin_deg))
        extent = extent.scaled(1.2).intersect(WORLD)
        if extent.isEmpty():
            return
        canvas = self._iface.mapCanvas()
        wgs84 = QgsCoordinateReferenceSystem(layers.WGS84)
        transform = QgsCoordinateTransform(wgs84, canvas.mapSettings().destinationCrs(), QgsProject.instance())
        try:
            canvas.setExtent(transform.transformBoundingBox(extent))
        except QgsCsException:
            log("the map's coordinate reference system cannot show the candidates; the map stays where it is")
        canvas.refresh()

    def _forget_layers(self):
        self._layers.clear()

    def shut(self):
        """Cancel what runs and let go of everything outside this dock."""
        QgsProject.instance().cleared.disconnect(self._forget_layers)
        self.photos.stop()
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


def _around_first(candidates):
    """Leave out the candidates that lie far from the best one: with them the map would show the whole world."""
    ranked = sorted(candidates, key=lambda candidate: candidate["rank"])
    if not ranked:
        return []
    first = ranked[0].geometry()
    return [each for each in ranked if each.geometry().distance(first) < AROUND_DEG]


def is_located(result):
    """Tell whether a photo has an answer that the gallery stands for."""
    return not isinstance(result, Failure) and result.outcome is Outcome.LOCATED


def state_in_words(result):
    """Say how a photo stands, short enough for a thumbnail."""
    if isinstance(result, Failure):
        return f"failed: {result.code.replace('_', ' ')}"
    return f"{result.confidence:.0%} within 25 km" if is_located(result) else "probably outside"
