"""Reads a search area off the main thread: the polygons of a layer, or a country by its name."""

from __future__ import annotations

import gc
import traceback

from qgis.core import Qgis, QgsProject, QgsTask
from qgis.PyQt.QtCore import pyqtSignal

from pinpoint_engine.errors import PinpointError

from .. import area_shapes
from ..engine_words import said
from ..tasks import log
from ..translation import tr

EVERY = 500
"""Progress is told after so many features."""


def collect_again():
    """Let Python's garbage collector see again what a reading hid from it, as the area is removed."""
    gc.unfreeze()


class AreaReading(QgsTask):
    """Reads an area, measures it and finds its outline; `ended` carries this task, with the results or an `error`.

    Args:
        name: What is read, as the task list shows it.
        read: Returns the area; it is called with a function that tells, from the number of features read, whether to go
            on.
        count: How many features there are, or 0.
    """

    ended = pyqtSignal(object)

    def __init__(self, name, read, count=0):
        told = tr("Read the search area {name}").format(name=name)
        super().__init__(told, QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._read, self._count = read, count
        self._measure = area_shapes.distances(QgsProject.instance())
        self.search = self.outline = None
        self.km2 = 0.0
        self.error = ""

    def run(self):
        """Read on a worker thread; never raises, as an exception here can crash QGIS."""
        try:
            self.search = self._read(self._goes_on)
            if not self.isCanceled():
                self.outline = area_shapes.outline(self.search.polygons)
                self.km2 = area_shapes.size_km2(self.search.polygons, self._measure)
        except PinpointError as error:
            self.error = said(str(error))
        except Exception:
            self.error = tr("an unexpected error occurred; please report it with the Pinpoint tab of the message log")
            log(traceback.format_exc(), Qgis.MessageLevel.Critical)
        return not self.error

    def _goes_on(self, number):
        """Tell progress, and whether to go on.

        The places of a large layer are a million objects, at which the garbage collector would look again and again:
        with 100,000 polygons it stopped QGIS for 0.5 to 0.9 s. They are no garbage, so that they are hidden from it.
        Python can do so for the whole process only; what that costs, and what else there is, is in docs/decisions.md.
        """
        if number % EVERY == EVERY - 1:
            gc.freeze()
            self.setProgress(min(99.0, 100 * number / self._count) if self._count > 0 else 0.0)
        return not self.isCanceled()

    def finished(self, _ok):
        """Tell the main thread that the area is read, or why it is not."""
        self.ended.emit(self)
