"""Work that takes long, such as deleting thousands of files, on a thread of its own instead of QGIS's main thread."""

from __future__ import annotations

import contextlib
import threading

from qgis.PyQt.QtCore import QCoreApplication, QEvent, QObject, Qt, pyqtSignal, pyqtSlot

from pinpoint_engine.errors import EngineError, PinpointError, reason

from ..translation import tr


class BackgroundWork(QObject):
    """Calls `function` on another thread, and then `take` with its result, or with its error, on this one."""

    _ready = pyqtSignal()
    _unfinished: set = set()
    """Keeps each one alive until its thread has ended, so that no other thread deletes it."""

    def __init__(self, function, take):
        super().__init__()
        self._function, self._take, self._result = function, take, None
        self._ready.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._unfinished.add(self)
        self._thread = threading.Thread(target=self._run, name="pinpoint-work", daemon=True)
        self._thread.start()

    def _run(self):
        try:
            self._result = self._function()
        except PinpointError as error:
            self._result = error
        except Exception as error:
            words = tr("an unexpected error occurred ({reason}); please report it, with the diagnostics").format(
                reason=reason(error)
            )
            self._result = EngineError(words)
        # Delete this thread's processes now: Qt would do so after the thread has left Python (see `process.py`)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        with contextlib.suppress(RuntimeError):  # nobody waits any more
            self._ready.emit()

    @pyqtSlot()
    def _deliver(self):
        self._thread.join()  # it has only to return
        self._unfinished.discard(self)
        take, self._take = self._take, None
        if take is not None:
            take(self._result)

    def abandon(self):
        """Deliver nothing any more; the work itself goes on to its end."""
        self._take = None

    def finish(self, patience_s):
        """Wait for the end, and deliver the result now, for when the event loop no longer does."""
        self._thread.join(patience_s)
        if not self._thread.is_alive():
            self._deliver()
