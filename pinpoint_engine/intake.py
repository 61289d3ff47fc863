"""Build a gallery of the user's own geotagged photos, without training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np
import numpy.typing as npt

from . import photos
from .errors import GalleryError
from .gallery import Gallery
from .models.tower import BATCH, Backbone
from .sources.files import ReferencePhoto
from .types import Failure, Reference

Vector = npt.NDArray[np.float16]
Taken = tuple[Reference, Vector] | tuple[Failure, None]
"""The outcome of one photo: a reference with its vector float16 [D], or a failure."""


def embed(listed: Iterable[ReferencePhoto | Failure], backbone: Backbone) -> Iterator[Taken]:
    """Yield for each photo its reference with the vector float16 [D], or a `Failure`."""
    batch: list[ReferencePhoto | Failure] = []
    for item in listed:
        batch.append(item)
        if len(batch) == BATCH:
            yield from _embed_batch(batch, backbone)
            batch = []
    yield from _embed_batch(batch, backbone)


def _embed_batch(batch: list[ReferencePhoto | Failure], backbone: Backbone) -> Iterator[Taken]:
    placed = [item for item in batch if isinstance(item, ReferencePhoto)]
    yield from ((item, None) for item in batch if isinstance(item, Failure))
    decoded = [seen for part in photos.in_batches((item.photo for item in placed), BATCH) for seen in part]
    readable = [seen.pixels for _, seen in decoded if not isinstance(seen, Failure)]
    vectors = iter(backbone.encode_images(readable).astype(np.float16))
    for item, (photo, seen) in zip(placed, decoded, strict=True):
        if isinstance(seen, Failure):
            yield seen, None
            continue
        vector = next(vectors)
        if np.isfinite(vector).all():
            yield item.reference, vector
        else:
            yield Failure(photo, "no_features", "the model finds no features in this photo; leave it out"), None


def build(taken: Iterable[Taken], model: str) -> Gallery:
    """Return the gallery of all photos that became references.

    Raises:
        GalleryError: there are none.
    """
    kept = [(item, vector) for item, vector in taken if isinstance(item, Reference) and vector is not None]
    if not kept:
        raise GalleryError("none of these photos has a position; use geotagged photos, or a CSV with coordinates")
    return Gallery([reference for reference, _ in kept], np.stack([vector for _, vector in kept]), model)
