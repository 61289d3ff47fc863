"""Geometries as a GeoPackage holds them: ours read by GDAL, GDAL's read by us."""

from __future__ import annotations

import itertools
from contextlib import closing

import pyogrio
import pytest
import shapely

from pinpoint_engine import Location, Polygon, tables
from pinpoint_engine.areas import regions
from pinpoint_engine.runs import geopackage

SQUARE = Polygon(
    tuple(Location(lat, lon) for lat, lon in ((48, 2), (48, 3), (49, 3), (49, 2))),
    (tuple(Location(lat, lon) for lat, lon in ((48.2, 2.2), (48.2, 2.4), (48.4, 2.4), (48.2, 2.2))),),
)
FAR = Polygon(tuple(Location(lat, lon) for lat, lon in ((-17, 179), (-17, 180), (-16, 180), (-17, 179))))
CELL = {column.name: None for column in tables.CELLS.columns}


def test_gdal_reads_our_polygons_and_points(tmp_path):
    path = tmp_path / "made.gpkg"
    geopackage.create(path, [tables.CELLS, tables.EVIDENCE])
    place = {column.name: None for column in tables.EVIDENCE.columns} | {"longitude": 2.25, "latitude": -33.5}
    with closing(geopackage.connect(path)) as database:
        geopackage.insert(database, tables.CELLS, [{**CELL, "cell": "a", "area": (SQUARE, FAR)}])
        geopackage.insert(database, tables.EVIDENCE, [place])
    read = pyogrio.read_dataframe(path, layer="cells")
    assert shapely.equals(read.geometry[0], regions.to_shape([SQUARE, FAR])) and list(read["cell"]) == ["a"]
    assert pyogrio.read_dataframe(path, layer="evidence").geometry[0].wkt == "POINT (2.25 -33.5)"
    assert len(pyogrio.read_dataframe(path, layer="cells", bbox=(2.3, 48.5, 2.4, 48.6))) == 1
    assert len(pyogrio.read_dataframe(path, layer="cells", bbox=(4, 48, 5, 49))) == 0


def test_a_row_that_is_replaced_moves_in_the_index_too(tmp_path):
    path = tmp_path / "made.gpkg"
    geopackage.create(path, [tables.PHOTOS])
    row = {column.name: None for column in tables.PHOTOS.columns} | {"photo_id": "a", "note": "mine"}
    with closing(geopackage.connect(path)) as database:
        geopackage.insert(database, tables.PHOTOS, [row])
        moved = {**row, "longitude": 151.0, "latitude": -33.0, "note": None}
        geopackage.replace(database, tables.PHOTOS, moved, ("note",))
        assert geopackage.read(database, tables.PHOTOS) == [{**moved, "note": "mine"}]
    assert len(pyogrio.read_dataframe(path, layer="photos", bbox=(150, -34, 152, -32))) == 1
    assert pyogrio.read_info(path, layer="photos")["total_bounds"] == (151.0, -33.0, 151.0, -33.0)
    with closing(geopackage.connect(path)) as database:
        geopackage.replace(database, tables.PHOTOS, row)
    assert len(pyogrio.read_dataframe(path, layer="photos", bbox=(150, -34, 152, -32))) == 0


def test_a_column_that_an_older_file_lacks_is_none(tmp_path):
    path = tmp_path / "made.gpkg"
    geopackage.create(path, [tables.FAILURES])
    with closing(geopackage.connect(path)) as database:
        database.execute("ALTER TABLE failures DROP COLUMN code")
        database.execute("INSERT INTO failures (photo_id) VALUES ('a')")
        assert geopackage.read(database, tables.FAILURES)[0] == dict.fromkeys(
            [column.name for column in tables.FAILURES.columns]
        ) | {"photo_id": "a"}


def test_a_copy_holds_what_another_program_has_only_in_its_journal(tmp_path):
    path = tmp_path / "made.gpkg"
    geopackage.create(path, [tables.FAILURES])
    with closing(geopackage.connect(path)) as writing:
        writing.execute("PRAGMA journal_mode=WAL")
        writing.execute("INSERT INTO failures (photo_id) VALUES ('a')")
        assert (tmp_path / "made.gpkg-wal").stat().st_size > 0
        geopackage.copy(path, tmp_path / "copy.gpkg")
    with closing(geopackage.connect(tmp_path / "copy.gpkg")) as database:
        assert [row["photo_id"] for row in geopackage.read(database, tables.FAILURES)] == ["a"]
    assert not (tmp_path / "copy.gpkg-wal").exists()


def test_what_another_program_is_writing_is_copied_as_it_was_before(tmp_path, monkeypatch):
    monkeypatch.setattr(geopackage, "BUSY_S", 0.05)
    path = tmp_path / "a.gpkg"
    with closing(geopackage.connect(path)) as other:
        other.execute("CREATE TABLE t (a)")
        other.execute("PRAGMA cache_size=1")
        other.execute("BEGIN EXCLUSIVE")
        other.executemany("INSERT INTO t VALUES (?)", [("a" * 3000,) for _ in range(50)])
        assert path.stat().st_size > 50_000, "half of it is in the file already"
        with geopackage.readable(path) as there, closing(geopackage.connect(there)) as database:
            assert there != path and database.execute("SELECT count(*) FROM t").fetchone() == (0,)
        other.execute("COMMIT")
        with geopackage.readable(path) as there:
            assert there == path


def test_a_file_that_changes_all_the_time_is_not_copied(tmp_path, monkeypatch):
    path, real, sizes = tmp_path / "a.gpkg", geopackage.shutil.copyfile, itertools.count(2)

    def copy(source, target):
        real(source, target)
        path.write_bytes(bytes(next(sizes)))

    path.write_bytes(b"0")
    for name, value in (("COPY_WAIT_S", 0), ("COPY_TRIES", 5), ("_opens", lambda path: False)):
        monkeypatch.setattr(geopackage, name, value)
    monkeypatch.setattr(geopackage.shutil, "copyfile", copy)
    with pytest.raises(OSError, match="busy"), geopackage.readable(path):
        pass
