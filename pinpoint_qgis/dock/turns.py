"""Work on the main thread in short steps, with time in between for QGIS to draw and to answer the user."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, QTimer

PAUSE_MS = 12
"""The time between two steps. With less, Qt takes several of them, and what they draw, in one turn of its loop."""


class Turns(QObject):
    """Takes the steps of all who share it one at a time, in the order they were added."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self._steps = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._take)

    def add(self, step):
        """Add a function to be called, unless it waits already; it is called again as long as it returns True."""
        if step not in self._steps:
            self._steps.append(step)
        if not self._timer.isActive():
            self._timer.start()

    def drop(self, step):
        """Forget a function."""
        if step in self._steps:
            self._steps.remove(step)

    def waits(self, step):
        """Return whether a function is to be called."""
        return step in self._steps

    def _take(self):
        """Call the next function; one that has more to do waits behind the others."""
        if not self._steps:  # dropped since the timer was started
            return
        step, has_more = self._steps[0], False
        try:
            has_more = step()
        finally:
            if step in self._steps:  # else it has dropped itself
                self._steps.remove(step)
                self._steps += [step] if has_more else []
            if self._steps:
                self._timer.start()
