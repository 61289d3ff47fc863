"""`--ray`: what several machines make is what one makes, also when a machine or the command itself is killed."""

from __future__ import annotations

import csv
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from dataclasses import replace
from functools import partial

import numpy as np
import pytest
import rays
import tiny

from pinpoint_engine import cluster, open_engine, parts, pictures, pool, runs, tables
from pinpoint_engine.cli import main
from pinpoint_engine.gallery import gallery_digest, model_of, open_gallery
from pinpoint_engine.types import Album, Request

pytestmark = pytest.mark.slow
DRIVER = """
import sys, rays
from pinpoint_engine import parts
from pinpoint_engine.cli import main
parts.PART, parts.PartWork = 4, rays.SlowPartWork
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture(scope="module")
def machines():
    """A cluster of two machines with two cores each."""
    with rays.machines(2, cpus=2) as started:
        yield started


@pytest.fixture
def run(capsys):
    """Run a command; returns its exit code and output."""

    def run(*arguments):
        code = main([*map(str, arguments)])
        out, err = capsys.readouterr()
        return code, out + err

    return run


@pytest.fixture
def table(world, broken, tmp_path):
    """The tiny world's photos, twice the same one, one id twice, one that is broken and one that is not there."""
    with world.table.open(newline="", encoding="utf-8") as file:
        rows = [{**row, "path": str(world.folder / row["path"])} for row in csv.DictReader(file)]
    shutil.copy(rows[3]["path"], tmp_path / "copy.jpg")
    copy = {**rows[3], "id": "copy", "path": str(tmp_path / "copy.jpg")}
    again = {**rows[7], "id": rows[1]["id"]}
    faults = [
        {**rows[5], "id": name, "path": str(path)} for name, path in (("b", broken), ("n", tmp_path / "none.jpg"))
    ]
    return tiny.write_table(tmp_path / "photos.csv", [*rows[:20], copy, *faults, again, *rows[20:]])


def content(folder):
    """Return what a gallery shows, in the order in which it was added."""
    opened = open_gallery(folder, model_of(folder))
    rows = opened.added
    return opened.references.of(rows), opened.vectors[rows].tobytes(), opened.order(rows).tolist()


def shown(folder):
    """Return the pictures that a gallery keeps."""
    with closing(sqlite3.connect(folder / pictures.FILE)) as database:
        return database.execute("SELECT id, path, thumbnail FROM pictures ORDER BY id").fetchall()


@pytest.mark.parametrize("options", [(), ("--thumbnails", "--duplicates")])
def test_a_gallery_is_the_one_that_one_machine_builds(run, machines, world, table, tmp_path, monkeypatch, options):
    monkeypatch.setattr(parts, "PART", 8)
    common = ("gallery", "build", table, "--pack", world.pack, *options)
    code, alone = run(*common, "--out", tmp_path / "one")
    assert code == 0, alone
    code, told = run(*common, "--out", tmp_path / "many", "--ray", machines.address, "--ray-cpus", 1)
    assert code == 0 and "4 processes on 2 machines embed the photos" in told, told
    assert content(tmp_path / "many") == content(tmp_path / "one")
    assert gallery_digest(tmp_path / "many") == gallery_digest(tmp_path / "one")
    assert [line for line in told.splitlines() if line.startswith("left out")] == [
        line for line in alone.splitlines() if line.startswith("left out")
    ]
    assert not parts.folder_beside(tmp_path / "many").exists()


def test_a_killed_command_goes_on_where_it_stopped(run, machines, world, table, tmp_path):
    out, made = tmp_path / "many", parts.folder_beside(tmp_path / "many")
    arguments = ("gallery", "build", table, "--pack", world.pack, "--out", out, "--ray", machines.address)
    command = [sys.executable, "-c", DRIVER, *map(str, arguments), "--ray-cpus", "1"]
    with subprocess.Popen(command, cwd=rays.ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as driver:
        rays.wait_for(lambda: len(list(made.glob("*.npz"))) >= 4 or driver.poll() is not None)
        driver.send_signal(signal.SIGKILL)
    there = {path.name for path in made.glob("*.npz")}
    assert 4 <= len(there) < 13
    before = (made / "begun").read_text().split()
    shutil.copytree(made, tmp_path / "copy")
    done = subprocess.run(command, cwd=rays.ROOT, capture_output=True, text=True, timeout=200)
    assert done.returncode == 0, done.stdout + done.stderr
    assert run("gallery", "build", table, "--pack", world.pack, "--out", tmp_path / "one")[0] == 0
    assert content(out) == content(tmp_path / "one")
    assert len(before) >= len(there) and not made.exists()


@pytest.fixture
def few(table, tmp_path):
    """Every third photo of the table."""
    with table.open(newline="", encoding="utf-8") as file:
        return tiny.write_table(tmp_path / "few.csv", list(csv.DictReader(file))[::3])


def test_photos_are_added_as_one_machine_adds_them(run, machines, world, table, few, tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "PART", 8)
    for name in ("one", "many"):
        assert run("gallery", "build", few, "--pack", world.pack, "--out", tmp_path / name)[0] == 0
    common = ("gallery", "add", table, "--pack", world.pack, "--thumbnails", "--licence", "CC0")
    code, alone = run(*common, "--to", tmp_path / "one")
    assert code == 0, alone
    code, told = run(*common, "--to", tmp_path / "many", "--ray", machines.address, "--ray-cpus", 1)
    assert code == 0 and "4 processes on 2 machines embed the photos" in told, told
    assert told.splitlines()[-1].endswith(alone.splitlines()[-1].rpartition(" ")[2])
    assert content(tmp_path / "many") == content(tmp_path / "one")
    assert gallery_digest(tmp_path / "many") == gallery_digest(tmp_path / "one")
    assert shown(tmp_path / "many") == shown(tmp_path / "one") != []
    assert not parts.folder_beside(tmp_path / "many").exists()


def test_what_a_gallery_has_leaves_its_part_and_the_other_parts_stay(world, monkeypatch):
    from pinpoint_engine.sources import files
    from pinpoint_engine.types import Source

    monkeypatch.setattr(parts, "PART", 8)
    listed = list(files.listed(world.table, Source.INTERNET))
    there = [*listed[:8], listed[11], listed[13]]
    asked = []

    def each(work, items):
        asked.extend(items)
        return iter(())

    list(parts.embedded(listed, lambda part: (item for item in part if item not in there), None, each))
    first = [item for item in listed[8:16] if item not in there]
    assert asked == [first, *(listed[start : start + 8] for start in range(16, 48, 8))]


@pytest.mark.parametrize("address", ["127.0.0.1:1", "127.0.0.1"], ids=["nobody there", "no address"])
@pytest.mark.parametrize("action", ["build", "add"])
def test_a_mistyped_address_leaves_nothing_behind(run, world, tmp_path, address, action):
    folder = tmp_path / "gallery"
    if action == "add":
        shutil.copytree(world.pack / "gallery", folder)
    before = sorted(tmp_path.rglob("*"))
    where = ("--out", folder) if action == "build" else ("--to", folder)
    code, told = run("gallery", action, world.table, "--pack", world.pack, *where, "--ray", address)
    assert code and address in told, told
    assert sorted(tmp_path.rglob("*")) == before


def test_a_part_that_is_there_is_not_made_again(world, tmp_path):
    from pinpoint_engine.sources import files
    from pinpoint_engine.types import Source

    listed = list(files.listed(world.table, Source.INTERNET))[:6]
    work = rays.SlowPartWork(tmp_path, world.pack, model_of(world.pack / "gallery"), False)
    each = lambda do, items: ((item, do(item)) for item in items)  # noqa: E731
    first = list(parts.embedded(listed, list, work, each))
    again = list(parts.embedded(listed, list, work, each))
    assert [one.vector.tobytes() for one in first] == [one.vector.tobytes() for one in again]
    assert len((tmp_path / "begun").read_text().split()) == 1
    assert len(list(parts.embedded(listed[:5], list, work, each))) == 5  # another part
    assert len((tmp_path / "begun").read_text().split()) == 2
    changed = tmp_path / "changed.jpg"
    shutil.copy(listed[0].photo.path, changed)
    moved = [replace(listed[0], photo=replace(listed[0].photo, path=str(changed)))]
    list(parts.embedded(moved, list, work, each))
    tiny.draw(changed, 77)  # another photo of the same name
    list(parts.embedded(moved, list, work, each))
    assert len((tmp_path / "begun").read_text().split()) == 4


def test_the_work_of_a_killed_machine_is_done_on_another(tmp_path):
    with rays.machines(2, cpus=1) as two, cluster.joined(two.address, cpus=1, folder=tmp_path) as joined:
        killer = threading.Thread(daemon=True, target=lambda: (rays.wait_for((tmp_path / "1").exists), rays.kill(two)))
        killer.start()
        assert [made for _, made in joined.each(rays.Slow(tmp_path, -1), range(10))] == [item**2 for item in range(10)]
        killer.join()
        rays.wait_for(lambda: joined.machines == 1)


@pytest.mark.parametrize(
    "asked", [Request(), Request(top_k=3, album=Album.SAME_TRIP, speed_kmh=900)], ids=["alone", "trip"]
)
def test_engines_on_machines_answer_as_one_here(machines, world, engine, asked):
    from pinpoint_engine.photos import read_photo

    photos = [read_photo(str(path)) for path in world.photos]
    with cluster.joined(machines.address, cpus=2, paths=[str(world.pack)]) as joined:
        engines = pool.EnginePool(joined, partial(open_engine, world.pack))
        assert engines.describe() == engine.describe() and engines.coverage(1.0) == engine.coverage(1.0)
        assert list(engines.locate(photos, asked)) == list(engine.locate(photos, asked))


def test_a_run_on_machines_is_the_run_of_one(run, machines, world, broken, tmp_path):
    common = ("locate", world.folder / "photos", broken, "--pack", world.pack)
    code, told = run(*common, "--out", tmp_path / "many.gpkg", "--ray", machines.address)
    assert code == 0 and "2 engines on 2 machines locate the photos" in told, told
    code, alone = run(*common, "--out", tmp_path / "one.gpkg")
    assert code == 0, alone
    answers = [[line for line in out.splitlines() if line.startswith("[")] for out in (told, alone)]
    assert answers[0] == answers[1] and len(answers[0]) == 49
    many, one = (runs.read(tmp_path / name) for name in ("many.gpkg", "one.gpkg"))
    named = {"run_id", "created", "started", "ended_at"}
    for rows, others in zip(many[tables.CANDIDATES.name], one[tables.CANDIDATES.name], strict=True):
        assert {k: v for k, v in rows.items() if k not in named} == {k: v for k, v in others.items() if k not in named}


def test_features_are_those_that_one_process_computes(run, machines, world, tmp_path):
    with world.table.open(newline="", encoding="utf-8") as file:
        rows = [{**row, "path": str(world.folder / row["path"])} for row in csv.DictReader(file)]
    labelled = [{**row, "album": row["sequence"], "split": "train"} for row in rows]
    photos = tiny.write_table(tmp_path / "labelled.csv", labelled)
    common = ("train", "features", "--photos", photos, "--tower", world.pack, "--views", 3)
    code, told = run(*common, "--out", tmp_path / "many", "--ray", machines.address, "--ray-cpus", 1)
    assert code == 0 and "features: 3 of 3 shards" in told, told
    code, alone = run(*common, "--out", tmp_path / "one")
    assert code == 0, alone
    names = sorted(path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file())
    assert names == sorted(
        path.relative_to(tmp_path / "many") for path in (tmp_path / "many").rglob("*") if path.is_file()
    )
    for name in names:
        assert (tmp_path / "many" / name).read_bytes() == (tmp_path / "one" / name).read_bytes(), name
    made = np.load(tmp_path / "many" / "view-2" / "features-000000.npy")
    assert len(made) == 48
