"""The dock's choice of system, and whether to draw the probabilities of all its geocells."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from pinpoint_engine import System, wording

from .. import settings
from ..offers import needs
from ..translation import tr

OVER_CELLS = (System.PIGEON, System.PLANET)


class SystemChoice(QWidget):
    """Lets the analyst choose a system; `changed` is emitted when another one is chosen.

    Systems that the engine cannot run are disabled, and their tooltips say what they need. A system that was chosen
    before stays chosen, so that the choice survives a change of engine.
    """

    changed = pyqtSignal()

    def __init__(self, chosen, parent=None):
        super().__init__(parent)
        self._served = {}
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointSystem")
        self.kind.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.kind.setMinimumContentsLength(8)
        for system in System:
            self.kind.addItem(wording.SYSTEMS[system.value], system.value)
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
        self.show_offers()

    def show_offers(self, served=None):
        """Enable the systems that the engine of the settings can run; `served` is as in `offers.needs`."""
        self._served = self._served if served is None else served
        missing = needs(settings.load(), self._served)
        tips = _tips()
        for row, system in enumerate(System):
            need = missing[system.value]
            name = wording.SYSTEMS[system.value]
            self.kind.setItemText(row, tr("{system} (not available)").format(system=name) if need else name)
            tip = tr("{system} cannot be chosen: {need}").format(system=name, need=need) if need else tips[system]
            self.kind.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
            self.kind.model().item(row).setEnabled(not need)
        self._show()

    def showEvent(self, event):
        """Look again, as engine, pack and weights may have changed meanwhile."""
        self.show_offers()
        super().showEvent(event)

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


def _tips():
    return {
        System.PINPOINT: tr("Retrieves similar reference photos and reranks their places by the evidence near each"),
        System.PIGEON: tr("Classifies into geocells made of states and provinces, then refines by the photos in them"),
        System.PLANET: tr(
            "Classifies into square geocells, smaller where photos are dense; answers with their centres"
        ),
        System.GEOCLIP: tr("Compares the photo with 100,000 places; its weights must be downloaded first"),
    }
