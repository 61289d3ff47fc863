"""The choice of a model pack in the options: one that is offered by name, got when asked to, or a folder."""

from __future__ import annotations

from functools import partial

from qgis.gui import QgsFileWidget
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from pinpoint_engine import PinpointError

from . import offers, packs, settings, tasks
from .gallery_task import GalleryTask
from .translation import tr

OTHER = None
"""Stands for a folder of the user's among the packs."""


class PackChoice(QWidget):
    """Lets the analyst choose a pack; one that is offered by name is downloaded when its button is pressed."""

    def __init__(self, engines, chosen="", parent=None):
        super().__init__(parent)
        self._engines, self._task = engines, None
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointPack")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(12)
        self.kind.addItem(tr("{pack}, which comes with the plugin").format(pack=packs.EMBEDDED), "")
        self.kind.addItem(tr("{pack}, anywhere on Earth").format(pack=packs.WORLD), str(packs.folder_of(packs.WORLD)))
        self.kind.addItem(tr("Another folder"), OTHER)
        self.other = QgsFileWidget()
        self.other.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.about, self.said = _text("pinpointPackAbout"), _text("pinpointPackSaid")
        self.get_button = QPushButton(tr("Get it"))
        self.get_button.setObjectName("pinpointGetPack")
        self.get_button.clicked.connect(self._get)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.kind, self.other, self.about):
            column.addWidget(part)
        column.addWidget(self.get_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._build_progress())
        column.addWidget(self.said)
        self.choose(chosen)
        self.kind.currentIndexChanged.connect(self._show)
        self._show()

    def _build_progress(self):
        self.progress_row = QWidget()
        row = QHBoxLayout(self.progress_row)
        row.setContentsMargins(0, 0, 0, 0)
        self.progress = QProgressBar()
        self.cancel_button = QPushButton(tr("Cancel"))
        self.cancel_button.setObjectName("pinpointCancelPack")
        self.cancel_button.clicked.connect(self._cancel)
        row.addWidget(self.progress, 1)
        row.addWidget(self.cancel_button)
        self.progress_row.hide()
        return self.progress_row

    def choose(self, folder):
        """Choose the pack in a folder; "" is the one that comes with the plugin."""
        known = self.kind.findData(folder)
        self.kind.setCurrentIndex(known if known >= 0 else self.kind.findData(OTHER))
        if known < 0:
            self.other.setFilePath(folder)

    def folder(self):
        """Return the folder of the chosen pack, "" for the one that comes with the plugin."""
        found = self.kind.currentData()
        return self.other.filePath() if found is OTHER else found

    def _show(self):
        is_world = self.kind.currentData() == str(packs.folder_of(packs.WORLD))
        need = offers.full_engine_needed(settings.load())
        self.other.setVisible(self.kind.currentData() is OTHER)
        self.about.setText(" ".join(filter(None, (packs.about_world(), need))))
        self.about.setVisible(is_world)
        self.get_button.setVisible(is_world and not packs.is_here(packs.WORLD))
        self.get_button.setEnabled(self._task is None and not need)

    def _get(self):
        """Download and assemble the pack in the background."""
        folder = self.kind.currentData()
        self._task = GalleryTask(tr("Getting {pack}").format(pack=packs.WORLD), settings.load(), packs.get, [folder])
        self._task.progressChanged.connect(self._show_progress)
        self._task.ended.connect(partial(_deliver, self, self._engines))
        self._say("")
        self._show_progress(0)
        self.progress_row.show()
        self.cancel_button.setEnabled(True)
        self._show()
        tasks.start(self._task)

    def _show_progress(self, percent):
        """Show how much is downloaded; when all is, the pack is assembled, which cannot be measured."""
        self.progress.setRange(0, 100 if percent < 100 else 0)
        self.progress.setValue(int(percent))
        if percent >= 100:
            self._say(tr("Downloaded. It is being assembled, which takes some minutes."))

    def _cancel(self):
        if self._task is not None:
            self.cancel_button.setEnabled(False)
            self._task.cancel()

    def take(self, said):
        """Show what has become of the pack."""
        self._task = None
        self.progress_row.hide()
        self._say(said)
        self._show()

    def _say(self, text):
        self.said.setText(text)
        self.said.setVisible(bool(text))


def _deliver(choice, engines, task):
    """Say that a pack is here or why not, and let the choice show it, unless the options were closed meanwhile."""
    said = _outcome(task)
    engines.changed.emit()
    try:
        choice.take(said)
    except RuntimeError:
        tasks.log(said)


def _outcome(task):
    if task.fault or task.isCanceled():
        return task.fault or tr("Cancelled; what was downloaded is kept, and goes on from there")
    [told] = task.told.values()
    return str(told) if isinstance(told, PinpointError) else tr("{pack} is here").format(pack=packs.WORLD)


def _text(name):
    label = QLabel()
    label.setObjectName(name)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.hide()
    return label
