"""A picture that can be zoomed by wheel and keys, and dragged."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, Qt
from qgis.PyQt.QtGui import QPainter, QPixmap, QTextOption
from qgis.PyQt.QtWidgets import QFrame, QGraphicsScene, QGraphicsView

STEP = 1.25
LARGEST = 8.0
"""A picture is enlarged to at most this many screen pixels for each of its own."""
MARGIN_PX = 8


class PictureView(QGraphicsView):
    """Shows one picture, fitted until it is zoomed; or words where there is none."""

    def __init__(self, name, parent=None):
        super().__init__(parent)
        self.setObjectName(name)
        self._words = ""
        self._fitted = True
        self.setScene(QGraphicsScene(self))
        self._item = self.scene().addPixmap(QPixmap())
        self._item.setTransformationMode(Qt.TransformationMode.SmoothTransformation)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setBackgroundBrush(self.palette().window())
        self.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # dragging moves it, and a bar would change the fit

    def show_picture(self, image):
        """Show a picture, fitted."""
        self._show(QPixmap.fromImage(image), "")

    def show_words(self, words):
        """Say why there is no picture."""
        self._show(QPixmap(), words)

    def _show(self, pixmap, words):
        self._words = words
        self._item.setPixmap(pixmap)
        self.scene().setSceneRect(QRectF(pixmap.rect()))
        self.setAccessibleDescription(words)
        self.fit()
        self.viewport().update()

    @property
    def has_picture(self):
        """Tell whether a picture is shown."""
        return not self._item.pixmap().isNull()

    @property
    def scale_now(self):
        """Return how many screen pixels one pixel of the picture takes."""
        return self.transform().m11()

    def fit(self):
        """Show the whole picture."""
        self._fitted = True
        self.setDragMode(QGraphicsView.DragMode.NoDrag)
        if self.has_picture:
            self.fitInView(self._item, Qt.AspectRatioMode.KeepAspectRatio)

    def zoom(self, steps):
        """Enlarge the picture by so many steps, or make it smaller; not smaller than fitted."""
        if not self.has_picture:
            return
        whole = self._fitting_scale()
        wanted = min(self.scale_now * STEP**steps, max(LARGEST, whole))
        if wanted <= whole * 1.001:
            self.fit()
            return
        self._fitted = False
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.scale(wanted / self.scale_now, wanted / self.scale_now)

    def _fitting_scale(self):
        room, size = self.viewport().size(), self._item.pixmap().size()
        return min(room.width() / size.width(), room.height() / size.height())

    def wheelEvent(self, event):
        self.zoom(event.angleDelta().y() / 120)
        event.accept()

    def resizeEvent(self, event):
        super().resizeEvent(event)
        if self._fitted:
            self.fit()

    def changeEvent(self, event):
        super().changeEvent(event)
        if event.type() == event.Type.PaletteChange:
            self.setBackgroundBrush(self.palette().window())

    def paintEvent(self, event):
        super().paintEvent(event)
        if self._words:
            painter = QPainter(self.viewport())
            painter.setPen(self.palette().placeholderText().color())
            room = self.viewport().rect().adjusted(MARGIN_PX, MARGIN_PX, -MARGIN_PX, -MARGIN_PX)
            layout = QTextOption(Qt.AlignmentFlag.AlignCenter)
            layout.setWrapMode(QTextOption.WrapMode.WordWrap)
            painter.drawText(QRectF(room), self._words, layout)
            painter.end()
