"""The dock's choice of how the photos of a folder belong together, with the number it needs."""

from __future__ import annotations

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QDoubleSpinBox, QHBoxLayout, QWidget

from pinpoint_engine import Album, Request

from ..translation import tr

USUAL = Request()


class AlbumChoice(QWidget):
    """Lets the analyst say whether the photos of a folder are independent, of one place, or of one trip."""

    changed = pyqtSignal()

    def __init__(self, parent=None):
        super().__init__(parent)
        self.kind = QComboBox()
        self.kind.setObjectName("pinpointAlbum")
        for album, text, tip in _choices():
            self.kind.addItem(text, album.value)
            self.kind.setItemData(self.kind.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.radius = _number("pinpointSamePlace", tr(" m"), (10, 100_000, 100), USUAL.same_place_m)
        self.speed = _number("pinpointSpeed", tr(" km/h"), (1, 1_000, 1), USUAL.speed_kmh)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.kind, 1)
        row.addWidget(self.radius)
        row.addWidget(self.speed)
        self.kind.currentIndexChanged.connect(self._show_number)
        for signal in (self.kind.currentIndexChanged, self.radius.valueChanged, self.speed.valueChanged):
            signal.connect(self._tell)
        self._show_number()

    def _tell(self, _value):
        self.changed.emit()

    def _show_number(self):
        album = self.album()
        self.setToolTip(self.kind.currentData(Qt.ItemDataRole.ToolTipRole))
        self.radius.setVisible(album is Album.SAME_PLACE)
        self.speed.setVisible(album is Album.SAME_TRIP)

    def album(self):
        """Return how the photos of a folder belong together."""
        return Album(self.kind.currentData())

    def summary(self):
        """Return the choice in a few words: "one trip, 6 km/h"."""
        if self.album() is Album.SAME_PLACE:
            return tr("one place, {radius}").format(radius=self.radius.text())
        if self.album() is Album.SAME_TRIP:
            return tr("one trip, {speed}").format(speed=self.speed.text())
        return tr("each photo by itself")

    def set_request(self, request):
        """Show the choice of a request; its numbers are rounded to what the dock offers."""
        self.kind.setCurrentIndex(self.kind.findData(request.album.value))
        self.radius.setValue(request.same_place_m)
        self.speed.setValue(request.speed_kmh)

    def fields(self):
        """Return the fields of a request that depend on this choice."""
        return {"album": self.album(), "same_place_m": self.radius.value(), "speed_kmh": self.speed.value()}


def _choices():
    """Return each kind of album with its text and tooltip."""
    return (
        (Album.INDEPENDENT, tr("Each photo by itself"), tr("Every photo is located on its own")),
        (
            Album.SAME_PLACE,
            tr("Photos of a folder: one place"),
            tr("The photos of a folder were taken within this distance of each other; they are located together"),
        ),
        (
            Album.SAME_TRIP,
            tr("Photos of a folder: one trip"),
            tr(
                "The photos of a folder were taken on one trip, at most this fast; they are located together. Their "
                "order is by capture time where the photos have one, otherwise by file name"
            ),
        ),
    )


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
