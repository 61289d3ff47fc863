"""Which system locates the photos, and whether its whole distribution is drawn."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from pinpoint_engine import System, wording

CHOICES = (
    (System.PINPOINT, "Compares with reference photos, and reranks by the evidence near each candidate"),
    (System.PIGEON, "Chooses among areas made of states and provinces, then among the photos in them"),
    (System.PLANET, "Chooses among square cells, small where photos are many; no place within a cell"),
    (System.GEOCLIP, "Compares with 100,000 places; its weights must be fetched first"),
)
OVER_CELLS = (System.PIGEON, System.PLANET)


class SystemChoice(QWidget):
    """Lets the user choose a system; `changed` tells that another was chosen."""

    changed = pyqtSignal()

    def __init__(self, chosen, parent=None):
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointSystem")
        for system, tip in CHOICES:
            self.kind.addItem(wording.SYSTEMS[system.value], system.value)
            self.kind.setItemData(self.kind.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.cells = QCheckBox("Draw all its cells")
        self.cells.setObjectName("pinpointCells")
        self.cells.setToolTip("A further layer with the probability of every cell; large for many photos")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.cells)
        self.kind.currentIndexChanged.connect(self._show)
        self.kind.currentIndexChanged.connect(self.changed)
        self._show()

    def _show(self):
        system, tip = CHOICES[self.kind.currentIndex()]
        self.kind.setToolTip(tip)
        self.cells.setVisible(system in OVER_CELLS)

    def system(self):
        """Return the name of the chosen system."""
        return self.kind.currentData()

    def fields(self):
        """Return the fields of a request that depend on the system."""
        return {"cells": self.cells.isChecked() and System(self.system()) in OVER_CELLS}
