"""Times as cameras write them: the right one or none, never a wrong one."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta

import pytest

from pinpoint_engine.photos.times import is_blank, read_day, read_time

NIGHT = datetime(2015, 8, 22, 0, 8, 19)
MORNING, AFTERNOON = NIGHT.replace(hour=2), NIGHT.replace(hour=14)

READ = {
    "2015:08:22 00:08:19": NIGHT,
    "2015:08:22 00:08:19\0": NIGHT,
    "2015:08:22 00:08:19\0what was here before": NIGHT,
    # separators: an early Nikon, Photoshop CS2, "Cam 3200" with its random letters, phones in Chinese and Korean
    "2015.08.22 00.08.19": NIGHT,
    "2015/08/22 00:08:19": NIGHT,
    "2015-08-22T00:08:19": NIGHT,
    "2015:08:22 00-08-19": NIGHT,
    "2015:08:22:00:08:19": NIGHT,
    "2015-08-22_00:08:19": NIGHT,
    "2015J08U22N00K08A19B": NIGHT,
    "2015年08月22日 00时08分19秒": NIGHT,
    "2015:08:22 00h08m19s": NIGHT,
    "20150822T000819": NIGHT,
    "20150822 000819": NIGHT,
    "20150822000819": NIGHT,
    "٢٠١٥:٠٨:٢٢ ٠٠:٠٨:١٩": NIGHT,
    # padding and missing digits
    "2015:8:22 0:8:19": NIGHT,
    "2015: 8:22  0: 8:19": NIGHT,
    "2015:08:22 00:08": NIGHT.replace(second=0),
    "2015:08:22 00:08:  ": NIGHT.replace(second=0),
    "2015-08-22T00:08+02:00": NIGHT.replace(second=0),
    "2015:08:22  9:08: 9": NIGHT.replace(hour=9, second=9),
    # zones and fractions
    "2015:08:22 00:08:19Z": NIGHT,
    "2015:08:22 00:08:19.80Z": NIGHT,
    "2015:08:22 00:08:19-02:00": NIGHT,
    "2015:08:22 00:08:19 +0200": NIGHT,
    "2015:08:22 00:08:19 CEST": NIGHT,
    "2015:08:22 00:08:19 GMT+2": NIGHT,
    **{
        f"2015:08:22 00:08:19 {zone}": NIGHT
        for zone in ("PST", "MST", "EST", "BST", "IST", "JST", "EET", "CET", "EAT", "AKDT", "ACST", "NZDT", "CHADT")
    },
    "2015:08:22 00:08:19.123": NIGHT,
    "2015:08:22 00:08:19,123": NIGHT,
    "2015:08:22 00:08:19:123": NIGHT,
    # an hour 24 (LG Nexus 4, Nokia 7 plus), a second 60
    "2015:08:22 24:08:19": NIGHT,
    "2015:08:22 24:00:01": NIGHT.replace(minute=0, second=1),
    "2015:12:31 23:59:60": datetime(2016, 1, 1),
    "2015:08:22 00:08:60": NIGHT.replace(minute=9, second=0),
    # halves of the day; Huawei writes them beside an hour of 24
    "2015:08:22 02:08:19 AM": MORNING,
    "2015:08:22 02:08:19 PM": AFTERNOON,
    "2015:08:22 02:08:19 p.m.": AFTERNOON,
    "2015:08:22 02:08:19 p. m.": AFTERNOON,
    "2015:08:22 14:08:19下午": AFTERNOON,
    "2015:08:22 02:08:19下午": AFTERNOON,
    "2015:08:22 下午02:08:19": AFTERNOON,
    "2015:08:22 下午 2:08:19": AFTERNOON,
    "2015년 8월 22일 오후 2:08:19": AFTERNOON,
    "2015:08:22 上午00:08:19": NIGHT,
    "2015:08:22 上午12:08:19": NIGHT,
    "2015:08:22 12:08:19 AM": NIGHT,
    "2015:08:22 12:08:19 PM": NIGHT.replace(hour=12),
    "2015:08:22 ??14:08:19": AFTERNOON,
    "1826:01:01 00:00:00": datetime(1826, 1, 1),
}

UNREAD = [
    "",
    "    :  :     :  :  ",
    "0000:00:00 00:00:00",
    "0001:01:01 00:00:00",
    "1601:01:01 00:00:00",
    "2558:08:22 00:08:19",  # the Buddhist year
    "2015:08:22",
    "2015:08:22   :  :??",
    "2015:02:29 00:08:19",
    "2015:13:22 00:08:19",
    "2015:08:22 25:08:19",
    "2015:08:22 00:60:19",
    "2015:08:22 00:08:61",
    "2015:08:22 24:00:00",  # the day's beginning, or its end
    "2015:08:22 ??00:08:19",  # of either half of the day
    "2015:08:22 ??02:08:19",
    "2015:08:22 02:08:19 μ.μ.",
    "2015:08:22 02:08:19\xff\xfe",
    "2015:08:22 14:08:19 AM",
    "2015:08:22 下午00:08:19",
    "2015:08:22 AM 02:08:19 PM",
    "22/08/2015 00:08:19",
    "15:08:22 00:08:19",
    "2015:08:22 000:08:19",
    "2015:08:22 00:08:190",
    "2015:08:22 10:08:1",  # the last digit is lost
    "2015:08:22 10:0",
    "2015:0c:22 00:08:19",
    "Sat Aug 22 00:08:19 2015",
]


@pytest.mark.parametrize("text", READ)
def test_what_can_be_read_in_one_way_is_read(text: str) -> None:
    assert read_time(text) == READ[text]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_time_or_could_be_several_is_none(text: str) -> None:
    assert read_time(text) is None


def test_a_standard_time_is_itself_however_it_is_separated() -> None:
    rng = random.Random(3)
    for _ in range(2000):
        time = datetime(1980, 1, 1) + timedelta(seconds=rng.randrange(3_000_000_000))
        between = rng.choice(":-/.")
        text = time.strftime(f"%Y{between}%m{between}%d{rng.choice(' T')}%H:%M:%S") + rng.choice(
            ("", "Z", "+10:00", ".5")
        )
        assert read_time(text) == time, text


def test_a_standard_time_with_a_character_spoilt_is_the_same_or_none() -> None:
    standard = "2015:08:22 03:48:19"
    for at in range(len(standard)):
        for other in "?xP\xff":
            found = read_time(standard[:at] + other + standard[at + 1 :])
            assert found in (None, datetime(2015, 8, 22, 3, 48, 19)), (at, other)


@pytest.mark.parametrize(
    "text", ["2015:08:22 ??02:08:19", "2015-8-22", "20150822T25", " 2015: 8:22  0: 8", "2015年8月22日"]
)
def test_the_day_is_known_where_the_hour_is_not(text: str) -> None:
    assert read_day(text) == date(2015, 8, 22)


@pytest.mark.parametrize("text", ["", "22/08/2015 00:08:19", "2015:02:30 00:08:19", "2015:13:22", "Sat Aug 22"])
def test_where_no_day_is_named_there_is_none(text: str) -> None:
    assert read_day(text) is None


def test_a_camera_without_a_clock_has_written_nothing() -> None:
    blank = ["", "    :  :     :  :  ", "0000:00:00 00:00:00", "0001:01:01 00:00:00", "1601:01:01 00:00:00", "\xff\xfe"]
    assert [text for text in [*blank, *UNREAD[6:], *READ] if is_blank(text)] == blank
