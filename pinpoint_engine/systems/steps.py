"""What systems share: open galleries, say what they are, see photos, and answer what cannot be located."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from .. import __version__, bundles, photos
from ..errors import PhotoError
from ..gallery import Gallery, Vectors, open_gallery
from ..models.pack import Pack
from ..models.tower import BATCH, Backbone
from ..types import EngineCard, Failure, Outcome, Photo, Prediction, Result, Source

BLANK_BELOW = 1.2
"""A picture of less `photos.detail` shows nothing of a place; no training photo has less than 1.4."""

Seen = tuple[Photo, Vectors | Failure | None]
"""A photo and its row [D]; None where there is nothing to see in it."""


def open_galleries(pack: Pack, folders: Sequence[Path]) -> tuple[list[Gallery], dict[str, str]]:
    """Open a pack's gallery and the user's, in this order, and return the digests of all they come from.

    Raises:
        GalleryError: one is missing, damaged, or made by another model.
    """
    opened = [open_gallery(folder, pack.model) for folder in (pack.gallery, *folders)]
    digests = {f"gallery {folder}": bundles.folder_digest(folder) for folder in folders}
    return opened, {f"pack {pack.name}": pack.digest, **digests}


def card(system: str, pack: Pack, gallery: Gallery, digests: Mapping[str, str]) -> EngineCard:
    """Tell a system's pack, its gallery, coverage, limits, versions and digests."""
    return EngineCard(
        systems=(system,),
        sources=tuple(source for source in Source if source.value in gallery.sources),
        galleries=tuple(digests),
        references=len(gallery),
        limits={"photo_bytes": photos.MAX_BYTES, "photo_pixels": photos.MAX_PIXELS, "top_k": 100},
        versions={"engine": __version__, "pack": pack.version, "python": platform.python_version()},
        digests={**digests, "model": pack.model},
        coverage=gallery.coverage(),
    )


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
    sha256 = _digest(photo)
    if isinstance(sha256, Failure):
        return sha256
    return Prediction(photo, (), 1.0, Outcome.NO_PLACE_SIGNAL, 0.0, system, pack, sha256)


def settle(photo: Photo, row: Vectors, nowhere: str) -> Failure | str:
    """Return the SHA-256 of a photo's file, or why it cannot be located: by its features [D], or for want of places.

    `nowhere` says why no place may be answered; "" where one may.
    """
    if not np.isfinite(row).all():
        return Failure(photo, "no_features", "the model finds nothing to compare in this photo; try another")
    if nowhere:
        return Failure(photo, "no_reference_in_region", nowhere)
    return _digest(photo)


def _digest(photo: Photo) -> Failure | str:
    try:
        return photos.digest(photo.path)
    except PhotoError as error:  # the file went away after it was decoded
        return Failure(photo, error.code, str(error))
