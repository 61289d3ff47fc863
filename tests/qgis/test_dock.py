"""The dock as an analyst uses it: drop photos, press Locate, click through the answers."""

from __future__ import annotations

import gc
import os
import shutil
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt import sip
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QFileDialog, QMessageBox
from steps import (
    LEFT,
    PATIENCE_MS,
    click_photo,
    drop,
    groups,
    indexes,
    layer,
    locate,
    press,
    rows,
    shown,
    states,
    wait_for_end,
)

from pinpoint_engine import Photo, Request, tables, wording
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import Run, broken_off, file_name
from pinpoint_qgis import layers, settings
from pinpoint_qgis.dock import run_row
from pinpoint_qgis.dock.photo_model import PHOTO


def test_photos_dropped_and_located_with_the_shipped_pack(dock, window, photos, embedded, chosen, qtbot):
    settings.save(settings.Settings(pack="", runs=chosen.runs, top_k=4))
    drop(dock, [photos / "paris.jpg", photos])
    assert [os.path.basename(path) for path in dock.photos.paths()] == ["paris.jpg", "quito.jpg", "sydney.jpg"]
    assert set(states(dock).values()) == {"waiting"}
    locate(qtbot, dock)
    assert all(map(shown, states(dock).values()))
    assert len(groups()) == 1 and all(node.layer().isValid() for node in groups()[0].findLayers())
    assert rows("Run", "ended") == ["finished"] and rows("Run", "n_photos") == [3]
    assert sorted(rows("Candidates", "rank")) == [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]
    assert [name for name in os.listdir(chosen.runs) if not name.endswith((".gpkg-wal", ".gpkg-shm"))] == [
        os.path.basename(layer("Run").source().split("|")[0])
    ]
    assert dock.status.text() == f"3 photos: 3 {wording.OUTSIDE}, 0 failed"
    assert window.messages()[0].startswith(f"{dock.status.text()}. Results are kept in ")


def test_click_through_the_answers(dock, window, photos, qtbot):
    drop(dock, [photos])
    locate(qtbot, dock)
    photo = click_photo(qtbot, dock, "sydney.jpg")
    assert dock.photos.currentIndex().data(PHOTO) is photo
    listed = dock.answer.list
    assert "sydney.jpg" in dock.answer.words.text()
    qtbot.waitUntil(lambda: layer("Candidates").selectedFeatureCount() == 5)
    assert [listed.topLevelItem(n).text(0) for n in range(listed.topLevelItemCount())] == ["1", "2", "3", "4", "5", ""]
    assert listed.topLevelItem(0).text(2) == "Sydney, New South Wales, Australia\nlooks alike (raw features)"
    assert "33.8568° S, 151.2153° E" in listed.topLevelItem(0).toolTip(2)
    candidates = layer("Candidates")
    assert sorted(feature["rank"] for feature in candidates.selectedFeatures()) == [1, 2, 3, 4, 5]
    assert {feature["filename"] for feature in candidates.selectedFeatures()} == {"sydney.jpg"}
    qtbot.mouseClick(listed.viewport(), LEFT, pos=listed.visualItemRect(listed.topLevelItem(0)).center())
    selected = candidates.selectedFeatures()
    assert [feature["rank"] for feature in selected] == [1]
    extent = window.mapCanvas().extent()
    assert extent.contains(selected[0].geometry().asPoint()) and extent.width() < 1


@pytest.mark.parametrize("name", ["EPSG:3857", "EPSG:4326", "EPSG:3031", ""])
def test_answers_are_shown_in_any_crs_of_the_map(dock, window, world, name, qtbot):
    window.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem(name))
    drop(dock, [world.folder / "photos" / "south_pole", world.folder / "photos" / "alert" / "0.jpg"])
    locate(qtbot, dock)
    for index in indexes(dock):
        qtbot.mouseClick(dock.photos.viewport(), LEFT, pos=dock.photos.visualRect(index).center())
        for number in range(5):
            dock.answer.list.setCurrentItem(dock.answer.list.topLevelItem(number))
            assert window.mapCanvas().extent().isFinite()


def test_second_run_is_a_second_group(dock, photos, qtbot):
    drop(dock, [photos / "paris.jpg"])
    locate(qtbot, dock)
    drop(dock, [photos / "sydney.jpg"])
    assert states(dock)["sydney.jpg"] == "waiting"
    locate(qtbot, dock)
    assert len(groups()) == 2
    assert [sorted(rows("Photos", "filename", number)) for number in (0, 1)] == [
        ["paris.jpg", "sydney.jpg"],
        ["paris.jpg"],
    ]
    click_photo(qtbot, dock, "paris.jpg")
    qtbot.waitUntil(lambda: len(layer("Candidates", 0).selectedFeatures()) == 5)
    assert not layer("Candidates", 1).selectedFeatures()
    assert [(node.isExpanded(), node.itemVisibilityChecked()) for node in groups()] == [(True, True), (False, False)]


def test_last_run_is_exported_with_every_column(dock, window, photos, tmp_path, qtbot):
    assert not dock.export_button.isEnabled()
    drop(dock, [photos])
    locate(qtbot, dock)
    assert dock.export_button.isEnabled()
    dock.export_button.export(str(tmp_path / "out.shp"))
    read = QgsVectorLayer(str(tmp_path / "out_candidates.shp"), "read", "ogr")
    assert [field.name() for field in read.fields()] == [column.name for column in tables.CANDIDATES.columns]
    assert read.featureCount() == layer("Candidates").featureCount()
    dock.export_button.export(str(tmp_path / "out.odt"))
    assert "known format" in window.messages()[0]


def test_cancelled_run_keeps_what_was_finished(dock, photos, many_photos, embedded, chosen, qtbot):
    settings.save(settings.Settings(pack="", runs=chosen.runs, top_k=5))
    drop(dock, [photos / "paris.jpg"])
    locate(qtbot, dock)
    dock.picker.model.clear()
    drop(dock, [many_photos, photos / "paris.jpg"])
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: any(map(shown, states(dock).values())), timeout=PATIENCE_MS)
    press(qtbot, dock, "pinpointCancel")
    wait_for_end(qtbot, dock)
    found = states(dock)
    done = [name for name, words in found.items() if name != "paris.jpg" and shown(words)]
    assert 0 < len(done) < 60
    assert all(words == "waiting" for name, words in found.items() if name not in (*done, "paris.jpg"))
    assert rows("Run", "ended") == ["cancelled"] and rows("Run", "n_photos") == [61]
    outcomes = dict(zip(rows("Photos", "filename"), rows("Photos", "outcome"), strict=True))
    assert sorted(name for name, outcome in outcomes.items() if outcome != "waiting") == sorted(done)
    assert rows("Run", "n_waiting") == [61 - len(done)]
    told = f"61 photos: {len(done)} {wording.OUTSIDE}, 0 failed, {61 - len(done)} not located yet"
    assert dock.status.text() == f"cancelled; finished photos are kept. {told}"
    dock.picker.model.clear()
    drop(dock, [photos / "quito.jpg"])
    locate(qtbot, dock)
    assert shown(states(dock)["quito.jpg"])


def test_the_rest_of_a_cancelled_run_is_located_into_its_layers(dock, many_photos, embedded, chosen, qtbot):
    settings.save(settings.Settings(pack="", runs=chosen.runs, top_k=5))
    drop(dock, [many_photos])
    assert not dock.run_row.rest_button.isVisible()
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: any(map(shown, states(dock).values())), timeout=PATIENCE_MS)
    press(qtbot, dock, "pinpointCancel")
    wait_for_end(qtbot, dock)
    done = rows("Candidates", "cand_id")
    layer("Candidates").selectAll()
    press(qtbot, dock, "pinpointRest")
    wait_for_end(qtbot, dock)
    assert len(groups()) == 1 and rows("Run", "ended") == ["finished"] and rows("Run", "n_waiting") == [0]
    assert rows("Candidates", "cand_id")[: len(done)] == done
    assert len(rows("Candidates", "cand_id")) == layer("Candidates").featureCount() == 300
    assert all(map(shown, states(dock).values())) and not dock.run_row.rest_button.isVisible()


def test_an_interrupted_run_is_offered_when_the_dock_opens(request, engine, world, chosen, qtbot):
    kept = Path(chosen.runs, file_name("20261130T000000-0000"))
    asked = [Photo.at(str(world.photos[number])) for number in (0, 17, 42)]
    run = Run.begin(kept, Request(top_k=5), engine.describe(), asked)
    run.add(next(engine.locate([read_photo(asked[0].path)], run.request)))
    run.close()
    dock = request.getfixturevalue("dock")
    qtbot.waitUntil(dock.run_row.rest_button.isVisible, timeout=PATIENCE_MS)
    assert str(kept) in dock.run_row.rest_button.toolTip()
    press(qtbot, dock, "pinpointRest")
    wait_for_end(qtbot, dock)
    assert all(map(shown, states(dock).values())) and len(states(dock)) == 3
    assert rows("Run", "ended") == ["finished"] and len(rows("Candidates", "rank")) == 15
    click_photo(qtbot, dock, "0.jpg")
    assert dock.answer.list.topLevelItemCount() == 6  # five candidates, and elsewhere


def test_the_rest_is_offered_until_it_is_located(dock, window, engine, world, photos, chosen, embedded, qtbot):
    """Also if another run ends meanwhile, and if this run cannot be resumed with the current pack."""
    kept = Path(chosen.runs, file_name("20261130T000000-0000"))
    kept.parent.mkdir()
    asked = [Photo.at(str(world.photos[number])) for number in (0, 17, 42)]
    Run.begin(kept, Request(top_k=5), engine.describe(), asked).close()
    dock.run_row.offer_rest(broken_off(chosen.runs))
    drop(dock, [photos / "paris.jpg"])
    locate(qtbot, dock)
    assert dock.run_row.rest_button.isVisible() and "20261130T000000" in dock.run_row.rest_button.toolTip()
    settings.save(replace(chosen, pack=str(embedded)))
    press(qtbot, dock, "pinpointRest")
    wait_for_end(qtbot, dock)
    assert (
        "this run cannot go on: the model has changed since" in window.messages()[0]
        and dock.run_row.rest_button.isVisible()
    )
    settings.save(chosen)
    press(qtbot, dock, "pinpointRest")
    wait_for_end(qtbot, dock)
    assert not dock.run_row.rest_button.isVisible() and rows("Run", "n_waiting") == [0]


def test_the_rest_is_located_if_a_layer_of_the_run_was_removed(dock, many_photos, embedded, chosen, qtbot):
    settings.save(settings.Settings(pack="", runs=chosen.runs, engine=chosen.engine))
    drop(dock, [many_photos])
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: any(map(shown, states(dock).values())), timeout=PATIENCE_MS)
    press(qtbot, dock, "pinpointCancel")
    wait_for_end(qtbot, dock)
    QgsProject.instance().removeMapLayer(layer("Candidates").id())
    press(qtbot, dock, "pinpointRest")
    wait_for_end(qtbot, dock)
    assert all(map(shown, states(dock).values())) and layer("Candidates").featureCount() == 720


def test_broken_and_removed_photos_fail_alone(dock, photos, broken, qtbot):
    drop(dock, [photos, broken])
    (photos / "quito.jpg").unlink()
    locate(qtbot, dock)
    found = states(dock)
    assert (found["broken.jpg"], found["quito.jpg"]) == ("failed: broken file", "failed: file missing")
    assert shown(found["paris.jpg"]) and shown(found["sydney.jpg"])
    failures = dict(zip(rows("Failures", "filename"), rows("Failures", "code"), strict=True))
    assert failures == {"broken.jpg": "broken", "quito.jpg": "missing"}
    click_photo(qtbot, dock, "broken.jpg")
    assert "copy it again" in dock.answer.words.text() and dock.answer.list.topLevelItemCount() == 0


def test_missing_pack_says_what_to_do(dock, window, photos, chosen, tmp_path, qtbot):
    settings.save(settings.Settings(pack=str(tmp_path / "none"), runs=chosen.runs))
    drop(dock, [photos])
    locate(qtbot, dock)
    assert "there is no model pack" in window.messages()[0] and "reinstall" in window.messages()[0]
    assert "reinstall" in dock.status.text()
    assert set(states(dock).values()) == {"waiting"} and not groups()
    settings.save(chosen)
    locate(qtbot, dock)
    assert all(map(shown, states(dock).values()))


def test_a_run_that_does_not_begin_leaves_the_earlier_one(dock, photos, chosen, tmp_path, qtbot):
    """Its answers, reviews and layers are still there, and so is the way to export them."""
    drop(dock, [photos])
    locate(qtbot, dock)
    click_photo(qtbot, dock, "paris.jpg")
    qtbot.keyClick(dock.photos, Qt.Key.Key_A)
    before, path = states(dock), dock.run.path
    settings.save(settings.Settings(pack=str(tmp_path / "none"), runs=chosen.runs))
    locate(qtbot, dock)
    assert "reinstall" in dock.status.text()
    assert states(dock) == before and dock.run.path == path and len(groups()) == 1
    assert dock.picker.model.photos()[0].review == "accepted" and dock.export_button.isEnabled()


def test_a_run_that_is_cancelled_before_its_first_answer_leaves_the_earlier_one(dock, photos, many_photos, qtbot):
    drop(dock, [photos])
    locate(qtbot, dock)
    before, path = states(dock), dock.run.path
    drop(dock, [many_photos])
    dock.form.album.kind.setCurrentIndex(2)  # a trip is answered after its last photo
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: dock.run is not None and dock.run.path != path, timeout=PATIENCE_MS)
    press(qtbot, dock, "pinpointCancel")
    wait_for_end(qtbot, dock)
    assert dock.status.text() == "cancelled before the first answer; nothing is kept"
    assert dock.run.path == path and len(groups()) == 1
    assert {name: words for name, words in states(dock).items() if name in before} == before


def test_a_cancelled_replay_is_told(dock, photos, qtbot):
    drop(dock, [photos])
    locate(qtbot, dock)
    dock.replay(str(dock.run.path))
    dock.run_row.cancel()
    wait_for_end(qtbot, dock)
    assert dock.status.text() == "replay cancelled; the answers were not compared" and not dock.replay_lines


def test_folder_of_runs_that_cannot_be_written(dock, window, photos, chosen, tmp_path, qtbot):
    (tmp_path / "file").write_bytes(b"in the way")
    settings.save(settings.Settings(pack=chosen.pack, runs=str(tmp_path / "file" / "runs")))
    drop(dock, [photos])
    locate(qtbot, dock)
    assert "choose another folder in Settings > Options > Pinpoint" in window.messages()[0] and not groups()
    assert not any(map(shown, states(dock).values()))  # said before photos are looked at, not hours later


def test_a_run_whose_folder_becomes_unwritable_goes_to_a_temporary_file(
    dock, window, many_photos, chosen, tmp_path, qtbot, monkeypatch
):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "other"))
    (tmp_path / "other").mkdir()
    drop(dock, [many_photos])
    dock.locate()
    runs = Path(chosen.runs)
    runs.mkdir(exist_ok=True)
    qtbot.waitUntil(lambda: any(map(shown, states(dock).values())), timeout=PATIENCE_MS)
    shutil.rmtree(runs)
    runs.write_bytes(b"in the way")
    wait_for_end(qtbot, dock)
    (kept,) = (tmp_path / "other").glob("pinpoint-*.gpkg")
    assert any(f"this run is in the temporary file {kept}, export it" in message for message in window.messages())
    assert groups() and dock.export_button.isEnabled()


def test_a_folder_without_photos_adds_none_and_says_what_was_skipped(dock, tmp_path):
    for name in ("notes.txt", "map.pdf"):
        (tmp_path / name).write_bytes(b"%PDF-1.7 no photo")
    drop(dock, [tmp_path])
    assert not states(dock) and dock.status.text() == "0 photos (0 new); skipped: documents (2)"


def test_an_export_asks_before_it_replaces_another_one(dock, photos, tmp_path, qtbot, monkeypatch):
    drop(dock, [photos])
    locate(qtbot, dock)
    asked, answers = [], [QMessageBox.StandardButton.Cancel, QMessageBox.StandardButton.Yes]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "case.geojson"), ""))
    monkeypatch.setattr(QMessageBox, "question", lambda *given: asked.append(given[2]) or answers.pop(0))
    older = tmp_path / "case_candidates.geojson"
    with qtbot.waitSignal(dock.export_button.exported):
        press(qtbot, dock, "pinpointExport")
    assert not asked and older.exists()
    older.write_text("an earlier case")
    (tmp_path / "case_notes.geojson").write_text("mine")
    press(qtbot, dock, "pinpointExport")
    assert older.read_text() == "an earlier case"
    assert "case_candidates.geojson" in asked[0] and "case_notes" not in asked[0]
    with qtbot.waitSignal(dock.export_button.exported):
        press(qtbot, dock, "pinpointExport")
    assert older.read_text() != "an earlier case"


def boxes(*rectangles):
    made = QgsVectorLayer("Polygon?crs=EPSG:4326", "areas", "memory")
    for rectangle in rectangles:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromRect(rectangle))
        made.dataProvider().addFeature(feature)
    QgsProject.instance().addMapLayer(made)
    return made


PARIS, AUSTRALIA = QgsRectangle(2, 48, 3, 49), QgsRectangle(140, -40, 155, -30)


def search_in(qtbot, dock, drawn, selected_only=False):
    """Choose the polygons of a layer as the only search area, and wait until they are read."""
    dock.form.area.clear()
    dock.form.area.add_layer(drawn, selected_only)
    qtbot.waitUntil(lambda: "km²" in dock.form.area.summary(), timeout=PATIENCE_MS)


def test_selected_polygons_limit_the_search(dock, window, photos, qtbot):
    drawn = boxes(PARIS, AUSTRALIA)
    drop(dock, [photos])
    drawn.selectByIds([1])
    search_in(qtbot, dock, drawn, selected_only=True)
    locate(qtbot, dock)
    assert all(PARIS.contains(feature.geometry().asPoint()) for feature in layer("Candidates").getFeatures())
    assert '"within"' in rows("Run", "request")[0]
    search_in(qtbot, dock, drawn)
    locate(qtbot, dock)
    places = [feature.geometry().asPoint() for feature in layer("Candidates").getFeatures()]
    assert any(map(PARIS.contains, places)) and any(map(AUSTRALIA.contains, places))
    assert all(PARIS.contains(place) or AUSTRALIA.contains(place) for place in places)


def test_no_run_begins_while_an_area_is_read(dock, window, photos, qtbot):
    drop(dock, [photos])
    dock.form.area.add_layer(boxes(PARIS))
    press(qtbot, dock, "pinpointLocate")
    assert "is still being read" in window.messages()[0] and dock.run_row.locate_button.isVisible()
    qtbot.waitUntil(lambda: "km²" in dock.form.area.summary(), timeout=PATIENCE_MS)
    assert QgsApplication.taskManager().countActiveTasks() == 0


def test_skipped_polygons_of_an_area_are_reported(dock, window, photos, qtbot):
    drawn = boxes(PARIS)
    for wkt in ("Polygon EMPTY", "Polygon((2 48,3 49))"):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        drawn.dataProvider().addFeature(feature)
    drop(dock, [photos])
    search_in(qtbot, dock, drawn)
    locate(qtbot, dock)
    said = "feature 2 of the layer areas skipped: it is empty; draw it again or delete it (1 more in the log)"
    assert any(said in message for message in window.messages())
    assert all(PARIS.contains(feature.geometry().asPoint()) for feature in layer("Candidates").getFeatures())


def test_visible_map_limits_the_search(dock, window, photos, qtbot):
    window.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    window.mapCanvas().setExtent(AUSTRALIA)
    seen = window.mapCanvas().extent()
    drop(dock, [photos])
    dock.form.area.add_visible_map()
    locate(qtbot, dock)
    assert all(seen.contains(feature.geometry().asPoint()) for feature in layer("Candidates").getFeatures())


def test_area_without_references_is_reported_for_each_photo(dock, photos, qtbot):
    drop(dock, [photos])
    search_in(qtbot, dock, boxes(QgsRectangle(-30, 0, -29, 1)))
    locate(qtbot, dock)
    assert set(states(dock).values()) == {"failed: no reference in the search area"}


def test_a_closed_dock_leaves_no_outline_on_the_map(dock, window, qtbot):
    window.mapCanvas().setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    window.mapCanvas().setExtent(AUSTRALIA)
    items = len(window.mapCanvas().scene().items())
    dock.form.area.add_visible_map()
    assert len(window.mapCanvas().scene().items()) == items + 1
    dock.close()
    assert len(window.mapCanvas().scene().items()) == items
    dock.setUserVisible(True)
    assert len(window.mapCanvas().scene().items()) == items + 1


def test_photos_are_chosen_and_removed_with_the_buttons(dock, photos, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(photos / "paris.jpg")], ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(photos))
    assert not dock.run_row.locate_button.isEnabled()
    press(qtbot, dock, "pinpointAddPhotos")
    press(qtbot, dock, "pinpointAddFolder")
    assert len(states(dock)) == 3 and dock.status.text() == "3 photos (2 new)"
    click_photo(qtbot, dock, "quito.jpg")
    press(qtbot, dock, "pinpointRemove")
    assert sorted(states(dock)) == ["paris.jpg", "sydney.jpg"]
    dock.photos.clearSelection()
    press(qtbot, dock, "pinpointRemove")
    assert not states(dock) and not dock.run_row.locate_button.isEnabled()


def test_a_photo_that_is_removed_from_the_list_stays_in_the_run(dock, photos, qtbot):
    drop(dock, [photos])
    locate(qtbot, dock)
    click_photo(qtbot, dock, "quito.jpg")
    press(qtbot, dock, "pinpointRemove")
    assert sorted(states(dock)) == ["paris.jpg", "sydney.jpg"] and len(rows("Photos", "filename")) == 3
    assert dock.answer.list.topLevelItemCount() == 0
    dock.open_run(dock.export_button.run_path)
    assert all(map(shown, states(dock).values())) and len(states(dock)) == 3
    click_photo(qtbot, dock, "quito.jpg")
    assert dock.answer.list.topLevelItemCount() == 6


def test_thumbnails_replace_the_blanks(dock, photos, qtbot):
    drop(dock, [photos])
    picture = Qt.ItemDataRole.DecorationRole
    assert indexes(dock)[0].data(picture).isNull()
    qtbot.waitUntil(lambda: all(not index.data(picture).isNull() for index in indexes(dock)), timeout=PATIENCE_MS)
    seen = indexes(dock)[0].data(picture).toImage()
    assert len({seen.pixel(x, y) for x in range(0, seen.width(), 9) for y in range(0, seen.height(), 9)}) > 5


def test_a_dropped_file_that_is_missing_fails_alone(dock, photos, tmp_path, qtbot):
    drop(dock, [tmp_path / "gone.jpg", photos / "paris.jpg"])
    assert dock.status.text() == "2 photos (2 new)"
    locate(qtbot, dock)
    assert states(dock)["gone.jpg"] == "failed: file missing" and shown(states(dock)["paris.jpg"])
    click_photo(qtbot, dock, "gone.jpg")
    assert "gone.jpg is not there; check the path, or leave it out" in dock.answer.words.text()


def test_what_is_no_photo_is_counted_and_not_listed(dock, photos):
    for name in ("@eaDir/paris.jpg/SYNOPHOTO_THUMB_M.jpg", "clip.mp4", "film.mov", "paris.jpg.json"):
        (photos / name).parent.mkdir(parents=True, exist_ok=True)
        (photos / name).write_bytes(b"something")
    drop(dock, [photos])
    assert sorted(states(dock)) == ["paris.jpg", "quito.jpg", "sydney.jpg"]
    assert dock.status.text() == "3 photos (3 new); skipped: clips (2), folders of NAS thumbnails (1), sidecars (1)"


def test_without_pillow_photos_are_listed_and_locating_says_what_is_missing(dock, photos, monkeypatch, qtbot):
    """An engine inside QGIS needs Pillow in QGIS's own Python; a local process has its own Pillow."""
    monkeypatch.setitem(sys.modules, "pinpoint_engine.photos.decoding", None)
    drop(dock, [photos])
    assert set(states(dock).values()) == {"waiting"} and len(states(dock)) == 3
    locate(qtbot, dock)
    said = dock.status.text()
    assert said.startswith("QGIS's own Python cannot read photos (") and "pip" not in said
    assert said.endswith("; choose a process of its own under Settings > Options > Pinpoint")


def test_file_names_are_escaped(dock, photos, qtbot):
    os.rename(photos / "paris.jpg", photos / "<i>paris<i>.jpg")
    drop(dock, [photos])
    locate(qtbot, dock)
    click_photo(qtbot, dock, "<i>paris<i>.jpg")
    assert "&lt;i&gt;paris" in dock.answer.words.text()


def test_layers_removed_between_run_and_click(dock, photos, qtbot):
    drop(dock, [photos])
    locate(qtbot, dock)
    QgsProject.instance().removeAllMapLayers()
    click_photo(qtbot, dock, "paris.jpg")
    assert dock.answer.list.topLevelItemCount() == 6


def test_an_interrupted_run_is_looked_for_in_another_thread_and_offered(
    dock, engine, world, chosen, qtbot, monkeypatch
):
    kept = Path(chosen.runs, file_name("20261130T000000-0000"))
    kept.parent.mkdir(exist_ok=True)
    Run.begin(kept, Request(top_k=5), engine.describe(), [Photo.at(str(world.photos[0]))]).close()
    threads = []

    def look(folder):
        threads.append(threading.current_thread())
        return broken_off(folder)

    monkeypatch.setattr(run_row.runs, "broken_off", look)
    dock.run_row.look_for_rest()
    assert not dock.run_row.rest_button.isVisible()
    qtbot.waitUntil(dock.run_row.rest_button.isVisible, timeout=PATIENCE_MS)
    assert threads and threading.main_thread() not in threads and dock.run_row.interrupted_run == kept


def test_a_run_that_was_opened_meanwhile_is_offered_instead_of_the_one_that_is_found(dock, chosen, qtbot, monkeypatch):
    monkeypatch.setattr(run_row.runs, "broken_off", lambda _: Path("found.gpkg"))
    dock.run_row.look_for_rest()
    dock.run_row.offer_rest(Path("opened.gpkg"))
    qtbot.waitUntil(lambda: dock.run_row._search is None, timeout=PATIENCE_MS)
    assert dock.run_row.interrupted_run == Path("opened.gpkg")


def test_layers_that_are_not_all_there_go_with_the_dock_and_come_again(dock, run, tmp_path, qtbot):
    path = tmp_path / "run.gpkg"
    shutil.copyfile(run.path, path)
    dock.open_run(str(path))
    dock._turns.drop(dock._map._open_next)  # from here each step is taken by this test
    while not groups():
        dock._map._open_next()
    assert 0 < len(groups()[0].findLayers()) < len(tables.TABLES)
    dock._map.forget()
    assert not groups() and not layers.in_project(dock.run.record["run_id"])
    dock._add_layers()
    qtbot.waitUntil(lambda: not dock._map.is_opening, timeout=PATIENCE_MS)
    assert len(groups()[0].findLayers()) >= len(tables.TABLES)


@pytest.mark.parametrize("cleared", [True, False], ids=["the project is cleared", "the user removes it"])
def test_a_group_that_goes_while_it_fills_is_no_fault(dock, run, tmp_path, qtbot, cleared):
    path = tmp_path / "run.gpkg"
    shutil.copyfile(run.path, path)
    dock.open_run(str(path))
    dock._turns.drop(dock._map._open_next)
    while not groups():
        dock._map._open_next()
    QgsProject.instance().clear() if cleared else layers.remove_run(dock.run.record["run_id"])
    dock._map._open_next()
    assert not groups() and not dock._map.is_opening and dock._map.layer("candidates") is None


def test_layers_that_were_being_opened_go_as_the_run_is_forgotten(dock, run, tmp_path):
    """A layer that is still there when QGIS ends crashes it."""
    path = tmp_path / "run.gpkg"
    shutil.copyfile(run.path, path)
    dock.open_run(str(path))
    dock._turns.drop(dock._map._open_next)

    def held():
        there = [each for each in gc.get_objects() if type(each) is QgsVectorLayer and not sip.isdeleted(each)]
        return sum(str(path) in each.source() for each in there)

    dock._map._open_next()
    assert held() == 1
    dock._map.forget()
    assert held() == 0


def test_results_that_come_at_once_have_a_turn_each(dock, photos, qtbot):
    drop(dock, [photos])
    locate(qtbot, dock)
    results = [dock.run.answer(photo_id).result for photo_id in dock.run.rows]
    seen = []
    dock.run.changed.connect(seen.append)
    for result in results:
        dock.run_row._take_result(result)
    assert not seen and len(results) == 3
    QApplication.processEvents()
    assert len(seen) <= 1
    qtbot.waitUntil(lambda: len(seen) == 3, timeout=PATIENCE_MS)
    assert not dock._turns.waits(dock.run_row._take_next)
