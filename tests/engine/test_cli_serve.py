"""`pinpoint serve` in its own process, and `pinpoint locate --engine` as its client."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys

import pytest
from served import ROOT, TOKEN, Process, serving

from pinpoint_engine import connect, runs
from pinpoint_engine.cli import main, serve

SERVE = ("-m", "pinpoint_engine.cli", "serve")


@pytest.fixture
def run(capsys):
    def run(*arguments):
        code = main([*map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture(scope="module")
def server(engine, tmp_path_factory):
    with serving(tmp_path_factory.mktemp("uploads"), engine) as server:
        yield server


def lines_of(*arguments, environment=None, patience_s=60):
    """Run `pinpoint serve` to its end, and return its exit code and its output."""
    kept = {name: value for name, value in os.environ.items() if name != "PINPOINT_TOKEN"}
    command = [sys.executable, *SERVE, *map(str, arguments)]
    run = subprocess.run(
        command, cwd=ROOT, env={**kept, **(environment or {})}, capture_output=True, text=True, timeout=patience_s
    )
    return run.returncode, run.stdout, run.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "told"),
    [
        (["--host", "0.0.0.0"], {}, "0.0.0.0 can be reached from other machines and has no token"),
        (["--host", "0.0.0.0"], {"PINPOINT_TOKEN": "short"}, "can be guessed"),
        (["--host-name", "engine.example.org"], {}, "has no token"),
        (["--files"], {"PINPOINT_TOKEN": TOKEN}, "add --parent, or leave it out and send pixels [bad_request]"),
        (["--certificate", "cert.pem"], {}, "--certificate and --key"),
        (["--token-file", "/does/not/exist"], {}, "check --token-file"),
        (["--max-photos", "0"], {}, "choose 1 or more"),
        (["--pack", "/does/not/exist"], {}, "no model pack"),
        (["--certificate", __file__, "--key", __file__], {}, "check --certificate and --key"),
    ],
)
def test_what_is_not_safe_or_not_there_does_not_start(arguments, environment, told):
    code, out, errors = lines_of("--port", "0", *arguments, environment=environment)
    assert (code, out) == (1, "") and told in errors and "Traceback" not in errors


def test_a_port_that_is_taken_is_told(server, world):
    code, _, errors = lines_of("--port", server.port, "--pack", world.pack)
    assert code == 1 and "choose another --host or --port [cannot_listen]" in errors


def test_it_ends_cleanly_when_told_to(world, tmp_path):
    token = tmp_path / "token"
    token.write_text(secrets.token_urlsafe(32) + "\n")
    arguments = ["--port", "0", "--pack", str(world.pack), "--system", "pinpoint", "--token-file", str(token)]
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, *SERVE, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as process:
        said = process.stdout.readline()
        assert said.startswith("pinpoint at http://127.0.0.1:") and "end with Ctrl+C" in said
        assert len(list(tmp_path.glob("pinpoint-serve-*"))) == 1
        process.send_signal(signal.SIGTERM)
        assert process.wait(30) == 0
    assert list(tmp_path.glob("pinpoint-serve-*")) == []


def test_a_killed_server_leaves_pixels_only_until_the_next_one_starts(world, tmp_path):
    command = [*SERVE, "--parent", "--pack", str(world.pack)]
    first = Process(command, TMPDIR=str(tmp_path))
    (left,) = tmp_path.glob("pinpoint-serve-*")
    first.kill()
    first.close()
    second = Process(command, TMPDIR=str(tmp_path))
    assert not left.exists()
    second.close()
    assert list(tmp_path.glob("pinpoint-serve-*")) == []


def test_galleries_are_told_by_the_names_of_their_folders_alone(run, world, tmp_path):
    own = tmp_path / "SECRET place" / "own"
    assert run("gallery", "build", world.folder / "photos" / "quito", "--out", own, "--pack", world.pack)[0] == 0
    process = Process([*SERVE, "--parent", "--pack", str(world.pack), "--gallery", str(own)])
    card = connect(process.address).describe()
    assert card.galleries == ("pack tiny", "gallery own") and set(card.digests) == {"pack tiny", "gallery own", "model"}
    assert "SECRET" not in repr(card)
    process.close()


def test_locate_asks_an_engine_elsewhere_and_writes_the_same_run(run, world, server, tmp_path):
    photos = world.folder / "photos" / "quito"
    code, out, _ = run("locate", photos, "--engine", server.address.url, "--out", tmp_path / "there.gpkg")
    assert code == 0
    assert "4 photos go to 127.0.0.1 as pixels without names, places or other metadata, about 0." in out
    assert run("locate", photos, "--pack", world.pack, "--out", tmp_path / "here.gpkg")[0] == 0
    here, there = (runs.read(tmp_path / f"{name}.gpkg") for name in ("here", "there"))
    for table in ("photos", "candidates", "evidence"):
        own = [{**row, "run_id": ""} for row in here[table]]
        assert [{**row, "run_id": ""} for row in there[table]] == own


def test_photos_go_to_another_machine_only_when_that_is_wanted(run, world, tmp_path, monkeypatch):
    monkeypatch.setenv("PINPOINT_TOKEN", TOKEN)
    monkeypatch.setattr("sys.stdin", open(os.devnull))  # noqa: SIM115 - nobody answers
    asked = ("locate", world.photos[0], "--engine", "https://engine.example.org", "--out", tmp_path / "run.gpkg")
    code, out, errors = run(*asked)
    assert code == 1 and "1 photos go to engine.example.org" in out
    assert "add --yes to send photos there" in errors
    sys.stdin.close()


def test_packs_and_galleries_belong_to_the_engine(run, world, server, tmp_path):
    asked = ("locate", world.photos[0], "--engine", server.address.url, "--out", tmp_path / "run.gpkg")
    code, _, errors = run(*asked, "--pack", world.pack)
    assert code == 1 and "name them for `pinpoint serve`" in errors


def test_the_ready_line_is_all_that_is_said(world):
    process = Process([*SERVE, "--parent", "--pack", str(world.pack)])
    assert process.ready["protocol"] == 1 and len(process.ready["pack"]) == 64 and process.ready["port"] > 0
    process.process.stdin.close()
    assert process.process.stdout.read() == b""
    process.process.wait(30)
    process.process.stdout.close()


def test_an_engine_of_another_program_leaves_it_the_processor(world):
    process = Process([*SERVE, "--parent", "--pack", str(world.pack)])
    threads = [int(each) for each in os.listdir(f"/proc/{process.process.pid}/task")]
    own = os.getpriority(os.PRIO_PROCESS, 0)
    assert {os.getpriority(os.PRIO_PROCESS, each) for each in threads} == {min(own + serve.NICENESS, 19)}
    process.close()
