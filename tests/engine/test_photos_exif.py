"""EXIF: capture time, heading and position if they can be trusted, nothing if they cannot, and never an error."""

from __future__ import annotations

import csv
import random
import struct
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from pinpoint_engine import photos
from pinpoint_engine.errors import PhotoError
from pinpoint_engine.types import Location

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
CASES = SHARED / "exif_cases.csv"

BYTE, ASCII, SHORT, LONG, RATIONAL, UNDEFINED, SRATIONAL, DOUBLE = 1, 2, 3, 4, 5, 7, 10, 12
CODES = {BYTE: "B", ASCII: "B", SHORT: "H", LONG: "L", RATIONAL: "L", UNDEFINED: "B", SRATIONAL: "l", DOUBLE: "d"}
EXIF_POINTER, GPS_POINTER, DATE_TIME, ORIGINAL, DIGITIZED = 0x8769, 0x8825, 0x0132, 0x9003, 0x9004
Tags = dict[int, tuple[int, Any]]


def packed(order: str, kind: int, values: Any) -> tuple[int, bytes]:
    """Pack one EXIF value; rationals come as pairs, texts and raw bytes as they are."""
    if kind in (ASCII, UNDEFINED, BYTE):
        raw = values if isinstance(values, bytes) else values.encode() + b"\0"
        return len(raw), raw
    count = len(values)
    flat = [part for pair in values for part in pair] if kind in (RATIONAL, SRATIONAL) else list(values)
    return count, struct.pack(f"{order}{len(flat)}{CODES[kind]}", *flat)


def directory(order: str, tags: Tags, offset: int) -> bytes:
    """Write one EXIF directory that will lie at `offset`, its values behind it."""
    entries, behind = b"", b""
    start = offset + 2 + 12 * len(tags) + 4
    for tag, (kind, values) in sorted(tags.items()):
        count, raw = packed(order, kind, values)
        if len(raw) > 4:
            value, behind = struct.pack(order + "L", start + len(behind)), behind + raw + bytes(len(raw) % 2)
        else:
            value = raw.ljust(4, b"\0")
        entries += struct.pack(order + "HHL", tag, kind, count) + value
    return struct.pack(order + "H", len(tags)) + entries + bytes(4) + behind


def exif_of(main: Tags | None = None, gps: Tags | None = None, exif: Tags | None = None, order: str = "<") -> bytes:
    """Write an EXIF block, in little-endian (`<`) or big-endian (`>`) order."""
    pointers: Tags = {**(main or {}), EXIF_POINTER: (LONG, [0]), GPS_POINTER: (LONG, [0])}
    at_exif = 8 + len(directory(order, pointers, 8))
    exif_part = directory(order, exif or {}, at_exif)
    at_gps = at_exif + len(exif_part)
    pointers.update({EXIF_POINTER: (LONG, [at_exif]), GPS_POINTER: (LONG, [at_gps])})
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "L", 8)
    return b"Exif\0\0" + head + directory(order, pointers, 8) + exif_part + directory(order, gps or {}, at_gps)


def tags_of(tmp_path: Path, exif: bytes, kind: str = "jpg") -> dict[str, Any]:
    path = tmp_path / f"photo.{kind}"
    Image.new("RGB", (8, 8)).save(path, exif=exif)
    return photos.read_exif(str(path))


def dms(degrees: Any, minutes: Any = 0, seconds: Any = 0, kind: int = RATIONAL) -> tuple[int, list[tuple[Any, Any]]]:
    return kind, [part if isinstance(part, tuple) else (part, 1) for part in (degrees, minutes, seconds)]


def gps(lat: Any, lon: Any, north: Any = "N", east: Any = "E") -> Tags:
    tags: Tags = {1: (ASCII, north), 2: lat, 3: (ASCII, east), 4: lon}
    return {tag: value for tag, value in tags.items() if value not in (None, (ASCII, None))}


PARIS, SYDNEY = dms(48, 51, 24), dms(151, 12, (2556, 100))
NAN, INF = float("nan"), float("inf")

GOOD = {
    "north-east": (gps(PARIS, dms(2, 21, 8)), (48.856667, 2.352222)),
    "north-west": (gps(dms(43, 41, (1462, 100)), dms(85, 29, (67, 100)), "N", "W"), (43.687394, -85.483519)),
    "south-east": (gps(dms(33, 51, (3125, 100)), SYDNEY, "S", "E"), (-33.858681, 151.2071)),
    "south-west": (gps(dms(22, 57, 7), dms(43, 12, 37), "S", "W"), (-22.951944, -43.210278)),
    "minutes with a fraction": (gps(dms(41, (5118, 100)), dms(12, (2933, 100))), (41.853, 12.488833)),
    "degrees with a fraction": (gps(dms((41853000, 10**6)), dms((12488833, 10**6))), (41.853, 12.488833)),
    "just below a minute": (gps(dms(10, 59, (59999, 1000)), dms(10, 59, (59999, 1000))), (10.999999722, 10.999999722)),
    "the pole and the date line": (gps(dms(90), dms(180)), (90.0, 180.0)),
    "on the equator": (gps(dms(0), dms(12, 30)), (0.0, 12.5)),
    "on the first meridian": (gps(dms(51, 30), dms(0), "N", "W"), (51.5, 0.0)),
    "small letters": (gps(dms(1), dms(2), "s", "w"), (-1.0, -2.0)),
    "letters with blanks": (gps(dms(1), dms(2), b"S \0", b"W\0\0\0"), (-1.0, -2.0)),
    "letters without end": (gps(dms(1), dms(2), b"S", b"W"), (-1.0, -2.0)),
    "letters as bytes": ({**gps(dms(1), dms(2)), 1: (UNDEFINED, b"S\0"), 3: (UNDEFINED, b"W\0")}, (-1.0, -2.0)),
    "signed rationals": (gps(dms(1, 30, kind=SRATIONAL), dms(2, kind=SRATIONAL)), (1.5, 2.0)),
    "whole numbers": (gps((SHORT, [1, 30, 36]), (LONG, [2, 0, 0])), (1.51, 2.0)),
    "doubles": (gps((DOUBLE, [1.0, 30.0, 36.0]), (DOUBLE, [2.0, 0.0, 0.0])), (1.51, 2.0)),
    "whole words": (gps(dms(1), dms(2), "South", "West"), (-1.0, -2.0)),
    "59.99 seconds rounded up": (gps(dms(44, 44, 60), dms(1, 4, 60), "N", "W"), (44.75, -1.083333)),
    "degrees alone": (gps((RATIONAL, [(447553, 10**4)]), (RATIONAL, [(11312, 10**4)]), "N", "W"), (44.7553, -1.1312)),
    "a double of degrees": (gps((DOUBLE, [33.25]), (DOUBLE, [151.5]), "S", "E"), (-33.25, 151.5)),
    "degrees and minutes": (
        gps((RATIONAL, [(41, 1), (5118, 100)]), (RATIONAL, [(12, 1), (2933, 100)])),
        (41.853, 12.488833),
    ),
    "text of degrees": (gps((ASCII, "33.25"), (ASCII, " 151.5 "), "S", "E"), (-33.25, 151.5)),
    "text of degrees, minutes, seconds": (gps((ASCII, "41 51 10.8"), (ASCII, "12°29'19.8\"")), (41.853, 12.488833)),
    "text of fractions": (gps((ASCII, "41/1,51/1,108/10"), (ASCII, "12/1 2933/100")), (41.853, 12.488833)),
    "text as in XMP": (gps((ASCII, "33,15.0S"), (ASCII, "151,30.0E"), None, None), (-33.25, 151.5)),
    "text in bytes": (gps((UNDEFINED, b"33.25"), (UNDEFINED, b"151.5"), "S", "E"), (-33.25, 151.5)),
}

NOT_A_NUMBER = "its latitude is not a number"
NO_SIDE = "its latitude has no hemisphere, N or S"
NULL_ISLAND = "it is 0, 0, which cameras write without a GPS fix"

BAD = {
    "0/0 degrees": (gps(dms((0, 0)), SYDNEY), NOT_A_NUMBER),
    "0/0 minutes": (gps(dms(48, (0, 0)), SYDNEY), NOT_A_NUMBER),
    "0/0 seconds": (gps(dms(48, 51, (0, 0)), SYDNEY), NOT_A_NUMBER),
    "0/0 seconds of minutes with a fraction": (gps(dms(48, (5145, 100), (0, 0)), SYDNEY), NOT_A_NUMBER),
    "all 0/0": (gps(dms((0, 0), (0, 0), (0, 0)), dms((0, 0), (0, 0), (0, 0))), NOT_A_NUMBER),
    "divided by nought": (gps(PARIS, dms(151, (12, 0))), "its longitude is not a number"),
    "NaN": (gps((DOUBLE, [48.0, 51.0, NAN]), SYDNEY), NOT_A_NUMBER),
    "infinite": (gps((DOUBLE, [48.0, INF, 0.0]), SYDNEY), NOT_A_NUMBER),
    "latitude 200": (gps(dms(200), SYDNEY), "its latitude is 200, beyond 90"),
    "latitude just over 90": (gps(dms(90, 0, 1), SYDNEY), "its latitude is 90.00027778, beyond 90"),
    "longitude just over 180": (gps(PARIS, dms(180, 0, 1)), "its longitude is 180.0002778, beyond 180"),
    "longitude 4 billion": (gps(PARIS, dms(2**32 - 1)), "its longitude is 4294967295, beyond 180"),
    "minutes 75": (gps(dms(48, 75), SYDNEY), "its latitude has 75 minutes"),
    "minutes 60": (gps(dms(48, 60), SYDNEY), "its latitude has 60 minutes"),
    "seconds 60.5": (gps(dms(48, 51, (605, 10)), SYDNEY), "its latitude has 60.5 seconds"),
    "seconds 75.5": (gps(PARIS, dms(151, 12, (755, 10))), "its longitude has 75.5 seconds"),
    "degrees with a fraction and minutes": (
        gps(dms((48858, 1000), (5148, 100)), SYDNEY),
        "its latitude has 48.858 degrees, 51.48 minutes, 0 seconds, which can be read in two ways",
    ),
    "minutes with a fraction and seconds": (
        gps(dms(48, (5148, 100), 30), SYDNEY),
        "its latitude has 48 degrees, 51.48 minutes, 30 seconds, which can be read in two ways",
    ),
    "degrees with a fraction and seconds": (
        gps(PARIS, dms((3025, 20), 0, 1)),
        "its longitude has 151.25 degrees, 0 minutes, 1 seconds, which can be read in two ways",
    ),
    "a text of degrees with a fraction and minutes": (
        gps((ASCII, "48.5 51"), SYDNEY),
        "its latitude has 48.5 degrees, 51 minutes, which can be read in two ways",
    ),
    "no latitude": (gps(None, SYDNEY), "it has no latitude"),
    "no longitude": (gps(PARIS, None), "it has no longitude"),
    "latitude without N or S": (gps(PARIS, SYDNEY, None, "E"), NO_SIDE),
    "longitude without E or W": (gps(PARIS, SYDNEY, "N", None), "its longitude has no hemisphere, E or W"),
    "neither letter": (gps(PARIS, SYDNEY, None, None), NO_SIDE),
    "letter X": (gps(PARIS, SYDNEY, "X", "E"), NO_SIDE),
    "no letter but its end": (gps(PARIS, SYDNEY, b"\0\0", "E"), NO_SIDE),
    "letters exchanged": (gps(PARIS, SYDNEY, "E", "N"), NO_SIDE),
    "a number for a letter": ({**gps(PARIS, SYDNEY), 1: (SHORT, [78])}, NO_SIDE),
    "letters that are no text": (gps(PARIS, SYDNEY, b"\xff\xfe\xfd", "E"), NO_SIDE),
    "four parts": (
        gps((RATIONAL, [(48, 1), (51, 1), (24, 1), (0, 1)]), SYDNEY),
        "its latitude has 4 parts, not degrees, minutes and seconds",
    ),
    "no parts": (gps((RATIONAL, []), SYDNEY), "it has no latitude"),
    "a text with commas": (
        gps((ASCII, "48,51,24"), SYDNEY),
        "its latitude is a text whose commas may be decimal",
    ),
    "a text with decimal commas": (
        gps((ASCII, "52,00000,50,00000,34,01180"), SYDNEY),
        "its latitude is a text whose commas may be decimal",
    ),
    "a text that is none": (gps((ASCII, "Paris"), SYDNEY), "its latitude is text, not a number"),
    "a text of two hemispheres": (gps((ASCII, "48.5 N S"), SYDNEY), "its latitude is text, not a number"),
    "a text of another hemisphere": (gps((ASCII, "48.5 S"), SYDNEY, "N"), NO_SIDE),
    "a text divided by nought": (gps((ASCII, "48/0"), SYDNEY), NOT_A_NUMBER),
    "a negative text": (gps((ASCII, "-48.5"), SYDNEY), "its latitude is text, not a number"),
    "three letters": (gps((ASCII, b"123"), (ASCII, b"123")), "its latitude is 123, beyond 90"),
    "raw bytes": (gps((UNDEFINED, b"\x30\x33\x18"), SYDNEY), "its latitude is text, not a number"),
    "negative degrees": (gps(dms(-48, kind=SRATIONAL), SYDNEY), "its latitude is negative and has a hemisphere"),
    "negative minutes": (gps(dms(48, -51, kind=SRATIONAL), SYDNEY), "its latitude is negative and has a hemisphere"),
    "0, 0": (gps(dms(0), dms(0)), NULL_ISLAND),
    "-0, -0": (gps(dms(0), dms(0), "S", "W"), NULL_ISLAND),
}


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("name", GOOD)
def test_a_good_position_is_read(tmp_path: Path, name: str, order: str) -> None:
    tags, (lat, lon) = GOOD[name]
    geotag = tags_of(tmp_path, exif_of(gps=tags, order=order))["geotag"]
    assert geotag.lat == pytest.approx(lat, abs=1e-6) and geotag.lon == pytest.approx(lon, abs=1e-6)


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("name", BAD)
def test_a_bad_position_is_none_and_says_why(tmp_path: Path, name: str, order: str) -> None:
    tags, fault = BAD[name]
    exif = exif_of(main={DATE_TIME: (ASCII, "2020:01:02 03:04:05")}, gps=tags, order=order)
    assert tags_of(tmp_path, exif) == {"taken_at": datetime(2020, 1, 2, 3, 4, 5), "geotag_fault": fault}


@pytest.mark.parametrize(
    "tags", [{}, {0: (BYTE, b"\2\3\0\0")}, {1: (ASCII, "N"), 3: (ASCII, "E"), 6: (RATIONAL, [(5, 1)])}]
)
def test_no_position_is_no_fault(tmp_path: Path, tags: Tags) -> None:
    exif = exif_of(main={DATE_TIME: (ASCII, "2020:01:02 03:04:05")}, gps=tags)
    assert tags_of(tmp_path, exif) == {"taken_at": datetime(2020, 1, 2, 3, 4, 5)}


def test_a_photo_says_why_its_position_cannot_be_used(tmp_path: Path) -> None:
    tags_of(tmp_path, exif_of(gps=BAD["minutes 75"][0]))
    (photo,) = map(photos.read_photo, photos.list_files([tmp_path]).paths)
    assert (photo.geotag, photo.geotag_fault) == (None, "its latitude has 75 minutes")
    tags_of(tmp_path, exif_of(gps=GOOD["north-east"][0]))
    assert photos.read_photo(str(tmp_path / "photo.jpg")).geotag_fault == ""


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
def test_every_kind_of_file_tells_its_position(tmp_path: Path, kind: str) -> None:
    exif = exif_of(gps=GOOD["south-east"][0], exif={ORIGINAL: (ASCII, "2020:01:02 03:04:05")})
    tags = tags_of(tmp_path, exif, kind)
    assert tags["geotag"].lat == pytest.approx(-33.858681, abs=1e-6)
    assert tags["taken_at"] == datetime(2020, 1, 2, 3, 4, 5)


def test_a_tiff_tells_its_position(tmp_path: Path) -> None:
    """The picture is 8 x 8 and grey, made of whatever bytes follow the header."""
    picture = {256: 8, 257: 8, 258: 8, 259: 1, 262: 1, 273: 8, 277: 1, 278: 8, 279: 64}
    main: Tags = {tag: (SHORT, [value]) for tag, value in picture.items()}
    main[DATE_TIME] = (ASCII, "2020:01:02 03:04:05")
    position = {**gps(dms(33, 30), dms(70, 45), "S", "W"), 17: (RATIONAL, [(181, 2)])}
    path = tmp_path / "photo.tif"
    for order in "<>":
        path.write_bytes(exif_of(main, position, order=order)[6:])
        expected = {"taken_at": datetime(2020, 1, 2, 3, 4, 5), "heading_deg": 90.5, "geotag": Location(-33.5, -70.75)}
        assert photos.read_exif(str(path)) == expected
        assert photos.decode(str(path)).shape == (8, 8, 3)


def test_a_heic_tells_its_position(tmp_path: Path) -> None:
    pytest.importorskip("pillow_heif").register_heif_opener()
    exif = exif_of(gps=gps(dms(33, 30), dms(70, 45), "S", "W"), exif={ORIGINAL: (ASCII, "2020:01:02 03:04:05")})
    expected = {"taken_at": datetime(2020, 1, 2, 3, 4, 5), "geotag": Location(-33.5, -70.75)}
    assert tags_of(tmp_path, exif, "heic") == expected


def test_random_rationals_never_give_an_error_or_a_place_off_the_earth(tmp_path: Path) -> None:
    rng = random.Random(10)
    path = tmp_path / "photo.jpg"
    template = exif_of(gps={**gps(PARIS, SYDNEY), 17: (RATIONAL, [(1, 1)])})
    Image.new("RGB", (8, 8)).save(path, exif=template)
    before, after = path.read_bytes().split(template)
    numbers = (0, 1, 2, 7, 12, 33, 45, 59, 60, 61, 90, 151, 180, 2**31, 2**32 - 1)
    below = (0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 7, 1000)
    placed = 0
    for _ in range(2000):
        parts = [[(rng.choice(numbers), rng.choice(below)) for _ in range(3)] for _ in range(2)]
        tags = gps((RATIONAL, parts[0]), (RATIONAL, parts[1]), rng.choice("NSns "), rng.choice("EWew "))
        exif = exif_of(gps={**tags, 17: (RATIONAL, [rng.choice(parts[0])])})
        assert len(exif) == len(template)
        path.write_bytes(before + exif + after)
        found = photos.read_exif(str(path))
        placed += "geotag" in found
        if "geotag" in found:
            assert abs(found["geotag"].lat) <= 90 and abs(found["geotag"].lon) <= 180
            assert found["geotag"] != Location(0.0, 0.0)
        assert 0 <= found.get("heading_deg", 0.0) < 360
    assert 20 < placed < 1000


# --- capture time and heading


@pytest.mark.parametrize(
    ("main", "exif", "expected"),
    [
        ({}, {ORIGINAL: "2019:07:14 10:11:12"}, datetime(2019, 7, 14, 10, 11, 12)),
        ({}, {DIGITIZED: "2019:07:14 10:11:12"}, datetime(2019, 7, 14, 10, 11, 12)),
        ({DATE_TIME: "2019:07:14 10:11:12"}, {}, datetime(2019, 7, 14, 10, 11, 12)),
        ({DATE_TIME: "2021:01:01 00:00:00"}, {ORIGINAL: "2019:07:14 10:11:12"}, datetime(2019, 7, 14, 10, 11, 12)),
        ({DATE_TIME: "2021:01:01 00:00:00"}, {ORIGINAL: "0000:00:00 00:00:00"}, datetime(2021, 1, 1)),
        ({DATE_TIME: "2021:01:01 00:00:00"}, {ORIGINAL: "2021:02:30 00:00:00"}, None),
        ({DATE_TIME: "2021:01:01 00:00:00"}, {ORIGINAL: "2015:08:22 02:08:19 μ.μ."}, None),
        ({DATE_TIME: "2021:01:01 00:00:00"}, {ORIGINAL: "22/08/2015 00:08:19"}, None),
        ({DATE_TIME: "2015:08:22 14:08:19"}, {ORIGINAL: "2015:08:22 ??02:08:19"}, datetime(2015, 8, 22, 14, 8, 19)),
        ({DATE_TIME: "2015:08:23 14:08:19"}, {ORIGINAL: "2015:08:22 ??02:08:19"}, None),
        ({}, {ORIGINAL: "1955:08:22 ??02:08:19", DIGITIZED: "2015:08:22 14:08:19"}, None),
        ({DATE_TIME: "2021:01:01 00:00:00"}, {ORIGINAL: "2015:08:22 10:00:00 MST"}, datetime(2015, 8, 22, 10)),
        ({DATE_TIME: "2021:01:01 00:00:00"}, {ORIGINAL: "0001:01:01 00:00:00"}, datetime(2021, 1, 1)),
        ({DATE_TIME: "2021:01:01 00:00:00"}, {ORIGINAL: "    :  :     :  :  "}, datetime(2021, 1, 1)),
        ({}, {ORIGINAL: "2019-07-14T10:11:12+10:00"}, datetime(2019, 7, 14, 10, 11, 12)),
        ({}, {ORIGINAL: b"2019:07:14 10:11:12"}, datetime(2019, 7, 14, 10, 11, 12)),
        ({}, {ORIGINAL: "2019:07:14 24:11:12"}, datetime(2019, 7, 14, 0, 11, 12)),
        ({}, {ORIGINAL: "2019:07:14 10:11:12下午".encode("gb18030")}, datetime(2019, 7, 14, 22, 11, 12)),
        ({}, {ORIGINAL: "2019:07:14 10:11:12下午"}, datetime(2019, 7, 14, 22, 11, 12)),
        ({}, {ORIGINAL: "2019:07:14 10:11:12午後".encode("shift_jis")}, None),
        ({}, {ORIGINAL: "2019:07:14 ??10:11:12", DIGITIZED: "2019.07.14 10.11"}, datetime(2019, 7, 14, 10, 11)),
        ({}, {ORIGINAL: "2019:13:14 10:11:12"}, None),
        ({}, {ORIGINAL: "2019:07:14 24:00:00"}, None),
        ({}, {ORIGINAL: "0001:01:01 00:00:00"}, None),
        ({DATE_TIME: "1955:06:01 12:00:00"}, {ORIGINAL: "1601:01:01 00:00:00"}, datetime(1955, 6, 1, 12)),
        ({}, {ORIGINAL: "2019:07:14"}, None),
        ({}, {ORIGINAL: "14 July 2019"}, None),
        ({}, {ORIGINAL: "\0\0\0\0"}, None),
        ({}, {ORIGINAL: b"\xff\xfe\xfd\xfc\xfb"}, None),
        ({}, {}, None),
    ],
)
def test_the_capture_time_is_the_first_that_is_a_date(
    tmp_path: Path, main: dict[int, Any], exif: dict[int, Any], expected: datetime | None
) -> None:
    for kind in (ASCII, UNDEFINED):
        written = [{tag: (kind, text) for tag, text in tags.items()} for tags in (main, exif)]
        assert tags_of(tmp_path, exif_of(main=written[0], exif=written[1])).get("taken_at") == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        (RATIONAL, [(0, 1)], 0.0),
        (RATIONAL, [(17755, 100)], 177.55),
        (RATIONAL, [(360, 1)], 0.0),
        (SHORT, [270], 270.0),
        (RATIONAL, [(3601, 10)], None),
        (RATIONAL, [(0, 0)], None),
        (RATIONAL, [(90, 0)], None),
        (SRATIONAL, [(-90, 1)], None),
        (DOUBLE, [NAN], None),
        (ASCII, "north", None),
    ],
)
def test_the_heading_is_a_bearing_or_nothing(tmp_path: Path, kind: int, value: Any, expected: float | None) -> None:
    found = tags_of(tmp_path, exif_of(gps={**gps(PARIS, SYDNEY), 17: (kind, value)}))
    assert found.get("heading_deg") == (None if expected is None else pytest.approx(expected))
    assert "geotag" in found


def test_a_photo_carries_what_its_exif_tells(tmp_path: Path) -> None:
    exif = exif_of(gps={**gps(dms(1), dms(2)), 17: (SHORT, [90])}, exif={ORIGINAL: (ASCII, "2020:01:02 03:04:05")})
    tags_of(tmp_path, exif)
    (photo,) = map(photos.read_photo, photos.list_files([tmp_path]).paths)
    assert (photo.taken_at, photo.heading_deg, photo.album) == (datetime(2020, 1, 2, 3, 4, 5), 90.0, str(tmp_path))
    assert photo.geotag == Location(1.0, 2.0)


TIMES = SHARED.parent / "cases" / "times"
GOOD_TIMES = {
    **dict.fromkeys(("dots", "hour24", "hyphen_time", "iso_tz", "ok", "slashes", "subsec_inline", "utc_z"), (0, 8, 19)),
    "nosec": (0, 8, 0),
    **dict.fromkeys(("padded", "single"), (8, 8, 19)),
}
"""The times of 2015-08-22 that can be read; `chinese` has lost which half of the day it is."""


@pytest.mark.skipif(not TIMES.exists(), reason=f"{TIMES} is not here")
@pytest.mark.parametrize("name", ["blank", "chinese", "zeros", *GOOD_TIMES])
def test_the_times_that_other_tools_choked_on(name: str) -> None:
    expected = datetime(2015, 8, 22, *GOOD_TIMES[name]) if name in GOOD_TIMES else None
    assert photos.read_exif(str(TIMES / f"{name}.jpg")).get("taken_at") == expected


@pytest.mark.skipif(not TIMES.exists(), reason=f"{TIMES} is not here")
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("sec60", {"geotag": Location(44 + 45 / 60, -(1 + 5 / 60))}),
        ("sec0_0", {"geotag_fault": NOT_A_NUMBER}),
        ("mindec,sec0_0", {"geotag_fault": NOT_A_NUMBER}),
    ],
)
def test_the_positions_that_other_tools_choked_on(name: str, expected: dict[str, Any]) -> None:
    found = photos.read_exif(str(TIMES / f"{name}.jpg"))
    assert found.keys() == expected.keys()
    if "geotag" in expected:
        place = expected["geotag"]
        assert (found["geotag"].lat, found["geotag"].lon) == pytest.approx((place.lat, place.lon), abs=1e-9)
    else:
        assert found == expected


# --- hostile EXIF


def cyclic(order: str) -> dict[str, bytes]:
    """Directories that point to themselves, to each other or to nothing, and ones of maximal size."""
    head = b"II*\0" if order == "<" else b"MM\0*"

    def block(entries: list[tuple[int, int, int, int]], following: int = 0) -> bytes:
        packed_entries = b"".join(struct.pack(order + "HHLL", *entry) for entry in entries)
        count = struct.pack(order + "H", len(entries))
        return head + struct.pack(order + "L", 8) + count + packed_entries + struct.pack(order + "L", following)

    def pointers(exif: int, position: int) -> list[tuple[int, int, int, int]]:
        return [(EXIF_POINTER, LONG, 1, exif), (GPS_POINTER, LONG, 1, position)]

    return {
        "itself": block(pointers(8, 8), following=8),
        "nowhere": block(pointers(2**32 - 1, 2**31), following=2**32 - 1),
        "the header": block(pointers(0, 4)),
        "pointers that are text": block([(EXIF_POINTER, ASCII, 2, 0x4141), (GPS_POINTER, RATIONAL, 1, 8)]),
        "values that overlap": block([(tag, SHORT, 30_000, 8) for tag in range(1, 5000)] + pointers(8, 8)),
        "values of four gigabytes": block([(tag, RATIONAL, 2**32 - 1, 8) for tag in range(1, 500)] + pointers(8, 8)),
        "unknown types": block([(tag, tag % 65_536, 3, 8) for tag in range(13, 2000)] + pointers(8, 8)),
        "65,535 entries promised": block(pointers(8, 8)).replace(struct.pack(order + "H", 2), b"\xff\xff", 1),
        "a first directory nowhere": head + struct.pack(order + "L", 2**32 - 1),
    }


@pytest.mark.parametrize("kind", ["jpg", "png", "webp"])
@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("name", cyclic("<"))
def test_directories_that_lead_astray_end_without_tags(tmp_path: Path, name: str, order: str, kind: str) -> None:
    assert tags_of(tmp_path, b"Exif\0\0" + cyclic(order)[name], kind) == {}
    assert photos.decode(str(tmp_path / f"photo.{kind}")).shape == (8, 8, 3)


def test_a_directory_of_65_535_entries_ends(tmp_path: Path) -> None:
    entries = b"".join(struct.pack("<HHLL", tag, SHORT, 1, 1) for tag in range(65_535))
    exif = b"Exif\0\0II*\0" + struct.pack("<LH", 8, 65_535) + entries + bytes(4)
    for kind in ("png", "webp"):
        assert tags_of(tmp_path, exif, kind) == {}


def test_flipped_bits_in_exif_never_give_an_error(tmp_path: Path) -> None:
    rng = random.Random(9)
    whole = exif_of(gps={**gps(PARIS, SYDNEY), 17: (SHORT, [90])}, exif={ORIGINAL: (ASCII, "2020:01:02 03:04:05")})
    for attempt in range(400):
        content = bytearray(whole)
        for _ in range(rng.choice((1, 2, 8))):
            content[rng.randrange(6, len(content))] ^= 1 << rng.randrange(8)
        found = tags_of(tmp_path, bytes(content), ("jpg", "png", "webp")[attempt % 3])
        assert 0 <= found.get("heading_deg", 0.0) < 360
        assert isinstance(found.get("taken_at", datetime.max), datetime)


def test_a_broken_position_leaves_the_time_readable(tmp_path: Path) -> None:
    whole = exif_of(gps=gps(PARIS, SYDNEY), exif={ORIGINAL: (ASCII, "2020:01:02 03:04:05")})
    at = whole.index(struct.pack("<HHL", GPS_POINTER, LONG, 1)) + 8
    found = tags_of(tmp_path, whole[:at] + b"\xff\xff\xff\x7f" + whole[at + 4 :])
    assert found == {"taken_at": datetime(2020, 1, 2, 3, 4, 5)}


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">L", len(content)) + kind + content + struct.pack(">L", zlib.crc32(kind + content))


def test_exif_behind_the_pixels_of_a_png_is_read_without_unpacking_them(tmp_path: Path) -> None:
    """The file has no valid pixels, so that decoding them would fail."""
    path = tmp_path / "photo.png"
    header = chunk(b"IHDR", struct.pack(">LLBBBBB", 9_000, 9_000, 8, 2, 0, 0, 0))
    position = chunk(b"eXIf", exif_of(gps=gps(dms(1), dms(2)))[6:])
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", b"none") + position + chunk(b"IEND", b""))
    assert photos.read_exif(str(path)) == {"geotag": Location(1.0, 2.0)}
    with pytest.raises(PhotoError):
        photos.decode(str(path))


# --- the original files of other projects


def cases() -> list[dict[str, str]]:
    if not CASES.exists():
        return []
    with open(CASES, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.mark.skipif(not CASES.exists(), reason=f"{CASES} is not here")
@pytest.mark.parametrize("case", cases(), ids=lambda case: case["file"])
def test_original_files_are_read_right(case: dict[str, str]) -> None:
    """`ok-*` has a position in EXIF. All others have none that can be used, and so no geotag.

    `xmp-only-gps` has a position, but only in XMP, which is not read: positions there are put in by editors more often
    than by cameras, and a geotag is for comparison only. Absent from EXIF is absent.
    """
    path = str(SHARED / "exif_cases" / case["file"])
    if case["format"] == "HEIF":
        pytest.importorskip("pillow_heif")
    tags = photos.read_exif(path)
    geotag = tags.get("geotag")
    assert ("geotag_fault" in tags) == (case["case"] == "latlon-present-but-unusable")
    if case["case"].startswith("ok-"):
        assert geotag.lat == pytest.approx(float(case["lat"]), abs=1e-5)
        assert geotag.lon == pytest.approx(float(case["lon"]), abs=1e-5)
    else:
        assert geotag is None
    if case["format"] == "undecodable":
        with pytest.raises(PhotoError):
            photos.decode(path)
    elif case["case"] != "gps-ifd-error":
        assert photos.decode(path).dtype == np.uint8


@pytest.mark.skipif(not CASES.exists(), reason=f"{CASES} is not here")
def test_there_are_58_original_files() -> None:
    assert len(cases()) == 58 == len(list((SHARED / "exif_cases").iterdir()))
