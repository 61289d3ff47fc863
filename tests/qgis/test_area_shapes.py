"""Sizes and outlines of search areas, checked against the engine's own measure."""

from __future__ import annotations

import pytest
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QLocale

from pinpoint_engine.areas.polygons import AreaPart, search_area
from pinpoint_engine.areas.regions import area_km2_of, disc
from pinpoint_engine.types import Location, Polygon
from pinpoint_qgis import area_shapes

FIJI = ((170, -18), (190, -18), (190, -15), (170, -15))
PARIS = ((2, 48), (3, 48), (3, 49), (2, 49))
HOLE = ((2.2, 48.2), (2.8, 48.2), (2.8, 48.8), (2.2, 48.8))


def polygons(*parts):
    return search_area([AreaPart("a", rings) for rings in parts], "x").polygons


AREAS = {
    "square": polygons((PARIS,)),
    "hole": polygons((PARIS, HOLE)),
    "antimeridian": polygons((FIJI,)),
    "hole across the antimeridian": polygons((FIJI, ((179, -17), (181, -17), (181, -16), (179, -16)))),
    "two that overlap": polygons((PARIS,), (((2.5, 48), (3.5, 48), (3.5, 49), (2.5, 49)),)),
    "one within another": polygons((PARIS,), (HOLE,)),
    "crosses itself": polygons((((0, 0), (10, 10), (10, 0), (0, 10)),)),
    "north pole": (disc(Location(90, 0), 1e6),),
    "over the south pole": (disc(Location(-80, 30), 2e6),),
    "half the Earth and more": polygons((((-180, -90), (180, -90), (180, 30), (-180, 30)),)),
    "whole Earth": polygons((((-180, -90), (180, -90), (180, 90), (-180, 90)),)),
}


@pytest.fixture
def measure(project):
    return area_shapes.distances(QgsProject.instance())


@pytest.fixture
def locale():
    """What sets the language of numbers until the end of the test."""
    before = QLocale()
    yield lambda name: QLocale.setDefault(QLocale(name))
    QLocale.setDefault(before)


@pytest.mark.parametrize("name", AREAS)
def test_size_is_that_of_the_engine(measure, name):
    """The engine measures on the sphere, which differs from the ellipsoid by up to 0.9 %, at the poles."""
    assert area_shapes.size_km2(AREAS[name], measure) == pytest.approx(area_km2_of(AREAS[name]), rel=0.01)


def test_the_whole_earth_is_the_ellipsoid(measure):
    assert area_shapes.size_km2(AREAS["whole Earth"], measure) == pytest.approx(area_shapes.EARTH_KM2, rel=1e-6)


def test_areas_of_very_many_corners_are_added_up(measure, monkeypatch):
    together = area_shapes.size_km2(AREAS["one within another"], measure)
    monkeypatch.setattr(area_shapes, "MANY_CORNERS", 10)
    assert area_shapes.size_km2(AREAS["one within another"], measure) > 1.3 * together
    outline = area_shapes.outline(AREAS["one within another"])
    assert outline.is_extent and set(outline.rings[0]) == {(2, 48), (3, 48), (3, 49), (2, 49)}


def test_half_the_earth_is_a_warning(measure):
    small, large = (area_shapes.size_km2(AREAS[name], measure) for name in ("square", "half the Earth and more"))
    assert not area_shapes.too_large(small) and "half the Earth" in area_shapes.too_large(large)


@pytest.mark.parametrize(
    ("km2", "words"),
    [(239.6, "240 km²"), (549_012, "549,000 km²"), (2.413, "2.41 km²"), (35.04, "35 km²"), (0.0321, "32,100 m²")],
)
def test_sizes_have_three_digits(locale, km2, words):
    locale("en_US")
    assert area_shapes.size_in_words(km2) == words
    locale("de_DE")
    assert area_shapes.size_in_words(km2) == words.replace(",", "_").replace(".", ",").replace("_", ".")


def test_an_outline_does_not_jump_at_the_antimeridian():
    (ring,) = area_shapes.outline(AREAS["antimeridian"]).rings
    assert (min(lon for lon, _ in ring), max(lon for lon, _ in ring)) == (170, 190)


def test_an_outline_around_a_pole_is_closed_over_it():
    (ring,) = area_shapes.outline(AREAS["over the south pole"]).rings
    assert sorted({lat for _, lat in ring})[0] == -90 and ring[0] == ring[-1]
    open_ring = Polygon(tuple(Location(-80, lon) for lon in range(-180, 180, 10)))
    assert area_shapes.outline([open_ring]).rings[0][-2][1] == -90
