"""Photos that are located again: the second answer is kept in the run, the first beside it, and reviews stay."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace

import pytest
import tiny

from pinpoint_engine import Album, Failure, Location, Photo, Request, runs, tables
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import Run, accepted, answers, export, geopackage, reading, repair, replay, results, reviews

REQUEST = Request(top_k=3, cells=True)
STREETS = "/home/me/streets"


class WithGallery:
    """The tiny world's engine as if with a gallery of streets: its first two candidates change places."""

    def __init__(self, engine):
        self._engine = engine

    def describe(self):
        card = self._engine.describe()
        names = (*card.galleries, f"gallery {STREETS}")
        digests = {**card.digests, f"gallery {STREETS}": "1" * 64, "fit of the galleries": "2" * 64}
        return replace(card, galleries=names, references=card.references + 1, digests=digests)

    def locate(self, photos, request):
        for result in self._engine.locate(photos, request):
            yield result if isinstance(result, Failure) else swapped(result)


def swapped(result):
    first, second, *rest = result.candidates
    return tiny.with_cells(replace(result, candidates=(second, first, *rest), confidence=0.75))


@pytest.fixture(scope="module")
def finished(engine, world, tmp_path_factory):
    """A run of three photos, and of one that is missing."""
    asked = [*map(read_photo, map(str, world.photos[1:12:4])), Photo("gone", "/nowhere/gone.jpg")]
    path = tmp_path_factory.mktemp("answers") / "run.gpkg"
    return tiny.write_run(path, engine, asked, REQUEST, tiny.with_cells)


@pytest.fixture
def path(finished, tmp_path):
    return shutil.copy(finished.path, tmp_path / "run.gpkg")


@pytest.fixture
def streets(engine):
    return WithGallery(engine)


def again(path, engine, numbers=(0,)):
    """Locate photos of a run again; return which were changed."""
    with closing(Run.open(path)) as run:
        run.check_pack(engine.describe())
        photos = run.to_locate_again({photo.id for number, photo in enumerate(run.photos()) if number in numbers})
        asked = [replace(read_photo(each.path), id=each.id, album=each.album) for each in photos]
        return [run.add_again(result, engine.describe()) for result in engine.locate(asked, run.request)]


def of(path, number=0):
    """The rows of one photo by table."""
    return reading.read_photo(path, runs.read(path)["photos"][number]["photo_id"])


def plain(rows):
    """Rows by table without the photo's review, and with what the tables of answers never hold left out."""
    kept = {name: those for name, those in rows.items() if name not in ("run", "answers")}
    own = [{name: value for name, value in row.items() if name not in answers.OF_PHOTO} for row in kept["photos"]]
    return {**kept, "photos": own}


def test_the_second_answer_takes_the_place_of_the_first_which_is_kept_whole(path, streets, finished):
    before, others = of(path), [of(path, number) for number in (1, 2, 3)]
    assert again(path, streets) == [True]
    now = of(path)
    first, second = [row["cand_id"] for row in now["candidates"]][:2]
    key = before["photos"][0]["photo_id"]
    assert (first, second) == (f"{key}-2-01", f"{key}-2-02") and now["photos"][0]["answer"] == 2
    place = [(row["longitude"], row["latitude"]) for row in before["candidates"]]
    assert [(row["longitude"], row["latitude"]) for row in now["candidates"]] == [place[1], place[0], place[2]]
    assert (now["photos"][0]["longitude"], now["photos"][0]["latitude"]) == place[1]
    assert {row["cand_id"] for row in now["evidence"]} <= {row["cand_id"] for row in now["candidates"]}
    assert len(now["regions"]) == len(before["regions"]) and len(now["cells"]) == len(before["cells"])
    earlier = answers.rows_of(now, 1)
    assert plain(earlier) == plain(before)
    assert next(results.results(earlier)) == next(results.results(before))
    assert [of(path, number) for number in (1, 2, 3)] == [
        {**rows, "run": [runs.read(path)["run"][0]]} for rows in others
    ]


def test_the_run_says_which_galleries_gave_which_answer(path, streets, finished):
    again(path, streets)
    rows, card = of(path), streets.describe()
    one, two = rows["answers"]
    record = runs.read(path)["run"][0]
    assert [one["answer"], two["answer"]] == [1, 2] and two["held"] is None and two["answered"] is not None
    assert {name: one[name] for name in tables.ENGINE} == {name: record[name] for name in tables.ENGINE}
    assert {name: two[name] for name in tables.ENGINE} == tables.engine_values(card)
    assert answers.added_galleries(rows) == {1: [], 2: ["streets"]}
    assert next(results.results(answers.rows_of(rows, 2))).pack == ", ".join(card.galleries)
    assert next(results.results(answers.rows_of(rows, 1))).pack == record["galleries"]


def test_a_third_answer_keeps_both_before_it(path, engine, streets):
    again(path, streets)
    second = plain(of(path))
    again(path, engine)
    rows = of(path)
    assert rows["photos"][0]["answer"] == 3 and [row["answer"] for row in rows["answers"]] == [1, 2, 3]
    assert plain(answers.rows_of(rows, 2)) == second
    assert rows["candidates"][0]["cand_id"].endswith("-3-01")


def test_counts_follow_the_latest_answers_and_the_end_of_the_run_stays(path, engine, streets):
    before = runs.read(path)["run"][0]
    nowhere = WithGallery(engine)
    nowhere.locate = lambda photos, request: (
        replace(each, outcome=tables.Outcome.NO_PLACE_SIGNAL) for each in streets.locate(photos, request)
    )
    again(path, nowhere, (0, 1))
    now = runs.read(path)["run"][0]
    assert now["n_nosignal"] == 2 and sum(now[name] for name in tables.COUNTS) == now["n_photos"] == 4
    assert (now["ended"], now["galleries"], now["digests"]) == (before["ended"], before["galleries"], before["digests"])


def test_a_photo_that_cannot_be_located_again_keeps_its_answer(path, engine, streets):
    before = runs.read(path)
    broken = WithGallery(engine)
    broken.locate = lambda photos, request: (Failure(each, "broken", "it is broken; copy it again") for each in photos)
    assert again(path, broken, (0, 3)) == [False, False]
    after = runs.read(path)
    assert {**after, "run": []} == {**before, "run": []} and after["answers"] == []


def test_a_failure_that_imagery_heals_becomes_an_answer_and_is_kept(path, world, streets):
    moved = world.photos[20]
    with reviews.change_of(path) as database:
        database.execute("UPDATE photos SET photo = ? WHERE photo_id = 'gone'", (str(moved),))
    assert again(path, streets, (3,)) == [True]
    rows = of(path, 3)
    assert not rows["failures"] and len(rows["candidates"]) == 3 and runs.read(path)["run"][0]["n_failed"] == 0
    earlier = next(results.results(answers.rows_of(rows, 1)))
    assert isinstance(earlier, Failure) and earlier.code == "missing"


def test_photos_that_wait_are_left_to_locate_the_rest(engine, queries, tmp_path):
    run = Run.begin(tmp_path / "run.gpkg", REQUEST, engine.describe(), queries[:2])
    located = list(engine.locate(queries[:2], REQUEST))
    run.add(located[0])
    assert [each.id for each in run.to_locate_again({each.id for each in queries})] == [queries[0].id]
    assert run.add_again(located[1], engine.describe()) is False and run.record["n_waiting"] == 1
    run.close()


def test_an_album_is_located_again_as_a_whole(engine, queries, tmp_path):
    request = Request(top_k=2, album=Album.SAME_PLACE)
    asked = [replace(each, album="one" if number < 2 else "two") for number, each in enumerate(queries[:4])]
    run = Run.begin(tmp_path / "run.gpkg", request, engine.describe(), asked)
    for result in engine.locate(asked, request):
        run.add(result)
    assert [each.id for each in run.to_locate_again({asked[1].id})] == [asked[0].id, asked[1].id]
    run.close()


def test_another_pack_or_system_is_refused_and_other_galleries_are_not(path, engine, streets):
    with closing(Run.open(path)) as run:
        run.check_pack(streets.describe())
        with pytest.raises(RequestError, match=r"the gallery .* was not used then|the fit of the galleries was not"):
            run.check_engine(streets.describe())
        card = engine.describe()
        with pytest.raises(RequestError, match="the pack tiny has changed since"):
            run.check_pack(replace(card, digests={**card.digests, "pack tiny": "0" * 64}))
        with pytest.raises(RequestError, match="located by pinpoint, not pigeon"):
            run.check_pack(replace(card, systems=("pigeon",)))


# reviews


def position(path):
    row = of(path)["photos"][0]
    return {name: row[name] for name in ("longitude", "latitude", "placed_by", "cand_id", "state")}


def test_an_accepted_candidate_of_the_first_answer_stays_the_final_position(path, streets):
    third = of(path)["candidates"][2]
    reviews.accept(path, third["cand_id"])
    reviews.write_note(path, third["photo_id"], "by the church")
    before = position(path)
    again(path, streets)
    assert position(path) == before and of(path)["photos"][0]["note"] == "by the church"
    assert {row["state"] for row in of(path)["candidates"]} == {"unreviewed"}
    assert [row["state"] for row in answers.rows_of(of(path), 1)["candidates"]] == [
        "unreviewed",
        "unreviewed",
        "accepted",
    ]
    (final,) = accepted.read_final(path)
    assert (final["rank"], final["prob"], final["conf25"]) == (3, third["prob"], None)
    assert (final["longitude"], final["latitude"]) == (third["longitude"], third["latitude"])
    reviews.accept(path, of(path)["candidates"][0]["cand_id"])
    assert {row["state"] for row in answers.rows_of(of(path), 1)["candidates"]} == {"unreviewed"}
    assert accepted.read_final(path)[0]["conf25"] == 0.75


def test_a_candidate_of_an_earlier_answer_can_be_accepted_later_and_withdrawn(path, streets):
    first = of(path)["candidates"][0]
    again(path, streets)
    key = first["photo_id"]
    latest = of(path)["candidates"]
    reviews.accept(path, latest[1]["cand_id"])
    undo = reviews.accept_earlier(path, key, first["cand_id"])
    assert position(path)["cand_id"] == first["cand_id"] and position(path)["longitude"] == first["longitude"]
    assert {row["state"] for row in of(path)["candidates"]} == {"unreviewed"}
    sure = answers.rows_of(of(path), 1)["photos"][0]["conf25"]
    assert sure != 0.75 and accepted.read_final(path)[0]["conf25"] == sure
    reviews.restore(path, undo)
    assert position(path)["cand_id"] == latest[1]["cand_id"] and of(path)["candidates"][1]["state"] == "accepted"
    reviews.accept_earlier(path, key, first["cand_id"])
    reviews.withdraw_earlier(path, key)
    assert position(path) == {
        **{name: latest[0][name] for name in ("longitude", "latitude")},
        "placed_by": "first",
        "cand_id": None,
        "state": "unreviewed",
    }
    with pytest.raises(RequestError, match="has no candidate x"):
        reviews.accept_earlier(path, key, "x")


def test_a_review_of_before_is_undone_to_the_first_candidate_of_now(path, streets):
    third = of(path)["candidates"][2]
    undo = reviews.accept(path, third["cand_id"])
    again(path, streets)
    redo = reviews.restore(path, undo)
    first = of(path)["candidates"][0]
    assert position(path)["longitude"] == first["longitude"] and position(path)["placed_by"] == "first"
    reviews.restore(path, redo)
    assert position(path)["cand_id"] == third["cand_id"] and position(path)["longitude"] == third["longitude"]


def test_a_photo_placed_by_hand_stays_there(path, streets):
    reviews.place(path, of(path)["photos"][0]["photo_id"], Location(1, 2))
    again(path, streets)
    assert (position(path)["longitude"], position(path)["latitude"]) == (2, 1)


def test_the_places_to_look_around_are_those_of_all_candidates_and_where_the_user_put_a_photo(path, finished):
    rows = runs.read(path)
    every = {Location(row["latitude"], row["longitude"]) for row in rows["candidates"]}
    assert reading.candidate_places(path) == every and len(every) > 3
    one = rows["photos"][0]["photo_id"]
    mine = {Location(r["latitude"], r["longitude"]) for r in rows["candidates"] if r["photo_id"] == one}
    assert reading.candidate_places(path, [one]) == mine and mine < every
    reviews.place(path, one, Location(10.0, 20.0))
    assert reading.candidate_places(path, [one]) == {*mine, Location(10.0, 20.0)}
    assert reading.candidate_places(path, ["gone"]) == set()


# the file


def test_exports_have_the_latest_answers_and_a_copy_has_all(path, streets, tmp_path):
    again(path, streets)
    export.export_run(path, tmp_path / "out.geojson")
    assert not list(tmp_path.glob("out_answers*"))
    rows = (tmp_path / "out_candidates.geojson").read_text(encoding="utf-8")
    assert f"{of(path)['photos'][0]['photo_id']}-2-01" in rows
    export.export_run(path, tmp_path / "copy.gpkg")
    assert runs.read(tmp_path / "copy.gpkg") == runs.read(path)


def test_a_repaired_copy_keeps_the_earlier_answers(path, streets, tmp_path):
    again(path, streets)
    repair.repair(path, tmp_path / "whole.gpkg")
    assert answers.rows_of(of(tmp_path / "whole.gpkg"), 1) == answers.rows_of(of(path), 1)


@pytest.mark.parametrize("held", ["{", "[]", '{"photos":{"columns":[],"rows":[]}}', None])
def test_an_earlier_answer_that_is_damaged_is_said_and_the_latest_is_shown(path, streets, held):
    again(path, streets)
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("UPDATE answers SET held = ? WHERE answer = 1", (held,))
        database.execute("UPDATE answers SET digests = '[1' WHERE answer = 1")
    rows = of(path)
    assert answers.added_galleries(rows) == {1: [], 2: ["streets"]}
    with pytest.raises(RequestError, match=r"answer 1 to .* is damaged; locate the photo again"):
        answers.rows_of(rows, 1)
    assert next(results.results(answers.rows_of(rows, 2))).confidence == 0.75


def test_the_file_is_still_a_whole_geopackage(path, streets):
    again(path, streets)
    with closing(geopackage.connect(path)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
        listed = {name for (name,) in database.execute("SELECT table_name FROM gpkg_contents")}
        assert {"answers", "candidates"} <= listed
        for name in ("candidates", "evidence", "regions", "cells"):
            (count,) = database.execute(f"SELECT count(*) FROM rtree_{name}_geom").fetchone()
            assert count == len(runs.read(path)[name])


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path[:0] = {paths}
import test_runs_answers as made
from pinpoint_engine.runs import Run, answers
from pinpoint_engine.systems.pinpoint import open_pinpoint

hold, count = answers.hold, [0]
def killed(*arguments):
    number = hold(*arguments)
    count[0] += 1
    if count[0] == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    return number
answers.hold = killed
made.again(Path({path!r}), made.WithGallery(open_pinpoint(Path({pack!r}))), (0, 1, 2))
"""


def test_a_kill_at_the_second_photo_loses_that_one_only(path, world):
    before = of(path, 1)
    here = os.path.dirname(__file__)
    paths = [here, os.path.dirname(here), os.path.dirname(os.path.dirname(here))]
    script = KILLED.format(paths=paths, path=str(path), pack=str(world.pack))
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True)
    assert ended.returncode == -signal.SIGKILL, ended.stderr
    assert [row["answer"] for row in runs.read(path)["photos"]] == [2, 1, 1, 1]
    after = of(path, 1)
    assert {**after, "run": []} == {**before, "run": []}
    assert len(runs.read(path)["answers"]) == 2


def test_a_run_that_another_program_edits_keeps_its_answer(path, streets, monkeypatch):
    before = runs.read(path)["photos"]
    with closing(Run.open(path)) as run:
        (photo,) = run.to_locate_again({run.photos()[0].id})
        (result,) = streets.locate([replace(read_photo(photo.path), id=photo.id)], run.request)
        monkeypatch.setattr(geopackage, "BUSY_S", 0.1)
        run._database.execute("PRAGMA busy_timeout = 100")
        with closing(sqlite3.connect(path)) as other:
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(OutputError, match="cannot be written"):
                run.add_again(result, streets.describe())
            other.rollback()
    assert runs.read(path)["photos"] == before


# replay


def test_each_answer_is_replayed_by_the_galleries_that_gave_it(path, engine, streets):
    again(path, streets, (0, 2))
    first, second = replay.plans(path)
    assert (first.answer, len(first.rows), len(first.photos)) == (1, 4, 4)
    assert (second.answer, len(second.rows)) == (2, 2)
    assert first.in_words() == f"answer 1 to 4 photos, by {', '.join(engine.describe().galleries)}"
    assert second.in_words().startswith("answer 2 to 2 photos") and second.in_words().endswith(f"gallery {STREETS}")

    def compared(plan, by):
        made = replay.Replay(plan, by.describe())
        list(made.locate(by, lambda photo: read_photo(photo.path)))
        return made

    class WithCells:
        describe = engine.describe

        def locate(self, photos, request):
            return map(tiny.with_cells, engine.locate(photos, request))

    assert compared(first, WithCells()).is_equal and compared(second, streets).is_equal
    mixed = compared(second, WithCells())
    assert len(mixed.differ) == 2 and f"engine: the gallery {STREETS} is missing now" in mixed.lines()
    content = compared(second, streets).to_json()
    assert content["answer"] == 2 and STREETS in content["galleries"]
