"""By how many points a system leads each control on the same photos, with intervals that resample whole albums."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..geodesy import Floats
from . import summary
from .metrics import interval
from .score import OPEN, Evaluation

PRIMARY = (("new_walk", 5.0), ("new_walk", 25.0), ("known_walk", 1.0), ("known_town", 1.0))
"""The primary figures, fixed before anything was trained: a part of the development photos, and kilometres."""


def lead(
    distance_m: Floats, other_m: Floats, limit_km: float, albums: Sequence[str], seed: int = 0
) -> tuple[float, float, float]:
    """Return by how many points one method leads another within a distance, with its 95 % interval.

    Whole albums of the photos [N] are resampled 2,000 times, because errors within an album are correlated.
    """
    gained: Floats = (distance_m < 1000 * limit_km).astype(float) - (other_m < 1000 * limit_km)
    return float(100 * gained.mean()), *interval(100 * gained, albums, seed)


def table(evaluation: Evaluation) -> str:
    """Return the lead over each control on the primary figures, with all references allowed, as Markdown."""
    primary = [(part, limit) for part, limit in PRIMARY if part in evaluation.question.parts]
    if not primary:
        return ""
    (system, _, ours_m), *others = summary.methods(evaluation, OPEN)
    heads = [f"{part} <{limit:g} km" for part, limit in primary]
    lines = [f"| {system.strip('*')} leads | {' | '.join(heads)} |", "|---" * (1 + len(heads)) + "|"]
    for control, _, metres in others:
        if not control.startswith("bound"):
            leads = _leads(evaluation, ours_m, metres, primary)
            cells = ["{:+.1f} ({:+.1f} to {:+.1f})".format(*each) for each in leads]
            lines.append(f"| {control} | {' | '.join(cells)} |")
    return "\n".join(lines)


def _leads(
    evaluation: Evaluation, ours_m: Floats, other_m: Floats, primary: Sequence[tuple[str, float]]
) -> Iterator[tuple[float, float, float]]:
    for part, limit in primary:
        chosen = evaluation.question.parts[part]
        yield lead(ours_m[chosen], other_m[chosen], limit, evaluation.question.albums(chosen))
