"""The evidence dock: a photo beside the references of a candidate, why it was scored so, what speaks against it."""

from __future__ import annotations

import os

from qgis.core import QgsApplication
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QAction,
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .. import words
from ..picture_reader import CARD_PX, VIEW_PX, PictureReader, read_photo, read_reference
from ..translation import later, tr
from .open_imagery import show_reach
from .picture_view import PictureView
from .reference_card import ReferenceCard, source_in_words, witnesses
from .score_reasons import Objections, ScoreReasons, paragraph, title

WIDE_CHARS, CARD_CHARS = 90, 36
"""From this width on, in characters of the font, pictures are side by side; and the least width of a card."""


class EvidenceScroll(QScrollArea):
    """Scrolls what the dock shows, up and down only; `resized` says that it has another width."""

    resized = pyqtSignal()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        self.resized.emit()


class EvidenceDock(QgsDockWidget):
    """Shows one candidate of a photo.

    `candidate_changed` carries the rank of the one that the analyst moved to; `imagery_asked` says that open imagery is
    wanted around the candidates.
    """

    candidate_changed = pyqtSignal(int)
    imagery_asked = pyqtSignal()

    def __init__(self, iface):
        super().__init__(tr("Pinpoint evidence"), iface.mainWindow())
        self.setObjectName("PinpointEvidenceDock")
        self._photo = self._prediction = self._area = None
        self._rank = self._number = 0
        self._cards, self._unused, self._keys = [], [], {}
        self._columns = 0
        self._reader = PictureReader(self)
        self._reader.ready.connect(self._show_ready)
        self._build()
        self.clear()

    def _build(self):
        self.photo_view, self.reference_view = PictureView("pinpointPhotoView"), PictureView("pinpointReferenceView")
        self.photo_words, self.reference_words = paragraph("pinpointPhotoWords"), paragraph("pinpointReferenceWords")
        self.why, self.against = ScoreReasons(), Objections()
        body = QWidget()
        body.setObjectName("pinpointEvidence")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(6, 6, 6, 6)
        layout.addLayout(self._head(body))
        self._scroll = EvidenceScroll()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(self._content())
        layout.addWidget(self._scroll, 1)
        self._scroll.resized.connect(self._arrange)
        self.setWidget(body)

    def _head(self, body):
        """Return the row that names the candidate and moves to others; its actions are the keys of the whole dock."""
        self.heading = paragraph("pinpointCandidateWords")
        self._moves = {
            name: self._action(body, name, tip, keys, step)
            for name, tip, keys, step in (
                ("Previous", tr("Better candidate (Up)"), ["Up"], lambda: self._move(-1)),
                ("Next", tr("Next candidate (Down)"), ["Down"], lambda: self._move(1)),
                ("Left", tr("Reference before (Left)"), ["Left"], lambda: self._flip(-1)),
                ("Right", tr("Next reference (Right)"), ["Right"], lambda: self._flip(1)),
                ("ZoomIn", tr("Enlarge both pictures (+)"), ["+", "="], lambda: self._zoom(1)),
                ("ZoomOut", tr("Make both pictures smaller (-)"), ["-"], lambda: self._zoom(-1)),
                ("Fit", tr("Show both pictures whole (0)"), ["0"], self._fit),
            )
        }
        row = QHBoxLayout()
        row.addWidget(self.heading, 1)
        for action in self._moves.values():
            button = QToolButton()
            button.setObjectName(f"{action.objectName()}Button")
            button.setDefaultAction(action)
            button.setAutoRaise(True)
            row.addWidget(button)
        return row

    def _action(self, body, name, words, keys, do):
        action = QAction(QgsApplication.getThemeIcon(ICONS[name]), words, body)
        action.setObjectName(f"pinpointEvidence{name}")
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(do)
        body.addAction(action)
        return action

    def _content(self):
        self._content_widget = QWidget()
        self._column = QVBoxLayout(self._content_widget)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._cards_box, self._reasons_box = QWidget(), QWidget()
        self._pair, self._reasons = QBoxLayout(SIDE_BY_SIDE), QBoxLayout(SIDE_BY_SIDE, self._reasons_box)
        for view, said in ((self.photo_view, self.photo_words), (self.reference_view, self.reference_words)):
            half = QVBoxLayout()
            half.addWidget(view, 1)
            half.addWidget(said)
            self._pair.addLayout(half, 1)
        self._reasons.addWidget(self.why, 1)
        self._reasons.addWidget(self.against, 1)
        cards = QVBoxLayout(self._cards_box)
        self._grid = QGridLayout()
        cards.addWidget(title(tr("References")))
        cards.addLayout(self._grid)
        self.imagery_button = QPushButton(tr("Look for imagery around these candidates…"))
        self.imagery_button.setObjectName("pinpointEvidenceImagery")
        self.imagery_button.setMinimumWidth(1)  # else a dock of 400 px would scroll sideways
        self.imagery_button.clicked.connect(lambda _checked=False: self.imagery_asked.emit())
        cards.addWidget(self.imagery_button, 0, Qt.AlignmentFlag.AlignLeft)
        for layout in (cards, self._reasons):
            layout.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._pair)
        self._column.addWidget(self._cards_box)
        self._column.addWidget(self._reasons_box)
        self._column.addStretch(1)
        return self._content_widget

    # what is shown

    def show_candidate(self, photo, prediction, rank, area=None):
        """Show the candidate of some rank, from 1, of a photo's prediction; a rank that there is not shows nothing.

        `area` is the search area, an `AreaIndex`, None for the whole Earth.
        """
        if not 1 <= rank <= len(prediction.candidates):
            self.clear()
            return
        self._reader.forget_waiting()
        self._photo, self._prediction, self._rank, self._area = photo, prediction, rank, area
        candidate = prediction.candidates[rank - 1]
        told = tr("Candidate {rank} of {count}: {percent}, at {place}")
        self.heading.setText(
            told.format(
                rank=words.number(rank),
                count=words.number(len(prediction.candidates)),
                percent=words.percent(candidate.probability, 1),
                place=words.degrees(candidate.location),
            )
        )
        self._show_photo()
        self.why.show_candidate(candidate, rank)
        self.against.show_candidate(photo, candidate, area)
        self._show_cards(candidate)
        told = tr("What would be asked of which host is told before")
        show_reach(self.imagery_button, prediction.system, told)
        self._content_widget.show()
        self._choose(0)

    def clear(self):
        """Show nothing but how to see something."""
        self._reader.forget_waiting()
        self._photo = self._prediction = None
        self._rank, self._keys = 0, {}
        self._use_cards(0)
        self._content_widget.hide()
        self.heading.setText(tr("Choose a candidate of a located photo to see its evidence."))
        self._allow()

    def shut(self):
        """Stop reading pictures; call it before the dock is deleted."""
        self._reader.stop()

    def _show_photo(self):
        taken = self._photo.taken_at
        when = tr("taken {date}").format(date=taken.strftime("%Y-%m-%d %H:%M")) if taken else ""
        self.photo_words.setText(", ".join(each for each in (os.path.basename(self._photo.path), when) if each))
        self._ask("photo", read_photo, self._photo.path, VIEW_PX)

    def _show_cards(self, candidate):
        found = witnesses(candidate, self._area)
        self._use_cards(len(found))
        for card, witness in zip(self._cards, found):
            card.show_witness(witness)
            self._ask(card, read_reference, witness.reference, CARD_PX)
        self._arrange()

    def _use_cards(self, count):
        """Have so many cards, without what they showed before."""
        self._keys = {place: key for place, key in self._keys.items() if place not in self._cards}
        every = self._cards + self._unused
        while len(every) < count:
            card = ReferenceCard(len(every), self._cards_box)
            card.chosen.connect(self._choose)
            every.append(card)
        self._cards, self._unused = every[:count], every[count:]
        for number, card in enumerate(every):
            card.setVisible(number < count)

    def _choose(self, number):
        """Show one of the references large, beside the photo."""
        self._number = number
        for each, card in enumerate(self._cards):
            card.choose(each == number)
        witness = self._cards[number].witness
        told = tr("Reference {number} of {count}, {source}")
        source = source_in_words(witness.reference.source)
        numbers = {"number": words.number(number + 1), "count": words.number(len(self._cards))}
        self.reference_words.setText(told.format(source=source, **numbers))
        self._ask("reference", read_reference, witness.reference, VIEW_PX)
        self._allow()

    # pictures

    def _ask(self, place, read, subject, side_px):
        """Show a picture at a place, "photo", "reference" or a card, as soon as it is read."""
        key = (subject, side_px)
        if self._keys.get(place) == key and self._has(place):
            return
        self._keys[place] = key
        kept = self._reader.kept(key)
        if kept is None:
            if place in ("photo", "reference"):
                self._view(place).show_words(tr("Reading…"))
            self._reader.ask(read, subject, side_px)
        else:
            self._show_at(place, kept)

    def _has(self, place):
        return place in ("photo", "reference") and self._view(place).has_picture

    def _view(self, place):
        return self.photo_view if place == "photo" else self.reference_view

    def _show_ready(self, key, image):
        for place in [each for each, wanted in self._keys.items() if wanted == key]:
            self._show_at(place, image)

    def _show_at(self, place, image):
        if isinstance(place, ReferenceCard):
            place.show_picture(image)
        elif image.isNull():
            self._view(place).show_words(tr(MISSING[place]))
        else:
            self._view(place).show_picture(image)

    # moving

    def _move(self, step):
        if self._prediction is not None and 1 <= self._rank + step <= len(self._prediction.candidates):
            self.show_candidate(self._photo, self._prediction, self._rank + step, self._area)
            self.candidate_changed.emit(self._rank)

    def _flip(self, step):
        if 0 <= self._number + step < len(self._cards):
            self._choose(self._number + step)

    def _zoom(self, steps):
        for view in (self.photo_view, self.reference_view):
            view.zoom(steps)

    def _fit(self):
        for view in (self.photo_view, self.reference_view):
            view.fit()

    def _allow(self):
        """Enable what can be done now."""
        count = len(self._prediction.candidates) if self._prediction else 0
        for name, possible in (
            ("Previous", self._rank > 1),
            ("Next", 0 < self._rank < count),
            ("Left", bool(self._cards) and self._number > 0),
            ("Right", self._number < len(self._cards) - 1),
            *((name, bool(self._cards)) for name in ("ZoomIn", "ZoomOut", "Fit")),
        ):
            self._moves[name].setEnabled(possible)

    # layout

    def _arrange(self):
        """Put pictures, cards and reasons side by side if there is room for it, else below each other."""
        chars = self.fontMetrics().averageCharWidth()
        width = self._scroll.viewport().width()
        is_wide = width >= WIDE_CHARS * chars
        for layout in (self._pair, self._reasons):
            layout.setDirection(SIDE_BY_SIDE if is_wide else BELOW)
        place = 1 if is_wide else 2  # many cards below each other would hide the reasons
        if self._column.indexOf(self._cards_box) != place:
            self._column.removeWidget(self._cards_box)
            self._column.insertWidget(place, self._cards_box)
        height = int(self._scroll.viewport().height() * 0.45) if is_wide else int(width * 0.7)
        for view in (self.photo_view, self.reference_view):
            view.setFixedHeight(max(height, 20 * chars))
        widest = max((card.minimumSizeHint().width() for card in self._cards), default=0)
        self._place_cards(max(1, width // max(widest, CARD_CHARS * chars)))

    def _place_cards(self, columns):
        """Put the cards into so many columns; those that are not in use keep their places, hidden."""
        every = self._cards + self._unused
        if columns == self._columns and self._grid.count() == len(every):
            return
        self._columns = columns
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))
        for number, card in enumerate(every):
            self._grid.removeWidget(card)
            self._grid.addWidget(card, number // columns, number % columns)


SIDE_BY_SIDE, BELOW = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
ICONS = {
    "Previous": "/mActionArrowUp.svg",
    "Next": "/mActionArrowDown.svg",
    "Left": "/mActionArrowLeft.svg",
    "Right": "/mActionArrowRight.svg",
    "ZoomIn": "/mActionZoomIn.svg",
    "ZoomOut": "/mActionZoomOut.svg",
    "Fit": "/mActionZoomFullExtent.svg",
}
MISSING = {
    "photo": later("The photo cannot be read here."),
    "reference": later("No picture of this reference is on this computer; its link may lead to it."),
}
"""What is said where there is no picture."""
