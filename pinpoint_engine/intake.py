"""Build a gallery of the user's own geotagged photos, without training."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import numpy as np
import numpy.typing as npt

from . import photos, pictures
from .errors import GalleryError, OutputError, PhotoError, reason
from .gallery import Gallery
from .models.tower import BATCH, Backbone
from .photos import Pixels
from .pictures import PictureStore
from .sources.files import ReferencePhoto
from .types import Failure, Reference

Vector = npt.NDArray[np.float16]
Taken = tuple[Reference, Vector] | tuple[Failure, None]
"""The outcome of one photo: a reference with its vector float16 [D], or a failure."""


SAMPLE = 16
"""How many photos tell how much room thumbnails will take."""


def embed(
    listed: Iterable[ReferencePhoto | Failure], backbone: Backbone, shown: ShownPhotos | None = None
) -> Iterator[Taken]:
    """Yield for each photo its reference with the vector float16 [D], or a `Failure`; `shown` keeps its picture."""
    batch: list[ReferencePhoto | Failure] = []
    for item in listed:
        batch.append(item)
        if len(batch) == BATCH:
            yield from _embed_batch(batch, backbone, shown)
            batch = []
    yield from _embed_batch(batch, backbone, shown)


def _embed_batch(
    batch: list[ReferencePhoto | Failure], backbone: Backbone, shown: ShownPhotos | None
) -> Iterator[Taken]:
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
            if shown is not None:
                shown.keep(item, seen.pixels)
            yield item.reference, vector
        else:
            yield Failure(photo, "no_features", "the model finds no features in this photo; leave it out"), None


class ShownPhotos:
    """Keeps what can later be shown of each reference: the path of its photo and, on request, a thumbnail.

    A thumbnail is a copy that goes wherever the gallery goes, so only photos that name a licence get one. The others
    are shown from their own file, as long as it is there.
    """

    def __init__(self, store: PictureStore, thumbnails: bool) -> None:
        self.store, self._thumbnails = store, thumbnails

    def keep(self, item: ReferencePhoto, pixels: Pixels) -> None:
        """Keep one photo."""
        wanted = self._thumbnails and item.reference.licence
        self.store.add(item.reference.id, item.photo.path, photos.thumbnail(pixels) if wanted else None)


@contextmanager
def shown_photos(folder: Path, thumbnails: bool, kept: Path | None = None) -> Iterator[ShownPhotos]:
    """Yield what keeps the pictures of a new gallery, in a private folder beside it, with those of a `kept` gallery.

    Raises:
        OutputError: the disk is full or the folder cannot be written.
    """
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with (
            tempfile.TemporaryDirectory(
                prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
            ) as private,
            closing(PictureStore(Path(private, pictures.FILE), kept)) as store,
        ):
            yield ShownPhotos(store, thumbnails)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be written ({reason(error)}); free some space or choose another folder"
        ) from error


def thumbnail_bytes(listed: Sequence[ReferencePhoto | Failure]) -> tuple[int, int]:
    """Return how many photos will have a thumbnail, and how many bytes all of these will take, from a sample."""
    licensed = [item for item in listed if isinstance(item, ReferencePhoto) and item.reference.licence]
    sizes = []
    for item in licensed[:: max(1, len(licensed) // SAMPLE)][:SAMPLE]:
        with suppress(PhotoError):
            sizes.append(len(photos.thumbnail(photos.decode(item.photo.path))))
    return len(licensed), len(licensed) * sum(sizes) // max(1, len(sizes))


def build(taken: Iterable[Taken], model: str) -> Gallery:
    """Return the gallery of all photos that became references; of a repeated id the first is kept.

    Raises:
        GalleryError: there are none.
    """
    kept: dict[str, tuple[Reference, Vector]] = {}
    for item, vector in taken:
        if isinstance(item, Reference) and vector is not None:
            kept.setdefault(item.id, (item, vector))
    if not kept:
        raise GalleryError("none of these photos has a position; use geotagged photos, or a CSV with coordinates")
    references, vectors = zip(*kept.values(), strict=True)
    return Gallery.of(references, np.stack(vectors), model)
