"""Set-ups with real commands: pip, uv and venv with tiny wheels; they complete, or leave nothing behind."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import ordinary
import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QTimer
from wheels import PYTHON, UV, make_lock, make_recipe, make_wheel

from pinpoint_engine.errors import MissingPartError, OutputError
from pinpoint_qgis.local import set_up, trees
from pinpoint_qgis.local.environment import MARK, Environment, State
from pinpoint_qgis.local.recipes import RECIPES, SetUpChoice
from pinpoint_qgis.local.set_up import SetUp, proxy_of_qgis, tools_here
from pinpoint_qgis.words import size as size_in_words
from scripts.stage import ROOT

WITH_UV, WITH_PIP = (str(UV), ""), ("", PYTHON)
BOTH = pytest.mark.parametrize("tools", [WITH_UV, WITH_PIP], ids=["uv", "pip"])
PATIENCE_MS = 90_000


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """An environment that is not set up yet, in a path with a space and an accent."""
    monkeypatch.setenv("PINPOINT_ENGINES", str(tmp_path / "Zoë's machine"))
    return Environment()


@pytest.fixture
def wheels(tmp_path):
    """A folder of two wheels, one of which requires the other."""
    folder = tmp_path / "räder hier"
    return [make_wheel(folder, "tiny_one", requires="tiny_two"), make_wheel(folder, "tiny_two")]


@pytest.fixture
def recipe(wheels, tmp_path):
    """The recipe of these two."""
    return make_recipe(make_lock(tmp_path / "lock file.txt", wheels))


def run(qtbot, environment, choice, tools):
    """Run a set-up to its end; return whether it succeeded, its final message, and its output."""
    lines, ends = [], []
    setting_up = SetUp(environment, choice, tools=tools)
    setting_up.said.connect(lines.append)
    setting_up.ended.connect(lambda ok, words: ends.append((ok, words)))
    setting_up.begin()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    return (*ends[0], lines)


def files(folder):
    return sorted(path for path in Path(folder).rglob("*") if path.is_file()) if Path(folder).exists() else []


def test_an_environment_in_use_can_be_set_up_once_it_is_not(environment, monkeypatch):
    """On Windows the files of a running engine cannot be removed; the lock must be released all the same."""
    environment.begin()
    environment.end()
    environment.folder.mkdir(parents=True)
    with monkeypatch.context() as used:
        used.setattr(shutil, "rmtree", refuse)
        with pytest.raises(OutputError, match="cannot be removed"):
            environment.begin()
    Environment(str(environment.root)).begin()


def refuse(*_, **__):
    raise PermissionError(13, "in use")


@BOTH
def test_offline_folder_gives_an_engine(environment, recipe, wheels, tools, qtbot):
    assert environment.state() is State.NONE
    ok, words, lines = run(qtbot, environment, SetUpChoice(recipe, offline=str(wheels[0].parent)), tools)
    assert ok and "The engine is set up (Python 3." in words, lines
    assert environment.state() is State.READY
    mark = environment.installed()
    assert mark["packages"] == {"tiny_one": "1.0", "tiny_two": "1.0"} and mark["kind"] == "tiny"
    assert environment.python() == str(environment.folder / "bin" / "python")
    told = subprocess.run(
        [environment.python(), "-c", "import tiny_one; print(tiny_one.__file__)"], capture_output=True
    )
    assert Path(told.stdout.decode().strip()).is_relative_to(environment.folder)
    assert environment.size_bytes() > 1000 and not environment.downloads.exists()
    assert "Installing the packages" in environment.log.read_text("utf-8")
    environment.uninstall()
    assert environment.state() is State.NONE and files(environment.root) == []


@BOTH
def test_another_digest_is_refused_and_nothing_is_left(environment, wheels, tmp_path, tools, qtbot):
    wrong = make_recipe(make_lock(tmp_path / "wrong.txt", wheels, wrong=True))
    ok, words, lines = run(qtbot, environment, SetUpChoice(wrong, offline=str(wheels[0].parent)), tools)
    assert not ok and "do not trust that source" in words, lines
    assert environment.state() is State.NONE and not environment.folder.exists()


def test_a_wheel_that_is_not_in_the_folder(environment, recipe, wheels, qtbot):
    wheels[1].unlink()
    ok, words, lines = run(qtbot, environment, SetUpChoice(recipe, offline=str(wheels[0].parent)), WITH_UV)
    assert not ok and "check the index or folder of wheels" in words, lines
    assert not environment.folder.exists()


class Index(BaseHTTPRequestHandler):
    """A package index; `asked` lists the requested files; a download of those in `broken` breaks off."""

    def do_GET(self):
        server, name = self.server, self.path.rstrip("/").rpartition("/")[2]
        if name.endswith(".whl"):
            server.asked += [name] if self.command == "GET" else []
            there = name not in server.broken
            limit = time.monotonic() + 30
            while not there and not any(server.kept.rglob("tiny_one.py")) and time.monotonic() < limit:
                time.sleep(0.1)  # it breaks when the other one has come whole
            time.sleep(0 if there else 1)
            body, kind = (server.folder / name).read_bytes() if there else b"", "application/octet-stream"
        elif name.endswith(".metadata"):
            with zipfile.ZipFile(server.folder / name[: -len(".metadata")]) as wheel:
                body, kind, there = wheel.read(f"{name[:12]}.dist-info/METADATA"), "text/plain", True
        else:
            files = [path.name for path in server.folder.glob(f"{name.replace('-', '_')}-*.whl")]
            link = '<a href="/files/{0}" data-dist-info-metadata="true">{0}</a>'
            body, kind, there = "".join(map(link.format, files)).encode(), "text/html", True
        self.send_response(200 if there else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=31536000, immutable" if name.endswith(".whl") else "no-store")
        self.end_headers()
        self.wfile.write(body if self.command == "GET" else b"")

    do_HEAD = do_GET  # noqa: N815

    def log_message(self, *_):
        pass


@pytest.fixture
def index(wheels):
    """A package index of the two wheels on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    server.folder, server.asked, server.broken = wheels[0].parent, [], set()
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_downloads_are_not_repeated(environment, recipe, index, qtbot):
    """With uv; pip caches only what comes by https and what the index allows."""
    index.broken.add("tiny_two-1.0-py3-none-any.whl")
    index.kept = environment.downloads
    choice = SetUpChoice(recipe, index=f"http://127.0.0.1:{index.server_address[1]}/simple")
    ok, _, _ = run(qtbot, environment, choice, WITH_UV)
    assert not ok and environment.state() is State.NONE and environment.downloads.exists()
    index.broken.clear()
    ok, _, lines = run(qtbot, environment, choice, WITH_UV)
    assert ok and not environment.downloads.exists(), "\n".join(lines[-6:])
    assert sum(name.startswith("tiny_one") for name in index.asked) == 1, index.asked


def test_a_package_that_does_not_import_is_no_engine(environment, wheels, tmp_path, qtbot):
    lock = make_lock(tmp_path / "lock.txt", wheels)
    choice = SetUpChoice(make_recipe(lock, parts=("tiny_one", "tiny_three")), offline=str(wheels[0].parent))
    ok, words, _ = run(qtbot, environment, choice, WITH_UV)
    assert not ok and "tiny_three does not import (ModuleNotFoundError" in words
    assert not environment.folder.exists()


def test_an_incomplete_environment_is_rebuilt(environment, recipe, wheels, qtbot):
    stale = environment.folder / "lib" / "half.py"
    stale.parent.mkdir(parents=True)
    stale.write_text("half")
    assert environment.state() is State.HALF
    with pytest.raises(MissingPartError, match="press Set up engine"):
        environment.python()
    ok, _, _ = run(qtbot, environment, SetUpChoice(recipe, offline=str(wheels[0].parent)), WITH_UV)
    assert ok and not stale.exists()


LOOK = """
import os, sys
from pathlib import Path
from pinpoint_qgis.local.environment import Environment
closed = Path("closed").absolute()
for setting in (closed / "engines", closed):
    looked = Environment(str(setting))
    print(looked.state().name, looked.size_bytes(), looked.is_writable(), looked.free_bytes() > 0, looked.installed())
    try:
        looked.begin()
    except Exception as error:
        print(type(error).__name__, str(error).replace(str(setting), "IT"))
print(Environment(str(Path("marked").absolute())).state().name)
"""


def test_engines_behind_a_closed_folder_are_none_and_cannot_be_set_up():
    """And if a mark names another user's lock file, which cannot be read, only the interpreter is checked."""
    with ordinary.folder() as home:
        (home / "closed" / "engines").mkdir(parents=True)
        (home / "closed" / "lock.txt").write_text("")
        folder = home / "marked" / Environment().folder.name
        folder.mkdir(parents=True)
        lock = str(home / "closed" / "lock.txt")
        mark = {"interpreter": sys.executable, "lock": lock, "digest": "x", "kind": "light"}
        (folder / MARK).write_text(json.dumps(mark))
        (home / "closed").chmod(0)
        done = ordinary.run(home, "-c", "import os; os.environ.pop('PINPOINT_ENGINES', 0)" + LOOK)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "NONE 0 False True {}",
        "OutputError IT cannot be created (permission denied); choose another folder",
        "NONE 0 False True {}",
        "OutputError IT cannot be written; choose another folder in the options",
        "READY",
    ]


def test_another_lock_file_makes_it_old(environment, recipe, wheels, qtbot):
    run(qtbot, environment, SetUpChoice(recipe, offline=str(wheels[0].parent)), WITH_UV)
    recipe.lock.write_text(recipe.lock.read_text() + "# newer\n")
    assert environment.state() is State.OLD


def pids_below(pid):
    return trees.descendants(trees._from_proc(Path("/proc")), pid)


def is_alive(pid):
    """Tell whether a process runs; a zombie does not."""
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    return False


def test_cancel_kills_the_whole_tree_and_leaves_nothing(environment, recipe, wheels, qtbot):
    ends = []
    setting_up = SetUp(environment, SetUpChoice(recipe, offline=str(wheels[0].parent)), tools=WITH_PIP)
    setting_up.ended.connect(lambda ok, words: ends.append((ok, words)))
    setting_up.begin()
    qtbot.waitUntil(lambda: setting_up._process is not None, timeout=PATIENCE_MS)
    root = setting_up._process.processId()
    qtbot.waitUntil(lambda: bool(pids_below(root)), timeout=PATIENCE_MS)  # venv has started pip as a child
    below = pids_below(root)
    setting_up.cancel()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    assert ends == [(False, "cancelled; nothing was downloaded that could be kept")]
    assert environment.state() is State.NONE and not environment.folder.exists()
    qtbot.waitUntil(lambda: not any(map(is_alive, [root, *below])), timeout=10_000)
    ok, _, lines = run(qtbot, environment, SetUpChoice(recipe, offline=str(wheels[0].parent)), WITH_UV)
    assert ok, lines


SECOND = f"""
import sys
from pathlib import Path
from qgis.PyQt.QtCore import QCoreApplication
app = QCoreApplication([])
sys.path[:0] = [{str(ROOT)!r}, {str(Path(__file__).parent)!r}]
from wheels import PYTHON, make_recipe
from pinpoint_qgis.local.environment import Environment
from pinpoint_qgis.local.recipes import SetUpChoice
from pinpoint_qgis.local.set_up import SetUp
setting_up = SetUp(Environment(), SetUpChoice(make_recipe(Path(sys.argv[1])), offline=sys.argv[2]), tools=("", PYTHON))
setting_up.begin()
while setting_up._process is None:
    app.processEvents()
print(setting_up._process.processId(), flush=True)
app.exec()
"""


def test_two_windows_at_once_and_one_that_is_killed(environment, recipe, wheels, qtbot):
    offline = str(wheels[0].parent)
    command = [sys.executable, "-c", SECOND, str(recipe.lock), offline]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as second:
        pid = int(second.stdout.readline())
        qtbot.waitUntil(lambda: bool(pids_below(pid)), timeout=PATIENCE_MS)
        with pytest.raises(OutputError, match="another QGIS is setting the engine up"):
            SetUp(environment, SetUpChoice(recipe, offline=offline), tools=WITH_UV).begin()
        tree = [pid, *pids_below(pid)]
        assert second.poll() is None and is_alive(pid)
        second.send_signal(signal.SIGKILL)
    qtbot.waitUntil(lambda: not any(map(is_alive, tree)), timeout=10_000)
    assert environment.state() is State.HALF
    ok, _, lines = run(qtbot, environment, SetUpChoice(recipe, offline=offline), WITH_UV)
    assert ok, lines


def test_a_cancelled_set_up_says_what_is_kept(environment, recipe, index, wheels, qtbot):
    """One wheel of 300 kB has come, the download of the other one hangs."""
    large = make_wheel(index.folder, "tiny_one", os.urandom(300_000))
    make_lock(recipe.lock, [large, wheels[1]])
    index.broken.add("tiny_two-1.0-py3-none-any.whl")
    index.kept = Path("/nowhere")
    choice, ends = SetUpChoice(recipe, index=f"http://127.0.0.1:{index.server_address[1]}/simple"), []
    setting_up = SetUp(environment, choice, tools=WITH_UV)
    setting_up.ended.connect(lambda ok, words: ends.append((ok, words)))
    setting_up.begin()
    qtbot.waitUntil(lambda: any(environment.downloads.rglob("tiny_one.py")), timeout=PATIENCE_MS)
    setting_up.cancel()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    size = size_in_words(environment.kept_bytes())
    assert ends == [(False, f"cancelled; {size} of downloads are kept for the next set-up")]
    assert environment.kept_bytes() > 300_000 and environment.state() is State.NONE


def test_what_is_done_when_qgis_closes_during_a_set_up(environment, recipe, wheels, qtbot):
    """No event loop runs any more: the lock is free and nothing is left, whatever was being done."""
    for wait in (lambda _: True, lambda setting_up: setting_up._process is not None):
        setting_up = SetUp(environment, SetUpChoice(recipe, offline=str(wheels[0].parent)), tools=WITH_PIP)
        setting_up.begin()
        qtbot.waitUntil(partial(wait, setting_up), timeout=PATIENCE_MS)
        setting_up.cancel()
        setting_up.finish()
        assert environment.state() is State.NONE and not environment.folder.exists()
    environment.begin()
    environment.end()


def test_an_engine_is_replaced_beside_the_main_thread(environment, recipe, wheels, qtbot, monkeypatch):
    """Looking for a Python and removing the old engine wait for turns of the event loop, which goes on meanwhile."""
    turned, threads = threading.Event(), []

    def waiting(function):
        def call(*arguments):
            threads.append(threading.current_thread())
            turned.clear()
            assert turned.wait(PATIENCE_MS / 1000)
            return function(*arguments)

        return call

    monkeypatch.setattr(set_up, "tools_here", waiting(tools_here))
    monkeypatch.setattr(Environment, "clear", waiting(Environment.clear))
    old = environment.folder / "lib" / "old.py"
    old.parent.mkdir(parents=True)
    old.write_bytes(b"")
    timer, ends = QTimer(), []
    timer.timeout.connect(turned.set)
    timer.start(5)
    setting_up = SetUp(environment, SetUpChoice(recipe, offline=str(wheels[0].parent)))
    setting_up.ended.connect(lambda ok, words: ends.append((ok, words)))
    setting_up.begin()
    assert old.exists()
    qtbot.waitUntil(lambda: bool(ends), timeout=PATIENCE_MS)
    timer.stop()
    assert ends[0][0], ends
    assert len(threads) == 2 and threading.main_thread() not in threads and not old.exists()


@pytest.mark.parametrize("small_disk", ["4m"], indirect=True)
def test_too_small_a_disk_is_refused_at_once(small_disk, monkeypatch):
    monkeypatch.setenv("PINPOINT_ENGINES", str(small_disk / "engines"))
    with pytest.raises(OutputError, match=r"only 4 MB of disk space are free and .* are needed; free some space"):
        SetUp(Environment(), SetUpChoice(RECIPES["light"]), tools=WITH_UV).begin()
    assert list(small_disk.iterdir()) == []


@pytest.mark.parametrize("small_disk", ["4m"], indirect=True)
def test_a_disk_that_fills_up_during_a_set_up(small_disk, wheels, tmp_path, monkeypatch, qtbot):
    monkeypatch.setenv("PINPOINT_ENGINES", str(small_disk / "engines"))
    environment, folder = Environment(), wheels[0].parent
    large = make_wheel(folder, "tiny_two", os.urandom(8_000_000))
    lock = make_lock(tmp_path / "large.txt", [wheels[0], large])
    ok, words, lines = run(qtbot, environment, SetUpChoice(make_recipe(lock), offline=str(folder)), WITH_UV)
    assert not ok and "the disk is full; free some space" in words, lines
    assert environment.state() is State.NONE and not environment.folder.exists()


HIDING = """#!/bin/sh
exec {python} -c 'import sys
sys.modules["{name}"] = None
code, sys.argv = sys.argv[2], ["-c", *sys.argv[3:]]
exec(code)' "$@"
"""


@pytest.mark.parametrize("name", ["pillow_heif", "fastapi"])
def test_an_existing_python_must_read_the_photos_of_phones_too(environment, tmp_path, name, qtbot):
    python = tmp_path / "python"
    python.write_text(HIDING.format(python=sys.executable, name=name))
    python.chmod(0o755)
    ok, told, _ = run(qtbot, environment, SetUpChoice(RECIPES["light"], python=str(python)), ("", ""))
    assert not ok and told.startswith(f"{name} does not import (ModuleNotFoundError: ")
    assert told.endswith("; reinstall the engine, or install the package in that Python")
    assert environment.state() is State.NONE


def test_an_existing_python_is_used_where_it_is(environment, qtbot):
    recipe = make_recipe(Path(__file__), parts=("numpy", "PIL"), either=("nothing", "faiss"))
    ok, _, lines = run(qtbot, environment, SetUpChoice(recipe, python=sys.executable), ("", ""))
    assert ok, lines
    assert environment.state() is State.READY and environment.python() == sys.executable
    environment.uninstall()
    assert Path(sys.executable).exists() and environment.state() is State.NONE


@pytest.mark.parametrize(
    ("python", "words"),
    [(PYTHON, "nothing_of_this_name does not import"), ("/bin/true", "does not answer; choose another one")],
)
def test_an_unsuitable_existing_python_is_refused(environment, python, words, qtbot):
    recipe = make_recipe(Path(__file__), parts=("json",), either=("nothing_of_this_name",))
    ok, told, _ = run(qtbot, environment, SetUpChoice(recipe, python=python), ("", ""))
    assert not ok and words in told and environment.state() is State.NONE


def test_missing_paths_are_refused_at_once(environment, recipe):
    for choice, words in (
        (SetUpChoice(recipe, offline="/nowhere/at/all"), "folder of wheels /nowhere/at/all does not exist"),
        (SetUpChoice(recipe, python="/nowhere/python"), "there is no Python at /nowhere/python"),
    ):
        with pytest.raises((OutputError, MissingPartError), match=words):
            SetUp(environment, choice, tools=WITH_UV).begin()
    assert not environment.root.exists()


def test_a_program_that_cannot_run_is_said(environment, recipe, tmp_path, qtbot):
    odd = tmp_path / "python"
    odd.write_bytes(b"\x7fELF no program")
    odd.chmod(0o755)
    ok, words, _ = run(qtbot, environment, SetUpChoice(recipe), ("", str(odd)))
    assert not ok and "cannot be started" in words and not environment.folder.exists()


def test_installers_go_through_the_proxy_of_qgis(environment, recipe, monkeypatch):
    for name, value in {"Enabled": True, "Type": "HttpProxy", "Host": "proxy.example.org", "Port": "3128"}.items():
        QgsSettings().setValue(f"proxy/proxy{name}", value)
    try:
        setting_up = SetUp(environment, SetUpChoice(recipe), tools=WITH_UV)
        setting_up._steps = ["more"]
        for theirs, found in (("", "http://proxy.example.org:3128"), ("http://mine:1", "http://mine:1")):
            monkeypatch.setenv("HTTPS_PROXY", theirs) if theirs else monkeypatch.delenv("HTTPS_PROXY", raising=False)
            assert setting_up._variables(None).value("HTTPS_PROXY") == found
    finally:
        QgsSettings().remove("proxy")
    assert proxy_of_qgis() == ""


def test_a_python_is_found_here_that_makes_environments():
    uv, python = tools_here(RECIPES["light"])
    assert python and subprocess.run([python, "-c", "import venv, ensurepip"]).returncode == 0
    assert not uv or Path(uv).exists()
