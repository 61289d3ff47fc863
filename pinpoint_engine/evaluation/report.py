"""An evaluation as Markdown and as JSON."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from .. import __version__
from ..geodesy import Floats
from . import metrics, published, summary
from .metrics import THRESHOLDS_KM, Figures
from .places import PlaceNames
from .published import PublishedFigures
from .score import FAIR, MISSING, OPEN, Evaluation
from .summary import HELD, AccuracyLine, ConfidenceLine, UncertaintyFigures

ConfidenceRow = tuple[str, int, Sequence[ConfidenceLine]]
"""A line of a table of confidence: its name, how many photos were answered, and the figures at each distance."""
UNTOLD = "too few to tell"
NO_NAMES = "Country and region need a layer of polygons; name one with --areas, such as QGIS's world_map.gpkg."


@dataclass(frozen=True)
class Report:
    """An evaluation in figures: accuracy and confidence by part, published figures, and who named the countries."""

    evaluation: Evaluation
    lines: Sequence[AccuracyLine]
    sure: Sequence[UncertaintyFigures]
    peers: Sequence[PublishedFigures] = ()
    names: str = ""
    notes: Sequence[str] = field(default_factory=tuple)


def report(evaluation: Evaluation, names: PlaceNames | None, peers: Sequence[PublishedFigures] | None = None) -> Report:
    """Compute every figure of an evaluation; `peers` are the figures published on the same list, if they are wanted."""
    notes = [*evaluation.question.notes, *_notes(evaluation)]
    if peers is not None and not peers:
        notes.append(f"no published figures are known here for {evaluation.question.title}")
    lines = summary.lines(evaluation, names)
    return Report(evaluation, lines, summary.sure(evaluation), peers or (), names.source if names else "", notes)


def _notes(evaluation: Evaluation) -> list[str]:
    """Say how distances are measured, what was left out and why, and which photos have no answer."""
    question = evaluation.question
    notes = [f"distances: {summary.convention_of(evaluation).words}"]
    missing = len(question.listed) - len(question.there)
    if missing:
        notes.append(f"{missing:,} of {len(question.listed):,} images are missing; each counts as a miss")
    for part, rule in evaluation.rules.items():
        notes.append(f"{part or FAIR}: {rule.in_words(evaluation.alike)}")
    if not all(rule.by_author for rule in evaluation.rules.values()) and not any(p.taken_at for p in question.listed):
        notes.append("capture times are unknown, so the rule of ±30 minutes left out nothing")
    counts = [f"{reason} {mean:,.1f}" for reason, mean in summary.reasons(evaluation).items()]
    notes.append(f"references left out, of {evaluation.card.references:,}, per photo on average: {', '.join(counts)}")
    same = [answer.first.tolist() for answer in evaluation.scored[OPEN].answers if not answer.code]
    if same == [answer.first.tolist() for answer in evaluation.scored[FAIR].answers if not answer.code]:
        notes.append("leaving them out changed no first place")
    notes.append("models are as they were trained: what is left out of the search may have been seen in training")
    for references, codes in summary.outcomes(evaluation).items():
        told = [f"{code} {count:,}" for code, count in codes.items() if code != MISSING]
        if told:
            notes.append(f"{references}: photos without an answer, each a miss: {', '.join(told)}")
    return notes


def as_markdown(told: Report) -> str:
    """Return a report as Markdown: notes, one block per part, and published figures."""
    question = told.evaluation.question
    blocks = [f"# {question.title}: {len(question.listed):,} photos, {len(question.there):,} images there"]
    blocks.append("\n".join(f"- {note}" for note in told.notes))
    for part in dict.fromkeys(line.part for line in told.lines):
        blocks += _part(told, part)
    blocks.append(f"Country and region by the polygons of {told.names}." if told.names else NO_NAMES)
    if told.peers:
        blocks.append("Published by others, not measured here; their data, images and galleries differ:")
        blocks.append(published.as_markdown(told.peers))
    return "\n\n".join(blocks)


def _part(told: Report, part: str) -> list[str]:
    lines = [line for line in told.lines if line.part == part]
    sure = [each for each in told.sure if each.part == part]
    first = lines[0].figures
    grouped = f"{first.groups} clusters of one author or album"
    blocks = [f"## {part}: {first.count:,} photos, {grouped}", _accuracy(lines)]
    if any(each.sureness for each in sure):
        rows = [(each.references, each.answered, each.sureness) for each in sure]
        blocks.append(confidence_table("confidence", rows, intervals=True))
    if any(each.listed for each in sure):
        blocks.append(_lists(sure))
    if any(each.coverage for each in sure):
        blocks.append(_regions(sure))
    if any(each.risk for each in sure):
        blocks.append(_risk(sure))
    return blocks


def _accuracy(lines: Sequence[AccuracyLine]) -> str:
    heads = [*(f"<{limit:g} km" for limit in THRESHOLDS_KM), "median km", "mean km", "GeoScore", "country", "region"]
    rows = [f"| method | references | n | {' | '.join(heads)} |", "|---" * (3 + len(heads)) + "|"]
    for line in lines:
        found = line.figures
        shares = [f"{share:.1f}" for share, _ in found.within]
        numbers = [f"{found.median_km:,.1f}", f"{found.mean_km:,.1f}", f"{found.geoscore:,.0f}"]
        named = ["–" if share is None else f"{share:.1f}" for share in (line.country, line.region)]
        cells = [line.method, line.references, f"{found.count:,}", *shares, *numbers, *named]
        rows.append(f"| {' | '.join(cells)} |")
        if line.method.startswith("**"):
            rows.append(_spans(found))
    return "\n".join(rows)


def _spans(found: Figures) -> str:
    spans = [UNTOLD if span is None else "{:.1f} to {:.1f}".format(*span) for _, span in found.within]
    return f"| | 95 %, {found.groups} clusters | | {' | '.join(spans)} | | | | | |"


def confidence_table(head: str, rows: Sequence[ConfidenceRow], *, intervals: bool = False) -> str:
    """Return mean confidence, accuracy and calibration error at each distance."""
    heads = [f"<{each.km:g} km said / right / ECE" for each in max((lines for *_, lines in rows), key=len)]
    written = [f"| {head} | answered | {' | '.join(heads)} |", "|---" * (2 + len(heads)) + "|"]
    for name, count, lines in rows:
        cells = [f"{one.said:.2f} / {one.right:.2f} / {one.error:.2f}" for one in lines]
        written.append(f"| {name} | {count:,} | {' | '.join(cells)} |")
        apart = [UNTOLD if one.apart is None else "{:+.2f} to {:+.2f}".format(*one.apart) for one in lines]
        written += [f"| said - right, 95 % | | {' | '.join(apart)} |"] if intervals else []
    return "\n".join(written)


def accuracy_table(parts: Sequence[str], methods: Mapping[str, Floats]) -> str:
    """Return the accuracy of each method on each part, without intervals, as Markdown.

    Args:
        parts: The part of each photo [N].
        methods: Metres from the truth [N] by name; infinite: no answer.
    """
    heads = [f"<{limit:g} km" for limit in THRESHOLDS_KM]
    rows = [f"| part | method | n | {' | '.join([*heads, 'median km'])} |", "|---" * (4 + len(heads)) + "|"]
    for part in dict.fromkeys(parts):
        chosen = [number for number, name in enumerate(parts) if name == part]
        for method, metres in methods.items():
            km = metres[chosen] / 1000
            numbers = [*(100 * hit.mean() for hit in metrics.hits_within(km)), np.median(km)]
            rows.append(f"| {part} | {method} | {len(km)} | {' | '.join(f'{number:.1f}' for number in numbers)} |")
    return "\n".join(rows)


def _lists(sure: Sequence[UncertaintyFigures]) -> str:
    rows = ["| list of candidates | mean mass | holds one within 25 km | answered as outside |", "|---" * 4 + "|"]
    for each in sure:
        if found := each.listed:
            rows.append(f"| {each.references} | {found.mass:.2f} | {found.right:.2f} | {found.outside:.2f} |")
    return "\n".join(rows)


def _regions(sure: Sequence[UncertaintyFigures]) -> str:
    heads = [f"{each.level:.0%} region holds / median km² / whole Earth" for each in sure[0].coverage]
    rows = [f"| credible regions | {' | '.join(heads)} |", "|---" * (1 + len(heads)) + "|"]
    for each in sure:
        cells = [f"{one.holds:.2f} / {one.median_km2:,.0f} / {one.whole:.2f}" for one in each.coverage]
        rows.append(f"| {each.references} | {' | '.join(cells)} |")
    return "\n".join(rows)


def _risk(sure: Sequence[UncertaintyFigures]) -> str:
    heads = [f"surest {share:.0%}" for share in HELD]
    rows = [f"| not within 25 km, % | {' | '.join(heads)} |", "|---" * (1 + len(heads)) + "|"]
    for each in sure:
        rows.append(f"| {each.references} | {' | '.join(f'{each.wrong_at(share):.1f}' for share in HELD)} |")
    return "\n".join(rows)


def as_json(told: Report) -> str:
    """Return a report as JSON; infinite and unknown values are null."""
    evaluation = told.evaluation
    question, card = evaluation.question, evaluation.card
    content = {
        "benchmark": question.title,
        "convention": {"name": question.convention, "words": summary.convention_of(evaluation).words},
        "photos": len(question.listed),
        "images": len(question.there),
        "engine": {
            "version": __version__, "systems": card.systems, "galleries": card.galleries,
            "references": card.references, "versions": card.versions, "digests": card.digests,
        },
        "notes": told.notes,
        "near_duplicate_above": evaluation.alike,
        "left_out": {
            part or "all": {**asdict(rule), "words": rule.in_words(evaluation.alike)}
            for part, rule in evaluation.rules.items()
        },
        "references_left_out_mean": summary.reasons(evaluation),
        "without_answer": summary.outcomes(evaluation),
        "areas": told.names,
        "figures": [_figures(line) for line in told.lines],
        "sureness": [_sure(each) for each in told.sure],
        "published": [{**asdict(peer), "measured_here": False} for peer in told.peers],
    }  # fmt: skip
    return json.dumps(_plain(content), indent=1, ensure_ascii=False) + "\n"


def _figures(line: AccuracyLine) -> dict[str, Any]:
    found = line.figures
    within = [
        {"km": limit, "percent": share, "interval_95": span}
        for limit, (share, span) in zip(THRESHOLDS_KM, found.within, strict=True)
    ]
    kept = {name: value for name, value in asdict(found).items() if name != "within"}
    named = {"country": line.country, "region": line.region}
    return {"part": line.part, "references": line.references, "method": line.method.strip("*"), **kept, **named,
            "within": within}  # fmt: skip


def _sure(each: UncertaintyFigures) -> dict[str, Any]:
    content = asdict(each)
    if each.risk is not None:
        content["risk"] = {"covered": each.risk[0].tolist(), "wrong": each.risk[1].tolist()}
    return content


def _plain(value: Any) -> Any:
    """Return values that JSON can hold: numbers that are not finite become null."""
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
