"""Keeps text readable when QGIS's theme changes while a window is open."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, QTimer
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QLineEdit

BLUE, ORANGE = QColor("#2b7bba"), QColor("#d9822b")
"""The colours of bars, which are told apart with every kind of colour vision."""
CHANGES = (QEvent.Type.PaletteChange, QEvent.Type.StyleChange)


def on_ground(colour, palette):
    """Return a colour as it is drawn on a window's ground: lighter in a dark theme."""
    return colour.lighter(130) if palette.window().color().lightness() < 128 else colour


class ThemeFollower(QObject):
    """Makes the line edits of a window take the text colour of a new theme.

    Those of QGIS's own fields, and those hidden meanwhile, would keep the old colour: dark on dark in Night Mapping.
    """

    def __init__(self, window):
        super().__init__(window)
        self._window = window
        self._is_due = False
        window.installEventFilter(self)

    def eventFilter(self, _watched, event):
        if event.type() in CHANGES and not self._is_due:
            self._is_due = True
            QTimer.singleShot(0, self._polish)  # once the new style sheet has reached the line edits
        return False

    def _polish(self):
        self._is_due = False
        for edit in self._window.findChildren(QLineEdit):
            edit.style().unpolish(edit)
            edit.style().polish(edit)
