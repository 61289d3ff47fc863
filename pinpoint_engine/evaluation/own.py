"""The files of a trial on one's own photos: figures as JSON, lines from truth to answer, the plot."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from .. import geodesy, trial
from ..runs import replacement
from ..trial import PhotoTrial, TrialFigures
from .outputs import Targets


def write(targets: Targets, trials: Sequence[PhotoTrial], found: TrialFigures, sentences: Sequence[str]) -> list[Path]:
    """Write the files that are wanted and return them; older ones are replaced whole.

    Raises:
        OutputError: one cannot be written.
    """
    if targets.json:
        content = {"sentences": list(sentences), **trial.as_values(found)}
        with replacement.whole(targets.json) as private:
            private.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if targets.errors:
        _write_lines(trials, targets.errors)
    if targets.plots:
        from . import plots

        plots.write_trial(found, sentences[0], targets.plots)
    return [path for path in (targets.json, targets.errors, targets.plots) if path]


def _write_lines(trials: Sequence[PhotoTrial], path: Path) -> None:
    """Write a line from where each photo was taken to its first candidate; photos without an answer have none."""
    from ..runs import export

    rows = [row for row in trial.rows(trials) if row["pred_lat"] is not None]
    ends = [((row["latitude"], row["longitude"]), (row["pred_lat"], row["pred_lon"])) for row in rows]
    export.write_lines(rows, [geodesy.great_circle(np.array(one), np.array(other)) for one, other in ends], path)


def as_table(found: TrialFigures) -> str:
    """Return the shares at every distance with their intervals as Markdown."""
    rows = ["| within | first candidate | 95 % | best of the list | 95 % |", "|---" * 5 + "|"]
    for km, first in found.first.items():
        cells = [f"{each.share:.1%} | {each.low:.1%} to {each.high:.1%}" for each in (first, found.listed[km])]
        rows.append(f"| {km:g} km | {' | '.join(cells)} |".replace("%", " %"))
    return "\n".join(rows)
