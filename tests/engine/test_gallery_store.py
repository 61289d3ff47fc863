"""The life of a gallery: whatever is added, removed, merged, killed or runs full, nothing acknowledged is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pinpoint_engine import bundles, geodesy
from pinpoint_engine import gallery as galleries
from pinpoint_engine.errors import GalleryError, OutputError
from pinpoint_engine.gallery import disk, lock, open_gallery, save_gallery, store
from pinpoint_engine.types import Location, Reference, Source

ROOT = Path(__file__).resolve().parents[2]
MODEL, DIM = "m" * 64, 16
RNG = np.random.default_rng(4)
ROWS = RNG.normal(size=(400, DIM))
VECTORS = (ROWS / np.linalg.norm(ROWS, axis=1, keepdims=True)).astype(np.float16)


def reference(number, **fields):
    place = Location(10 + number % 20 / 10, 20 + number // 20 / 10)
    source = Source.STREET if number % 3 else Source.INTERNET
    return Reference(f"r{number}", place, source, author=f"a{number % 5}", sequence=f"s{number // 4}", **fields)


def add(folder, numbers):
    """Add references by their numbers, in their order."""
    numbers = list(numbers)
    with store.changing(folder, MODEL, DIM) as changed:
        changed.add([reference(number) for number in numbers], VECTORS[numbers])
        changed.seal()


def shown(folder):
    """Return what a gallery shows, in the order in which it was added: ids, places and vectors."""
    opened = open_gallery(folder, MODEL)
    rows = opened.added
    return [each.id for each in opened.references.of(rows)], opened.latlon[rows].tolist(), opened.vectors[rows].tolist()


def expected(numbers):
    numbers = list(numbers)
    places = [reference(number).location for number in numbers]
    return (
        [f"r{number}" for number in numbers],
        [[place.lat, place.lon] for place in places],
        VECTORS[numbers].tolist(),
    )


@pytest.fixture
def folder(tmp_path):
    """A gallery of 60 references in three shards."""
    for start in (0, 20, 40):
        add(tmp_path / "gallery", range(start, start + 20))
    return tmp_path / "gallery"


def names(folder):
    return sorted(each.name for each in (folder / "shards").iterdir())


def test_what_is_added_is_there_shard_after_shard(folder):
    assert shown(folder) == expected(range(60))
    assert len(open_gallery(folder, MODEL).shards) == 3
    assert store.verify(folder) == []


def test_shards_answer_as_one(folder, tmp_path):
    save_gallery(open_gallery(folder, MODEL), tmp_path / "one")
    several, one = open_gallery(folder, MODEL), open_gallery(tmp_path / "one", MODEL)
    assert (len(several.shards), len(one.shards)) == (3, 1)
    asked = VECTORS[100:110].astype(np.float32)
    told = [
        ([[each.id for each in opened.references.of(rows)] for rows in hits.rows], hits.similarity.tobytes())
        for opened in (several, one)
        for hits in [opened.search(asked, 30)]
    ]
    assert told[0] == told[1]
    for opened in (several, one):
        rows = opened.rows_of([f"r{number}" for number in range(0, 60, 7)])
        near = [
            ([each.id for each in opened.references.of(found)], metres.tolist())
            for by_source in opened.near(rows[np.argsort(opened.order(rows))], 50_000.0, 9)
            for found, metres in by_source
        ]
        told.append((near, sorted(opened.crowd(rows, 30_000.0).tolist())))
    assert told[2] == told[3]
    assert several.coverage(0.1) == one.coverage(0.1)


def test_removed_ones_are_gone_and_may_come_again(folder):
    with store.changing(folder) as changed:
        rows = changed.gallery.rows_of(["r3", "r25", "r59", "unknown"])
        assert changed.remove(rows) == 3
        assert changed.remove(rows) == 0
    kept = [number for number in range(60) if number not in (3, 25, 59)]
    assert shown(folder) == expected(kept)
    opened = open_gallery(folder, MODEL)
    assert len(opened) == 57 and not len(opened.rows_of(["r3"]))
    assert opened.has("r4") and not opened.has("r3") and not opened.has("unknown")
    assert opened.has("r4") and not opened.has("r3") and not opened.has("unknown")
    assert len(opened.search(VECTORS[3:4].astype(np.float32), 57).rows[0]) == 57
    assert (opened.search(VECTORS[3:4].astype(np.float32), 60).rows[0] >= 0).sum() == 57
    add(folder, [3])
    assert shown(folder) == expected([*kept, 3])


def test_what_is_removed_counts_nowhere(folder):
    with store.changing(folder) as changed:
        changed.remove(changed.gallery.rows_of(["r3", "r25"]))
    opened = open_gallery(folder, MODEL)
    place = np.array([[10.3, 20.0]])
    within = geodesy.distance_m(place[0], np.array(shown(folder)[1])) <= 12_000
    assert opened.count_near(place, 12_000.0).tolist() == [within.sum()] == [3]
    assert sum(cell["internet"] + cell["street"] for cell in opened.coverage()) == 58
    [(_, (rows, _))] = opened.near(opened.rows_of(["r2"]), 1e5, 60)
    assert not {"r3", "r25"} & {each.id for each in opened.references.of(rows)}


def test_compacting_keeps_what_is_shown_and_its_order(folder):
    with store.changing(folder) as changed:
        changed.remove(changed.gallery.rows_of(["r0", "r30"]))
        changed.compact()
    kept = [number for number in range(60) if number not in (0, 30)]
    assert shown(folder) == expected(kept)
    assert len(names(folder)) == 1 and not list((folder / "removed").glob("*"))
    assert store.verify(folder) == []
    add(folder, [100])
    assert shown(folder) == expected([*kept, 100])


COMPACTING = """
import sys
sys.path[:0] = sys.argv[2:]
from pathlib import Path
from test_gallery_store import add, store

folder = Path(sys.argv[1])
for number in range(100, 130):
    add(folder, [number])
    with store.changing(folder) as changed:
        changed.compact()
"""


def test_a_gallery_opens_at_any_moment_of_a_compaction(folder):
    paths = [str(ROOT), str(ROOT / "tests"), str(ROOT / "tests" / "engine")]
    compacting, seen = subprocess.Popen([sys.executable, "-c", COMPACTING, str(folder), *paths]), []
    while compacting.poll() is None:
        seen.append(len(open_gallery(folder, MODEL)))
    assert compacting.returncode == 0
    assert seen == sorted(seen) and seen[0] == 60 and len(set(seen)) > 5
    assert shown(folder) == expected([*range(60), *range(100, 130)])


def test_everything_may_be_removed(folder):
    with store.changing(folder) as changed:
        changed.remove(np.arange(60))
        changed.compact()
    assert shown(folder) == ([], [], []) and names(folder) == []
    add(folder, [5])
    assert shown(folder) == expected([5])


def test_many_small_shards_are_merged(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "MOST_SHARDS", 4)
    add(tmp_path / "gallery", range(100))
    for number in range(100, 112):
        add(tmp_path / "gallery", [number])
    assert shown(tmp_path / "gallery") == expected(range(112))
    sizes = [each.rows for each in disk.Manifest.read(tmp_path / "gallery").shards]
    assert len(sizes) <= 5 and sizes[0] == 100


@pytest.mark.parametrize(("rows", "first"), [([100, 1, 1, 1], 1), ([100, 1], 0), ([10, 5, 5], 0), ([5, 100, 1, 2], 2)])
def test_which_shards_are_merged(rows, first):
    assert store._small_ones(rows) == first


def test_pending_references_become_shards_when_they_are_many(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "SEALED", 8)
    with store.changing(tmp_path / "gallery", MODEL, DIM) as changed:
        for number in range(20):
            changed.add([reference(number)], VECTORS[[number]])
        assert len(changed) == 20 and changed.has("r19") and changed.has("r0") and not changed.has("r20")
    assert shown(tmp_path / "gallery") == expected(range(16))
    assert store.info(tmp_path / "gallery").pending == 4
    add(tmp_path / "gallery", [30])
    assert shown(tmp_path / "gallery") == expected([*range(20), 30])
    assert not (tmp_path / "gallery" / "pending.sqlite").exists()


def test_a_second_writer_is_refused_and_a_reader_is_not(folder):
    with store.changing(folder):
        with pytest.raises(GalleryError, match="wait until it has finished") as caught, store.changing(folder):
            pass
        assert caught.value.code == "locked"
        assert len(open_gallery(folder, MODEL)) == 60
    add(folder, [77])


def test_a_gallery_that_is_being_changed_is_not_replaced(folder, tmp_path):
    """Neither by another gallery nor by a build, and what its program adds then is there."""
    add(tmp_path / "other", [70])
    with store.changing(folder, MODEL, DIM) as changed:
        changed.add([reference(80)], VECTORS[[80]])
        with pytest.raises(GalleryError, match="wait until it has finished"):
            save_gallery(open_gallery(tmp_path / "other", MODEL), folder)
        with pytest.raises(GalleryError, match="wait until it has finished"), store.building(folder, ["a"]):
            pass
        changed.add([reference(81)], VECTORS[[81]])
        changed.seal()
    assert shown(folder) == expected([*range(60), 80, 81]) and store.verify(folder) == []


def test_a_gallery_is_not_changed_while_it_is_being_replaced(folder):
    with store.building(folder, ["a"]) as part:
        add(part, [70])
        with pytest.raises(GalleryError, match="wait until it has finished"):
            add(folder, [80])
    assert shown(folder) == expected([70])
    add(folder, [80])
    assert shown(folder) == expected([70, 80]) and sorted(os.listdir(folder.parent)) == ["gallery"]


@pytest.mark.parametrize("asked", ["a", "b"], ids=["of the same", "of something else"])
def test_a_build_is_left_alone_by_another_one(tmp_path, asked):
    with store.building(tmp_path / "gallery", ["a"]) as part:
        with store.changing(part, MODEL, DIM) as changed:
            changed.add([reference(1)], VECTORS[[1]])
            with pytest.raises(GalleryError, match="gallery;") as caught, store.building(tmp_path / "gallery", [asked]):
                pass
            assert caught.value.code == "locked" and ".building" not in str(caught.value)
        with pytest.raises(GalleryError), store.building(tmp_path / "gallery", [asked]):
            pass
        add(part, [2])
    assert shown(tmp_path / "gallery") == expected([1, 2])


def test_what_was_built_for_something_else_is_begun_anew(tmp_path):
    class Killed(BaseException):
        pass

    for asked, wanted in (("a", [1]), ("b", [2]), ("b", [2, 3])):
        with pytest.raises(Killed), store.building(tmp_path / "gallery", [asked]) as part:
            add(part, [wanted[-1]])
            raise Killed
        assert shown(part) == expected(wanted)
    assert os.listdir(tmp_path) == [".gallery.building"]


def test_a_gallery_that_came_into_being_meanwhile_is_not_replaced(tmp_path):
    with pytest.raises(OutputError, match="meanwhile"), store.building(tmp_path / "gallery", ["a"]) as part:
        add(part, [1])
        add(tmp_path / "gallery", [2])
    assert shown(tmp_path / "gallery") == expected([2])
    with store.building(tmp_path / "gallery", ["a"]) as again:
        assert shown(again) == expected([1])


def test_a_lock_of_a_folder_that_was_swapped_meanwhile_is_no_lock(folder, monkeypatch):
    """Another program opens the file, is slow to lock it, and meanwhile the gallery is replaced."""
    usual, slow = lock._lock, []

    def swapping(file):
        usual(file)
        if not slow:
            slow.append(file)
            folder.rename(folder.with_name("before"))
            add(folder, [70])

    monkeypatch.setattr(lock, "_lock", swapping)
    with pytest.raises(GalleryError, match="wait until it has finished"):
        add(folder, [80])
    assert shown(folder) == expected([70])


@pytest.mark.parametrize("change", ["add", "remove", "replace", "build"])
def test_a_gallery_that_was_moved_aside_by_a_killed_replacement_is_changed_as_usual(folder, change):
    folder.rename(folder.with_name(".gallery.old"))
    if change == "add":
        add(folder, [80])
        assert shown(folder) == expected([*range(60), 80])
    elif change == "remove":
        with store.changing(folder) as changed:
            changed.remove(changed.gallery.rows_of(["r0"]))
        assert shown(folder) == expected(range(1, 60))
    elif change == "replace":
        save_gallery(open_gallery(folder, MODEL), folder)
        assert shown(folder) == expected(range(60))
    else:
        with pytest.raises(KeyboardInterrupt), store.building(folder, ["a"]):
            raise KeyboardInterrupt
        assert shown(folder) == expected(range(60))
    assert os.listdir(folder.parent) == ["gallery"]


def test_a_reader_keeps_what_it_opened_while_shards_are_merged(folder):
    opened = open_gallery(folder, MODEL)
    with store.changing(folder) as changed:
        changed.compact()
    assert opened.vectors[opened.added].tolist() == VECTORS[:60].tolist()
    assert [each.id for each in opened.references.of(opened.added)][:2] == ["r0", "r1"]


def test_a_folder_that_cannot_be_written_opens_all_the_same(folder, monkeypatch):
    monkeypatch.setattr(lock, "_lock", lambda _: pytest.fail("a reader needs no lock"))
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    assert shown(folder) == expected(range(60))
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def test_a_gallery_of_another_model_is_not_added_to(folder):
    with pytest.raises(GalleryError, match="another model"), store.changing(folder, "x" * 64, DIM):
        pass
    assert shown(folder) == expected(range(60))


def test_no_gallery_to_change(tmp_path):
    with pytest.raises(GalleryError, match="gallery build"), store.changing(tmp_path / "none"):
        pass
    assert not (tmp_path / "none").exists()


def test_the_same_picture_at_the_same_place_is_told(tmp_path):
    with store.changing(tmp_path / "gallery", MODEL, DIM) as changed:
        changed.add([reference(1)], VECTORS[[1]])
        near = replace(reference(1), id="near", location=Location(reference(1).location.lat + 5e-5, 20.0))
        far = replace(near, location=Location(reference(1).location.lat + 5e-4, 20.0))
        for _ in range(2):  # once pending, once in a shard
            assert changed.twin_of(near, VECTORS[1]) == "r1"
            assert changed.twin_of(far, VECTORS[1]) == "" == changed.twin_of(near, VECTORS[2])
            changed.seal()


def test_verifying_reads_texts_too(folder):
    shards = folder / "shards"
    first, second = names(folder)[:2]
    told = json.loads((folder / "manifest.json").read_text().replace("sha256:", ""))
    text = (shards / second / "references.gpkg").read_bytes()
    (shards / first / "references.gpkg").write_bytes(text)
    file = told["shards"][0]["files"]["references.gpkg"]
    file.update(size=len(text), sha256=bundles.sha256(shards / first / "references.gpkg"))
    rest = {name: value for name, value in told.items() if name not in ("format", "sha256")}
    (folder / "manifest.json").write_text(json.dumps({**told, "sha256": disk._sum(rest)}))
    [fault] = store.verify(folder)
    assert "another reference in its texts" in fault


def test_info_counts(folder):
    with store.changing(folder) as changed:
        changed.remove(changed.gallery.rows_of(["r0", "r1"]))
    told = store.info(folder)
    assert (told.references, told.removed, told.shards, told.dim) == ({"internet": 19, "street": 39}, 2, 3, DIM)
    assert told.bytes > 10_000 and told.digest == galleries.gallery_digest(folder) and told.pending == 0


@pytest.mark.parametrize("small_disk", ["900k"], indirect=True)
def test_a_full_disk_loses_nothing_that_was_acknowledged(small_disk):
    folder, added = small_disk / "gallery", 0
    with pytest.raises(OutputError, match="free some space"):
        while True:
            add(folder, [added])
            added += 1
    kept = len(shown(folder)[0]) + store.info(folder).pending
    assert added > 3 and kept >= added
    with (small_disk / "gallery" / "lock").open("rb"):
        assert os.listdir(small_disk) == ["gallery"]
    assert store.verify(folder) == []


LARGE = """
import sys
from pathlib import Path
import numpy as np
from pinpoint_engine.errors import OutputError
from pinpoint_engine.gallery import store
from pinpoint_engine.types import Location, Reference, Source

references = [Reference(f"r{number}", Location(1, number / 100), Source.STREET) for number in range(1500)]
vectors = np.random.default_rng(1).normal(size=(1500, 512)).astype(np.float16)
try:
    with store.changing(Path(sys.argv[1]), "m" * 64, 512) as changed:
        changed.add(references, vectors)
        changed.seal()
except OutputError as error:
    print(error)
"""


@pytest.mark.parametrize("small_disk", ["3072k", "4500k"], indirect=True)
def test_a_disk_that_is_full_before_all_vectors_are_written_does_not_end_the_process(small_disk):
    """A mapped file would: by the signal SIGBUS."""
    command = [sys.executable, "-c", LARGE, str(small_disk / "gallery")]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (run.returncode, run.stderr) == (0, "") and "free some space and run it again" in run.stdout
    assert store.info(small_disk / "gallery").pending == 1500 and store.verify(small_disk / "gallery") == []


def test_fifty_kills_lose_nothing_that_was_acknowledged():
    """Of a program that adds, removes, compacts and merges; what it told is compared with what is there."""
    memory = ["--folder", "/dev/shm"] if os.access("/dev/shm", os.W_OK) else []
    command = [sys.executable, str(ROOT / "benchmarks" / "gallery_kills.py"), *memory]
    run = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert run.returncode == 0, run.stderr
    kills, *doing, told, lost, damaged = [cell.strip() for cell in run.stdout.splitlines()[-1].split("|")[1:-1]]
    assert (kills, lost, damaged) == ("50", "0", "0") and sum(map(int, doing)) == 50
    assert len(doing) == 4 and min(map(int, doing)) >= 3
    added, removed = [int(word) for word in told.split() if word.isdigit()]
    assert added > 30 and removed > 5
