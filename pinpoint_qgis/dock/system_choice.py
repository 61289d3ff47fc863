"""The dock's choice of system, and whether to draw the probabilities of all its geocells."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from pinpoint_engine import System, wording

CHOICES = (
    (System.PINPOINT, "Retrieves similar reference photos and reranks their places by the evidence near each"),
    (System.PIGEON, "Classifies into geocells made of states and provinces, then refines by the photos in them"),
    (System.PLANET, "Classifies into square geocells, smaller where photos are dense; answers with their centres"),
    (System.GEOCLIP, "Compares the photo with 100,000 places; its weights must be downloaded first"),
)
OVER_CELLS = (System.PIGEON, System.PLANET)


class SystemChoice(QWidget):
    """Lets the analyst choose a system; `changed` is emitted when another one is chosen."""

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
        self.cells.setToolTip("Add a layer with the probability of every geocell; it is large if there are many photos")
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
