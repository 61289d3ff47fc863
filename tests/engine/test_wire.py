"""A request survives the way through JSON, polygons and all."""

from __future__ import annotations

import json

import pytest

from pinpoint_engine.errors import RequestError
from pinpoint_engine.types import Album, Location, Polygon, Request, Source, System
from pinpoint_engine.wire import request_from_json, request_to_json

SQUARE = tuple(Location(lat, lon) for lat, lon in [(-10, 170), (-10, -170), (10, -170), (10, 170)])
HOLE = tuple(Location(lat, lon) for lat, lon in [(-1, 179), (-1, -179), (1, -179), (1.25, 179.125)])


def test_request_with_polygons_comes_back_the_same():
    asked = Request(7, (Polygon(SQUARE, (HOLE, HOLE)), Polygon(HOLE)), (Source.STREET,), 3, Source.STREET)
    assert request_from_json(json.loads(json.dumps(request_to_json(asked)))) == asked


def test_plain_request_comes_back_the_same():
    assert request_from_json(request_to_json(Request())) == Request()


def test_rings_are_longitude_first_as_in_geojson():
    assert request_to_json(Request(within=(Polygon(SQUARE),)))["within"][0][0][0] == [170, -10]


@pytest.mark.parametrize(
    "change",
    [
        {"top_k": 0},
        {"top_k": "many"},
        {"sources": ["moon"]},
        {"sources": []},
        {"within": [[]]},
        {"within": [[[[0, 91]]]]},
        {"within": [[[[0]]]]},
        {"within": 1},
        {"evidence_per_source": None},
        {"photo_source": "moon"},
        {"photo_source": None},
        {"album": "holiday"},
        {"speed_kmh": 0},
        {"same_place_m": "near"},
        {"without": "r1"},
        {"without": 1},
        {"top_k": True},
        {"top_k": "3"},
        {"top_k": 3.0},
        {"top_k": 3.7},
        {"evidence_per_source": "5"},
        {"evidence_per_source": False},
        {"same_place_m": True},
        {"same_place_m": "1.5"},
        {"speed_kmh": "6"},
        {"speed_kmh": [6]},
        {"cells": "false"},
        {"cells": 1},
        {"cells": None},
        {"without": [1]},
        {"without": ["r1", None]},
        {"within": [[[["1.5", 0], [1, 0], [1, 1]]]]},
        {"within": [[[[True, 0], [1, 0], [1, 1]]]]},
        {"within": [[[[0, 0, 9], [1, 0], [1, 1]]]]},
    ],
)
def test_what_is_no_request_is_refused(change):
    with pytest.raises(RequestError, match="request_to_json"):
        request_from_json({**request_to_json(Request()), **change})


def test_what_is_wanted_is_said_without_the_words_of_a_program():
    for change, wanted in (
        ({"top_k": "3"}, "'3' where a whole number is wanted"),
        ({"cells": "false"}, "'false' where true or false is wanted"),
        ({"speed_kmh": "6"}, "'6' where a number is wanted"),
        ({"within": [[[[0, 0, 9]]]]}, "[0, 0, 9] where a longitude and a latitude are wanted"),
    ):
        with pytest.raises(RequestError) as refused:
            request_from_json({**request_to_json(Request()), **change})
        assert str(refused.value) == f"this is no request ({wanted}); make one with request_to_json"


def test_a_whole_number_will_do_where_any_number_is_wanted():
    asked = request_from_json({**request_to_json(Request()), "same_place_m": 250, "speed_kmh": 90})
    assert (asked.same_place_m, asked.speed_kmh) == (250.0, 90.0)
    assert type(asked.same_place_m) is type(asked.speed_kmh) is float


@pytest.mark.parametrize("source", list(Source))
def test_what_kind_of_photo_is_asked_comes_back(source):
    told = json.loads(json.dumps(request_to_json(Request(photo_source=source))))
    assert told["photo_source"] == source.value and request_from_json(told).photo_source is source


@pytest.mark.parametrize("album", list(Album))
def test_how_photos_belong_together_comes_back(album):
    asked = Request(album=album, same_place_m=250.0, speed_kmh=90.0)
    assert request_from_json(json.loads(json.dumps(request_to_json(asked)))) == asked


def test_references_left_out_come_back():
    asked = Request(without=("r1", "Ørjan/3"))
    assert request_from_json(json.loads(json.dumps(request_to_json(asked)))) == asked


@pytest.mark.parametrize("system", [None, System.PIGEON, System.GEOCLIP])
def test_who_proposes_candidates_comes_back(system):
    asked = Request(proposed_by=system)
    assert request_from_json(json.loads(json.dumps(request_to_json(asked)))) == asked


def test_what_older_requests_do_not_say_has_its_default():
    told = request_to_json(Request(photo_source=Source.STREET))
    for name in ("photo_source", "album", "same_place_m", "speed_kmh", "without", "proposed_by"):
        del told[name]
    assert request_from_json(told) == Request()


def test_a_missing_value_is_refused():
    with pytest.raises(RequestError, match="within"):
        request_from_json({"top_k": 3})
