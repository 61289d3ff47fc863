"""What all of Pinpoint's algorithms share: their group, icon and help, and how they declare parameters."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
)
from qgis.PyQt.QtGui import QIcon

from pinpoint_engine import PinpointError, wording
from pinpoint_engine.errors import RequestError

from .. import RESOURCES, help_page, settings
from ..engine_words import said
from ..offers import needs
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


class SystemAlgorithm(PinpointAlgorithm):
    """An algorithm whose parameter SYSTEM chooses a system.

    All systems are listed, whatever the engine can run, as models and scripts keep the number of one.
    """

    def _declare_system(self, label, hint):
        systems = list(wording.SYSTEMS.values())
        self._declare(QgsProcessingParameterEnum("SYSTEM", label, systems, False, 0), hint)

    def _chosen(self, parameters, context):
        """Return the settings with the system of the parameters."""
        system = list(wording.SYSTEMS)[self.parameterAsEnum(parameters, "SYSTEM", context)]
        return replace(settings.load(), system=system)

    def checkParameterValues(self, parameters, context):
        """Refuse, in the dialog and before a run, a system that the engine cannot run, and say what it needs."""
        is_valid, why = super().checkParameterValues(parameters, context)
        if not is_valid:
            return is_valid, why
        try:
            self._check(parameters, context)
        except (PinpointError, ValueError) as error:
            return False, said(str(error))
        return True, ""

    def _check(self, parameters, context):
        """Return the settings with the chosen system, if the engine can do what is asked, as far as that is known.

        Raises:
            RequestError, ValueError: it cannot.
        """
        chosen = self._chosen(parameters, context)
        self._check_system(chosen)
        return chosen

    def _check_system(self, chosen):
        """Check that the engine can run the chosen system, as far as that is known without starting it.

        Raises:
            RequestError: it cannot.
        """
        need = needs(chosen, self._engines.served).get(chosen.system)
        if need:
            name = wording.SYSTEMS[chosen.system]
            raise RequestError(tr("{system} cannot be chosen: {need}").format(system=name, need=need))

    def prepareAlgorithm(self, parameters, context, _feedback):
        """Read the token of a remote engine and QGIS's proxy; Processing calls this on the main thread.

        A model does not check the values of its steps, so the system is checked here too.

        Raises:
            QgsProcessingException: the engine cannot run the system, or its remote address is invalid.
        """
        try:
            self._engines.get_ready(self._check(parameters, context))
        except (PinpointError, ValueError) as error:
            raise QgsProcessingException(said(str(error))) from error
        return True
