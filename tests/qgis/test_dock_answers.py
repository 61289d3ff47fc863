"""The dock's answers: confidence and warnings, keyboard navigation, and reviewing candidates."""

from __future__ import annotations

import os

import pytest
from qgis.core import NULL, QgsApplication, QgsExpressionContextUtils, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QContextMenuEvent
from qgis.PyQt.QtWidgets import QAction, QApplication
from steps import LEFT, PATIENCE_MS, candidate, click_candidate, click_photo, drop, items, layer, locate, press, states

from pinpoint_engine import wording
from pinpoint_qgis import settings
from pinpoint_qgis.dock import answer_view
from pinpoint_qgis.dock.photo_list import PATH

KEY = Qt.Key


@pytest.fixture
def answered(doubting_dock, photos, qtbot):
    """The dock after a run over Paris, Quito and Sydney; Sydney is outside the gallery."""
    drop(doubting_dock, [photos])
    locate(qtbot, doubting_dock)
    return doubting_dock


def review(column="state", rank=1, name="paris.jpg"):
    """Return the review of a candidate in the project's layer."""
    found = layer("Candidates").getFeatures(f'"filename" = \'{name}\' AND "rank" = {rank}')
    return next(found)[column]


def on_disk(rank=1, name="paris.jpg"):
    """Return the review of a candidate in the GeoPackage, read independently of the project."""
    other = QgsVectorLayer(layer("Candidates").source(), "again", "ogr")
    return next(other.getFeatures(f'"filename" = \'{name}\' AND "rank" = {rank}'))["state"]


def name_shown(dock):
    return dock.answer.words.text().partition("</b>")[0].removeprefix("<b>")


# how sure an answer is


def test_photo_outside_the_gallery_has_the_same_words_everywhere(answered, qtbot):
    assert states(answered)["sydney.jpg"] == wording.OUTSIDE == "probably outside what this gallery knows"
    click_photo(qtbot, answered, "sydney.jpg")
    words = answered.answer.words.text()
    assert wording.OUTSIDE in words and "Draw a search area, or add a gallery of your own area" in words
    assert answered.answer._sign.isVisible()
    assert answered.answer.list.topLevelItemCount() == 6
    assert review("outcome", name="sydney.jpg") == "outside_gallery" and review("outcome") == "located"


def test_each_answer_is_logged(doubting_dock, photos, qtbot):
    with qtbot.waitSignals([QgsApplication.messageLog().messageReceived] * 3, timeout=PATIENCE_MS) as waited:
        drop(doubting_dock, [photos])
        locate(qtbot, doubting_dock)
    lines = [signal.args[0] for signal in waited.all_signals_and_args]
    assert f"{photos / 'sydney.jpg'}: {wording.OUTSIDE}" in lines


def test_located_photo_has_no_warning(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    assert "outside" not in answered.answer.words.text() and not answered.answer._sign.isVisible()


def test_photo_outside_the_gallery_differs_by_more_than_colour(answered, qtbot):
    qtbot.waitUntil(lambda: all(not item.icon().isNull() for item in items(answered)), timeout=PATIENCE_MS)
    italics = {os.path.basename(item.data(PATH)): item.font().italic() for item in items(answered)}
    assert italics == {"paris.jpg": False, "quito.jpg": False, "sydney.jpg": True}
    sydney = next(item for item in items(answered) if item.font().italic())
    badge = sydney.icon().pixmap(104, 78).toImage()
    corner = [badge.pixelColor(x, y) for x in range(badge.width() - 23, badge.width() - 3) for y in range(3, 23)]
    assert sum(colour.name() == "#b35806" for colour in corner) > 100
    assert sum(colour.lightness() > 240 for colour in corner) > 10


def test_text_fits_under_a_thumbnail(answered, qtbot):
    words = answered.photos
    room = words.gridSize()
    text = words.fontMetrics().boundingRect(
        0, 0, room.width() - 12, 1000, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter, wording.OUTSIDE
    )
    assert text.height() < 3.5 * words.fontMetrics().lineSpacing()
    assert words.fontMetrics().horizontalAdvance("100% within 25 km") <= room.width() - 12


def test_channels_are_shown_in_words(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    found = [candidate(answered, rank).text(2).split("\n")[1] for rank in range(1, 6)]
    said = [wording.CHANNELS[name] for name in ("image", "raw", "gps", "album")]
    assert found == [*said, "a new way"]
    assert "found by: place matches the photo" in candidate(answered, 3).toolTip(0)


# moving by keys


def test_arrow_keys_move_to_photos_and_show_their_answers(answered, window, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    for key, name in (
        (KEY.Key_Right, "quito.jpg"),
        (KEY.Key_Right, "sydney.jpg"),
        (KEY.Key_Left, "quito.jpg"),
        (KEY.Key_Home, "paris.jpg"),
        (KEY.Key_End, "sydney.jpg"),
    ):
        before = window.mapCanvas().extent()
        qtbot.keyClick(answered.photos, key)
        assert name_shown(answered) == name
        assert {row["filename"] for row in layer("Candidates").selectedFeatures()} == {name}
        assert window.mapCanvas().extent() != before


def test_arrow_keys_at_a_photo_without_answer(answered, photos, tmp_path, qtbot):
    os.rename(photos / "paris.jpg", tmp_path / "zebra.jpg")
    drop(answered, [tmp_path / "zebra.jpg"])
    click_photo(qtbot, answered, "sydney.jpg")
    qtbot.keyClick(answered.photos, KEY.Key_End)
    assert "arrow keys" in answered.answer.words.text() and answered.answer.list.topLevelItemCount() == 0
    qtbot.keyClick(answered.photos, KEY.Key_End)
    qtbot.keyClick(answered.photos, KEY.Key_Left)
    assert name_shown(answered) == "sydney.jpg"


# reviewing


def test_buttons_accept_reject_and_undo(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    accept, reject = answered.answer.review_actions.values()
    assert not accept.isEnabled() and not reject.isEnabled()
    click_candidate(qtbot, answered, 1)
    press(qtbot, answered, "pinpointAcceptButton")
    assert review() == on_disk() == "accepted"
    assert candidate(answered, 1).text(0) == "1\naccepted" and accept.isChecked() and not reject.isChecked()
    press(qtbot, answered, "pinpointRejectButton")
    assert review() == on_disk() == "rejected"
    assert candidate(answered, 1).text(0) == "1\nrejected" and candidate(answered, 1).font(2).strikeOut()
    press(qtbot, answered, "pinpointRejectButton")
    assert review() == on_disk() == "unreviewed" and candidate(answered, 1).text(0) == "1"
    assert not layer("Candidates").isEditable()


def test_keys_review_the_current_candidate(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 1)
    qtbot.keyClick(answered.answer.list, KEY.Key_R)
    qtbot.keyClick(answered.answer.list, KEY.Key_Down)
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    assert [on_disk(rank) for rank in (1, 2, 3)] == ["rejected", "accepted", "unreviewed"]
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    assert on_disk(2) == "unreviewed"
    qtbot.keyClick(answered.answer.list, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert on_disk(2) == "unreviewed"


def test_review_keys_take_precedence_over_the_window_s_shortcuts(answered, window, qtbot):
    other = QAction("Stream digitizing", window.mainWindow())
    other.setShortcut("R")
    window.mainWindow().addAction(other)
    window.mainWindow().activateWindow()
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 1)
    answered.answer.list.setFocus()
    with qtbot.assertNotEmitted(other.triggered):
        qtbot.keyClick(answered.answer.list, KEY.Key_R)
    assert on_disk() == "rejected"


def test_context_menu_reviews(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 2)
    menus = []

    def choose():
        menu = QApplication.activePopupWidget()
        menus.append([action.text() for action in menu.actions()])
        menu.setActiveAction(menu.actions()[0])
        qtbot.keyClick(menu, KEY.Key_Return)

    QTimer.singleShot(200, choose)
    listed = answered.answer.list
    place = listed.visualItemRect(candidate(answered, 2)).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, listed.viewport().mapToGlobal(place))
    QApplication.sendEvent(listed.viewport(), asked)
    qtbot.waitUntil(lambda: menus and QApplication.activePopupWidget() is None, timeout=5000)
    assert menus == [["Accept", "Reject"]] and on_disk(2) == "accepted"


def test_review_is_shown_when_a_photo_is_clicked_again(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 2)
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    click_photo(qtbot, answered, "quito.jpg")
    assert candidate(answered, 2).text(0) == "2"
    click_photo(qtbot, answered, "paris.jpg")
    assert candidate(answered, 2).text(0) == "2\naccepted"
    assert not answered.answer.review_actions["accepted"].isChecked()


def test_review_made_in_the_table_is_shown(answered, qtbot):
    candidates = layer("Candidates")
    row = next(candidates.getFeatures('"filename" = \'paris.jpg\' AND "rank" = 3'))
    assert candidates.startEditing()
    candidates.changeAttributeValue(row.id(), candidates.fields().indexOf("state"), "rejected")
    click_photo(qtbot, answered, "paris.jpg")
    assert candidate(answered, 3).text(0) == "3\nrejected"
    click_candidate(qtbot, answered, 1)
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    assert candidates.isEditable() and (review(), on_disk()) == ("accepted", "unreviewed")
    candidates.undoStack().undo()
    assert (review(), review(rank=3)) == ("unreviewed", "rejected")
    assert candidates.rollBack()


def test_review_that_cannot_be_written_is_reported_and_not_shown(answered, window, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 1)
    layer("Candidates").setReadOnly(True)
    press(qtbot, answered, "pinpointAcceptButton")
    assert "cannot be written" in window.messages()[0]
    assert on_disk() == "unreviewed" and candidate(answered, 1).text(0) == "1"
    assert not answered.answer.review_actions["accepted"].isChecked()


def test_no_review_without_the_run_s_layer(answered, window, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 1)
    QgsProject.instance().removeMapLayer(layer("Candidates").id())
    press(qtbot, answered, "pinpointAcceptButton")
    assert "no longer in the project" in window.messages()[0]
    accept = answered.answer.review_actions["accepted"]
    assert not accept.isEnabled() and "locate the photo again" in accept.toolTip()
    assert candidate(answered, 1).text(0) == "1"


def test_no_review_of_an_older_answer_after_a_new_run(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 1)
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    answered.form.area.kind.setCurrentIndex(0)
    locate(qtbot, answered)
    assert name_shown(answered) == "paris.jpg" and candidate(answered, 1).text(0) == "1"
    click_candidate(qtbot, answered, 1)
    qtbot.keyClick(answered.answer.list, KEY.Key_R)
    assert on_disk() == "rejected"
    older = layer("Candidates", 1)
    assert next(older.getFeatures('"filename" = \'paris.jpg\' AND "rank" = 1'))["state"] == "accepted"


def test_a_small_probability_is_not_shown_as_zero():
    told = [answer_view._percent(probability) for probability in (1.0, 0.0151, 0.001, 0.0009, 1e-9, 0.0)]
    assert told == ["100.0%", "1.5%", "0.1%", "<0.1%", "<0.1%", "0.0%"]


def test_reviews_are_exported(answered, tmp_path, qtbot):
    click_photo(qtbot, answered, "sydney.jpg")
    click_candidate(qtbot, answered, 1)
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    answered.export_button.export(str(tmp_path / "out.geojson"))
    read = QgsVectorLayer(str(tmp_path / "out_candidates.geojson"), "read", "ogr")
    row = next(read.getFeatures('"filename" = \'sydney.jpg\' AND "rank" = 1'))
    assert (row["state"], row["outcome"], row["channel"]) == ("accepted", "outside_gallery", "image")


# the box for street-level frames


def test_street_level_box_is_used_saved_and_reached_by_keyboard(doubting_dock, window, photos, doubtful, qtbot):
    box = doubting_dock.form.street
    assert not box.isChecked() and box.toolTip()
    window.mainWindow().activateWindow()
    doubting_dock.form.area.kind.setFocus()
    qtbot.keyClick(doubting_dock.form.area.kind, KEY.Key_Tab)
    qtbot.keyClick(doubting_dock.form.album.kind, KEY.Key_Tab)
    qtbot.keyClick(doubting_dock.form.system.kind, KEY.Key_Tab)
    assert QApplication.focusWidget() is box
    qtbot.keyClick(box, KEY.Key_Space)
    assert box.isChecked() and settings.load().street_level
    drop(doubting_dock, [photos / "paris.jpg"])
    locate(qtbot, doubting_dock)
    assert '"photo_source": "street"' in next(layer("Run").getFeatures())["request"]
    qtbot.mouseClick(box, LEFT, pos=QPoint(8, box.height() // 2))
    assert not settings.load().street_level
    locate(qtbot, doubting_dock)
    assert '"photo_source": "internet"' in next(layer("Run").getFeatures())["request"]


def test_photos_of_a_folder_are_located_together_when_asked(doubting_dock, photos, qtbot):
    album = doubting_dock.form.album
    assert not album.speed.isVisible() and not album.radius.isVisible()
    album.kind.setCurrentIndex(2)
    assert album.speed.isVisible() and not album.radius.isVisible() and album.toolTip()
    album.speed.setValue(90)
    drop(doubting_dock, [photos])
    locate(qtbot, doubting_dock)
    request = next(layer("Run").getFeatures())["request"]
    assert '"album": "same_trip"' in request and '"speed_kmh": 90.0' in request
    for row in layer("Photos").getFeatures():
        assert row["alone_25"] > 0 and row["alone_lon"] != NULL
    click_photo(qtbot, doubting_dock, "paris.jpg")
    assert "By itself: 48.8" in doubting_dock.answer.words.text()


def test_only_the_current_photo_s_regions_are_drawn(answered, qtbot):
    regions = layer("Credible regions")
    levels = {row["level"] for row in regions.getFeatures()}
    assert levels <= {50, 80, 95} and levels
    for name in ("paris.jpg", "quito.jpg"):
        click_photo(qtbot, answered, name)
        shown = QgsExpressionContextUtils.layerScope(regions).variable("pinpoint_photo")
        assert {row["filename"] for row in regions.getFeatures(f"photo_id = '{shown}'")} == {name}
        text = answered.answer.words.text()
        assert "Within 1 km" in text and "km²" in text


def test_dock_at_its_minimum_width_cuts_no_text(answered, window, qtbot):
    click_photo(qtbot, answered, "sydney.jpg")
    window.mainWindow().resizeDocks([answered], [10], Qt.Orientation.Horizontal)
    QgsApplication.processEvents()
    assert answered.width() <= answered.minimumSizeHint().width() + 20
    names = ("pinpointStreetLevel", "pinpointLocate", "pinpointAddPhotos", "pinpointExport", "pinpointAcceptButton")
    for name in names:
        widget = answered.findChild(object, name)
        assert widget.isVisible() and widget.width() >= widget.sizeHint().width()
    words = answered.answer.words
    assert words.height() >= words.heightForWidth(words.width())
    listed = answered.answer.list
    assert all(listed.columnWidth(n) >= listed.sizeHintForColumn(n) for n in range(4))


# the system


def test_the_system_is_used_saved_and_asked_for_its_cells(doubting_dock, photos, qtbot):
    choice = doubting_dock.form.system
    assert not choice.cells.isVisible() and choice.kind.toolTip()
    choice.kind.setCurrentIndex(choice.kind.findData("planet"))
    assert choice.cells.isVisible() and settings.load().system == "planet"
    choice.cells.setChecked(True)
    drop(doubting_dock, [photos / "paris.jpg"])
    locate(qtbot, doubting_dock)
    assert '"cells": true' in next(layer("Run").getFeatures())["request"]
    choice.kind.setCurrentIndex(choice.kind.findData("geoclip"))
    assert not choice.cells.isVisible() and choice.fields() == {"cells": False}
