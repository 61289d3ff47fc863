"""Map tools that give way to the one before them; for the search area, one draws it and one moves its corners."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsGeometry, QgsPointXY, QgsWkbTypes
from qgis.gui import QgsMapTool, QgsRubberBand, QgsVertexMarker
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QKeySequence
from qgis.PyQt.QtWidgets import QApplication

from pinpoint_engine.errors import RequestError

from ..drawings import Drawing, distance_m
from .area_outlines import HALO, LINE, lines

POLYGON, RECTANGLE, CIRCLE = "polygon", "rectangle", "circle"
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
KEY = Qt.Key
ENDS = (KEY.Key_Return, KEY.Key_Enter)
TAKES_BACK = (KEY.Key_Backspace, KEY.Key_Delete)
NEAR_PX = 10
"""A handle is held from this near, in device-independent pixels."""


class BriefTool(QgsMapTool):
    """A map tool that gives way to the one before it when it has ended."""

    def __init__(self, canvas):
        super().__init__(canvas)
        self._before = None
        self.setCursor(QgsApplication.getThemeCursor(QgsApplication.Cursor.CrossHair))

    def begin(self):
        """Take the place of the canvas's map tool."""
        self._before = self.canvas().mapTool()
        self.canvas().setMapTool(self)
        self.canvas().setFocus()

    def end(self):
        """Give the map back to the tool before, unless another one was chosen meanwhile."""
        if self.canvas().mapTool() is not self:
            return
        if self._before is None or sip.isdeleted(self._before):
            self.canvas().unsetMapTool(self)
        else:
            self.canvas().setMapTool(self._before)


class AreaTool(BriefTool):
    """A tool of the search area.

    Its keys are taken before QGIS sees them: there Backspace deletes features and Ctrl+Z undoes the edit of a layer.
    """

    ended = pyqtSignal()

    def __init__(self, canvas):
        super().__init__(canvas)
        self._is_on = False
        self._band = None

    def activate(self):
        """Start to listen; called by the canvas."""
        super().activate()
        self._is_on = True
        self._band = outline_band(self.canvas())
        self.canvas().installEventFilter(self)
        self.canvas().destinationCrsChanged.connect(self.end)  # the corners are in the CRS of the map

    def deactivate(self):
        """Remove everything from the map; called by the canvas, also when another tool is chosen."""
        super().deactivate()
        if not self._is_on:
            return
        self._is_on = False
        self.canvas().removeEventFilter(self)
        self.canvas().destinationCrsChanged.disconnect(self.end)
        self.canvas().scene().removeItem(self._band)
        self._band = None
        self.ended.emit()

    def eventFilter(self, _canvas, event):
        """Take the keys of this tool from the canvas, and from shortcuts of the window."""
        kind = event.type()
        if kind not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
            return False
        action = self._action_of(event)
        if action is None:
            return False
        event.accept()
        if kind == QEvent.Type.KeyPress:
            action()
        return True

    def _action_of(self, event):
        if event.key() == KEY.Key_Escape:
            return self.give_up
        if event.key() in ENDS:
            return self.finish
        if event.key() in TAKES_BACK:
            return self.take_out
        return self.take_back if event.matches(QKeySequence.StandardKey.Undo) else None


class DrawTool(AreaTool):
    """Draws one area: `drawn` carries it, `progressed` what there is so far (None if that encloses nothing yet)."""

    drawn = pyqtSignal(object)
    progressed = pyqtSignal(object)

    def __init__(self, canvas, shape):
        super().__init__(canvas)
        self.shape = self._shape = shape
        self._corners = []
        self._cursor = None
        self._pressed_at = None
        self._is_double = False

    def canvasPressEvent(self, event):
        """Begin a rectangle or circle, which a drag or a second click ends."""
        if event.button() != LEFT:
            return
        self._pressed_at = event.pixelPoint()
        if self._corners:
            return
        if self._shape == POLYGON and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._shape = RECTANGLE
        if self._shape != POLYGON:
            self._corners = [event.mapPoint()]

    def canvasMoveEvent(self, event):
        """Show what a click here would make."""
        self._cursor = event.mapPoint()
        self._show()

    def canvasDoubleClickEvent(self, event):
        """Wait for the release of the second click, which would otherwise go to the tool before."""
        self._is_double = event.button() == LEFT

    def canvasReleaseEvent(self, event):
        """Add a corner, or end the drawing."""
        self._cursor = event.mapPoint()
        if event.button() == RIGHT:
            self.finish() if self._corners else self.give_up()
        elif event.button() == LEFT and self._is_double:
            self._is_double = False
            self.finish()
        elif event.button() == LEFT and self._shape == POLYGON:
            self._corners.append(self._cursor)
            self._show()
        elif event.button() == LEFT and self._corners and self._is_away(event):
            self._end_with(self._drawing(self._cursor))

    def _is_away(self, event):
        """Tell whether the mouse is far enough from the first corner to be a drag or a second click."""
        first = self.toCanvasCoordinates(self._corners[0])
        return (event.pixelPoint() - first).manhattanLength() >= QApplication.startDragDistance()

    def finish(self):
        """End the drawing with the corners that were clicked; a polygon needs three, else it goes on."""
        if self._shape != POLYGON:
            drawing = self._drawing(self._cursor) if self._cursor is not None else None
        else:
            drawing = self._drawing(None)
        if drawing is not None:
            self._end_with(drawing)

    def give_up(self):
        """End without a drawing."""
        self.end()

    def take_back(self):
        """Take back the last corner."""
        del self._corners[-1:]
        if not self._corners:
            self._shape = self.shape
        self._show()

    take_out = take_back

    def deactivate(self):
        """Forget the corners, too."""
        super().deactivate()
        self._corners, self._shape, self._is_double = [], self.shape, False

    def _end_with(self, drawing):
        self.end()
        self.drawn.emit(drawing)

    def _drawing(self, cursor):
        """Return the drawing with the cursor as its last corner, or None if it encloses nothing."""
        crs = self.canvas().mapSettings().destinationCrs()
        corners = [*self._corners, *([] if cursor is None else [cursor])]
        if self._shape == POLYGON:
            distinct = [at for number, at in enumerate(corners) if not number or at != corners[number - 1]]
            return Drawing(tuple(distinct), crs) if len(distinct) >= 3 else None
        if len(corners) < 2 or corners[0] == corners[1]:
            return None
        if self._shape == RECTANGLE:
            return Drawing(tuple(self._rectangle(*corners)), crs)
        try:
            return Drawing((corners[0],), crs, distance_m(*corners, crs))
        except RequestError:
            return None

    def _rectangle(self, start, end):
        """Return the corners of a rectangle that is upright on the screen, also where the map is rotated."""
        one, other = self.toCanvasCoordinates(start), self.toCanvasCoordinates(end)
        return [start, self.toMapCoordinates(_corner(other, one)), end, self.toMapCoordinates(_corner(one, other))]

    def _show(self):
        drawing = self._drawing(self._cursor)
        show_drawing(self._band, drawing, self._corners, self._cursor)
        self.progressed.emit(drawing)


class EditTool(AreaTool):
    """Moves the handles of a drawing; `edited` carries it after each change.

    A small handle in the middle of an edge adds a corner; Delete or a right-click takes the corner under the mouse out.
    """

    edited = pyqtSignal(object)

    def __init__(self, canvas, drawing):
        super().__init__(canvas)
        self._first = self._drawing = drawing
        self._earlier = []
        self._markers = []
        self._held = None
        self._under = None

    def activate(self):
        """Show the handles."""
        super().activate()
        self._show()

    def deactivate(self):
        """Remove the handles."""
        for marker in self._markers:
            self.canvas().scene().removeItem(marker)
        self._markers = []
        super().deactivate()

    def canvasPressEvent(self, event):
        """Hold the handle under the mouse; one in the middle of an edge becomes a corner."""
        found = self._handle_at(event.pixelPoint())
        if event.button() != LEFT or found is None:
            return
        number, is_corner = found
        self._earlier.append(self._drawing)
        if not is_corner:
            self._drawing = self._drawing.with_corner(number, event.mapPoint())
        self._held = number

    def canvasMoveEvent(self, event):
        """Drag the handle that is held."""
        self._under = event.pixelPoint()
        if self._held is not None:
            self._drag(event.mapPoint())

    def canvasReleaseEvent(self, event):
        """Drop the handle, take a corner out by the right button, or end beside all handles."""
        self._under = event.pixelPoint()
        if self._held is not None:
            self._drag(event.mapPoint())
            self._held = None
            self.edited.emit(self._drawing)
        elif event.button() == RIGHT:
            self.take_out() if self._handle_at(event.pixelPoint()) else self.finish()

    def finish(self):
        """End; the changes are kept."""
        self.end()

    def give_up(self):
        """End with the drawing as it was at the start."""
        self._change(self._first)
        self.end()

    def take_back(self):
        """Undo the last change."""
        if self._earlier:
            self._drawing = self._earlier.pop()
            self._show()
            self.edited.emit(self._drawing)

    def take_out(self):
        """Take the corner under the mouse out; three remain."""
        found = None if self._under is None else self._handle_at(self._under)
        if found is not None and found[1]:
            self._change(self._drawing.without_corner(found[0]))

    def _change(self, drawing):
        if drawing != self._drawing:
            self._earlier.append(self._drawing)
            self._drawing = drawing
            self._show()
            self.edited.emit(drawing)

    def _drag(self, to):
        try:
            self._drawing = self._drawing.dragged(self._held, to)
        except RequestError:
            return  # the mouse is where the map's reference system has no place: the handle stays
        self._show()

    def _handle_at(self, pixel):
        """Return the number of the nearest handle and whether it is a corner; None if there is none near."""
        near = [
            ((self.toCanvasCoordinates(at) - pixel).manhattanLength(), not is_corner, number)
            for number, at, is_corner in self._handles()
        ]
        away, is_middle, number = min(near)
        return (number, not is_middle) if away <= NEAR_PX else None

    def _handles(self):
        """Yield number, place and whether it is a corner, for the corners and the middles of a polygon's edges."""
        try:
            handles = self._drawing.handles()
        except RequestError:  # the handle of a circle may lie beyond the map
            handles = self._drawing.corners
        yield from ((number, at, True) for number, at in enumerate(handles))
        if not self._drawing.radius_m:
            for number, at in enumerate(handles):
                before = handles[number - 1]
                yield number, QgsPointXY((before.x() + at.x()) / 2, (before.y() + at.y()) / 2), False

    def _show(self):
        show_drawing(self._band, self._drawing)
        handles = list(self._handles())
        while len(self._markers) > len(handles):
            self.canvas().scene().removeItem(self._markers.pop())
        while len(self._markers) < len(handles):
            self._markers.append(QgsVertexMarker(self.canvas()))
        for marker, (_, at, is_corner) in zip(self._markers, handles):
            marker.setIconType(QgsVertexMarker.IconType.ICON_BOX if is_corner else QgsVertexMarker.IconType.ICON_X)
            marker.setIconSize(11 if is_corner else 7)
            marker.setPenWidth(2 if is_corner else 1)
            marker.setColor(LINE)
            marker.setFillColor(HALO)
            marker.setCenter(at)


def outline_band(canvas):
    """Return a rubber band for what is being drawn: an outline that shows on light and dark maps, and a faint fill."""
    band = QgsRubberBand(canvas, QgsWkbTypes.GeometryType.PolygonGeometry)
    fill = QColor(LINE)
    fill.setAlpha(30)
    band.setFillColor(fill)
    band.setStrokeColor(LINE)
    band.setSecondaryStrokeColor(HALO)
    band.setWidth(2)
    return band


def show_drawing(band, drawing, corners=(), cursor=None):
    """Show a drawing in a rubber band; if it encloses nothing yet, the line from its corners to the cursor."""
    if drawing is None:
        line = [*corners, *([] if cursor is None else [cursor])]
        band.setToGeometry(QgsGeometry.fromPolylineXY(line) if len(line) > 1 else QgsGeometry())
    elif drawing.radius_m:
        band.setToGeometry(_circle_line(drawing))
    else:
        band.setToGeometry(QgsGeometry.fromPolygonXY([list(drawing.corners)]))


def _circle_line(drawing):
    try:
        return lines(drawing.area().polygons, drawing.crs)
    except RequestError:
        return QgsGeometry()


def _corner(one, other):
    """Return the pixel with the x of one and the y of another."""
    found = type(one)(one)
    found.setY(other.y())
    return found
