"""Controls that only training can answer: neighbours on the teacher's features, GeoCLIP's method."""

from __future__ import annotations

import numpy as np

from pinpoint_engine.training import controls
from pinpoint_engine.training.collections.photo_table import LabelledPhoto


def test_nearest_neighbours_by_cosine():
    features, queries = np.array([[1.0, 0], [5, 5], [0, 0.1]]), np.array([[0, 7.0], [2, 0.1], [3, 3]])
    assert controls.nearest_neighbours(features, queries).tolist() == [2, 0, 1]


class GreyTeacher:
    """Sees nothing but how bright a picture is, and which way."""

    def __init__(self, path):
        assert path == "teacher.tflite"

    def features(self, pixels):
        return np.array([pixels, 1.0], np.float32)


def test_the_teachers_neighbour_is_a_reference_and_a_missing_photo_has_none(tmp_path, monkeypatch):
    def labelled(name, lat, **known):
        row = {"path": name, "lat": str(lat), "lon": "2.0", "split": "train", "source": "internet", "scene": "place"}
        return LabelledPhoto({**row, **known}, tmp_path)

    known = [labelled("1", 10), labelled("5", 50), labelled("3", 30, split="dev"), labelled("4", 40, source="drone")]
    monkeypatch.setattr(controls, "Teacher", GreyTeacher)
    monkeypatch.setattr(controls, "read_table", lambda path: known)
    monkeypatch.setattr(controls.photos, "decode", lambda path: float(path[-1]))
    places = controls.teacher_places("teacher.tflite", tmp_path / "t.csv", ["a/1", "", "a/9", "a/4"])
    assert places[[0, 2, 3]].tolist() == [[10, 2], [50, 2], [50, 2]] and np.isnan(places[1]).all()


def test_geoclips_method_is_asked_the_photos_that_have_a_row(tmp_path, monkeypatch):
    asked = []

    def first_places(folder, rows, latlon):
        asked.append((folder, rows.tolist()))
        return latlon[: len(rows)]

    monkeypatch.setattr(controls.geoclip, "first_places", first_places)
    rows = [np.ones(2, np.float32), None, np.zeros(2, np.float32)]
    places = controls.geoclip_places(tmp_path, rows, np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
    assert asked == [(tmp_path, [[1, 1], [0, 0]])]
    assert places[[0, 2]].tolist() == [[1, 2], [3, 4]] and np.isnan(places[1]).all()
