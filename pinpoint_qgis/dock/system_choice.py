"""The dock's choice of system, and whether to draw the probabilities of all its geocells."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from pinpoint_engine import System, wording

from ..translation import tr

OVER_CELLS = (System.PIGEON, System.PLANET)


class SystemChoice(QWidget):
    """Lets the analyst choose a system; `changed` is emitted when another one is chosen."""

    changed = pyqtSignal()

    def __init__(self, chosen, parent=None):
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointSystem")
        for system, tip in _choices():
            self.kind.addItem(wording.SYSTEMS[system.value], system.value)
            self.kind.setItemData(self.kind.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.kind.setCurrentIndex(max(0, self.kind.findData(chosen)))
        self.cells = QCheckBox(tr("Draw all its cells"))
        self.cells.setObjectName("pinpointCells")
        self.cells.setToolTip(
            tr("Add a layer with the probability of every geocell; it is large if there are many photos")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.cells)
        self.kind.currentIndexChanged.connect(self._show)
        self.kind.currentIndexChanged.connect(self.changed)
        self._show()

    def _show(self):
        self.kind.setToolTip(self.kind.currentData(Qt.ItemDataRole.ToolTipRole))
        self.cells.setVisible(System(self.system()) in OVER_CELLS)

    def system(self):
        """Return the name of the chosen system."""
        return self.kind.currentData()

    def summary(self):
        """Return the name of the chosen system."""
        return self.kind.currentText()

    def set_request(self, request, system=""):
        """Show the choice of a request, and the system of its run if that is one of these."""
        known = self.kind.findData(system)
        if known >= 0:
            self.kind.setCurrentIndex(known)
        self.cells.setChecked(request.cells)

    def fields(self):
        """Return the fields of a request that depend on the system."""
        return {"cells": self.cells.isChecked() and System(self.system()) in OVER_CELLS}


def _choices():
    """Return each system with its tooltip."""
    return (
        (System.PINPOINT, tr("Retrieves similar reference photos and reranks their places by the evidence near each")),
        (
            System.PIGEON,
            tr("Classifies into geocells made of states and provinces, then refines by the photos in them"),
        ),
        (
            System.PLANET,
            tr("Classifies into square geocells, smaller where photos are dense; answers with their centres"),
        ),
        (
            System.GEOCLIP,
            tr("Compares the photo with 100,000 places; its weights must be downloaded first"),
        ),
    )
