"""The whole job of an analyst in the real QGIS, with its longest stalls: `benchmarks/walk.py [--walks N] [--small]`.

QGIS runs under Xvfb with the packaged plugin in an empty profile, and does what is in
`tests/binaries/workbench.py`, which a test walks too. Prints the longest time in which QGIS's window cannot
answer, by part, relative to QGIS's own when it adds the layers of the run without Pinpoint. With --small there
are 12 photos instead of 60. Of several walks, the median of each part is printed. `--stacks FILE` adds to a file what
all threads do while the window waits.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "binaries")]

ALONE = "QGIS adds the layers"
PARTS = ("add photos", "draw an area", "locate", "locate the rest", "review", "export", "report", "replay")
MOST_MS = 50
"""The longest stall that Pinpoint aims at."""


def main(arguments: list[str]) -> None:
    """Walk through the job, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help="locate 12 photos instead of 60")
    parser.add_argument("--walks", type=int, default=1, metavar="N", help="walk so many times (1)")
    parser.add_argument("--stacks", metavar="FILE", help="write what all threads do while the window waits")
    asked = parser.parse_args(arguments)
    if asked.stacks:
        os.environ["PINPOINT_STACKS"] = str(Path(asked.stacks).resolve())
    walks = []
    for _ in range(asked.walks):
        with tempfile.TemporaryDirectory() as folder:
            walks.append(walked(Path(folder), 12 if asked.small else 60))
    print(table({part: statistics.median(walk[part] for walk in walks) for part in (*PARTS, ALONE)}))


def walked(folder: Path, count: int) -> dict[str, float]:
    """Return the longest stall of each part in ms."""
    from profiles import Profile, mark_as_engine
    from test_workbench import locate_and_kill, make_photos, review
    from tiny import make_world

    from scripts.stage import pack, stage

    (folder / "world").mkdir()
    world = make_world(folder / "world")
    engines = mark_as_engine(folder / "engines")
    (folder / "home").mkdir()
    profile = Profile.unpack(folder / "home", pack(stage(folder / "staged"), folder), engines)
    profile.set(pack=world.pack, runs=folder / "runs", top_k=5)
    _, first = locate_and_kill(profile, make_photos(world, folder / "photos", count), count)
    seen: dict[str, Any] = review(profile, folder, count)[0]
    return {**first["stalls"], **seen["stalls"]}


def table(stalls: Mapping[str, float]) -> str:
    """Return the stalls as a table, with those of QGIS alone last."""
    rows = ["| part | longest stall, ms | of QGIS's own |", "|---|---|---|"]
    rows += [f"| {part} | {stalls[part]:.0f} | {stalls[part] / stalls[ALONE]:.2f} |" for part in (*PARTS, ALONE)]
    over = [part for part in PARTS if stalls[part] > MOST_MS]
    return "\n".join([*rows, "", f"{len(PARTS) - len(over)} of {len(PARTS)} parts stay under {MOST_MS} ms"])


if __name__ == "__main__":
    main(sys.argv[1:])
