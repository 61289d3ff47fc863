"""Pinpoint's page in QGIS's options: engine, model pack, the user's galleries, where runs are kept, candidates."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QSpinBox,
)

from . import RESOURCES, settings
from .engines import HERE, LOCAL
from .local.environment import Environment

WAYS = (
    ("", "In a process of its own where it is set up, else inside QGIS"),
    (LOCAL, "In a process of its own"),
    (HERE, "Inside QGIS, where its Python has all packages"),
)
"""Where photos may be located; a remote engine will be one more, with its address and authentication."""


class PinpointOptions(QgsOptionsWidgetFactory):
    """Makes the options page when the options dialog opens."""

    def __init__(self, engines):
        super().__init__("Pinpoint", QIcon(str(RESOURCES / "icons" / "pinpoint.svg")))
        self._engines = engines

    def createWidget(self, parent):
        """Return the page."""
        return OptionsPage(self._engines, parent)


class OptionsPage(QgsOptionsPageWidget):
    """Edits the settings; nothing is stored before OK."""

    def __init__(self, engines, parent=None):
        super().__init__(parent)
        self._engines = engines
        chosen = settings.load()
        self.engine = QComboBox()
        for value, text in WAYS:
            self.engine.addItem(text, value)
        self.engine.setCurrentIndex(max(0, self.engine.findData(chosen.engine)))
        self.engine_folder = _folder(chosen.engines, str(Environment().root))
        self.pack = _folder(chosen.pack, "the embedded pack")
        self.runs = _folder(chosen.runs, settings.default_folder())
        self.galleries = QListWidget()
        self.galleries.addItems(chosen.galleries)
        self.top_k = QSpinBox()
        self.top_k.setRange(1, 100)
        self.top_k.setValue(chosen.top_k)
        form = QFormLayout(self)
        form.addRow("Located", self.engine)
        form.addRow("Keep the engine in", self.engine_folder)
        form.addRow("Model pack", self.pack)
        form.addRow("Galleries of your own", self.galleries)
        form.addRow("", self._gallery_buttons())
        form.addRow("Keep runs in", self.runs)
        form.addRow("Candidates per photo", self.top_k)
        form.addRow(QLabel("Photos are located on this machine; nothing is sent anywhere."))

    def _gallery_buttons(self):
        row = QHBoxLayout()
        add, remove = QPushButton("Add…"), QPushButton("Remove")
        add.clicked.connect(self._add_gallery)
        remove.clicked.connect(self._remove_gallery)
        row.addWidget(add)
        row.addWidget(remove)
        row.addStretch(1)
        return row

    def _add_gallery(self):
        folder = QFileDialog.getExistingDirectory(self, "Gallery made with `pinpoint gallery build`")
        if folder:
            self.galleries.addItem(folder)

    def _remove_gallery(self):
        for item in self.galleries.selectedItems():
            self.galleries.takeItem(self.galleries.row(item))

    def apply(self):
        """Store what was chosen."""
        folders = tuple(self.galleries.item(row).text() for row in range(self.galleries.count()))
        chosen = {"pack": self.pack.filePath(), "runs": self.runs.filePath(), "top_k": self.top_k.value()}
        chosen |= {"engine": self.engine.currentData(), "engines": self.engine_folder.filePath()}
        settings.save(replace(settings.load(), galleries=folders, **chosen))
        self._engines.forget()


def _folder(path, placeholder):
    chooser = QgsFileWidget()
    chooser.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
    chooser.setFilePath(path)
    chooser.lineEdit().setPlaceholderText(placeholder)
    return chooser
