"""Kills a process with all its children, and theirs; Qt kills the first one only."""

from __future__ import annotations

import contextlib
import os
import platform
import signal
from pathlib import Path

from qgis.PyQt.QtCore import QProcess

from . import places


def kill_tree(process):
    """Kill a QProcess and everything that it has started."""
    pid = process.processId()
    if not pid:
        return
    system = platform.system()
    if system == places.WINDOWS:
        QProcess.execute("taskkill", ["/T", "/F", "/PID", str(pid)])
    else:
        _signal(pid, "SIGSTOP")  # it starts no more while its children are listed
        for each in descendants(_parents(system), pid):
            _signal(each, "SIGKILL")
    process.kill()


def descendants(parents, pid):
    """Return the children of a process and theirs, from the parent of every process by its id."""
    found = [child for child, parent in parents.items() if parent == pid]
    return [*found, *(each for child in found for each in descendants(parents, child))]


def _parents(system):
    return _from_proc(Path("/proc")) if system == places.LINUX else from_ps(_ps())


def _from_proc(folder):
    found = {}
    for entry in folder.iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError, ValueError):  # it may have ended meanwhile
                told = (entry / "stat").read_text("utf-8", "replace")
                found[int(entry.name)] = int(told.rpartition(")")[2].split()[1])
    return found


def _ps():
    asked = QProcess()
    asked.start("ps", ["-A", "-o", "pid=,ppid="])
    asked.waitForFinished(5000)
    return bytes(asked.readAllStandardOutput()).decode("ascii", "replace")


def from_ps(listing):
    """Read what `ps -A -o pid=,ppid=` prints: the parent of every process by its id."""
    pairs = (line.split() for line in listing.splitlines())
    return {int(pair[0]): int(pair[1]) for pair in pairs if len(pair) == 2 and all(map(str.isdigit, pair))}


def _signal(pid, name):
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, getattr(signal, name))
