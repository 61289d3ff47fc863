"""The local engine's process: started on demand, restarted after a crash, ended with QGIS."""

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
from ..translation import tr
from ..words import number
from .set_up import as_qt

TOKEN_VARIABLE = "PINPOINT_TOKEN"  # nosec B105: the name of a variable
TOKEN_BYTES = 48
MODULE = "pinpoint_engine.cli"
SERVE = ("serve", "--parent", "--files")
START_S = 120.0
"""How long an engine may take to start; a cold disk or a virus scanner makes it slow."""
END_MS = 3_000
DEATHS, WITHIN_S = 40, 600.0
"""After this many crashes in this time the engine is not restarted; a photo that crashes it does so 2 or 3 times."""
TAIL = 30
OWN = "pinpoint: "
"""The prefix of the command line's error messages."""


class LocalEngine:
    """An engine process that belongs to this QGIS.

    The process is managed in a thread of its own with an event loop. So any thread, the main thread too, may ask for
    the address and block until it is there, without blocking the thread that serves the process.
    """

    def __init__(self, python, arguments, variables, say=None, starting=("-m", MODULE)):
        self._command = (str(python), (*starting, *SERVE, *arguments), variables, say)
        self._lock = threading.Lock()
        self._waiting = set()
        self._keeper = self._thread = None
        self._ended = False

    def address(self):
        """Return the engine's address and token; starts the engine if it does not run. May be called in any thread.

        Raises:
            EngineError: the engine does not start, keeps crashing, or was ended because QGIS closes.
        """
        promise = _AddressPromise()
        with self._lock:
            if self._ended:
                raise _ended_error()
            if self._thread is None:
                self._begin()
            self._waiting.add(promise)
            self._keeper.asked.emit(promise)
        try:
            return promise.wait(START_S + 2 * END_MS / 1000)
        finally:
            with self._lock:
                self._waiting.discard(promise)

    def _begin(self):
        keepers = Queue()
        arguments = (self._command, keepers)
        self._thread = threading.Thread(target=_run_thread, args=arguments, name="pinpoint-engine", daemon=True)
        self._thread.start()
        atexit.register(self._leave)  # Python must not exit while the thread is in Qt, even if `unload` is not called
        self._keeper = keepers.get(timeout=START_S)

    def end(self):
        """Tell the process to end and whoever waits for its address to stop; returns at once. Any thread."""
        with self._lock:
            if not self._ended and self._keeper is not None:
                self._keeper.told_to_end.emit()
            self._ended = True
            waiting = tuple(self._waiting)
        for promise in waiting:
            promise.fail(_ended_error())

    def wait(self, patience_s):
        """Wait until the process has ended; return whether it has. If not, Python's exit waits for it once more."""
        if self._thread is not None:
            self._thread.join(patience_s)
        has_ended = self._thread is None or not self._thread.is_alive()
        if has_ended:
            atexit.unregister(self._leave)
        return has_ended

    def _leave(self):
        self.end()
        self.wait(2 * END_MS / 1000)

    def process_id(self):
        """Return the id of the process, 0 if none runs."""
        return 0 if self._keeper is None else self._keeper.pid


class _AddressPromise:
    """An address, or an error, that one thread waits for and another one sets once."""

    def __init__(self):
        self._is_set = threading.Event()
        self._address = self._error = None

    def give(self, address):
        self._address = address
        self._is_set.set()

    def fail(self, error):
        if not self._is_set.is_set():
            self._error = error
            self._is_set.set()

    def wait(self, patience_s):
        if not self._is_set.wait(patience_s):
            raise EngineError(tr("the engine did not start in time; try again when this machine is less busy"))
        if self._error is not None:
            raise self._error
        return self._address


def _run_thread(command, keepers):
    """Run the thread of an engine; all its Qt objects are created, used and deleted in it."""
    loop = QEventLoop()
    keeper = _Keeper(command, loop)
    keepers.put(keeper)
    loop.exec()
    sip.delete(keeper)
    # Process QProcess's deferred deletions now. Otherwise Qt does so after this thread has left Python, by way of the
    # application's `notify`; that calls into Python to look for an override, and aborts if Python has ended.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


class _Keeper(QObject):
    """Starts, reads and ends the process; lives in the engine's thread and is controlled by its signals only."""

    asked = pyqtSignal(object)
    told_to_end = pyqtSignal()

    def __init__(self, command, loop):
        super().__init__()
        self.pid = 0
        self._python, self._arguments, self._variables, self._log_line = command
        self._loop = loop
        self._process = self._address = None
        self._waiting, self._deaths, self._tail = [], deque(), deque(maxlen=TAIL)
        self._token = None
        self._start_timer = QTimer(self)
        self._start_timer.setSingleShot(True)
        self._start_timer.timeout.connect(self._give_up)
        self.asked.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self.told_to_end.connect(self._end, Qt.ConnectionType.QueuedConnection)

    @pyqtSlot(object)
    def _answer(self, promise):
        if self._process is not None:
            self._process.waitForFinished(20)  # notices a crash that has only just happened
        if self._address is not None:
            promise.give(self._address)
            return
        self._waiting.append(promise)
        if self._process is None:
            self._start()

    def _start(self):
        while self._deaths and time.monotonic() - self._deaths[0] > WITHIN_S:
            self._deaths.popleft()
        if len(self._deaths) >= DEATHS:
            self._fail(
                tr("the engine crashed {count} times within ten minutes; see the log, and reinstall the engine").format(
                    count=DEATHS
                )
            )
            return
        self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self._tail.clear()
        self._process = process = QProcess(self)
        process.setProgram(self._python)
        process.setArguments(list(self._arguments))
        process.setProcessEnvironment(as_qt({**self._variables, TOKEN_VARIABLE: self._token}))
        process.readyReadStandardOutput.connect(self._read)
        process.readyReadStandardError.connect(self._read_log)
        process.finished.connect(self._take_death)
        process.errorOccurred.connect(self._take_error)
        self._start_timer.start(int(START_S * 1000))
        process.start()

    @pyqtSlot()
    def _read(self):
        self._process.setReadChannel(QProcess.ProcessChannel.StandardOutput)
        while self._process.canReadLine():
            line = bytes(self._process.readLine()).decode("utf-8", "replace").strip()
            if self._address is None and line.startswith("{"):
                self._take_ready(line)

    def _take_ready(self, line):
        """Read the line by which the engine says that it is ready, and give its address to whoever waits for it."""
        try:
            event = json.loads(line)
            port = int(event["port"]) if event["event"] == "ready" else 0
        except (ValueError, KeyError, TypeError):
            return
        if not port:
            return
        from pinpoint_engine.client import Address
        from pinpoint_engine.wire import PROTOCOL

        if (event.get("protocol"), event.get("engine")) != (PROTOCOL, __version__):
            self._fail(
                tr(
                    "that Python has an engine of another version ({theirs}, protocol {spoken}; needed: "
                    "{version}, {protocol}); reinstall the engine, or remove pinpoint-engine from that Python"
                ).format(
                    theirs=event.get("engine"), spoken=event.get("protocol"), version=__version__, protocol=PROTOCOL
                ),
                "wrong_version",
            )
            self._process.kill()
            return
        self._start_timer.stop()
        self.pid = self._process.processId()
        self._address = Address(f"http://127.0.0.1:{port}", self._token, reads_files=True)
        self._log(f"the engine listens on port {port} as process {self.pid}")
        waiting, self._waiting = self._waiting, []
        for promise in waiting:
            promise.give(self._address)

    @pyqtSlot()
    def _read_log(self):
        self._process.setReadChannel(QProcess.ProcessChannel.StandardError)
        while self._process.canReadLine():
            line = bytes(self._process.readLine()).decode("utf-8", "replace").rstrip()
            self._tail.append(line)
            self._log(f"engine: {line}")

    def _take_death(self, code, status):
        self._read_log()
        self._deaths.append(time.monotonic())
        process = self._forget()
        how = "signal" if status == QProcess.ExitStatus.CrashExit else "exit"
        self._log(f"the engine ended unexpectedly ({how} {code})")
        last = next((line for line in reversed(self._tail) if line.strip()), f"exit {code}")
        self._fail(why_it_ended(last))
        process.deleteLater()

    def _take_error(self, error):
        if error == QProcess.ProcessError.FailedToStart:
            process = self._forget()
            self._fail(
                tr("{python} cannot be started; reinstall the engine in the Pinpoint dock").format(python=self._python)
            )
            process.deleteLater()

    def _give_up(self):
        self._fail(
            tr("the engine was not ready after {seconds} s; try again when this machine is less busy").format(
                seconds=number(START_S)
            )
        )
        self._process.kill()

    def _forget(self):
        """Forget a process that has ended, and its address; return it."""
        self._start_timer.stop()
        process, self._process, self._address, self.pid = self._process, None, None, 0
        return process

    def _fail(self, words, code=""):
        waiting, self._waiting = self._waiting, []
        for promise in waiting:
            promise.fail(EngineError(words, code=code or "engine_did_not_start"))

    def _log(self, line):
        if self._log_line is not None:
            self._log_line(line)

    @pyqtSlot()
    def _end(self):
        """End the process by closing its standard input, as a crash of QGIS does too; kill it if it does not end."""
        process = self._process
        if process is not None:
            process.finished.disconnect(self._take_death)
            process.closeWriteChannel()
            if not process.waitForFinished(END_MS):
                process.kill()
                process.waitForFinished(END_MS)
            self._forget()
        for promise in self._waiting:
            promise.fail(_ended_error())
        self._loop.quit()


def why_it_ended(line):
    """Say why an engine did not start, by the last line of its log; its own error messages have a remedy already."""
    if message := message_of(line):
        return tr("the engine did not start: {message}").format(message=message)
    return tr("the engine did not start ({reason}); see the log, and reinstall the engine in the Pinpoint dock").format(
        reason=line[:300]
    )


def message_of(line):
    """Return the error message in a line of the command line's log, with a remedy for QGIS; "" for another line."""
    return in_qgis(re.sub(r" \[\w+\]$", "", line.removeprefix(OWN))) if line.startswith(OWN) else ""


def _ended_error():
    return EngineError(
        tr("the engine was ended because QGIS closes or its settings changed; locate again"), code="engine_stopped"
    )
