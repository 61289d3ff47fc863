"""The local engine's process: starting, asking from any thread, crashes, restarts, ending with or without `unload`."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

import pytest
from living import is_alive, wait_until_gone

from pinpoint_engine.errors import EngineError
from pinpoint_qgis.local import process
from pinpoint_qgis.local.environment import Environment
from pinpoint_qgis.local.process import LocalEngine
from scripts.stage import ROOT

PATIENCE_MS = 60_000
pytestmark = pytest.mark.slow


def ask(url, token=""):
    """Ask the engine for its card, without a proxy."""
    request = Request(f"{url}/v1/info", headers={"Authorization": f"Bearer {token}"} if token else {})
    try:
        with build_opener(ProxyHandler({})).open(request, timeout=60) as answer:
            return answer.status
    except OSError as error:
        return getattr(error, "code", None)


@pytest.fixture
def make_engine(qgis_app, world):
    """Make local engines with this Python; all are ended after the test."""
    made = []

    def make(python=sys.executable, arguments=None, variables=None):
        arguments = ["--pack", str(world.pack)] if arguments is None else arguments
        made.append(LocalEngine(python, arguments, variables or Environment().variables()))
        return made[-1]

    yield make
    for engine in made:
        engine.end()
    for engine in made:
        assert engine.wait(20)


@pytest.fixture
def managed(make_engine):
    """An engine with the tiny world's pack, not started yet."""
    return make_engine()


def test_started_when_asked_and_ended_when_told(managed):
    assert managed.process_id() == 0
    address = managed.address()
    pid = managed.process_id()
    assert is_alive(pid) and managed.address() == address
    assert ask(address.url, address.token) == 200 and len(address.token) >= 43
    assert ask(address.url) == ask(address.url, "x" * 64) == 401
    managed.end()
    assert managed.wait(20)
    wait_until_gone(pid)
    with pytest.raises(EngineError, match="QGIS closes") as caught:
        managed.address()
    assert caught.value.code == "engine_stopped"


def test_the_token_is_not_among_the_arguments(managed):
    token = managed.address().token
    assert token.encode() not in Path(f"/proc/{managed.process_id()}/cmdline").read_bytes()
    assert token.encode() in Path(f"/proc/{managed.process_id()}/environ").read_bytes()


def test_asked_from_many_threads_at_once_it_is_one_process(managed):
    found = []
    threads = [threading.Thread(target=lambda: found.append(managed.address())) for _ in range(8)]
    for thread in threads:
        thread.start()
    found.append(managed.address())  # the main thread blocks here, and nobody waits for it
    for thread in threads:
        thread.join(60)
    assert len(found) == 9 and len(set(found)) == 1


def test_after_a_kill_a_new_process_is_started(managed, qtbot):
    before, pid = managed.address(), managed.process_id()
    os.kill(pid, signal.SIGKILL)
    qtbot.waitUntil(lambda: managed.process_id() == 0, timeout=PATIENCE_MS)
    after = managed.address()
    assert after.token != before.token and managed.process_id() not in (0, pid)
    assert ask(after.url, after.token) == 200 and ask(after.url, before.token) == 401


def test_an_engine_that_keeps_crashing_is_not_restarted_forever(managed, monkeypatch, qtbot):
    monkeypatch.setattr(process, "DEATHS", 2)
    for _ in range(2):
        managed.address()
        os.kill(managed.process_id(), signal.SIGKILL)
        qtbot.waitUntil(lambda: managed.process_id() == 0, timeout=PATIENCE_MS)
    with pytest.raises(EngineError, match="crashed 2 times"):
        managed.address()


def test_a_missing_pack_gives_the_engine_s_message_with_one_remedy(make_engine):
    with pytest.raises(EngineError) as caught:
        make_engine(arguments=["--pack", "/nowhere/at/all"]).address()
    remedy = "reinstall Pinpoint or name another under Settings > Options > Pinpoint"
    words = f"there is no model pack in /nowhere/at/all; {remedy}"
    assert (str(caught.value), caught.value.code) == (f"the engine did not start: {words}", "engine_did_not_start")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("pinpoint: the pack x has no pigeon; leave it out [bad_pack]", ": the pack x has no pigeon; leave it out"),
        (
            "pinpoint: the service cannot start here: h11 is not installed; install it with `pip install p` [missing]",
            ": the service cannot start here: h11 is not installed; press Set up engine in the Pinpoint dock, which "
            "brings what is missing",
        ),
        (
            "pinpoint: torch is not installed; install it with `pip install pinpoint-engine[torch]` [missing_part]",
            ": torch is not installed; press Set up engine in the Pinpoint dock and choose the full engine, which "
            "brings what is missing",
        ),
        (
            "ImportError: libgomp.so.1: no such file",
            " (ImportError: libgomp.so.1: no such file); see the log, and reinstall the engine in the Pinpoint dock",
        ),
    ],
)
def test_why_an_engine_did_not_start_is_said_with_one_remedy_and_never_pip(line, words):
    assert process.why_it_ended(line) == f"the engine did not start{words}"


def test_a_python_that_was_removed(make_engine):
    with pytest.raises(EngineError, match="/nowhere/python cannot be started"):
        make_engine("/nowhere/python").address()


@pytest.mark.parametrize(
    "line",
    [
        '{"event":"ready","port":9,"protocol":99,"engine":"0.1.0","pack":""}',
        '{"event":"ready","port":9,"protocol":1,"engine":"9.9.9","pack":""}',
    ],
)
def test_an_engine_of_another_version_is_refused_and_ended(make_engine, tmp_path, line):
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\necho $$ > {tmp_path}/pid\necho 'starting'\necho '{line}'\nexec sleep 600\n")
    program.chmod(0o755)
    with pytest.raises(EngineError, match="another version") as caught:
        make_engine(program, [], dict(os.environ)).address()
    assert caught.value.code == "wrong_version"
    wait_until_gone(int((tmp_path / "pid").read_text()))


def test_a_line_in_two_parts_is_read_whole(make_engine, tmp_path):
    program = tmp_path / "python"
    halves = 'printf \'{"event":"ready",\'; sleep 0.3; printf \'"port":7,"protocol":1,"engine":"0.1.0"}\\n\''
    program.write_text(f"#!/bin/sh\n{halves}\nexec cat\n")
    program.chmod(0o755)
    assert make_engine(program, [], dict(os.environ)).address().url == "http://127.0.0.1:7"


def test_ended_while_another_thread_waits_for_it(make_engine, tmp_path):
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexec cat\n")  # never ready
    program.chmod(0o755)
    engine, errors = make_engine(program, [], dict(os.environ)), []

    def wait():
        try:
            engine.address()
        except EngineError as error:
            errors.append(error.code)

    thread = threading.Thread(target=wait)
    thread.start()
    while not engine._waiting:
        time.sleep(0.01)
    engine.end()
    thread.join(30)
    assert errors == ["engine_stopped"] and not thread.is_alive()


def test_the_child_sees_nothing_of_qgis_s_python(make_engine, tmp_path, monkeypatch):
    for name in ("PYTHONHOME", "PROJ_LIB", "GDAL_DATA"):
        monkeypatch.setenv(name, "/nowhere")
    engine = make_engine()
    engine.address()
    seen = Path(f"/proc/{engine.process_id()}/environ").read_text().split("\0")
    names = {line.partition("=")[0] for line in seen}
    assert {"PYTHONHOME", "PROJ_LIB", "GDAL_DATA"}.isdisjoint(names) and {"PYTHONPATH", "PINPOINT_TOKEN"} <= names


LEAVING = """
import os, sys
sys.path[:0] = [{root!r}]
from qgis.core import QgsApplication
app = QgsApplication([], False)
app.initQgis()
from pinpoint_qgis.local.environment import Environment
from pinpoint_qgis.local.process import LocalEngine
engine = LocalEngine(sys.executable, ["--pack", sys.argv[1]], Environment().variables())
engine.address()
print(engine.process_id(), flush=True)
sys.stdin.readline()
{last}
"""
LAST = {"killed": "", "ends by itself": "", "told to end, not waited for": "engine.end(); del engine"}


@pytest.mark.parametrize("how", LAST)
def test_the_process_ends_with_qgis_however_that_ends(world, how):
    """Without `unload` or other clean-up: QGIS is killed, or a script just reaches its end.

    The engine that is told to end and then forgotten is one for settings that are not in use any more.
    """
    command = [sys.executable, "-c", LEAVING.format(root=str(ROOT), last=LAST[how]), str(world.pack)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as qgis:
        pid = int(qgis.stdout.readline())
        assert is_alive(pid)
        if how == "killed":
            qgis.send_signal(signal.SIGKILL)
        else:
            qgis.stdin.write(b"\n")
            qgis.stdin.flush()
        wait_until_gone(pid)
        assert qgis.wait(60) == (-signal.SIGKILL if how == "killed" else 0)


def test_two_windows_have_two_processes(make_engine):
    one, two = make_engine(), make_engine()
    first, second = one.address(), two.address()
    assert first.url != second.url and first.token != second.token
    assert ask(first.url, second.token) == 401
    os.kill(one.process_id(), signal.SIGKILL)
    assert ask(second.url, second.token) == 200
