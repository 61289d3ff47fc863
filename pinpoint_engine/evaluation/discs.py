"""Searches within discs whose centre lies off the truth, against what a disc alone tells."""

from __future__ import annotations

import numpy as np

from .. import geodesy
from ..areas import regions
from ..gallery import Gallery
from ..geodesy import Floats
from ..types import Engine, Location, Request
from . import report, summary
from .benchmarks import Question
from .conventions import CONVENTIONS
from .report import ConfidenceRow
from .score import MISSING, PhotoAnswer, answer_of
from .summary import truth_of

RADII_KM = (5, 25, 50)
MOVED = 0.7
"""A disc's centre is moved off the truth by up to this share of its radius, in a random direction."""
SEED = 20261120


def table(engine: Engine, gallery: Gallery, question: Question) -> str:
    """Return the accuracy of an engine within each disc, its centre and a random reference in it, as Markdown.

    A second table compares confidence and accuracy. A photo whose disc holds no reference is a miss in the first table
    and absent from the second.
    """
    truth, convention = truth_of(question), CONVENTIONS[question.convention]
    parts = [photo.part for photo in question.listed]
    methods: dict[str, Floats] = {}
    sure: list[ConfidenceRow] = []
    for radius_km in RADII_KM:
        rng = np.random.default_rng(SEED + radius_km)
        moved_m = 1000 * radius_km * MOVED * np.sqrt(rng.random(len(truth)))
        centres = geodesy.destination(truth, rng.uniform(0, 360, len(truth)), moved_m)
        answers = _answers(engine, question, centres, radius_km)
        inside = _random_inside(gallery, centres, radius_km, rng)
        name = f"{radius_km} km disc"
        first_m = convention.apart(truth, np.stack([answer.first for answer in answers]))
        methods |= {
            f"{name}: {summary.name_of(engine.describe())}": first_m,
            f"{name}: best of the list": summary.best_listed(answers, truth, convention)[1],
            f"{name}: its centre": convention.apart(truth, centres),
            f"{name}: a random reference in it": convention.apart(truth, inside),
        }
        sure += _confidence(question, answers, first_m, name)
    tables = [report.accuracy_table(parts, methods), report.confidence_table("part", sure) if sure else ""]
    return "\n\n".join(filter(None, tables))


def _answers(engine: Engine, question: Question, centres: Floats, radius_km: int) -> list[PhotoAnswer]:
    """Return the answer to each photo [N], searched within the disc around its centre, degrees [N, 2]."""
    answers = [PhotoAnswer(MISSING)] * len(question.listed)
    for number in question.there:
        lat, lon = centres[number].tolist()
        request = Request(within=(regions.disc(Location(lat, lon), 1000.0 * radius_km),))
        [result] = engine.locate([question.photo(number)], request)
        answers[number] = answer_of(result, question.listed[number].place)
    return answers


def _random_inside(gallery: Gallery, centres: Floats, radius_km: int, rng: np.random.Generator) -> Floats:
    """Return the place of a random reference within each disc, NaN where there is none: [N, 2]."""
    places = np.full(centres.shape, np.nan)
    for number, centre in enumerate(centres):
        rows = gallery.within_place(centre, 1000 * radius_km)
        if len(rows):
            rows = rows[np.argsort(gallery.order(rows))]
            places[number] = gallery.latlon[rng.choice(rows)]
    return places


def _confidence(question: Question, answers: list[PhotoAnswer], first_m: Floats, name: str) -> list[ConfidenceRow]:
    """Return for each part how many photos were answered within a disc, and how sure and how right the answers were."""
    found: list[ConfidenceRow] = []
    for part, numbers in question.parts.items():
        lines = summary.confidence([answers[n] for n in numbers], first_m[numbers], question.albums(numbers))
        if lines:
            found.append((f"{part}, {name}", sum(not answers[n].code for n in numbers), lines))
    return found
