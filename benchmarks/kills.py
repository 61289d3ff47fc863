"""Whether a run loses anything to `kill -9`: killed at random moments, checked, and gone on with until it is whole.

`python benchmarks/kills.py [--kills 50] [--photos 300] [--folder FOLDER] [--pack FOLDER] [--seed 1]`

After each kill the file must open in `ogrinfo` and in SQLite; all photos must be there; each that counts as answered
must have all its rows, each that the command line named must count, and no other may have any.
"""

from __future__ import annotations

import argparse
import random
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

from pinpoint_engine import geopackage, runs  # noqa: E402

LAST_S = 4.0
"""A kill comes at most so long after the process has started."""


@dataclass(frozen=True)
class Kill:
    """What one kill left: photos that the command line had named as answered, and those that the file holds."""

    named: int
    held: int
    waiting: int

    @property
    def lost(self) -> int:
        """How many answers the command line had told that the file does not hold."""
        return max(0, self.named - self.held)


def main() -> None:
    """Print what the kills did."""
    options = _options()
    with tempfile.TemporaryDirectory() as folder:
        photos = options.folder or made_photos(Path(folder, "photos"), options.photos)
        kills = kill_and_go_on(photos, Path(folder, "run.gpkg"), options.kills, options.seed, options.pack)
    print("| kills | photos | told and lost | at most held beyond what was told | files that open | whole at the end |")
    print("|---|---|---|---|---|---|")
    beyond = max(kill.held - kill.named for kill in kills)
    lost = sum(kill.lost for kill in kills)
    total = kills[0].held + kills[0].waiting
    print(f"| {len(kills)} | {total} | {lost} | {beyond} | {len(kills)} of {len(kills)} | yes |")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--photos", type=int, default=300)
    parser.add_argument("--folder", type=Path, help="photos to locate (default: made ones)")
    parser.add_argument("--pack", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def made_photos(folder: Path, count: int) -> Path:
    """Draw photos of noise in a folder, each another one."""
    import numpy as np
    from PIL import Image

    folder.mkdir()
    for number in range(count):
        patches = np.random.default_rng(number).integers(0, 256, (9, 12, 3), np.uint8)
        Image.fromarray(patches).resize((480, 360), Image.Resampling.BICUBIC).save(folder / f"{number:05d}.jpg")
    return folder


def kill_and_go_on(photos: Path, run: Path, count: int, seed: int = 1, pack: Path | None = None) -> list[Kill]:
    """Kill the command line so many times, check what it left each time, and let it end at last.

    A run that is whole before its time is begun anew.

    Raises:
        AssertionError: something is lost, half written, or does not open.
    """
    chance, kills = random.Random(seed), []
    wanted = len([path for path in photos.rglob("*") if path.is_file()])
    while len(kills) < count:
        kill = _killed(photos, run, pack, chance)
        if kill is not None:
            assert kill.held + kill.waiting == wanted and kill.lost == 0, kill
            kills.append(kill)
    if run.exists():
        subprocess.run(_command(["--resume", str(run)], pack), cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        check(run)
        assert runs.read(run)["run"][0]["n_waiting"] == 0
    return kills


def _command(arguments: list[str], pack: Path | None) -> list[str]:
    chosen = ["--pack", str(pack)] if pack else []
    return [sys.executable, "-m", "pinpoint_engine.cli", "locate", *arguments, *chosen]


def _killed(photos: Path, run: Path, pack: Path | None, chance: random.Random) -> Kill | None:
    """Begin a run or go on with it, kill it at a random moment, and check it; None where it was whole before."""
    before = _held(run)
    asked = ["--resume", str(run)] if run.exists() else [str(photos), "--out", str(run)]
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(_command(asked, pack), cwd=ROOT, stdout=said, stderr=subprocess.STDOUT)
        time.sleep(chance.uniform(0.2, LAST_S))
        process.kill()
        whole = process.wait() == 0
        said.seek(0)
        named = before + sum(line.startswith("[") and line.endswith("\n") for line in said)
    if not run.exists():
        return Kill(named, 0, len(list(photos.iterdir())))
    check(run)
    if whole:
        run.unlink()
        return None
    return Kill(named, _held(run), runs.read(run)["run"][0]["n_waiting"])


def _held(run: Path) -> int:
    return sum(row["outcome"] != "waiting" for row in runs.read(run)["photos"]) if run.exists() else 0


def check(run: Path) -> None:
    """Check a run that was broken off: whatever counts as answered is there whole, and nothing else is.

    Raises:
        AssertionError: it is not.
    """
    if shutil.which("ogrinfo"):
        opened = subprocess.run(["ogrinfo", "-so", "-al", str(run)], capture_output=True, text=True, check=False)
        assert opened.returncode == 0 and "ERROR" not in opened.stderr, opened.stderr
    with closing(geopackage.connect(run)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    rows = runs.read(run)
    outcomes = Counter(row["outcome"] for row in rows["photos"])
    record = rows["run"][0]
    assert record["n_photos"] == len(rows["photos"]) and record["n_waiting"] == outcomes["waiting"], record
    assert record["n_failed"] == outcomes["failed"] == len(rows["failures"])
    candidates = Counter(row["photo_id"] for row in rows["candidates"])
    evidence = Counter(row["cand_id"] for row in rows["evidence"])
    for row in rows["photos"]:
        assert candidates[row["photo_id"]] == (row["n_cand"] or 0), row
    for row in rows["candidates"]:
        assert evidence[row["cand_id"]] == row["n_evid"], row


if __name__ == "__main__":
    main()
