"""Ask Flickr for the freely licensed photos in a box, with the user's own key."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from typing import Any

from ..errors import ServiceError
from ..photos.times import read_day, read_time
from ..types import Location, Source
from .fields import box_answer, corners, licence_name, location, mapping, records, strange, text, web_address
from .imagery import Box, BoxAnswer, ImageryItem
from .polite import PoliteHost, RefusalError

ADDRESS = "https://api.flickr.com/services"
PER_PAGE = 250
"""The most photos in one answer about places."""
MOST = 4_000
"""The photos after these repeat those before."""
PICTURES = ("url_l", "url_c", "url_z")
"""Addresses of 1024, 800 and 640 pixels; smaller photos do not have all of them."""
EXTRAS = ("geo", "date_taken", "owner_name", "license", *PICTURES)
BEFORE_FLICKR = 1_072_915_200
"""2004-01-01: without a first day, only what came in the last hours is searched."""
STREET_LEVEL, TOWN_LEVEL = 16, 11
"""How accurate positions are, from 1 to 16."""
PER_MINUTE, PICTURES_PER_MINUTE = 60.0, 600.0
"""A key may be used for 3,600 calls an hour; pictures lie elsewhere, and have no such limit."""
BAD_KEY = "100"
PASSING = ("0", "10", "105", "106", "201")
"""Codes of its errors; they come with status 200."""
PAUSES_S = (2.0, 10.0, 30.0)
NUMBER, OWNER = re.compile(r"\d+"), re.compile(r"[\w@-]+")
REMEDY = "get one at https://www.flickr.com/services/apps/create, set PINPOINT_FLICKR_KEY or enter it in the dock"


class Flickr:
    """The photos on Flickr under licences of Creative Commons, as an `ImageryService`. It knows no headings."""

    name = "flickr"
    largest_deg = 1.0
    least_deg = 0.001
    most_boxes = 1_000

    def __init__(self, key: str, *, contact: str, address: str = ADDRESS) -> None:
        """Check the key's form; nothing is asked yet.

        Raises:
            ServiceError: there is no key, or it cannot be one.
            RequestError: the address or the contact cannot be used, or the key would be sent unencrypted.
        """
        self._key = key.strip()
        if not self._key:
            raise ServiceError(f"Flickr wants a key; {REMEDY}", code="no_token")
        if not (self._key.isascii() and self._key.isalnum()):
            raise ServiceError(f"this is no key of Flickr, as it has other characters; {REMEDY}", code="bad_token")
        self.web = PoliteHost(address, contact=contact, form={"api_key": self._key}, per_minute=PER_MINUTE)
        self.host = self.web.host
        self._pictures = PoliteHost(address, contact=contact, per_minute=PICTURES_PER_MINUTE)
        self.redirected = self._pictures.redirected
        self.search_pause_s, self.picture_pause_s = self.web.pause_s, self._pictures.pause_s
        self._licences: dict[str, str] = {}

    def search(self, box: Box) -> BoxAnswer:
        """Return the photos in a box.

        Raises:
            ServiceError: Flickr cannot be reached, does not accept the key, or answers in another shape.
        """
        self._licences = self._licences or self._known_licences()
        total, found = self._page(box, 1)
        if total > MOST and box.side_deg > self.least_deg:
            return BoxAnswer((), False)
        photos = {text(record.get("id")): record for record in found}
        for number in range(2, math.ceil(min(total, MOST) / PER_PAGE) + 1):
            _, found = self._page(box, number)
            if not found:
                break  # it counts some that it does not list
            photos |= {text(record.get("id")): record for record in found}
        return box_answer(photos.values(), self._item, total <= MOST)

    def download(self, item: ImageryItem) -> bytes:
        """Return the bytes of a photo.

        Raises:
            PhotoError: this photo cannot be had; others may.
            ServiceError: the call was stopped.
        """
        return self._pictures.picture(item.picture)

    def close(self) -> None:
        """Stop: calls in other threads end soon."""
        self.web.close()
        self._pictures.close()

    def _known_licences(self) -> dict[str, str]:
        """Return the names of the licences of Creative Commons by their ids, which Flickr adds to."""
        content = self._ask({"method": "flickr.photos.licenses.getInfo"})
        found = records(content, "licenses", "license", host=self.host)
        named = {text(each.get("id")): _creative_commons(each) for each in found}
        if not any(named.values()):
            raise strange(self.host)
        return {number: name for number, name in named.items() if name}

    def _page(self, box: Box, number: int) -> tuple[int, list[dict[str, Any]]]:
        """Return how many photos there are in a box, and a page of them."""
        south, west, north, east = corners(box)
        content = self._ask(
            {
                "method": "flickr.photos.search",
                "bbox": f"{west},{south},{east},{north}",
                "accuracy": str(STREET_LEVEL),
                "license": ",".join(self._licences),
                "has_geo": "1",
                "media": "photos",
                "content_type": "1",
                "safe_search": "1",
                "min_upload_date": str(BEFORE_FLICKR),
                "sort": "date-posted-asc",  # so that new ones do not shift the pages
                "extras": ",".join(EXTRAS),
                "per_page": str(PER_PAGE),
                "page": str(number),
            }
        )
        total = text(mapping(content.get("photos")).get("total"))
        if not NUMBER.fullmatch(total):
            raise strange(self.host)
        return int(total), records(content, "photos", "photo", host=self.host)

    def _ask(self, params: dict[str, str]) -> dict[str, Any]:
        """Ask; again where the service is not there for a moment.

        Raises:
            ServiceError: it cannot be reached, refuses, or does not accept the key.
        """
        form = {**params, "format": "json", "nojsoncallback": "1"}
        for pause_s in (*PAUSES_S, None):
            try:
                content = self.web.json("rest/", form=form)
            except RefusalError as error:
                if error.status != 500 or pause_s != PAUSES_S[0]:
                    raise
            else:
                if mapping(content).get("stat") == "ok":
                    return content
                self._refuse(mapping(content))
            if pause_s is not None:
                self.web.postpone(pause_s)
        raise ServiceError(
            "Flickr's search is not available; what was fetched stays, try again later", code="throttled"
        )

    def _refuse(self, content: Mapping[str, Any]) -> None:
        """Raise what does not pass.

        Raises:
            ServiceError: the key is not accepted, the search is refused, or the answer has another shape.
        """
        code = text(content.get("code"))
        if content.get("stat") != "fail" or not code:
            raise strange(self.host)
        if code == BAD_KEY:
            raise ServiceError(f"Flickr does not accept this key; {REMEDY}", code="bad_token")
        if code not in PASSING:
            told = content.get("message")
            why = text(told.replace(self._key, "…") if isinstance(told, str) else "") or f"error {code}"
            raise ServiceError(
                f"Flickr refuses the search ({why}); check its address, or try again later", code="service_refuses"
            )

    def _item(self, record: Mapping[str, Any]) -> ImageryItem:
        """Return a photo.

        Raises:
            ValueError: it cannot be used.
        """
        number, owner = text(record.get("id")), text(record.get("owner"))
        if not (NUMBER.fullmatch(number) and OWNER.fullmatch(owner)):
            raise ValueError("a picture has no id")
        if not (licence := self._licences.get(text(record.get("license")), "")):
            raise ValueError("a picture has no licence of Creative Commons")
        addresses = (web_address(record.get(name)) for name in PICTURES)
        if not (address := next(filter(None, addresses), "")):
            raise ValueError("a picture has no address to download it from")
        is_exact = text(record.get("datetakengranularity")) == text(record.get("datetakenunknown")) == "0"
        taken = text(record.get("datetaken")) if is_exact else ""
        day = read_day(taken)
        return ImageryItem(
            id=f"flickr:{number}",
            location=_place(record),
            source=Source.INTERNET,
            picture=address,
            url=f"https://www.flickr.com/photos/{owner}/{number}",
            author=text(record.get("ownername")),
            licence=licence,
            captured_at=read_time(taken),
            sequence=f"{owner} {day}" if day else "",  # the nearest to an album that there is
        )


def _creative_commons(record: Mapping[str, Any]) -> str:
    """Return the name of a licence of Creative Commons; "" for others, and where all rights are reserved."""
    return licence_name("", web_address(record.get("url")))


def _place(record: Mapping[str, Any]) -> Location:
    """Return where a photo was taken.

    Raises:
        ValueError: there is no place, or an impossible one, or it is only known in which town.
    """
    accuracy = text(record.get("accuracy"))
    if accuracy == "0":
        raise ValueError("a picture has no position")
    place = location(record.get("latitude"), record.get("longitude"))
    if NUMBER.fullmatch(accuracy) and int(accuracy) <= TOWN_LEVEL:
        raise ValueError("a picture has a position for its town only")
    return place
