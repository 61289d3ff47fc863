"""One page of a report: texts, tables, bars and pictures at places in millimetres; it may be drawn in any thread."""

from __future__ import annotations

from qgis.core import QgsMarkerSymbol, QgsRenderContext
from qgis.PyQt.QtCore import QPointF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF, QImage

DPI = 300
PX_PER_MM = DPI / 25.4
PAGE_MM = (210.0, 297.0)
LEFT, TOP, RIGHT, BOTTOM = 14.0, 13.0, 196.0, 283.0
WIDTH = RIGHT - LEFT
MM_PER_POINT = 25.4 / 72
LINE = 1.3
"""The height of a line of text, in its size."""
SPACED = 1.02
"""How much wider a text is drawn than measured, as its letters are spaced; see `font`."""
FAMILIES = ("Open Sans", "Noto Sans", "DejaVu Sans", "Segoe UI", "Helvetica Neue")
INK, GREY, PALE, ACCENT = "#1f2328", "#6a737b", "#eef1f3", "#a0156a"
TEXT, SMALL, HEADING, TITLE = 8.0, 6.8, 9.5, 17.0
"""Sizes of text in points."""


def font(bold=False):
    """Return the font of a report; the first family that this machine has is used.

    It is spaced by next to nothing, since Qt joins no letters then: "ff" in a digest must be copied as two.
    """
    made = QFont()
    made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.017)
    made.setFamilies(list(FAMILIES))
    made.setBold(bold)
    return made


def width_mm(text, points, bold=False):
    """Return how wide a line of text is."""
    sized = font(bold)
    sized.setPixelSize(100)
    return QFontMetricsF(sized).horizontalAdvance(text) / 100 * points * MM_PER_POINT * SPACED


def wrapped(text, points, width, bold=False):
    """Return the lines of a text that fit a width; a word that is too long, as a link may be, is divided."""
    lines = []
    for paragraph in str(text).splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}".strip()
            if width_mm(longer, points, bold) <= width:
                line = longer
                continue
            lines += [line] if line else []
            while width_mm(word, points, bold) > width:
                cut = _fitting(word, points, width, bold)
                lines.append(word[:cut])
                word = word[cut:]
            line = word
        lines.append(line)
    return lines


def elided(text, points, width, bold=False):
    """Return a text that fits a width in one line, with … for its end if it is longer."""
    text = " ".join(str(text).split())
    if width_mm(text, points, bold) <= width:
        return text
    return text[: _fitting(text, points, width - width_mm("…", points, bold), bold)].rstrip() + "…"


def _fitting(text, points, width, bold):
    """Return how many characters of a text fit a width, at least one."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if width_mm(text[:middle], points, bold) <= width else (low, middle - 1)
    return low


class ReportSheet:
    """A page in the making; `at` is where the next line goes, in millimetres from the top.

    What is added is kept as functions of a painter, which are called when the page is drawn; `texts` has its texts.
    """

    def __init__(self):
        self.at = TOP
        self.texts = []
        self._drawn = []

    def add(self, draw, *arguments):
        """Add something to the page: a function of a painter in dots and of the arguments."""
        self._drawn.append((draw, arguments))

    def draw(self, painter):
        """Draw the page."""
        for draw, arguments in self._drawn:
            painter.save()
            draw(painter, *arguments)
            painter.restore()

    @property
    def room(self):
        """The height that is left, in millimetres."""
        return BOTTOM - self.at

    def text(self, text, left, top, width, points=TEXT, bold=False, colour=INK, right=False):
        """Add a text of as many lines as it needs; return its height."""
        lines = wrapped(text, points, width, bold)
        height = len(lines) * points * MM_PER_POINT * LINE
        self._label("\n".join(lines), left, top, width, points, bold, colour, right)
        return height

    def line(self, text, left, top, width, points=TEXT, bold=False, colour=INK, right=False):
        """Add one line of text, cut to a width."""
        self._label(elided(text, points, width, bold), left, top, width, points, bold, colour, right)

    def _label(self, text, left, top, width, points, bold, colour, right):
        if text:
            self.texts.append(text)
            self.add(draw_text, text, left, top, width, points, bold, colour, right)

    def box(self, left, top, width, height, colour):
        """Add a filled rectangle."""
        self.add(lambda painter: painter.fillRect(dots(left, top, width, height), QColor(colour)))

    def rule(self, colour="#c9ced2"):
        """Add a thin line across the page."""
        self.box(LEFT, self.at, WIDTH, 0.2, colour)
        self.at += 1.6

    def heading(self, text):
        """Add the heading of a section."""
        self.text(text, LEFT, self.at, WIDTH, HEADING, bold=True)
        self.at += HEADING * MM_PER_POINT * LINE + 1.2

    def facts(self, pairs, left, top, width, label_width=31.0):
        """Add names and values in two columns; return their height. Values may have several lines."""
        start = top
        for name, value in pairs:
            self.line(name, left, top, label_width - 2, SMALL, colour=GREY)
            top += self.text(value, left + label_width, top - 0.2, width - label_width, SMALL + 0.4) + 0.9
        return top - start

    def image(self, image, left, top, width, height):
        """Add an image scaled to fit; Qt compresses it as JPEG, and the file that it is from is not embedded."""
        size = QSizeF(image.size()).scaled(QSizeF(width, height), Qt.AspectRatioMode.KeepAspectRatio)
        opaque = image.convertToFormat(QImage.Format.Format_RGB32)
        self.add(lambda painter: painter.drawImage(dots(left, top, size.width(), size.height()), opaque))

    def row(self, cells, columns, bold=False, colour=INK, most=1):
        """Add a row of a table: a text for each column, of at most `most` lines; columns are (width, right)."""
        left, lines = LEFT, 1
        for text, (width, right) in zip(cells, columns):
            shown = wrapped(text, SMALL, width - 2, bold)
            if len(shown) > most:
                shown = [*shown[: most - 1], elided(" ".join(shown[most - 1 :]), SMALL, width - 2, bold)]
            lines = max(lines, len(shown))
            self._label("\n".join(shown), left, self.at, width - 2, SMALL, bold, colour, right)
            left += width
        self.at += lines * SMALL * MM_PER_POINT * LINE + 0.75

    def marker(self, style, left, top):
        """Add a marker of a map in the middle of a line of text, 3 mm wide."""
        self.add(_draw_marker, style, QPointF(left + 1.5, top + SMALL * MM_PER_POINT * LINE / 2) * PX_PER_MM)


def dots(left, top, width, height):
    """Return a rectangle in dots from one in millimetres."""
    return QRectF(left * PX_PER_MM, top * PX_PER_MM, width * PX_PER_MM, height * PX_PER_MM)


def draw_text(painter, text, left, top, width, points, bold=False, colour=INK, right=False):
    """Draw lines of text that are known to fit; places are in millimetres."""
    shown = font(bold)
    shown.setPointSizeF(points)
    painter.setFont(shown)
    painter.setPen(QColor(colour))
    metrics = QFontMetricsF(shown, painter.device())
    baseline = top * PX_PER_MM + metrics.ascent()
    for number, line in enumerate(text.split("\n")):
        start = (left + width) * PX_PER_MM - metrics.horizontalAdvance(line) if right else left * PX_PER_MM
        painter.drawText(QPointF(start, baseline + number * points * MM_PER_POINT * LINE * PX_PER_MM), line)


def _draw_marker(painter, style, middle):
    symbol = QgsMarkerSymbol.createSimple({**style, "size": "2.6", "outline_width": "0.1"})
    context = QgsRenderContext.fromQPainter(painter)
    context.setScaleFactor(PX_PER_MM)
    context.setForceVectorOutput(True)
    symbol.startRender(context)
    symbol.renderPoint(middle, None, context)
    symbol.stopRender(context)
