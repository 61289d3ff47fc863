"""OPTICS finds dense places on the sphere, also where degrees would not."""

from __future__ import annotations

import sys

import numpy as np
import pytest

from pinpoint_engine import geodesy
from pinpoint_engine.errors import MissingPartError
from pinpoint_engine.geocells.clusters import Optics

RNG = np.random.default_rng(5)


def around(place, count=30, radius_m=500):
    return geodesy.destination(place, RNG.uniform(0, 360, count), RNG.uniform(0, radius_m, count))


@pytest.mark.parametrize("place", [(48, 2), (0, 180), (90, 0), (-90, 0)], ids=["Paris", "seam", "north", "south"])
def test_two_towns_are_two_clusters(place):
    far = geodesy.destination(place, 45, 30_000)
    labels = Optics(5, 0.5).labels(np.vstack([around(place), around(far)]))
    assert labels.reshape(2, -1).tolist() in ([[0] * 30, [1] * 30], [[1] * 30, [0] * 30])


@pytest.mark.parametrize("count", [0, 1, 4])
def test_too_few_are_noise(count):
    assert Optics(5, 0.05).labels(np.zeros((count, 2))).tolist() == [-1] * count


@pytest.mark.parametrize("count", [5, 40])
def test_photos_at_the_same_place_are_one_cluster(count):
    assert Optics(5, 0.05).labels(np.full((count, 2), 12.5)).tolist() == [0] * count


def test_without_scikit_learn_the_remedy_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "sklearn.cluster", None)
    with pytest.raises(MissingPartError, match="pip install pinpoint-engine"):
        Optics(5, 0.05).labels(np.zeros((9, 2)))
