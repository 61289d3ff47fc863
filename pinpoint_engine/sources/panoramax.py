"""Panoramax: street-level pictures of one instance, or of the federated catalogue of all."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction
from typing import Any

from ..types import Location, Source
from .fields import box_answer, corners, finite_number, licence_name, location, mapping, records, text
from .imagery import Box, BoxAnswer, ImageryItem
from .polite import PoliteHost

FEDERATION = "https://api.panoramax.xyz"
"""The catalogue of all public instances; their pictures lie on their own hosts."""
MOST = 1_000
"""Pictures that a box is asked for; a server allows up to 10,000, which are 40 MB."""
THUMB_PX, SD_PX = 500, 2048
"""Widths of the smaller pictures; they are as wide even where the original is smaller."""
NEEDED_PX = 336
"""The shorter side that is enough for the models."""
MEASURED = "Exif.GPSInfo.GPSImgDirection"
"""Where the camera looked, as a fraction in text."""
FRACTION = re.compile(r"-?[0-9]{1,12}(?:[./][0-9]{1,12})?")
"""A fraction of cameras; others may take minutes to compute, as one with the exponent of "1e99999999" would."""


class Panoramax:
    """A server of Panoramax; see `ImageryService`."""

    name = "panoramax"
    largest_deg = 0.2
    least_deg = 0.0001
    most_boxes = 2_000  # about all of France

    def __init__(
        self, address: str = FEDERATION, *, contact: str = "", most: int = MOST, per_minute: float | None = None
    ) -> None:
        """Check the address; nothing is asked yet.

        Args:
            address: The instance, as https://panoramax.openstreetmap.fr, or the catalogue of all.
            contact: The operator's address for complaints.
            most: How many pictures a box is asked for.
            per_minute: How many calls a minute each host is sent at most.

        Raises:
            RequestError: the address or the contact cannot be used.
        """
        self.web = PoliteHost(address.rstrip("/").removesuffix("/api"), contact=contact, per_minute=per_minute)
        self.host = self.web.host
        self.search_pause_s = self.picture_pause_s = self.web.pause_s
        self.redirected = self.web.redirected
        self._most = most

    def search(self, box: Box) -> BoxAnswer:
        """Return what there is in a box; where the count meets the limit, there may be more, for there is no paging.

        Raises:
            ServiceError: the service cannot be reached, refuses, or answers in another shape.
        """
        south, west, north, east = corners(box)
        answer = self.web.json("api/search", {"bbox": f"{west},{south},{east},{north}", "limit": self._most})
        features = records(answer, "features", host=self.host)
        is_whole = len(features) < self._most and not _goes_on(answer)
        return box_answer(features, self._item, is_whole)

    def download(self, item: ImageryItem) -> bytes:
        """Return the bytes of a picture.

        Raises:
            PhotoError: this picture cannot be had; others may.
            ServiceError: the call was stopped.
        """
        return self.web.picture(item.picture)

    def close(self) -> None:
        """Stop: calls in other threads end soon."""
        self.web.close()

    def _item(self, feature: Mapping[str, Any]) -> ImageryItem:
        """Return the picture of a feature.

        Raises:
            ValueError: it cannot be used; the message says why, as a sentence.
        """
        told, key = mapping(feature.get("properties")), feature.get("id")
        if not isinstance(key, str) or not key:
            raise ValueError("a picture has no id")
        exif, optics = mapping(told.get("exif")), mapping(told.get("pers:interior_orientation"))
        width = finite_number(optics.get("field_of_view"))
        return ImageryItem(
            f"{self.name}:{key}",
            _location(feature.get("geometry")),
            Source.STREET,
            _picture(mapping(feature.get("assets")), optics, width),
            f"{self.web.address}/#focus=pic&pic={key}",
            _author(exif, told, feature.get("providers")),
            _licence(told.get("license")),
            _time(told.get("datetimetz")) or _time(told.get("datetime")),
            _heading(exif.get(MEASURED), told.get("view:azimuth")),
            str(feature.get("collection") or ""),
            width,
        )


def _heading(measured: Any, told: Any) -> float | None:
    """Return where a picture looks, None if no camera measured it.

    The server makes a direction up where none is measured, and also where exactly north is: that it takes for nothing.
    """
    shown = str(measured).strip()
    try:
        if not FRACTION.fullmatch(shown):
            return None
        if Fraction(shown) % 360 == 0:
            return 0.0
    except ZeroDivisionError:
        return None
    degrees = finite_number(told)
    return None if degrees is None else degrees % 360


def _time(value: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _goes_on(answer: Mapping[str, Any]) -> bool:
    """Return whether an answer has a link to more, as other servers of the same interface give."""
    links = answer.get("links")
    return isinstance(links, list) and any(mapping(link).get("rel") == "next" for link in links)


def _location(geometry: Any) -> Location:
    """Return the place of a point.

    Raises:
        ValueError: it has none, or an impossible one.
    """
    corner = mapping(geometry).get("coordinates")
    lon, lat = map(finite_number, corner[:2]) if isinstance(corner, list) and len(corner) > 1 else (None, None)
    return location(lat, lon)


def _picture(assets: Mapping[str, Any], optics: Mapping[str, Any], field_of_view: float | None) -> str:
    """Return the address of the smallest picture that is enough; that of a panorama has to be cut into faces.

    Raises:
        ValueError: there is none.
    """
    size = optics.get("sensor_array_dimensions")
    sides = [finite_number(each) or 0 for each in size] if isinstance(size, list) and len(size) == 2 else [0, 0]
    order = ["sd", "hd"]
    if 0 < sides[0] <= THUMB_PX:
        order = ["hd", "sd"]  # all others are enlarged from it
    elif field_of_view != 360 and sides[0] and THUMB_PX * min(1, sides[1] / sides[0]) >= NEEDED_PX:
        order = ["thumb", "sd", "hd"]
    links = (mapping(assets.get(name)).get("href") for name in order)
    found = next((link for link in links if isinstance(link, str) and link), "")
    if not found:
        raise ValueError("a picture has no address to download it from")
    return found


def _author(exif: Mapping[str, Any], told: Mapping[str, Any], providers: Any) -> str:
    """Return whose picture it is: the artist in its EXIF, else the account that sent it."""
    names = [mapping(each).get("name") for each in providers] if isinstance(providers, list) else []
    known = (exif.get("Exif.Image.Artist"), told.get("geovisio:producer"), *names)
    return next(filter(None, (text(name) for name in known if isinstance(name, str))), "")


def _licence(value: Any) -> str:
    """Return a licence as people write it; "" for anything but a text."""
    return licence_name(value) if isinstance(value, str) else ""
