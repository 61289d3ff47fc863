"""Angles in all notations are read, and anything ambiguous or invalid is refused with the reason."""

from __future__ import annotations

import pytest

from pinpoint_engine.angles import degrees, place
from pinpoint_engine.types import Location


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("44.751569", 44.751569),
        ("44,751569", 44.751569),
        ("1,234", 1.234),
        ("-1,5", -1.5),
        ("+2", 2),
        ("−2.5", -2.5),
        ("1e1", 10),
        (".5", 0.5),
        ("44.755 N", 44.755),
        ("N44.755", 44.755),
        ("33.8568 S", -33.8568),
        ("s 33,8568°", -33.8568),
        ("44°", 44),
        ("N 44° 45.0941'", 44 + 45.0941 / 60),
        ("44°45'", 44.75),
        ("44°45'36\"N", 44.76),
        ("44° 45′ 36″ S", -44.76),
        ("44º45’36,0”", 44.76),
        ("44°45'36''", 44.76),
        ("-44°45'36\"", -44.76),
        ("44 deg 45' 36.00\" N", 44.76),
        ("44:45:36", 44.76),
        ("44 45 36 N", 44.76),
        ("N44 45.6", 44.76),
    ],
)
def test_degrees_are_read_as_people_write_them(text, value):
    assert degrees(text, "NS") == pytest.approx(value, abs=1e-12)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "'' is not a number of degrees"),
        ("north", "'north' is not a number of degrees"),
        ("nan", "'nan' is not a number of degrees"),
        ("inf", "'inf' is not a number of degrees"),
        ("1_0", "'1_0' is not a number of degrees"),
        ("1.234,5", "'1.234,5' is not a number of degrees"),
        ("1,234,567", "'1,234,567' is not a number of degrees"),
        ("44.751.569", "'44.751.569' is not a number of degrees"),
        ("1 234", "'1 234' is not a number of degrees"),
        ("44 45", "'44 45' is not a number of degrees"),
        ("44°60'", "has invalid minutes or seconds"),
        ("44°45.5'30\"", "has invalid minutes or seconds"),
        ("-44 S", "'-44 S' has two hemispheres or signs"),
        ("N 44 N", "'N 44 N' has two hemispheres or signs"),
        ("44 W", "'44 W' is not a latitude"),
        ("9" * 200, "is not a number of degrees"),
        ("1" + " " * 100_000 + "x", "is not a number of degrees"),
    ],
)
def test_what_are_no_degrees_say_why(text, why):
    with pytest.raises(ValueError, match=why.replace(".", r"\.").replace("(", r"\(")):
        degrees(text, "NS")


@pytest.mark.parametrize(
    ("lat", "lon", "why"),
    [
        ("", "", "it has no latitude"),
        ("1", "", "it has no longitude"),
        ("151.2", "-33.8", r"the latitude 151\.2 is beyond ±90 degrees \(is it the longitude\?\)"),
        ("95", "120", "the latitude 95 is beyond ±90 degrees$"),
        ("4475157", "-108", "the latitude 4475157 is beyond ±90 degrees$"),
        ("1", "180.1", r"the longitude 180\.1 is beyond ±180 degrees"),
        ("1 E", "2 N", "'1 E' is not a latitude"),
    ],
)
def test_what_is_no_place_says_why(lat, lon, why):
    with pytest.raises(ValueError, match=why):
        place(lat, lon)


def test_places_at_the_edges():
    assert place("90", "-180") == Location(90, -180)
    assert place("0", "0") == Location(0, 0)
    assert place("1°30'S", "179°30'E") == Location(-1.5, 179.5)
