"""The plot of a trial: which share of the photos was located within each distance, drawn with Qt alone."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QPointF, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPalette, QPen
from qgis.PyQt.QtWidgets import QWidget

from pinpoint_engine import trial
from pinpoint_engine.errors import OutputError
from pinpoint_engine.runs import replacement

from . import words
from .translation import tr

ON_LIGHT, ON_DARK = ("#0072b2", "#d55e00"), ("#56b4e9", "#e69f00")
"""First candidate and best of the list, of the Okabe-Ito palette, which colour-blind people tell apart."""
TICKS_KM = (0.1, 1, 5, 25, 200, 750, 2500)
SHARES = (0, 20, 40, 60, 80, 100)
WIDTH, HEIGHT = 900, 560
"""Size of a saved image in device-independent pixels."""
SCALE = 2.0


class TrialPlot(QWidget):
    """Shows the plot of a trial; empty until it has figures."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointTrialPlot")
        self.setMinimumHeight(200)
        self._found = None

    def sizeHint(self):
        """Return a size with room for the labels."""
        return QSize(360, 260)

    def show_figures(self, found):
        """Draw the figures of a trial; None for none."""
        self._found = found
        self.setVisible(found is not None)
        self.setAccessibleName("" if found is None else trial.in_words(found, False, tr))
        self.update()

    def paintEvent(self, _event):
        """Paint the plot in the colours of the theme."""
        if self._found is not None:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _Plot(painter, QRectF(self.rect()), self.palette()).draw(self._found)
            painter.end()


def save(found, path):
    """Write the plot to a PNG file, dark on white.

    Raises:
        OutputError: the file cannot be written.
    """
    made = QImage(int(WIDTH * SCALE), int(HEIGHT * SCALE), QImage.Format.Format_RGB32)
    made.setDevicePixelRatio(SCALE)
    made.fill(QColor("white"))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    plain = QPalette(QColor("#f0f0f0"), QColor("white"))
    plain.setColor(QPalette.ColorRole.WindowText, QColor("#222222"))
    _Plot(painter, QRectF(0, 0, WIDTH, HEIGHT), plain).draw(found)
    painter.end()
    with replacement.whole(path) as part:
        if not made.save(str(part), "PNG"):
            raise OutputError(
                tr("{name} cannot be written; free some space or choose another folder").format(name=path.name)
            )


class _Plot:
    """Draws into a rectangle: axes, the interval as a band, and the two curves."""

    def __init__(self, painter, rectangle, palette):
        self.painter, self.palette = painter, palette
        metrics = self.metrics = QFontMetricsF(painter.font())
        line = metrics.height()
        left, below = metrics.horizontalAdvance("100 %") + 10, 2 * line + 12
        self.area = rectangle.adjusted(left, line + 10, -12, -below)
        self.ink = palette.color(QPalette.ColorRole.WindowText)
        dark = palette.color(QPalette.ColorRole.Window).lightness() < 128
        self.colours = [QColor(name) for name in (ON_DARK if dark else ON_LIGHT)]

    def across(self, km):
        """Return x of a distance, on a logarithmic axis."""
        low, high = math.log(trial.CURVE_KM[0]), math.log(trial.CURVE_KM[-1])
        return self.area.left() + self.area.width() * (math.log(km) - low) / (high - low)

    def up(self, share):
        """Return y of a share, 0 to 1."""
        return self.area.bottom() - self.area.height() * share

    def draw(self, found):
        """Draw everything."""
        self._draw_axes()
        first, listed = found.first_curve, found.listed_curve
        self._draw_band(first)
        self._draw_curve([each.share for each in first], QPen(self.colours[0], 2))
        self._draw_curve([each.share for each in listed], QPen(self.colours[1], 2, Qt.PenStyle.DashLine))
        self._draw_key([tr("first candidate"), tr("best of {count}").format(count=words.number(found.top_k))])

    def _draw_axes(self):
        faint = QColor(self.ink)
        faint.setAlpha(50)
        metrics, line = self.metrics, self.metrics.height()
        taken = -1e9
        for km in TICKS_KM:
            x, label = self.across(km), words.short(km)
            self.painter.setPen(QPen(faint, 1))
            self.painter.drawLine(QPointF(x, self.area.top()), QPointF(x, self.area.bottom()))
            half = metrics.horizontalAdvance(label) / 2
            if x - half > taken + 4:
                self.painter.setPen(self.ink)
                self.painter.drawText(QPointF(x - half, self.area.bottom() + line + 3), label)
                taken = x + half
        for share in SHARES:
            y, label = self.up(share / 100), words.percent(share / 100)
            self.painter.setPen(QPen(faint, 1))
            self.painter.drawLine(QPointF(self.area.left(), y), QPointF(self.area.right(), y))
            self.painter.setPen(self.ink)
            x = self.area.left() - 6 - metrics.horizontalAdvance(label)
            self.painter.drawText(QPointF(x, y + metrics.ascent() / 2 - 1), label)
        label = tr("kilometres from the truth")
        place = QPointF(
            self.area.center().x() - metrics.horizontalAdvance(label) / 2, self.area.bottom() + 2 * line + 2
        )
        self.painter.drawText(place, label)

    def _draw_band(self, shares):
        path = QPainterPath()
        above = [QPointF(self.across(km), self.up(each.high)) for km, each in zip(trial.CURVE_KM, shares)]
        below = [QPointF(self.across(km), self.up(each.low)) for km, each in zip(trial.CURVE_KM, shares)]
        path.moveTo(above[0])
        for point in (*above[1:], *reversed(below)):
            path.lineTo(point)
        path.closeSubpath()
        colour = QColor(self.colours[0])
        colour.setAlpha(60)
        self.painter.fillPath(path, colour)

    def _draw_curve(self, shares, pen):
        path = QPainterPath(QPointF(self.across(trial.CURVE_KM[0]), self.up(shares[0])))
        for km, share in zip(trial.CURVE_KM[1:], shares[1:]):
            path.lineTo(QPointF(self.across(km), self.up(share)))
        self.painter.strokePath(path, pen)

    def _draw_key(self, names):
        """Write above the plot what each curve is, as far as there is room."""
        x, y = 6.0, self.area.top() - 8  # from the edge, as a narrow window has little room
        for name, colour, style in zip(names, self.colours, (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine)):
            self.painter.setPen(QPen(colour, 2, style))
            middle = y - self.metrics.ascent() / 2 + 1
            self.painter.drawLine(QPointF(x, middle), QPointF(x + 24, middle))
            self.painter.setPen(self.ink)
            self.painter.drawText(QPointF(x + 30, y), name)
            x += 44 + self.metrics.horizontalAdvance(name)
        label = tr("band: 95 % interval")
        if x + self.metrics.horizontalAdvance(label) <= self.area.right():
            self.painter.drawText(QPointF(x, y), label)
