"""The command line on real-world folders and tables, as a user who cannot read everything."""

from __future__ import annotations

import shutil
from pathlib import Path

import ordinary
import pytest
import tiny

from pinpoint_engine import runs
from pinpoint_engine.cli import main

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases"
needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared/cases")
LISTS = (
    "blank_in_middle dms quoted_decimal_comma semicolon semicolon_decimal_comma spaces tab truth utf16 windows_crcrlf "
    "half_dms"
)
DENIED = "permission denied; give yourself permission to read it, or leave it out"


@pytest.fixture
def home(world):
    """An ordinary user's folder: the tiny world's pack, and five geotagged photos, one in an unreadable folder."""
    with ordinary.folder() as made:
        shutil.copytree(world.pack, made / "pack")
        for number in range(5):
            folder = made / "trip" / ("locked" if number == 4 else "open")
            tiny.draw(folder / f"{number}.jpg", 400 + number, 0, tiny.tags(-22.27, 166.44 + number / 50))
        (made / "trip" / "locked").chmod(0)
        yield made


def test_locate_names_what_it_cannot_read_and_answers_the_rest(home):
    shutil.copy(home / "trip" / "open" / "0.jpg", home / "trip" / "closed.jpg")
    (home / "trip" / "closed.jpg").chmod(0)
    (home / "trip" / "notes.txt").write_text("left the train at Berowra")
    asked = (home / "nowhere", home / "trip", "--pack", home / "pack", "--out", home / "run.gpkg")
    done = ordinary.cli(home, "locate", *asked)
    assert (done.returncode, done.stderr) == (0, "")
    said = done.stdout.splitlines()
    assert said[0] == "skipped: 1 document"
    assert said[1] == "[1/7] nowhere is not there; check the path, or leave it out"
    assert said[2] == f"[2/7] closed.jpg cannot be read: {DENIED}"
    assert said[3] == f"[3/7] the folder {home / 'trip' / 'locked'} cannot be opened: {DENIED}"
    assert [line.split(":")[0] for line in said[4:8]] == [f"[{n + 4}/7] {n}.jpg" for n in range(4)]
    rows = runs.read(home / "run.gpkg")
    assert [row["code"] for row in rows["failures"]] == ["missing", "unreadable", "unreadable"]
    assert [row["filename"] for row in rows["photos"] if row["outcome"] != "failed"] == [f"{n}.jpg" for n in range(4)]


def test_a_gallery_is_built_of_what_can_be_read(home):
    done = ordinary.cli(home, "gallery", "build", home / "trip", "--pack", home / "pack", "--out", home / "own")
    assert (done.returncode, done.stderr) == (0, "")
    said = f"left out: the folder {home / 'trip' / 'locked'} cannot be opened: {DENIED}"
    assert done.stdout.splitlines() == [said, f"4 references in {home / 'own'} (+4)"]
    (home / "trip" / "locked").chmod(0o700)
    done = ordinary.cli(home, "gallery", "add", home / "trip", "--pack", home / "pack", "--to", home / "own")
    assert done.stdout == f"5 references in {home / 'own'} (+1)\n"


def test_a_gallery_of_what_lies_behind_a_closed_folder(home):
    done = ordinary.cli(
        home, "gallery", "build", home / "trip" / "locked" / "t.csv", "--pack", home / "pack", "--out", home / "own"
    )
    assert done.returncode == 1
    assert done.stderr.endswith("t.csv cannot be read: permission denied; check its permissions [bad_request]\n")


def test_an_evaluation_notes_what_it_cannot_read(home):
    done = ordinary.cli(home, "evaluate", "--images", home / "trip", "--pack", home / "pack")
    assert done.returncode == 0, done.stderr
    assert f"left out: the folder {home / 'trip' / 'locked'} cannot be opened: {DENIED}" in done.stdout
    (home / "list.csv").write_text("id,lat,lon\n0,-22.27,166.44\n4,-22.27,166.52\n")
    asked = ("--table", home / "list.csv", "--images", home / "trip", "--pack", home / "pack")
    done = ordinary.cli(home, "evaluate", *asked)
    assert done.returncode == 0, done.stderr
    assert f"not searched: the folder {home / 'trip' / 'locked'} cannot be opened: {DENIED}" in done.stdout
    assert "1 of 2 images are missing" in done.stdout


def test_an_evaluation_of_a_closed_folder_says_why_there_is_nothing(home):
    done = ordinary.cli(home, "evaluate", "--images", home / "trip" / "locked", "--pack", home / "pack")
    assert done.returncode == 1
    assert (
        f"has coordinates in its EXIF (the folder {home / 'trip' / 'locked'} cannot be opened: {DENIED});"
        in done.stderr
    )


# --- tables


@pytest.fixture
def run(world, capsys):
    def run(*arguments):
        code = main([*map(str, arguments), "--pack", str(world.pack)])
        return code, *capsys.readouterr()

    return run


@needs_cases
@pytest.mark.parametrize("name", ["gal", "gal_comma", "gal_crcrlf", "gal_semicolon"])
def test_a_gallery_is_built_of_every_row_of_a_table(run, tmp_path, name):
    code, out, err = run("gallery", "build", CASES / "csv" / f"{name}.csv", "--out", tmp_path / "own")
    assert (code, out, err) == (0, f"6 references in {tmp_path / 'own'} (+6)\n", "")


def test_bad_rows_and_missing_files_of_a_table_are_named(run, tmp_path):
    for number in range(2):
        tiny.draw(tmp_path / f"{number}.jpg", number)
    rows = ("0.jpg;-22,27;166,44", "", "1.jpg;north;166,44", "gone.jpg;1;2", "1.jpg;-22,27;166,46")
    (tmp_path / "t.csv").write_text("\r\n".join(["Path;Latitude;Longitude", *rows, ""]), encoding="cp1252")
    code, out, _ = run("gallery", "build", tmp_path / "t.csv", "--out", tmp_path / "own")
    assert code == 0
    assert out.splitlines() == [
        "left out: t.csv: line 4: 'north' is not a number of degrees; correct or remove the row",
        "left out: gone.jpg is not there; check the path, or leave it out",
        f"2 references in {tmp_path / 'own'} (+2)",
    ]


@needs_cases
@pytest.mark.parametrize("name", LISTS.split())
def test_predictions_in_any_form_meet_the_truth(capsys, name):
    """The rounded minutes of `dms` are a few centimetres off; the fifth row of `half_dms` is elsewhere."""
    asked = ("--truth", CASES / "csv" / "truth.csv", "--predictions", CASES / "csv" / f"{name}.csv")
    assert main(["evaluate", *map(str, asked)]) == 0
    said = capsys.readouterr().out
    if name == "half_dms":
        assert said.startswith(
            "note: half_dms.csv: 1 row cannot be used: line 7: it has no latitude; correct or remove it\n"
        )
        assert "| 6 | 1 | 66.7 | 66.7 | 66.7 | 83.3 |" in said
    else:
        assert "note:" not in said and "| 6 | 0 | 100.0 | 100.0 | 100.0 |" in said


def test_one_wrong_latitude_does_not_swap_a_whole_table(tmp_path, capsys):
    places = [(f"p{n}", 44.0 + n / 10, 2.0 + n / 10) for n in range(9)]
    rows = "".join(f"{name},{lat},{lon}\n" for name, lat, lon in places)
    (tmp_path / "t.csv").write_text(f"id,lat,lon\n{rows}odd,95,2\n")
    assert main(["evaluate", "--predictions", str(tmp_path / "t.csv")]) == 0
    said = capsys.readouterr().out
    assert said.startswith(
        "note: t.csv: 1 row cannot be used: line 11: the latitude 95 is beyond ±90 degrees (is it the"
    )
    assert "each other's columns" not in said and "| 9 | 0 | 100.0 |" in said
