"""The progress of a run in percent: photos that are answered, not photos that are on their way to the engine."""

from __future__ import annotations

from pinpoint_engine import Album


class RunProgress:
    """Tells the share of photos that are answered, in percent.

    An engine takes up to 32 photos before it answers the first, so those handed over say little. The photos of an album
    are answered after the last one was taken; there taking a photo is half of its way.
    """

    def __init__(self, total, request, tell):
        self._total, self._tell = max(1, total), tell
        self._together = request.album is not Album.INDEPENDENT
        self._taken = self._answered = 0

    def take(self):
        """Count a photo that the engine takes."""
        self._taken += 1
        if self._together:
            self._show()

    def answer(self):
        """Count a photo that is answered, or has failed."""
        self._answered += 1
        self._show()

    def _show(self):
        half = 50 * (min(self._taken, self._total) + self._answered) / self._total
        self._tell(min(100.0, half if self._together else 100 * self._answered / self._total))
