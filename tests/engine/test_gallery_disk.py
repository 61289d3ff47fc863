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
from pinpoint_engine.gallery import Gallery, disk, gallery_digest, open_gallery, save_gallery
from pinpoint_engine.gallery.shards import FACTS, KEYS, TABLE, VECTORS, Shard
from pinpoint_engine.types import Location, Reference, Source

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
    save_gallery(make_gallery(PLACES, **FIELDS), tmp_path / "gallery")
    return tmp_path / "gallery"


def shard_of(folder):
    """Return the folder of a gallery's only shard."""
    [shard] = (folder / "shards").iterdir()
    return shard


def resum(folder):
    """Renew the sizes and digests of a changed gallery, as if another version had written it."""
    told = json.loads((folder / "manifest.json").read_text().replace("sha256:", ""))
    for shard in told["shards"]:
        for name, file in shard["files"].items():
            path = folder / "shards" / shard["name"] / name
            if path.is_file():
                file.update(size=path.stat().st_size, sha256=bundles.sha256(path))
    write_manifest(folder, told)


def write_manifest(folder, told):
    """Write a manifest with the digest of its content."""
    rest = {name: value for name, value in told.items() if name not in ("format", "sha256")}
    text = json.dumps({**told, "sha256": disk._sum(rest)}, indent=1)
    (folder / "manifest.json").write_text(text)


def code(folder, model=MODEL):
    with pytest.raises(GalleryError) as caught:
        open_gallery(folder, model)
    assert "build" in str(caught.value)
    return caught.value.code


def test_everything_comes_back(make_gallery, saved):
    made, opened = make_gallery(PLACES, **FIELDS), open_gallery(saved, MODEL)
    assert opened.references.of(opened.added) == list(made.references)
    assert np.array_equal(opened.vectors[opened.added], made.vectors)
    assert opened.latlon[opened.added].tolist() == made.latlon.tolist()
    assert opened.vectors.dtype == np.float16
    assert opened.model == MODEL


def test_positions_are_kept_to_the_bit(make_gallery, tmp_path):
    save_gallery(make_gallery([(1 / 3, 100 / 7)]), tmp_path / "gallery")
    opened = open_gallery(tmp_path / "gallery", MODEL)
    assert opened.latlon.tolist() == [[1 / 3, 100 / 7]] and opened.references[0].location == Location(1 / 3, 100 / 7)


def test_an_empty_gallery_comes_back(make_gallery, tmp_path):
    save_gallery(make_gallery(np.empty((0, 2)), np.empty((0, 16))), tmp_path / "gallery")
    assert len(open_gallery(tmp_path / "gallery", MODEL)) == 0


def test_a_name_that_is_no_text_does_not_stop_the_save(make_gallery, tmp_path):
    save_gallery(make_gallery([(0, 0)], author=["caf\udce9"]), tmp_path / "gallery")
    assert open_gallery(tmp_path / "gallery", MODEL).references[0].author == "caf?"


def test_the_same_gallery_has_the_same_digest(make_gallery, saved, tmp_path):
    save_gallery(make_gallery(PLACES, **FIELDS), tmp_path / "again")
    assert gallery_digest(saved) == gallery_digest(tmp_path / "again")


def test_saving_replaces_the_old_one_and_leaves_nothing_else(make_gallery, saved):
    save_gallery(make_gallery([(1, 2)]), saved)
    assert len(open_gallery(saved, MODEL)) == 1
    assert os.listdir(saved.parent) == [saved.name]


def test_a_link_to_a_gallery_stays_a_link(make_gallery, saved, tmp_path):
    (tmp_path / "link").symlink_to(saved)
    save_gallery(make_gallery([(1, 2)]), tmp_path / "link")
    assert (tmp_path / "link").is_symlink()
    assert len(open_gallery(saved, MODEL)) == 1


def test_the_folder_follows_the_umask(make_gallery, tmp_path):
    (tmp_path / "plain").mkdir()
    save_gallery(make_gallery([(1, 2)]), tmp_path / "gallery")
    assert (tmp_path / "gallery").stat().st_mode == (tmp_path / "plain").stat().st_mode


NAMES = (VECTORS, KEYS, TABLE, *(f"{name}.npy" for name in FACTS))


@pytest.mark.parametrize("name", NAMES)
def test_a_changed_file_is_noticed(saved, name):
    content = bytearray((shard_of(saved) / name).read_bytes())
    content[len(content) // 2] ^= 1
    (shard_of(saved) / name).write_bytes(content)
    assert code(saved) == "bad_gallery"


def test_a_changed_manifest_is_noticed(saved):
    text = (saved / "manifest.json").read_text()
    (saved / "manifest.json").write_text(text.replace('"rows": 3', '"rows": 2'))
    assert code(saved) == "bad_gallery"


@pytest.mark.parametrize("name", NAMES)
def test_a_missing_file_is_noticed(saved, name):
    (shard_of(saved) / name).unlink()
    assert code(saved) == "bad_gallery"


def test_a_large_file_is_checked_by_its_size_and_by_verifying(saved, monkeypatch):
    monkeypatch.setattr(disk, "CHECKED_BYTES", 10)
    content = bytearray((shard_of(saved) / VECTORS).read_bytes())
    content[-1] ^= 1
    (shard_of(saved) / VECTORS).write_bytes(content)
    assert len(open_gallery(saved, MODEL)) == len(PLACES)
    [fault] = disk.faults_of(saved, disk.Manifest.read(saved), all_of_it=True)
    assert fault.endswith("vectors.npy does not match its checksum")
    os.truncate(shard_of(saved) / VECTORS, 100)
    assert code(saved) == "bad_gallery"


@pytest.mark.parametrize("name", ["../../secret", "../secret", "{folder}/secret", ""])
def test_a_manifest_that_reaches_outside_is_refused(saved, name):
    """Even though the named file exists and has the listed digest."""
    secret = saved.parent / "secret"
    secret.write_text("dear")
    told = json.loads((saved / "manifest.json").read_text().replace("sha256:", ""))
    file = {"size": 4, "sha256": bundles.sha256(secret)}
    told["shards"][0]["files"][name.format(folder=saved.parent)] = file
    write_manifest(saved, told)
    assert code(saved) == "bad_gallery"


@pytest.mark.parametrize("values", [{"name": "../shards/00000001"}, {"name": ""}, {"name": "."}])
def test_a_shard_lies_where_shards_lie(saved, values):
    told = json.loads((saved / "manifest.json").read_text().replace("sha256:", ""))
    told["shards"][0].update(values)
    write_manifest(saved, told)
    assert code(saved) == "bad_gallery"


def test_no_gallery_at_all(tmp_path):
    assert code(tmp_path / "none") == "missing_gallery"
    assert code(tmp_path) == "missing_gallery"


def test_a_gallery_of_another_model(saved):
    assert code(saved, "x" * 64) == "other_model"


def change_manifest(folder, **values):
    write_manifest(folder, {**json.loads((folder / "manifest.json").read_text().replace("sha256:", "")), **values})


DAMAGE = {
    "newer format": lambda folder: change_manifest(folder, format=3),
    "no manifest": lambda folder: (folder / "manifest.json").write_text("[]"),
    "other dim": lambda folder: change_manifest(folder, dim=17),
    "too few vectors": lambda folder: np.save(shard_of(folder) / VECTORS, np.zeros((1, 16), np.float16)),
    "other vectors": lambda folder: np.save(shard_of(folder) / VECTORS, np.zeros((3, 16), np.float64)),
    "cut vectors": lambda folder: os.truncate(shard_of(folder) / VECTORS, 150),
    "too few sources": lambda folder: np.save(shard_of(folder) / "source.npy", np.zeros(2, np.uint8)),
    "no texts": lambda folder: (shard_of(folder) / TABLE).write_bytes(b"no database, though as long as one" * 100),
    "no keys": lambda folder: (shard_of(folder) / KEYS).write_bytes(b"keys"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_whole_but_of_no_use(saved, damage):
    DAMAGE[damage](saved)
    if damage != "no manifest":
        resum(saved)
    assert code(saved) in ("bad_gallery", "other_format")


def test_texts_that_cannot_be_read_are_told_when_they_are_asked_for(saved):
    (shard_of(saved) / TABLE).write_bytes(b"")  # a database without tables
    resum(saved)
    opened = open_gallery(saved, MODEL)
    with pytest.raises(GalleryError, match="build the gallery again"):
        opened.references[0]


def test_pickled_vectors_are_not_unpickled(saved, tmp_path):
    trap = tiny.Trap(tmp_path / "sprung")
    trap.save(shard_of(saved) / VECTORS)
    resum(saved)
    assert code(saved) == "bad_gallery" and not trap.is_sprung


def elsewhere(path, folder):
    """Move a file or folder away, and leave a symlink to it."""
    (folder / "elsewhere").mkdir()
    path.rename(folder / "elsewhere" / path.name)
    path.symlink_to(folder / "elsewhere" / path.name)


@pytest.mark.parametrize("name", ["", VECTORS, TABLE])
def test_a_symlink_is_no_part_of_a_gallery_though_its_content_is_right(saved, tmp_path, name):
    shard = shard_of(saved)
    elsewhere(shard / name if name else shard, tmp_path)
    assert (shard / VECTORS).read_bytes()
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
            save_gallery(large, saved)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert_old_one_stands(saved)


def test_a_full_disk_leaves_the_old_one(make_gallery, small_disk):
    save_gallery(make_gallery(PLACES, **FIELDS), small_disk / "gallery")
    with pytest.raises(OutputError, match=r"cannot be written \((?!None)"):
        save_gallery(make_gallery(np.zeros((5000, 2))), small_disk / "gallery")
    assert_old_one_stands(small_disk / "gallery")


def test_a_folder_with_something_else_in_it_is_never_replaced(make_gallery, tmp_path):
    (tmp_path / "holiday").mkdir()
    (tmp_path / "holiday" / "photo.jpg").write_bytes(b"dear")
    with pytest.raises(OutputError, match="name a new folder"):
        save_gallery(make_gallery([(0, 0)]), tmp_path / "holiday")
    with pytest.raises(OutputError, match="name a new folder"):
        save_gallery(make_gallery([(0, 0)]), tmp_path / "holiday" / "photo.jpg")
    assert (tmp_path / "holiday" / "photo.jpg").read_bytes() == b"dear"


def test_an_empty_folder_may_become_a_gallery(make_gallery, tmp_path):
    (tmp_path / "new").mkdir()
    save_gallery(make_gallery([(0, 0)]), tmp_path / "new")
    assert len(open_gallery(tmp_path / "new", MODEL)) == 1


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
import numpy as np
from pinpoint_engine.gallery import Gallery, open_gallery, save_gallery
from pinpoint_engine.types import Location, Reference, Source

folder, model = Path(sys.argv[1], "gallery"), "m" * 64

def gallery(count):
    references = [Reference(f"r{row}", Location(0, 0), Source.STREET) for row in range(count)]
    return Gallery.of(references, np.ones((count, 16), np.float16), model)

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
        save_gallery(new, folder)
        save_gallery(old, folder)

save_gallery(old, folder)
step, seen = 1, set()
while not killed(step, lambda: save_gallery(new, folder)):
    seen.add(len(open_gallery(folder, model)))
    save_gallery(old, folder)
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


# --- places without photos


@pytest.fixture
def bare(tmp_path):
    """The folder of a gallery of three places without photos."""
    places = [Reference(f"place{row}", Location(*each), Source.INTERNET) for row, each in enumerate(PLACES)]
    save_gallery(Gallery([Shard.of_places(places, 16)], MODEL), tmp_path / "bare")
    return tmp_path / "bare"


def test_places_without_photos_come_back_without_vectors(bare):
    opened = open_gallery(bare, MODEL)
    assert not (shard_of(bare) / VECTORS).exists()
    assert opened.vectors.shape == (3, 16) and not np.asarray(opened.vectors).any()
    assert opened.places.all() and not opened.pictured.any()
    assert {each.id for each in opened.references} == {"place0", "place1", "place2"}
    assert opened.photos_near(np.arange(3), 5_000.0).tolist() == [0, 0, 0]
    assert opened.crowd(np.arange(3), 5_000.0).tolist() == [1, 1, 1]
    assert [len(rows) for rows, _ in next(opened.near(np.arange(1), 2e7, 9))] == [0, 0]
    assert opened.search(np.ones((1, 16), np.float32), 2).similarity.max() <= 0


def test_photos_that_lost_their_vectors_are_not_taken_for_places(saved):
    (shard_of(saved) / VECTORS).unlink()
    with pytest.raises(GalleryError, match=r"vectors.npy is missing; build it again$"):
        open_gallery(saved, MODEL)
