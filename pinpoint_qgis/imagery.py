"""Open imagery for a gallery: what services have, bringing it, and what is new there, in the engine's process."""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Mapping, Tuple

from qgis.core import QgsNetworkAccessManager, QgsSettings

from pinpoint_engine import System, wording
from pinpoint_engine.sources import ledger
from pinpoint_engine.sources.totals import totals_of
from pinpoint_engine.types import OWN_WEIGHTS, Polygon

from . import areas, engines, galleries, remote, settings, words
from .engine_words import said
from .imagery_intake import ImageryIntake, whole
from .local import command
from .settings import GROUP
from .translation import later, tr

CONTACT = f"{GROUP}/contact"
"""The setting with who asks: an e-mail address or a link, which hosts want to be told."""
SURVEYED = re.compile(r"surveyed (\d+) %.*")
NEW = re.compile(r".*; ([\d,]+) of them are new")
"""What a command prints of how far a survey is, and of how many pictures it is going to bring."""


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
    """What is wanted of a service; an empty `url` is its usual address, and no licences are those known to be free.

    `variables` is the environment of the process that asks, as `environment` returns it.
    """

    choice: ImageryChoice
    within: Tuple[Polygon, ...]
    url: str = ""
    licences: Tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict, repr=False)

    @property
    def host(self):
        """Return the host that is asked."""
        return self.url.partition("://")[2].partition("/")[0] or self.url or self.choice.host

    def arguments(self, area):
        """Return the options that say what is wanted; the area is in a file."""
        found = ["--source", self.choice.name, "--within", area]
        found += [f"--url={self.url}"] if self.url else []
        return [*found, *_contact(), *(f"--licence-only={licence}" for licence in self.licences)]


def environment(remotes, sources, url=""):
    """Return the variables by which the engine's process reaches services: their tokens or keys, and QGIS's proxy.

    They stand in no list of processes. A token that is not in QGIS's store stays as it is in QGIS's own environment.
    Call it on the main thread, where QGIS may ask for its master password.

    Args:
        remotes: The plugin's remote engines, who keep tokens.
        sources: The names of the services.
        url: The address of the service, if it is not the usual one.

    Raises:
        EngineError: the encrypted store stays locked, or QGIS's proxy is of a kind that cannot be used.
    """
    found = {}
    for choice in CHOICES:
        if choice.name in sources:
            token = remotes.token(choice.address) if choice.variable else ""
            found.update({choice.variable: token} if token else {})
            proxies = remote.proxies(url or choice.address)
            found.update({f"{scheme}_proxy": proxy for scheme, proxy in proxies.items()})
    if any(name.endswith("_proxy") for name in found):
        direct = [os.environ.get("no_proxy", ""), *map(_bare_host, QgsNetworkAccessManager.instance().noProxyList())]
        found["no_proxy"] = ",".join(filter(None, direct))
    return found


def _bare_host(address):
    return address.partition("://")[2].partition("/")[0] or address


def look(found, folder, heard, is_cancelled, wish):
    """Return what a service has in an area as its `ImageryOffer` in JSON; None if it was cancelled.

    What the gallery in the folder has already, or one that is being built there, is not wanted again.

    Raises:
        EngineError: the service cannot be reached or refuses, it has nothing, or the area is too large.
    """
    lines = []
    done = _run(found, wish, ["survey", "--json", "--to", folder], _CommandProgress(heard, lines), is_cancelled)
    return json.loads(lines[-1]) if done else None


def fetch(found, folder, heard, is_cancelled, wish):
    """Bring pictures into a gallery, a new one or one to add to; return the `ImageryIntake`, None if it was cancelled.

    Raises:
        EngineError: the service fails, or no picture can be used.
    """
    lines = []
    action = ["add", "--to", folder] if galleries.is_gallery(folder) else ["build", "--out", folder]
    done = _run(found, wish, [*action, "--yes", "--every", "1"], _CommandProgress(heard, lines), is_cancelled)
    return ImageryIntake.of(lines) if done else None


def sources_of(folder):
    """Return the names of the services that the imagery of a gallery comes from, in order.

    Raises:
        GalleryError: what the gallery remembers of it cannot be read.
    """
    return tuple(dict.fromkeys(order.source for order in ledger.orders_of(Path(folder))))


def has_imagery(folder):
    """Return whether a gallery has open imagery, so that there may be more where it comes from."""
    return os.path.isfile(os.path.join(folder, ledger.FILE))


def refresh(found, folder, heard, is_cancelled, variables):
    """Bring what is new where a gallery's imagery comes from; return the `ImageryIntake`, None if it was cancelled.

    Raises:
        EngineError: a service fails.
    """
    lines = []
    asked = ["gallery", "refresh", folder, "--yes", "--every", "1", *_contact(), *_pack()]
    done = command.run(_reaching(found, variables), asked, _CommandProgress(heard, lines), is_cancelled)
    return ImageryIntake.of(lines) if done else None


class _CommandProgress:
    """Takes the lines of a command: `heard` gets the percentage of what it is at, the list `rest` all other lines."""

    def __init__(self, heard, rest):
        self._heard, self._rest = heard, rest
        self._new = 1

    def __call__(self, line):
        if surveyed := SURVEYED.fullmatch(line):
            self._heard(float(surveyed[1]))
        elif done := galleries.DONE.fullmatch(line):
            self._heard(min(100.0, 100 * int(done[1]) / max(1, self._new)))
        elif line:
            if new := NEW.fullmatch(line):
                self._new = whole(new[1])
            self._rest.append(line)


def _contact():
    contact = QgsSettings().value(CONTACT, "", type=str).strip()
    return [f"--contact={contact}"] if contact else []


def _pack():
    pack = settings.load().pack
    return ["--pack", pack] if pack else []


def _run(found, wish, action, take, is_cancelled):
    with tempfile.TemporaryDirectory(prefix="pinpoint-") as private:
        area = os.path.join(private, "within.geojson")
        areas.write(wish.within, area)
        asked = ["gallery", *action, *wish.arguments(area), *_pack()]
        return command.run(_reaching(found, wish.variables), asked, take, is_cancelled)


def _reaching(found, variables):
    """Return the engine's command with variables of `environment`."""
    python, starting, usual = found
    return python, starting, {**usual, **variables}


def in_words(offer, licences):
    """Yield what a service has in an area, line by line: pictures, what is left out, size, time and hosts.

    Args:
        offer: What `look` returned.
        licences: Those whose pictures would be brought.
    """
    totals, found = totals_of(offer, licences), offer["found"]
    yield tr("{count} pictures there, {chosen} of them one for each 20 m and direction").format(
        count=words.number(found), chosen=words.number(totals.chosen)
    )
    if totals.wanted < totals.chosen:
        yield tr("{count} of these are not in the gallery yet").format(count=words.number(totals.wanted))
    if totals.panoramas:
        told = tr("Panoramas among them: {count}; each becomes four references")
        yield told.format(count=words.number(totals.panoramas))
    if excluded := found - sum(offer["licences"][licence] for licence in licences):
        yield tr("{count} are left out for their licence").format(count=words.number(excluded))
    for fault, count in offer["faults"].items():
        yield tr("{count} are left out: {why}").format(count=words.number(count), why=said(fault))
    if offer.get("missing"):
        told = tr("{percent} of the area could not be asked for; what is there is not counted")
        yield told.format(percent=words.percent(offer["missing_share"]))
    if offer.get("brim"):
        told = tr("Some places have more pictures than {host} tells of; those that it does not tell of are missing")
        yield told.format(host=offer["host"])
    if not totals.wanted:
        return
    minutes, told = round(totals.minutes), tr("To download: about {size} in {minutes} minutes, from {hosts}")
    if minutes <= 1:
        told = tr("To download: about {size} in a minute, from {hosts}")
    hosts = ", ".join(totals.hosts)
    yield told.format(size=words.size(totals.size_bytes), minutes=words.number(minutes), hosts=hosts)
