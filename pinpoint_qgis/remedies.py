"""What an engine says went wrong, with what helps in QGIS in place of commands for a terminal."""

from __future__ import annotations

import re

from .local.environment import PRESS

OPTIONS = "under Settings > Options > Pinpoint"
OWN_PROCESS = f"choose a process of its own {OPTIONS}"
COMMAND = re.compile(r"`(pip|pinpoint) ([^`]*)")
OF_FULL = ("torch", "transformers", "geoclip", "graphs")
"""What the full engine has, or does without, and the light one does not."""


def in_qgis(message, missing=""):
    """Return a message of an engine on this machine with what helps here; one that names no command stays as it is.

    What is to be installed comes with a set-up, never by pip into QGIS; `missing` is what helps instead of that.
    """
    message = re.sub(r"(with )?--pack\b", OPTIONS, message)
    command = COMMAND.search(message)
    if command is None:
        return message
    fault = message[: command.start()].rpartition("; ")[0] or message[: command.start()].rstrip()
    return f"{fault}; {_remedy(fault, *command.groups(), missing)}"


def error_in_qgis(error, missing=""):
    """Return an error of an engine on this machine as the same with what helps here."""
    return type(error)(in_qgis(str(error), missing), code=error.code)


def _remedy(fault, program, arguments, missing):
    words = arguments.split()
    if words[:2] == ["models", "get"]:
        return f"choose another system, or fetch {words[2]} as Pinpoint's README tells"
    if words[0] == "gallery":
        return f"choose another gallery {OPTIONS}"
    if program == "pip" or words[:2] == ["train", "graphs"]:
        kind = " and choose the full engine" if any(name in fault.lower() for name in OF_FULL) else ""
        return missing or f"{PRESS}{kind}, which brings what is missing"
    return f"choose another pack {OPTIONS}"
