"""The managed engine process: started when it is asked for, restarted when it has died, ended with QGIS."""

from __future__ import annotations

import atexit
import json
import re
import secrets
import threading
import time
from collections import deque
from queue import Queue

from qgis.PyQt import sip
from qgis.PyQt.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QProcess, Qt, QTimer, pyqtSignal, pyqtSlot

from pinpoint_engine import __version__
from pinpoint_engine.errors import EngineError

from ..remedies import in_qgis
from .set_up import as_qt

TOKEN_VARIABLE = "PINPOINT_TOKEN"  # nosec B105: the name of a variable
TOKEN_BYTES = 48
MODULE = "pinpoint_engine.cli"
SERVE = ("serve", "--parent", "--files")
START_S = 120.0
"""How long an engine may take until it is ready: a cold disk and a scanner of viruses are slow."""
END_MS = 3_000
DEATHS, WITHIN_S = 40, 600.0
"""So many deaths in this time, and the engine is not started again: photos that kill it cost two or three each."""
TAIL = 30
OWN = "pinpoint: "
"""How the command line begins to tell an error."""


class LocalEngine:
    """An engine process of this QGIS alone.

    The process lives in a thread of its own with an event loop. So any thread may ask for the address, the main one
    too, and whoever waits holds up nobody whom the process needs.
    """

    def __init__(self, python, arguments, variables, say=None, starting=("-m", MODULE)):
        self._command = (str(python), (*starting, *SERVE, *arguments), variables, say)
        self._lock = threading.Lock()
        self._waiting = set()
        self._keeper = self._thread = None
        self._ended = False

    def address(self):
        """Return where the engine listens and its token; starts it, or starts it anew when it has died. Any thread.

        Raises:
            EngineError: it does not start, keeps dying, or was ended since QGIS closes.
        """
        answer = _AddressPromise()
        with self._lock:
            if self._ended:
                raise _ended()
            if self._thread is None:
                self._begin()
            self._waiting.add(answer)
            self._keeper.asked.emit(answer)
        try:
            return answer.wait(START_S + 2 * END_MS / 1000)
        finally:
            with self._lock:
                self._waiting.discard(answer)

    def _begin(self):
        born = Queue()
        self._thread = threading.Thread(target=_live, args=(self._command, born), name="pinpoint-engine", daemon=True)
        self._thread.start()
        atexit.register(self._leave)  # no script, with `unload` or without, must end with the thread in Qt
        self._keeper = born.get(timeout=START_S)

    def end(self):
        """Tell the process to end, and whoever waits for it that it does; returns at once. Any thread."""
        with self._lock:
            if not self._ended and self._keeper is not None:
                self._keeper.told_to_end.emit()
            self._ended = True
            waiting = tuple(self._waiting)
        for answer in waiting:
            answer.fail(_ended())

    def wait(self, patience_s):
        """Wait until the process has gone; tell whether it has. Until then Python does not end without its thread."""
        if self._thread is not None:
            self._thread.join(patience_s)
        gone = self._thread is None or not self._thread.is_alive()
        if gone:
            atexit.unregister(self._leave)
        return gone

    def _leave(self):
        self.end()
        self.wait(2 * END_MS / 1000)

    def process_id(self):
        """Return the id of the process, 0 where none runs."""
        return 0 if self._keeper is None else self._keeper.pid


class _AddressPromise:
    """An address that is waited for in one thread and given, once, in another."""

    def __init__(self):
        self._given = threading.Event()
        self._address = self._error = None

    def give(self, address):
        self._address = address
        self._given.set()

    def fail(self, error):
        if not self._given.is_set():
            self._error = error
            self._given.set()

    def wait(self, patience_s):
        if not self._given.wait(patience_s):
            raise EngineError("the engine has not started in time; try again when this machine is less busy")
        if self._error is not None:
            raise self._error
        return self._address


def _live(command, born):
    """Be the thread of an engine: everything of Qt here is made, used and deleted in it."""
    loop = QEventLoop()
    keeper = _Keeper(command, loop)
    born.put(keeper)
    loop.exec()
    sip.delete(keeper)
    # What QProcess still wants deleted goes now. Qt would see to it after this thread has left Python, by way of the
    # application's `notify`, which asks Python whether it is overridden, and aborts where that has ended.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Keeper(QObject):
    """Starts, reads and ends the process; lives in the engine's thread, and is spoken to by its signals alone."""

    asked = pyqtSignal(object)
    told_to_end = pyqtSignal()

    def __init__(self, command, loop):
        super().__init__()
        self.pid = 0
        self._python, self._arguments, self._variables, self._say = command
        self._loop = loop
        self._process = self._address = None
        self._waiting, self._deaths, self._tail = [], deque(), deque(maxlen=TAIL)
        self._bearer = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._give_up)
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self.told_to_end.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @pyqtSlot(object)
    def _answer(self, answer):
        if self._process is not None:
            self._process.waitForFinished(20)  # so that a death is noticed which has only just happened
        if self._address is not None:
            answer.give(self._address)
            return
        self._waiting.append(answer)
        if self._process is None:
            self._start()

    def _start(self):
        while self._deaths and time.monotonic() - self._deaths[0] > WITHIN_S:
            self._deaths.popleft()
        if len(self._deaths) >= DEATHS:
            self._fail(f"the engine has died {DEATHS} times in ten minutes; see the log, and set the engine up anew")
            return
        self._bearer = secrets.token_urlsafe(TOKEN_BYTES)
        self._tail.clear()
        self._process = process = QProcess(self)
        process.setProgram(self._python)
        process.setArguments(list(self._arguments))
        process.setProcessEnvironment(as_qt({**self._variables, TOKEN_VARIABLE: self._bearer}))
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_log)
        process.finished.connect(self._take_death)
        process.errorOccurred.connect(self._take_error)
        self._late.start(int(START_S * 1000))
        process.start()

    @pyqtSlot()
    def _read(self):
        self._process.setReadChannel(QProcess.ProcessChannel.StandardOutput)
        while self._process.canReadLine():
            line = bytes(self._process.readLine()).decode("utf-8", "replace").strip()
            if self._address is None and line.startswith("{"):
                self._take_ready(line)

    def _take_ready(self, line):
        try:
            told = json.loads(line)
            port = int(told["port"]) if told["event"] == "ready" else 0
        except (ValueError, KeyError, TypeError):
            return
        if not port:
            return
        from pinpoint_engine.client import Address
        from pinpoint_engine.wire import PROTOCOL

        if (told.get("protocol"), told.get("engine")) != (PROTOCOL, __version__):
            theirs = f"engine {told.get('engine')}, protocol {told.get('protocol')}"
            self._fail(
                f"the engine in that Python is another one ({theirs}; wanted: {__version__}, {PROTOCOL}); "
                "set the engine up anew, or remove pinpoint-engine from that Python",
                "wrong_version",
            )
            self._process.kill()
            return
        self._late.stop()
        self.pid = self._process.processId()
        self._address = Address(f"http://127.0.0.1:{port}", self._bearer, reads_files=True)
        self._tell(f"the engine listens on port {port} as process {self.pid}")
        waiting, self._waiting = self._waiting, []
        for answer in waiting:
            answer.give(self._address)

    @pyqtSlot()
    def _read_log(self):
        self._process.setReadChannel(QProcess.ProcessChannel.StandardError)
        while self._process.canReadLine():
            line = bytes(self._process.readLine()).decode("utf-8", "replace").rstrip()
            self._tail.append(line)
            self._tell(f"engine: {line}")

    def _take_death(self, code, status):
        self._read_log()
        self._deaths.append(time.monotonic())
        process = self._forget()
        how = "signal" if status == QProcess.ExitStatus.CrashExit else "exit"
        self._tell(f"the engine has ended by itself ({how} {code})")
        last = next((line for line in reversed(self._tail) if line.strip()), f"exit {code}")
        self._fail(why_it_ended(last))
        process.deleteLater()

    def _take_error(self, error):
        if error == QProcess.ProcessError.FailedToStart:
            process = self._forget()
            self._fail(f"{self._python} cannot be started; set the engine up anew in the Pinpoint dock")
            process.deleteLater()

    def _give_up(self):
        self._fail(f"the engine was not ready after {START_S:.0f} s; try again when this machine is less busy")
        self._process.kill()

    def _forget(self):
        """Let go of a process that has ended, and of its address."""
        self._late.stop()
        process, self._process, self._address, self.pid = self._process, None, None, 0
        return process

    def _fail(self, words, code=""):
        waiting, self._waiting = self._waiting, []
        for answer in waiting:
            answer.fail(EngineError(words, code=code or "engine_did_not_start"))

    def _tell(self, line):
        if self._say is not None:
            self._say(line)

    @pyqtSlot()
    def _end(self):
        """End the process by ending its input, as the death of QGIS does too; kill it when that does not help."""
        process = self._process
        if process is not None:
            process.finished.disconnect(self._take_death)
            process.closeWriteChannel()
            if not process.waitForFinished(END_MS):
                process.kill()
                process.waitForFinished(END_MS)
            self._forget()
        for answer in self._waiting:
            answer.fail(_ended())
        self._loop.quit()


def why_it_ended(line):
    """Say why an engine did not start, going by the last line that it said; an error of its own has its remedy."""
    if not line.startswith(OWN):
        return f"the engine did not start ({line[:300]}); see the log, and set the engine up anew in the Pinpoint dock"
    told = re.sub(r" \[\w+\]$", "", line.removeprefix(OWN))
    return f"the engine did not start: {in_qgis(told)}"


def _ended():
    return EngineError(
        "the engine was ended since QGIS closes or its settings changed; locate again", code="engine_stopped"
    )
