"""A damaged, locked or read-only run is read as far as it can be, says what is missing, and is not written to."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import tiny

from pinpoint_engine import Photo, Request, runs, tables
from pinpoint_engine.errors import OutputError, RequestError
from pinpoint_engine.runs import geopackage, reading, results, reviews
from pinpoint_engine.runs.salvage import Damage

ROOT = Path(__file__).parents[2]
PAGE = 4096


@pytest.fixture(scope="module")
def finished(engine, queries, tmp_path_factory):
    """A run of eight located photos and one that is missing."""
    folder = tmp_path_factory.mktemp("salvage")
    asked = [*queries[:8], Photo("gone", "/nowhere/gone.jpg", album="/nowhere")]
    return tiny.write_run(folder / "run.gpkg", engine, asked, Request(top_k=3, cells=True), tiny.with_cells).path


@pytest.fixture(scope="module")
def whole(finished):
    return runs.read(finished)


@pytest.fixture
def path(finished, tmp_path):
    return Path(shutil.copy(finished, tmp_path / "run.gpkg"))


def read(path):
    """Everything that the dock reads of a run: the tables, each photo, and their results; and what is damaged."""
    damage = Damage()
    rows = reading.read(path, damage)
    list(results.results(rows))
    _, photos, _ = reading.read_photos(path)
    for row in photos:
        list(results.results(reading.read_photo(path, row["photo_id"])))
    reading.read_record(path)
    return rows, damage


def change(path, *statements):
    with closing(geopackage.connect(path)) as database:
        for statement in statements:
            database.execute(*statement) if isinstance(statement, tuple) else database.execute(statement)


def test_a_whole_run_has_no_damage(path, whole):
    rows, damage = read(path)
    assert rows == whole and damage == Damage()


def test_a_file_cut_at_any_length_shows_what_is_left(path, whole):
    content, shown = path.read_bytes(), []
    for length in [*range(0, len(content), len(content) // 40), len(content) - 1]:
        path.write_bytes(content[:length])
        try:
            rows, damage = read(path)
        except RequestError as error:
            assert "is damaged; save a repaired copy" in str(error) or "is not a Pinpoint run; choose" in str(error)
            shown.append(0)
        else:
            assert damage.is_severe and all(";" in note for note in damage.notes)
            assert {row["photo_id"] for row in rows["photos"]} <= {row["photo_id"] for row in whole["photos"]}
            shown.append(len(rows["candidates"]))
        assert path.read_bytes() == content[:length] and os.listdir(path.parent) == [path.name]
    everything = len(whole["candidates"])
    assert shown == sorted(shown) and shown[-1] == everything and any(0 < each < everything for each in shown)


def test_no_page_of_a_file_is_lost_in_silence(path, whole):
    content, chance, read_all = path.read_bytes(), random.Random(0), 0
    for start in range(0, len(content), PAGE):
        path.write_bytes(content[:start] + chance.randbytes(PAGE) + content[start + PAGE :])
        try:
            rows, damage = read(path)
        except RequestError:
            continue
        assert rows == whole or damage.notes, f"page {start // PAGE}"
        assert len(rows["photos"]) == 9, "their candidates still name the photos"
        read_all += 1
    assert read_all > 0.9 * len(content) / PAGE


@pytest.mark.parametrize("name", ["photos", "candidates", "evidence", "regions", "failures", "run"])
def test_a_run_without_one_of_its_tables_shows_the_others(path, whole, name):
    change(path, f"DROP TABLE {name}")
    rows, damage = read(path)
    assert damage.is_severe and damage.notes[0].startswith(f"the table {name} is missing: ")
    for other in set(whole) - {name, "run"}:
        assert rows[other] == whole[other]
    assert len(rows["photos"]) == 9 and rows["run"][0]["n_photos"] == 9
    before = path.read_bytes()
    with pytest.raises(RequestError, match="is damaged; save a repaired copy"):
        reviews.reject_photo(path, whole["photos"][0]["photo_id"])
    assert path.read_bytes() == before


def test_a_run_without_optional_columns_or_with_more_than_this_version_knows_is_whole(path, whole):
    change(
        path,
        "ALTER TABLE photos ADD COLUMN weather TEXT",
        "CREATE TABLE clouds (fid INTEGER PRIMARY KEY, kind TEXT)",
        "ALTER TABLE photos DROP COLUMN reviewed",
    )
    rows, damage = read(path)
    assert rows == whole and damage == Damage()


@pytest.mark.parametrize(
    ("table", "column", "value", "is_shown"),
    [
        ("candidates", "latitude", "north", False),
        ("candidates", "latitude", 123.0, False),
        ("candidates", "longitude", float("inf"), False),
        ("candidates", "longitude", None, False),
        ("candidates", "prob", 7.5, False),
        ("candidates", "rank", "first", False),
        ("candidates", "photo_id", None, False),
        ("candidates", "channel", b"\xff\x00", True),
        ("evidence", "dist_m", "far", False),
        ("evidence", "captured", "yesterday", True),
        ("regions", "level", None, False),
        ("regions", "geom", b"no geometry", True),
        ("regions", "geom", b"GP\x00\x01\xe6\x10\x00\x00\x01\x06\x00\x00\x00\xff\xff\xff\xff", True),
        ("photos", "timestamp", "32 May", True),
        ("photos", "conf25", -3.0, True),
        ("photos", "tag_lat", 91.0, True),
        ("photos", "n_cand", "many", True),
        ("run", "request", "{broken", True),
        ("run", "started", "noon", True),
        ("run", "n_photos", "nine", True),
    ],
)
def test_an_impossible_value_is_named_and_hides_no_other(path, whole, table, column, value, is_shown):
    there = next(each for each in tables.TABLES if each.name == table)
    change(path, (f'UPDATE {table} SET "{column}" = ? WHERE fid = 1', (value,)))
    rows, damage = read(path)
    assert len(rows[table]) == len(whole[table]) - (not is_shown)
    named = {"geom": "geometry"}.get(column, column)
    assert damage.notes and any(f"the {named}" in note and f"the table {table}" in note for note in damage.notes)
    changed = whole[table][0][there.key]
    assert [row for row in rows[table] if row[there.key] != changed] == whole[table][1:]
    assert not damage.is_severe and len(list(results.results(rows))) == 9


def test_candidates_keep_their_ranks_where_one_is_damaged(path, whole):
    key = whole["photos"][0]["photo_id"]
    change(path, ("UPDATE candidates SET latitude = 99 WHERE cand_id = ?", (tables.candidate_id(key, 2),)))
    found = reading.read_photo(path, key)
    (result,) = results.results(found)
    assert [row["rank"] for row in found["candidates"]] == [1, 3] and len(result.candidates) == 2


def test_of_rows_with_one_id_the_first_is_shown(path, whole):
    columns = ", ".join(f'"{column.name}"' for column in tables.PHOTOS.columns)
    again = f"INSERT INTO photos ({columns}) SELECT {columns} FROM photos WHERE fid = 2"
    change(path, "DROP INDEX photos_photo_id", again)  # which older runs do not have
    rows, damage = read(path)
    assert rows["photos"] == whole["photos"] and damage.is_severe
    assert f"rows with the id of another one, which are not shown ({whole['photos'][1]['photo_id']})" in damage.notes[0]


def test_rows_behind_a_damaged_page_are_read(path, whole):
    """A table of hundreds of rows on many pages, of which one in the middle is overwritten."""
    table = tables.FAILURES
    more = [{**whole["failures"][0], "photo_id": f"p{number:04d}", "message": "m" * 300} for number in range(400)]
    with closing(geopackage.connect(path)) as database:
        geopackage.insert(database, table, more)
    content = path.read_bytes()
    start = content.index(b"p0200gone.jpg") // PAGE * PAGE
    path.write_bytes(content[:start] + bytes(PAGE) + content[start + PAGE :])
    damage = Damage()
    found = {row["photo_id"] for row in reading.read(path, damage)["failures"]}
    assert {"p0000", "p0150", "p0250", "p0399"} <= found and 360 < len(found) < 400 and damage.is_severe


def test_a_text_that_is_no_unicode_is_shown_as_far_as_it_can_be(path):
    change(path, "UPDATE photos SET note = CAST(x'66ff6f' AS TEXT) WHERE fid = 1")
    rows, damage = read(path)
    assert rows["photos"][0]["note"] == "f\ufffdo" and damage.notes


def test_words_of_a_newer_version_are_shown_as_they_are(path, whole):
    key = whole["photos"][0]["photo_id"]
    change(
        path,
        ("UPDATE photos SET outcome = 'indoors' WHERE photo_id = ?", (key,)),
        ("UPDATE candidates SET source = 'aerial', channel = 'sonar' WHERE photo_id = ?", (key,)),
        ("UPDATE run SET format = ?", (tables.FORMAT + 1,)),
    )
    rows, damage = read(path)
    result = next(results.results(rows))
    assert result.outcome.value == "indoors" and len(result.candidates) == 3 and damage == Damage()
    assert {(each.reference.source.value, each.channel) for each in result.candidates} == {("aerial", "sonar")}


# journals, locks and drives that cannot be written


WRITER = """
import sys, time
from pinpoint_engine.runs import geopackage
database = geopackage.connect(sys.argv[1])
database.execute(f"PRAGMA journal_mode={sys.argv[2]}").fetchone()
database.execute("PRAGMA cache_size=2")
database.execute("BEGIN EXCLUSIVE")
database.execute("UPDATE evidence SET author = author || hex(randomblob(300))")
database.execute("UPDATE run SET host = 'half written'")
print("written", flush=True)
time.sleep(600)
"""


@contextmanager
def writing(path, mode="DELETE"):
    """Another process that is in the middle of writing a run."""
    command = [sys.executable, "-c", WRITER, str(path), mode]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        try:
            assert process.stdout.readline() == "written\n"
            yield process
        finally:
            process.kill()


@pytest.mark.parametrize("mode", ["DELETE", "WAL"])
def test_what_a_killed_program_left_half_written_is_undone(path, whole, mode):
    with writing(path, mode) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert path.with_name(f"run.gpkg{'-journal' if mode == 'DELETE' else '-wal'}").stat().st_size > 0
    rows, damage = read(path)
    assert rows == whole and damage == Damage()
    reviews.reject_photo(path, whole["photos"][0]["photo_id"])
    assert runs.read(path)["photos"][0]["state"] == "rejected"


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_journal_that_is_garbage_is_not_taken(path, whole, ending):
    path.with_name(path.name + ending).write_bytes(random.Random(1).randbytes(9000))
    rows, damage = read(path)
    assert rows == whole and damage == Damage()


def test_a_run_that_another_program_has_locked_is_read_as_it_was_before(path, whole):
    started = time.monotonic()
    with writing(path):
        assert runs.read(path) == whole
        with pytest.raises(OutputError, match=r"cannot be written: it is open in another program.*; close it") as found:
            reviews.check_writable(path, whole["run"][0])
        assert found.value.code == "locked" and time.monotonic() - started < 5
    reviews.check_writable(path, runs.read(path)["run"][0])
    assert runs.read(path) == whole


@pytest.fixture
def read_only(path):
    """A function that mounts the folder of the run without write access, even for root, and returns the run there."""
    mounts = []

    def mount():
        there = path.parent / "mounted"
        copied = shutil.copytree(path.parent, path.parent.with_name("source"), dirs_exist_ok=True)
        there.mkdir()
        for options in ("bind", "remount,bind,ro"):
            if subprocess.run(["mount", "-o", options, copied, there], capture_output=True).returncode:
                pytest.skip("nothing can be mounted here; that needs root")
            mounts.append(there)
        return there / path.name

    yield mount
    for there in dict.fromkeys(mounts):
        subprocess.run(["umount", "--lazy", there], check=True)


@pytest.mark.parametrize("state", ["closed", "wal", "killed in wal", "killed in journal"])
def test_a_run_on_a_read_only_drive_is_read_whatever_state_it_was_left_in(path, whole, read_only, state):
    if state == "wal":
        with closing(sqlite3.connect(path)) as database:
            database.execute("PRAGMA journal_mode=WAL").fetchone()
    elif state != "closed":
        with writing(path, "WAL" if "wal" in state else "DELETE") as process:
            process.kill()
            process.wait()
    there = read_only()
    before = sorted(os.listdir(there.parent))
    assert read(there) == (whole, Damage())
    assert sorted(os.listdir(there.parent)) == before
    with pytest.raises(
        OutputError, match="is only shown, as it is read-only; copy it to a folder of your own"
    ) as found:
        reviews.check_writable(there, whole["run"][0])
    assert found.value.code == "read_only"
    with pytest.raises(OutputError, match="cannot be written"):
        reviews.reject_photo(there, whole["photos"][0]["photo_id"])
    assert sorted(os.listdir(there.parent)) == before


READER = """
import sys
from pathlib import Path
from pinpoint_engine.runs import reading, reviews
from pinpoint_engine.errors import OutputError
path = Path(sys.argv[1])
record, rows, _ = reading.read_photos(path)
try:
    reviews.check_writable(path, record)
except OutputError as error:
    print(len(rows), error.code)
"""


@pytest.mark.parametrize("mode", [("DELETE", 0o444, 0o777), ("WAL", 0o444, 0o777), ("WAL", 0o666, 0o555)])
def test_a_file_without_write_permission_gets_nothing_beside_it(path, tmp_path, mode):
    """As another user: root may write everywhere."""
    if os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("wants root, to be another user in a process of its own")
    journal, file_mode, folder_mode = mode
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA journal_mode={journal}").fetchone()
    path.chmod(file_mode)
    for folder in tmp_path.parents:
        if folder.stat().st_mode & 0o001 == 0:
            folder.chmod(0o711)
    tmp_path.chmod(folder_mode)
    user = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    command = [*user, sys.executable, "-c", READER, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout == "9 read_only\n", done.stderr
    assert os.listdir(tmp_path) == ["run.gpkg"]
