"""Several systems on the same photos: what each answers, and how sure it is before and after its calibration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..confidence.density import LEVELS
from ..geodesy import Floats
from ..systems.cells import CellEngine
from ..systems.pinpoint import Pinpoint
from . import metrics, summary
from .benchmarks import Question
from .conventions import CONVENTIONS
from .rows import RowEngine, uncalibrated
from .score import PhotoAnswer, Say, SomeRows, ask
from .summary import SURE_KM, truth_of


@dataclass(frozen=True)
class SystemAnswers:
    """A system's answers to the photos of a question [N], and its confidence within 25 km before calibration [N]."""

    answers: Sequence[PhotoAnswer]
    before: Floats


def ask_systems(
    engines: Mapping[str, CellEngine], question: Question, rows: SomeRows, say: Say
) -> dict[str, SystemAnswers]:
    """Ask systems over geocells every photo of a question, by its backbone rows [N], with all references."""
    found = {}
    for name, engine in engines.items():
        say(f"asking {name}")
        answers = ask(RowEngine(engine, question, rows), question, [()] * len(rows), say)
        found[name] = with_confidence(engine, answers, rows)
    return found


def with_confidence(engine: Pinpoint | CellEngine, answers: Sequence[PhotoAnswer], rows: SomeRows) -> SystemAnswers:
    """Add to a system's answers how sure it was before its calibration."""
    before = [
        uncalibrated(engine, row, answer) if row is not None and not answer.code else 0.0
        for row, answer in zip(rows, answers, strict=True)
    ]
    return SystemAnswers(answers, np.array(before))


def places_of(systems: Mapping[str, SystemAnswers], question: Question) -> dict[str, Floats]:
    """Return the first place of each system, and as a bound the best on its list: degrees [N, 2] by name."""
    truth, convention = truth_of(question), CONVENTIONS[question.convention]
    first = {name: np.stack([answer.first for answer in each.answers]) for name, each in systems.items()}
    best = {
        f"bound: best of {name}'s list": summary.best_listed(each.answers, truth, convention)[0]
        for name, each in systems.items()
    }
    return first | best


def table(question: Question, systems: Mapping[str, SystemAnswers]) -> str:
    """Return how sure the systems were within 25 km and what their credible regions held, part by part, as Markdown."""
    sure = ["| part | system | n | right | said before | ECE before | said | ECE |", "|---" * 8 + "|"]
    heads = [f"{level:.0%} region holds / median km²" for level in LEVELS]
    held = [f"| part | system | n | {' | '.join(heads)} |", "|---" * (3 + len(heads)) + "|"]
    for part, numbers in question.parts.items():
        for name, system in systems.items():
            answers = [system.answers[number] for number in numbers]
            lead = f"| {part} | {name} | {len(numbers)} |"
            sure.append(f"{lead} {' | '.join(_confidence(question, system, numbers))} |")
            covered = summary.coverage(answers, LEVELS)
            held.append(f"{lead} {' | '.join(f'{one.holds:.2f} / {one.median_km2:,.0f}' for one in covered)} |")
    return "\n".join(sure) + "\n\n" + "\n".join(held)


def _confidence(question: Question, system: SystemAnswers, numbers: Sequence[int]) -> Iterator[str]:
    """Yield the cells of one line: the share within 25 km; mean confidence and its error before and after."""
    answers = [system.answers[number] for number in numbers]
    first = np.stack([answer.first for answer in answers])
    metres = CONVENTIONS[question.convention].apart(truth_of(question)[numbers], first)
    right = metres < 1000 * SURE_KM
    yield f"{right.mean():.2f}"
    for said in (system.before[numbers], np.array([answer.within_km.get(SURE_KM, 0.0) for answer in answers])):
        yield f"{said.mean():.2f}"
        yield f"{metrics.calibration_error(said, right):.2f}"
