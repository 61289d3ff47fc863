"""Reads pictures of photos and references off the main thread, and keeps the latest ones in memory."""

from __future__ import annotations

from collections import OrderedDict

from qgis.PyQt.QtCore import QObject, QRunnable, QSize, QThreadPool, pyqtSignal
from qgis.PyQt.QtGui import QImage

from pinpoint_engine import pictures

from . import thumbnails

MOST_BYTES = 96 << 20
"""The pictures kept in memory take at most this much; the least recently shown are dropped first."""
CARD_PX, VIEW_PX = 256, 2048
"""The longest side of the picture of a card, and of one that can be zoomed."""
PATIENCE_MS = 2000
"""How long closing waits for pictures that are being read."""


def read_photo(path, side_px=VIEW_PX):
    """Return a photo upright, no side longer than `side_px`; a null image if it cannot be read. May run anywhere."""
    return thumbnails.read(path, QSize(side_px, side_px)) if path else QImage()


def read_reference(reference, side_px=CARD_PX):
    """Return the picture of a reference; a null image if there is none on this machine. May run in any thread.

    A card shows the thumbnail, a larger view the photo's own file if it is there.
    """
    found = pictures.find(reference)
    small = QImage.fromData(found.thumbnail) if found.thumbnail else QImage()
    if not found.path or (side_px <= CARD_PX and not small.isNull()):
        return small
    whole = read_photo(found.path, side_px)
    return small if whole.isNull() else whole


class PictureReader(QObject):
    """Reads pictures in the background; `ready` carries the key that a picture was asked for by, and the picture."""

    ready = pyqtSignal(object, QImage)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._kept = OrderedDict()
        self._waiting = set()
        self.ready.connect(self._keep)

    def ask(self, read, subject, side_px):
        """Read the picture of a photo or a reference; return its key, which `ready` carries once it is there.

        Args:
            read: `read_photo` or `read_reference`.
            subject: The path of the photo, or the reference.
            side_px: The longest side.
        """
        key = (subject, side_px)
        if key not in self._kept and key not in self._waiting:
            self._waiting.add(key)
            self._pool.start(_PictureTask(self, read, key))
        return key

    def kept(self, key):
        """Return a picture that was read lately; None if it has to be waited for."""
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def forget_waiting(self):
        """Do not read what is only queued."""
        self._pool.clear()
        self._waiting.clear()

    def stop(self):
        """Drop the queue, wait for what is being read, and forget all pictures."""
        self.forget_waiting()
        self._pool.waitForDone(PATIENCE_MS)
        self._kept.clear()

    def _keep(self, key, image):
        self._waiting.discard(key)
        self._kept[key] = image
        while len(self._kept) > 1 and sum(each.sizeInBytes() for each in self._kept.values()) > MOST_BYTES:
            self._kept.popitem(last=False)


class _PictureTask(QRunnable):
    def __init__(self, reader, read, key):
        super().__init__()
        self._reader, self._read, self._key = reader, read, key

    def run(self):
        try:
            image = self._read(*self._key)
        except Exception:  # whatever a hostile file does, it is only not shown
            image = QImage()
        try:
            self._reader.ready.emit(self._key, image)
        except RuntimeError:
            return  # the dock was closed meanwhile
