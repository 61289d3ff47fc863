"""The candidates of a photo, best first: probability as a bar, place, evidence, and review."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTreeWidget,
    QTreeWidgetItem,
)

from pinpoint_engine import wording

from .. import words
from ..theme import BLUE, on_ground
from ..translation import tr

RANK = Qt.ItemDataRole.UserRole
SHARE = Qt.ItemDataRole.UserRole + 1
NUMBER, PROBABILITY, PLACE, EVIDENCE = range(4)


class _RowDelegate(QStyledItemDelegate):
    """Adds some space between rows, which have two lines each, and paints a bar under a probability."""

    def sizeHint(self, option, index):
        return super().sizeHint(option, index) + QSize(0, 6)

    def paint(self, painter, option, index):
        super().paint(painter, option, index)
        share = index.data(SHARE)
        if share is None:
            return
        box = QRectF(option.rect).adjusted(3, 0, -3, 0)
        ground = QRectF(box.left(), box.bottom() - 7, box.width(), 4)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        full = option.palette.highlightedText().color() if selected else on_ground(BLUE, option.palette)
        empty = option.palette.text().color()
        empty.setAlphaF(0.15)
        painter.fillRect(ground, empty)
        painter.fillRect(QRectF(ground.left(), ground.top(), ground.width() * share, ground.height()), full)


class CandidateList(QTreeWidget):
    """Shows candidates, and below them how likely none of them is right."""

    def __init__(self):
        super().__init__()
        self.setObjectName("pinpointCandidates")
        self.setRootIsDecorated(False)
        self.setAlternatingRowColors(True)
        self.setItemDelegate(_RowDelegate(self))
        self.setHeaderLabels((tr("#"), tr("Prob."), tr("Place, found by"), tr("Evidence")))
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.header().setSectionResizeMode(PLACE, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def show_candidates(self, prediction, states):
        """Show the candidates of a prediction, and the review of each by rank; None shows nothing."""
        self.blockSignals(True)
        self.clear()
        if prediction is not None:
            for (rank, state), candidate in zip(states.items(), prediction.candidates):
                self.addTopLevelItem(_item(rank, candidate, state or wording.UNREVIEWED))
            self.addTopLevelItem(_elsewhere(prediction.elsewhere))
        self.blockSignals(False)

    def rank(self):
        """Return the rank of the current candidate, None if there is none."""
        item = self.currentItem()
        return None if item is None else item.data(NUMBER, RANK)

    def go_to(self, rank):
        """Make a candidate current, without telling so; tell if there is such a candidate."""
        rows = map(self.topLevelItem, range(self.topLevelItemCount()))
        item = next((each for each in rows if rank and each.data(NUMBER, RANK) == rank), None)
        if item is None:
            return False
        self.setCurrentItem(item)
        return True

    def keyboardSearch(self, text):
        """Do not look for texts by typing: single keys review."""


def _item(rank, candidate, state):
    place, reference = words.degrees(candidate.location), candidate.reference
    near = words.place(candidate.location)
    channel = tr(wording.channel_in_words(candidate.channel))
    evidence = words.evidence(candidate.evidence)
    thin = words.thin(candidate.refs_5km)
    counts = "\n".join((*evidence.split(", ")[: 1 if thin else 2], *([tr("thin here")] if thin else [])))
    item = QTreeWidgetItem([str(rank), words.percent(candidate.probability, 1), f"{near or place}\n{channel}", counts])
    item.setData(NUMBER, RANK, rank)
    item.setData(PROBABILITY, SHARE, candidate.probability)
    through = ", ".join(text for text in (reference.id, reference.author) if text)
    tip = "\n".join(
        filter(
            None,
            (
                near,
                place,
                tr("found by: {channel}").format(channel=channel),
                tr("through {reference}").format(reference=through),
                tr("evidence: {evidence}").format(evidence=evidence),
                thin,
            ),
        )
    )
    for column in range(4):
        item.setToolTip(column, tip)
    _show_review(item, rank, state)
    return item


def _show_review(item, rank, state):
    """Show a review as a word under the rank; the place of a rejected candidate is struck out."""
    if state != wording.UNREVIEWED:
        item.setText(NUMBER, f"{rank}\n{tr(wording.REVIEWS.get(state, state))}")
    number, place = item.font(NUMBER), item.font(PLACE)
    number.setBold(state == wording.ACCEPTED)
    place.setStrikeOut(state == wording.REJECTED)
    item.setFont(NUMBER, number)
    item.setFont(PLACE, place)


def _elsewhere(share):
    place = f"{tr('elsewhere')}\n{tr('none of the places above')}"  # beside it, it would take the room of the places
    item = QTreeWidgetItem(["", words.percent(share), place, ""])
    item.setData(PROBABILITY, SHARE, None if math.isnan(share) else share)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled)
    return item
