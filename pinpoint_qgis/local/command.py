"""Runs one command of the engine's command line, such as `gallery build`, to its end, in a process of its own."""

from __future__ import annotations

from collections import deque

from qgis.PyQt.QtCore import QProcess

from pinpoint_engine.errors import EngineError

from ..translation import tr
from .process import TAIL, message_of
from .set_up import as_qt
from .trees import kill_tree

POLL_MS = 100
END_MS = 3_000


def run(command, arguments, take, is_cancelled):
    """Run a command of the engine on the calling thread; return False if it was cancelled.

    `command` is as returned by `engines.command`; `take` is called with each line of output. The process ends with
    QGIS too, since it can no longer print.

    Raises:
        EngineError: the engine's Python does not start, or the command fails; the message is that of the command.
    """
    python, starting, variables = command
    process, tail = QProcess(), deque(maxlen=TAIL)
    process.setProcessEnvironment(as_qt(variables))
    process.start(python, [*starting, *arguments])
    if not process.waitForStarted():
        raise EngineError(
            tr("{python} cannot be started; reinstall the engine in the Pinpoint dock").format(python=python)
        )
    process.closeWriteChannel()
    while process.state() != QProcess.ProcessState.NotRunning:
        if is_cancelled():
            kill_tree(process)
            process.waitForFinished(END_MS)
            return False
        process.waitForFinished(POLL_MS)
        _read(process, take, tail)
    _read(process, take, tail)
    if process.exitStatus() != QProcess.ExitStatus.NormalExit or process.exitCode() != 0:
        raise EngineError(_why(tail, process.exitCode()))
    return True


def _read(process, take, tail):
    """Pass on the complete lines of output, and keep the last lines of errors."""
    for channel, receive in (
        (QProcess.ProcessChannel.StandardOutput, take),
        (QProcess.ProcessChannel.StandardError, tail.append),
    ):
        process.setReadChannel(channel)
        while process.canReadLine():
            receive(bytes(process.readLine()).decode("utf-8", "replace").rstrip())


def _why(tail, code):
    """Return why a command failed, by the last lines of its errors."""
    message = next(filter(None, map(message_of, reversed(tail))), "")
    last = next((line for line in reversed(tail) if line.strip()), f"exit {code}")
    return message or tr("the engine ended unexpectedly ({reason}); try again, or reinstall the engine").format(
        reason=last[:200]
    )
