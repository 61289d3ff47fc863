"""The photos of the dock: buttons that add and remove them, a filter and an order, and their list."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsSettings
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from pinpoint_engine.photos import list_files

from .. import settings, words
from ..thumbnail_store import Thumbnails
from ..translation import tr
from .photo_list import PhotoList
from .photo_model import (
    ACCEPTED,
    ALL,
    BY_CONFIDENCE,
    BY_NAME,
    BY_ORDER,
    BY_TAG,
    BY_TIME,
    FAILED,
    NONE_FITS,
    OUTSIDE,
    UNREVIEWED,
    WAITING,
    PhotoFilter,
    PhotoModel,
)

ORDER = f"{settings.GROUP}/order"


def kinds():
    """Return the kinds of photos that the list can be limited to, with their names."""
    return (
        (ALL, tr("All photos")),
        (UNREVIEWED, tr("Not reviewed")),
        (ACCEPTED, tr("Accepted")),
        (NONE_FITS, tr("None fits")),
        (OUTSIDE, tr("Outside or no place")),
        (FAILED, tr("Failed")),
        (WAITING, tr("Waiting")),
    )


def orders():
    """Return the orders of the list, with their names."""
    return (
        (BY_ORDER, tr("As added")),
        (BY_NAME, tr("By name")),
        (BY_TIME, tr("By time taken")),
        (BY_CONFIDENCE, tr("Least confident first")),
        (BY_TAG, tr("Farthest from own GPS tag")),
    )


class PhotoPicker(QWidget):
    """Adds photos to the list, from dialogs or by drag and drop, removes them, and chooses which are shown.

    `changed` carries a summary of the list, such as "12 photos (3 new)"; `removed` the ids of photos that were removed.
    """

    changed = pyqtSignal(str)
    removed = pyqtSignal(list)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.thumbnails = Thumbnails(self)
        self.model = PhotoModel(self.thumbnails, self)
        self.shown = PhotoFilter(self.model, self)
        self.list = PhotoList(self.shown)
        self.list.dropped.connect(self.add_paths)
        self._buttons = (
            _button(tr("Add photos…"), "pinpointAddPhotos", self._choose_photos, tr("Choose photos to locate")),
            _button(tr("Add folder…"), "pinpointAddFolder", self._choose_folder, tr("Add all photos in a folder")),
            _button(
                tr("Remove"),
                "pinpointRemove",
                self._remove,
                tr("Remove the selected photos, or all if none is selected; runs and files are kept"),
            ),
        )
        self._buttons[-1].setIcon(QgsApplication.getThemeIcon("/mActionDeleteSelected.svg"))
        self._buttons[-1].setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        self.row = QHBoxLayout()
        for button in self._buttons:
            self.row.addWidget(button)
        self.row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.row)
        layout.addLayout(self._filter_row())
        layout.addWidget(self.list, 1)

    def _filter_row(self):
        self.text = QLineEdit()
        self.text.setObjectName("pinpointFilter")
        self.text.setPlaceholderText(tr("Name, place or note"))
        self.text.setClearButtonEnabled(True)
        self.kind = _combo("pinpointKind", kinds(), tr("Which photos are listed"))
        self.order = _combo("pinpointOrder", orders(), tr("In which order photos are listed"))
        self.order.setCurrentIndex(max(0, self.order.findData(QgsSettings().value(ORDER, BY_ORDER, type=int))))
        self.text.textChanged.connect(self._filter)
        self.kind.currentIndexChanged.connect(self._filter)
        self.order.currentIndexChanged.connect(self._sort)
        self.shown.order_by(self.order.currentData())
        row = QHBoxLayout()
        row.addWidget(self.text, 2)
        row.addWidget(self.kind, 1)
        row.addWidget(self.order, 1)
        return row

    def _filter(self):
        self.shown.show_only(self.text.text().strip(), self.kind.currentData())

    def _sort(self):
        QgsSettings().setValue(ORDER, self.order.currentData())
        self.shown.order_by(self.order.currentData())

    def allow_changes(self, allowed):
        """Enable or disable the buttons; they are disabled during a run."""
        for button in self._buttons:
            button.setEnabled(allowed)

    def _choose_photos(self):
        suffixes = "*.jpg *.jpeg *.png *.webp *.tif *.tiff *.heic *.heif *.avif"
        kinds_of_files = tr("Photos ({suffixes});;All files (*)").format(suffixes=suffixes)
        paths, _ = QFileDialog.getOpenFileNames(self, tr("Photos to locate"), "", kinds_of_files)
        self.add_paths(paths)

    def _choose_folder(self):
        folder = QFileDialog.getExistingDirectory(self, tr("Folder of photos to locate"))
        self.add_paths([folder] if folder else [])

    def add_paths(self, paths):
        """Add photos and folders (searched recursively) to the list."""
        if not paths:
            return
        listing = list_files(paths)
        new = self.model.add(listing.paths)
        counted = tr("{photos} ({new} new)").format(photos=words.photos(self.model.rowCount()), new=words.number(new))
        self.changed.emit("; ".join(filter(None, (counted, words.skipped(listing)))))

    def _remove(self):
        gone = self.list.selected() or [photo.photo_id for photo in self.model.photos()]
        self.model.remove(gone)
        self.removed.emit(gone)
        self.changed.emit(words.photos(self.model.rowCount()))


def _button(text, name, slot, tip):
    button = QToolButton()
    button.setText(text)
    button.setObjectName(name)
    button.setToolTip(tip)
    button.clicked.connect(slot)
    return button


def _combo(name, choices, tip):
    combo = QComboBox()
    combo.setObjectName(name)
    combo.setToolTip(tip)
    combo.setMinimumContentsLength(8)
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    for value, text in choices:
        combo.addItem(text, value)
    return combo
