"""What else the dock offers: how well it works here, and how dense the references are."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QToolButton

from ..translation import tr


class MoreMenu(QToolButton):
    """A button with a menu: `trial_asked` for a try of the engine on own photos, `imagery_asked` for open imagery."""

    trial_asked = pyqtSignal()
    imagery_asked = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setText("⋯")
        self.setObjectName("pinpointMore")
        self.setToolTip(tr("How well this works here, imagery around photos, and how dense the references are"))
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.addAction(tr("How well does this work here?"), self.trial_asked.emit).setObjectName("pinpointTrial")
        self.imagery = menu.addAction(tr("Imagery around all photos of the run…"), self.imagery_asked.emit)
        self.imagery.setObjectName("pinpointImageryAroundAll")
        menu.addAction(tr("Density of the references…"), _ask_coverage).setObjectName("pinpointCoverage")
        self.setMenu(menu)


def _ask_coverage():
    """Open the Processing algorithm that makes the layer."""
    import processing

    processing.execAlgorithmDialog("pinpoint:coverage")
