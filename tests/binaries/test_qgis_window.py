"""A walk through the dock in the real `qgis` on a virtual display, from adding photos to export and quitting."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

import pytest
from profiles import CRASHES, PATIENCE_S, QGIS

from pinpoint_engine import wording
from pinpoint_qgis.engines import LOCAL, WORDS

WALK = Path(__file__).with_name("walk.py")
LOCATED = {"paris.jpg", "sydney.jpg", "alert.jpg", "quito.heic", "manly.avif"}
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", autouse=True)
def display():
    """Skips these tests if there is no QGIS or no Xvfb."""
    if not QGIS.is_file() or shutil.which("xvfb-run") is None:
        pytest.skip("there is no QGIS with a window, or no xvfb-run")


def walk(profile, **asked):
    """Walk through the dock; check that QGIS ended without a crash, and return the report."""
    report = profile.home / "report.json"
    report.unlink(missing_ok=True)
    environment = {
        **profile.environment(),
        "PINPOINT_WALK": json.dumps({**asked, "report": str(report), "here": str(WALK.parent)}),
    }
    del environment["QT_QPA_PLATFORM"]
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1200x24", str(QGIS), "--nologo", "--noversioncheck"]
    code, said = _run([*command, "--code", str(WALK)], environment)
    assert code == 0, f"exit {code}: {said[-3000:]} {report.read_text() if report.exists() else ''}"
    assert not CRASHES.search(said), said[-3000:]
    seen = json.loads(report.read_text())
    assert "error" not in seen, seen["error"]
    return seen


def _run(command, environment):
    """Run a command; return its exit code and output; after a timeout kill it with its children and return -1."""
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        try:
            said, _ = process.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return -1, process.communicate()[0]
    return process.returncode, said


def answered(run, columns="filename, rank, latitude, longitude, state"):
    """Return the candidates of a run's GeoPackage, after an integrity check."""
    with closing(sqlite3.connect(f"file:{run}?mode=ro", uri=True)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert dict(opened.execute("SELECT filename, outcome FROM photos"))["broken.jpg"] == "failed"
        return opened.execute(f"SELECT {columns} FROM candidates").fetchall()


@pytest.mark.parametrize("who", ["set_up", "own"])
def test_a_walk_through_the_dock(request, who, world, photos, area, tmp_path):
    profile = request.getfixturevalue(who).set(pack=world.pack, runs=tmp_path / "runs", top_k=5)
    asked = {"photos": [str(photos)], "area": str(area), "export": str(tmp_path / "out.geojson")}
    seen = walk(profile, **asked)
    assert seen["engine"] == WORDS[LOCAL]
    _check_thumbnails(seen["colours"])
    assert seen["in_area"].keys() == seen["everywhere"].keys() == {*LOCATED, "broken.jpg"}
    assert seen["in_area"]["broken.jpg"] == seen["everywhere"]["broken.jpg"] == "failed: broken file"
    inside, everywhere = answered(seen["run_in_area"]), answered(seen["run_everywhere"])
    assert {name for name, *_ in inside} == {name for name, *_ in everywhere} == LOCATED
    assert all(48 <= lat <= 49 and 2 <= lon <= 3 for _, _, lat, lon, _ in inside)
    places = {name: (round(lat), round(lon)) for name, rank, lat, lon, _ in everywhere if rank == 1}
    assert (places["sydney.jpg"], places["quito.heic"]) == ((-34, 151), (0, -78))
    assert [(name, rank) for name, rank, *_, state in inside if state == wording.ACCEPTED] == [("quito.heic", 2)]
    exported = json.loads((tmp_path / "out_candidates.geojson").read_text())["features"]
    assert len(exported) == len(inside)
    assert seen["status"] == "6 photos: 5 located, 1 failed" and seen["left"] == 0
    assert 0 not in seen["killed"] and len(set(seen["killed"])) == 2
    assert not [pid for pid in seen["killed"] if os.path.exists(f"/proc/{pid}")]


def _check_thumbnails(colours):
    """Photos that Qt reads have a thumbnail; for the others, which only the engine's process reads, it is a label."""
    for name in LOCATED:
        is_read = name.endswith(".jpg")
        assert colours[name] > 50 if is_read else 2 <= colours[name] < 50, colours
