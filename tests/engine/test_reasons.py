"""What speaks against a candidate is said only where the numbers say it; why it has its score survives the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
import tiny
from hypothesis import given
from hypothesis import strategies as st

from pinpoint_engine import (
    Candidate,
    Evidence,
    Location,
    Photo,
    Reference,
    Request,
    Source,
    Vicinity,
    Why,
    geodesy,
    reasons,
    wording,
)
from pinpoint_engine.areas.polygons import AreaIndex
from pinpoint_engine.runs.results import results
from pinpoint_engine.types import Polygon

PLACE = Location(44.65, -1.17)
REFERENCE = Reference("r", PLACE, Source.STREET)
PHOTO = Photo("0", "/photos/0.jpg")
AROUND = Vicinity(30, 4, 200, 0.41, 0.62)


def candidate(*others, reference=REFERENCE, around=AROUND, place=PLACE):
    evidence = tuple(Evidence(each, 40.0, 0.5) for each in others)
    return Candidate(place, 0.2, -1.0, "raw", reference, evidence, why=Why(-1.5, 2, {"raw_near": 0.3}, around))


def kinds(photo, given):
    return [each.kind for each in reasons.objections(photo, given)]


def witness(number, author="Ada", sequence="walk", at=None):
    return Reference(str(number), PLACE, Source.STREET, author=author, sequence=sequence, captured_at=at)


def test_nothing_speaks_against_a_place_with_two_witnesses():
    given = candidate(witness(1), witness(2, "Bob", "drive"))
    assert kinds(PHOTO, given) == [] and reasons.against_in_words(PHOTO, given) == ""


def test_a_tag_far_away_contradicts():
    far = Location(44.65, -0.57)
    assert kinds(replace(PHOTO, geotag=far), candidate()) == ["tag"]
    assert reasons.against_in_words(replace(PHOTO, geotag=far), candidate()) == (
        "the position in the photo's EXIF is 47 km away"
    )
    assert kinds(replace(PHOTO, geotag=Location(44.651, -1.171)), candidate()) == []


def test_many_references_of_which_none_is_alike_contradict():
    assert kinds(PHOTO, candidate(around=replace(AROUND, references=1412, alike=0, best=None))) == ["crowd"]
    words = reasons.against_in_words(PHOTO, candidate(around=replace(AROUND, references=1412, alike=0, best=None)))
    assert words == "1,412 references are within 1 km, yet none is among the 200 that look most alike"
    assert kinds(PHOTO, candidate(around=replace(AROUND, alike=1))) == []
    assert kinds(PHOTO, candidate(around=replace(AROUND, references=19, alike=0))) == []
    assert kinds(PHOTO, candidate(around=replace(AROUND, references=0, alike=0))) == ["alone"]


def test_a_place_at_which_no_reference_stands():
    far = replace(REFERENCE, location=Location(44.65, -1.12))
    assert reasons.against_in_words(PHOTO, candidate(reference=far)) == "the nearest reference is 4.0 km away"


@pytest.mark.parametrize(
    ("second", "wanted"),
    [
        (witness(2), ["sequence"]),
        (witness(2, sequence="drive"), ["author"]),
        (witness(2, "Bob", "drive"), []),
        (witness(2, "Bob"), ["sequence"]),
    ],
)
def test_one_witness_heard_twice(second, wanted):
    assert kinds(PHOTO, candidate(witness(1), second)) == wanted
    assert kinds(PHOTO, candidate(second)) == []


def test_what_is_not_named_is_no_witness():
    assert kinds(PHOTO, candidate(witness(1, "", ""), witness(2, "", ""))) == []


def test_references_of_another_time():
    photo = replace(PHOTO, taken_at=datetime(2024, 5, 17))
    old, new = datetime(2011, 5, 17, tzinfo=UTC), datetime(2022, 1, 1)
    two = candidate(witness(1, at=old), witness(2, "Bob", "drive"))
    assert reasons.against_in_words(photo, two) == "no dated reference here is within 13 years of the photo"
    assert kinds(PHOTO, two) == []
    assert kinds(photo, candidate(witness(1, at=old), witness(2, "Bob", "drive", new))) == []
    assert kinds(photo, candidate(reference=replace(REFERENCE, captured_at=old))) == ["age"]


def square(west, east):
    return AreaIndex(
        (Polygon(tuple(Location(lat, lon) for lon, lat in ((west, 44), (east, 44), (east, 46), (west, 46)))),)
    )


def test_what_lies_outside_the_search_area_is_told():
    """The candidate of a geocell that reaches beyond it; references around a candidate at its edge."""
    beyond = replace(witness(3, "Bob", "drive"), location=Location(44.65, -1.3))
    given = candidate(witness(1), beyond, witness(2, "Bob", "drive"))
    within = {area: [each.kind for each in reasons.objections(PHOTO, given, area)] for area in (None, square(-2, 0))}
    assert list(within.values()) == [[], []]
    assert reasons.against_in_words(PHOTO, given, square(-1.2, 0)) == (
        "1 of the 3 references around it lie outside the search area"
    )
    assert reasons.against_in_words(PHOTO, given, square(-2, -1.25)) == (
        "it lies outside the search area; 2 of the 3 references around it lie outside the search area"
    )


def test_every_kind_has_words_and_the_numbers_for_them():
    photo = replace(PHOTO, taken_at=datetime(2024, 5, 17), geotag=Location(0, 0))
    one = candidate(witness(1, at=datetime(1999, 1, 1)), witness(2), around=replace(AROUND, alike=0))
    two = candidate(witness(1), witness(2, sequence="x"), around=replace(AROUND, references=0, alike=0))
    three = candidate(reference=replace(REFERENCE, location=Location(0, 0)))
    found = [each for given in (one, two, three) for each in reasons.objections(photo, given, square(10, 20))]
    assert {each.kind for each in found} == set(wording.OBJECTIONS)
    assert all("{" not in each.words for each in found)
    assert max(len(reasons.against_in_words(photo, given)) for given in (one, two, three)) <= 254


locations = st.builds(Location, st.floats(-90, 90), st.floats(-180, 180))


@given(locations, locations)
def test_distances_are_the_engine_s(one, other):
    wanted = float(geodesy.distance_m((one.lat, one.lon), (other.lat, other.lon)))
    assert one.metres_to(other) == pytest.approx(wanted, rel=1e-6, abs=0.5)


numbers = st.floats(-20, 20).map(lambda number: round(number, 3))
counts = st.integers(0, 10**6)
whys = st.builds(
    Why,
    st.none() | numbers,
    st.none() | st.integers(1, 100),
    st.dictionaries(st.sampled_from(sorted(wording.EFFECTS)), numbers, max_size=6),
    st.none() | st.builds(Vicinity, counts, st.integers(0, 200), st.integers(1, 200), st.none() | numbers, numbers),
)


@given(whys)
def test_why_survives_its_text_and_fits_a_shapefile(why):
    text = reasons.why_to_text(why)
    assert len(text) <= 254
    assert reasons.why_from_text(text) == (why if text else None)


@pytest.mark.parametrize(
    "text", [None, "", "votes", "votes=x", "rank=1.5e999", "neighbours=3 best=1", "{}", "=", "a=b=c"]
)
def test_a_text_edited_by_hand_is_no_error(text):
    assert reasons.why_from_text(text) is None


def test_an_opened_run_says_the_same(engine, queries, tmp_path):
    run = tiny.write_run(tmp_path / "run.gpkg", engine, queries[:3], Request(top_k=4))
    for told, read in zip(run.results, results(run.rows()), strict=True):
        assert [each.why for each in read.candidates] == [each.why for each in told.candidates]
        for one, other in zip(told.candidates, read.candidates, strict=True):
            assert reasons.against_in_words(told.photo, one) == reasons.against_in_words(read.photo, other)
            assert one.reference.captured_at == other.reference.captured_at
    assert {row["against"] for row in run.rows()["candidates"]} != {""}
