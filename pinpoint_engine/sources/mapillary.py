"""Ask Mapillary for the street-level pictures in a box, with the user's own token."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from ..errors import PhotoError, ServiceError
from ..types import Location, Source
from .fields import box_answer, corners, finite_number, location, mapping, records, strange, text
from .imagery import Box, BoxAnswer, ImageryItem
from .polite import GONE, NO_PICTURE, PoliteHost, RefusalError, UnreachableError, picture_error

ADDRESS = "https://graph.mapillary.com"
LICENCE = "CC BY-SA 4.0"
"""The licence of all pictures there, by its terms."""
MOST = 2_000
"""The most pictures in one answer."""
PICTURES = NARROW, WIDE, ORIGINAL = "thumb_1024_url", "thumb_2048_url", "thumb_original_url"
FIELDS = (
    *("id", "geometry", "computed_geometry", "computed_compass_angle", "captured_at", "camera_type", "is_pano"),
    *("sequence", "creator", *PICTURES),
)
"""What is asked of each picture; what is not asked for does not come."""
SPHERES = ("spherical", "equirectangular")
BAD_TOKEN, UNKNOWN_ID = 190, 100
THROTTLED = (4, 17, 32, 613)
"""Codes of its errors."""
PAUSES_S = (10.0, 30.0, 60.0)
"""How long to wait each time that it has been asked too often; its limits are counted by the minute."""
TOO_MUCH = "reduce the amount of data"
CORRECTED_M = 500.0
"""A position that reconstruction moved farther than this is not believed."""
FINEST_CUTS = 4
"""How often the smallest box is cut if it still holds too much for one answer."""
KEPT = 16
"""The most quarters whose answers are kept until they are asked for."""
REMEDY = (
    "get one at https://www.mapillary.com/dashboard/developers, set PINPOINT_MAPILLARY_TOKEN or enter it in the dock"
)


class Mapillary:
    """Mapillary's pictures, as an `ImageryService`.

    Where there are many, it leaves out some without saying so. So the quarters of a box are asked too: only where they
    add nothing is the answer for the box whole. Their answers are kept for the calls that follow.
    """

    name = "mapillary"
    largest_deg = 0.0099  # the side has to be under 0.01
    least_deg = 0.001
    most_boxes = 4_000  # a large town with its surroundings; each takes up to five calls

    def __init__(self, token: str, *, contact: str, address: str = ADDRESS) -> None:
        """Check the token's form; nothing is asked yet.

        Raises:
            ServiceError: there is no token, or it cannot be one.
            RequestError: the address or the contact cannot be used.
        """
        token = token.strip()
        if not token:
            raise ServiceError(f"Mapillary wants a token; {REMEDY}", code="no_token")
        if not token.isascii() or not token.isprintable() or " " in token:
            raise ServiceError(f"this is no token of Mapillary, as it has other characters; {REMEDY}", code="bad_token")
        self.web = PoliteHost(address, contact=contact, headers={"Authorization": f"OAuth {token}"}, per_minute=6_000)
        self.host = self.web.host
        self.search_pause_s = self.picture_pause_s = self.web.pause_s
        self.redirected = self.web.redirected
        self._kept: dict[Box, BoxAnswer] = {}
        self._lock = threading.Lock()

    def search(self, box: Box) -> BoxAnswer:
        """Return the pictures in a box; it is whole if its quarters have no others.

        Raises:
            ServiceError: Mapillary cannot be reached, does not accept the token, or answers in another shape.
        """
        if box.side_deg <= self.least_deg:
            return self._finest(box, FINEST_CUTS)
        answer = self._listed(box)
        if not answer.is_whole or not answer.items:
            return answer
        parts = [self._listed(quarter) for quarter in box.quarters()]
        joined = _joined([answer, *parts])
        if len(joined.items) == len(answer.items) and joined.is_whole:
            return answer
        with self._lock:
            self._kept |= zip(box.quarters(), parts, strict=True)
            for oldest in list(self._kept)[:-KEPT]:
                del self._kept[oldest]
        return BoxAnswer(joined.items, False)

    def download(self, item: ImageryItem) -> bytes:
        """Return the bytes of a picture; its address expires, and is asked for anew if it has.

        Raises:
            PhotoError: this picture cannot be had; others may.
            ServiceError: Mapillary does not accept the token, or was asked too often.
        """
        if item.picture:
            try:
                return self.web.picture(item.picture)
            except PhotoError as error:
                if error.code not in (GONE, NO_PICTURE):
                    raise  # at another address of this host it could not be had either
        return self.web.picture(self._fresh_address(item))

    def close(self) -> None:
        """Stop: calls in other threads end soon."""
        self.web.close()

    def _finest(self, box: Box, cuts: int) -> BoxAnswer:
        """Return the pictures in a box that is not cut by others."""
        answer = self._listed(box)
        if answer.is_whole or not cuts:
            return answer
        return _joined([answer, *(self._finest(quarter, cuts - 1) for quarter in box.quarters())])

    def _listed(self, box: Box) -> BoxAnswer:
        """Return one answer of the service; it is not whole if it reaches the limit, or would have gone beyond it."""
        with self._lock:
            if (kept := self._kept.pop(box, None)) is not None:
                return kept
        south, west, north, east = corners(box)
        try:
            content = self._ask(
                "images", {"fields": ",".join(FIELDS), "bbox": f"{west},{south},{east},{north}", "limit": MOST}
            )
        except RefusalError as error:
            if TOO_MUCH not in str(error.answer):
                raise
            return BoxAnswer((), False)
        found = records(content, "data", host=self.host)
        return box_answer(found, _item, len(found) < MOST)

    def _fresh_address(self, item: ImageryItem) -> str:
        number = item.id.removeprefix(f"{self.name}:")
        try:
            record = self._ask(number, {"fields": ",".join(("id", *PICTURES))})
        except UnreachableError as error:
            raise picture_error(error) from error
        except RefusalError as error:
            if _code(error) == UNKNOWN_ID or error.status == 404:
                raise PhotoError(f"{item.id} is gone; others may be there", code=GONE) from None
            raise
        if not isinstance(record, dict):
            raise strange(self.host)
        return _address(record, item.field_of_view == 360)

    def _ask(self, path: str, params: dict[str, Any]) -> Any:
        """Ask; again where that was too often, and once more after a failure of the service.

        Raises:
            RefusalError: the service refuses for another reason than the token.
            ServiceError: it does not accept the token, or cannot be reached.
        """
        turn = 0
        while True:
            try:
                return self.web.json(path, params)
            except RefusalError as error:
                self.web.postpone(_pause_s(error, turn))
            turn += 1


def _pause_s(error: RefusalError, turn: int) -> float:
    """Return how long to wait before the next try; raise what ends them.

    Raises:
        RefusalError: the service refuses for another reason than the token.
        ServiceError: it does not accept the token, or was asked too often with it.
    """
    code = _code(error)
    if code == BAD_TOKEN or error.status == 401:
        raise ServiceError(f"Mapillary does not accept this token; {REMEDY}", code="bad_token") from None
    if code in THROTTLED and turn < len(PAUSES_S):
        return PAUSES_S[turn]
    if code in THROTTLED:
        raise ServiceError(
            "Mapillary was asked too often with this token; what was fetched stays, try again in an hour",
            code="throttled",
        ) from None
    if error.status == 500 and turn == 0:
        return 1.0
    raise error


def _code(error: RefusalError) -> int | None:
    """Return the service's own code of an error."""
    code = mapping(mapping(error.answer).get("error")).get("code")
    return code if isinstance(code, int) else None


def _joined(answers: Sequence[BoxAnswer]) -> BoxAnswer:
    """Return the answers for a box and for its quarters as one, each picture once."""
    items = {item.id: item for answer in answers for item in answer.items}
    faults = tuple(fault for answer in answers[1:] for fault in answer.faults)
    return BoxAnswer(tuple(items.values()), all(answer.is_whole for answer in answers[1:]), faults)


def _item(record: Mapping[str, Any]) -> ImageryItem:
    """Return a picture.

    Raises:
        ValueError: it cannot be used.
    """
    if not (number := text(record.get("id"))).isalnum():
        raise ValueError("a picture has no id")
    is_sphere = record.get("is_pano") is True or record.get("camera_type") in SPHERES
    return ImageryItem(
        id=f"mapillary:{number}",
        location=_place(record),
        source=Source.STREET,
        picture=_address(record, is_sphere),
        url=f"https://www.mapillary.com/app/?pKey={number}&focus=photo",
        author=text(mapping(record.get("creator")).get("username")),
        licence=LICENCE,
        captured_at=_time(record.get("captured_at")),
        heading=_heading(record.get("computed_compass_angle")),
        sequence=text(record.get("sequence")),
        field_of_view=360.0 if is_sphere else None,
    )


def _place(record: Mapping[str, Any]) -> Location:
    """Return where a picture was taken: as reconstructed if that is believable, else as it says.

    Raises:
        ValueError: there is no place, or an impossible one.
    """
    try:
        computed = _point(record.get("computed_geometry"))
    except ValueError:
        return _point(record.get("geometry"))
    try:
        said = _point(record.get("geometry"))
    except ValueError:
        return computed
    return computed if computed.metres_to(said) <= CORRECTED_M else said


def _point(geometry: Any) -> Location:
    """Return the place of a GeoJSON point, longitude first.

    Raises:
        ValueError: there is none, or an impossible one.
    """
    numbers = mapping(geometry).get("coordinates")
    if not isinstance(numbers, list) or len(numbers) < 2:
        raise ValueError("a picture has no position")
    return location(numbers[1], numbers[0])


def _heading(angle: Any) -> float | None:
    """Return the direction that was found by reconstruction.

    The other one, `compass_angle`, is not used: uploaders write the direction of travel there, and 0 for none.
    """
    degrees = finite_number(angle)
    return None if degrees is None else degrees % 360


def _time(milliseconds: Any) -> datetime | None:
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, (int, float)) or milliseconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None


def _address(record: Mapping[str, Any], is_sphere: bool) -> str:
    """Return the address of a picture: a panorama's has to be wider, as its faces are parts of it; "" for none."""
    names = (WIDE, ORIGINAL, NARROW) if is_sphere else PICTURES
    return next((record[name] for name in names if isinstance(record.get(name), str)), "")
