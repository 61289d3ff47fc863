"""What lies near a place or in an area, by ranges of references in place order: as looking at all finds it."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.areas import regions
from pinpoint_engine.gallery import places
from pinpoint_engine.gallery.places import PlaceOrder, keys_of
from pinpoint_engine.types import Location, Polygon

RNG = np.random.default_rng(7)
RADII_M = [300.0, 1_000.0, 25_000.0, 700_000.0, 9_000_000.0, 10_007_543.0, 15_000_000.0, 20_100_000.0]


def everywhere():
    """Points all over the Earth, many at the antimeridian, the poles, on whole degrees and at the same place."""
    even = np.column_stack([np.degrees(np.arcsin(RNG.uniform(-1, 1, 1500))), RNG.uniform(-180, 180, 1500)])
    town = np.array([48.85, 2.35]) + RNG.normal(0, 0.05, (800, 2))
    seam = np.column_stack([RNG.normal(0, 0.3, 400), (RNG.normal(180, 0.3, 400) + 180) % 360 - 180])
    poles = np.column_stack([RNG.choice([-1, 1], 300) * (90 - RNG.exponential(0.2, 300)), RNG.uniform(-180, 180, 300)])
    whole = np.array([(lat, lon) for lat in (-90, -45, 0, 45, 90) for lon in (-180, -170, -90, 0, 10, 90, 170, 180)])
    return np.clip(np.vstack([even, town, seam, poles, whole, whole]).astype(float), [-90, -180], [90, 180])


@pytest.fixture(scope="module", params=["in memory", "sorted"])
def order(request):
    """The places of `everywhere` as they come, or sorted as in a folder."""
    latlon = everywhere()
    if request.param == "sorted":
        latlon = latlon[np.argsort(keys_of(latlon), kind="stable")]
    made = PlaceOrder.of(latlon)
    assert (made._order is None) == (request.param == "sorted")
    return made


def asked(latlon):
    return np.vstack([latlon[:: len(latlon) // 60], [(90, 0), (-90, 17), (0, 180), (0, -180), (10.05, -0.05)]])


@pytest.mark.parametrize("radius_m", RADII_M)
def test_discs_count_and_hold_what_is_within(order, radius_m):
    centres = asked(order.latlon)
    points, chord = geodesy.unit_vectors(centres), geodesy.m_to_chord(radius_m)
    zones = places.discs(centres, radius_m)
    near = geodesy.chords(points[:, None], geodesy.unit_vectors(order.latlon)) <= chord
    assert order.count(points, zones, chord).tolist() == near.sum(axis=1).tolist()
    whose, rows, chords = order.within(points, zones, chord)
    assert len(rows) == near.sum() and near[whose, rows].all()
    assert len(set(zip(whose.tolist(), rows.tolist(), strict=True))) == len(rows)
    assert chords == pytest.approx(geodesy.chords(points[whose], geodesy.unit_vectors(order.latlon[rows])))


def test_a_disc_tests_few_places_beyond_it(order):
    """Of a town of 800, a disc of 1 km around its middle looks at those of one or two bands alone."""
    centre = np.array([(48.85, 2.35)])
    starts, stops = order.ranges(places.discs(centre, 1000.0))
    assert (stops - starts).sum() < 400


def ring(*corners):
    return tuple(Location(lat, lon) for lat, lon in corners)


AREAS = {
    "a town": [Polygon(ring((48.8, 2.2), (48.8, 2.5), (48.95, 2.5), (48.9, 2.2)))],
    "with a hole": [Polygon(ring((40, -10), (40, 30), (60, 30), (60, -10)), (ring((45, 0), (45, 10), (50, 5)),))],
    "across the antimeridian": [Polygon(ring((-10, 170), (-10, -170), (10, -170), (10, 170)))],
    "around the pole": [Polygon(ring((80, 0), (80, 90), (80, 180), (80, -90)))],
    "around the south pole": [Polygon(ring((-70, 0), (-75, 120), (-70, -120)))],
    "two that overlap": [
        Polygon(ring((0, 0), (0, 50), (50, 50), (50, 0))),
        Polygon(ring((40, 40), (40, 90), (80, 90), (80, 40))),
    ],
    "on whole degrees": [Polygon(ring((-45, -90), (-45, 90), (45, 90), (45, -90)))],
    "crosses itself": [Polygon(ring((0, 0), (50, 50), (50, 0), (0, 50)))],
    "thinner than a band": [Polygon(ring((48.8501, 2.0), (48.8501, 2.7), (48.8503, 2.7), (48.8503, 2.0)))],
    "a disc": [regions.disc(Location(48.85, 2.35), 4_000.0)],
    "nearly the whole Earth": [Polygon(ring((-90, -100), (-90, 79), (-90, -101), (90, -101), (90, 79), (90, -100)))],
}


@pytest.mark.parametrize("name", AREAS)
def test_areas_hold_what_lies_in_their_polygons(order, name):
    within = AREAS[name]
    wanted = regions.inside(order.latlon, within)
    assert wanted.any()
    assert order.inside(within, places.areas(within)).tolist() == wanted.tolist()


@pytest.mark.parametrize("seed", range(12))
def test_jagged_areas_hold_what_lies_in_them(order, seed):
    """Stars of 40 corners of random reach around random places, some across the antimeridian."""
    rng = np.random.default_rng(seed)
    middle, bearings = np.array([rng.uniform(-70, 70), rng.uniform(-180, 180)]), np.linspace(0, 360, 40, endpoint=False)
    corners = geodesy.destination(middle, bearings, rng.uniform(5e4, 2e6, 40))
    within = [Polygon(ring(*corners.tolist()))]
    assert order.inside(within, places.areas(within)).tolist() == regions.inside(order.latlon, within).tolist()


def test_inside_an_area_only_its_edges_are_tested(order):
    starts, stops = order.ranges(zones := places.areas(AREAS["on whole degrees"]))
    tested = (stops - starts)[zones.edge].sum()
    assert tested < 0.1 * len(order.latlon) < (stops - starts)[~zones.edge].sum()


def test_no_places_at_all():
    none = PlaceOrder.of(np.empty((0, 2)))
    assert none.count(np.eye(3), places.discs(np.zeros((3, 2)), 1e6), 1.0).tolist() == [0, 0, 0]
    assert none.inside(AREAS["a town"], places.areas(AREAS["a town"])).tolist() == []
