"""Rewrites the remedies in an engine's error messages: what to do in QGIS, instead of a command for a terminal."""

from __future__ import annotations

import re

from .engine_words import followed, said
from .local.environment import PRESS
from .translation import later, tr

OPTIONS = "under Settings > Options > Pinpoint"
OWN_PROCESS = later("choose a process of its own under Settings > Options > Pinpoint")
COMMAND = re.compile(r"`(pip|pinpoint) ([^`]*)")
WORLD = ("geoclip-world", "clip-vit-large-patch14", "geoclip")
"""The pack that the options offer by name, and its parts."""
OF_FULL = ("torch", "transformers", "geoclip", "graphs")
"""Words in an error message for which the remedy is the full engine, not the light one."""


def in_qgis(message, missing=""):
    """Return a message of a local engine in the user's language, with a remedy for QGIS instead of a command.

    Missing packages come with the engine's set-up, never by pip into QGIS. `missing` replaces that remedy.
    """
    message = re.sub(r"(with )?--pack\b", OPTIONS, message)
    command = COMMAND.search(message)
    if command is None:
        return said(message)
    fault = message[: command.start()].rpartition("; ")[0] or message[: command.start()].rstrip()
    return followed(said(fault), _remedy(fault, *command.groups(), missing))


def error_in_qgis(error, missing=""):
    """Return an error of a local engine, of the same class and code, with a remedy for QGIS."""
    return type(error)(in_qgis(str(error), missing), code=error.code)


def _remedy(fault, program, arguments, missing):
    words = arguments.split()
    if words[:2] == ["models", "get"]:
        if words[2] in WORLD:
            return tr("choose another system, or get geoclip-world under Settings > Options > Pinpoint")
        return tr("choose another system, or download {name} as Pinpoint's README describes").format(name=words[2])
    if words[:2] == ["gallery", "upgrade"]:
        return tr("press Upgrade under Settings > Options > Pinpoint, or run Compact or upgrade gallery in the toolbox")
    if words[:2] == ["gallery", "refresh"]:
        return tr("press Refresh under Settings > Options > Pinpoint")
    if words[:2] == ["gallery", "fit"]:
        return tr("press Fit under Settings > Options > Pinpoint")
    if words[:3] in (["gallery", "add", "--source"], ["gallery", "build", "--source"]):
        return tr("press Imagery beside the search area in the Pinpoint dock, or run Get open imagery in the toolbox")
    if words[0] == "gallery":
        return tr("choose another gallery under Settings > Options > Pinpoint")
    if program == "pip" or words[:2] == ["train", "graphs"]:
        told = tr("{press}, which brings what is missing")
        if any(name in fault.lower() for name in OF_FULL):
            told = tr("{press} and choose the full engine, which brings what is missing")
        return missing or told.format(press=tr(PRESS))
    return tr("choose another pack under Settings > Options > Pinpoint")
