"""The export button: what its menu offers, what it asks, and that it knows when a run is gone."""

from __future__ import annotations

import shutil

import pytest
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from pinpoint_engine import runs
from pinpoint_engine.photos import read_photo
from pinpoint_engine.runs import reviews
from pinpoint_qgis import exports
from pinpoint_qgis.dock.export_button import ExportButton, _with_suffix

PATIENCE_MS = 60_000


@pytest.fixture
def button(run, tmp_path, qtbot):
    """The button with a copy of the run."""
    shutil.copyfile(run.path, tmp_path / "run.gpkg")
    made = ExportButton()
    qtbot.addWidget(made)
    made.run_path = tmp_path / "run.gpkg"
    yield made
    made.shut()


def entries(button):
    """The menu's entries that are enabled and visible, as it is opened."""
    button.menu().aboutToShow.emit()
    shown = [each for each in button.menu().actions() if not each.isSeparator() and each.isVisible()]
    return [each.objectName().removeprefix("pinpointExport") for each in shown if each.isEnabled()]


def accept_first(path):
    reviews.accept(path, runs.read(path)["candidates"][0]["cand_id"])


def choose(button, name):
    button.menu().aboutToShow.emit()
    next(each for each in button.menu().actions() if each.objectName() == f"pinpointExport{name}").trigger()


def test_the_menu_offers_what_the_run_has(button, tmp_path):
    assert entries(button) == ["Everything", "Report"]
    accept_first(tmp_path / "run.gpkg")
    assert entries(button) == ["Everything", "Accepted", "Copies", "Sidecars", "Beside", "Report", "ReportAccepted"]


def test_a_replay_is_offered_once_somebody_can_do_it(button, tmp_path):
    asked = []
    button.replay_asked.connect(asked.append)
    assert "Replay" in entries(button)
    choose(button, "Replay")
    assert asked == [str(tmp_path / "run.gpkg")]


def test_a_run_whose_file_is_gone_is_no_run(button, tmp_path, qtbot):
    button.setEnabled(True)
    (tmp_path / "run.gpkg").unlink()
    qtbot.waitUntil(lambda: not button.isEnabled(), timeout=PATIENCE_MS)
    assert button.run_path is None and "is gone" in button.toolTip()
    assert entries(button) == ["Everything", "Report"]


def test_before_the_first_run_there_is_none(qtbot):
    button = ExportButton()
    qtbot.addWidget(button)
    assert button.run_path is None


def test_only_formats_that_can_be_written_are_in_the_dialog(button, monkeypatch):
    seen = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *given: seen.append(given[3]) or ("", ""))
    choose(button, "Everything")
    assert all(f"(*{suffix})" in seen[0] for suffix in exports.formats())
    assert ("GeoParquet" in seen[0]) == (".parquet" in exports.formats())


@pytest.mark.parametrize(
    ("name", "chosen", "file"),
    [
        ("case 26.11", "KML (*.kml)", "case 26.11.kml"),
        ("case.GeoJSON", "KML (*.kml)", "case.GeoJSON"),
        ("case", "ESRI Shapefile (*.shp)", "case.shp"),
        ("case.odt", "", "case.odt"),
    ],
)
def test_a_name_with_dots_gets_the_suffix_of_the_filter(name, chosen, file):
    assert _with_suffix(name, chosen) == file


def test_accepted_photos_are_exported_to_the_chosen_file(button, tmp_path, monkeypatch, qtbot):
    accept_first(tmp_path / "run.gpkg")
    target = str(tmp_path / "case 26.11")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, "KML (*.kml)"))
    with qtbot.waitSignal(button.exported, timeout=PATIENCE_MS) as told:
        choose(button, "Accepted")
    assert (
        told.args == [f"Exported to {target}.kml"] and "<name>0.jpg</name>" in (tmp_path / "case 26.11.kml").read_text()
    )


def test_a_file_that_the_dialog_did_not_ask_about_is_asked(button, tmp_path, monkeypatch, qtbot):
    accept_first(tmp_path / "run.gpkg")
    (tmp_path / "case.kml").write_text("mine")
    asked = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "case"), "KML (*.kml)"))
    answer = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", lambda *given: asked.append(given[2]) or answer)
    choose(button, "Accepted")
    assert "case.kml" in asked[0] and (tmp_path / "case.kml").read_text() == "mine"


def test_copies_and_sidecars_go_where_the_analyst_says(button, run, tmp_path, monkeypatch, qtbot):
    accept_first(tmp_path / "run.gpkg")
    first = runs.read(tmp_path / "run.gpkg")["candidates"][0]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    with qtbot.waitSignal(button.exported, timeout=PATIENCE_MS) as told:
        choose(button, "Copies")
    assert told.args == ["1 position written and read back"]
    assert read_photo(str(tmp_path / "out" / "0.jpg")).geotag.lon == pytest.approx(first["longitude"], abs=1e-6)
    with qtbot.waitSignal(button.exported, timeout=PATIENCE_MS):
        choose(button, "Sidecars")
    assert (tmp_path / "out" / "0.jpg.xmp").is_file()


def test_sidecars_beside_originals_are_asked_about(button, tmp_path, monkeypatch):
    accept_first(tmp_path / "run.gpkg")
    asked = []
    answer = QMessageBox.StandardButton.Cancel
    monkeypatch.setattr(QMessageBox, "question", lambda *given: asked.append(given[2]) or answer)
    choose(button, "Beside")
    assert "beside each accepted photo" in asked[0]


def test_a_report_is_written_in_the_background(button, tmp_path, monkeypatch, qtbot):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "case 26.11"), ""))
    with qtbot.waitSignal(button.exported, timeout=PATIENCE_MS):
        choose(button, "Report")
    assert (tmp_path / "case 26.11.pdf").read_bytes().startswith(b"%PDF")


def test_what_fails_is_told(button, tmp_path, qtbot):
    with qtbot.waitSignal(button.failed) as told:
        button.export(str(tmp_path / "case.odt"))
    assert "has no known format; end it in one of" in told.args[0]
