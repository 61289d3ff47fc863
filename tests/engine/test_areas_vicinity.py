"""The ground around places holds every place within the reach, over the antimeridian and the poles too."""

from __future__ import annotations

import random

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.areas import regions
from pinpoint_engine.areas.vicinity import ground_around
from pinpoint_engine.errors import RequestError
from pinpoint_engine.types import Location


@pytest.mark.parametrize("place", [(44.65, -1.16), (-16.5, 179.995), (0.0, 0.0), (78.22, 15.6), (89.99, 30.0)])
@pytest.mark.parametrize("reach_m", [200.0, 2000.0, 100_000.0])
def test_all_ground_within_the_reach_is_held_and_little_more(place, reach_m):
    ground = ground_around([Location(*place)], reach_m)
    bearings = np.linspace(0, 360, 100)
    near = geodesy.destination(list(place), bearings, reach_m * 0.999)
    far = geodesy.destination(list(place), bearings, reach_m * 1.02)
    assert regions.inside(near, ground).all() and not regions.inside(far, ground).any()


def test_candidates_side_by_side_are_looked_around_once():
    chance = random.Random(3)
    places = [Location(44.65 + chance.uniform(0, 0.03), -1.16 + chance.uniform(0, 0.03)) for _ in range(3000)]
    ground = ground_around(places, 2000.0)
    assert len(ground) < 300
    for place in places[:50]:
        near = geodesy.destination([place.lat, place.lon], np.linspace(0, 360, 24), 1999.0)
        assert regions.inside(near, ground).all()


def test_the_same_places_in_another_order_are_the_same_ground():
    places = [Location(44.65 + n * 0.001, -1.16 + n * n * 0.001) for n in range(30)]
    assert ground_around(places[::-1] + places, 500.0) == ground_around(places, 500.0)


@pytest.mark.parametrize(
    ("places", "reach_m", "said"),
    [
        ([], 2000.0, "no candidate to look around; locate the photos first"),
        ([Location(0, 0)], 0.0, "a reach of 0 km cannot be used; choose one of up to 100 km"),
        ([Location(0, 0)], 100_001.0, "choose one of up to 100 km"),
        ([Location(0, 0)], float("nan"), "a reach of nan km cannot be used"),
    ],
)
def test_what_has_no_ground_is_refused(places, reach_m, said):
    with pytest.raises(RequestError, match=said):
        ground_around(places, reach_m)
