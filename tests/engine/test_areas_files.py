"""Search areas are read from GeoJSON in all its variants, and from the layers of GIS files."""

from __future__ import annotations

import json
import sqlite3
import sys
import warnings
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
import shapely

from pinpoint_engine.areas import files, regions
from pinpoint_engine.errors import MissingPartError, RequestError

CASES = Path(__file__).resolve().parents[3] / "shared" / "cases" / "areas"
CORNERS = [[-1.6, 44.4], [-0.8, 44.4], [-0.8, 45.0], [-1.6, 45.0], [-1.6, 44.4]]
TOWN, AROUND = [44.755, -1.131], [[44.39, -1.2], [45.01, -1.2], [44.7, -1.61], [44.7, -0.79]]
BOX = {"type": "Polygon", "coordinates": [CORNERS]}


def feature(geometry, **members):
    return {"type": "Feature", "properties": {}, "geometry": geometry, **members}


def collection(*geometries, **members):
    return {"type": "FeatureCollection", "features": [feature(each) for each in geometries], **members}


@pytest.fixture
def read(tmp_path):
    """Write content to a file and read it as an area; anything but bytes or text is written as JSON."""

    def written(content, name="area.geojson"):
        path = tmp_path / name
        text = content if isinstance(content, (str, bytes)) else json.dumps(content)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return files.read_area(path)

    return written


def is_the_box(area):
    return regions.inside(np.array([TOWN, *AROUND]), area.polygons).tolist() == [True] + [False] * 4


def of_corners(change):
    return {"type": "Polygon", "coordinates": [[change(*corner) for corner in CORNERS]]}


HARMLESS = {
    "geometry": BOX,
    "feature": feature(BOX),
    "collection": collection(BOX),
    "features alone": {"features": [{"geometry": BOX}]},
    "multi": collection({"type": "MultiPolygon", "coordinates": [[CORNERS]]}),
    "collection of collections": collection(
        {"type": "GeometryCollection", "geometries": [{"type": "GeometryCollection", "geometries": [BOX]}]}
    ),
    "heights": of_corners(lambda lon, lat: [lon, lat, 12.5]),
    "heights and measures": of_corners(lambda lon, lat: [lon, lat, 12.5, 3]),
    "numbers as text": of_corners(lambda lon, lat: [str(lon), str(lat)]),
    "unclosed": {"type": "Polygon", "coordinates": [CORNERS[:-1]]},
    "a corner twice": {"type": "Polygon", "coordinates": [[CORNERS[0], *CORNERS]]},
    "clockwise": {"type": "Polygon", "coordinates": [CORNERS[::-1]]},
    "once more around": of_corners(lambda lon, lat: [lon - 360, lat]),
    "null CRS": collection(BOX, crs=None),
}


@pytest.mark.parametrize("content", HARMLESS.values(), ids=HARMLESS)
def test_every_way_to_write_a_box_is_the_box(read, content):
    area = read(content)
    assert is_the_box(area) and area.notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_every_encoding(read, encoding):
    text = json.dumps(feature(BOX, properties={"name": "Lège"}), ensure_ascii=False)
    assert is_the_box(read(text.encode(encoding)))


def test_crs_on_a_feature_holds_for_it_alone(read):
    mercator = [[-178111.184, 5527553.215], [-89055.592, 5527553.215], [-89055.592, 5621521.486]]
    other = feature({"type": "Polygon", "coordinates": [mercator]}, crs=named("EPSG:3857"))
    assert len(read({"type": "FeatureCollection", "features": [other, feature(BOX)]}).polygons) == 2


LINES = [json.dumps(feature(BOX)), json.dumps(feature(None)), json.dumps(feature(BOX))]
SEQUENCES = {
    "lines": "\n".join(LINES),
    "lines of Windows": "\r\n".join(LINES) + "\r\n\r\n",
    "separators": "".join(f"\x1e{line}\n" for line in LINES),
    "separators and line breaks": "".join(f"\x1e{json.dumps(json.loads(line), indent=1)}\n" for line in LINES),
}


@pytest.mark.parametrize("text", SEQUENCES.values(), ids=SEQUENCES)
def test_one_feature_a_line_or_a_record(read, text):
    area = read(text, "area.geojsonl")
    assert is_the_box(area) and len(area.polygons) == 2
    assert area.notes == ("feature 2 of area.geojsonl skipped: it has no geometry; draw one or delete it",)


def test_broken_line_hides_no_good_one(read):
    area = read("\n".join([LINES[0], LINES[0][:50], "", LINES[0]]), "area.geojsonl")
    assert len(area.polygons) == 2
    assert area.notes == ("line 2 of area.geojsonl skipped: it is not valid JSON; correct or delete it",)


def named(crs):
    return {"type": "name", "properties": {"name": crs}}


@pytest.mark.parametrize(
    "name",
    ["EPSG:4326", "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84"]
    + ["http://www.opengis.net/def/crs/OGC/1.3/CRS84", "http://www.opengis.net/def/crs/EPSG/0/4326", "WGS84"],
)
def test_names_of_degrees_change_nothing(read, name):
    assert read(collection(BOX, crs=named(name))) == read(collection(BOX))


@pytest.mark.parametrize(
    "crs", [named("EPSG:3857"), named("urn:ogc:def:crs:EPSG::3857"), {"type": "EPSG", "properties": {"code": 3857}}]
)
def test_named_crs_is_turned_into_degrees(read, crs):
    def mercator(lon, lat):
        return [lon * 111319.49079327358, float(np.degrees(np.arctanh(np.sin(np.radians(lat))))) * 111319.49079327358]

    assert is_the_box(read(collection(of_corners(mercator), crs=crs)))


def test_small_coordinates_in_a_named_crs_are_no_degrees(read):
    """Numbers like degrees, but in metres of Lambert 93: the place is near its origin, off Africa."""
    square = {"type": "Polygon", "coordinates": [[[0, 0], [60, 0], [60, 60], [0, 60], [0, 0]]]}
    area = read(collection(square, crs=named("EPSG:2154")))
    corner = area.polygons[0].outer[0]
    assert (corner.lat, corner.lon) == (pytest.approx(-5.98, abs=0.02), pytest.approx(-1.36, abs=0.02))
    assert regions.area_km2_of(area.polygons) < 0.01


@pytest.mark.parametrize(
    ("crs", "why"),
    [
        (named("EPSG:999999"), '"EPSG:999999" is unknown; save it in EPSG:4326'),
        (named("x" * 300), f'"{"x" * 40}…" is unknown; save it in EPSG:4326'),
        ({"type": "link", "properties": {"href": "http://x"}}, "names no coordinate reference system; save it"),
        ("EPSG:3857", "names no coordinate reference system; save it in EPSG:4326"),
    ],
)
def test_unknown_crs(read, crs, why):
    with pytest.raises(RequestError) as refused:
        read(collection(BOX, crs=crs))
    assert why in str(refused.value)
    area = read({"type": "FeatureCollection", "features": [feature(BOX), feature(BOX, crs=crs)]})
    assert is_the_box(area) and area.notes[0].startswith("feature 2 of area.geojson skipped: ")


def point(*coordinates):
    return {"type": "Polygon", "coordinates": [[list(coordinates)] * 4]}


PASSED_OVER = {
    "null": (None, "it has no geometry"),
    "point": ({"type": "Point", "coordinates": [1, 2]}, "it is a Point"),
    "points": ({"type": "MultiPoint", "coordinates": [[1, 2]]}, "it is a MultiPoint"),
    "line": ({"type": "LineString", "coordinates": CORNERS}, "it is a LineString"),
    "lines": ({"type": "MultiLineString", "coordinates": [CORNERS]}, "it is a MultiLineString"),
    "empty": ({"type": "Polygon", "coordinates": []}, "it is empty"),
    "without a corner": ({"type": "Polygon", "coordinates": [[]]}, "it is empty"),
    "without coordinates": ({"type": "Polygon"}, "it is empty"),
    "empty parts": ({"type": "MultiPolygon", "coordinates": []}, "it is empty"),
    "empty collection": ({"type": "GeometryCollection", "geometries": []}, "it is empty"),
    "three equal points": (point(1, 2), "it encloses no area"),
    "two points": ({"type": "Polygon", "coordinates": [CORNERS[:2]]}, "it encloses no area"),
    "commas": (of_corners(lambda lon, lat: [f"{lon}".replace(".", ","), lat]), 'the text "-1,6"; write numbers'),
    "word": (point("here", 1), 'the text "here"; write numbers'),
    "text": ({"type": "Polygon", "coordinates": "here"}, "not nested as those of a polygon"),
    "ring as polygon": ({"type": "Polygon", "coordinates": CORNERS}, "not nested as those of a polygon"),
    "parts as polygon": ({"type": "Polygon", "coordinates": [[CORNERS]]}, "not nested as those of a polygon"),
    "not a number": (of_corners(lambda lon, lat: [lon, float("nan")]), "not a finite number"),
    "huge": (of_corners(lambda lon, lat: [10**400, lat]), "not a finite number"),
    "null corner": (of_corners(lambda lon, lat: [None, lat]), "not a finite number"),
    "true": (of_corners(lambda lon, lat: [True, lat]), "not a finite number"),
    "one number": (of_corners(lambda lon, lat: [lon]), "not a finite number"),
    "swapped": ({"type": "Polygon", "coordinates": [[[40, 100], [41, 100], [41, 101]]]}, "write longitude first"),
    "metres": ({"type": "Polygon", "coordinates": [[[2e5, 5e6], [3e5, 5e6], [3e5, 6e6]]]}, "save it in EPSG:4326"),
    "another kind": ({"type": "Blob", "coordinates": [CORNERS]}, "not a GeoJSON geometry"),
    "number": (7, "not a GeoJSON geometry"),
    "list": ([CORNERS], "not a GeoJSON geometry"),
}


@pytest.mark.parametrize(("geometry", "why"), PASSED_OVER.values(), ids=PASSED_OVER)
def test_bad_geometry_is_named_and_hides_no_good_one(read, geometry, why):
    area = read(collection(geometry, BOX))
    assert is_the_box(area) and len(area.notes) == 1
    assert area.notes[0].startswith("feature 1 of area.geojson skipped: ") and why in area.notes[0]
    with pytest.raises(RequestError, match=r"^area.geojson gives no search area: feature 1: .*; ") as refused:
        read(collection(geometry))
    assert why in str(refused.value)


@pytest.mark.parametrize("entry", [3, None, "here", [BOX]])
def test_what_is_no_feature_is_named_and_hides_no_good_one(read, entry):
    area = read({"type": "FeatureCollection", "features": [entry, feature(BOX)]})
    assert is_the_box(area) and area.notes == (
        "feature 1 of area.geojson skipped: it is not a GeoJSON feature; export it again as GeoJSON",
    )


def test_parts_of_one_feature_are_numbered(read):
    mixed = {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}, BOX]}
    parts = {"type": "MultiPolygon", "coordinates": [[CORNERS], []]}
    assert read(collection(mixed, parts)).notes == (
        "part 1 of feature 1 of area.geojson skipped: it is a Point; draw a polygon around the place you mean",
        "part 2 of feature 2 of area.geojson skipped: it is empty; draw it again or delete it",
    )


@pytest.mark.parametrize(
    ("hole", "why"),
    [
        ([[-1.2, 44.6]] * 4, "it encloses no area"),
        ([[-1.2, 44.6], [-1.1, 44.6], [-1.0, 44.6], [-1.2, 44.6]], "it encloses no area"),
        ([], "it is empty"),
    ],
    ids=["collapsed", "line", "empty"],
)
def test_hole_that_is_none_hides_no_polygon(read, hole, why):
    area = read(feature({"type": "Polygon", "coordinates": [CORNERS, hole]}))
    assert is_the_box(area)
    assert area.notes[0].startswith(f"a hole of feature 1 of area.geojson skipped: {why}; ")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("", "cannot be read as GeoJSON: it is empty; export"),
        ("{", "cannot be read as GeoJSON: it breaks off at line 1; export"),
        (json.dumps(collection(BOX), indent=1)[:150], r"cannot be read as GeoJSON: it breaks off at line \d+; export"),
        ("[" * 100_000, "cannot be read as GeoJSON: it is not valid JSON; export"),
        (
            f'{{"type": "Point", "coordinates": [{"1" * 5000}, 1]}}',
            "cannot be read as GeoJSON: it is not valid JSON; export",
        ),
        (b"\xff\xfe\x00", "cannot be read as GeoJSON: it breaks off at line 1; export"),
        ("[]", "not a GeoJSON feature; export it again"),
        ("null", "not a GeoJSON feature; export it again"),
        ({"type": "FeatureCollection"}, "gives no search area: it holds no polygon; draw one"),
        ({"type": "FeatureCollection", "features": None}, "gives no search area: it holds no polygon; draw one"),
        ({"type": "Topology", "objects": {}, "arcs": []}, "is TopoJSON, not GeoJSON; open it in QGIS"),
        ({"rings": [CORNERS], "spatialReference": {"wkid": 4326}}, "is Esri JSON, not GeoJSON; open it in QGIS"),
        ({"geometryType": "esriGeometryPolygon", "features": []}, "is Esri JSON, not GeoJSON; open it in QGIS"),
    ],
)
def test_file_that_is_no_area(read, content, why):
    with pytest.raises(RequestError, match=why):
        read(content)


def test_one_broken_feature_in_a_written_out_collection_is_not_taken_for_lines(read):
    """A file with one feature per line, of which only the last is valid JSON, is refused, not read as one feature."""
    text = json.dumps(collection(BOX, BOX, BOX)).replace('[{"type"', '[\n{"type"').replace("}, {", "},\n{")
    with pytest.raises(RequestError, match="breaks off at line 3"):
        read(text.replace('"geometry"', '"geometry', 2).replace('"geometry', '"geometry"', 1))


def test_missing_file_and_folder(tmp_path):
    for path in (tmp_path / "none.geojson", tmp_path):
        with pytest.raises(RequestError, match=r"cannot be read \(.*\); check the path"):
            files.read_area(path)


def layer(path, shapes, crs="EPSG:4326", name=None):
    """Write a GIS file; None is a feature without geometry."""
    pyogrio = pytest.importorskip("pyogrio", reason="needs pyogrio (pip install pinpoint-engine[gis])")
    wkb = np.array([None if shape is None else shapely.to_wkb(shape) for shape in shapes], object)
    kinds = {"geometry_type": "Unknown", "layer": name, "append": path.exists()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that no CRS is given is meant
        pyogrio.raw.write(path, wkb, [np.arange(len(wkb))], ["number"], crs=crs, **kinds)
    return path


SQUARE = shapely.Polygon(CORNERS)


@pytest.mark.parametrize("suffix", [".gpkg", ".fgb", ".shp"])
def test_layers_of_gis_files(tmp_path, suffix):
    odd = {".gpkg": [None, shapely.Point(1, 2), shapely.Polygon()], ".fgb": [shapely.Point(1, 2)], ".shp": [None]}
    area = files.read_area(layer(tmp_path / f"area{suffix}", [SQUARE, *odd[suffix]]))
    assert is_the_box(area) and len(area.notes) == len(odd[suffix])
    assert ("it is a Point" if suffix == ".fgb" else "it has no geometry") in " ".join(area.notes)


def test_layer_in_another_crs(tmp_path):
    import pyproj

    to_utm = pyproj.Transformer.from_crs("EPSG:4326", "EPSG:32630", always_xy=True)
    lon, lat = shapely.segmentize(SQUARE, 0.01).exterior.coords.xy
    square = shapely.Polygon(np.column_stack(to_utm.transform(lon, lat)))
    assert is_the_box(files.read_area(layer(tmp_path / "area.gpkg", [square], "EPSG:32630")))


def test_every_layer_counts_and_is_named(tmp_path):
    layer(tmp_path / "area.gpkg", [SQUARE], name="town")
    area = files.read_area(layer(tmp_path / "area.gpkg", [shapely.Point(1, 2)], name="photos"))
    assert is_the_box(area)
    assert area.notes[0].startswith("feature 1 of layer photos of area.gpkg skipped: it is a Point; ")


@pytest.mark.parametrize("kind", ["TIN", "TRIANGLE", "POLYHEDRALSURFACE"])
def test_a_layer_of_surfaces_that_pyogrio_does_not_know_hides_no_other(tmp_path, kind):
    path = tmp_path / "area.gpkg"
    for name, shape in (("a", shapely.Point(1, 2)), ("roofs", SQUARE), ("town", SQUARE)):
        layer(path, [shape], name=name)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("UPDATE gpkg_geometry_columns SET geometry_type_name = ? WHERE table_name = 'roofs'", (kind,))
    area = files.read_area(path)
    assert is_the_box(area) and len(area.notes) == 2
    assert area.notes[0].startswith("feature 1 of layer a of area.gpkg skipped: it is a Point; ")
    assert area.notes[1] == (
        "layer 2 (counted from the first) of area.gpkg skipped: it holds PolyhedralSurface, TIN, Triangle or the "
        "like, which only QGIS reads; convert it to polygons there"
    )


def test_a_layer_that_is_damaged_hides_no_other(tmp_path):
    path = tmp_path / "area.gpkg"
    for name in ("a", "town"):
        layer(path, [SQUARE], name=name)
    with closing(sqlite3.connect(path)) as file, file:
        file.execute("DROP TABLE a")
    area = files.read_area(path)
    assert is_the_box(area)


@pytest.mark.parametrize("crs", [{"properties": None}, {}, "EPSG", {"type": "name", "properties": {"name": ""}}])
def test_a_crs_without_a_name_says_so(read, crs):
    with pytest.raises(RequestError, match='its "crs" names no coordinate reference system; save it in EPSG'):
        read({**collection(BOX), "crs": crs})


def test_layer_without_a_crs(tmp_path):
    path = layer(tmp_path / "area.shp", [SQUARE], crs=None)
    with pytest.raises(RequestError, match="no coordinate reference system; set one in QGIS"):
        files.read_area(path)


@pytest.mark.parametrize("name", ["none.gpkg", "broken.gpkg", "broken.shp"])
def test_gis_file_that_cannot_be_opened(tmp_path, name):
    pytest.importorskip("pyogrio")
    if name.startswith("broken"):
        (tmp_path / name).write_bytes(b"no layer")
    with pytest.raises(RequestError, match=r"cannot be opened.*; check the path, or export the area as GeoJSON"):
        files.read_area(tmp_path / name)


def test_gis_file_without_the_extra(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyogrio", None)
    with pytest.raises(MissingPartError, match=r"pip install pinpoint-engine\[gis\]`, or export the area as GeoJSON"):
        files.read_area(tmp_path / "area.gpkg")


WHAT_CASES_HOLD = {
    **dict.fromkeys(["plain", "bom", "utf16", "z", "zm", "strings", "unclosed", "collection", "mercator_crs"], ""),
    **dict.fromkeys(["ndjson", "seq", "two"], ""),
    "null_feature": "feature 1 of null_feature.geojson skipped: it has no geometry",
    "empty_feature": "feature 2 of empty_feature.geojson skipped: it is empty",
    "shrunk": "feature 2 of shrunk.gpkg skipped: it is empty",
    "hole_collapsed": "a hole of feature 1 of hole_collapsed.geojson skipped: it encloses no area",
    "hole_line": "a hole of feature 1 of hole_line.geojson skipped: it encloses no area",
    "sliver_feature": "feature 2 of sliver_feature.geojson skipped: it encloses no area",
    "with_points": "feature 1 of with_points.geojson skipped: it is a Point",
}
REFUSED_CASES = {
    "nan": "feature 1: a coordinate is missing or not a finite number; correct it",
    "commas": 'feature 1: a coordinate is the text "-1,6"; write numbers, with a decimal point',
    "topo": "topo.json is TopoJSON, not GeoJSON; open it in QGIS and export it as GeoJSON",
    "esri": "esri.json is Esri JSON, not GeoJSON; open it in QGIS and export it as GeoJSON",
}
ELSEWHERE_CASES = {"am_fiji": "177 to 182", "lambert_small": "", "latlon_swapped": ""}


@pytest.mark.skipif(not CASES.is_dir(), reason=f"there are no cases in {CASES}")
@pytest.mark.parametrize("path", sorted(CASES.glob("*")), ids=lambda path: path.name)
def test_files_that_other_tools_choked_on(path):
    if path.suffix == ".gpkg":
        pytest.importorskip("pyogrio")
    if why := REFUSED_CASES.get(path.stem):
        with pytest.raises(RequestError) as refused:
            files.read_area(path)
        assert why in str(refused.value)
        return
    area = files.read_area(path)
    note = ELSEWHERE_CASES.get(path.stem, WHAT_CASES_HOLD.get(path.stem))
    assert note is not None, "a new case: say what is right"
    assert (note in area.notes[0]) if note else not area.notes
    assert regions.inside(np.array([TOWN]), area.polygons)[0] == (path.stem in WHAT_CASES_HOLD)
