"""Single fields of what services answer: places, licences in one form, and texts without their markup."""

from __future__ import annotations

import math

import pytest

from pinpoint_engine.errors import ServiceError
from pinpoint_engine.sources.fields import (
    LONGEST,
    corners,
    finite_number,
    is_free,
    licence_name,
    location,
    plain_text,
    records,
    text,
    web_address,
)
from pinpoint_engine.sources.imagery import Box
from pinpoint_engine.types import Location


@pytest.mark.parametrize(
    ("named", "address", "name"),
    [
        ("CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0", "CC BY-SA 4.0"),
        ("", "http://creativecommons.org/licenses/by-nc-sa/2.0/", "CC BY-NC-SA 2.0"),
        ("", "https://creativecommons.org/licenses/by-sa/3.0/de/deed.en", "CC BY-SA 3.0 DE"),
        ("", "https://creativecommons.org/licenses/by/4.0/deed.fr", "CC BY 4.0"),
        ("", "https://creativecommons.org/licenses/by/3.0/igo/legalcode", "CC BY 3.0 IGO"),
        ("CC0", "http://creativecommons.org/publicdomain/zero/1.0/deed.en", "CC0 1.0"),
        ("Public domain", "https://creativecommons.org/publicdomain/mark/1.0/", "Public Domain Mark 1.0"),
        ("CC-BY-SA-4.0", "", "CC BY-SA 4.0"),
        ("cc-by-sa-3.0-de", "", "CC BY-SA 3.0 DE"),
        ("CC BY-SA 3.0,2.5,2.0,1.0", "", "CC BY-SA 3.0"),
        ("Attribution-NonCommercial-ShareAlike License", "", "CC BY-NC-SA"),
        ("Creative Commons Attribution-Share-Alike 4.0 International", "", "CC BY-SA 4.0"),
        ("CC SA 1.0", "", "CC SA 1.0"),
        ("cc by sa nc 2.0", "", "CC BY-NC-SA 2.0"),
        ("CC0-1.0", "", "CC0 1.0"),
        ("cc-zero", "", "CC0 1.0"),
    ],
)
def test_licences_of_creative_commons_have_one_form(named, address, name):
    assert licence_name(named, address) == name


@pytest.mark.parametrize(
    "named",
    [
        "Public domain",
        "etalab-2.0",
        "GFDL",
        "FAL",
        "Attribution",
        "Attribution only for trees",
        "CC BY-BY 4.0",
        "OGL 3",
        "",
    ],
)
def test_other_licences_stay_as_they_are_named(named):
    assert licence_name(named) == licence_name(named, "https://example.org/licenses/by-sa/4.0/") == named


@pytest.mark.parametrize(
    "licence",
    [
        *("CC0 1.0", "CC BY 4.0", "CC BY-SA 4.0", "CC BY-SA 3.0 DE", "CC BY 3.0 IGO", "CC BY-SA 2.5 SCOTLAND"),
        *("Public Domain Mark 1.0", "Public domain", "etalab-2.0", "Licence Ouverte / Open Licence version 2.0"),
        *("ODbL-1.0", "ODbL", "ODC-By-1.0", "PDDL-1.0", "Open Database License", "OGL 3", "OGL-UK-3.0"),
        *("dl-de/by-2-0", "GFDL", "GFDL-1.3-or-later", "FAL", "Free Art License 1.3", "Copyrighted free use"),
    ],
)
def test_free_licences_are_recognised(licence):
    assert is_free(licence)


@pytest.mark.parametrize(
    "licence",
    [
        *("", "proprietary", "various", "unknown", "All rights reserved", "none", "free", "Attribution", "other-open"),
        *("CC BY-NC 4.0", "CC BY-ND 2.0", "CC BY-NC-SA 4.0", "CC BY 4.0 NC", "CC BY-SA 4.0 ND", "CC", "cc-by-nc-nd"),
        *("not CC BY 4.0", "CC BY 4.0, but ask first", "public domain in Mars", "ODbL or proprietary", "²"),
    ],
)
def test_other_licences_are_not_taken_for_free(licence):
    assert not is_free(licence)


def test_an_address_of_another_site_makes_no_licence_of_creative_commons():
    bait = "https://example.org/creativecommons.org/licenses/by/4.0/"
    assert licence_name("All rights reserved", bait) == "All rights reserved"
    assert licence_name("", "https://creativecommons.org/licenses/everything/4.0/") == ""


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ('<a href="//commons.wikimedia.org/wiki/User:Ann" title="User:Ann">Ann</a>', "Ann"),
        ("Ann &amp; Bob<br>Zo&eacute;", "Ann & Bob Zoé"),
        ('<span style="display: none">creator QS:P170</span><bdi>Ann</bdi>', "Ann"),
        ('<div style="display:none"><p>no<img src="x">ne<br></p></div>Ann', "Ann"),
        ("<script>alert('Bob')</script><style>b {}</style>Ann", "Ann"),
        ("Ann <b>of <i>Lège", "Ann of Lège"),
        ("A\u202enn\n  \x00Smith\u2028", "Ann Smith"),
        ("1 < 2 and 3 > 2", "1 < 2 and 3 > 2"),
        ("<p>Ann</p><p>Bob</p>", "Ann Bob"),
        ("", ""),
        (None, ""),
        (["Ann"], ""),
    ],
)
def test_markup_becomes_the_text_that_it_shows(markup, shown):
    assert plain_text(markup) == shown


def test_a_tag_that_is_never_closed_hides_no_more_than_itself():
    assert plain_text("Ann<script>Bob") == "Ann"
    assert plain_text("</div></script>Ann") == "Ann"


def test_a_long_text_is_cut():
    assert plain_text("<b>" + "x" * 9_999) == text("x" * 9_999) == "x" * LONGEST


@pytest.mark.parametrize(("content", "read"), [(17, "17"), (True, ""), (None, ""), ({}, ""), ("a\tb", "a b")])
def test_texts_and_whole_numbers_are_texts(content, read):
    assert text(content) == read


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///a", "//example.org", "https://a\nb", None, 3])
def test_only_addresses_of_the_web_are_passed_on(address):
    assert web_address(address) == "" and web_address(" https://example.org/é ") == "https://example.org/é"


def test_a_box_without_width_is_asked_for_a_little_wider():
    assert corners(Box(44.7, -1.3, 44.8, -1.2)) == ("44.7000000", "-1.3000000", "44.8000000", "-1.2000000")
    assert corners(Box(44.7, -1.2, 44.8, -1.2)) == ("44.7000000", "-1.2000500", "44.8000000", "-1.1999500")
    assert corners(Box(90, 180, 90, 180), 0.5) == ("89.7500000", "179.7500000", "90.0000000", "180.0000000")


def test_a_place_is_read_from_numbers_and_numerals():
    assert location(44.8, -1.25) == location("44.8", "-1.25") == Location(44.8, -1.25)


@pytest.mark.parametrize(
    ("lat", "lon"), [(91, 0), (0, 181), (math.nan, 0), ("north", 0), (True, False), ([1], {}), (0, 10**400)]
)
def test_an_impossible_place_is_told_from_none(lat, lon):
    with pytest.raises(ValueError, match="a picture has an impossible position"):
        location(lat, lon)
    for missing in ((None, lon), (lat, None), ("", "")):
        with pytest.raises(ValueError, match="a picture has no position"):
            location(*missing)


@pytest.mark.parametrize(
    ("content", "read"), [(3, 3.0), (-0.5, -0.5), (10**400, None), (math.inf, None), ("3", None), (True, None)]
)
def test_only_numbers_that_arithmetic_can_use_are_read(content, read):
    assert finite_number(content) == read


def test_records_are_found_under_their_keys():
    assert records({"a": {"b": [{"c": 1}]}}, "a", "b", host="example.org") == [{"c": 1}]


@pytest.mark.parametrize("content", [None, [], {}, {"a": []}, {"a": {"b": {}}}, {"a": {"b": [1]}}, {"a": {"b": None}}])
def test_an_answer_of_another_shape_is_told(content):
    with pytest.raises(ServiceError, match=r"example\.org answers in another shape .*; check"):
        records(content, "a", "b", host="example.org")
