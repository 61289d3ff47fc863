"""Polygon layers become areas: valid, within ±180, with their regions and countries."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from pinpoint_engine.errors import MissingPartError, RequestError
from pinpoint_engine.geocells import areas

QGIS_WORLD = Path("/usr/share/qgis/resources/data/world_map.gpkg")


def write(path, *shapes, crs=None, **columns):
    """Write a GeoJSON layer; each column has one value per shape."""
    rows = [{name: values[row] for name, values in columns.items()} for row in range(len(shapes))]
    features = [
        {"type": "Feature", "properties": row, "geometry": json.loads(shapely.to_geojson(shape) or "null")}
        for row, shape in zip(rows, shapes, strict=True)
    ]
    about = {"crs": {"type": "name", "properties": {"name": crs}}} if crs else {}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **about}))
    return path


def test_names_come_from_the_columns_asked_for(tmp_path):
    path = write(tmp_path / "a.geojson", shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1), N=["a", None], C=["x", 7])
    found = areas.read_areas(path, name="N", country="C")
    assert (found.names, found.regions, found.countries) == (("a", ""), ("", ""), ("x", "7"))
    assert shapely.area(found.polygons).tolist() == [1, 1]


def test_what_reaches_beyond_the_antimeridian_is_cut_there(tmp_path):
    path = write(tmp_path / "a.geojson", shapely.box(170, -10, 190, 10), shapely.box(-190, 0, -180, 10))
    across, beyond = areas.read_areas(path).polygons
    assert across.geom_type == "MultiPolygon"
    assert across.equals(shapely.union(shapely.box(170, -10, 180, 10), shapely.box(-180, -10, -170, 10)))
    assert beyond.equals(shapely.box(170, 0, 180, 10))


def test_a_bow_is_mended_and_what_has_no_surface_left_out(tmp_path):
    bow = shapely.Polygon([(0, 0), (10, 10), (10, 0), (0, 10)])
    path = write(tmp_path / "a.geojson", bow, None, shapely.Point(1, 1), shapely.Polygon(), N=list("abcd"))
    found = areas.read_areas(path, name="N")
    assert found.names == ("a",)
    assert found.polygons[0].is_valid
    assert found.polygons[0].area == 50


def test_a_layer_that_will_not_do_is_refused(tmp_path):
    box = shapely.box(0, 0, 1, 1)
    wrong = {
        "no column": (write(tmp_path / "a.geojson", box, N=["a"]), {"country": "C"}),
        "no polygons": (write(tmp_path / "b.geojson", shapely.Point(0, 0)), {}),
        r"not in degrees \(EPSG:3857\)": (write(tmp_path / "c.geojson", box, crs="urn:ogc:def:crs:EPSG::3857"), {}),
        "not in degrees": (write(tmp_path / "d.geojson", shapely.box(0, 0, 9e5, 9e5)), {}),
        "cannot be read": (tmp_path / "none.geojson", {}),
    }
    for message, (path, columns) in wrong.items():
        with pytest.raises(RequestError, match=message):
            areas.read_areas(path, **columns)


def test_a_table_without_geometry_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("N\na\n")
    with pytest.raises(RequestError, match="no polygons"):
        areas.read_areas(tmp_path / "a.csv", name="N")


def test_without_pyogrio_the_remedy_is_told(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "pyogrio", None)
    with pytest.raises(MissingPartError, match=r"pinpoint-engine\[gis\]"):
        areas.read_areas(tmp_path / "a.geojson")


@pytest.mark.skipif(not QGIS_WORLD.is_file(), reason=f"QGIS is not installed: there is no {QGIS_WORLD}")
def test_the_world_that_qgis_brings():
    world = areas.read_areas(
        QGIS_WORLD,
        layer=areas.QGIS_WORLD_LAYER,
        name=areas.QGIS_WORLD_NAME,
        country=areas.QGIS_WORLD_COUNTRY,
    )
    assert len(world.polygons) > 4000
    assert {"Norway", "Fiji", "Australia"} <= set(world.countries)
    assert "New South Wales" in world.names
    assert shapely.is_valid(world.polygons).all()
    assert (np.abs(shapely.total_bounds(world.polygons)) <= (180, 90, 180, 90)).all()
