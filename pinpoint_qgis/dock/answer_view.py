"""The answer to the current photo: headline, confidence, candidates with their evidence, and its review."""

from __future__ import annotations

from html import escape

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
)

from pinpoint_engine import Failure, Outcome, wording
from pinpoint_engine.types import Location

from .. import words
from ..translation import tr
from .candidate_list import CandidateList
from .confidence_bars import ConfidenceBars
from .pane import Pane
from .review_actions import (
    ACCEPT,
    ACCEPT_NEXT,
    EVIDENCE,
    NEXT,
    NONE_FITS,
    NOTE,
    PLACE,
    REDO,
    REJECT,
    UNDO,
    WITHDRAW,
    ReviewActions,
)


class AnswerChoice(QComboBox):
    """Lists the answers to a photo that was located more than once; long names of galleries do not make it wider."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointAnswers")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def show_answers(self, answer):
        """List the answers, the latest first, if there are several."""
        self.clear()
        for number in range(answer.latest, 0, -1):
            self.addItem(words.answer(number, answer.added.get(number, ())), number)
        self.setCurrentIndex(answer.latest - answer.number)
        self.setVisible(answer.latest > 1)
        about = tr("This photo was located more than once. The map, exports and the report have the latest answer.")
        self.setToolTip(f"{self.currentText()}\n{about}")

    def paintEvent(self, _event):
        """Draw the list with an ellipsis where its text does not fit."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width() - 4
        option.currentText = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)


class AnswerView(Pane):
    """Shows one answer to a photo, and lets the analyst choose among those that there are.

    `chosen` carries the rank of the candidate that became current, `answer_chosen` the number of the answer that is to
    be shown, `noted` the text of a note that was written. `number` is the answer that is shown, None for none.
    """

    chosen = pyqtSignal(int)
    answer_chosen = pyqtSignal(int)
    noted = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._photo, self._states, self.number, self._latest = None, {}, None, 1
        self.review = ReviewActions(self)
        self._sign = QLabel()
        self._sign.setObjectName("pinpointOutsideSign")
        self._sign.setPixmap(QgsApplication.getThemeIcon("/mIconWarning.svg").pixmap(QSize(20, 20)))
        self.words = QLabel()
        self.words.setObjectName("pinpointAnswer")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.answers = AnswerChoice()
        self.answers.activated.connect(lambda row: self.answer_chosen.emit(self.answers.itemData(row)))
        self.bars = ConfidenceBars()
        self.list = CandidateList()
        self.list.currentItemChanged.connect(self._choose)
        self.note = QLineEdit()
        self.note.setObjectName("pinpointNoteText")
        self.note.setPlaceholderText(tr("Note (N)"))
        self.note.editingFinished.connect(self._write_note)
        self.note.returnPressed.connect(self.list.setFocus)
        self.review.serve(self.list)
        head = QHBoxLayout()
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.words, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.answers)
        layout.addLayout(head)
        layout.addWidget(self.bars)
        layout.addWidget(self.list, 1)
        layout.addLayout(self.review.row())
        layout.addWidget(self.note)
        self.show_hint()

    def show_hint(self, text=""):
        """Clear the answer and say how to see one, or why there is none."""
        self._photo, self._states, self.number = None, {}, None
        self.answers.hide()
        self.list.show_candidates(None, {})
        self.bars.show_confidence({})
        self._sign.hide()
        self.words.setText(
            text or tr("Click a located photo, or move to it with the arrow keys, to see its candidates.")
        )
        self.note.clear()

    def show_answer(self, photo, answer, uncalibrated=""):
        """Show an answer to one photo.

        Args:
            photo: The `ListedPhoto`.
            answer: A `ReviewedAnswer` with a result.
            uncalibrated: That its run's probabilities are not calibrated; "" if they are.
        """
        same = self._photo is not None and (self._photo.photo_id, self.number) == (photo.photo_id, answer.number)
        rank, result, states = self.list.rank() if same else None, answer.result, answer.states
        self._photo, self._states, self.number, self._latest = photo, states, answer.number, answer.latest
        self.answers.show_answers(answer)
        prediction = None if isinstance(result, Failure) else result
        outside = prediction is not None and prediction.outcome is Outcome.OUTSIDE_GALLERY
        self._sign.setVisible(outside)
        self.words.setText(_headline(photo, result, outside, self.is_earlier, uncalibrated))
        self.bars.show_confidence(prediction.within_km if prediction is not None and prediction.candidates else {})
        self.list.show_candidates(prediction, states)
        if not self.note.hasFocus():
            self.note.setText(photo.row.get("note") or "")
        if rank:
            self.list.blockSignals(True)
            self.list.go_to(rank)
            self.list.blockSignals(False)

    @property
    def is_earlier(self):
        """Return whether an answer is shown that a later one took the place of."""
        return self.number is not None and self.number < self._latest

    def show_actions(self, run):
        """Enable what can be done with the photo shown in a run, None if no run is open."""
        photo, rank = self._photo, self.rank()
        open_ = run is not None and photo is not None and bool(photo.row) and not run.fault
        located = open_ and bool(self._states)
        possible = {
            **dict.fromkeys((ACCEPT, ACCEPT_NEXT), located),
            REJECT: located and not self.is_earlier,
            NONE_FITS: located,
            PLACE: open_,
            NOTE: open_,
            WITHDRAW: open_ and (photo.review != wording.UNREVIEWED or any(map(_is_reviewed, self._states.values()))),
            NEXT: run is not None,
            EVIDENCE: True,
            UNDO: run is not None and run.can_undo,
            REDO: run is not None and run.can_redo,
        }
        for name, action in self.review.actions.items():
            action.setEnabled(possible[name])
        state = self._states.get(rank)
        checks = {
            ACCEPT: state == wording.ACCEPTED,
            REJECT: state == wording.REJECTED,
            NONE_FITS: located and photo.review == wording.REJECTED,
        }
        for name, checked in checks.items():
            self.review.actions[name].setChecked(checked)
        self.note.setEnabled(open_)
        self.note.setToolTip(run.fault if run is not None else "")

    def rank(self):
        """Return the rank of the current candidate; the accepted one's, else the first one's, if none is current."""
        first = next(iter(self._states), None)
        accepted = next((rank for rank, state in self._states.items() if state == wording.ACCEPTED), first)
        return self.list.rank() or accepted

    def place(self):
        """Return the place of the current candidate in the list, from 1; 0 for none."""
        ranks = list(self._states)
        return ranks.index(self.rank()) + 1 if self.rank() in ranks else 0

    def go_to_place(self, place):
        """Make the candidate at a place in the list current."""
        self.list.go_to(dict(enumerate(self._states, 1)).get(place))

    def state(self, rank):
        """Return the review of a candidate."""
        return self._states.get(rank, wording.UNREVIEWED)

    def _choose(self, _item, _before):
        if self.list.rank():
            self.chosen.emit(self.list.rank())

    def _write_note(self):
        if self._photo is not None and self._photo.row:
            self.noted.emit(self.note.text().strip())


def _is_reviewed(state):
    return state != wording.UNREVIEWED


def _headline(photo, result, outside, is_earlier, uncalibrated):
    lines = [f"<b>{escape(photo.name)}</b>: {escape(words.outcome(result))}"]
    if outside:
        lines[0] += ". " + escape(
            tr("Draw a search area, or add a gallery of your own area (Settings > Options > Pinpoint).")
        )
    if not isinstance(result, Failure) and result.candidates:
        small = [uncalibrated] if uncalibrated else []
        if result.alone is not None:
            first = result.alone.candidates[0].location
            by_itself = tr("By itself: {place}, {share} within 25 km")
            small.append(by_itself.format(place=words.degrees(first), share=words.percent(result.alone.confidence)))
        small.append(words.regions(result))
        if not is_earlier or photo.review == wording.ACCEPTED:  # else the photo lies at the first place of the latest
            small += _position(photo)
        lines += [f"<small>{escape(line)}</small>" for line in small]
    return "<br>".join(lines)


def _position(photo):
    """Yield where the photo was placed by review, and how far that is from the position in its EXIF."""
    row = photo.row
    if photo.review == wording.ACCEPTED:
        where = words.degrees(Location(row["latitude"], row["longitude"]))
        near = words.place(Location(row["latitude"], row["longitude"]))
        final = tr("Final position: {place} ({how})")
        yield final.format(place=", ".join(filter(None, (near, where))), how=words.position(row))
    away = photo.from_tag_m()
    if away is not None:
        yield tr("Its own GPS tag is {distance} away").format(distance=words.distance(away))
