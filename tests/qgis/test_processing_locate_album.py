"""`pinpoint:locatealbum`: photos of one place or trip together, as the dock locates them."""

from __future__ import annotations

import json
import shutil

import pytest
from qgis.core import (
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsProcessingModelParameter,
    QgsProcessingParameterFile,
)

from pinpoint_engine import Album, Request
from pinpoint_engine.photos import list_files, read_photo

ALGORITHM = "pinpoint:locatealbum"
OUT = {name: "TEMPORARY_OUTPUT" for name in ("CANDIDATES", "PHOTOS", "RUN")}


@pytest.fixture
def two_folders(world, tmp_path):
    """Two folders with two photos of Sydney, and one of Quito."""
    for folder, name, number in (("a", "sydney", 0), ("a", "sydney", 1), ("b", "quito", 0)):
        target = tmp_path / "album" / folder / f"{name}{number}.jpg"
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(world.folder / "photos" / name / f"{number}.jpg", target)
    return tmp_path / "album"


def firsts(candidates):
    return {row["filename"]: (row["latitude"], row["longitude"]) for row in candidates.getFeatures('"rank" = 1')}


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ({"KIND": 0, "SAME_PLACE_M": 250}, Request(album=Album.SAME_PLACE, same_place_m=250)),
        ({"SPEED_KMH": 900}, Request(album=Album.SAME_TRIP, speed_kmh=900)),
    ],
)
def test_all_photos_are_one_album(processing, engine, two_folders, asked, wanted):
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(two_folders), "TOP_K": 12, **asked, **OUT})
    assert {row["album"] for row in found["PHOTOS"].getFeatures()} == {str(two_folders)}
    request = json.loads(next(found["RUN"].getFeatures())["request"])
    assert (request["album"], request["same_place_m"], request["speed_kmh"]) == (
        wanted.album.value,
        wanted.same_place_m,
        wanted.speed_kmh,
    )
    paths = list_files([two_folders]).paths
    together = [read_photo(path) for path in paths]
    answers = engine.locate([type(each)(each.id, each.path, each.taken_at, album="x") for each in together], wanted)
    expected = {answer.photo.path.rpartition("/")[2]: answer.candidates[0].location for answer in answers}
    assert firsts(found["CANDIDATES"]) == {name: (place.lat, place.lon) for name, place in expected.items()}


def test_each_folder_can_be_an_album(processing, two_folders):
    found = processing.run(ALGORITHM, {"PHOTOS_IN": str(two_folders), "EACH_FOLDER": True, **OUT})
    albums = {row["filename"]: row["album"] for row in found["PHOTOS"].getFeatures()}
    assert albums["sydney0.jpg"] == albums["sydney1.jpg"] == str(two_folders / "a")
    assert albums["quito0.jpg"] == str(two_folders / "b")


def test_a_model_runs_it(processing, two_folders):
    source = QgsProcessingModelChildParameterSource
    model = QgsProcessingModelAlgorithm("album", "tests")
    folder = QgsProcessingParameterFile("folder", "Folder", behavior=QgsProcessingParameterFile.Behavior.Folder)
    model.addModelParameter(folder, QgsProcessingModelParameter("folder"))
    child = QgsProcessingModelChildAlgorithm(ALGORITHM)
    child.setChildId("locate")
    child.addParameterSources("PHOTOS_IN", [source.fromModelParameter("folder")])
    child.addParameterSources("KIND", [source.fromStaticValue(0)])
    model.addChildAlgorithm(child)
    assert model.validate()[0]
    results = processing.run(model, {"folder": str(two_folders)})
    inner = results["CHILD_RESULTS"]["locate"] if "CHILD_RESULTS" in results else results
    assert inner is not None
