"""What `pinpoint gallery fit` is worth on photos that it never saw: `benchmarks/fitted_gallery.py`.

Takes Lège-Cap-Ferret out of the embedded pack's gallery, builds a user's gallery of its training photos, fits, and
locates the town's development photos, and photos from all over the world, with and without what was fitted. The
pack's networks stay as they are: they were trained on the town's training photos too. With `--uncalibrated` the pack
also loses its calibration, as a pack of published weights has none.

With `--draws N` it asks instead what a fit on fewer questions is worth: N times for each of some shares of the town's
sequences, drawn at random, the table has a row.
"""

from __future__ import annotations

import argparse
import csv
import json
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import Failure, Location, Request, bundles, cli  # noqa: E402
from pinpoint_engine.confidence.calibration import Calibration  # noqa: E402
from pinpoint_engine.confidence.gallery_fit import GalleryFit  # noqa: E402
from pinpoint_engine.gallery import open_gallery, write_gallery  # noqa: E402
from pinpoint_engine.models.pack import CLASSIFIERS, Pack, open_pack, save_pack  # noqa: E402
from pinpoint_engine.photos import read_photo  # noqa: E402
from pinpoint_engine.systems.pinpoint import Pinpoint, open_pinpoint  # noqa: E402
from pinpoint_engine.training.confidence import own_gallery  # noqa: E402
from pinpoint_engine.training.confidence.own_gallery import log_loss  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
WORK = ROOT / "runs" / "fitted"
TOWN, RADIUS_M = np.array((44.7, -1.2)), 60_000.0
WITHIN_KM = (1, 5, 25)
SHARES = (0.2, 0.35, 0.5)


def main() -> None:
    """Print what the command says, and the confidence of both engines beside what was right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uncalibrated", action="store_true", help="of a pack that was never calibrated")
    parser.add_argument("--draws", type=int, default=0, help="fit on this many random galleries of each size, only")
    options = parser.parse_args()
    bare = options.uncalibrated
    WORK.mkdir(parents=True, exist_ok=True)
    with (DATA / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    pack = without_the_town(open_pack(), WORK / ("bare pack" if bare else "pack"), bare)
    if options.draws:
        draw(rows, pack, options.draws)
        return
    for command in (("build", str(town_table(rows)), "--out", str(WORK / "gallery")), ("fit", str(WORK / "gallery"))):
        if cli.main(["gallery", *command, "--pack", str(pack.folder)]):
            sys.exit(1)
    engine = open_pinpoint(pack.folder, [WORK / "gallery"])
    shipped = fitted(engine, None)
    for name, kind in (("the town's development photos", "known_town"), ("photos from elsewhere", "other_origin")):
        asked = [row for row in rows if row["split"] == "dev" and row["split_kind"] == kind]
        print(f"\n{name} whose first place is in the gallery, of {len(asked)}; within {WITHIN_KM} km")
        for which, each in (("as the pack ships it", shipped), ("fitted", engine)):
            print(f"{which}: {in_words(list(answers(each, asked)))}")


def draw(rows: list[dict[str, str]], pack: Pack, draws: int) -> None:
    """Print a row for each random gallery: how much a fit had to learn from, and what it is worth."""
    print("| questions | sequences | kept | the town: pack / fitted | elsewhere: pack / fitted |")
    print("|---|---|---|---|---|")
    for number in range(draws * len(SHARES)):
        if cli.main(["gallery", "build", str(town_table(rows, SHARES[number // draws], number)), *(to(pack, number))]):
            sys.exit(1)
        engine = open_pinpoint(pack.folder, [WORK / f"gallery {number}"])
        questions = own_gallery.ask(engine, lambda told: None)
        trial = own_gallery.try_fit(questions, pack.calibration, pack.is_calibrated)
        cells = []
        for kind in ("known_town", "other_origin"):
            asked = [row for row in rows if row["split"] == "dev" and row["split_kind"] == kind]
            told = [list(answers(fitted(engine, fit), asked)) for fit in (None, trial.fit)]
            cells.append(" / ".join(f"{loss(each):.3f}" for each in told) + f" of {len(told[0])}")
        asked_of = [each for each in trial.questions if not each.is_from_elsewhere]
        few = f"{len(asked_of)} | {len({each.album for each in asked_of})}"
        print(f"| {few} | {'yes' if trial.is_better else 'no'} | {' | '.join(cells)} |", flush=True)


def to(pack: Pack, number: int) -> tuple[str, ...]:
    """Return where a random gallery goes, and the pack it is for."""
    shutil.rmtree(WORK / f"gallery {number}", ignore_errors=True)
    return "--out", str(WORK / f"gallery {number}"), "--pack", str(pack.folder)


def fitted(engine: Pinpoint, fit: GalleryFit | None) -> Pinpoint:
    """Return an engine with other probabilities."""
    probabilities = replace(engine.probabilities, fit=fit)
    return Pinpoint(engine.pack, engine.models, engine.spaces, {}, probabilities=probabilities)


def loss(told: list[tuple[list[float], list[bool]]]) -> float:
    """Return the log loss of answers; none have none."""
    if not told:
        return float("nan")
    said, right = (np.array(each) for each in zip(*told, strict=True))
    return float(log_loss(said, right).mean())


def without_the_town(pack: Pack, folder: Path, bare: bool) -> Pack:
    """Write a pack whose gallery lacks the town to a folder, `bare` of calibration or not, without geocells."""
    gallery = open_gallery(pack.gallery, pack.model)
    near = gallery.within_place(TOWN, RADIUS_M)
    rest = gallery.without_numbers(gallery.order(near))

    def fill(part: Path) -> None:
        shutil.copytree(
            pack.folder, part, ignore=shutil.ignore_patterns(bundles.SUMS, "gallery", *CLASSIFIERS), dirs_exist_ok=True
        )
        write_gallery(rest, part / "gallery")
        if bare:
            told = json.loads((part / "manifest.json").read_text(encoding="utf-8"))
            told |= {"calibrated": False, "calibration": Calibration().as_json()}
            (part / "manifest.json").write_text(json.dumps(told, indent=1), encoding="utf-8")

    return save_pack(folder, fill)


def town_table(rows: list[dict[str, str]], share: float = 1.0, seed: int = 0) -> Path:
    """Write the table of the town's training photos, or of a share of its sequences."""
    kept = [{**row, "path": str(DATA / row["path"]), "sequence": row["album"]} for row in rows]
    kept = [row for row in kept if (row["split"], row["split_kind"]) == ("train", "known_town")]
    names = sorted({row["sequence"] for row in kept})
    drawn = set(np.random.default_rng(seed).permutation(names)[: round(share * len(names))].tolist())
    kept = [row for row in kept if row["sequence"] in drawn]
    with (WORK / "town.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, list(kept[0]))
        writer.writeheader()
        writer.writerows(kept)
    return WORK / "town.csv"


def answers(engine: Pinpoint, rows: list[dict[str, str]]) -> Iterator[tuple[list[float], list[bool]]]:
    """Yield the confidence of answers led by the user's gallery, and whether they are right, by `WITHIN_KM`."""
    photos = [replace(read_photo(str(DATA / row["path"])), geotag=None) for row in rows]
    for row, result in zip(rows, engine.locate(photos, Request()), strict=True):
        if isinstance(result, Failure) or not result.candidates or not is_own(result.candidates[0].reference):
            continue
        metres = Location(float(row["lat"]), float(row["lon"])).metres_to(result.candidates[0].location)
        told: Mapping[float, float] = result.within_km
        yield [told[km] for km in WITHIN_KM], [metres < 1_000 * km for km in WITHIN_KM]


def is_own(reference: object) -> bool:
    """Tell whether a reference is of a user's gallery."""
    return bool(getattr(reference, "gallery", ""))


def in_words(told: list[tuple[list[float], list[bool]]]) -> str:
    """Return the count, means and the log loss of answers."""
    said, right = (np.array(each) for each in zip(*told, strict=True))
    means = (", ".join(f"{share:.1%}" for share in each.mean(axis=0)) for each in (said, right))
    return f"{len(told)} answers; said {next(means)}; right {next(means)}; log loss {loss(told):.3f}"


if __name__ == "__main__":
    main()
