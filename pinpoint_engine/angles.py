"""Parse latitudes and longitudes in the notations people use: decimal or sexagesimal, signed or with a hemisphere."""

from __future__ import annotations

import math
import re

from .types import Location

LONGEST = 60
"""The most characters that an angle can have."""
NUMBER = r"(?:\d+(?:[.,]\d*)?|[.,]\d+)"
DEGREES = re.compile(rf"([NSEW])?\s*([+-])?\s*({NUMBER})\s*°?\s*([NSEW])?")
SIXTIETHS = re.compile(
    rf"([NSEW])?\s*([+-])?\s*(\d+)(?:\s*°\s*|\s*:\s*|\s+)({NUMBER})(?:\s*'\s*|\s*:\s*|\s+|$|(?=[NSEW]))"
    rf"(?:({NUMBER})\s*\"?)?\s*([NSEW])?"
)
SIGNS = str.maketrans(
    {**dict.fromkeys("º˚", "°"), **dict.fromkeys("′’‘´`", "'"), **dict.fromkeys("″”“", '"'), "−": "-"}
)


def place(lat: str, lon: str) -> Location:
    """Read a location from two cells.

    Raises:
        ValueError: they do not hold one; the message says why.
    """
    if not (lat and lon):
        raise ValueError(f"it has no {'longitude' if lat else 'latitude'}")
    latitude, longitude = degrees(lat, "NS"), degrees(lon, "EW")
    if abs(latitude) > 90:
        swapped = " (is it the longitude?)" if abs(longitude) <= 90 and abs(latitude) <= 180 else ""
        raise ValueError(f"the latitude {lat} is beyond ±90 degrees{swapped}")
    if abs(longitude) > 180:
        raise ValueError(f"the longitude {lon} is beyond ±180 degrees")
    return Location(latitude, longitude)


def degrees(text: str, sides: str) -> float:
    """Read an angle, decimal or with minutes and seconds, with a sign or one of two hemispheres `sides` (NS or EW).

    Raises:
        ValueError: it is not an angle; the message says why.
    """
    if len(text) > LONGEST:
        raise ValueError(f"{text[:LONGEST] + '…'!r} is not a number of degrees")
    try:
        if math.isfinite(value := float(text)) and "_" not in text:
            return value
    except ValueError:
        pass
    plain = text.translate(SIGNS).upper().replace("DEG", "°").replace("''", '"').strip()
    if match := DEGREES.fullmatch(plain):
        before, sign, whole, after = match.groups()
        minutes = seconds = None
    elif (match := SIXTIETHS.fullmatch(plain)) and ("°" in plain or ":" in plain or match[1] or match[6]):
        before, sign, whole, minutes, seconds, after = match.groups()
    else:
        raise ValueError(f"{text!r} is not a number of degrees")
    side = (before or "") + (after or "")
    if len(side) + bool(sign) > 1:
        raise ValueError(f"{text!r} has two hemispheres or signs")
    if side and side not in sides:
        raise ValueError(f"{text!r} is not a {'latitude' if sides == 'NS' else 'longitude'}")
    parts = [float(part.replace(",", ".")) for part in (whole, minutes or "0", seconds or "0")]
    if max(parts[1:]) >= 60 or (seconds and parts[1] % 1):
        raise ValueError(f"{text!r} has invalid minutes or seconds")
    value = parts[0] + parts[1] / 60 + parts[2] / 3600
    return -value if sign == "-" or side == sides[1] else value
