"""Survey an area: ask a service box by box what there is, keep it in one file, and choose what to download."""

from __future__ import annotations

import hashlib
import json
import math
import sqlite3
import time
import zlib
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ..areas.regions import Footprint
from ..errors import OutputError, PhotoError, RequestError, ServiceError, reason
from ..types import EARTH_RADIUS_M, Location, Polygon, Reference, Source
from .fields import is_free
from .imagery import Box, BoxAnswer, ImageryItem, ImageryService
from .polite import GONE, NO_ANSWER, RefusalError, UnreachableError, host_of
from .totals import PictureChoice, PictureSlot

CELL_M = 20.0
"""Of the pictures in a cell this wide that look the same way, one is downloaded."""
UNKNOWN, ALL_ROUND = 4, 5
"""Where a picture looks: 0 to 3 for north, east, south and west; not known; all round."""
FAILED_IN_A_ROW = 3
"""After so many boxes one after another that the service has trouble with, it is left in peace."""
SAMPLE = 5
"""Pictures that are downloaded to tell how large they are."""
KM_PER_DEG = math.radians(1) * EARTH_RADIUS_M / 1000
QUARTERS = np.array([(0, 0), (0, 1), (1, 0), (1, 1)])
COLUMNS = (
    "id, lat, lon, source, picture, url, author, licence, captured_at, heading, sequence, field_of_view, "
    "host, cell_y, cell_x, facing"
)
TABLES = f"""
CREATE TABLE about (service TEXT, host TEXT, area TEXT, calls INTEGER DEFAULT 0, brim INTEGER DEFAULT 0);
CREATE TABLE waiting (key INTEGER PRIMARY KEY, south REAL, west REAL, north REAL, east REAL, share REAL, why TEXT);
CREATE TABLE faults (words TEXT PRIMARY KEY, count INTEGER);
CREATE TABLE items ({COLUMNS.replace("id,", "id TEXT PRIMARY KEY,", 1)}) WITHOUT ROWID;
CREATE INDEX slots ON items (cell_y, cell_x, facing, captured_at DESC, id);
"""
SAMPLES = "CREATE TABLE IF NOT EXISTS samples (id TEXT PRIMARY KEY, size_bytes INTEGER, seconds REAL)"
"""What the few pictures took that were downloaded to tell how large all are: the next estimate needs them no more."""
KEEP = f"INSERT OR REPLACE INTO items ({COLUMNS}) VALUES ({', '.join('?' * len(COLUMNS.split(',')))})"
CHOSEN = " ".join(
    (
        "SELECT",
        COLUMNS,
        "FROM (SELECT *, ROW_NUMBER() OVER",
        "(PARTITION BY cell_y, cell_x, facing ORDER BY captured_at DESC, id) AS place",
        "FROM items WHERE licence IN (SELECT value FROM json_each(?))) WHERE place = 1",
    )
)
"""The newest picture of each cell and direction, among those of licences."""
CHOICES = " ".join(
    (
        "SELECT",
        COLUMNS,
        "FROM (SELECT *, ROW_NUMBER() OVER",
        "(PARTITION BY cell_y, cell_x, facing, licence ORDER BY captured_at DESC, id) AS place",
        "FROM items WHERE licence != '') WHERE place = 1 ORDER BY cell_y, cell_x, facing, captured_at DESC, id",
    )
)
"""The newest picture of each licence in each cell and direction, newest first."""

NEXT = "SELECT * FROM waiting WHERE why = '' ORDER BY CASE WHEN ? THEN (key * 7919) % 1009 ELSE -key END"
"""The next box; after trouble, which comes in clusters, one elsewhere."""


@dataclass(frozen=True)
class SurveyProgress:
    """How far a survey is: the share of the area that is done, and the pictures found."""

    share: float
    found: int


@dataclass(frozen=True)
class SurveyCounts:
    """What there is in an area.

    Attributes:
        found: Pictures in the area.
        licences: How many there are of each licence; "" for none.
        excluded: Pictures that are left out for their licence, or because they have none.
        chosen: Pictures to download: one of each cell and direction, of the allowed licences.
        panoramas: How many of these are panoramas.
        headed: How many of these have a measured heading.
        hosts: How many of these come from each host.
        faults: What was left out for other reasons: sentences, and how many pictures each is true of.
        unasked: Boxes that are still to be asked, or that the service had trouble with.
        unasked_share: How much of the area they are, from 0 to 1.
        trouble: What it said of one of those that it had trouble with; "" if there is none.
        brim: Boxes of the smallest size in which there are more pictures than the service tells.
    """

    found: int
    licences: Mapping[str, int]
    excluded: int
    chosen: int
    panoramas: int
    headed: int
    hosts: Mapping[str, int]
    faults: Mapping[str, int]
    unasked: int
    unasked_share: float
    trouble: str
    brim: int


@dataclass(frozen=True)
class DownloadEstimate:
    """What one picture takes: its size, and the seconds to download it; 0 for both if none could tell."""

    size_bytes: float
    seconds: float


class Survey:
    """What a service has in an area, in one SQLite file; a survey that was killed goes on where it stopped."""

    def __init__(self, file: Path, service: ImageryService, within: Sequence[Polygon]) -> None:
        """Begin a survey, or open the one that is in the file.

        Raises:
            RequestError: the area is too large or has no surface, or the file is of another area or service.
            OutputError: the file cannot be written, or is something else.
        """
        self.file = file
        self.service = service
        self._area = Footprint(within)
        about = (service.name, service.host, _digest(within))
        with self._open() as db:
            if not db.execute("SELECT name FROM sqlite_master").fetchone():
                self._begin(db, about)
            elif db.execute("SELECT service, host, area FROM about").fetchone() != about:
                raise RequestError(f"{file} is the survey of another area or service; delete it, or name another file")

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """Open the file; what is changed is kept as a whole or not at all."""
        try:
            with closing(sqlite3.connect(self.file, isolation_level=None)) as db:
                yield db
        except sqlite3.Error as error:
            raise OutputError(
                f"{self.file} cannot be used as a survey ({reason(error)}); free some space, or name another file"
            ) from error

    def _begin(self, db: sqlite3.Connection, about: tuple[str, str, str]) -> None:
        boxes = self._first_boxes()
        rows = [(*box, 1 / len(boxes), "") for box in boxes.tolist()]
        with _whole(db):
            for statement in TABLES.split(";"):
                db.execute(statement)
            db.execute("INSERT INTO about (service, host, area) VALUES (?, ?, ?)", about)
            db.executemany("INSERT INTO waiting (south, west, north, east, share, why) VALUES (?, ?, ?, ?, ?, ?)", rows)

    def _first_boxes(self) -> npt.NDArray[np.float64]:
        """Return the boxes that cover the area, none larger than the service can be asked for: [N, 4].

        Raises:
            RequestError: there are too many; the message proposes a smaller area.
        """
        side = self.service.largest_deg
        tiles = np.array([(-1, -1), (-1, 0), (0, -1), (0, 0)])
        for halvings in reversed(range(math.ceil(math.log2(180 / side)) + 1)):
            corners = tiles * side * 2.0**halvings
            boxes = np.hstack([corners, corners + side * 2.0**halvings])
            tiles = tiles[self._area.meets(boxes)]
            if len(tiles) > self.service.most_boxes:
                raise self._too_large(len(tiles))
            if halvings:
                tiles = (2 * tiles[:, None] + QUARTERS).reshape(-1, 2)
        corners = tiles * side
        return self._area.shrunk(np.hstack([corners, corners + side]))

    def _too_large(self, calls: int) -> RequestError:
        side = self.service.largest_deg * math.sqrt(self.service.most_boxes / 4)
        place = self._area.middle()
        south, north = max(-90.0, place.lat - side / 2), min(90.0, place.lat + side / 2)
        west, east = max(-180.0, place.lon - side / 2), min(180.0, place.lon + side / 2)
        return RequestError(
            f"the area is too large: {self.service.host} would have to be asked {calls:,} times or more"
            f"{self._duration(calls)}, for it is asked for at most {self.service.largest_deg:g}° at once; draw a "
            f"smaller one, such as longitude {west:.2f} to {east:.2f}, latitude {south:.2f} to {north:.2f} "
            f"({side * KM_PER_DEG:.0f} km from south to north)",
            code="area_too_large",
        )

    def _duration(self, calls: int) -> str:
        """Return how long some calls take at the pace of the service, as a part of a sentence; "" if that is short."""
        minutes = calls * self.service.search_pause_s / 60
        if minutes < 1:
            return ""
        told = f"{minutes:,.0f} minutes" if minutes < 120 else f"{minutes / 60:,.0f} hours"
        return f", which takes {told} at its pace"

    def ahead_in_words(self) -> str:
        """Return what the next run is going to ask, and how long that takes at least, as a sentence.

        Raises:
            OutputError: the file cannot be read.
        """
        with self._open() as db:
            (calls,) = db.execute("SELECT COUNT(*) FROM waiting").fetchone()
        host = self.service.host
        if not calls:
            return f"{host} was asked a short time ago what it has in the area"
        times = "once" if calls == 1 else f"{calls:,} times"
        return f"{host} is asked what it has in the area, {times} or more{self._duration(calls)}"

    def run(self) -> Iterator[SurveyProgress]:
        """Ask for all boxes that were not asked yet, and then again for those that a run before had trouble with.

        A box that the service has trouble with is left for the next run; `SurveyCounts.unasked` counts these. Stop
        iterating to pause.

        Raises:
            ServiceError: the service cannot be reached, refuses, or has trouble with one box after another.
            OutputError: the file cannot be written.
        """
        with self._open() as db:
            again = [key for (key,) in db.execute("SELECT key FROM waiting WHERE why != '' ORDER BY key DESC")]
            in_a_row = 0
            while row := self._next(db, in_a_row, again):
                if trouble := self._ask(db, row):
                    in_a_row += 1
                    if in_a_row < FAILED_IN_A_ROW:
                        continue
                    if self._next(db, in_a_row, []):
                        raise trouble
                    return
                in_a_row = 0
                yield self._progress(db)

    @staticmethod
    def _next(db: sqlite3.Connection, in_a_row: int, again: list[int]) -> tuple[Any, ...] | None:
        """Return the next box; after trouble, which comes in clusters, one elsewhere. Those of `again` come last."""
        row: tuple[Any, ...] | None = db.execute(NEXT, (in_a_row,)).fetchone()
        if row is None and again:
            row = db.execute("SELECT * FROM waiting WHERE key = ?", (again.pop(),)).fetchone()
        return row

    def _ask(self, db: sqlite3.Connection, row: tuple[Any, ...]) -> ServiceError | None:
        """Ask for a box and keep what there is; return what the trouble was if it may be with this box alone.

        Raises:
            ServiceError: it is not, or the service has never answered.
        """
        key, *corners, share, _ = row
        try:
            answer = self.service.search(Box(*corners))
        except (RefusalError, UnreachableError) as error:
            if isinstance(error, RefusalError) and error.status < 500:
                raise
            db.execute("UPDATE waiting SET why = ? WHERE key = ?", (str(error), key))
            if isinstance(error, UnreachableError) and not db.execute("SELECT calls FROM about").fetchone()[0]:
                raise
            return error
        self._keep(db, key, Box(*corners), share, answer)
        return None

    def _keep(self, db: sqlite3.Connection, key: int, box: Box, share: float, answer: BoxAnswer) -> None:
        """Keep the pictures of a box, and what is still to be asked."""
        latlon = np.array([(item.location.lat, item.location.lon) for item in answer.items], np.float64).reshape(-1, 2)
        held = self._area.holds(latlon)
        rows = [_row(item) for item, inside in zip(answer.items, held.tolist(), strict=True) if inside]
        is_cut = not answer.is_whole and box.side_deg > self.service.least_deg
        with _whole(db):
            db.executemany(KEEP, rows)
            db.execute("DELETE FROM waiting WHERE key = ?", (key,))
            db.execute("UPDATE about SET calls = calls + 1, brim = brim + ?", (not answer.is_whole and not is_cut,))
            if is_cut:
                self._cut(db, box, share)
            else:
                db.executemany(
                    "INSERT INTO faults VALUES (?, 1) ON CONFLICT (words) DO UPDATE SET count = count + 1",
                    [(words,) for words in answer.faults],
                )

    def _cut(self, db: sqlite3.Connection, box: Box, share: float) -> None:
        quarters = np.array([(each.south, each.west, each.north, each.east) for each in box.quarters()])
        boxes = self._area.shrunk(quarters).tolist()
        db.executemany(
            "INSERT INTO waiting (south, west, north, east, share, why) VALUES (?, ?, ?, ?, ?, '')",
            [(*each, share / len(boxes)) for each in boxes],
        )

    def _progress(self, db: sqlite3.Connection) -> SurveyProgress:
        (waiting,) = db.execute("SELECT TOTAL(share) FROM waiting").fetchone()
        (found,) = db.execute("SELECT COUNT(*) FROM items").fetchone()
        return SurveyProgress(max(0.0, 1 - waiting), found)

    def counts(self, licences: Collection[str] | None = None) -> SurveyCounts:
        """Return what there is.

        Args:
            licences: The licences that are allowed, in any spelling; None for those that are known to be free.

        Raises:
            OutputError: the file cannot be read.
        """
        with self._open() as db:
            known = dict(db.execute("SELECT licence, COUNT(*) FROM items GROUP BY licence ORDER BY 2 DESC, 1"))
            allowed = _allowed(known, licences)
            chosen = (json.dumps(allowed),)
            sums = " ".join(("SELECT COUNT(*), TOTAL(facing = ?), TOTAL(heading IS NOT NULL) FROM (", CHOSEN, ")"))
            number, panoramas, headed = db.execute(sums, (ALL_ROUND, *chosen)).fetchone()
            by_host = " ".join(("SELECT host, COUNT(*) FROM (", CHOSEN, ") GROUP BY host ORDER BY 2 DESC, 1"))
            hosts = db.execute(by_host, chosen)
            waiting = "SELECT COUNT(*), TOTAL(share), COALESCE(MAX(why), '') FROM waiting"
            unasked, share, trouble = db.execute(waiting).fetchone()
            return SurveyCounts(
                sum(known.values()),
                known,
                sum(count for licence, count in known.items() if licence not in allowed),
                number,
                int(panoramas),
                int(headed),
                dict(hosts),
                dict(db.execute("SELECT words, count FROM faults ORDER BY 2 DESC, 1")),
                unasked,
                share,
                _fault(trouble),
                *db.execute("SELECT brim FROM about").fetchone(),
            )

    def items(self, licences: Collection[str] | None = None) -> Iterator[ImageryItem]:
        """Yield the pictures to download: the newest of each cell and direction, of the allowed licences.

        Raises:
            OutputError: the file cannot be read.
        """
        yield from self._chosen(licences, "ORDER BY cell_y, cell_x, facing")

    def _chosen(self, licences: Collection[str] | None, order: str) -> Iterator[ImageryItem]:
        allowed = json.dumps(self.allowed(licences))
        with self._open() as db:
            for row in db.execute(f"{CHOSEN} {order}", (allowed,)):
                yield _item(row)

    def allowed(self, licences: Collection[str] | None = None) -> list[str]:
        """Return which licences of the pictures here are allowed; see `counts`.

        Raises:
            OutputError: the file cannot be read.
        """
        with self._open() as db:
            return _allowed([licence for (licence,) in db.execute("SELECT DISTINCT licence FROM items")], licences)

    def slots(
        self, missing: Callable[[Iterable[ImageryItem]], Iterable[ImageryItem]] = iter
    ) -> tuple[PictureSlot, ...]:
        """Return what may be downloaded for each place and direction, whatever licences are allowed later.

        Args:
            missing: Leaves out the pictures that the gallery has.

        Raises:
            OutputError: the file cannot be read.
        """
        found: Counter[tuple[PictureChoice, ...]] = Counter()
        with self._open() as db:
            new = {item.id for item in missing(map(_item, db.execute(CHOICES)))}
            for _, rows in groupby(db.execute(CHOICES), key=lambda row: row[-3:]):
                found[tuple(_choice(row, row[0] in new) for row in rows)] += 1
        return tuple(PictureSlot(count, choices) for choices, count in found.items())

    def estimate(
        self,
        licences: Collection[str] | None = None,
        tell: Callable[[str], None] = lambda words: None,
        missing: Callable[[Iterable[ImageryItem]], Iterable[ImageryItem]] = iter,
        may_be_gone: bool = False,
    ) -> DownloadEstimate:
        """Return what a chosen picture takes, from a few of them all over the area, which are downloaded once.

        Args:
            licences: As for `counts`.
            tell: Is called with which hosts are asked for these few, before they are.
            missing: Leaves out the pictures that the gallery has; they are not asked for.
            may_be_gone: Whether it is no error that the few are gone, as the gallery has others.

        Raises:
            ServiceError: none of the few can be had.
            OutputError: the file cannot be read.
        """
        few, samples = self._few(licences, missing)
        if fresh := [item for item in few if item.id not in samples]:
            hosts = ", ".join(dict.fromkeys(host_of(item.picture) or self.service.host for item in fresh))
            tell(f"{len(fresh)} of the pictures are asked for to tell the size of all, from {hosts}")
        why, silent, codes = "", set(), set()
        for item in fresh:
            if host_of(item.picture) in silent:
                continue
            try:
                samples[item.id] = self._sample(item)
            except PhotoError as error:
                why = _fault(str(error))
                codes.add(error.code)
                if error.code == NO_ANSWER:
                    silent.add(host_of(item.picture))  # a few are not worth the patience
        if few and not samples and not (may_be_gone and codes == {GONE}):
            raise ServiceError(
                f"{self.service.host} gives none of {len(few)} pictures ({why}); what was found stays, try again later",
                code="no_pictures",
            )
        return DownloadEstimate(*np.mean(list(samples.values()) or [(0, 0.0)], axis=0).tolist())

    def _few(
        self, licences: Collection[str] | None, missing: Callable[[Iterable[ImageryItem]], Iterable[ImageryItem]]
    ) -> tuple[list[ImageryItem], dict[str, tuple[int, float]]]:
        """Return the pictures of an estimate, and what those of them took that one before downloaded, by their ids."""
        with self._open() as db:
            db.execute(SAMPLES)
            found = db.execute("SELECT id, size_bytes, seconds FROM samples").fetchall()
        before = {name: (size_bytes, seconds) for name, size_bytes, seconds in found}
        spread = self._chosen(licences, "ORDER BY (cell_y * 7919 + cell_x * 104729) % 1009, id")
        few = list(islice((each for each in spread if each.id in before or any(missing([each]))), SAMPLE))
        return few, {item.id: before[item.id] for item in few if item.id in before}

    def _sample(self, item: ImageryItem) -> tuple[int, float]:
        """Download a picture, and keep and return its size in bytes and the seconds that this took.

        Raises:
            PhotoError: it cannot be had.
        """
        began = time.monotonic()
        taken = len(self.service.download(item)), time.monotonic() - began
        with self._open() as db:
            db.execute("INSERT OR REPLACE INTO samples VALUES (?, ?, ?)", (item.id, *taken))
        return taken


def fits(references: Sequence[Reference], within: Sequence[Polygon], licences: Collection[str]) -> list[bool]:
    """Tell which references lie in an area and have one of some licences, or one known to be free if none is named."""
    latlon = np.array([(each.location.lat, each.location.lon) for each in references], np.float64).reshape(-1, 2)
    allowed = _allowed({each.licence for each in references}, licences or None)
    held = Footprint(within).holds(latlon).tolist()
    return [inside and each.licence in allowed for each, inside in zip(references, held, strict=True)]


def refuse_nothing(counts: SurveyCounts, host: str) -> None:
    """Check that there is something to download.

    Raises:
        RequestError: there is not; the message says whether there is no imagery, or none that is allowed.
        ServiceError: there is not, but a part of the area could not be asked for.
    """
    if counts.chosen:
        return
    if counts.unasked and not counts.found:
        raise ServiceError(
            f"{host} has trouble with {counts.unasked:,} parts of the area ({counts.trouble}), and no imagery "
            "in the others; try again later",
            code="parts_failed",
        )
    if counts.found:
        licences = ", ".join(licence or "none" for licence in counts.licences)
        raise RequestError(
            f"none of the {counts.found:,} pictures of {host} here has a licence that is allowed (they have: "
            f"{licences}); allow one of them by its name, or choose another source",
            code="no_licence",
        )
    unusable = f" that can be used ({'; '.join(counts.faults)})" if counts.faults else ""
    raise RequestError(
        f"{host} has no imagery here{unusable}; draw a larger area, or choose another source", code="no_imagery"
    )


def _fault(message: str) -> str:
    """Return what is wrong, without the remedy."""
    return message.partition(";")[0]


@contextmanager
def _whole(db: sqlite3.Connection) -> Iterator[None]:
    """Keep all changes or none, also if the process is killed."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        db.execute("ROLLBACK")
        raise
    db.execute("COMMIT")


def _digest(within: Sequence[Polygon]) -> str:
    rings = [[[(each.lat, each.lon) for each in ring] for ring in (area.outer, *area.holes)] for area in within]
    return hashlib.sha256(json.dumps(rings).encode()).hexdigest()


def _allowed(known: Collection[str], licences: Collection[str] | None) -> list[str]:
    """Return which of the known licences are allowed: those that are named in any spelling, or those known as free."""
    if licences is None:
        return [licence for licence in known if is_free(licence)]
    wanted = {_spelling(licence) for licence in licences}
    return [licence for licence in known if licence and _spelling(licence) in wanted]


def _spelling(licence: str) -> str:
    """Return a licence without what differs from one spelling to another: CC-BY-SA-4.0, cc by-sa 4.0."""
    return "".join(letter for letter in licence.casefold() if letter.isalnum())


def _row(item: ImageryItem) -> tuple[Any, ...]:
    place = item.location
    cell_y = math.floor(place.lat * KM_PER_DEG * 1000 / CELL_M)
    middle = math.radians(min(90.0, (cell_y + 0.5) * CELL_M / KM_PER_DEG / 1000))
    cell_x = math.floor(place.lon * math.cos(middle) * KM_PER_DEG * 1000 / CELL_M)
    return (
        item.id,
        place.lat,
        place.lon,
        item.source.value,
        item.picture,
        item.url,
        item.author,
        item.licence,
        item.captured_at.isoformat() if item.captured_at else "",
        item.heading,
        item.sequence,
        item.field_of_view,
        host_of(item.picture),
        cell_y,
        cell_x,
        _facing(item),
    )


def _facing(item: ImageryItem) -> int:
    """Return where a picture looks. Photos from the internet of one landmark differ, so several of a cell are taken."""
    if item.field_of_view == 360:
        return ALL_ROUND
    if item.heading is None and item.source is Source.INTERNET:
        return zlib.crc32(item.id.encode()) % 4
    return UNKNOWN if item.heading is None else math.floor((item.heading + 45) / 90) % 4


def _choice(row: Sequence[Any], is_new: bool) -> PictureChoice:
    named = dict(zip(COLUMNS.split(", "), row, strict=True))
    is_headed = named["heading"] is not None
    return PictureChoice(named["licence"], named["host"], is_new, named["facing"] == ALL_ROUND, is_headed)


def _item(row: Sequence[Any]) -> ImageryItem:
    name, lat, lon, source, picture, url, author, licence, time, heading, sequence, field_of_view = row[:12]
    captured_at = datetime.fromisoformat(time) if time else None
    texts = (picture, url, author, licence)
    return ImageryItem(name, Location(lat, lon), Source(source), *texts, captured_at, heading, sequence, field_of_view)
