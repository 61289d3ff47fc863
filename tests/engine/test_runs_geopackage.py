"""Geometries as a GeoPackage holds them: ours read by GDAL, GDAL's read by us."""

from __future__ import annotations

import struct
from contextlib import closing

import geopandas
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


def closed(polygon):
    rings = (polygon.outer, *polygon.holes)
    outer, *holes = [ring if ring[0] == ring[-1] else (*ring, ring[0]) for ring in rings]
    return Polygon(outer, tuple(holes))


def test_polygons_come_back():
    blob = geopackage.multi_polygon([SQUARE, FAR])
    assert geopackage.polygons(blob) == (closed(SQUARE), closed(FAR))
    assert geopackage.polygons(geopackage.multi_polygon([])) == geopackage.polygons(None) == ()


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


@pytest.mark.parametrize("shape", [regions.to_shape([SQUARE, FAR]), shapely.box(2, 48, 3, 49)], ids=["multi", "one"])
def test_we_read_polygons_that_gdal_wrote(tmp_path, shape):
    frame = geopandas.GeoDataFrame({"a": [1]}, geometry=[shape], crs=4326)
    pyogrio.write_dataframe(frame, tmp_path / "made.gpkg", layer="made", promote_to_multi=False)
    with closing(geopackage.connect(tmp_path / "made.gpkg")) as database:
        (blob,) = database.execute("SELECT geom FROM made").fetchone()
    assert shapely.equals(regions.to_shape(geopackage.polygons(blob)), shape)


def test_the_other_byte_order_is_read():
    numbers = (2.0, 48.0, 3.0, 48.0, 3.0, 49.0, 2.0, 48.0)
    blob = b"GP\x00\x00" + struct.pack(">i", 4326) + struct.pack(">BIII8d", 0, 3, 1, 4, *numbers)
    (found,) = geopackage.polygons(blob)
    assert [(place.lon, place.lat) for place in found.outer] == list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("blob", [geopackage.multi_polygon([SQUARE])[:-3], geopackage.point(1, 2)])
def test_what_is_no_polygon_is_told(blob):
    with pytest.raises(ValueError, match=r"a geometry is (cut short|no polygon)"):
        geopackage.polygons(blob)


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


def test_what_another_program_is_writing_is_not_copied_half_written(tmp_path, monkeypatch):
    monkeypatch.setattr(geopackage, "BUSY_S", 0.05)
    path = tmp_path / "a.gpkg"
    with closing(geopackage.connect(path)) as other:
        other.execute("CREATE TABLE t (a)")
        other.execute("BEGIN EXCLUSIVE")
        other.execute("INSERT INTO t VALUES (1)")
        with pytest.raises(OSError, match="busy"), geopackage.readable(path):
            pass
        other.execute("COMMIT")
        with geopackage.readable(path) as there:
            assert there == path
