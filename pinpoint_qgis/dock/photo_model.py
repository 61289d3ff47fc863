"""The photos of the dock as a model: their state and review, and how they are filtered and sorted."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, QSortFilterProxyModel, Qt

from pinpoint_engine import Location, Outcome, Photo, wording

from .. import words
from ..translation import tr

PATH = Qt.ItemDataRole.UserRole
PHOTO = Qt.ItemDataRole.UserRole + 1
STATE = Qt.ItemDataRole.UserRole + 2
"""Roles: the path of a photo, its `ListedPhoto`, and its state in words."""
ALL, UNREVIEWED, ACCEPTED, NONE_FITS, OUTSIDE, FAILED, WAITING = range(7)
BY_ORDER, BY_NAME, BY_TIME, BY_CONFIDENCE, BY_TAG = range(5)
UNSURE = (Outcome.OUTSIDE_GALLERY.value, Outcome.NO_PLACE_SIGNAL.value)
TOP = QModelIndex()


@dataclass
class ListedPhoto:
    """A photo of the list: its row in the run, {} if it is in none, the code of its failure, and if it is in work."""

    photo_id: str
    path: str
    row: dict[str, Any] = field(default_factory=dict)
    code: str = ""
    is_busy: bool = False

    @property
    def name(self):
        """Return its file name."""
        return os.path.basename(self.path)

    @property
    def outcome(self):
        """Return its outcome, "waiting" before it is located."""
        return self.row.get("outcome") or wording.WAITING

    @property
    def review(self):
        """Return its review."""
        return self.row.get("state") or wording.UNREVIEWED

    def in_words(self):
        """Return its state in words short enough for the list."""
        if self.is_busy:
            return tr("being located…")
        if self.outcome == wording.WAITING:
            return tr("waiting")
        if self.outcome == wording.FAILED:
            return tr("failed: {why}").format(why=words.failure(self.code)) if self.code else tr("failed")
        if self.outcome in UNSURE:
            return tr(wording.OUTCOMES[self.outcome])
        if self.row["conf25"] is None or self.outcome not in wording.OUTCOMES:
            return tr(wording.OUTCOMES.get(self.outcome, self.outcome))
        said = tr("{share} within 25 km").format(share=words.percent(self.row["conf25"]))
        if not self.row.get("place"):
            return said
        return f"{said} · {words.place(Location(self.row['latitude'], self.row['longitude']))}"

    def from_tag_m(self):
        """Return how far its position is from the one in its EXIF, in metres; None if it has not both."""
        columns = ("longitude", "latitude", "tag_lon", "tag_lat")
        lon, lat, tag_lon, tag_lat = (self.row.get(column) for column in columns)
        if lon is None or tag_lon is None:
            return None
        return Location(lat, lon).metres_to(Location(tag_lat, tag_lon))


class PhotoModel(QAbstractListModel):
    """Holds each photo once, by its id."""

    def __init__(self, thumbnails, parent=None):
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._photos, self._places = [], {}
        thumbnails.ready.connect(self._show_picture)

    def rowCount(self, parent=TOP):
        """Return the number of photos."""
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        """Return the name of a photo, its thumbnail, or the value of one of the roles above."""
        if not index.isValid():
            return None
        photo = self._photos[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return photo.name
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.picture(photo.path)
        if role in (STATE, Qt.ItemDataRole.AccessibleDescriptionRole):
            return photo.in_words()
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(filter(None, (photo.path, photo.in_words(), photo.row.get("note"))))
        return {PATH: photo.path, PHOTO: photo}.get(role)

    def at(self, row):
        """Return the photo of a row."""
        return self._photos[row]

    def photos(self):
        """Return all photos in the order they were added."""
        return list(self._photos)

    def photo(self, photo_id):
        """Return a photo by its id, None if it is not listed."""
        place = self._places.get(photo_id)
        return None if place is None else self._photos[place]

    def index_of(self, photo_id):
        """Return the index of a photo; an invalid one if it is not listed."""
        place = self._places.get(photo_id)
        return QModelIndex() if place is None else self.index(place)

    def add(self, paths):
        """Add the photos of paths that are not listed yet; return how many were added."""
        known = {photo.path for photo in self._photos}
        new = [path for path in dict.fromkeys(paths) if path not in known]
        self._insert([ListedPhoto(Photo.at(path).id, path) for path in new])
        return len(new)

    def _insert(self, new):
        new = [photo for photo in new if photo.photo_id not in self._places]
        if not new:
            return
        first = len(self._photos)
        self.beginInsertRows(TOP, first, first + len(new) - 1)
        self._photos += new
        self._places.update({photo.photo_id: first + number for number, photo in enumerate(new)})
        self.endInsertRows()

    def show_run(self, rows, codes):
        """Show the rows of a run by photo id; photos that are not listed yet are added, others stay as waiting.

        Args:
            rows: The rows of its table of photos, each with its path.
            codes: The codes of its failures by photo id.
        """
        for photo in self._photos:
            photo.row, photo.code = rows.get(photo.photo_id, {}), codes.get(photo.photo_id, "")
        self._tell_all()
        self._insert([ListedPhoto(key, row["photo"], row, codes.get(key, "")) for key, row in rows.items()])

    def show_row(self, photo_id, row, code=""):
        """Show the row of one photo, which is no longer in work."""
        photo = self.photo(photo_id)
        if photo is not None:
            photo.row, photo.code, photo.is_busy = row, code or photo.code, False
            photo.path = row["photo"]
            self._tell(self.index_of(photo_id))

    def show_busy(self, photo_ids):
        """Mark these photos as being located, and no others."""
        wanted = set(photo_ids)
        for photo in self._photos:
            photo.is_busy = photo.photo_id in wanted
        self._tell_all()

    def remove(self, photo_ids):
        """Remove photos from the list."""
        gone = set(photo_ids)
        self.beginResetModel()
        self._photos = [photo for photo in self._photos if photo.photo_id not in gone]
        self._places = {photo.photo_id: place for place, photo in enumerate(self._photos)}
        self.endResetModel()

    def clear(self):
        """Remove all photos from the list."""
        self.remove(self._places)

    def _tell_all(self):
        if self._photos:
            self.dataChanged.emit(self.index(0), self.index(len(self._photos) - 1))

    def _tell(self, index):
        self.dataChanged.emit(index, index)

    def _show_picture(self, path):
        for place, photo in enumerate(self._photos):
            if photo.path == path:
                self._tell(self.index(place))
                return


class PhotoFilter(QSortFilterProxyModel):
    """Shows the photos whose name, place or note contains a text, of one kind, in one order.

    Photos keep their places while they are reviewed; `order_by` sorts them anew.
    """

    def __init__(self, model, parent=None):
        super().__init__(parent)
        self._text, self._kind, self._order, self._keys = "", ALL, BY_ORDER, []
        self.setDynamicSortFilter(False)
        self.setSourceModel(model)

    def show_only(self, text, kind):
        """Filter by a text and a kind of photo."""
        self._text, self._kind = text.casefold(), kind
        self.invalidateFilter()

    def order_by(self, order):
        """Sort photos: as they were added, by name, time, rising confidence, or falling distance to their own tag."""
        self._order = order
        self.sort_again()

    def sort_again(self):
        """Sort photos by what is known of them now."""
        self._keys = [] if self._order == BY_ORDER else list(map(self._key, self.sourceModel().photos()))
        self.sort(-1 if self._order == BY_ORDER else 0)
        self.invalidate()

    def filterAcceptsRow(self, row, _parent):
        """Tell whether a photo is shown."""
        photo = self.sourceModel().at(row)
        if self._text:
            texts = (photo.name, photo.row.get("place"), photo.row.get("note"))
            if not any(self._text in text.casefold() for text in texts if text):
                return False
        return self._kind == ALL or is_of_kind(photo, self._kind)

    def lessThan(self, left, right):
        """Compare two photos by the chosen order; what has no value comes last, and so does what came since."""
        first, second = left.row(), right.row()
        if max(first, second) >= len(self._keys):
            return first < second
        return (self._keys[first], first) < (self._keys[second], second)

    def _key(self, photo):
        value = {
            BY_NAME: lambda: photo.name.casefold(),
            BY_TIME: lambda: photo.row.get("timestamp"),
            BY_CONFIDENCE: lambda: photo.row.get("conf25"),
            BY_TAG: lambda: _negative(photo.from_tag_m()),
        }[self._order]()
        return (value is None, 0 if value is None else value)


def _negative(value):
    return None if value is None else -value


def is_of_kind(photo, kind):
    """Tell whether a photo is of one of the kinds that the list can be limited to."""
    located = photo.outcome not in (wording.WAITING, wording.FAILED)
    return {
        UNREVIEWED: located and photo.review == wording.UNREVIEWED,
        ACCEPTED: photo.review == wording.ACCEPTED,
        NONE_FITS: photo.review == wording.REJECTED,
        OUTSIDE: photo.outcome in UNSURE,
        FAILED: photo.outcome == wording.FAILED,
        WAITING: photo.outcome == wording.WAITING,
    }[kind]
