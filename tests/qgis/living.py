"""Processes seen from outside: whether they run, and waiting for their end."""

from __future__ import annotations

import time
from pathlib import Path


def is_alive(pid):
    """Tell whether a process runs; one that has ended and is not yet reaped does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until_gone(pid, patience_s=15):
    """Wait for the end of a process, and assert that it came."""
    limit = time.monotonic() + patience_s
    while is_alive(pid) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not is_alive(pid)
