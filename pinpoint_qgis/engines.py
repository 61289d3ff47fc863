"""Opens the engine that the settings name: in a local process of its own, inside QGIS, or on another machine."""

from __future__ import annotations

from pathlib import Path
from threading import Lock
from weakref import WeakSet

from qgis.core import QgsMessageLog
from qgis.PyQt.QtCore import QObject, pyqtSignal

from pinpoint_engine import Photo, System, connect, open_engine, photos
from pinpoint_engine.client import RemoteEngine
from pinpoint_engine.errors import EngineError, PinpointError, RequestError
from pinpoint_engine.types import OWN_WEIGHTS

from . import inside, remote
from .local import own_python
from .local.environment import Environment, State
from .local.process import MODULE, LocalEngine
from .remedies import OWN_PROCESS, error_in_qgis
from .translation import later, tr

LOCAL, HERE, REMOTE = "local", "here", "remote"
WORDS = {
    LOCAL: later("Located on this machine, in a process of its own"),
    HERE: later("Located on this machine, inside QGIS"),
}
"""Where photos are located, as one line for the dock."""
NOWHERE = {
    State.NONE: later("There is no engine on this machine yet; photos cannot be located"),
    State.HALF: later("The engine on this machine is not whole; photos cannot be located until it is set up again"),
    State.OLD: later(
        "The engine on this machine is for an older Pinpoint; photos cannot be located until it is set up again"
    ),
}
"""Why photos cannot be located, as one line for the dock."""
PATIENCE_S = 4.0


def way(settings):
    """Return where photos are located with these settings: LOCAL, HERE or REMOTE, "" if there is no engine yet.

    On this machine the engine is a separate process, of the Python that was set up or of QGIS's own. The user can
    choose to run it inside QGIS; there its libraries share a process with QGIS's, and a crash takes QGIS with it.
    """
    if settings.engine in (HERE, REMOTE):
        return settings.engine
    is_set_up = Environment(settings.engines).state() is State.READY
    return LOCAL if is_set_up or own_python.has_engine() else ""


def reader(settings):
    """Return the function from a path to a photo. It reads no file if the engine's own process will read it.

    Raises:
        MissingPartError: QGIS's own Python has to read photos and cannot.
    """
    if way(settings) in (LOCAL, ""):
        return Photo.at
    inside.check_pixels()
    return photos.read_photo


def words(settings):
    """Return where photos are located, as one line for the dock."""
    found = way(settings)
    if found == REMOTE:
        return tr("Located elsewhere: the pixels of photos are sent to {host}").format(
            host=remote.host_of(settings.remote) or "…"
        )
    return tr(WORDS[found] if found else NOWHERE.get(Environment(settings.engines).state(), WORDS[LOCAL]))


def unagreed(settings):
    """Return the remote engine's address if the user has not yet agreed to send photos there, else ""."""
    return settings.remote if way(settings) == REMOTE and not remote.has_agreed(settings.remote) else ""


class RunStoppedError(Exception):
    """Cancels a run, raised from the iterator of photos that the engine consumes.

    Merely ending the iterator would make the engine answer a truncated album.
    """


def stop_waiting(engine):
    """Cancel what an engine in another process still has queued; one inside QGIS stops by itself."""
    if isinstance(engine, RemoteEngine):
        engine.cancel()


class Engines(QObject):
    """Opens the engine that the settings ask for, and keeps it open for further runs with the same settings.

    `changed` is emitted after an engine was set up or removed, after the settings changed, and when a remote engine has
    said which systems it offers; `served` has their names by its address. `gallery_changed` carries the folder of a
    gallery whose new state the next run uses.
    """

    changed = pyqtSignal()
    gallery_changed = pyqtSignal(str)

    def __init__(self):
        super().__init__()
        self._lock = Lock()
        self._opening = Lock()
        self._opened = None
        self._forgotten = 0
        self._processes = {}
        self._ended = False
        self.remotes = remote.Remotes()
        self.served = {}

    def get_ready(self, settings):
        """Read a remote engine's token and QGIS's proxy; call it on the main thread, before `get`.

        Raises:
            PinpointError: the remote engine's address is not allowed, or QGIS's proxy cannot be used.
        """
        if way(settings) == REMOTE:
            self.remotes.get_ready(settings.remote)

    def get(self, settings):
        """Return the engine; opening one takes seconds, so do not call this on the main thread.

        Raises:
            PinpointError: the pack or a gallery cannot be opened, the engine is not set up, or a package is missing.
        """
        where = way(settings)
        if where == HERE:
            return self._open_here(settings)
        self._opened = None
        return self._connect(where, settings)

    def _open_here(self, settings):
        """Open an engine inside QGIS, one at a time, without holding a lock that the main thread needs."""
        with self._opening:
            wanted, opened = (self._forgotten, settings.pack, settings.galleries, settings.system), self._opened
            if opened is None or opened[0] != wanted:
                self._opened = opened = None
                inside.check_engine()
                opened = self._opened = (wanted, _open(settings))
            return opened[1]

    def _connect(self, where, settings):
        """Connect to an engine in another process; each run has its own connection, so it can be cancelled alone."""
        if where == REMOTE:
            engine = connect(self.remotes.address(settings.remote), _system(settings.system))
            self._learn(settings.remote, engine.server.info.systems)
            return engine
        return self._connect_local(settings)

    def _learn(self, url, systems):
        """Remember which systems a remote engine offers."""
        if self.served.get(url) != systems:
            self.served[url] = systems
            self.changed.emit()

    def _connect_local(self, settings):
        python, starting, variables = command(settings)
        system = _system(settings.system)
        arguments = _arguments(settings, system)
        wanted, coming = (python, *starting, *arguments), _StartingRun()
        with self._lock:  # check now: `end` may have been called while `command` tried interpreters
            if self._ended:
                raise EngineError(tr("QGIS closes; no engine is started any more"), code="engine_stopped")
            self._end_unused(wanted)
            if wanted not in self._processes:
                self._processes[wanted] = (LocalEngine(python, arguments, variables, _log, starting), WeakSet())
            process, users = self._processes[wanted]
            users.add(coming)
        try:
            engine = connect(process.address, system)
        except PinpointError as error:  # for instance, this system is opened only now and lacks a package
            raise error_in_qgis(error) from error
        users.add(engine)
        return engine

    def _end_unused(self, wanted=None):
        """End the processes of other settings, except those that a run still uses."""
        for key, (process, users) in list(self._processes.items()):
            if key != wanted and not users:
                process.end()
                del self._processes[key]

    def forget(self):
        """Close the open engine, so that a changed gallery is read again; current runs keep theirs to the end."""
        with self._lock:
            self._forgotten += 1
            self._opened = None
            self._end_unused()
        self.changed.emit()

    def forget_gallery(self, folder):
        """Close the open engine as a gallery has changed, and say so; may be called on any thread."""
        self.forget()
        self.gallery_changed.emit(folder)

    def is_busy(self):
        """Return whether a run still uses a process; call `forget` first."""
        return any(users for _, users in list(self._processes.values()))

    def end(self):
        """Ask every process to end, without waiting; wakes up all who wait for one to start."""
        with self._lock:
            self._ended = True
            for process, _ in self._processes.values():
                process.end()

    def wait(self, patience_s):
        """Wait until every process has ended; return whether they all have."""
        return all([process.wait(patience_s) for process, _ in list(self._processes.values())])

    def close(self):
        """End every process and wait for it, when QGIS quits."""
        self.end()
        self.wait(PATIENCE_S)
        self.remotes.close()


class _StartingRun:
    """Marks a process as used while a run waits for it to start."""


def _arguments(settings, system):
    """Return the arguments of `pinpoint serve`: all systems of the pack, or one that has weights of its own."""
    arguments = ["--pack", settings.pack] if settings.pack else []
    arguments += [part for folder in settings.galleries for part in ("--gallery", folder)]
    return [*arguments, *(["--system", system.value] if system in OWN_WEIGHTS else ())]


def command(settings):
    """Return how the engine's command line is started on this machine: interpreter, first arguments, variables.

    The interpreter is that of the engine that is set up, else QGIS's own. Looking for the latter takes seconds.

    Raises:
        MissingPartError: there is neither.
    """
    environment = Environment(settings.engines)
    if environment.state() is not State.READY and own_python.has_engine():
        return own_python.interpreter(), own_python.starting(MODULE), own_python.variables()
    return environment.python(), ("-m", MODULE), environment.variables()


def _open(settings):
    """Open an engine inside QGIS.

    Raises:
        PinpointError: the pack or a gallery cannot be opened, or a package is missing.
    """
    pack, folders = Path(settings.pack) if settings.pack else None, map(Path, settings.galleries)
    try:
        return open_engine(pack, list(folders), _system(settings.system))
    except PinpointError as error:
        raise error_in_qgis(error, tr(OWN_PROCESS)) from error


def _log(line):
    QgsMessageLog.logMessage(line, "Pinpoint")


def _system(name):
    try:
        return System(name)
    except ValueError:
        have = ", ".join(system.value for system in System)
        raise RequestError(
            tr("there is no system {name}; choose one of {have} in the dock").format(name=name, have=have)
        ) from None
