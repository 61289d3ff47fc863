"""Joins the dock to the layers of its run: adds and reloads them, selects and zooms, and hears what is selected."""

from __future__ import annotations

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsExpression,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from pinpoint_engine.errors import PinpointError

from .. import layers
from ..tasks import log

WORLD = QgsRectangle(-180, -89.99, 180, 89.99)
"""The largest extent to zoom to, in degrees; most coordinate reference systems cannot express the poles."""
AROUND_DEG = 1.0
"""A click on a located photo zooms to the candidates this near to the first one."""
PHOTO_MARGIN_DEG, CANDIDATE_MARGIN_DEG = 0.15, 0.02
RELOAD_MS = 1000
"""How often the layers of a run that goes on are read again."""
POINTS = ("photos", "candidates")
TRIES, RETRY_MS = 6, 250
OF_PHOTO = ("candidates", "regions", "cells", "photos")
"""The layers that draw, or label, one photo only."""


class RunMap(QObject):
    """Knows the layers of the run that is open. The project owns them; only their ids are kept.

    `chosen` carries the photo id and rank of a candidate that was selected on the map or in its table, `edited` says
    that the layers' own edits were saved.
    """

    chosen = pyqtSignal(str, int)
    edited = pyqtSignal()
    complete = pyqtSignal()
    failed = pyqtSignal(str)

    def __init__(self, canvas, turns, parent=None):
        super().__init__(parent)
        self._canvas, self._turns = canvas, turns
        self._ids, self._selects, self._photo_id, self._unread = {}, False, None, []
        self._steps, self._half_added, self._editable = iter(()), "", True
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(RETRY_MS)
        self._retry.timeout.connect(lambda: self._turns.add(self._open_next))
        self._reload = QTimer(self)
        self._reload.setSingleShot(True)
        self._reload.setInterval(RELOAD_MS)
        self._reload.timeout.connect(self._read_points_again)

    def show_run(self, path, record, editable):
        """Show the layers of a run: those in the project, else they are opened and added, a step per turn.

        They can be edited in QGIS or not. `complete` says that all are there, `failed` why they are not.
        """
        self.forget()
        there = layers.in_project(record["run_id"])
        if "candidates" in there:
            self._take(there)
            return
        layers.remove_run(record["run_id"])
        self._path, self._run_id, self._tries, self._editable = path, record["run_id"], TRIES, editable
        self._steps = self._open_and_add()
        self._turns.add(self._open_next)

    def _open_and_add(self):
        """Open the layers, give each its style, and add it; yield in between, for QGIS to answer the user."""
        opened = {}
        for name, layer in layers.opening(self._path):
            opened[name] = layer
            layer.setReadOnly(not self._editable)
            yield
        self._canvas.freeze()  # else QGIS draws the map anew with each layer
        try:
            for _ in layers.adding(opened):
                self._half_added = self._run_id
                yield
        finally:
            self._canvas.freeze(False)
            self._canvas.refresh()

    def _open_next(self):
        """Take one more step; tell whether there are more."""
        try:
            if next(self._steps, self) is not self:
                return True
        except PinpointError as error:
            self._fail(error)
            return False
        self._half_added = ""
        self._turns.drop(self._open_next)
        there = layers.in_project(self._run_id)
        if "candidates" in there:
            self._take(there)
        return False

    def _fail(self, error):
        """Try again a little later: while a run is written, GDAL finds its file locked for moments."""
        if self._tries:
            self._steps = self._open_and_add()
            self._tries -= 1
            self._retry.start()
            return
        self.forget()
        self.failed.emit(str(error))

    def _take(self, there):
        self._ids = {name: layer.id() for name, layer in there.items()}
        there["candidates"].selectionChanged.connect(self._hear_selection)
        for name in ("photos", "candidates"):
            there[name].afterCommitChanges.connect(self.edited)
        self.draw_areas_of(self._photo_id)
        self.complete.emit()

    @property
    def is_opening(self):
        """Return whether layers are being opened."""
        return self._retry.isActive() or self._turns.waits(self._open_next)

    def forget(self):
        """Forget the layers; they stay in the project, unless they are not all there yet."""
        for name in ("photos", "candidates"):
            layer = self.layer(name)
            if layer is not None:
                layer.afterCommitChanges.disconnect(self.edited)
        if self.layer("candidates") is not None:
            self.layer("candidates").selectionChanged.disconnect(self._hear_selection)
        for timer in (self._reload, self._retry):
            timer.stop()
        for step in (self._open_next, self._read_next):
            self._turns.drop(step)
        self._ids, self._photo_id, self._unread, self._steps = {}, None, [], iter(())
        if self._half_added:
            layers.remove_run(self._half_added)
            self._half_added = ""

    def layer(self, name):
        """Return a layer of the run by the name of its table; None if it is not in the project."""
        return QgsProject.instance().mapLayer(self._ids.get(name, ""))

    def allow_edits(self, allowed):
        """Let the layers of the run be edited in QGIS, or not."""
        self._editable = allowed
        for name in self._ids:
            layer = self.layer(name)
            if layer is not None and layer.readOnly() == allowed:
                layer.setReadOnly(not allowed)

    def read_later(self, goes_on):
        """Read the points of photos and candidates again a second later, once for all calls until then.

        If no run goes on, it is a second after the last call: who reviews photo by photo must not wait for layers.
        """
        if not (goes_on and self._reload.isActive()):
            self._reload.start()

    def read_again(self):
        """Read all layers again, one per turn, to show what was written to their file."""
        self._read(self._ids)

    def _read_points_again(self):
        self._read(POINTS)

    def _read(self, names):
        self._unread += [name for name in names if name not in self._unread]
        self._turns.add(self._read_next)

    def _read_next(self):
        """Read one more layer again; tell whether there are more."""
        layer = self.layer(self._unread.pop(0)) if self._unread else None
        if layer is not None:
            self._selects = True
            layers.read_again(layer)
            self._selects = False
        return bool(self._unread)

    def zoom_to_first(self):
        """Zoom to the first candidates of all photos."""
        layer = self.layer("candidates")
        if layer is not None:
            self._zoom(layer.getFeatures('"rank" = 1'), PHOTO_MARGIN_DEG)

    def show_photo(self, photo_id, near_first=True):
        """Select all candidates of a photo, and draw its regions and geocells only.

        Zooms to all candidates, or with `near_first` to those near the first one.
        """
        self.draw_areas_of(photo_id)
        candidates = self._select(_equals("photo_id", photo_id))
        self._zoom(_around_first(candidates) if near_first else candidates, PHOTO_MARGIN_DEG)

    def draw_areas_of(self, photo_id):
        """Draw the regions and geocells of one photo only, and label its candidates; None draws none."""
        self._photo_id = photo_id
        for name in OF_PHOTO:
            layer = self.layer(name)
            if layer is not None:
                layers.show_only(layer, photo_id or "")

    def show_candidate(self, cand_id):
        """Select one candidate of a photo and zoom to it."""
        self._zoom(self._select(_equals("cand_id", cand_id)), CANDIDATE_MARGIN_DEG)

    def show_place(self, location):
        """Zoom to a place that no layer has, as those of an earlier answer, and flash it."""
        self._select("false")
        place = QgsFeature()
        place.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(location.lon, location.lat)))
        self._zoom([place], CANDIDATE_MARGIN_DEG)
        self._canvas.flashGeometries([place.geometry()], QgsCoordinateReferenceSystem(layers.WGS84))

    def _select(self, expression):
        layer = self.layer("candidates")
        if layer is None:
            return []
        self._selects = True
        layer.selectByExpression(expression)
        self._selects = False
        return layer.selectedFeatures()

    def _hear_selection(self):
        layer = self.layer("candidates")
        if self._selects or layer is None:
            return
        rows = layer.selectedFeatures()
        if rows and len({row["photo_id"] for row in rows}) == 1:
            self.chosen.emit(rows[0]["photo_id"], rows[0]["rank"] if len(rows) == 1 else 0)

    def _zoom(self, features, margin_deg):
        """Zoom to features with WGS 84 geometries, with a margin."""
        extent = QgsRectangle()
        for feature in features:
            extent.combineExtentWith(feature.geometry().boundingBox().buffered(margin_deg))
        extent = extent.scaled(1.2).intersect(WORLD)
        if extent.isEmpty():
            return
        wgs84 = QgsCoordinateReferenceSystem(layers.WGS84)
        crs = self._canvas.mapSettings().destinationCrs()
        transform = QgsCoordinateTransform(wgs84, crs, QgsProject.instance())
        try:
            self._canvas.setExtent(transform.transformBoundingBox(extent))
        except QgsCsException:
            log("the candidates lie outside the project's coordinate reference system; the map was not moved")
        self._canvas.refresh()


def _equals(column, value):
    return f'"{column}" = {QgsExpression.quotedValue(value)}'


def _around_first(candidates):
    """Return the candidates near the best one; zooming to all of them would often show the whole world."""
    ranked = sorted(candidates, key=lambda candidate: candidate["rank"])
    if not ranked:
        return []
    first = ranked[0].geometry()
    return [each for each in ranked if each.geometry().distance(first) < AROUND_DEG]
