"""Replays a run from its GeoPackage alone: the same photos, located again, and every answer compared.

Nothing is written to the run. A photo that is missing or has changed is named and not asked; where answers differ, the
likely reasons are said: another pack, another version, an album without one of its photos.
"""

from __future__ import annotations

import hashlib
import json
import math
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping, Sequence, Tuple

from .. import tables
from ..errors import RequestError
from ..tables import Row
from ..types import Album, Engine, EngineCard, Photo, Request, Result
from ..wire import request_from_json
from ..wording import FAILED, WAITING, photos_in_words
from . import answers
from .answers import GALLERY
from .reading import PhotoFinder, read

NEAR = 1e-5
"""The most that a probability, or a similarity, may differ; the size of a batch changes them by less."""
NEAR_DEG, NEAR_SHARE = 1e-7, 1e-3
"""The most that a location may differ, and an area as a share of itself."""
FIRST = "the first candidate"
EVIDENCE = ("cand_id", "ref_id", "dist_m", "similar")
SHOWN = 3
"""How many of one photo's differences are said."""
OWN_WORDS = {
    "conf1": "confidence within 1 km",
    "conf5": "confidence within 5 km",
    "conf25": "confidence within 25 km",
    "conf200": "confidence within 200 km",
    "conf750": "confidence within 750 km",
    "elsewhere": "probability of elsewhere",
    "outcome": "outcome",
    "alone_lon": "answer without the album",
    "alone_lat": "answer without the album",
    "alone_25": "answer without the album",
}
"""The columns of a photo that are part of its answer, and what messages call them."""


@dataclass(frozen=True)
class Plan:
    """What a replay asks: the photos that are as they were, and those that are not, each with the reason.

    It is about one answer to each photo, of one engine: `answer` is its number, and `record` the row of the run with
    the galleries, versions and digests of that engine. `waiting` counts the photos of the run that have no answer to
    compare.
    """

    path: Path
    request: Request
    record: Row
    answer: int
    rows: Mapping[str, Mapping[str, Sequence[Row]]]
    photos: Tuple[Photo, ...]
    left_out: Mapping[str, str]
    waiting: int

    @property
    def galleries(self) -> Tuple[Path, ...]:
        """The folders of the user's own galleries that the run was located with, as far as they are here."""
        named = answers.galleries(answers.by_name(self.record["digests"]))
        return tuple(filter(Path.is_dir, map(Path, named)))

    def in_words(self) -> str:
        """Return which answers are compared: "answer 2 to 3 photos, by pack town, gallery /home/me/streets"."""
        by = self.record["galleries"] or self.record["system"]  # PLONK has no references
        return f"answer {self.answer} to {photos_in_words(len(self.rows))}, by {by}"

    def name(self, photo_id: str) -> str:
        """Return the file name of a photo."""
        return str(self.rows[photo_id][tables.PHOTOS.name][0]["filename"])


class Replay:
    """How the answers to a run's photos compare with those it holds, one photo after the other.

    Attributes:
        plan: What is asked.
        engine: What differs between the engine of the run and this one, in words.
        equal: The number of equal answers.
        differ: What differs, by photo id.
        largest: The largest difference of a probability in an equal answer.
    """

    def __init__(self, wanted: Plan, card: EngineCard) -> None:
        self.plan, self.engine = wanted, engine_differences(wanted.record, card)
        self.equal, self.largest = 0, 0.0
        self.differ: Dict[str, List[str]] = {}

    def locate(self, engine: Engine, read_photo: Callable[[Photo], Photo]) -> Iterator[Tuple[Photo, List[str]]]:
        """Locate the photos again, and yield each with what differs in its answer. Stop iterating to cancel.

        Args:
            engine: The engine to ask, of the run's system.
            read_photo: Returns a photo as the engine needs it, with its EXIF; it may raise to end the replay.
        """
        asked = {photo.id: photo for photo in self.plan.photos}
        whole = (replace(read_photo(photo), id=photo.id, album=photo.album) for photo in asked.values())
        for result in engine.locate(whole, self.plan.request):
            yield asked[result.photo.id], self._compare(result)

    def _compare(self, result: Result) -> List[str]:
        now = tables.result_rows(result, self.plan.record["run_id"], answer=self.plan.answer)
        found, largest = _differences(self.plan.rows[result.photo.id], now)
        if found:
            self.differ[result.photo.id] = found
        else:
            self.equal += 1
            self.largest = max(self.largest, largest)
        return found

    @property
    def is_equal(self) -> bool:
        """Whether every answer of the run was given again."""
        return self.equal == len(self.plan.rows)

    def lines(self) -> List[str]:
        """Return the comparison in words, a line for each thing to know; the first one is the verdict."""
        said = [self._verdict()]
        said += [f"{self.plan.name(key)}: not asked, since {why}" for key, why in self.plan.left_out.items()]
        for key, found in self.differ.items():
            more = f"; and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
            said.append(f"{self.plan.name(key)}: {'; '.join(found[:SHOWN])}{more}")
        said += [f"engine: {line}" for line in self.engine]
        if self.plan.waiting:
            said.append(f"{self.plan.waiting} photos of the run were never located, so there is nothing to compare")
        return said + ([f"likely reason: {self._reason()}"] if self.differ else [])

    def _verdict(self) -> str:
        count, asked = len(self.plan.rows), self.equal + len(self.differ)
        if self.is_equal:
            close = f"; no probability differs by more than {self.largest:.0e}" if self.largest else ", to the last bit"
            return (f"all {count} answers are equal" if count != 1 else "the one answer is equal") + close
        firsts = sum(any(line.startswith(FIRST) for line in found) for found in self.differ.values())
        unasked = f", {count - asked} were not asked" if count > asked else ""
        return f"{self.equal} of {count} answers are equal, {len(self.differ)} differ ({firsts} in {FIRST}){unasked}"

    def _reason(self) -> str:
        if self.engine:
            return "the engine is not the one of the run, see above"
        if self.plan.left_out and self.plan.request.album is not Album.INDEPENDENT:
            return "photos of one album are answered together, and some of them could not be asked"
        return "another processor, or other versions of the libraries that compute"

    def to_json(self) -> Dict[str, Any]:
        """Return the comparison as JSON values."""
        return {
            "run": str(self.plan.path),
            "run_id": self.plan.record["run_id"],
            "answer": self.plan.answer,
            "galleries": self.plan.record["galleries"],
            "is_equal": self.is_equal,
            "answers": len(self.plan.rows),
            "equal": self.equal,
            "largest_difference": self.largest,
            "differ": {self.plan.name(key): found for key, found in self.differ.items()},
            "left_out": {self.plan.name(key): why for key, why in self.plan.left_out.items()},
            "engine": list(self.engine),
            "lines": self.lines(),
        }


def plans(path: Path) -> List[Plan]:
    """Read a run, and look whether each of its photos is there and unchanged, by its SHA-256.

    Returns:
        What to ask for the first answers; then for those of photos that were located again, for each engine that gave
        some. A photo whose earlier answer is damaged is left out where that one is asked for.

    Raises:
        RequestError: the file is not a run, cannot be read, or has no answers.
    """
    rows = read(path)
    record = rows[tables.RUN.name][0]
    answered = [row for row in rows[tables.PHOTOS.name] if row["outcome"] not in (None, WAITING)]
    if not answered:
        raise RequestError(f"{path} has no answers to compare; locate its photos first")
    finder, photos, left_out = PhotoFinder(), {}, {}
    for row in answered:
        photo = finder.photo(row)
        photos[photo.id], left_out[photo.id] = photo, _changed(photo.path, row)
    request, waiting = request_from_json(json.loads(record["request"])), len(rows[tables.PHOTOS.name]) - len(answered)
    made: List[Plan] = []
    for (number, _), several in _by_engine(_by_photo(rows, answered), record).items():
        parts, gone = {}, {}
        for key, every in several.items():
            parts[key], damage = _with_answer(every, number)
            if why := left_out[key] or damage:
                gone[key] = why
        own = next(iter(parts.values()))[tables.RUN.name][0]
        there = tuple(photos[key] for key in parts if key not in gone)
        made.append(Plan(Path(path), request, own, number, parts, there, gone, 0 if made else waiting))
    return made


PhotoRows = Mapping[str, Sequence[Row]]
"""The rows of one photo by table, with one or all of its answers."""


def _by_engine(photos: Mapping[str, PhotoRows], record: Row) -> Dict[Tuple[int, str], Dict[str, PhotoRows]]:
    """Return the rows of the photos that have an answer by its number and its engine's digests."""
    found: Dict[Tuple[int, str], Dict[str, PhotoRows]] = {}
    for key, rows in photos.items():
        every = {**rows, tables.RUN.name: [record]}
        for number in range(1, answers.latest(rows[tables.PHOTOS.name][0]) + 1):
            found.setdefault((number, answers.record_of(every, number)["digests"]), {})[key] = every
    return dict(sorted(found.items(), key=lambda each: each[0][0]))


def _with_answer(rows: PhotoRows, number: int) -> Tuple[PhotoRows, str]:
    """Return the rows of a photo with one of its answers, and why that cannot be compared; "" if it can."""
    try:
        return answers.rows_of(rows, number), ""
    except RequestError:
        return {
            **rows,
            tables.RUN.name: [answers.record_of(rows, number)],
        }, f"its answer {number} in the run is damaged"


def _changed(path: str, row: Row) -> str:
    """Say why a photo cannot be asked again; "" if it can. One that failed is asked again whatever it is now."""
    if row["outcome"] == FAILED:
        return ""
    if not os.path.isfile(path):
        return f"{path} is not there any more"
    state = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                state.update(block)
    except OSError:
        return f"{path} cannot be read"
    return "" if not row["sha256"] or state.hexdigest() == row["sha256"] else "its file has changed (SHA-256)"


def _by_photo(rows: Mapping[str, Sequence[Row]], photos: Sequence[Row]) -> Dict[str, Dict[str, List[Row]]]:
    """Return the rows of each photo by table."""
    names = [table.name for table in tables.IN_RUN if table is not tables.RUN]
    found: Dict[str, Dict[str, List[Row]]] = {row["photo_id"]: {name: [] for name in names} for row in photos}
    for name in names:
        for row in rows[name]:
            if row["photo_id"] in found:
                found[row["photo_id"]][name].append(row)
    return found


def engine_differences(record: Row, card: EngineCard) -> List[str]:
    """Return in words what differs between the engine that a run was located with and another one."""
    system = ", ".join(card.systems)
    said = [] if record["system"] == system else [f"the system was {record['system']}, now it is {system}"]
    digests = answers.by_name(record["digests"])
    said += _pack_differences(digests, answers.comparable(card, digests))
    then, now = answers.by_name(record["versions"]), card.versions
    for name in sorted({*then, *now}):
        old, new = then.get(name, "not said"), now.get(name, "not said")
        if old != new:
            said.append(f"the version of {name} was {old}, now it is {new}")
    return said


def _pack_differences(then: Mapping[str, str], now: Mapping[str, str]) -> List[str]:
    """Compare packs and models by name, and galleries by content, since one folder may be written in several ways."""
    said = []
    for name in sorted({*then, *now}):
        found, there = (name in digests for digests in (now, then))
        if then.get(name) == now.get(name) or (name.startswith(GALLERY) and _is_same_gallery(name, then, now)):
            continue
        how = "has changed since" if found and there else "is missing now" if there else "was not used then"
        said.append(f"the {name} {how}")
    return said


def _is_same_gallery(name: str, then: Mapping[str, str], now: Mapping[str, str]) -> bool:
    mine, others = (then[name], now) if name in then else (now[name], then)
    return mine in others.values()


def _differences(held: Mapping[str, Sequence[Row]], now: Mapping[str, Sequence[Row]]) -> Tuple[List[str], float]:
    """Return what differs between the rows of one answer, and the largest difference of a probability."""
    before, after = held[tables.PHOTOS.name][0], now[tables.PHOTOS.name][0]
    if FAILED in (before["outcome"], after["outcome"]):
        return _failures(held, now), 0.0
    found = [
        *_own(before, after),
        *_candidates(held[tables.CANDIDATES.name], now[tables.CANDIDATES.name]),
        *((line, 0.0) for line in _areas(held, now)),
    ]
    if not _same_rows(held[tables.EVIDENCE.name], now[tables.EVIDENCE.name], EVIDENCE):
        found.append(("the evidence differs", 0.0))
    return list(dict.fromkeys(line for line, _ in found if line)), max(gap for _, gap in found)


def _own(before: Row, after: Row) -> Iterator[Tuple[str, float]]:
    """Yield what differs in the row of a photo, "" if nothing, with the difference of each probability."""
    for name, words in OWN_WORDS.items():
        is_degrees = name in ("alone_lon", "alone_lat")
        same = _same(before[name], after[name], NEAR_DEG if is_degrees else NEAR)
        said = f"{words} was {_short(before[name])}, now {_short(after[name])}"
        yield "" if same else said, 0.0 if is_degrees else _gap(before[name], after[name])


def _failures(held: Mapping[str, Sequence[Row]], now: Mapping[str, Sequence[Row]]) -> List[str]:
    def said(rows: Mapping[str, Sequence[Row]]) -> str:
        failed = rows[tables.FAILURES.name]
        return f"failed ({failed[0]['code']})" if failed else str(rows[tables.PHOTOS.name][0]["outcome"])

    return [] if said(held) == said(now) else [f"it was {said(held)}, now {said(now)}"]


def _candidates(held: Sequence[Row], now: Sequence[Row]) -> Iterator[Tuple[str, float]]:
    """Yield what differs between two lists of candidates, "" if nothing, with the difference of each probability."""
    before, after = (sorted(rows, key=lambda row: int(row["rank"])) for rows in (held, now))
    if len(before) != len(after):
        yield f"there were {len(before)} candidates, now {len(after)}", 0.0
    for one, other in zip(before, after):
        there = all(_same(one[name], other[name], NEAR_DEG) for name in ("latitude", "longitude"))
        if not there or one["ref_id"] != other["ref_id"]:
            which = FIRST if one["rank"] == 1 else f"candidate {one['rank']}"
            yield f"{which} was at {_place(one)}, now at {_place(other)}", 0.0
        elif not _same(one["prob"], other["prob"], NEAR):
            yield f"candidate {one['rank']} had {one['prob']:.5f}, now {other['prob']:.5f}", 0.0
        else:
            yield "", _gap(one["prob"], other["prob"])


def _areas(held: Mapping[str, Sequence[Row]], now: Mapping[str, Sequence[Row]]) -> Iterator[str]:
    before, after = ({row["level"]: row["area_km2"] for row in rows[tables.REGIONS.name]} for rows in (held, now))
    for level in sorted({*before, *after}):
        one, other = before.get(level), after.get(level)
        if one is None or other is None:
            yield f"the region of {level} % {'is new' if one is None else 'is missing now'}"
        elif abs(one - other) > NEAR_SHARE * max(one, other):
            yield f"the region of {level} % had {one:.4g} km², now {other:.4g} km²"
    if not _same_rows(held[tables.CELLS.name], now[tables.CELLS.name], ("cell", "prob")):
        yield "the geocells differ"


def _same_rows(held: Sequence[Row], now: Sequence[Row], names: Sequence[str]) -> bool:
    same = (_is_close(one[name], other[name]) for one, other in zip(held, now) for name in names)
    return len(held) == len(now) and all(same)


def _is_close(one: Any, other: Any) -> bool:
    return _same(one, other, NEAR * max(1.0, abs(one)) if isinstance(one, float) else 0)


def _same(one: Any, other: Any, near: float) -> bool:
    """Tell whether two values are equal, numbers to within `near`."""
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=0, abs_tol=near)
    return bool(one == other)


def _gap(one: Any, other: Any) -> float:
    return abs(one - other) if isinstance(one, float) and isinstance(other, float) else 0.0


def _short(value: Any) -> str:
    return f"{value:.5g}" if isinstance(value, float) else "nothing" if value is None else str(value)


def _place(row: Row) -> str:
    return f"{row['latitude']:.4f}, {row['longitude']:.4f}"
