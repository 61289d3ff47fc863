"""What all of Pinpoint's algorithms share: their group, icon and help, and how they declare parameters."""

from __future__ import annotations

from qgis.core import QgsProcessingAlgorithm, QgsProcessingParameterDefinition
from qgis.PyQt.QtGui import QIcon

from .. import RESOURCES, help_page
from ..translation import tr

LOCATE, REFERENCES, ENGINE = "locate", "references", "engine"
"""The ids of the groups in the toolbox."""


class PinpointAlgorithm(QgsProcessingAlgorithm):
    """An algorithm that uses the engine. `ID` is its id without the prefix `pinpoint:`, and names its icon and help."""

    ID = ""
    GROUP = LOCATE

    def __init__(self, engines):
        super().__init__()
        self._engines = engines

    def createInstance(self):
        """Return a new instance that shares the open engine."""
        return type(self)(self._engines)

    def name(self):
        """Return the algorithm's id without the prefix `pinpoint:`."""
        return self.ID

    def group(self):
        """Return the name of its group in the toolbox."""
        return {LOCATE: tr("Locate"), REFERENCES: tr("References"), ENGINE: tr("Engine")}[self.GROUP]

    def groupId(self):
        """Return the id of its group."""
        return self.GROUP

    def icon(self):
        """Return its icon."""
        own = RESOURCES / "icons" / f"{self.ID}.svg"
        return QIcon(str(own if own.is_file() else RESOURCES / "icons" / "pinpoint.svg"))

    def svgIconPath(self):
        """Return the path of its icon, which the model designer draws."""
        own = RESOURCES / "icons" / f"{self.ID}.svg"
        return str(own if own.is_file() else RESOURCES / "icons" / "pinpoint.svg")

    def helpUrl(self):
        """Return the address of its section on the help page."""
        return help_page.address(self.ID).toString()

    def _declare(self, parameter, hint, advanced=False):
        parameter.setHelp(hint)
        if advanced:
            parameter.setFlags(parameter.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        self.addParameter(parameter)
