"""Reviews: one final position per photo, in step with its point and its candidates, whatever program writes."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from pinpoint_engine import Location, Request, runs, tables
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import Run, geometry, geopackage, reading, reviews

POSITION = ("longitude", "latitude", "placed_by", "cand_id", "state")


@pytest.fixture(scope="module")
def finished(engine, queries, tmp_path_factory):
    """A run of two located photos."""
    path = tmp_path_factory.mktemp("reviews") / "run.gpkg"
    run = Run.begin(path, Request(top_k=3), engine.describe(), queries[:2])
    for result in engine.locate(queries[:2], Request(top_k=3)):
        run.add(result)
    run.end(runs.FINISHED)
    return path


@pytest.fixture
def path(finished, tmp_path):
    return shutil.copy(finished, tmp_path / "run.gpkg")


def photo(path, number=0):
    return runs.read(path)["photos"][number]


def candidates(path, number=0):
    key = photo(path, number)["photo_id"]
    return [row for row in runs.read(path)["candidates"] if row["photo_id"] == key]


def point(path, number=0):
    with closing(geopackage.connect(path)) as database:
        blob = database.execute("SELECT geom FROM photos ORDER BY fid LIMIT 1 OFFSET ?", (number,)).fetchone()[0]
    return geometry.bounds(blob)[:2]


def position(path, number=0):
    """The position in the columns, after checking that the point is there too."""
    row = photo(path, number)
    assert point(path, number) == pytest.approx((row["longitude"], row["latitude"]))
    return tuple(row[name] for name in POSITION)


def of(row, placed_by, state):
    return row["longitude"], row["latitude"], placed_by, row["cand_id"] if placed_by == "candidate" else None, state


def test_an_accepted_candidate_is_the_position_of_its_photo_and_the_only_one(path):
    first, second, _ = candidates(path)
    assert position(path) == of(first, "first", "unreviewed")
    reviews.accept(path, first["cand_id"])
    reviews.accept(path, second["cand_id"])
    assert position(path) == of(second, "candidate", "accepted")
    assert [row["state"] for row in candidates(path)] == ["unreviewed", "accepted", "unreviewed"]
    assert photo(path)["reviewed"] is not None and photo(path, 1)["state"] == "unreviewed"


def test_what_is_withdrawn_or_rejected_leads_back_to_the_first_candidate(path):
    first, second, _ = candidates(path)
    for take_back, state in ((reviews.withdraw, "unreviewed"), (reviews.reject, "rejected")):
        reviews.accept(path, second["cand_id"])
        take_back(path, second["cand_id"])
        assert position(path) == of(first, "first", "unreviewed") and photo(path)["reviewed"] is None
        assert candidates(path)[1]["state"] == state


def test_a_photo_placed_by_hand_has_no_accepted_candidate(path):
    first = candidates(path)[0]
    reviews.accept(path, first["cand_id"])
    reviews.place(path, first["photo_id"], Location(-33.5, 150.25))
    assert position(path) == (150.25, -33.5, "map", None, "accepted")
    assert {row["state"] for row in candidates(path)} == {"unreviewed"}
    reviews.place(path, first["photo_id"], Location(-33.5, 150.25))
    assert position(path) == (150.25, -33.5, "map", None, "accepted")


def test_a_photo_that_no_candidate_fits_and_one_whose_review_is_taken_back(path):
    first, second, _ = candidates(path)
    reviews.accept(path, second["cand_id"])
    reviews.reject_photo(path, first["photo_id"])
    assert position(path) == of(first, "first", "rejected") and photo(path)["reviewed"] is not None
    reviews.unreview(path, first["photo_id"])
    assert position(path) == of(first, "first", "unreviewed") and photo(path)["reviewed"] is None


@pytest.mark.parametrize("change", ["accept", "reject", "place", "reject_photo", "unreview", "write_note"])
def test_every_review_can_be_undone_and_done_again(path, change):
    first, second, _ = candidates(path)
    reviews.write_note(path, first["photo_id"], "seen from the north")
    reviews.accept(path, first["cand_id"])
    before = runs.read(path)
    made = {
        "accept": lambda: reviews.accept(path, second["cand_id"]),
        "reject": lambda: reviews.reject(path, first["cand_id"]),
        "place": lambda: reviews.place(path, first["photo_id"], Location(1.0, 2.0)),
        "reject_photo": lambda: reviews.reject_photo(path, first["photo_id"]),
        "unreview": lambda: reviews.unreview(path, first["photo_id"]),
        "write_note": lambda: reviews.write_note(path, first["photo_id"], ""),
    }[change]()
    after, there = runs.read(path), point(path)
    assert after["photos"] != before["photos"]
    undone = reviews.restore(path, made)
    assert runs.read(path) == before
    reviews.restore(path, undone)
    assert runs.read(path) == after and point(path) == there


def test_a_point_moved_by_another_program_moves_the_columns(path):
    """GDAL writes the geometry alone when a point is dragged; `tests/qgis/test_layers.py` does that."""
    second = candidates(path)[1]
    reviews.accept(path, second["cand_id"])
    with closing(geopackage.connect(path)) as database:
        database.execute("UPDATE photos SET geom = ? WHERE fid = ?", (geometry.point(179.5, -16.5), 1))
    assert position(path) == (179.5, -16.5, "map", None, "accepted")
    assert {row["state"] for row in candidates(path)} == {"unreviewed"}


def test_the_file_of_an_older_version_keeps_its_reviews(path):
    """Version 1 had neither positions nor triggers, and let two candidates of one photo be accepted."""
    first, second, _ = candidates(path)
    new = [("photos", name) for name in ("placed_by", "cand_id", "reviewed")] + [("run", "format")]
    with closing(geopackage.connect(path)) as database:
        for name in ("pinpoint_accepted", "pinpoint_withdrawn", "pinpoint_moved"):
            database.execute(f"DROP TRIGGER {name}")
        for table, column in new:
            database.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        for row in (first, second):
            database.execute("UPDATE candidates SET state = 'accepted' WHERE cand_id = ?", (row["cand_id"],))
    assert runs.read(path)["photos"][0]["placed_by"] is None
    Run.open(path).close()
    assert position(path) == of(first, "candidate", "accepted")
    assert [row["state"] for row in candidates(path)] == ["accepted", "unreviewed", "unreviewed"]
    assert position(path, 1)[2] == "first" and runs.read(path)["run"][0]["format"] == tables.FORMAT


OLD_TRIGGERS = (
    "CREATE TRIGGER pinpoint_accepted AFTER UPDATE OF state ON candidates BEGIN UPDATE photos SET note = 'old'; END",
    "CREATE TRIGGER pinpoint_dropped AFTER UPDATE OF note ON photos BEGIN UPDATE photos SET album = 'old'; END",
    "CREATE TRIGGER pinpointers AFTER UPDATE OF note ON photos BEGIN UPDATE photos SET sha256 = 'theirs'; END",
)
"""Triggers of ours in other words, one that there is no more, and one of somebody else."""


def with_old_triggers(path):
    """Give a run of this format the triggers of another version; return the file's bytes."""
    with closing(geopackage.connect(path)) as database:
        for name in ("pinpoint_accepted", "pinpoint_moved"):
            database.execute(f"DROP TRIGGER {name}")
        for trigger in OLD_TRIGGERS:
            database.execute(trigger)
    return path.read_bytes()


def triggers(path):
    with closing(geopackage.connect(path)) as database:
        found = database.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'pinpoint%'")
        return {sql for (sql,) in found}


@pytest.mark.parametrize("way", ["a review", "the rest of a run"])
def test_triggers_of_another_version_are_replaced_before_the_file_is_written(path, way):
    with_old_triggers(path)
    if way == "a review":
        reviews.accept(path, candidates(path)[1]["cand_id"])
        assert position(path) == of(candidates(path)[1], "candidate", "accepted") and photo(path)["note"] is None
    else:
        Run.open(path).close()
    assert triggers(path) == {*reviews.TRIGGERS, OLD_TRIGGERS[2]}
    before = path.read_bytes()
    Run.open(path).close()
    assert path.read_bytes() == before


def test_triggers_stay_as_they_are_where_the_file_is_only_read_or_the_review_fails(path):
    before = with_old_triggers(path)
    reading.read_photos(path)
    reviews.check_writable(path, reading.read_record(path))
    with pytest.raises(RequestError, match="has no candidate"):
        reviews.accept(path, "none")
    assert path.read_bytes() == before and OLD_TRIGGERS[0] in triggers(path)


def test_the_file_of_a_newer_version_is_read_but_never_written(path):
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE run SET format = ?", (tables.FORMAT + 1,))
        database.commit()
    before = path.read_bytes()
    assert len(runs.read(path)["photos"]) == 2
    for change in (lambda: reviews.accept(path, "x-01"), lambda: Run.open(path)):
        with pytest.raises(OutputError, match=r"newer version of Pinpoint.*update"):
            change()
    assert path.read_bytes() == before


def test_what_is_not_in_the_run_cannot_be_reviewed(path):
    with pytest.raises(RequestError, match="no candidate"):
        reviews.accept(path, "nothing-01")
    with pytest.raises(RequestError, match="no photo"):
        reviews.place(path, "nothing", Location(0, 0))


def test_a_new_run_takes_earlier_reviews_over_and_its_answers_leave_them(path, engine, queries, tmp_path):
    first, _, _ = candidates(path)
    reviews.place(path, first["photo_id"], Location(-33.5, 150.25))
    reviews.write_note(path, candidates(path, 1)[0]["photo_id"], "too dark")
    known = reviews.carried(runs.read(path)["photos"])
    again = tmp_path / "again.gpkg"
    run = Run.begin(again, Request(top_k=3), engine.describe(), queries[:3], reviewed=known)
    assert position(again)[:3] == (150.25, -33.5, "earlier")
    for result in engine.locate(queries[:3], Request(top_k=3)):
        run.add(result)
    run.end(runs.FINISHED)
    assert position(again) == (150.25, -33.5, "earlier", None, "accepted")
    assert (photo(again, 1)["note"], photo(again, 1)["placed_by"], photo(again, 2)["note"]) == (
        "too dark",
        "first",
        None,
    )
    reviews.accept(again, candidates(again)[2]["cand_id"])
    assert position(again) == of(candidates(again)[2], "candidate", "accepted")


def test_one_photo_is_read_as_it_is_in_the_whole_run(path):
    whole = runs.read(path)
    record, photos, codes = reading.read_photos(path)
    assert [record] == whole["run"] == [reading.read_record(path)] and photos == whole["photos"] and codes == {}
    for row in photos:
        mine = reading.read_photo(path, row["photo_id"])
        assert mine["run"] == whole["run"]
        for name in ("photos", "candidates", "evidence", "regions", "failures"):
            assert mine[name] == [each for each in whole[name] if each["photo_id"] == row["photo_id"]]
    assert reading.read_photo(path, "nothing")["photos"] == []


def test_the_answer_to_one_photo_is_found_by_an_index(path):
    """Otherwise each click in a run of a thousand photos would read all its evidence."""
    with closing(geopackage.connect(path)) as database:
        for table in ("candidates", "evidence", "regions", "failures", "photos"):
            plan = database.execute(f"EXPLAIN QUERY PLAN SELECT * FROM {table} WHERE photo_id = 'x'").fetchall()
            assert "USING INDEX" in plan[0][3]


def test_the_nearest_place_goes_with_the_position(path):
    first, second, _ = candidates(path)
    key = photo(path)["photo_id"]
    assert photo(path)["place"] == first["place"] == tables.place_at(Location(first["latitude"], first["longitude"]))
    reviews.accept(path, second["cand_id"])
    assert photo(path)["place"] == second["place"]
    accepted = reviews.place(path, key, Location(-33.87, 151.21))
    assert photo(path)["place"] == "Sydney, New South Wales, Australia"
    assert [row["place"] for row in reviews.carried(runs.read(path)["photos"]).values()] == [photo(path)["place"]]
    reviews.restore(path, accepted)
    assert photo(path)["place"] == second["place"]
    reviews.withdraw(path, second["cand_id"])
    assert photo(path)["place"] == first["place"]
    reviews.place(path, key, Location(-33.87, 151.21))
    reviews.unreview(path, key)
    assert photo(path)["place"] == first["place"]


def test_a_point_moved_by_another_program_has_no_name_rather_than_a_wrong_one(path):
    with closing(geopackage.connect(path)) as database:
        database.execute("UPDATE photos SET geom = ? WHERE fid = 1", (geometry.point(12.5, 41.9),))
    assert (photo(path)["place"], photo(path)["placed_by"]) == (None, "map")
