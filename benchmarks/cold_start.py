"""Accuracy on a town that the pack does not know, without and with a user's gallery: `benchmarks/cold_start.py`.

Trains a pack without Lège-Cap-Ferret, builds a gallery of that town's training photos with `pinpoint gallery build`,
and locates the town's development photos with the pack alone and with the gallery added.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import cli  # noqa: E402
from pinpoint_engine.models.pack import EMBEDDED  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
WORK = ROOT / "runs" / "cold"
TOWN = "known_town"
PACK, GALLERY = str(WORK / "pack"), str(WORK / "gallery")


def main() -> None:
    """Print the accuracy on the town without and with the user's gallery."""
    WORK.mkdir(parents=True, exist_ok=True)
    with (DATA / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = [{**row, "path": str(DATA / row["path"])} for row in csv.DictReader(file)]
    town = [{**row, "sequence": row["album"]} for row in rows if row["split_kind"] == TOWN]
    write(WORK / "town.csv", [row for row in town if row["split"] == "train"])
    write(WORK / "asked.csv", [row for row in town if row["split"] == "dev"])
    write(WORK / "others.csv", [row for row in rows if row["split_kind"] != TOWN])
    train_without_the_town()
    run("gallery", "build", str(WORK / "town.csv"), "--pack", PACK, "--out", GALLERY)
    asked = ("evaluate", "--photos", str(WORK / "asked.csv"), "--pack", PACK)
    print("\nthe pack alone, without the town")
    run(*asked)
    print("\nwith the town's training photos as a user's gallery")
    run(*asked, "--gallery", GALLERY)


def train_without_the_town() -> None:
    """Train everything but the tower as for the embedded pack, without the town; finished steps are not repeated.

    Trains only the kind of reranker that the embedded pack uses.
    """
    photos, features = str(WORK / "others.csv"), str(WORK / "features")
    embedder, reranker = str(WORK / "embedder"), str(WORK / "reranker")
    run("train", "features", "--photos", photos, "--tower", str(EMBEDDED), "--out", features, "--views", "9")
    run("train", "embedder", "--features", features, "--out", embedder)
    made = ("--photos", photos, "--features", features)
    run("train", "reranker", *made, "--embedder", embedder, "--kind", "linear", "--out", reranker)
    run("train", "pack", *made, "--reranker", reranker, "--out", PACK)


def write(path: Path, rows: list[dict[str, str]]) -> None:
    """Write rows as CSV."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def run(*arguments: str) -> None:
    """Run one command of the command line, or end with its exit code."""
    code = cli.main(arguments)
    if code:
        sys.exit(code)


if __name__ == "__main__":
    main()
