"""Answers in words, with numbers in the locale of the user."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtCore import QLocale

from pinpoint_engine import tables, wording
from pinpoint_engine.types import Evidence, Location, Reference, Source
from pinpoint_qgis import area_shapes, words


@pytest.fixture(autouse=True)
def english():
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    yield
    QLocale.setDefault(before)


def test_numbers_follow_the_locale():
    assert (words.number(1234.5, 1), words.percent(0.125, 1), words.area(56_234)) == ("1,234.5", "12.5%", "56,000 km²")
    QLocale.setDefault(QLocale("de_DE"))
    assert (words.number(1234.5, 1), words.percent(0.125, 1), words.area(56_234)) == ("1.234,5", "12,5%", "56.000 km²")


def test_thousands_are_separated_also_where_qgis_is_set_to_leave_the_separators_out():
    locale = QLocale("en_US")
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    QLocale.setDefault(locale)
    assert words.area(65_000_000) == "65,000,000 km²" and area_shapes.size_in_words(549_012) == "549,000 km²"


def test_small_shares_are_never_shown_as_none():
    shares = (1.0, 0.5, 0.009, 0.0, 1e-12)
    assert [words.percent(share) for share in shares] == ["100%", "50%", "<1%", "0%", "<1%"]


@pytest.mark.parametrize(
    ("metres", "said"), [(0, "0 m"), (40.4, "40 m"), (999.6, "1.0 km"), (1234, "1.2 km"), (38_400, "38 km")]
)
def test_distances_are_rounded_as_in_english_reports(metres, said):
    assert words.distance(metres) == said == wording.distance_in_words(metres)


@pytest.mark.parametrize(
    ("size", "said"), [(12, "12 bytes"), (640_000, "640 kB"), (173_600_000, "174 MB"), (1_230_000_000, "1.2 GB")]
)
def test_sizes_of_files_are_rounded(size, said):
    assert words.size(size) == said


@pytest.mark.parametrize("km2", [0.04, 9.94, 12.4, 3_412, 56_123])
def test_areas_are_rounded_as_in_english_reports(km2):
    assert words.area(km2) == wording.area_in_words(km2)


def test_places_name_their_hemispheres():
    assert words.degrees(Location(-33.87, 151.21)) == "33.8700° S, 151.2100° E"
    assert words.degrees(Location(0.5, -179.5)) == "0.5000° N, 179.5000° W"


@pytest.mark.parametrize("at", [(-33.8568, 151.2153), (-33.3, 149.8), (0, -140), (90, 0), (-90, 0), (-18, 180)])
def test_the_nearest_place_is_told_as_in_english_reports(at):
    assert words.place(Location(*at)) == tables.place_at(Location(*at))


def test_the_nearest_place_has_its_distance_in_the_locale():
    QLocale.setDefault(QLocale("de_DE"))
    assert words.place(Location(0, -140)) == "at sea or remote, 2.213 km NE of Papeete, French Polynesia"


def test_evidence_is_counted_as_in_english_reports():
    def one(number, author, metres):
        reference = Reference(str(number), Location(0, 0), Source.STREET, author=author, sequence=f"s{number}")
        return Evidence(reference, metres, 0.5)

    for found in ((), (one(1, "a", 40),), (one(1, "a", 1500), one(2, "a", 90), one(3, "b", 900))):
        assert words.evidence(found) == wording.evidence_in_words(found)


def test_what_is_not_calibrated_says_so_with_a_remedy():
    record = {"system": "pinpoint", "versions": '{"engine": "1"}'}
    assert words.uncalibrated(record) == ""
    bare = {**record, "versions": '{"confidence": "not calibrated"}'}
    told = words.uncalibrated(bare)
    assert told.startswith("Not calibrated: ") and "Fit them on a gallery" in told and "Try them on photos" in told
    assert "Fit them" not in words.uncalibrated({**bare, "system": "geoclip"})
    partly = {**record, "versions": '{"confidence": "calibrated near your galleries only"}'}
    assert words.uncalibrated(partly).startswith("Calibrated only where a photo of your own galleries comes first")
    for damaged in ("{}", "[]", "no JSON", None, '{"confidence": []}', '{"confidence": "?"}'):
        assert words.uncalibrated({**record, "versions": damaged}) == ""
