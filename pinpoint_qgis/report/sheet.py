"""One page of a report: texts, tables, bars and pictures at places in millimetres, on a page of QGIS's print layout."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemMarker,
    QgsLayoutItemPage,
    QgsLayoutItemPicture,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsMarkerSymbol,
    QgsPrintLayout,
    QgsProject,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QBuffer, QByteArray, QIODevice, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetricsF

MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters
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

    Its project owns the layers of its maps.
    """

    def __init__(self):
        self.project = QgsProject()
        self.layout = QgsPrintLayout(self.project)
        page = QgsLayoutItemPage(self.layout)
        page.setPageSize(QgsLayoutSize(*PAGE_MM, MM))
        self.layout.pageCollection().addPage(page)
        self.at = TOP

    @property
    def room(self):
        """The height that is left, in millimetres."""
        return BOTTOM - self.at

    def place(self, item, left, top, width, height):
        """Add an item of any kind to the page."""
        self.layout.addLayoutItem(item)
        item.attemptMove(QgsLayoutPoint(left, top, MM))
        item.attemptResize(QgsLayoutSize(width, height, MM))
        return item

    def text(self, text, left, top, width, points=TEXT, bold=False, colour=INK, right=False):
        """Add a text of as many lines as it needs; return its height."""
        lines = wrapped(text, points, width, bold)
        height = len(lines) * points * MM_PER_POINT * LINE
        self._label("\n".join(lines), left, top, width, height, points, bold, colour, right)
        return height

    def line(self, text, left, top, width, points=TEXT, bold=False, colour=INK, right=False):
        """Add one line of text, cut to a width."""
        height = points * MM_PER_POINT * LINE
        self._label(elided(text, points, width, bold), left, top, width, height, points, bold, colour, right)

    def _label(self, text, left, top, width, height, points, bold, colour, right):
        if not text:
            return
        made = QgsTextFormat()
        made.setFont(font(bold))
        made.setSize(points)
        made.setSizeUnit(Qgis.RenderUnit.Points)
        made.setColor(QColor(colour))
        made.setLineHeightUnit(Qgis.RenderUnit.Millimeters)
        made.setLineHeight(points * MM_PER_POINT * LINE)
        label = QgsLayoutItemLabel(self.layout)
        label.setText(text)
        label.setTextFormat(made)
        label.setMarginX(0)
        label.setMarginY(0)
        room = 6  # so that a label never wraps what fits by our own measure
        start = left - room if right else left
        if right:
            label.setHAlign(Qt.AlignmentFlag.AlignRight)
        self.place(label, start, top, width + room, height + 1)

    def box(self, left, top, width, height, colour):
        """Add a filled rectangle."""
        shape = QgsLayoutItemShape(self.layout)
        shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
        shape.setSymbol(QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"}))
        self.place(shape, left, top, width, height)

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
        """Add an image scaled to fit, compressed as JPEG; the file that it is from is not embedded."""
        content = QByteArray()
        buffer = QBuffer(content)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPG", 88)
        picture = QgsLayoutItemPicture(self.layout)
        encoded = bytes(content.toBase64()).decode("ascii")
        picture.setPicturePath(f"base64:{encoded}", QgsLayoutItemPicture.Format.FormatRaster)
        picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
        picture.setPictureAnchor(QgsLayoutItemPicture.ReferencePoint.UpperLeft)
        self.place(picture, left, top, width, height)

    def row(self, cells, columns, bold=False, colour=INK, most=1):
        """Add a row of a table: a text for each column, of at most `most` lines; columns are (width, right)."""
        left, lines = LEFT, 1
        for text, (width, right) in zip(cells, columns):
            shown = wrapped(text, SMALL, width - 2, bold)
            if len(shown) > most:
                shown = [*shown[: most - 1], elided(" ".join(shown[most - 1 :]), SMALL, width - 2, bold)]
            lines = max(lines, len(shown))
            height = len(shown) * SMALL * MM_PER_POINT * LINE
            self._label("\n".join(shown), left, self.at, width - 2, height, SMALL, bold, colour, right)
            left += width
        self.at += lines * SMALL * MM_PER_POINT * LINE + 0.75

    def marker(self, style, left, top):
        """Add a marker of a map in the middle of a line of text, 3 mm wide."""
        item = QgsLayoutItemMarker(self.layout)
        item.setSymbol(QgsMarkerSymbol.createSimple({**style, "size": "2.6", "outline_width": "0.1"}))
        self.layout.addLayoutItem(item)
        item.setReferencePoint(QgsLayoutItem.ReferencePoint.Middle)
        item.attemptMove(QgsLayoutPoint(left + 1.5, top + SMALL * MM_PER_POINT * LINE / 2, MM))
