"""The model packs that are offered by name: the one that comes with the plugin, and what is assembled of downloads."""

from __future__ import annotations

import json
from pathlib import Path

from pinpoint_engine import bundles

from . import RESOURCES, galleries, words
from .local import command
from .translation import tr

EMBEDDED, WORLD = "sydney-capferret", "geoclip-world"
HOSTS = {"hub": "huggingface.co", "package": "files.pythonhosted.org"}
"""Where the parts of a pack are downloaded from, by their kind."""


def folder_of(name):
    """Return the folder that a named pack is assembled in."""
    return bundles.home() / name


def is_here(name):
    """Return whether a named pack has been assembled; its files are not checked."""
    return (folder_of(name) / bundles.SUMS).is_file()


def about_world():
    """Return what `geoclip-world` is, and if it is not here, what getting it takes."""
    told = [
        tr("Anywhere on Earth, by the published weights of CLIP and GeoCLIP; nothing in it was trained on your area."),
        tr("Its confidence is not calibrated until you fit it on a gallery of yours, built with this pack."),
    ]
    if not is_here(WORLD):
        world = _about(WORLD)
        parts = [_about(name) for name in world["parts"]]
        wanted = tr(
            "It is not here yet: {size} are downloaded from {hosts}, and {room} are kept beside them (licence: MIT)."
        )
        size, room = sum(part["bytes"] for part in parts), world["bytes"]
        hosts = ", ".join(HOSTS[part["kind"]] for part in parts)
        told.append(wanted.format(size=words.size(size), hosts=hosts, room=words.size(room)))
        told.append(tr("Nothing of your photos is sent."))
    return " ".join(told)


def get(found, folder, heard, is_cancelled):
    """Run `pinpoint models get` for the pack in a folder; `heard` gets the percentage downloaded.

    What was downloaded before it is cancelled, or fails, is not downloaded again. Returns None if it was cancelled.

    Raises:
        EngineError: it cannot be had; the message says why.
    """
    with galleries.tidied(folder):
        arguments = ["models", "get", Path(folder).name, "--progress"]
        return folder if command.run(found, arguments, galleries.percentages(heard), is_cancelled) else None


def _about(name):
    return json.loads((RESOURCES / "packs" / name / "about.json").read_text(encoding="utf-8"))
