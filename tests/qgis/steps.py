"""The actions of an analyst in the dock, and what it shows."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QMimeData, QPointF, Qt, QUrl
from qgis.PyQt.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from qgis.PyQt.QtWidgets import QApplication

from pinpoint_engine import wording
from pinpoint_qgis.dock.photo_model import PHOTO

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 60_000


def press(qtbot, dock, name):
    """Press a button with the mouse, by its object name."""
    button = dock.findChild(object, name)
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, LEFT)


def drop(dock, paths):
    """Drop files and folders on the photo list, as a file manager does."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    viewport, place = dock.photos.viewport(), dock.photos.viewport().rect().center()
    how = (Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier)
    entered, moved, dropped = (
        QDragEnterEvent(place, *how),
        QDragMoveEvent(place, *how),
        QDropEvent(QPointF(place), *how),
    )
    for event in (entered, moved, dropped):
        QApplication.sendEvent(viewport, event)
        assert event.isAccepted()


def locate(qtbot, dock):
    """Press Locate and wait for the end of the run."""
    press(qtbot, dock, "pinpointLocate")
    assert dock.run_row.cancel_button.isVisible() and not dock.run_row.locate_button.isVisible()
    wait_for_end(qtbot, dock)


def wait_for_end(qtbot, dock):
    qtbot.waitUntil(lambda: dock.run_row.locate_button.isVisible() and not dock._map.is_opening, timeout=PATIENCE_MS)
    assert not dock.run_row.cancel_button.isVisible() and not dock.run_row.progress.isVisible()


def click_photo(qtbot, dock, name):
    """Click a photo of the list; return it as a `ListedPhoto`."""
    index = next(each for each in indexes(dock) if each.data(PHOTO).name == name)
    dock.photos.scrollTo(index)
    qtbot.mouseClick(dock.photos.viewport(), LEFT, pos=dock.photos.visualRect(index).center())
    return index.data(PHOTO)


def indexes(dock):
    """Return the indexes of the photos that are shown, in their order."""
    return [dock.photos.model().index(row, 0) for row in range(dock.photos.model().rowCount())]


def listed(dock):
    """Return the photos that are shown, in their order."""
    return [index.data(PHOTO) for index in indexes(dock)]


def states(dock):
    """Return the state of each photo in words, by file name."""
    return {photo.name: photo.in_words() for photo in listed(dock)}


def groups():
    return [node for node in QgsProject.instance().layerTreeRoot().children() if node.customProperty("pinpoint/run")]


def layer(name, group=0):
    return next(node.layer() for node in groups()[group].findLayers() if node.layer().name() == name)


def rows(name, column, group=0):
    return [feature[column] for feature in layer(name, group).getFeatures()]


def shown(words):
    return "within 25 km" in words or words == wording.OUTSIDE


def candidate(dock, rank):
    """Return the row of a candidate in the answer view."""
    return dock.answer.list.topLevelItem(rank - 1)


def click_candidate(qtbot, dock, rank):
    """Click a candidate in the answer view."""
    listed = dock.answer.list
    listed.scrollToItem(candidate(dock, rank))
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(candidate(dock, rank)).center())
