"""The dock's line that says which engine locates the photos, with the button that sets one up."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from .. import settings
from ..engines import words
from ..translation import tr


class EngineRow(QWidget):
    """Says where photos are located; its button opens the set-up, which installs nothing until asked."""

    def __init__(self, engines, parent=None):
        super().__init__(parent)
        self._engines = engines
        self._dialog = None
        self.words = QLabel()
        self.words.setObjectName("pinpointEngine")
        self.words.setWordWrap(True)
        self.button = QPushButton(tr("Set up engine…"))
        self.button.setObjectName("pinpointSetUp")
        self.button.setToolTip(tr("Install, reinstall or remove the engine that locates photos on this machine"))
        self.button.clicked.connect(self.open_set_up)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        engines.changed.connect(self.show_way)
        engines.gallery_changed.connect(self.show_change)
        self.show_way()

    def show_way(self):
        """Say where photos are located now."""
        self.words.setText(words(settings.load()))

    def show_change(self, folder):
        """Say that a gallery of the user's has changed, until something else changes."""
        mine = map(os.path.realpath, settings.load().galleries)
        if os.path.realpath(folder) in mine:
            told = tr("The gallery {name} has changed: the next run uses its new state")
            self.words.setText(f"{self.words.text()}\n{told.format(name=os.path.basename(os.path.normpath(folder)))}")

    def open_set_up(self):
        """Open the set-up window, or bring it to the front."""
        if self._dialog is None:
            from ..local.setup_dialog import SetUpDialog

            self._dialog = SetUpDialog(self._engines, self.window())
        self._dialog.open_now()
        return self._dialog

    def shut(self):
        """Cancel a running set-up and close its window."""
        self._engines.changed.disconnect(self.show_way)
        self._engines.gallery_changed.disconnect(self.show_change)
        if self._dialog is not None:
            self._dialog.shut()
            self._dialog = None
