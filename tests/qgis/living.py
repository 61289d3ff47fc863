"""Checks whether a process runs, and waits for its end."""

from __future__ import annotations

import time
from pathlib import Path


def is_alive(pid):
    """Tell whether a process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until_gone(pid, patience_s=15):
    """Assert that a process ends in time."""
    limit = time.monotonic() + patience_s
    while is_alive(pid) and time.monotonic() < limit:
        time.sleep(0.05)
    assert not is_alive(pid)
