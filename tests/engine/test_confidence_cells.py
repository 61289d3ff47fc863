"""The probabilities of geocells become a density: it is whole, it is calibrated, and a search area cuts it."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.areas import regions
from pinpoint_engine.confidence.calibration import GEOCELLS, UNCALIBRATED_CELLS, Calibration
from pinpoint_engine.confidence.cells import CellMass, cell_inputs, listed_shares
from pinpoint_engine.confidence.density import DISTANCES_M, ElsewhereLaw, FarLaw, NearLaw
from pinpoint_engine.confidence.odds import Logistic
from pinpoint_engine.types import Location

SYDNEY, MANLY, PERTH, FIJI = (-33.86, 151.2), (-33.8, 151.29), (-31.95, 115.86), (-16.8, 179.999)
AT_THEIR_WORD = UNCALIBRATED_CELLS.elsewhere[GEOCELLS]
CALIBRATION = Calibration(
    {GEOCELLS: Logistic(0.5, {"listed": 1.5, "first": 0.25})},
    {},
    NearLaw(2_000.0, 1.5, 0.5),
    ElsewhereLaw(FarLaw(9e4, 2.0), FarLaw(9e5, 3.0)),
    (0.4, 0.7, 0.9),
)


def gathered(mass, places, left=0.3):
    """Return mass around listed places, and what is left around a place between Sydney and Perth."""
    mass = np.array(mass)
    hinted = np.array([(-33.0, 135.0)])
    listed = np.array(places)
    return CellMass(mass, float(mass[0]), listed, np.full(len(mass), 5_000.0), hinted, np.array([left]))


def test_cells_that_are_believed_keep_what_they_say():
    listed = np.array([0.2, 0.5, 0.9])
    assert AT_THEIR_WORD.probability(cell_inputs(listed, np.array([0.1, 0.1, 0.1]))) == pytest.approx(1 - listed)


def test_the_log_odds_of_elsewhere_by_hand():
    missed = Logistic(1.0, {"listed": 2.0, "first": 0.5})
    told = 1.0 + 2.0 * np.log(0.4 / 0.6) + 0.5 * np.log(0.8 / 0.2)
    assert missed.probability(cell_inputs(np.array(0.6), np.array(0.2))) == pytest.approx(1 / (1 + np.exp(-told)))


def test_nothing_is_believed_to_the_last():
    sure = np.array([0.0, 1.0, -1e-18, 1 + 1e-12])
    assert cell_inputs(sure, sure)["first"] == pytest.approx(np.log([9_999, 1 / 9_999, 9_999, 1 / 9_999]))
    assert (listed_shares(AT_THEIR_WORD, np.array([1.0]), np.array(1.0)) < 1).all()


@pytest.mark.parametrize("mass", [[0.5, 0.2], [1.0, 0.0], [0.0, 0.0], [1e-12, 1e-13]])
def test_the_density_is_whole(mass):
    told = gathered(mass, [SYDNEY, PERTH])
    posterior = told.posterior(CALIBRATION)
    shares = posterior.listed.shares
    assert (shares >= 0).all() and shares.sum() < 1
    assert posterior.mass.sum() + posterior.anywhere == pytest.approx(1)
    said = posterior.within(told.latlon[0])
    assert list(said) == sorted(said) and said[0] >= 0 and said[-1] <= 1


def test_listed_places_keep_their_shares_among_each_other():
    shares = gathered([0.45, 0.15], [SYDNEY, PERTH]).posterior(CALIBRATION).listed.shares
    assert shares[0] / shares[1] == pytest.approx(3)


def test_a_search_area_cuts_the_density():
    told, area = gathered([0.3, 0.1], [SYDNEY, MANLY]), regions.disc(Location(*SYDNEY), 50_000.0)
    whole, bound = (told.posterior(CALIBRATION, within) for within in ((), (area,)))
    at = DISTANCES_M.index(25_000.0)
    assert bound.within(np.array(SYDNEY))[at] > whole.within(np.array(SYDNEY))[at] + 0.2
    assert bound.within(np.array(SYDNEY))[at + 1] == pytest.approx(1)
    assert bound.outside() == pytest.approx(0) and whole.outside() > 0.1
    assert all(each.area_km2 <= regions.area_km2_of((area,)) + 1 for each in bound.regions(CALIBRATION.drawn))


def test_a_higher_level_holds_what_a_lower_one_does():
    for mass in ([0.9, 0.05], [0.4, 0.4]):
        found = gathered(mass, [SYDNEY, PERTH]).posterior(CALIBRATION).regions(CALIBRATION.drawn)
        areas = [region.area_km2 for region in found]
        assert areas == sorted(areas) and areas[0] > 0
        corners = geodesy.latlon_array([corner for polygon in found[0].polygons for corner in polygon.outer])
        assert regions.inside(0.999 * corners + 0.001 * corners.mean(axis=0), found[-1].polygons).mean() > 0.9


def test_a_region_lies_on_both_sides_of_the_antimeridian():
    found = gathered([0.999], [FIJI], left=0.001).posterior(CALIBRATION).regions(CALIBRATION.drawn)
    for lon in (179.995, -179.995):
        assert regions.inside(np.array([[-16.8, lon]]), found[0].polygons)[0]
    assert all(abs(corner.lon) <= 180 for region in found for polygon in region.polygons for corner in polygon.outer)
    assert found[0].area_km2 < 2_000
