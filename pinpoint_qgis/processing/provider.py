"""Offers Pinpoint's algorithms in the Processing toolbox, in models and in `qgis_process`."""

from __future__ import annotations

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .. import RESOURCES
from .coverage import ShowCoverage
from .evaluate import EvaluateOnMyPhotos
from .locate_photos import LocatePhotos


class PinpointProvider(QgsProcessingProvider):
    """Offers the algorithms of this folder."""

    def __init__(self, engines):
        super().__init__()
        self._engines = engines

    def id(self):
        """Return the prefix of the algorithms' ids."""
        return "pinpoint"

    def name(self):
        """Return the name shown in the toolbox."""
        return "Pinpoint"

    def icon(self):
        """Return the plugin's icon."""
        return QIcon(str(RESOURCES / "icons" / "pinpoint.svg"))

    def loadAlgorithms(self):
        """Register the algorithms."""
        self.addAlgorithm(LocatePhotos(self._engines))
        self.addAlgorithm(EvaluateOnMyPhotos(self._engines))
        self.addAlgorithm(ShowCoverage(self._engines))
