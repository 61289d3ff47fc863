"""Accuracy on a town that the pack does not know, without and with open imagery of it.

`benchmarks/cold_start.py [--seen]` trains a pack without Lège-Cap-Ferret, and starts a real Panoramax server with that
town's training photos (`make panoramax` installs it). Then it does what an analyst would: draws an area around the
town, gets its imagery into a gallery, locates the town's development photos there, and fits probabilities on it; kills
that and goes on; and looks for evidence on demand: a run of the pack alone, imagery in 50 km around one place, and the
same run located again. Prints how far first candidates are right, what was said of that, and how long it took from the
area to the answers. Training takes hours; with `--seen` it is the embedded pack without the town's references, whose
networks were trained on the town's photos too.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from fitted_gallery import without_the_town  # noqa: E402

from pinpoint_engine import Prediction, Request, cli, geodesy, open_engine, runs  # noqa: E402
from pinpoint_engine.areas import files, regions  # noqa: E402
from pinpoint_engine.models.pack import EMBEDDED, open_pack  # noqa: E402
from pinpoint_engine.photos import read_photo  # noqa: E402
from pinpoint_engine.types import Location, Polygon  # noqa: E402

DATA = ROOT.parent / "shared" / "data"
WORK = ROOT / "runs" / "cold"
TOWN = "known_town"
GALLERY, AROUND, KILLED = WORK / "gallery", WORK / "around", WORK / "killed"
RUN = WORK / "run.gpkg"
DRAWN, DISC = WORK / "drawn.geojson", WORK / "disc.geojson"
MARGIN_DEG = 0.02
DISC_M = 50_000.0
WITHIN_KM = (1, 5, 25)
KILLED_AFTER = 60
"""The run is killed when so many pictures are done."""


def main() -> None:
    """Print the accuracy on the town before and after, by both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seen", action="store_true", help="train nothing, and use networks that have seen the town")
    seen = parser.parse_args().seen
    WORK.mkdir(parents=True, exist_ok=True)
    with (DATA / "photos.csv").open(newline="", encoding="utf-8") as file:
        rows = [{**row, "path": str(DATA / row["path"])} for row in csv.DictReader(file)]
    town = [{**row, "sequence": row["album"]} for row in rows if row["split_kind"] == TOWN]
    known, asked = ([row for row in town if row["split"] == split] for split in ("train", "dev"))
    write(WORK / "others.csv", [row for row in rows if row["split_kind"] != TOWN])
    pack = without_the_town(open_pack(), WORK / "seen", bare=False).folder if seen else train_without_the_town()
    draw(known)
    print("\n| known_town | area | <1 / <5 / <25 km | said within 1 / 5 / 25 km | s |\n|---|---|---|---|---|")
    tell(pack, "the pack alone", asked, None, None)
    tell(pack, "the pack alone", asked, None, DRAWN)
    with panoramax(known) as address:
        spent = bring(command(pack, address, DRAWN, GALLERY), GALLERY)
        tell(pack, "+ imagery of the drawn area", asked, GALLERY, DRAWN, spent)
        tell(pack, "+ imagery of the drawn area", asked, GALLERY, None, spent)
        run("gallery", "fit", str(GALLERY), "--pack", str(pack))
        tell(pack, "+ imagery of the drawn area, fitted on it", asked, GALLERY, DRAWN, spent)
        tell(pack, "+ imagery of the drawn area, fitted on it", asked, GALLERY, None, spent)
        tell_again(pack, asked, command(pack, address, DISC, AROUND))
        kill_and_go_on(command(pack, address, DRAWN, KILLED))


def train_without_the_town() -> Path:
    """Train everything but the tower as for the embedded pack, without the town, and return the folder of the pack.

    Finished steps are not repeated. Trains only the kind of reranker that the embedded pack uses.
    """
    photos, features = str(WORK / "others.csv"), str(WORK / "features")
    embedder, reranker = str(WORK / "embedder"), str(WORK / "reranker")
    run("train", "features", "--photos", photos, "--tower", str(EMBEDDED), "--out", features, "--views", "9")
    run("train", "embedder", "--features", features, "--out", embedder)
    made = ("--photos", photos, "--features", features)
    run("train", "reranker", *made, "--embedder", embedder, "--kind", "linear", "--out", reranker)
    run("train", "pack", *made, "--reranker", reranker, "--out", str(WORK / "pack"))
    return WORK / "pack"


def draw(known: Sequence[dict[str, str]]) -> None:
    """Write the area around the town, and a disc around the middle of its southern half."""
    latlon = np.array([(float(row["lat"]), float(row["lon"])) for row in known])
    (south, west), (north, east) = latlon.min(axis=0) - MARGIN_DEG, latlon.max(axis=0) + MARGIN_DEG
    corners = ((south, west), (south, east), (north, east), (north, west))
    write_area(DRAWN, Polygon(tuple(Location(lat, lon) for lat, lon in corners)))
    write_area(DISC, regions.disc(Location(float(latlon[:, 0].min()), float(latlon[:, 1].mean())), DISC_M))


def write_area(path: Path, polygon: Polygon) -> None:
    """Write a polygon as GeoJSON."""
    ring = [[place.lon, place.lat] for place in polygon.outer]
    path.write_text(json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}))


@contextmanager
def panoramax(known: Sequence[dict[str, str]]) -> Iterator[str]:
    """Run the real server with the town's photos, and yield its address."""
    from panoramax import Picture
    from real_panoramax import RealServer

    pictures = [
        Picture(
            number,
            row["album"],
            float(row["lat"]),
            float(row["lon"]),
            round(float(row["heading"])) if row.get("heading") else None,
            row["author"],
            path=row["path"],
        )
        for number, row in enumerate(known)
    ]
    with RealServer().running(pictures) as server:
        yield server.web.url


def command(pack: Path, address: str, area: Path, gallery: Path) -> tuple[str, ...]:
    """Return the command that brings the imagery of an area."""
    asked = ("--source", "panoramax", "--url", address, "--within", str(area), "--pack", str(pack))
    return ("gallery", "build", *asked, "--out", str(gallery), "--yes", "--every", "20")


def bring(asked: tuple[str, ...], gallery: Path) -> float:
    """Bring imagery into a new gallery by a command, and return the seconds that this takes."""
    shutil.rmtree(gallery, ignore_errors=True)
    started = time.perf_counter()
    run(*asked)
    return time.perf_counter() - started


def tell(
    pack: Path, words: str, asked: Sequence[dict[str, str]], gallery: Path | None, area: Path | None, spent: float = 0
) -> None:
    """Locate photos and print a row; a photo without candidates is wrong. `spent` are the seconds for the imagery."""
    started = time.perf_counter()
    within = files.read_area(area).polygons if area else ()
    engine = open_engine(pack, [gallery] if gallery else [])
    truth = {row["path"]: (float(row["lat"]), float(row["lon"])) for row in asked}
    km, said = [], []
    for each in engine.locate([read_photo(path) for path in truth], Request(within=within)):
        first = each.candidates[0].location if isinstance(each, Prediction) and each.candidates else None
        km.append(geodesy.geodesic_m([(first.lat, first.lon)], [truth[each.photo.path]])[0] / 1000 if first else np.inf)
        said.append([each.within_km[most] if first else 0.0 for most in WITHIN_KM])
    seconds = f"{spent:.0f} + {time.perf_counter() - started:.0f}"
    print_row(words, "drawn" if area else "none", km, said, seconds)


def tell_again(pack: Path, asked: Sequence[dict[str, str]], imagery: tuple[str, ...]) -> None:
    """Locate photos by the pack alone, bring imagery, locate them again in the same run, and print a row of that."""
    run("locate", *(row["path"] for row in asked), "--out", str(RUN), "--overwrite", "--pack", str(pack))
    spent = bring(imagery, AROUND)
    started = time.perf_counter()
    run("locate", "--again", str(RUN), "--gallery", str(AROUND), "--pack", str(pack))
    seconds = f"{spent:.0f} + {time.perf_counter() - started:.0f}"
    rows, truth = runs.read(RUN), {row["path"]: (float(row["lat"]), float(row["lon"])) for row in asked}
    km = [
        geodesy.geodesic_m([(row["latitude"], row["longitude"])], [truth[row["photo"]]])[0] / 1000
        for row in rows["photos"]
    ]
    said = [[row[f"conf{most}"] for most in WITHIN_KM] for row in rows["photos"]]
    print_row(f"evidence on demand, {DISC_M / 1000:.0f} km around a place", "none", km, said, seconds)
    second, kept = sum(row["answer"] == 2 for row in rows["photos"]), sum(bool(row["held"]) for row in rows["answers"])
    print(f"{second} photos have a second answer, and the run keeps {kept} first ones\n")


def print_row(words: str, area: str, km: Sequence[float], said: Sequence[Sequence[float]], seconds: str) -> None:
    """Print how many first places of photos are right within distances, and what was said of that."""
    right = " / ".join(f"{100 * np.mean(np.array(km) < most):.0f} %" for most in WITHIN_KM)
    told = " / ".join(f"{100 * share:.0f} %" for share in np.mean(said, axis=0))
    print(f"| {words} | {area} | {right} | {told} | {seconds} |", flush=True)


def kill_and_go_on(asked: tuple[str, ...]) -> None:
    """Kill the command when some pictures are done, repeat it, and compare the gallery with that of the whole run."""
    from pinpoint_engine.gallery import model_of, open_gallery

    shutil.rmtree(KILLED, ignore_errors=True)
    started_by = [sys.executable, "-m", "pinpoint_engine.cli", *asked]
    first = subprocess.Popen(started_by, stdout=subprocess.PIPE, text=True, cwd=ROOT, start_new_session=True)
    assert first.stdout is not None
    next(line for line in first.stdout if line.startswith(f"{KILLED_AFTER} photos"))
    os.killpg(first.pid, signal.SIGKILL)
    first.wait()
    started = time.perf_counter()
    subprocess.run(started_by, check=True, cwd=ROOT, stdout=subprocess.DEVNULL)
    spent = time.perf_counter() - started
    ids = [{each.id for each in open_gallery(each, model_of(each)).references} for each in (GALLERY, KILLED)]
    same = "equal" if ids[0] == ids[1] else "different"
    print(
        f"\nkilled (SIGKILL) after {KILLED_AFTER} pictures, repeated in {spent:.0f} s: {same}, {len(ids[1])} references"
    )


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
