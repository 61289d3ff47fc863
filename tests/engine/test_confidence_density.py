"""The density of an answer: its laws, confidence by distance, and credible regions, also across 180°."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.areas import regions
from pinpoint_engine.confidence.calibration import Calibration
from pinpoint_engine.confidence.density import (
    DISTANCES_M,
    EARTH_M2,
    LEVELS,
    Distances,
    ElsewhereLaw,
    FarLaw,
    ListedPlaces,
    NearLaw,
    Posterior,
    around,
    reach,
)
from pinpoint_engine.types import Location

RNG = np.random.default_rng(2)

NEAR, REGION, CONTINENT = NearLaw(1_000.0, 2.0, 0.5), FarLaw(50_000.0, 2.5), FarLaw(1_000_000.0, 4.0)
BEYOND = ElsewhereLaw(REGION, CONTINENT, (math.log(1 / 3), 0.0), (math.log(4 / 9), 0.0))
"""Of elsewhere a quarter lies anywhere, of the rest a quarter on the continent."""
FIT = Calibration(near=NEAR, beyond=BEYOND)
SYDNEY, PERTH, SUVA = (-33.87, 151.21), (-31.95, 115.86), (-18.14, 179.999)
ONCE = np.full(1, 10_000.0)


def answered(listed, shares, hinted=((-33.5, 150.5),), votes=(1.0,), within=()):
    shares, latlon, hinted, votes = (np.array(values, float) for values in (shares, listed, hinted, votes))
    return Posterior(ListedPlaces(shares, latlon, np.full(len(shares), 10_000.0)), hinted, votes, FIT, within)


def draws(posterior, count=4_000, seed=0):
    """Draw places from a posterior, apart from the rest that lies anywhere: degrees [count, 2]."""
    rng = np.random.default_rng(seed)
    owner = rng.choice(len(posterior.mass), count, p=posterior.mass / posterior.mass.sum())
    u = rng.random(count)
    hinted = (len(posterior.mass) - len(posterior.listed.shares)) // 2
    laws = [NEAR.radius(u, ONCE)[0]] * len(posterior.listed.shares)
    laws += [REGION.radius(u)] * hinted + [CONTINENT.radius(u)] * hinted
    metres = np.minimum(np.stack(laws)[owner, np.arange(count)], 1.9e7)
    return geodesy.destination(posterior.latlon[owner], rng.uniform(0, 360, count), metres)


def mass_of(density, low, high):
    """Return the mass that a density, a function of distances, has between two distances."""
    edges = np.geomspace(low, high, 20_000)
    middle = np.sqrt(edges[1:] * edges[:-1])
    areas = 2 * np.pi * geodesy.EARTH_RADIUS_M**2 * np.diff(-np.cos(edges / geodesy.EARTH_RADIUS_M))
    return (density(Distances.of(middle)) * areas).sum()


def test_half_of_elsewhere_lies_within_the_scale():
    assert REGION.radius(np.array([0.5])) == pytest.approx([50_000.0])
    assert mass_of(REGION.density, 100.0, 50_000.0) == pytest.approx(0.5, abs=1e-3)


def test_laws_see_the_same_on_points_as_by_their_metres():
    points = geodesy.unit_vectors(np.column_stack([RNG.uniform(-90, 90, 200), RNG.uniform(-180, 180, 200)]))
    place = geodesy.unit_vectors(SYDNEY)
    between, of = (
        Distances.between(points, place),
        Distances.of(geodesy.chord_to_m(np.linalg.norm(points - place, axis=1))),
    )
    assert between.metres == pytest.approx(of.metres)
    assert REGION.density(between) == pytest.approx(REGION.density(of))
    reach_m = np.full(200, 10_000.0)
    assert NEAR.density(between, reach_m) == pytest.approx(NEAR.density(of, reach_m))


def test_a_density_is_the_sum_of_its_laws():
    answer = answered([SYDNEY, PERTH], [0.5, 0.2], hinted=[(-33.5, 150.5), SUVA], votes=[3.0, 1.0])
    latlon = geodesy.destination(SYDNEY, 30.0, np.array([100.0, 3_000.0, 24_000.0, 26_000.0, 900_000.0]))
    total = np.full(len(latlon), answer.anywhere / EARTH_M2)
    laws = [lambda apart: NEAR.density(apart, ONCE)] * 2 + [REGION.density] * 2 + [CONTINENT.density] * 2
    for place, mass, law in zip(answer.latlon, answer.mass, laws, strict=True):
        total += mass * law(Distances.of(geodesy.distance_m(latlon, place)))
    assert answer.density(geodesy.unit_vectors(latlon)) == pytest.approx(total, rel=1e-6)


def test_the_right_place_is_within_25_km_and_nearer_where_the_references_reach_less():
    near, far = NEAR.radius(np.array([0.25, 0.5, 0.999999]), np.array([100.0, 10_000.0]))
    assert (near < far)[:2].all()
    assert max(near.max(), far.max()) <= 25_000
    assert near[1] == pytest.approx(1_000.0 * 0.01**0.5, rel=0.01)
    total = mass_of(lambda apart: NEAR.density(apart, np.array([10_000.0])), 10.0, 25_000.0)
    assert total == pytest.approx(1, abs=2e-3)


def test_confidence_grows_with_the_distance_and_counts_what_lies_anywhere():
    told = answered([SYDNEY, PERTH], [0.6, 0.1]).within(np.array(SYDNEY))
    assert list(told) == sorted(told)
    assert told[DISTANCES_M.index(1_000.0)] == pytest.approx(0.3, abs=0.03)  # half of 0.6
    assert told[DISTANCES_M.index(25_000.0)] == pytest.approx(0.6, abs=0.03)
    assert told[DISTANCES_M.index(750_000.0)] == pytest.approx(0.6 + 0.3 * 0.75 * (0.75 + 0.25 * 0.24), abs=0.03)


def test_places_beside_the_first_count_for_its_confidence():
    alone, beside = (
        answered([SYDNEY, other], [0.5, 0.4]).within(np.array(SYDNEY)) for other in (PERTH, (-33.9, 151.2))
    )
    at = DISTANCES_M.index(25_000.0)
    assert beside[at] == pytest.approx(alone[at] + 0.4, abs=0.03)


@pytest.mark.parametrize("listed", [[SYDNEY, PERTH], [SUVA, (-18.5, -179.9)], [(89.99, 0.0), (89.9, 170.0)]])
def test_a_region_holds_its_mass(listed):
    posterior = answered(listed, [0.6, 0.3], hinted=[listed[0]])
    truths = draws(posterior)
    found = posterior.regions(LEVELS)
    assert [region.level for region in found] == list(LEVELS)
    for region in found:
        held = regions.inside(truths, region.polygons).mean() * posterior.mass.sum()
        assert held == pytest.approx(region.level, abs=0.06)


def test_regions_lie_in_each_other_and_grow():
    found = answered([SYDNEY, PERTH], [0.6, 0.3]).regions(LEVELS)
    areas = [region.area_km2 for region in found]
    assert areas == sorted(areas)
    small, middle, large = (regions.to_shape(region.polygons) for region in found)
    assert middle.buffer(0.01).contains(small) and large.buffer(0.01).contains(middle)


def test_the_area_of_a_lone_disc_is_that_of_its_cap():
    polygons, area_km2 = regions.union_of_discs(np.array([SUVA]), np.array([100_000.0]))
    cap = 2 * np.pi * geodesy.EARTH_RADIUS_M**2 * (1 - np.cos(100_000.0 / geodesy.EARTH_RADIUS_M)) / 1e6
    assert area_km2 == pytest.approx(cap, rel=0.01)
    assert len(polygons) == 2  # cut at the antimeridian
    assert all(abs(place.lon) <= 180 for polygon in polygons for place in polygon.outer)


def test_a_share_that_only_the_whole_earth_holds_has_no_region():
    posterior = answered([SYDNEY], [0.1], votes=(1.0,))
    assert [region.level for region in posterior.regions((0.5, 0.7, 0.99))] == [0.5, 0.8]
    assert np.isinf(posterior.contours.radii(0.99)).all()


def test_in_a_search_area_only_what_lies_in_it_counts():
    disc = regions.disc(Location(*SYDNEY), 30_000.0)
    listed = [SYDNEY, (-33.95, 151.0)]
    free, bound = (answered(listed, [0.4, 0.2], within=within) for within in ((), (disc,)))
    truths = draws(free, 40_000)
    inside = truths[regions.inside(truths, (disc,))]
    near = [(geodesy.distance_m(np.array(SYDNEY), inside) < limit).mean() for limit in DISTANCES_M]
    assert bound.within(np.array(SYDNEY)) == pytest.approx(near, abs=0.04)
    assert bound.within(np.array(SYDNEY))[3:] == pytest.approx((1.0, 1.0))
    assert bound.shares.sum() > 0.9 > free.shares.sum()
    assert bound.shares[0] == pytest.approx(2 * bound.shares[1])
    assert bound.outside() == 0
    for region in bound.regions(LEVELS):
        assert regions.inside(inside, region.polygons).mean() == pytest.approx(region.level, abs=0.08)


def test_a_search_area_smaller_than_any_ring_keeps_its_place():
    bound = answered([SYDNEY], [0.5], within=(regions.disc(Location(*SYDNEY), 20.0),))
    assert bound.shares.tolist() == pytest.approx([1.0], abs=1e-3)
    assert bound.within(np.array(SYDNEY))[0] == pytest.approx(1.0)


def test_in_a_search_area_far_from_all_hints_a_region_is_the_area():
    disc = regions.disc(Location(*PERTH), 10_000.0)
    bound = answered([SYDNEY], [0.0], hinted=[SYDNEY], within=(disc,))
    assert bound.anywhere > 0.5
    region = bound.regions((0.999,) * 3)[0]
    assert region.polygons == (disc,) and region.area_km2 == pytest.approx(math.pi * 100, rel=0.01)


def test_what_lies_far_from_every_listed_place_is_outside():
    near, far = (answered([SYDNEY], [share], hinted=[place]) for share, place in ((0.9, SYDNEY), (0.1, PERTH)))
    truths = draws(far, 40_000)
    metres = geodesy.distance_m(np.array(SYDNEY), truths)
    beyond = (metres > 200_000).mean()
    assert far.outside() == pytest.approx(far.anywhere + (1 - far.anywhere) * beyond, abs=0.02)
    assert near.outside() < 0.1 < 0.5 < far.outside()


def test_outside_begins_200_km_from_every_listed_place():
    """Of elsewhere's 0.8 what lies anywhere, a 33rd of the region's, and nearly all of the continent's."""
    found = answered([SYDNEY, PERTH], [0.1, 0.1], hinted=[SYDNEY]).outside()
    region, continent = 1 / (1 + (200 / 50) ** 2.5), 1 / (1 + (200 / 1_000) ** 4)
    assert found == pytest.approx(0.8 * (0.25 + 0.75 * (0.75 * region + 0.25 * continent)), abs=0.02)


def test_nothing_listed_leaves_what_the_look_alikes_hint_at():
    posterior = answered([SYDNEY], [0.0], hinted=[PERTH, SYDNEY], votes=(3.0, 1.0))
    assert posterior.mass.tolist() == pytest.approx(
        [0.0, *(0.75 * 0.75 * vote for vote in (0.75, 0.25)), *(0.75 * 0.25 * vote for vote in (0.75, 0.25))]
    )
    assert posterior.anywhere == pytest.approx(0.25)


def test_the_votes_of_look_alikes_gather_at_places_far_apart(make_gallery):
    gallery = make_gallery([(0.0, 0.0), (0.0, 0.01), (10.0, 0.0), (0.0, 0.02)])
    rows, weights = np.array([1, 0, 2, 3]), np.array([0.4, 0.3, 0.2, 0.1], np.float32)
    found = SimpleNamespace(voters=SimpleNamespace(rows=rows, weights=weights))
    places, votes = around(gallery, found)
    assert places.tolist() == [1, 2]
    assert votes.tolist() == pytest.approx([0.8, 0.2])


def test_the_reach_is_small_in_a_lone_town(make_gallery):
    town = [(44.6, -1.25 + 0.004 * number) for number in range(10)]
    coast = [(-33.5 - 0.02 * number, 151.0) for number in range(20)]
    gallery = make_gallery([*town, *coast])
    lone, wide = reach(gallery, np.array([5, 20]))
    assert lone < 1_000 < 8_000 < wide < 25_000
    assert reach(gallery, np.array([20]), left_out=np.arange(21, 30))[0] != pytest.approx(wide)


@pytest.mark.parametrize(
    ("elsewhere", "odds"), [(0.5, 0.0), (0.95, math.log(19)), (1.0, 4.0), (0.0, -4.0), (0.99, 4.0)]
)
def test_what_region_continent_and_anywhere_have_of_elsewhere_by_hand(elsewhere, odds):
    """Log odds count from -4 to 4, some 0.018 to 0.982."""
    beyond = ElsewhereLaw(REGION, CONTINENT, (-1.0, 0.5), (-2.0, 0.75))
    shares = np.exp([0.0, -1.0 + 0.5 * odds, -2.0 + 0.75 * odds])
    assert beyond.shares(np.array(elsewhere)) == pytest.approx(shares / shares.sum())


def test_the_reach_by_hand(make_gallery):
    """Of four references within 25 km one lies within 5: half of them within 25 km × 2 ^ -(log 5 / log 4)."""
    metres = np.array([0.0, 7_000.0, 14_000.0, 21_000.0])
    gallery = make_gallery(geodesy.destination(SYDNEY, 90.0, metres))
    assert reach(gallery, np.array([0])) == pytest.approx([25_000 * 0.5 ** (math.log(5) / math.log(4))])
    assert reach(gallery, np.array([0]), np.array([1, 2])) == pytest.approx([5_000.0])
    assert reach(gallery, np.array([0]), np.array([1, 2, 3])) == pytest.approx([100.0])


def test_how_near_the_right_place_is_follows_the_reach_in_the_density_too():
    """The mass within some metres is the share whose radius they are, whatever the reach."""
    for reach_m in (1_000.0, 10_000.0, 20_000.0):
        of = np.array([reach_m])
        for share in (0.2, 0.5, 0.8):
            radius = float(NEAR.radius(np.array([share]), of)[0, 0])
            scale = 1_000.0 * (reach_m / 10_000.0) ** 0.5
            assert share == pytest.approx((1 + (scale / 25_000) ** 2) / (1 + (scale / radius) ** 2))
            assert mass_of(lambda apart, of=of: NEAR.density(apart, of), 10.0, radius) == pytest.approx(share, abs=2e-3)


def test_the_surer_of_elsewhere_the_less_the_look_alikes_tell():
    beyond = ElsewhereLaw(REGION, CONTINENT, (0.0, 0.0), (0.0, 1.0))
    shares = beyond.shares(np.array([0.1, 0.5, 0.9]))
    assert shares.sum(axis=-1) == pytest.approx([1, 1, 1])
    assert shares[1] == pytest.approx([1 / 3] * 3)
    assert (np.diff(shares[:, 2]) > 0).all() and (np.diff(shares[:, 0]) < 0).all()


def test_the_tabulated_density_around_look_alikes_is_that_of_the_laws():
    hinted, votes = RNG.uniform((-80, -180), (80, 180), (9, 2)), RNG.random(9)
    posterior = answered([SYDNEY], [0.2], hinted, votes)
    bearings, metres = RNG.uniform(0, 360, 400), np.geomspace(3, 1.9e7, 400)
    points = geodesy.ahead(hinted[3], bearings, metres)
    apart = Distances.between(points, geodesy.unit_vectors(hinted)[:, None])
    region, continent, anywhere = 0.8 * BEYOND.shares(np.array(0.8))
    around_each = region * REGION.density(apart) + continent * CONTINENT.density(apart)
    wanted = votes / votes.sum() @ around_each + anywhere / EARTH_M2
    far = geodesy.distance_m(geodesy.from_unit_vectors(points), np.array(SYDNEY)) > 30_000
    assert posterior.density(points)[far] == pytest.approx(wanted[far], rel=5e-4)
