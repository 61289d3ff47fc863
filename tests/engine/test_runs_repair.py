"""A repaired copy holds what could be read, can be reviewed and resumed, and leaves the damaged file as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pyogrio
import pytest
import tiny

from pinpoint_engine import Request, runs
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import Run, geopackage, repair, reviews
from pinpoint_engine.runs.salvage import Damage


@pytest.fixture
def path(engine, queries, tmp_path):
    return tiny.write_run(tmp_path / "run.gpkg", engine, queries[:4], Request(top_k=3)).path


def _answers(rows):
    return [(row["photo_id"], row["outcome"], row["conf25"], row["n_cand"]) for row in rows["photos"]]


def test_a_whole_run_is_copied_as_it_is(path, tmp_path):
    reviews.reject_photo(path, runs.read(path)["photos"][0]["photo_id"])
    assert repair.repair(path, tmp_path / "new.gpkg") == []
    assert runs.read(tmp_path / "new.gpkg") == runs.read(path)
    assert len(pyogrio.list_layers(tmp_path / "new.gpkg")) == len(pyogrio.list_layers(path))


def test_a_photo_that_lost_its_candidates_is_located_again(path, engine, tmp_path):
    before = runs.read(path)
    key = before["photos"][2]["photo_id"]
    with closing(geopackage.connect(path)) as database:
        database.execute("UPDATE candidates SET latitude = 'x' WHERE photo_id = ?", (key,))
        database.execute("DROP TABLE failures")
    content = path.read_bytes()
    notes = repair.repair(path, tmp_path / "new.gpkg")
    assert any("1 photo has lost its candidates" in note for note in notes) and path.read_bytes() == content
    run = Run.open(tmp_path / "new.gpkg")
    assert [photo.id for photo in run.rest()] == [key]
    assert all(run.add(result) for result in engine.locate(run.rest(), run.request))
    run.end(runs.FINISHED)
    damage, after = Damage(), runs.read(tmp_path / "new.gpkg")
    runs.read(tmp_path / "new.gpkg", damage)
    assert damage == Damage() and _answers(after) == _answers(before)
    assert sorted(row["cand_id"] for row in after["candidates"]) == sorted(
        row["cand_id"] for row in before["candidates"]
    )


def test_a_file_cut_in_its_last_third_is_repaired_and_reviewed(path, tmp_path):
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 5 // 6])
    notes = repair.repair(path, tmp_path / "new.gpkg")
    assert notes
    damage, rows = Damage(), runs.read(tmp_path / "new.gpkg")
    runs.read(tmp_path / "new.gpkg", damage)
    assert damage == Damage() and rows["photos"]
    reviews.reject_photo(tmp_path / "new.gpkg", rows["photos"][0]["photo_id"])
    with closing(sqlite3.connect(tmp_path / "new.gpkg")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_nothing_is_written_where_a_file_is_or_nothing_can_be_read(path, tmp_path):
    with pytest.raises(OutputError, match="already exists; name another file"):
        repair.repair(path, path)
    path.write_bytes(path.read_bytes()[:20_000])
    with pytest.raises(RequestError, match="is damaged"):
        repair.repair(path, tmp_path / "new.gpkg")
    assert not (tmp_path / "new.gpkg").exists()
