"""Open imagery from the dock: told before, brought into a gallery, searched, and the photos located again with it."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from loopback import BROKEN_JPEG, Fault, Loopback, Reply
from panoramax import AREA, LICENCE, Contract
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingFeedback, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from steps import PATIENCE_MS, click_photo, drop, groups, locate, rows, wait_for_end

from pinpoint_engine import Location, runs
from pinpoint_engine.gallery import open_gallery
from pinpoint_engine.models.pack import open_pack
from pinpoint_engine.sources.fetching import SAVED
from pinpoint_engine.types import Polygon, SearchArea
from pinpoint_qgis import imagery, settings
from pinpoint_qgis.dock.review_actions import ACCEPT, REJECT, UNDO
from pinpoint_qgis.engines import REMOTE

SOUTH, WEST, NORTH, EAST = AREA
SQUARE = Polygon(tuple(Location(50 + lat, 10 + lon) for lat, lon in ((0, 0), (0, 0.005), (0.005, 0.005), (0.005, 0))))
GROUND = Polygon(tuple(Location(lat, lon) for lat, lon in ((SOUTH, WEST), (SOUTH, EAST), (NORTH, EAST), (NORTH, WEST))))


@pytest.fixture
def server():
    with Contract().running() as running:
        yield running


@pytest.fixture
def shown(dock, in_a_process, server, qtbot):
    """A function that opens the window by one of the dock's ways, and names the server in it."""

    def show(ask):
        ask()
        dialog = dock.imagery.window
        assert dialog.isVisible()
        dialog.service.setCurrentIndex(0)
        dialog.address.setText(server.web.url)
        return dialog

    yield show
    if dock.imagery.window is not None:
        dock.imagery.window.reject()


def wait(qtbot, dialog):
    qtbot.waitUntil(lambda: dialog._task is None, timeout=PATIENCE_MS)


def ids(folder, in_a_process):
    model = open_pack(Path(in_a_process.pack)).model
    return {each.id for each in open_gallery(Path(folder), model).references}


def ticks(dialog):
    """Whether each licence is ticked, by its name."""
    items = (dialog.licences.item(row) for row in range(dialog.licences.count()))
    return {item.data(Qt.ItemDataRole.UserRole): item.checkState() == Qt.CheckState.Checked for item in items}


def tick(dialog, licence, on):
    row = list(ticks(dialog)).index(licence)
    dialog.licences.item(row).setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def test_nothing_is_asked_before_the_user_says_so(shown, dock, server):
    dock.form.area.set_area(SearchArea((GROUND,)))
    assert dock.form.area.imagery_button.isVisibleTo(dock.form.area)
    dialog = shown(dock.form.area.imagery_asked.emit)
    assert not server.web.calls and "127.0.0.1" in dialog.consent.text() and "where you look" in dialog.consent.text()
    assert not dialog.fetch_button.isEnabled()


def test_imagery_of_the_area_is_told_then_brought_and_searched_from_then_on(shown, dock, server, in_a_process, qtbot):
    dock.form.area.set_area(SearchArea((GROUND,)))
    dialog = shown(dock.get_imagery)
    dialog.look_button.click()
    wait(qtbot, dialog)
    assert dialog._offer["found"] == len(server.pictures) and "kB in a minute" in dialog.offer.text(), (
        dialog.status.text()
    )
    assert [dialog.licences.item(row).data(Qt.ItemDataRole.UserRole) for row in range(dialog.licences.count())] == [
        LICENCE
    ]
    assert not Path(dialog.folder.filePath()).exists()
    dialog.fetch_button.click()
    wait(qtbot, dialog)
    folder = dialog.folder.filePath()
    assert settings.load().galleries == (folder,), dialog.status.text()
    found = ids(folder, in_a_process)
    assert all(each.startswith("panoramax:") for each in found) and len(found) > 40
    assert dialog.again_button.isVisible()


def test_a_cancelled_download_goes_on_where_it_stopped_when_the_window_is_opened_anew(
    shown, dock, server, in_a_process, qtbot
):
    dock.form.area.set_area(SearchArea((GROUND,)))
    dialog = shown(dock.get_imagery)
    dialog.look()
    wait(qtbot, dialog)
    chosen, sampled = dialog._offer["chosen"], len(pictures(server))
    server.web.fault_for = lambda call: Fault(hang=True) if len(pictures(server)) > sampled + 45 else None
    dialog.fetch()
    qtbot.waitUntil(lambda: dialog.progress.value() > 100 * SAVED / chosen, timeout=PATIENCE_MS)
    dialog.cancel()
    wait(qtbot, dialog)
    assert "what was downloaded is kept" in dialog.status.text() and not settings.load().galleries
    dialog.close()
    before = len(pictures(server))
    server.web.fault_for = lambda call: None
    dialog = shown(dock.get_imagery)
    dialog.look()
    wait(qtbot, dialog)
    assert len(pictures(server)) == before  # the samples are known
    dialog.fetch()
    wait(qtbot, dialog)
    assert len(ids(dialog.folder.filePath(), in_a_process)) > chosen, dialog.status.text()  # a panorama is four
    assert 0 < len(pictures(server)) - before <= chosen - SAVED


def test_pictures_that_could_not_be_had_are_counted_in_a_warning(shown, dock, server, in_a_process, qtbot):
    dock.form.area.set_area(SearchArea((GROUND,)))
    dialog = shown(dock.get_imagery)
    dialog.look()
    wait(qtbot, dialog)
    broken = set(pictures(server))
    server.web.fault_for = lambda call: BROKEN_JPEG if len(call.path) and hash_of(call.path) % 2 else None
    dialog.fetch()
    wait(qtbot, dialog)
    told = dialog.status.text()
    assert "is searched from now on" in told and " are broken; press Refresh under Settings" in told and broken
    count = len(ids(dialog.folder.filePath(), in_a_process))
    assert f"\n{count} new references\n" in told and told.splitlines()[-1] in dock.status.text()


def hash_of(path):
    """A number for the path of a picture, the same in each run."""
    return sum(path.encode())


def pictures(server):
    """The paths of pictures that were asked for so far, in order."""
    return [path for path in server.web.paths() if path.startswith("/api/pictures/")]


def test_the_usual_folder_is_that_of_the_ground_whatever_the_day(shown, dock):
    folders = []
    for area in (GROUND, GROUND, Polygon(tuple(Location(each.lat + 1, each.lon) for each in GROUND.outer))):
        dock.form.area.set_area(SearchArea((area,)))
        folders.append(shown(dock.get_imagery).folder.filePath())
        dock.imagery.window.close()
    assert folders[0] == folders[1] != folders[2]


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"system": "geoclip"}, "GeoCLIP searches no galleries"),
        ({"system": "plonk"}, "choose Pinpoint + PLONK under Located by"),
        ({"engine": REMOTE}, "The remote engine does not search galleries on this machine"),
    ],
)
def test_imagery_that_would_change_no_answer_is_not_offered(dock, plugin, photos, qtbot, changed, why):
    drop(dock, [photos])
    locate(qtbot, dock)
    click_photo(qtbot, dock, "paris.jpg")
    dock.form.area.set_area(SearchArea((GROUND,)))
    buttons = dock.form.area.imagery_button, dock.more.imagery, plugin._evidence.imagery_button
    tell(dock, plugin)
    assert [each.isEnabled() for each in buttons] == [True, True, True]
    settings.save(dataclasses.replace(settings.load(), **changed))
    if system := changed.get("system"):
        dock.run.record["system"] = system
        dock._result = dataclasses.replace(dock._result, system=system)
        dock.form.system.kind.setCurrentIndex(dock.form.system.kind.findData(system))
    tell(dock, plugin)
    assert [each.isEnabled() for each in buttons] == [False, False, False]
    assert all(why in each.toolTip() for each in buttons)
    for ask in (dock.get_imagery, dock.look_around, dock.look_around_all):
        dock.status.setText("")
        ask()
        assert why in dock.status.text() and dock.imagery.window is None


def tell(dock, plugin):
    """Let the dock, its menu and the evidence show whether there is use in imagery."""
    plugin._engines.changed.emit()
    dock.more.menu().aboutToShow.emit()
    plugin._evidence.show_candidate(dock._result.photo, dock._result, 1)


@pytest.fixture
def imagery_around(shown, dock, server, photos, qtbot):
    """A function that locates three photos, lays the server's pictures around one, and brings them by a way."""

    def bring(ask):
        drop(dock, [photos])
        locate(qtbot, dock)
        click_photo(qtbot, dock, "paris.jpg")
        place = dock._result.candidates[0].location
        server.pictures = [
            dataclasses.replace(each, lat=place.lat + (each.lat - 50) / 20, lon=place.lon + (each.lon - 10) / 20)
            for each in server.pictures
        ]
        dialog = shown(ask)
        dialog.look()
        wait(qtbot, dialog)
        dialog.fetch()
        wait(qtbot, dialog)
        return dialog

    return bring


def again(dialog, dock, qtbot):
    dialog.again_button.click()
    assert dock.imagery.window is None and dock.run_row.task is not None
    wait_for_end(qtbot, dock)


def answered(dock):
    """Which answer each photo has in the run, by file name."""
    return {row["filename"]: row["answer"] for row in runs.read(dock.run.path)["photos"]}


def test_one_photo_is_located_again_with_imagery_around_its_candidates(imagery_around, dock, qtbot):
    dialog = imagery_around(dock.look_around)
    assert "paris.jpg" in dialog.area.text() and dialog.reach.isVisibleTo(dialog)
    path, before = dock.run.path, dock._result
    assert dock.answer.answers.isHidden()
    again(dialog, dock, qtbot)
    assert dock.run.path == path and answered(dock) == {"paris.jpg": 2, "quito.jpg": 1, "sydney.jpg": 1}
    assert "1 photo located again; the run keeps the earlier answers" in dock.status.text()
    assert [dock.answer.answers.itemText(row) for row in range(2)] == [
        f"Second answer, with imagery of {Path(settings.load().galleries[0]).name}",
        "First answer",
    ]
    assert dock.answer.answers.currentIndex() == 0 and dock._result.pack != before.pack
    assert "panoramax:" in " ".join(item.reference.id for each in dock._result.candidates for item in each.evidence)
    assert rows("Photos", "answer").count(2) == 1


def test_the_first_answer_is_shown_beside_the_second_and_its_candidates_can_be_accepted(
    imagery_around, dock, plugin, qtbot
):
    dialog, before = imagery_around(dock.look_around), dock._result
    again(dialog, dock, qtbot)
    second = dock._result
    assert "Its own GPS tag is" in dock.answer.words.text()  # away from the latest answer, where the photo is
    dock.answer.answers.setCurrentIndex(1)
    dock.answer.answers.activated.emit(1)
    assert dock.answer.is_earlier and dock._result == before and "GPS tag" not in dock.answer.words.text()
    assert plugin._looked_at[1] == before
    actions = dock.answer.review.actions
    assert actions[ACCEPT].isEnabled() and not actions[REJECT].isEnabled()
    actions[ACCEPT].trigger()
    row = dock.run.rows[before.photo.id]
    place = before.candidates[0].location
    assert (row["latitude"], row["longitude"], row["state"]) == (place.lat, place.lon, "accepted")
    assert dock.answer.is_earlier and actions[ACCEPT].isChecked()
    assert "the accepted candidate" in dock.answer.words.text()
    dock.answer.answers.activated.emit(0)
    assert dock._result == second and not actions[ACCEPT].isChecked()
    assert "the accepted candidate of an earlier answer" in dock.answer.words.text()
    dock.answer.answers.activated.emit(1)
    actions[ACCEPT].trigger()
    assert dock.run.rows[before.photo.id]["state"] == "unreviewed"
    actions[UNDO].trigger()
    assert dock.run.rows[before.photo.id]["cand_id"] == f"{before.photo.id}-01"


def test_all_photos_of_a_run_are_located_again(imagery_around, dock, qtbot):
    dialog = imagery_around(dock.look_around_all)
    asked = runs.reading.candidate_places(dock.run.path)
    assert len(asked) > 3 and f"around {len(asked)} places of 3 photos" in dialog.area.text()
    assert set(dialog._places) == asked and dialog.reach.value() == 2
    reviewed = dock._result.candidates[0].location
    dock.answer.review.actions[ACCEPT].trigger()
    again(dialog, dock, qtbot)
    assert set(answered(dock).values()) == {2} and len(groups()) == 1
    row = dock.run.rows[dock._result.photo.id]
    assert (row["state"], row["latitude"], row["longitude"]) == ("accepted", reviewed.lat, reviewed.lon)
    assert sorted(rows("Candidates", "rank")) == sorted(
        rank for each in dock.run.rows.values() for rank in range(1, each["n_cand"] + 1)
    )
    dock.open_run(dock.run.path)
    click_photo(qtbot, dock, "sydney.jpg")
    assert dock.answer.answers.count() == 2 and not dock.answer.answers.isHidden()


def test_photos_that_are_gone_keep_what_they_had(imagery_around, dock, photos, qtbot):
    dialog = imagery_around(dock.look_around_all)
    (photos / "sydney.jpg").unlink()
    again(dialog, dock, qtbot)
    assert answered(dock) == {"sydney.jpg": 1, "paris.jpg": 2, "quito.jpg": 2}
    assert "1 photo could not be located again and keep" in dock.status.text()
    assert "1 file missing" not in dock.status.text() and dock.run.record["n_failed"] == 0


def test_a_place_without_imagery_and_a_dead_host_are_told_apart(shown, dock, server, qtbot):
    dock.form.area.set_area(SearchArea((GROUND,)))
    server.pictures.clear()
    dialog = shown(dock.get_imagery)
    dialog.look()
    wait(qtbot, dialog)
    assert "no imagery here" in dialog.status.text()
    server.kill()
    dialog.address.setText("http://127.0.0.1:9")
    dialog.look()
    wait(qtbot, dialog)
    assert "cannot be asked" in dialog.status.text() and "Traceback" not in dialog.status.text()


def test_the_token_is_kept_as_those_of_engines_are_and_in_no_argument(shown, dock, plugin):
    dock.form.area.set_area(SearchArea((GROUND,)))
    dialog = shown(dock.get_imagery)
    dialog.service.setCurrentIndex(1)
    assert dialog.secret.isVisibleTo(dialog) and not dialog.address.isVisibleTo(dialog)
    dialog.secret.setText("MLY|secret")
    wish = dialog._ready_wish()
    kept = plugin._engines.remotes.token("https://graph.mapillary.com")
    assert kept == "MLY|secret" and "secret" not in " ".join(wish.arguments("area.geojson"))
    *_, variables = imagery._reaching(("python", (), {"A": "1"}), wish.variables)
    assert variables == {"A": "1", "PINPOINT_MAPILLARY_TOKEN": "MLY|secret"}


def test_without_a_token_of_its_own_the_environments_stays(shown, dock, plugin):
    for host in ("graph.mapillary.com", "api.flickr.com"):
        plugin._engines.remotes.keep_token(f"https://{host}", "")
    dock.form.area.set_area(SearchArea((GROUND,)))
    dialog = shown(dock.get_imagery)
    for service, variable in ((1, "PINPOINT_MAPILLARY_TOKEN"), (3, "PINPOINT_FLICKR_KEY")):
        dialog.service.setCurrentIndex(service)
        asked = dialog._ready_wish().variables
        *_, variables = imagery._reaching(("python", (), {variable: "of the environment"}), asked)
        assert variables == {variable: "of the environment"}


@pytest.mark.parametrize(
    ("token", "told", "calls"),
    [("", "Mapillary wants a token; ", 0), ("MLY|wrong", "Mapillary does not accept this token", 1)],
)
def test_a_missing_and_a_wrong_token_are_told_apart(shown, dock, plugin, qtbot, monkeypatch, token, told, calls):
    monkeypatch.delenv("PINPOINT_MAPILLARY_TOKEN", raising=False)
    plugin._engines.remotes.keep_token("https://graph.mapillary.com", "")
    refusal = Reply({"error": {"message": "Invalid OAuth", "type": "OAuthException", "code": 190}}, 401)
    dock.form.area.set_area(SearchArea((SQUARE,)))
    dialog = shown(dock.get_imagery)
    with Loopback(lambda call: refusal).running() as graph:
        choice = dataclasses.replace(imagery.CHOICES[1], has_address=True)
        dialog.service.setItemData(1, choice)
        dialog.service.setCurrentIndex(1)
        dialog.address.setText(graph.url)
        dialog.secret.setText(token)
        dialog.look()
        wait(qtbot, dialog)
        assert told in dialog.status.text() and "in the dock" in dialog.status.text(), dialog.status.text()
        assert len(graph.calls) == calls and "wrong" not in dialog.status.text()
    plugin._engines.remotes.keep_token("https://graph.mapillary.com", "")


def test_the_engines_process_uses_the_proxy_of_qgis(shown, dock, proxied):
    dock.form.area.set_area(SearchArea((GROUND,)))
    dialog = shown(dock.get_imagery)
    dialog.service.setCurrentIndex(2)
    assert dialog._ready_wish().variables == {
        "https_proxy": "http://me%40home:p%2Fw@proxy.example.org:3128",  # pragma: allowlist secret
        "no_proxy": "inner.example.org",
    }


def test_a_licence_that_was_unticked_stays_so_when_the_service_is_asked_again(shown, dock, server, qtbot):
    dock.form.area.set_area(SearchArea((GROUND,)))
    server.licences = {picture.id: "CC BY-SA 4.0" for picture in server.pictures[:10]}
    server.licences[server.pictures[-2].id] = "all rights reserved"
    dialog = shown(dock.get_imagery)
    dialog.look()
    wait(qtbot, dialog)
    assert ticks(dialog) == {LICENCE: True, "CC BY-SA 4.0": True, "all rights reserved": False}
    whole = dialog.offer.text()
    assert "1 are left out for their licence" in whole and f"{len(server.pictures)} pictures there" in whole
    tick(dialog, LICENCE, False)
    assert "9 of them one for each 20 m" in dialog.offer.text() and whole != dialog.offer.text()
    dialog.look()
    wait(qtbot, dialog)
    assert ticks(dialog) == {LICENCE: False, "CC BY-SA 4.0": True, "all rights reserved": False}
    assert dialog._wish().licences == ("CC BY-SA 4.0",)
    dialog.fetch()
    wait(qtbot, dialog)
    brought = open_gallery(Path(dialog.folder.filePath()), open_pack(Path(settings.load().pack)).model).references
    assert {each.licence for each in brought} == {"CC BY-SA 4.0"}, dialog.status.text()
    tick(dialog, "CC BY-SA 4.0", False)
    assert not dialog.fetch_button.isEnabled() and "no licence is ticked" in dialog.status.text()
    tick(dialog, "CC BY-SA 4.0", True)
    dialog.look()
    wait(qtbot, dialog)
    assert "0 of these are not in the gallery yet" in dialog.offer.text() and "To download" not in dialog.offer.text()


def test_the_toolbox_tells_and_then_brings(processing, in_a_process, server, tmp_path):
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(WEST, SOUTH, EAST, NORTH)))
    layer.dataProvider().addFeature(feature)
    asked = {"SERVICE": 0, "WITHIN": layer, "ADDRESS": server.web.url, "GALLERY": str(tmp_path / "streets")}
    feedback = QgsProcessingFeedback()
    told = processing.run("pinpoint:getimagery", asked, feedback=feedback)
    assert told["N_FOUND"] == len(server.pictures) and not (tmp_path / "streets").exists()
    assert LICENCE in told["LICENCES_THERE"] and f"{server.web.url[7:]} is asked" in feedback.textLog()
    made = processing.run("pinpoint:getimagery", {**asked, "DOWNLOAD": True}, feedback=feedback)
    assert made["N_REFERENCES"] == len(ids(tmp_path / "streets", in_a_process))
    assert settings.load().galleries == (str(tmp_path / "streets"),)


def test_places_with_more_pictures_than_the_host_tells_of_are_told():
    told = {"host": "a.example", "found": 0, "licences": {}, "faults": {}, "slots": [], "rates": {}, "brim": 2}
    words = "Some places have more pictures than a.example tells of; those that it does not tell of are missing"
    assert words in imagery.in_words(told, []) and words not in imagery.in_words({**told, "brim": 0}, [])
