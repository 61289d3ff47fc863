"""Geometries as a GeoPackage stores them: ours come back, and we read those that GDAL wrote."""

from __future__ import annotations

import struct
from contextlib import closing

import geopandas
import pyogrio
import pytest
import shapely

from pinpoint_engine import Location, Polygon
from pinpoint_engine.areas import regions
from pinpoint_engine.runs import geometry, geopackage

SQUARE = Polygon(
    tuple(Location(lat, lon) for lat, lon in ((48, 2), (48, 3), (49, 3), (49, 2))),
    (tuple(Location(lat, lon) for lat, lon in ((48.2, 2.2), (48.2, 2.4), (48.4, 2.4), (48.2, 2.2))),),
)
FAR = Polygon(tuple(Location(lat, lon) for lat, lon in ((-17, 179), (-17, 180), (-16, 180), (-17, 179))))


def closed(polygon):
    rings = (polygon.outer, *polygon.holes)
    outer, *holes = [ring if ring[0] == ring[-1] else (*ring, ring[0]) for ring in rings]
    return Polygon(outer, tuple(holes))


def test_polygons_come_back():
    blob = geometry.multi_polygon([SQUARE, FAR])
    assert geometry.polygons(blob) == (closed(SQUARE), closed(FAR))
    assert geometry.polygons(geometry.multi_polygon([])) == geometry.polygons(None) == ()


@pytest.mark.parametrize("shape", [regions.to_shape([SQUARE, FAR]), shapely.box(2, 48, 3, 49)], ids=["multi", "one"])
def test_we_read_polygons_that_gdal_wrote(tmp_path, shape):
    frame = geopandas.GeoDataFrame({"a": [1]}, geometry=[shape], crs=4326)
    pyogrio.write_dataframe(frame, tmp_path / "made.gpkg", layer="made", promote_to_multi=False)
    with closing(geopackage.connect(tmp_path / "made.gpkg")) as database:
        (blob,) = database.execute("SELECT geom FROM made").fetchone()
    assert shapely.equals(regions.to_shape(geometry.polygons(blob)), shape)


def test_the_other_byte_order_is_read():
    numbers = (2.0, 48.0, 3.0, 48.0, 3.0, 49.0, 2.0, 48.0)
    blob = b"GP\x00\x00" + struct.pack(">i", 4326) + struct.pack(">BIII8d", 0, 3, 1, 4, *numbers)
    (found,) = geometry.polygons(blob)
    assert [(place.lon, place.lat) for place in found.outer] == list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.parametrize("blob", [geometry.multi_polygon([SQUARE])[:-3], geometry.point(1, 2)])
def test_what_is_no_polygon_is_told(blob):
    with pytest.raises(ValueError, match=r"a geometry is (cut short|not a polygon)"):
        geometry.polygons(blob)
