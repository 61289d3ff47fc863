"""The service's log: one line for each thing, whatever a client put into it."""

from __future__ import annotations

import logging

LOG = logging.getLogger("pinpoint.serve")


def one_line(text: str) -> str:
    """Return a text as one line: control characters escaped, and not too long."""
    return "".join(each if each.isprintable() else repr(each)[1:-1] for each in text[:500])
