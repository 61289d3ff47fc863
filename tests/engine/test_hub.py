"""Named packs: listing and downloading them, from a real HTTP hub on this machine, with all its faults."""

from __future__ import annotations

import hashlib
import http.server
import json
import os
import re
import resource
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from mirror import serve

from pinpoint_engine import bundles, hub
from pinpoint_engine.cli import main
from pinpoint_engine.errors import MissingPartError, OutputError, PackError, RequestError
from pinpoint_engine.models.pack import open_pack

REVISION = "0123456789abcdef" * 2 + "01234567"
FILES = {"config.json": b'{"model_type": "clip"}', "weights/model.bin": bytes(range(256)) * 14_000}
LARGE = "weights/model.bin"


@pytest.fixture
def mirror():
    with serve({f"/some/model/resolve/{REVISION}/{name}": content for name, content in FILES.items()}) as found:
        yield found


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
    part = hub.part_of(pack, folder) / LARGE
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
    assert not (hub.part_of(pack, folder) / LARGE).exists()
    assert (hub.part_of(pack, folder) / "config.json").exists()


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


@pytest.mark.parametrize("name", ["sydney-capferret", "geoclip-world"])
def test_what_is_no_download_says_how_it_comes(folder, name):
    with pytest.raises(RequestError, match=f"{name} is not downloaded, .*(reinstall Pinpoint|models get {name}`)$"):
        next(hub.fetch(hub.find(name), folder))


# --- files whose digests nobody told us


@pytest.fixture
def untold(pack):
    return replace(pack, sums={}, digest="", files=tuple(FILES))


def test_what_came_is_recorded_and_from_then_on_checked(untold, folder, mirror):
    steps = fetch(untold, folder, mirror)
    assert steps[-1] == hub.Progress(LARGE, len(FILES[LARGE]), len(FILES[LARGE]))
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert f"{sha256(FILES[LARGE])}  {LARGE}" in (folder / bundles.SUMS).read_text()
    hub.verify(untold, folder)
    mirror.asked.clear()
    assert fetch(untold, folder, mirror) == [] == mirror.asked
    (folder / LARGE).write_bytes(b"")
    with pytest.raises(PackError, match=r"weights/model.bin is damaged; get it with"):
        hub.verify(untold, folder)


def interrupted(*arguments):
    raise KeyboardInterrupt


@pytest.mark.parametrize("step", ["_sums", "_open_to_others", "_sync", "swap"])
@pytest.mark.parametrize("kind", ["pack", "untold"])
def test_who_is_interrupted_after_the_download_downloads_nothing_again(
    request, folder, mirror, monkeypatch, kind, step
):
    wanted = request.getfixturevalue(kind)
    with monkeypatch.context() as patched:
        patched.setattr(bundles, step, interrupted)
        with pytest.raises(KeyboardInterrupt):
            fetch(wanted, folder, mirror)
    assert not folder.exists() and os.listdir(folder.parent) == [hub.part_of(wanted, folder).name]
    mirror.asked.clear()
    assert fetch(wanted, folder, mirror) == [] == mirror.asked
    hub.verify(wanted, folder)
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert os.listdir(folder.parent) == [folder.name]


def test_what_was_begun_of_another_revision_is_not_taken_for_this_one(untold, folder, mirror):
    older = replace(untold, revision="f" * 40)
    for name, content in FILES.items():
        mirror.files[f"/some/model/resolve/{older.revision}/{name}"] = content[::-1]
    steps = hub.fetch(older, folder, mirror.url)
    while next(steps).file != LARGE:
        pass
    steps.close()
    assert fetch(untold, folder, mirror)[0].file == "config.json"
    assert {name: (folder / name).read_bytes() for name in FILES} == FILES
    assert os.listdir(folder.parent) == [folder.name]


def test_a_pack_of_another_revision_is_not_whole_and_comes_anew(untold, folder, mirror):
    fetch(untold, folder, mirror)
    newer = replace(untold, revision="f" * 40)
    assert hub.is_whole(untold, folder) and not hub.is_whole(newer, folder)
    with pytest.raises(PackError, match=r"damaged: its files are not of the revision ffffffffffff; get it with"):
        hub.verify(newer, folder)
    for name, content in FILES.items():
        mirror.files[f"/some/model/resolve/{newer.revision}/{name}"] = content[::-1]
    fetch(newer, folder, mirror)
    hub.verify(newer, folder)
    assert (folder / LARGE).read_bytes() == FILES[LARGE][::-1]


def test_what_the_hub_states_of_a_large_file_is_checked(untold, folder, mirror):
    path = f"/some/model/resolve/{REVISION}/{LARGE}"
    mirror.stated[path] = "0" * 64
    with pytest.raises(PackError, match=r"not 000000000000… as published, and was deleted"):
        fetch(untold, folder, mirror)
    mirror.stated[path] = sha256(FILES[LARGE])
    fetch(untold, folder, mirror)
    hub.verify(untold, folder)


def test_a_file_that_was_only_begun_is_not_taken_for_whole(untold, folder, mirror):
    mirror.breaks_after = 1_000_000
    with pytest.raises(PackError, match="run the command again to resume"):
        fetch(untold, folder, mirror)
    mirror.breaks_after = None
    mirror.asked.clear()
    fetch(untold, folder, mirror)
    assert len(mirror.asked) == 1 and mirror.asked[0][1].startswith("bytes=")
    assert (folder / LARGE).read_bytes() == FILES[LARGE]


# --- the wheel of a package


@pytest.fixture
def wheel(tmp_path, pack):
    """A pack that comes with a package, and the path and the bytes of its wheel."""
    path = tmp_path / "some-1.0-py3-none-any.whl"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as opened:
        opened.writestr("some/__init__.py", "raise SystemExit")
        for name, content in FILES.items():
            opened.writestr(f"some/model/{name}", content)
    content = path.read_bytes()
    where = f"packages/aa/bb/{path.name}"
    packed = replace(pack, kind=hub.PACKAGE, origin="some==1.0", revision="", wheel=(where, sha256(content)))
    return packed, {f"/{where}": content}


def sha256(content):
    return hashlib.sha256(content).hexdigest()


def test_the_files_of_a_package_come_out_of_its_wheel_and_nothing_else(wheel, folder):
    pack, files = wheel
    with serve(files) as mirror:
        steps = list(hub.fetch(pack, folder, "http://nowhere.invalid", mirror.url))
        assert_whole(pack, folder)
        assert steps[-1].file == "some-1.0-py3-none-any.whl"
        assert list(hub.fetch(pack, folder, "http://nowhere.invalid", mirror.url)) == []
        assert len(mirror.asked) == 1


def test_a_wheel_is_resumed_and_one_with_another_digest_refused(wheel, folder):
    pack, files = wheel
    with serve(files) as mirror:
        mirror.breaks_after = 1_000_000
        with pytest.raises(PackError, match=r"whl stopped after .* MB .* run the command again to resume$"):
            list(hub.fetch(pack, folder, index=mirror.url))
        mirror.breaks_after = None
        list(hub.fetch(pack, folder, index=mirror.url))
        assert mirror.asked[-1][1].startswith("bytes=")
        assert_whole(pack, folder)
        other = replace(pack, wheel=(pack.wheel[0], "0" * 64), sums={**pack.sums, "config.json": "0" * 64})
        with pytest.raises(PackError, match=r"was deleted; try again, or name another mirror with --index$"):
            list(hub.fetch(other, folder, index=mirror.url))


def test_who_is_interrupted_after_a_wheel_was_opened_downloads_nothing_again(wheel, folder, monkeypatch):
    pack, files = wheel
    with serve(files) as mirror:
        with monkeypatch.context() as patched:
            patched.setattr(bundles, "_sums", interrupted)
            with pytest.raises(KeyboardInterrupt):
                list(hub.fetch(pack, folder, index=mirror.url))
        assert list(hub.fetch(pack, folder, index=mirror.url)) == [] and len(mirror.asked) == 1
        assert_whole(pack, folder)


def test_a_package_that_was_downloaded_is_found_where_it_is_not_installed(wheel, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    pack, files = wheel
    with pytest.raises(MissingPartError, match=r"get it with `pinpoint models get some`, or install it with `pip .*`$"):
        hub.folder_of(pack)
    assert not hub.is_here(pack)
    with serve(files) as mirror:
        list(hub.fetch(pack, hub.home_of(pack), index=mirror.url))
    assert hub.is_here(pack) and hub.folder_of(pack) == hub.home_of(pack)


@pytest.mark.slow
def test_the_published_wheel_is_what_the_registry_says(folder):
    """From PyPI itself; skipped where that cannot be reached."""
    pack = hub.find("geoclip")
    try:
        list(hub.fetch(pack, folder))
    except PackError as error:
        if error.code != "offline":
            raise
        pytest.skip(f"PyPI cannot be reached: {error}")
    hub.verify(pack, folder)


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
        is_assembled = pack.kind == hub.ASSEMBLED
        assert [is_assembled, bool(pack.sums), bool(pack.files)].count(True) == 1
        assert all(hub.find(name).sums if is_assembled else hub.find(name).kind == hub.HUB for name in pack.parts)
        assert pack.parts or not is_assembled
        digests = (pack.digest, *pack.sums.values()) if pack.sums else ()
        assert all(re.fullmatch("[0-9a-f]{64}", digest) for digest in digests)
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
