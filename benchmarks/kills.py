"""Checks that `kill -9` loses no result: kills a run at random moments, checks its file, and resumes it until done.

`python benchmarks/kills.py [--kills 50] [--photos 300] [--folder FOLDER] [--pack FOLDER] [--seed 1]`

After each kill the file must open in `ogrinfo` and in SQLite and list all photos. Each photo that counts as answered
must have all its rows, and the others none; each photo that the command line has reported must count as answered.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import runs  # noqa: E402
from pinpoint_engine.runs import geopackage  # noqa: E402

TOLD = re.compile(r"\[\d+/\d+\] [^:]+: .*\n")
"""A line of output by which the command line reports a photo as answered."""
LAST_S = 4.0
"""The longest time from the start of the process to its kill."""


@dataclass(frozen=True)
class Kill:
    """The state after one kill: the photos reported as answered, and those answered in the file, by name."""

    told: frozenset[str]
    held: frozenset[str]
    waiting: int


class LossError(Exception):
    """A result is lost or incomplete, or the file does not open."""


def main() -> None:
    """Print a summary of the kills."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        photos = options.folder or made_photos(Path(folder, "photos"), options.photos)
        kills = kill_and_go_on(photos, Path(folder, "run.gpkg"), options.kills, options.seed, options.pack)
    lost = sum(len(kill.told - kill.held) for kill in kills)
    beyond = max(len(kill.held - kill.told) for kill in kills)
    print("| kills of a run | photos | reported but lost | stored but not reported, at most | complete at the end |")
    print("|---|---|---|---|---|")
    print(f"| {len(kills)} | {len(kills[0].held) + kills[0].waiting} | {lost} | {beyond} | yes |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--photos", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="photos to locate (default: made ones)")
    parser.add_argument("--pack", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def made_photos(folder: Path, count: int) -> Path:
    """Draw photos of noise in a folder, each different."""
    import numpy as np
    from PIL import Image

    folder.mkdir()
    for number in range(count):
        patches = np.random.default_rng(number).integers(0, 256, (9, 12, 3), np.uint8)
        Image.fromarray(patches).resize((480, 360), Image.Resampling.BICUBIC).save(folder / f"{number:05d}.jpg")
    return folder


def kill_and_go_on(photos: Path, run: Path, count: int, seed: int = 1, pack: Path | None = None) -> list[Kill]:
    """Kill the command line `kills` times, check the file each time, and let it finish in the end.

    A kill before the run exists does not count; a run that finishes before enough kills is started again.

    Raises:
        LossError: a result is lost or incomplete, or the file does not open.
    """
    chance, kills = random.Random(seed), []
    wanted = {path.name for path in photos.rglob("*") if path.is_file()}
    while len(kills) < count:
        kill = _killed(photos, run, pack, chance)
        if kill is not None:
            expect(kill.told <= kill.held <= wanted and len(kill.held) + kill.waiting == len(wanted), kill)
            kills.append(kill)
    if run.exists():
        subprocess.run(_command(["--resume", str(run)], pack), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        check(run)
        expect(runs.read(run)["run"][0]["n_waiting"] == 0, "photos wait still")
    return kills


def expect(holds: bool, what: object) -> None:
    """Check a condition.

    Raises:
        LossError: it does not hold.
    """
    if not holds:
        raise LossError(str(what))


def _command(arguments: list[str], pack: Path | None) -> list[str]:
    chosen = ["--pack", str(pack)] if pack else []
    return [sys.executable, "-m", "pinpoint_engine.cli", "locate", *arguments, *chosen]


def _killed(photos: Path, run: Path, pack: Path | None, chance: random.Random) -> Kill | None:
    """Start or resume a run, kill it at a random moment, and check it; None if it had finished or not begun."""
    before = _held(run)
    asked = ["--resume", str(run)] if run.exists() else [str(photos), "--out", str(run)]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(_command(asked, pack), cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        time.sleep(chance.uniform(0.2, LAST_S))
        process.kill()
        whole = process.wait() == 0
        said.seek(0)
        told = before | {line.split("] ", 1)[1].split(": ")[0] for line in said if TOLD.match(line)}
    if not run.exists():
        return None
    check(run)
    kill = Kill(told, _held(run), runs.read(run)["run"][0]["n_waiting"])
    if whole:
        run.unlink()
    return None if whole else kill


def _held(run: Path) -> frozenset[str]:
    if not run.exists():
        return frozenset()
    return frozenset(row["filename"] for row in runs.read(run)["photos"] if row["outcome"] != "waiting")


def check(run: Path) -> None:
    """Check an interrupted run: photos that count as answered have all their rows, and the others none.

    Raises:
        LossError: a result is lost or incomplete.
    """
    if shutil.which("ogrinfo"):
        opened = subprocess.run(["ogrinfo", "-so", "-al", str(run)], capture_output=True, text=True, check=False)
        expect(opened.returncode == 0 and "ERROR" not in opened.stderr, opened.stderr)
    with closing(geopackage.connect(run)) as database:
        expect(database.execute("PRAGMA integrity_check").fetchone() == ("ok",), "SQLite finds it damaged")
    rows = runs.read(run)
    outcomes = Counter(row["outcome"] for row in rows["photos"])
    record = rows["run"][0]
    expect(record["n_photos"] == len(rows["photos"]) and record["n_waiting"] == outcomes["waiting"], record)
    expect(record["n_failed"] == outcomes["failed"] == len(rows["failures"]), record)
    candidates = Counter(row["photo_id"] for row in rows["candidates"])
    evidence = Counter(row["cand_id"] for row in rows["evidence"])
    for row in rows["photos"]:
        expect(candidates[row["photo_id"]] == (row["n_cand"] or 0), row)
    for row in rows["candidates"]:
        expect(evidence[row["cand_id"]] == row["n_evid"], row)


if __name__ == "__main__":
    main()
