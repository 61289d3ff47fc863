"""The one error tree; every message ends with the remedy.

PinpointError
├── RequestError       the request cannot be met as asked
├── PackError          a model pack is missing, damaged, or of another kind
├── GalleryError       a gallery is missing, damaged, or of another model
├── MissingPartError   an optional package is not installed
├── OutputError        a result cannot be written
├── EngineError        a remote engine cannot be reached, or does not work properly
├── ServiceError       a service of open imagery cannot be reached, refuses, or answers in another shape
└── PhotoError         one photo cannot be read; becomes a `Failure` in the stream
"""

from __future__ import annotations

import json


class PinpointError(Exception):
    """An error with a stable code and a message that a user can act on."""

    code = "error"

    def __init__(self, message: str, *, code: str = "") -> None:
        super().__init__(message)
        self.code = code or self.code


class RequestError(PinpointError):
    """The request cannot be met as asked."""

    code = "bad_request"


class PackError(PinpointError):
    """A model pack is missing, damaged, or of another kind."""

    code = "bad_pack"


class GalleryError(PinpointError):
    """A gallery is missing, damaged, or was made with another model."""

    code = "bad_gallery"


class MissingPartError(PinpointError):
    """An optional package is not installed."""

    code = "missing_part"


class OutputError(PinpointError):
    """A result cannot be written."""

    code = "cannot_write"


class EngineError(PinpointError):
    """An engine in another process or on another machine cannot be reached, or does not work properly."""

    code = "engine_failed"


class ServiceError(PinpointError):
    """A service of open imagery cannot be reached, refuses, or answers in another shape."""

    code = "service_failed"


class PhotoError(PinpointError):
    """One photo cannot be read."""

    code = "unreadable"


def reason(error: BaseException) -> str:
    """Return in a few plain words why something failed, to be used inside a message."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno} is not valid JSON"
    if isinstance(error, UnicodeDecodeError):
        return f"it is not {error.encoding.upper()} text"
    if isinstance(error, KeyError):
        return f"it lacks {error.args[0]!r}" if error.args else "it is incomplete"
    if isinstance(error, ImportError) and error.name:
        return f"{error.name} {'is not installed' if isinstance(error, ModuleNotFoundError) else 'does not load'}"
    if isinstance(error, MemoryError):
        return "out of memory"
    words = " ".join(str(error).split())
    return words[:200] if words and "<" not in words and "Traceback" not in words else "it is invalid"
