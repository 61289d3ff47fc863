"""The list of photos: a row each with thumbnail, state and review; files and folders can be dropped on it."""

from __future__ import annotations

from collections import OrderedDict

from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from qgis.PyQt.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pinpoint_engine import Outcome, wording

from ..translation import tr
from .photo_model import PATH, PHOTO, STATE

PICTURE = QSize(68, 51)
MARGIN, BADGE = 5, 20
GREEN, ORANGE, RED, GREY = "#1b7837", "#b35806", "#b2182b", "#737373"
BADGES = {
    wording.ACCEPTED: ("✓", GREEN),
    wording.REJECTED: ("✗", GREY),
    Outcome.OUTSIDE_GALLERY.value: ("?", ORANGE),
    Outcome.NO_PLACE_SIGNAL.value: ("?", ORANGE),
    wording.FAILED: ("!", RED),
}
"""The badge of a review, or of an outcome that needs attention: a sign and its colour; the text is in italics too."""


def badge_of(photo):
    """Return the sign and colour of a photo's badge, None if it has none; a review is shown before an outcome."""
    return BADGES.get(photo.review) or BADGES.get(photo.outcome)


STATES = tuple(
    getattr(QStyle.StateFlag, f"State_{name}") for name in ("Selected", "Active", "HasFocus", "MouseOver", "Enabled")
)
KEPT = 200
"""So many painted rows are kept."""


class PhotoList(QListView):
    """Shows photos.

    `dropped` carries the paths of dropped files and folders, `chosen` the id of the photo that became current.
    """

    dropped = pyqtSignal(list)
    chosen = pyqtSignal(str)

    def __init__(self, model, parent=None):
        super().__init__(parent)
        self.setObjectName("pinpointPhotos")
        self.setModel(model)
        self.setItemDelegate(PhotoDelegate(self))
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAlternatingRowColors(True)
        self.setAcceptDrops(True)
        self.setMinimumHeight(2 * (PICTURE.height() + 2 * MARGIN))
        self.setToolTip(tr("Click a photo, or move to it with the arrow keys, to see its candidates on the map"))

    def currentChanged(self, current, previous):
        super().currentChanged(current, previous)
        if current.isValid():
            self.chosen.emit(current.data(PHOTO).photo_id)

    def selected(self):
        """Return the ids of the selected photos."""
        return [index.data(PHOTO).photo_id for index in self.selectionModel().selectedRows()]

    def paths(self):
        """Return the paths of the photos that are shown, in their order."""
        return [self.model().index(row, 0).data(PATH) for row in range(self.model().rowCount())]

    def go_to(self, photo_id):
        """Make a photo current, if it is shown."""
        index = self.model().mapFromSource(self.model().sourceModel().index_of(photo_id))
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def go_to_next(self, accepts):
        """Make the next photo that `accepts` takes current, from the current one on and round; tell if there is one."""
        count, here = self.model().rowCount(), self.currentIndex().row()
        for step in range(1, count + 1):
            index = self.model().index((here + step) % count, 0)
            if accepts(index.data(PHOTO)):
                self.setCurrentIndex(index)
                return True
        return False

    def keyboardSearch(self, text):
        """Do not look for names by typing: single keys review."""

    def dragEnterEvent(self, event):
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event):
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event):
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.dropped.emit(paths)

    def paintEvent(self, event):
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            some = self.model().sourceModel().rowCount() > 0
            hint = (
                tr("No photo is of this kind") if some else tr("Drop photos or folders here,\nor use the buttons above")
            )
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, hint)

    def changeEvent(self, event):
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self.viewport().update()


class PhotoDelegate(QStyledItemDelegate):
    """Paints a photo: its thumbnail, its name above its state, and its badge.

    Rows are kept as pictures, since painting one from Python takes a millisecond, and a list paints all that it shows.
    """

    def __init__(self, parent=None):
        super().__init__(parent)
        self._painted = OrderedDict()

    def sizeHint(self, option, index):
        height = max(PICTURE.height(), 2 * option.fontMetrics.lineSpacing())
        return QSize(200, height + 2 * MARGIN)

    def paint(self, painter, option, index):
        ratio = painter.device().devicePixelRatioF()
        key = _look_of(option, index, ratio)
        if key in self._painted:
            self._painted.move_to_end(key)
        else:
            self._painted[key] = self._paint_row(option, index, ratio)
            if len(self._painted) > KEPT:
                self._painted.popitem(last=False)
        painter.drawPixmap(option.rect.topLeft(), self._painted[key])

    def _paint_row(self, option, index, ratio):
        """Return a row as a picture; what is behind it shows through."""
        row = QPixmap(option.rect.size() * ratio)
        row.setDevicePixelRatio(ratio)
        row.fill(Qt.GlobalColor.transparent)
        photo, view = index.data(PHOTO), QStyleOptionViewItem(option)
        view.rect = QRect(QPoint(0, 0), option.rect.size())
        self.initStyleOption(view, index)
        view.text, view.icon, view.features = "", view.icon.__class__(), QStyleOptionViewItem.ViewItemFeature(0)
        painter = QPainter(row)
        painter.setFont(option.font)
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, view, painter, option.widget)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = view.rect.adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        _paint_picture(painter, QRect(box.topLeft(), PICTURE), index.data(Qt.ItemDataRole.DecorationRole))
        badge = badge_of(photo)
        left = box.left() + PICTURE.width() + 2 * MARGIN
        right = box.right() - (BADGE + MARGIN if badge else 0)
        _paint_texts(painter, QRect(left, box.top(), right - left, box.height()), option, photo, index.data(STATE))
        if badge:
            place = QRectF(box.right() - BADGE, box.center().y() - BADGE / 2, BADGE, BADGE)
            _paint_badge(painter, place, *badge)
        painter.end()
        return row


def _look_of(option, index, ratio):
    """Return all that decides how a row looks."""
    photo, picture = index.data(PHOTO), index.data(Qt.ItemDataRole.DecorationRole)
    size, state = option.rect.size(), option.state
    return (
        *(
            photo.name,
            index.data(STATE),
            photo.outcome,
            badge_of(photo),
            picture.cacheKey() if isinstance(picture, QPixmap) else 0,
        ),
        *(size.width(), size.height(), ratio, option.palette.cacheKey(), option.font.key()),
        *(bool(state & each) for each in STATES),
    )


def _paint_picture(painter, box, picture):
    if picture is None or picture.isNull():
        painter.fillRect(box, QColor(160, 160, 160, 60))
        return
    size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(box.topLeft(), size)
    place.moveCenter(box.center())
    painter.drawPixmap(place, picture)


def _paint_texts(painter, box, option, photo, state):
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    palette = option.palette
    colour = (palette.highlightedText() if selected else palette.text()).color()
    font = painter.font()
    metrics, middle = option.fontMetrics, box.center().y()
    font.setBold(True)
    painter.setFont(font)
    painter.setPen(colour)
    line = metrics.lineSpacing()
    name = painter.fontMetrics().elidedText(photo.name, Qt.TextElideMode.ElideMiddle, box.width())
    painter.drawText(QRect(box.left(), middle - line, box.width(), line), Qt.AlignmentFlag.AlignVCenter, name)
    font.setBold(False)
    font.setItalic(photo.outcome in BADGES)
    painter.setFont(font)
    colour.setAlphaF(0.75)
    painter.setPen(colour)
    words = painter.fontMetrics().elidedText(state, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(QRect(box.left(), middle, box.width(), line), Qt.AlignmentFlag.AlignVCenter, words)


def _paint_badge(painter, place, sign, colour):
    """Paint a disc with a white sign: of no colour alone, as the sign differs too."""
    painter.setPen(QPen(QColor("white"), 1.5))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(place)
    painter.setPen(QPen(QColor("white"), 2.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if sign in STROKES:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in STROKES[sign]:
            points = [QPointF(place.x() + x * place.width(), place.y() + y * place.height()) for x, y in stroke]
            painter.drawPolyline(QPolygonF(points))
        return
    font = painter.font()
    font.setItalic(False)
    font.setBold(True)
    font.setPixelSize(int(0.7 * place.height()))
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, sign)


STROKES = {
    "✓": (((0.27, 0.53), (0.43, 0.69), (0.73, 0.33)),),
    "✗": (((0.32, 0.32), (0.68, 0.68)), ((0.68, 0.32), (0.32, 0.68))),
}
"""Signs that fonts may lack, as lines in a unit square."""
