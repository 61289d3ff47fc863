"""Read a photo's EXIF: capture time, heading, and position, which serves for comparison only."""

from __future__ import annotations

import math
import os
import re
import struct
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from PIL import ExifTags, Image, TiffImagePlugin

from ..types import Location
from .files import SILENCE, check_file, open_image
from .times import is_blank, read_day, read_time

Directory = Mapping[int, Any]  # EXIF values by tag, each decoded on access
SIDES = {"N": 1, "NORTH": 1, "S": -1, "SOUTH": -1, "E": 1, "EAST": 1, "W": -1, "WEST": -1}
"""The sign of each hemisphere's degrees; some phones write whole words."""
UNITS = ("degrees", "minutes", "seconds")
TEXT_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?:/(\d+))?")
BETWEEN_NUMBERS = re.compile(r"[\s,;:°º'′’\"″”]+")


class UnusableError(Exception):
    """Why a position cannot be used, in words for the user."""


def read_exif(path: str) -> dict[str, Any]:
    """Read capture time, heading and position from EXIF; what is absent or unusable is left out.

    Returns:
        Some of `taken_at` (datetime), `heading_deg` (float), `geotag` (Location), `geotag_fault` (str: why the
        position in the file cannot be used).
    """
    try:
        head = check_file(path)
        with SILENCE, open_image(path, head) as image:
            exif = _exif(image, path)
            gps = _directory(exif, ExifTags.IFD.GPSInfo)
            tags = {
                "taken_at": _capture_time(exif, _directory(exif, ExifTags.IFD.Exif)),
                "heading_deg": _heading_deg(_value(gps, ExifTags.GPS.GPSImgDirection)),
                **_position(gps),
            }
    except Exception:  # malicious EXIF can raise anything; the photo then has no tags
        return {}
    return {name: value for name, value in tags.items() if value is not None}


def _exif(image: Image.Image, path: str) -> Image.Exif:
    """Parse EXIF without decoding pixels; Pillow would decode a PNG to look for EXIF after its pixels."""
    if image.format == "PNG" and "exif" not in image.info and (behind := _png_exif(path)):
        image.info["exif"] = behind
    return Image.Image.getexif(image)


def _png_exif(path: str) -> bytes:
    with open(path, "rb") as file:
        file.seek(8)
        while len(header := file.read(8)) == 8:
            length, kind = struct.unpack(">L4s", header)
            if kind == b"eXIf":
                return file.read(length)
            file.seek(length + 4, os.SEEK_CUR)
    return b""


def _directory(exif: Image.Exif, kind: int) -> Directory:
    """Read one directory of the EXIF; a broken one comes back empty and does not affect the others.

    `Exif.get_ifd` would decode all values at once, and with overlapping values a file of 60 kB can take gigabytes.
    """
    try:
        directory = TiffImagePlugin.ImageFileDirectory_v2(exif.head, group=kind)
        exif.fp.seek(exif[kind])
        directory.load(exif.fp)
        return directory
    except Exception:  # malicious EXIF can raise anything
        return {}


def _value(directory: Directory, tag: int) -> Any:
    try:
        value = directory[tag]
    except Exception:  # malicious EXIF can raise anything
        return None
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


def _capture_time(main: Directory, details: Directory) -> datetime | None:
    """Return the first readable time; None if an unreadable one before it names another day, as it may be an edit's."""
    tags = ExifTags.Base
    named: set[date | None] = set()
    for directory, tag in ((details, tags.DateTimeOriginal), (details, tags.DateTimeDigitized), (main, tags.DateTime)):
        text = _text(_value(directory, tag))
        if taken_at := read_time(text):
            return taken_at if named <= {taken_at.date()} else None
        if not is_blank(text):
            named.add(read_day(text))
    return None


def _text(value: Any) -> str:
    """Decode an EXIF text: ASCII by the standard, but some cameras use their country's encoding."""
    if isinstance(value, str):  # Pillow decodes every text as Latin-1
        value = value.encode("latin-1", "replace")
    if not isinstance(value, bytes):
        return ""
    for encoding in ("utf-8", "gb18030"):
        try:
            return value.decode(encoding).strip("\0 ")
        except UnicodeDecodeError:
            pass
    return value.decode("latin-1").strip("\0 ")


def _heading_deg(value: Any) -> float | None:
    degrees = _number(value)
    return degrees % 360 if degrees is not None and 0 <= degrees <= 360 else None


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None


def _position(gps: Directory) -> dict[str, Any]:
    """Return the position, or why it cannot be used; (0, 0) is what cameras write without a fix."""
    tags = ExifTags.GPS
    lat, lon = _value(gps, tags.GPSLatitude), _value(gps, tags.GPSLongitude)
    if lat is None and lon is None:
        return {}
    try:
        place = (
            _degrees("latitude", lat, _text(_value(gps, tags.GPSLatitudeRef)), "NS", 90),
            _degrees("longitude", lon, _text(_value(gps, tags.GPSLongitudeRef)), "EW", 180),
        )
        if place == (0, 0):
            raise UnusableError("it is 0, 0, which cameras write without a GPS fix")
        return {"geotag": Location(*place)}
    except UnusableError as fault:
        return {"geotag_fault": str(fault)}


def _degrees(name: str, value: Any, side: str, sides: str, most: int) -> float:
    """Return signed degrees from decimal degrees, degrees and decimal minutes, or degrees, minutes and seconds.

    Raises:
        UnusableError: they are missing, invalid or ambiguous.
    """
    if value is None:
        raise UnusableError(f"it has no {name}")
    numbers, own_side = _numbers(name, value)
    side = side.upper() or own_side
    if side not in SIDES or side[0] not in sides or (own_side or side[0]) != side[0]:
        raise UnusableError(f"its {name} has no hemisphere, {sides[0]} or {sides[1]}")
    if any(number < 0 for number in numbers):
        raise UnusableError(f"its {name} is negative and has a hemisphere")
    whole, minutes, seconds = (*numbers, 0.0, 0.0)[:3]
    if minutes >= 60:
        raise UnusableError(f"its {name} has {minutes:g} minutes")
    if seconds > 60:  # 60 itself is 59.99 rounded
        raise UnusableError(f"its {name} has {seconds:g} seconds")
    if (whole % 1 and (minutes or seconds)) or (minutes % 1 and seconds):
        raise UnusableError(f"its {name} has {_in_words(numbers)}, which can be read in two ways")
    degrees = whole + minutes / 60 + seconds / 3600
    if degrees > most:
        raise UnusableError(f"its {name} is {degrees:.10g}, beyond {most}")
    return SIDES[side] * degrees


def _in_words(numbers: Sequence[float]) -> str:
    return ", ".join(f"{number:.10g} {unit}" for number, unit in zip(numbers, UNITS))


def _numbers(name: str, value: Any) -> tuple[list[float], str]:
    """Return one to three finite numbers, and the hemisphere if it is written in the same text."""
    side, parts = "", list(value) if isinstance(value, tuple) else [value]
    if isinstance(value, (str, bytes)):
        parts, side = _text_numbers(name, _text(value).upper())
    numbers = [number for number in map(_number, parts) if number is not None]
    if len(numbers) < len(parts):
        raise UnusableError(f"its {name} is not a number")
    if not 1 <= len(numbers) <= 3:
        raise UnusableError(f"its {name} has {len(numbers)} parts, not degrees, minutes and seconds")
    return numbers, side


def _text_numbers(name: str, text: str) -> tuple[list[Any], str]:
    """Read degrees from a text; a comma is ambiguous unless there is a decimal point or a fraction."""
    side, inner = "".join(re.findall("[NSEW]", text)), re.sub("[NSEW]", "", text)
    matches = [TEXT_NUMBER.fullmatch(part) for part in BETWEEN_NUMBERS.split(inner) if part]
    if "," in inner and not re.search("[./]", inner):
        raise UnusableError(f"its {name} is a text whose commas may be decimal")
    if not matches or not all(matches) or len(side) > 1:
        raise UnusableError(f"its {name} is text, not a number")
    found = [(float(match[1]), float(match[2] or 1)) for match in matches if match]
    return [above / below if below else math.nan for above, below in found], side
