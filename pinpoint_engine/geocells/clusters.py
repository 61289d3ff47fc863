"""Clusters of photos by how densely they lie: OPTICS, the one door to scikit-learn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..errors import MissingPartError, reason


@dataclass(frozen=True)
class Optics:
    """How OPTICS (Ankerst et al. 1999) finds clusters.

    A photo is in a dense place when `min_samples` photos, itself included, are near it, at least 2; a cluster begins
    where the distance to them falls by the share `xi` from one photo to the next.
    """

    min_samples: int
    xi: float

    def labels(self, latlon: geodesy.Floats) -> npt.NDArray[np.int64]:
        """Return the cluster of each place [n, 2], counted from 0; -1 for noise, as all of too few are: [n].

        Distances are chords of the sphere: there is no seam, and within 2,000 km they are great circles to half a
        per cent. Time grows with the square of n: 4,000 places take some 15 s.

        Raises:
            MissingPartError: scikit-learn is not installed.
        """
        try:
            from sklearn import config_context
            from sklearn.cluster import OPTICS
        except ImportError as error:
            raise MissingPartError(
                f"clusters need scikit-learn ({reason(error)}); install it with `pip install pinpoint-engine[train]`"
            ) from error
        if len(latlon) < self.min_samples:
            return np.full(len(latlon), -1, np.int64)
        model = OPTICS(min_samples=self.min_samples, xi=self.xi)
        unchecked = config_context(assume_finite=True, skip_parameter_validation=True)  # else a third of the time
        with unchecked, np.errstate(divide="ignore", invalid="ignore"):  # places that coincide are 0 apart
            return np.asarray(model.fit_predict(geodesy.unit_vectors(latlon)), np.int64)
