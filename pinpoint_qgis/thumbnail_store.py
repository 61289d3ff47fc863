"""Thumbnails read once, off the main thread, and kept on disk and in memory within limits."""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from contextlib import suppress
from pathlib import Path

from qgis.PyQt.QtCore import QObject, QRunnable, QSize, QStandardPaths, QThreadPool, pyqtSignal
from qgis.PyQt.QtGui import QImage, QPixmap

from . import thumbnails

SIZE = QSize(256, 256)
"""Large enough for a row of the list on a screen of three pixels per point."""
MOST_BYTES = 100_000_000
MOST_IN_MEMORY = 600
SUFFIX = ".jpg"


def folder():
    """Return the folder of thumbnails: the user's cache, which other programs may empty at any time."""
    cache = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericCacheLocation)
    return Path(cache or Path.home(), "pinpoint", "thumbnails")


class Thumbnails(QObject):
    """Gives pictures of photos; `ready` carries the path of one that could not be given at once."""

    ready = pyqtSignal(str)
    _read = pyqtSignal(str, QImage)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pictures, self._asked, self._count = OrderedDict(), set(), 0
        self._read.connect(self._take)
        self._pool.start(_ThumbnailTask(trim))

    def picture(self, path):
        """Return the picture of a photo; a null one until it is read, and if it cannot be."""
        if path in self._pictures:
            self._pictures.move_to_end(path)
            return self._pictures[path]
        if path not in self._asked:
            self._asked.add(path)
            self._count += 1
            self._pool.start(
                _ThumbnailTask(lambda: self._load(path)), self._count
            )  # what was asked for last is seen now
        return QPixmap()

    def stop(self):
        """Drop the queue and wait for the thumbnail that is being read."""
        self._pool.clear()
        self._pool.waitForDone(2000)

    def _load(self, path):
        image = load(path)
        with suppress(RuntimeError):  # the dock was closed meanwhile
            self._read.emit(path, image)

    def _take(self, path, image):
        self._asked.discard(path)
        self._pictures[path] = QPixmap.fromImage(image)
        while len(self._pictures) > MOST_IN_MEMORY:
            self._pictures.popitem(last=False)
        self.ready.emit(path)


class _ThumbnailTask(QRunnable):
    def __init__(self, work):
        super().__init__()
        self._work = work

    def run(self):
        self._work()


def load(path):
    """Return the thumbnail of a photo from the cache, or read it and keep it there; null if it cannot be read."""
    kept = _kept(path)
    if kept is not None:
        image = QImage(str(kept))
        if not image.isNull():
            return image
    image = thumbnails.read(path, SIZE)
    if kept is not None and not image.isNull() and not image.hasAlphaChannel():
        with suppress(OSError):
            kept.parent.mkdir(parents=True, exist_ok=True)
            part = kept.with_suffix(f".{os.getpid()}.part")
            if image.save(str(part), "JPG", 85):
                os.replace(part, kept)
    return image


def _kept(path):
    """Return where the thumbnail of a file, as it is now, is kept; None if the file is gone."""
    try:
        stat = os.stat(path)
    except OSError:
        return None
    what = f"{path}\n{stat.st_size}\n{stat.st_mtime_ns}".encode("utf-8", "surrogateescape")
    return folder() / f"{hashlib.sha256(what).hexdigest()}{SUFFIX}"


def trim(most_bytes=MOST_BYTES):
    """Delete the oldest thumbnails on disk until the rest takes at most three quarters of the limit."""
    found = []
    with suppress(OSError), os.scandir(folder()) as entries:
        for entry in entries:
            with suppress(OSError):
                found.append((entry.stat().st_mtime, entry.stat().st_size, entry.path))
    total = sum(size for _, size, _ in found)
    if total <= most_bytes:
        return
    for _, size, path in sorted(found):
        if total <= 0.75 * most_bytes:
            return
        with suppress(OSError):
            os.unlink(path)
        total -= size
