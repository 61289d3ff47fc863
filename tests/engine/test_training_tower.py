"""A tower learns from the photos that are kept, and from no others."""

from __future__ import annotations

import csv
from dataclasses import replace

import numpy as np
import pytest
import tiny

from pinpoint_engine.training import tower
from pinpoint_engine.training.teacher import STORED_SIDE_PX, VIEWS, TeacherFeatures
from pinpoint_engine.training.tower import TowerRecipe

TEACHER = "models/mobilenet_edgetpu_224_1.0_uint8.tflite"
RECIPE = TowerRecipe(steps=1, batch=16)
KEPT = np.array([True, False, True, False, True, True])


@pytest.fixture(scope="module")
def lessons():
    """Six photos of one grey each, all views alike, in which a teacher saw something else each time."""
    greys = np.repeat(np.arange(6, dtype=np.uint8) * 40, VIEWS)
    pictures = np.broadcast_to(greys[:, None, None, None], (len(greys), STORED_SIDE_PX, STORED_SIDE_PX, 3))
    return TeacherFeatures([None] * 6, [pictures], tiny.unit_rows(6, 1280)[np.arange(6).repeat(VIEWS)])


def test_only_kept_photos_are_drawn_each_with_its_own_target(lessons):
    views = np.flatnonzero(np.repeat(KEPT, VIEWS))
    pixels, wanted = next(tower._batches(lessons, lessons.features, views, replace(RECIPE, batch=200), 32, 0))
    drawn = (pixels.float().mean((1, 2, 3)) / 40).round().int().numpy()
    assert set(drawn.tolist()) == {0, 2, 4, 5}
    assert np.array_equal(wanted.numpy(), lessons.features[drawn * VIEWS])


def test_a_resumed_run_draws_what_it_would_have_drawn(lessons):
    views = np.arange(len(lessons.features))
    first = tower._batches(lessons, lessons.features, views, RECIPE, 32, 0)
    _, second = next(first), next(first)
    again = next(tower._batches(lessons, lessons.features, views, RECIPE, 32, 1))
    assert all(np.array_equal(one, other) for one, other in zip(second, again, strict=True))


def test_few_photos_have_fewer_axes(lessons):
    mean, axes = tower.fit_projection(lessons.features[::VIEWS], 16)
    assert axes.shape == (16, 1280) and not axes[6:].any()
    assert axes[:5] @ axes[:5].T == pytest.approx(np.eye(5), abs=1e-5)
    rows = tower.project(lessons.features, (mean, axes))
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(len(rows)), abs=1e-5)


def test_a_tower_is_distilled_from_the_teacher_and_told_how_near_it_comes(world, shared, tmp_path):
    with world.table.open(newline="", encoding="utf-8") as file:
        rows = [row | {"split": "train"} for row in list(csv.DictReader(file))[:3]]
    rows[2]["split"] = "dev"
    told = []
    made = tower.train_tower(
        tiny.write_table(world.folder / "few.csv", rows), shared / TEACHER, tmp_path, RECIPE, told.append
    )
    assert told[0] == "teacher: 2 of 2 photos" and told[-1].startswith("mean cosine to the teacher on 1 held-out")
    loaded = tower.load_tower(tmp_path, made.config)
    for name, value in made.half().float().state_dict().items():
        assert (value == loaded.state_dict()[name]).all(), name
