"""Errors as a layer: a line from the truth to the answer of each photo."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from .. import geodesy
from ..runs import export
from ..tables import Row
from .score import Evaluation
from .summary import convention_of, truth_of


def write(evaluation: Evaluation, path: Path) -> int:
    """Write the line of every answer, with all references and with leaks left out, and return how many there are.

    Raises:
        RequestError: the suffix is no format for lines.
        OutputError: the file cannot be written; an older one is left as it was.
    """
    rows = errors(evaluation)
    lines = [
        geodesy.great_circle(np.array([row["lat"], row["lon"]]), np.array([row["pred_lat"], row["pred_lon"]]))
        for row in rows
    ]
    export.write_lines(rows, lines, path)
    return len(rows)


def errors(evaluation: Evaluation) -> list[Row]:
    """Return the answers as rows, with columns of at most 10 ASCII characters."""
    question, truth, groups = evaluation.question, truth_of(evaluation.question), evaluation.groups
    system = ", ".join(evaluation.card.systems)
    rows: list[Row] = []
    for references, scored in evaluation.scored.items():
        metres = convention_of(evaluation).apart(truth, np.stack([answer.first for answer in scored.answers]))
        for number, answer in enumerate(scored.answers):
            if answer.code:
                continue
            listed = question.listed[number]
            rows.append({
                "id": listed.id, "part": listed.part, "cluster": groups[number], "system": system, "refs": references,
                "km": float(metres[number]) / 1000, "prob": answer.probability, "conf25": answer.within_km.get(25.0),
                "lat": listed.place.lat, "lon": listed.place.lon,
                "pred_lat": float(answer.first[0]), "pred_lon": float(answer.first[1]),
            })  # fmt: skip
    return rows
