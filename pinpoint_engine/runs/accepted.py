"""The accepted photos of a run, one row each at its final position; and how rows are named on a map, as in KML."""

from __future__ import annotations

from pathlib import Path
from typing import List, Mapping, Optional, Sequence, Tuple

from .. import tables
from ..errors import RequestError
from ..tables import Row, Table
from ..wording import ACCEPTED, OUTCOMES, distance_in_words
from . import answers
from .reading import read
from .salvage import Damage

MARK = (("Name", "Name on a map"), ("Description", "Description on a map"))
"""The fields that GDAL writes as the name and the description of a placemark."""


def is_accepted(photo: Row) -> bool:
    """Tell whether a row of the table `photos` has an accepted position."""
    return photo["state"] == ACCEPTED and photo["longitude"] is not None


def check_any(rows: Sequence[Row], run: Path) -> None:
    """Check that there is an accepted photo.

    Raises:
        RequestError: there is none.
    """
    if not rows:
        raise RequestError(f"no photo of {run} is accepted; accept a candidate first, or place a photo on the map")


def read_final(run: Path, damage: Optional[Damage] = None) -> List[Row]:
    """Return the rows of the table `tables.FINAL` for a run, in the order of the request; add what is damaged.

    Raises:
        RequestError: the file is not a run, or no photo is accepted.
    """
    rows = read(run, damage)
    candidates = {row["cand_id"]: row for row in rows[tables.CANDIDATES.name]}
    earlier = [row for row in rows[tables.ANSWERS.name] if row["held"]]
    found = [_final(row, candidates, earlier) for row in filter(is_accepted, rows[tables.PHOTOS.name])]
    check_any(found, run)
    return found


def _final(photo: Row, candidates: Mapping[str, Row], earlier: Sequence[Row]) -> Row:
    """Return the row of an accepted photo; `earlier` has the earlier answers to all photos."""
    key = photo["cand_id"]
    if key and key not in candidates:
        mine = [row for row in earlier if row["photo_id"] == photo["photo_id"]]
        if (found := answers.earlier_candidate(mine, key)) is not None:
            before, candidate = found
            return tables.final_row({**photo, "conf1": before["conf1"], "conf25": before["conf25"]}, candidate)
    return tables.final_row(photo, candidates.get(key))


def mark(table: Table, row: Row) -> Tuple[str, str]:
    """Return the name and the description of a row of any table on a map."""
    name = str(row.get("filename") or row.get("ref_id") or row[table.key])
    if table is tables.CANDIDATES:
        name = f"{name}, candidate {row['rank']}"
    elif table is tables.REGIONS:
        name = f"{name}, {row['level']} %"
    elif table is tables.CELLS:
        name = f"{name}, geocell {row['cell']}"
    return name, "\n".join(_lines(table, row))


def _lines(table: Table, row: Row) -> List[str]:
    if table is tables.EVIDENCE:
        credit = ", ".join(filter(None, (row["author"], row["licence"])))
        lines = [f"{distance_in_words(row['dist_m'])} from candidate {row['rank']}", credit, row["ref_url"]]
    elif table is tables.REGIONS:
        lines = [f"holds the place with a probability of {row['level']} %"]
    elif table is tables.CELLS:
        lines = [f"probability {row['prob']:.1%}"]
    elif table is tables.CANDIDATES:
        lines = [row.get("place"), f"probability {row['prob']:.1%}", row["evidence"], row["note"]]
    else:
        lines = [row.get("place"), *_sure(row), *_placed(row), row["note"]]
    return [line for line in lines if line]


def _sure(row: Row) -> List[str]:
    rank, outcome = row.get("rank"), row.get("outcome")
    lines = [OUTCOMES[outcome]] if outcome in OUTCOMES else []
    if rank is not None:
        lines.append(f"candidate {rank}, probability {row['prob']:.1%}")
    if row["conf25"] is not None:
        lines.append(f"{row['conf25']:.0%} within 25 km")
    return lines


def _placed(row: Row) -> List[str]:
    return [f"position from {row['how']}"] if row.get("how") else []
