"""A run replayed in the background: in this process, in a process of its own, and cancelled."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest
import tiny
from qgis.core import QgsApplication

from pinpoint_engine import Album, PinpointError, Request
from pinpoint_engine.photos import read_photo
from pinpoint_qgis import replays, settings
from pinpoint_qgis.engines import Engines
from pinpoint_qgis.replays import ReplayTask

PATIENCE_MS = 120_000


@pytest.fixture
def path(engine, photos, tmp_path):
    """A run of three photos."""
    asked = [read_photo(str(path)) for path in sorted(photos.iterdir())]
    return tiny.write_run(tmp_path / "run.gpkg", engine, asked, Request(top_k=4, album=Album.SAME_PLACE)).path


@pytest.fixture
def engines(qgis_app):
    made = Engines()
    yield made
    made.close()


def replayed(qtbot, engines, path):
    seen = []
    task = ReplayTask(engines, settings.load(), path)
    task.ended.connect(lambda done: seen.append((done.is_equal, list(done.lines), done.error)))
    QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE_MS)
    return seen[0]


@pytest.mark.parametrize("own_process", [False, True])
def test_a_run_is_replayed_with_the_engine_of_the_settings(path, engines, request, qtbot, own_process):
    if own_process:
        request.getfixturevalue("in_a_process")
    settings.save(replace(settings.load(), system="planet"))  # the run's own system is used all the same
    before = path.read_bytes()
    is_equal, lines, error = replayed(qtbot, engines, path)
    assert (is_equal, error) == (True, "") and lines[0] == "All 3 answers are equal"
    assert path.read_bytes() == before


def test_what_differs_is_said(path, engines, photos, qtbot):
    shutil.copyfile(photos / "paris.jpg", photos / "quito.jpg")
    is_equal, lines, error = replayed(qtbot, engines, path)
    assert not is_equal and not error and lines[0].startswith("0 of 3 answers are equal, 2 differ; not asked: 1;")
    assert "quito.jpg: not asked, since its file has changed (SHA-256)" in lines


def test_a_cancelled_replay_has_no_verdict(path, engines, monkeypatch):
    """Cancelled before the first photo, and while the photos are read; run in this thread, to cancel at the moment."""
    task = ReplayTask(engines, settings.load(), path)
    task.cancel()
    assert not task.run() and (task.lines, task.is_equal, task.error) == ([], False, "")
    task = ReplayTask(engines, settings.load(), path)
    monkeypatch.setattr(replays, "reader", lambda _: lambda path: (task.cancel(), read_photo(path))[1])
    assert not task.run() and (task.lines, task.is_equal, task.error) == ([], False, "")


def test_what_is_no_run_is_refused_at_once(engines, tmp_path):
    with pytest.raises(PinpointError, match="cannot be read"):
        ReplayTask(engines, settings.load(), tmp_path / "none.gpkg")
