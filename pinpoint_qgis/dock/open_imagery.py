"""Open imagery from the dock: of the search area, or around what was answered, and what is located then."""

from __future__ import annotations

import os
from dataclasses import replace

from qgis.PyQt.QtCore import QObject, pyqtSignal

from pinpoint_engine import Failure, PinpointError
from pinpoint_engine.runs.reading import candidate_places

from .. import imagery, settings, words
from ..tasks import log
from ..translation import tr


class OpenImagery(QObject):
    """Opens the window that brings open imagery; `window` is that window while it is open.

    `locate_asked` says that the photos of the list are to be located, `again_asked` carries the path of a run and the
    ids of its photos that are to be located again, and `failed` why no window is opened, or that many pictures could
    not be had.
    """

    locate_asked = pyqtSignal()
    again_asked = pyqtSignal(str, object)
    failed = pyqtSignal(str)

    def __init__(self, engines, dock):
        super().__init__(dock)
        self._engines, self._dock, self.window = engines, dock, None

    def of_area(self, choice):
        """Open the window for the search area that is chosen."""
        if self._is_refused(settings.load().system):
            return
        try:
            polygons = choice.chosen().polygons
        except PinpointError as error:
            self.failed.emit(str(error))
            return
        self._open(choice.summary(), polygons).asked_again.connect(self.locate_asked)

    def around_photo(self, run, result):
        """Open the window for the ground around the candidates of a photo of a run; None where none is looked at."""
        if run is None or result is None or isinstance(result, Failure) or not result.candidates:
            self.failed.emit(tr("choose a located photo, then look for imagery around its candidates"))
            return
        if self._is_refused(result.system):
            return
        places = [each.location for each in result.candidates]
        self._open_around(run, os.path.basename(result.photo.path), places, [result.photo.id])

    def around_run(self, run):
        """Open the window for the ground around the candidates of all photos of a run; None if none is shown."""
        try:
            places = set() if run is None else candidate_places(run.path)
        except PinpointError as error:
            self.failed.emit(str(error))
            return
        if not places:
            self.failed.emit(tr("locate photos first, then look for imagery around them"))
            return
        if self._is_refused(run.record["system"]):
            return
        located = sum(row["latitude"] is not None for row in run.rows.values())
        self._open_around(run, words.photos(located), places, list(run.rows))

    def allow_around_run(self, action, run):
        """Enable the action that looks around a run, or say in its tooltip why imagery is of no use to it."""
        show_reach(action, "" if run is None else run.record["system"])

    def _is_refused(self, system):
        """Say why imagery would be of no use to a system, if so: the settings may have changed since it was offered."""
        why = imagery.out_of_reach(replace(settings.load(), system=system))
        if why:
            self.failed.emit(why)
        return bool(why)

    def _open_around(self, run, name, places, photo_ids):
        path, window = str(run.path), self._open(name, around=places)
        window.asked_again.connect(lambda: self.again_asked.emit(path, photo_ids))

    def _open(self, name, polygons=(), around=()):
        from .imagery_dialog import ImageryDialog

        if self.window is not None:
            self.window.reject()
        self.window = ImageryDialog(self._engines, name, polygons, around, self._dock)
        self.window.finished.connect(self._forget)
        self.window.warned.connect(self.failed)
        self.window.brought.connect(lambda folder: log(f"gallery of open imagery: {folder}"))
        self.window.show()
        return self.window

    def _forget(self, _result):
        self.window = None


def show_reach(action, system, tip=""):
    """Enable a button or an action if the engine of the settings searches imagery by a system; else say why not.

    `tip` is its tooltip if it does.
    """
    why = imagery.out_of_reach(replace(settings.load(), system=system))
    action.setEnabled(not why)
    action.setToolTip(why or tip)


def again_in_words(task):
    """Return what became of photos that were located again."""
    told = [tr("nothing was sent")] if task.refused else []
    if task.changed:
        located = tr("{photos} located again; the run keeps the earlier answers beside the new ones")
        told.append(located.format(photos=words.photos(task.changed)))
    if task.unchanged:
        kept = tr("{photos} could not be located again and keep what they had; the log says why")
        told.append(kept.format(photos=words.photos(task.unchanged)))
    if task.isCanceled():
        told.append(tr("cancelled; finished photos are kept"))
    return ". ".join(told)
