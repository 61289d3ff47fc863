"""Types to JSON and back, and what the service and its clients say to each other over HTTP.

The service speaks JSON below `/v1`; every error is `{"code": …, "message": …}`.

| call                            | meaning                                                                          |
|---------------------------------|----------------------------------------------------------------------------------|
| `GET health`                    | the service runs; the only call that needs no token                              |
| `GET info?system=S`             | protocol, versions, limits, the systems, and the card of one of them             |
| `POST jobs`                     | a new job of a system and a request; `Idempotency-Key` makes a second one harmless |
| `PUT jobs/J/photos/N`           | pixels of photo N as PNG; an empty body says that there is no photo N            |
| the same, as JSON               | a service of this machine alone reads the file itself: the photo with its path   |
| `PUT jobs/J/count`              | how many photos the job has, when all are known                                  |
| `GET jobs/J/events?after=N`     | lines of JSON, numbered from 1; the last says ended, cancelled or failed         |
| `GET jobs/J/result`             | all events of an ended job at once                                               |
| `DELETE jobs/J`                 | stop a job and forget it                                                         |
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping as AnyMapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from ipaddress import ip_address
from typing import Any, Dict, Optional, Tuple, Union, get_args, get_origin, get_type_hints

from .errors import EngineError, RequestError, reason
from .types import EngineCard, Failure, Location, Photo, Polygon, Prediction, Request, Result, System

PROTOCOL = 1
"""Client and service must speak the same; raised when an older one could misread a newer one."""
RESULT, ENDED, CANCELLED, FAILED = "result", "ended", "cancelled", "failed"
"""The kinds of events; after any but a result no further one comes."""
TOKEN_VARIABLE = "PINPOINT_TOKEN"  # nosec B105 - the name of the variable, no secret
UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, RecursionError)
"""What reading JSON of the wrong shape raises."""
ALWAYS_SAID = ("top_k", "within", "sources", "evidence_per_source")
"""What every request says; the rest came later, so that an older one has the defaults."""
OWN = ("photo", "sha256")
"""What of a result stays with the client: a service that gets pixels never learns which file a photo is."""
NAMED = ("id", "path", "album")
"""What of a photo its client decides, also where the service reads the file."""


@dataclass(frozen=True)
class JobOrder:
    """What a new job is asked: the system, the request, and how many photos come, where that is known."""

    system: System
    request: Request
    count: Optional[int] = None


@dataclass(frozen=True)
class Event:
    """A line of a job's events: a result of photo `photo`, or how the job came to its end.

    `error` names the class of a failure in `errors`, where the request itself could not be met.
    """

    sequence: int
    kind: str
    photo: int = -1
    result: Optional[Dict[str, Any]] = None
    code: str = ""
    message: str = ""
    error: str = ""


@dataclass(frozen=True)
class ServiceCard:
    """What a service is: its `instance` is another one after every start."""

    protocol: int
    engine: str
    instance: str
    systems: Tuple[str, ...]
    limits: Dict[str, float]
    cards: Dict[str, EngineCard]


def dumps(content: Any) -> str:
    """Return JSON values as one line of text.

    Raises:
        ValueError: a number is not finite.
    """
    return json.dumps(content, allow_nan=False, separators=(",", ":"))


def loads(text: Union[str, bytes]) -> Any:
    """Return the JSON values of a text.

    Raises:
        ValueError: it is no JSON, holds a number that is not finite, or is nested too deep.
    """
    try:
        return json.loads(text, parse_constant=_refuse, parse_float=_finite)
    except RecursionError:
        raise ValueError("JSON is nested too deep") from None


def _refuse(name: str) -> float:
    raise ValueError(f"{name} is no number")


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueError(f"{value} is not finite")
    return number


def to_json(value: Any) -> Any:
    """Return any value of the contract as JSON values; places are [longitude, latitude] as in GeoJSON."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return _finite(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Location):
        return [value.lon, value.lat]
    if isinstance(value, Polygon):
        return [[to_json(place) for place in ring] for ring in (value.outer, *value.holes)]
    if isinstance(value, AnyMapping):
        return {name if isinstance(name, str) else repr(name): to_json(each) for name, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_json(each) for each in value]
    return {each.name: to_json(getattr(value, each.name)) for each in fields(value)}


def from_json(kind: Any, content: Any) -> Any:
    """Rebuild a value of some type from JSON values; what is not said has its default.

    Raises:
        KeyError, TypeError, ValueError: a value is missing or not allowed.
    """
    if kind is Location:
        return _location(content)
    if kind is Polygon:
        return _polygon(content)
    if kind is float:
        return _number(content)
    if kind in (int, str, bool):
        return _plain(kind, content)
    if kind is datetime:
        return datetime.fromisoformat(_plain(str, content))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(content)
    if is_dataclass(kind):
        return _fields(kind, content, {})
    return _generic(kind, content)


WANTED = {int: "a whole number", str: "a text", bool: "true or false", list: "a list", dict: "an object"}


def _plain(kind: type, content: Any) -> Any:
    if type(content) is not kind:
        raise TypeError(f"{content!r:.40} where {WANTED[kind]} is wanted")
    return content


def _number(content: Any) -> float:
    if isinstance(content, bool) or not isinstance(content, (int, float)):
        raise TypeError(f"{content!r:.40} where a number is wanted")
    return _finite(content)


def _generic(kind: Any, content: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin is Union:  # Optional is the only union of the contract
        return None if content is None else from_json(inner[0], content)
    if origin is tuple:
        return tuple(from_json(inner[0], each) for each in _plain(list, content))
    if origin in (dict, AnyMapping):
        read = float if inner[0] is float else str
        return {_finite(name) if read is float else name: from_json(inner[1], each) for name, each in content.items()}
    return content  # plain JSON values


@cache
def _hints(kind: Any) -> Dict[str, Any]:
    return get_type_hints(kind, vars(sys.modules[kind.__module__]))


def _fields(kind: Any, content: Any, given: Dict[str, Any]) -> Any:
    """Build a dataclass from what is given and the JSON values of its other fields."""
    _plain(dict, content)
    values = dict(given)
    for each in fields(kind):
        if each.name in content and each.name not in given:
            values[each.name] = from_json(_hints(kind)[each.name], content[each.name])
        elif each.name not in given and each.default is MISSING and each.default_factory is MISSING:
            raise KeyError(each.name)
    return kind(**values)


def _location(content: Any) -> Location:
    if len(_plain(list, content)) != 2:
        raise ValueError(f"{content!r:.40} where a longitude and a latitude are wanted")
    lon, lat = content
    return Location(lat=_number(lat), lon=_number(lon))


def _polygon(content: Any) -> Polygon:
    outer, *holes = (tuple(map(_location, ring)) for ring in _plain(list, content))
    return Polygon(outer, tuple(holes))


def request_to_json(request: Request) -> Dict[str, Any]:
    """Return a request as JSON values; polygons as GeoJSON-like rings of [longitude, latitude]."""
    told: Dict[str, Any] = to_json(request)
    return told


def request_from_json(content: Dict[str, Any]) -> Request:
    """Rebuild a request from JSON values; what an older one does not say has its default.

    Raises:
        RequestError: a value is missing or not allowed.
    """
    try:
        if missing := [name for name in ALWAYS_SAID if name not in _plain(dict, content)]:
            raise KeyError(*missing)
        asked: Request = _fields(Request, content, {})
        return asked
    except UNREADABLE as error:
        raise RequestError(f"this is no request ({reason(error)}); make one with request_to_json") from error


def order_to_json(order: JobOrder) -> Dict[str, Any]:
    """Return what a new job is asked as JSON values."""
    return {"system": order.system.value, "request": request_to_json(order.request), "count": order.count}


def order_from_json(content: Any) -> JobOrder:
    """Rebuild what a new job is asked; of its request only what differs from the usual one needs to be said.

    Raises:
        RequestError: a value is missing or not allowed.
    """
    try:
        said = _plain(dict, content.get("request", {}))
        count = content.get("count")
        if count is not None and _plain(int, count) < 0:
            raise ValueError(f"{count} photos")
        system = System(content.get("system", System.PINPOINT.value))
    except UNREADABLE as error:
        raise RequestError(f"this is no job ({reason(error)}); give it a system and a request") from error
    return JobOrder(system, request_from_json({**request_to_json(Request()), **said}), count)


def photo_to_json(photo: Photo) -> Dict[str, Any]:
    """Return a photo as JSON values, with its path and all that is known of it: for a service on this machine."""
    told: Dict[str, Any] = to_json(photo)
    return told


def photo_from_json(content: Any) -> Photo:
    """Rebuild a photo from JSON values.

    Raises:
        RequestError: a value is missing or not allowed.
    """
    try:
        photo: Photo = from_json(Photo, content)
    except UNREADABLE as error:
        raise RequestError(f"this is no photo ({reason(error)}); give it an id and the path of its file") from error
    return photo


def result_to_json(result: Result) -> Dict[str, Any]:
    """Return a result as JSON values, without its photo and the photo's digest, which stay with the client.

    Raises:
        ValueError: a number is not finite.
    """
    if isinstance(result, Failure):
        return {"failure": {"code": result.code, "message": result.message}}
    return {"prediction": _prediction_to_json(result)}


def file_to_json(result: Result) -> Dict[str, Any]:
    """Return a result as JSON values for the client whose file the service has read, with photo and digest."""
    sha256 = "" if isinstance(result, Failure) else result.sha256
    return {**result_to_json(result), "photo": photo_to_json(result.photo), "sha256": sha256}


def _prediction_to_json(told: Prediction) -> Dict[str, Any]:
    others = {each.name: getattr(told, each.name) for each in fields(told) if each.name not in (*OWN, "alone")}
    content: Dict[str, Any] = to_json(others)
    return {**content, "alone": None if told.alone is None else _prediction_to_json(told.alone)}


def result_from_json(content: Any, photo: Photo, sha256: str = "") -> Result:
    """Rebuild a result from JSON values, about the client's own photo with its digest.

    Raises:
        EngineError: it is no result.
    """
    try:
        if "failure" in content:
            return Failure(photo, _plain(str, content["failure"]["code"]), _plain(str, content["failure"]["message"]))
        return _prediction_from_json(content["prediction"], photo, sha256)
    except UNREADABLE as error:
        raise _unreadable(error) from error


def file_from_json(content: Any, photo: Photo) -> Tuple[Photo, str]:
    """Return what the service has read of a client's photo, and its file's digest, from the JSON values of a result.

    Raises:
        EngineError: they do not tell.
    """
    try:
        told: Photo = _fields(Photo, content["photo"], {name: getattr(photo, name) for name in NAMED})
        return told, _plain(str, content["sha256"])
    except UNREADABLE as error:
        raise _unreadable(error) from error


def _prediction_from_json(content: Any, photo: Photo, sha256: str) -> Prediction:
    alone = _plain(dict, content).get("alone")
    own = {
        "photo": photo,
        "sha256": sha256,
        "alone": None if alone is None else _prediction_from_json(alone, photo, sha256),
    }
    told: Prediction = _fields(Prediction, content, own)
    return told


def event_to_json(event: Event) -> Dict[str, Any]:
    """Return an event as JSON values, which say only what is not usual."""
    return {each.name: to_json(value) for each in fields(event) if (value := getattr(event, each.name)) != each.default}


def event_from_json(content: Any) -> Event:
    """Rebuild an event from JSON values.

    Raises:
        EngineError: it is no event.
    """
    return _told(Event, content)  # type: ignore[no-any-return]


def info_to_json(info: ServiceCard) -> Dict[str, Any]:
    """Return what a service is as JSON values."""
    told: Dict[str, Any] = to_json(info)
    return told


def info_from_json(content: Any) -> ServiceCard:
    """Rebuild what a service is from JSON values.

    Raises:
        EngineError: it is no description of a service, or one that speaks another protocol.
    """
    spoken = content.get("protocol") if isinstance(content, dict) else None
    if isinstance(spoken, int) and spoken != PROTOCOL:
        raise EngineError(
            f"the engine speaks protocol {spoken}, this Pinpoint {PROTOCOL}; bring both to the same version",
            code="wrong_version",
        )
    return _told(ServiceCard, content)  # type: ignore[no-any-return]


def card_to_json(card: EngineCard) -> Dict[str, Any]:
    """Return what an engine is as JSON values."""
    told: Dict[str, Any] = to_json(card)
    return told


def card_from_json(content: Any) -> EngineCard:
    """Rebuild what an engine is from JSON values.

    Raises:
        EngineError: it is no card.
    """
    return _told(EngineCard, content)  # type: ignore[no-any-return]


def _told(kind: Any, content: Any) -> Any:
    try:
        return from_json(kind, content)
    except UNREADABLE as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> EngineError:
    message = f"the engine's answer cannot be read ({error!r:.120}); bring Pinpoint and the engine to the same version"
    return EngineError(message, code="wrong_answer")


def is_loopback(host: str) -> bool:
    """Tell whether a host name or address is this machine itself."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
