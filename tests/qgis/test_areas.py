"""A search area means the same ground in whatever coordinate reference system it was drawn."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)

from pinpoint_engine.errors import RequestError
from pinpoint_engine.regions import inside
from pinpoint_qgis import areas

WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
IN_PARIS = [[48.8584, 2.2945], [48.01, 2.01], [48.99, 2.99], [48.5, 2.005]]
NOT_IN_PARIS = [[47.99, 2.5], [49.01, 2.5], [48.5, 1.99], [48.5, 3.01], [-48.5, 2.5], [48.5, -177.5], [90, 2.5]]
IN_FIJI = [[-16.8, 179.995], [-16.8, -179.995], [-16.8, 180], [-16.8, -180], [-17.9, 170.1], [-15.1, -170.1]]
NOT_IN_FIJI = [[-16.8, 169.9], [-16.8, -169.9], [-16.8, 0], [-14.9, 179], [-18.1, -179]]


def crs(name):
    return QgsCoordinateReferenceSystem(name)


def transformed(rectangle, name):
    """Return a rectangle of WGS 84 as a polygon of another system that covers the same ground."""
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
    """Return the area of a layer that holds one geometry."""
    return areas.from_layer(polygon_layer(geometry, name=name, kind=kind), project, False)


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3857", "EPSG:32631", "EPSG:3035"])
def test_same_square_in_any_system(project, name):
    layer = polygon_layer(transformed(QgsRectangle(2, 48, 3, 49), name), name=name)
    check(areas.from_layer(layer, project, False), IN_PARIS, NOT_IN_PARIS)


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3832"])
def test_square_across_the_antimeridian(project, name):
    geometry = transformed(QgsRectangle(170, -18, 190, -15), name)
    check(area_of(geometry, project, name), IN_FIJI, NOT_IN_FIJI)


@pytest.mark.parametrize("rectangle", [QgsRectangle(170, -18, 190, -15), QgsRectangle(-190, -18, -170, -15)])
def test_map_extent_across_the_antimeridian(project, rectangle):
    check(areas.from_extent(rectangle, WGS84, project), IN_FIJI, NOT_IN_FIJI)


def along_edges(rectangle, offset_m):
    """Return points beside the edges of a rectangle, outwards by an offset."""
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
    with pytest.raises(RequestError, match=r"no polygon is selected; select"):
        areas.from_layer(layer, project, True)
    layer.selectByIds([1])
    check(areas.from_layer(layer, project, True), IN_PARIS, [[10.5, 10.5]])
    check(areas.from_layer(layer, project, False), [*IN_PARIS, [10.5, 10.5]], NOT_IN_PARIS)


def test_lines_are_no_area(project):
    layer = polygon_layer(QgsGeometry.fromPolylineXY([QgsPointXY(2, 48), QgsPointXY(3, 49)]), kind="LineString")
    with pytest.raises(RequestError, match=r"feature 1: it is a LineString; draw a polygon"):
        areas.from_layer(layer, project, False)


def test_layer_without_a_system_is_refused(project):
    layer = polygon_layer(QgsGeometry.fromRect(QgsRectangle(2, 48, 3, 49)), name="")
    with pytest.raises(RequestError, match="set the layer's CRS"):
        areas.from_layer(layer, project, False)


@pytest.mark.parametrize("rectangle", [QgsRectangle(), QgsRectangle(2, 48, 2, 49)])
def test_extent_without_surface_is_refused(project, rectangle):
    with pytest.raises(RequestError, match="zoom to the place"):
        areas.from_extent(rectangle, WGS84, project)


def test_extent_beyond_the_system_is_refused(project):
    with pytest.raises(RequestError, match=r"zoom in"):
        areas.from_extent(QgsRectangle(-1e9, -1e9, 1e9, 1e9), crs("EPSG:3035"), project)
