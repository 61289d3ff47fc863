"""The answer to the photo that was clicked: its ranked candidates, how likely, and on what evidence."""

from __future__ import annotations

from html import escape

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from pinpoint_engine import Failure, tables

RANK = Qt.ItemDataRole.UserRole


class AnswerView(QWidget):
    """Lists candidates, best first; `chosen` tells the rank of the one that was clicked."""

    chosen = pyqtSignal(int)

    def __init__(self, parent=None):
        super().__init__(parent)
        self.words = QLabel()
        self.words.setObjectName("pinpointAnswer")
        self.words.setWordWrap(True)
        self.list = QTreeWidget()
        self.list.setObjectName("pinpointCandidates")
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setHeaderLabels(["#", "Prob.", "Place", "Evidence nearby"])
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setStretchLastSection(True)
        self.list.currentItemChanged.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.words)
        layout.addWidget(self.list)
        self.show_hint()

    def show_hint(self):
        """Say what will be seen here."""
        self.list.clear()
        self.words.setText("Click a located photo to see its candidates.")

    def show_result(self, result, name):
        """Show the answer to one photo."""
        self.list.blockSignals(True)
        self.list.clear()
        self.words.setText(f"<b>{escape(name)}</b>: {escape(tables.outcome_in_words(result))}")
        if not isinstance(result, Failure):
            for rank, candidate in enumerate(result.candidates, 1):
                self.list.addTopLevelItem(_item(rank, candidate))
            elsewhere = QTreeWidgetItem(["", f"{result.elsewhere:.0%}", "elsewhere", "none of the places above"])
            elsewhere.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.list.addTopLevelItem(elsewhere)
        self.list.blockSignals(False)

    def _choose(self, item, _before):
        if item is not None and item.data(0, RANK):
            self.chosen.emit(item.data(0, RANK))


def _item(rank, candidate):
    place = candidate.location
    words = tables.evidence_in_words(candidate.evidence)
    counts = words.partition(", nearest")[0]
    item = QTreeWidgetItem([str(rank), f"{candidate.probability:.1%}", f"{place.lat:.4f}, {place.lon:.4f}", counts])
    item.setData(0, RANK, rank)
    item.setToolTip(3, f"{words}\nfound through {candidate.reference.id}, {candidate.reference.author}")
    return item
