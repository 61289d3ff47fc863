"""Lists as they are published, any table, and folders: which photos are asked, and which images are missing."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import tiny

from pinpoint_engine.cli import evaluate
from pinpoint_engine.errors import RequestError
from pinpoint_engine.evaluation import benchmarks
from pinpoint_engine.evaluation.benchmarks import BENCHMARKS
from pinpoint_engine.evaluation.conventions import CONVENTIONS

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data" / "benchmarks"
needs_benchmarks = pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared/data/benchmarks")
PLAIN = {"where": {}, "by": ""}


def write(path, text):
    path.write_text(text, encoding="utf-8")
    return path


@needs_benchmarks
@pytest.mark.parametrize(("name", "row"), [("im2gps", 3), ("im2gps3k", 2_000)])
def test_a_published_list_with_some_of_its_images(tmp_path, name, row):
    path = SHARED / f"{name}_places365.csv"
    lines = path.read_text().splitlines()
    image, author, lat, lon = lines[1 + row].split(",")[:4]
    tiny.draw(tmp_path / "images" / "deep" / image, 1)
    asked = benchmarks.benchmark(name, path, tmp_path / "images", **PLAIN)
    assert (asked.title, len(asked.listed)) == (BENCHMARKS[name].title, BENCHMARKS[name].count)
    assert asked.there == [row]
    photo = asked.listed[row]
    assert (photo.author, photo.place.lat, photo.place.lon) == (author, float(lat), float(lon))  # the header lies
    assert any("each other's columns" in note for note in asked.notes)


@pytest.mark.parametrize(
    ("name", "head", "row"),
    [
        ("yfcc4k", "IMG_ID,LAT,LON", "a1/b2/4f3.jpg,1.5,2.5"),
        ("yfcc26k", "IMG_ID,AUTHOR,LAT,LON,S3_Label", "4f3.jpg,me@N00,1.5,2.5,0"),
        ("gws15k", "id,lat,lng", "4f3,1.5,2.5"),
        ("osv5m", "id,latitude,longitude,sequence,captured_at,country,region", "4f3,1.5,2.5,s,1514901293000,Gabon,X"),
    ],
)
def test_every_benchmark_reads_its_own_columns(tmp_path, name, head, row):
    tiny.draw(tmp_path / "images" / "00" / "4f3.jpg", 1)
    asked = benchmarks.benchmark(name, write(tmp_path / "list.csv", f"{head}\n{row}\n"), tmp_path / "images", **PLAIN)
    assert (asked.listed[0].place.lat, asked.listed[0].place.lon, asked.there) == (1.5, 2.5, [0])
    assert asked.convention == BENCHMARKS[name].convention
    assert any(f"has {BENCHMARKS[name].count:,} photos, this one 1" in note for note in asked.notes)


def test_the_time_of_osv5m_is_read(tmp_path):
    path = write(
        tmp_path / "t.csv", "id,latitude,longitude,captured_at\na,1,2,1514901293000\nb,1,2,2018-01-02T13:54:53\n"
    )
    one, other = benchmarks.table(path, **PLAIN).listed
    assert one.taken_at.replace(tzinfo=None) == other.taken_at == datetime(2018, 1, 2, 13, 54, 53)


def test_the_command_line_knows_all_names():
    assert set(evaluate.BENCHMARKS) == set(BENCHMARKS) and set(evaluate.CONVENTIONS) == set(CONVENTIONS)
    assert {each.convention for each in BENCHMARKS.values()} <= set(CONVENTIONS)


def test_a_table_with_paths_filtered_and_in_parts(tmp_path):
    tiny.draw(tmp_path / "photos" / "one.jpg", 1)
    rows = (
        "1,photos/one.jpg,1,2,dev,walk\n2,photos/two.jpg,1,2,dev,town\n3,photos/one.jpg,1,2,train,walk\n4,,,,dev,walk\n"
    )
    path = write(tmp_path / "t.csv", f"id,path,lat,lon,Split,kind\n{rows}")
    asked = benchmarks.table(path, where={"split": "dev"}, by="kind")
    assert [photo.id for photo in asked.listed] == ["1", "2"]
    assert asked.parts == {"walk": [0], "town": [1]}
    assert asked.files == (str(tmp_path / "photos/one.jpg"), "")
    assert asked.notes == ("t.csv: 1 row cannot be used: line 5: it has no latitude; correct or remove it",)


def test_a_name_that_two_files_have_finds_neither(tmp_path):
    for folder in ("a", "b"):
        tiny.draw(tmp_path / folder / "x.jpg", 1)
    tiny.draw(tmp_path / "a" / "y.jpg", 2)
    path = write(tmp_path / "t.csv", "id,lat,lon\nx,1,2\ny.jpg,1,2\na/x.jpg,1,2\n")
    asked = benchmarks.table(path, tmp_path, **PLAIN)
    assert asked.files == ("", str(tmp_path / "a/y.jpg"), str(tmp_path / "a/x.jpg"))


def test_an_engine_is_asked_nothing_that_could_tell_the_place(tmp_path):
    path = write(tmp_path / "t.csv", "id,path,lat,lon,album,taken_at\nx,x.jpg,1,2,Paris,2024-05-17T14:03:00\n")
    tiny.draw(tmp_path / "x.jpg", 1, 0, tiny.tags(1, 2))
    photo = benchmarks.table(path, **PLAIN).photo(0)
    assert (photo.geotag, photo.taken_at, photo.album) == (None, None, "")


def test_a_folder_of_geotagged_photos(tmp_path):
    tiny.draw(tmp_path / "trip" / "hill" / "1.jpg", 1, 0, tiny.tags(-22.27, 166.44))
    tiny.draw(tmp_path / "trip" / "2.jpg", 2)
    asked = benchmarks.folder(tmp_path / "trip")
    assert [(round(p.place.lat, 4), p.album, p.taken_at is not None) for p in asked.listed] == [
        (-22.27, "trip/hill", True)
    ]
    assert asked.notes == ("1 photo without coordinates in EXIF left out",)


def test_unusable_positions_are_told_from_none_and_named(tmp_path):
    tiny.draw(tmp_path / "trip" / "1.jpg", 1, 0, tiny.tags(-22.27, 166.44))
    tiny.draw(tmp_path / "trip" / "2.jpg", 2)
    for number in range(3, 10):
        tiny.draw(tmp_path / "trip" / f"{number}.jpg", number, 0, tiny.tags(0, 0))
    fault = "it is 0, 0, which cameras write without a GPS fix"
    why = f"the position in its EXIF cannot be used: {fault}; list it with coordinates in a CSV"
    asked = benchmarks.folder(tmp_path / "trip")
    assert len(asked.listed) == 1
    assert asked.notes == (
        "1 photo without coordinates in EXIF left out",
        *(f"left out: {number}.jpg: {why}" for number in range(3, 8)),
        "left out: 2 photos more like these",
    )
    (tmp_path / "trip" / "1.jpg").unlink()
    with pytest.raises(RequestError, match=r"has coordinates in its EXIF \(3\.jpg: the position .*\); give a --table"):
        benchmarks.folder(tmp_path / "trip")


def test_what_cannot_be_asked_is_refused(tmp_path):
    tiny.draw(tmp_path / "plain" / "1.jpg", 1)
    with pytest.raises(RequestError, match="--table"):
        benchmarks.folder(tmp_path / "plain")
    path = write(tmp_path / "t.csv", "id,lat,lon,split\na,1,2,dev\n")
    with pytest.raises(RequestError, match="--where"):
        benchmarks.table(path, where={"split": "test"}, by="")
    with pytest.raises(RequestError, match="no column kind, only: id, lat, lon, split"):
        benchmarks.table(path, where={}, by="kind")
