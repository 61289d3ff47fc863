"""The photos in the dock: thumbnails with their state; takes drops of files and folders."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import QObject, QRunnable, QSize, Qt, QThreadPool, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from .. import thumbnails

PATH = Qt.ItemDataRole.UserRole
SIZE = QSize(104, 78)
CELL = QSize(128, 132)
WAITING = "waiting"
COLOURS = {"located": "#1b7837", "outside_gallery": "#b35806", "no_place_signal": "#b35806", "failed": "#b2182b"}


class PhotoList(QListWidget):
    """Shows each photo once; `dropped` tells the paths of files and folders that were dropped on it."""

    dropped = pyqtSignal(list)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointPhotos")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setIconSize(SIZE)
        self.setGridSize(CELL)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)  # a static list has switched them off there
        self.setToolTip("Click a photo to see its candidates on the map")
        self._thumbnails = Thumbnails(self)
        self._thumbnails.ready.connect(self._show_thumbnail)
        self._items = {}

    def add(self, paths):
        """Add photos that are not there yet; return how many were new."""
        new = [path for path in dict.fromkeys(paths) if path not in self._items]
        for path in new:
            item = QListWidgetItem(_blank(), "")
            item.setData(PATH, path)
            item.setToolTip(path)
            item.setSizeHint(CELL)
            self._items[path] = item
            self.addItem(item)
            self.set_state(path, WAITING, WAITING)
            self._thumbnails.ask(path)
        return len(new)

    def paths(self):
        """Return the paths of all photos, in order."""
        return [self.item(row).data(PATH) for row in range(self.count())]

    def set_state(self, path, outcome, words):
        """Show under a photo how it stands; `outcome` gives the colour."""
        item = self._items.get(path)
        if item is None:
            return
        item.setText(
            f"{self.fontMetrics().elidedText(os.path.basename(path), Qt.TextElideMode.ElideMiddle, 118)}\n{words}"
        )
        item.setToolTip(f"{path}\n{words}")
        item.setForeground(QColor(COLOURS[outcome]) if outcome in COLOURS else self.palette().text())

    def remove_selected(self):
        """Take the selected photos off the list."""
        for item in self.selectedItems():
            self._items.pop(item.data(PATH))
            self.takeItem(self.row(item))

    def clear_all(self):
        """Take all photos off the list."""
        self._items.clear()
        self.clear()

    def stop(self):
        """Stop reading thumbnails."""
        self._thumbnails.stop()

    def _show_thumbnail(self, path, image):
        if path in self._items and not image.isNull():
            self._items[path].setIcon(QIcon(QPixmap.fromImage(image)))

    def dragEnterEvent(self, event):
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event):
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event):
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event):
        super().paintEvent(event)
        if self.count() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            hint = "Drop photos or folders here,\nor use the buttons above"
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, hint)


def _blank():
    pixmap = QPixmap(SIZE)
    pixmap.fill(QColor(160, 160, 160, 60))
    return QIcon(pixmap)


class Thumbnails(QObject):
    """Reads small pictures of photos off the main thread."""

    ready = pyqtSignal(str, QImage)

    def __init__(self, parent):
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def ask(self, path):
        """Read the thumbnail of a photo soon; `ready` tells it."""
        self._pool.start(_Reading(self, path))

    def stop(self):
        """Forget what is waiting and wait for what is being read."""
        self._pool.clear()
        self._pool.waitForDone(2000)


class _Reading(QRunnable):
    def __init__(self, thumbnails, path):
        super().__init__()
        self._thumbnails, self._path = thumbnails, path

    def run(self):
        image = thumbnails.read(self._path, SIZE)
        try:
            self._thumbnails.ready.emit(self._path, image)
        except RuntimeError:
            return  # the list was closed while this was read
