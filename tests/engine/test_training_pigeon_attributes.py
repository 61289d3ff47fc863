"""What is known of training photos: names, driving side, direction, month, and the user's own maps."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely
from PIL import Image, TiffImagePlugin

from pinpoint_engine.errors import RequestError
from pinpoint_engine.geocells.areas import Areas
from pinpoint_engine.training.collections.photo_table import LabelledPhoto
from pinpoint_engine.training.collections.shards import Examples
from pinpoint_engine.training.pigeon import attributes
from pinpoint_engine.training.pigeon.attributes import (
    CLIMATES,
    LEFT,
    RIGHT,
    UNKNOWN,
    AttributeSources,
    attributes_of,
    read_places,
)
from pinpoint_engine.training.pigeon.rasters import read_raster

KENT, CALAIS, NOWHERE = (51.2, 1.0), (50.9, 1.9), (0.0, 170.0)
AREAS = Areas(
    np.array([shapely.box(-5, 50.95, 1.5, 60), shapely.box(-5, 40, 8, 50.95)], object),
    ("Kent", "Pas-de-Calais"),
    ("", ""),
    ("United Kingdom", "France"),
)


def photos(latlon, source=0):
    count = len(latlon)
    ids = np.array([b"p%d" % n for n in range(count)])
    rows = np.zeros((count, 4), np.float16)
    return Examples(rows, np.array(latlon, float), np.full(count, source, np.int8), np.arange(count), ids)


def known(latlon, table=(), source=0, rasters=None, places=attributes.NOWHERE):
    labelled = [LabelledPhoto({"id": f"p{number}", **row}, None) for number, row in enumerate(table)]
    sources = AttributeSources(AREAS, ("GB", "FR"), places, rasters or {})
    return attributes_of(photos(latlon, source), labelled, sources)


def write_places(path, points):
    features = [
        {"properties": {"name": name}, "geometry": {"type": "Point", "coordinates": [lon, lat]}}
        for name, (lat, lon) in points.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}), encoding="utf-8")
    return path


def write_map(path, values, tags=None):
    info = TiffImagePlugin.ImageFileDirectory_v2()
    for number, value in (tags or {}).items():
        info[number] = value
        info.tagtype[number] = 2 if isinstance(value, str) else 12
    Image.fromarray(np.asarray(values, np.float32)).save(path, tiffinfo=info)
    return path


def test_area_country_and_driving_side():
    found = known([KENT, CALAIS])
    assert found.region.tolist() == ["Kent", "Pas-de-Calais"]
    assert found.country.tolist() == ["United Kingdom", "France"]
    assert found.side.tolist() == [LEFT, RIGHT]


@pytest.mark.parametrize("code", ["", "-99"])
def test_without_a_code_the_driving_side_is_not_known(code):
    sources = AttributeSources(AREAS, (code, "FR"), attributes.NOWHERE, {})
    assert attributes_of(photos([KENT]), [], sources).side.tolist() == [UNKNOWN]


def test_countries_that_drive_on_the_left():
    codes = attributes.DRIVE_LEFT.split()
    assert len(codes) == len(set(codes)) and all(len(code) == 2 for code in codes)
    assert {"GB", "AU", "JP", "IN", "ZA", "TH"} <= set(codes)
    assert {"FR", "US", "CN", "MM", "GI", "SE"}.isdisjoint(codes)


def test_the_town_is_the_nearest_place_that_is_near_enough(tmp_path):
    points = {"Dover": (51.13, 1.31), "Calais": (50.95, 1.86), "Suva": (0.0, -179.9)}
    places = read_places(write_places(tmp_path / "places.json", points))
    assert known([KENT, CALAIS, NOWHERE, (0.0, 179.9)], places=places).town.tolist() == ["Dover", "Calais", "", "Suva"]


def test_without_places_there_are_no_towns():
    assert known([KENT]).town.tolist() == [""]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"features": [{"geometry": null}]}', '{"features": []}'])
def test_what_holds_no_places_is_refused(tmp_path, text):
    (tmp_path / "places.json").write_text(text)
    with pytest.raises(RequestError):
        read_places(tmp_path / "places.json")


@pytest.mark.parametrize(
    ("heading", "direction"),
    [("0", 0), ("44.9", 0), ("45", 1), ("180", 2), ("271.5", 3), ("314", 3), ("315", 0), ("360", 0), ("-10", 0)],
)
def test_compass_has_four_directions(heading, direction):
    assert known([KENT], [{"heading": heading}], source=1).compass.tolist() == [direction]


@pytest.mark.parametrize(
    ("row", "month"),
    [
        ({"captured_at": "2024-05-17T14:03:00"}, 4),
        ({"month": "12"}, 11),
        ({"month": "13"}, UNKNOWN),
        ({"sequence": "p9140194_p9140197"}, 8),
        ({"sequence": "137_p4080162"}, 3),
        ({"sequence": "PC310001"}, 11),
        ({"sequence": "pa056132"}, 9),
        ({"sequence": "dsc_1641"}, UNKNOWN),
        ({"sequence": "p9320194"}, UNKNOWN),  # no month has 32 days
        ({"sequence": "p91401945"}, UNKNOWN),
        ({"sequence": "step9140194"}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_the_month_is_told_by_a_column_or_the_name_of_the_file(row, month):
    assert known([KENT], [row]).month.tolist() == [month]


def test_a_photo_that_no_table_lists_has_neither_month_nor_direction():
    found = known([KENT])
    assert (found.month.tolist(), found.compass.tolist()) == ([UNKNOWN], [UNKNOWN])


def test_maps_are_read_where_photos_are(tmp_path):
    values = np.arange(32, dtype=np.float32).reshape(4, 8)  # pixels of 45 degrees
    raster = read_raster(write_map(tmp_path / "map.tif", values))
    places = np.array([(90, -180), (50, 1), (-1, -1), (-90, 180), (-90, 179), (0, 179.999)], float)
    assert raster.at(places).tolist() == [0, 4, 19, 24, 31, 23]


def test_a_geotiff_tells_where_it_lies_and_what_is_not_known(tmp_path):
    tags = {33550: (10.0, 10.0, 0.0), 33922: (0.0, 0.0, 0.0, -20.0, 60.0, 0.0), 42113: "-9999"}
    raster = read_raster(write_map(tmp_path / "map.tif", [[1, 2], [3, -9999]], tags))
    places = np.array([(55, -15), (55, -5), (45, -15), (45, -5), (55, 5), (65, -15), (35, -15)], float)
    assert raster.at(places)[:3].tolist() == [1, 2, 3]
    assert np.isnan(raster.at(places)[3:]).all()


def test_what_is_no_map_is_refused(tmp_path):
    write_map(tmp_path / "square.tif", np.zeros((4, 4)))
    tags = {33550: (1000.0, 1000.0, 0.0), 33922: (0.0, 0.0, 0.0, 5e5, 4e6, 0.0)}
    write_map(tmp_path / "metres.tif", np.zeros((4, 8)), tags)
    Image.new("RGB", (8, 4)).save(tmp_path / "colours.tif")
    (tmp_path / "text.tif").write_text("no map")
    for name in ("square.tif", "metres.tif", "colours.tif", "text.tif", "absent.tif"):
        with pytest.raises(RequestError, match=r"(EPSG:4326 first|GeoTIFF of one band)$"):
            read_raster(tmp_path / name)


def test_a_map_too_large_to_read_says_what_to_do(tmp_path, monkeypatch):
    write_map(tmp_path / "map.tif", np.zeros((4, 8)))
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 20)
    with pytest.raises(RequestError, match="resample it"):
        read_raster(tmp_path / "map.tif")


def test_climate_and_land_come_from_maps_and_the_rest_is_not_known(tmp_path):
    climate = write_map(tmp_path / "climate.tif", [[14, 0, 15, 31] * 2] * 4)
    height = write_map(tmp_path / "height.tif", np.full((4, 8), 120))
    rasters = attributes.read_rasters([f"climate={climate}", f"elevation={height}"])
    found = known([(10, -150), (10, -100), (10, -50), (10, -20)], rasters=rasters)
    assert found.climate.tolist() == [13, UNKNOWN, 14, UNKNOWN]
    assert CLIMATES[13] == "humid subtropical" and len(CLIMATES) == 30
    assert found.land[:, 0].tolist() == [120] * 4
    assert np.isnan(found.land[:, 1:]).all()
    counts = found.known()
    assert (counts["climate"], counts["elevation"], counts["population"], counts["country"]) == (2, 4, 0, 4)


@pytest.mark.parametrize("given", ["height=a.tif", "climate", "climate="])
def test_maps_are_named(given):
    with pytest.raises(RequestError, match="give NAME=FILE"):
        attributes.read_rasters([given])


def test_rows_can_be_picked():
    found = known([KENT, CALAIS]).of(np.array([1, 1, 0]))
    assert found.country.tolist() == ["France", "France", "United Kingdom"] and found.land.shape == (3, 6)


def test_kinds_are_the_source_and_what_the_table_says():
    given = photos([KENT, CALAIS], source=1)
    labelled = [LabelledPhoto({"id": "p1", "split_kind": "known_town"}, None)]
    assert attributes.kinds_of(given, labelled).tolist() == ["street", "street, known_town"]


def test_qgis_brings_the_areas_when_none_are_named():
    try:
        areas, codes = attributes.read_countries(None, None, "", name=None, country=None, code=None)
    except RequestError:
        pytest.skip("QGIS is not installed here")
    sources = AttributeSources(areas, codes, attributes.NOWHERE, {})
    found = attributes_of(photos([KENT, (48.85, 2.3), (-33.9, 151.2)]), [], sources)
    assert found.country.tolist() == ["United Kingdom", "France", "Australia"]
    assert found.side.tolist() == [LEFT, RIGHT, LEFT]


def test_own_areas_have_the_columns_that_are_named(tmp_path):
    path = tmp_path / "areas.geojson"
    square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
    row = {"label": "Shire", "land": "Middle-earth", "iso": "GB", "part": "Eriador"}
    feature = {"type": "Feature", "properties": row, "geometry": square}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    areas, codes = attributes.read_countries(path, None, "part", name="label", country="land", code="iso")
    found = attributes_of(photos([(0.5, 0.5)]), [], AttributeSources(areas, codes, attributes.NOWHERE, {}))
    assert (found.region.tolist(), found.country.tolist(), found.side.tolist()) == (
        ["Eriador"],
        ["Middle-earth"],
        [LEFT],
    )
    areas, codes = attributes.read_countries(path, None, "", name="label", country=None, code=None)
    found = attributes_of(photos([(0.5, 0.5)]), [], AttributeSources(areas, codes, attributes.NOWHERE, {}))
    assert (found.region.tolist(), found.country.tolist(), found.side.tolist()) == (["Shire"], [""], [UNKNOWN])
    with pytest.raises(RequestError, match="has no column state"):
        attributes.read_countries(path, None, "state", name=None, country=None, code=None)
