"""Kills a process with all its descendants; Qt kills the process only."""

from __future__ import annotations

import contextlib
import os
import platform
import signal
from pathlib import Path

from qgis.PyQt.QtCore import QProcess

from . import places


def kill_tree(process):
    """Kill a QProcess and all its descendants."""
    pid = process.processId()
    if not pid:
        return
    system = platform.system()
    if system == places.WINDOWS:
        QProcess.execute("taskkill", ["/T", "/F", "/PID", str(pid)])
    else:
        _signal(pid, "SIGSTOP")  # so that it starts no children while they are listed
        for each in descendants(_parents(system), pid):
            _signal(each, "SIGKILL")
    process.kill()


def descendants(parents, pid):
    """Return the descendants of a process; `parents` has the parent of every process, by process id."""
    children = [child for child, parent in parents.items() if parent == pid]
    return [*children, *(each for child in children for each in descendants(parents, child))]


def _parents(system):
    return _from_proc(Path("/proc")) if system == places.LINUX else from_ps(_ps())


def _from_proc(folder):
    parents = {}
    for entry in folder.iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError, IndexError, ValueError):  # the process may have ended meanwhile
                stat = (entry / "stat").read_text("utf-8", "replace")
                parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
    return parents


def _ps():
    process = QProcess()
    process.start("ps", ["-A", "-o", "pid=,ppid="])
    process.waitForFinished(5000)
    return bytes(process.readAllStandardOutput()).decode("ascii", "replace")


def from_ps(listing):
    """Read the parent of every process, by process id, from the output of `ps -A -o pid=,ppid=`."""
    pairs = (line.split() for line in listing.splitlines())
    return {int(pair[0]): int(pair[1]) for pair in pairs if len(pair) == 2 and all(map(str.isdigit, pair))}


def _signal(pid, name):
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, getattr(signal, name))
