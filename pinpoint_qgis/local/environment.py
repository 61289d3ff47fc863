"""The environment of a local engine on disk: whether it is whole, what it holds, how big it is, and its removal."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import shutil
import time
from enum import Enum
from pathlib import Path

from qgis.PyQt.QtCore import QLockFile, QStandardPaths

from pinpoint_engine import __version__
from pinpoint_engine.errors import MissingPartError, OutputError, reason

from .. import HERE
from . import places

CODE = HERE if (HERE / "pinpoint_engine").is_dir() else HERE.parent
"""The folder that holds the engine's source: the plugin's own, or the repository; nothing is copied from it."""
MARK = "installed.json"
BUSY = "another QGIS is setting the engine up, or its set-up has not ended; wait for it, or end it, and try again"


class State(Enum):
    """How an environment stands. HALF: a set-up did not reach its end. OLD: it was made for another lock file."""

    NONE, HALF, OLD, READY = "none", "half", "old", "ready"


PRESS = "press Set up engine in the Pinpoint dock"
UNREADY = {
    State.NONE: f"the engine is not set up on this machine; {PRESS}",
    State.HALF: "the engine on this machine is not whole: its set-up did not reach its end, or its Python has gone; "
    f"{PRESS} to renew it",
    State.OLD: f"the engine on this machine was set up for an older Pinpoint; {PRESS} to renew it",
}
"""Why there is no engine, and what to do."""


class Environment:
    """The engine of this version on this machine. Its mark is written last, so without one nothing in it is used."""

    def __init__(self, setting="", version=__version__):
        data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
        self.root = places.root(setting, os.environ, data)
        self.folder = self.root / f"engine-{version}"
        self.downloads = self.root / "downloads"
        self.caches = self.root / f"bytecode-{version}"
        self.log = self.root / f"engine-{version}.log"
        self._mark = self.folder / MARK
        self._lock = QLockFile(str(self.root / f"engine-{version}.lock"))
        self._lock.setStaleLockTime(0)  # a lock lasts as long as its process

    def state(self):
        """Tell how the environment stands; reads one small file."""
        if not os.path.isdir(self.folder):  # unlike pathlib's it raises nothing where a folder above is closed
            return State.NONE
        mark = self.installed()
        if not mark:
            return State.HALF
        with contextlib.suppress(OSError):  # the lock file of another user's Pinpoint may be closed to this one
            if mark["lock"] and os.path.isfile(mark["lock"]) and digest(Path(mark["lock"])) != mark["digest"]:
                return State.OLD
        return State.READY if os.path.isfile(mark["interpreter"]) else State.HALF

    def installed(self):
        """Return what the mark says, {} where there is none."""
        try:
            mark = json.loads(self._mark.read_text("utf-8"))
            return mark if {"interpreter", "lock", "digest", "kind"} <= mark.keys() else {}
        except (OSError, ValueError, AttributeError):
            return {}

    def python(self):
        """Return the engine's Python.

        Raises:
            MissingPartError: the engine is not set up, not to its end, or for an older Pinpoint.
        """
        state = self.state()
        if state is not State.READY:
            raise MissingPartError(UNREADY[state], code="not_set_up")
        return self.installed()["interpreter"]

    def begin(self):
        """Take the lock and clear away what an earlier set-up left; its downloads stay and are used again.

        Raises:
            OutputError: another QGIS sets it up, or the folder cannot be written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(f"{self.root} cannot be made ({reason(error)}); choose another folder") from error
        if not self._lock.tryLock(0):
            taken = self._lock.error() == QLockFile.LockError.LockFailedError
            raise OutputError(BUSY if taken else f"{self.root} cannot be written; choose another folder in the options")
        try:
            self.clear()
        except OutputError:
            self._lock.unlock()
            raise

    def end(self):
        """Give the lock back."""
        self._lock.unlock()

    def clear(self):
        """Remove the environment, its mark first, so that no half of it passes for a whole."""
        try:
            self._mark.unlink(missing_ok=True)
            if os.path.lexists(self.folder):
                shutil.rmtree(self.folder)
        except OSError as error:
            raise OutputError(f"{self.folder} cannot be removed ({reason(error)}); end what uses it") from error

    def finish(self, choice, interpreter, python, parts):
        """Write the mark: from now on the environment is used."""
        self.folder.mkdir(exist_ok=True)
        lock = None if choice.python else choice.recipe.lock
        mark = {
            "engine": __version__,
            "kind": choice.recipe.name,
            "interpreter": str(interpreter),
            "python": python,
            "packages": parts,
            "lock": str(lock or ""),
            "digest": digest(lock) if lock else "",
            "made": time.strftime("%Y-%m-%dT%H:%M:%S%z"),
        }
        fresh = self._mark.with_suffix(".new")
        fresh.write_text(json.dumps(mark, indent=1), "utf-8")
        os.replace(fresh, self._mark)
        shutil.rmtree(self.downloads, ignore_errors=True)

    def uninstall(self):
        """Remove all that a set-up has written.

        Raises:
            OutputError: another QGIS sets it up, or something cannot be removed.
        """
        self.begin()
        try:
            for folder in (self.downloads, self.caches):
                shutil.rmtree(folder, ignore_errors=True)
            self.log.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(f"{self.log} cannot be removed ({reason(error)}); remove it by hand") from error
        finally:
            self.end()

    def size_bytes(self):
        """Return how much the engine takes on disk, its bytecode and unfinished downloads with it."""
        return sum(map(_size_below, (self.folder, self.downloads, self.caches)))

    def free_bytes(self):
        """Return how much is free where the engine goes."""
        return shutil.disk_usage(_nearest(self.root)).free

    def is_writable(self):
        """Tell whether the engine can be written where it goes."""
        return os.access(_nearest(self.root), os.W_OK | os.X_OK)

    def variables(self):
        """Return the environment variables of the engine's process; its bytecode stays out of the plugin's folder."""
        own = os.environ.get("OSGEO4W_ROOT", "")
        kept = places.cleaned(os.environ, platform.system(), own)
        return {**places.for_engine(kept, CODE), "PYTHONPYCACHEPREFIX": str(self.caches)}


def digest(file):
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _nearest(path):
    """Return the nearest folder at or above a path that exists."""
    return next(folder for folder in (path, *path.absolute().parents) if os.path.exists(folder))


def _size_below(folder):
    size_bytes = 0
    for root, _, names in os.walk(folder):
        for name in names:
            with contextlib.suppress(OSError):  # a set-up that runs takes files away
                size_bytes += os.lstat(os.path.join(root, name)).st_size
    return size_bytes
