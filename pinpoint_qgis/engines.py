"""Settings to an engine: in a process of its own on this machine, in QGIS's, or on another machine."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path
from threading import Lock
from weakref import WeakSet

from qgis.core import Qgis, QgsMessageLog
from qgis.PyQt.QtCore import QObject, pyqtSignal

from pinpoint_engine import Photo, System, connect, open_engine, photos
from pinpoint_engine.client import RemoteEngine
from pinpoint_engine.errors import EngineError, MissingPartError, PinpointError, RequestError, reason

from . import remote
from .local import own_python
from .local.environment import Environment, State
from .local.process import MODULE, LocalEngine
from .remedies import OWN_PROCESS, error_in_qgis

LOCAL, HERE, REMOTE = "local", "here", "remote"
WORDS = {
    LOCAL: "Located on this machine, in a process of its own",
    HERE: "Located on this machine, inside QGIS",
}
"""Where photos are located, in one line."""
NOWHERE = {
    State.NONE: "There is no engine on this machine yet; photos cannot be located",
    State.HALF: "The engine on this machine is not whole; photos cannot be located until it is set up again",
    State.OLD: "The engine on this machine is for an older Pinpoint; photos cannot be located until it is set up again",
}
"""Why they cannot be located, in one line."""
PATIENCE_S = 4.0
PARTS = ("numpy", "faiss", "PIL", "scipy", "shapely")
"""What must be installed in QGIS's own Python for an engine inside QGIS."""


def way(settings):
    """Return where the settings have photos located: LOCAL, HERE or REMOTE, "" where there is no engine yet.

    On this machine that is a process of its own, of the Python that was set up or of QGIS's own, unless the user wants
    it inside QGIS: there the engine's libraries meet QGIS's, and what goes wrong ends QGIS.
    """
    if settings.engine in (HERE, REMOTE):
        return settings.engine
    is_set_up = Environment(settings.engines).state() is State.READY
    return LOCAL if is_set_up or own_python.has_engine() else ""


def reader(settings):
    """Return what makes a photo of a path: of its name alone where the engine's process reads the file itself.

    Raises:
        MissingPartError: QGIS's own Python must read photos, and cannot.
    """
    if way(settings) in (LOCAL, ""):
        return Photo.at
    check_pixels()
    return photos.read_photo


def check_pixels():
    """Make sure that QGIS's own Python can read photos, as an engine elsewhere and one inside QGIS want it to.

    Raises:
        MissingPartError: it has no Pillow or no numpy.
    """
    try:
        from pinpoint_engine.photos import decode  # noqa: F401
    except ImportError as error:
        raise MissingPartError(
            f"QGIS's own Python cannot read photos ({reason(error)}), as an engine inside QGIS or on another machine "
            f"wants it to; {OWN_PROCESS}"
        ) from error


def check_inside():
    """Refuse an engine inside QGIS whose libraries would not be its own.

    Where QGIS has loaded GEOS for everybody, as on Linux, that one answers for shapely's too; of another version, it
    ends QGIS.

    Raises:
        MissingPartError: packages are missing, or shapely was built for another GEOS than QGIS has.
    """
    if not own_python.has(PARTS):
        raise MissingPartError(f"QGIS's own Python has not all packages of the engine; {OWN_PROCESS}")
    check_pixels()
    try:
        import shapely
    except ImportError as error:
        raise MissingPartError(
            f"shapely in QGIS's own Python does not load ({reason(error)}); {OWN_PROCESS}"
        ) from error
    theirs, ours = ".".join(map(str, shapely.geos_version)), geos_of(Qgis.geosVersion())
    if theirs != ours and _is_geos_shared():
        raise MissingPartError(
            f"shapely in QGIS's own Python was built for GEOS {theirs} and QGIS has {ours}; both in one process can "
            f"end QGIS, so {OWN_PROCESS}",
            code="mixed_geos",
        )


def geos_of(told):
    """Return the version that a loaded GEOS tells of itself as "3.11.1-CAPI-1.17.1", which QGIS passes on.

    QGIS's number, `geosVersionInt`, is of the GEOS that it was built with, which an update may have replaced.
    """
    return told.partition("-")[0]


def _is_geos_shared():
    """Tell whether a GEOS that is loaded answers for any other; where that cannot be known, it may."""
    if sys.platform != "linux":
        return True
    return hasattr(ctypes.CDLL(None), "GEOSversion")


def words(settings):
    """Return in one line where photos are located."""
    found = way(settings)
    if found == REMOTE:
        return f"Located elsewhere: the pixels of photos are sent to {remote.host_of(settings.remote) or '…'}"
    return WORDS[found] if found else NOWHERE.get(Environment(settings.engines).state(), WORDS[LOCAL])


def unagreed(settings):
    """Return the address of a remote engine that the user has not agreed to send photos to; "" for none."""
    return settings.remote if way(settings) == REMOTE and not remote.has_agreed(settings.remote) else ""


class RunStoppedError(Exception):
    """Ends a cancelled run from within the photos that its engine asks for.

    To yield no more photos would have an album answered that was cut short.
    """


def stop_waiting(engine):
    """End the runs of an engine in another process, which may have much in hand; one in this process ends by itself."""
    if isinstance(engine, RemoteEngine):
        engine.cancel()


class Engines(QObject):
    """Opens the engine that the settings ask for, and keeps it open for the next run with the same settings.

    `changed` tells that an engine was set up or removed, or that other settings hold.
    """

    changed = pyqtSignal()

    def __init__(self):
        super().__init__()
        self._lock = Lock()
        self._opening = Lock()
        self._opened = None
        self._forgotten = 0
        self._processes = {}
        self._ended = False
        self.remotes = remote.Remotes()

    def get_ready(self, settings):
        """Do what only the main thread may, before `get`: read the token of a remote engine and QGIS's proxy.

        Raises:
            PinpointError: the address of a remote engine will not do, or QGIS's proxy cannot be used.
        """
        if way(settings) == REMOTE:
            self.remotes.get_ready(settings.remote)

    def get(self, settings):
        """Return the engine; opening one takes seconds, so call it off the main thread.

        Raises:
            PinpointError: the pack or a gallery cannot be opened, the engine is not set up, or a package is missing.
        """
        where = way(settings)
        if where == HERE:
            return self._open_here(settings)
        self._opened = None
        return self._connect(where, settings)

    def _open_here(self, settings):
        """Open an engine in this process, one at a time; no lock that the main thread takes is held meanwhile."""
        with self._opening:
            wanted, opened = (self._forgotten, settings.pack, settings.galleries, settings.system), self._opened
            if opened is None or opened[0] != wanted:
                self._opened = opened = None
                check_inside()
                opened = self._opened = (wanted, _open(settings))
            return opened[1]

    def _connect(self, where, settings):
        """Connect to an engine in another process; each run by itself, so that to cancel one ends no other."""
        if where == REMOTE:
            return connect(self.remotes.address(settings.remote), _system(settings.system))
        return self._connect_local(settings)

    def _connect_local(self, settings):
        python, starting, variables = _python(Environment(settings.engines))
        system = _system(settings.system)
        arguments = _arguments(settings, system)
        wanted, coming = (python, *starting, *arguments), _StartingRun()
        with self._lock:  # looked at here, as `end` may have come while interpreters were tried
            if self._ended:
                raise EngineError("QGIS closes; no engine is started any more", code="engine_stopped")
            self._end_unused(wanted)
            if wanted not in self._processes:
                self._processes[wanted] = (LocalEngine(python, arguments, variables, _log, starting), WeakSet())
            process, users = self._processes[wanted]
            users.add(coming)
        try:
            engine = connect(process.address, system)
        except PinpointError as error:  # such as what a system lacks that is opened only now
            raise error_in_qgis(error) from error
        users.add(engine)
        return engine

    def _end_unused(self, wanted=None):
        """End the processes for other settings, but one that a run still uses."""
        for key, (process, users) in list(self._processes.items()):
            if key != wanted and not users:
                process.end()
                del self._processes[key]

    def forget(self):
        """Let go of the open engine, so that a gallery that has grown is read again; a run keeps its own to its end."""
        with self._lock:
            self._forgotten += 1
            self._opened = None
            self._end_unused()
        self.changed.emit()

    def is_busy(self):
        """Tell whether a run uses a process; ask after `forget`."""
        return any(users for _, users in list(self._processes.values()))

    def end(self):
        """Tell every process to end; returns at once, and wakes up whoever waits for one."""
        with self._lock:
            self._ended = True
            for process, _ in self._processes.values():
                process.end()

    def wait(self, patience_s):
        """Wait until every process has gone; tell whether they have."""
        return all([process.wait(patience_s) for process, _ in list(self._processes.values())])

    def close(self):
        """End every process and wait for it, as QGIS quits."""
        self.end()
        self.wait(PATIENCE_S)
        self.remotes.close()


class _StartingRun:
    """Stands for a run that will use a process, while it waits for the process to start."""


def _arguments(settings, system):
    """Return what a process is told to serve: all systems of the pack, or GeoCLIP, which has a pack of its own."""
    arguments = ["--pack", settings.pack] if settings.pack else []
    arguments += [part for folder in settings.galleries for part in ("--gallery", folder)]
    return [*arguments, *(["--system", system.value] if system is System.GEOCLIP else ())]


def _python(environment):
    """Return the engine's Python, how it starts and its variables: the one that was set up, else QGIS's own.

    Raises:
        MissingPartError: there is neither.
    """
    if environment.state() is not State.READY and own_python.has_engine():
        return own_python.interpreter(), own_python.starting(MODULE), own_python.variables()
    return environment.python(), ("-m", MODULE), environment.variables()


def _open(settings):
    """Open an engine in this process.

    Raises:
        PinpointError: the pack or a gallery cannot be opened, or a package is missing.
    """
    pack, folders = Path(settings.pack) if settings.pack else None, map(Path, settings.galleries)
    try:
        return open_engine(pack, list(folders), _system(settings.system))
    except PinpointError as error:
        raise error_in_qgis(error, OWN_PROCESS) from error


def _log(line):
    QgsMessageLog.logMessage(line, "Pinpoint")


def _system(name):
    try:
        return System(name)
    except ValueError:
        have = ", ".join(system.value for system in System)
        raise RequestError(f"there is no system {name!r}; choose one of {have} in the dock") from None
