"""Known distances, and the special cases: antimeridian, poles, antipodes."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.types import Location

QUARTER_M = np.pi / 2 * geodesy.EARTH_RADIUS_M
RNG = np.random.default_rng(5)


def anywhere(count):
    """Return points evenly spread over the sphere, degrees [count, 2]."""
    return np.column_stack([np.degrees(np.arcsin(RNG.uniform(-1, 1, count))), RNG.uniform(-180, 180, count)])


@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        ((48.8566, 2.3522), (51.5074, -0.1278), 343_556.5),  # Paris to London, haversine
        ((0, 0), (0, 90), QUARTER_M),
        ((90, 0), (0, 77), QUARTER_M),
        ((90, 10), (90, -170), 0),
        ((0, 179.5), (0, -179.5), QUARTER_M / 90),
        ((-90, 0), (90, 0), 2 * QUARTER_M),
        ((12, 34), (-12, -146), 2 * QUARTER_M),
        ((12, 34), (12, 34), 0),
    ],
)
def test_known_distances(one, other, metres):
    assert geodesy.distance_m(one, other) == pytest.approx(metres, rel=1e-6, abs=0.5)


def test_a_millimetre_is_still_a_distance():
    assert geodesy.distance_m((48, 2), (48 + 1e-8, 2)) == pytest.approx(1.11e-3, rel=0.01)


def test_distances_broadcast():
    metres = geodesy.distance_m(anywhere(5)[:, None], anywhere(3)[None])
    assert metres.shape == (5, 3)


@pytest.mark.parametrize("metres", [1.0, 50_000.0, 9_000_000.0, 19_000_000.0])
def test_destination_lies_as_far_as_one_went(metres):
    start, bearing = anywhere(500), RNG.uniform(0, 360, 500)
    reached = geodesy.destination(start, bearing, metres)
    assert np.abs(reached[:, 1]).max() <= 180
    assert np.abs(geodesy.distance_m(start, reached) - metres).max() < 1


def test_destination_knows_the_compass():
    assert geodesy.destination((0, 0), 0, QUARTER_M / 90) == pytest.approx([1, 0])
    assert geodesy.destination((0, 179.5), 90, QUARTER_M / 90) == pytest.approx([0, -179.5])
    assert geodesy.destination((89, 0), 0, QUARTER_M / 45) == pytest.approx([89, 180], abs=1e-6)


@pytest.mark.parametrize("lat", [90, -90, 89.999999])
def test_all_ways_from_a_pole_lead_to_other_longitudes(lat):
    reached = geodesy.destination((lat, 0), np.arange(0, 360, 5), QUARTER_M / 90)
    assert len(np.unique(np.round(reached[:, 1] % 360))) == 72
    assert np.abs(geodesy.distance_m((lat, 0), reached) - QUARTER_M / 90).max() < 0.01


def test_unit_vectors_round_trip():
    places = anywhere(500)
    back = geodesy.from_unit_vectors(7 * geodesy.unit_vectors(places))
    assert np.abs(back - places).max() < 1e-9


def test_chords_round_trip():
    for metres in (0.0, 1.0, 1e6, 2 * QUARTER_M):
        assert geodesy.chord_to_m(geodesy.m_to_chord(metres)) == pytest.approx(metres, abs=0.5)
    assert geodesy.m_to_chord(1e9) == 2


def test_locations_become_latitude_first():
    assert geodesy.latlon_array([Location(1, 2), Location(3, 4)]).tolist() == [[1, 2], [3, 4]]
    assert geodesy.latlon_array([]).shape == (0, 2)


@pytest.mark.parametrize(
    ("one", "other", "pieces"),
    [
        ((-16.8, 179.9), (-16.8, -179.9), 2),
        ((10, 20), (30, 40), 1),
        ((60, 10), (60, -170), 1),
        ((0, 170), (5, -100), 2),
    ],
)
def test_a_great_circle_is_cut_at_the_antimeridian(one, other, pieces):
    line = geodesy.great_circle(np.array(one, float), np.array(other, float))
    latlon = np.concatenate(line)
    assert np.abs(latlon[:, 1]).max() <= 180
    assert latlon[0] == pytest.approx(one) and geodesy.distance_m(latlon[-1], other) < 1
    steps = geodesy.distance_m(latlon[:-1], latlon[1:])
    assert steps.sum() == pytest.approx(float(geodesy.distance_m(one, other)), rel=2e-3)
    assert len(line) == pieces or one == (60, 10)  # over the pole, where a meridian meets its other side


def test_a_great_circle_to_the_same_place_has_no_length():
    (line,) = geodesy.great_circle(np.array([1.0, 2.0]), np.array([1.0, 2.0]))
    assert line == pytest.approx(np.array([[1, 2], [1, 2]]))


def test_a_gaussian_by_hand():
    told = geodesy.gaussian(np.array([0.0, 2_000.0, 4_000.0]), 2_000.0)
    assert told == pytest.approx([1, np.exp(-0.5), np.exp(-2)])
