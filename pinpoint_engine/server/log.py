"""The service's log, one line per entry whatever text a client sends."""

from __future__ import annotations

import logging

LOG = logging.getLogger("pinpoint.serve")


def one_line(text: str) -> str:
    """Return a text as one line of at most 500 characters, with control characters escaped."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text[:500])
