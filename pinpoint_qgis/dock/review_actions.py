"""What an analyst does with an answer, by button or by a single key in the lists of photos and candidates."""

from __future__ import annotations

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QObject, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon, QKeySequence
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QToolButton

from ..translation import tr

ACCEPT, REJECT, NONE_FITS, PLACE, NOTE, WITHDRAW, ACCEPT_NEXT, NEXT, UNDO, REDO, EVIDENCE = (
    *("accept", "reject", "none", "place", "note", "withdraw", "acceptnext", "next", "undo", "redo", "evidence"),
)
CHECKABLE = (ACCEPT, REJECT, NONE_FITS, PLACE)
ON_BAR = (ACCEPT, REJECT, NONE_FITS, PLACE, EVIDENCE, UNDO)
NUMBERS = range(Qt.Key.Key_1, Qt.Key.Key_9 + 1)


def _texts():
    """Return the name, key and tip of each action."""
    return {
        ACCEPT: (tr("Accept"), "A", tr("The photo was taken at the selected candidate; press again to undo")),
        REJECT: (tr("Reject"), "R", tr("The photo was not taken at the selected candidate; press again to undo")),
        NONE_FITS: (tr("None fits"), "X", tr("The photo was taken at none of these candidates; press again to undo")),
        PLACE: (tr("Place"), "P", tr("Click on the map, or drag, to where the photo was taken; Esc ends it")),
        NOTE: (tr("Note"), "N", tr("Write a note about the photo")),
        WITHDRAW: (tr("Take the review back"), "U", tr("The photo is not reviewed any more")),
        ACCEPT_NEXT: (
            tr("Accept and go on"),
            "Return",
            tr("Accept the selected candidate, or the first, and go to the next photo that is not reviewed"),
        ),
        NEXT: (tr("Next to review"), "Space", tr("Go to the next photo that is not reviewed")),
        UNDO: (tr("Undo"), "Ctrl+Z", tr("Undo the latest review")),
        REDO: (tr("Redo"), "Ctrl+Y", tr("Do the latest undone review again")),
        EVIDENCE: (tr("Evidence"), "E", tr("Show the photo beside the references of the candidate, or hide that")),
    }


ICONS = {
    ACCEPT: "mIconSuccess.svg",
    REJECT: "mTaskCancel.svg",
    NONE_FITS: "mActionDeselectAll.svg",
    PLACE: "mActionMoveFeaturePoint.svg",
    NOTE: "mActionEditHelpContent.svg",
    UNDO: "mActionUndo.svg",
    REDO: "mActionRedo.svg",
    EVIDENCE: "mActionIdentify.svg",
}


class ReviewActions(QObject):
    """The actions; `asked` carries the name of one that was used, `chosen` the rank whose number was pressed."""

    asked = pyqtSignal(str)
    chosen = pyqtSignal(int)

    def __init__(self, parent):
        super().__init__(parent)
        self.actions = {}
        for name, (text, key, tip) in _texts().items():
            action = QAction(_icon(name), text, self)
            action.setObjectName(f"pinpoint{name.capitalize()}")
            action.setData(name)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setToolTip(f"{tip} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
            action.setCheckable(name in CHECKABLE)
            action.triggered.connect(self._ask)
            self.actions[name] = action

    def _ask(self):
        self.asked.emit(self.sender().data())

    def serve(self, view):
        """Let the keys of the actions work in a list, before the shortcuts of QGIS's window, and fill its menu."""
        view.addActions(list(self.actions.values()))
        view.installEventFilter(self)

    def row(self):
        """Return a row of buttons for the main actions."""
        row = QHBoxLayout()
        for name in ON_BAR:
            button = QToolButton()
            button.setObjectName(f"{self.actions[name].objectName()}Button")
            button.setDefaultAction(self.actions[name])
            wide = name in (ACCEPT, REJECT, NONE_FITS)
            style = Qt.ToolButtonStyle
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if wide else style.ToolButtonIconOnly)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def eventFilter(self, _view, event):
        """Take a key before others do: QGIS and the lists have their own use for most."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        action, rank = self._action(event), self._rank(event)
        if action is None and rank is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif rank is not None:
            self.chosen.emit(rank)
        elif action.isEnabled():
            action.trigger()
        return True

    def _action(self, event):
        key = Qt.Key.Key_Return if event.key() == Qt.Key.Key_Enter else event.key()
        known = (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
        )
        pressed = event.modifiers() & known
        control = pressed == Qt.KeyboardModifier.ControlModifier
        if pressed and not control:
            return None
        wanted = QKeySequence(QKeySequence(key).toString() if not control else f"Ctrl+{QKeySequence(key).toString()}")
        return next((each for each in self.actions.values() if each.shortcut() == wanted), None)

    def _rank(self, event):
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        return event.key() - Qt.Key.Key_0 if plain and event.key() in NUMBERS else None


def _icon(name):
    return QgsApplication.getThemeIcon(f"/{ICONS[name]}") if name in ICONS else QIcon()
