"""What every system does with a photo before it locates it: decode, embed, and answer what cannot be located."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from .. import photos
from ..errors import PhotoError
from ..gallery import Vectors
from ..models.backbone import BATCH, Backbone
from ..types import Failure, Outcome, Photo, Prediction, Result

BLANK_BELOW = 1.2
"""A picture of less `photos.detail` shows nothing of a place; no training photo has less than 1.4."""

Seen = tuple[Photo, Vectors | Failure | None]
"""A photo and its row [D]; None where there is nothing to see in it."""


def see(backbone: Backbone, queries: Iterable[Photo]) -> Iterator[list[Seen]]:
    """Decode and embed photos in the backbone's batches, in order."""
    for batch in photos.in_batches(queries, BATCH):
        rows = iter(backbone.encode_images([pixels for _, pixels in batch if not isinstance(pixels, Failure)]))
        yield [
            (photo, pixels if isinstance(pixels, Failure) else _shown(pixels, next(rows))) for photo, pixels in batch
        ]


def _shown(pixels: photos.Pixels, row: Vectors) -> Vectors | None:
    return None if is_blank(pixels) else row


def is_blank(pixels: photos.Pixels) -> bool:
    """Tell whether there is nothing to see in a picture."""
    return photos.detail(pixels) < BLANK_BELOW


def blank(photo: Photo, system: str, pack: str) -> Result:
    """Return the answer of a system and its pack to a photo in which there is nothing to see."""
    try:
        sha256 = photos.digest(photo.path)
    except PhotoError as error:
        return Failure(photo, error.code, str(error))
    return Prediction(photo, (), 1.0, Outcome.NO_PLACE_SIGNAL, 0.0, system, pack, sha256)


def settle(photo: Photo, row: Vectors, anywhere: bool) -> Failure | str:
    """Return the SHA-256 of a photo's file, or why it cannot be located: by its features [D], or for want of places.

    `anywhere` tells whether there is any place that may be answered.
    """
    if not np.isfinite(row).all():
        return Failure(photo, "no_features", "the model finds nothing to compare in this photo; try another")
    if not anywhere:
        message = "no reference photo lies in the search area; widen it or add a gallery that covers it"
        return Failure(photo, "no_reference_in_region", message)
    try:
        return photos.digest(photo.path)
    except PhotoError as error:  # the file went away after it was decoded
        return Failure(photo, error.code, str(error))
