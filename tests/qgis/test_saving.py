"""The background tasks that write what leaves Pinpoint: they end with a message, and cancel leaves nothing half."""

from __future__ import annotations

import shutil
import threading
from contextlib import closing

import pytest
import tiny
from qgis.core import QgsApplication

from pinpoint_engine import Request, runs
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import geopackage, reviews
from pinpoint_qgis import report
from pinpoint_qgis.dock.export_button import ExportButton
from pinpoint_qgis.saving import ExportTask, GeotagTask, ReportTask

PATIENCE_MS = 60_000


@pytest.fixture
def accepted(engine, photos, tmp_path):
    """A run of three photos, all accepted."""
    asked = [read_photo(str(path)) for path in sorted(photos.iterdir())]
    path = tiny.write_run(tmp_path / "run.gpkg", engine, asked, Request(top_k=2)).path
    for photo in asked:
        reviews.accept(path, f"{photo.id}-01")
    return path


def carried_out(qtbot, task):
    """Run a task as the dock does, and wait for it; the manager deletes it afterwards, so its attributes are copied."""
    seen = []
    task.ended.connect(lambda done: seen.append((done.message, done.error, list(done.notes))))
    QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE_MS)
    return seen[0]


@pytest.mark.parametrize("accepted_only", [False, True])
def test_an_export(accepted, tmp_path, qtbot, accepted_only):
    message, error, notes = carried_out(qtbot, ExportTask(accepted, tmp_path / "case.geojson", accepted_only))
    name = "case.geojson" if accepted_only else "case_photos.geojson"
    assert (tmp_path / name).is_file() and not error and not notes
    assert message == f"Exported to {tmp_path / 'case.geojson' if accepted_only else tmp_path}"


def test_copies_and_sidecars(accepted, photos, tmp_path, qtbot):
    message, error, notes = carried_out(qtbot, GeotagTask(accepted, tmp_path / "copies"))
    assert (message, error, notes) == ("3 positions written and read back", "", [])
    first = runs.read(accepted)["candidates"][0]
    assert read_photo(str(tmp_path / "copies" / "paris.jpg")).geotag.lat == pytest.approx(first["latitude"], abs=1e-6)
    message, error, _ = carried_out(qtbot, GeotagTask(accepted, None, sidecars=True))
    assert not error and (photos / "quito.jpg.xmp").is_file()


def test_positions_of_a_damaged_run_come_with_what_it_lacks(accepted, tmp_path, qtbot):
    with closing(geopackage.connect(accepted)) as database:
        database.execute("UPDATE photos SET timestamp = 'noon' WHERE fid = 1")
    message, error, notes = carried_out(qtbot, GeotagTask(accepted, tmp_path / "copies"))
    assert "the timestamp of " in notes[0] and not error
    assert message == f"3 positions written and read back; {notes[0]}"


def test_what_is_refused_is_said(accepted, photos, tmp_path, qtbot):
    _, error, _ = carried_out(qtbot, GeotagTask(accepted, photos))
    assert "holds original photos, which are never changed; choose another folder" in error
    carried_out(qtbot, GeotagTask(accepted, tmp_path / "copies"))
    _, error, notes = carried_out(qtbot, GeotagTask(accepted, tmp_path / "copies"))
    assert "exists already and was left as it is" in error and len(notes) == 3
    _, error, _ = carried_out(qtbot, ExportTask(tmp_path / "none.gpkg", tmp_path / "case.shp"))
    assert "cannot be read" in error and not list(tmp_path.glob("case*"))


def test_a_report_is_read_laid_out_and_drawn_in_another_thread(accepted, tmp_path, qtbot, monkeypatch):
    threads, draw, photo_pages = [], report.maps.draw, report.pages.photo_pages

    def seen(function):
        def call(*arguments):
            threads.append(threading.current_thread())
            return function(*arguments)

        return call

    monkeypatch.setattr(report.maps, "draw", seen(draw))
    monkeypatch.setattr(report.pages, "photo_pages", seen(photo_pages))
    message, error, _ = carried_out(qtbot, ReportTask(accepted, tmp_path / "case.pdf"))
    assert not error and message == f"Report written to {tmp_path / 'case.pdf'}"
    assert (tmp_path / "case.pdf").read_bytes().startswith(b"%PDF")
    assert len(threads) >= 9 and threading.main_thread() not in threads


def test_a_cancelled_report_leaves_no_file(accepted, tmp_path, qtbot):
    task = ReportTask(accepted, tmp_path / "case.pdf")
    task.progressChanged.connect(lambda _: task.cancel())
    seen = []
    task.ended.connect(lambda done: seen.append((done.message, done.error)))
    QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE_MS)
    assert seen == [("cancelled; what is finished is kept", "")]
    assert not (tmp_path / "case.pdf").exists()


def test_a_report_whose_button_goes_as_it_is_written_leaves_no_file(accepted, tmp_path, qtbot):
    """As the plugin is unloaded: the report ends by itself, in the middle of a page."""
    button = ExportButton()
    qtbot.addWidget(button)
    button.run_path = str(accepted)
    task = ReportTask(accepted, tmp_path / "case.pdf")
    seen = []
    task.ended.connect(lambda done: seen.append(done.isCanceled()))
    task.progressChanged.connect(lambda _: button.shut())
    button._start(task)
    qtbot.waitUntil(lambda: bool(seen), timeout=PATIENCE_MS)
    assert seen == [True] and not (tmp_path / "case.pdf").exists()


def test_a_report_whose_page_fails_says_so(accepted, tmp_path, qtbot, monkeypatch):
    def fail(*_):
        raise ValueError("no page")

    monkeypatch.setattr(report.pages, "photo_pages", fail)
    _, error, _ = carried_out(qtbot, ReportTask(accepted, tmp_path / "case.pdf"))
    assert "unexpected error" in error and not (tmp_path / "case.pdf").exists()


def test_a_cancelled_copy_keeps_whole_files_only(accepted, photos, tmp_path, qtbot):
    for number in range(3):
        shutil.copyfile(photos / "paris.jpg", photos / f"more{number}.jpg")
    task = GeotagTask(accepted, tmp_path / "copies")
    task.progressChanged.connect(lambda _: task.cancel())
    carried_out(qtbot, task)
    for path in (tmp_path / "copies").iterdir():
        assert read_photo(str(path)).geotag is not None
