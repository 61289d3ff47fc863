"""Samples as a density: its mass and regions are those of what they were drawn from, at poles and date line, too."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine import Location, geodesy
from pinpoint_engine.areas import regions
from pinpoint_engine.confidence.density import DISTANCES_M, LEVELS
from pinpoint_engine.confidence.samples import LEAST_WIDTH_M, SampleDensity

PARIS, SYDNEY, SUVA, POLE = (48.85, 2.35), (-33.87, 151.21), (-18.14, 178.44), (89.9, 20.0)
SAMPLES = 256


def blob(rng, count, place, width_m):
    """Draw places around one, Gaussian of some width: degrees [count, 2]."""
    metres = width_m * np.sqrt(-2 * np.log(rng.uniform(size=count)))
    return geodesy.destination(np.broadcast_to(place, (count, 2)), rng.uniform(0, 360, count), metres)


def mixed(rng, count):
    """Draw places of a town, of the country around it, and of a region elsewhere."""
    kinds = rng.choice(3, count, p=(0.4, 0.3, 0.3))
    drawn = [blob(rng, count, *each) for each in ((PARIS, 5_000.0), ((46.5, 2.5), 250_000.0), (SYDNEY, 100_000.0))]
    return np.stack(drawn)[kinds, np.arange(count)]


def test_regions_and_confidence_hold_for_what_the_samples_were_drawn_from():
    """Forty times 256 samples, each with ten places drawn alike; a twentieth of the covered is their own error."""
    rng = np.random.default_rng(3)
    covered, near, told = np.zeros(len(LEVELS)), np.zeros(len(DISTANCES_M)), np.zeros(len(DISTANCES_M))
    for _ in range(40):
        density, truth = SampleDensity(mixed(rng, SAMPLES)), mixed(rng, 10)
        for n, level in enumerate(LEVELS):
            apart = geodesy.distance_m(truth[:, None], density.latlon)
            covered[n] += (apart <= density.radii(level)).any(axis=1).mean() / 40
        first = density.latlon[density.peaks(1)[0][0]]
        told += np.array(density.within(first)) / 40
        near += (geodesy.distance_m(truth, first)[:, None] <= np.array(DISTANCES_M)).mean(axis=0) / 40
    assert covered == pytest.approx(LEVELS, abs=0.08)
    assert told == pytest.approx(near, abs=0.08)


@pytest.mark.parametrize("place", [PARIS, SUVA, POLE, (-90.0, 0.0)])
def test_the_density_has_a_mass_of_one_wherever_it_is(place):
    density = SampleDensity(blob(np.random.default_rng(1), SAMPLES, place, 50_000.0))
    rings = np.linspace(500, 400_000, 400)
    points = geodesy.ahead(np.broadcast_to(place, (1, 1, 2)), np.arange(0, 360, 10.0)[None], rings[:, None])
    mean = density.density(points.reshape(-1, 3)).reshape(len(rings), -1).mean(axis=1)
    around = 2 * np.pi * geodesy.EARTH_RADIUS_M * np.sin(rings / geodesy.EARTH_RADIUS_M)
    assert float((mean * around).sum() * (rings[1] - rings[0])) == pytest.approx(1, abs=0.02)


def test_a_region_is_drawn_around_the_place_across_the_date_line():
    density = SampleDensity(blob(np.random.default_rng(1), SAMPLES, SUVA, 100_000.0))
    small, middle, large = density.regions()
    assert [each.level for each in (small, middle, large)] == list(LEVELS)
    assert small.area_km2 < middle.area_km2 < large.area_km2
    assert large.area_km2 == pytest.approx(np.pi * 100**2 * -2 * np.log(0.05), rel=0.35)
    assert len({place.lon > 0 for polygon in large.polygons for place in polygon.outer}) == 2


def test_peaks_are_apart_and_in_the_order_of_their_mass():
    rng = np.random.default_rng(2)
    parts = [blob(rng, count, place, 3_000.0) for count, place in ((60, SUVA), (140, SYDNEY), (56, PARIS))]
    density = SampleDensity(np.concatenate(parts))
    rows, mass = density.peaks(12)
    first = [density.latlon[row] for row in rows[:3]]
    assert [geodesy.distance_m(a, np.array(b)) < 5_000 for a, b in zip(first, (SYDNEY, SUVA, PARIS), strict=True)]
    assert mass[:3] == pytest.approx(np.array([140, 60, 56]) / SAMPLES, abs=0.02)
    apart = geodesy.distance_m(density.latlon[rows][:, None], density.latlon[rows])
    assert apart[np.triu_indices(len(rows), 1)].min() >= geodesy.CITY_M
    assert mass.sum() <= 1 + 1e-9 and len(density.peaks(2)[0]) == 2


def test_samples_all_over_the_earth_promise_nothing():
    points = np.random.default_rng(4).standard_normal((SAMPLES, 3))
    density = SampleDensity(geodesy.from_unit_vectors(points))
    assert density.within(density.latlon[0])[2] < 0.001 and density.peaks(12)[1].max() < 0.001
    assert density.regions()[0].area_km2 > 1e8


def test_one_and_the_same_place_is_as_sure_as_a_model_can_be():
    density = SampleDensity(np.broadcast_to(PARIS, (SAMPLES, 2)))
    assert (density.width_m == LEAST_WIDTH_M).all()
    rows, mass = density.peaks(12)
    assert len(rows) == 1 and mass[0] == pytest.approx(1) and density.within(density.latlon[0])[0] == pytest.approx(1)
    assert density.regions()[2].area_km2 == pytest.approx(np.pi * 0.1**2 * -2 * np.log(0.05), rel=0.2)


def test_a_search_area_counts_what_lies_in_it_anew():
    rng = np.random.default_rng(5)
    latlon = blob(rng, 56, SYDNEY, 20_000.0)
    area = (regions.disc(Location(*SYDNEY), 30_000.0),)
    inside = latlon[regions.inside(latlon, area)]
    density = SampleDensity(inside, area)
    assert density.within(np.array(SYDNEY))[3] == pytest.approx(1)
    assert density.peaks(12)[1].sum() == pytest.approx(1, abs=0.1)
    uncut = SampleDensity(inside).within(np.array(SYDNEY))
    assert density.within(np.array(SYDNEY))[2] > uncut[2] > 0.5
    for region in density.regions():
        held = regions.to_shape(region.polygons)
        assert regions.to_shape(area).buffer(1e-4).contains(held)


def test_the_order_of_the_samples_changes_nothing_but_their_rows():
    latlon = mixed(np.random.default_rng(6), 64)
    plain, turned = SampleDensity(latlon), SampleDensity(latlon[::-1])
    assert turned.latlon[turned.peaks(5)[0]].tolist() == plain.latlon[plain.peaks(5)[0]].tolist()
    assert [each.area_km2 for each in turned.regions()] == pytest.approx(
        [e.area_km2 for e in plain.regions()], rel=1e-3
    )
