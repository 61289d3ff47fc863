"""Read single fields of what services of imagery answer: a place, a licence, a text without its markup."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from html.parser import HTMLParser
from typing import Any

from ..errors import ServiceError
from ..types import Location
from .imagery import Box, BoxAnswer, ImageryItem

ELEMENTS = ("by", "nc", "nd", "sa")
"""The elements of a Creative Commons licence, in the order in which they are written."""
NAMED = re.compile(
    r"(?:cc[\s-]*|creative commons )((?:by|nc|nd|sa)(?:[\s-]+(?:by|nc|nd|sa))*)(?:[\s-]*(\d\.\d))?(?:,\d\.\d)*"
    r"(?:[\s-]+(?:international|unported|generic|([a-z]{2}|igo|scotland)))?"
)
LINKED = re.compile(
    r"(?:www\.)?creativecommons\.org/licenses/([a-z-]+)/(\d\.\d)(?:/(igo|scotland|[a-z]{2}))?(?![\w.-])"
)
PUBLIC = re.compile(r"(?:www\.)?creativecommons\.org/publicdomain/(zero|mark)/1\.0(?![\w.-])")
LONG_WORDS = (
    ("attribution", "by"),
    ("non-?commercial", "nc"),
    ("no-?deriv(?:ative)?s", "nd"),
    ("share-?alike", "sa"),
    ("licen[sc]e", ""),
)
"""How the elements of a licence are named at length."""
ZERO, MARK = "CC0 1.0", "Public Domain Mark 1.0"
ZERO_NAMES = re.compile(r"cc[\s-]?(?:0|zero)(?:[\s-]1\.0)?(?: universal)?")
FREE = re.compile(
    r"cc0( 1 0)?|public domain( mark 1 0| dedication)?|cc (by|sa|by sa)( \d \d)?( (?!n[cd]$)[a-z]+)?"
    r"|licence ouverte( open licence)?( version)?( v?\d( \d)?)?|etalab( \d \d)?( en)?|dl de (by|zero) \d \d"
    r"|(odbl|odc by|pddl|ogl|open database licen[cs]e|open government licen[cs]e)( uk)?( v?\d( \d)?)?"
    r"|(gfdl|gnu free documentation licen[cs]e)( \d \d)?( or later| only)?"
    r"|(fal|free art licen[cs]e|licence art libre)( \d \d)?|copyrighted free use"
)
"""Licences that let everyone use, change and pass on a picture, as services name them: in small letters and digits."""
LONGEST = 200
"""The most characters of a text that are kept."""
SILENT_TAGS = ("script", "style", "template", "noscript")
TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Characters that turn the direction of what is shown after them, and so could make another text of it."""


def location(lat: Any, lon: Any) -> Location:
    """Return a place from numbers or numerals in degrees.

    Raises:
        ValueError: there is none, or it is not on the Earth; the message is the fault of a `BoxAnswer`.
    """
    if lat in (None, "") or lon in (None, ""):
        raise ValueError("a picture has no position")
    try:
        if not isinstance(lat, bool) and not isinstance(lon, bool):
            return Location(float(lat), float(lon))
    except (TypeError, ValueError, OverflowError):
        pass
    raise ValueError("a picture has an impossible position")


def finite_number(content: Any) -> float | None:
    """Return a number that arithmetic can use; None for anything else, as one that is too large or no finite one."""
    if isinstance(content, bool) or not isinstance(content, (int, float)):
        return None
    try:
        return float(content) if math.isfinite(content) else None
    except OverflowError:
        return None


def box_answer(
    found: Iterable[Mapping[str, Any]], read: Callable[[Mapping[str, Any]], ImageryItem], is_whole: bool
) -> BoxAnswer:
    """Return the pictures of records; `read` raises a `ValueError` with the fault of one that cannot be used."""
    items, faults = [], []
    for record in found:
        try:
            items.append(read(record))
        except ValueError as fault:
            faults.append(str(fault))
    return BoxAnswer(tuple(items), is_whole, tuple(faults))


def corners(box: Box, least_deg: float = 0.0001) -> tuple[str, str, str, str]:
    """Return south, west, north and east of a box for an address, each pair at least so far apart.

    What is left of a box at the edge of an area may be without width, which services refuse.
    """
    lat, lon = (box.south + box.north) / 2, (box.west + box.east) / 2
    high, wide = (max(side, least_deg) / 2 for side in (box.north - box.south, box.east - box.west))
    south, north = max(-90.0, lat - high), min(90.0, lat + high)
    west, east = max(-180.0, lon - wide), min(180.0, lon + wide)
    return f"{south:.7f}", f"{west:.7f}", f"{north:.7f}", f"{east:.7f}"


def mapping(content: Any) -> Mapping[str, Any]:
    """Return an object of an answer; an empty one for anything else."""
    return content if isinstance(content, dict) else {}


def records(content: Any, *keys: str, host: str) -> list[dict[str, Any]]:
    """Return the list of records that an answer holds under some keys.

    Raises:
        ServiceError: there is none.
    """
    for key in keys:
        content = content.get(key) if isinstance(content, dict) else None
    if not isinstance(content, list) or not all(isinstance(each, dict) for each in content):
        raise strange(host)
    return content


def strange(host: str) -> ServiceError:
    """Return the error for an answer of another shape than a service's contract says."""
    return ServiceError(
        f"{host} answers in another shape than it used to; check its address, or update Pinpoint", code="strange_answer"
    )


def text(content: Any) -> str:
    """Return a text or a number as text on one line, without characters that are not shown; "" for anything else."""
    if isinstance(content, bool) or not isinstance(content, (str, int)):
        return ""
    shown = (" " if unicodedata.category(sign) in ("Cc", "Cs", "Zl", "Zp") else sign for sign in str(content))
    return " ".join("".join(sign for sign in shown if sign not in TURNING).split())[:LONGEST].strip()


def web_address(content: Any) -> str:
    """Return an address that can be opened in a browser; "" for anything else."""
    address = content.strip() if isinstance(content, str) else ""
    return address if address.lower().startswith(("https://", "http://")) and address.isprintable() else ""


def plain_text(markup: Any) -> str:
    """Return what a piece of HTML shows, on one line; "" if it is no text."""
    if not isinstance(markup, str):
        return ""
    reader = _ShownText()
    reader.feed(markup)
    reader.close()
    return text("".join(reader.parts))


def licence_name(named: str, address: str = "") -> str:
    """Return a licence in the form "CC BY-SA 4.0", from what a service calls it and its address.

    The address counts first, as names are translated and shortened. Of several versions the first is taken. A licence
    that is none of Creative Commons stays as it is named.
    """
    linked = address.strip().lower().partition("://")[2]
    if match := PUBLIC.match(linked):
        return ZERO if match[1] == "zero" else MARK
    if (match := LINKED.match(linked)) and (name := _creative_commons(*match.groups())):
        return name
    named = text(named)
    short = named.lower().replace("_", "-")
    if ZERO_NAMES.fullmatch(short):
        return ZERO
    for word, element in LONG_WORDS:
        short = re.sub(rf"(?<![a-z]){word}(?![a-z])", element, short)
    match = NAMED.fullmatch(short.strip())
    if match is None and " " in short.strip().replace("-", " "):  # "Attribution" alone may be anybody's licence
        match = NAMED.fullmatch(f"cc {short.strip()}")
    return (match and _creative_commons(*match.groups())) or named


def is_free(licence: str) -> bool:
    """Tell whether a licence is known to let everyone use, change and pass on a picture, with its author named.

    Those that forbid to sell or to change it do not.
    """
    return bool(FREE.fullmatch(" ".join(re.findall(r"[^\W_]+", licence.casefold()))))


def _creative_commons(elements: str, version: str | None, country: str | None) -> str:
    """Return the name of a licence; "" if there is none with these elements."""
    found = re.split(r"[\s-]+", elements)
    if not set(found) <= set(ELEMENTS) or len(set(found)) < len(found):
        return ""
    code = "-".join(element for element in ELEMENTS if element in found).upper()
    return " ".join(part for part in (f"CC {code}", version, (country or "").upper()) if part)


class _ShownText(HTMLParser):
    """Collects the text of a page, without what is not shown of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._hidden: list[str] = []  # the tags that are open inside of one that is not shown

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        style = "".join((dict(attrs).get("style") or "").lower().split())
        if tag in ("br", "p", "div", "li", "td", "tr"):
            self.parts.append(" ")
        if tag not in ("br", "img", "hr", "wbr", "input", "meta", "link") and (
            self._hidden or tag in SILENT_TAGS or "display:none" in style
        ):
            self._hidden.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
