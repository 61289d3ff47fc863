"""A layout that sets widgets side by side and begins a new line where the width ends, like the words of a text."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import QLayout, QWidgetItem


class FlowLayout(QLayout):
    """Wraps its widgets; its height follows from its width."""

    def __init__(self, parent=None, gap=4):
        super().__init__(parent)
        self._items = []
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(gap)

    def addItem(self, item):
        """Add an item at the end; called by `addWidget`."""
        self._items.append(item)

    def insert(self, number, widget):
        """Put a widget before the item of this number."""
        self.addChildWidget(widget)
        self._items.insert(number, QWidgetItem(widget))
        self.invalidate()

    def count(self):
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, number):
        """Return an item, or None."""
        return self._items[number] if 0 <= number < len(self._items) else None

    def takeAt(self, number):
        """Remove and return an item, or None."""
        return self._items.pop(number) if 0 <= number < len(self._items) else None

    def expandingDirections(self):
        """Take no more room than is needed."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self):
        """Say that the height follows from the width."""
        return True

    def heightForWidth(self, width):
        """Return the height at a width."""
        return self._placed(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect):
        """Place the widgets in a rectangle."""
        super().setGeometry(rect)
        self._placed(rect, place=True)

    def sizeHint(self):
        """Return the smallest size; the width is usually given from outside."""
        return self.minimumSize()

    def minimumSize(self):
        """Return the size of the largest widget."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _placed(self, rect, place):
        """Go through the widgets line by line, placing them if asked to; return the height they need."""
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget
                continue
            size = item.sizeHint().boundedTo(QSize(max(rect.width(), 1), 10_000))
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if place:
                item.setGeometry(QRect(QPoint(x, y), size))
            x, line = x + size.width() + self.spacing(), max(line, size.height())
        return y + line - rect.y()
