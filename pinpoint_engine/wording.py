"""Predictions in words: readable values of attribute tables, and short texts about an answer."""

from __future__ import annotations

import os
from typing import Any, Dict, Iterable, Tuple

from .gazetteer import AT, NEAR, REMOTE, NearPlace
from .types import Evidence, Failure, Outcome, Result, System

FAILED, WAITING = "failed", "waiting"
UNREVIEWED, ACCEPTED, REJECTED = "unreviewed", "accepted", "rejected"
FIRST, CANDIDATE, MAP, EARLIER = "first", "candidate", "map", "earlier"
"""Where a photo's position comes from."""
OUTSIDE = "probably outside what this gallery knows"
OUTCOMES = {
    Outcome.LOCATED.value: "located",
    Outcome.OUTSIDE_GALLERY.value: OUTSIDE,
    Outcome.NO_PLACE_SIGNAL.value: "nothing in it tells a place",
    FAILED: "failed",
    WAITING: "not located yet",
}
CHANNELS = {
    "image": "looks alike (learned)",
    "raw": "looks alike (raw features)",
    "gps": "place matches the photo",
    "album": "named by other photos of the album",
    "cell": "middle of a likely geocell",
    "prototype": "looks alike, in a likely geocell",
    "density": "peak of the sampled density",
    System.PIGEON.value: "proposed by PIGEON",
    System.PLANET.value: "proposed by PlaNet",
    System.GEOCLIP.value: "proposed by GeoCLIP",
    System.PLONK.value: "proposed by PLONK",
}
EFFECTS = {
    "image_alike": "how alike its own reference looks (learned)",
    "image_votes": "look-alikes gather around it (learned)",
    "image_near": "the best look-alike within 1 km (learned)",
    "image_others": "look-alikes of other walks nearby (learned)",
    "raw_alike": "how alike its own reference looks (raw features)",
    "raw_votes": "look-alikes gather around it (raw features)",
    "raw_near": "the best look-alike within 1 km (raw features)",
    "raw_others": "look-alikes of other walks nearby (raw features)",
    "gps_alike": "how well the place itself matches",
    "gps_votes": "matching places gather around it",
    "gps_near": "the best matching place within 1 km",
    "gps_others": "matching places of other walks nearby",
    "crowd": "how many references are around",
    "support": "references of the other source nearby agree",
}
"""What each group of features says of a candidate: more of it, or less, than of the others on the list."""
OBJECTIONS = {
    "outside": "it lies outside the search area",
    "tag": "the position in the photo's EXIF is {distance} away",
    "crowd": "{references} references are within 1 km, yet none is among the {neighbours} that look most alike",
    "away": "the nearest reference is {distance} away",
    "alone": "no other reference is within 1 km of it",
    "sequence": "all {count} references nearby are of one sequence",
    "author": "all {count} references nearby are by one author",
    "strays": "{count} of the {total} references around it lie outside the search area",
    "age": "no dated reference here is within {years} years of the photo",
}
"""What can speak against a candidate."""
SYSTEMS = {
    System.PINPOINT.value: "Pinpoint",
    System.PIGEON.value: "PIGEON",
    System.PLANET.value: "PlaNet",
    System.GEOCLIP.value: "GeoCLIP",
    System.PLONK.value: "PLONK",
}
FAILURES = {
    "missing": "file missing",
    "empty": "empty file",
    "unreadable": "file cannot be read",
    "broken": "broken file",
    "not_a_photo": "not a photo",
    "unsupported_format": "unsupported format",
    "too_large": "too large",
    "no_features": "nothing in it to compare",
    "no_reference_in_region": "no reference in the search area",
    "too_few_in_region": "too few samples in the search area",
    "engine_died": "the engine crashed on it",
    "unknown": "the reason is lost",
}
"""Why a photo has no answer, by the code of its `Failure`, in words for a list; the message says more."""
ENDS = {"running": "running, or broken off", "finished": "finished", "cancelled": "cancelled", "failed": "ended early"}
REVIEWS = {UNREVIEWED: "not reviewed", ACCEPTED: "accepted", REJECTED: "rejected"}
POSITIONS = {
    FIRST: "the first candidate, not reviewed",
    CANDIDATE: "the accepted candidate",
    MAP: "the map, placed by hand",
    EARLIER: "the review of an earlier run",
}
CALIBRATED, NOT_CALIBRATED, PARTLY_CALIBRATED = "calibrated", "not calibrated", "calibrated near your galleries only"
CALIBRATIONS = {
    CALIBRATED: "calibrated on photos of known place",
    NOT_CALIBRATED: "not calibrated: never compared with photos of known place",
    PARTLY_CALIBRATED: "calibrated where a photo of your own galleries comes first, not calibrated elsewhere",
}
"""Whether probabilities were fitted on photos of known place."""
PLACES = {
    AT: "{place}",
    NEAR: "{distance} {wind} of {place}",
    REMOTE: "at sea or remote, {distance} {wind} of {place}",
}
"""Sentences about the nearest place, by how close it is, with the placeholders to fill in."""
WORDS: Dict[str, Dict[str, str]] = {
    "outcome": OUTCOMES,
    "channel": CHANNELS,
    "state": REVIEWS,
    "ended": ENDS,
    "placed_by": POSITIONS,
    "code": FAILURES,
    "calibrated": CALIBRATIONS,
}
"""Readable words for the values of some columns, the same in every table; other values stay as they are."""
THIN_BELOW = 10
"""Fewer references than this within 5 km of a candidate are worth a note."""


def evidence_in_words(evidence: Tuple[Evidence, ...]) -> str:
    """Return how much independent evidence there is: "5 photos, 1 author, 2 sequences, nearest 40 m"."""
    if not evidence:
        return "no other photo nearby"
    counts = (
        (len(evidence), "photo"),
        (distinct(item.reference.author for item in evidence), "author"),
        (distinct(item.reference.sequence for item in evidence), "sequence"),
    )
    words = [f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts if count]
    return ", ".join([*words, f"nearest {distance_in_words(min(item.distance_m for item in evidence))}"])


def photos_in_words(count: int) -> str:
    """Return a number of photos in words: 1 photo, 2 photos."""
    return f"{count} photo{'' if count == 1 else 's'}"


def distance_in_words(metres: float) -> str:
    """Return a rounded distance: 40 m, 1.2 km, 38 km."""
    if metres < 999.5:
        return f"{metres:.0f} m"
    return f"{metres / 1000:.1f} km" if metres < 9_950 else f"{metres / 1000:,.0f} km"


def place_in_words(place: NearPlace) -> str:
    """Return where a location is: "Lithgow, New South Wales, Australia", "38 km NW of Lithgow, …"."""
    distance = distance_in_words(place.distance_m)
    return PLACES[place.closeness].format(place=place.label, distance=distance, wind=place.wind)


def failure_in_words(failure: Failure) -> str:
    """Return which photo failed and why; most reasons name the photo already."""
    name = os.path.basename(failure.photo.path) or failure.photo.path
    return failure.message if name in failure.message else f"{name}: {failure.message}"


def outcome_in_words(result: Result) -> str:
    """Return a few words on the result of a photo."""
    if isinstance(result, Failure):
        return result.message
    if result.outcome is not Outcome.LOCATED:
        return OUTCOMES.get(result.outcome.value, result.outcome.value)
    return f"{result.confidence:.0%} within 25 km of the first candidate"


def area_in_words(area_km2: float) -> str:
    """Return a rounded area: 0.3 km², 12 km², 56,000 km²."""
    if area_km2 < 9.95:
        return f"{area_km2:.1f} km²"
    digits = max(0, len(f"{area_km2:.0f}") - 2)
    return f"{round(area_km2, -digits):,.0f} km²"


def channel_in_words(channel: str) -> str:
    """Return how a candidate was found; an unknown channel is returned as it is."""
    return CHANNELS.get(channel, channel)


def counts_in_words(run: Dict[str, Any]) -> str:
    """Return a run's counts of photos, from its row: "3 photos: 1 located, 1 probably outside …, 0 failed, …"."""
    counts = [f"{run['n_located']} located", f"{run['n_outside']} {OUTSIDE}", f"{run['n_failed']} failed"]
    if run["n_nosignal"]:
        counts.insert(2, f"{run['n_nosignal']} with nothing that tells a place")
    if run["n_waiting"]:
        counts.append(f"{run['n_waiting']} not located yet")
    return f"{photos_in_words(run['n_photos'])}: {', '.join(counts)}"


def distinct(values: Iterable[str]) -> int:
    """Return how many different values there are, without empty ones."""
    return len({value for value in values if value})
