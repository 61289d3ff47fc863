"""Settings to an engine: for now in this process; a local process and a remote machine will join here."""

from __future__ import annotations

from pathlib import Path
from threading import Lock

from pinpoint_engine import System, open_engine
from pinpoint_engine.errors import MissingPartError, RequestError


def photo_files():
    """Return the engine's module that finds photos; it needs Pillow, so it is imported only when it is wanted.

    Raises:
        MissingPartError: a package is not installed.
    """
    try:
        from pinpoint_engine import photos
    except ImportError as error:
        remedy = "install it with `pip install pinpoint-engine[torch]`"
        raise MissingPartError(f"photos cannot be read here: {error}; {remedy}") from error
    return photos


def export_run(run, target):
    """Write the tables of a run's GeoPackage in the format that the suffix of `target` names; return notes on losses.

    Raises:
        PinpointError: the format is unknown, the file cannot be written, or geopandas is not installed.
    """
    from pinpoint_engine import export

    return export.write(export.read_run(Path(run)), Path(target))


class Engines:
    """Opens the engine that the settings ask for, and keeps it open for the next run with the same settings."""

    def __init__(self):
        self._lock = Lock()
        self._opened = None

    def get(self, settings):
        """Return the engine; opening one takes seconds, so call it off the main thread.

        Raises:
            PinpointError: the pack or a gallery cannot be opened, or a package is missing.
        """
        wanted = (settings.pack, settings.galleries, settings.system)
        with self._lock:
            if self._opened is None or self._opened[0] != wanted:
                pack = Path(settings.pack) if settings.pack else None
                folders = [Path(folder) for folder in settings.galleries]
                self._opened = (wanted, open_engine(pack, folders, _system(settings.system)))
            return self._opened[1]

    def forget(self):
        """Let go of the open engine, so that a gallery that has grown is read again."""
        with self._lock:
            self._opened = None


def _system(name):
    try:
        return System(name)
    except ValueError:
        have = ", ".join(system.value for system in System)
        raise RequestError(f"there is no system {name!r}; choose one of {have} in the dock") from None
