"""Rebuild the results of photos from the tables of their run, to show a run that is opened again."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from enum import Enum
from typing import Any, Dict, Iterator, List, Mapping, Optional, Sequence, Type, TypeVar, cast

from .. import tables
from ..reasons import why_from_text
from ..tables import Row
from ..types import (
    Candidate,
    CellShare,
    Evidence,
    Failure,
    Location,
    Outcome,
    Photo,
    Prediction,
    Reference,
    Region,
    Result,
    Source,
)
from ..wording import FAILED, WAITING

Word = TypeVar("Word", bound=Enum)

UNKNOWN = math.nan
"""A number that the tables should hold but do not."""
FORGOTTEN = "its reason is no longer in the run; locate it again"
CONFIDENCE = re.compile(r"conf(\d+)")
"""Columns of a photo that hold its confidence within so many kilometres."""


def results(rows: Mapping[str, Sequence[Row]]) -> Iterator[Result]:
    """Yield the results in the tables of a run, in the order of the request; none for photos not located yet.

    The tables hold only part of a result: of a candidate's features the similarity, and of a photo's answer without
    its album the first candidate's location and confidence. A number that is missing in a damaged file is NaN, and an
    outcome or a source that this version does not know is an `UnknownWord`. Ranks are those of the rows: where one is
    damaged, the candidates are not those of the ranks 1, 2, 3, ….
    """
    record = rows[tables.RUN.name][0]
    of = {table.name: _by(rows[table.name], "photo_id") for table in tables.TABLES if table is not tables.RUN}
    evidence = _by(rows[tables.EVIDENCE.name], "cand_id")
    for row in rows[tables.PHOTOS.name]:
        photo = _photo(row)
        mine = {name: found.get(row["photo_id"], []) for name, found in of.items()}
        if row["outcome"] == FAILED:
            failure = next(iter(mine["failures"]), {"code": "", "message": ""})
            yield Failure(photo, failure["code"] or "unknown", failure["message"] or FORGOTTEN)
        elif row["outcome"] not in (None, WAITING):
            yield _prediction(photo, row, mine, evidence, record)


def _by(rows: Sequence[Row], key: str) -> Dict[Any, List[Row]]:
    found: Dict[Any, List[Row]] = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _photo(row: Row) -> Photo:
    tag = None if row["tag_lat"] is None else Location(row["tag_lat"], row["tag_lon"])
    return Photo(row["photo_id"], row["photo"], row["timestamp"], row["direction"], row["album"] or "", tag)


def _prediction(
    photo: Photo, row: Row, mine: Mapping[str, Sequence[Row]], evidence: Mapping[Any, Sequence[Row]], record: Row
) -> Prediction:
    ranked = sorted(mine["candidates"], key=lambda each: int(each["rank"]))
    columns = [column.name for column in tables.PHOTOS.columns]
    within = {float(match[1]): row[match[0]] for match in map(CONFIDENCE.fullmatch, columns) if match}
    return Prediction(
        photo,
        tuple(_candidate(each, evidence.get(each["cand_id"], ())) for each in ranked),
        _number(row["elsewhere"]),
        _word(Outcome, row["outcome"]),
        _number(row["conf25"]),
        record["system"],
        record["galleries"],
        row["sha256"] or "",
        {km: share for km, share in within.items() if share is not None},
        tuple(Region(each["level"] / 100, each[tables.AREA], each["area_km2"]) for each in reversed(mine["regions"])),
        _alone(photo, row, record),
        tuple(CellShare(each["cell"], each["prob"], each[tables.AREA]) for each in mine["cells"]),
    )


def _candidate(row: Row, evidence: Sequence[Row]) -> Candidate:
    place = Location(row["latitude"], row["longitude"])
    source, texts = _word(Source, row["source"]), (row["ref_url"] or "", row["author"] or "", row["licence"] or "")
    return Candidate(
        place,
        row["prob"],
        _number(row["score"]),
        row["channel"] or "",
        Reference(row["ref_id"] or "", place, source, *texts, row["captured"], gallery=row["gallery"] or ""),
        tuple(map(_evidence, evidence)),
        {} if row["similar"] is None else {"similarity": row["similar"]},
        row["refs_5km"],
        why_from_text(row["why"]),
    )


def _evidence(row: Row) -> Evidence:
    reference = Reference(
        row["ref_id"] or "",
        Location(row["latitude"], row["longitude"]),
        _word(Source, row["source"]),
        row["ref_url"] or "",
        row["author"] or "",
        row["licence"] or "",
        row["captured"],
        row["sequence"] or "",
        row["gallery"] or "",
    )
    return Evidence(reference, row["dist_m"], row["similar"])


def _number(value: Optional[float]) -> float:
    return UNKNOWN if value is None else value


class UnknownWord(str):
    """A word of a newer version, or of a damaged file; it has a value, as the words that are known have."""

    @property
    def value(self) -> str:
        """Return the word as it is in the file."""
        return str(self)


def _word(kind: Type[Word], text: Optional[str]) -> Word:
    """Return a word of an enumeration; one that this version does not know is returned as it is."""
    try:
        return kind(text)
    except ValueError:
        return cast(Word, UnknownWord(text or ""))


def _alone(photo: Photo, row: Row, record: Row) -> Prediction | None:
    """Return what the tables hold of a photo's answer without its album, if the album was fused."""
    if row["alone_lat"] is None:
        return None
    place = Location(row["alone_lat"], row["alone_lon"])
    reference = Reference("", place, Source.INTERNET)
    first = Candidate(place, 0.0, 0.0, "", reference)
    outcome = _word(Outcome, row["outcome"])
    return Prediction(photo, (first,), 0.0, outcome, _number(row["alone_25"]), record["system"], record["galleries"])
