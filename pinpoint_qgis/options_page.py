"""Pinpoint's page in QGIS's options: the engine, its model pack and galleries, the folder of runs, candidates."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory, QgsPasswordLineEdit
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSpinBox,
    QWidget,
)

from pinpoint_engine import PinpointError

from . import RESOURCES, remote, settings
from .engines import HERE, REMOTE
from .local.environment import Environment

WAYS = (
    ("", "On this machine, in a process of its own"),
    (HERE, "On this machine, inside QGIS (its Python must have all packages)"),
    (REMOTE, "By an engine on another machine"),
)
"""Where photos can be located: the value of the setting, and its text."""
NOWHERE = "Nothing leaves this machine unless you choose an engine on another machine."
ELSEWHERE = "Pixels of photos are sent to that engine, which uses its own pack and galleries."
NO_TOKEN = "the token that the engine was started with"  # nosec B105: a placeholder
HAS_TOKEN = "stored encrypted in QGIS's authentication database"  # nosec B105: a placeholder


class PinpointOptions(QgsOptionsWidgetFactory):
    """Creates the options page when the options dialog opens."""

    def __init__(self, engines):
        super().__init__("Pinpoint", QIcon(str(RESOURCES / "icons" / "pinpoint.svg")))
        self._engines = engines

    def createWidget(self, parent):
        """Return the page."""
        return OptionsPage(self._engines, parent)


class OptionsPage(QgsOptionsPageWidget):
    """Edits the settings; they are saved when the dialog is accepted."""

    def __init__(self, engines, parent=None):
        super().__init__(parent)
        self._engines = engines
        chosen = settings.load()
        self.engine = QComboBox()
        for value, text in WAYS:
            self.engine.addItem(text, value)
        self.engine.setCurrentIndex(max(0, self.engine.findData(chosen.engine)))
        self._build_remote(chosen)
        self.engine_folder = _folder(chosen.engines, str(Environment().root))
        self.pack = _folder(chosen.pack, "the pack that comes with the plugin")
        self.runs = _folder(chosen.runs, settings.default_folder())
        self.galleries, self.gallery_buttons = QListWidget(), self._gallery_buttons()
        self.galleries.addItems(chosen.galleries)
        self.top_k = QSpinBox()
        self.top_k.setRange(1, 100)
        self.top_k.setValue(chosen.top_k)
        form = QFormLayout(self)
        form.addRow("Photos are located", self.engine)
        form.addRow("Address of the remote engine", self.address)
        form.addRow("Token", self.token)
        form.addRow("", self.agreed)
        form.addRow("", self.fault)
        form.addRow("Folder of the engine", self.engine_folder)
        form.addRow("Model pack", self.pack)
        form.addRow("Your own galleries", self.galleries)
        form.addRow("", self.gallery_buttons)
        form.addRow("Folder of runs", self.runs)
        form.addRow("Candidates per photo", self.top_k)
        form.addRow(self.note)
        self._show_remote()

    def _build_remote(self, chosen):
        self.address = QLineEdit(chosen.remote)
        self.address.setPlaceholderText("https://engine.example.org")
        self.token = QgsPasswordLineEdit()
        self.agreed = QCheckBox("Send photos there without asking again")
        self.note, self.fault = QLabel(), QLabel()
        self.fault.setWordWrap(True)
        self.address.textChanged.connect(self._show_remote)
        self.engine.currentIndexChanged.connect(self._show_remote)

    def _show_remote(self):
        """Show token and consent for the address, and what is wrong with the address."""
        url, chosen = self.address.text().strip(), self.engine.currentData() == REMOTE
        try:
            remote.check(url)
            fault = ""
        except PinpointError as error:
            fault = str(error) if chosen else ""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.token.setPlaceholderText(HAS_TOKEN if self._engines.remotes.has_token(url) else NO_TOKEN)
        self.agreed.setChecked(remote.has_agreed(url))
        for field in (self.address, self.token, self.agreed):
            field.setEnabled(chosen)
        for field in (self.engine_folder, self.pack, self.galleries, self.gallery_buttons):
            field.setEnabled(not chosen)
        self.note.setText(ELSEWHERE if chosen else NOWHERE)

    def _apply_remote(self):
        """Save token and consent; an empty token field leaves the stored token unchanged."""
        url = self.address.text().strip()
        if self.engine.currentData() == REMOTE and remote.host_of(url):
            remote.agree(remote.host_of(url), self.agreed.isChecked())
            if self.token.text():
                self._engines.remotes.keep_token(url, self.token.text().strip())
                self.token.clear()
                self._show_remote()

    def _gallery_buttons(self):
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        add, remove = QPushButton("Add…"), QPushButton("Remove")
        add.clicked.connect(self._add_gallery)
        remove.clicked.connect(self._remove_gallery)
        row.addWidget(add)
        row.addWidget(remove)
        row.addStretch(1)
        return buttons

    def _add_gallery(self):
        folder = QFileDialog.getExistingDirectory(self, "Gallery made with `pinpoint gallery build`")
        if folder:
            self.galleries.addItem(folder)

    def _remove_gallery(self):
        for item in self.galleries.selectedItems():
            self.galleries.takeItem(self.galleries.row(item))

    def apply(self):
        """Save the settings."""
        folders = tuple(self.galleries.item(row).text() for row in range(self.galleries.count()))
        chosen = {"pack": self.pack.filePath(), "runs": self.runs.filePath(), "top_k": self.top_k.value()}
        chosen |= {"engine": self.engine.currentData(), "engines": self.engine_folder.filePath()}
        self._apply_remote()
        settings.save(replace(settings.load(), galleries=folders, remote=self.address.text().strip(), **chosen))
        self._engines.forget()


def _folder(path, placeholder):
    chooser = QgsFileWidget()
    chooser.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
    chooser.setFilePath(path)
    chooser.lineEdit().setPlaceholderText(placeholder)
    return chooser
