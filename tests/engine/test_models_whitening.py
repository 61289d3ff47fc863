"""Whitening makes all directions of a backbone's features count alike, part by part."""

from __future__ import annotations

import numpy as np
import pytest

from pinpoint_engine.models.whitening import fit_whitening, whitening


def test_whitening_makes_every_direction_count_alike():
    rng = np.random.default_rng(3)
    features = (rng.normal(size=(2000, 8)) * np.geomspace(1, 0.2, 8) + 5).astype(np.float32)
    mean, matrix = fit_whitening(features)
    rows = features - mean
    rows = rows / np.linalg.norm(rows, axis=1, keepdims=True) @ matrix
    spread = rows.std(axis=0)
    assert np.allclose(matrix, matrix.T) and mean == pytest.approx(np.full(8, 5), abs=0.1)
    assert spread.max() / spread.min() < 1.05


def test_each_part_is_whitened_on_its_own():
    features = np.random.default_rng(3).normal(size=(300, 7)).astype(np.float32)
    both = whitening(features, (4, 3))
    assert both.parts == (4, 3)
    assert not both.matrix[:4, 4:].any() and not both.matrix[4:, :4].any()
    for part, columns in ((slice(0, 4), features[:, :4]), (slice(4, 7), features[:, 4:])):
        mean, matrix = fit_whitening(columns)
        assert both.mean[part] == pytest.approx(mean, abs=1e-6)
        assert both.matrix[part, part] == pytest.approx(matrix, rel=1e-5, abs=1e-6)
