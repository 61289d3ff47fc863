"""The Python environment of a local engine on disk: its state, contents and size, and its removal."""

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
from ..translation import later, tr
from . import places

CODE = HERE if (HERE / "pinpoint_engine").is_dir() else HERE.parent
"""The folder with the engine's source: the plugin's own, or the repository. The environment has no copy of it."""
MARK = "installed.json"
DOWNLOAD_BYTES = 100_000
"""Caches of installers below this size hold no package."""
BUSY = later("another QGIS is setting the engine up; wait until it has finished or close that QGIS, and try again")


class State(Enum):
    """The state of an environment. HALF: a set-up was not completed. OLD: it was made for another lock file."""

    NONE, HALF, OLD, READY = "none", "half", "old", "ready"


PRESS = later("press Set up engine in the Pinpoint dock")
UNREADY = {
    State.NONE: later("the engine is not set up on this machine; {press}"),
    State.HALF: later(
        "the engine on this machine is incomplete: its set-up was interrupted, or its Python was removed; {press} to "
        "reinstall it"
    ),
    State.OLD: later("the engine on this machine was set up for an older Pinpoint; {press} to reinstall it"),
}
"""Why there is no engine, and the remedy."""


class Environment:
    """The environment of this version's engine. Its mark file is written last; without it the environment is unused."""

    def __init__(self, setting="", version=__version__):
        data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)
        self.root = places.root(setting, os.environ, data)
        self.folder = self.root / f"engine-{version}"
        self.downloads = self.root / "downloads"
        self.caches = self.root / f"bytecode-{version}"
        self.log = self.root / f"engine-{version}.log"
        self._mark = self.folder / MARK
        self._lock = QLockFile(str(self.root / f"engine-{version}.lock"))
        self._lock.setStaleLockTime(0)  # the lock is held as long as its process lives

    def state(self):
        """Return the state of the environment; reads the mark and the lock file."""
        if not os.path.isdir(self.folder):  # pathlib's raises where a parent folder cannot be read
            return State.NONE
        mark = self.installed()
        if not mark:
            return State.HALF
        with contextlib.suppress(OSError):  # the lock file of another user's Pinpoint may be unreadable
            if mark["lock"] and os.path.isfile(mark["lock"]) and digest(Path(mark["lock"])) != mark["digest"]:
                return State.OLD
        return State.READY if os.path.isfile(mark["interpreter"]) else State.HALF

    def installed(self):
        """Return the contents of the mark, {} if there is none."""
        try:
            mark = json.loads(self._mark.read_text("utf-8"))
            return mark if {"interpreter", "lock", "digest", "kind"} <= mark.keys() else {}
        except (OSError, ValueError, AttributeError):
            return {}

    def python(self):
        """Return the engine's Python.

        Raises:
            MissingPartError: the engine is not set up, incomplete, or for an older Pinpoint.
        """
        state = self.state()
        if state is not State.READY:
            raise MissingPartError(tr(UNREADY[state]).format(press=tr(PRESS)), code="not_set_up")
        return self.installed()["interpreter"]

    def begin(self):
        """Take the lock and remove what an earlier set-up has left; its downloads are kept and used again.

        Removing thousands of files takes seconds, so do not call this on the main thread.

        Raises:
            OutputError: another QGIS is setting it up, or the folder cannot be written.
        """
        self.lock()
        try:
            self.clear()
        except OutputError:
            self.end()
            raise

    def lock(self):
        """Take the lock, which `end` releases; nothing is removed yet.

        Raises:
            OutputError: another QGIS is setting it up, or the folder cannot be written.
        """
        try:
            self.root.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise OutputError(
                tr("{root} cannot be created ({reason}); choose another folder").format(
                    root=self.root, reason=reason(error)
                )
            ) from error
        if not self._lock.tryLock(0):
            taken = self._lock.error() == QLockFile.LockError.LockFailedError
            raise OutputError(
                tr(BUSY)
                if taken
                else tr("{root} cannot be written; choose another folder in the options").format(root=self.root)
            )

    def end(self):
        """Release the lock."""
        self._lock.unlock()

    def clear(self):
        """Remove the environment, its mark first, so that a partly removed one is not taken for complete."""
        try:
            self._mark.unlink(missing_ok=True)
            if os.path.lexists(self.folder):
                shutil.rmtree(self.folder)
        except OSError as error:
            raise OutputError(
                tr("{folder} cannot be removed ({reason}); close the programs that use it").format(
                    folder=self.folder, reason=reason(error)
                )
            ) from error

    def finish(self, choice, interpreter, python, parts):
        """Write the mark, which makes the environment ready."""
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
        """Remove everything that a set-up has written.

        Raises:
            OutputError: another QGIS is setting it up, or a file cannot be removed.
        """
        self.begin()
        try:
            for folder in (self.downloads, self.caches):
                shutil.rmtree(folder, ignore_errors=True)
            self.log.unlink(missing_ok=True)
        except OSError as error:
            raise OutputError(
                tr("{log} cannot be removed ({reason}); delete it yourself").format(log=self.log, reason=reason(error))
            ) from error
        finally:
            self.end()

    def size_bytes(self):
        """Return the size of the engine on disk, including bytecode and downloads; reads thousands of files."""
        return sum(map(_size_below, (self.folder, self.downloads, self.caches)))

    def kept_bytes(self):
        """Return the size of the downloads that the next set-up can use, 0 if there are none.

        The caches of pip and uv hold a few small files even if nothing was downloaded.
        """
        size_bytes = _size_below(self.downloads)
        return size_bytes if size_bytes >= DOWNLOAD_BYTES else 0

    def free_bytes(self):
        """Return the free space on the disk of the engine's folder."""
        return shutil.disk_usage(_nearest(self.root)).free

    def is_writable(self):
        """Tell whether the engine's folder can be written."""
        return os.access(_nearest(self.root), os.W_OK | os.X_OK)

    def variables(self):
        """Return the environment variables of the engine's process; they keep bytecode out of the plugin's folder."""
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
            with contextlib.suppress(OSError):  # a running set-up may delete files meanwhile
                size_bytes += os.lstat(os.path.join(root, name)).st_size
    return size_bytes
