"""Build a gallery of the user's own geotagged photos, without training."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from . import photos
from .errors import GalleryError, PhotoError
from .gallery import Gallery
from .gallery.store import GalleryStore
from .models.tower import BATCH, Backbone
from .pictures import PictureStore
from .sources.files import ReferencePhoto
from .types import Failure, Reference

Vector = npt.NDArray[np.float16]


@dataclass(frozen=True, eq=False)
class EmbeddedPhoto:
    """A photo that can become a reference: its vector float16 [D], and its thumbnail if one was asked for."""

    item: ReferencePhoto
    vector: Vector
    thumbnail: bytes | None = None


NONE_PLACED = "none of these photos has a position; use geotagged photos, or a CSV with coordinates"
REPEATED, DUPLICATE, NO_FEATURES = "repeated", "near_duplicate", "no_features"
"""Failure codes of a photo whose id the gallery has, of one that shows what another reference shows, and of one in
which the model finds nothing."""
SAMPLE = 16
"""How many photos tell how much room thumbnails will take."""


def embed(
    listed: Iterable[ReferencePhoto | Failure], backbone: Backbone, *, thumbnails: bool = False
) -> Iterator[EmbeddedPhoto | Failure]:
    """Yield each photo embedded, or why it cannot be; those that name a licence with a thumbnail, if asked for.

    A thumbnail is a copy that goes wherever the gallery goes, so only photos that name a licence get one. The others
    are shown from their own file, as long as it is there.
    """
    batch: list[ReferencePhoto | Failure] = []
    for item in listed:
        batch.append(item)
        if len(batch) == BATCH:
            yield from _embed_batch(batch, backbone, thumbnails)
            batch = []
    yield from _embed_batch(batch, backbone, thumbnails)


def _embed_batch(
    batch: list[ReferencePhoto | Failure], backbone: Backbone, thumbnails: bool
) -> Iterator[EmbeddedPhoto | Failure]:
    placed = [item for item in batch if isinstance(item, ReferencePhoto)]
    yield from (item for item in batch if isinstance(item, Failure))
    decoded = [seen for part in photos.in_batches((item.photo for item in placed), BATCH) for seen in part]
    readable = [seen.pixels for _, seen in decoded if not isinstance(seen, Failure)]
    vectors = iter(backbone.encode_images(readable).astype(np.float16))
    for item, (_, seen) in zip(placed, decoded, strict=True):
        if isinstance(seen, Failure):
            yield seen
            continue
        wanted = thumbnails and item.reference.licence
        yield embedded(item, next(vectors), photos.thumbnail(seen.pixels) if wanted else None)


def embedded(item: ReferencePhoto, vector: Vector, thumbnail: bytes | None = None) -> EmbeddedPhoto | Failure:
    """Return a photo with its vector float16 [D]; or why it cannot be compared, if a number of it is missing."""
    if np.isfinite(vector).all():
        return EmbeddedPhoto(item, vector, thumbnail)
    return Failure(item.photo, NO_FEATURES, "the model finds no features in this photo; leave it out")


def fill(
    store: GalleryStore,
    shown: PictureStore,
    taken: Iterable[EmbeddedPhoto | Failure],
    *,
    duplicates: bool = False,
) -> Iterator[Reference | Failure]:
    """Add embedded photos to a gallery, one by one, and yield what became of each.

    A photo is on the disk, with its picture, when it is yielded. One that shows what another reference shows at the
    same place is left out, unless `duplicates` are wanted.

    Raises:
        OSError: the disk is full.
    """
    for each in taken:
        if isinstance(each, Failure):
            yield each
            continue
        reference, photo = each.item.reference, each.item.photo
        if store.has(reference.id):
            yield Failure(photo, REPEATED, "the gallery has a photo with its id; give it another one to have both")
        elif not duplicates and (twin := store.twin_of(reference, each.vector)):
            yield Failure(photo, DUPLICATE, f"it shows the same as {twin} at the same place; --duplicates keeps both")
        else:
            shown.add(reference.id, photo.path, each.thumbnail)  # first: a kill leaves no reference without it
            store.add([reference], each.vector[None])
            yield reference


def new(
    store: GalleryStore, shown: PictureStore, listed: Iterable[ReferencePhoto | Failure], thumbnails: bool
) -> Iterator[ReferencePhoto | Failure]:
    """Yield what a gallery does not have yet; a reference that it has gets the thumbnail that it lacks, if wanted."""
    for item in listed:
        if isinstance(item, Failure) or not store.has(item.reference.id):
            yield item
        elif thumbnails and item.reference.licence and not shown.has_thumbnail(item.reference.id):
            with suppress(PhotoError):  # the reference itself is there
                shown.add(item.reference.id, item.photo.path, photos.thumbnail(photos.decode(item.photo.path)))


def fresh(
    store: GalleryStore, shown: PictureStore, taken: Iterable[EmbeddedPhoto | Failure]
) -> Iterator[EmbeddedPhoto | Failure]:
    """Yield the embedded photos that a gallery does not have yet; a reference that it has gets the thumbnail it lacks.

    So `new` does before photos are embedded; here they are already, on several machines.
    """
    for each in taken:
        if isinstance(each, Failure) or not store.has(each.item.reference.id):
            yield each
        elif each.thumbnail and not shown.has_thumbnail(each.item.reference.id):
            shown.add(each.item.reference.id, each.item.photo.path, each.thumbnail)


def thumbnail_bytes(listed: Sequence[ReferencePhoto | Failure]) -> tuple[int, int]:
    """Return how many photos will have a thumbnail, and how many bytes all of these will take, from a sample."""
    licensed = [item for item in listed if isinstance(item, ReferencePhoto) and item.reference.licence]
    sizes = []
    for item in licensed[:: max(1, len(licensed) // SAMPLE)][:SAMPLE]:
        with suppress(PhotoError):
            sizes.append(len(photos.thumbnail(photos.decode(item.photo.path))))
    return len(licensed), len(licensed) * sum(sizes) // max(1, len(sizes))


def build(taken: Iterable[EmbeddedPhoto | Failure], model: str) -> Gallery:
    """Return the gallery, in memory, of all photos that became references; of a repeated id the first is kept.

    Raises:
        GalleryError: there are none.
    """
    kept: dict[str, EmbeddedPhoto] = {}
    for each in taken:
        if isinstance(each, EmbeddedPhoto):
            kept.setdefault(each.item.reference.id, each)
    if not kept:
        raise GalleryError(NONE_PLACED)
    vectors = np.stack([each.vector for each in kept.values()])
    return Gallery.of([each.item.reference for each in kept.values()], vectors, model)
