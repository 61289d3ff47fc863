"""The whole job in the real QGIS: draw, locate, `kill -9`, reopen, locate the rest, review, export, replay."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

import geopandas
import pytest
from PIL import Image
from profiles import CRASHES, PATIENCE_S, QGIS

from pinpoint_engine import runs, tables
from pinpoint_engine.runs import accepted

WALK = Path(__file__).with_name("workbench.py")
COUNT = 60
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def display():
    """Skips this test if there is no QGIS or no Xvfb."""
    if not QGIS.is_file() or shutil.which("xvfb-run") is None:
        pytest.skip("there is no QGIS with a window, or no xvfb-run")


def make_photos(world, folder, count):
    """Make a folder of different photos, large enough that locating 60 takes seconds."""
    folder.mkdir()
    for number in range(count):
        with Image.open(world.photos[number % len(world.photos)]) as photo:
            photo.resize((2400, 1800)).save(folder / f"{number:02d}.jpg", quality=80)
    return folder


def start(profile, part, count=COUNT, **asked):
    """Start QGIS with a part of the walk; return its process and the file of its report."""
    report = profile.home / f"{part}.json"
    told = {**asked, "part": part, "report": str(report), "count": count, "here": str(WALK.parent)}
    environment = {**profile.environment(), "PINPOINT_WALK": json.dumps(told)}
    if "PINPOINT_STACKS" in os.environ:
        environment["PINPOINT_STACKS"] = os.environ["PINPOINT_STACKS"]
    del environment["QT_QPA_PLATFORM"]
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", str(QGIS), "--nologo", "--noversioncheck"]
    process = subprocess.Popen(
        [*command, "--code", str(WALK)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    return process, report


def located(path):
    """Return how many photos of a run have an answer."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return database.execute("SELECT count(*) FROM photos WHERE outcome <> 'waiting'").fetchone()[0]


def wait_until(holds, process):
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert process.poll() is None and time.monotonic() < end, process.communicate(timeout=10)[0][-3000:]
        time.sleep(0.02)


def locate_and_kill(profile, photos, count=COUNT):
    """Locate until some photos have answers, kill QGIS with all its processes, and return the run and the report."""
    process, report = start(profile, "locate", count, photos=[str(photos)])
    try:
        wait_until(report.exists, process)
        seen = json.loads(report.read_text())
        assert "error" not in seen, seen["error"]
        wait_until(lambda: located(seen["run"]) > 3, process)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    return Path(seen["run"]), seen


def review(profile, folder, count=COUNT):
    """Open QGIS again and do the rest of the job; return its report, the files it wrote, its exit code and output."""
    files = {"export": folder / "accepted.shp", "pdf": folder / "report.pdf", "picture": folder / "dock.png"}
    process, report = start(profile, "review", count, **{name: str(file) for name, file in files.items()})
    said, _ = process.communicate(timeout=2 * PATIENCE_S)
    seen = json.loads(report.read_text())
    assert "error" not in seen, seen["error"]
    return seen, files, process.returncode, said


def check_shapefile(file, rows):
    """Check that a Shapefile has the accepted photos: a point for each where the run has it, with all fields."""
    read = geopandas.read_file(file)
    names = [column.name for column in tables.FINAL.columns]
    assert list(read.columns) == [*names, "geometry"] and read.crs.to_epsg() == 4326
    assert len(read) == len(rows) == COUNT - 2
    for (_, found), row in zip(read.iterrows(), rows, strict=True):
        assert (found.geometry.x, found.geometry.y) == (row["longitude"], row["latitude"])
        assert [found[name] for name in ("photo_id", "filename", "photo", "place", "how", "sha256", "run_id")] == [
            row[name] for name in ("photo_id", "filename", "photo", "place", "how", "sha256", "run_id")
        ]
        assert (found["note"] or None) == (row["note"] or None)
        for name in ("longitude", "latitude", "rank", "prob", "conf1", "conf25"):
            assert found[name] == pytest.approx(row[name], rel=1e-9, nan_ok=True) or row[name] is None


def test_the_job_of_an_analyst_survives_a_kill(set_up, world, tmp_path):
    profile = set_up.set(pack=world.pack, runs=tmp_path / "runs", top_k=5)
    path, first = locate_and_kill(profile, make_photos(world, tmp_path / "sixty", COUNT))
    kept = located(path)
    assert 3 < kept < COUNT and first["area"].startswith("Drawn 1")
    seen, files, code, said = review(profile, tmp_path)
    assert code == 0 and not CRASHES.search(said), said[-3000:]
    rows = runs.read(path)
    assert rows["run"][0]["n_waiting"] == 0 and len(rows["photos"]) == COUNT and "waiting" not in seen["states"]
    assert all(30 <= row["latitude"] <= 60 and -20 <= row["longitude"] <= 40 for row in rows["candidates"])
    assert seen["reviews"].count("accepted") == COUNT - 2 and seen["reviews"].count("rejected") == 1
    assert [row["state"] for row in rows["photos"]] == seen["reviews"] and seen["notes"] == ["the last one"]
    assert all(file.exists() for file in files.values()) and files["pdf"].read_bytes()[:5] == b"%PDF-"
    check_shapefile(files["export"], accepted.read_final(path))
    with closing(sqlite3.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert "equal" in seen["replay"][0]
    shown = Path(os.environ.get("PINPOINT_SHOTS", tmp_path), "walk.json")
    shown.write_text(json.dumps({"locate": first["stalls"], "review": seen["stalls"]}, indent=1))
