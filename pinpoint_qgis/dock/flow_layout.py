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
        """Place the widgets in a rectangle; the widget around them is not to be lower than they need there."""
        super().setGeometry(rect)
        self.parentWidget().setMinimumHeight(self._placed(rect, place=True))

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
        y, lines = rect.y(), list(self._lines(rect.width()))
        for line in lines:
            x, height = rect.x(), max(size.height() for _, size in line)
            for item, size in line:
                if place:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return y - rect.y() - (self.spacing() if lines else 0)

    def _lines(self, width):
        """Yield the items that are not hidden, with their sizes, line by line."""
        line, filled = [], 0
        for item in self._items:
            if item.isEmpty():  # a hidden widget
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if line and filled + size.width() > width:
                yield line
                line, filled = [], 0
            line.append((item, size))
            filled += size.width() + self.spacing()
        if line:
            yield line
