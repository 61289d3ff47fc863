"""Ask an engine a question twice, with all references and with leaks left out, and the controls beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import numpy as np

from .. import geodesy
from ..areas import regions
from ..errors import RequestError
from ..gallery import NONE, Rows, Vectors
from ..geodesy import Floats
from ..systems.pinpoint import Pinpoint
from ..types import Engine, EngineCard, Failure, Location, Outcome, Request, Result
from . import controls
from .benchmarks import Question
from .controls import NOWHERE, Controls
from .leakage import Leakage, Rule
from .lists import KnownPhoto

OPEN, FAIR = "all references", "leaks left out"
MISSING, NO_PLACE = "missing_image", "no_place"
"""Codes of photos without an answer: the image is missing; the engine named no place."""
EVERY = 100
Say = Callable[[str], None]
SomeRows = Sequence[Vectors | None]


@dataclass(frozen=True)
class RegionHit:
    """Whether a credible region holds the truth, and its area in square kilometres."""

    holds: bool
    area_km2: float


@dataclass(frozen=True)
class PhotoAnswer:
    """The answer to one photo, reduced to what is scored.

    Attributes:
        code: Why there is no place; "" where there is one.
        listed: The candidates in degrees [K, 2], best first, and their `scores` [K].
        probability: Of the first candidate.
        elsewhere: The probability that no candidate is right.
        outside: Whether the engine said "probably outside what the gallery knows".
        within_km: The probability that the truth lies within so many kilometres of the first candidate.
        covered: By level, whether the credible region holds the truth; a level without a region is missing.
    """

    code: str = ""
    listed: Floats = field(default_factory=lambda: np.empty((0, 2)))
    scores: Floats = field(default_factory=lambda: np.empty(0))
    probability: float = 0.0
    elsewhere: float = 1.0
    outside: bool = False
    within_km: Mapping[float, float] = field(default_factory=dict)
    covered: Mapping[float, RegionHit] = field(default_factory=dict)

    @property
    def first(self) -> Floats:
        """Return the degrees of the first candidate [2], NaN where there is none."""
        return self.listed[0] if len(self.listed) else NOWHERE


@dataclass(frozen=True)
class AnswerSet:
    """All answers [N] with one set of references, and the places of each control, degrees [N, 2]."""

    answers: tuple[PhotoAnswer, ...]
    controls: Mapping[str, Floats]


@dataclass(frozen=True)
class Evaluation:
    """A question, the engine, and its answers with all references (`OPEN`) and with leaks left out (`FAIR`).

    `rules` says for each part what is left out, `alike` is the cosine above which a reference is a near-duplicate, and
    `left_out` [N] counts for each photo the references left out, by reason.
    """

    question: Question
    card: EngineCard
    scored: Mapping[str, AnswerSet]
    rules: Mapping[str, Rule]
    alike: float
    left_out: tuple[Mapping[str, int], ...]

    @property
    def groups(self) -> list[str]:
        """Return the cluster of each photo [N]: its author, or its album where one author made the whole region."""
        return [_group(photo, self.rules[photo.part]) for photo in self.question.listed]


def _group(photo: KnownPhoto, rule: Rule) -> str:
    named = (photo.author, photo.album) if rule.by_author else (photo.album, photo.author)
    return next((name for name in named if name), photo.id)


def evaluate(
    engine: Engine,
    pinpoint: Pinpoint,
    question: Question,
    say: Say,
    *,
    rows: SomeRows | None = None,
    further: Mapping[str, Floats] | None = None,
) -> Evaluation:
    """Ask an engine every photo whose image is there, twice.

    Args:
        engine: What is evaluated.
        pinpoint: Holds the references and answers the controls.
        question: The photos.
        say: Is told the progress.
        rows: The backbone rows [N] of the photos as `encode` returns them, if they are known already.
        further: More controls with all references: the places that each answers, degrees [N, 2].

    Raises:
        RequestError: no image is there.
    """
    if not question.there:
        raise RequestError(f"none of the {len(question.listed):,} images is there; name their folder with --images")
    leakage = Leakage(pinpoint.gallery)
    rows = encode(pinpoint, question, say) if rows is None else rows
    rules = {part: leakage.rule([question.listed[n] for n in numbers]) for part, numbers in question.parts.items()}
    left_out = [
        leakage.left_out(photo, row, rules[photo.part]) for photo, row in zip(question.listed, rows, strict=True)
    ]
    without = [leakage.ids(reasons) for reasons in left_out]
    steps = Controls(pinpoint)
    answers = ask(engine, question, [()] * len(without), lambda line: say(f"{OPEN}: {line}"))
    places = _places(steps, question, rows, [NONE] * len(rows))
    scored = {OPEN: AnswerSet(tuple(answers), {**places, **(further or {})})}
    answers = ask(engine, question, without, lambda line: say(f"{FAIR}: {line}"), answers)
    gone = [np.unique(np.concatenate(list(reasons.values()))) for reasons in left_out]
    scored[FAIR] = AnswerSet(tuple(answers), _places(steps, question, rows, gone))
    counts = tuple({reason: len(each) for reason, each in reasons.items()} for reasons in left_out)
    return Evaluation(question, engine.describe(), scored, rules, leakage.alike, counts)


def encode(pinpoint: Pinpoint, question: Question, say: Say, side_px: int = 0) -> list[Vectors | None]:
    """Return the backbone row [D] of each photo [N]; None where the image is missing or cannot be read.

    Where `side_px` is given, photos are shrunk to that longest side first.
    """
    rows: list[Vectors | None] = [None] * len(question.listed)
    seen = controls.rows_of(pinpoint, [question.photo(number) for number in question.there], side_px)
    for done, (number, row) in enumerate(zip(question.there, seen, strict=True), 1):
        rows[number] = row
        _count(done, len(question.there), lambda line: say(f"compared with the references: {line}"))
    return rows


def _count(done: int, total: int, say: Say) -> None:
    if done % EVERY == 0 or done == total:
        say(f"{done:,} of {total:,} photos")


def ask(
    engine: Engine, question: Question, without: Sequence[tuple[str, ...]], say: Say, known: Sequence[PhotoAnswer] = ()
) -> list[PhotoAnswer]:
    """Ask an engine every photo whose image is there, each without some references.

    With `known` answers, a photo from which nothing is left out keeps its known answer. Successive photos from which
    the same is left out share one request.
    """
    answers = [PhotoAnswer(MISSING)] * len(question.listed)
    done = 0
    for names, group in groupby(question.there, key=lambda number: without[number]):
        numbers = list(group)
        if known and not names:
            found: Iterable[PhotoAnswer] = [known[number] for number in numbers]
        else:
            results = engine.locate([question.photo(number) for number in numbers], Request(without=names))
            found = (answer_of(each, question.listed[n].place) for n, each in zip(numbers, results, strict=True))
        for number, answer in zip(numbers, found, strict=True):
            answers[number] = answer
            done += 1
            _count(done, len(question.there), say)
    return answers


def answer_of(result: Result, truth: Location) -> PhotoAnswer:
    """Reduce one result to what is scored."""
    if isinstance(result, Failure):
        return PhotoAnswer(result.code)
    latlon = geodesy.latlon_array([candidate.location for candidate in result.candidates])
    if not len(latlon):
        return PhotoAnswer(NO_PLACE, latlon)
    place = np.array([[truth.lat, truth.lon]])
    covered = {
        region.level: RegionHit(bool(regions.inside(place, region.polygons)[0]), region.area_km2)
        for region in result.regions
    }
    return PhotoAnswer(
        "",
        latlon,
        np.array([candidate.score for candidate in result.candidates]),
        result.candidates[0].probability,
        result.elsewhere,
        result.outcome is Outcome.OUTSIDE_GALLERY,
        result.within_km,
        covered,
    )


def _places(steps: Controls, question: Question, rows: SomeRows, left_out: Sequence[Rows]) -> dict[str, Floats]:
    """Return the places of each control, degrees [N, 2]."""
    named = [
        steps.places(row, np.array([photo.place.lat, photo.place.lon]), gone)
        for photo, row, gone in zip(question.listed, rows, left_out, strict=True)
    ]
    return {name: np.stack([each[name] for each in named]) for name in controls.NAMES}
