"""What keeps the dock whole in a low window: it scrolls, and no part is lower than its wrapped texts need."""

from __future__ import annotations

from qgis.gui import QgsScrollArea
from qgis.PyQt.QtCore import QEvent, QSize, Qt
from qgis.PyQt.QtWidgets import QFrame, QWidget

LEAST_PX = 240


class DockScroll(QgsScrollArea):
    """Scrolls a dock or a window up and down; without it, it would be higher than a small screen."""

    def __init__(self, body):
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(body)

    def minimumSizeHint(self):
        """Return the least size: as wide as its widget needs beside the scroll bar."""
        return QSize(self.widget().minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width(), LEAST_PX)

    def eventFilter(self, watched, event):
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class Pane(QWidget):
    """Goes into a splitter, which asks for a least height without a width, and so would cut wrapped texts off."""

    def minimumSizeHint(self):
        """Return the least size; its height is what the layout needs at the width that the pane has."""
        least, layout = super().minimumSizeHint(), self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return least
        return QSize(least.width(), max(least.height(), layout.minimumHeightForWidth(max(self.width(), least.width()))))

    def resizeEvent(self, event):
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
