"""Every type of the contract survives the way through JSON, and nothing about a photo is on that way."""

from __future__ import annotations

import dataclasses
import json
import math
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinpoint_engine import wire
from pinpoint_engine.errors import EngineError, RequestError
from pinpoint_engine.types import (
    Album,
    Candidate,
    CellShare,
    EngineCard,
    Evidence,
    Failure,
    Location,
    Outcome,
    Photo,
    Polygon,
    Prediction,
    Reference,
    Region,
    Request,
    Source,
    System,
    Vicinity,
    Why,
)

PHOTO = Photo("0", "/home/ada/secret/IMG_1.jpg", datetime(2024, 5, 17), 12.5, "/home/ada", Location(1.5, 2.5))
numbers = st.floats(allow_nan=False, allow_infinity=False)
words = st.text(max_size=12)  # all of Unicode but surrogates
locations = st.builds(Location, st.floats(-90, 90), st.floats(-180, 180))
rings = st.lists(locations, min_size=1, max_size=5).map(tuple)
polygons = st.builds(Polygon, rings, st.lists(rings, max_size=2).map(tuple))
times = st.datetimes(timezones=st.sampled_from([None, UTC, timezone(timedelta(hours=-3, minutes=-30))]))
references = st.builds(
    Reference, words, locations, st.sampled_from(Source), words, words, words, st.none() | times, words, words
)
evidence = st.builds(Evidence, references, numbers, numbers)
shares = st.dictionaries(words, numbers, max_size=3)
whole = st.integers()
vicinities = st.builds(Vicinity, whole, whole, whole, st.none() | numbers, numbers)
whys = st.builds(Why, st.none() | numbers, st.none() | whole, shares, st.none() | vicinities)
candidates = st.builds(
    Candidate,
    locations,
    numbers,
    numbers,
    words,
    references,
    st.lists(evidence, max_size=2).map(tuple),
    shares,
    st.none() | whole,
    st.none() | whys,
)
regions = st.builds(Region, numbers, st.lists(polygons, max_size=2).map(tuple), numbers)
cells = st.builds(CellShare, words, numbers, st.lists(polygons, max_size=2).map(tuple))
plain = st.builds(
    Prediction,
    photo=st.just(PHOTO),
    candidates=st.lists(candidates, max_size=2).map(tuple),
    elsewhere=numbers,
    outcome=st.sampled_from(Outcome),
    confidence=numbers,
    system=words,
    pack=words,
    sha256=st.just("5e"),
    within_km=st.dictionaries(numbers, numbers, max_size=3),
    regions=st.lists(regions, max_size=2).map(tuple),
    cells=st.lists(cells, max_size=2).map(tuple),
)
predictions = st.builds(lambda told, alone: dataclasses.replace(told, alone=alone), plain, st.none() | plain)
failures = st.builds(Failure, st.just(PHOTO), words, words)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | numbers | words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(words, inner, max_size=4),
    max_leaves=12,
)
cards = st.builds(
    EngineCard,
    st.lists(words, max_size=2).map(tuple),
    st.lists(st.sampled_from(Source), max_size=2).map(tuple),
    st.lists(words, max_size=2).map(tuple),
    st.integers(),
    st.dictionaries(words, st.integers(), max_size=2),
    st.dictionaries(words, words, max_size=2),
    st.dictionaries(words, words, max_size=2),
    st.lists(st.dictionaries(words, json_values, max_size=2), max_size=2).map(tuple),
)
requests = st.builds(
    Request,
    st.integers(1, 100),
    st.lists(polygons, max_size=2).map(tuple),
    st.lists(st.sampled_from(Source), min_size=1, max_size=2).map(tuple),
    st.integers(0, 50),
    st.sampled_from(Source),
    st.sampled_from(Album),
    st.floats(1, 1e6),
    st.floats(0.1, 1e3),
    st.lists(words, max_size=3).map(tuple),
    st.booleans(),
)
orders = st.builds(wire.JobOrder, st.sampled_from(System), requests, st.none() | st.integers(0, 9))
events = st.builds(
    wire.Event,
    st.integers(1),
    words,
    st.integers(),
    st.none() | st.dictionaries(words, json_values),
    words,
    words,
    words,
)


def travelled(content):
    return wire.loads(wire.dumps(content).encode())


@settings(max_examples=40, deadline=None)
@given(predictions | failures)
def test_a_result_comes_back_the_same(result):
    assert wire.result_from_json(travelled(wire.result_to_json(result)), PHOTO, "5e") == result


@settings(max_examples=20, deadline=None)
@given(predictions)
def test_nothing_about_the_photo_is_in_a_result(result):
    told = wire.result_to_json(result)["prediction"]
    for each in (told, told["alone"] or {}):
        assert not {"photo", "sha256"} & set(each)
    assert "IMG_1" not in wire.dumps(told)


@settings(max_examples=40, deadline=None)
@given(orders)
def test_a_job_comes_back_the_same(order):
    assert wire.order_from_json(travelled(wire.order_to_json(order))) == order


@settings(max_examples=40, deadline=None)
@given(cards)
def test_a_card_comes_back_the_same(card):
    assert wire.card_from_json(travelled(wire.card_to_json(card))) == card


@settings(max_examples=40, deadline=None)
@given(events)
def test_an_event_comes_back_the_same(event):
    assert wire.event_from_json(travelled(wire.event_to_json(event))) == event


@settings(max_examples=20, deadline=None)
@given(cards, words)
def test_a_description_comes_back_the_same(card, name):
    info = wire.ServiceCard(wire.PROTOCOL, "0.1.0", "i", (name,), {"photos": 3.0}, {name: card})
    assert wire.info_from_json(travelled(wire.info_to_json(info))) == info


def test_a_polygon_across_the_antimeridian_and_a_pole_keep_their_corners():
    ring = tuple(Location(lat, lon) for lat, lon in [(-10, 180.0), (-10, -180.0), (90.0, 0.0), (-0.0, 179.999999999)])
    region = Region(0.5, (Polygon(ring, (ring,)),), 1.0)
    assert wire.from_json(Region, travelled(wire.to_json(region))) == region


@pytest.mark.parametrize("number", [math.nan, math.inf, -math.inf])
def test_what_is_not_finite_is_refused_on_both_ways(number):
    with pytest.raises(ValueError, match="not finite"):
        wire.to_json({"score": number})
    for text in (json.dumps([number]), "[1e999]", "[-1e999]"):
        with pytest.raises(ValueError):
            wire.loads(text)


def test_json_that_is_nested_too_deep_is_refused():
    with pytest.raises(ValueError, match="nested"):
        wire.loads("[" * 200_000)


@settings(max_examples=150, deadline=None)
@given(json_values)
def test_no_json_breaks_what_reads_it(content):
    for read, error in (
        (wire.order_from_json, RequestError),
        (wire.request_from_json, RequestError),
        (wire.event_from_json, EngineError),
        (wire.card_from_json, EngineError),
        (wire.info_from_json, EngineError),
        (lambda told: wire.result_from_json(told, PHOTO), EngineError),
    ):
        try:
            read(content)
        except error as refused:
            assert refused.code and ";" in str(refused)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(wire.request_to_json(Request()))), json_values)
def test_no_value_breaks_a_request(name, value):
    content = {"request": {**wire.request_to_json(Request()), name: value}}
    try:
        order = wire.order_from_json(content)
    except RequestError:
        return
    assert wire.order_from_json(travelled(wire.order_to_json(order))) == order


def test_a_job_needs_to_say_only_what_is_not_usual():
    assert wire.order_from_json({}) == wire.JobOrder(System.PINPOINT, Request())
    assert wire.order_from_json({"request": {"top_k": 3}, "count": 2}) == wire.JobOrder(
        System.PINPOINT, Request(top_k=3), 2
    )


@pytest.mark.parametrize("content", [{"system": "oracle"}, {"count": -1}, {"count": 1.5}, {"request": []}, [], None])
def test_what_is_no_job_is_refused(content):
    with pytest.raises(RequestError):
        wire.order_from_json(content)


PLACE = {"id": "r", "location": [2.0, 48.0], "source": "street"}
CANDIDATE = {"location": [2.0, 48.0], "probability": 0.5, "score": 1.5, "channel": "raw", "reference": PLACE}
ANSWER = {
    "candidates": [CANDIDATE],
    "elsewhere": 0.5,
    "outcome": "located",
    "confidence": 0.25,
    "system": "s",
    "pack": "p",
}


def test_an_answer_by_hand():
    (candidate,) = (told := wire.result_from_json({"prediction": ANSWER}, PHOTO, "5e")).candidates
    assert candidate.location == candidate.reference.location == Location(48.0, 2.0)
    assert (candidate.probability, candidate.score, told.elsewhere, told.confidence) == (0.5, 1.5, 0.5, 0.25)
    assert (told.photo, told.sha256, told.outcome) == (PHOTO, "5e", Outcome.LOCATED)


@pytest.mark.parametrize("value", [True, False, "1.5", "", None, [1.0], {}])
@pytest.mark.parametrize(
    "field", ["probability", "score", "elsewhere", "confidence", "lon", "lat", "within_km", "area"]
)
def test_what_is_no_number_is_not_taken_for_one(field, value):
    candidate, answer = dict(CANDIDATE), dict(ANSWER)
    if field in candidate:
        candidate[field] = value
    elif field in ("lon", "lat"):
        candidate["location"] = [value, 48.0] if field == "lon" else [2.0, value]
    elif field == "within_km":
        answer["within_km"] = {"25.0": value}
    elif field == "area":
        answer["regions"] = [{"level": 0.5, "polygons": [], "area_km2": value}]
    else:
        answer[field] = value
    with pytest.raises(EngineError, match="bring Pinpoint and the engine to the same version"):
        wire.result_from_json({"prediction": {**answer, "candidates": [candidate]}}, PHOTO)


@pytest.mark.parametrize("value", [True, "1", 1.0, None])
def test_what_is_no_whole_number_is_not_taken_for_one(value):
    event = {"sequence": 1, "kind": "result", "photo": 0}
    assert wire.event_from_json(event) == wire.Event(1, "result", 0)
    for name in ("sequence", "photo"):
        with pytest.raises(EngineError):
            wire.event_from_json({**event, name: value})


@pytest.mark.parametrize("count", [True, "1", 1.0, -1])
def test_a_count_is_a_whole_number(count):
    with pytest.raises(RequestError):
        wire.order_from_json({"count": count})


def test_a_service_of_another_protocol_is_refused_by_name():
    with pytest.raises(EngineError, match="protocol 2, this Pinpoint 1; bring both") as refused:
        wire.info_from_json({"protocol": 2, "new": True})
    assert refused.value.code == "wrong_version"


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("localhost", True),
        ("LOCALHOST", True),
        ("127.0.0.1", True),
        ("127.8.9.1", True),
        ("::1", True),
        ("[::1]", True),
        ("127.0.0.1.example.org", False),
        ("127.example.org", False),
        ("localhost.example.org", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_loopback_is_told_from_names_that_look_like_it(host, loopback):
    assert wire.is_loopback(host) is loopback
