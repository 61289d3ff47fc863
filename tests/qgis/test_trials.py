"""How well does it work here: the window, the algorithm, and the coverage layer, with the real engine."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
from dataclasses import replace
from itertools import pairwise

import pytest
import tiny
from PIL import Image
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QImage
from window import bury

from pinpoint_engine import coverage, trial
from pinpoint_qgis import coverage_style, layers, settings, trials
from pinpoint_qgis.dock.trial import TrialDialog
from pinpoint_qgis.engines import Engines, RunStoppedError
from pinpoint_qgis.processing.provider import PinpointProvider

ALGORITHM, COVER = "pinpoint:evaluateonmyphotos", "pinpoint:coverage"
ALL = {"POINTS": "TEMPORARY_OUTPUT", "LINES": "TEMPORARY_OUTPUT"}
PATIENCE_MS = 60_000


@pytest.fixture(scope="session")
def own(world, tmp_path_factory):
    """The tiny world's photos, each with its place in EXIF and a day of its own, and two without a place."""
    folder = tmp_path_factory.mktemp("mine")
    places = [place for place in tiny.PLACES.values() for _ in range(tiny.PHOTOS_PER_PLACE)]
    for number, (path, place) in enumerate(zip(world.photos, places, strict=True)):
        when = f"2023:{1 + number // 28:02d}:{1 + number % 28:02d} 10:00:00"
        with Image.open(path) as image:
            image.save(
                folder / f"{path.parent.name}-{path.stem}.jpg", exif=tiny.tags(*place, taken_at=when), quality=95
            )
    tiny.draw(folder / "lost.jpg", 77)
    (folder / "gone.jpg").write_bytes(b"\xff\xd8\xff")
    return folder


@pytest.fixture(scope="module")
def processing(qgis_processing):
    """QGIS's `processing` with Pinpoint's provider."""
    import processing

    provider = PinpointProvider(Engines())
    assert QgsApplication.processingRegistry().addProvider(provider)
    yield processing
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def dialog(window, own):
    """The window, offering the photos of a folder as the dock's list."""
    made = TrialDialog(window, Engines(), sorted(map(str, own.iterdir())), window.mainWindow())
    made.show()
    yield made
    made.shut()
    bury()


def area(*box):
    made = QgsVectorLayer("Polygon?crs=EPSG:4326", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(*box)))
    made.dataProvider().addFeature(feature)
    return made


def press(qtbot, dialog, name):
    button = dialog.findChild(object, name)
    assert button.isVisible() and button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def expected(engine, paths, request=None):
    """Return the figures that the engine itself comes to."""
    chosen = trial.photo_set(map(trials.read, paths))
    found = list(trial.ask(engine, chosen.photos, request or trials.request_of(settings.load())))
    return trial.figures(found, 5)


def test_the_window_says_how_well_it_works(qtbot, dialog, engine, own):
    press(qtbot, dialog, "pinpointTrialStart")
    assert dialog.cancel_button.isVisible() and not dialog.try_button.isEnabled()
    qtbot.waitUntil(lambda: dialog.layer_button.isEnabled(), timeout=PATIENCE_MS)
    figures = expected(engine, sorted(map(str, own.iterdir())))
    assert dialog.sentence.text() == trial.in_words(figures, False)
    assert dialog.sentence.text().startswith("Of your 48 photos, ")
    assert dialog.honesty.text() == trial.honesty_in_words(figures)
    assert dialog.fairness.text().endswith("Without a usable position: 2.")
    assert "lost.jpg: no position" in dialog.fairness.toolTip()
    assert dialog.plot.isVisible() and not dialog.cancel_button.isVisible()


def test_only_photos_of_an_area_count(qtbot, dialog, own, project):
    layer = area(2, 48, 3, 49)
    project.addMapLayer(layer)
    dialog.area.add_layer(layer)
    qtbot.waitUntil(lambda: "km²" in dialog.area.summary(), timeout=PATIENCE_MS)
    assert dialog.search_within.isEnabled()
    dialog.search_within.setChecked(True)
    press(qtbot, dialog, "pinpointTrialStart")
    qtbot.waitUntil(lambda: dialog.layer_button.isEnabled(), timeout=PATIENCE_MS)
    assert dialog.sentence.text().startswith("In this area, of 8 of your photos ")
    assert "Outside the area: 40." in dialog.fairness.text()
    assert all(each.first is None or QgsRectangle(2, 48, 3, 49).contains(each.first.lon, each.first.lat)
               for each in dialog._done.trials)  # fmt: skip


def test_a_folder_can_be_chosen_and_what_cannot_be_tried_says_why(qtbot, window, own, tmp_path):
    made = TrialDialog(window, Engines(), [], window.mainWindow())
    made.show()
    assert made.folder.isVisible()
    for folder, words in (("", "No folder is chosen; "), (str(tmp_path), f"{tmp_path} holds no photo; ")):
        made.folder.setFilePath(folder)
        press(qtbot, made, "pinpointTrialStart")
        assert made.sentence.text().startswith(words) and made.try_button.isEnabled()
    tiny.draw(tmp_path / "lost.jpg", 78)
    press(qtbot, made, "pinpointTrialStart")
    qtbot.waitUntil(lambda: made.try_button.isEnabled(), timeout=PATIENCE_MS)
    assert made.sentence.text().startswith("None of these photos has a position in its EXIF; choose")
    made.folder.setFilePath(str(own))
    press(qtbot, made, "pinpointTrialStart")
    qtbot.waitUntil(lambda: made.layer_button.isEnabled(), timeout=PATIENCE_MS)
    assert made.sentence.text().startswith("Of your 48 photos, ")
    made.shut()


def test_a_cancelled_trial_says_nothing(qtbot, window, many_photos):
    for path in many_photos.iterdir():
        with Image.open(path) as image:
            image.save(path, exif=tiny.tags(48.8584, 2.2945))
    made = TrialDialog(window, Engines(), sorted(map(str, many_photos.iterdir())), window.mainWindow())
    made.show()
    press(qtbot, made, "pinpointTrialStart")
    qtbot.waitUntil(lambda: made.progress.value() > 12, timeout=PATIENCE_MS)
    press(qtbot, made, "pinpointTrialCancel")
    qtbot.waitUntil(lambda: made.try_button.isEnabled(), timeout=PATIENCE_MS)
    assert made.sentence.text() == "Cancelled." and not made.plot.isVisible() and not made.layer_button.isEnabled()
    made.shut()


def test_an_engine_in_its_own_process_gives_the_same_figures(qtbot, window, own, engine, in_a_process):
    engines = Engines()
    made = TrialDialog(window, engines, sorted(map(str, own.iterdir())), window.mainWindow())
    made.show()
    press(qtbot, made, "pinpointTrialStart")
    qtbot.waitUntil(lambda: made.layer_button.isEnabled(), timeout=PATIENCE_MS)
    assert made.sentence.text() == trial.in_words(expected(engine, sorted(map(str, own.iterdir()))), False)
    made.shut()
    engines.close()


def test_layers_and_plot_are_saved(qtbot, dialog, tmp_path, project):
    press(qtbot, dialog, "pinpointTrialStart")
    qtbot.waitUntil(lambda: dialog.layer_button.isEnabled(), timeout=PATIENCE_MS)
    dialog.save_layers(tmp_path / "trial.gpkg")
    dialog.save_plot(tmp_path / "plot.png")
    points, lines = (next(each for each in project.mapLayers().values() if each.source().endswith(name))
                     for name in ("layername=trial", "layername=trial_lines"))  # fmt: skip
    answered = [each for each in dialog._done.trials if each.first]
    assert (points.featureCount(), lines.featureCount()) == (48, len(answered))
    assert points.renderer().type() == lines.renderer().type() == "RuleRenderer"
    assert points.attributeDisplayName(points.fields().indexOf("first_km")).startswith("Distance of the first")
    image = QImage(str(tmp_path / "plot.png"))
    assert (image.width(), image.height()) == (1800, 1120)
    assert len({image.pixel(x, y) for x in range(0, 1800, 7) for y in range(0, 1120, 7)}) > 3
    (tmp_path / "dir.gpkg").mkdir()
    dialog.save_layers(tmp_path / "dir.gpkg")
    assert "is a folder; choose another name" in dialog.honesty.text()


def test_without_pillow_qgis_reads_the_positions(own, monkeypatch):
    path = str(own / "sydney-0.jpg")
    before = trials.read(path)
    monkeypatch.setitem(sys.modules, "pinpoint_engine.photos.exif", None)
    after = trials.read(path)
    assert (after.id, after.path, after.album, after.taken_at) == (
        path and before.id,
        path,
        before.album,
        before.taken_at,
    )
    assert (after.geotag.lat, after.geotag.lon) == pytest.approx((before.geotag.lat, before.geotag.lon), abs=1e-6)
    assert trials.read(str(own / "lost.jpg")).geotag is None


def test_lines_are_cut_at_the_antimeridian():
    row = {"longitude": 179.9, "latitude": -16.8, "pred_lon": -179.9, "pred_lat": -16.8}
    line = trials.error_line(row)
    assert len(line.asMultiPolyline()) == 2
    assert all(abs(a.x() - b.x()) < 1 for piece in line.asMultiPolyline() for a, b in pairwise(piece))
    same = trials.error_line({"longitude": 2.0, "latitude": 48.0, "pred_lon": 2.0, "pred_lat": 48.0})
    assert not same.isEmpty() and trials.error_line({"pred_lat": None}) is None


def test_the_algorithm_gives_sentence_layers_and_plot(processing, own, engine, tmp_path):
    feedback = QgsProcessingFeedback()
    asked = {"PHOTOS_IN": str(own), "PLOT": str(tmp_path / "plot.png"), **ALL}
    found = processing.run(ALGORITHM, asked, feedback=feedback)
    figures = expected(engine, sorted(map(str, own.iterdir())))
    assert found["SENTENCE"] == trial.in_words(figures, False) and found["N_PHOTOS"] == 48
    assert found["CONFIDENCE"] == trial.honesty_in_words(figures)
    assert found["WITHIN_25"] == pytest.approx(100 * figures.first[25.0].share)
    points, lines = found["POINTS"], found["LINES"]
    assert points.fields().names() == lines.fields().names() == [column.name for column in trial.TRIAL.columns]
    assert points.featureCount() == 48
    nearest = [row["best_km"] <= row["first_km"] for row in points.getFeatures() if row["best_rank"]]
    assert nearest and all(nearest) and lines.featureCount() == len(nearest)
    assert not QImage(found["PLOT"]).isNull()
    log = feedback.textLog()
    assert "lost.jpg: no position" in log and found["SENTENCE"] in log


def test_photos_may_come_from_a_layer_and_an_area(processing, own):
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=photo:string&field=other:int", "mine", "memory")
    for path in sorted(own.glob("*.jpg")):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([str(path), 1])
        layer.dataProvider().addFeature(feature)
    found = processing.run(ALGORITHM, {"LAYER": layer, "WITHIN": area(150, -35, 152, -33), **ALL})
    assert found["N_PHOTOS"] == 12 and found["SENTENCE"].startswith("Of your 12 photos in this area, ")
    assert "PLOT" not in found
    for given, words in (
        ({"LAYER": layer, "PATH_FIELD": "nothing"}, "has no field 'nothing'"),
        ({"LAYER": layer, "PHOTOS_IN": str(own)}, "either a folder of photos or a layer"),
        ({}, "either a folder of photos or a layer"),
        ({"PHOTOS_IN": "/nowhere/at/all"}, "does not exist; check the path"),
        ({"PHOTOS_IN": str(own), "WITHIN": area(20, 20, 21, 21)}, "no photo with a position lies in this area; "),
    ):
        context = QgsProcessingContext()
        context.setProject(QgsProject.instance())
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
        with pytest.raises(QgsProcessingException, match=words):
            algorithm.run({**ALL, **given}, context, QgsProcessingFeedback(), {}, False)


def test_a_cancelled_algorithm_has_no_results(processing, own):
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 20 else None)
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(own), **ALL}, feedback=feedback)
    assert "SENTENCE" not in found


def test_every_parameter_has_help(processing):
    for name in (ALGORITHM, COVER):
        algorithm = QgsApplication.processingRegistry().algorithmById(name)
        assert all(parameter.help() for parameter in algorithm.parameterDefinitions())
        assert len(algorithm.shortHelpString()) > 100


def test_photos_are_not_sent_to_a_host_that_was_not_agreed_to(own, chosen):
    remote = replace(chosen, engine="remote", remote="https://engine.example.org")
    with pytest.raises(trials.RequestError, match=r"would be sent to engine\.example\.org; agree to that in the dock"):
        trials.check_sending(remote)
    with pytest.raises(RunStoppedError):
        trials.choose([str(own / "lost.jpg")], (), lambda: True, print)


def test_coverage_is_a_layer_of_cells_by_size_and_source(processing, engine):
    found = processing.run(COVER, {"SIZES": [0, 1, 2, 3], "OUTPUT": "TEMPORARY_OUTPUT"})
    rows = list(found["OUTPUT"].getFeatures())
    assert found["N_REFS"] == len(engine.gallery)
    for size in coverage.SIZES_DEG:
        of_size = [row for row in rows if row["size_deg"] == size]
        assert sum(row["n_refs"] for row in of_size if row["source"] == "all") == len(engine.gallery)
        assert {row["source"] for row in of_size} == {"all", "internet", "street"}
    for row in rows[:50]:
        assert row["per_km2"] == pytest.approx(row["n_refs"] / row["area_km2"])
        assert not row.geometry().isEmpty()


@pytest.mark.parametrize("sizes", [(1.0,), (10.0, 1.0, 0.1)])
def test_every_cell_has_a_colour_at_some_scale_and_every_scale_shows_cells(engine, sizes):
    layer = QgsVectorLayer("MultiPolygon?crs=EPSG:4326", "coverage", "memory")
    layer.dataProvider().addAttributes(layers.fields(coverage.COVERAGE).toList())
    layer.updateFields()
    coverage_style.style(layer, sizes)
    rules = layer.renderer().rootRule().children()
    assert len(rules) == len(sizes)
    for scale in (1e9, 5e7, 2.9e7, 1e6, 2e5, 1e3):
        assert sum(rule.isScaleOK(scale) for rule in rules) == 1
    for density in (1e-6, 1e-4, 0.5, 3.0, 5e4):
        classes = [each for each in coverage_style.CLASSES if each[0] <= density < each[1]]
        assert len(classes) == 1


def test_qgis_process_evaluates_and_covers(staged, embedded, own, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QGIS", "XDG"))}
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "QGIS_PLUGINPATH": str(staged)}
    environment |= {"PYTHONPATH": sysconfig.get_path("purelib")}

    def run(*arguments):
        command = ["qgis_process", *arguments]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=180, check=False)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    run("plugins", "enable", "pinpoint_qgis")
    outputs = [
        f"POINTS={tmp_path / 'points.gpkg'}",
        f"LINES={tmp_path / 'lines.gpkg'}",
        f"PLOT={tmp_path / 'plot.png'}",
    ]
    found = json.loads(run("--json", "run", ALGORITHM, "--", f"PHOTOS_IN={own}", *outputs))["results"]
    assert found["N_PHOTOS"] == 48 and found["SENTENCE"].startswith("Of your 48 photos, ")
    assert QgsVectorLayer(str(tmp_path / "points.gpkg"), "points", "ogr").featureCount() == 48
    assert not QImage(str(tmp_path / "plot.png")).isNull()
    cover = tmp_path / "cover.gpkg"
    found = json.loads(run("--json", "run", COVER, "--", "SIZES=1,2", f"OUTPUT={cover}"))["results"]
    assert found["N_REFS"] > 4_000 and QgsVectorLayer(str(cover), "cover", "ogr").featureCount() > 300
