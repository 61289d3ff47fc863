"""The scale bar of a map of a report."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPointF
from qgis.PyQt.QtGui import QColor, QPen

from .. import words
from .degrees import round_step
from .sheet import INK, PX_PER_MM, dots, draw_text, width_mm

SIZE, TICK_MM, MOST_MM = 6.0, 1.2, 26.0
MARGIN_MM = 0.8


def draw(painter, left, top, metres_per_mm):
    """Draw a bar of two equal parts at a place in millimetres, as long as a round number of metres or kilometres."""
    length_m = round_step(metres_per_mm * MOST_MM)
    length = length_m / metres_per_mm
    end = words.distance(length_m) if length_m < 1000 else words.kilometres(length_m / 1000)
    painter.fillRect(dots(left, top, length + width_mm(end, SIZE) / 2 + 3 * MARGIN_MM, 6.6), QColor(255, 255, 255, 190))
    start, line = left + 2 * MARGIN_MM, top + 5.6
    painter.setPen(QPen(QColor(INK), 0.3 * PX_PER_MM))
    painter.drawLine(_dot(start, line), _dot(start + length, line))
    for part in (0, 0.5, 1):
        painter.drawLine(_dot(start + part * length, line), _dot(start + part * length, line - TICK_MM))
    for part, text in ((0, "0"), (1, end)):
        width = width_mm(text, SIZE)
        draw_text(painter, text, start + part * length - width / 2, top + 0.5, width, SIZE)


def _dot(x, y):
    return QPointF(x, y) * PX_PER_MM
