"""Ask Wikimedia Commons for the photos in a box; no token is wanted, but whom to write to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..errors import ServiceError
from ..photos.times import read_day, read_time
from ..types import Source
from .fields import (
    box_answer,
    corners,
    licence_name,
    location,
    mapping,
    plain_text,
    records,
    strange,
    text,
    web_address,
)
from .imagery import Box, BoxAnswer, ImageryItem
from .polite import PoliteHost, RefusalError

ADDRESS = "https://commons.wikimedia.org/w"
MOST = 500
"""The most files in a box that are told."""
MOST_PARTS = 200
"""The most parts that an answer may come in; imageinfo has 50 files in each."""
LEAST_SIDE_DEG = 0.0005
"""A box has to have 100 square metres."""
WIDTH_PX = 960
"""One of the few widths that are served."""
PER_MINUTE, PER_MINUTE_UNKNOWN = 200.0, 10.0
"""How many calls a minute are let through, with a contact and without."""
MOST_BOXES, MOST_BOXES_UNKNOWN = 2_000, 600
"""For how many boxes it is asked at most, with a contact and without: that takes an hour then."""
CREDITS = ("LicenseShortName", "LicenseUrl", "Artist", "DateTimeOriginal")
PHOTOS = ("image/jpeg", "image/png", "image/webp", "image/tiff")
"""Kinds of files that may be photos; drawings, sounds, films and documents have positions, too."""
LAG_S = 5
"""How far behind the service's copies may be; if they are, it wants to be left alone for about as long."""
PASSING = ("maxlag", "ratelimited")
TURNS = 5
WRITTEN_TIME = re.compile(r"""<time\b[^>]*\bdatetime\s*=\s*["']([^"']+)["']""", re.IGNORECASE)


class Commons:
    """The photos of Wikimedia Commons, as an `ImageryService`: of all kinds, few beside streets, all freely licensed.

    Its positions are those of cameras. It knows no headings.
    """

    name = "commons"
    largest_deg = 0.17  # under 20 km
    least_deg = 0.001

    def __init__(self, *, contact: str, address: str = ADDRESS) -> None:
        """Check the address; nothing is asked yet.

        Raises:
            RequestError: the address or the contact cannot be used.
        """
        pace = PER_MINUTE if contact else PER_MINUTE_UNKNOWN
        self.most_boxes = MOST_BOXES if contact else MOST_BOXES_UNKNOWN
        self.web = PoliteHost(address, contact=contact, per_minute=pace)
        self.host = self.web.host
        self.search_pause_s = self.picture_pause_s = self.web.pause_s
        self.redirected = self.web.redirected

    def search(self, box: Box) -> BoxAnswer:
        """Return the photos in a box.

        Raises:
            ServiceError: the service cannot be reached, refuses, or answers in another shape.
        """
        files: dict[int, dict[str, Any]] = {}
        for part in self._parts(box):
            for page in part:
                number = page.get("pageid")
                if isinstance(number, bool) or not isinstance(number, int):
                    raise strange(self.host)
                files.setdefault(number, {}).update(page)
            if len(files) >= MOST and box.side_deg > self.least_deg:
                return BoxAnswer((), False)
        return box_answer(filter(_may_be_photo, files.values()), _item, len(files) < MOST)

    def download(self, item: ImageryItem) -> bytes:
        """Return the bytes of a photo.

        Raises:
            PhotoError: this photo cannot be had; others may.
            ServiceError: the call was stopped.
        """
        return self.web.picture(item.picture)

    def close(self) -> None:
        """Stop: calls in other threads end soon."""
        self.web.close()

    def _parts(self, box: Box) -> Iterator[list[dict[str, Any]]]:
        """Yield the parts of an answer: each lists all files, and has the facts of some."""
        south, west, north, east = corners(box, LEAST_SIDE_DEG)
        asked = {
            "action": "query",
            "format": "json",
            "formatversion": 2,
            "maxlag": LAG_S,
            "generator": "geosearch",
            "ggsbbox": f"{north}|{west}|{south}|{east}",
            "ggslimit": MOST,
            "ggsnamespace": 6,
            "prop": "coordinates|imageinfo",
            "colimit": "max",
            "iiprop": "url|size|mime|extmetadata|user",
            "iiurlwidth": WIDTH_PX,
            "iiextmetadatafilter": "|".join(CREDITS),
        }
        onward: dict[str, Any] = {}
        for _ in range(MOST_PARTS):
            content = self._ask({**asked, **onward})
            if "query" in content:
                yield records(content, "query", "pages", host=self.host)
            if content.get("batchcomplete") and "continue" not in content:
                return
            further = content.get("continue")
            if not isinstance(further, dict) or further == onward:
                raise strange(self.host)
            onward = further
        raise strange(self.host)

    def _ask(self, params: dict[str, Any]) -> dict[str, Any]:
        """Ask; again where the service is behind, and once more after it has failed.

        Raises:
            ServiceError: it cannot be reached, refuses, or stays behind.
        """
        for turn in range(TURNS):
            try:
                content = self.web.json("api.php", params)
            except RefusalError as error:
                if error.status != 500 or turn:
                    raise
                self.web.postpone(1.0)
                continue
            if not isinstance(content, dict):
                raise strange(self.host)
            if "error" not in content:
                return content
            self.web.postpone(_pause_s(content["error"]))
        raise ServiceError(
            "Wikimedia Commons is too busy; what was fetched stays, try again in an hour", code="throttled"
        )


def _pause_s(error: Any) -> float:
    """Return how long to wait for what passes.

    Raises:
        ServiceError: it does not pass.
    """
    said = mapping(error)
    if said.get("code") in PASSING:
        lag_s = said.get("lag")
        return max(LAG_S, min(lag_s, 60.0)) if isinstance(lag_s, (int, float)) else LAG_S
    why = text(said.get("info")) or text(said.get("code")) or "it does not say why"
    raise ServiceError(
        f"Wikimedia Commons refuses the search ({why}); check its address, or try again later", code="service_refuses"
    )


def _may_be_photo(page: Mapping[str, Any]) -> bool:
    return _first(page, "imageinfo").get("mime", PHOTOS[0]) in PHOTOS


def _first(page: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the first of a list of objects, such as the newest version of a file; an empty one if there is none."""
    found = page.get(name)
    return mapping(found[0]) if isinstance(found, list) and found else {}


def _item(page: Mapping[str, Any]) -> ImageryItem:
    """Return a photo.

    Raises:
        ValueError: it cannot be used.
    """
    picture, place = _first(page, "imageinfo"), _first(page, "coordinates")
    if not (address := web_address(picture.get("thumburl"))):
        raise ValueError("a picture has no address to download it from")
    told = {name: mapping(mapping(picture.get("extmetadata")).get(name)).get("value") for name in CREDITS}
    taken = told["DateTimeOriginal"]
    written = WRITTEN_TIME.search(taken) if isinstance(taken, str) else None
    when = written[1] if written else plain_text(taken)
    user, day = text(picture.get("user")), read_day(when)
    return ImageryItem(
        id=f"commons:{page['pageid']}",
        location=location(place.get("lat"), place.get("lon")),
        source=Source.INTERNET,
        picture=address,
        url=web_address(picture.get("descriptionurl")),
        author=plain_text(told["Artist"]),
        licence=licence_name(plain_text(told["LicenseShortName"]), web_address(told["LicenseUrl"])),
        captured_at=read_time(when),
        sequence=f"{user} {day}" if user and day else "",  # the nearest to an album that there is
    )
