"""Results as flat rows: the single definition of every attribute table, its columns and its keys."""

from __future__ import annotations

import json
import os
import platform
import secrets
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Tuple

from . import gazetteer
from .areas.polygons import AreaIndex
from .reasons import against_in_words, why_to_text
from .types import CONFIDENCE, EngineCard, Failure, Location, Outcome, Photo, Prediction, Request, Result
from .wire import request_to_json
from .wording import (
    CALIBRATED,
    FAILED,
    FIRST,
    POSITIONS,
    UNREVIEWED,
    WAITING,
    distinct,
    evidence_in_words,
    place_in_words,
)

Row = Dict[str, Any]


@dataclass(frozen=True)
class Column:
    """One column: a name of at most 10 ASCII characters, its type, and its label for people."""

    name: str
    kind: str
    label: str


@dataclass(frozen=True)
class Table:
    """One table: its columns, its key, and the geometry type of its rows.

    A point is in the columns `longitude` and `latitude`; polygons are in the extra value `AREA` of a row.
    """

    name: str
    key: str
    columns: Tuple[Column, ...]
    shape: str


TEXT, REAL, INTEGER, TIME = "text", "real", "integer", "time"
POINT, POLYGONS, PLAIN = "point", "polygons", "plain"
AREA = "area"


def _table(name: str, key: str, shape: str, *columns: Tuple[str, str, str]) -> Table:
    return Table(name, key, tuple(Column(*column) for column in columns), shape)


PHOTOS = _table(
    "photos", "photo_id", POINT,
    ("photo_id", TEXT, "Photo id"),
    ("photo", TEXT, "Photo"),
    ("filename", TEXT, "File name"),
    ("directory", TEXT, "Folder"),
    ("timestamp", TIME, "Taken at"),
    ("direction", REAL, "Camera heading (°)"),
    ("longitude", REAL, "Longitude of the final position, else of the first candidate (°)"),
    ("latitude", REAL, "Latitude of it (°)"),
    ("place", TEXT, "Nearest place"),
    ("placed_by", TEXT, "Position from"),
    ("cand_id", TEXT, "Accepted candidate"),
    ("outcome", TEXT, "Outcome"),
    ("conf1", REAL, "Probability within 1 km of the first candidate"),
    ("conf5", REAL, "Probability within 5 km"),
    ("conf25", REAL, "Probability within 25 km"),
    ("conf200", REAL, "Probability within 200 km"),
    ("conf750", REAL, "Probability within 750 km"),
    ("elsewhere", REAL, "Probability of none of the candidates"),
    ("alone_lon", REAL, "Longitude of the first candidate of the photo alone, without its album (°)"),
    ("alone_lat", REAL, "Latitude of the first candidate of the photo alone (°)"),
    ("alone_25", REAL, "Probability within 25 km of it, by the photo alone"),
    ("n_cand", INTEGER, "Candidates"),
    ("answer", INTEGER, "Answer, 2 or more if it was located again"),
    ("tag_lon", REAL, "Longitude in the photo's EXIF (°)"),
    ("tag_lat", REAL, "Latitude in the photo's EXIF (°)"),
    ("album", TEXT, "Album"),
    ("state", TEXT, "Review"),
    ("note", TEXT, "Note"),
    ("reviewed", TIME, "Reviewed (UTC)"),
    ("sha256", TEXT, "SHA-256 of the file"),
    ("run_id", TEXT, "Run"),
)  # fmt: skip
CANDIDATES = _table(
    "candidates", "cand_id", POINT,
    ("cand_id", TEXT, "Candidate id"),
    ("photo_id", TEXT, "Photo id"),
    ("filename", TEXT, "File name"),
    ("rank", INTEGER, "Rank"),
    ("prob", REAL, "Probability"),
    ("outcome", TEXT, "Outcome of the photo"),
    ("score", REAL, "Score"),
    ("similar", REAL, "Similarity of its reference (cosine)"),
    ("channel", TEXT, "Found by"),
    ("longitude", REAL, "Longitude (°)"),
    ("latitude", REAL, "Latitude (°)"),
    ("place", TEXT, "Nearest place"),
    ("ref_id", TEXT, "Reference photo"),
    ("source", TEXT, "Source of the reference"),
    ("ref_url", TEXT, "Link to the reference"),
    ("author", TEXT, "Author of the reference"),
    ("licence", TEXT, "Licence of the reference"),
    ("n_evid", INTEGER, "Evidence: photos"),
    ("n_authors", INTEGER, "Evidence: authors"),
    ("n_seqs", INTEGER, "Evidence: sequences"),
    ("refs_5km", INTEGER, "References within 5 km"),
    ("evidence", TEXT, "Evidence in words"),
    ("gallery", TEXT, "Gallery of the reference"),
    ("captured", TIME, "Reference taken at"),
    ("why", TEXT, "Why it was scored so"),
    ("against", TEXT, "What speaks against it"),
    ("state", TEXT, "Review"),
    ("note", TEXT, "Note"),
    ("photo", TEXT, "Photo"),
    ("run_id", TEXT, "Run"),
)  # fmt: skip
EVIDENCE = _table(
    "evidence", "evid_id", POINT,
    ("evid_id", TEXT, "Evidence id"),
    ("cand_id", TEXT, "Candidate id"),
    ("photo_id", TEXT, "Photo id"),
    ("rank", INTEGER, "Rank of the candidate"),
    ("source", TEXT, "Source"),
    ("dist_m", REAL, "Distance to the candidate (m)"),
    ("similar", REAL, "Similarity to the photo (cosine)"),
    ("longitude", REAL, "Longitude (°)"),
    ("latitude", REAL, "Latitude (°)"),
    ("cand_lon", REAL, "Longitude of the candidate (°)"),
    ("cand_lat", REAL, "Latitude of the candidate (°)"),
    ("ref_id", TEXT, "Reference photo"),
    ("ref_url", TEXT, "Link to the reference"),
    ("author", TEXT, "Author"),
    ("licence", TEXT, "Licence"),
    ("captured", TIME, "Taken at"),
    ("sequence", TEXT, "Sequence"),
    ("gallery", TEXT, "Gallery"),
    ("run_id", TEXT, "Run"),
)  # fmt: skip
REGIONS = _table(
    "regions", "region_id", POLYGONS,
    ("region_id", TEXT, "Region id"),
    ("photo_id", TEXT, "Photo id"),
    ("filename", TEXT, "File name"),
    ("level", INTEGER, "Holds the place with probability (%)"),
    ("area_km2", REAL, "Area (km²)"),
    ("outcome", TEXT, "Outcome of the photo"),
    ("photo", TEXT, "Photo"),
    ("run_id", TEXT, "Run"),
)  # fmt: skip
CELLS = _table(
    "cells", "share_id", POLYGONS,
    ("share_id", TEXT, "Share id"),
    ("photo_id", TEXT, "Photo id"),
    ("filename", TEXT, "File name"),
    ("rank", INTEGER, "Rank of the geocell"),
    ("cell", TEXT, "Geocell"),
    ("prob", REAL, "Probability of the geocell"),
    ("photo", TEXT, "Photo"),
    ("run_id", TEXT, "Run"),
)  # fmt: skip
FAILURES = _table(
    "failures", "photo_id", PLAIN,
    ("photo_id", TEXT, "Photo id"),
    ("filename", TEXT, "File name"),
    ("code", TEXT, "Code"),
    ("message", TEXT, "What happened and what to do"),
    ("photo", TEXT, "Photo"),
    ("run_id", TEXT, "Run"),
)  # fmt: skip
RUN = _table(
    "run", "run_id", PLAIN,
    ("run_id", TEXT, "Run"),
    ("format", INTEGER, "Format of this file"),
    ("started", TIME, "Started (UTC)"),
    ("finished", TIME, "Finished (UTC)"),
    ("ended", TEXT, "How it ended"),
    ("n_photos", INTEGER, "Photos asked"),
    ("n_waiting", INTEGER, "Not located yet"),
    ("n_located", INTEGER, "Located"),
    ("n_outside", INTEGER, "Probably outside what this gallery knows"),
    ("n_nosignal", INTEGER, "Nothing in them tells a place"),
    ("n_failed", INTEGER, "Failed"),
    ("request", TEXT, "Request (JSON)"),
    ("system", TEXT, "System"),
    ("galleries", TEXT, "Pack and galleries"),
    ("n_refs", INTEGER, "References"),
    ("calibrated", TEXT, "Probabilities"),
    ("versions", TEXT, "Versions (JSON)"),
    ("digests", TEXT, "Digests of pack and galleries (JSON)"),
    ("host", TEXT, "Computed on"),
)  # fmt: skip
ANSWERS = _table(
    "answers", "answer_id", PLAIN,
    ("answer_id", TEXT, "Answer id"),
    ("photo_id", TEXT, "Photo id"),
    ("filename", TEXT, "File name"),
    ("answer", INTEGER, "Answer"),
    ("answered", TIME, "Located again (UTC)"),
    ("galleries", TEXT, "Pack and galleries"),
    ("n_refs", INTEGER, "References"),
    ("versions", TEXT, "Versions (JSON)"),
    ("digests", TEXT, "Digests of pack and galleries (JSON)"),
    ("held", TEXT, "The answer (JSON), where a later one has taken its place"),
    ("run_id", TEXT, "Run"),
)  # fmt: skip
"""The answers to photos that were located more than once, the first as 1, and first ones that other galleries than the
run's gave. It is in runs that have such photos, beside `TABLES`, which hold the latest answers; it is no layer, and no
file of an export."""
FINAL = _table(
    "accepted", "photo_id", POINT,
    ("photo_id", TEXT, "Photo id"),
    ("filename", TEXT, "File name"),
    ("photo", TEXT, "Photo"),
    ("timestamp", TIME, "Taken at"),
    ("direction", REAL, "Camera heading (°)"),
    ("longitude", REAL, "Longitude of the final position (°)"),
    ("latitude", REAL, "Latitude of the final position (°)"),
    ("place", TEXT, "Nearest place"),
    ("how", TEXT, "Position from"),
    ("rank", INTEGER, "Rank of the accepted candidate"),
    ("prob", REAL, "Probability of the accepted candidate"),
    ("conf1", REAL, "Probability within 1 km, if the first candidate is accepted"),
    ("conf25", REAL, "Probability within 25 km, if the first candidate is accepted"),
    ("note", TEXT, "Note"),
    ("reviewed", TIME, "Reviewed (UTC)"),
    ("sha256", TEXT, "SHA-256 of the file"),
    ("run_id", TEXT, "Run"),
)  # fmt: skip
"""The final positions of accepted photos, for export only; it is in no run."""
REFERENCES = _table(
    "reference_photos", "ref_id", POINT,
    ("ref_id", TEXT, "Reference photo"),
    ("longitude", REAL, "Longitude (°)"),
    ("latitude", REAL, "Latitude (°)"),
    ("source", TEXT, "Source"),
    ("ref_url", TEXT, "Link"),
    ("author", TEXT, "Author"),
    ("licence", TEXT, "Licence"),
    ("captured", TIME, "Taken at"),
    ("sequence", TEXT, "Sequence"),
)  # fmt: skip
"""The references of a gallery; it is in no run."""

TABLES = (PHOTOS, CANDIDATES, EVIDENCE, REGIONS, CELLS, FAILURES, RUN)
RELATIONS = (
    (PHOTOS, CANDIDATES, "photo_id"),
    (CANDIDATES, EVIDENCE, "cand_id"),
    (PHOTOS, REGIONS, "photo_id"),
)
"""A row of the first table has rows of the second, by a column of that name in both."""
IN_RUN = (*TABLES, ANSWERS)
OPTIONAL = (CELLS, ANSWERS)
"""Tables that a run has only on request, or once a photo was located again."""
FORMAT = 2
"""The format of a run's file that this version writes; 1 had no final positions."""
REVIEWED = ("state", "note", "reviewed")
"""Columns that the user edits; results never overwrite them."""
POSITION = ("longitude", "latitude", "place", "placed_by", "cand_id")
"""Columns of a photo's position, beside its geometry; results overwrite them unless the user placed the photo."""
COUNTS = {
    "n_waiting": WAITING,
    "n_located": Outcome.LOCATED.value,
    "n_outside": Outcome.OUTSIDE_GALLERY.value,
    "n_nosignal": Outcome.NO_PLACE_SIGNAL.value,
    "n_failed": FAILED,
}
"""The columns of the table `run` that count photos, and the outcome that each counts."""


def new_run_id() -> str:
    """Return the id of a new run, which sorts by time: 20261120T234501-9f3c."""
    return f"{datetime.now(timezone.utc):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"


def waiting_row(photo: Photo, run_id: str) -> Row:
    """Return the row of a photo that is not located yet."""
    tag = photo.geotag
    return _whole(PHOTOS, {
        "photo_id": photo.id,
        "photo": photo.path,
        "filename": os.path.basename(photo.path),
        "directory": os.path.dirname(photo.path),
        "timestamp": photo.taken_at,
        "direction": photo.heading_deg,
        "outcome": WAITING,
        "tag_lon": tag.lon if tag else None,
        "tag_lat": tag.lat if tag else None,
        "album": photo.album,
        "state": UNREVIEWED,
        "run_id": run_id,
    })  # fmt: skip


def photo_row(result: Result, run_id: str, answer: int = 1) -> Row:
    """Return the row of one photo, located or failed; a failed one has no location. See `result_rows`."""
    row = {**waiting_row(result.photo, run_id), "answer": answer}
    if isinstance(result, Failure):
        return {**row, "outcome": FAILED, "n_cand": 0}
    first = result.candidates[0].location if result.candidates else None
    alone = result.alone
    own = alone.candidates[0].location if alone and alone.candidates else None
    return _whole(PHOTOS, {
        **row,
        "longitude": first.lon if first else None,
        "latitude": first.lat if first else None,
        "place": place_at(first) if first else None,
        "placed_by": FIRST if first else None,
        "outcome": result.outcome.value,
        **{f"conf{km:g}": share for km, share in result.within_km.items()},
        "conf25": result.confidence,
        "elsewhere": result.elsewhere,
        "alone_lon": own.lon if own else None,
        "alone_lat": own.lat if own else None,
        "alone_25": alone.confidence if alone else None,
        "n_cand": len(result.candidates),
        "sha256": result.sha256,
    })  # fmt: skip


def place_at(location: Location) -> Optional[str]:
    """Return the populated place nearest to a location in words, as the columns `place` hold it."""
    place = gazetteer.nearest(location)
    return place_in_words(place) if place else None


def candidate_rows(
    prediction: Prediction, run_id: str, area: Optional[AreaIndex] = None, answer: int = 1
) -> Iterator[Row]:
    """Yield one row per candidate, best first; see `result_rows`."""
    photo = prediction.photo
    for rank, candidate in enumerate(prediction.candidates, 1):
        reference = candidate.reference
        yield _whole(CANDIDATES, {
            "cand_id": candidate_id(photo.id, rank, answer),
            "photo_id": photo.id,
            "filename": os.path.basename(photo.path),
            "rank": rank,
            "prob": candidate.probability,
            "outcome": prediction.outcome.value,
            "score": candidate.score,
            "similar": candidate.features.get("similarity"),
            "channel": candidate.channel,
            "longitude": candidate.location.lon,
            "latitude": candidate.location.lat,
            "place": place_at(candidate.location),
            "ref_id": reference.id,
            "source": reference.source.value,
            "ref_url": reference.url,
            "author": reference.author,
            "licence": reference.licence,
            "n_evid": len(candidate.evidence),
            "n_authors": distinct(evidence.reference.author for evidence in candidate.evidence),
            "n_seqs": distinct(evidence.reference.sequence for evidence in candidate.evidence),
            "refs_5km": candidate.refs_5km,
            "evidence": evidence_in_words(candidate.evidence),
            "gallery": reference.gallery,
            "captured": reference.captured_at,
            "why": why_to_text(candidate.why),
            "against": against_in_words(photo, candidate, area),
            "state": UNREVIEWED,
            "photo": photo.path,
            "run_id": run_id,
        })  # fmt: skip


def candidate_id(photo_id: str, rank: int, answer: int = 1) -> str:
    """Return the stable id of a candidate: its photo's id, the answer that it is of if not the first, and its rank."""
    return f"{photo_id}-{rank:02d}" if answer == 1 else f"{photo_id}-{answer}-{rank:02d}"


def evidence_rows(prediction: Prediction, run_id: str, answer: int = 1) -> Iterator[Row]:
    """Yield one row per piece of evidence of every candidate."""
    for rank, candidate in enumerate(prediction.candidates, 1):
        for number, evidence in enumerate(candidate.evidence, 1):
            reference = evidence.reference
            owner = candidate_id(prediction.photo.id, rank, answer)
            yield _whole(EVIDENCE, {
                "evid_id": f"{owner}-{number:02d}",
                "cand_id": owner,
                "photo_id": prediction.photo.id,
                "rank": rank,
                "source": reference.source.value,
                "dist_m": evidence.distance_m,
                "similar": evidence.similarity,
                "longitude": reference.location.lon,
                "latitude": reference.location.lat,
                "cand_lon": candidate.location.lon,
                "cand_lat": candidate.location.lat,
                "ref_id": reference.id,
                "ref_url": reference.url,
                "author": reference.author,
                "licence": reference.licence,
                "captured": reference.captured_at,
                "sequence": reference.sequence,
                "gallery": reference.gallery,
                "run_id": run_id,
            })  # fmt: skip


def region_rows(prediction: Prediction, run_id: str) -> Iterator[Row]:
    """Yield one row per credible region, the largest first, so that a map draws it below the smaller ones."""
    photo = prediction.photo
    for region in sorted(prediction.regions, key=lambda region: -region.level):
        level = round(100 * region.level)
        row = _whole(REGIONS, {
            "region_id": f"{photo.id}-{level}",
            "photo_id": photo.id,
            "filename": os.path.basename(photo.path),
            "level": level,
            "area_km2": region.area_km2,
            "outcome": prediction.outcome.value,
            "photo": photo.path,
            "run_id": run_id,
        })  # fmt: skip
        yield {**row, AREA: region.polygons}


def cell_rows(prediction: Prediction, run_id: str) -> Iterator[Row]:
    """Yield one row per geocell of the distribution, the most probable first."""
    photo = prediction.photo
    for rank, cell in enumerate(prediction.cells, 1):
        row = _whole(CELLS, {
            "share_id": f"{photo.id}-{rank:04d}",
            "photo_id": photo.id,
            "filename": os.path.basename(photo.path),
            "rank": rank,
            "cell": cell.name,
            "prob": cell.probability,
            "photo": photo.path,
            "run_id": run_id,
        })  # fmt: skip
        yield {**row, AREA: cell.polygons}


def final_row(photo: Row, candidate: Optional[Row]) -> Row:
    """Return the row of an accepted photo from its own row and that of its accepted candidate, if it has one.

    A photo's confidence is about the first candidate, so it is left out where the position is another. For a candidate
    of an earlier answer, the row is the one that the photo had with it.
    """
    chosen: Row = candidate or {}
    is_first = chosen.get("rank") == 1
    return _whole(FINAL, {
        **photo,
        "how": POSITIONS.get(photo["placed_by"], photo["placed_by"]),
        "rank": chosen.get("rank"),
        "prob": chosen.get("prob"),
        "conf1": photo["conf1"] if is_first else None,
        "conf25": photo["conf25"] if is_first else None,
    })  # fmt: skip


def failure_row(failure: Failure, run_id: str) -> Row:
    """Return the row of a photo that could not be located."""
    path = failure.photo.path
    return _whole(FAILURES, {
        "photo_id": failure.photo.id,
        "filename": os.path.basename(path),
        "code": failure.code,
        "message": failure.message,
        "photo": path,
        "run_id": run_id,
    })  # fmt: skip


def result_rows(result: Result, run_id: str, area: Optional[AreaIndex] = None, answer: int = 1) -> Dict[str, List[Row]]:
    """Return the rows that one result adds to each table except `run`.

    Args:
        result: The result.
        run_id: The run.
        area: The search area, if there was one.
        answer: Which answer to the photo it is; more than 1 if it was located again.
    """
    added: Dict[str, List[Row]] = {table.name: [] for table in TABLES if table is not RUN}
    added[PHOTOS.name] = [photo_row(result, run_id, answer)]
    if isinstance(result, Failure):
        added[FAILURES.name] = [failure_row(result, run_id)]
    else:
        added[CANDIDATES.name] = list(candidate_rows(result, run_id, area, answer))
        added[EVIDENCE.name] = list(evidence_rows(result, run_id, answer))
        added[REGIONS.name] = list(region_rows(result, run_id))
        added[CELLS.name] = list(cell_rows(result, run_id))
    return added


ENGINE = ("galleries", "n_refs", "versions", "digests")
"""The columns of `RUN` and of `ANSWERS` that say which engine answered."""


def engine_values(card: EngineCard) -> Row:
    """Return the values of the columns `ENGINE`."""
    versions, digests = (json.dumps(dict(each), sort_keys=True) for each in (card.versions, card.digests))
    return dict(zip(ENGINE, (", ".join(card.galleries), card.references, versions, digests)))


def answer_row(photo: Row, answer: int, engine: Mapping[str, Any], **values: Any) -> Row:
    """Return the row of one of several answers to a photo, from the photo's row and the values of `ENGINE`."""
    named = {name: photo[name] for name in ("photo_id", "filename", "run_id")}
    kept = {name: engine[name] for name in ENGINE}
    return _whole(ANSWERS, {"answer_id": f"{photo['photo_id']}-{answer}", **named, "answer": answer, **kept, **values})


def run_row(run_id: str, request: Request, card: EngineCard, started: datetime) -> Row:
    """Return the row of a new run, with all that is needed to resume it; its counts and end are filled in later."""
    return _whole(RUN, {
        "run_id": run_id,
        "format": FORMAT,
        "started": started,
        "request": json.dumps(request_to_json(request)),
        "system": ", ".join(card.systems),
        **engine_values(card),
        "calibrated": card.versions.get(CONFIDENCE, CALIBRATED),
        "host": f"{platform.system()} {platform.machine()}",
    })  # fmt: skip


def counts(outcomes: Mapping[str, int]) -> Row:
    """Return the counting columns of the table `run`, from the number of photos by outcome."""
    each = {column: outcomes.get(outcome, 0) for column, outcome in COUNTS.items()}
    return {"n_photos": sum(each.values()), **each}


def now() -> datetime:
    """Return the current UTC time as tables store it: naive, in whole seconds."""
    return datetime.now(timezone.utc).replace(tzinfo=None, microsecond=0)


def file_of(target: Path, table: Table, suffix: str) -> Path:
    """Return the file of one table in an export to several files; the export's name may contain dots."""
    return target.with_name(f"{target.stem}_{table.name}{suffix}")


def files_of(target: Path) -> List[Path]:
    """Return all files that an export of this name may consist of: one per table in its format, and in CSV."""
    return [file_of(target, table, suffix) for table in TABLES for suffix in dict.fromkeys((target.suffix, ".csv"))]


def present(rows: Mapping[str, Sequence[Row]]) -> Tuple[Table, ...]:
    """Return the tables to export: all except optional ones without rows."""
    return tuple(table for table in TABLES if table not in OPTIONAL or rows[table.name])


def _whole(table: Table, values: Mapping[str, Any]) -> Row:
    """Return values in the order of the columns, None for missing ones."""
    return {column.name: _plain(values.get(column.name)) for column in table.columns}


def _plain(value: Any) -> Any:
    """Convert a value to what every format can store: valid Unicode, and local times without zone in whole seconds."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, datetime):
        return value.replace(tzinfo=None, microsecond=0)
    return value
