"""How long QGIS's window cannot answer: the longest time between two turns of the main thread's event loop."""

from __future__ import annotations

import sys
import threading
import time
import traceback

from qgis.PyQt.QtCore import QTimer

BEAT_MS = 2
LATE_S = 0.04
"""While a beat is later than this, the stacks of all Python threads are written, if they are asked for."""


class Heartbeat:
    """Measures the longest stall in ms, by part of what is done: `longest_ms` has it by the name of the part.

    With a file `stacks`, the stacks of all threads are written to it while a beat is late, to find out what it waits
    for. A thread that reads them needs Python's lock, so one that keeps the lock is seen as it lets go of it.
    """

    def __init__(self, part="start", stacks=None):
        self.longest_ms, self._stacks = {}, stacks
        self._timer = QTimer()
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self.begin(part)
        self._timer.start()
        if stacks is not None:
            threading.Thread(target=self._watch, daemon=True).start()

    def begin(self, part):
        """Begin the next part; what was measured of it before is forgotten."""
        if self.longest_ms:
            self._beat()  # what goes on now belongs to the part before
        self._part, self._last = part, time.perf_counter()
        self.longest_ms[part] = 0.0

    def _beat(self):
        now = time.perf_counter()
        self.longest_ms[self._part] = max(self.longest_ms[self._part], 1000 * (now - self._last))
        self._last = now

    def _watch(self):
        while True:
            time.sleep(LATE_S / 8)
            late_s = time.perf_counter() - self._last
            if late_s > LATE_S:
                self._stacks.write(f"\n# {self._part}, {1000 * late_s:.0f} ms late\n")
                for thread in threading.enumerate():
                    frame = sys._current_frames().get(thread.ident)
                    if frame is not None and thread is not threading.current_thread():
                        self._stacks.write(f"{thread.name}\n{''.join(traceback.format_stack(frame))}")
                self._stacks.flush()
