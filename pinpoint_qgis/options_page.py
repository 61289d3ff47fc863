"""Pinpoint's page in QGIS's options: the engine, its model pack and galleries, the folder of runs, candidates."""

from __future__ import annotations

from dataclasses import replace

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget, QgsOptionsWidgetFactory, QgsPasswordLineEdit
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QWidget,
)

from pinpoint_engine import PinpointError

from . import RESOURCES, diagnostics, help_page, remote, settings
from .engine_words import said
from .engines import HERE, REMOTE
from .gallery_list import GalleryList
from .local.environment import Environment
from .pack_choice import PackChoice
from .theme import ThemeFollower
from .translation import tr


class PinpointOptions(QgsOptionsWidgetFactory):
    """Creates the options page when the options dialog opens."""

    def __init__(self, engines, canvas=None):
        super().__init__("Pinpoint", QIcon(str(RESOURCES / "icons" / "pinpoint.svg")))
        self._engines, self._canvas = engines, canvas

    def createWidget(self, parent):
        """Return the page."""
        return OptionsPage(self._engines, self._canvas, parent)


class OptionsPage(QgsOptionsPageWidget):
    """Edits the settings; they are saved when the dialog is accepted. What is done with a gallery is done at once."""

    def __init__(self, engines, canvas=None, parent=None):
        super().__init__(parent)
        self._engines = engines
        chosen = settings.load()
        self.engine = QComboBox()
        self.engine.setObjectName("pinpointWay")
        self.engine.addItem(tr("On this machine, in a process of its own"), "")
        self.engine.addItem(tr("On this machine, inside QGIS (its Python must have all packages)"), HERE)
        self.engine.addItem(tr("By an engine on another machine"), REMOTE)
        self.engine.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.engine.setMinimumContentsLength(12)
        self.engine.currentTextChanged.connect(self.engine.setToolTip)
        self.engine.setCurrentIndex(max(0, self.engine.findData(chosen.engine)))
        self._build_remote(chosen)
        self.engine_folder = _folder(chosen.engines, str(Environment().root))
        self.pack = PackChoice(engines, chosen.pack)
        self.runs = _folder(chosen.runs, settings.default_folder())
        self.galleries = GalleryList(engines, canvas)
        for folder in chosen.galleries:
            self.galleries.add(folder)
        self.top_k = QSpinBox()
        self.top_k.setRange(1, 100)
        self.top_k.setValue(chosen.top_k)
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(QLabel(tr("Photos are located")))
        form.addRow(self.engine)  # a line of its own, as its texts are long
        form.addRow(tr("Address of the remote engine"), self.address)
        form.addRow(tr("Token"), self.token)
        form.addRow("", self.agreed)
        form.addRow("", self.fault)
        form.addRow(tr("Folder of the engine"), self.engine_folder)
        form.addRow(QLabel(tr("Model pack")))
        form.addRow(self.pack)
        form.addRow(QLabel(tr("Your own galleries")))
        form.addRow(self.galleries)
        form.addRow(tr("Folder of runs"), self.runs)
        form.addRow(tr("Candidates per photo"), self.top_k)
        form.addRow(self.note)
        form.addRow(self._support_row())
        ThemeFollower(self)
        self._show_remote()

    def _build_remote(self, chosen):
        self.address = QLineEdit(chosen.remote)
        self.address.setPlaceholderText("https://engine.example.org")
        self.token = QgsPasswordLineEdit()
        self.agreed = QCheckBox(tr("Send photos there without asking again"))
        self.note, self.fault = QLabel(), QLabel()
        for label in (self.note, self.fault):
            label.setWordWrap(True)
        self.address.textChanged.connect(self._show_remote)
        self.engine.currentIndexChanged.connect(self._show_remote)

    def _show_remote(self):
        """Show token and consent for the address, and what is wrong with the address."""
        url, chosen = self.address.text().strip(), self.engine.currentData() == REMOTE
        try:
            remote.check(url)
            fault = ""
        except PinpointError as error:
            fault = said(str(error)) if chosen else ""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.token.setPlaceholderText(
            tr("stored encrypted in QGIS's authentication database")
            if self._engines.remotes.has_token(url)
            else tr("the token that the engine was started with")
        )
        self.agreed.setChecked(remote.has_agreed(url))
        for field in (self.address, self.token, self.agreed):
            field.setEnabled(chosen)
        for field in (self.engine_folder, self.pack, self.galleries):
            field.setEnabled(not chosen)
        self.note.setText(
            tr("Pixels of photos are sent to that engine, which uses its own pack and galleries.")
            if chosen
            else tr("Nothing leaves this machine unless you choose an engine on another machine.")
        )

    def _apply_remote(self):
        """Save token and consent; an empty token field leaves the stored token unchanged."""
        url = self.address.text().strip()
        if self.engine.currentData() == REMOTE and remote.host_of(url):
            remote.agree(remote.host_of(url), self.agreed.isChecked())
            if self.token.text():
                self._engines.remotes.keep_token(url, self.token.text().strip())
                self.token.clear()
                self._show_remote()

    def _support_row(self):
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        self.copy = _button("pinpointCopyDiagnostics", tr("Copy diagnostics"), self._copy_diagnostics)
        self.copy.setToolTip(
            tr(
                "Copy a report on versions, settings and the engine's state, to paste into a bug report. It names no "
                "user, no token and no host"
            )
        )
        row.addWidget(self.copy)
        row.addWidget(_button("pinpointHelp", tr("Help"), lambda: help_page.show("options")))
        row.addStretch(1)
        return buttons

    def _copy_diagnostics(self):
        """Copy the report on the stored settings; the engine is not started for it."""
        QApplication.clipboard().setText(diagnostics.markdown(diagnostics.facts(settings.load())))
        self.copy.setText(tr("Diagnostics copied"))

    def apply(self):
        """Save the settings."""
        chosen = {"pack": self.pack.folder(), "runs": self.runs.filePath(), "top_k": self.top_k.value()}
        chosen |= {"engine": self.engine.currentData(), "engines": self.engine_folder.filePath()}
        self._apply_remote()
        settings.save(
            replace(settings.load(), galleries=self.galleries.folders(), remote=self.address.text().strip(), **chosen)
        )
        self._engines.changed.emit()
        self._engines.forget()


def _folder(path, placeholder):
    chooser = QgsFileWidget()
    chooser.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
    chooser.setFilePath(path)
    chooser.lineEdit().setPlaceholderText(placeholder)
    return chooser


def _button(name, text, slot):
    button = QPushButton(text)
    button.setObjectName(name)
    button.clicked.connect(slot)
    return button
