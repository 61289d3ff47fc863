"""The pages of a report: those of the run, then those of each photo."""

from __future__ import annotations

import os

from pinpoint_engine import Location, Prediction, reasons, tables, wording
from pinpoint_engine.runs import answers, results

from .. import words
from ..engine_words import said
from ..translation import tr
from . import maps, texts
from .sheet import (
    ACCENT,
    BOTTOM,
    GREY,
    HEADING,
    LEFT,
    LINE,
    MM_PER_POINT,
    PALE,
    SMALL,
    TEXT,
    TITLE,
    WIDTH,
    ReportSheet,
    elided,
    wrapped,
)

PICTURE_MM = (92.0, 69.0)
MAP_MM = (90.0, 66.0)
DISTANCES_KM = (1, 5, 25, 200, 750)
PHOTO_COLUMNS = ((8, True), (38, False), (78, False), (19, True), (3, False), (36, False))
CANDIDATE_COLUMNS = ((6, True), (17, True), (7, False), (46, False), (18, True), (3, False), (38, False), (47, False))
PLACE_MM, CREDIT_MM, DOUBT_MM = 43.5, 44.5, 36.0
EVIDENCE_COLUMNS = ((18, False), (18, True), (18, True), (4, False), (24, False), (100, False))
LEGEND = (
    (maps.FINAL, lambda: tr("position")),
    (maps.CANDIDATE, lambda: tr("candidate, by rank")),
    (maps.EVIDENCE, lambda: tr("evidence")),
    (maps.TAG, lambda: tr("own GPS tag")),
)


def run_pages(record, photos, failures, world):
    """Yield the pages of a run: what was asked and how it was answered, then a list of its photos.

    `world` is the shapes of the whole world.
    """
    sheet = ReportSheet()
    sheet.text(tr("Where the photos were probably taken"), LEFT, sheet.at, WIDTH, TITLE, bold=True)
    sheet.at += 9
    sheet.text(
        tr("Pinpoint report of run {run}").format(run=record["run_id"]), LEFT, sheet.at, WIDTH, HEADING, colour=GREY
    )
    sheet.at += 7
    sheet.at += _boxed(sheet, texts.caveat()) + 4
    half = WIDTH / 2 - 3
    top = sheet.at
    for number, (title, pairs) in enumerate(
        ((tr("What was asked"), texts.asked(record)), (tr("How it was answered"), texts.answered(record)))
    ):
        left = LEFT + number * (half + 6)
        sheet.text(title, left, top, half, HEADING, bold=True)
        sheet.at = max(sheet.at, top + 6 + sheet.facts(pairs, left, top + 6, half))
    sheet.at += 2
    sheet.heading(tr("What came of it"))
    sheet.at += sheet.facts(texts.counted(record, photos), LEFT, sheet.at, WIDTH) + 1
    maps.add_world(sheet, maps.positions(photos), LEFT, sheet.at, WIDTH, world)
    sheet.at += WIDTH * maps.WORLD.height() / maps.WORLD.width() + 1
    _legend(
        sheet,
        LEFT,
        sheet.at,
        ((maps.FINAL, tr("accepted position")), (maps.CANDIDATE, tr("first candidate, not accepted"))),
    )
    sheet.at += 6
    sheet.heading(tr("Method"))
    sheet.at += sheet.text(texts.method(record["system"]), LEFT, sheet.at, WIDTH) + 3
    sheet.heading(tr("Digests (SHA-256)"))
    sheet.at += sheet.facts(texts.digests(record), LEFT, sheet.at, WIDTH, 60)
    yield sheet
    yield from _list_pages(photos, {row["photo_id"]: said(row["message"]) for row in failures})


def _boxed(sheet, text):
    """Add a text on a pale ground; return its height."""
    lines = wrapped(text, TEXT, WIDTH - 8)
    height = len(lines) * TEXT * MM_PER_POINT * LINE + 4
    sheet.box(LEFT, sheet.at, WIDTH, height, PALE)
    sheet.box(LEFT, sheet.at, 1.2, height, ACCENT)
    sheet.text(text, LEFT + 4, sheet.at + 1.8, WIDTH - 8)
    return height


def _legend(sheet, left, top, entries):
    """Add the markers of a map with what they mean, in one line."""
    for kind, text in entries:
        sheet.marker(maps.SYMBOLS[kind], left, top)
        sheet.line(text, left + 4, top, 60, SMALL, colour=GREY)
        left += 4 + len(text) * 1.25 + 7


def _list_pages(photos, faults):
    """Yield pages with a line for each photo, in the order of the request."""
    sheet = None
    for number, row in enumerate(photos, 1):
        if sheet is None or sheet.room < 8:
            if sheet is not None:
                yield sheet
            sheet = ReportSheet()
            sheet.heading(tr("The photos"))
            names = ("", tr("Photo"), tr("Position"), tr("Within 25 km"), "", tr("Review"))
            sheet.row(names, PHOTO_COLUMNS, colour=GREY)
            sheet.rule()
        sheet.row(_list_row(number, row), PHOTO_COLUMNS)
        if row["photo_id"] in faults:
            sheet.line(faults[row["photo_id"]], LEFT + 8, sheet.at - 0.8, WIDTH - 8, SMALL - 0.6, colour=GREY)
            sheet.at += 3
    if sheet is not None:
        yield sheet


def _list_row(number, row):
    where = _word(wording.OUTCOMES, row["outcome"])
    if row["longitude"] is not None:
        where = " · ".join(filter(None, (texts.degrees(row["latitude"], row["longitude"]), row["place"])))
    state = _word(wording.REVIEWS, row["state"])
    if row["state"] == wording.ACCEPTED:
        state = words.position(row)
    sure = _percent(row["conf25"], 0) if _is_at_first(row) else ""
    return str(number), row["filename"], where, sure, "", state


def _word(known, value):
    """Return the user's word for a value of a table."""
    return tr(known.get(value, value or ""))


def _percent(share, decimals=1):
    return "" if share is None else words.percent(share, decimals)


def _is_at_first(photo):
    """Tell whether the position is that of the first candidate, which the confidence is about."""
    first = tables.candidate_id(photo["photo_id"], 1, answers.latest(photo))
    return photo["placed_by"] == wording.FIRST or photo["cand_id"] == first


def photo_pages(number, count, rows, image, frames, world, area=None):
    """Yield the pages of one photo.

    Args:
        number: Its number among the photos of the report, from 1.
        count: How many these are.
        rows: The rows of the photo by table, and of the run.
        image: The photo; a null image if it cannot be read.
        frames: Those of its two maps; None without a position.
        world: The shapes of the whole world.
        area: The search area; None for the whole Earth.
    """
    photo = rows["photos"][0]
    chosen = chosen_of(photo, rows["candidates"])
    sheet = ReportSheet()
    _head(sheet, photo, number, count)
    top = sheet.at
    _picture(sheet, photo, image, top)
    left = LEFT + PICTURE_MM[0] + 5
    height = sheet.facts(_facts(photo), left, top, WIDTH - PICTURE_MM[0] - 5, 25)
    height += _confidence(sheet, photo, left, top + height + 1)
    sheet.at = top + max(PICTURE_MM[1], height) + 4.5
    if photo["longitude"] is not None:
        _maps(sheet, photo, rows, frames, world)
    sheets = [sheet]
    _candidates(sheets, rows["candidates"], chosen, photo)
    if chosen is not None:
        evidence = [row for row in rows["evidence"] if row["cand_id"] == chosen["cand_id"]]
        _evidence(sheets, chosen, evidence, _doubts(rows, chosen, area))
    _provenance(sheets, photo, rows["run"][0])
    yield from sheets


def chosen_of(photo, candidates):
    """Return the candidate that the position is from: the accepted one, else the first; None if there is none."""
    ranked = sorted(candidates, key=lambda row: row["rank"])
    accepted = (row for row in ranked if row["cand_id"] == photo["cand_id"])
    return next(accepted, ranked[0] if ranked else None)


def _head(sheet, photo, number, count):
    where = tr("Photo {number} of {count}").format(number=number, count=count)
    sheet.line(where, LEFT, sheet.at, WIDTH, SMALL, colour=GREY)
    sheet.at += 3.6
    sheet.line(photo["filename"], LEFT, sheet.at, WIDTH, 13, bold=True)
    sheet.at += 7
    sheet.rule()


def _picture(sheet, photo, image, top):
    if image.isNull():
        sheet.box(LEFT, top, *PICTURE_MM, PALE)
        text = tr("The photo cannot be shown; it was at {path}").format(path=photo["photo"])
        sheet.text(text, LEFT + 4, top + 4, PICTURE_MM[0] - 8, colour=GREY)
        return
    sheet.image(image, LEFT, top, *PICTURE_MM)


def _facts(photo):
    """Return what is known of a photo, as names and values."""
    pairs = []
    if photo["longitude"] is not None:
        lat, lon = photo["latitude"], photo["longitude"]
        pairs.append((tr("Position"), f"{texts.degrees(lat, lon)}\n{texts.sexagesimal(lat, lon)}"))
        pairs += [(tr("Place name"), photo["place"])] if photo["place"] else []
        pairs.append((tr("From"), words.position(photo)))
    pairs.append((tr("Outcome"), _word(wording.OUTCOMES, photo["outcome"])))
    if answers.latest(photo) > 1:
        told = tr("{number}; the earlier ones are in the run").format(number=words.number(answers.latest(photo)))
        pairs.append((tr("Answer"), told))
    pairs.append((tr("Review"), _review(photo)))
    if photo["note"]:
        pairs.append((tr("Note"), photo["note"]))
    if photo["timestamp"]:
        pairs.append((tr("Taken"), photo["timestamp"].strftime(texts.TIME) + " " + tr("by its camera's clock")))
    if photo["direction"] is not None:
        pairs.append((tr("Camera heading"), f"{words.number(photo['direction'])}°"))
    if photo["tag_lat"] is not None:
        pairs.append((tr("Own GPS tag"), _tag(photo)))
    if photo["alone_lat"] is not None:
        alone, sure = texts.degrees(photo["alone_lat"], photo["alone_lon"]), _percent(photo["alone_25"], 0)
        pairs.append((tr("Without its album"), tr("{place}, {share} within 25 km").format(place=alone, share=sure)))
    return pairs


def _review(photo):
    state = _word(wording.REVIEWS, photo["state"])
    return f"{state}, {photo['reviewed'].strftime(texts.TIME)} UTC" if photo["reviewed"] else state


def _tag(photo):
    tag = (photo["tag_lat"], photo["tag_lon"])
    if photo["longitude"] is None:
        return texts.degrees(*tag)
    far = words.distance(Location(*tag).metres_to(_location(photo)))
    return tr("{place}, {distance} from the position; not used to find it").format(
        place=texts.degrees(*tag), distance=far
    )


def _confidence(sheet, photo, left, top):
    """Add a bar for the confidence at each distance; return the height."""
    if photo["conf25"] is None:
        return 0.0
    start, width = top, WIDTH - PICTURE_MM[0] - 5
    title = (
        tr("Confidence") if _is_at_first(photo) else tr("Confidence of the first candidate, which is not the position")
    )
    top += sheet.text(title, left, top, width, SMALL, bold=True) + 0.8
    for km in DISTANCES_KM:
        sure = photo[f"conf{km}"]
        if sure is None:
            continue
        sheet.line(tr("within {distance}").format(distance=words.kilometres(km)), left, top, 23, SMALL, colour=GREY)
        sheet.box(left + 25, top + 0.6, width - 41, 2.1, PALE)
        sheet.box(left + 25, top + 0.6, max(0.2, (width - 41) * sure), 2.1, ACCENT)
        sheet.line(_percent(sure), left + width - 14, top, 14, SMALL, right=True)
        top += 3.7
    return top - start


def _maps(sheet, photo, rows, frames, world):
    """Add the overview, the close-up and the whole world, with a legend."""
    place, (far, near), top = (photo["latitude"], photo["longitude"]), frames, sheet.at
    drawn = maps.PhotoMaps(sheet, place, rows)
    drawn.add(LEFT, top, *MAP_MM, far, filled=True)
    drawn.add(LEFT + WIDTH - MAP_MM[0], top, *MAP_MM, near, filled=False)
    drawn.add_world(LEFT + MAP_MM[0] - 31.5, top + MAP_MM[1] - 13.7, 30, world)
    sheet.at += MAP_MM[1] + 1.2
    _legend(sheet, LEFT, sheet.at, [(kind, text()) for kind, text in LEGEND if kind != maps.TAG or photo["tag_lat"]])
    notes = [_regions_in_words(rows["regions"])]
    beyond = [
        str(row["rank"]) for row in rows["candidates"] if Location(*place).metres_to(_location(row)) > far.reach_m
    ]
    if beyond:
        notes.append(tr("Candidates beyond the overview: {ranks}.").format(ranks=", ".join(beyond)))
    sheet.at += 4.2
    sheet.at += sheet.text(" ".join(notes), LEFT, sheet.at, WIDTH, SMALL, colour=GREY) + 2.5


def _location(row):
    return Location(row["latitude"], row["longitude"])


def _regions_in_words(regions):
    if not regions:
        return tr("There is no credible region: it may be anywhere.")
    ordered = sorted(regions, key=lambda row: row["level"])
    sizes = ", ".join(f"{words.percent(row['level'] / 100)}: {words.area(row['area_km2'])}" for row in ordered)
    return tr("Outlines: credible regions, which hold the place with that probability ({sizes}).").format(sizes=sizes)


def _continued(sheets, height, title):
    """Return the last page; a new one with a heading if it has no room."""
    if sheets[-1].room < height:
        sheets.append(ReportSheet())
        if title:
            sheets[-1].heading(tr("{title}, continued").format(title=title))
    return sheets[-1]


def _candidates(sheets, candidates, chosen, photo):
    """Add the table of candidates."""
    title = tr("Candidates")
    sheet = _continued(sheets, 22, "")
    sheet.heading(title)
    if not candidates:
        sheet.at += sheet.text(tr("There are none."), LEFT, sheet.at, WIDTH) + 2
        return
    _candidate_names(sheet)
    for row in sorted(candidates, key=lambda each: each["rank"]):
        if sheets[-1].room < 8:
            sheet = _continued(sheets, 8, title)
            _candidate_names(sheet)
        mark = {wording.ACCEPTED: "✓", wording.REJECTED: "✗"}.get(row["state"], "")
        sheet.row(_candidate_row(row, mark, photo, row is chosen), CANDIDATE_COLUMNS, row is chosen, most=2)
    if photo["elsewhere"] is not None:
        sheet.row(("", _percent(photo["elsewhere"]), "", tr("none of these")), CANDIDATE_COLUMNS, colour=GREY)
    sheet.at += 2.5


def _candidate_names(sheet):
    names = (
        "",
        tr("Probability"),
        "",
        tr("Place name"),
        tr("Distance"),
        "",
        tr("Evidence"),
        tr("Its reference: author, licence"),
    )
    sheet.row(names, CANDIDATE_COLUMNS, colour=GREY)
    sheet.rule()


def _candidate_row(row, mark, photo, bold):
    place = texts.degrees(row["latitude"], row["longitude"])
    if row["place"]:
        place = f"{elided(row['place'], SMALL, PLACE_MM, bold)}\n{place}"
    far = _location(photo).metres_to(_location(row))
    credits_ = [elided(row[name], SMALL, CREDIT_MM, bold) for name in ("author", "licence") if row[name]]
    credit = "\n".join(credits_) or row["ref_id"]
    away = "" if far < 0.5 else words.distance(far)
    return str(row["rank"]), _percent(row["prob"]), mark, place, away, "", row["evidence"], credit


def _doubts(rows, chosen, area):
    """Return what makes a candidate doubtful, as names and values: few references, and what speaks against it."""
    prediction = next(results.results({**rows, "candidates": [chosen]}), None)
    if not isinstance(prediction, Prediction):  # its outcome is damaged
        return []
    (candidate,) = prediction.candidates
    found = [f"• {words.objection(each)}" for each in reasons.objections(prediction.photo, candidate, area)]
    against = "\n".join(found) or tr("Nothing was found; that proves nothing.")
    thin = words.thin(candidate.refs_5km)
    return [*([(tr("References"), thin)] if thin else ()), (tr("What speaks against it"), against)]


def _evidence(sheets, chosen, rows, doubts):
    """Add the evidence of the candidate that the position is from, each reference with its credit and link.

    Above it stands what makes the candidate doubtful, as names and values.
    """
    title = tr("Evidence for candidate {rank}").format(rank=chosen["rank"])
    sheet = _continued(sheets, 24 + ReportSheet().facts(doubts, LEFT, 0, WIDTH, DOUBT_MM), "")
    sheet.heading(title)
    sheet.at += sheet.facts(doubts, LEFT, sheet.at, WIDTH, DOUBT_MM) + 0.8
    if not rows:
        sheet.at += sheet.text(tr("No other photo lies nearby."), LEFT, sheet.at, WIDTH, SMALL + 0.4) + 2
    else:
        _evidence_names(sheet)
    for row in rows:
        if sheets[-1].room < 9:
            sheet = _continued(sheets, 9, title)
            _evidence_names(sheet)
        taken = row["captured"].strftime("%Y-%m-%d") if row["captured"] else ""
        similar = "" if row["similar"] is None else words.number(row["similar"], 2)
        far = words.distance(row["dist_m"])
        sheet.row([each or "" for each in (row["source"], far, similar, "", taken, row["ref_id"])], EVIDENCE_COLUMNS)
        sheet.at += sheet.text(_credit(row), LEFT + 4, sheet.at - 0.5, WIDTH - 4, SMALL - 0.6, colour=GREY) + 0.7
    if _credit(chosen):
        sheet = _continued(sheets, 8, title)
        own = tr("Reference of the candidate: {credit}").format(credit=_credit(chosen))
        sheet.at += sheet.text(own, LEFT, sheet.at + 0.6, WIDTH, SMALL, colour=GREY) + 0.6
    sheet.at += 2


def _credit(row):
    """Return author, licence and link in full, which a reader needs to credit a reference."""
    return "  ·  ".join(row[name] for name in ("author", "licence", "ref_url") if row[name])


def _evidence_names(sheet):
    names = (
        tr("Source"),
        tr("Distance"),
        tr("Similarity"),
        "",
        tr("Taken"),
        tr("Reference; below it author, licence, link"),
    )
    sheet.row(names, EVIDENCE_COLUMNS, colour=GREY)
    sheet.rule()


def _provenance(sheets, photo, record):
    """Add by what the photo was located, and its digest."""
    sheet = _continued(sheets, 20, "")
    sheet.rule()
    system = wording.SYSTEMS.get(record["system"], record["system"])
    text = tr("Located by {system} with {galleries}; run {run}.")
    pairs = [
        (tr("Method"), text.format(system=system, galleries=record["galleries"], run=record["run_id"])),
        (tr("File"), os.path.join(photo["directory"] or "", photo["filename"])),
        ("SHA-256", photo["sha256"] or tr("not known")),
    ]
    sheet.at += sheet.facts(pairs, LEFT, sheet.at, WIDTH, 20)


def foot(sheet, number, record):
    """Add the last line of a page."""
    sheet.line(tr("Leads, never proof"), LEFT, BOTTOM + 2, 60, SMALL - 0.6, colour=GREY)
    right = tr("run {run}, page {number}").format(run=record["run_id"], number=number)
    sheet.line(right, LEFT + WIDTH - 80, BOTTOM + 2, 80, SMALL - 0.6, colour=GREY, right=True)
