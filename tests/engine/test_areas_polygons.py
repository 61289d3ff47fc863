"""Every ring of a search area is used, or is skipped with a note that names it."""

from __future__ import annotations

import math

import numpy as np
import pytest

from pinpoint_engine.areas import polygons, regions
from pinpoint_engine.areas.polygons import AreaPart, search_area
from pinpoint_engine.errors import RequestError
from pinpoint_engine.types import Location, Polygon

SQUARE = ((0.0, 40.0), (10.0, 40.0), (10.0, 50.0), (0.0, 50.0), (0.0, 40.0))
GOOD = AreaPart("feature 9", (SQUARE,))
BOW = ((0.0, 0.0), (10.0, 10.0), (10.0, 0.0), (0.0, 10.0))
NAN = math.nan


def told(area, *lonlat):
    return regions.inside(np.array(lonlat, float)[:, ::-1], area.polygons).tolist()


def test_corners_are_longitude_and_latitude_and_edges_are_short():
    area = search_area([GOOD], "x")
    assert told(area, (5, 45), (45, 5), (11, 45)) == [True, False, False]
    corners = np.array([(place.lat, place.lon) for place in area.polygons[0].outer])
    assert np.abs(np.diff(corners, axis=0)).max() <= 0.5 and len(corners) == 81
    assert area.notes == ()


def test_open_ring_is_closed():
    assert search_area([AreaPart("a", (SQUARE[:-1],))], "x") == search_area([AreaPart("a", (SQUARE,))], "x")


def test_hole_is_outside():
    hole = ((4.0, 44.0), (6.0, 44.0), (6.0, 46.0), (4.0, 46.0))
    assert told(search_area([AreaPart("a", (SQUARE, hole))], "x"), (5, 45), (1, 41)) == [False, True]


UNUSABLE = {
    "empty": ((), "it is empty"),
    "no corner": (((),), "it is empty"),
    "point": ((((1.0, 2.0),),), "encloses no area"),
    "two corners": ((((1.0, 2.0), (3.0, 4.0)),), "encloses no area"),
    "one corner three times": ((((5.0, 5.0),) * 4,), "encloses no area"),
    "line": ((((0.0, 0.0), (0.1, 0.1), (0.7, 0.7)),), "encloses no area"),
    "upright line": ((((3.0, 0.0), (3.0, 0.1), (3.0, 0.7)),), "encloses no area"),
    "there and back": ((((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (1.0, 0.0)),), "encloses no area"),
    "not a number": ((((0.0, 0.0), (NAN, 1.0), (1.0, 0.0)),), "not a finite number"),
    "infinite": ((((0.0, 0.0), (math.inf, 1.0), (1.0, 0.0)),), "not a finite number"),
    "swapped": ((((40.0, 100.0), (41.0, 100.0), (41.0, 101.0)),), "no latitude is 101; write longitude first"),
    "swapped in the west": ((((40.0, -120.0), (41.0, -120.0), (41.0, -119.0)),), "no latitude is -120;"),
    "metres": ((((2e5, 5e6), (3e5, 5e6), (3e5, 6e6)),), "not degrees; save it in EPSG:4326"),
    "metres at the equator": ((((2e5, 5.0), (3e5, 5.0), (3e5, 6.0)),), "not degrees; save it in EPSG:4326"),
    "wider than the Earth": ((((-200.0, 0.0), (200.0, 0.0), (200.0, 10.0)),), "wider than the Earth"),
}


@pytest.mark.parametrize(("rings", "why"), UNUSABLE.values(), ids=UNUSABLE)
def test_unusable_polygon_hides_no_good_one_and_is_named(rings, why):
    bad = AreaPart("feature 3", rings)
    area = search_area([bad, GOOD], "towns.geojson")
    assert area.polygons == search_area([GOOD], "x").polygons
    assert len(area.notes) == 1 and area.notes[0].startswith("feature 3 of towns.geojson skipped: ")
    assert why in area.notes[0]
    with pytest.raises(RequestError, match=r"^towns.geojson gives no search area: feature 3: ") as refused:
        search_area([bad], "towns.geojson")
    assert why in str(refused.value) and "; " in str(refused.value)


@pytest.mark.parametrize("rings", [rings for rings, _ in UNUSABLE.values() if rings], ids=list(UNUSABLE)[1:])
def test_unusable_hole_hides_no_polygon_and_is_named(rings):
    area = search_area([AreaPart("feature 3", (SQUARE, *rings))], "x")
    assert area.polygons == search_area([GOOD], "x").polygons
    assert len(area.notes) == 1 and area.notes[0].startswith("a hole of feature 3 of x skipped: ")


def test_what_lies_there_twice_is_said_once():
    points = [AreaPart(f"feature {number}", why="it is a Point; draw a polygon") for number in range(1, 8)]
    area = search_area([*points, points[0], GOOD, AreaPart("feature 10")], "x")
    assert area.notes == (
        "feature 1, feature 2, feature 3, feature 4 and 3 more of x skipped: it is a Point; draw a polygon",
        "feature 10 of x skipped: it is empty; draw it again or delete it",
    )


def test_nothing_is_no_area():
    with pytest.raises(RequestError, match="x gives no search area: it holds no polygon; draw one"):
        search_area([], "x")


def test_ring_that_crosses_itself_holds_its_lobes():
    area = search_area([AreaPart("a", (BOW,))], "x")
    assert told(area, (1, 5), (9, 5), (5, 1), (5, 9)) == [True, True, False, False]
    assert area.notes == ()


@pytest.mark.parametrize("shift", [-360, 0, 360])
def test_longitudes_may_go_once_more_around(shift):
    ring = tuple((lon + shift, lat) for lon, lat in ((170.0, -20.0), (190.0, -20.0), (190.0, -10.0), (170.0, -10.0)))
    if shift == 360:
        with pytest.raises(RequestError, match="not degrees"):
            search_area([AreaPart("a", (ring,))], "x")
        return
    area = search_area([AreaPart("a", (ring,))], "x")
    assert told(area, (175, -15), (-175, -15), (180, -15), (165, -15), (0, -15)) == [True, True, True, False, False]


def test_edge_longer_than_half_the_globe_goes_through_0_and_is_told():
    fiji = ((177.0, -19.0), (-178.0, -19.0), (-178.0, -16.0), (177.0, -16.0))
    area = search_area([AreaPart("feature 1", (fiji,))], "fiji.geojson")
    assert told(area, (0, -17), (179, -17), (-179, -17)) == [True, False, False]
    assert area.notes == (
        "feature 1 of fiji.geojson is taken the long way round, 355° wide; if it is meant to cross the 180° meridian, "
        "write its longitudes as 177 to 182",
    )
    meant = tuple((lon % 360, lat) for lon, lat in fiji)
    across = search_area([AreaPart("feature 1", (meant,))], "fiji.geojson")
    assert told(across, (0, -17), (179, -17), (-179, -17)) == [False, True, True] and across.notes == ()


def test_whole_world_needs_no_note():
    world = ((-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0))
    area = search_area([AreaPart("a", (world,))], "x")
    assert area.notes == () and told(area, (0, 90), (180, 0), (-180, 0), (3, -90)) == [True] * 4


def around_the_pole(corners):
    """Convert a polar map's x and y, in degrees from the pole, to longitude and latitude."""
    return [(math.degrees(math.atan2(y, x)), 90 - math.hypot(x, y)) for x, y in corners]


def test_ring_of_a_polar_map_holds_the_pole():
    ring = ((-20.0, -20.0), (20.0, -20.0), (20.0, 20.0), (-20.0, 20.0))
    area = search_area([AreaPart("a", (ring,), around_the_pole)], "x")
    assert told(area, (0, 90), (10, 75), (-135, 63), (0, 69), (0, -90)) == [True, True, True, False, False]


@pytest.mark.parametrize(
    "bad", [(NAN, NAN), (math.inf, 1.0), (1.0, 91.0)], ids=["not a number", "infinite", "beyond a pole"]
)
def test_polygon_that_its_system_cannot_express_hides_no_good_one(bad):
    def beyond_5(corners):
        return [bad if x > 5 else (x, y) for x, y in corners]

    far = tuple((x + 6, y) for x, y in BOW)
    area = search_area([AreaPart("feature 1", (far,), beyond_5), GOOD], "x")
    assert len(area.polygons) == 1
    assert area.notes == (f"feature 1 of x skipped: {polygons.BEYOND_CRS}",)


def test_coordinates_of_no_place_are_not_wrapped_to_one():
    ring = ((0.0, 0.0), (1e300, 0.0), (1e300, 1e300))
    area = search_area([AreaPart("feature 1", (ring,), lambda corners: [(3.0, 4.0)] * len(corners)), GOOD], "x")
    assert area.notes == (f"feature 1 of x skipped: {polygons.BEYOND_CRS}",)


def test_edges_of_other_systems_are_cut_before_they_are_transformed():
    seen = []

    def straight(corners):
        seen.append(len(corners))
        return list(corners)

    search_area([AreaPart("a", (SQUARE,), straight)], "x")
    assert seen[-1] == 721


def test_small_rings_of_other_systems_are_not_cut():
    """Else a layer of many buildings would need 720 corners for each of them."""
    small = tuple((x / 1e3, 40 + y / 1e3) for x, y in BOW)  # a kilometre wide
    assert len(search_area([AreaPart("a", (small,), list)], "x").polygons[0].outer) == 5
    twice = tuple((x / 2e2, 40 + y / 2e2) for x, y in BOW)
    assert 5 < len(search_area([AreaPart("a", (twice,), list)], "x").polygons[0].outer) < 20


def test_a_small_ring_around_a_pole_is_cut_as_a_wide_one():
    def polar(corners):
        return [(math.degrees(math.atan2(x, y)), 90 - math.hypot(x, y) / 111e3) for x, y in corners]

    square = ((-10.0, -10.0), (10.0, -10.0), (10.0, 10.0), (-10.0, 10.0))  # metres from the pole
    area = search_area([AreaPart("a", (square,), polar)], "x")
    assert len(area.polygons[0].outer) > 700
    assert told(area, (0, 90), (77, 90 - 9 / 111e3), (77, 90 - 15 / 111e3)) == [True, True, False]


def test_a_ring_encloses_ground_where_random_points_say_so():
    rng = np.random.default_rng(4)
    for _ in range(200):
        corners = [(float(x), float(y)) for x, y in rng.integers(0, 4, (rng.integers(3, 8), 2))]
        try:
            area = search_area([AreaPart("a", (corners,))], "x")
        except RequestError:
            area = None
        plane = regions._valid(np.array([*corners, corners[0]]))
        assert (area is not None) == (plane.area > 0), corners


def test_a_bow_tie_whose_edges_cross_in_their_middles_encloses_ground():
    """Its two halves are equal, so that both its signed area and its width at the crossing are zero."""
    bow = ((0.0, 0.0), (0.4, 0.2), (0.4, 0.0), (0.0, 0.2))
    found = search_area([AreaPart("a", (bow,))], "x")
    assert [(place.lon, place.lat) for place in found.polygons[0].outer] == [*bow, bow[0]] and not found.notes


# --- lines and systems


def bent(corners):
    """A CRS in metres whose straight lines are curved in degrees, as in a conic projection."""
    return [(x / 1e5, 40 + y / 1e5 + (x / 1e6) ** 2) for x, y in corners]


@pytest.mark.parametrize("along", [(0, 5e5, 1e6), (0, 333_333.3, 1e6), (100_000.1, 7e5, 900_000.7)])
@pytest.mark.parametrize("slope", [0.0, 0.5, -1 / 3])
def test_a_straight_line_of_another_system_encloses_no_ground(along, slope):
    line = [(x, slope * x) for x in along]
    area = search_area([AreaPart("feature 1", (line,), bent), GOOD], "x")
    assert area.notes == (f"feature 1 of x skipped: {polygons.NO_GROUND}",)
    narrow = [*line, (along[-1], slope * along[-1] + 0.5)]
    assert not search_area([AreaPart("feature 1", (narrow,), bent)], "x").notes


def there_and_back(corners, rng):
    out = [(float(x), float(y)) for x, y in rng.uniform(0, 10, (corners, 2))]
    return out, out[-2::-1]


def test_a_line_of_many_corners_is_told_at_once(monkeypatch):
    """No strip is measured if all edges cancel out, and few if rounding has moved the way back."""
    looked, inside = 0, polygons._inside

    def counted(edges, at):
        nonlocal looked
        looked += 1
        return inside(edges, at)

    monkeypatch.setattr(polygons, "_inside", counted)
    out, back = there_and_back(10_000, np.random.default_rng(1))
    for ring, most in (([*out, *back], 0), ([*out, *((x, y + 1e-14) for x, y in back)], 2 * polygons.STRIPS)):
        looked = 0
        assert search_area([AreaPart("feature 1", (ring,)), AreaPart("b", (SQUARE,))], "x").notes
        assert looked <= most + 1, looked  # one of the square


def test_a_line_with_a_field_at_its_end_encloses_ground():
    """The line's strips are the widest, and cancel out."""
    out, back = there_and_back(200, np.random.default_rng(2))
    field = [(20.0, 0.0), (20.001, 0.0), (20.001, 0.001)]
    area = search_area([AreaPart("a", ([*out, *field, field[0], out[-1], *back],))], "x")
    assert told(area, (20.0008, 0.0004), (21, 0)) == [True, False]


def shifted(corners):
    """A geographic CRS a few metres from WGS 84, such as ETRS89 or NAD83, that wraps longitudes to ±180."""
    return [
        ((lon + 1e-5 + 180) % 360 - 180, lat - 1e-5) if abs(lat) <= 90 else (math.inf, math.inf) for lon, lat in corners
    ]


def test_other_systems_of_degrees_are_told_the_same():
    fiji = ((177.0, -19.0), (-178.0, -19.0), (-178.0, -16.0), (177.0, -16.0))
    area = search_area([AreaPart("feature 1", (fiji,), shifted)], "fiji.gpkg")
    assert told(area, (0, -17), (179, -17)) == [True, False]
    assert area.notes == (search_area([AreaPart("feature 1", (fiji,))], "fiji.gpkg").notes)
    meant = tuple((lon % 360, lat) for lon, lat in fiji)
    across = search_area([AreaPart("feature 1", (meant,), shifted)], "fiji.gpkg")
    assert told(across, (0, -17), (179, -17), (-179, -17)) == [False, True, True] and across.notes == ()
    wide = ((-200.0, 0.0), (200.0, 0.0), (200.0, 10.0))
    with pytest.raises(RequestError, match="wider than the Earth"):
        search_area([AreaPart("feature 1", (wide,), shifted)], "x")


def test_metres_around_the_origin_are_no_degrees():
    ring = ((0.0, 0.0), (300.0, 0.0), (300.0, 90.0), (-200.0, 90.0))
    area = search_area([AreaPart("a", (ring,), bent)], "x")
    assert told(area, (0.001, 40.0005), (2, 40)) == [True, False] and not area.notes


@pytest.mark.parametrize(
    "ring",
    [
        SQUARE,
        ((170.0, -20.0), (190.0, -20.0), (190.0, 5.0), (170.0, 5.0)),
        ((-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0)),
        ((0.0, 0.0), (30.0, 5.0), (20.0, 40.0), (10.0, 12.0), (-20.0, 30.0)),
    ],
)
def test_a_single_place_is_held_as_many_are(ring):
    """Of random places and those beyond the antimeridian, with the hole that the first area has in its middle."""
    hole = ((4.0, 44.0), (6.0, 44.0), (6.0, 46.0), (4.0, 46.0))
    area = search_area([AreaPart("a", (ring, hole) if ring is SQUARE else (ring,))], "x")
    rng = np.random.default_rng(1)
    places = np.column_stack([np.degrees(np.arcsin(rng.uniform(-1, 1, 400))), rng.uniform(-180, 180, 400)])
    near = np.column_stack([rng.uniform(38, 52, 100), rng.uniform(-2, 12, 100)])
    places = np.concatenate([places, near, [(89.9, 3.0), (-89.9, 3.0), (0.1, 179.9), (0.1, -179.9)]])
    index = polygons.AreaIndex(area.polygons)
    held = [index.holds(Location(*place)) for place in places.tolist()]
    assert held == regions.inside(places, area.polygons).tolist() and any(held)


def test_places_of_many_polygons_are_held_as_by_the_other_way():
    """Squares of all sizes that overlap, some with a hole, around the antimeridian too; and no area at all."""
    rng = np.random.default_rng(2)
    parts = []
    for lon, lat, power in rng.uniform((-180, -80, -2), (180, 80, 1), (300, 3)):
        size = 10**power
        corners, half = ((0, 0), (size, 0), (size, size), (0, size)), size / 4
        hole = tuple((lon + half + x / 2, lat - half - y / 2) for x, y in corners)
        parts.append(AreaPart("a", (tuple((lon + x, lat - y) for x, y in corners), hole)[: 1 + (size > 1)]))
    area = search_area(parts, "x").polygons
    places = np.column_stack([rng.uniform(-85, 82, 3000), rng.uniform(-180, 180, 3000)])
    index = polygons.AreaIndex(area)
    held = [index.holds(Location(*place)) for place in places.tolist()]
    assert held == regions.inside(places, area).tolist() and 50 < sum(held) < 2900
    assert not polygons.AreaIndex(()).holds(Location(0, 0))


def test_no_index_is_made_of_no_area_nor_of_one_too_large_to_be_sorted_at_once():
    ring = tuple(Location(math.sin(at / 100), math.cos(at / 100)) for at in range(628))
    assert polygons.AreaIndex.of(()) is None and polygons.AreaIndex.of((Polygon(ring),)).holds(Location(0, 0))
    assert polygons.AreaIndex.of((Polygon(ring),) * (polygons.MANY_CORNERS // len(ring) + 1)) is None


@pytest.mark.parametrize("lat", [60.0, -60.0])
def test_a_ring_around_a_pole_holds_the_pole(lat):
    ring = Polygon(tuple(Location(lat + lon / 30, float(lon)) for lon in range(-180, 180, 5)))
    places = [Location(89.9, 3.0), Location(-89.9, 3.0), Location(0, 0), Location(lat - 5, 0), Location(lat + 5, 0)]
    held = [polygons.AreaIndex((ring,)).holds(place) for place in places]
    assert held == regions.inside(np.array([(each.lat, each.lon) for each in places]), (ring,)).tolist()
    assert held == [lat > 0, lat < 0, False, lat < 0, lat > 0]
