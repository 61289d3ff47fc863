"""What speaks against a candidate, from what a run stores of it: as kinds with numbers, and in words."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from typing import Mapping, Optional, Tuple

from . import wire
from .areas.polygons import AreaIndex
from .types import Candidate, Photo, Vicinity, Why
from .wording import EFFECTS, OBJECTIONS, distance_in_words

DENSE = 20
"""So many references within 1 km are a place that the gallery knows well: what looks alike would be among them."""
TAG_OFF_M = 5_000.0
"""A position in a photo's EXIF that is farther than this from a candidate contradicts it."""
AWAY_M = 1_000.0
"""A candidate that is farther than this from the reference that it was found through stands at none."""
YEARS = 5
"""References that are more than so many years older or newer may show another state of the place."""
YEAR = timedelta(days=365.25)
COUNTS = ("rank", "references", "alike", "neighbours")
"""The whole numbers among those that say why."""
FEW = 2
"""From so many references on it counts whether they are of one author or one sequence."""


@dataclass(frozen=True)
class Objection:
    """One thing that speaks against a candidate: its kind, a key of `wording.OBJECTIONS`, and its numbers; metres."""

    kind: str
    numbers: Mapping[str, float]

    @property
    def words(self) -> str:
        """Return it in words."""
        said = {name: distance_in_words(n) if name == "distance" else f"{n:,}" for name, n in self.numbers.items()}
        return OBJECTIONS[self.kind].format(**said)


def objections(photo: Photo, candidate: Candidate, area: Optional[AreaIndex] = None) -> Tuple[Objection, ...]:
    """Return what speaks against a candidate, the weightiest first; the photo's own EXIF is compared here only.

    `area` is the search area, None for the whole Earth: geocells reach beyond it, and evidence is gathered around it.
    """
    around = candidate.why.vicinity if candidate.why else None
    found = (
        _tag(photo, candidate),
        None if area is None or area.holds(candidate.location) else Objection("outside", {}),
        None if around is None else _vicinity(around),
        _away(candidate),
        _one_witness(candidate),
        None if area is None else _strays(candidate, area),
        _age(photo, candidate),
    )
    return tuple(each for each in found if each is not None)


def against_in_words(photo: Photo, candidate: Candidate, area: Optional[AreaIndex] = None) -> str:
    """Return what speaks against a candidate in one line, see `objections`; "" for nothing."""
    return "; ".join(each.words for each in objections(photo, candidate, area))


def _tag(photo: Photo, candidate: Candidate) -> Optional[Objection]:
    if photo.geotag is None:
        return None
    metres = photo.geotag.metres_to(candidate.location)
    return Objection("tag", {"distance": metres}) if metres > TAG_OFF_M else None


def _vicinity(around: Vicinity) -> Optional[Objection]:
    if not around.references:
        return Objection("alone", {})
    if around.alike or around.references < DENSE:
        return None
    return Objection("crowd", {"references": around.references, "neighbours": around.neighbours})


def _away(candidate: Candidate) -> Optional[Objection]:
    metres = candidate.location.metres_to(candidate.reference.location)
    return Objection("away", {"distance": metres}) if metres > AWAY_M else None


def _one_witness(candidate: Candidate) -> Optional[Objection]:
    """Tell whether the evidence is one witness who is heard several times."""
    evidence = [each.reference for each in candidate.evidence]
    for kind, named in (
        ("sequence", {each.sequence for each in evidence}),
        ("author", {each.author for each in evidence}),
    ):
        if len(evidence) >= FEW and len(named) == 1 and named != {""}:
            return Objection(kind, {"count": len(evidence)})
    return None


def _strays(candidate: Candidate, area: AreaIndex) -> Optional[Objection]:
    places = [each.reference.location for each in candidate.evidence]
    count = sum(not area.holds(place) for place in places)
    return Objection("strays", {"count": count, "total": len(places)}) if count else None


def _age(photo: Photo, candidate: Candidate) -> Optional[Objection]:
    here = (candidate.reference, *(each.reference for each in candidate.evidence))
    times = [each.captured_at.replace(tzinfo=None) for each in here if each.captured_at is not None]
    if photo.taken_at is None or not times:
        return None
    taken = photo.taken_at.replace(tzinfo=None)
    years = min(abs(each - taken) for each in times) / YEAR
    return Objection("age", {"years": int(years)}) if years > YEARS else None


def why_to_text(why: Optional[Why]) -> Optional[str]:
    """Return why a candidate has its score as numbers by name, "votes=-1.016 rank=2 raw_near=0.074 …"; None for none.

    It fits into a Shapefile's 254 bytes. It is not JSON, since GDAL would write that as an object into GeoJSON.
    """
    if why is None:
        return None
    around = {} if why.vicinity is None else wire.to_json(why.vicinity)
    numbers = {"votes": why.votes, "rank": why.votes_rank, **why.effects, **around}
    return " ".join(f"{name}={number}" for name, number in numbers.items() if number is not None)


def why_from_text(text: Optional[str]) -> Optional[Why]:
    """Read what `why_to_text` wrote; None if it cannot be read, as in a table that was edited by hand."""
    try:
        numbers = {name: float(number) for name, _, number in (each.partition("=") for each in (text or "").split())}
        around = {each.name: numbers.get(each.name) for each in fields(Vicinity)}
        counts = {name: int(number) for name, number in numbers.items() if name in COUNTS}
        return (
            Why(
                numbers.get("votes"),
                counts.get("rank"),
                {name: number for name, number in numbers.items() if name in EFFECTS},
                None if "neighbours" not in counts else wire.from_json(Vicinity, {**around, **counts}),
            )
            if numbers
            else None
        )
    except wire.UNREADABLE:
        return None
