"""The texts of a report: what was asked, how it was answered, and what a reader must know."""

from __future__ import annotations

import json

from pinpoint_engine import Album, Source, System, wording
from pinpoint_engine.runs import answers, reading

from .. import words
from ..translation import tr

TIME = "%Y-%m-%d %H:%M"


def caveat():
    """Return what every reader must know."""
    return tr(
        "The places in this report are leads, never proof. Probabilities hold for photos like those that the pack was "
        "tested on, and a place without references cannot be found. Compare every answer with independent imagery, and "
        "write down what speaks against it, before it is used or published."
    )


def method(system):
    """Return how a system answers, in four sentences."""
    first = {
        System.PINPOINT.value: tr(
            "Each photo was compared with reference photos of known place: by image features, by a learned embedding, "
            "and by that embedding against the places themselves. The places of its look-alikes became candidates, "
            "scored by how densely they lie and by the independent evidence around them."
        ),
        System.PIGEON.value: tr(
            "Each photo was assigned to semantic geocells by a trained classifier. Within the likely cells it was "
            "compared with clusters of reference photos, whose places became candidates."
        ),
        System.PLANET.value: tr(
            "Each photo was assigned to cells of an adaptive grid on the Earth by a trained classifier. The middles of "
            "the likely cells became candidates."
        ),
        System.GEOCLIP.value: tr(
            "Each photo was compared with places in a learned space that images and coordinates share. The places that "
            "match it best became candidates."
        ),
        System.PLONK.value: tr(
            "From each photo a generative network drew places where it may have been taken. The peaks of their density "
            "became candidates."
        ),
    }.get(system, tr("The candidates come from a system that this version of Pinpoint does not know. It ranked them."))
    further = tr(
        "Scores and the probability of none of the candidates became one density on the Earth, from which "
        "confidence and credible regions were read. A position in the photo's own EXIF is shown for comparison and "
        "was not used."
    )
    if system == System.PLONK.value:
        further = tr(
            "Confidence and credible regions were read from that density, and were not calibrated. A position in the "
            "photo's own EXIF is shown for comparison and was not used."
        )
    return f"{first} {further}"


def asked(record):
    """Return what a run was asked, as names and values."""
    request = reading.request_of(record)
    if request is None:
        return [(tr("Request"), record["request"])]
    everywhere = set(request.sources) == set(Source)
    together = {
        Album.INDEPENDENT: tr("each photo by itself"),
        Album.SAME_PLACE: tr("photos of one folder are of one place, within {distance}"),
        Album.SAME_TRIP: tr("photos of one folder are of one trip, at most {speed} km/h"),
    }[request.album].format(distance=words.distance(request.same_place_m), speed=words.number(request.speed_kmh, 1))
    count = len(request.within)
    inside = tr("within one polygon") if count == 1 else tr("within {count} polygons").format(count=count)
    other = f", {words.proposed(request.proposed_by.value)}" if request.proposed_by else ""
    return [
        (tr("Search"), inside if count else tr("everywhere")),
        (tr("References"), tr("of all kinds") if everywhere else ", ".join(each.value for each in request.sources)),
        (tr("Photos"), tr("street-level frames") if request.photo_source is Source.STREET else tr("ordinary photos")),
        (tr("Albums"), together),
        (tr("Candidates"), tr("up to {count} for each photo").format(count=request.top_k) + other),
    ]


def answered(record):
    """Return by what a run was located, as names and values."""
    versions = json.loads(record["versions"])
    return [
        (tr("System"), wording.SYSTEMS.get(record["system"], record["system"])),
        (tr("Pack and galleries"), record["galleries"]),
        (tr("References"), words.number(record["n_refs"])),
        (tr("Probabilities"), tr(wording.CALIBRATIONS[words.calibration(record)])),
        (tr("Versions"), ", ".join(f"{name} {version}" for name, version in versions.items())),
        (tr("Computed on"), record["host"]),
        (tr("Time"), _times(record)),
    ]


def _times(record):
    started, finished = (record[name].strftime(TIME) if record[name] else "…" for name in ("started", "finished"))
    ended = tr(wording.ENDS.get(record["ended"], record["ended"] or ""))
    return tr("{started} to {finished} UTC, {ended}").format(started=started, finished=finished, ended=ended)


def digests(record):
    """Return the digests of pack and galleries, as names and values."""
    return sorted(json.loads(record["digests"]).items())


def counted(record, photos):
    """Return what became of the photos of a run, as names and values."""
    states = [row["state"] for row in photos]
    reviewed = tr("{accepted} accepted, {rejected} rejected, {rest} not reviewed").format(
        accepted=states.count(wording.ACCEPTED),
        rejected=states.count(wording.REJECTED),
        rest=len(states) - states.count(wording.ACCEPTED) - states.count(wording.REJECTED),
    )
    by_hand = sum(row["placed_by"] == wording.MAP for row in photos)
    if by_hand:
        reviewed += "; " + tr("{count} placed by hand").format(count=by_hand)
    again = sum(answers.latest(row) > 1 for row in photos)
    told = [(tr("Located again"), tr("{photos}; the page of each says by what").format(photos=words.photos(again)))]
    return [(tr("Photos"), words.counts(record)), *(told if again else ()), (tr("Reviewed"), reviewed)]


def degrees(lat, lon):
    """Return a place in decimal degrees."""
    return f"{lat:.5f}, {lon:.5f}"


def sexagesimal(lat, lon):
    """Return a place in degrees, minutes and seconds."""
    return f"{_sexagesimal(lat, 'NS')} {_sexagesimal(lon, 'EW')}"


def _sexagesimal(angle, sides):
    whole, rest = divmod(round(abs(angle) * 36_000), 36_000)
    return f"{whole}° {rest // 600:02d}′ {rest % 600 / 10:04.1f}″ {sides[angle < 0]}"
