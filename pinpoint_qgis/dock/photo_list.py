"""The list of photos: thumbnails with their state; files and folders can be dropped on it."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import QObject, QRectF, QRunnable, QSize, Qt, QThreadPool, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QImage, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from .. import thumbnails

PATH = Qt.ItemDataRole.UserRole
OUTCOME = Qt.ItemDataRole.UserRole + 1
SIZE = QSize(104, 78)
WAITING = "waiting"
COLOURS = {"located": "#1b7837", "outside_gallery": "#b35806", "no_place_signal": "#b35806", "failed": "#b2182b"}
BADGES = {"outside_gallery": "?", "no_place_signal": "?", "failed": "!"}
"""The badges of photos without a usable answer; their text is in italics too."""
WIDEST = "100% within 25 km"
LINES = 4
"""The lines of text under a photo: its name, and up to three for its state."""


class PhotoList(QListWidget):
    """Shows each photo once.

    `dropped` carries the paths of dropped files and folders, `moved` the item that became current by keyboard.
    """

    dropped = pyqtSignal(list)
    moved = pyqtSignal(object)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointPhotos")
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setWordWrap(True)
        self.setIconSize(SIZE)
        self._cell = _cell(self.fontMetrics())
        self.setGridSize(self._cell)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)  # setMovement(Static) has switched them off
        self.setToolTip("Click a photo, or move to it with the arrow keys, to see its candidates on the map")
        self._thumbnails = Thumbnails(self)
        self._thumbnails.ready.connect(self._show_thumbnail)
        self._items = {}
        self._pictures = {}

    def add(self, paths):
        """Add photos that are not in the list yet; return how many were added."""
        new = [path for path in dict.fromkeys(paths) if path not in self._items]
        for path in new:
            item = QListWidgetItem("")
            item.setData(PATH, path)
            item.setToolTip(path)
            item.setSizeHint(self._cell)
            self._items[path], self._pictures[path] = item, _blank()
            self.addItem(item)
            self.set_state(path, WAITING, WAITING)
            self._thumbnails.ask(path)
        return len(new)

    def paths(self):
        """Return the paths of all photos, in order."""
        return [self.item(row).data(PATH) for row in range(self.count())]

    def set_state(self, path, outcome, words):
        """Show the state of a photo in words; `outcome` gives the colour, the badge and italics."""
        item = self._items.get(path)
        if item is None:
            return
        width = self._cell.width() - 12
        name = self.fontMetrics().elidedText(os.path.basename(path), Qt.TextElideMode.ElideMiddle, width)
        item.setText(f"{name}\n{words}")
        item.setToolTip(f"{path}\n{words}")
        item.setForeground(self._colour(outcome) if outcome in COLOURS else self.palette().text())
        font = self.font()
        font.setItalic(outcome in BADGES)
        item.setFont(font)
        item.setData(OUTCOME, outcome)
        self._show_picture(path)

    def _colour(self, outcome):
        """Return the colour of an outcome, lighter in dark themes."""
        colour = QColor(COLOURS[outcome])
        return colour.lighter(190) if self.palette().base().color().lightness() < 128 else colour

    def remove_selected(self):
        """Remove the selected photos from the list."""
        for item in self.selectedItems():
            self._items.pop(item.data(PATH))
            self._pictures.pop(item.data(PATH))
            self.takeItem(self.row(item))

    def clear_all(self):
        """Remove all photos from the list."""
        self._items.clear()
        self._pictures.clear()
        self.clear()

    def stop(self):
        """Stop reading thumbnails."""
        self._thumbnails.stop()

    def _show_thumbnail(self, path, image):
        if path in self._items and not image.isNull():
            self._pictures[path] = QPixmap.fromImage(image)
            self._show_picture(path)

    def _show_picture(self, path):
        outcome = self._items[path].data(OUTCOME)
        picture = self._pictures[path]
        if outcome in BADGES:
            picture = _with_badge(picture, BADGES[outcome], QColor(COLOURS[outcome]))
        self._items[path].setIcon(QIcon(picture))

    def keyPressEvent(self, event):
        before = self.currentItem()
        super().keyPressEvent(event)
        if self.currentItem() is not None and self.currentItem() is not before:
            self.moved.emit(self.currentItem())

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
    return pixmap


def _cell(metrics):
    """Return the size of one photo's cell, with room for its thumbnail and all of its text."""
    width = max(SIZE.width(), metrics.horizontalAdvance(WIDEST)) + 24
    return QSize(width, SIZE.height() + LINES * metrics.lineSpacing() + 14)


def _with_badge(picture, sign, colour):
    """Return a copy of a thumbnail with a badge in its upper right corner."""
    made = QPixmap(picture)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    disc = QRectF(made.width() - 23, 3, 20, 20)
    painter.setPen(QPen(QColor("white"), 1.5))
    painter.setBrush(colour)
    painter.drawEllipse(disc)
    font = painter.font()
    font.setBold(True)
    font.setPixelSize(14)
    painter.setFont(font)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, sign)
    painter.end()
    return made


class Thumbnails(QObject):
    """Reads thumbnails off the main thread; `ready` carries the path and the image."""

    ready = pyqtSignal(str, QImage)

    def __init__(self, parent):
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def ask(self, path):
        """Queue the thumbnail of a photo; `ready` delivers it."""
        self._pool.start(_ThumbnailTask(self, path))

    def stop(self):
        """Drop the queue and wait for the thumbnail that is being read."""
        self._pool.clear()
        self._pool.waitForDone(2000)


class _ThumbnailTask(QRunnable):
    def __init__(self, thumbnails, path):
        super().__init__()
        self._thumbnails, self._path = thumbnails, path

    def run(self):
        image = thumbnails.read(self._path, SIZE)
        try:
            self._thumbnails.ready.emit(self._path, image)
        except RuntimeError:
            return  # the list was closed meanwhile
