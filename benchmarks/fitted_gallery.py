"""What `pinpoint gallery fit` is worth on photos that it never saw: `benchmarks/fitted_gallery.py`.

Takes Lège-Cap-Ferret out of the embedded pack's gallery, builds a user's gallery of its training photos, fits, and
locates the town's development photos, and photos from all over the world, with and without what was fitted. The
pack's networks stay as they are: they were trained on the town's training photos too. With `--uncalibrated` the pack
also loses its calibration, as a pack of published weights has none.
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
from pinpoint_engine.gallery import open_gallery, write_gallery  # noqa: E402
from pinpoint_engine.models.pack import CLASSIFIERS, Pack, open_pack, save_pack  # noqa: E402
from pinpoint_engine.photos import read_photo  # noqa: E402
from pinpoint_engine.systems.pinpoint import Pinpoint, open_pinpoint  # noqa: E402
from pinpoint_engine.training.confidence.own_gallery import log_loss  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
WORK = ROOT / "runs" / "fitted"
TOWN, RADIUS_M = np.array((44.7, -1.2)), 60_000.0
WITHIN_KM = (1, 5, 25)


def main() -> None:
    """Print what the command says, and the confidence of both engines beside what was right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--uncalibrated", action="store_true", help="of a pack that was never calibrated")
    bare = parser.parse_args().uncalibrated
    WORK.mkdir(parents=True, exist_ok=True)
    with (DATA / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    pack = without_the_town(open_pack(), WORK / ("bare pack" if bare else "pack"), bare)
    for command in (("build", str(town_table(rows)), "--out", str(WORK / "gallery")), ("fit", str(WORK / "gallery"))):
        if cli.main(["gallery", *command, "--pack", str(pack.folder)]):
            sys.exit(1)
    engine = open_pinpoint(pack.folder, [WORK / "gallery"])
    shipped = Pinpoint(engine.pack, engine.models, engine.spaces, {}, replace(engine.probabilities, fit=None))
    for name, kind in (("the town's development photos", "known_town"), ("photos from elsewhere", "other_origin")):
        asked = [row for row in rows if row["split"] == "dev" and row["split_kind"] == kind]
        print(f"\n{name} whose first place is in the gallery, of {len(asked)}; within {WITHIN_KM} km")
        for which, each in (("as the pack ships it", shipped), ("fitted", engine)):
            print(f"{which}: {in_words(list(answers(each, asked)))}")


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


def town_table(rows: list[dict[str, str]]) -> Path:
    """Write the table of the town's training photos."""
    kept = [{**row, "path": str(DATA / row["path"]), "sequence": row["album"]} for row in rows]
    kept = [row for row in kept if (row["split"], row["split_kind"]) == ("train", "known_town")]
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
    return f"{len(told)} answers; said {next(means)}; right {next(means)}; log loss {log_loss(said, right).mean():.3f}"


if __name__ == "__main__":
    main()
