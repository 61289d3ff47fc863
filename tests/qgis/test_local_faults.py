"""Real faults of the local engine's process: kills, photos that crash it, QGIS closed or killed during a run."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from living import is_alive, wait_until_gone
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback, QgsProject
from qgis.PyQt.QtGui import QImage
from steps import PATIENCE_MS, drop, locate, press, rows, shown, states, wait_for_end

from pinpoint_engine import Failure, Request, connect, runs
from pinpoint_engine.errors import EngineError
from pinpoint_engine.photos import read_photo
from pinpoint_qgis import settings
from pinpoint_qgis.engines import HERE, LOCAL, WORDS, Engines
from pinpoint_qgis.local.environment import Environment
from pinpoint_qgis.local.process import LocalEngine
from pinpoint_qgis.processing.locate_photos import LocatePhotos
from scripts.stage import ROOT

pytestmark = pytest.mark.slow


def engine_pid(plugin):
    """Return the id of the plugin's engine process."""
    return next(process.process_id() for process, _ in plugin._engines._processes.values())


def whole(path):
    """Return the number of answered photos in a GeoPackage, after an integrity check."""
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        located = "SELECT count(*), count(DISTINCT photo) FROM photos WHERE outcome != 'waiting'"
        return opened.execute(located).fetchone()


def test_the_dock_s_answers_are_those_of_an_engine_in_qgis(in_a_process, plugin, dock, photos, chosen, qtbot):
    assert dock.engine.words.text() == WORDS[LOCAL]
    drop(dock, [photos])
    locate(qtbot, dock)
    pid = engine_pid(plugin)
    assert is_alive(pid) and all(map(shown, states(dock).values()))
    there = {(row["filename"], row["rank"]): (row["prob"], row.geometry().asWkt(9)) for row in candidates()}
    settings.save(replace(chosen, engine=HERE))
    plugin._engines.forget()
    wait_until_gone(pid)  # nobody uses it any more
    locate(qtbot, dock)
    assert {(row["filename"], row["rank"]): (row["prob"], row.geometry().asWkt(9)) for row in candidates()} == there


def candidates():
    from steps import layer

    return layer("Candidates").getFeatures()


def test_other_settings_are_another_process(in_a_process, embedded):
    engines = Engines()
    try:
        first = engines.get(in_a_process)
        assert engines.get(in_a_process) is not first  # each run has its own, so that to cancel one ends no other
        (before,) = [process.process_id() for process, _ in engines._processes.values()]
        other = engines.get(replace(in_a_process, pack=str(embedded)))
        (after,) = [process.process_id() for process, users in engines._processes.values() if other in users]
        assert is_alive(before) and is_alive(after) and before != after  # `first` may still be locating
        del first
        engines.forget()
        wait_until_gone(before)
        assert engines.is_busy() and is_alive(after)
    finally:
        engines.close()
    wait_until_gone(after)


def test_an_algorithm_in_the_main_thread_is_not_held_up(qgis_processing, photos, in_a_process):
    engines, feedback, context = Engines(), QgsProcessingFeedback(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    asked = {"PHOTOS_IN": str(photos), "CANDIDATES": "TEMPORARY_OUTPUT"}
    try:
        found, done = LocatePhotos(engines).create().run(asked, context, feedback)
    finally:
        engines.end()
        assert engines.wait(20)
    assert done and found["N_FAILED"] == 0 and found["N_LOCATED"] + found["N_OUTSIDE"] == 3, feedback.textLog()


def test_engine_killed_during_a_run(plugin, dock, many_photos, in_a_process, chosen, qtbot):
    drop(dock, [many_photos])
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: any(map(shown, states(dock).values())), timeout=PATIENCE_MS)
    pid = engine_pid(plugin)
    before = {name: words for name, words in states(dock).items() if shown(words)}
    os.kill(pid, signal.SIGKILL)
    wait_for_end(qtbot, dock)
    assert 0 < len(before) < 60 and engine_pid(plugin) not in (0, pid)
    assert all(map(shown, states(dock).values())) and before.items() <= states(dock).items()
    assert rows("Run", "ended") == ["finished"] and rows("Failures", "code") == []
    (written,) = Path(chosen.runs).glob("*.gpkg")
    assert whole(written) == (60, 60)


POISONED = """
import os, sys
sys.path[:0] = [{root!r}]
from pinpoint_engine.photos import decoding
decode = decoding.decode_with_digest
def poisoned(path, *more):
    photo = decode(path, *more)
    pixels = photo.pixels
    if pixels[..., 0].min() > 200 and pixels[..., 1:].max() < 60:
        os._exit(139)
    return photo
decoding.decode_with_digest = poisoned
from pinpoint_engine.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_a_photo_that_crashes_the_engine_fails_alone(plugin, dock, photos, in_a_process, chosen, tmp_path, qtbot):
    """An all-red image crashes the engine's process here, as a broken decoder would."""
    picture = QImage(200, 150, QImage.Format.Format_RGB32)
    picture.fill(0xFFFF0000)
    assert picture.save(str(photos / "poison.png"))
    script, python = tmp_path / "poisoned.py", tmp_path / "python"
    script.write_text(POISONED.format(root=str(ROOT)))
    python.write_text(f'#!/bin/sh\nshift 2\nexec {sys.executable} {script} "$@"\n')  # less `-m pinpoint_engine.cli`
    python.chmod(0o755)
    mark = Environment().folder / "installed.json"
    mark.write_text(json.dumps({**json.loads(mark.read_text()), "interpreter": str(python)}))
    drop(dock, [photos])
    locate(qtbot, dock)
    found = states(dock)
    assert found.pop("poison.png") == "failed: the engine crashed on it"
    assert all(map(shown, found.values())) and len(found) == 3
    assert rows("Failures", "code") == ["engine_died"] and rows("Run", "ended") == ["finished"]


def test_photo_removed_between_adding_and_locating(dock, photos, in_a_process, qtbot):
    drop(dock, [photos])
    (photos / "quito.jpg").unlink()
    locate(qtbot, dock)
    found = states(dock)
    assert found.pop("quito.jpg") == "failed: file missing" and all(map(shown, found.values()))


@pytest.fixture
def told():
    """The lines written to QGIS's log during the test."""
    lines = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, *_: lines.append(text))
    return lines


def test_after_cancelling_the_process_serves_the_next_run(plugin, dock, many_photos, photos, in_a_process, told, qtbot):
    drop(dock, [many_photos])
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: any(map(shown, states(dock).values())), timeout=PATIENCE_MS)
    pid = engine_pid(plugin)
    press(qtbot, dock, "pinpointCancel")
    wait_for_end(qtbot, dock)
    assert 0 < sum(map(shown, states(dock).values())) < 60 and rows("Run", "ended") == ["cancelled"]
    dock.picker.model.clear()
    drop(dock, [photos])
    locate(qtbot, dock)
    assert all(map(shown, states(dock).values())) and engine_pid(plugin) == pid, told


def test_unloading_during_a_run_ends_the_process(plugin, dock, many_photos, in_a_process, chosen, qtbot):
    drop(dock, [many_photos])
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: any(map(shown, states(dock).values())), timeout=PATIENCE_MS)
    pid, task = engine_pid(plugin), dock.run_row.task
    begun = time.monotonic()
    plugin.unload()
    assert time.monotonic() - begun < 15
    wait_until_gone(pid)
    qtbot.waitUntil(task._is_over.is_set, timeout=PATIENCE_MS)
    (written,) = Path(chosen.runs).glob("*.gpkg")
    count, distinct = whole(written)
    assert 0 < count == distinct < 60


def test_unloading_while_the_engine_starts(plugin, dock, photos, in_a_process, qtbot):
    drop(dock, [photos])
    press(qtbot, dock, "pinpointLocate")
    task = dock.run_row.task
    qtbot.waitUntil(lambda: bool(plugin._engines._processes), timeout=PATIENCE_MS)
    ((process, _),) = plugin._engines._processes.values()
    plugin.unload()
    assert task.isCanceled()
    qtbot.waitUntil(task._is_over.is_set, timeout=PATIENCE_MS)
    assert process.wait(30) and not process.process_id()


class Foreign(BaseHTTPRequestHandler):
    """A server that is not an engine and refuses every request."""

    def do_GET(self):
        self.send_response(401)
        self.end_headers()
        self.wfile.write(b"<html>who are you?</html>")

    do_POST = do_PUT = do_DELETE = do_GET  # noqa: N815

    def log_message(self, *_):
        pass


@pytest.fixture
def managed(qgis_app, world, chosen):
    """A local engine with the tiny world's pack."""
    made = LocalEngine(sys.executable, ["--pack", str(world.pack)], Environment().variables())
    yield made
    made.end()
    assert made.wait(20)


def test_another_server_on_the_port_of_a_dead_engine_is_noticed(managed, world, qtbot):
    engine = connect(managed.address)
    port = urlsplit(managed.address().url).port
    os.kill(managed.process_id(), signal.SIGKILL)
    qtbot.waitUntil(lambda: managed.process_id() == 0, timeout=PATIENCE_MS)
    foreign = ThreadingHTTPServer(("127.0.0.1", port), Foreign)
    thread = threading.Thread(target=foreign.serve_forever)
    thread.start()
    try:
        asked = [read_photo(str(path)) for path in world.photos[:3]]
        found = list(engine.locate(asked, Request()))
    finally:
        foreign.shutdown()
        thread.join()
        foreign.server_close()
    assert [result.photo for result in found] == asked and not any(isinstance(each, Failure) for each in found)


def test_a_wrong_token_is_refused_in_words(managed):
    address = managed.address()
    with pytest.raises(EngineError, match="token") as caught:
        connect(replace(address, token="x" * 64))
    assert caught.value.code == "wrong_token"


QGIS = """
import os, sys
sys.path[:0] = [{root!r}, {tests!r}, "/usr/share/qgis/python/plugins"]
from qgis.core import QgsApplication
app = QgsApplication([], True)
app.initQgis()
from qgis.PyQt.QtCore import QTimer
from window import Window
import pinpoint_qgis
from pinpoint_qgis import settings
how, pack, runs, photos = sys.argv[1:]
settings.save(settings.Settings(pack=pack, runs=runs, engine="local"))
window = Window()
window.mainWindow().show()
plugin = pinpoint_qgis.classFactory(window)
plugin.initGui()
dock = window.docks()[0]
dock.setUserVisible(True)
dock.picker.add_paths([photos])
dock.locate()
told = False
def located(dock):
    return sum(photo.outcome != "waiting" for photo in dock.picker.model.photos())
def look():
    global told
    if located(dock) and not told:
        told = True
        print(next(process.process_id() for process, _ in plugin._engines._processes.values()), flush=True)
        if how == "closed":
            QTimer.singleShot(0, app.quit)
    if dock.run_row.task is None:
        print(located(dock), dock.status.text(), flush=True)
        app.quit()
timer = QTimer()
timer.timeout.connect(look)
timer.start(20)
app.exec()
plugin.unload()
print("unloaded", flush=True)
os._exit(0)
"""


@pytest.fixture
def start_qgis(world, in_a_process, tmp_path):
    """Start QGIS processes that locate photos with the plugin; those still running are killed after the test."""
    started = []

    def start(how, photos, name="runs"):
        code = QGIS.format(root=str(ROOT), tests=str(Path(__file__).parent))
        command = [sys.executable, "-c", code, how, str(world.pack), str(tmp_path / name), str(photos)]
        environment = {**os.environ, "QGIS_CUSTOM_CONFIG_PATH": str(tmp_path / f"profile {len(started)}")}
        started.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment))
        return started[-1]

    yield start
    for qgis in started:
        qgis.kill()
        qgis.communicate()


def test_qgis_closed_during_a_run(start_qgis, many_photos, tmp_path):
    qgis = start_qgis("closed", many_photos)
    pid = int(qgis.stdout.readline())
    assert qgis.communicate(timeout=60)[0].splitlines()[-1] == "unloaded"
    wait_until_gone(pid)
    (written,) = (tmp_path / "runs").glob("*.gpkg")
    count, distinct = whole(written)
    assert 0 < count == distinct < 60


def test_qgis_killed_during_a_run(start_qgis, many_photos, tmp_path):
    qgis = start_qgis("killed", many_photos)
    pid = int(qgis.stdout.readline())
    qgis.send_signal(signal.SIGKILL)
    wait_until_gone(pid)
    qgis.wait(30)
    (written,) = (tmp_path / "runs").glob("*.gpkg")
    count, distinct = whole(written)
    assert 0 < count == distinct < 60
    assert runs.broken_off(str(tmp_path / "runs")) == written


def test_two_qgis_at_once_have_an_engine_each(start_qgis, many_photos, tmp_path):
    both = [start_qgis("finish", many_photos, name) for name in ("one", "two")]
    pids = [int(qgis.stdout.readline()) for qgis in both]
    ends = [qgis.communicate(timeout=300)[0] for qgis in both]
    assert pids[0] != pids[1] and all("60 photos: 60 located" in end and "unloaded" in end for end in ends)
    for pid, name in zip(pids, ("one", "two"), strict=True):
        wait_until_gone(pid)
        (written,) = (tmp_path / name).glob("*.gpkg")
        assert whole(written) == (60, 60)
