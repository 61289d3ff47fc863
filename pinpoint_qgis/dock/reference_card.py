"""One reference of a candidate as a card: its picture, who took it under which licence, when, how near, how alike."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional
from urllib.parse import urlsplit

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QSize, Qt, QUrl, pyqtSignal
from qgis.PyQt.QtGui import QDesktopServices, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout

from pinpoint_engine import Candidate, Reference, Source

from .. import words
from ..translation import tr

PICTURE = QSize(96, 72)
"""The room for a card's picture, in pixels before scaling."""
BORDER_PX = 3


@dataclass(frozen=True)
class Witness:
    """A reference that is shown for a candidate: how far from it, and how alike to the photo (cosine, if known).

    `is_own` is the reference that the candidate was found through, `is_outside` one outside the search area.
    """

    reference: Reference
    distance_m: float
    similarity: Optional[float]
    is_own: bool = False
    is_outside: bool = False


def witnesses(candidate: Candidate, area=None):
    """Return the references to show for a candidate: the one it was found through, then its evidence.

    `area` is the search area, an `AreaIndex`, None for the whole Earth.
    """
    own = candidate.reference
    away_m = candidate.location.metres_to(own.location)
    first = Witness(own, away_m, candidate.features.get("similarity"), is_own=True)
    found = [first, *(Witness(each.reference, each.distance_m, each.similarity) for each in candidate.evidence)]
    if area is None:
        return found
    return [replace(each, is_outside=not area.holds(each.reference.location)) for each in found]


def source_in_words(source):
    """Return the kind of a reference in words."""
    return tr("street level") if source is Source.STREET else tr("from the internet")


def link_of(reference):
    """Return the web address of a reference; "" if it has none. No other link is opened, as it could be a program."""
    try:
        parts = urlsplit(reference.url)
    except ValueError:
        return ""
    return reference.url if parts.scheme in ("http", "https") and parts.hostname else ""


def lines_of(witness):
    """Return what a card says of a reference, line by line."""
    reference = witness.reference
    distance = words.distance(witness.distance_m)
    where = tr("found through it, {distance}") if witness.is_own else tr("{distance} from the candidate")
    found = [where.format(distance=distance)]
    if witness.is_outside:
        found.append(tr("outside the search area"))
    if witness.similarity is not None:
        found.append(tr("similarity {similarity}").format(similarity=words.number(witness.similarity, 2)))
    if reference.captured_at is not None:
        found.append(tr("taken {date}").format(date=reference.captured_at.date().isoformat()))
    found.append(tr("by {author}").format(author=reference.author) if reference.author else tr("author not named"))
    found.append(reference.licence or tr("licence not named"))
    if reference.url and not link_of(reference) and not reference.url.startswith("file:"):
        found.append(reference.url)
    return found


class ReferenceCard(QFrame):
    """Shows one reference; `chosen` carries its number when it is clicked.

    It is used again for other references: QGIS takes long to give new widgets their style and their place.
    """

    chosen = pyqtSignal(int)

    def __init__(self, number, parent=None):
        super().__init__(parent)
        self.setObjectName(f"pinpointReference{number}")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # as wide as the others of its row
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # then the dock's keys work
        self._number, self._is_chosen = number, False
        self.witness = None
        self._picture = QLabel()
        self._picture.setFixedSize(PICTURE)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setWordWrap(True)
        layout = QHBoxLayout(self)
        layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._column(), 1)

    def _column(self):
        self._heading = QLabel()
        font = self._heading.font()
        font.setBold(True)
        self._heading.setFont(font)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)  # names come from galleries of others
        self.words.setWordWrap(True)
        self.words.setMinimumWidth(12 * self.fontMetrics().averageCharWidth())
        self.link_button = QToolButton(self)  # with a parent at once, else showing it would open a window
        self.link_button.setObjectName(f"{self.objectName()}Link")
        self.link_button.setText(tr("Open link"))
        self.link_button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.link_button.setIcon(QgsApplication.getThemeIcon("/mActionOpenTableVisible.svg"))
        self.link_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.link_button.clicked.connect(self._open_link)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self._heading)
        column.addWidget(self.words)
        column.addWidget(self.link_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return column

    def show_witness(self, witness):
        """Show a reference, without its picture yet."""
        self.witness = witness
        self._heading.setText(f"{self._number + 1} · {source_in_words(witness.reference.source)}")
        self.words.setText("\n".join(lines_of(witness)))
        self.setAccessibleName(self.words.text())
        self._picture.clear()
        self._picture.setEnabled(False)  # grey words; a picture is not greyed, as it is set with enabling
        link = link_of(witness.reference)
        self.link_button.setVisible(bool(link))
        if link:
            host = urlsplit(link).hostname
            self.link_button.setToolTip(tr("Open {host} in the web browser").format(host=host))

    def _open_link(self):
        QDesktopServices.openUrl(QUrl(link_of(self.witness.reference)))

    def show_picture(self, image):
        """Show the reference's picture; a null image says that there is none."""
        if image.isNull():
            self._picture.setText(tr("no picture here"))
            return
        ratio = self.devicePixelRatioF()
        small = QPixmap.fromImage(
            image.scaled(
                PICTURE * ratio, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        )
        small.setDevicePixelRatio(ratio)
        self._picture.setEnabled(True)
        self._picture.setPixmap(small)

    def choose(self, is_chosen):
        """Draw the card as the chosen one or not."""
        self._is_chosen = is_chosen
        self.update()

    def mousePressEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(self._number)
        super().mousePressEvent(event)

    def paintEvent(self, event):
        super().paintEvent(event)
        if self._is_chosen:
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().highlight().color(), BORDER_PX))
            inset = BORDER_PX // 2
            painter.drawRect(self.rect().adjusted(inset, inset, -inset - 1, -inset - 1))
            painter.end()
