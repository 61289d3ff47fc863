"""Photos as inputs: a folder, files, and columns of paths in layers and tables of any kind."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from qgis.core import (
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsVectorFileWriter,
    QgsVectorLayer,
)

from pinpoint_qgis.processing.photo_inputs import absolute

ALGORITHM = "pinpoint:locatephotos"
OUT = {"CANDIDATES": "TEMPORARY_OUTPUT", "PHOTOS": "TEMPORARY_OUTPUT"}


def table(rows, fields="photo:string(0,0)&field=trip:string(0,0)"):
    """Return a table without geometry in memory, one row per tuple."""
    layer = QgsVectorLayer(f"NoGeometry?field={fields}", "shots", "memory")
    for values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        assert layer.dataProvider().addFeature(feature)
    return layer


def found(outputs, column="filename"):
    return sorted(row[column] for row in outputs["PHOTOS"].getFeatures())


def test_files_are_located(processing, photos):
    files = [str(photos / "paris.jpg"), str(photos / "quito.jpg")]
    assert found(processing.run(ALGORITHM, {"FILES": files, **OUT})) == ["paris.jpg", "quito.jpg"]


def test_a_column_of_paths_is_located(processing, photos, project):
    rows = [(str(photos / "paris.jpg"), "a"), ((photos / "quito.jpg").as_uri(), "b"), (None, "c"), ("  ", "d")]
    rows += [(str(photos / "gone.jpg"), "e"), (str(photos / "paris.jpg"), "f")]
    feedback = QgsProcessingFeedback()
    outputs = processing.run(ALGORITHM, {"TABLE": table(rows), "PATH_FIELD": "photo", **OUT}, feedback=feedback)
    assert found(outputs) == ["gone.jpg", "paris.jpg", "quito.jpg"]
    assert (outputs["N_LOCATED"] + outputs["N_OUTSIDE"], outputs["N_FAILED"]) == (2, 1)
    assert "row 3 of shots names no photo and is left out; fill in photo" in feedback.textLog()
    assert feedback.textLog().count("names no photo") == 2


def test_only_selected_rows_are_taken(processing, photos, project):
    layer = table([(str(photos / "paris.jpg"), ""), (str(photos / "quito.jpg"), "")])
    project.addMapLayer(layer)
    layer.selectByIds([2])
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    assert found(processing.run(ALGORITHM, {"TABLE": chosen, "PATH_FIELD": "photo", **OUT})) == ["quito.jpg"]


@pytest.mark.parametrize("driver", ["csv", "gpkg"])
def test_paths_are_relative_to_the_file_of_the_table(processing, photos, driver):
    path = photos / f"list.{driver}"
    if driver == "csv":
        with path.open("w", newline="") as opened:
            csv.writer(opened).writerows([["no", "path"], ["1", "paris.jpg"], ["2", "./sydney.jpg"]])
    else:
        rows = table([("paris.jpg",), ("./sydney.jpg",)], "path:string(0,0)")
        options = QgsVectorFileWriter.SaveVectorOptions()
        QgsVectorFileWriter.writeAsVectorFormatV3(rows, str(path), rows.transformContext(), options)
    assert found(processing.run(ALGORITHM, {"TABLE": str(path), **OUT})) == ["paris.jpg", "sydney.jpg"]


def test_a_column_says_which_photos_belong_together(processing, photos):
    rows = [(str(photos / f"{name}.jpg"), album) for name, album in (("paris", "1"), ("quito", "1"), ("sydney", "2"))]
    asked = {"TABLE": table(rows), "PATH_FIELD": "photo", "ALBUM_FIELD": "trip", "ALBUM": 1, **OUT}
    outputs = processing.run(ALGORITHM, asked)
    assert found(outputs, "album") == ["1", "1", "2"]
    fused = {row["filename"] for row in outputs["PHOTOS"].getFeatures() if row["alone_25"]}
    assert fused == {"paris.jpg", "quito.jpg"}  # the third one is alone in its album


@pytest.mark.parametrize(
    ("rows", "asked", "words"),
    [
        (
            [("x.jpg", "")],
            {"PATH_FIELD": "nothing"},
            "shots has no column nothing, only: photo, trip; choose the column",
        ),
        ([(None, "")], {}, "the column photo of shots names no photo; choose another column"),
        ([("x.jpg", "")], {"FILES": ["y.jpg"]}, "2 inputs are given; give one of these: a folder"),
    ],
)
def test_what_cannot_be_asked_says_why(processing, rows, asked, words):
    with pytest.raises(QgsProcessingException, match=words):
        processing.run(ALGORITHM, {"TABLE": table(rows), **asked, **OUT})


def test_a_table_without_a_known_column(processing):
    with pytest.raises(QgsProcessingException, match="no column of paths that is known by its name, only: where_it_is"):
        processing.run(ALGORITHM, {"TABLE": table([("a",)], "where_it_is:string(0,0)"), **OUT})


def test_paths_as_they_are_written():
    home = os.path.expanduser("~")
    assert absolute("a/b.jpg", "/x") == "/x/a/b.jpg" and absolute("/a/b.jpg", "/x") == "/a/b.jpg"
    assert absolute("~/b.jpg", "/x") == f"{home}/b.jpg"
    assert absolute(Path("/a b/ü.jpg").as_uri(), "/x") == "/a b/ü.jpg"
