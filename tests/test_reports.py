"""Bugs that were reported publicly for similar tools, tried on Pinpoint.

Each test reproduces the conditions of one report with its own files, and goes through a real entry point.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
import xml.dom.minidom
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np
import ordinary
import pytest
import tiny
from PIL import ExifTags, Image
from PIL.TiffImagePlugin import IFDRational

from pinpoint_engine import Location, photos, runs, tables
from pinpoint_engine.cli import main
from pinpoint_engine.runs import geopackage

ROOT = Path(__file__).resolve().parents[1]
PARIS, QUITO, MANLY = (tiny.PLACES[name] for name in ("paris", "quito", "manly"))
GPS = ExifTags.GPS


@pytest.fixture
def ask(capsys, world) -> Callable[..., tuple[int, str, str]]:
    """Run a command in this process with the tiny world's pack; returns its exit code, stdout and stderr."""

    def ask(*arguments, pack=True):
        code = main([*map(str, arguments), *(["--pack", str(world.pack)] if pack else [])])
        told = capsys.readouterr()
        assert "Traceback" not in told.err
        return code, told.out, told.err

    return ask


@pytest.fixture
def photo(world, tmp_path) -> Callable[..., Path]:
    """Copy the first photo of a place to a file of any name in a folder."""

    def photo(place: str, name: str | bytes, folder: str = "photos") -> Path:
        (tmp_path / folder).mkdir(exist_ok=True, parents=True)
        path = os.path.join(os.fsencode(tmp_path / folder), os.fsencode(name))
        shutil.copyfile(world.folder / "photos" / place / "0.jpg", path)
        return Path(os.fsdecode(path))

    return photo


@pytest.fixture
def finished(engine, queries, tmp_path) -> tiny.Written:
    """A finished run of three photos."""
    from pinpoint_engine import Request

    (tmp_path / "drive").mkdir()
    return tiny.write_run(tmp_path / "drive" / "run.gpkg", engine, queries[:3], Request(top_k=3))


def process(*arguments: str | os.PathLike[str], code: str = "pass", **options: Any) -> subprocess.CompletedProcess[str]:
    """Run `pinpoint` in another process, after `code`."""
    start = f"import sys; {code}; from pinpoint_engine.cli import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", start, *map(os.fspath, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **options.pop("env", {})}
    usual = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "timeout": 60}
    return subprocess.run(command, env=environment, **{**usual, **options})


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user may enter, and that belongs to whoever runs the tests."""
    with ordinary.folder() as made:
        made.chmod(0o755)
        yield made


def places(run: Path) -> dict[str, tuple[float, float] | None]:
    """Return the place of the first candidate of each photo in a run, by file name."""
    rows = runs.read(run)
    first = {row["photo_id"]: (row["latitude"], row["longitude"]) for row in rows["candidates"] if row["rank"] == 1}
    return {row["filename"]: first.get(row["photo_id"]) for row in rows["photos"]}


def near(place: tuple[float, float]) -> Any:
    return pytest.approx(place, abs=0.01)


def table(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def references(gallery: Path) -> list[dict[str, Any]]:
    """Return the rows of the GeoPackages of a gallery."""
    found = []
    for path in gallery.glob("shards/*/references.gpkg"):
        with closing(sqlite3.connect(path)) as database:
            database.row_factory = sqlite3.Row
            found += [dict(row) for row in database.execute("SELECT * FROM reference_photos")]
    return found


def tagged(path: Path, lat: Any, lon: Any, sides: Sequence[str] = "NE", **more: Any) -> Path:
    """Draw a photo in Nouméa's colours with any position in EXIF, valid or not."""
    exif = tiny.tags()
    gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
    gps |= {GPS.GPSLatitude: lat, GPS.GPSLongitude: lon, **{GPS[name]: value for name, value in more.items()}}
    if sides:
        gps[GPS.GPSLatitudeRef], gps[GPS.GPSLongitudeRef] = sides
    return tiny.draw(path, 400, 0, exif)


# Runs on disk


def test_a_run_that_qgis_left_on_a_write_protected_disk_is_read(finished, open_folder):
    """qgis/QGIS#36574: a GeoPackage in a write-protected directory, of which QGIS shows "no layers at all"."""
    before = finished.rows()
    disk, out = open_folder / "disk", open_folder / "out"
    disk.mkdir()
    out.mkdir()
    out.chmod(0o777)
    with closing(geopackage.connect(finished.path)) as qgis:
        qgis.execute("PRAGMA journal_mode=WAL")
        qgis.execute("UPDATE candidates SET note = 'reviewed' WHERE rank = 1")
        for path in finished.path.parent.glob("run.gpkg*"):  # as a killed QGIS leaves them
            if not path.name.endswith("-shm"):
                shutil.copyfile(path, disk / path.name)
    assert sorted(path.name for path in disk.iterdir()) == ["run.gpkg", "run.gpkg-wal"]
    disk.chmod(0o555)
    for target in ("run.csv", "copy.gpkg"):
        found = ordinary.cli(open_folder, "export", disk / "run.gpkg", out / target, owns=False)
        assert found.returncode == 0, found.stderr
    rows = runs.read(out / "copy.gpkg")
    assert [row["note"] for row in rows["candidates"] if row["rank"] == 1] == ["reviewed"] * 3
    assert rows["photos"] == before["photos"] and len(rows["candidates"]) == 9
    assert [row["filename"] for row in table(out / "run_photos.csv")] == [row["filename"] for row in before["photos"]]
    refused = ordinary.cli(open_folder, "locate", "--resume", disk / "run.gpkg", owns=False)
    assert refused.returncode == 1 and "permission denied; check its permissions" in refused.stderr


NO_LOCKS = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
static int refused(int fd, int cmd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 1);
    const char *drive = getenv("DRIVE_WITHOUT_LOCKS");
    return length > 0 && (cmd == F_SETLK || cmd == F_SETLKW) && !strncmp(path, drive, strlen(drive));
}
#define WITHOUT_LOCKS(name) int name(int fd, int cmd, ...) { \
    static int (*real)(int, int, ...); \
    if (!real) real = dlsym(RTLD_NEXT, #name); \
    va_list more; va_start(more, cmd); void *value = va_arg(more, void *); va_end(more); \
    if (refused(fd, cmd)) { errno = EACCES; return -1; } \
    return real(fd, cmd, value); }
WITHOUT_LOCKS(fcntl)
WITHOUT_LOCKS(fcntl64)
"""
"""The system's call that locks files, refused below one folder, as a share mounted by CIFS refuses it."""


def test_a_drive_that_locks_no_files_is_named(finished, world, tmp_path):
    """r-spatial/sf#628, qgis/QGIS#32935: GeoPackages on samba and CIFS, "database is locked", written files empty."""
    if not sys.platform.startswith("linux") or shutil.which("cc") is None:
        pytest.skip("there is no C compiler to make a drive without locks")
    drive, source, library = finished.path.parent, tmp_path / "locks.c", tmp_path / "locks.so"
    source.write_text(NO_LOCKS)
    subprocess.run(["cc", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    mounted = {"env": {"LD_PRELOAD": str(library), "DRIVE_WITHOUT_LOCKS": str(drive)}}
    soon = {"code": "from pinpoint_engine.runs import geopackage; geopackage.BUSY_S = 0.1", **mounted}

    new = process("locate", world.photos[0], "--pack", world.pack, "--out", drive / "new.gpkg", **soon)
    assert new.returncode == 1 and "[1/1]" not in new.stdout
    assert "its drive does not support file locks, as some network drives do not; choose a folder on this" in new.stderr
    assert os.listdir(drive) == ["run.gpkg"]

    rest = process("locate", "--resume", finished.path, "--pack", world.pack, **soon)
    assert rest.returncode == 1 and "or copy it to this computer [locked]" in rest.stderr

    copied = process("export", finished.path, drive / "copy.gpkg", **soon)
    assert copied.returncode == 0, copied.stderr
    assert runs.read(drive / "copy.gpkg") == finished.rows()


@pytest.mark.parametrize("name", ["é" * 123 + ".gpkg", "e" * 300 + ".gpkg", "e" * 245 + ".csv"])
def test_a_name_that_is_too_long_is_told_as_such(ask, world, finished, tmp_path, name):
    """paperless-ngx/paperless-ngx#2412, RhetTbull/osxphotos#406: "File name too long" as a traceback at the end."""
    target = tmp_path / "out" / name
    target.parent.mkdir()
    exports = target.suffix == ".csv"
    asked = ("export", finished.path, target) if exports else ("locate", world.photos[0], "--out", target)
    code, _, told = ask(*asked, pack=not exports)
    assert code == 1 and told.endswith("cannot be written (File name too long); choose a shorter name [cannot_write]\n")
    assert os.listdir(target.parent) == []


def test_the_longest_name_is_written(ask, world, tmp_path):
    """The same reports: 247 bytes leave room for the journal that SQLite writes beside a file."""
    target = tmp_path / ("é" * 121 + ".gpkg")
    assert ask("locate", world.photos[0], "--out", target)[0] == 0
    assert places(target) == {"0.jpg": near(PARIS)}


def test_a_file_of_somebody_else_is_not_called_open(finished, open_folder):
    """MidnightCommander/mc#4218: "Cannot create target file" where a sticky folder holds a file of another user."""
    if os.geteuid() != 0:
        pytest.skip("files of another user are made by root")
    shared, out = open_folder / "shared", open_folder / "run.gpkg"
    shared.mkdir()
    shared.chmod(0o1777)
    shutil.copyfile(finished.path, out)
    out.chmod(0o644)
    (shared / "day_photos.csv").write_text("theirs")
    (shared / "day_photos.csv").chmod(0o666)
    found = ordinary.cli(open_folder, "export", out, shared / "day.csv", owns=False)
    assert found.returncode == 1 and "day_photos.csv cannot be replaced, because it belongs to" in found.stderr
    assert {path.name: path.read_text() for path in shared.iterdir()} == {"day_photos.csv": "theirs"}


@pytest.mark.parametrize("small_disk", ["640k"], indirect=True)
def test_a_full_disk_keeps_what_was_located_and_the_rest_can_follow(ask, world, small_disk):
    """darktable-org/darktable#12361, elementary/photos#752: the import stops in silence, or crashes, on a full disk."""
    run = small_disk / "run.gpkg"
    code, out, told = ask("locate", world.folder / "photos", "--out", run)
    assert code == 1 and "the disk is full; free some space" in told
    answered = {row["photo"]: row["outcome"] for row in runs.read(run)["photos"]}
    located = [path for path, outcome in answered.items() if outcome == "located"]
    assert len(answered) == 48 and 0 < len(located) < 48
    assert [line.split(":")[0].split("] ")[1] for line in out.splitlines() if line.startswith("[")] == [
        os.path.basename(path) for path in located
    ]
    subprocess.run(["mount", "-o", "remount,size=16m", str(small_disk)], check=True)
    assert ask("locate", "--resume", run)[0] == 0
    assert {row["outcome"] for row in runs.read(run)["photos"]} == {"located"}


@pytest.mark.parametrize("reader", ["| head -1", "> /dev/full"])
def test_what_can_no_longer_be_told_stops_no_run(world, tmp_path, reader):
    """Backblaze/B2_Command_Line_Tool#1071: "BrokenPipeError when piping CLI output through tools such as head"."""
    command = f'"$0" -m pinpoint_engine.cli locate "$1" --pack "$2" --out "$3" {reader}'
    given = (sys.executable, str(world.folder / "photos" / "paris"), str(world.pack), str(tmp_path / "run.gpkg"))
    found = subprocess.run(
        ["sh", "-c", command, *given], env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True
    )
    assert "Traceback" not in found.stderr and "Exception ignored" not in found.stderr
    assert "the output cannot be written" in found.stderr and found.stderr.count("\n") == 1
    record = runs.read(tmp_path / "run.gpkg")["run"][0]
    assert (record["ended"], record["n_located"], record["n_waiting"]) == ("finished", 4, 0)


def test_a_report_without_a_reader_ends_in_silence(world):
    """Backblaze/B2_Command_Line_Tool#1071, again: what is printed at once when the reader has gone already."""
    read, write = os.pipe()
    os.close(read)
    found = process("evaluate", "--images", world.folder / "photos" / "paris", "--pack", world.pack, stdout=write)
    os.close(write)
    assert found.returncode in (0, 141) and "Traceback" not in found.stderr and "Exception ignored" not in found.stderr


def test_a_photo_that_was_still_being_copied_follows_later(ask, world, photo, tmp_path):
    """photoprism/photoprism#4310: a file is taken while it is still transferred, "causing it to be corrupted"."""
    whole = photo("quito", "whole.jpg")
    late = photo("paris", "late.jpg")
    content = late.read_bytes()
    late.write_bytes(content[: len(content) // 2])
    code, out, _ = ask("locate", whole.parent, "--out", tmp_path / "run.gpkg")
    assert code == 0 and "late.jpg is broken or cut short" in out and "copy it again" in out
    late.write_bytes(content)
    assert ask("locate", "--resume", tmp_path / "run.gpkg", "--retry-failed")[0] == 0
    assert places(tmp_path / "run.gpkg") == {"late.jpg": near(PARIS), "whole.jpg": near(QUITO)}
    assert runs.read(tmp_path / "run.gpkg")["failures"] == []


# Names


def test_a_name_that_is_no_text_is_located_and_exported(ask, photo, tmp_path):
    """arsenetar/dupeguru#335, karlch/vimiv#66: "'utf-8' codec can't encode character … surrogates not allowed"."""
    photo("quito", b"Qu\xe4to.jpg")  # as an old Windows wrote it
    other = photo("paris", "paris.jpg")
    code, out, _ = ask("locate", other.parent, "--out", tmp_path / "run.gpkg")
    assert code == 0 and "2 photos: 2 located" in out
    assert list(places(tmp_path / "run.gpkg").values()) == [near(QUITO), near(PARIS)]
    for suffix in (".geojson", ".kml", ".shp", ".csv"):
        assert ask("export", tmp_path / "run.gpkg", tmp_path / f"out{suffix}", pack=False)[0] == 0
    names = [row["filename"] for row in table(tmp_path / "out_photos.csv")]
    assert len(names) == 2 and names[0].startswith("Qu") and names[0].endswith("to.jpg")
    code, out, _ = ask("gallery", "build", other.parent, "--out", tmp_path / "gallery")
    assert code == 0 and "2 references" in out
    found = [row["ref_url"] for row in references(tmp_path / "gallery")]
    assert any(url.endswith("/Qu%E4to.jpg") for url in found)


def test_a_name_that_the_terminal_cannot_show_is_located(world, photo, tmp_path):
    """gilesknap/gphotos-sync#121, PetrVys/MotionPhoto2#50: "'charmap' codec can't encode characters" of emoji."""
    folder = photo("manly", "☣️-Sharp-🍀.jpg").parent
    arguments = ("locate", folder, "--pack", world.pack, "--out", tmp_path / "run.gpkg")
    found = process(*arguments, env={"PYTHONIOENCODING": "cp1252"}, encoding="cp1252")
    assert found.returncode == 0 and "-Sharp-?.jpg: -33.79" in found.stdout and not found.stderr
    assert places(tmp_path / "run.gpkg") == {"☣️-Sharp-🍀.jpg": near(MANLY)}


def test_two_spellings_of_one_accent_are_two_photos(ask, photo, tmp_path):
    """doublecmd/doublecmd#2747: "é", as U+00E9 in the first file's name and U+0065 + U+0301 in the second's."""
    composed, decomposed = (unicodedata.normalize(form, "café.jpg") for form in ("NFC", "NFD"))
    photo("paris", composed)
    folder = photo("quito", decomposed).parent
    if len(os.listdir(folder)) < 2:
        pytest.skip("this disk takes both spellings for one name")
    assert ask("locate", folder, "--out", tmp_path / "run.gpkg")[0] == 0
    assert places(tmp_path / "run.gpkg") == {composed: near(PARIS), decomposed: near(QUITO)}
    assert ask("export", tmp_path / "run.gpkg", tmp_path / "out.geojson", pack=False)[0] == 0
    features = json.loads((tmp_path / "out_photos.geojson").read_text("utf-8"))["features"]
    assert {feature["properties"]["filename"] for feature in features} == {composed, decomposed}


ODD_FOLDERS = ("a#b", "a?b=1", "100%", "a&b", "[2024] Images", "o'neil", 'a"b', "a|b", "comma,semi;colon", "☣️🍀")


def test_runs_in_oddly_named_folders_open_in_qgis(finished, tmp_path):
    """qgis/QGIS#48024: "Cannot add GeoPackage layer with hash symbol # in file path"."""
    qgis = shutil.which("qgis") or pytest.skip("QGIS is not installed")
    script = """
import json, sys
from pathlib import Path
from qgis.core import QgsApplication
application = QgsApplication([], False)
application.initQgis()
from pinpoint_engine.errors import OutputError
from pinpoint_qgis import exports, layers
found = {}
for folder in sys.argv[1:]:
    run = Path(folder, "run.gpkg")
    try:
        opened = layers.open_run(run)
        exports.export_run(run, Path(folder, "out.geojson"))
        found[Path(folder).name] = {name: layer.featureCount() for name, layer in opened.items()}
        del opened
    except OutputError as error:
        found[Path(folder).name] = str(error)
print("found: " + json.dumps(found))
"""
    folders = [tmp_path / "odd" / name for name in (*ODD_FOLDERS, "a|layername=run")]
    for folder in folders:
        folder.mkdir(parents=True)
        shutil.copyfile(finished.path, folder / "run.gpkg")
    bindings = os.pathsep.join(
        [str(ROOT), *(str(Path(qgis).parents[1] / "share/qgis/python" / end) for end in ("", "plugins"))]
    )
    answer = subprocess.run(
        [sys.executable, "-c", script, *map(str, folders)],
        env={**os.environ, "PYTHONPATH": bindings, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)},
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    if "No module named 'qgis'" in answer.stderr:
        pytest.skip("this Python has no PyQGIS")
    told = [line for line in answer.stdout.splitlines() if line.startswith("found: ")]
    assert told, answer.stderr
    found = json.loads(told[0].removeprefix("found: "))
    assert "because of the | in its name; rename" in found.pop("a|layername=run")
    absent = {table.name for table in tables.OPTIONAL}
    whole = {name: len(rows) for name, rows in finished.rows().items() if name not in absent}
    assert found == {name: whole for name in ODD_FOLDERS}
    for folder in folders[:-1]:
        features = json.loads((folder / "out_candidates.geojson").read_text("utf-8"))["features"]
        assert len(features) == whole["candidates"] == 9


def test_a_name_with_control_characters_leaves_kml_whole(ask, photo, tmp_path):
    """ericberman/MyFlightbookWeb#50: "routes with 0x0B in them … when exporting KML this causes an error"."""
    photo("quito", "a\x0bb.jpg")
    folder = photo("paris", "new\nline & <tag>.jpg").parent
    assert ask("locate", folder, "--out", tmp_path / "run.gpkg")[0] == 0
    assert ask("export", tmp_path / "run.gpkg", tmp_path / "out.kml", pack=False)[0] == 0
    for name in ("photos", "candidates"):
        text = (tmp_path / f"out_{name}.kml").read_text("utf-8")
        assert (
            len(xml.dom.minidom.parseString(text.encode()).getElementsByTagName("Placemark")) == (2, 24)[name[0] == "c"]
        )
    assert "line &amp; &lt;tag&gt;.jpg" in text or name == "candidates"


# Folders


def test_links_in_a_circle_are_walked_once(ask, photo, tmp_path):
    """thecodrr/fdir#125, wordfence/wordfence-cli#25: a link to its own folder, "Too many levels of symbolic links"."""
    inner = photo("paris", "paris.jpg", "photos/inner").parent
    (inner / "up").symlink_to("..")
    (inner / "self").symlink_to(".")
    (inner / "a.jpg").symlink_to("b.jpg")
    (inner / "b.jpg").symlink_to("a.jpg")
    assert ask("locate", tmp_path / "photos", "--out", tmp_path / "run.gpkg")[0] == 0
    assert places(tmp_path / "run.gpkg") == {"a.jpg": None, "b.jpg": None, "paris.jpg": near(PARIS)}


def test_a_system_folder_that_nobody_may_read_hides_no_photo(world, open_folder):
    """photoview/photoview#475, immich-app/immich#15515: the scan stops at "System Volume Information"."""
    disk = open_folder / "disk"
    shutil.copytree(world.pack, open_folder / "pack")
    (open_folder / "pack").chmod(0o755)
    for name in ("System Volume Information", ".luckybackup-snapshots", "closed", "open"):
        (disk / name).mkdir(parents=True)
        shutil.copyfile(world.photos[0], disk / name / "paris.jpg")
        (disk / name).chmod(0o755 if name == "open" else 0o000)
    disk.chmod(0o755)
    (open_folder / "out").mkdir()
    (open_folder / "out").chmod(0o777)
    run = open_folder / "out" / "run.gpkg"
    found = ordinary.cli(open_folder, "locate", disk, "--pack", open_folder / "pack", "--out", run, owns=False)
    assert found.returncode == 0, found.stderr
    assert "skipped: 1 hidden folder, 1 system folder" in found.stdout
    outcomes = {row["filename"]: row["outcome"] for row in runs.read(run)["photos"]}
    assert outcomes == {"paris.jpg": "located", "closed": "failed"}


def test_brackets_in_a_folder_s_name_are_no_pattern(ask, photo, tmp_path):
    """elisemercury/Duplicate-Image-Finder#94: "a folder that contains square brackets", whose files are ignored."""
    folder = photo("paris", "img[1]*.jpg", "Pictures/[2024] Images (all)").parent
    assert ask("locate", folder, "--out", folder / "run.gpkg")[0] == 0
    assert places(folder / "run.gpkg") == {"img[1]*.jpg": near(PARIS)}
    code, out, _ = ask("gallery", "build", folder, "--out", tmp_path / "[gallery]")
    assert code == 0 and "1 references" in out


# Tables


def test_a_first_line_that_tells_excel_the_separator_is_no_header(ask, photo, tmp_path):
    """PowerShell/PowerShell#7776: "Import-CSV doesn't understand sep= header", and treats it as the header row."""
    folder = photo("paris", "paris.jpg").parent
    (folder / "list.csv").write_text("sep=;\r\npath;lat;lon\r\nparis.jpg;48,8584;2,2945\r\n")
    code, out, _ = ask("gallery", "build", folder / "list.csv", "--out", tmp_path / "gallery")
    assert code == 0 and "1 references" in out
    [row] = references(tmp_path / "gallery")
    assert (row["latitude"], row["longitude"]) == (48.8584, 2.2945)


def test_a_row_with_nul_bytes_costs_no_other(ask, photo, tmp_path):
    """simonw/sqlite-utils#582: "the CSV contains a NUL byte", at which an exception is raised."""
    photo("manly", "manly.jpg")
    folder = photo("paris", "paris.jpg").parent
    rows = b"path,lat,lon\nparis.jpg,48.8584,2.2945\nqui\0to.jpg,-0.18,-78.4\nmanly.jpg,-33.7969,151.288\n"
    (folder / "list.csv").write_bytes(rows)
    code, out, _ = ask("gallery", "build", folder / "list.csv", "--out", tmp_path / "gallery")
    assert code == 0 and "line 3" in out and "NUL" in out and "2 references" in out
    assert {row["latitude"] for row in references(tmp_path / "gallery")} == {48.8584, -33.7969}


# What a photo tells of itself


def test_times_with_and_without_a_zone_stand_side_by_side(ask, photo, tmp_path):
    """mapillary/mapillary_tools#349: "can't compare offset-naive and offset-aware datetimes"."""
    times = {"paris": "2024-05-17T14:03:00Z", "quito": "2024-05-17T14:03:00", "manly": "2024-05-17T14:03:00+02:00"}
    rows = []
    for name, time in times.items():
        lat, lon = tiny.PLACES[name]
        rows.append(
            {
                "path": f"{name}.jpg",
                "lat": str(lat),
                "lon": str(lon),
                "captured_at": time,
                "time": time,
                "author": "Ada",
            }
        )
        folder = photo(name, f"{name}.jpg").parent
    listed = tiny.write_table(folder / "list.csv", rows)
    code, out, _ = ask("gallery", "build", listed, "--out", tmp_path / "gallery")
    assert code == 0 and "3 references" in out
    own = ("--gallery", tmp_path / "gallery")
    code, out, _ = ask("locate", folder / "quito.jpg", "--album", "same_trip", *own, "--out", tmp_path / "run.gpkg")
    assert code == 0 and places(tmp_path / "run.gpkg") == {"quito.jpg": near(QUITO)}
    code, out, _ = ask("evaluate", "--table", listed, "--images", folder, *own)
    assert code == 0 and "leaks left out" in out


def test_a_position_that_cannot_be_used_is_no_place_and_says_so(ask, tmp_path):
    """photoview/photoview#850 (17056881°), nextcloud/maps#443 (0/0), darktable-org/darktable#8827 (no N, S, E, W)."""
    nothing, far = (IFDRational(0, 0),) * 3, (17056881.0, 51.0, 12.15)
    tagged(tmp_path / "in" / "far.jpg", far, far)
    tagged(tmp_path / "in" / "zero.jpg", nothing, nothing)
    tagged(tmp_path / "in" / "sides.jpg", (52.0, 10.0, 55.0), (4.0, 49.0, 48.0), "")
    tagged(tmp_path / "in" / "good.jpg", (38.0, 1.0, 31.1232), (145.0, 17.0, 20.58), "SE")
    tiny.draw(tmp_path / "in" / "none.jpg", 400, 0, tiny.tags())
    code, out, _ = ask("gallery", "build", tmp_path / "in", "--out", tmp_path / "gallery")
    assert code == 0 and "1 references" in out
    told = dict(line.split(": ", 2)[1:] for line in out.splitlines() if line.startswith("left out: "))
    unusable = "the position in its EXIF cannot be used: its latitude "
    assert told["far.jpg"].startswith(f"{unusable}is 17056881.85, beyond 90")
    assert told["zero.jpg"].startswith(f"{unusable}is not a number")
    assert told["sides.jpg"].startswith(f"{unusable}has no hemisphere")
    assert told["none.jpg"].startswith("its EXIF holds no position")
    [row] = references(tmp_path / "gallery")
    assert (row["latitude"], row["longitude"]) == pytest.approx(
        (-38.025312, 145.28905), abs=1e-9
    )  # KIOS-Research/ImportPhotos#3


@pytest.mark.parametrize("azimuth", [IFDRational(0, 0), 400.0])
def test_a_broken_azimuth_costs_no_more_than_itself(tmp_path, azimuth):
    """KIOS-Research/ImportPhotos#88: "photos with corrupt data in azimuth … Now the Plugin is crashing QGIS!!!"."""
    path = tagged(tmp_path / "a.jpg", (38.0, 0.0, 0.0), (145.0, 0.0, 0.0), "SE", GPSImgDirection=azimuth)
    found = photos.read_photo(str(path))
    assert found.heading_deg is None and found.geotag == Location(-38.0, 145.0)
    assert found.taken_at is not None and found.taken_at.isoformat() == "2024-05-17T14:03:09"


# What is in a file


def same(path: Path, world: Any) -> bool:
    """Tell whether a file shows the first photo of Paris, upright."""
    found, wanted = (photos.decode(str(file)).astype(int) for file in (path, world.photos[0]))
    return found.shape == wanted.shape and float(np.abs(found - wanted).mean()) < 8


@pytest.mark.parametrize("orientation", [0, 9, 65535])
def test_an_orientation_that_is_none_counts_as_upright(world, tmp_path, orientation):
    """ocrmypdf/OCRmyPDF#894, colmap/colmap#4322: "Orientation 0 in EXIF cause crash"."""
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    with Image.open(world.photos[0]) as image:
        image.save(tmp_path / "a.jpg", quality=95, exif=exif)
    assert same(tmp_path / "a.jpg", world)


def test_a_jpeg_called_heic_is_read_by_its_bytes(ask, photo, tmp_path):
    """haiwen/seafile-iOS#358: "HEIC photos are actually JPEG with HEIC file extensions"."""
    folder = photo("paris", "IMG_0001.HEIC").parent
    assert ask("locate", folder, "--out", tmp_path / "run.gpkg")[0] == 0
    assert places(tmp_path / "run.gpkg") == {"IMG_0001.HEIC": near(PARIS)}


def test_a_second_picture_that_lies_about_its_size_spoils_no_photo(ask, world, tmp_path):
    """python-pillow/Pillow#5164: an MPO whose second image "is reported to be 5472×3648 but is actually 64×64"."""
    exif = Image.Exif()
    exif[ExifTags.Base.ImageWidth], exif[ExifTags.Base.ImageLength] = 5472, 3648
    (tmp_path / "photos").mkdir()
    with Image.open(world.photos[0]) as image:
        image.save(
            tmp_path / "photos" / "a.jpg", "MPO", save_all=True, append_images=[image.copy()], exif=exif, quality=95
        )
    with Image.open(tmp_path / "photos" / "a.jpg") as made:
        assert made.format == "MPO"
    assert same(tmp_path / "photos" / "a.jpg", world)
    assert ask("locate", tmp_path / "photos", "--out", tmp_path / "run.gpkg")[0] == 0
    assert places(tmp_path / "run.gpkg") == {"a.jpg": near(PARIS)}


def test_inks_stored_upside_down_are_no_negative(world, tmp_path):
    """haraldk/TwelveMonkeys#147, Kozea/WeasyPrint#2179: "CMYK image loading with inverted colors"."""
    with Image.open(world.photos[0]) as image:
        image.convert("CMYK").save(tmp_path / "a.jpg", quality=95)
    assert b"Adobe" in (tmp_path / "a.jpg").read_bytes()[:1000]
    assert same(tmp_path / "a.jpg", world)


def test_a_clip_behind_a_photo_is_skipped(world, tmp_path):
    """3rd/image.nvim#379: detection "breaks on any JPEG that has data appended", as motion photos."""
    clip = b"\0\0\0\x18ftypmp42" + np.random.default_rng(1).bytes(100_000)
    (tmp_path / "a.jpg").write_bytes(world.photos[0].read_bytes() + clip)
    assert np.array_equal(photos.decode(str(tmp_path / "a.jpg")), photos.decode(str(world.photos[0])))


def test_a_large_panorama_is_scaled_down_and_not_refused(world, tmp_path):
    """mpetroff/pannellum#596: an image of 20992 × 10496, "could be decompression bomb DOS attack"."""
    with Image.open(world.photos[0]) as image:
        image.convert("L").resize((20992, 10496), Image.Resampling.NEAREST).save(tmp_path / "a.jpg", quality=30)
    pixels = photos.decode(str(tmp_path / "a.jpg"))
    assert 512 <= pixels.shape[0] < 1500 and pixels.shape[1] == pytest.approx(2 * pixels.shape[0], abs=2)
    with Image.open(world.photos[0]) as image:
        wanted = np.asarray(image.convert("L").resize((64, 32), Image.Resampling.BOX)).astype(int)
    found = np.asarray(Image.fromarray(pixels).convert("L").resize((64, 32), Image.Resampling.BOX)).astype(int)
    assert float(np.abs(found - wanted).mean()) < 8


# Areas


def test_a_ring_that_crosses_itself_searches_what_it_encloses(ask, photo, tmp_path):
    """qgis/QGIS#62667, qgis/QGIS#48100: bow ties, in a hole and as a polygon; "QGIS keeps on crashing"."""
    square = [[2.0, 48.7], [2.6, 48.7], [2.6, 49.0], [2.0, 49.0], [2.0, 48.7]]
    hole = [[2.1, 48.95], [2.2, 48.95], [2.1, 48.98], [2.2, 48.98], [2.1, 48.95]]
    bow = [[151.1, -33.9], [151.5, -33.7], [151.5, -33.9], [151.1, -33.7], [151.1, -33.9]]
    polygons = [{"type": "Polygon", "coordinates": rings} for rings in ([square, hole], [bow])]
    features = [{"type": "Feature", "properties": {}, "geometry": polygon} for polygon in polygons]
    (tmp_path / "area.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    photo("manly", "manly.jpg")
    folder = photo("paris", "paris.jpg").parent
    code, out, _ = ask("locate", folder, "--within", tmp_path / "area.geojson", "--out", tmp_path / "run.gpkg")
    assert code == 0 and "skipped" not in out
    assert places(tmp_path / "run.gpkg") == {"manly.jpg": near(MANLY), "paris.jpg": near(PARIS)}
