"""Runs that earlier versions wrote, by their own code (`tests/old/make.py`): they are shown, completed and resumed."""

from __future__ import annotations

import gzip
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from pinpoint_engine import runs, tables
from pinpoint_engine.photos import list_files
from pinpoint_engine.runs import Run, geopackage, moved, reading, results, reviews
from pinpoint_engine.runs.salvage import Damage

OLD = Path(__file__).parents[1] / "old" / "format1.gpkg.gz"


@pytest.fixture
def path(tmp_path):
    made = tmp_path / "old.gpkg"
    made.write_bytes(gzip.decompress(OLD.read_bytes()))
    return made


def test_an_old_run_is_shown_whole_and_is_not_changed_by_that(path):
    content, damage = path.read_bytes(), Damage()
    record, photos, codes = reading.read_photos(path, damage)
    assert (record["format"], record["n_waiting"], len(photos), codes, damage) == (None, 1, 3, {}, Damage())
    assert [len(result.candidates) for result in results.results(runs.read(path))] == [2, 2]
    assert path.read_bytes() == content


def test_a_review_completes_an_old_run_and_keeps_what_was_accepted(path):
    before = runs.read(path)
    reviews.write_note(path, before["photos"][1]["photo_id"], "at the quay")
    after = runs.read(path)
    assert after["run"][0]["format"] == tables.FORMAT and after["photos"][1]["note"] == "at the quay"
    second = after["candidates"][1]
    kept = {"longitude": second["longitude"], "latitude": second["latitude"], "cand_id": second["cand_id"]}
    assert {name: after["photos"][0][name] for name in kept} == kept
    assert (after["photos"][0]["placed_by"], after["photos"][0]["state"]) == ("candidate", "accepted")
    assert [row["state"] for row in after["candidates"]] == ["unreviewed", "accepted", "unreviewed", "unreviewed"]
    assert second["note"] == "the bridge" and after["candidates"] == before["candidates"]


def test_an_old_run_whose_photos_were_moved_is_resumed(path, engine, world, tmp_path):
    """Its photos lay in a folder that is gone; the tiny world's, of the same names and folders, take their place."""
    folder = tmp_path / "photos"
    for name in ("paris", "sydney", "quito"):
        (folder / name).mkdir(parents=True)
        shutil.copy(world.folder / "photos" / name / "0.jpg", folder / name)
    gone = moved.missing(runs.read(path)["photos"])
    found = moved.find(gone, list_files([folder]).paths)
    quito = gone[2]["photo_id"]
    assert len(gone) == 3 and found.paths[quito] == str(folder / "quito" / "0.jpg") and quito in found.by_name
    moved.remember(path, {quito: found.paths[quito]})
    run = Run.open(path)
    rest = run.rest()
    assert [photo.id for photo in rest] == [quito] and run.record["format"] == tables.FORMAT
    assert all(run.add(result) for result in engine.locate(rest, run.request))
    run.end(runs.FINISHED)
    rows, damage = reading.read(path, kept := Damage()), kept
    assert damage == Damage() and rows["run"][0]["n_waiting"] == 0 and len(rows["candidates"]) == 6
    assert rows["photos"][2]["placed_by"] == "first" and rows["photos"][0]["state"] == "accepted"


def test_columns_that_came_without_a_new_format_are_added_too(path):
    Run.open(path).close()
    with closing(geopackage.connect(path)) as database:
        for table, column in (("photos", "reviewed"), ("candidates", "author"), ("run", "host")):
            database.execute(f'ALTER TABLE {table} DROP COLUMN "{column}"')
    reviews.reject_photo(path, runs.read(path)["photos"][0]["photo_id"])
    assert runs.read(path)["photos"][0]["reviewed"] is not None
    with closing(geopackage.connect(path)) as database:
        assert {column.name for column in tables.RUN.columns} <= geopackage.columns_of(database, tables.RUN)
