"""`pinpoint runs`: moved photos are found, and damaged runs repaired, from the command line."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import pytest

from pinpoint_engine import Photo, Request, runs
from pinpoint_engine.cli import main
from pinpoint_engine.runs import Run, geopackage


@pytest.fixture
def run(capsys):
    """Run a command; returns its exit code, output and errors."""

    def run(*arguments):
        code = main([*map(str, arguments)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.fixture
def path(engine, world, tmp_path):
    """A run of three photos, of which one waits; their folder was moved from `before` to `after`."""
    (tmp_path / "before").mkdir()
    chosen = enumerate(world.photos[:9:4])
    made = [shutil.copy(photo, tmp_path / "before" / f"{number}.jpg") for number, photo in chosen]
    asked = [Photo.at(str(photo)) for photo in made]
    begun = Run.begin(tmp_path / "run.gpkg", Request(top_k=2), engine.describe(), asked)
    for result in engine.locate(asked[:2], begun.request):
        begun.add(result)
    begun.end(runs.CANCELLED)
    (tmp_path / "before").rename(tmp_path / "after")
    return begun.path


def test_moved_photos_stop_a_resumed_run_until_they_are_found(run, path, world, tmp_path):
    content = path.read_bytes()
    code, _, err = run("locate", "--resume", path, "--pack", world.pack)
    command = f"`pinpoint runs find-photos {path} FOLDER --remember`"
    assert code == 1 and f"1 photo of 1 to locate is not where it was; find such photos with {command}" in err
    code, out, _ = run("runs", "find-photos", path, tmp_path / "after")
    assert code == 0 and f"{tmp_path / 'before' / '0.jpg'}: {tmp_path / 'after' / '0.jpg'}\n" in out
    assert f"{tmp_path / 'after' / '2.jpg'} (by its name alone, as the run holds no digest of it)" in out
    assert "not where they were: 3 photos, found: 3\nnothing was written; add --remember" in out
    assert path.read_bytes() == content
    code, out, _ = run("runs", "find-photos", path, tmp_path / "after", "--remember")
    assert code == 0 and f"written into {path}: the paths of 3 photos" in out
    assert run("runs", "find-photos", path, tmp_path / "after")[1] == "all 3 photos are where they were\n"
    code, out, _ = run("locate", "--resume", path, "--pack", world.pack)
    assert code == 0 and "[3/3] 2.jpg: " in out and "not located yet" not in out


def test_a_resumed_run_goes_on_with_the_photos_that_are_there(run, path, world, engine, tmp_path):
    asked = [Photo.at(str(tmp_path / "after" / "0.jpg")), Photo.at(str(tmp_path / "before" / "1.jpg"))]
    Run.begin(tmp_path / "new.gpkg", Request(), engine.describe(), asked).close()
    code, out, _ = run("locate", "--resume", tmp_path / "new.gpkg", "--pack", world.pack)
    assert code == 0 and "note: 1 photo of 2 to locate is not where it was and will fail; find such" in out
    assert [row["outcome"] == "failed" for row in runs.read(tmp_path / "new.gpkg")["photos"]] == [False, True]


def test_photos_that_are_not_found_are_named(run, path, tmp_path):
    (tmp_path / "empty").mkdir()
    code, out, _ = run("runs", "find-photos", path, tmp_path / "empty")
    assert code == 0 and f"{tmp_path / 'before' / '1.jpg'}: not found" in out and "3 photos, found: 0" in out


def test_a_damaged_run_is_repaired_into_a_new_file(run, path, tmp_path):
    with closing(geopackage.connect(path)) as database:
        database.execute("DROP TABLE regions")
    code, out, _ = run("runs", "repair", path, tmp_path / "new.gpkg")
    assert code == 0 and out.startswith("note: the table regions is missing: photos are shown without regions; save")
    assert out.endswith(f"written: {tmp_path / 'new.gpkg'}\n")
    assert runs.read(tmp_path / "new.gpkg")["candidates"] == runs.read(path)["candidates"]
    assert run("runs", "repair", path, tmp_path / "new.gpkg")[0] == 1
    code, _, err = run("runs", "repair", Path(__file__), tmp_path / "other.gpkg")
    assert code == 1 and "is not a Pinpoint run; choose the GeoPackage of a run" in err
