"""The menu of runs: open one from a file, or one of the latest."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QMenu, QToolButton

from pinpoint_engine import wording
from pinpoint_engine.errors import PinpointError
from pinpoint_engine.runs import reading

from .. import settings, words
from ..translation import tr

OPENED = f"{settings.GROUP}/opened"
MOST = 12


class RunMenu(QToolButton):
    """A button with the menu; `opened` carries the path of the run that was chosen."""

    opened = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setText(tr("Runs"))
        self.setObjectName("pinpointRuns")
        self.setToolTip(tr("Open a run of earlier: its photos, answers and reviews"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self.fill)
        self.setMenu(menu)

    def remember(self, path):
        """Remember a run that was opened from outside the folder of runs."""
        kept = [str(path), *(each for each in _opened() if each != str(path))]
        QgsSettings().setValue(OPENED, kept[:MOST])

    def fill(self):
        """List the latest runs."""
        menu = self.menu()
        menu.clear()
        menu.addAction(tr("Open run…"), self.choose)
        menu.addSeparator()
        found = [str(path) for path in reading.latest(settings.load().runs, MOST)]
        for path in [*found, *(each for each in _opened() if each not in found)][:MOST]:
            if Path(path).is_file():
                action = menu.addAction(_name(path))
                action.setData(path)
                action.setToolTip(path)
                action.triggered.connect(self._open)

    def choose(self):
        """Ask for a run's file, and open it."""
        title, kinds = tr("Open a run"), tr("Runs (*.gpkg)")
        path, _ = QFileDialog.getOpenFileName(self, title, settings.load().runs, kinds)
        if path:
            self.opened.emit(path)

    def _open(self):
        self.opened.emit(self.sender().data())


def _opened():
    kept = QgsSettings().value(OPENED, []) or []
    return [kept] if isinstance(kept, str) else list(kept)


def _name(path):
    """Return a run's time, system and number of photos, or its file name where it cannot be read now."""
    try:
        record = reading.read_record(Path(path))
    except PinpointError:
        return Path(path).name
    name = tr("{date}, {system}, {photos}").format(
        date=record["started"].strftime("%Y-%m-%d %H:%M"),
        system=wording.SYSTEMS.get(record["system"], record["system"]),
        photos=words.photos(record["n_photos"]),
    )
    waiting = record["n_waiting"]
    return tr("{run}, {count} not located").format(run=name, count=words.number(waiting)) if waiting else name
