"""What a photo's EXIF tells: when it was taken, which way the camera looked, and where, for comparison only."""

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

Directory = Mapping[int, Any]  # EXIF values by tag, each decoded when it is asked for
SIDES = {"N": 1, "NORTH": 1, "S": -1, "SOUTH": -1, "E": 1, "EAST": 1, "W": -1, "WEST": -1}
"""The hemispheres, and the sign of their degrees; some phones write whole words."""
UNITS = ("degrees", "minutes", "seconds")
TEXT_NUMBER = re.compile(r"(\d+(?:\.\d+)?)(?:/(\d+))?")
BETWEEN_NUMBERS = re.compile(r"[\s,;:°º'′’\"″”]+")


class UnusableError(Exception):
    """Why a position cannot be used, as a person would say it."""


def read_exif(path: str) -> dict[str, Any]:
    """Read capture time, heading and position from EXIF; what is absent or unusable is left out.

    Returns:
        Some of `taken_at` (datetime), `heading_deg` (float), `geotag` (Location), `geotag_fault` (str: why the position
        that is there cannot be used).
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
    except Exception:  # hostile EXIF raises anything; the photo simply has no tags
        return {}
    return {name: value for name, value in tags.items() if value is not None}


def _exif(image: Image.Image, path: str) -> Image.Exif:
    """Parse EXIF without unpacking pixels, which Pillow does for a PNG that may have its EXIF behind them."""
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
    """Find a directory inside EXIF; a broken one is empty and leaves the others readable.

    `Exif.get_ifd` would decode all values at once, and values that overlap make gigabytes of a file of 60 kB.
    """
    try:
        directory = TiffImagePlugin.ImageFileDirectory_v2(exif.head, group=kind)
        exif.fp.seek(exif[kind])
        directory.load(exif.fp)
        return directory
    except Exception:  # hostile EXIF raises anything
        return {}


def _value(directory: Directory, tag: int) -> Any:
    try:
        value = directory[tag]
    except Exception:  # hostile EXIF raises anything
        return None
    return value[0] if isinstance(value, tuple) and len(value) == 1 else value


def _capture_time(main: Directory, details: Directory) -> datetime | None:
    """Return the first time that can be read, unless one before it names another day: it may be that of an edit."""
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
    """Read an EXIF text, which all cameras should write in ASCII, and some in the encoding of their country."""
    if isinstance(value, str):  # as Pillow takes all for Latin-1
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
    """Read the position, or why there is one that cannot be used; (0, 0) means that the camera had none."""
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
            raise UnusableError("it is 0, 0, which cameras write that know no position")
        return {"geotag": Location(*place)}
    except UnusableError as fault:
        return {"geotag_fault": str(fault)}


def _degrees(name: str, value: Any, side: str, sides: str, most: int) -> float:
    """Return signed degrees, of decimal degrees, of degrees and decimal minutes, or of degrees, minutes and seconds.

    Raises:
        UnusableError: they are not there, or may be read in more than one way.
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
    """Return one to three finite numbers, and the hemisphere where it stands in a text with them."""
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
    """Read degrees from a text; a comma may be a decimal one unless there is a point or a fraction."""
    side, inner = "".join(re.findall("[NSEW]", text)), re.sub("[NSEW]", "", text)
    matches = [TEXT_NUMBER.fullmatch(part) for part in BETWEEN_NUMBERS.split(inner) if part]
    if "," in inner and not re.search("[./]", inner):
        raise UnusableError(f"its {name} is a text whose commas may be decimal ones")
    if not matches or not all(matches) or len(side) > 1:
        raise UnusableError(f"its {name} is a text and not a number")
    found = [(float(match[1]), float(match[2] or 1)) for match in matches if match]
    return [above / below if below else math.nan for above, below in found], side
