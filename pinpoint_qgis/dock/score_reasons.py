"""Why a candidate has its score, as small bars, and what speaks against it."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from pinpoint_engine import reasons, wording

from .. import words
from ..theme import BLUE, ORANGE, on_ground
from ..translation import tr

FOR, AGAINST = BLUE, ORANGE
LEAST = 0.005
"""A weaker effect is not drawn: its number would read 0.00."""
FLAT = 0.05
"""An effect of this much or more fills its bar, unless another one is larger."""


class EffectBar(QWidget):
    """One effect as a bar to the right of a line, or to its left if it is negative.

    `share` is the part of the room on its side that it fills; `zero` says where the line is, from 0 to 1.
    """

    def __init__(self, parent=None):
        super().__init__(parent)
        self.share, self._zero = 0.0, 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_effect(self, share, zero):
        """Show another effect."""
        self.share, self._zero = share, zero
        self.update()

    def sizeHint(self):
        return QSize(self.fontMetrics().averageCharWidth() * 10, self.fontMetrics().height())

    def minimumSizeHint(self):
        return QSize(self.fontMetrics().averageCharWidth() * 6, self.fontMetrics().height())

    def paintEvent(self, event):
        painter = QPainter(self)
        line, height = self._zero * (self.width() - 1), self.height() * 0.6
        top, length = (self.height() - height) / 2, self.share * (self.width() - 1) * (1 - self._zero)
        colour = on_ground(FOR if self.share > 0 else AGAINST, self.palette())
        bar = QRectF(min(line, line + length), top, abs(length), height)
        painter.fillRect(bar, colour)
        painter.setPen(self.palette().mid().color())
        painter.drawLine(int(line), 0, int(line), self.height())
        painter.end()


class ScoreReasons(QWidget):
    """Shows how a candidate's score came about: in a sentence, and one bar for each of the strongest effects."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointWhy")
        self.sentence = paragraph("pinpointWhyWords")
        self._grid, self._rows = QGridLayout(), []
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(title(tr("Why it was scored so")))
        layout.addWidget(self.sentence)
        layout.addLayout(self._grid)
        layout.addStretch(1)

    def show_candidate(self, candidate, rank):
        """Show why a candidate of some rank has its score."""
        self.sentence.setText(why_in_words(candidate, rank))
        told = candidate.why.effects if candidate.why else {}
        effects = {name: effect for name, effect in told.items() if abs(effect) >= LEAST}
        largest, zero = max([FLAT, *map(abs, effects.values())]), 0.5 if min(effects.values(), default=0) < 0 else 0.0
        while len(self._rows) < len(effects):
            self._add_row()
        for row in self._rows[len(effects) :]:
            for widget in row:
                widget.hide()
        for (said, bar, number), (name, effect) in zip(self._rows, effects.items()):
            said.setText(tr(wording.EFFECTS.get(name, name)))
            bar.show_effect(effect / largest, zero)
            number.setText(words.signed(effect, 2))
            for widget in (said, bar, number):
                widget.show()

    def _add_row(self):
        said, bar, number = paragraph(f"pinpointEffect{len(self._rows)}"), EffectBar(), QLabel()
        number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((said, bar, number)):
            self._grid.addWidget(widget, len(self._rows), column)
        self._rows.append((said, bar, number))


class Objections(QWidget):
    """Shows what speaks against a candidate, and how the references around it compare."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointAgainst")
        self.words = paragraph("pinpointAgainstWords")
        self.around = paragraph("pinpointAround")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(title(tr("What speaks against it")))
        layout.addWidget(self.words)
        layout.addWidget(title(tr("What is around it")))
        layout.addWidget(self.around)
        layout.addStretch(1)

    def show_candidate(self, photo, candidate, area):
        """Show what speaks against a candidate, found within a search area, None for the whole Earth."""
        found = reasons.objections(photo, candidate, area)
        lines = [f"• {words.objection(each)}" for each in found]
        self.words.setText("\n".join(lines) or tr("Nothing was found; that proves nothing."))
        self.around.setText(around_in_words(candidate))


def why_in_words(candidate, rank):
    """Return how a candidate's score came about in a sentence or two."""
    why = candidate.why
    if why is None:
        return tr("This system, or the version that made this run, does not tell it.")
    if why.votes is None:
        return tr("The photos of the album were fused; what each says alone is not told here.")
    by_votes = tr("By the votes of the look-alikes alone it would be number {place}; now it is number {rank}.")
    said = by_votes.format(place=words.number(why.votes_rank), rank=words.number(rank))
    if why.effects:
        more = tr("The reranker changed its score by {change}. Bars: what it would lose without each of these.")
        said = f"{said} {more.format(change=words.signed(candidate.score - why.votes, 2))}"
    return said


def around_in_words(candidate):
    """Return how the references around a candidate compare with what the photo looks like."""
    around = candidate.why.vicinity if candidate.why else None
    if around is None:
        return tr("It is not told by this system, or by the version that made this run.")
    said = tr("{references} other references within 1 km; {alike} of them among the {neighbours} most alike.")
    said = said.format(**{name: words.number(getattr(around, name)) for name in ("references", "alike", "neighbours")})
    if around.best is None:
        return said
    more = tr("The best has similarity {best}, the photo's ten best anywhere {usual} on average.")
    return f"{said} {more.format(best=words.number(around.best, 2), usual=words.number(around.usual, 2))}"


def title(words):
    """Return a heading."""
    label = QLabel(words)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label


def paragraph(name):
    """Return an empty label whose plain text wraps at any width."""
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    return label
