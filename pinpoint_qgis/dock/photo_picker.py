"""The photos to locate: the list, and the buttons that add photos to it and remove them."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QFileDialog, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from pinpoint_engine import wording
from pinpoint_engine.photos import list_files

from .photo_list import PhotoList

FILTER = "Photos (*.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.heif *.avif);;All files (*)"


class PhotoPicker(QWidget):
    """Adds photos to a list, from dialogs or by drag and drop, and removes them.

    `changed` carries a summary of the list, such as "12 photos (3 new)"; `removed` says that some photos were removed.
    """

    changed = pyqtSignal(str)
    removed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.list = PhotoList()
        self.list.dropped.connect(self.add_paths)
        self._buttons = (
            _button("Add photos…", "pinpointAddPhotos", self._choose_photos, "Choose photos to locate"),
            _button("Add folder…", "pinpointAddFolder", self._choose_folder, "Add all photos in a folder"),
            _button("Remove", "pinpointRemove", self._remove, "Remove the selected photos, or all if none is selected"),
        )
        self.row = QHBoxLayout()
        for button in self._buttons:
            self.row.addWidget(button)
        self.row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.row)
        layout.addWidget(self.list, 1)

    def allow_changes(self, allowed):
        """Enable or disable the buttons; they are disabled during a run."""
        for button in self._buttons:
            button.setEnabled(allowed)

    def _choose_photos(self):
        paths, _ = QFileDialog.getOpenFileNames(self, "Photos to locate", "", FILTER)
        self.add_paths(paths)

    def _choose_folder(self):
        folder = QFileDialog.getExistingDirectory(self, "Folder of photos to locate")
        self.add_paths([folder] if folder else [])

    def add_paths(self, paths):
        """Add photos and folders (searched recursively) to the list."""
        if not paths:
            return
        listing = list_files(paths)
        new = self.list.add(listing.paths)
        words = [f"{wording.photos_in_words(self.list.count())} ({new} new)", listing.in_words()]
        self.changed.emit("; ".join(filter(None, words)))

    def _remove(self):
        if self.list.selectedItems():
            self.list.remove_selected()
        else:
            self.list.clear_all()
        self.removed.emit()
        self.changed.emit(wording.photos_in_words(self.list.count()))


def _button(text, name, slot, tip):
    button = QToolButton()
    button.setText(text)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.clicked.connect(slot)
    return button
