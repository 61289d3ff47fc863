"""The dock's answers: confidence and warnings, keyboard navigation, and reviewing candidates."""

from __future__ import annotations

import os
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import tiny
from qgis.core import (
    NULL,
    QgsApplication,
    QgsExpressionContextUtils,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtGui import QContextMenuEvent
from qgis.PyQt.QtWidgets import QAction, QApplication, QWidget
from steps import (
    LEFT,
    PATIENCE_MS,
    candidate,
    click_candidate,
    click_photo,
    drop,
    groups,
    indexes,
    layer,
    listed,
    locate,
    press,
    rows,
    states,
)

from pinpoint_engine import Photo, Request, runs, wording
from pinpoint_engine.runs import geopackage
from pinpoint_qgis import layers, settings, words
from pinpoint_qgis.dock import photo_model
from pinpoint_qgis.dock.area_chip import AreaChip
from pinpoint_qgis.dock.photo_list import ORANGE, badge_of
from pinpoint_qgis.dock.photo_model import PHOTO

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
    lines = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, *_: lines.extend(text.split("\n")))
    drop(doubting_dock, [photos])
    locate(qtbot, doubting_dock)
    assert f"{photos / 'sydney.jpg'}: {wording.OUTSIDE}" in lines
    assert all(sum(line.startswith(f"{path}: ") for line in lines) == 1 for path in photos.iterdir())


def test_located_photo_has_no_warning(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    assert "outside" not in answered.answer.words.text() and not answered.answer._sign.isVisible()


def test_a_run_that_is_not_calibrated_says_so_with_a_remedy(doubting_dock, doubtful, photos, qtbot, monkeypatch):
    card = doubtful.describe()
    bare = replace(card, versions={**card.versions, "confidence": "not calibrated"})
    monkeypatch.setattr(doubtful, "describe", lambda: bare)
    drop(doubting_dock, [photos])
    locate(qtbot, doubting_dock)
    click_photo(qtbot, doubting_dock, "paris.jpg")
    assert "Not calibrated: only the order" in doubting_dock.answer.words.text()
    assert "Fit them on a gallery of your own" in doubting_dock.answer.words.text()
    assert ", not calibrated, " in QgsProject.instance().layerTreeRoot().children()[0].name()
    assert rows("Run", "calibrated") == ["not calibrated"]


def test_photo_outside_the_gallery_differs_by_more_than_colour(answered, qtbot):
    assert {photo.name: badge_of(photo) for photo in listed(answered)} == {
        "paris.jpg": None,
        "quito.jpg": None,
        "sydney.jpg": ("?", ORANGE),
    }
    row = answered.photos.visualRect(indexes(answered)[2])
    seen = answered.photos.viewport().grab(row).toImage()
    colours = [seen.pixelColor(x, y) for x in range(seen.width() - 28, seen.width() - 4) for y in range(seen.height())]
    assert sum(colour.name() == ORANGE for colour in colours) > 100
    assert sum(colour.lightness() > 240 for colour in colours) > 10


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
        (KEY.Key_Down, "quito.jpg"),
        (KEY.Key_Down, "sydney.jpg"),
        (KEY.Key_Up, "quito.jpg"),
        (KEY.Key_Home, "paris.jpg"),
        (KEY.Key_End, "sydney.jpg"),
    ):
        before = window.mapCanvas().extent()
        qtbot.keyClick(answered.photos, key)
        assert name_shown(answered) == name
        qtbot.waitUntil(
            lambda name=name: {row["filename"] for row in layer("Candidates").selectedFeatures()} == {name},
            timeout=PATIENCE_MS,
        )
        assert window.mapCanvas().extent() != before


def test_arrow_keys_at_a_photo_without_answer(answered, photos, tmp_path, qtbot):
    os.rename(photos / "paris.jpg", tmp_path / "zebra.jpg")
    drop(answered, [tmp_path / "zebra.jpg"])
    click_photo(qtbot, answered, "sydney.jpg")
    qtbot.keyClick(answered.photos, KEY.Key_End)
    assert "arrow keys" in answered.answer.words.text() and answered.answer.list.topLevelItemCount() == 0
    qtbot.keyClick(answered.photos, KEY.Key_End)
    qtbot.keyClick(answered.photos, KEY.Key_Up)
    assert name_shown(answered) == "sydney.jpg"


# reviewing


def test_buttons_accept_reject_and_undo(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    accept, reject = (answered.answer.review.actions[name] for name in ("accept", "reject"))
    click_candidate(qtbot, answered, 1)
    press(qtbot, answered, "pinpointAcceptButton")
    assert on_disk() == "accepted"
    assert candidate(answered, 1).text(0) == "1\naccepted" and accept.isChecked() and not reject.isChecked()
    qtbot.waitUntil(lambda: review() == "accepted", timeout=PATIENCE_MS)
    press(qtbot, answered, "pinpointRejectButton")
    assert on_disk() == "rejected"
    assert candidate(answered, 1).text(0) == "1\nrejected" and candidate(answered, 1).font(2).strikeOut()
    press(qtbot, answered, "pinpointRejectButton")
    assert on_disk() == "unreviewed" and candidate(answered, 1).text(0) == "1"
    for state in ("rejected", "accepted", "unreviewed"):
        press(qtbot, answered, "pinpointUndoButton")
        assert on_disk() == state
    assert not answered.answer.review.actions["undo"].isEnabled()


def test_keys_review_the_current_candidate(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 1)
    qtbot.keyClick(answered.answer.list, KEY.Key_R)
    qtbot.keyClick(answered.answer.list, KEY.Key_Down)
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    assert [on_disk(rank) for rank in (1, 2, 3)] == ["rejected", "accepted", "unreviewed"]
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    assert on_disk(2) == "unreviewed"
    qtbot.keyClick(answered.answer.list, KEY.Key_A, Qt.KeyboardModifier.AltModifier)
    assert on_disk(2) == "unreviewed"


def test_all_photos_are_reviewed_by_keys_in_the_list_of_photos_alone(answered, qtbot):
    """Accept the first, the third, and none; write a note; each step can be undone."""
    photos, view = {photo.name: photo for photo in listed(answered)}, answered.photos
    click_photo(qtbot, answered, "paris.jpg")
    qtbot.keyClick(view, KEY.Key_Return)
    assert photos["paris.jpg"].row["placed_by"] == "candidate"
    qtbot.waitUntil(lambda: name_shown(answered) == "quito.jpg", timeout=PATIENCE_MS)
    qtbot.keyClick(view, KEY.Key_3)
    qtbot.keyClick(view, KEY.Key_A)
    assert photos["quito.jpg"].row["cand_id"].endswith("-03") and on_disk(3, "quito.jpg") == "accepted"
    qtbot.keyClick(view, KEY.Key_Space)
    assert name_shown(answered) == "sydney.jpg"
    qtbot.keyClick(view, KEY.Key_X)
    assert photos["sydney.jpg"].review == "rejected"
    qtbot.keyClick(view, KEY.Key_N)
    assert answered.answer.note.hasFocus() or not answered.isActiveWindow()
    qtbot.keyClicks(answered.answer.note, "no harbour in sight")
    qtbot.keyClick(answered.answer.note, KEY.Key_Return)
    assert photos["sydney.jpg"].row["note"] == "no harbour in sight"
    qtbot.keyClick(view, KEY.Key_Space)
    assert "every photo" in answered.status.text()
    assert [badge_of(photo)[0] for photo in photos.values()] == ["✓", "✓", "✗"]
    for _ in range(4):
        qtbot.keyClick(view, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert {photo.review for photo in photos.values()} == {"unreviewed"} and name_shown(answered) == "paris.jpg"
    qtbot.keyClick(view, KEY.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert photos["paris.jpg"].review == "accepted"
    qtbot.keyClick(view, KEY.Key_U)
    assert photos["paris.jpg"].review == "unreviewed"


@pytest.mark.parametrize(("key", "reviewed"), [(KEY.Key_X, "rejected"), (KEY.Key_Return, "accepted")])
def test_a_key_that_follows_at_once_is_meant_for_the_next_photo(answered, qtbot, key, reviewed):
    photos = {photo.name: photo for photo in listed(answered)}
    click_photo(qtbot, answered, "paris.jpg")
    qtbot.keyClick(answered.photos, KEY.Key_Return)
    qtbot.keyClick(answered.photos, KEY.Key_2)
    qtbot.keyClick(answered.photos, key)
    assert photos["paris.jpg"].row["cand_id"].endswith("-01") and photos["paris.jpg"].review == "accepted"
    assert photos["quito.jpg"].review == reviewed
    if reviewed == "accepted":
        assert photos["quito.jpg"].row["cand_id"].endswith("-02")
        qtbot.waitUntil(lambda: name_shown(answered) == "sydney.jpg", timeout=PATIENCE_MS)


def test_a_photo_is_placed_by_a_click_or_by_dragging_on_the_map(answered, window, qtbot):
    canvas = window.mapCanvas()
    photo = click_photo(qtbot, answered, "paris.jpg")
    qtbot.waitUntil(lambda: layer("Candidates").selectedFeatureCount() == 5, timeout=PATIENCE_MS)
    before = canvas.mapTool()
    qtbot.keyClick(answered.photos, KEY.Key_P)
    assert canvas.mapTool() is answered._place and answered.answer.review.actions["place"].isChecked()
    start, end = QPoint(100, 100), QPoint(160, 140)
    qtbot.mousePress(canvas.viewport(), LEFT, pos=start)
    qtbot.mouseMove(canvas.viewport(), end)
    qtbot.mouseRelease(canvas.viewport(), LEFT, pos=end)
    wanted = canvas.mapSettings().mapToPixel().toMapCoordinates(end)
    assert (photo.row["longitude"], photo.row["latitude"]) == pytest.approx((wanted.x(), wanted.y()), abs=1e-6)
    assert (photo.row["placed_by"], photo.review) == ("map", "accepted")
    assert canvas.mapTool() is before and not answered.answer.review.actions["place"].isChecked()
    assert "placed by hand" in answered.answer.words.text()


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
    qtbot.waitUntil(lambda: menus and QApplication.activePopupWidget() is None, timeout=PATIENCE_MS)
    assert menus[0][:3] == ["Accept", "Reject", "None fits"] and on_disk(2) == "accepted"


def test_review_is_shown_when_a_photo_is_clicked_again(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 2)
    qtbot.keyClick(answered.answer.list, KEY.Key_A)
    click_photo(qtbot, answered, "quito.jpg")
    assert candidate(answered, 2).text(0) == "2"
    click_photo(qtbot, answered, "paris.jpg")
    assert candidate(answered, 2).text(0) == "2\naccepted"
    assert answered.answer.rank() == 2 and answered.answer.review.actions["accept"].isChecked()


def test_review_made_in_the_table_is_shown_once_it_is_saved(answered, qtbot):
    candidates = layer("Candidates")
    click_photo(qtbot, answered, "paris.jpg")
    row = next(candidates.getFeatures('"filename" = \'paris.jpg\' AND "rank" = 3'))
    assert candidates.startEditing()
    candidates.changeAttributeValue(row.id(), candidates.fields().indexOf("state"), "accepted")
    assert candidate(answered, 3).text(0) == "3"
    assert candidates.commitChanges()
    assert candidate(answered, 3).text(0) == "3\naccepted" and listed(answered)[0].row["cand_id"] == row["cand_id"]


def test_a_photo_whose_point_is_moved_by_qgis_is_placed_by_hand(answered, qtbot):
    """Columns and geometry stay in step, and an accepted candidate is accepted no longer."""
    click_photo(qtbot, answered, "paris.jpg")
    qtbot.keyClick(answered.photos, KEY.Key_A)
    points = layer("Photos")
    points.reload()
    row = next(points.getFeatures("\"filename\" = 'paris.jpg'"))
    assert points.startEditing()
    assert points.changeGeometry(row.id(), QgsGeometry.fromPointXY(QgsPointXY(2.5, 48.5)))
    assert points.commitChanges()
    photo = listed(answered)[0]
    assert (photo.row["longitude"], photo.row["latitude"], photo.row["placed_by"]) == (2.5, 48.5, "map")
    assert on_disk() == "unreviewed" and "placed by hand" in answered.answer.words.text()


def test_review_that_cannot_be_written_is_reported_and_not_shown(answered, window, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    click_candidate(qtbot, answered, 1)
    with closing(geopackage.connect(answered.run.path)) as other:
        other.execute("BEGIN EXCLUSIVE")
        press(qtbot, answered, "pinpointAcceptButton")
    assert "cannot be written: it is being edited in another program" in window.messages()[0]
    assert on_disk() == "unreviewed" and candidate(answered, 1).text(0) == "1"
    assert not answered.answer.review.actions["accept"].isChecked()


def test_reviewing_needs_no_layers(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    path = answered.run.path
    QgsProject.instance().removeMapLayer(layer("Candidates").id())
    qtbot.keyClick(answered.photos, KEY.Key_A)
    assert candidate(answered, 1).text(0) == "1\naccepted"
    assert [row["state"] for row in runs.read(path)["photos"]] == ["accepted", "unreviewed", "unreviewed"]


def test_reviews_survive_a_new_run(answered, qtbot):
    """The candidates are new, but the place that was accepted, the note and the photos that none fits stay."""
    click_photo(qtbot, answered, "paris.jpg")
    qtbot.keyClick(answered.photos, KEY.Key_A)
    accepted = dict(listed(answered)[0].row)
    click_photo(qtbot, answered, "quito.jpg")
    qtbot.keyClick(answered.photos, KEY.Key_X)
    locate(qtbot, answered)
    photo, quito, _ = listed(answered)
    assert (photo.review, photo.row["placed_by"]) == ("accepted", "earlier")
    assert [photo.row[name] for name in ("longitude", "latitude")] == [accepted[n] for n in ("longitude", "latitude")]
    assert quito.review == "rejected"
    click_photo(qtbot, answered, "paris.jpg")
    assert candidate(answered, 1).text(0) == "1" and "the review of an earlier run" in answered.answer.words.text()
    older = layer("Candidates", 1)
    assert next(older.getFeatures('"filename" = \'paris.jpg\' AND "rank" = 1'))["state"] == "accepted"


def test_a_candidate_chosen_on_the_map_shows_its_photo(answered, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    candidates = layer("Candidates")
    candidates.selectByExpression('"filename" = \'sydney.jpg\' AND "rank" = 4')
    assert name_shown(answered) == "sydney.jpg" and answered.answer.rank() == 4
    assert answered.photos.currentIndex().data(PHOTO).name == "sydney.jpg"
    assert [row["rank"] for row in candidates.selectedFeatures()] == [4]


def test_photos_are_filtered_and_sorted(answered, qtbot):
    click_photo(qtbot, answered, "quito.jpg")
    qtbot.keyClick(answered.photos, KEY.Key_A)
    picker = answered.picker
    for kind, names in (
        (photo_model.ACCEPTED, ["quito.jpg"]),
        (photo_model.UNREVIEWED, ["paris.jpg", "sydney.jpg"]),
        (photo_model.OUTSIDE, ["sydney.jpg"]),
        (photo_model.FAILED, []),
        (photo_model.ALL, ["paris.jpg", "quito.jpg", "sydney.jpg"]),
    ):
        picker.kind.setCurrentIndex(picker.kind.findData(kind))
        assert [photo.name for photo in listed(answered)] == names
    qtbot.keyClicks(picker.text, "IT")
    assert [photo.name for photo in listed(answered)] == ["quito.jpg"]
    picker.text.clear()
    sure = sorted(listed(answered), key=lambda photo: photo.row["conf25"])
    picker.order.setCurrentIndex(picker.order.findData(photo_model.BY_CONFIDENCE))
    assert listed(answered) == sure
    picker.order.setCurrentIndex(picker.order.findData(photo_model.BY_ORDER))


def test_a_run_is_opened_again_with_its_answers_and_reviews(answered, window, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    qtbot.keyClick(answered.photos, KEY.Key_A)
    before, path = states(answered), str(answered.run.path)
    press(qtbot, answered, "pinpointRemove")
    answered.photos.clearSelection()
    press(qtbot, answered, "pinpointRemove")
    assert not states(answered) and answered.run is None and not answered.export_button.isEnabled()
    QgsProject.instance().clear()
    answered.runs.fill()
    (action,) = [each for each in answered.runs.menu().actions() if each.data() == path]
    assert action.text().endswith("Pinpoint, 3 photos")
    action.trigger()
    assert states(answered) == before
    qtbot.waitUntil(lambda: not answered._map.is_opening, timeout=PATIENCE_MS)
    assert layer("Candidates").featureCount() == 15
    assert listed(answered)[0].review == "accepted"
    click_photo(qtbot, answered, "paris.jpg")
    assert candidate(answered, 1).text(0) == "1\naccepted"


@pytest.fixture
def other_run(engine, world, tmp_path):
    """A run of one photo that is not listed."""
    asked = [Photo.at(str(world.photos[0]))]
    return tiny.write_run(tmp_path / "other" / "run.gpkg", engine, asked, Request(top_k=3)).path


def wait_for_layers(dock, qtbot):
    qtbot.waitUntil(lambda: dock._map.layer("candidates") is not None and not dock._map.is_opening, timeout=PATIENCE_MS)


def save_project(name, dock, qtbot):
    """Save a project once it has all layers of the run that is shown; return its file."""
    wait_for_layers(dock, qtbot)
    assert QgsProject.instance().write(str(name))
    return str(name)


def test_a_project_that_is_opened_brings_its_run_back_in_place_of_another(answered, other_run, tmp_path, qtbot):
    first, before, path = save_project(tmp_path / "case.qgz", answered, qtbot), states(answered), answered.run.path
    QgsProject.instance().clear()
    answered.open_run(str(other_run))
    second = save_project(tmp_path / "other.qgz", answered, qtbot)
    for project, run, shown in ((first, path, before), (second, other_run, {"0.jpg"}), (first, path, before)):
        assert QgsProject.instance().read(project)
        assert answered.run.path == Path(run) and set(states(answered)) == set(shown)
        wait_for_layers(answered, qtbot)
        assert layers.run_in_project() == str(run) and len(groups()) == 1
    assert states(answered) == before
    click_photo(qtbot, answered, "paris.jpg")
    qtbot.waitUntil(lambda: layer("Candidates").selectedFeatureCount() == 5, timeout=PATIENCE_MS)


def test_a_new_project_closes_the_run_and_says_where_it_is(answered, window, photos, qtbot):
    click_photo(qtbot, answered, "paris.jpg")
    press(qtbot, answered, "pinpointPlaceButton")
    seen, path = [], answered.run.path
    answered.looked_at.connect(lambda *looked_at: seen.append(looked_at))
    QgsProject.instance().clear()
    window.newProjectCreated.emit()
    assert answered.run is None and not states(answered) and seen[-1] == (None, None, 0)
    assert answered.status.text() == f"Results are kept in {path}"
    assert window.mapCanvas().mapTool() is not answered._place
    assert not any(part.isEnabled() for part in (answered.run_row.locate_button, answered.export_button))
    drop(answered, [photos])
    locate(qtbot, answered)
    assert answered.run.path != path and layer("Candidates").featureCount() == 15


def test_a_list_with_photos_that_are_in_no_run_stays_and_so_does_its_run(answered, other_run, world, tmp_path, qtbot):
    path = answered.run.path
    drop(answered, [world.photos[0]])
    before = states(answered)
    assert before["0.jpg"] == "waiting" and len(before) == 4
    QgsProject.instance().clear()
    assert states(answered) == before and answered.run.path == path and not groups()
    answered._iface.newProjectCreated.emit()
    wait_for_layers(answered, qtbot)
    project = save_project(tmp_path / "case.qgz", answered, qtbot)
    QgsProject.instance().removeAllMapLayers()
    layers.add_to_project(layers.open_run(other_run))
    assert QgsProject.instance().write(str(tmp_path / "other.qgz"))
    for opened in (str(tmp_path / "other.qgz"), project):
        assert QgsProject.instance().read(opened)
        assert states(answered) == before and answered.run.path == path
        wait_for_layers(answered, qtbot)
        click_photo(qtbot, answered, "paris.jpg")
        qtbot.waitUntil(lambda: answered._map.layer("candidates").selectedFeatureCount() == 5, timeout=PATIENCE_MS)


def test_photos_that_were_never_located_stay_as_another_project_is_opened(dock, other_run, photos, tmp_path):
    layers.add_to_project(layers.open_run(other_run))
    assert QgsProject.instance().write(str(tmp_path / "other.qgz"))
    drop(dock, [photos])
    assert QgsProject.instance().read(str(tmp_path / "other.qgz"))
    assert set(states(dock).values()) == {"waiting"} and len(states(dock)) == 3 and dock.run is None


def test_a_small_probability_is_not_shown_as_zero():
    told = [words.percent(probability, 1) for probability in (1.0, 0.0151, 0.001, 0.0009, 1e-9, 0.0)]
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
    doubting_dock.form.area.add_button.setFocus()
    qtbot.keyClick(doubting_dock.form.area.add_button, KEY.Key_Tab)
    qtbot.keyClick(doubting_dock.form.album.kind, KEY.Key_Tab)
    qtbot.keyClick(doubting_dock.form.system.kind, KEY.Key_Tab)
    qtbot.keyClick(QApplication.focusWidget(), KEY.Key_Tab)
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


def drawn_photo(regions):
    return QgsExpressionContextUtils.layerScope(regions).variable("pinpoint_photo")


def test_only_the_current_photo_s_regions_are_drawn(answered, qtbot):
    regions = layer("Credible regions")
    levels = {row["level"] for row in regions.getFeatures()}
    assert levels <= {50, 80, 95} and levels
    for name in ("paris.jpg", "quito.jpg"):
        photo = click_photo(qtbot, answered, name)
        qtbot.waitUntil(lambda photo=photo: drawn_photo(regions) == photo.photo_id, timeout=PATIENCE_MS)
        assert {row["filename"] for row in regions.getFeatures(f"photo_id = '{photo.photo_id}'")} == {name}
        assert "within 1 km" in answered.answer.bars.toolTip() and "km²" in answered.answer.words.text()


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
    assert all(listed.columnWidth(n) >= listed.sizeHintForColumn(n) for n in (0, 1, 3))  # a place may be shortened


def test_in_a_low_window_the_dock_scrolls_and_cuts_no_text(answered, window, qtbot):
    click_photo(qtbot, answered, "sydney.jpg")
    window.mainWindow().resize(1100, 500)
    area = answered.form.area
    for number, name in enumerate(("France", "Fiji", "New South Wales, Australia"), 1):
        area.add_name(name)
        qtbot.waitUntil(lambda number=number: len(area.findChildren(AreaChip)) == number and "km²" in area.summary())
    QgsApplication.processEvents()
    assert window.mainWindow().height() == 500
    assert area.findChild(QWidget, "pinpointAreaChips").minimumHeight() > 3 * area.draw_button.height()
    for wrapped in (area, answered.answer.words):
        assert wrapped.height() >= wrapped.heightForWidth(wrapped.width())


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
    assert not choice.cells.isVisible() and choice.fields() == {"cells": False, "proposed_by": None}
