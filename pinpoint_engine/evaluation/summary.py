"""The figures of an evaluation, part by part: how far, how sure, how well covered, and what became of the photos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..confidence.density import EARTH_M2
from . import metrics
from .conventions import CONVENTIONS, Convention
from .metrics import Bin, Figures, Flags, Floats, Interval
from .places import PlaceNames
from .score import AnswerSet, Evaluation, PhotoAnswer

HELD = (0.25, 0.5, 0.75, 1.0)
"""Shares of the photos, the surest first, that risk is told for."""
SURE_KM = 25.0
WHOLE_KM2 = EARTH_M2 / 1e6


@dataclass(frozen=True)
class QuestionPart:
    """A part of a question: its name, the positions of its photos [n], and the cluster of each."""

    name: str
    numbers: list[int]
    groups: list[str]


@dataclass(frozen=True)
class Line:
    """What one method reached on a part with one set of references; shares of countries and regions in percent.

    `country` and `region` are None where no polygons name them.
    """

    part: str
    references: str
    method: str
    figures: Figures
    country: float | None
    region: float | None


@dataclass(frozen=True)
class ConfidenceLine:
    """How sure answers were within some kilometres, against how often they were right; `error` is the ECE.

    `apart` is the 95 % interval of said minus right by author or album; None where they are too few to tell.
    """

    km: float
    said: float
    right: float
    error: float
    apart: Interval | None
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Coverage:
    """How often the credible regions of a level held the truth, their median area, and how many are the whole Earth."""

    level: float
    holds: float
    median_km2: float
    whole: float


@dataclass(frozen=True)
class UncertaintyFigures:
    """The answers of one part with one set of references: how sure, how covered, and risk against coverage.

    `risk` holds the shares answered [n] and the shares of them not within 25 km [n]. Empty where a system tells none.
    """

    part: str
    references: str
    answered: int
    sureness: tuple[ConfidenceLine, ...]
    coverage: tuple[Coverage, ...]
    risk: tuple[Floats, Floats] | None

    def wrong_at(self, share: float) -> float:
        """Return how many percent of the surest photos are not within 25 km, of at least a share of all."""
        if self.risk is None:
            return np.nan
        covered, risk = self.risk
        return float(100 * risk[min(int(np.searchsorted(covered, share - 1e-9)), len(risk) - 1)])


def parts_of(evaluation: Evaluation) -> list[QuestionPart]:
    """Return all photos, the parts where there are several, and of each the photos whose image is there, if not all."""
    question, groups = evaluation.question, evaluation.groups
    named = [(name, numbers) for name, numbers in question.parts.items() if name]
    everything = [] if len(named) == 1 else [("all", list(range(len(question.listed))))]
    found = []
    for name, numbers in (*everything, *named):
        there = [number for number in numbers if question.files[number]]
        found.append((name, numbers))
        if 0 < len(there) < len(numbers):
            found.append((f"{name}, images that are there", there))
    return [QuestionPart(name, numbers, [groups[number] for number in numbers]) for name, numbers in found]


def lines(evaluation: Evaluation, names: PlaceNames | None) -> list[Line]:
    """Return the figures of the system and of every control, part by part, with and without leaks."""
    truth, convention = truth_of(evaluation), convention_of(evaluation)
    measured = [
        (references, method, places, metres)
        for references, scored in evaluation.scored.items()
        for method, places, metres in _methods(evaluation, scored, truth, convention)
    ]
    named = _named(names, truth, [places for _, _, places, _ in measured])
    found = []
    for part in parts_of(evaluation):
        for (references, method, _, metres), right in zip(measured, named, strict=True):
            figures = metrics.figures(metres[part.numbers], part.groups, convention.inclusive)
            country, region = (float(100 * each[part.numbers].mean()) for each in right) if right else (None, None)
            found.append(Line(part.name, references, method, figures, country, region))
    return found


def truth_of(evaluation: Evaluation) -> Floats:
    """Return where the photos were taken: degrees [N, 2]."""
    return np.array([[photo.place.lat, photo.place.lon] for photo in evaluation.question.listed])


def system_of(evaluation: Evaluation) -> str:
    """Return the name of the system that was asked, as tables have it."""
    return f"**{', '.join(evaluation.card.systems)}**"


def _methods(
    evaluation: Evaluation, scored: AnswerSet, truth: Floats, convention: Convention
) -> Iterator[tuple[str, Floats, Floats]]:
    """Yield the places [N, 2] of each method and their metres from the truth [N]: system, best listed, controls."""
    first = np.stack([answer.first for answer in scored.answers])
    yield system_of(evaluation), first, convention.apart(truth, first)
    best, metres = _best_listed(scored.answers, truth, convention)
    yield f"bound: best of its first {max(len(answer.listed) for answer in scored.answers)}", best, metres
    for name, places in scored.controls.items():
        yield name, places, convention.apart(truth, places)


def _best_listed(answers: Sequence[PhotoAnswer], truth: Floats, convention: Convention) -> tuple[Floats, Floats]:
    """Return of each photo's listed places the nearest to the truth [N, 2], and its metres [N]: oracle@K."""
    best, metres = np.full_like(truth, np.nan), np.full(len(truth), np.inf)
    for number, answer in enumerate(answers):
        if len(answer.listed):
            away_m = convention.apart(np.repeat(truth[[number]], len(answer.listed), axis=0), answer.listed)
            best[number], metres[number] = answer.listed[np.argmin(away_m)], away_m.min()
    return best, metres


def _named(names: PlaceNames | None, truth: Floats, methods: Sequence[Floats]) -> list[list[Flags]]:
    """Tell of each method which places [N, 2] are in the truth's country, and in its region: [N] each; [] unnamed."""
    if names is None:
        return [[] for _ in methods]
    true, *told = np.split(np.array(names.of(np.concatenate([truth, *methods]))), 1 + len(methods))
    right = [(each == true) & (each != "") for each in told]
    return [[same[:, 0], same.all(axis=1)] for same in right]


def sure(evaluation: Evaluation) -> list[UncertaintyFigures]:
    """Return how sure the answers were, part by part, with and without leaks."""
    truth, convention = truth_of(evaluation), convention_of(evaluation)
    found = []
    for part in parts_of(evaluation):
        for references, scored in evaluation.scored.items():
            answers = [scored.answers[number] for number in part.numbers]
            first = np.stack([answer.first for answer in answers])
            metres = convention.apart(truth[part.numbers], first)
            found.append(_sure(part, references, answers, metres))
    return found


def _sure(part: QuestionPart, references: str, answers: Sequence[PhotoAnswer], metres: Floats) -> UncertaintyFigures:
    told = [number for number, answer in enumerate(answers) if answer.within_km]
    distances = answers[told[0]].within_km if told else {}
    groups = [part.groups[number] for number in told]
    sureness = [_sureness(km, [answers[number] for number in told], metres[told], groups) for km in distances]
    risk = None
    if SURE_KM in distances:
        said = np.array([answer.within_km.get(SURE_KM, -1.0) for answer in answers])
        risk = metrics.risk_by_coverage(said, metres < 1000 * SURE_KM)
    answered = sum(not answer.code for answer in answers)
    return UncertaintyFigures(part.name, references, answered, tuple(sureness), tuple(_coverages(answers)), risk)


def _sureness(km: float, answers: Sequence[PhotoAnswer], metres: Floats, groups: Sequence[str]) -> ConfidenceLine:
    said = np.array([answer.within_km[km] for answer in answers])
    bins = metrics.reliability(said, right := metres < 1000 * km)
    error, apart = metrics.calibration_error(said, right), metrics.known_interval(said - right, groups)
    return ConfidenceLine(km, float(said.mean()), float(right.mean()), error, apart, tuple(bins))


def _coverages(answers: Sequence[PhotoAnswer]) -> Iterator[Coverage]:
    """Yield coverage level by level of the answered; a level that an answer has no region of is the whole Earth."""
    answered = [answer for answer in answers if not answer.code]
    for level in sorted({level for answer in answered for level in answer.covered}):
        drawn = [answer.covered.get(level) for answer in answered]
        areas = np.array([each.area_km2 if each else WHOLE_KM2 for each in drawn])
        holds = np.mean([each is None or each.holds for each in drawn])
        yield Coverage(level, float(holds), float(np.median(areas)), float(np.mean([each is None for each in drawn])))


def outcomes(evaluation: Evaluation) -> dict[str, dict[str, int]]:
    """Count for each set of references the codes of the photos without an answer."""
    return {
        references: dict(sorted(Counter(answer.code for answer in scored.answers if answer.code).items()))
        for references, scored in evaluation.scored.items()
    }


def convention_of(evaluation: Evaluation) -> Convention:
    """Return how distances of a question are measured."""
    return CONVENTIONS[evaluation.question.convention]


def reasons(evaluation: Evaluation) -> Mapping[str, float]:
    """Return how many references were left out for each reason, in the mean over the photos."""
    totals: Counter[str] = Counter()
    for each in evaluation.left_out:
        totals.update(each)
    return {reason: total / len(evaluation.left_out) for reason, total in totals.items()}
