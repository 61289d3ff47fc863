"""What a download takes for any choice of licences; without any package, so that a window can add up what is ticked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Collection, Dict, Iterable, Mapping, Tuple

from .. import wire


@dataclass(frozen=True)
class PictureChoice:
    """A picture that may be downloaded for a place and direction: the newest of its licence there.

    Attributes:
        licence: Its licence.
        host: The host that it comes from.
        is_new: Whether the gallery lacks it.
        is_panorama: Whether it becomes a reference for each face.
        is_headed: Whether its heading was measured.
    """

    licence: str
    host: str
    is_new: bool
    is_panorama: bool
    is_headed: bool


@dataclass(frozen=True)
class PictureSlot:
    """So many places and directions with alike choices, newest first: the first whose licence is allowed is taken."""

    count: int
    choices: Tuple[PictureChoice, ...]


@dataclass(frozen=True)
class PictureRates:
    """What one picture takes.

    Attributes:
        picture_bytes: Its size.
        picture_s: The seconds to download it, while others are downloaded too.
        view_s: The seconds to embed one view of it.
        pause_s: The seconds from one picture of a host to the next that it wants.
        views: How many views a panorama has.
    """

    picture_bytes: float = 0.0
    picture_s: float = 0.0
    view_s: float = 0.0
    pause_s: float = 0.0
    views: int = 4


@dataclass(frozen=True)
class DownloadTotals:
    """What a download takes.

    Attributes:
        chosen: Pictures: one of each 20 m and direction.
        panoramas: How many of these are panoramas.
        headed: How many of these have a measured heading.
        hosts: How many of these come from each host, the most first.
        wanted: How many of these the gallery lacks.
        size_bytes: The size of those that it lacks.
        minutes: How long they take with the embedding.
    """

    chosen: int
    panoramas: int
    headed: int
    hosts: Dict[str, int]
    wanted: int
    size_bytes: int
    minutes: float


def totals_of(offer: Mapping[str, Any], licences: Collection[str]) -> DownloadTotals:
    """Return what a download takes by an offer in JSON, if pictures of these licences alone are taken."""
    slots = (wire.from_json(PictureSlot, each) for each in offer["slots"])
    return add_up(slots, wire.from_json(PictureRates, offer["rates"]), licences)


def add_up(slots: Iterable[PictureSlot], rates: PictureRates, licences: Collection[str]) -> DownloadTotals:
    """Return what a download takes, if pictures of these licences alone are taken."""
    sums: Counter[str] = Counter()
    hosts: Counter[str] = Counter()
    paced: Counter[str] = Counter()
    for slot in slots:
        taken = next((each for each in slot.choices if each.licence in licences), None)
        if taken is None:
            continue
        views = slot.count * (rates.views if taken.is_panorama else 1)
        sums.update(chosen=slot.count, panoramas=slot.count * taken.is_panorama, headed=slot.count * taken.is_headed)
        sums.update(wanted=slot.count * taken.is_new, views=views * taken.is_new)
        hosts[taken.host] += slot.count
        paced[taken.host] += slot.count * taken.is_new
    fetched_s = max(sums["wanted"] * rates.picture_s, max(paced.values(), default=0) * rates.pause_s)
    return DownloadTotals(
        sums["chosen"],
        sums["panoramas"],
        sums["headed"],
        dict(sorted(hosts.items(), key=lambda each: (-each[1], each[0]))),
        sums["wanted"],
        round(sums["wanted"] * rates.picture_bytes),
        max(fetched_s, sums["views"] * rates.view_s) / 60,
    )
