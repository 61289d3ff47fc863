"""Controls that need what only training has: the teacher of the tower, and GeoCLIP's method on the same photos."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .. import photos
from ..gallery import Vectors
from ..geodesy import Floats
from . import geoclip
from .collections.photo_table import read_table
from .pack import is_reference
from .teacher import Teacher

TEACHER = "nearest neighbour, teacher"
GEOCLIP = "GeoCLIP's method, trained on the same photos"


def teacher_places(teacher: Path, photo_table: Path, files: Sequence[str]) -> Floats:
    """Return the place of the nearest neighbour of each photo on the teacher's features: degrees [Q, 2].

    The features are not centred. Photos without a file ("") have NaN.

    Args:
        teacher: A TensorFlow Lite network.
        photo_table: Its training photos are the references.
        files: The photos that are asked [Q].
    """
    network = Teacher(teacher)
    references = [photo for photo in read_table(photo_table) if is_reference(photo)]
    there = [number for number, file in enumerate(files) if file]
    known, shown = (
        np.stack([network.features(photos.decode(path)) for path in paths]).astype(np.float64)
        for paths in ([photo.path for photo in references], [files[number] for number in there])
    )
    latlon = np.array([[float(photo.row["lat"]), float(photo.row["lon"])] for photo in references])
    places = np.full((len(files), 2), np.nan)
    places[there] = latlon[nearest_neighbours(known, shown)]
    return places


def geoclip_places(folder: Path, rows: Sequence[Vectors | None], latlon: Floats) -> Floats:
    """Return which of some places, degrees [R, 2], GeoCLIP's method names for each backbone row [Q]: degrees [Q, 2].

    Photos without a row have NaN.

    Args:
        folder: The output of `pinpoint train geoclip`.
        rows: The backbone row [D] of each photo [Q].
        latlon: The places that may be answered: those of the training photos.

    Raises:
        RequestError: nothing was trained there.
    """
    places = np.full((len(rows), 2), np.nan)
    there = [number for number, row in enumerate(rows) if row is not None]
    places[there] = geoclip.first_places(folder, np.stack([row for row in rows if row is not None]), latlon)
    return places


def nearest_neighbours(references: Floats, queries: Floats) -> npt.NDArray[np.int64]:
    """Return the row of [N, D] with the highest cosine to each query [Q, D]: [Q]."""
    known, shown = (rows / np.linalg.norm(rows, axis=1, keepdims=True) for rows in (references, queries))
    return np.argmax(shown @ known.T, axis=1)
