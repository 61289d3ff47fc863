"""A search area covers the same ground in every coordinate reference system it may be drawn in."""

from __future__ import annotations

import json
import subprocess
import sysconfig
from functools import partial

import numpy as np
import pytest
import tiny
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsLineString,
    QgsMultiPolygon,
    QgsPointXY,
    QgsPolygon,
    QgsProject,
    QgsRectangle,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsWkbTypes,
)

from pinpoint_engine.areas.regions import inside
from pinpoint_engine.errors import RequestError
from pinpoint_qgis import areas

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
IN_PARIS = [[48.8584, 2.2945], [48.01, 2.01], [48.99, 2.99], [48.5, 2.005]]
NOT_IN_PARIS = [[47.99, 2.5], [49.01, 2.5], [48.5, 1.99], [48.5, 3.01], [-48.5, 2.5], [48.5, -177.5], [90, 2.5]]
IN_FIJI = [[-16.8, 179.995], [-16.8, -179.995], [-16.8, 180], [-16.8, -180], [-17.9, 170.1], [-15.1, -170.1]]
NOT_IN_FIJI = [[-16.8, 169.9], [-16.8, -169.9], [-16.8, 0], [-14.9, 179], [-18.1, -179]]


def crs(name):
    return QgsCoordinateReferenceSystem(name)


def transformed(rectangle, name):
    """Return a rectangle in WGS 84 as a polygon in another CRS that covers the same ground."""
    geometry = QgsGeometry.fromRect(rectangle).densifyByDistance(0.02)
    geometry.transform(QgsCoordinateTransform(WGS84, crs(name), QgsProject.instance()))
    return geometry


def polygon_layer(*geometries, name="EPSG:4326", kind="Polygon"):
    layer = QgsVectorLayer(f"{kind}?crs={name}", "drawn", "memory")
    for geometry in geometries:
        feature = QgsFeature()
        feature.setGeometry(geometry)
        layer.dataProvider().addFeature(feature)
    return layer


def check(area, yes, no):
    assert inside(np.array(yes, float), area.polygons).all()
    assert not inside(np.array(no, float), area.polygons).any()


def area_of(geometry, project, name="EPSG:4326", kind="Polygon"):
    """Return the search area of a layer with one geometry."""
    return areas.LayerPolygons(polygon_layer(geometry, name=name, kind=kind), project).read()


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3857", "EPSG:32631", "EPSG:3035"])
def test_same_square_in_any_system(project, name):
    layer = polygon_layer(transformed(QgsRectangle(2, 48, 3, 49), name), name=name)
    check(areas.LayerPolygons(layer, project).read(), IN_PARIS, NOT_IN_PARIS)


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3832"])
def test_square_across_the_antimeridian(project, name):
    geometry = transformed(QgsRectangle(170, -18, 190, -15), name)
    check(area_of(geometry, project, name), IN_FIJI, NOT_IN_FIJI)


@pytest.mark.parametrize("rectangle", [QgsRectangle(170, -18, 190, -15), QgsRectangle(-190, -18, -170, -15)])
def test_map_extent_across_the_antimeridian(project, rectangle):
    check(areas.from_extent(rectangle, WGS84, project), IN_FIJI, NOT_IN_FIJI)


def along_edges(rectangle, offset_m):
    """Return points along the edges of a rectangle, moved outwards by an offset."""
    return QgsGeometry.fromRect(rectangle.buffered(offset_m)).densifyByCount(40).asPolygon()[0]


def to_latlon(points, name):
    back = QgsCoordinateTransform(crs(name), WGS84, QgsProject.instance())
    return [[found.y(), found.x()] for found in map(back.transform, points)]


@pytest.mark.parametrize(
    ("name", "rectangle"),
    [
        ("EPSG:3035", QgsRectangle(2.5e6, 1.5e6, 6.5e6, 5.2e6)),
        ("EPSG:3031", QgsRectangle(-3e6, -2e6, 2.5e6, 3e6)),
        ("EPSG:3413", QgsRectangle(-3e6, -2e6, 2.5e6, 3e6)),
    ],
)
def test_wide_rectangle_keeps_its_curved_edges(project, name, rectangle):
    within = areas.from_extent(rectangle, crs(name), project)
    check(within, to_latlon(along_edges(rectangle, -2000), name), to_latlon(along_edges(rectangle, 2000), name))


@pytest.mark.parametrize(("name", "pole"), [("EPSG:3031", -90), ("EPSG:3413", 90)])
def test_pole_lies_inside_a_polar_map(project, name, pole):
    within = areas.from_extent(QgsRectangle(-1e6, -1e6, 1e6, 1e6), crs(name), project)
    check(within, [[pole, 0], [pole, 123], [pole * 0.99, -180]], [[-pole, 0], [0, 0]])


@pytest.mark.parametrize("rectangle", [QgsRectangle(-180, -90, 180, 90), QgsRectangle(-260, -130, 260, 130)])
def test_map_of_the_whole_world_holds_every_place(project, rectangle):
    everywhere = np.array([*IN_PARIS, *NOT_IN_PARIS, *IN_FIJI, [-90, 0], [0, -180]], float)
    assert inside(everywhere, areas.from_extent(rectangle, WGS84, project).polygons).all()


def test_hole_is_outside(project):
    ring = QgsGeometry.fromRect(QgsRectangle(2, 48, 3, 49)).difference(
        QgsGeometry.fromRect(QgsRectangle(2.2, 48.8, 2.4, 48.9))
    )
    check(area_of(ring, project), IN_PARIS[1:], IN_PARIS[:1])


def test_multipolygon_and_curve_are_polygons(project):
    parts = QgsGeometry.fromWkt(
        "MultiPolygon(((2 48,3 48,3 49,2 49,2 48)),((170 -18,175 -18,175 -15,170 -15,170 -18)))"
    )
    check(area_of(parts, project, kind="MultiPolygon"), [*IN_PARIS, [-16, 171]], NOT_IN_PARIS)
    circle = QgsGeometry.fromWkt("CurvePolygon(CircularString(2 48.5,2.5 49,3 48.5,2.5 48,2 48.5))")
    check(area_of(circle, project, kind="CurvePolygon"), [[48.5, 2.5], [48.85, 2.84]], [[48.9, 2.95], [48.01, 2.01]])


def test_only_selected_polygons_count(project):
    boxes = [QgsGeometry.fromRect(QgsRectangle(*box)) for box in ((2, 48, 3, 49), (10, 10, 11, 11))]
    layer = polygon_layer(*boxes)
    with pytest.raises(RequestError, match=r"no polygon of the layer .* is selected; select"):
        areas.LayerPolygons(layer, project, True).read()
    layer.selectByIds([1])
    check(areas.LayerPolygons(layer, project, True).read(), IN_PARIS, [[10.5, 10.5]])
    check(areas.LayerPolygons(layer, project).read(), [*IN_PARIS, [10.5, 10.5]], NOT_IN_PARIS)


def test_lines_are_refused(project):
    layer = polygon_layer(QgsGeometry.fromPolylineXY([QgsPointXY(2, 48), QgsPointXY(3, 49)]), kind="LineString")
    with pytest.raises(RequestError, match=r"feature 1: it is a LineString; draw a polygon"):
        areas.LayerPolygons(layer, project).read()


def test_layer_without_a_system_is_refused(project):
    layer = polygon_layer(QgsGeometry.fromRect(QgsRectangle(2, 48, 3, 49)), name="")
    with pytest.raises(RequestError, match="set the layer's CRS"):
        areas.LayerPolygons(layer, project).read()


@pytest.mark.parametrize("rectangle", [QgsRectangle(), QgsRectangle(2, 48, 2, 49)])
def test_extent_without_surface_is_refused(project, rectangle):
    with pytest.raises(RequestError, match="zoom to the place"):
        areas.from_extent(rectangle, WGS84, project)


def test_extent_beyond_the_system_is_refused(project):
    with pytest.raises(RequestError, match=r"zoom in"):
        areas.from_extent(QgsRectangle(-1e9, -1e9, 1e9, 1e9), crs("EPSG:3035"), project)


GOOD = "Polygon((2 48,3 48,3 49,2 49,2 48))"
USED = {
    "polygon with heights": ("PolygonZ((2 48 1,3 48 1,3 49 1,2 49 1,2 48 1))", 1),
    "polygon with measures": ("PolygonM((2 48 1,3 48 1,3 49 1,2 49 1,2 48 1))", 1),
    "polygon with both": ("PolygonZM((2 48 1 5,3 48 1 5,3 49 1 5,2 49 1 5,2 48 1 5))", 1),
    "multi-polygon": ("MultiPolygon(((2 48,3 48,3 49,2 49,2 48)))", 1),
    "multi-polygon with both": ("MultiPolygonZM(((2 48 1 5,3 48 1 5,3 49 1 5,2 49 1 5,2 48 1 5)))", 1),
    "curve polygon": ("CurvePolygon(CompoundCurve((2 48,3 48,3 49,2 49),CircularString(2 49,1.999 48.5,2 48)))", 1),
    "multi-surface": ("MultiSurface(CurvePolygon((2 48,3 48,3 49,2 49,2 48)),((2 48,3 48,3 49,2 48)))", 2),
    "collection": ("GeometryCollection(GeometryCollection(Polygon((2 48,3 48,3 49,2 49,2 48))))", 1),
    "triangles": ("MultiPolygon(((2 48,3 48,3 49,2 48)),((2 48,3 49,2 49,2 48)))", 2),
    "TIN": ("TIN(((2 48,3 48,3 49,2 48)),((2 48,3 49,2 49,2 48)))", 2),
    "TIN with heights": ("TIN Z(((2 48 1,3 48 1,3 49 1,2 48 1)),((2 48 1,3 49 1,2 49 1,2 48 1)))", 2),
    "polyhedral surface": ("PolyhedralSurfaceZ(((2 48 1,3 48 1,3 49 1,2 49 1,2 48 1)))", 1),
    "open ring": ("Polygon((2 48,3 48,3 49,2 49))", 1),
    "ring that crosses itself": ("Polygon((2 48,3 49,3 48,2 49,2 48))", 1),
    "a corner twice": ("Polygon((2 48,2 48,3 48,3 49,3 49,2 49,2 48))", 1),
}


@pytest.mark.parametrize(("wkt", "count"), USED.values(), ids=USED)
def test_every_kind_of_surface_is_used(project, wkt, count):
    area = odd_area(project, QgsGeometry.fromWkt(wkt))
    assert len(area.polygons) == count and area.notes == ()
    assert inside(np.array([[48.5, 2.9], [48.5, 2.1]]), area.polygons).all()
    assert not inside(np.array(NOT_IN_PARIS, float)[[0, 1, 3, 4, 5, 6]], area.polygons).any()


def test_triangle_is_used(project):
    area = odd_area(project, QgsGeometry.fromWkt("Triangle((2 48,3 48,3 49,2 48))"))
    assert inside(np.array([[48.1, 2.5], [48.9, 2.5]]), area.polygons).tolist() == [True, False]


def features(geometries):
    """Yield features that keep invalid geometries as they are; real providers repair or refuse some."""
    for number, geometry in enumerate(geometries, 1):
        feature = QgsFeature(number)
        feature.setGeometry(geometry)
        yield feature


def odd_area(project, *geometries, name="EPSG:4326"):
    return areas.from_features(features(geometries), crs(name), project, "odd")


def polygon_of(*rings):
    """Return a polygon of lists of corners, neither closed nor checked."""
    made = QgsPolygon()
    for ring in rings:
        line = QgsLineString([x for x, _ in ring], [y for _, y in ring])
        made.addInteriorRing(line) if made.exteriorRing() else made.setExteriorRing(line)
    return QgsGeometry(made)


KINDS = (
    *("Polygon", "MultiPolygon", "CurvePolygon", "MultiSurface", "Triangle", "TIN", "PolyhedralSurface"),
    *("PolygonZ", "MultiPolygonM", "CurvePolygonZM", "GeometryCollection"),
)
NAN, FAR = float("nan"), 1e300
PASSED_OVER = {
    **{f"{kind} EMPTY": (f"{kind} EMPTY", "it is empty") for kind in KINDS},
    "empty polygon in a collection": ("GeometryCollection(Polygon EMPTY)", "it is empty"),
    "null": ("", "it has no geometry"),
    "point": ("Point(2 48)", "it is a Point"),
    "empty point": ("Point EMPTY", "it is a Point"),
    "points": ("MultiPointZ((2 48 1),(3 49 1))", "it is a MultiPoint"),
    "line": ("LineString(2 48,3 49)", "it is a LineString"),
    "lines": ("MultiLineString((2 48,3 49),(2 49,3 48))", "it is a MultiLineString"),
    "arc": ("CircularString(2 48,3 49,3 48)", "it is a CircularString"),
    "curve": ("CompoundCurve((2 48,3 49),CircularString(3 49,4 49,4 48))", "it is a CompoundCurve"),
    "curves": ("MultiCurve((2 48,3 49))", "it is a MultiCurve"),
    "two corners": ("Polygon((2 48,3 49))", "it encloses no area"),
    "line as ring": ("Polygon((2 48,2.5 48.5,3 49,2 48))", "it encloses no area"),
    "one corner four times": ("Polygon((2 48,2 48,2 48,2 48))", "it encloses no area"),
    "not a number": (polygon_of([(NAN, 48), (3, 48), (3, 49)]), "not a finite number"),
    "huge": (polygon_of([(2, 48), (FAR, 48), (FAR, FAR)]), "save it in EPSG:4326"),
    "metres": ("Polygon((255000 6250000,256000 6250000,256000 6251000))", "save it in EPSG:4326"),
    "swapped": ("Polygon((48 122,48 123,49 123))", "write longitude first"),
}


def geometry_of(content):
    return content if isinstance(content, QgsGeometry) else QgsGeometry.fromWkt(content)


@pytest.mark.parametrize(("content", "why"), PASSED_OVER.values(), ids=PASSED_OVER)
def test_parts_that_are_no_polygons_are_named_and_the_polygons_used(project, content, why):
    bad, good = geometry_of(content), QgsGeometry.fromWkt(GOOD)
    area = odd_area(project, bad, good)
    check(area, IN_PARIS, NOT_IN_PARIS)
    assert len(area.notes) == 1 and why in area.notes[0]
    assert area.notes[0].startswith("feature 1 of the layer odd skipped: ")
    with pytest.raises(RequestError, match=r"the layer odd gives no search area: feature 1: .*; ") as refused:
        odd_area(project, bad)
    assert why in str(refused.value)


@pytest.mark.parametrize(("content", "_"), PASSED_OVER.values(), ids=PASSED_OVER)
@pytest.mark.parametrize("name", ["EPSG:3857", "EPSG:3035", "EPSG:3031"])
def test_parts_that_are_no_polygons_do_not_matter_in_any_crs(project, name, content, _):
    good = transformed(QgsRectangle(2, -68, 3, -67), name) if name == "EPSG:3031" else geometry_of(GOOD)
    area = odd_area(project, geometry_of(content), good, name=name)
    assert len(area.polygons) >= 1 and len(area.polygons) + len(area.notes) == 2


@pytest.mark.parametrize("hole", [[(2.5, 48.5)] * 4, [(2.4, 48.5), (2.5, 48.5), (2.6, 48.5)], [(2.4, NAN)], []])
def test_an_invalid_hole_does_not_matter(project, hole):
    corners = [(2, 48), (3, 48), (3, 49), (2, 49), (2, 48)]
    area = odd_area(project, polygon_of(corners, hole))
    check(area, IN_PARIS, NOT_IN_PARIS)
    assert area.notes[0].startswith("a hole of feature 1 of the layer odd skipped: ")


def test_empty_part_beside_a_good_one(project):
    """As a negative buffer leaves them; densifyByDistance of QGIS crashed on it."""
    parts = QgsMultiPolygon()
    parts.addGeometry(QgsPolygon())
    parts.addGeometry(QgsGeometry.fromWkt(GOOD).constGet().clone())
    area = odd_area(project, QgsGeometry(parts))
    check(area, IN_PARIS, NOT_IN_PARIS)
    assert area.notes == ("part 1 of feature 1 of the layer odd skipped: it is empty; draw it again or delete it",)


@pytest.mark.parametrize(("name", "far"), [("EPSG:3035", 1e8), ("EPSG:3857", 1e12)])
def test_a_polygon_outside_its_crs_does_not_hide_a_valid_one(project, name, far):
    bad = QgsGeometry.fromRect(QgsRectangle(far, far, 2 * far, 2 * far))
    area = odd_area(project, bad, transformed(QgsRectangle(2, 48, 3, 49), name), name=name)
    check(area, IN_PARIS, NOT_IN_PARIS)
    assert len(area.notes) == 1 and "outside the range of its coordinate reference system" in area.notes[0]


def test_layer_whose_file_is_missing_is_refused(project, tmp_path):
    layer = QgsVectorLayer(str(tmp_path / "gone.gpkg"), "gone", "ogr")
    with pytest.raises(RequestError, match="the file of the layer gone cannot be read; repair"):
        areas.LayerPolygons(layer, project).read()


def test_map_without_a_system_says_whose_is_missing(project):
    with pytest.raises(RequestError, match="the map has no coordinate reference system; set the project's CRS first"):
        areas.from_extent(QgsRectangle(2, 48, 3, 49), QgsCoordinateReferenceSystem(), project)


def test_wide_map_of_mercator_holds_every_place(project):
    area = areas.from_extent(QgsRectangle(-4e7, -2e7, 4e7, 2e7), crs("EPSG:3857"), project)
    assert inside(np.array([*IN_PARIS, *NOT_IN_PARIS[:-1], *IN_FIJI], float), area.polygons).all()


def written(folder, project, *geometries):
    """Write features of any geometry type to a GeoPackage, as other tools do."""
    options, path = QgsVectorFileWriter.SaveVectorOptions(), folder / "odd.gpkg"
    any_kind = QgsWkbTypes.Type.Unknown
    writer = QgsVectorFileWriter.create(str(path), QgsFields(), any_kind, WGS84, project.transformContext(), options)
    for geometry in geometries:
        feature = QgsFeature()
        feature.setGeometry(geometry)
        assert writer.addFeature(feature)
    del writer
    return path


def test_every_kind_in_the_binary_of_qgis(project, staged, embedded, tmp_path):
    """Some calls that are harmless in PyQGIS crash the binary, so it is run once with all geometry types."""
    geometries = [geometry_of(content) for content, _ in (*USED.values(), *PASSED_OVER.values())]
    around = QgsGeometry.fromRect(QgsRectangle(-1.6, 44.4, -0.8, 45.0))
    path = written(tmp_path, project, *geometries, around)
    tiny.draw(tmp_path / "photos" / "one.jpg", 1)
    (tmp_path / "home").mkdir()
    run = partial(qgis_process, tmp_path / "home", staged)
    run("plugins", "enable", "pinpoint_qgis")
    given = [f"PHOTOS_IN={tmp_path / 'photos'}", f"WITHIN={path}", f"CANDIDATES={tmp_path / 'found.gpkg'}"]
    answer = json.loads(run("--json", "run", "pinpoint:locatephotos", "--", *given))
    assert answer["results"]["N_FAILED"] == 0
    notes = answer["log"]["warning"]
    assert {why for _, why in PASSED_OVER.values() if not any(why in note for note in notes)} == set()
    found = QgsVectorLayer(str(tmp_path / "found.gpkg"), "found", "ogr")
    assert found.featureCount() > 0
    assert all(around.intersects(feature.geometry()) for feature in found.getFeatures())


def qgis_process(home, staged, *arguments):
    """Run the binary as a user does; of the tests' Python it gets the engine's packages only."""
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
    environment |= {"QGIS_PLUGINPATH": str(staged), "PYTHONPATH": sysconfig.get_path("purelib")}
    command = ["qgis_process", *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout
