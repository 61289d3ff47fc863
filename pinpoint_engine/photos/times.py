"""Parse EXIF times: `2015:08:22 00:08:19` by the standard, but cameras write many other forms."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Optional

YEARS = range(1826, 2101)
"""Plausible years of a photo; cameras whose clock was never set write year 0, 1 or 1601."""
BETWEEN = r"\s*[^\d\s]\s*"  # : by the standard, else - . / or a letter: 2009J04U04, 2015年8月22日
SECONDS = r"(?:\s*(?:(?P=colon)|[^\W\d])\s*(?P<second>\d{1,2}))?"  # after another sign they are a zone's hours
WRITTEN = (
    re.compile(
        rf"(?P<year>\d{{4}})\s*(?P<between>[^\d\s])\s*(?P<month>\d{{1,2}}){BETWEEN}(?P<day>\d{{1,2}})(?P<gap>\D{{1,12}}?)"
        rf"(?P<hour>\d{{1,2}})\s*(?P<colon>[^\d\s])\s*(?P<minute>\d{{1,2}}){SECONDS}(?!\d)(?P<rest>.*)",
        re.DOTALL,
    ),
    re.compile(
        r"(?P<year>\d{4})(?P<between>)(?P<month>\d\d)(?P<day>\d\d)(?P<gap>\D?)"
        r"(?P<hour>\d\d)(?P<colon>)(?P<minute>\d\d)(?P<second>\d\d)(?!\d)(?P<rest>.*)",
        re.DOTALL,
    ),
)
ZONE = re.compile(r"(?:Z|UTC|GMT|[A-Z]{2,4}T)?(?:\s*[+-]\d{1,2}(?::?\d\d)?)?")
DAY = re.compile(r"\s*(\d{4})\D{0,3}(\d{1,2})\D{0,3}(\d{1,2})")
NO_CLOCK = ("0001", "1601")
"""Years that cameras write whose clock was never set; others write zeros or blanks."""
FRACTION = re.compile(r"^[.,:]\d*")
PLAIN_GAPS = (",", ":", ";", "-", "_", "/", ".")
PARTS = ("year", "month", "day", "hour", "minute", "second")
HALVES = {
    **dict.fromkeys(("am", "a.m.", "a. m.", "上午", "午前", "오전"), "am"),
    **dict.fromkeys(("pm", "p.m.", "p. m.", "下午", "午後", "오후"), "pm"),
}
UNKNOWN = "unknown"
MOST = 64
"""How many characters of a text are parsed."""


def read_time(text: str) -> Optional[datetime]:
    """Return the time on the camera's clock, to the second; None if the text is ambiguous.

    A time zone and fractions of a second are ignored. Hour 24 is midnight at the start of that day, as some phones
    write it; second 60 is the first of the next minute. An hour up to 12 beside an unknown word for a.m. or p.m. (such
    as `??`) is ambiguous.
    """
    text = text.strip("\0 \t\r\n").split("\0")[0][:MOST]
    for pattern in WRITTEN:
        if match := pattern.fullmatch(text):
            return _time(match)
    return None


def read_day(text: str) -> Optional[date]:
    """Return the day of a time, even if its hour cannot be read; None if there is none."""
    match = DAY.match(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def is_blank(text: str) -> bool:
    """Return whether a text holds no time: it is empty, or written by a camera whose clock was never set."""
    return not any(map(int, re.findall(r"\d", text))) or text.strip().startswith(NO_CLOCK)


def _time(match: re.Match[str]) -> Optional[datetime]:
    year, month, day, hour, minute, second = (int(match[part] or 0) for part in PARTS)
    hour_of_day = _hour(hour, minute or second, _half(match))
    if hour_of_day is None or second > 60 or year not in YEARS or _is_cut(match):
        return None
    try:
        return datetime(year, month, day, hour_of_day, minute) + timedelta(seconds=second)
    except ValueError:
        return None


def _is_cut(match: re.Match[str]) -> bool:
    """Return whether the last digit is cut off: the last part has one digit while all others have two."""
    last = "second" if match["second"] else "minute"
    single = [part for part in PARTS if match[part] and len(match[part]) == 1]
    return single == [last] and not match["rest"].strip(" :.-/") and not match.string[match.start(last) - 1].isspace()


def _half(match: re.Match[str]) -> str:
    """Return the half of the day that is written before or after the clock time: am, pm, unknown, or "" for none."""
    before, behind = match["gap"].strip().lstrip("日일").strip(), match["rest"].strip()
    if before in ("T", "t") or (len(before) == 1 and match["between"].isalpha()):  # 2009J04U04N09K49A08B
        before = ""
    if before in PLAIN_GAPS and len(match["day"]) > 1:
        before = ""
    rest = (FRACTION.sub("", behind) if match["second"] else behind.lstrip(":.")).strip()
    if ZONE.fullmatch(rest) or (len(rest) == 1 and match["colon"].isalpha()):  # 00h08m19s
        rest = ""
    words = [word.lower() for word in (before, rest) if word]
    return HALVES.get(words[0], UNKNOWN) if len(words) == 1 else UNKNOWN if words else ""


def _hour(hour: int, later: int, half: str) -> Optional[int]:
    """Return the hour of the day, 0 to 23; None if it is invalid or ambiguous. `later` is 0 on the hour.

    24:00:00 is ambiguous: it may be the start or the end of the day.
    """
    if hour == 24:
        return 0 if later and half in ("", "am") else None
    if hour > 24:
        return None
    if half == "am":
        return hour % 12 if hour <= 12 else None
    if half == "pm":
        return None if hour == 0 else hour if hour >= 12 else hour + 12
    return hour if half == "" or hour > 12 else None
