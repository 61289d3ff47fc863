"""Sets an engine up: checks, then command after command, with progress and a log; a failed set-up is removed."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from collections import deque

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, pyqtSignal

from pinpoint_engine.errors import MissingPartError, OutputError, PinpointError, reason

from .. import words
from ..translation import tr
from . import places, recipes
from .background import BackgroundWork
from .trees import kill_tree

END_MS = 5_000
"""How long QGIS waits for a cancelled set-up when it closes."""

PROGRESS = (
    "Collecting ",
    "Processing ",
    "Downloading ",
    "Downloaded ",
    "Using cached ",
    "Prepared ",
    "Installing ",
    "Installed ",
)
"""Prefixes of the lines by which pip and uv report progress on a package."""


class SetUp(QObject):
    """One set-up. `said` carries each line of output, `reached` percent of progress, `ended` success and a message.

    Nothing here blocks the main thread: commands are processes, and what takes long between them (looking for a Python,
    deleting an old environment) is done on a thread of its own.
    """

    said = pyqtSignal(str)
    reached = pyqtSignal(int)
    ended = pyqtSignal(bool, str)

    def __init__(self, environment, choice, parent=None, tools=None):
        super().__init__(parent)
        self._environment, self._choice = environment, choice
        self._tools = tools
        self._steps = self._process = self._log = self._work = None
        self._output = deque(maxlen=2000)
        self._advanced = 0
        self._cancelled = False

    def begin(self):
        """Check whether the engine can be set up, and start; the rest is done while the event loop runs.

        Raises:
            PinpointError: the engine cannot be set up here; nothing has been changed.
        """
        environment, choice = self._environment, self._choice
        if choice.offline and not os.path.isdir(choice.offline):
            raise OutputError(
                tr("the folder of wheels {offline} does not exist; check the path").format(offline=choice.offline)
            )
        if choice.python and not os.path.isfile(choice.python):
            raise MissingPartError(tr("there is no Python at {python}; check the path").format(python=choice.python))
        room = 0 if choice.python else choice.recipe.room_bytes
        system, machine = platform.system(), platform.machine()
        why = recipes.refusal(system, machine, room, environment.free_bytes(), environment.is_writable())
        if why:
            raise OutputError(tr("the engine cannot be set up in {root}: {why}").format(root=environment.root, why=why))
        environment.lock()
        self._work = BackgroundWork(self._prepare, self._take_steps)

    def _prepare(self):
        """Return the commands, after removing an older environment; runs on another thread.

        Raises:
            PinpointError: there is no Python to begin with, or files cannot be removed or written.
        """
        environment, choice = self._environment, self._choice
        tools = tools_here(choice.recipe) if self._tools is None else self._tools
        steps = recipes.steps(choice, environment.folder, environment.downloads, platform.system(), tools)
        environment.clear()
        try:
            environment.folder.mkdir()  # counts as incomplete until the last step has written its mark
            self._log = environment.log.open("w", encoding="utf-8", errors="replace")
        except OSError as error:
            words = tr("{root} cannot be written ({reason}); choose another folder").format(
                root=environment.root, reason=reason(error)
            )
            raise OutputError(words) from error
        return deque(steps)

    def _take_steps(self, steps):
        if isinstance(steps, PinpointError):
            self._close(False, str(steps))
        elif self._cancelled:
            self._fail()
        else:
            self._steps = steps
            self._say(
                tr("Setting up {name} in {folder}").format(
                    name=self._choice.recipe.name, folder=self._environment.folder
                )
            )
            self._next()

    def cancel(self):
        """Kill the running command with its child processes; what was installed so far is removed."""
        if not self._cancelled:
            self._cancelled = True
            if self._process is not None:
                kill_tree(self._process)

    def finish(self):
        """Wait for the end of a cancelled set-up, so that nothing is left if QGIS closes now."""
        for _ in range(2):  # what is being done, and the removal that follows
            if self._process is not None:
                self._process.waitForFinished(END_MS)
            if self._work is not None:
                self._work.finish(END_MS / 1000)

    def _next(self):
        step = self._steps.popleft()
        self._say(f"{step.words}: {step.program}")
        self._output.clear()
        self._process = process = QProcess(self)
        process.setProcessChannelMode(QProcess.ProcessChannelMode.MergedChannels)
        process.setProcessEnvironment(self._variables(step))
        process.setWorkingDirectory(str(self._environment.root))
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._take_end)
        process.errorOccurred.connect(self._take_error)
        process.setProgram(step.program)
        process.setArguments(list(step.arguments))
        process.start()

    def _variables(self, step):
        environment = self._environment
        if not self._steps:
            return as_qt(environment.variables())  # the last step is the probe, which runs like the engine
        kept = places.cleaned(os.environ, platform.system(), os.environ.get("OSGEO4W_ROOT", ""))
        kept = places.for_installer(kept, bool(self._choice.offline))
        return as_qt({**places.proxied(proxy_of_qgis()), **kept})

    def _read(self):
        while self._process is not None and self._process.canReadLine():
            self._say(bytes(self._process.readLine()).decode("utf-8", "replace").rstrip())

    def _say(self, line):
        self._output.append(line)
        if line.startswith("PROBE "):
            return
        with contextlib.suppress(OSError):  # if the disk is full, the command itself fails and says so
            self._log.write(line + "\n")
            self._log.flush()
        if line.strip().startswith(PROGRESS):
            self._advanced += 1
            self.reached.emit(min(95, 100 * self._advanced // (2 * recipes.packages(self._choice.recipe.lock) + 1)))
        self.said.emit(line)

    def _take_error(self, error):
        if error == QProcess.ProcessError.FailedToStart:
            self._fail(
                tr("{program} cannot be started; check that it exists and is executable").format(
                    program=self._process.program()
                )
            )

    def _take_end(self, code, _status):
        rest = bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace")
        for line in rest.splitlines():
            self._say(line)
        if self._cancelled:
            self._fail()
        elif code != 0:
            self._fail(recipes.remedy(list(self._output)))
        elif self._steps:
            self._process.deleteLater()
            self._next()
        else:
            self._work = BackgroundWork(self._complete, self._take_completed)

    def _complete(self):
        """Write the mark and remove the downloads; return the Python's version and its packages. Another thread.

        Raises:
            PinpointError: a package does not import, or the mark cannot be written.
        """
        environment, choice = self._environment, self._choice
        version, parts = recipes.read_probe(choice.recipe, list(self._output))
        own = places.interpreter(environment.folder, platform.system())
        try:
            environment.finish(choice, choice.python or own, version, parts)
        except OSError as error:
            words = tr("the environment could not be completed ({reason}); free some space and try again").format(
                reason=reason(error)
            )
            raise OutputError(words) from error
        return version, parts

    def _take_completed(self, result):
        if self._cancelled or isinstance(result, PinpointError):
            self._fail("" if self._cancelled else str(result))
            return
        version, parts = result
        self.reached.emit(100)
        self._close(
            True,
            tr("The engine is set up (Python {version}, {count} packages checked)").format(
                version=version, count=words.number(len(parts))
            ),
        )

    def _fail(self, why=""):
        """Remove what was installed so far, on another thread, and end; without a reason it was cancelled."""
        self._work = BackgroundWork(lambda: self._clear(why), lambda words: self._close(False, str(words)))

    def _clear(self, why):
        """Remove the environment; return why the set-up has ended and what is kept."""
        try:
            self._environment.clear()
        except OutputError as error:
            return f"{why or 'cancelled'}; {error}"
        return why or self._kept_in_words()

    def _kept_in_words(self):
        is_online = not self._choice.offline and not self._choice.python
        kept_bytes = self._environment.kept_bytes() if is_online else 0
        if not kept_bytes:
            return tr("cancelled; nothing was downloaded that could be kept")
        return tr("cancelled; {size} of downloads are kept for the next set-up").format(size=words.size(kept_bytes))

    def _close(self, ok, words):
        if self._log is not None:
            self._say(words)
            self._log.close()
        if self._process is not None:
            self._process.deleteLater()
            self._process = None
        self._environment.end()
        self.ended.emit(ok, words)


def tools_here(recipe):
    """Return the paths of uv and of a suitable Python; "" for one that is not installed."""
    system, search = platform.system(), os.environ.get("PATH", "")
    pythons = places.existing(places.interpreters(system, sys.base_exec_prefix, search))
    uv = next(iter(places.existing(places.program("uv", system, search))), "")
    return uv, next((python for python in pythons if _fits(python, recipe)), "")


def _fits(python, recipe):
    """Tell whether a Python runs, has a suitable version, and can create environments."""
    process = QProcess()
    process.setProcessEnvironment(as_qt(places.cleaned(os.environ, platform.system())))
    process.start(python, ["-c", recipes.SUITS])
    process.waitForFinished(10_000)
    return recipes.suits(recipe, bytes(process.readAllStandardOutput()).decode("ascii", "replace"))


def proxy_of_qgis():
    """Return the address of the HTTP proxy in QGIS's settings, "" for none; its password is not used."""
    store = QgsSettings()
    if not store.value("proxy/proxyEnabled", False, type=bool) or store.value("proxy/proxyType", "") != "HttpProxy":
        return ""
    host, port = store.value("proxy/proxyHost", "", type=str), store.value("proxy/proxyPort", "", type=str)
    return f"http://{host}:{port}" if host and port else ""


def as_qt(variables):
    """Return environment variables as a `QProcessEnvironment`."""
    made = QProcessEnvironment()
    for name, value in variables.items():
        made.insert(name, value)
    return made
