"""The contract's types to JSON and back, and the HTTP protocol between the service and its clients.

The service speaks JSON below `/v1`; every error is `{"code": …, "message": …}`.

| call                            | meaning                                                                          |
|---------------------------------|----------------------------------------------------------------------------------|
| `GET health`                    | whether the service runs; the only call without a token                          |
| `GET info?system=S`             | protocol, versions, limits, the systems, and the card of one of them             |
| `GET coverage?cell_deg=D`       | how many references a system (`system=S`) has in each cell of a grid             |
| `POST jobs`                     | start a job with a system and a request; idempotent with an `Idempotency-Key`    |
| `PUT jobs/J/photos/N`           | pixels of photo N as PNG; an empty body means that photo N does not exist        |
| the same, with a JSON body      | a photo with its path; only for a service on this machine, which reads the file  |
| `PUT jobs/J/count`              | the number of photos, once all are known                                         |
| `GET jobs/J/events?after=N`     | lines of JSON, numbered from 1; the last one is ended, cancelled or failed       |
| `GET jobs/J/result`             | all events of an ended job at once                                               |
| `DELETE jobs/J`                 | stop a job and delete it                                                         |
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Mapping as AnyMapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache, partial
from ipaddress import ip_address
from typing import Any, Callable, Dict, Optional, Tuple, Union, get_args, get_origin, get_type_hints

from .errors import EngineError, RequestError, reason
from .types import (
    CoverageCells,
    EngineCard,
    Failure,
    Location,
    Photo,
    Polygon,
    Prediction,
    Request,
    Result,
    Source,
    System,
)

PROTOCOL = 1
"""Client and service must have the same version; it is raised when an older one could misread a newer one."""
RESULT, ENDED, CANCELLED, FAILED = "result", "ended", "cancelled", "failed"
"""The kinds of events; any but a result is the last of its job."""
TOKEN_VARIABLE = "PINPOINT_TOKEN"  # nosec B105 - the name of the variable, no secret
UNREADABLE = (KeyError, TypeError, ValueError, IndexError, AttributeError, OverflowError, RecursionError)
"""The exceptions that reading JSON of the wrong shape raises."""
ALWAYS_SAID = ("top_k", "within", "sources", "evidence_per_source")
"""Required in every request. The other fields were added later and have defaults, so older requests can be read."""
OWN = ("photo", "sha256")
"""Fields of a result that never travel: a service that gets pixels does not learn which file they are from."""
CORNER = ("south", "west", "size_deg")
"""The fields of a cell of the coverage beside its counts."""
NAMED = ("id", "path", "album")
"""Fields of a photo that the client sets even if the service reads the file."""


@dataclass(frozen=True)
class JobOrder:
    """What a new job is to do: the system, the request, and the number of photos if it is known."""

    system: System = System.PINPOINT
    request: Request = field(default_factory=Request)
    count: Optional[int] = None

    def __post_init__(self) -> None:
        if self.count is not None and self.count < 0:
            raise ValueError(f"{self.count} photos")


@dataclass(frozen=True)
class Event:
    """A line of a job's events: the result of photo number `photo`, or how the job ended.

    `error` names a class of `errors`, for a job that failed because its request could not be met.
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
    """Describes a service; `instance` is new at every start."""

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
    """Parse JSON.

    Raises:
        ValueError: it is not JSON, has a number that is not finite, or is nested too deep.
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
    """Return any value of the contract as JSON values; locations are [longitude, latitude] as in GeoJSON."""
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
    """Read a value of a type of the contract from JSON values; fields that are missing have their defaults.

    Raises:
        KeyError, TypeError, ValueError: a value is missing or not allowed.
    """
    return _reader(kind)(content)


WANTED = {int: "a whole number", str: "a text", bool: "true or false", list: "a list", dict: "an object"}


def _plain(kind: type, content: Any) -> Any:
    if type(content) is not kind:
        raise TypeError(f"{content!r:.40} where {WANTED[kind]} is wanted")
    return content


def _number(content: Any) -> float:
    if isinstance(content, bool) or not isinstance(content, (int, float)):
        raise TypeError(f"{content!r:.40} where a number is wanted")
    return _finite(content)


@cache
def _reader(kind: Any) -> Callable[[Any], Any]:
    """Return the function that reads values of a type from JSON values."""
    if kind in SCALARS:
        return SCALARS[kind]
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    if is_dataclass(kind):
        return lambda content: _fields(kind, content, {})
    origin, inner = get_origin(kind), [_reader(each) for each in get_args(kind) if each is not type(None)]
    if origin is Union:  # Optional is the only union of the contract
        return lambda content: None if content is None else inner[0](content)
    if origin is tuple:
        return lambda content: tuple([inner[0](each) for each in _plain(list, content)])
    if origin in (dict, AnyMapping):
        name_of = _finite if get_args(kind)[0] is float else str
        return lambda content: {name_of(name): inner[1](each) for name, each in _plain(dict, content).items()}
    return lambda content: content  # any JSON values


@cache
def _readers(kind: Any) -> Tuple[Tuple[str, Callable[[Any], Any], bool], ...]:
    """Return the fields of a dataclass: name, reader, and whether it is required."""
    hints = get_type_hints(kind, vars(sys.modules[kind.__module__]))
    return tuple(
        (each.name, _reader(hints[each.name]), each.default is MISSING and each.default_factory is MISSING)
        for each in fields(kind)
    )


def _fields(kind: Any, content: Any, given: Dict[str, Any]) -> Any:
    """Read a dataclass from JSON values, except for the fields that are given."""
    _plain(dict, content)
    values = dict(given)
    for name, read, is_required in _readers(kind):
        if name in given:
            continue
        if name in content:
            values[name] = read(content[name])
        elif is_required:
            raise KeyError(name)
    return kind(**values)


def _location(content: Any) -> Location:
    if len(_plain(list, content)) != 2:
        raise ValueError(f"{content!r:.40} where a longitude and a latitude are wanted")
    lon, lat = content
    return Location(lat=_number(lat), lon=_number(lon))


def _polygon(content: Any) -> Polygon:
    outer, *holes = (tuple(map(_location, ring)) for ring in _plain(list, content))
    return Polygon(outer, tuple(holes))


SCALARS: Dict[Any, Callable[[Any], Any]] = {
    **{kind: partial(_plain, kind) for kind in (int, str, bool)},
    float: _number,
    datetime: lambda content: datetime.fromisoformat(_plain(str, content)),
    Location: _location,
    Polygon: _polygon,
}
"""The readers of types that are no JSON objects."""


def request_to_json(request: Request) -> Dict[str, Any]:
    """Return a request as JSON values; polygons are GeoJSON-like rings of [longitude, latitude]."""
    content: Dict[str, Any] = to_json(request)
    return content


def request_from_json(content: Dict[str, Any]) -> Request:
    """Read a request from JSON values; fields that an older request lacks have their defaults.

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
    """Return the order of a new job as JSON values."""
    content: Dict[str, Any] = to_json(order)
    return content


def order_from_json(content: Any) -> JobOrder:
    """Read the order of a new job from JSON values; everything that is missing has its default.

    Raises:
        RequestError: a value is not allowed.
    """
    try:
        order: JobOrder = from_json(JobOrder, content)
        return order
    except UNREADABLE as error:
        raise RequestError(f"this is no job ({reason(error)}); give it a system and a request") from error


def photo_to_json(photo: Photo) -> Dict[str, Any]:
    """Return a photo with all its fields, its path included, as JSON values for a service on this machine."""
    content: Dict[str, Any] = to_json(photo)
    return content


def photo_from_json(content: Any) -> Photo:
    """Read a photo from JSON values.

    Raises:
        RequestError: a value is missing or not allowed.
    """
    try:
        photo: Photo = from_json(Photo, content)
    except UNREADABLE as error:
        raise RequestError(f"this is no photo ({reason(error)}); give it an id and the path of its file") from error
    return photo


def result_to_json(result: Result) -> Dict[str, Any]:
    """Return a result as JSON values, without its photo and the file's digest, which stay with the client.

    Raises:
        ValueError: a number is not finite.
    """
    if isinstance(result, Failure):
        return {"failure": {"code": result.code, "message": result.message}}
    return {"prediction": _prediction_to_json(result)}


def file_to_json(result: Result) -> Dict[str, Any]:
    """Return a result with its photo and digest as JSON values, for a client whose file the service has read."""
    sha256 = "" if isinstance(result, Failure) else result.sha256
    return {**result_to_json(result), "photo": photo_to_json(result.photo), "sha256": sha256}


def _prediction_to_json(answer: Prediction) -> Dict[str, Any]:
    others = {each.name: getattr(answer, each.name) for each in fields(answer) if each.name not in (*OWN, "alone")}
    content: Dict[str, Any] = to_json(others)
    return {**content, "alone": None if answer.alone is None else _prediction_to_json(answer.alone)}


def result_from_json(content: Any, photo: Photo, sha256: str = "") -> Result:
    """Read a result from JSON values and add the client's own photo and its digest.

    Raises:
        EngineError: it is no result.
    """
    try:
        if "failure" in content:
            failure: Failure = _fields(Failure, content["failure"], {"photo": photo})
            return failure
        return _prediction_from_json(content["prediction"], photo, sha256)
    except UNREADABLE as error:
        raise _unreadable(error) from error


def file_from_json(content: Any, photo: Photo) -> Tuple[Photo, str]:
    """Return a client's photo with what the service read from its file, and the file's digest, from a result's JSON.

    Raises:
        EngineError: one of them is missing or damaged.
    """
    try:
        read: Photo = _fields(Photo, content["photo"], {name: getattr(photo, name) for name in NAMED})
        return read, _plain(str, content["sha256"])
    except UNREADABLE as error:
        raise _unreadable(error) from error


def _prediction_from_json(content: Any, photo: Photo, sha256: str) -> Prediction:
    alone = _plain(dict, content).get("alone")
    own = {
        "photo": photo,
        "sha256": sha256,
        "alone": None if alone is None else _prediction_from_json(alone, photo, sha256),
    }
    answer: Prediction = _fields(Prediction, content, own)
    return answer


def event_to_json(event: Event) -> Dict[str, Any]:
    """Return an event as JSON values, without fields that have their default."""
    return {each.name: to_json(value) for each in fields(event) if (value := getattr(event, each.name)) != each.default}


def event_from_json(content: Any) -> Event:
    """Read an event from JSON values.

    Raises:
        EngineError: it is no event.
    """
    return _answer(Event, content)  # type: ignore[no-any-return]


def info_to_json(info: ServiceCard) -> Dict[str, Any]:
    """Return the description of a service as JSON values."""
    content: Dict[str, Any] = to_json(info)
    return content


def info_from_json(content: Any) -> ServiceCard:
    """Read the description of a service from JSON values.

    Raises:
        EngineError: it is none, or the service speaks another protocol.
    """
    spoken = content.get("protocol") if isinstance(content, dict) else None
    if isinstance(spoken, int) and spoken != PROTOCOL:
        raise EngineError(
            f"the engine speaks protocol {spoken}, this Pinpoint {PROTOCOL}; bring both to the same version",
            code="wrong_version",
        )
    return _answer(ServiceCard, content)  # type: ignore[no-any-return]


def card_to_json(card: EngineCard) -> Dict[str, Any]:
    """Return an engine's card as JSON values."""
    content: Dict[str, Any] = to_json(card)
    return content


def card_from_json(content: Any) -> EngineCard:
    """Read an engine's card from JSON values.

    Raises:
        EngineError: it is no card.
    """
    return _answer(EngineCard, content)  # type: ignore[no-any-return]


def coverage_to_json(cells: CoverageCells) -> Dict[str, Any]:
    """Return counts of references by cell as JSON values."""
    return {"cells": to_json(cells)}


def coverage_from_json(content: Any) -> CoverageCells:
    """Read counts of references by cell from JSON values.

    Raises:
        EngineError: a cell lacks its corner, its size or a count.
    """
    try:
        cells: CoverageCells = tuple(
            {**{name: _number(cell[name]) for name in CORNER}, **{each.value: int(cell[each.value]) for each in Source}}
            for cell in _plain(list, content["cells"])
        )
        return cells
    except UNREADABLE as error:
        raise _unreadable(error) from error


def _answer(kind: Any, content: Any) -> Any:
    try:
        return from_json(kind, content)
    except UNREADABLE as error:
        raise _unreadable(error) from error


def _unreadable(error: Exception) -> EngineError:
    message = f"the engine's answer cannot be read ({reason(error)}); bring Pinpoint and the engine to the same version"
    return EngineError(message, code="wrong_answer")


def is_loopback(host: str) -> bool:
    """Return whether a host name or address is this machine."""
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.lower() == "localhost"
