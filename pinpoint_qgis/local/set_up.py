"""Sets an engine up: checks, then one command after another, with progress, a log, and an end that leaves no half."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
from collections import deque

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QObject, QProcess, QProcessEnvironment, pyqtSignal

from pinpoint_engine.errors import MissingPartError, OutputError, PinpointError, reason

from . import places, recipes
from .trees import kill_tree

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
"""How lines begin that tell that a package is one step further, with pip or uv."""


class SetUp(QObject):
    """One set-up. `said` tells each line, `reached` per cent, `ended` how it went: True, or False and why in words."""

    said = pyqtSignal(str)
    reached = pyqtSignal(int)
    ended = pyqtSignal(bool, str)

    def __init__(self, environment, choice, parent=None, tools=None):
        super().__init__(parent)
        self._environment, self._choice = environment, choice
        self._tools = tools
        self._steps = self._process = self._log = None
        self._output = deque(maxlen=2000)
        self._advanced = 0
        self._cancelled = False

    def begin(self):
        """Check whether it can be done, and begin; the rest happens as the event loop runs.

        Raises:
            PinpointError: it cannot be done here; nothing has been changed.
        """
        environment, choice = self._environment, self._choice
        if choice.offline and not os.path.isdir(choice.offline):
            raise OutputError(f"the folder of wheels {choice.offline} does not exist; check the path")
        if choice.python and not os.path.isfile(choice.python):
            raise MissingPartError(f"there is no Python at {choice.python}; check the path")
        room = 0 if choice.python else choice.recipe.room_bytes
        system, machine = platform.system(), platform.machine()
        why = recipes.refusal(system, machine, room, environment.free_bytes(), environment.is_writable())
        if why:
            raise OutputError(f"the engine cannot be set up in {environment.root}: {why}")
        tools = tools_here(choice.recipe) if self._tools is None else self._tools
        self._steps = deque(recipes.steps(choice, environment.folder, environment.downloads, system, tools))
        environment.begin()
        try:
            environment.folder.mkdir()  # without its mark it is a half, until the last step is done
            self._log = environment.log.open("w", encoding="utf-8", errors="replace")
        except OSError as error:
            environment.end()
            words = f"{environment.root} cannot be written ({reason(error)}); choose another one"
            raise OutputError(words) from error
        self._say(f"Setting up {choice.recipe.name} in {environment.folder}")
        self._next()

    def cancel(self):
        """Kill what runs, with all its children, and leave nothing that could pass for an engine."""
        if self._process is not None and not self._cancelled:
            self._cancelled = True
            process = self._process
            kill_tree(process)
            process.waitForFinished(5000)  # so that nothing is left when QGIS closes next

    def is_running(self):
        """Tell whether a set-up has begun and not ended."""
        return self._process is not None

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
            return as_qt(environment.variables())  # the last one, the probe, sees what the engine will see
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
        with contextlib.suppress(OSError):  # a full disk: the set-up will say so itself
            self._log.write(line + "\n")
            self._log.flush()
        if line.strip().startswith(PROGRESS):
            self._advanced += 1
            self.reached.emit(min(95, 100 * self._advanced // (2 * recipes.packages(self._choice.recipe.lock) + 1)))
        self.said.emit(line)

    def _take_error(self, error):
        if error == QProcess.ProcessError.FailedToStart:
            self._fail(f"{self._process.program()} cannot be started; check that it is there and may be run")

    def _take_end(self, code, _status):
        rest = bytes(self._process.readAllStandardOutput()).decode("utf-8", "replace")
        for line in rest.splitlines():
            self._say(line)
        if self._cancelled:
            self._fail("cancelled; what was downloaded is kept for the next time")
        elif code != 0:
            self._fail(recipes.remedy(list(self._output)))
        elif self._steps:
            self._process.deleteLater()
            self._next()
        else:
            self._succeed()

    def _succeed(self):
        environment, choice = self._environment, self._choice
        try:
            version, parts = recipes.read_probe(choice.recipe, list(self._output))
            own = places.interpreter(environment.folder, platform.system())
            environment.finish(choice, choice.python or own, version, parts)
        except PinpointError as error:
            self._fail(str(error))
            return
        except OSError as error:
            self._fail(f"the environment cannot be finished ({reason(error)}); free some space and try again")
            return
        self.reached.emit(100)
        self._close(True, f"The engine is set up (Python {version}, {len(parts)} parts tried)")

    def _fail(self, why):
        try:
            self._environment.clear()
        except OutputError as error:
            why = f"{why}; {error}"
        self._close(False, why)

    def _close(self, ok, words):
        self._say(words)
        self._process.deleteLater()
        self._process = None
        self._log.close()
        self._environment.end()
        self.ended.emit(ok, words)


def tools_here(recipe):
    """Return the paths of uv and of a Python that fits; "" for what is not here."""
    system, search = platform.system(), os.environ.get("PATH", "")
    pythons = places.existing(places.interpreters(system, sys.base_exec_prefix, search))
    uv = next(iter(places.existing(places.program("uv", system, search))), "")
    return uv, next((python for python in pythons if _fits(python, recipe)), "")


def _fits(python, recipe):
    """Tell whether a Python runs, is of a version that fits, and can make environments."""
    asked = QProcess()
    asked.setProcessEnvironment(as_qt(places.cleaned(os.environ, platform.system())))
    asked.start(python, ["-c", recipes.SUITS])
    asked.waitForFinished(10_000)
    return recipes.suits(recipe, bytes(asked.readAllStandardOutput()).decode("ascii", "replace"))


def proxy_of_qgis():
    """Return the HTTP proxy of QGIS's settings as an address, "" for none; its password stays with QGIS."""
    store = QgsSettings()
    if not store.value("proxy/proxyEnabled", False, type=bool) or store.value("proxy/proxyType", "") != "HttpProxy":
        return ""
    host, port = store.value("proxy/proxyHost", "", type=str), store.value("proxy/proxyPort", "", type=str)
    return f"http://{host}:{port}" if host and port else ""


def as_qt(variables):
    """Return environment variables as QProcess takes them."""
    made = QProcessEnvironment()
    for name, value in variables.items():
        made.insert(name, value)
    return made
