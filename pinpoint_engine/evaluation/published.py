"""Figures that others published on the named benchmarks, printed beside ours and marked as theirs."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import MissingPartError

TABLE = Path(__file__).resolve().parents[2] / "resources" / "benchmarks" / "published.csv"
THRESHOLDS_KM = (1, 25, 200, 750, 2500)
MARK = "published"


@dataclass(frozen=True)
class PublishedFigures:
    """A line of a paper: percentages at `THRESHOLDS_KM` (None: not given), other figures by name, and the source."""

    method: str
    year: str
    within: tuple[float | None, ...]
    others: tuple[tuple[str, float], ...]
    source: str


OTHERS = (("geoscore", "GeoScore"), ("mean_km", "mean km"), ("country", "country %"), ("region", "region %"))


def published(benchmark: str) -> list[PublishedFigures]:
    """Return the figures published on a benchmark of this title, in the order of the table.

    Raises:
        MissingPartError: the table was not installed with the engine.
    """
    if not TABLE.is_file():
        raise MissingPartError(
            f"the table of published figures is not here ({TABLE}); run Pinpoint from its repository"
        )
    with TABLE.open(newline="", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["benchmark"] == benchmark]
    return [
        PublishedFigures(
            row["method"],
            row["year"],
            tuple(float(row[f"{limit}"]) if row[f"{limit}"] else None for limit in THRESHOLDS_KM),
            tuple((label, float(row[name])) for name, label in OTHERS if row[name]),
            row["source"],
        )
        for row in rows
    ]


def as_markdown(lines: Sequence[PublishedFigures]) -> str:
    """Return published figures as a Markdown table; every line is marked as published and has its source."""
    heads = [f"<{limit} km" for limit in THRESHOLDS_KM]
    rows = [f"| method (year) | {' | '.join(heads)} | others | source |", "|---" * (3 + len(heads)) + "|"]
    for line in lines:
        shares = ["–" if share is None else f"{share:.1f}" for share in line.within]
        others = ", ".join(f"{name} {value:g}" for name, value in line.others) or "–"
        cells = [f"{line.method} ({line.year}) [{MARK}]", *shares, others, line.source]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)
