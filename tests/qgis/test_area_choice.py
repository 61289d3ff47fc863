"""The search area as an analyst chooses it: drawn with the mouse on a real map, or taken from the map and layers."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsGui, QgsMapToolPan
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QVBoxLayout, QWidget
from window import bury

from pinpoint_engine.areas import named
from pinpoint_engine.areas.regions import inside
from pinpoint_engine.errors import RequestError
from pinpoint_engine.types import Location, Polygon, SearchArea
from pinpoint_qgis import area_shapes
from pinpoint_qgis.areas import LayerPolygons
from pinpoint_qgis.dock import area_choice
from pinpoint_qgis.dock.area_choice import AreaChoice
from pinpoint_qgis.dock.map_tools import CIRCLE, POLYGON, RECTANGLE
from pinpoint_qgis.words import number

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton
SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
NONE, KEY = Qt.KeyboardModifier.NoModifier, Qt.Key
WGS84 = QgsCoordinateReferenceSystem("EPSG:4326")
SQUARE = ((100, 100), (300, 100), (300, 300), (100, 300))
"""Pixels of the map."""
EUROPE = QgsRectangle(0, 40, 20, 55)


@pytest.fixture
def canvas(window):
    """The map, with a tool of QGIS."""
    made = window.mapCanvas()
    show(made, "EPSG:4326")
    pan = QgsMapToolPan(made)
    made.setMapTool(pan)
    yield made
    made.unsetMapTool(pan)


@pytest.fixture
def choice(window, canvas):
    """The choice of area in a dock 400 pixels wide."""
    dock = QDockWidget(window.mainWindow())
    body = QWidget()
    made = AreaChoice(canvas)
    layout = QVBoxLayout(body)
    layout.addWidget(made)
    layout.addStretch(1)
    dock.setWidget(body)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
    window.mainWindow().resizeDocks([dock], [400], Qt.Orientation.Horizontal)
    window.mainWindow().activateWindow()
    QgsApplication.processEvents()
    yield made
    made.shut()
    dock.deleteLater()
    bury()


def show(canvas, name, rectangle=EUROPE):
    """Show a part of the Earth in a CRS."""
    crs = QgsCoordinateReferenceSystem(name)
    canvas.setDestinationCrs(crs)
    canvas.setExtent(QgsCoordinateTransform(WGS84, crs, QgsProject.instance()).transformBoundingBox(rectangle))
    QgsApplication.processEvents()


class Mouse:
    """The analyst's hand on the map."""

    def __init__(self, qtbot, canvas):
        self._bot, self._canvas, self._view = qtbot, canvas, canvas.viewport()

    def move(self, at):
        self._bot.mouseMove(self._view, QPoint(*at))

    def click(self, *places, button=LEFT):
        for at in places:
            self.move(at)
            self._bot.mouseClick(self._view, button, NONE, QPoint(*at))

    def double_click(self, at):
        self.click(at)
        self._bot.mouseDClick(self._view, LEFT, NONE, QPoint(*at))
        self._bot.mouseRelease(self._view, LEFT, NONE, QPoint(*at))

    def drag(self, start, end, modifier=NONE):
        self.move(start)
        self._bot.mousePress(self._view, LEFT, modifier, QPoint(*start))
        for share in (0.3, 0.7, 1):
            self.move((int(start[0] + share * (end[0] - start[0])), int(start[1] + share * (end[1] - start[1]))))
        self._bot.mouseRelease(self._view, LEFT, modifier, QPoint(*end))

    def key(self, key, modifier=NONE):
        self._bot.keyClick(self._canvas, key, modifier)


@pytest.fixture
def mouse(qtbot, canvas):
    return Mouse(qtbot, canvas)


def latlon(canvas, at):
    """Return the place under a pixel."""
    crs = canvas.mapSettings().destinationCrs()
    point = canvas.getCoordinateTransform().toMapCoordinates(*at)
    found = QgsCoordinateTransform(crs, WGS84, QgsProject.instance()).transform(point)
    return found.y(), found.x()


def holds(choice, canvas, *pixels):
    places = np.array([latlon(canvas, at) for at in pixels], float)
    return inside(places, choice.chosen().polygons).tolist()


def chips(choice):
    return [chip for chip in choice.findChildren(area_choice.AreaChip) if chip.isVisible()]


def words(choice):
    """Return the texts of the chips before they are shortened."""
    return [chip.accessibleName() for chip in chips(choice)]


def draw(choice, qtbot, mouse, *corners):
    qtbot.mouseClick(choice.draw_button, LEFT)
    mouse.click(*corners)
    mouse.click(corners[-1], button=RIGHT)


def entry(choice, *names):
    """Return an entry of the Add menu by the names on the way to it; None if there is none."""
    choice.add_menu.aboutToShow.emit()
    actions = choice.add_menu.actions()
    for name in names[:-1]:
        actions = next(action for action in actions if action.text() == name).menu().actions()
    return next((action for action in actions if action.text() == names[-1]), None)


def boxes(*rectangles, name="valleys"):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", name, "memory")
    for rectangle in rectangles:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromRect(rectangle))
        layer.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(layer)
    return layer


def wait_until_read(choice, qtbot):
    qtbot.waitUntil(lambda: all(area.reading is None for area in choice._areas), timeout=60_000)


# drawing


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3857", "EPSG:3035"])
def test_a_polygon_is_drawn_by_clicks_in_any_crs(choice, canvas, mouse, qtbot, name):
    show(canvas, name)
    before, told = canvas.mapTool(), []
    choice.changed.connect(lambda: told.append(choice.summary()))
    assert choice.summary() == "Everywhere" and choice.everywhere.isVisible() and choice.chosen() == SearchArea()
    qtbot.mouseClick(choice.draw_button, LEFT)
    assert canvas.mapTool() is not before and choice.draw_action.isChecked() and "right-click" in choice.words.text()
    mouse.click(*SQUARE)
    assert "km²" in choice.words.text()
    mouse.click((200, 200), button=RIGHT)
    assert canvas.mapTool() is before and not choice.draw_action.isChecked() and not choice.words.isVisible()
    assert holds(choice, canvas, (200, 200), (105, 105), (290, 290), (90, 200), (310, 310)) == [True] * 3 + [False] * 2
    (text,) = words(choice)
    assert text.startswith("Drawn 1 · ") and text.endswith(" km²") and choice.summary() == text.replace(" · ", ", ")
    assert told[-1] == choice.summary() and choice._outlines.count() == 1 and not choice.everywhere.isVisible()


def test_double_click_and_enter_end_a_polygon(choice, canvas, mouse, qtbot):
    extent = canvas.extent()
    qtbot.mouseClick(choice.draw_button, LEFT)
    mouse.click(*SQUARE[:3])
    mouse.double_click(SQUARE[3])
    assert len(chips(choice)) == 1 and canvas.extent() == extent  # the pan tool would have moved the map
    assert len(choice._areas[0].drawing.corners) == 4
    qtbot.mouseClick(choice.draw_button, LEFT)
    mouse.click(*SQUARE[:2])
    mouse.key(KEY.Key_Return)
    assert len(chips(choice)) == 1  # two corners are no polygon yet
    mouse.click(SQUARE[2])
    mouse.key(KEY.Key_Return)
    assert [text.split(" · ")[0] for text in words(choice)] == ["Drawn 1", "Drawn 2"]


def test_corners_are_taken_back_and_keys_do_not_reach_qgis(choice, canvas, mouse, qtbot):
    reached = []
    canvas.keyPressed.connect(lambda event: reached.append(event.key()))
    qtbot.mouseClick(choice.draw_button, LEFT)
    mouse.click(*SQUARE, (10, 10))
    mouse.key(KEY.Key_Backspace)
    mouse.click((400, 400))
    mouse.key(KEY.Key_Z, CONTROL)
    mouse.key(KEY.Key_Enter)
    assert len(choice._areas[0].drawing.corners) == 4
    assert holds(choice, canvas, (200, 200), (350, 350), (50, 50)) == [True, False, False]
    assert reached == [KEY.Key_Control]  # Backspace would have deleted the selected features of a layer


def test_escape_and_another_tool_give_up(choice, canvas, mouse, qtbot):
    items, before = len(canvas.scene().items()), canvas.mapTool()
    qtbot.mouseClick(choice.draw_button, LEFT)
    mouse.click(*SQUARE)
    mouse.key(KEY.Key_Escape)
    assert canvas.mapTool() is before and not chips(choice)
    qtbot.mouseClick(choice.draw_button, LEFT)
    mouse.click(*SQUARE)
    other = QgsMapToolPan(canvas)
    canvas.setMapTool(other)
    assert canvas.mapTool() is other and not chips(choice) and not choice.draw_action.isChecked()
    qtbot.mouseClick(choice.draw_button, LEFT)
    mouse.click(*SQUARE)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    assert canvas.mapTool() is other and not chips(choice)
    qtbot.mouseClick(choice.draw_button, LEFT)
    qtbot.mouseClick(choice.draw_button, LEFT)
    assert canvas.mapTool() is other and len(canvas.scene().items()) == items


def test_a_rectangle_by_shift_by_drag_and_by_two_clicks(choice, canvas, mouse, qtbot):
    qtbot.mouseClick(choice.draw_button, LEFT)
    mouse.drag((100, 100), (300, 250), SHIFT)
    choice.draw(RECTANGLE)
    mouse.drag((300, 250), (100, 100))
    choice.draw(RECTANGLE)
    mouse.click((100, 100), (300, 250))
    assert len(chips(choice)) == 3 and len(set(text.split(" · ")[1] for text in words(choice))) == 1
    assert holds(choice, canvas, (110, 240), (290, 110), (90, 110), (110, 260)) == [True, True, False, False]


def test_a_rectangle_and_the_visible_map_where_the_map_is_rotated(choice, canvas, mouse, qtbot):
    canvas.setRotation(30)
    choice.draw(RECTANGLE)
    mouse.drag((100, 100), (300, 250))
    assert holds(choice, canvas, (110, 240), (290, 110), (90, 110), (110, 260)) == [True, True, False, False]
    choice.clear()
    choice.add_visible_map()
    size = canvas.size()
    assert holds(choice, canvas, (5, 5), (size.width() - 5, 5), (-20, 5), (5, -20)) == [True, True, False, False]


def test_a_circle_by_its_centre_and_radius(choice, canvas, mouse, qtbot):
    show(canvas, "EPSG:3857")
    choice.draw(CIRCLE)
    mouse.drag((200, 200), (300, 200))
    assert holds(choice, canvas, (200, 200), (295, 200), (130, 140), (310, 200)) == [True, True, True, False]
    choice.draw(CIRCLE)
    mouse.click((200, 200), (300, 200))
    assert words(choice)[0].split(" · ")[1] == words(choice)[1].split(" · ")[1]


def test_a_drawing_that_crosses_itself_is_repaired_and_told(choice, canvas, mouse, qtbot):
    draw(choice, qtbot, mouse, (100, 100), (300, 300), (300, 100), (100, 300))
    assert "crosses itself" in choice.words.text() and choice.words.isVisible()
    assert holds(choice, canvas, (110, 200), (290, 200), (200, 120)) == [True, True, False]
    assert choice.chosen().notes and "crosses itself" in chips(choice)[0].toolTip()


def test_a_drawing_without_ground_is_refused(choice, mouse, qtbot):
    draw(choice, qtbot, mouse, (100, 100), (200, 100), (300, 100))
    assert not chips(choice) and choice.words.text().startswith("The drawing encloses no area; click")


def test_a_map_without_a_system_is_refused(choice, canvas, qtbot):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem())
    qtbot.mouseClick(choice.draw_button, LEFT)
    assert "set the project's CRS first" in choice.words.text() and not choice.draw_action.isChecked()


# changing


def test_corners_are_dragged_added_and_removed(choice, canvas, mouse, qtbot):
    before = canvas.mapTool()
    draw(choice, qtbot, mouse, *SQUARE)
    size = choice._areas[0].km2
    qtbot.mouseClick(chips(choice)[0].edit, LEFT)
    mouse.drag((300, 300), (400, 400))
    assert holds(choice, canvas, (340, 340), (410, 410)) == [True, False] and choice._areas[0].km2 > size
    assert area_shapes.size_in_words(choice._areas[0].km2) in words(choice)[0]
    mouse.drag((100, 200), (20, 200))  # the middle of the western edge
    assert holds(choice, canvas, (40, 200)) == [True] and len(choice._areas[0].drawing.corners) == 5
    mouse.key(KEY.Key_Z, CONTROL)
    assert holds(choice, canvas, (40, 200)) == [False] and len(choice._areas[0].drawing.corners) == 4
    mouse.click((300, 100), button=RIGHT)
    assert holds(choice, canvas, (290, 110)) == [False] and len(choice._areas[0].drawing.corners) == 3
    assert canvas.mapTool() is not before
    mouse.click((500, 20), button=RIGHT)
    assert canvas.mapTool() is before and not choice.words.isVisible()


def test_escape_takes_all_changes_back(choice, canvas, mouse, qtbot):
    draw(choice, qtbot, mouse, *SQUARE)
    first = choice.chosen()
    choice.edit(choice._areas[0])
    mouse.drag((300, 300), (400, 400))
    mouse.move((400, 400))
    mouse.key(KEY.Key_Delete)
    assert len(choice._areas[0].drawing.corners) == 3
    mouse.key(KEY.Key_Escape)
    assert choice.chosen() == first


def test_a_circle_is_moved_and_resized_in_another_crs(choice, canvas, mouse, qtbot):
    choice.draw(CIRCLE)
    mouse.drag((200, 200), (260, 200))
    radius = choice._areas[0].drawing.radius_m
    show(canvas, "EPSG:3857")
    choice.edit(choice._areas[0])
    tool = canvas.mapTool()
    centre, rim = (tool.toCanvasCoordinates(at) for at in tool._drawing.handles())
    mouse.drag((centre.x(), centre.y()), (centre.x() + 100, centre.y() + 50))
    assert choice._areas[0].drawing.radius_m == radius
    assert holds(choice, canvas, (centre.x() + 100, centre.y() + 50)) == [True]
    rim = tool.toCanvasCoordinates(tool._drawing.handles()[1])
    mouse.drag((rim.x(), rim.y()), (rim.x() + 100, rim.y()))
    assert choice._areas[0].drawing.radius_m > 1.5 * radius


def test_a_change_that_encloses_nothing_keeps_the_area(choice, canvas, mouse, qtbot):
    draw(choice, qtbot, mouse, *SQUARE[:3])
    before = choice.chosen()
    choice.edit(choice._areas[0])
    mouse.drag((300, 300), (200, 100))  # onto the line of the other two
    assert "encloses no area" in choice.words.text() and choice.chosen() == before


def test_an_area_out_of_sight_is_shown_before_it_is_changed(choice, canvas, mouse, qtbot):
    draw(choice, qtbot, mouse, *SQUARE)
    canvas.setExtent(QgsRectangle(100, 0, 110, 10))
    choice.edit(choice._areas[0])
    assert canvas.extent().intersects(EUROPE)


# the map, layers, names and runs


def test_the_visible_map_is_what_it_was_when_it_was_added(choice, canvas):
    entry(choice, "Visible map").trigger()
    before = choice.chosen()
    canvas.setExtent(QgsRectangle(100, 0, 110, 10))
    assert choice.chosen() == before and words(choice)[0].startswith("Visible map · ")
    canvas.setExtent(QgsRectangle(-1e9, 0, 1e9, 10))


def test_a_map_without_ground_is_told(choice, canvas):
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3035"))
    canvas.setExtent(QgsRectangle(-1e9, -1e9, 1e9, 1e9))
    entry(choice, "Visible map").trigger()
    assert not chips(choice) and choice.words.text() == "The map extent is too large for EPSG:3035; zoom in"


def test_polygons_of_layers_are_offered_without_those_of_runs(choice, opened, qtbot):
    for layer in opened.values():
        QgsProject.instance().addMapLayer(layer)
    valleys = boxes(QgsRectangle(2, 48, 3, 49), QgsRectangle(4, 48, 5, 49))
    choice.add_menu.aboutToShow.emit()
    menus = {action.text(): action for action in choice.add_menu.actions() if action.menu()}
    assert [action.text() for action in menus["All polygons of"].menu().actions()] == ["valleys (2)"]
    assert not menus["Selected polygons of"].isEnabled() and "selected" in menus["Selected polygons of"].toolTip()
    valleys.selectByIds([2])
    entry(choice, "Selected polygons of", "valleys (1)").trigger()
    wait_until_read(choice, qtbot)
    assert inside(np.array([[48.5, 2.5], [48.5, 4.5]]), choice.chosen().polygons).tolist() == [False, True]
    entry(choice, "All polygons of", "valleys (2)").trigger()
    wait_until_read(choice, qtbot)
    assert words(choice)[1].startswith("Layer: valleys (2 polygons) · 1")
    assert choice.summary().startswith("In 2 areas, ")
    assert choice._km2 == pytest.approx(choice._areas[1].km2, rel=1e-6)  # the selected one counts once


def test_skipped_parts_of_a_layer_are_told(choice, qtbot):
    layer = boxes(QgsRectangle(2, 48, 3, 49))
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("Polygon EMPTY"))
    layer.dataProvider().addFeature(feature)
    choice.add_layer(layer)
    wait_until_read(choice, qtbot)
    assert "feature 2 of the layer valleys skipped: it is empty" in choice.words.text().lower()
    assert choice.chosen().notes == ("feature 2 of the layer valleys skipped: it is empty; draw it again or delete it",)


def test_a_layer_without_polygons_is_told_and_gives_no_chip(choice, qtbot):
    choice.add_layer(boxes())
    qtbot.waitUntil(lambda: not chips(choice), timeout=60_000)
    assert "it holds no polygon; draw one" in choice.words.text() and choice.summary() == "Everywhere"


def grid(count):
    """Return a layer of many small squares."""
    return boxes(*(QgsRectangle(x, y, x + 0.01, y + 0.01) for x, y in zip(*grid_places(count), strict=True)))


def grid_places(count):
    side = int(count**0.5) + 1
    return [number % side * 0.02 for number in range(count)], [number // side * 0.02 for number in range(count)]


def test_a_large_layer_is_read_beside_the_main_thread(choice, qtbot, monkeypatch):
    """Reading and measuring wait for turns of the event loop, which goes on meanwhile."""
    turned, threads = threading.Event(), []

    def waiting(function):
        def call(*arguments):
            threads.append(threading.current_thread())
            turned.clear()
            assert turned.wait(60)
            return function(*arguments)

        return call

    monkeypatch.setattr(LayerPolygons, "read", waiting(LayerPolygons.read))
    monkeypatch.setattr(area_shapes, "outline", waiting(area_shapes.outline))
    layer, timer = grid(6_000), QTimer()
    timer.timeout.connect(turned.set)
    timer.start(5)
    choice.add_layer(layer)
    with pytest.raises(RequestError, match="Layer: valleys is still being read; wait until it shows a size"):
        choice.chosen()
    assert "reading" in words(choice)[0] and "being read" in choice.summary()
    wait_until_read(choice, qtbot)
    timer.stop()
    assert len(choice.chosen().polygons) == 6_000 and words(choice)[0].startswith(
        f"Layer: valleys ({number(6000)} polygons) · "
    )
    assert len(threads) == 2 and threading.main_thread() not in threads
    assert choice._areas[0].outline.is_extent


def test_an_area_is_removed_while_it_is_read(choice, qtbot):
    layer = grid(3_000)
    choice.add_layer(layer)
    QgsProject.instance().removeMapLayer(layer.id())
    qtbot.mouseClick(chips(choice)[0].remove, LEFT)
    qtbot.waitUntil(lambda: not QgsApplication.taskManager().countActiveTasks(), timeout=60_000)
    assert not chips(choice) and choice.chosen() == SearchArea()


def test_a_layer_may_be_removed_while_it_is_read(choice, qtbot):
    layer = grid(3_000)
    choice.add_layer(layer)
    QgsProject.instance().removeMapLayer(layer.id())
    wait_until_read(choice, qtbot)
    assert len(choice.chosen().polygons) == 3_000


def test_a_country_is_chosen_by_its_name(choice, qtbot):
    france = next(label for label, _ in named.names() if label.startswith("France"))
    entry(choice, "Country or region by name…").trigger()
    picker = choice.findChild(area_choice.PlacePicker)
    qtbot.keyClicks(picker.search, france)
    qtbot.keyClick(picker.search, KEY.Key_Return)
    wait_until_read(choice, qtbot)
    assert words(choice)[0].startswith("France")
    assert inside(np.array([[48.85, 2.35], [52.5, 13.4]]), choice.chosen().polygons).tolist() == [True, False]


RUN = SearchArea((Polygon(tuple(Location(lat, lon) for lat, lon in ((48, 2), (48, 3), (49, 3)))),), ("a note",))


def test_the_area_of_the_current_run_is_offered(choice):
    assert entry(choice, "Area of the current run") is None
    choice.set_polygons(RUN.polygons, RUN.notes)
    assert choice.summary() == "Everywhere"
    entry(choice, "Area of the current run").trigger()
    assert choice.chosen() == RUN
    choice.set_polygons(())
    assert entry(choice, "Area of the current run") is None and choice.chosen() == RUN


def test_an_area_is_set_and_everywhere_again(choice, mouse, qtbot):
    draw(choice, qtbot, mouse, *SQUARE)
    choice.set_area(RUN)
    assert choice.chosen() == RUN and choice.summary().startswith("Area of the run, ")
    choice.set_area(SearchArea())
    assert choice.summary() == "Everywhere" and not chips(choice)


def test_a_very_large_area_is_usable_at_once_and_measured_later(choice, monkeypatch, qtbot):
    monkeypatch.setattr(area_shapes, "MANY_CORNERS", 2)
    choice.set_area(RUN)
    assert choice.chosen() == RUN and "reading" in words(choice)[0]
    wait_until_read(choice, qtbot)
    assert choice._areas[0].km2 > 0 and choice._areas[0].outline.is_extent


def test_more_than_half_the_earth_is_a_warning(choice, canvas):
    canvas.setExtent(QgsRectangle(-180, -90, 180, 90))
    choice.add_visible_map()
    assert "larger than half the Earth" in choice.words.text()


# chips and outlines


def test_chips_are_reached_and_removed_by_keyboard(choice, canvas, mouse, qtbot):
    for _ in range(3):
        draw(choice, qtbot, mouse, *SQUARE)
    first, second, third = chips(choice)
    choice.window().activateWindow()
    qtbot.waitUntil(choice.window().isActiveWindow)
    first.setFocus()
    qtbot.keyClick(first, KEY.Key_Tab)
    assert QApplication.focusWidget() is second
    qtbot.keyClick(second, KEY.Key_Tab)
    assert QApplication.focusWidget() is third
    qtbot.keyClick(third, KEY.Key_Tab)
    assert QApplication.focusWidget() is choice.draw_button
    qtbot.keyClick(choice.draw_button, KEY.Key_Backtab)
    qtbot.keyClick(third, KEY.Key_Delete)
    assert QApplication.focusWidget() is second
    canvas.setExtent(QgsRectangle(100, 0, 110, 10))
    qtbot.keyClick(second, KEY.Key_Return)
    assert canvas.extent().intersects(EUROPE) and canvas.extent().width() < 20
    qtbot.keyClick(second, KEY.Key_F2)
    assert "Drag the corners" in choice.words.text()
    second.setFocus()
    qtbot.keyClick(second, KEY.Key_Delete)
    qtbot.keyClick(first, KEY.Key_Delete)
    assert QApplication.focusWidget() is choice.draw_button and choice.summary() == "Everywhere"


def test_a_click_zooms_and_a_cross_removes(choice, canvas, mouse, qtbot):
    draw(choice, qtbot, mouse, *SQUARE)
    canvas.setExtent(QgsRectangle(100, 0, 110, 10))
    qtbot.mouseClick(chips(choice)[0], LEFT)
    assert canvas.extent().intersects(EUROPE) and canvas.extent().width() < 20
    qtbot.mouseClick(chips(choice)[0].remove, LEFT)
    assert not chips(choice) and choice._outlines.count() == 0


def test_chips_wrap_and_long_names_are_shortened(choice, qtbot):
    for name in ("a", "b", "the upper valley of the Inn and all of its side valleys <b>& more</b>"):
        choice.add_layer(boxes(QgsRectangle(2, 48, 3, 49), name=name))
    wait_until_read(choice, qtbot)
    QgsApplication.processEvents()
    rows = {chip.y() for chip in chips(choice)}
    assert len(rows) > 1 and all(chip.geometry().right() <= choice.width() for chip in chips(choice))
    assert choice.width() <= 400
    short = chips(choice)[2].words.text()
    assert short.startswith("Layer: the") and "…" in short and short.endswith("km²")
    assert "&lt;b&gt;&amp; more" in chips(choice)[2].toolTip()


def test_outlines_follow_the_reference_system_of_the_map(choice, canvas, mouse, qtbot):
    draw(choice, qtbot, mouse, *SQUARE)
    (before,) = [band.asGeometry().boundingBox() for band in choice._outlines._bands]
    show(canvas, "EPSG:3857")
    (after,) = [band.asGeometry().boundingBox() for band in choice._outlines._bands]
    transform = QgsCoordinateTransform(WGS84, QgsCoordinateReferenceSystem("EPSG:3857"), QgsProject.instance())
    expected = transform.transformBoundingBox(before)
    assert after.xMinimum() == pytest.approx(expected.xMinimum()) and after.yMaximum() == pytest.approx(
        expected.yMaximum()
    )


@pytest.mark.parametrize("name", ["EPSG:4326", "EPSG:3857"])
def test_no_line_runs_across_the_map_at_the_antimeridian(choice, canvas, name):
    ring = ((-18, 170), (-18, -170), (-15, -170), (-15, 170))
    choice.set_area(SearchArea((Polygon(tuple(Location(lat, lon) for lat, lon in ring)),)))
    show(canvas, name, QgsRectangle(-179, -60, 179, 60))
    (band,) = choice._outlines._bands
    world = 360 if name == "EPSG:4326" else 4.0075e7
    widths = [part.boundingBox().width() for part in band.asGeometry().asGeometryCollection()]
    assert len(widths) >= 2 and max(widths) <= world * 20.1 / 360
    assert area_choice.AreaOutlines.zoom(choice._outlines, choice._areas[0].outline)


def test_an_area_that_the_map_cannot_show_is_told(choice, canvas):
    choice.set_area(RUN)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32755"))
    before = canvas.extent()
    choice._zoom(choice._areas[0])
    assert canvas.extent() == before or canvas.extent().isFinite()


def test_nothing_is_left_behind(window, canvas, mouse, qtbot):
    items, actions, tool = len(canvas.scene().items()), canvas.actions(), canvas.mapTool()
    receivers = canvas.receivers(canvas.destinationCrsChanged)
    made = AreaChoice(canvas)
    assert made.draw_action in QgsGui.shortcutsManager().listActions()
    made.draw(POLYGON)
    mouse.click(*SQUARE)
    mouse.click((200, 200), button=RIGHT)
    made.edit(made._areas[0])
    made.add_layer(grid(500))
    made.shut()
    assert canvas.mapTool() is tool and canvas.actions() == actions
    assert canvas.receivers(canvas.destinationCrsChanged) == receivers
    assert made.draw_action not in QgsGui.shortcutsManager().listActions()
    assert len(canvas.scene().items()) == items
    made.deleteLater()
    bury()
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    qtbot.waitUntil(lambda: not QgsApplication.taskManager().countActiveTasks(), timeout=60_000)


def test_a_closed_dock_hides_outlines_and_does_not_draw(choice, canvas, mouse, qtbot):
    draw(choice, qtbot, mouse, *SQUARE)
    choice.draw(POLYGON)
    choice.set_shown(False)
    assert choice._outlines.count() == 0 and not choice.draw_action.isEnabled()
    assert isinstance(canvas.mapTool(), QgsMapToolPan)
    choice.set_shown(True)
    assert choice._outlines.count() == 1 and choice.draw_action.isEnabled()


def test_the_shortcut_draws_and_is_in_the_tooltip(choice, window, canvas, mouse, qtbot):
    assert area_choice.SHORTCUT in choice.draw_button.toolTip()
    choice.hide()
    canvas.setFocus()
    qtbot.keyClick(canvas, KEY.Key_O, CONTROL | SHIFT)
    mouse.click(*SQUARE[:3])
    mouse.key(KEY.Key_Return)
    assert len(choice._areas) == 1
