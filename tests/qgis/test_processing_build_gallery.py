"""`pinpoint:buildgallery`: the engine's process makes a gallery, which then answers."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelOutput,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
    QgsVectorLayer,
)

from pinpoint_engine.gallery import open_gallery
from pinpoint_engine.models.pack import open_pack
from pinpoint_qgis import settings
from pinpoint_qgis.local.environment import Environment

ALGORITHM = "pinpoint:buildgallery"


@pytest.fixture
def geotagged(world, tmp_path):
    """A folder of twelve geotagged photos of Manly, and one that is no photo inside."""
    folder = tmp_path / "own photos"
    shutil.copytree(world.folder / "photos" / "manly", folder)
    (folder / "broken.jpg").write_bytes((folder / "0.jpg").read_bytes()[:200])
    return folder


@pytest.fixture
def build(processing, in_a_process, tmp_path):
    """A function that builds a gallery and returns outputs, the references and the log."""

    def run(**asked):
        feedback = QgsProcessingFeedback()
        told = []
        feedback.progressChanged.connect(told.append)
        found = processing.run(ALGORITHM, {"GALLERY": str(tmp_path / "gallery"), **asked}, feedback=feedback)
        model = open_pack(Path(in_a_process.pack)).model
        references = list(open_gallery(Path(found["GALLERY"]), model).references)
        return found, references, feedback.textLog(), told

    return run


def test_a_folder_becomes_a_gallery(build, geotagged):
    credits = {"AUTHOR": "Zoë, “Z”", "LICENCE": "CC0"}
    found, references, log, told = build(PHOTOS_IN=str(geotagged), **credits, SOURCE=1, THUMBNAILS=True)
    photos = len(list(geotagged.glob("*.jpg"))) - 1
    assert (found["N_REFERENCES"], found["N_LEFT_OUT"], len(references)) == (photos, 1, photos)
    assert {(each.author, each.licence, each.source.value) for each in references} == {("Zoë, “Z”", "CC0", "street")}
    assert "left out: " in log and "broken.jpg" in log
    assert told[-1] == 100 and sorted(told) == told and len(told) == photos + 1
    assert Path(found["MANIFEST"]).is_file() and "thumbnails: about" in log


def layer_of(geotagged, crs="EPSG:3857"):
    """Return a layer of points in metres, with paths, an author of its own for one, and one row without a point."""
    fields = "field=Photo:string(0,0)&field=author:string(0,0)&field=captured_at:datetime"
    layer = QgsVectorLayer(f"Point?crs={crs}&{fields}", "shots", "memory")
    for number in range(3):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([str(geotagged / f"{number}.jpg"), "Ada" if number else None, None])
        if number < 2:
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(16_833_000 + number, -4_000_000)))
        assert layer.dataProvider().addFeature(feature)
    return layer


def test_a_layer_of_points_becomes_a_gallery(build, geotagged):
    found, references, log, _ = build(TABLE=layer_of(geotagged), AUTHOR="Bo")
    assert found["N_REFERENCES"] == 2
    assert "row 3 of shots has no position; add a point" in log
    assert sorted(each.author for each in references) == ["Ada", "Bo"]
    places = sorted((each.location.lon, each.location.lat) for each in references)
    assert places[0] == pytest.approx((151.2133, -33.7852), abs=1e-3)


def test_a_csv_becomes_a_gallery_that_is_used_from_now_on(build, geotagged, tmp_path):
    with (geotagged / "list.csv").open("w", newline="") as opened:
        csv.writer(opened).writerows([["path", "lat", "lon"], ["0.jpg", "1", "2"], ["1.jpg", "91", "2"]])
    found, references, log, _ = build(CSV=str(geotagged / "list.csv"), USE=True, LICENCE="CC BY 4.0")
    assert [(each.location.lat, each.licence) for each in references] == [(1, "CC BY 4.0")]
    assert found["N_LEFT_OUT"] == 1 and "line 3" in log
    assert settings.load().galleries == (str(tmp_path / "gallery"),)


def test_a_cancelled_one_leaves_no_gallery_and_goes_on_with_the_same_layer(
    processing, in_a_process, many_photos, tmp_path
):
    """Although the layer becomes another temporary table each time."""
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=path:string(0,0)", "shots", "memory")
    for number in range(60):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([str(many_photos / f"{number:02d}.jpg")])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(number, 2)))
        assert layer.dataProvider().addFeature(feature)
    feedback = QgsProcessingFeedback()
    feedback.progressChanged.connect(lambda percent: feedback.cancel())
    asked = {"TABLE": layer, "GALLERY": str(tmp_path / "gallery"), "DUPLICATES": True}
    found = processing.run(ALGORITHM, asked, feedback=feedback)
    assert "N_REFERENCES" not in found and not (tmp_path / "gallery").exists()
    assert "run it again with the same inputs to go on" in feedback.textLog()
    feedback = QgsProcessingFeedback()
    found = processing.run(ALGORITHM, asked, feedback=feedback)
    assert found["N_REFERENCES"] == 60
    assert int(feedback.textLog().count(" photos")) < 60  # those of before were not embedded again


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({}, "0 inputs are given; give one of these: a folder of geotagged photos"),
        ({"PHOTOS_IN": "/nowhere"}, "/nowhere does not exist; check the path"),
        ({"PHOTOS_IN": "empty"}, "none of these photos has a position; use geotagged photos, or a CSV"),
        ({"PHOTOS_IN": "own photos", "GALLERY": "own photos"}, "holds other files, which would be lost; name a new"),
    ],
)
def test_what_cannot_be_built_says_why(build, geotagged, tmp_path, asked, words):
    (tmp_path / "empty").mkdir()
    given = {name: value if value.startswith("/") else str(tmp_path / value) for name, value in asked.items()}
    with pytest.raises(QgsProcessingException, match=words) as refused:
        build(**given)
    assert "`" not in str(refused.value) and "Traceback" not in str(refused.value)


def test_without_an_engine_it_says_how_to_get_one(processing, geotagged, chosen, monkeypatch):
    from pinpoint_qgis.local import own_python

    monkeypatch.setattr(own_python, "has_engine", lambda: False)
    settings.save(replace(chosen, engine=""))
    with pytest.raises(QgsProcessingException, match="not set up on this machine; press Set up engine in the Pinpoint"):
        processing.run(ALGORITHM, {"PHOTOS_IN": str(geotagged), "GALLERY": "TEMPORARY_OUTPUT"})


def test_an_engine_that_breaks_says_so(processing, in_a_process, geotagged):
    mark = Environment().folder / "installed.json"
    mark.write_text(json.dumps({**json.loads(mark.read_text()), "interpreter": "/bin/false"}))
    with pytest.raises(
        QgsProcessingException, match=r"the engine ended unexpectedly \(exit 1\); try again, or reinstall"
    ):
        processing.run(ALGORITHM, {"PHOTOS_IN": str(geotagged), "GALLERY": "TEMPORARY_OUTPUT"})


def test_a_model_builds_a_gallery_and_locates_with_it(processing, in_a_process, geotagged, photos):
    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("own references", "tests")
    for name in ("references", "photos"):
        folder = QgsProcessingParameterFile(name, name, behavior=QgsProcessingParameterFile.Behavior.Folder)
        model.addModelParameter(folder, QgsProcessingModelParameter(name))
    build = QgsProcessingModelChildAlgorithm(ALGORITHM)
    build.setChildId("build")
    build.addParameterSources("PHOTOS_IN", [source.fromModelParameter("references")])
    build.addParameterSources("GALLERY", [source.fromStaticValue("TEMPORARY_OUTPUT")])
    model.addChildAlgorithm(build)
    locate = QgsProcessingModelChildAlgorithm("pinpoint:locatephotos")
    locate.setChildId("locate")
    locate.addParameterSources("PHOTOS_IN", [source.fromModelParameter("photos")])
    locate.addParameterSources("GALLERIES", [source.fromChildOutput("build", "MANIFEST")])
    output = QgsProcessingModelOutput("Run")
    output.setChildId("locate")
    output.setChildOutputName("RUN")
    locate.setModelOutputs({"Run": output})
    model.addChildAlgorithm(locate)
    model.updateDestinationParameters()
    assert model.validate()[0]
    target = model.destinationParameterDefinitions()[0].name()
    asked = {"references": str(geotagged), "photos": str(photos), target: "TEMPORARY_OUTPUT"}
    found = processing.run(model, asked)
    run = next((found.get(target) or found["Run"]).getFeatures())
    assert "gallery" in run["galleries"].lower() and len(json.loads(run["digests"])) > 1
