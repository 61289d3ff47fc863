"""A chip: one search area in a row of them, to zoom to, change and remove."""

from __future__ import annotations

import html

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton

from ..translation import tr

KEY = Qt.Key
LONGEST, SHORTEST = 26, 6
"""A name has at most and at least the room of so many letters; the tooltip has all of them."""
STYLE = """
#pinpointChip { border: 1px solid rgba(128, 128, 128, 160); border-radius: 8px; background: rgba(128, 128, 128, 32); }
#pinpointChip:focus { border: 2px solid palette(highlight); }
#pinpointChip QLabel { background: transparent; border: none; }
#pinpointChip QToolButton { border: none; background: transparent; padding: 1px; }
#pinpointChip QToolButton:hover { background: rgba(128, 128, 128, 90); border-radius: 5px; }
"""
"""Translucent greys, as themes of QGIS set the colour of texts without telling the palette."""


class ChipWords(QLabel):
    """A name and a detail in one line; where there is little room, the name is shortened."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointChipWords")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._name = self._detail = ""

    def tell(self, name, detail):
        """Show a name and a detail."""
        self._name, self._detail = name, detail
        self.updateGeometry()
        self._fit()

    def sizeHint(self):
        """Return the size of all words; a very long name counts only so far."""
        return self._size(min(self._width(self._name), self._letters(LONGEST)))

    def minimumSizeHint(self):
        """Return the size with the shortest name."""
        return self._size(min(self._width(self._name), self._letters(SHORTEST)))

    def resizeEvent(self, event):
        """Fit the name into the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event):
        """Fit the name where the font changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()
            self._fit()

    def _fit(self):
        room = self.width() - self._width(self._detail)
        self.setText(self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room) + self._detail)

    def _size(self, name_width):
        return QSize(name_width + self._width(self._detail) + 2, super().sizeHint().height())

    def _width(self, text):
        return self.fontMetrics().horizontalAdvance(text)

    def _letters(self, count):
        return count * self.fontMetrics().averageCharWidth()


class AreaChip(QFrame):
    """Shows the name and size of an area: Enter or a click zooms to it, F2 changes its corners, Delete removes it."""

    chosen = pyqtSignal(object)
    edited = pyqtSignal(object)
    removed = pyqtSignal(object)

    def __init__(self, area, parent=None):
        super().__init__(parent)
        self.area = area
        self.setObjectName("pinpointChip")
        self.setStyleSheet(STYLE)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.words = ChipWords()
        self.edit = _button("pinpointChipEdit", "/mActionToggleEditing.svg", tr("Move the corners of this area (F2)"))
        self.edit.clicked.connect(self._ask_edit)
        self.edit.setVisible(area.drawing is not None)
        self.remove = _button("pinpointChipRemove", "", tr("Remove this area (Delete)"))
        self.remove.setText("×")
        self.remove.clicked.connect(self._ask_removal)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 2, 4, 2)
        row.setSpacing(3)
        for widget in (self.words, self.edit, self.remove):
            row.addWidget(widget)
        self.show_area()

    def show_area(self):
        """Show the area's name and size as they are now."""
        detail = self.area.detail()
        self.words.tell(self.area.name, detail)
        self.setAccessibleName(self.area.name + detail)
        told = [self.area.name + detail, *self.area.notes(), tr("Click to zoom there")]
        self.setToolTip("<br>".join(map(html.escape, told)))

    def mouseReleaseEvent(self, event):
        """Choose the area by a click."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.pos()):
            self.chosen.emit(self.area)

    def keyPressEvent(self, event):
        """Choose, change or remove the area by the keyboard."""
        if event.key() in (KEY.Key_Delete, KEY.Key_Backspace):
            self._ask_removal()
        elif event.key() in (KEY.Key_Return, KEY.Key_Enter, KEY.Key_Space):
            self.chosen.emit(self.area)
        elif event.key() == KEY.Key_F2 and self.area.drawing is not None:
            self._ask_edit()
        else:
            super().keyPressEvent(event)

    def _ask_edit(self):
        self.edited.emit(self.area)

    def _ask_removal(self):
        self.removed.emit(self.area)


def _button(name, icon, tip):
    button = QToolButton()
    button.setObjectName(name)
    if icon:
        button.setIcon(QgsApplication.getThemeIcon(icon))
    side = button.fontMetrics().height() - 2
    button.setIconSize(QSize(side, side))
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    return button
