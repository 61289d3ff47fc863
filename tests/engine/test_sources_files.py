"""Photos with known locations, from folders and from tables."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
import tiny

from pinpoint_engine.errors import RequestError
from pinpoint_engine.gallery import open_gallery, save_gallery
from pinpoint_engine.photos import list_files
from pinpoint_engine.sources import files
from pinpoint_engine.sources.files import ReferencePhoto
from pinpoint_engine.types import Failure, Location, Source

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "csv"
needs_cases = pytest.mark.skipif(not CASES.is_dir(), reason="needs ../shared/cases")


@pytest.fixture
def outing(tmp_path):
    """A folder with a geotagged photo, one in a subfolder, one without position, and one that is not a photo."""
    folder = tmp_path / "outing"
    tiny.draw(folder / "a.jpg", 1, 0, tiny.tags(-16.8, -179.995))
    tiny.draw(folder / "hill" / "b.jpg", 2, 0, tiny.tags(48.8584, 2.2945))
    tiny.draw(folder / "c.jpg", 3)
    (folder / "notes.txt").write_text("no photo")
    return folder


def names(items):
    return [Path(item.photo.path).name for item in items]


def geotagged(folder, *credits):
    return files.geotagged(list_files([folder]), folder, Source.STREET, *(credits or ("", "")))


def test_a_folder_gives_references_where_exif_tells_the_place(outing):
    found = list(geotagged(outing, "Ada", "CC0"))
    listed = [item for item in found if isinstance(item, ReferencePhoto)]
    assert names(listed) == ["a.jpg", "b.jpg"]
    (lost,) = (item for item in found if isinstance(item, Failure))
    assert (names([lost]), lost.code) == (["c.jpg"], "no_position")
    assert lost.message == "its EXIF holds no position; list it with coordinates in a CSV"
    reference = listed[0].reference
    assert (reference.location.lat, reference.location.lon) == pytest.approx((-16.8, -179.995), abs=1e-6)
    assert (reference.source, reference.author, reference.licence) == (Source.STREET, "Ada", "CC0")
    assert reference.captured_at == datetime(2024, 5, 17, 14, 3, 9)
    assert reference.url == (outing / "a.jpg").as_uri()


def test_author_and_licence_are_for_rows_that_do_not_say_their_own(outing):
    rows = ["path,lat,lon,author,licence", "a.jpg,1,2,Zoë,", "c.jpg,3,4,,CC BY 4.0"]
    (outing / "t.csv").write_text("\n".join(rows), encoding="utf-8")
    found = [item.reference for item in files.listed(outing / "t.csv", Source.STREET, "Ada", "CC0")]
    told = [(each.author, each.licence, each.source) for each in found]
    assert told == [("Zoë", "CC0", Source.STREET), ("Ada", "CC BY 4.0", Source.STREET)]


def test_a_subfolder_is_a_sequence(outing):
    found = [item.reference.sequence for item in geotagged(outing) if isinstance(item, ReferencePhoto)]
    assert found == ["outing", "outing/hill"]


def test_the_working_folder_has_a_name_too(outing, monkeypatch):
    monkeypatch.chdir(outing)
    found = [item.reference for item in geotagged(Path(".")) if isinstance(item, ReferencePhoto)]
    assert [reference.sequence for reference in found] == ["outing", "outing/hill"]


def test_a_photo_has_one_id_however_it_is_listed(outing, monkeypatch):
    table = tiny.write_table(outing / "t.csv", [{"path": "a.jpg", "lat": "1", "lon": "2"}])
    by_folder = next(iter(geotagged(outing))).reference.id
    by_table = next(files.listed(table, Source.STREET)).reference.id
    monkeypatch.chdir(outing)
    assert next(files.listed(Path("t.csv"), Source.STREET)).reference.id == by_table == by_folder


def test_a_table_gives_every_field_of_a_reference(world):
    reference = list(files.listed(world.table, Source.INTERNET))[3].reference
    assert (reference.id, reference.source, reference.author) == ("paris-3", Source.STREET, "Ørjan, “Ø”")
    assert (reference.url, reference.licence) == ("https://example.org/paris/3", "CC BY 4.0")
    assert (reference.captured_at, reference.sequence) == (datetime(2024, 5, 17, 14, 3, 3), "paris/walk1")


def test_a_table_needs_no_more_than_places(outing):
    table = tiny.write_table(outing / "t.csv", [{"path": "a.jpg", "lat": "1.5", "lon": "-2"}])
    item = next(files.listed(table, Source.STREET))
    assert item.photo.path == str(outing / "a.jpg")
    assert item.reference.location == Location(1.5, -2)
    assert (item.reference.source, item.reference.author, item.reference.id) == (Source.STREET, "", item.photo.id)
    assert item.reference.captured_at == datetime(2024, 5, 17, 14, 3, 9)


def test_what_cannot_be_read_says_so_and_not_that_it_lacks_a_position(outing):
    (outing / "c.jpg").write_bytes(b"")
    (outing / "d.NEF").write_bytes(b"MM\0*" + bytes(99))
    found = {names([item])[0]: item.message for item in geotagged(outing) if isinstance(item, Failure)}
    assert found == {"c.jpg": "c.jpg is empty; copy it again", "d.NEF": "d.NEF is a raw file; export it as JPEG"}
    (gone,) = geotagged(outing / "none")
    assert (gone.code, gone.message) == ("missing", "none is not there; check the path, or leave it out")


@needs_cases
@pytest.mark.parametrize(
    ("name", "exact"), [("gal", 1e-9), ("gal_comma", 1e-9), ("gal_crcrlf", 1e-9), ("gal_semicolon", 1e-9)]
)
def test_tables_as_programs_write_them_are_read_whole(name, exact):
    found = list(files.listed(CASES / f"{name}.csv", Source.STREET))
    stems = ["6bc30bbd38d4", "2de8cf55ee8b", "f90dc6bc45c5", "d1fc7071b28a", "9c468cbae9bd", "83709e7ada31"]
    assert [Path(item.photo.path).stem for item in found] == stems
    assert all(os.path.isfile(item.photo.path) for item in found)
    places = [(item.reference.location.lat, item.reference.location.lon) for item in found]
    expected = [(44.751569, -1.080103)] * 4 + [(44.631733, -1.160238)] * 2
    assert [pytest.approx(place, abs=exact) for place in places] == expected


@pytest.mark.parametrize("row", ["a.jpg,1,2,", "a.jpg,1,2", "a.jpg,1,2,,", "a.jpg,1,2,street,Bo,,,"])
def test_rows_may_be_short_or_end_in_empty_cells(outing, row):
    (outing / "t.csv").write_text(f"path,lat,lon,source,author\n{row}\n")
    (item,) = files.listed(outing / "t.csv", Source.STREET)
    assert item.reference.location == Location(1, 2) and item.reference.author in ("", "Bo")


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("a.jpg,91,2,,", "the latitude 91 is beyond ±90 degrees (is it the longitude?)"),
        ("a.jpg,1,181,,", "the longitude 181 is beyond ±180 degrees"),
        ("a.jpg,,2,,", "it has no latitude"),
        ("a.jpg,1,,,", "it has no longitude"),
        ("a.jpg", "it has no latitude"),
        (",1,2,,", "it names no photo"),
        ("a.jpg,nan,2,,", "'nan' is not a number of degrees"),
        ("a.jpg,north,2,,", "'north' is not a number of degrees"),
        ("a.jpg,44.751.569,2,,", "'44.751.569' is not a number of degrees"),
        ("a.jpg,1,2,moon,", "its source is 'moon', not internet or street"),
        ("a.jpg,1,2,,May", "its time 'May' is not of the form 2024-05-17T14:03:09"),
        ("a.jpg,44,7,-1,0,x", "it has 6 cells for 5 columns; put a cell such as 44,7 in quotation marks"),
        (
            "a.jpg,44,75,-1,08",
            "its decimals may be written with commas (44,75 and -1,08); put them in quotation marks, or write 44.0",
        ),
        ("b.jpg,1,2,,", "it repeats the photo or the id of line 2"),
        ("a.jpg,1\0,2,,", "it holds NUL bytes, so it is damaged"),
        ('"a.jpg,1,2,,', "a quotation mark is not closed or is inside a cell, or a cell is far too long"),
    ],
)
def test_a_bad_row_is_named_and_the_others_go_on(outing, row, why):
    (outing / "t.csv").write_text(f"path,lat,lon,source,captured_at\nb.jpg,1,2,,\n{row}\nc.jpg,3,4,,\n")
    good, bad, other = files.listed(outing / "t.csv", Source.STREET)
    assert names([good, other]) == ["b.jpg", "c.jpg"] and other.reference.location == Location(3, 4)
    assert (bad.code, bad.message) == ("bad_row", f"line 3: {why}; correct or remove the row")
    assert bad.photo.path == str(outing / "t.csv")


@pytest.mark.parametrize(
    "heads", ["Path,Latitude,Longitude", "filename,LAT,Lng", "Photo ; lat ; long", "SourceFile\tlat\tlon"]
)
def test_columns_are_known_by_other_names(outing, heads):
    delimiter = next(each for each in ",;\t" if each in heads)
    (outing / "t.csv").write_text(f"{heads}\n{delimiter.join(('a.jpg', '1.5', '2.5'))}\n")
    (item,) = files.listed(outing / "t.csv", Source.STREET)
    assert (names([item]), item.reference.location) == (["a.jpg"], Location(1.5, 2.5))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            "path,lat\na,1\n",
            "t.csv has no column lon or lng or long, only: path, lat; add it or rename one",
        ),
        ("", "t.csv has no column path or .*, only: none; save it as"),
        ("path,lat,latitude,lon\na,1,2,3\n", "t.csv has columns lat and latitude; keep only the right one"),
        ("path,lat,Lat,lon\na,1,2,3\n", "t.csv has two columns lat; remove or rename one"),
        ("path,lat,lon\n", r"t.csv has no usable row \(line 1: no rows follow it\); correct it, or save"),
        ("path,lat,lon\na,44,7,-1,0\n", r"has no usable row \(line 2: it has 5 cells for 3 columns"),
    ],
)
def test_a_table_that_is_none_is_refused_with_what_to_do(tmp_path, content, said):
    (tmp_path / "t.csv").write_text(content)
    with pytest.raises(RequestError, match=said):
        list(files.listed(tmp_path / "t.csv", Source.STREET))


def test_missing_tables(tmp_path):
    with pytest.raises(RequestError, match="check the path"):
        list(files.listed(tmp_path / "none.csv", Source.STREET))


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_folder_whose_name_is_no_text(tmp_path, make_gallery):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    tiny.draw(folder / "a.jpg", 1, 0, tiny.tags(1, 2))
    reference = next(iter(geotagged(folder))).reference
    save_gallery(make_gallery([(1, 2)], sequence=[reference.sequence], url=[reference.url]), tmp_path / "gallery")
    [kept] = open_gallery(tmp_path / "gallery", "m" * 64).references
    assert kept.sequence.endswith("caf?")
