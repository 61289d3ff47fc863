"""Named packs: listing and downloading them, from a real HTTP hub on this machine, with all its faults."""

from __future__ import annotations

import hashlib
import http.server
import json
import os
import re
import resource
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from pinpoint_engine import bundles, hub
from pinpoint_engine.cli import main
from pinpoint_engine.errors import OutputError, PackError, RequestError
from pinpoint_engine.models.pack import open_pack

REVISION = "0123456789abcdef" * 2 + "01234567"
FILES = {"config.json": b'{"model_type": "clip"}', "weights/model.bin": bytes(range(256)) * 14_000}
LARGE = "weights/model.bin"


@dataclass
class Mirror:
    """A hub on this machine: its files, its faults, and the requests it has received."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    knows_ranges: bool = True
    breaks_after: int | None = None
    status: int = 200
    asked: list[tuple[str, str]] = field(default_factory=list)


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers as a hub does: redirects to the bytes, supports ranges, and returns 404 for unknown files."""

    mirror: Mirror

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        if not self.path.startswith("/bytes"):
            self.send_response(302 if self.mirror.status == 200 else self.mirror.status)
            self.send_header("Location", f"/bytes{self.path}")
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.mirror.asked.append((self.path.rpartition("/")[2], wanted))
        whole = self.mirror.files.get(self.path.removeprefix("/bytes"))
        if whole is None:
            self.send_error(404)
            return
        start = int(re.findall(r"\d+", wanted)[0]) if wanted and self.mirror.knows_ranges else 0
        if start and start >= len(whole):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(whole) - start))
        self.end_headers()
        stop = len(whole) if self.mirror.breaks_after is None else start + self.mirror.breaks_after
        self.wfile.write(whole[start:stop])
        self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet."""


@pytest.fixture
def mirror():
    found = Mirror(files={f"/some/model/resolve/{REVISION}/{name}": content for name, content in FILES.items()})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Answers,), {"mirror": found}))
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield found
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def pack():
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
    size = sum(map(len, FILES.values()))
    return hub.NamedPack("some", hub.HUB, "some/model", REVISION, size, "MIT", "a few photos", sums, "")


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "packs" / "some"


def fetch(pack, folder, mirror):
    return list(hub.fetch(pack, folder, mirror.url))


def assert_whole(pack, folder):
    hub.verify(pack, folder)
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert bundles.faults(folder, tuple(FILES)) == []
    assert os.listdir(folder.parent) == [folder.name]


# --- getting


def test_a_pack_comes_whole_and_tells_how_far_it_is(pack, folder, mirror):
    steps = fetch(pack, folder, mirror)
    assert_whole(pack, folder)
    assert steps[-1] == hub.Progress(LARGE, len(FILES[LARGE]), len(FILES[LARGE]))
    large = [step.done_bytes for step in steps if step.file == LARGE]
    assert large == sorted(large) and len(large) > 3
    assert {step.size_bytes for step in steps} == set(map(len, FILES.values()))


def test_what_is_whole_is_not_asked_for_again(pack, folder, mirror):
    fetch(pack, folder, mirror)
    mirror.asked.clear()
    assert fetch(pack, folder, mirror) == []
    assert mirror.asked == []


def test_a_broken_download_goes_on_where_it_stopped(pack, folder, mirror):
    mirror.breaks_after = 2_000_000
    said = r"model.bin stopped after 1.8 MB \(the connection was cut\); run the command again to resume$"
    with pytest.raises(PackError, match=said):
        fetch(pack, folder, mirror)
    assert not folder.exists()
    mirror.breaks_after = None
    mirror.asked.clear()
    fetch(pack, folder, mirror)
    assert mirror.asked == [("model.bin", f"bytes={2_000_000 // hub.BLOCK_BYTES * hub.BLOCK_BYTES}-")]
    assert_whole(pack, folder)


def test_who_stops_asking_keeps_what_has_come(pack, folder, mirror):
    steps = hub.fetch(pack, folder, mirror.url)
    while next(steps).done_bytes < 2 << 20:
        pass
    steps.close()
    mirror.asked.clear()
    fetch(pack, folder, mirror)
    assert mirror.asked == [("model.bin", f"bytes={2 << 20}-")]
    assert_whole(pack, folder)


def test_a_hub_that_ignores_ranges_is_read_from_the_beginning(pack, folder, mirror):
    mirror.breaks_after, mirror.knows_ranges = 2_000_000, False
    with pytest.raises(PackError, match=r"run the command again to resume$"):
        fetch(pack, folder, mirror)
    mirror.breaks_after = None
    fetch(pack, folder, mirror)
    assert_whole(pack, folder)


@pytest.mark.parametrize("left", [len(FILES[LARGE]), len(FILES[LARGE]) + 9])
def test_a_damaged_part_as_long_as_the_file_is_read_anew(pack, folder, mirror, left):
    part = folder.with_name(".some.part") / LARGE
    part.parent.mkdir(parents=True)
    part.write_bytes(b"x" * left)
    fetch(pack, folder, mirror)
    assert_whole(pack, folder)


def test_another_file_is_refused_and_removed(pack, folder, mirror):
    for name in mirror.files:
        mirror.files[name] = mirror.files[name].replace(b"\x01", b"\x02")
    with pytest.raises(
        PackError, match=r"as published, and was deleted; try again, or name another .*--hub$"
    ) as caught:
        fetch(pack, folder, mirror)
    assert caught.value.code == "other_digest"
    assert not folder.exists()
    assert not (folder.with_name(".some.part") / LARGE).exists()
    assert (folder.with_name(".some.part") / "config.json").exists()


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (200, "it does not have this file at this revision: .* --hub$"),
        (401, "not public there: .*--hub$"),
        (503, "later, .*--hub$"),
    ],
)
def test_what_the_hub_refuses_is_said(pack, folder, mirror, status, said):
    mirror.status = status
    with pytest.raises(PackError, match=rf"the hub answers {404 if status == 200 else status} for http.*; .*{said}"):
        fetch(replace(pack, revision="f" * 40), folder, mirror)
    assert not folder.exists()


def test_offline_the_way_out_is_named(pack, folder, mirror):
    silent = f"http://127.0.0.1:{unused_port()}"
    with pytest.raises(
        PackError, match=r"cannot be reached at .* refused: nothing listens there\); connect .* name their folder$"
    ) as caught:
        list(hub.fetch(pack, folder, silent))
    assert caught.value.code == "offline"
    with pytest.raises(PackError, match="cannot be reached"):
        list(hub.fetch(pack, folder, "http://nowhere.invalid"))


def unused_port():
    with http.server.HTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as server:
        return server.server_port


@pytest.mark.parametrize("address", ["nowhere", "ftp://nowhere", "http://", "http://[::1"])
def test_what_is_no_address_is_refused(pack, folder, address):
    with pytest.raises(RequestError, match=r"is not a valid address .*--hub https://huggingface.co$"):
        list(hub.fetch(pack, folder, address))


def test_a_full_disk_keeps_what_has_come(pack, folder, mirror):
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (2 << 20, limits[1]))
        with pytest.raises(OutputError, match=r"model.bin cannot be written \(.+\); free some space or choose another"):
            fetch(pack, folder, mirror)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    mirror.asked.clear()
    fetch(pack, folder, mirror)
    assert mirror.asked == [("model.bin", f"bytes={2 << 20}-")]
    assert_whole(pack, folder)


def test_a_folder_of_something_else_is_left_alone(pack, folder, mirror):
    folder.mkdir(parents=True)
    (folder / "holiday.jpg").write_bytes(b"a photo")
    with pytest.raises(OutputError, match="holds other files"):
        fetch(pack, folder, mirror)
    assert mirror.asked == []


@pytest.mark.parametrize(
    ("name", "remedy"), [("geoclip", "geoclip==1.3.0`"), ("sydney-capferret", "reinstall Pinpoint")]
)
def test_what_is_no_download_says_how_it_comes(folder, name, remedy):
    with pytest.raises(RequestError, match=f"{name} is not downloaded, .*{remedy}$"):
        next(hub.fetch(hub.find(name), folder))


# --- proving


def test_missing_and_damaged_files_are_named(pack, folder, mirror):
    fetch(pack, folder, mirror)
    (folder / "config.json").write_text("{}")
    (folder / LARGE).unlink()
    said = r"is damaged: config.json is damaged; weights/model.bin is missing; get it with `pinpoint models get some`$"
    with pytest.raises(PackError, match=said):
        hub.verify(pack, folder)
    fetch(pack, folder, mirror)
    assert_whole(pack, folder)


# --- the registry


def test_every_named_pack_says_what_it_is():
    for pack in hub.packs():
        assert pack.licence and pack.trained_on and pack.size_bytes > 1_000_000
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in (pack.digest, *pack.sums.values()))
        assert bool(re.fullmatch("[0-9a-f]{40}", pack.revision)) == (pack.kind == hub.HUB)


def test_no_digest_stands_in_json():
    for about in hub.REGISTRY.glob("*/about.json"):
        assert not re.search("[0-9a-f]{32}", about.read_text())


def test_the_embedded_pack_is_what_the_registry_says():
    pack, opened = hub.find("sydney-capferret"), open_pack()
    assert (pack.name, pack.digest, hub.folder_of(pack)) == (opened.name, opened.digest, opened.folder)
    hub.verify(pack, opened.folder)


@pytest.mark.skipif(not hub.is_here(hub.find("geoclip")), reason="the package geoclip is not installed")
def test_the_package_is_what_the_registry_says():
    pack = hub.find("geoclip")
    hub.verify(pack, hub.folder_of(pack))
    assert pack.size_bytes == sum((hub.folder_of(pack) / name).stat().st_size for name in pack.sums)


# --- the command line


@pytest.fixture
def registry(tmp_path, monkeypatch, pack):
    """A registry with one pack, and a temporary home."""
    about = {
        "kind": pack.kind,
        "origin": pack.origin,
        "bytes": pack.size_bytes,
        "licence": "MIT",
        "trained_on": "photos",
    }
    home = tmp_path / "registry" / "some"
    home.mkdir(parents=True)
    (home / "about.json").write_text(json.dumps(about))
    (home / "REVISION").write_text(f"{REVISION}\n")
    (home / "SHA256SUMS").write_text("".join(f"{wanted}  {name}\n" for name, wanted in pack.sums.items()))
    monkeypatch.setattr(hub, "REGISTRY", home.parent)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def run(capsys) -> Callable[..., tuple[int, str, str]]:
    def run(*arguments):
        code = main(["models", *map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_list_get_and_verify(run, registry, mirror, tmp_path):
    code, out, _ = run("list")
    assert code == 0
    assert f"some: 3.6 MB, not here\n    from        some/model at {REVISION}\n    licence     MIT\n" in out
    code, out, _ = run("get", "some", "--hub", mirror.url)
    assert code == 0
    assert "model.bin: 3.6 of 3.6 MB\n" in out and len(out.splitlines()) <= 13
    assert out.endswith(f"some in {Path(tmp_path, '.cache', 'pinpoint', 'some')}\n")
    assert "some: 3.6 MB, here\n" in run("list")[1]
    code, out, _ = run("verify", "some")
    assert (code, out.rpartition(" is ")[2]) == (0, "intact: 2 files as published\n")


def test_a_folder_may_be_named_and_errors_end_with_a_remedy(run, registry, mirror, folder):
    assert run("get", "some", "--hub", mirror.url, "--folder", folder)[0] == 0
    assert run("verify", "some", "--folder", folder)[0] == 0
    (folder / LARGE).write_bytes(b"")
    code, _, error = run("verify", "some", "--folder", folder)
    assert (code, error.rpartition("; ")[2]) == (1, "get it with `pinpoint models get some` [bad_pack]\n")
    code, _, error = run("get", "other")
    assert (code, error) == (1, "pinpoint: there is no pack 'other'; choose one of some [bad_request]\n")
