"""The answer to the current photo: ranked candidates with probabilities, their evidence, and their review."""

from __future__ import annotations

from html import escape

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QAction,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStyledItemDelegate,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pinpoint_engine import Failure, Outcome, wording

RANK = Qt.ItemDataRole.UserRole
NUMBER, PROBABILITY, PLACE, EVIDENCE = range(4)
HEADERS = ("#", "Prob.", "Place, found by", "Evidence nearby")
HINT = "Click a located photo, or move to it with the arrow keys, to see its candidates."
REMEDY = "Draw a search area, or add a gallery of your own area (Settings > Options > Pinpoint)."
"""What to do about a photo that is probably outside the gallery."""
ICONS = {wording.ACCEPTED: "mIconSuccess.svg", wording.REJECTED: "mTaskCancel.svg"}
GONE = "The candidates layer of this run is no longer in the project; locate the photo again"
ACTIONS = (
    (wording.ACCEPTED, "Accept", "A", "The photo was taken at the selected candidate (A); press again to undo"),
    (wording.REJECTED, "Reject", "R", "The photo was not taken at the selected candidate (R); press again to undo"),
)


class AnswerView(QWidget):
    """Lists candidates, best first.

    `chosen` carries the rank of the candidate that became current, `reviewed` a rank and its new review.
    """

    chosen = pyqtSignal(int)
    reviewed = pyqtSignal(int, str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._reviews = None
        self._sign = QLabel()
        self._sign.setObjectName("pinpointOutsideSign")
        self._sign.setPixmap(_icon("mIconWarning.svg").pixmap(QSize(20, 20)))
        self.words = QLabel()
        self.words.setObjectName("pinpointAnswer")
        self.words.setWordWrap(True)
        self.list = CandidateList()
        self.list.currentItemChanged.connect(self._choose)
        self.review_actions = {state: self._action(state, text, key) for state, text, key, _ in ACTIONS}
        head = QHBoxLayout()
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(head)
        layout.addWidget(self.list)
        layout.addLayout(self._review_row())
        self.show_hint()

    def _action(self, state, text, key):
        """Return the action that reviews the current candidate; it is in the list's context menu too."""
        action = QAction(_icon(ICONS[state]), text, self.list)
        action.setObjectName(f"pinpoint{text}")
        action.setCheckable(True)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.setData(state)
        action.triggered.connect(self._review)
        self.list.addAction(action)
        return action

    def _review_row(self):
        row = QHBoxLayout()
        for action in self.review_actions.values():
            button = QToolButton()
            button.setObjectName(f"{action.objectName()}Button")
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_hint(self):
        """Clear the answer and say how to see one."""
        self.list.clear()
        self._sign.hide()
        self.words.setText(HINT)
        self.show_reviews(None)

    def show_result(self, result, name, reviews):
        """Show the answer to one photo; `reviews` as `show_reviews` takes them."""
        self.list.blockSignals(True)
        self.list.clear()
        outside = not isinstance(result, Failure) and result.outcome is Outcome.OUTSIDE_GALLERY
        self._sign.setVisible(outside)
        words = f"<b>{escape(name)}</b>: {escape(wording.outcome_in_words(result))}"
        if outside:
            words = f"{words}. {escape(REMEDY)}"
        if not isinstance(result, Failure) and result.candidates:
            lines = (wording.confidences_in_words(result), wording.regions_in_words(result))
            if result.alone is not None:
                lines = (f"By itself: {wording.first_in_words(result.alone)}", *lines)
            words = "<br>".join([words, *(f"<small>{escape(line)}</small>" for line in lines)])
        self.words.setText(words)
        if not isinstance(result, Failure):
            for rank, candidate in enumerate(result.candidates, 1):
                self.list.addTopLevelItem(_item(rank, candidate))
            elsewhere = QTreeWidgetItem(["", f"{result.elsewhere:.0%}", "elsewhere", "none of the places above"])
            elsewhere.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(elsewhere)
        self.list.blockSignals(False)
        self.show_reviews(reviews)

    def show_reviews(self, reviews):
        """Show the review of each candidate, by rank; None disables reviewing."""
        self._reviews = reviews
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item.data(NUMBER, RANK):
                _show_review(item, (reviews or {}).get(item.data(NUMBER, RANK), wording.UNREVIEWED))
        self.list.fit()
        self._show_actions()

    def _show_actions(self):
        rank = self._rank()
        possible = self._reviews is not None and rank is not None
        for state, _, _, tip in ACTIONS:
            action = self.review_actions[state]
            action.setEnabled(possible)
            action.setChecked(possible and self._reviews.get(rank) == state)
            action.setToolTip(GONE if rank is not None and self._reviews is None else tip)

    def _rank(self):
        item = self.list.currentItem()
        return None if item is None else item.data(NUMBER, RANK)

    def _review(self, checked):
        self.reviewed.emit(self._rank(), self.sender().data() if checked else wording.UNREVIEWED)

    def _choose(self, item, _before):
        self._show_actions()
        if item is not None and item.data(NUMBER, RANK):
            self.chosen.emit(item.data(NUMBER, RANK))


class _RowDelegate(QStyledItemDelegate):
    """Adds some space between rows, which have two lines each."""

    def sizeHint(self, option, index):
        return super().sizeHint(option, index) + QSize(0, 6)


class CandidateList(QTreeWidget):
    """Shows candidates. The shortcuts of its actions take precedence over QGIS's own while it has the focus."""

    def __init__(self):
        super().__init__()
        self.setObjectName("pinpointCandidates")
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setItemDelegate(_RowDelegate(self))
        self.setHeaderLabels(HEADERS)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def fit(self):
        """Stretch the last column if there is room; otherwise the list scrolls sideways."""
        header = self.header()
        width = sum(max(self.sizeHintForColumn(n), header.sectionSizeHint(n)) for n in range(header.count()))
        header.setStretchLastSection(width <= self.viewport().width())

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.fit()

    def event(self, event):
        if event.type() == QEvent.Type.ShortcutOverride and self._action(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event):
        action = self._action(event)
        if action is None:
            super().keyPressEvent(event)
        else:
            action.trigger()

    def _action(self, event):
        """Return the action of a key pressed without modifiers, None if there is none."""
        if event.modifiers() != Qt.KeyboardModifier.NoModifier:
            return None
        return next((each for each in self.actions() if each.shortcut() == QKeySequence(event.key())), None)


def _percent(probability):
    """Return a probability in percent; a small one is "<0.1%", never "0.0%"."""
    return f"{probability:.1%}" if probability >= 0.001 or probability == 0 else "<0.1%"


def _item(rank, candidate):
    place = f"{candidate.location.lat:.4f}, {candidate.location.lon:.4f}"
    evidence, reference = wording.evidence_in_words(candidate.evidence), candidate.reference
    channel = wording.channel_in_words(candidate.channel)
    counts = ",\n".join(evidence.partition(", nearest")[0].rsplit(", ", 1))
    item = QTreeWidgetItem([str(rank), _percent(candidate.probability), f"{place}\n{channel}", counts])
    item.setData(NUMBER, RANK, rank)
    through = ", ".join(text for text in (reference.id, reference.author) if text)
    for column in range(len(HEADERS)):
        item.setToolTip(column, f"{place}\nfound by: {channel}\nthrough {through}\nevidence: {evidence}")
    return item


def _show_review(item, state):
    """Show a review as a word under the rank; the place of a rejected candidate is struck out."""
    words = "" if state == wording.UNREVIEWED else f"\n{wording.REVIEWS.get(state, state)}"
    item.setText(NUMBER, f"{item.data(NUMBER, RANK)}{words}")
    number, place = item.font(NUMBER), item.font(PLACE)
    number.setBold(state == wording.ACCEPTED)
    place.setStrikeOut(state == wording.REJECTED)
    item.setFont(NUMBER, number)
    item.setFont(PLACE, place)


def _icon(name):
    return QgsApplication.getThemeIcon(f"/{name}")
