"""A small chart of how likely the photo was taken within 1 to 750 km of the first candidate."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from .. import words
from ..theme import BLUE, on_ground
from ..translation import tr

BAR_PX = 30


class ConfidenceBars(QWidget):
    """Shows one bar per distance, with its share above it and the distance below."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointConfidence")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._within_km = {}

    def show_confidence(self, within_km):
        """Show the share for each distance in kilometres; none hides the chart."""
        self._within_km = dict(sorted(within_km.items()))
        self.setVisible(bool(within_km))
        told = [
            tr("{share} within {distance}").format(share=words.percent(share), distance=words.kilometres(km))
            for km, share in self._within_km.items()
        ]
        text = tr("How likely the photo was taken near the first candidate: {shares}").format(shares=", ".join(told))
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def sizeHint(self):
        return QSize(200, BAR_PX + 2 * self.fontMetrics().lineSpacing() + 4)

    def changeEvent(self, event):
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, _event):
        if not self._within_km:
            return
        painter = QPainter(self)
        line, palette = self.fontMetrics().lineSpacing(), self.palette()
        width = self.width() / len(self._within_km)
        for number, (km, share) in enumerate(self._within_km.items()):
            left = number * width
            ground = QRectF(left + 2, line, width - 4, BAR_PX)
            empty = palette.text().color()
            empty.setAlphaF(0.12)
            painter.fillRect(ground, empty)
            height = share * BAR_PX
            full = QRectF(ground.left(), ground.bottom() - height, ground.width(), height)
            painter.fillRect(full, on_ground(BLUE, palette))
            painter.setPen(palette.text().color())
            middle = Qt.AlignmentFlag.AlignCenter
            painter.drawText(QRectF(left, 0, width, line), middle, words.percent(share))
            painter.drawText(QRectF(left, line + BAR_PX + 2, width, line), middle, words.kilometres(km))
