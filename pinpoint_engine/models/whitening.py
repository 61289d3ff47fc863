"""Whitening: the projection of a backbone's features that makes all directions vary alike."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from .tower import Projection


def whitening(features: npt.NDArray[np.float32], parts: Sequence[int]) -> Projection:
    """Return the projection that whitens each part of feature rows [N, D] separately."""
    starts = np.cumsum([0, *parts])
    matrix = np.zeros((starts[-1], starts[-1]))
    mean = np.zeros(starts[-1])
    for start, end in itertools.pairwise(starts):
        mean[start:end], matrix[start:end, start:end] = fit_whitening(features[:, start:end])
    return Projection(mean, matrix, parts)


def fit_whitening(features: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Return the mean [D] of features [N, D] and the symmetric matrix [D, D] that whitens their centred unit rows.

    A thousandth of the mean variance is added to each direction, so that those with almost none are not amplified.
    """
    mean = features.mean(0, dtype=np.float64)
    rows = features - mean
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    variance, axes = np.linalg.eigh(np.cov(rows.T))
    scale = (np.maximum(variance, 0) + 1e-3 * variance.mean()) ** -0.5
    matrix = (axes * scale) @ axes.T
    return mean, matrix / np.trace(matrix) * len(matrix)
