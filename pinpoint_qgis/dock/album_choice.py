"""The dock's choice of how the photos of a folder belong together, with the number it needs."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget

from pinpoint_engine import Album, Request

USUAL = Request()
CHOICES = (
    (Album.INDEPENDENT, "Each photo by itself", "Every photo is located on its own"),
    (
        Album.SAME_PLACE,
        "Photos of a folder: one place",
        "The photos of a folder were taken within this distance of each other; they are located together",
    ),
    (
        Album.SAME_TRIP,
        "Photos of a folder: one trip",
        "The photos of a folder were taken on one trip, at most this fast; they are located together. Their order is "
        "by capture time where the photos have one, otherwise by file name",
    ),
)


class AlbumChoice(QWidget):
    """Lets the analyst say whether the photos of a folder are independent, of one place, or of one trip."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointAlbum")
        for album, text, tip in CHOICES:
            self.kind.addItem(text, album.value)
            self.kind.setItemData(self.kind.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.radius = _number("pinpointSamePlace", " m", (10, 100_000, 100), USUAL.same_place_m)
        self.speed = _number("pinpointSpeed", " km/h", (1, 1_000, 1), USUAL.speed_kmh)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.radius)
        row.addWidget(self.speed)
        self.kind.currentIndexChanged.connect(self._show_number)
        self._show_number()

    def _show_number(self):
        album, _, tip = CHOICES[self.kind.currentIndex()]
        self.setToolTip(tip)
        self.radius.setVisible(album is Album.SAME_PLACE)
        self.speed.setVisible(album is Album.SAME_TRIP)

    def fields(self):
        """Return the fields of a request that depend on this choice."""
        return {
            "album": Album(self.kind.currentData()),
            "same_place_m": self.radius.value(),
            "speed_kmh": self.speed.value(),
        }


def _number(name, unit, limits, value):
    box = QDoubleSpinBox()
    box.setObjectName(name)
    box.setSuffix(unit)
    least, most, step = limits
    box.setDecimals(0)
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setValue(value)
    return box
