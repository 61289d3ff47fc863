"""Says which engine locates the photos, what it knows, and whether it answers; installs and downloads nothing."""

from __future__ import annotations

from pathlib import Path

from qgis.core import (
    QgsProcessingException,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFileDestination,
)

from pinpoint_engine import PinpointError, System, __version__
from pinpoint_engine.errors import OutputError, reason

from .. import diagnostics, engines, offers, remedies, settings
from ..local.environment import Environment, State
from ..translation import tr
from .algorithm import ENGINE, PinpointAlgorithm

PACK = "pack "
"""The prefix of a pack among the digests of a card."""


class EngineStatus(PinpointAlgorithm):
    """Describes the engine that the options name, as numbers, texts and a report."""

    ID = "enginestatus"
    GROUP = ENGINE

    def __init__(self, engines_):
        super().__init__(engines_)
        self._fault = ""

    def displayName(self):
        """Return the name shown in the toolbox."""
        return tr("Engine status")

    def tags(self):
        """Return the words that the toolbox's search finds the algorithm by."""
        return tr("engine,version,diagnostics,pack,gallery,set up,support").split(",")

    def shortHelpString(self):
        """Return the help shown beside the dialog."""
        return tr(
            "Says where photos are located, whether the engine is set up and answers, and which pack, galleries and "
            "references it has. Nothing is installed or downloaded, and no photo is sent.\n\n"
            "The output Diagnostics is Markdown for a bug report, without names of users, machines and tokens. The "
            "report is a page for you and contains paths."
        )

    def initAlgorithm(self, _configuration=None):
        """Declare parameters and outputs."""
        self._declare(
            QgsProcessingParameterBoolean("ASK", tr("Ask the engine"), True),
            tr("Starts the engine on this machine if it does not run, or connects to the remote one; takes seconds"),
        )
        self._declare(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True, createByDefault=True
            ),
            tr("A page with all that is known"),
        )
        for name, label in (("IS_SET_UP", tr("The engine is set up here")), ("ANSWERS", tr("The engine answers"))):
            self.addOutput(QgsProcessingOutputBoolean(name, label))
        for name, label in (
            ("WAY", tr("Where photos are located: local, here, remote, or empty")),
            ("WHERE", tr("Where photos are located, in words")),
            ("FAULT", tr("Why the engine does not answer")),
            ("VERSION", tr("Version of the plugin")),
            ("ENGINE_VERSION", tr("Version of the engine")),
            ("SYSTEMS", tr("Systems that it offers")),
            ("PACK", tr("Model pack")),
            ("GALLERIES", tr("Galleries")),
            ("FOLDER", tr("Folder of the engine")),
            ("DIAGNOSTICS", tr("Diagnostics")),
        ):
            self.addOutput(QgsProcessingOutputString(name, label))
        for name, label in (("N_REFERENCES", tr("References")), ("N_GALLERIES", tr("Number of galleries"))):
            self.addOutput(QgsProcessingOutputNumber(name, label))

    def prepareAlgorithm(self, parameters, context, _feedback):
        """Read the token of a remote engine and QGIS's proxy; Processing calls this on the main thread."""
        self._fault = ""
        if self.parameterAsBool(parameters, "ASK", context):
            try:
                self._engines.get_ready(settings.load())
            except PinpointError as error:
                self._fault = remedies.in_qgis(str(error))
        return True

    def processAlgorithm(self, parameters, context, feedback):
        """Ask the engine, and write the report.

        Raises:
            QgsProcessingException: the report cannot be written.
        """
        chosen = settings.load()
        card, systems, fault = None, (), self._fault
        if self.parameterAsBool(parameters, "ASK", context) and not fault:
            card, systems, fault = self._ask(chosen)
        if fault:
            feedback.pushWarning(fault)
        sections = diagnostics.facts(chosen, card, fault)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            _write(report, diagnostics.html(sections))
        return {
            **_status(chosen, card, systems, fault),
            "DIAGNOSTICS": diagnostics.markdown(sections),
            "REPORT": report,
        }

    def _ask(self, chosen):
        """Return the card of the engine and its systems, or why it does not answer."""
        try:
            engine = self._engines.get(chosen)
            card = engine.describe()
        except PinpointError as error:
            return None, (), remedies.in_qgis(str(error))
        server = getattr(engine, "server", None)
        if server is not None:
            return card, server.info.systems, ""
        missing = offers.needs(chosen)
        return card, tuple(system.value for system in System if not missing[system.value]), ""


def _status(chosen, card, systems, fault):
    environment = Environment(chosen.engines)
    packs = [name[len(PACK) :] for name in card.digests if name.startswith(PACK)] if card else []
    galleries = card.galleries if card else ()
    return {
        "IS_SET_UP": environment.state() is State.READY,
        "ANSWERS": card is not None,
        "WAY": engines.way(chosen),
        "WHERE": engines.words(chosen),
        "FAULT": fault,
        "VERSION": __version__,
        "ENGINE_VERSION": card.versions.get("engine", "") if card else "",
        "SYSTEMS": ", ".join(systems),
        "PACK": ", ".join(packs),
        "GALLERIES": ", ".join(galleries),
        "FOLDER": str(environment.folder),
        "N_REFERENCES": card.references if card else 0,
        "N_GALLERIES": len(galleries),
    }


def _write(path, page):
    try:
        Path(path).write_text(page, encoding="utf-8")
    except OSError as error:
        fault = OutputError(
            tr("{path} cannot be written ({reason}); choose another file").format(path=path, reason=reason(error))
        )
        raise QgsProcessingException(str(fault)) from error
