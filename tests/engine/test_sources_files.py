"""Photos with known places, from folders and from tables."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

import pytest
import tiny

from pinpoint_engine.errors import PhotoError, RequestError
from pinpoint_engine.sources import files
from pinpoint_engine.sources.files import Listed
from pinpoint_engine.types import Location, Photo, Source


@pytest.fixture
def outing(tmp_path):
    """A folder with a geotagged photo, one in a subfolder, one without position, and one that is none."""
    folder = tmp_path / "outing"
    tiny.draw(folder / "a.jpg", 1, 0, tiny.tags(-16.8, -179.995))
    tiny.draw(folder / "hill" / "b.jpg", 2, 0, tiny.tags(48.8584, 2.2945))
    tiny.draw(folder / "c.jpg", 3)
    (folder / "notes.txt").write_text("no photo")
    return folder


def names(items):
    return [Path(item.photo.path if isinstance(item, Listed) else item.path).name for item in items]


def test_a_folder_gives_references_where_exif_tells_the_place(outing):
    found = list(files.geotagged(outing, Source.STREET, "Ada", "CC0"))
    listed = [item for item in found if isinstance(item, Listed)]
    assert names(listed) == ["a.jpg", "b.jpg"]
    assert sorted(names(item for item in found if isinstance(item, Photo))) == ["c.jpg", "notes.txt"]
    reference = listed[0].reference
    assert (reference.location.lat, reference.location.lon) == pytest.approx((-16.8, -179.995), abs=1e-6)
    assert (reference.source, reference.author, reference.licence) == (Source.STREET, "Ada", "CC0")
    assert reference.captured_at == datetime(2024, 5, 17, 14, 3, 9)
    assert reference.url == (outing / "a.jpg").as_uri()


def test_a_subfolder_is_a_sequence(outing):
    found = [
        item.reference.sequence for item in files.geotagged(outing, Source.STREET, "", "") if isinstance(item, Listed)
    ]
    assert found == ["outing", "outing/hill"]


def test_the_working_folder_has_a_name_too(outing, monkeypatch):
    monkeypatch.chdir(outing)
    found = [item.reference for item in files.geotagged(Path("."), Source.STREET, "", "") if isinstance(item, Listed)]
    assert [reference.sequence for reference in found] == ["outing", "outing/hill"]


def test_a_photo_has_one_id_however_it_is_listed(outing, monkeypatch):
    table = tiny.write_table(outing / "t.csv", [{"path": "a.jpg", "lat": "1", "lon": "2"}])
    by_folder = next(iter(files.geotagged(outing, Source.STREET, "", ""))).reference.id
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


def test_a_table_from_excel_with_its_byte_order_mark(outing):
    (outing / "t.csv").write_text("\ufeffpath,lat,lon\na.jpg,1,2\n", encoding="utf-8")
    assert len(list(files.listed(outing / "t.csv", Source.STREET))) == 1


@pytest.mark.parametrize("row", ["a.jpg,1,2,", "a.jpg,1,2", "a.jpg,1,2,street,more,and more"])
def test_rows_may_be_short_or_long(outing, row):
    (outing / "t.csv").write_text(f"path,lat,lon,source,author\n{row}\n")
    reference = next(files.listed(outing / "t.csv", Source.STREET)).reference
    assert reference.author in ("", "more")


@pytest.mark.parametrize(
    "row",
    ["a.jpg,91,2,,", "a.jpg,,2,,", "a.jpg,nan,2,,", "a.jpg,north,2,,", "a.jpg", "a.jpg,1,2,moon,", "a.jpg,1,2,,May"],
)
def test_a_row_that_tells_no_place_is_named(outing, row):
    (outing / "t.csv").write_text(f"path,lat,lon,source,captured_at\na.jpg,1,2,,\n{row}\n")
    with pytest.raises(RequestError, match=r"t\.csv, line 3: .*; mend or remove the row"):
        list(files.listed(outing / "t.csv", Source.STREET))


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"path,lat\na,1\n", "lacks the columns lon"), (b"", "lacks the columns"), (b"path\xff", "save it as UTF-8")],
)
def test_a_table_that_is_none(tmp_path, content, said):
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(RequestError, match=said):
        list(files.listed(tmp_path / "t.csv", Source.STREET))


def test_missing_tables_and_folders(tmp_path):
    with pytest.raises(RequestError, match="check the path"):
        list(files.listed(tmp_path / "none.csv", Source.STREET))
    with pytest.raises(PhotoError, match="check the path"):
        list(files.geotagged(tmp_path / "none", Source.STREET, "", ""))


@pytest.mark.skipif(os.name != "posix", reason="names are bytes on POSIX only")
def test_a_folder_whose_name_is_no_text(tmp_path, make_gallery):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9"))
    tiny.draw(folder / "a.jpg", 1, 0, tiny.tags(1, 2))
    reference = next(iter(files.geotagged(folder, Source.STREET, "", ""))).reference
    make_gallery([(1, 2)], sequence=[reference.sequence], url=[reference.url]).save(tmp_path / "gallery")
    assert (tmp_path / "gallery" / "references.csv").read_text().endswith("caf?\n")
