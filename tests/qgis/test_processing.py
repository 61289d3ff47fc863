"""`pinpoint:locatephotos` on its own, in a model, and in `qgis_process`."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import ordinary
import pytest
from qgis.core import (
    Qgis,
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsLayerTreeModel,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgsLayerTreeView
from qgis.PyQt.QtCore import QUrl
from window import bury

from pinpoint_engine import runs, tables, wording
from pinpoint_engine.runs import geopackage
from pinpoint_qgis import help_page, settings
from pinpoint_qgis.engines import Engines
from pinpoint_qgis.processing.locate_photos import LocatePhotos
from pinpoint_qgis.processing.locating import SINKS

ALGORITHM = "pinpoint:locatephotos"
ALL = {name: "TEMPORARY_OUTPUT" for name, _, _ in SINKS}


def test_every_algorithm_has_a_group_help_and_an_icon(processing):
    """In the toolbox, beside the dialog, and behind its Help button."""
    provider = QgsApplication.processingRegistry().providerById("pinpoint")
    groups = {algorithm.name(): algorithm.group() for algorithm in provider.algorithms()}
    assert groups["locatephotos"] == groups["locatealbum"] == "Locate"
    assert (groups["buildgallery"], groups["enginestatus"]) == ("References", "Engine")
    path = help_page.page()
    page = path.read_text("utf-8")
    for algorithm in provider.algorithms():
        url = QUrl(algorithm.helpUrl())
        assert url.isLocalFile() and Path(url.toLocalFile()) == path
        assert f'id="{algorithm.name()}"' in page and url.fragment() == algorithm.name()
        assert len(algorithm.shortHelpString()) > 200 and algorithm.tags() and not algorithm.icon().isNull()
        assert Path(algorithm.svgIconPath()).is_file()
        assert [each.name() for each in algorithm.parameterDefinitions() if not each.help()] == []
        assert algorithm.flags() & Qgis.ProcessingAlgorithmFlag.SupportsBatch


def test_progress_counts_answers_and_reaches_all_of_them(processing, many_photos):
    """Photos are decoded far ahead of the answers; those are not done yet."""
    feedback, told, answered = QgsProcessingFeedback(), [], []
    feedback.progressChanged.connect(told.append)
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    feedback.progressChanged.connect(lambda _: answered.append(feedback.textLog().count("many/")))
    algorithm.run({"PHOTOS_IN": str(many_photos), **ALL}, context, feedback, {}, False)
    assert len(told) == 60 and told[-1] == 100
    assert all(0 <= percent * 0.6 - lines <= 1.01 for percent, lines in zip(told, answered, strict=True))


def area(name, rectangle):
    made = QgsVectorLayer(f"Polygon?crs={name}", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(rectangle))
    made.dataProvider().addFeature(feature)
    return made


def values(layer, column):
    return [feature[column] for feature in layer.getFeatures()]


def test_all_outputs_have_the_dock_s_tables(processing, photos, broken):
    os.replace(broken, photos / "broken.jpg")
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), "TOP_K": 3, **ALL})
    for name, _, table in SINKS:
        assert found[name].fields().names() == [column.name for column in table.columns]
    assert sorted(values(found["CANDIDATES"], "rank")) == [1, 1, 1, 2, 2, 2, 3, 3, 3]
    assert sorted(values(found["PHOTOS"], "filename")) == ["broken.jpg", "paris.jpg", "quito.jpg", "sydney.jpg"]
    assert values(found["FAILURES"], "code") == ["broken"]
    assert values(found["RUN"], "ended") == ["finished"]
    assert found["N_LOCATED"] + found["N_OUTSIDE"] == 3 and found["N_FAILED"] == 1
    assert set(values(found["EVIDENCE"], "cand_id")) <= set(values(found["CANDIDATES"], "cand_id"))


def test_known_photos_are_found_where_they_were_taken(processing, photos):
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), "CANDIDATES": "TEMPORARY_OUTPUT"})
    firsts = {row["filename"]: row.geometry().asPoint() for row in found["CANDIDATES"].getFeatures('"rank" = 1')}
    for name, place in {"paris.jpg": (2.2945, 48.8584), "sydney.jpg": (151.2153, -33.8568)}.items():
        assert (firsts[name].x(), firsts[name].y()) == pytest.approx(place, abs=0.01)
    assert found.keys() == {"CANDIDATES", "N_LOCATED", "N_OUTSIDE", "N_NOSIGNAL", "N_FAILED", "RUN_FILE"}


@pytest.mark.parametrize(
    ("name", "box"), [("EPSG:4326", (2, 48, 3, 49)), ("EPSG:3857", (222_639, 6_106_855, 333_958, 6_274_861))]
)
def test_search_area_in_any_system(processing, photos, name, box):
    asked = {"PHOTOS_IN": str(photos), "WITHIN": area(name, QgsRectangle(*box)), "CANDIDATES": "TEMPORARY_OUTPUT"}
    found = processing.run(ALGORITHM, asked)["CANDIDATES"]
    assert found.featureCount() > 0
    assert all(QgsRectangle(2, 48, 3, 49).contains(row.geometry().asPoint()) for row in found.getFeatures())


def test_odd_polygons_of_an_area_are_used_or_named(processing, photos):
    """Also with QGIS's default, which stops an algorithm at an invalid geometry; the engine repairs these itself."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:4326", "drawn", "memory")
    for wkt in ("Polygon EMPTY", "Polygon((2 48,3 49,2 49,3 48,2 48))", "Polygon((2 48,3 49))"):
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        layer.dataProvider().addFeature(feature)
    feedback, context = QgsProcessingFeedback(), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    context.setInvalidGeometryCheck(Qgis.InvalidGeometryCheck.AbortOnInvalid)
    asked = {"PHOTOS_IN": str(photos), "WITHIN": layer, "CANDIDATES": "TEMPORARY_OUTPUT"}
    found = processing.run(ALGORITHM, asked, context=context, feedback=feedback)["CANDIDATES"]
    assert found.featureCount() > 0
    assert all(QgsRectangle(2, 48, 3, 49).contains(row.geometry().asPoint()) for row in found.getFeatures())
    for said in ("1 of the layer drawn skipped: it is empty", "3 of the layer drawn skipped: it encloses no"):
        assert f"feature {said}" in feedback.textLog()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"PHOTOS_IN": "/nowhere/at/all"}, "does not exist; check the path"),
        ({"WITHIN": "empty"}, "holds no polygon; draw one"),
        ({"WITHIN": "lost"}, "set the layer's CRS"),
        ({"GALLERIES": ["/nowhere/manifest.json"]}, "/nowhere"),
    ],
)
def test_what_cannot_be_asked_says_why(processing, photos, asked, words):
    layers = {
        "empty": QgsVectorLayer("Polygon?crs=EPSG:4326", "none", "memory"),
        "lost": area("", QgsRectangle(2, 48, 3, 49)),
    }
    asked = {name: layers.get(value, value) if isinstance(value, str) else value for name, value in asked.items()}
    context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
    context.setProject(QgsProject.instance())
    with pytest.raises(QgsProcessingException, match=words):
        algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
        given = {"PHOTOS_IN": str(photos), "CANDIDATES": "TEMPORARY_OUTPUT", **asked}
        algorithm.run(given, context, feedback, {}, False)


def test_what_is_no_photo_is_counted_in_the_log(processing, photos):
    for name in ("clip.mp4", "paris.jpg.json", "quito.jpg.suppl.json"):
        (photos / name).write_bytes(b"something")
    feedback = QgsProcessingFeedback()
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), **ALL}, feedback=feedback)
    assert (found["PHOTOS"].featureCount(), found["N_FAILED"]) == (3, 0)
    assert "skipped: sidecars (2), clips (1)" in feedback.textLog()


def test_without_pillow_an_engine_inside_qgis_says_so(processing, photos, monkeypatch):
    monkeypatch.setitem(sys.modules, "pinpoint_engine.photos.decoding", None)
    with pytest.raises(QgsProcessingException, match=r"cannot read photos .*; choose a process of its own under"):
        processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), **ALL})


@pytest.mark.parametrize(("given", "source"), [({}, "internet"), ({"STREET_LEVEL": True}, "street")])
def test_street_level_frames_are_asked_as_such(processing, photos, given, source):
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), **ALL, **given})
    assert json.loads(values(found["RUN"], "request")[0])["photo_source"] == source
    parameter = QgsApplication.processingRegistry().algorithmById(ALGORITHM).parameterDefinition("STREET_LEVEL")
    assert parameter.description() == "Photos are street-level frames" and "dash-cam" in parameter.help()


def test_photos_of_a_folder_are_located_together_when_asked(processing, photos):
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), "ALBUM": 1, "SAME_PLACE_M": 250, **ALL})
    request = json.loads(values(found["RUN"], "request")[0])
    assert (request["album"], request["same_place_m"]) == ("same_place", 250)
    assert all(share > 0 for share in values(found["PHOTOS"], "alone_25"))


def test_feedback_names_photos_probably_outside(qgis_processing, doubtful, photos):
    algorithm, feedback = LocatePhotos(doubtful), QgsProcessingFeedback()
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    asked = {"PHOTOS_IN": str(photos), "CANDIDATES": "TEMPORARY_OUTPUT"}
    found, done = algorithm.create().run(asked, context, feedback)
    assert done and found["N_OUTSIDE"] == 1
    log = feedback.textLog()
    assert f"{photos / 'sydney.jpg'}: {wording.OUTSIDE}" in log
    assert f"3 photos: 2 located, 1 {wording.OUTSIDE}" in log


@pytest.mark.parametrize("late", [2, 49])
def test_a_cancelled_trip_is_not_answered(processing, many_photos, late):
    """Otherwise some of its photos would be fused as if they were the whole trip; photo 60 of 60 is taken at 49.2 %."""
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > late else None)
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(many_photos), "ALBUM": 2, **ALL}, feedback=feedback)
    assert values(found["RUN"], "ended") == ["cancelled"]
    assert values(found["RUN"], "n_photos") == values(found["RUN"], "n_waiting") == [60]


def test_cancelled_run_keeps_what_was_finished(processing, many_photos):
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 20 else None)
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(many_photos), **ALL}, feedback=feedback)
    assert values(found["RUN"], "ended") == ["cancelled"]
    outcomes = values(found["PHOTOS"], "outcome")
    assert len(outcomes) == 60 and 0 < outcomes.count("waiting") < 60


def test_the_rest_of_a_run_is_located_and_the_outputs_hold_it_whole(processing, many_photos):
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel() if percent > 20 else None)
    cut = processing.run(ALGORITHM, {"PHOTOS_IN": str(many_photos), **ALL}, feedback=feedback)["RUN_FILE"]
    before = runs.read(Path(cut))
    found = processing.run(ALGORITHM, {"REST_OF": cut, **ALL})
    assert found["RUN_FILE"] == cut and found["N_LOCATED"] + found["N_OUTSIDE"] == 60
    after = runs.read(Path(cut))
    assert after["candidates"][: len(before["candidates"])] == before["candidates"]
    assert found["CANDIDATES"].featureCount() == len(after["candidates"]) == 720
    assert values(found["RUN"], "ended") == ["finished"]


@pytest.mark.parametrize("asked", [{"PHOTOS_IN": ""}, {"REST_OF": "run.gpkg"}])
def test_either_photos_or_a_run_is_required(processing, photos, asked):
    with pytest.raises(
        QgsProcessingException, match=r"inputs are given; give one of these: a folder of photos, .* or a run to resume"
    ):
        processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), **asked, **ALL})


@pytest.fixture
def layer_tree(qgis_iface, monkeypatch):
    """A layer tree view for the stub interface: since QGIS 3.44 loading layers needs a real one."""
    view = QgsLayerTreeView()
    view.setModel(QgsLayerTreeModel(QgsProject.instance().layerTreeRoot(), view))
    monkeypatch.setattr(qgis_iface, "layerTreeView", lambda: view)
    yield view
    view.deleteLater()
    bury()


def test_layers_loaded_on_completion_are_styled(processing, photos, layer_tree):
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    found = processing.runAndLoadResults(ALGORITHM, {"PHOTOS_IN": str(photos), **ALL}, context=context)
    layer = QgsProject.instance().mapLayer(found["CANDIDATES"])
    assert layer.renderer().type() == "RuleRenderer" and "<img" in layer.mapTipTemplate()
    assert layer.attributeDisplayName(layer.fields().indexOf("prob")) == "Probability"
    listed = {node.name() for node in layer_tree.layerTreeModel().rootGroup().findLayers()}
    assert listed == {label for _, label, _ in SINKS}


def chain(kept='"rank" = 1', **asked):
    """Return a model: locate photos with some fixed parameters, then keep some candidates, the first ones."""
    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("firsts", "tests")
    folder = QgsProcessingParameterFile("folder", "Photos", behavior=QgsProcessingParameterFile.Behavior.Folder)
    model.addModelParameter(folder, QgsProcessingModelParameter("folder"))
    locate = QgsProcessingModelChildAlgorithm(ALGORITHM)
    locate.setChildId("locate")
    locate.addParameterSources("PHOTOS_IN", [source.fromModelParameter("folder")])
    for name, value in asked.items():
        locate.addParameterSources(name, [source.fromStaticValue(value)])
    model.addChildAlgorithm(locate)
    keep = QgsProcessingModelChildAlgorithm("native:extractbyexpression")
    keep.setChildId("keep")
    keep.addParameterSources("INPUT", [source.fromChildOutput("locate", "CANDIDATES")])
    keep.addParameterSources("EXPRESSION", [source.fromStaticValue(kept)])
    output = QgsProcessingModelOutput("Firsts")
    output.setChildId("keep")
    output.setChildOutputName("OUTPUT")
    keep.setModelOutputs({"Firsts": output})
    model.addChildAlgorithm(keep)
    model.updateDestinationParameters()
    return model


def test_a_model_uses_the_candidates(processing, photos):
    model = chain()
    assert model.validate()[0]
    target = model.destinationParameterDefinitions()[0].name()
    found = processing.run(model, {"folder": str(photos), target: "TEMPORARY_OUTPUT"})
    firsts = found[target] if target in found else found["Firsts"]
    assert values(firsts, "rank") == [1, 1, 1]
    assert sorted(values(firsts, "filename")) == ["paris.jpg", "quito.jpg", "sydney.jpg"]


def test_in_a_model_another_system_proposes_candidates(processing, photos, embedded, chosen):
    settings.save(replace(chosen, pack=str(embedded)))
    model = chain("\"channel\" = 'pigeon'", PROPOSED_BY=1, TOP_K=24)
    target = model.destinationParameterDefinitions()[0].name()
    found = processing.run(model, {"folder": str(photos), target: "TEMPORARY_OUTPUT"})
    assert values(found[target] if target in found else found["Firsts"], "channel")


def surroundings(home, staged):
    """Return the environment of a QGIS with its own home, the staged plugin and the engine's packages."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("QGIS", "XDG"))}
    environment |= {"HOME": str(home), "QT_QPA_PLATFORM": "offscreen", "QGIS_PLUGINPATH": str(staged)}
    return {**environment, "PYTHONPATH": sysconfig.get_path("purelib")}


def qgis_process(home, staged, *arguments):
    """Run `qgis_process` with its own home; return its output."""
    command, environment = ["qgis_process", *arguments], surroundings(home, staged)
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def test_qgis_process_locates_photos(staged, embedded, photos, tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    assert "Enabled pinpoint_qgis" in qgis_process(home, staged, "plugins", "enable", "pinpoint_qgis")
    out = tmp_path / "out.gpkg"
    run = tmp_path / "run.gpkg"
    asked = ["--", f"PHOTOS_IN={photos}", "TOP_K=2", "PROPOSED_BY=2", f"CANDIDATES={out}", f"RUN={run}"]
    answer = json.loads(qgis_process(home, staged, "--json", "run", ALGORITHM, *asked))
    assert answer["results"]["N_FAILED"] == 0
    layer = QgsVectorLayer(str(out), "candidates", "ogr")
    assert sorted(values(layer, "rank")) == [1, 1, 1, 2, 2, 2]
    names = [name for name in layer.fields().names() if name != "fid"]
    assert names == [column.name for column in tables.CANDIDATES.columns]
    [request] = values(QgsVectorLayer(str(run), "run", "ogr"), "request")
    assert json.loads(request)["proposed_by"] == "planet"


def test_qgis_process_of_an_ordinary_user_names_a_folder_that_is_closed(staged, embedded, photos):
    with ordinary.folder() as home:
        shutil.copytree(staged, home / "plugins")
        shutil.copytree(photos, home / "photos")
        (home / "photos" / "locked").mkdir(0)
        environment = {**surroundings(home, home / "plugins"), "PINPOINT_ENGINES": str(home / "engines")}
        ordinary.start(home, ["qgis_process", "plugins", "enable", "pinpoint_qgis"], environment)
        given = {"PHOTOS_IN": "photos", "CANDIDATES": "out.gpkg", "FAILURES": "failures.gpkg"}
        asked = [f"{name}={home / value}" for name, value in given.items()]
        done = ordinary.start(home, ["qgis_process", "--json", "run", ALGORITHM, "--", *asked], environment)
        assert done.returncode == 0, done.stderr[-2000:]
        assert json.loads(done.stdout)["results"]["N_FAILED"] == 1
        failures = QgsVectorLayer(str(home / "failures.gpkg"), "failures", "ogr")
        denied = "permission denied; give yourself permission to read it, or leave it out"
        assert values(failures, "message") == [f"the folder {home / 'photos' / 'locked'} cannot be opened: {denied}"]
        candidates = QgsVectorLayer(str(home / "out.gpkg"), "candidates", "ogr")
        assert sorted(set(values(candidates, "filename"))) == ["paris.jpg", "quito.jpg", "sydney.jpg"]
        del failures, candidates


def test_another_system_gives_its_geocells(processing, photos, embedded, chosen):
    settings.save(replace(chosen, pack=str(embedded)))
    asked = {"PHOTOS_IN": str(photos), "SYSTEM": 2, "CANDIDATES": "TEMPORARY_OUTPUT", "CELLS": "TEMPORARY_OUTPUT"}
    found = processing.run(ALGORITHM, asked)
    assert {row["channel"] for row in found["CANDIDATES"].getFeatures()} == {"cell"}
    shares = [row["prob"] for row in found["CELLS"].getFeatures("\"filename\" = 'paris.jpg'")]
    assert 0.99 < sum(shares) < 1.001 and shares == sorted(shares, reverse=True)


NO_PIGEON = "PIGEON cannot be chosen: the model pack does not have it; choose another one in the options"


def test_another_system_proposes_candidates(processing, photos, embedded, chosen):
    """As the dock does: the run says so, and its candidates are found by both."""
    settings.save(replace(chosen, pack=str(embedded)))
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), "PROPOSED_BY": 1, "TOP_K": 24, **ALL})
    [request] = values(found["RUN"], "request")
    assert json.loads(request)["proposed_by"] == "pigeon"
    channels = set(values(found["CANDIDATES"], "channel"))
    assert "pigeon" in channels and channels - {"pigeon"}
    plain = processing.run(ALGORITHM, {"PHOTOS_IN": str(photos), **ALL})
    assert json.loads(values(plain["RUN"], "request")[0])["proposed_by"] is None


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"PROPOSED_BY": 1, "SYSTEM": 2}, "PlaNet takes no candidates of PIGEON; choose Pinpoint, or leave PIGEON out"),
        ({"PROPOSED_BY": 1, "ALBUM": 2}, "candidates of another system are for photos by themselves"),
        ({"PROPOSED_BY": 3}, "GeoCLIP cannot be chosen: "),
    ],
)
def test_proposals_that_cannot_be_had_are_refused_at_once(
    processing, photos, embedded, chosen, asked, words, tmp_path, monkeypatch
):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    settings.save(replace(chosen, pack=str(embedded)))
    algorithm, context = LocatePhotos(Engines()), QgsProcessingContext()
    algorithm.initAlgorithm()
    given = {"PHOTOS_IN": str(photos), "CANDIDATES": "memory:", **asked}
    is_valid, why = algorithm.checkParameterValues(given, context)
    assert not is_valid and words in why
    with pytest.raises(QgsProcessingException, match=words):
        algorithm.prepareAlgorithm(given, context, QgsProcessingFeedback())


@pytest.mark.parametrize("name", ["locatephotos", "locatealbum", "evaluateonmyphotos", "coverage"])
def test_a_system_that_cannot_be_run_is_listed_and_refused_at_once(processing, photos, name, monkeypatch):
    """In the dialog, and as a step of a model, whose values are not checked; the engine is not asked."""
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(f"pinpoint:{name}")
    monkeypatch.setattr(Engines, "get", lambda *_: pytest.fail("an engine was opened"))
    assert algorithm.parameterDefinition("SYSTEM").options() == ["Pinpoint", "PIGEON", "PlaNet", "GeoCLIP", "PLONK"]
    asked, context = {"PHOTOS_IN": str(photos), "SYSTEM": 1, "CANDIDATES": "TEMPORARY_OUTPUT"}, QgsProcessingContext()
    asked["OUTPUT"] = "TEMPORARY_OUTPUT"
    assert algorithm.checkParameterValues(asked, context) == (False, NO_PIGEON)
    assert algorithm.checkParameterValues({**asked, "SYSTEM": 0}, context)[0]
    with pytest.raises(QgsProcessingException, match=NO_PIGEON):
        algorithm.prepareAlgorithm(asked, context, QgsProcessingFeedback())


def test_the_system_of_a_run_to_resume_is_refused_too(processing, run, tmp_path):
    shutil.copyfile(run.path, tmp_path / "run.gpkg")
    with closing(geopackage.connect(tmp_path / "run.gpkg")) as database:
        database.execute("UPDATE run SET system = 'pigeon'")
    algorithm = QgsApplication.processingRegistry().createAlgorithmById(ALGORITHM)
    asked = {"REST_OF": str(tmp_path / "run.gpkg"), "CANDIDATES": "TEMPORARY_OUTPUT"}
    assert algorithm.checkParameterValues(asked, QgsProcessingContext()) == (False, NO_PIGEON)
