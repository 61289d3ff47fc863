"""The cache of a teacher's features: its shards, the views in them, and that they belong to one teacher."""

from __future__ import annotations

import random

import numpy as np
import pytest

from pinpoint_engine.errors import RequestError
from pinpoint_engine.training import teacher
from pinpoint_engine.training.collections.photo_table import LabelledPhoto
from pinpoint_engine.training.teacher import TeacherFeatures


class MeanColour:
    """Stands in for the teacher: its features are the mean colour."""

    def __init__(self, path) -> None:
        assert path.name == "small.tflite"

    def features(self, pixels):
        return pixels.mean((0, 1)).astype(np.float32)


@pytest.fixture
def taught(world, tmp_path, monkeypatch):
    """A function that caches the features of three photos, these photos, and its reports."""
    monkeypatch.setattr(teacher, "Teacher", MeanColour)
    monkeypatch.setattr(teacher, "SHARD_PHOTOS", 2)
    told = []
    labelled = [LabelledPhoto({"id": path.stem, "path": path.name}, path.parent) for path in world.photos[:3]]
    path = tmp_path / "small.tflite"

    def teach(labelled=labelled, path=path, seed=7):
        return teacher.teach(labelled, path, tmp_path / "out", told.append, seed)

    return teach, labelled, told


def test_pictures_are_found_across_shards():
    shape = (teacher.SHARD_PHOTOS * teacher.VIEWS, 2, 2, 3)
    shards = [np.broadcast_to(np.uint8(grey), shape) for grey in (10, 200)]
    lessons = TeacherFeatures([], shards, np.empty((0, 1280), np.float32))
    seen = [int(lessons.picture(view).mean()) for view in (0, shape[0] - 1, shape[0], 2 * shape[0] - 1)]
    assert seen == [10, 10, 200, 200]


def test_every_view_of_every_photo_is_cached_in_shards_and_finished_shards_are_kept(taught):
    teach, _, told = taught
    shards = teach()
    assert told == ["teacher: 2 of 3 photos", "teacher: 3 of 3 photos"]
    pictures, features = (np.concatenate([np.load(pair[kind]) for pair in shards]) for kind in (0, 1))
    assert pictures.shape == (3 * teacher.VIEWS, teacher.STORED_SIDE_PX, teacher.STORED_SIDE_PX, 3)
    assert features.shape == (3 * teacher.VIEWS, 3) and features.dtype == np.float16
    assert np.allclose(features[:: teacher.VIEWS], pictures[:: teacher.VIEWS].mean((1, 2)), atol=2)
    assert teach() == shards and len(told) == 2


def test_a_folder_belongs_to_one_teacher_one_seed_and_the_same_photos(taught):
    teach, labelled, _ = taught
    teach()
    for other in ({"seed": 8}, {"labelled": labelled[:2]}, {"path": labelled[0].folder / "large.tflite"}):
        with pytest.raises(RequestError, match=r"begun with other photos or another teacher; .* or delete it$"):
            teach(**other)


def test_views_are_the_photo_its_crops_and_mixes():
    pixels, other = np.full((80, 120, 3), 10, np.uint8), np.full((50, 50, 3), 210, np.uint8)
    made = teacher.views(random.Random(0), pixels, other)
    assert len(made) == teacher.VIEWS and made[0] is pixels
    crops, mixes = made[1 : 1 + teacher.CROPS], made[1 + teacher.CROPS :]
    assert all((each == 10).all() and each.size < pixels.size for each in crops)
    assert all(each.shape == (teacher.TEACHER_SIDE_PX, teacher.TEACHER_SIDE_PX, 3) for each in mixes)
    assert all(60 <= each.mean() <= 160 for each in mixes)
