"""Answers in the user's language, with numbers in its locale; `pinpoint_engine.wording` says the same in English."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from functools import lru_cache

from qgis.PyQt.QtCore import QLocale

from pinpoint_engine import Failure, Outcome, System, gazetteer, wording
from pinpoint_engine.runs import answers
from pinpoint_engine.types import CONFIDENCE, Location

from . import engine_words
from .translation import tr


def number(value, decimals=0):
    """Return a number in the locale: "1,234" or "1.234"."""
    return _grouping().toString(float(value), "f", decimals)


def _grouping():
    """Return the locale that separates thousands, as 65000000 is hard to read; QGIS leaves the separators out."""
    locale = QLocale()
    locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale


def short(value):
    """Return a number in the locale with as many digits as it needs: 0.01, 2, 750."""
    return QLocale().toString(float(value), "g", 6)


def signed(value, decimals):
    """Return a number in the locale with its sign: "+0.31", "-1,20"."""
    return ("+" if value >= 0 else "") + number(value, decimals)


def percent(share, decimals=0):
    """Return a share in percent; a small one is "<1%" or "<0.1%", never "0%"; an unknown one is "?"."""
    if math.isnan(share):
        return "?"
    least = 10.0 ** -(decimals + 2)
    if 0 < share < least:
        return tr("<{number}%").format(number=number(100 * least, decimals))
    return tr("{number}%").format(number=number(100 * share, decimals))


def photos(count):
    """Return a number of photos in words."""
    return tr("1 photo") if count == 1 else tr("{count} photos").format(count=number(count))


def position(photo):
    """Return where the position of a photo comes from, from its row in a run."""
    if answers.is_final_of_earlier(photo):
        return tr("the accepted candidate of an earlier answer")
    return tr(wording.POSITIONS.get(photo["placed_by"], photo["placed_by"] or ""))


def answer(number, added):
    """Return which answer to a photo it is, and which galleries it had that the first one had not."""
    told = {1: tr("First answer"), 2: tr("Second answer")}.get(number, tr("Answer {number}").format(number=number))
    if not added:
        return told
    return tr("{answer}, with imagery of {galleries}").format(answer=told, galleries=", ".join(added))


def proposed(system):
    """Return that a system, by its name in a request, proposes candidates: "with candidates of PIGEON"."""
    return tr("with candidates of {system}").format(system=wording.SYSTEMS.get(system, system))


def distance(metres):
    """Return a rounded distance: 40 m, 1.2 km, 38 km."""
    if metres < 999.5:
        return tr("{number} m").format(number=number(metres))
    return tr("{number} km").format(number=number(metres / 1000, 1 if metres < 9_950 else 0))


def kilometres(km):
    """Return a round number of kilometres: 1 km, 750 km."""
    return tr("{number} km").format(number=number(km, 0 if km == int(km) else 1))


def size(size_bytes):
    """Return a size of files: 640 kB, 174 MB, 1.2 GB."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size_bytes >= factor:
            value = size_bytes / factor
            return f"{number(value, int(value < 9.95 and unit == 'GB'))} {unit}"
    return tr("{count} bytes").format(count=number(size_bytes))


def area(km2):
    """Return a rounded area: 0.3 km², 12 km², 56,000 km²."""
    if km2 < 9.95:
        return tr("{number} km²").format(number=number(km2, 1))
    digits = max(0, len(f"{km2:.0f}") - 2)
    return tr("{number} km²").format(number=number(round(km2, -digits)))


def degrees(location: Location):
    """Return a location for people: "33.8700° S, 151.2100° E"."""
    lat, lon = number(abs(location.lat), 4), number(abs(location.lon), 4)
    north = tr("{degrees}° N") if location.lat >= 0 else tr("{degrees}° S")
    east = tr("{degrees}° E") if location.lon >= 0 else tr("{degrees}° W")
    return f"{north.format(degrees=lat)}, {east.format(degrees=lon)}"


@lru_cache(maxsize=4096)  # a list asks for the same places whenever it is painted
def _nearest(location):
    return gazetteer.nearest(location)


def place(location: Location):
    """Return the nearest place: "Lithgow, New South Wales, Australia", "38 km NW of …"; "" if its table is missing."""
    near = _nearest(location)
    if near is None or near.closeness == gazetteer.AT:
        return near.label if near else ""
    winds = dict(zip(gazetteer.WINDS, tr("N NE E SE S SW W NW").split()))
    is_remote = near.closeness == gazetteer.REMOTE
    said = tr("at sea or remote, {distance} {wind} of {place}") if is_remote else tr("{distance} {wind} of {place}")
    return said.format(distance=distance(near.distance_m), wind=winds[near.wind], place=near.label)


MOST_FOLDERS = 4
"""How many skipped folders are named; the others are counted."""


def failure(code):
    """Return why a photo has no answer, by the code of its failure, in words short enough for a list."""
    return tr(wording.FAILURES[code]) if code in wording.FAILURES else code.replace("_", " ")


def outcome(result):
    """Return a few words on the result of a photo."""
    if isinstance(result, Failure):
        return engine_words.said(result.message)
    if result.outcome is not Outcome.LOCATED:
        return tr(wording.OUTCOMES.get(result.outcome.value, result.outcome.value))
    if math.isnan(result.confidence):
        return tr(wording.OUTCOMES[Outcome.LOCATED.value])
    return tr("{share} within 25 km of the first candidate").format(share=percent(result.confidence))


def evidence(found):
    """Return how much independent evidence there is: "5 photos, 1 author, 2 sequences, nearest 40 m"."""
    if not found:
        return tr("no other photo nearby")
    authors = wording.distinct(each.reference.author for each in found)
    sequences = wording.distinct(each.reference.sequence for each in found)
    parts = [photos(len(found))]
    if authors:
        parts.append(tr("1 author") if authors == 1 else tr("{count} authors").format(count=number(authors)))
    if sequences:
        parts.append(tr("1 sequence") if sequences == 1 else tr("{count} sequences").format(count=number(sequences)))
    parts.append(tr("nearest {distance}").format(distance=distance(min(each.distance_m for each in found))))
    return ", ".join(parts)


def thin(refs_5km):
    """Return a note where the references within 5 km are few; "" where there are enough, or none are known."""
    if refs_5km is None or refs_5km >= wording.THIN_BELOW:
        return ""
    if refs_5km == 1:
        return tr("thin here: 1 reference within 5 km")
    return tr("thin here: {count} references within 5 km").format(count=number(refs_5km))


def objection(found):
    """Return what speaks against a candidate, a `reasons.Objection`."""
    said = {name: distance(each) if name == "distance" else number(each) for name, each in found.numbers.items()}
    return tr(wording.OBJECTIONS[found.kind]).format(**said)


def uncalibrated(record):
    """Return that the probabilities of a run, by its row, are not calibrated, and what to do; "" if they are."""
    found = calibration(record)
    if found == wording.PARTLY_CALIBRATED:
        return tr("Calibrated only where a photo of your own galleries comes first; elsewhere only the order counts.")
    if found != wording.NOT_CALIBRATED:
        return ""
    told = tr("Not calibrated: only the order of these percentages counts.")
    fit = tr("Fit them on a gallery of your own, in the options.") if record["system"] == System.PINPOINT.value else ""
    return " ".join(filter(None, (told, fit, tr("Try them on photos with a position (⋯)."))))


def calibration(record):
    """Return whether the probabilities of a run, by its row, are calibrated: a key of `wording.CALIBRATIONS`."""
    with suppress(ValueError, TypeError, AttributeError, RecursionError):  # what a damaged run says counts for nothing
        found = json.loads(record["versions"]).get(CONFIDENCE)
        return found if found in wording.CALIBRATIONS else wording.CALIBRATED
    return wording.CALIBRATED


def regions(prediction):
    """Return the sizes of the credible regions; those of the whole Earth are left out."""
    if not prediction.regions:
        return tr("No region: it may be anywhere")
    sizes = [f"{percent(region.level)} {area(region.area_km2)}" for region in prediction.regions]
    return tr("Regions: {sizes}").format(sizes=", ".join(sizes))


def skipped(listing):
    """Return what was skipped in folders that were searched for photos, and folders to look into; "" for nothing."""
    if not listing.skipped:
        return ""
    kinds = ", ".join(f"{tr(kind)} ({number(count)})" for kind, count in listing.counts)
    said = tr("skipped: {kinds}").format(kinds=kinds)
    if not listing.named:
        return said
    shown = list(listing.named[:MOST_FOLDERS])
    if len(listing.named) > MOST_FOLDERS:
        shown.append(tr("{count} more").format(count=number(len(listing.named) - MOST_FOLDERS)))
    return f"{said}; {tr('add by itself any that holds photos: {folders}').format(folders=', '.join(shown))}"


def counts(record):
    """Return how many photos of a run are located, and how many are not and why; how many failed is always said."""
    kinds = (
        (record["n_located"], tr("{count} located")),
        (record["n_outside"], tr("{count} probably outside what this gallery knows")),
        (record["n_nosignal"], tr("{count} with nothing that tells a place")),
        (record["n_failed"], tr("{count} failed")),
        (record["n_waiting"], tr("{count} not located yet")),
    )
    said = [text.format(count=number(count)) for count, text in kinds if count or text == tr("{count} failed")]
    return f"{photos(record['n_photos'])}: {', '.join(said)}"
