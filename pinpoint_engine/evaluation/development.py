"""The development photos of a photo table: one more question, and the tables that only they can answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from .. import sheets
from ..errors import RequestError
from ..geodesy import Floats
from ..systems.cells import CellEngine
from ..systems.pinpoint import Pinpoint
from ..types import Engine
from . import benchmarks, comparison, discs, lists, score, summary, walks
from .benchmarks import Question
from .comparison import SystemAnswers
from .rows import RowEngine
from .score import OPEN, Evaluation, Say, SomeRows

APART, ELSEWHERE = "drone and object", "other_origin"
"""Parts of the development photos: those that show no place, and those from anywhere in the world."""
THUMBNAIL_PX = 160
"""Longest side of the walks' photos; the photos from elsewhere are asked at this size as well."""


def read_question(photo_table: Path) -> Question:
    """Take the rows of split `dev` of a photo table (columns: `../shared/data/README.md`).

    A part is a kind of split; photos by drones and of objects are a part of their own, since they show no place.

    Raises:
        RequestError: the table cannot be read, lacks a column, or has no such row.
    """
    known = lists.read_table(photo_table, where={"split": "dev"}, by="split_kind")
    if not known.photos:
        raise RequestError(f"{photo_table.name} has no usable row of split dev; add the photos to be asked")
    sheet = sheets.read_sheet(photo_table)
    identity, source, scene = (sheet.need([name]) for name in ("id", "source", "scene"))
    apart = {row.cells[identity] for row in sheet if row.cells[source] == "drone" or row.cells[scene] == "object"}
    listed = tuple(replace(photo, part=APART) if photo.id in apart else photo for photo in known.photos)
    files = benchmarks.find(listed, photo_table.parent, None, ())
    return Question("development photos", "pinpoint", listed, tuple(files), known.notes)


def thumbnails(question: Question) -> Question | None:
    """Return the photos from elsewhere as a question of their own; None where there are none.

    Shrunk to `THUMBNAIL_PX` their size no longer distinguishes them from the walks' photos.
    """
    chosen, name = question.parts.get(ELSEWHERE, []), f"{ELSEWHERE} at {THUMBNAIL_PX} px"
    listed = tuple(replace(question.listed[number], part=name) for number in chosen)
    files = tuple(question.files[number] for number in chosen)
    return replace(question, title=name, listed=listed, files=files) if any(files) else None


@dataclass(frozen=True, eq=False)
class Development:
    """The development photos and their backbone rows [N], the system that is asked, and the pack's Pinpoint."""

    photo_table: Path
    question: Question
    rows: SomeRows
    engine: Engine
    pinpoint: Pinpoint
    say: Say

    @cached_property
    def by_rows(self) -> Engine:
        """Return the system that is asked, by backbone rows if it has the pack's backbone."""
        return _by_rows(self.engine, self.question, self.rows)

    def evaluate(self, further: Mapping[str, Floats]) -> Evaluation:
        """Ask every photo as any other question; `further` are more controls, as for `score.evaluate`."""
        rows = self.rows
        return score.evaluate(self.by_rows, self.pinpoint, self.question, self.say, rows=rows, further=further)

    def evaluate_thumbnails(self) -> Evaluation | None:
        """Ask the photos from elsewhere as thumbnails; None if there are none, or the system has its own backbone."""
        question = thumbnails(self.question)
        if question is None or not isinstance(self.engine, (Pinpoint, CellEngine)):
            return None
        rows = score.encode(self.pinpoint, question, self.say, THUMBNAIL_PX)
        return score.evaluate(_by_rows(self.engine, question, rows), self.pinpoint, question, self.say, rows=rows)

    def compare(self, evaluation: Evaluation, others: Mapping[str, SystemAnswers]) -> str:
        """Return how sure Pinpoint and the other systems were, before and after calibration, as Markdown."""
        own = comparison.with_confidence(self.pinpoint, evaluation.scored[OPEN].answers, self.rows)
        return comparison.table(self.question, {summary.name_of(evaluation.card): own, **others})

    def walks(self, evaluation: Evaluation, planet: CellEngine | None = None) -> str:
        """Return the accuracy of walks fused as one trip, by Pinpoint and by PlaNet if it is given, as Markdown."""
        _, _, alone_m = next(summary.methods(evaluation, OPEN))
        found = walks.walks_of(self.question, self.photo_table, self.rows, alone_m)
        if found is None or not isinstance(self.engine, Pinpoint):
            return ""
        return walks.table(self.engine, found, walks.of_planet(planet, found) if planet else None)

    def discs(self) -> str:
        """Return the accuracy of searches within discs, as Markdown."""
        return discs.table(self.by_rows, self.pinpoint.gallery, self.question)


def open_development(photo_table: Path, engine: Engine, pinpoint: Pinpoint, say: Say) -> Development:
    """Read the development photos of a photo table and encode them.

    Raises:
        RequestError: as `read_question`.
    """
    question = read_question(photo_table)
    return Development(photo_table, question, score.encode(pinpoint, question, say), engine, pinpoint, say)


def _by_rows(engine: Engine, question: Question, rows: SomeRows) -> Engine:
    return RowEngine(engine, question, rows) if isinstance(engine, (Pinpoint, CellEngine)) else engine
