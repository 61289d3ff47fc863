"""Files are replaced completely or not at all, and never while another program has them open."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing

import pytest

from pinpoint_engine.errors import OutputError
from pinpoint_engine.runs import replacement


def database(path, rows):
    with closing(sqlite3.connect(path)) as made:
        made.execute("CREATE TABLE t (a)")
        made.executemany("INSERT INTO t VALUES (?)", [(row,) for row in rows])
        made.commit()


def rows(path):
    with closing(sqlite3.connect(path)) as made:
        return [row for (row,) in made.execute("SELECT a FROM t")]


def test_all_files_take_their_places_at_once(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    with replacement.whole(tmp_path / "a.txt") as part:
        part.write_text("new")
        part.with_name("b.txt").write_text("beside")
        assert (tmp_path / "a.txt").read_text() == "old"
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "new", "b.txt": "beside"}


def test_an_error_leaves_everything_as_it_was(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    with pytest.raises(ZeroDivisionError), replacement.whole(tmp_path / "a.txt") as part:
        part.write_text("new")
        raise ZeroDivisionError
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.txt": "old"}


def test_a_file_that_cannot_be_replaced_leaves_all_of_them(tmp_path, monkeypatch):
    """As on Windows, where an open file cannot be moved."""
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("old")
    real = os.replace

    def replace(source, target):
        if os.path.basename(target) == "b.txt" and "new" in str(source):
            raise PermissionError(13, "open")
        real(source, target)

    monkeypatch.setattr(replacement.os, "replace", replace)
    monkeypatch.setattr(replacement, "MOVES_OPEN_FILES", False)
    with (
        pytest.raises(OutputError, match=r"b\.txt is open in another program, such as QGIS; remove its layers there"),
        replacement.whole(tmp_path / "a.txt") as part,
    ):
        for name in "abc":
            part.with_name(f"{name}.txt").write_text("new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(
        ("a.txt", "b.txt", "c.txt"), "old"
    )


def test_an_interrupt_puts_everything_back(tmp_path, monkeypatch):
    """As by Ctrl-C between two files."""
    for name in ("a.shp", "a.shx"):
        (tmp_path / name).write_text("old")
    real = os.replace

    def replace(source, target):
        if os.path.basename(target) == "a.shx" and "new" in str(source):
            raise KeyboardInterrupt
        real(source, target)

    monkeypatch.setattr(replacement.os, "replace", replace)
    with pytest.raises(KeyboardInterrupt), replacement.whole(tmp_path / "a.shp") as part:
        part.write_text("new")
        part.with_name("a.shx").write_text("new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == dict.fromkeys(("a.shp", "a.shx"), "old")


def test_one_file_takes_its_place_in_one_step(tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("old")
    steps, real = [], os.replace
    monkeypatch.setattr(replacement.os, "replace", lambda *both: steps.append(both) or real(*both))
    with replacement.whole(tmp_path / "a.txt") as part:
        part.write_text("new")
    assert len(steps) == 1 and (tmp_path / "a.txt").read_text() == "new"


def test_what_would_pass_for_a_part_of_the_new_whole_goes(tmp_path):
    for name in ("out_cells.csv", "out_photos.csv", "out_notes.csv"):
        (tmp_path / name).write_text("old")
    stale = [tmp_path / "out_cells.csv", tmp_path / "out_photos.csv"]
    with replacement.whole(tmp_path / "out.csv", stale) as part:
        part.with_name("out_photos.csv").write_text("new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "out_photos.csv": "new",
        "out_notes.csv": "old",
    }


def test_no_journal_of_the_old_file_is_left_beside_the_new_one(tmp_path):
    path = tmp_path / "run.gpkg"
    database(path, range(3))
    pid = os.fork()
    if pid == 0:  # dies with its journal unsaved, as a program that crashed
        dying = sqlite3.connect(path)
        dying.execute("PRAGMA journal_mode=WAL")
        dying.execute("INSERT INTO t VALUES (99)")
        dying.commit()
        os._exit(0)
    os.waitpid(pid, 0)
    assert (tmp_path / "run.gpkg-wal").stat().st_size > 0
    with replacement.whole(path) as part:
        database(part, [7])
    assert os.listdir(tmp_path) == ["run.gpkg"] and rows(path) == [7]


@pytest.mark.parametrize("mode", ["WAL", "DELETE"])
def test_a_database_that_is_open_is_not_replaced(tmp_path, mode):
    path = tmp_path / "run.gpkg"
    database(path, range(3))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"PRAGMA journal_mode={mode}")
        other.execute("BEGIN")
        other.execute("SELECT * FROM t").fetchone()
        with (
            pytest.raises(OutputError, match=r"run\.gpkg is open in another program") as caught,
            replacement.whole(path) as part,
        ):
            database(part, [7])
        assert caught.value.code == "file_open"
    assert rows(path) == [0, 1, 2]
    with replacement.whole(path) as part:
        database(part, [7])
    assert rows(path) == [7] and os.listdir(tmp_path) == ["run.gpkg"]


def test_one_opened_while_the_new_file_was_written_is_not_replaced(tmp_path):
    path = tmp_path / "run.gpkg"
    database(path, range(3))
    with (
        closing(sqlite3.connect(path)) as other,
        pytest.raises(OutputError, match="is open in another program"),
        replacement.whole(path) as part,
    ):
        database(part, [7])
        other.execute("PRAGMA journal_mode=WAL")
        other.execute("SELECT * FROM t").fetchone()
    assert rows(path) == [0, 1, 2]


def test_indexes_of_older_rows_go_with_their_shapefile(tmp_path):
    for ending in ("shp", "shx", "dbf", "qix", "sbn", "cpg"):
        (tmp_path / f"day 1.5.{ending}").write_text("old")
    (tmp_path / "day 1.qix").write_text("of another")
    with replacement.whole(tmp_path / "day 1.5.shp") as part:
        for ending in ("shp", "shx", "dbf"):
            part.with_name(f"day 1.5.{ending}").write_text("new")
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        **{f"day 1.5.{ending}": "new" for ending in ("shp", "shx", "dbf")},
        "day 1.qix": "of another",
    }


@pytest.mark.parametrize("content", [b"", b"no database at all"])
def test_what_is_no_database_is_replaced_whatever_its_name(tmp_path, content):
    (tmp_path / "run.gpkg").write_bytes(content)
    with replacement.whole(tmp_path / "run.gpkg") as part:
        part.write_text("new")
    assert (tmp_path / "run.gpkg").read_text() == "new"


def test_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "run.gpkg").mkdir()
    with pytest.raises(OutputError, match="is a folder; choose another name"), replacement.whole(tmp_path / "run.gpkg"):
        pass


def test_a_folder_that_cannot_be_made_is_told_before(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match=r"cannot be written \(.*\); choose another folder"):
        replacement.check_folder(tmp_path / "file" / "folder")
    replacement.check_folder(tmp_path / "new" / "folder")
    assert os.listdir(tmp_path / "new" / "folder") == []


def test_the_remedy_is_that_of_the_fault():
    words = {
        number: replacement.remedy(OSError(number, ""))
        for number in (errno.ENAMETOOLONG, errno.ENOSPC, errno.EROFS, errno.EIO)
    }
    assert words == {
        errno.ENAMETOOLONG: "choose a shorter name",
        errno.ENOSPC: "free some space or choose another folder",
        errno.EROFS: "choose another folder",
        errno.EIO: "close it elsewhere, free some space or choose another folder",
    }


def test_a_folder_is_asked_for_the_names_that_it_is_to_take(tmp_path):
    replacement.check_folder(tmp_path, "e" * 247)
    with pytest.raises(OutputError, match=r"e\.gpkg cannot be written \(File name too long\); choose a shorter name$"):
        replacement.check_folder(tmp_path, "short.csv", "e" * 243 + ".gpkg")
    assert list(tmp_path.iterdir()) == []
