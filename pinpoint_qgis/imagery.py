"""Open imagery for a gallery: what services have in an area, and bringing it, in the engine's process."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import dataclass
from typing import Tuple

from qgis.core import QgsSettings

from pinpoint_engine import System, wording
from pinpoint_engine.types import OWN_WEIGHTS, Polygon

from . import areas, engines, galleries, settings, words
from .local import command
from .settings import GROUP
from .translation import later, tr

CONTACT = f"{GROUP}/contact"
"""The setting with who asks: an e-mail address or a link, which hosts want to be told."""


@dataclass(frozen=True)
class ImageryChoice:
    """A service that the user can choose.

    Attributes:
        name: Its name on the command line.
        title: Its name for people.
        host: The host that is asked.
        variable: The environment variable of the token or key that it needs; "" if it needs none.
        has_address: Whether there are several instances, so that the user may name another one.
        about: What it has.
    """

    name: str
    title: str
    host: str
    variable: str = ""
    has_address: bool = False
    about: str = ""

    @property
    def address(self):
        """Return its usual address."""
        return f"https://{self.host}"


CHOICES = (
    ImageryChoice(
        "panoramax",
        "Panoramax",
        "api.panoramax.xyz",
        has_address=True,
        about=later("Street level, mostly in France; free licences"),
    ),
    ImageryChoice(
        "mapillary",
        "Mapillary",
        "graph.mapillary.com",
        "PINPOINT_MAPILLARY_TOKEN",
        about=later("Street level, worldwide, CC BY-SA 4.0; needs an access token of your own"),
    ),
    ImageryChoice(
        "commons",
        "Wikimedia Commons",
        "commons.wikimedia.org",
        about=later("Photos of places worldwide; free licences"),
    ),
    ImageryChoice(
        "flickr",
        "Flickr",
        "api.flickr.com",
        "PINPOINT_FLICKR_KEY",
        about=later("Photos worldwide, those under a Creative Commons licence; needs an API key of your own"),
    ),
)


def out_of_reach(settings):
    """Return why the engine and the system of the settings search no imagery on this machine; "" if they do."""
    if settings.engine == engines.REMOTE:
        return tr(
            "The remote engine does not search galleries on this machine, so imagery would change no answer; choose an "
            "engine on this machine under Settings > Options > Pinpoint"
        )
    if settings.system in [system.value for system in OWN_WEIGHTS]:
        return tr(
            "{system} searches no galleries, so imagery would change no answer; choose Pinpoint + {system} under "
            "Located by, and locate the photos in a new run"
        ).format(system=wording.SYSTEMS[System(settings.system).value])
    return ""


@dataclass(frozen=True)
class ImageryWish:
    """What is wanted of a service; an empty `url` is its usual address, and no licences are all that are known."""

    choice: ImageryChoice
    within: Tuple[Polygon, ...]
    url: str = ""
    secret: str = ""
    licences: Tuple[str, ...] = ()

    @property
    def host(self):
        """Return the host that is asked."""
        return self.url.partition("://")[2].partition("/")[0] or self.url or self.choice.host

    def arguments(self, area):
        """Return the options that say what is wanted; the area is in a file."""
        found = ["--source", self.choice.name, "--within", area]
        found += [f"--url={self.url}"] if self.url else []
        contact = QgsSettings().value(CONTACT, "", type=str).strip()
        found += [f"--contact={contact}"] if contact else []
        return [*found, *(f"--licence-only={licence}" for licence in self.licences)]


def look(found, _folder, _heard, is_cancelled, wish):
    """Return what a service has in an area as its `ImageryOffer` in JSON; None if it was cancelled.

    Raises:
        EngineError: the service cannot be reached or refuses, it has nothing, or the area is too large.
    """
    lines = []
    return json.loads(lines[-1]) if _run(found, wish, ["survey", "--json"], lines.append, is_cancelled) else None


def fetch(found, folder, heard, is_cancelled, wish, count):
    """Bring about `count` pictures into a gallery, a new one or one to add to.

    Returns:
        Lines of the command on what was left out and why, and on the gallery; None if it was cancelled.

    Raises:
        EngineError: the service fails, or no picture can be used.
    """
    lines = []

    def take(line):
        if done := galleries.DONE.fullmatch(line):
            heard(min(100.0, 100 * int(done[1]) / max(1, count)))
        elif line:
            lines.append(line)

    is_there = os.path.isfile(os.path.join(folder, galleries.MANIFEST))
    action = ["add", "--to", folder] if is_there else ["build", "--out", folder]
    return lines if _run(found, wish, [*action, "--yes", "--every", "1"], take, is_cancelled) else None


def _run(found, wish, action, take, is_cancelled):
    with tempfile.TemporaryDirectory(prefix="pinpoint-") as private:
        area = os.path.join(private, "within.geojson")
        areas.write(wish.within, area)
        pack = settings.load().pack
        asked = ["gallery", *action, *wish.arguments(area), *(["--pack", pack] if pack else [])]
        return command.run(_with_secret(found, wish), asked, take, is_cancelled)


def _with_secret(found, wish):
    """Return the engine's command with the token in its environment, where no list of processes shows it.

    Without one, the environment's own stays.
    """
    python, starting, variables = found
    return python, starting, ({**variables, wish.choice.variable: wish.secret} if wish.secret else variables)


def in_words(offer):
    """Yield what a service has in an area, line by line: pictures, licences, what is left out, size, time and hosts."""
    yield tr("{count} pictures there, {chosen} of them one for each 20 m and direction").format(
        count=words.number(offer["found"]), chosen=words.number(offer["chosen"])
    )
    if offer["panoramas"]:
        yield tr("{count} are panoramas, which become four references each").format(
            count=words.number(offer["panoramas"])
        )
    if offer["excluded"]:
        yield tr("{count} are left out for their licence").format(count=words.number(offer["excluded"]))
    minutes, told = round(offer["minutes"]), tr("To download: about {size} in {minutes} minutes, from {hosts}")
    if minutes <= 1:
        told = tr("To download: about {size} in a minute, from {hosts}")
    hosts = ", ".join(offer["hosts"]) or offer["host"]
    yield told.format(size=words.size(offer["size_bytes"]), minutes=words.number(minutes), hosts=hosts)
