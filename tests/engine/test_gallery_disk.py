"""A gallery on disk is opened only if it is intact and of the right model; an interrupted save loses nothing."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import numpy as np
import pytest
import tiny

from pinpoint_engine import bundles
from pinpoint_engine.errors import GalleryError, OutputError
from pinpoint_engine.gallery import open_gallery
from pinpoint_engine.types import Source

ROOT = Path(__file__).resolve().parents[2]
MODEL = "m" * 64
FIELDS = {
    "id": ["a", 'b,"quoted"', "c"],
    "source": [Source.STREET, Source.INTERNET, Source.INTERNET],
    "url": ["https://example.org/?a=1&b=2", "", "file:///x"],
    "author": ["Ørjan\nof two lines", "日本", ""],
    "licence": ["CC BY-SA 4.0", "", ""],
    "captured_at": [datetime(2024, 5, 1, 12, 30), None, datetime(1999, 1, 1, tzinfo=timezone(timedelta(hours=2)))],
    "sequence": ["walk/1", "", "walk/1"],
}
PLACES = [(90, 180), (-90, -180), (-33.8567, 151.2153)]


@pytest.fixture
def saved(make_gallery, tmp_path):
    """A gallery's folder."""
    make_gallery(PLACES, **FIELDS).save(tmp_path / "gallery")
    return tmp_path / "gallery"


def resum(folder):
    """Renew the checksums of a changed folder, as if another version had written it."""
    (folder / bundles.SUMS).write_text(bundles._sums(folder))


def code(folder, model=MODEL):
    with pytest.raises(GalleryError) as caught:
        open_gallery(folder, model)
    assert "build" in str(caught.value)
    return caught.value.code


def test_everything_comes_back(make_gallery, saved):
    made, opened = make_gallery(PLACES, **FIELDS), open_gallery(saved, MODEL)
    assert opened.references == made.references
    assert np.array_equal(opened.vectors, made.vectors)
    assert opened.vectors.dtype == np.float16
    assert opened.model == MODEL


def test_positions_are_kept_to_centimetres(make_gallery, tmp_path):
    make_gallery([(1 / 3, 100 / 7)]).save(tmp_path / "gallery")
    assert np.abs(open_gallery(tmp_path / "gallery", MODEL).latlon - [(1 / 3, 100 / 7)]).max() < 1e-7


def test_an_empty_gallery_comes_back(make_gallery, tmp_path):
    make_gallery(np.empty((0, 2)), np.empty((0, 16))).save(tmp_path / "gallery")
    assert len(open_gallery(tmp_path / "gallery", MODEL)) == 0


def test_a_name_that_is_no_text_does_not_stop_the_save(make_gallery, tmp_path):
    make_gallery([(0, 0)], author=["caf\udce9"]).save(tmp_path / "gallery")
    assert open_gallery(tmp_path / "gallery", MODEL).references[0].author == "caf?"


def test_the_same_gallery_has_the_same_digest(make_gallery, saved, tmp_path):
    make_gallery(PLACES, **FIELDS).save(tmp_path / "again")
    assert bundles.folder_digest(saved) == bundles.folder_digest(tmp_path / "again")


def test_saving_replaces_the_old_one_and_leaves_nothing_else(make_gallery, saved):
    make_gallery([(1, 2)]).save(saved)
    assert len(open_gallery(saved, MODEL)) == 1
    assert os.listdir(saved.parent) == [saved.name]


def test_a_link_to_a_gallery_stays_a_link(make_gallery, saved, tmp_path):
    (tmp_path / "link").symlink_to(saved)
    make_gallery([(1, 2)]).save(tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert len(open_gallery(saved, MODEL)) == 1


def test_the_folder_follows_the_umask(make_gallery, tmp_path):
    (tmp_path / "plain").mkdir()
    make_gallery([(1, 2)]).save(tmp_path / "gallery")
    assert (tmp_path / "gallery").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.parametrize("name", ["vectors.npy", "references.csv", "manifest.json", "MODEL"])
def test_a_changed_file_is_noticed(saved, name):
    content = bytearray((saved / name).read_bytes())
    content[len(content) // 2] ^= 1
    (saved / name).write_bytes(content)
    assert code(saved) == "bad_gallery"


@pytest.mark.parametrize("name", ["vectors.npy", "references.csv", "MODEL", bundles.SUMS])
def test_a_missing_file_is_noticed(saved, name):
    (saved / name).unlink()
    assert code(saved) == "bad_gallery"


def test_a_file_that_was_never_summed_is_noticed(saved):
    lines = (saved / bundles.SUMS).read_text().splitlines(keepends=True)
    (saved / bundles.SUMS).write_text("".join(line for line in lines if "vectors" not in line))
    assert code(saved) == "bad_gallery"


@pytest.mark.parametrize("name", ["../secret", "{folder}/secret", ""])
def test_sums_that_reach_outside_are_refused(saved, name):
    """Even though the named files exist and have the listed digests."""
    secret = saved.parent / "secret"
    secret.write_text("dear")
    with (saved / bundles.SUMS).open("a") as file:
        file.write(f"{bundles.sha256(secret)}  {name.format(folder=saved.parent)}\n")
    assert code(saved) == "bad_gallery"


def test_no_gallery_at_all(tmp_path):
    assert code(tmp_path / "none") == "missing_gallery"
    assert code(tmp_path) == "missing_gallery"


def test_a_gallery_of_another_model(saved):
    assert code(saved, "x" * 64) == "other_model"


def change_manifest(folder, **values):
    manifest = json.loads((folder / "manifest.json").read_text())
    (folder / "manifest.json").write_text(json.dumps({**manifest, **values}))


DAMAGE = {
    "newer format": lambda folder: change_manifest(folder, format=2),
    "no manifest": lambda folder: (folder / "manifest.json").write_text("[]"),
    "other dim": lambda folder: change_manifest(folder, dim=17),
    "too few vectors": lambda folder: np.save(folder / "vectors.npy", np.zeros((1, 16), np.float16)),
    "other vectors": lambda folder: np.save(folder / "vectors.npy", np.zeros((3, 16), np.float64)),
    "cut vectors": lambda folder: os.truncate(folder / "vectors.npy", 150),
    "no place": lambda folder: (folder / "references.csv").write_text(
        "id,lat,lon,source,captured_at\na,91,0,street,\n"
    ),
    "no columns": lambda folder: (folder / "references.csv").write_text("id\na\nb\nc\n"),
    "no text": lambda folder: (folder / "references.csv").write_bytes(b"id\n\xff\n"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_whole_but_of_no_use(saved, damage):
    DAMAGE[damage](saved)
    resum(saved)
    assert code(saved) == "bad_gallery"


def test_pickled_vectors_are_not_unpickled(saved, tmp_path):
    trap = tiny.Trap(tmp_path / "sprung")
    trap.save(saved / "vectors.npy")
    resum(saved)
    assert code(saved) == "bad_gallery" and not trap.is_sprung


def elsewhere(path, folder):
    """Move a file or folder away, and leave a symlink to it."""
    (folder / "elsewhere").mkdir()
    path.rename(folder / "elsewhere" / path.name)
    path.symlink_to(folder / "elsewhere" / path.name)


@pytest.mark.parametrize("name", ["vectors.npy", "manifest.json"])
def test_a_symlink_is_no_part_of_a_gallery_though_its_content_is_right(saved, tmp_path, name):
    elsewhere(saved / name, tmp_path)
    assert (saved / name).read_bytes()
    assert code(saved) == "bad_gallery"


@pytest.mark.parametrize("linked", ["part", "part/inner", "part/inner/file"])
def test_a_folder_that_is_proved_reaches_nowhere_else(tmp_path, linked):
    def fill(folder):
        (folder / "part" / "inner").mkdir(parents=True)
        for name in ("file", "part/file", "part/inner/file"):
            (folder / name).write_text(name)

    bundles.write_folder(tmp_path / "bundle", fill)
    assert bundles.faults(tmp_path / "bundle", ["file", "part/inner/file"]) == []
    elsewhere(tmp_path / "bundle" / linked, tmp_path)
    faults = bundles.faults(tmp_path / "bundle", ["file"])
    inside = {"part": ["part/file", "part/inner/file"]}.get(linked, ["part/inner/file"])
    assert faults == [f"SHA256SUMS names {name!r}, which is not inside the folder" for name in inside]


def assert_old_one_stands(saved):
    assert len(open_gallery(saved, MODEL)) == len(PLACES)
    assert os.listdir(saved.parent) == [saved.name]


def test_a_file_that_may_not_grow_leaves_the_old_one(make_gallery, saved):
    large = make_gallery(np.zeros((500, 2)))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
        with pytest.raises(OutputError, match="free some space"):
            large.save(saved)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert_old_one_stands(saved)


def test_a_full_disk_leaves_the_old_one(make_gallery, small_disk):
    make_gallery(PLACES, **FIELDS).save(small_disk / "gallery")
    with pytest.raises(OutputError, match=r"cannot be written \((?!None)"):
        make_gallery(np.zeros((5000, 2))).save(small_disk / "gallery")
    assert_old_one_stands(small_disk / "gallery")


def test_a_folder_with_something_else_in_it_is_never_replaced(make_gallery, tmp_path):
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday" / "photo.jpg").write_bytes(b"dear")
    with pytest.raises(OutputError, match="name a new folder"):
        make_gallery([(0, 0)]).save(tmp_path / "holiday")
    with pytest.raises(OutputError, match="name a new folder"):
        make_gallery([(0, 0)]).save(tmp_path / "holiday" / "photo.jpg")
    assert (tmp_path / "holiday" / "photo.jpg").read_bytes() == b"dear"


def test_an_empty_folder_may_become_a_gallery(make_gallery, tmp_path):
    (tmp_path / "new").mkdir()
    make_gallery([(0, 0)]).save(tmp_path / "new")
    assert len(open_gallery(tmp_path / "new", MODEL)) == 1


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
import numpy as np
from pinpoint_engine.gallery import Gallery, open_gallery
from pinpoint_engine.types import Location, Reference, Source

folder, model = Path(sys.argv[1], "gallery"), "m" * 64

def gallery(count):
    references = [Reference(f"r{row}", Location(0, 0), Source.STREET) for row in range(count)]
    return Gallery(references, np.ones((count, 16), np.float16), model)

def killed(step, work):
    "Kill a child at its given step on files, or after some time; tell whether it was done before."
    child = os.fork()
    if child == 0:
        left = [step]
        def count(event, _):
            if event.startswith(("os.", "shutil.", "open")):
                left[0] -= 1
                if left[0] == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        if step:
            sys.addaudithook(count)
        work()
        os._exit(0)
    if not step:
        time.sleep(random.uniform(0.001, 0.03))
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1] == 0

old, new = gallery(2), gallery(3)
def forever():
    while True:
        new.save(folder)
        old.save(folder)

old.save(folder)
step, seen = 1, set()
while not killed(step, lambda: new.save(folder)):
    seen.add(len(open_gallery(folder, model)))
    old.save(folder)
    step += 1
for _ in range(15):
    killed(0, forever)
    seen.add(len(open_gallery(folder, model)))
print(step, sorted(seen))
"""


def test_a_save_that_is_killed_at_any_step_leaves_the_old_or_the_new():
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # a disk would take seconds to sync each save
    with tempfile.TemporaryDirectory(dir=memory) as folder:
        command = [sys.executable, "-c", KILLED, folder]
        run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, timeout=120)
    assert run.returncode == 0, run.stderr
    steps, seen = run.stdout.split(maxsplit=1)
    assert int(steps) > 20
    assert seen.strip() == "[2, 3]"
