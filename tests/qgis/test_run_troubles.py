"""Damaged, locked, read-only and newer runs in the dock, and runs whose photos were moved."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import threading
import time
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
import tiny
from qgis.core import QgsProject
from steps import PATIENCE_MS, candidate, click_candidate, click_photo, groups, layer, listed, press, states
from window import bury

from pinpoint_engine import Photo, Request, runs, tables
from pinpoint_engine.runs import geopackage, moved
from pinpoint_qgis.dock.candidate_list import NUMBER, RANK
from pinpoint_qgis.dock.photo_list import PATH

ROOT = Path(__file__).parents[2]
NAMES = ["paris.jpg", "quito.jpg", "sydney.jpg"]


@pytest.fixture
def path(engine, photos, tmp_path):
    """A finished run of three photos."""
    asked = [Photo.at(str(photos / name)) for name in NAMES]
    return tiny.write_run(tmp_path / "runs" / "run.gpkg", engine, asked, Request(top_k=3)).path


@pytest.fixture(autouse=True)
def no_error(monkeypatch):
    """Nothing that Qt calls may raise."""
    raised = []
    monkeypatch.setattr(sys, "excepthook", lambda *error: raised.append(error))
    yield
    assert raised == []


def change(path, *statements):
    with closing(geopackage.connect(path)) as database:
        for statement in statements:
            database.execute(*statement) if isinstance(statement, tuple) else database.execute(statement)


def open_and_look(dock, path, qtbot):
    """Open a run and look at each photo; return the ranks of the candidates that are listed, by name."""
    dock.open_run(str(path))
    bury()
    found = {}
    for photo in listed(dock):
        click_photo(qtbot, dock, photo.name)
        items = map(dock.answer.list.topLevelItem, range(dock.answer.list.topLevelItemCount()))
        found[photo.name] = [rank for item in items if (rank := item.data(NUMBER, RANK))]
    return found


def wait_for_missing(dock, qtbot):
    """Wait until it was seen, in another thread, that the photos are not where they were."""
    qtbot.waitUntil(lambda: dock.troubles.find_button.isVisible(), timeout=PATIENCE_MS)


def said(label):
    return label.text().replace("\u200b", "")


def can_review(dock):
    return dock.answer.review.actions["accept"].isEnabled()


def wait_for_layers(dock, qtbot):
    qtbot.waitUntil(lambda: len(groups()) == 1 and not dock._map.is_opening, timeout=PATIENCE_MS)


# damaged


def test_a_run_that_was_cut_shows_what_is_left_and_is_repaired(dock, window, path, qtbot, tmp_path):
    content = path.read_bytes()
    cut = content[: len(content) * 49 // 50]
    path.write_bytes(cut)
    assert list(open_and_look(dock, path, qtbot)) == NAMES
    assert "is damaged, so it is only shown; save a repaired copy" in said(dock.troubles.fault)
    assert any("the file is cut short" in text for text in window.messages())
    assert not can_review(dock) and groups() == [] and dock.troubles.repair_button.isVisible()
    dock.troubles.repair(tmp_path / "new.gpkg")
    wait_for_layers(dock, qtbot)
    assert dock.run.path == tmp_path / "new.gpkg" and not dock.troubles.isVisible()
    click_photo(qtbot, dock, "paris.jpg")
    press(qtbot, dock, "pinpointAcceptButton")
    assert runs.read(tmp_path / "new.gpkg")["photos"][0]["state"] == "accepted"
    assert path.read_bytes() == cut and sorted(os.listdir(path.parent)) == ["run.gpkg"]


def test_no_damage_to_a_page_raises_anything(dock, path, qtbot):
    content, chance = path.read_bytes(), random.Random(3)
    for start in chance.sample(range(0, len(content), 4096), 25):
        path.write_bytes(content[:start] + chance.randbytes(4096) + content[start + 4096 :])
        open_and_look(dock, path, qtbot)
        dock._close_run()
        QgsProject.instance().clear()


@pytest.mark.parametrize("name", ["photos", "candidates", "evidence", "regions", "failures", "run"])
def test_a_run_without_a_table_lists_its_photos(dock, path, name, qtbot):
    change(path, f"DROP TABLE {name}")
    found = open_and_look(dock, path, qtbot)
    assert sorted(found) == NAMES and not can_review(dock)
    assert set(map(tuple, found.values())) == ({()} if name == "candidates" else {(1, 2, 3)})


def test_a_damaged_candidate_hides_no_other_and_ranks_stay(dock, path, qtbot):
    key = runs.read(path)["photos"][0]["photo_id"]
    change(
        path,
        ("UPDATE candidates SET latitude = 'x' WHERE cand_id = ?", (tables.candidate_id(key, 2),)),
        "UPDATE run SET request = '{broken', started = 'noon', n_photos = NULL",
        "UPDATE photos SET conf25 = NULL, elsewhere = NULL WHERE filename = 'quito.jpg'",
    )
    assert open_and_look(dock, path, qtbot) == {"paris.jpg": [1, 3], "quito.jpg": [1, 2, 3], "sydney.jpg": [1, 2, 3]}
    wait_for_layers(dock, qtbot)
    assert states(dock)["quito.jpg"] == "located" and any("latitude" in note for note in dock.run.notes)
    click_photo(qtbot, dock, "paris.jpg")
    assert candidate(dock, 2).data(NUMBER, RANK) == 3
    click_candidate(qtbot, dock, 2)
    press(qtbot, dock, "pinpointAcceptButton")
    rows = {row["rank"]: row["state"] for row in runs.read(path)["candidates"] if row["photo_id"] == key}
    assert rows == {1: "unreviewed", 3: "accepted"}


def test_a_run_of_a_newer_version_is_shown_as_it_is_and_not_written(dock, path, qtbot):
    change(
        path,
        "UPDATE photos SET outcome = 'indoors' WHERE filename = 'paris.jpg'",
        "UPDATE candidates SET source = 'aerial'",
        ("UPDATE run SET format = ?", (tables.FORMAT + 1,)),
    )
    content = path.read_bytes()
    assert open_and_look(dock, path, qtbot)["paris.jpg"] == [1, 2, 3]
    wait_for_layers(dock, qtbot)
    assert states(dock)["paris.jpg"] == "indoors" and "newer version" in said(dock.troubles.fault)
    click_photo(qtbot, dock, "paris.jpg")
    assert "indoors" in dock.answer.words.text() and not can_review(dock)
    assert all(node.layer().readOnly() for node in groups()[0].findLayers())
    assert not layer("Candidates").startEditing()
    QgsProject.instance().clear()
    bury()
    assert path.read_bytes() == content


# locked, read-only


LOCK = """
import sys
from pinpoint_engine.runs import geopackage
database = geopackage.connect(sys.argv[1])
database.execute("BEGIN EXCLUSIVE")
database.execute("UPDATE photos SET note = 'from there'")
print("locked", flush=True)
sys.stdin.readline()
database.execute("COMMIT")
database.close()
print("free", flush=True)
"""


@contextmanager
def locked(path):
    """Another process that holds the lock of a file; yields a function that lets it go."""
    command = [sys.executable, "-c", LOCK, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:
        assert process.stdout.readline() == "locked\n"

        def let_go():
            process.stdin.write("\n")
            process.stdin.flush()
            assert process.stdout.readline() == "free\n"

        yield let_go
        process.kill()


def test_a_locked_run_is_shown_and_can_be_reviewed_once_it_is_free(dock, path, qtbot):
    with locked(path) as let_go:
        started = time.monotonic()
        assert open_and_look(dock, path, qtbot) == {name: [1, 2, 3] for name in NAMES}
        assert time.monotonic() - started < 8
        assert "open in another program" in said(dock.troubles.fault) and not can_review(dock)
        assert "open in another program" in dock.run.fault
        let_go()
    qtbot.waitUntil(lambda: can_review(dock), timeout=PATIENCE_MS)
    assert not dock.troubles.isVisible() and dock.run.fault == ""
    qtbot.waitUntil(lambda: dock.run.rows[dock._photo_id]["note"] == "from there", timeout=PATIENCE_MS)
    wait_for_layers(dock, qtbot)
    press(qtbot, dock, "pinpointAcceptButton")
    assert [row["state"] for row in runs.read(path)["photos"]].count("accepted") == 1


def test_a_run_that_is_locked_while_it_is_open_says_so(dock, path, qtbot):
    open_and_look(dock, path, qtbot)
    wait_for_layers(dock, qtbot)
    with locked(path) as let_go:
        press(qtbot, dock, "pinpointAcceptButton")
        assert "another program" in dock.status.text()
        click_photo(qtbot, dock, "paris.jpg")
        let_go()
    qtbot.waitUntil(lambda: can_review(dock), timeout=PATIENCE_MS)


@pytest.mark.parametrize("state", ["closed", "wal", "left in wal"])
def test_a_run_on_a_read_only_drive_has_layers_that_cannot_be_edited(dock, path, state, qtbot, tmp_path):
    with closing(geopackage.connect(path)) as database:
        if state != "closed":
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("UPDATE run SET host = 'x'")
        source = shutil.copytree(path.parent, tmp_path / "source")
    there = tmp_path / "mounted"
    there.mkdir()
    if state == "left in wal":
        assert (source / "run.gpkg-wal").stat().st_size
    for options in ("bind", "remount,bind,ro"):
        if subprocess.run(["mount", "-o", options, source, there], capture_output=True).returncode:
            pytest.skip("nothing can be mounted here; that needs root")
    try:
        before = sorted(os.listdir(there))
        assert open_and_look(dock, there / "run.gpkg", qtbot) == {name: [1, 2, 3] for name in NAMES}
        wait_for_layers(dock, qtbot)
        assert "is only shown, as it is read-only; copy it" in said(dock.troubles.fault) and not can_review(dock)
        assert len(list(layer("Candidates").getFeatures())) == 9
        assert all(node.layer().readOnly() for node in groups()[0].findLayers())
        assert sorted(os.listdir(there)) == before
    finally:
        dock._close_run()
        QgsProject.instance().clear()
        bury()
        subprocess.run(["umount", "--lazy", there], check=True)


# photos that were moved


def test_moved_photos_are_found_and_remembered_only_when_told(dock, path, photos, qtbot):
    after = photos.with_name("after")
    photos.rename(after)
    content = path.read_bytes()
    open_and_look(dock, path, qtbot)
    wait_for_missing(dock, qtbot)
    assert said(dock.troubles.words) == "3 of 3 photos are not where they were."
    main, threads, real = threading.get_ident(), [], moved.find
    moved.find = lambda *asked: threads.append(threading.get_ident()) or real(*asked)
    try:
        dock.troubles.find(str(after))
        qtbot.waitUntil(lambda: dock.troubles.remember_button.isVisible(), timeout=PATIENCE_MS)
    finally:
        moved.find = real
    assert len(threads) == 1 and threads[0] != main
    assert said(dock.troubles.words) == f"3 photos were found in {after}."
    assert [photo.path for photo in listed(dock)] == [str(after / name) for name in NAMES] == dock.photos.paths()
    assert dock.photos.model().index(0, 0).data(PATH) == str(after / "paris.jpg")
    wait_for_layers(dock, qtbot)
    assert [row["photo"] for row in runs.read(path)["photos"]] == [str(photos / name) for name in NAMES]
    press(qtbot, dock, "pinpointRemember")
    assert [row["photo"] for row in runs.read(path)["photos"]] == [str(after / name) for name in NAMES]
    assert dock.run.n_moved == 0 and path.read_bytes() != content
    dock.open_run(str(path))
    qtbot.waitUntil(lambda: dock.run._look is None, timeout=PATIENCE_MS)
    assert not dock.troubles.isVisible()


def test_moved_photos_can_be_located_again_with_their_reviews(dock, path, photos, qtbot):
    photos.rename(photos.with_name("after"))
    open_and_look(dock, path, qtbot)
    press(qtbot, dock, "pinpointAcceptButton")
    wait_for_missing(dock, qtbot)
    dock.troubles.find(str(photos.with_name("after")))
    qtbot.waitUntil(lambda: dock.troubles.remember_button.isVisible(), timeout=PATIENCE_MS)
    press(qtbot, dock, "pinpointLocate")
    qtbot.waitUntil(lambda: dock.run_row.locate_button.isVisible(), timeout=PATIENCE_MS)
    rows = runs.read(dock.run.path)["photos"]
    assert dock.run.path != path and [row["photo"] for row in rows] == dock.photos.paths()
    assert [row["state"] for row in rows].count("accepted") == 1 and len(listed(dock)) == 3


def test_the_rest_is_located_where_it_was_found(dock, engine, chosen, photos, qtbot):
    asked = [Photo.at(str(photos / name)) for name in NAMES]
    path = Path(chosen.runs, runs.file_name(tables.new_run_id()))
    run = runs.Run.begin(path, Request(top_k=3), engine.describe(), asked)
    run.add(next(engine.locate(asked[:1], run.request)))
    run.close()
    photos.rename(photos.with_name("after"))
    open_and_look(dock, path, qtbot)
    wait_for_missing(dock, qtbot)
    dock.troubles.find(str(photos.with_name("after")))
    qtbot.waitUntil(lambda: dock.troubles.remember_button.isVisible(), timeout=PATIENCE_MS)
    assert "2 of them by their names alone" in said(dock.troubles.words)
    press(qtbot, dock, "pinpointRest")
    qtbot.waitUntil(lambda: dock.run_row.locate_button.isVisible(), timeout=PATIENCE_MS)
    assert [row["outcome"] for row in runs.read(path)["photos"]].count("failed") == 0
    assert runs.read(path)["run"][0]["n_waiting"] == 0


def test_a_search_can_be_cancelled_and_is_over_when_the_run_is_closed(dock, path, photos, qtbot):
    after = photos.with_name("after")
    photos.rename(after)
    for number in range(40):
        (after / f"{number}.jpg").write_bytes(bytes(3_000_000))
    for name in NAMES:
        (after / name).unlink()
    open_and_look(dock, path, qtbot)
    wait_for_missing(dock, qtbot)
    dock.troubles.find(str(after))
    assert dock.troubles.progress.isVisible() and not dock.troubles.find_button.isVisible()
    press(qtbot, dock, "pinpointCancelFind")
    qtbot.waitUntil(lambda: dock.troubles.find_button.isVisible(), timeout=PATIENCE_MS)
    assert "0 photos were found" in said(dock.troubles.words) and "3 of 3 photos are not" in said(dock.troubles.words)
    dock.troubles.find(str(after))
    dock._close_run()
    qtbot.waitUntil(lambda: dock.troubles._task is None, timeout=PATIENCE_MS)
    assert not dock.troubles.isVisible()


class SlowShare:
    """A folder that tells of no file until it is free; `threads` are those that have asked it."""

    def __init__(self, folder, monkeypatch):
        self.free, self.threads, self._folder, self._look = threading.Event(), [], str(folder), os.path.lexists
        monkeypatch.setattr(os.path, "lexists", self.lexists)

    def lexists(self, path):
        if str(path).startswith(self._folder):
            self.threads.append(threading.current_thread())
            assert self.free.wait(60)
        return self._look(path)


def test_a_share_that_does_not_answer_never_holds_the_window(dock, path, photos, qtbot, monkeypatch):
    (photos / "quito.jpg").unlink()
    share = SlowShare(photos, monkeypatch)
    started = time.monotonic()
    assert open_and_look(dock, path, qtbot) == {name: [1, 2, 3] for name in NAMES}
    wait_for_layers(dock, qtbot)
    candidates = layer("Candidates")
    first = next(candidates.getFeatures('"filename" = \'paris.jpg\' AND "rank" = 2'))
    assert candidates.startEditing()
    assert candidates.changeAttributeValue(first.id(), candidates.fields().indexOf("state"), "accepted")
    assert candidates.commitChanges()
    assert listed(dock)[0].row["state"] == "accepted" and dock.run.missing == []
    assert time.monotonic() - started < 20 and dock.run._look is not None
    share.free.set()
    wait_for_missing(dock, qtbot)
    assert said(dock.troubles.words) == "1 of 3 photos is not where it was."
    assert [dock.run.rows[key]["filename"] for key in dock.run.missing] == ["quito.jpg"]
    assert share.threads and threading.main_thread() not in share.threads


def test_a_run_may_be_closed_before_a_share_answers(dock, path, photos, qtbot, monkeypatch):
    share = SlowShare(photos, monkeypatch)
    dock.open_run(str(path))
    look = dock.run._look
    dock._close_run()
    bury()
    share.free.set()
    qtbot.waitUntil(lambda: look not in look._unfinished, timeout=PATIENCE_MS)
    assert dock.run is None and not dock.troubles.isVisible()


def test_troubles_fit_a_narrow_dock(dock, path, photos, qtbot, tmp_path):
    change(path, "DROP TABLE regions")
    photos.rename(photos.with_name("after"))
    open_and_look(dock, path, qtbot)
    wait_for_missing(dock, qtbot)
    dock.troubles.setFixedWidth(380)
    assert dock.troubles.minimumSizeHint().width() <= 380
    assert dock.troubles.grab().save(str(tmp_path / "troubles.png"))
