"""The OpenAPI description of the calls; schemas are derived from the contract's types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

from .. import types, wire

PLAIN = {float: "number", int: "integer", str: "string", bool: "boolean"}
POINT = {"type": "array", "items": {"type": "number"}, "description": "longitude and latitude in WGS 84 degrees"}
RINGS = {"type": "array", "items": {"type": "array", "items": POINT}, "description": "outer ring, then holes"}
OWN = {types.Prediction: wire.OWN}
"""Fields that are not sent."""


def schema(kind: Any) -> dict[str, Any]:
    """Return the JSON schema of a type of the contract, as `wire.to_json` writes it."""
    if kind in PLAIN:
        return {"type": PLAIN[kind]}
    if kind is datetime:
        return {"type": "string", "format": "date-time"}
    if kind is types.Location:
        return POINT
    if kind is types.Polygon:
        return RINGS
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {"type": "string", "enum": [each.value for each in kind]}
    if is_dataclass(kind):
        return _object(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple:
        return {"type": "array", "items": schema(inner[0])}
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": schema(inner[1])}
    if origin is Union:
        return {"anyOf": [schema(inner[0]), {"type": "null"}]}
    return {}


def _object(kind: Any) -> dict[str, Any]:
    hints = get_type_hints(kind)
    kept = [each for each in fields(kind) if each.name not in OWN.get(kind, ())]
    recursive = [each.name for each in kept if kind in get_args(hints[each.name])]
    return {
        "type": "object",
        "description": (kind.__doc__ or "").split("\n")[0],
        "properties": {
            each.name: {"description": "the same object, for this photo without its album"}
            if each.name in recursive
            else schema(hints[each.name])
            for each in kept
        },
        "required": [each.name for each in kept if each.default is MISSING and each.default_factory is MISSING],
    }


def _answer(content: dict[str, Any], description: str, kind: str = "application/json") -> dict[str, Any]:
    return {"description": description, "content": {kind: {"schema": content}}}


def _body(content: dict[str, Any], kind: str = "application/json") -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {kind: {"schema": content}}}}


def _call(summary: str, status: int, answer: dict[str, Any], body: dict[str, Any] | None = None) -> dict[str, Any]:
    errors = {code: _answer(ERROR, description) for code, description in ERRORS.items()}
    return {"summary": summary, "responses": {status: answer, **errors}, "openapi_extra": {**(body or {}), **SECURITY}}


ERROR = {
    "type": "object",
    "properties": {"code": {"type": "string"}, "message": {"type": "string"}},
    "required": ["code", "message"],
}
ERRORS = {
    401: "the token is missing or wrong",
    403: "the host name is wrong, or the call comes from a web page",
    404: "there is no such job",
    408: "the body was sent too slowly",
    409: "it contradicts an earlier call",
    413: "too large",
    415: "not a plain PNG",
    422: "not allowed",
    500: "the engine failed",
    503: "the engine is busy; try again after Retry-After seconds",
    507: "the engine has no room for more photos",
}
SECURITY: dict[str, Any] = {"security": [{"token": []}]}
SCHEMES = {"token": {"type": "http", "scheme": "bearer", "description": "the token the engine was started with"}}
FLAT = {"type": "object", "additionalProperties": True}
ORDER = {
    "type": "object",
    "properties": {
        "system": schema(types.System),
        "request": {**schema(types.Request), "required": []},
        "count": {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "null"}]},
    },
}
ANSWERED = {
    "type": "object",
    "description": "a prediction or a failure; with the photo and its SHA-256 if the service has read its file",
    "properties": {
        "prediction": schema(types.Prediction),
        "failure": ERROR,
        "photo": schema(types.Photo),
        "sha256": {"type": "string"},
    },
}
EVENT = {**schema(wire.Event)}
EVENT["properties"] = {**EVENT["properties"], "result": ANSWERED}
INFO_SCHEMA = schema(wire.ServiceCard)
COUNTED = {"type": "object", "properties": {"count": {"type": "integer", "minimum": 0}}, "required": ["count"]}
COUNTED_CELLS = {
    "type": "object",
    "properties": {"cells": {"type": "array", "items": {"type": "object", "additionalProperties": {"type": "number"}}}},
    "required": ["cells"],
}

HEALTH: dict[str, Any] = {
    "summary": "Check that the service runs; needs no token",
    "responses": {200: _answer(FLAT, "it runs")},
    "openapi_extra": {"security": []},
}
INFO = _call("Protocol, versions, limits, systems, and the card of one", 200, _answer(INFO_SCHEMA, "the service"))
COVERAGE = _call(
    "How many references a system has in each cell of a grid of 10, 1, 0.1 or 0.01 degrees",
    200,
    _answer(COUNTED_CELLS, "the cells with references, from the south"),
)
START = _call(
    "Start a job; the same Idempotency-Key returns the same job",
    201,
    _answer({"type": "object", "properties": {"job": {"type": "string"}, "instance": {"type": "string"}}}, "its id"),
    _body(ORDER),
)
PUT = _call(
    "Send a photo: RGB pixels as PNG without metadata, or with --files its path as JSON; an empty body means that the "
    "photo is missing",
    200,
    _answer(FLAT, "the photo has arrived, now or in an earlier call"),
    {
        "requestBody": {
            "content": {
                "image/png": {"schema": {"type": "string", "format": "binary"}},
                "application/json": {"schema": schema(types.Photo)},
            }
        }
    },
)
COUNT = _call("State how many photos the job has", 200, _answer(COUNTED, "the count"), _body(COUNTED))
EVENTS = _call(
    "Follow a job: one line of JSON per event after a number; empty lines keep the connection alive",
    200,
    _answer(EVENT, "lines of events; the last is ended, cancelled or failed", "application/x-ndjson"),
)
RESULT = _call(
    "All events of an ended job",
    200,
    _answer({"type": "object", "properties": {"events": {"type": "array", "items": EVENT}}}, "the events"),
)
FORGET: dict[str, Any] = {
    "summary": "Stop a job and delete it; may be repeated",
    "responses": {204: {"description": "it is deleted"}, **{code: _answer(ERROR, ERRORS[code]) for code in (401, 403)}},
    "openapi_extra": SECURITY,
}
