"""A window to choose a country or region by its name."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSortFilterProxyModel, Qt, pyqtSignal
from qgis.PyQt.QtGui import QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QListView, QVBoxLayout

from ..translation import tr

KEY = Qt.Key


class PlacePicker(QDialog):
    """Lists names, narrowed down as one types; `picked` carries the chosen one.

    Args:
        names: Pairs of the label of a place and what kind of place it is.
    """

    picked = pyqtSignal(str)

    def __init__(self, names, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointPlacePicker")
        self.setWindowTitle(tr("Search in a country or region"))
        self.search = QLineEdit()
        self.search.setObjectName("pinpointPlaceSearch")
        self.search.setPlaceholderText(tr("Name of a country or region"))
        self.search.setClearButtonEnabled(True)
        model = QStandardItemModel(self)
        for label, kind in names:
            item = QStandardItem(label)
            item.setToolTip(kind)
            item.setEditable(False)
            model.appendRow(item)
        self._found = QSortFilterProxyModel(self)
        self._found.setSourceModel(model)
        self._found.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = QListView()
        self.list.setObjectName("pinpointPlaces")
        self.list.setModel(self._found)
        self.list.setUniformItemSizes(True)
        self.list.doubleClicked.connect(self.accept)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (self.search, self.list, self.buttons):
            layout.addWidget(widget)
        self.search.textChanged.connect(self._narrow)
        self._narrow("")

    def accept(self):
        """Close with the current name."""
        label = self.list.currentIndex().data()
        super().accept()
        if label:
            self.picked.emit(label)

    def keyPressEvent(self, event):
        """Move in the list while the cursor is in the search line."""
        if event.key() in (KEY.Key_Down, KEY.Key_Up) and self.search.hasFocus():
            step = 1 if event.key() == KEY.Key_Down else -1
            row = self.list.currentIndex().row() + step
            if 0 <= row < self._found.rowCount():
                self.list.setCurrentIndex(self._found.index(row, 0))
        else:
            super().keyPressEvent(event)

    def _narrow(self, text):
        self._found.setFilterFixedString(text.strip())
        self.list.setCurrentIndex(self._found.index(0, 0))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(self._found.rowCount() > 0)
