"""The figures of an evaluation, part by part: accuracy, confidence, credible regions, and unanswered photos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..confidence.density import CONFIDENT_WITHIN_KM, EARTH_M2
from ..geodesy import Floats
from ..types import EngineCard
from ..wording import SYSTEMS
from . import metrics
from .benchmarks import Question
from .conventions import CONVENTIONS, Convention
from .metrics import Bin, Figures, Flags, Interval
from .places import PlaceNames
from .score import Evaluation, PhotoAnswer

HELD = (0.25, 0.5, 0.75, 1.0)
"""Risk is reported when only this share of the photos is answered, the most confident first."""
SURE_KM = CONFIDENT_WITHIN_KM
WHOLE_KM2 = EARTH_M2 / 1e6


@dataclass(frozen=True)
class QuestionPart:
    """A part of a question: its name, the positions of its photos [n], and the cluster of each."""

    name: str
    numbers: list[int]
    groups: list[str]


@dataclass(frozen=True)
class AccuracyLine:
    """The accuracy of one method on one part with one set of references.

    `country` and `region` are the percentages in the right one; None where no polygons name them.
    """

    part: str
    references: str
    method: str
    figures: Figures
    country: float | None
    region: float | None


@dataclass(frozen=True)
class ConfidenceLine:
    """Confidence within some kilometres: the mean `said`, the share `right`, and the calibration `error` (ECE).

    `apart` is the 95 % interval of said minus right by author or album; None where they are too few.
    """

    km: float
    said: float
    right: float
    error: float
    apart: Interval | None
    bins: tuple[Bin, ...]


@dataclass(frozen=True)
class Coverage:
    """How often the credible regions of a level held the truth, their median area, and the share that is all Earth."""

    level: float
    holds: float
    median_km2: float
    whole: float


@dataclass(frozen=True)
class ListFigures:
    """The whole list of candidates: the mean probability that it holds the truth, and how often it did within 25 km.

    `outside` is the share answered as "probably outside what the gallery knows".
    """

    mass: float
    right: float
    outside: float


@dataclass(frozen=True)
class UncertaintyFigures:
    """How sure the answers of one part were with one set of references; empty where a system gives no confidence.

    `risk` holds the shares answered [n], and of those the shares not within 25 km [n].
    """

    part: str
    references: str
    answered: int
    sureness: tuple[ConfidenceLine, ...]
    coverage: tuple[Coverage, ...]
    risk: tuple[Floats, Floats] | None
    listed: ListFigures | None

    def wrong_at(self, share: float) -> float:
        """Return the percentage not within 25 km among the most confident photos that make up at least this share."""
        if self.risk is None:
            return np.nan
        covered, risk = self.risk
        return float(100 * risk[min(int(np.searchsorted(covered, share - 1e-9)), len(risk) - 1)])


def parts_of(evaluation: Evaluation) -> list[QuestionPart]:
    """Return all photos, then each part if there are several; where images are missing, also only those present."""
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


def lines(evaluation: Evaluation, names: PlaceNames | None) -> list[AccuracyLine]:
    """Return the accuracy of the system and of every control, part by part, with and without leaks."""
    convention = convention_of(evaluation)
    measured = [(references, *each) for references in evaluation.scored for each in methods(evaluation, references)]
    named = _named(names, truth_of(evaluation.question), [places for _, _, places, _ in measured])
    found = []
    for part in parts_of(evaluation):
        for (references, method, _, metres), right in zip(measured, named, strict=True):
            figures = metrics.figures(metres[part.numbers], part.groups, convention.inclusive)
            country, region = (float(100 * each[part.numbers].mean()) for each in right) if right else (None, None)
            found.append(AccuracyLine(part.name, references, method, figures, country, region))
    return found


def truth_of(question: Question) -> Floats:
    """Return where the photos were taken: degrees [N, 2]."""
    return np.array([[photo.place.lat, photo.place.lon] for photo in question.listed])


def name_of(card: EngineCard) -> str:
    """Return the name of the system that was asked, as tables print it."""
    return f"**{', '.join(SYSTEMS.get(name, name) for name in card.systems)}**"


def methods(evaluation: Evaluation, references: str) -> Iterator[tuple[str, Floats, Floats]]:
    """Yield name, places [N, 2] and metres from the truth [N] of the system, its best candidate, and each control."""
    scored, truth, convention = evaluation.scored[references], truth_of(evaluation.question), convention_of(evaluation)
    first = np.stack([answer.first for answer in scored.answers])
    yield name_of(evaluation.card), first, convention.apart(truth, first)
    best, metres = best_listed(scored.answers, truth, convention)
    yield f"bound: best of its first {max(len(answer.listed) for answer in scored.answers)}", best, metres
    for name, places in scored.controls.items():
        yield name, places, convention.apart(truth, places)


def best_listed(answers: Sequence[PhotoAnswer], truth: Floats, convention: Convention) -> tuple[Floats, Floats]:
    """Return each photo's candidate nearest to the truth [N, 2], and its distance in metres [N]: oracle@K."""
    best, metres = np.full_like(truth, np.nan), np.full(len(truth), np.inf)
    for number, answer in enumerate(answers):
        if len(answer.listed):
            away_m = convention.apart(np.repeat(truth[[number]], len(answer.listed), axis=0), answer.listed)
            best[number], metres[number] = answer.listed[np.argmin(away_m)], away_m.min()
    return best, metres


def _named(names: PlaceNames | None, truth: Floats, places: Sequence[Floats]) -> list[list[Flags]]:
    """Return for each method which of its places [N, 2] are in the true country, and region: [N] each; [] unnamed."""
    if names is None:
        return [[] for _ in places]
    true, *told = np.split(np.array(names.of(np.concatenate([truth, *places]))), 1 + len(places))
    right = [(each == true) & (each != "") for each in told]
    return [[same[:, 0], same.all(axis=1)] for same in right]


def sure(evaluation: Evaluation) -> list[UncertaintyFigures]:
    """Return how sure the answers were, part by part, with and without leaks."""
    truth, convention = truth_of(evaluation.question), convention_of(evaluation)
    every = [answer for scored in evaluation.scored.values() for answer in scored.answers]
    levels = sorted({level for answer in every for level in answer.covered})
    found = []
    for part in parts_of(evaluation):
        for references, scored in evaluation.scored.items():
            answers = [scored.answers[number] for number in part.numbers]
            metres = convention.apart(truth[part.numbers], np.stack([answer.first for answer in answers]))
            listed_m = best_listed(answers, truth[part.numbers], convention)[1]
            found.append(
                UncertaintyFigures(
                    part.name,
                    references,
                    sum(not answer.code for answer in answers),
                    confidence(answers, metres, part.groups),
                    coverage(answers, levels),
                    _risk(answers, metres),
                    _list_figures(answers, listed_m),
                )
            )
    return found


def confidence(answers: Sequence[PhotoAnswer], metres: Floats, groups: Sequence[str]) -> tuple[ConfidenceLine, ...]:
    """Return confidence against accuracy at each distance, over the answers [N] that have a confidence."""
    told = [number for number, answer in enumerate(answers) if answer.within_km]
    found = []
    for km in answers[told[0]].within_km if told else ():
        said = np.array([answers[number].within_km[km] for number in told])
        right = metres[told] < 1000 * km
        apart = metrics.known_interval(said - right, [groups[number] for number in told])
        error, bins = metrics.calibration_error(said, right), metrics.reliability(said, right)
        found.append(ConfidenceLine(km, float(said.mean()), float(right.mean()), error, apart, tuple(bins)))
    return tuple(found)


def coverage(answers: Sequence[PhotoAnswer], levels: Sequence[float]) -> tuple[Coverage, ...]:
    """Return the coverage at each level over the answered photos; without a region of a level it is the whole Earth."""
    answered = [answer for answer in answers if not answer.code]
    found = []
    for level in levels if answered else ():
        drawn = [answer.covered.get(level) for answer in answered]
        areas = np.array([each.area_km2 if each else WHOLE_KM2 for each in drawn])
        holds = np.array([each is None or each.holds for each in drawn])
        whole = np.array([each is None for each in drawn])
        found.append(Coverage(level, float(holds.mean()), float(np.median(areas)), float(whole.mean())))
    return tuple(found)


def _risk(answers: Sequence[PhotoAnswer], metres: Floats) -> tuple[Floats, Floats] | None:
    if not any(SURE_KM in answer.within_km for answer in answers):
        return None
    said = np.array([answer.within_km.get(SURE_KM, -1.0) for answer in answers])
    return metrics.risk_by_coverage(said, metres < 1000 * SURE_KM)


def _list_figures(answers: Sequence[PhotoAnswer], listed_m: Floats) -> ListFigures | None:
    """Return how sure and how right the lists of the answered photos were; `listed_m` [N] is of the best candidate."""
    told = [number for number, answer in enumerate(answers) if not answer.code]
    if not told:
        return None
    mass, outside = zip(*((1 - answers[number].elsewhere, answers[number].outside) for number in told), strict=True)
    return ListFigures(float(np.mean(mass)), float((listed_m[told] < 1000 * SURE_KM).mean()), float(np.mean(outside)))


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
    """Return how many references were left out for each reason, as the mean over the photos."""
    totals: Counter[str] = Counter()
    for each in evaluation.left_out:
        totals.update(each)
    return {reason: total / len(evaluation.left_out) for reason, total in totals.items()}
