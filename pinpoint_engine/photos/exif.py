"""What a photo's EXIF tells: when it was taken, which way the camera looked, and where, for comparison only."""

from __future__ import annotations

import math
import os
import re
import struct
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from PIL import ExifTags, Image, TiffImagePlugin

from ..types import Location
from .files import SILENCE, check_file, open_image

Directory = Mapping[int, Any]  # EXIF values by tag, each decoded when it is asked for
YEARS = range(1826, 2101)
"""When photos can have been taken; cameras that have lost their clock tell year 0, 1 or 1601."""
DATE = re.compile(r"(\d{4})[:-](\d\d)[:-](\d\d)[ T](\d\d):(\d\d):(\d\d)")


def read_exif(path: str) -> dict[str, Any]:
    """Read capture time, heading and position from EXIF; what is absent or unusable is left out.

    Returns:
        Some of `taken_at` (datetime), `heading_deg` (float), `geotag` (Location).
    """
    try:
        check_file(path)
        with SILENCE, open_image(path) as image:
            exif = _exif(image, path)
            gps = _directory(exif, ExifTags.IFD.GPSInfo)
            tags = {
                "taken_at": _capture_time(exif, _directory(exif, ExifTags.IFD.Exif)),
                "heading_deg": _heading_deg(_value(gps, ExifTags.GPS.GPSImgDirection)),
                "geotag": _geotag(gps),
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
    tags = ExifTags.Base
    for directory, tag in ((details, tags.DateTimeOriginal), (details, tags.DateTimeDigitized), (main, tags.DateTime)):
        if match := DATE.match(_text(_value(directory, tag))):
            try:
                taken_at = datetime(*(int(part) for part in match.groups()))  # type: ignore[arg-type]
            except ValueError:
                continue
            if taken_at.year in YEARS:
                return taken_at
    return None


def _text(value: Any) -> str:
    """Read an EXIF text, which some cameras write as bytes and all end with NUL."""
    return (value.decode("ascii", "replace") if isinstance(value, bytes) else str(value or "")).strip("\0 ")


def _heading_deg(value: Any) -> float | None:
    degrees = _number(value)
    return degrees % 360 if degrees is not None and 0 <= degrees <= 360 else None


def _number(value: Any) -> float | None:
    try:
        number = float(value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    return number if math.isfinite(number) else None


def _geotag(gps: Directory) -> Location | None:
    """Accept finite degrees with minutes and seconds below 60 and a valid hemisphere; (0, 0) means no position."""
    tags = ExifTags.GPS
    lat = _degrees(_value(gps, tags.GPSLatitude), _value(gps, tags.GPSLatitudeRef), "N", "S")
    lon = _degrees(_value(gps, tags.GPSLongitude), _value(gps, tags.GPSLongitudeRef), "E", "W")
    if lat is None or lon is None or (lat == 0 and lon == 0) or abs(lat) > 90 or abs(lon) > 180:
        return None
    return Location(lat, lon)


def _degrees(parts: Any, hemisphere: Any, positive: str, negative: str) -> float | None:
    side = _text(hemisphere).upper()
    if side not in (positive, negative) or isinstance(parts, (str, bytes)) or not isinstance(parts, Sequence):
        return None
    numbers = [_number(part) for part in parts]
    if len(numbers) != 3 or any(number is None or number < 0 for number in numbers):
        return None
    whole, minutes, seconds = (number or 0.0 for number in numbers)
    if minutes >= 60 or seconds >= 60:
        return None
    degrees = whole + minutes / 60 + seconds / 3600
    return -degrees if side == negative else degrees
