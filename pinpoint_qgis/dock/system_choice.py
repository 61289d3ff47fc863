"""The dock's choice of system, of another one that proposes candidates, and whether to draw all geocells."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from pinpoint_engine import System, wording

from .. import settings, words
from ..offers import needs
from ..translation import tr

OVER_CELLS = (System.PIGEON, System.PLANET)
PROPOSERS = tuple(system for system in System if system is not System.PINPOINT)


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
        self.proposer = QComboBox()
        self.proposer.setObjectName("pinpointProposer")
        self.proposer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.proposer.setMinimumContentsLength(8)
        self.proposer.addItem(tr("own candidates"), "")
        for system in PROPOSERS:
            self.proposer.addItem(f"+ {wording.SYSTEMS[system.value]}", system.value)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.cells)
        row.addWidget(self.proposer, 1)
        self.kind.currentIndexChanged.connect(self._show)
        for combo in (self.kind, self.proposer):
            combo.currentIndexChanged.connect(self.changed)
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
        for row, system in enumerate(PROPOSERS, 1):
            need, name = missing[system.value], wording.SYSTEMS[system.value]
            tip = tr("{system} cannot be chosen: {need}").format(system=name, need=need) if need else ""
            self.proposer.setItemData(row, tip, Qt.ItemDataRole.ToolTipRole)
            self.proposer.model().item(row).setEnabled(not need)
        self._show()

    def showEvent(self, event):
        """Look again, as engine, pack and weights may have changed meanwhile."""
        self.show_offers()
        super().showEvent(event)

    def _show(self):
        self.kind.setToolTip(self.kind.currentData(Qt.ItemDataRole.ToolTipRole))
        self.cells.setVisible(System(self.system()) in OVER_CELLS)
        self.proposer.setVisible(System(self.system()) is System.PINPOINT)

    def set_alone(self, alone):
        """Say whether each photo is located by itself: only then can another system propose candidates."""
        self.proposer.setEnabled(alone)
        self.proposer.setToolTip(
            tr("Another system can name more places; Pinpoint ranks them with its own, by the reference photos there")
            if alone
            else tr("Another system can propose candidates only where each photo is located by itself")
        )

    def proposed_by(self):
        """Return the name of the system that proposes candidates; "" for none."""
        is_asked = System(self.system()) is System.PINPOINT and self.proposer.isEnabled()
        return self.proposer.currentData() if is_asked else ""

    def system(self):
        """Return the name of the chosen system."""
        return self.kind.currentData()

    def summary(self):
        """Return the choice in a few words: "Pinpoint, with candidates of PIGEON"."""
        name, other = self.kind.currentText(), self.proposed_by()
        return f"{name}, {words.proposed(other)}" if other else name

    def set_request(self, request, system=""):
        """Show the choice of a request, and the system of its run if that is one of these."""
        known = self.kind.findData(system)
        if known >= 0:
            self.kind.setCurrentIndex(known)
        self.cells.setChecked(request.cells)
        other = request.proposed_by.value if request.proposed_by else ""
        self.proposer.setCurrentIndex(self.proposer.findData(other))

    def fields(self):
        """Return the fields of a request that depend on the system."""
        other = self.proposed_by()
        return {
            "cells": self.cells.isChecked() and System(self.system()) in OVER_CELLS,
            "proposed_by": System(other) if other else None,
        }


def _tips():
    return {
        System.PINPOINT: tr("Retrieves similar reference photos and reranks their places by the evidence near each"),
        System.PIGEON: tr("Classifies into geocells made of states and provinces, then refines by the photos in them"),
        System.PLANET: tr(
            "Classifies into square geocells, smaller where photos are dense; answers with their centres"
        ),
        System.GEOCLIP: tr(
            "Compares the photo with 100,000 places; its weights come with the model pack geoclip-world"
        ),
        System.PLONK: tr(
            "Samples places anywhere on Earth and draws their density, slowly without a GPU; its weights must be "
            "downloaded first"
        ),
    }
