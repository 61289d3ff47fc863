"""The types of the contract refuse invalid values, and the public names stay the same."""

from __future__ import annotations

import dataclasses
import math

import numpy as np
import pytest

import pinpoint_engine
from pinpoint_engine import errors, geodesy, types
from pinpoint_engine.types import Location, Outcome, Request, Source


def test_public_names():
    assert sorted(pinpoint_engine.__all__) == [
        *(
            "Address",
            "Album",
            "Candidate",
            "CellShare",
            "Engine",
            "EngineCard",
            "Evidence",
            "Failure",
            "Location",
            "Outcome",
            "Photo",
        ),
        *(
            "PinpointError",
            "Polygon",
            "Prediction",
            "Reference",
            "Region",
            "Request",
            "Result",
            "Source",
            "System",
            "Vicinity",
            "Why",
            "connect",
            "open_engine",
        ),
    ]
    assert all(hasattr(pinpoint_engine, name) for name in pinpoint_engine.__all__)


@pytest.mark.parametrize(("lat", "lon"), [(90, 180), (-90, -180), (0, 0), (-33.86, 151.21)])
def test_location_holds_degrees(lat, lon):
    assert (Location(lat, lon).lat, Location(lat, lon).lon) == (lat, lon)


@pytest.mark.parametrize(("lat", "lon"), [(90.1, 0), (0, 180.1), (math.nan, 0), (0, math.inf), (151.21, -33.86)])
def test_location_refuses_what_is_nowhere(lat, lon):
    with pytest.raises(ValueError, match="degrees"):
        Location(lat, lon)


@pytest.mark.parametrize(
    "asked",
    [
        *({"top_k": 0}, {"top_k": 101}, {"sources": ()}, {"evidence_per_source": -1}, {"evidence_per_source": 51}),
        *({"same_place_m": 0}, {"same_place_m": 2e6}, {"speed_kmh": 0}, {"speed_kmh": 1e4}),
    ],
)
def test_request_refuses_what_cannot_be_met(asked):
    with pytest.raises(ValueError, match=r"ask for|choose|give"):
        Request(**asked)


def test_request_asks_everywhere_by_default():
    assert Request() == Request(12, (), (Source.INTERNET, Source.STREET), 5)


def test_photos_are_from_the_internet_unless_said_otherwise():
    assert Request().photo_source is Source.INTERNET
    assert Request(photo_source=Source.STREET).photo_source is Source.STREET


def test_values_are_frozen():
    classes = [kind for kind in vars(types).values() if dataclasses.is_dataclass(kind)]
    assert len(classes) == 15
    assert all(kind.__dataclass_params__.frozen for kind in classes)


def test_outcomes_and_sources_are_their_own_text():
    assert [kind.value for kind in Outcome] == ["located", "outside_gallery", "no_place_signal"]
    assert Source("street") is Source.STREET


def test_every_error_has_its_own_code_and_place_in_the_tree():
    kinds = errors.PinpointError.__subclasses__()
    assert len({kind.code for kind in kinds}) == len(kinds) == 8
    assert all(kind.__name__ in errors.__doc__ for kind in kinds)


def test_an_error_may_have_a_finer_code():
    assert errors.GalleryError("gone", code="missing_gallery").code == "missing_gallery"
    assert errors.GalleryError("gone").code == "bad_gallery"


def test_metres_between_places_are_those_of_the_arrays():
    rng = np.random.default_rng(2)
    latlon = np.column_stack([rng.uniform(-90, 90, 200), rng.uniform(-180, 180, 200)])
    latlon[:4] = [(0, 180), (0, -180), (90, 0), (-90, 77)]
    metres = [
        Location(*one).metres_to(Location(*other))
        for one, other in zip(latlon.tolist(), latlon[::-1].tolist(), strict=True)
    ]
    assert metres == pytest.approx(geodesy.distance_m(latlon, latlon[::-1]), rel=1e-6, abs=0.1)
    assert Location(10, 20).metres_to(Location(10, 20)) == 0
    assert Location(48.85, 2.35).metres_to(Location(51.51, -0.13)) == pytest.approx(344_000, rel=0.01)
