"""The dock's choice of where to search: everywhere, or in areas that are drawn, or taken from the map or layers."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Optional

from qgis.core import QgsApplication, QgsProject, QgsVectorLayer, QgsWkbTypes
from qgis.gui import QgsGui
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAction, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from pinpoint_engine.areas import named
from pinpoint_engine.errors import PinpointError, RequestError
from pinpoint_engine.types import SearchArea

from .. import area_shapes, areas, tasks, words
from ..areas import LayerPolygons
from ..engine_words import said
from ..translation import tr
from .area_chip import AreaChip
from .area_outlines import AreaOutlines
from .area_reading import AreaReading, collect_again
from .flow_layout import FlowLayout
from .map_tools import CIRCLE, POLYGON, RECTANGLE, DrawTool, EditTool
from .place_picker import PlacePicker

SHORTCUT = "Ctrl+Shift+O"
"""Starts to draw; free in QGIS 3.40, and changed in Settings > Keyboard Shortcuts."""
VISIBLE, SELECTED, LAYER, NAME, RUN = "visible", "selected", "layer", "name", "run"
"""Where an area is taken from."""


@dataclass(eq=False)
class ChosenArea:
    """An area with its name and size; `search` is None while it is read, `drawing` what can be changed on the map."""

    name: str
    search: Optional[SearchArea] = None
    km2: float = 0.0
    outline: area_shapes.Outline = field(default_factory=area_shapes.Outline)
    drawing: Any = None
    from_layer: bool = False
    reading: Optional[AreaReading] = None

    def notes(self):
        """Return a note on each part that is not searched, or was repaired."""
        return () if self.search is None else self.search.notes

    def detail(self):
        """Return its number of polygons if that is worth saying, and its size, or how far it is read."""
        if self.reading is not None:
            return tr(" · reading {percent} %").format(percent=int(self.reading.progress()))
        count = ""
        if self.from_layer:
            count = len(self.search.polygons)
            count = tr(" (1 polygon)") if count == 1 else tr(" ({count} polygons)").format(count=words.number(count))
        return f"{count} · {area_shapes.size_in_words(self.km2)}"


class AreaChoice(QWidget):
    """Lets the analyst limit the search. Candidates are searched inside the areas, not filtered afterwards.

    `changed` is emitted when there is another choice, `imagery_asked` when imagery is wanted for the one there is. What
    is chosen is what the map outlined then: a layer that is edited later, or a map that is moved, does not change it.

    Args:
        canvas: The map to draw on.
        shortcut: The key that starts to draw, "" for none; only one choice at a time may have it.
    """

    changed = pyqtSignal()
    imagery_asked = pyqtSignal()

    def __init__(self, canvas, parent=None, shortcut=SHORTCUT):
        super().__init__(parent)
        self._canvas, self._shortcut = canvas, shortcut
        self._areas, self._chips, self._submenus = [], [], []
        self._drawings = 0
        self._tool = self._changing = None
        self._run_area = SearchArea()
        self._km2 = 0.0
        self._outlines = AreaOutlines(canvas, self)
        self._build()
        self._refresh()

    def _build(self):
        self._row = QWidget()
        self._row.setObjectName("pinpointAreaChips")
        self._row.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Qt puts no chip behind a widget without focus
        self._flow = FlowLayout(self._row)
        self.everywhere = QLabel(tr("Everywhere"))
        self.everywhere.setObjectName("pinpointEverywhere")
        self.everywhere.setToolTip(
            tr("If you know the area the photos come from, limit the search to it; nothing improves the answers more")
        )
        self._flow.addWidget(self.everywhere)
        self.words = QLabel()
        self.words.setObjectName("pinpointAreaWords")
        self.words.setWordWrap(True)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self._draw_button(), self._add_button(), self._imagery_button()):
            row.addWidget(button)
        self._flow.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._row)
        layout.addWidget(self.words)

    def _draw_button(self):
        self.draw_action = _action(self, "pinpointDrawPolygon", "/mActionAddPolygon.svg", tr("Draw a search area"))
        self.draw_action.setIconText(tr("Draw"))
        self.draw_action.setCheckable(True)
        self.draw_action.triggered.connect(partial(self.draw, POLYGON))
        if self._shortcut:
            QgsGui.shortcutsManager().registerAction(self.draw_action, self._shortcut)
            self._canvas.addAction(self.draw_action)  # so that its key also works while the button is hidden
        rectangle = _action(self, "pinpointDrawRectangle", "/mActionRectangleExtent.svg", tr("Draw a rectangle"))
        rectangle.triggered.connect(partial(self.draw, RECTANGLE))
        circle = _action(self, "pinpointDrawCircle", "/mActionCircleCenterPoint.svg", tr("Draw a circle"))
        circle.triggered.connect(partial(self.draw, CIRCLE))
        menu = QMenu(self)
        menu.addActions([self.draw_action, rectangle, circle])
        self.draw_button = QToolButton()
        self.draw_button.setObjectName("pinpointDraw")
        self.draw_button.setDefaultAction(self.draw_action)
        self.draw_button.setMenu(menu)
        self.draw_button.setPopupMode(QToolButton.ToolButtonPopupMode.MenuButtonPopup)
        return _with_words(self.draw_button)

    def _add_button(self):
        self.add_menu = QMenu(self)
        self.add_menu.setToolTipsVisible(True)
        self.add_menu.aboutToShow.connect(self._fill_menu)
        self.add_menu.triggered.connect(self._add_from)
        self.add_button = QToolButton()
        self.add_button.setObjectName("pinpointAddArea")
        self.add_button.setText(tr("Add"))
        self.add_button.setIcon(QgsApplication.getThemeIcon("/symbologyAdd.svg"))
        self.add_button.setToolTip(tr("Search also in the visible map, in polygons of a layer, or in a country"))
        self.add_button.setMenu(self.add_menu)
        self.add_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return _with_words(self.add_button)

    def _imagery_button(self):
        self.imagery_button = QToolButton()
        self.imagery_button.setObjectName("pinpointAreaImagery")
        self.imagery_button.setText(tr("Imagery…"))
        self.imagery_button.setIcon(QgsApplication.getThemeIcon("/mActionAddImage.svg"))
        self.imagery_button.clicked.connect(self.imagery_asked)
        return _with_words(self.imagery_button)

    # what is chosen

    def chosen(self):
        """Return the areas in WGS 84, with notes on what is skipped; without polygons the search is everywhere.

        Raises:
            RequestError: an area is still being read.
        """
        for area in self._areas:
            if area.search is None:
                told = tr("the search area {name} is still being read; wait until it shows a size, or remove it")
                raise RequestError(told.format(name=area.name))
        return SearchArea(
            tuple(polygon for area in self._areas for polygon in area.search.polygons),
            tuple(note for area in self._areas for note in area.notes()),
        )

    def is_everywhere(self):
        """Tell whether no area is chosen."""
        return not self._areas

    def summary(self):
        """Return the choice in words: "Everywhere", or "In 2 areas, 310 km²"."""
        if not self._areas:
            return tr("Everywhere")
        size = area_shapes.size_in_words(self._km2)
        if any(area.reading is not None for area in self._areas):
            size = tr("being read")
        if len(self._areas) == 1:
            return tr("{name}, {size}").format(name=self._areas[0].name, size=size)
        return tr("In {count} areas, {size}").format(count=words.number(len(self._areas)), size=size)

    def set_area(self, area):
        """Replace the choice by an area, such as that of an opened run; without polygons by everywhere."""
        self.clear()
        if area.polygons:
            self._add_known(tr("Area of the run"), area)

    def set_polygons(self, polygons, notes=()):
        """Offer the area of the current run in the menu; without polygons offer none."""
        self._run_area = SearchArea(tuple(polygons), tuple(notes))

    def clear(self):
        """Search everywhere."""
        for area in list(self._areas):
            self._remove(area)

    def set_shown(self, shown):
        """Show the outlines and allow to draw, or neither while the dock is closed."""
        if not shown:
            self._stop_tool()
        self.draw_action.setEnabled(shown)
        self._outlines.set_shown(shown)

    def shut(self):
        """Remove everything from the map, and let go of all that is outside this widget."""
        self._stop_tool()
        for area in self._areas:
            self._stop_reading(area)
        collect_again()
        if self._shortcut:
            self._canvas.removeAction(self.draw_action)
            QgsGui.shortcutsManager().unregisterAction(self.draw_action)
        self._outlines.shut()

    # drawing

    def draw(self, shape, _checked=False):
        """Let the analyst draw on the map, or stop if it is being drawn."""
        if isinstance(self._tool, DrawTool) and self._tool.shape == shape:
            self._stop_tool()
            return
        if not self._can_draw():
            return
        self._stop_tool()
        tool = DrawTool(self._canvas, shape)
        tool.drawn.connect(self._take_drawing)
        tool.progressed.connect(self._show_progress)
        self._begin(tool)
        self.draw_action.setChecked(True)
        self._tell(_how_to(shape))

    def edit(self, area):
        """Let the analyst move the corners of a drawing, or stop if they are being moved."""
        was = self._changing
        self._stop_tool()
        if was is area or not self._can_draw():
            return
        try:
            drawing = area.drawing.in_crs(self._canvas.mapSettings().destinationCrs())
        except RequestError as error:
            self._tell(str(error))
            return
        if not self._outlines.is_visible(area.outline):
            self._outlines.zoom(area.outline)
        tool = EditTool(self._canvas, drawing)
        tool.edited.connect(self._take_change)
        self._begin(tool)
        self._changing = area
        self._tell(_how_to_edit())

    def _can_draw(self):
        if self._canvas.mapSettings().destinationCrs().isValid():
            return True
        self.draw_action.setChecked(False)
        self._tell(tr("the map has no coordinate reference system; set the project's CRS first"))
        return False

    def _begin(self, tool):
        self._tool = tool
        tool.ended.connect(self._forget_tool)
        tool.begin()

    def _stop_tool(self):
        if self._tool is not None and not sip.isdeleted(self._tool):
            self._tool.end()

    def _forget_tool(self):
        self._tool.deleteLater()
        self._tool = self._changing = None
        self.draw_action.setChecked(False)
        self._tell("")

    def _show_progress(self, drawing):
        if drawing is None:
            self._tell(_how_to(self._tool.shape))
            return
        with suppress(RequestError):
            size = area_shapes.size_in_words(self._measured(drawing.area().polygons))
            self._tell(f"{_how_to(self._tool.shape)} {size}")

    def _take_drawing(self, drawing):
        try:
            search = drawing.area()
        except RequestError as error:
            self._tell(str(error))
            return
        self._drawings += 1
        self._add_known(tr("Drawn {number}").format(number=words.number(self._drawings)), search, drawing)

    def _take_change(self, drawing):
        """Take a drawing whose corners were moved; if it encloses nothing, the area stays as it was."""
        try:
            search = drawing.area()
        except RequestError as error:
            self._tell(str(error))
            return
        self._changing.drawing = drawing
        self._fill(self._changing, search)
        self._tell(_warning(self._changing) or _how_to_edit())

    # adding

    def _fill_menu(self):
        self.add_menu.clear()
        while self._submenus:
            self._submenus.pop().deleteLater()
        self._entry(self.add_menu, tr("Visible map"), VISIBLE)
        found = polygon_layers()
        self._submenu(
            tr("Selected polygons of"),
            [(layer, SELECTED) for layer in found if layer.selectedFeatureCount()],
            tr("No polygon of a layer is selected"),
        )
        self._submenu(tr("All polygons of"), [(layer, LAYER) for layer in found], tr("There is no polygon layer"))
        self._entry(self.add_menu, tr("Country or region by name…"), NAME)
        if self._run_area.polygons:
            self._entry(self.add_menu, tr("Area of the current run"), RUN)

    def _entry(self, menu, text, source, layer_id=""):
        action = menu.addAction(text.replace("&", "&&"))
        action.setData([source, layer_id])

    def _submenu(self, title, layers, why_none):
        menu = self.add_menu.addMenu(title)
        self._submenus.append(menu)
        menu.setEnabled(bool(layers))
        menu.menuAction().setToolTip("" if layers else why_none)
        for layer, source in layers:
            count = layer.selectedFeatureCount() if source == SELECTED else layer.featureCount()
            self._entry(
                menu, f"{layer.name()} ({words.number(count)})" if count >= 0 else layer.name(), source, layer.id()
            )

    def _add_from(self, action):
        source, layer_id = action.data()
        try:
            if source == VISIBLE:
                self.add_visible_map()
            elif source == NAME:
                self.pick_name()
            elif source == RUN:
                self._add_known(tr("Area of the run"), self._run_area)
            else:
                self.add_layer(QgsProject.instance().mapLayer(layer_id), source == SELECTED)
        except PinpointError as error:
            self._tell(str(error))

    def add_visible_map(self):
        """Add what the map shows now.

        Raises:
            RequestError: it is no area.
        """
        self._add_known(tr("Visible map"), areas.from_map(self._canvas.mapSettings(), QgsProject.instance()))

    def add_layer(self, layer, selected_only=False):
        """Add the polygons of a layer, or its selected ones; they are read in the background.

        Raises:
            RequestError: the layer cannot be read, or nothing is selected.
        """
        polygons = LayerPolygons(layer, QgsProject.instance(), selected_only)
        name = tr("Selected in {layer}") if selected_only else tr("Layer: {layer}")
        reading = AreaReading(layer.name(), polygons.read, polygons.count)
        self._add_read(ChosenArea(name.format(layer=layer.name()), from_layer=True, reading=reading))

    def pick_name(self):
        """Let the analyst choose a country or region by its name, and add it.

        Raises:
            PinpointError: the names cannot be read.
        """
        picker = PlacePicker(named.names(), self)
        picker.picked.connect(self.add_name)
        picker.finished.connect(picker.deleteLater)
        picker.open()

    def add_name(self, label):
        """Add a country or region by its label in `areas.named`."""
        self._add_read(ChosenArea(label, reading=AreaReading(label, partial(_read_name, label))))

    def _add_read(self, area):
        self._add(area)
        area.reading.progressChanged.connect(self._show_reading)
        area.reading.ended.connect(self._take_reading)
        tasks.start(area.reading)

    def _show_reading(self, _percent):
        for chip in self._chips:
            if chip.area.reading is not None:
                chip.show_area()

    def _take_reading(self, reading):
        area = next((each for each in self._areas if each.reading is reading), None)
        if area is None:
            return
        self._stop_reading(area)
        if reading.error:
            self._remove(area)
            self._tell(reading.error)
            return
        area.search, area.km2, area.outline = reading.search, reading.km2, reading.outline
        self._refresh(area)

    def _stop_reading(self, area):
        reading, area.reading = area.reading, None
        if reading is not None and not sip.isdeleted(reading):
            reading.progressChanged.disconnect(self._show_reading)
            reading.ended.disconnect(self._take_reading)
            reading.cancel()

    def _add_known(self, name, search, drawing=None):
        """Add an area whose polygons are there; a very large one is measured in the background."""
        area = ChosenArea(name, search, drawing=drawing)
        if sum(len(polygon.outer) for polygon in search.polygons) > area_shapes.MANY_CORNERS:
            area.reading = AreaReading(name, partial(_known, search))
            self._add_read(area)
        else:
            self._add(area)
            self._fill(area, search)

    def _fill(self, area, search):
        area.search, area.km2 = search, self._measured(search.polygons)
        area.outline = area_shapes.outline(search.polygons)
        self._refresh(area)

    def _measured(self, polygons):
        return area_shapes.size_km2(polygons, area_shapes.distances(QgsProject.instance()))

    def _add(self, area):
        self._areas.append(area)
        chip = AreaChip(area)
        chip.chosen.connect(self._zoom)
        chip.edited.connect(self.edit)
        chip.removed.connect(self._remove_by_hand)
        self._flow.insert(len(self._chips), chip)
        chip.show()
        QWidget.setTabOrder(self._chips[-1] if self._chips else self._row, chip)
        self._chips.append(chip)
        self._refresh(area)

    # removing and showing

    def _remove_by_hand(self, area):
        number = self._areas.index(area)
        had_focus = self._chips[number].hasFocus()
        self._remove(area)
        if had_focus:
            (self._chips[min(number, len(self._chips) - 1)] if self._chips else self.draw_button).setFocus()

    def _remove(self, area):
        if self._changing is area:
            self._stop_tool()
        self._stop_reading(area)
        number = self._areas.index(area)
        del self._areas[number]
        chip = self._chips.pop(number)
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        if area.from_layer:
            collect_again()
        self._refresh()

    def _zoom(self, area):
        if area.outline.rings and not self._outlines.zoom(area.outline):
            self._tell(tr("the area lies outside the map's coordinate reference system; change the project's CRS"))

    def _refresh(self, area=None):
        """Show the choice after a change, and what there is to say of an area."""
        self.everywhere.setVisible(not self._areas)
        self.imagery_button.setVisible(bool(self._areas) and self.receivers(self.imagery_asked) > 0)
        for chip in self._chips:
            if chip.area is area:
                chip.show_area()
        self._outlines.show(each.outline for each in self._areas)
        self._km2 = self._total_km2()
        self._row.updateGeometry()
        if self._tool is None:
            self._tell(_warning(area))
        self.changed.emit()

    def _total_km2(self):
        """Return the size of all areas together; ground in several counts once, unless they are very large."""
        polygons = [polygon for area in self._areas if area.search for polygon in area.search.polygons]
        if len(self._areas) < 2 or sum(len(each.outer) for each in polygons) > area_shapes.MANY_CORNERS:
            return sum(area.km2 for area in self._areas)
        return self._measured(polygons)

    def _tell(self, text):
        text = said(text)
        self.words.setText(text[:1].upper() + text[1:])
        self.words.setVisible(bool(text))


def polygon_layers():
    """Return the project's polygon layers by name, without those of runs: credible regions are answers, not places."""
    found = [
        layer
        for layer in QgsProject.instance().mapLayers().values()
        if isinstance(layer, QgsVectorLayer)
        and layer.geometryType() == QgsWkbTypes.GeometryType.PolygonGeometry
        and not layer.customProperty("pinpoint/table")
    ]
    return sorted(found, key=lambda layer: layer.name().casefold())


def _read_name(label, _goes_on):
    return named.from_name(label)


def _known(search, _goes_on):
    return search


def _warning(area):
    """Return what there is to say of an area: it is very large, or something in it is skipped or was repaired."""
    if area is None:
        return ""
    told = [*filter(None, [area_shapes.too_large(area.km2)]), *area.notes()]
    more = tr(" ({count} more)").format(count=words.number(len(told) - 1)) if len(told) > 1 else ""
    return told[0] + more if told else ""


def _how_to(shape):
    """Return how to draw a shape."""
    if shape == RECTANGLE:
        return tr("Drag a rectangle, or click two corners; Esc gives up.")
    if shape == CIRCLE:
        return tr("Drag from the centre of the circle outwards, or click the centre and the edge; Esc gives up.")
    return tr(
        "Click the corners; a right-click, double-click or Enter ends. Backspace takes the last one back, Esc gives "
        "up. Shift and drag makes a rectangle."
    )


def _how_to_edit():
    """Return how to move the corners of a drawing."""
    return tr(
        "Drag the corners; drag the middle of an edge for a new one. Delete or a right-click removes a corner, Ctrl+Z "
        "undoes, Enter ends, Esc gives up."
    )


def _action(parent, name, icon, text):
    action = QAction(QgsApplication.getThemeIcon(icon), text, parent)
    action.setObjectName(name)
    return action


def _with_words(button):
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
