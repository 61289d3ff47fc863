"""What the systems share: opening galleries, seeing photos, fusing albums, and building predictions and cards."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, Protocol, TypeVar

import numpy as np

from .. import __version__
from ..confidence.density import CONFIDENT_WITHIN_KM, DISTANCES_M, OUTSIDE_ABOVE, Posterior
from ..errors import RequestError
from ..gallery import Gallery, Vectors, gallery_digest, open_gallery
from ..geodesy import Floats
from ..models.pack import Pack
from ..models.tower import BATCH, Backbone
from ..photos import MAX_BYTES, MAX_PIXELS, DecodedPhoto, Pixels, detail, in_batches
from ..types import CONFIDENCE, Album, Candidate, EngineCard, Failure, Outcome, Photo, Prediction, Request, Result
from ..wording import NOT_CALIBRATED

BLANK_BELOW = 1.2
"""A picture with less `photos.detail` than this shows no place; training photos have at least 1.4."""
LIMITS = {"photo_bytes": MAX_BYTES, "photo_pixels": MAX_PIXELS, "top_k": 100}
"""What every engine in this process takes at most."""
NEARBY_M = 5_000.0
"""References within this distance of a candidate are counted (`Candidate.refs_5km`)."""


class Origin(NamedTuple):
    """Where an answer comes from: the names of the system and of its pack."""

    system: str
    pack: str


@dataclass(frozen=True, eq=False)
class Sight:
    """A photo as the backbone sees it: the SHA-256 of its file and its row [D]."""

    photo: Photo
    sha256: str
    row: Vectors


class SoloAnswer(Protocol):
    """The answer to one photo by itself, kept until its album is fused."""

    @property
    def photo(self) -> Photo:
        """Return the photo."""


Solo = TypeVar("Solo", bound=SoloAnswer)


def open_galleries(pack: Pack, folders: Sequence[Path]) -> tuple[list[Gallery], dict[str, str]]:
    """Open a pack's gallery, then the user's, and return them with the digests of the pack and of each user gallery.

    Raises:
        GalleryError: one is missing, damaged, or made with another model.
    """
    users = [open_gallery(folder, pack.model, os.path.abspath(folder)) for folder in folders]
    opened = [open_gallery(pack.gallery, pack.model), *users]
    digests = {f"gallery {folder}": gallery_digest(folder) for folder in folders}
    return opened, {f"pack {pack.name}": pack.digest, **digests}


def card(system: str, pack: Pack, gallery: Gallery, digests: Mapping[str, str], search: str = "") -> EngineCard:
    """Describe a system: its pack, gallery, coverage, limits, versions and digests, and how it searches."""
    return EngineCard(
        systems=(system,),
        sources=gallery.kinds,
        galleries=tuple(digests),
        references=len(gallery),
        limits=LIMITS,
        versions={
            "engine": __version__,
            "pack": pack.version,
            "python": platform.python_version(),
            **({"search": search} if search else {}),
            **({} if pack.is_calibrated else {CONFIDENCE: NOT_CALIBRATED}),
        },
        digests={**digests, "model": pack.model},
        coverage=gallery.coverage(),
    )


def see(backbone: Backbone, photos: Iterable[Photo], nowhere: str, origin: Origin) -> Iterator[list[Sight | Result]]:
    """Yield photos in the backbone's batches and in order: each as a `Sight`, or answered where it cannot be located.

    Args:
        backbone: What embeds the photos.
        photos: The photos.
        nowhere: Why no reference is allowed; "" where one is.
        origin: What answers a blank photo.
    """
    for batch in in_batches(photos, BATCH):
        rows = iter(backbone.encode_images([seen.pixels for _, seen in batch if not isinstance(seen, Failure)]))
        yield [
            seen if isinstance(seen, Failure) else _sight(photo, seen, next(rows), nowhere, origin)
            for photo, seen in batch
        ]


def _sight(photo: Photo, decoded: DecodedPhoto, row: Vectors, nowhere: str, origin: Origin) -> Sight | Result:
    if is_blank(decoded.pixels):
        return blank(photo, decoded.sha256, origin)
    sight = Sight(photo, decoded.sha256, row)
    return refusal(sight, nowhere) or sight


def is_blank(pixels: Pixels) -> bool:
    """Tell whether a picture has too little detail to show a place."""
    return detail(pixels) < BLANK_BELOW


def blank(photo: Photo, sha256: str, origin: Origin) -> Prediction:
    """Return the answer to a photo that shows no place."""
    return Prediction(photo, (), 1.0, Outcome.NO_PLACE_SIGNAL, 0.0, origin.system, origin.pack, sha256)


def refusal(sight: Sight, nowhere: str) -> Failure | None:
    """Return why a photo cannot be located: its row is not finite, or no reference is allowed, as `nowhere` says."""
    if not np.isfinite(sight.row).all():
        return Failure(sight.photo, "no_features", "the model finds nothing to compare in this photo; try another")
    if nowhere:
        return Failure(sight.photo, "no_reference_in_region", nowhere)
    return None


def refuse_proposals(system: str, request: Request) -> None:
    """Refuse to answer from the candidates of another system: only Pinpoint scores places that it is given.

    Raises:
        RequestError: the request names one.
    """
    if request.proposed_by is not None:
        other = request.proposed_by.value
        raise RequestError(f"{system} takes no candidates of {other}; choose pinpoint, or leave {other} out")


def refuse_albums(system: str, request: Request) -> None:
    """Refuse to answer photos together: a system with published weights alone knows no albums.

    Raises:
        RequestError: the photos form an album.
    """
    if request.album is not Album.INDEPENDENT:
        raise RequestError(f"{system} takes each photo by itself; choose that, or another system for a trip")


def predict(
    sight: Sight,
    candidates: tuple[Candidate, ...],
    *,
    elsewhere: float,
    posterior: Posterior,
    first: Floats,
    drawn: Sequence[float],
    origin: Origin,
) -> Prediction:
    """Return the prediction that candidates, best first, and a posterior density come to.

    Args:
        sight: The photo.
        candidates: As many as were asked for.
        elsewhere: The probability that none of them is right.
        posterior: Where the photo was taken, cut to the search area.
        first: Where the best candidate is, degrees [2]; the confidence is about this place.
        drawn: The mass that the credible region of each of `LEVELS` must hold.
        origin: The system and its pack.
    """
    within = posterior.within(first)
    within_km = {metres / 1000: share for metres, share in zip(DISTANCES_M, within, strict=True)}
    return Prediction(
        sight.photo,
        candidates,
        max(0.0, elsewhere),
        Outcome.OUTSIDE_GALLERY if posterior.outside() > OUTSIDE_ABOVE else Outcome.LOCATED,
        within_km[CONFIDENT_WITHIN_KM],
        origin.system,
        origin.pack,
        sight.sha256,
        within_km,
        posterior.regions(drawn),
    )


def fuse_albums(solos: Sequence[Solo | Result], fuse: Callable[[list[Solo]], Iterable[Prediction]]) -> Iterator[Result]:
    """Yield the answers to whole albums in the order of the photos; photos that could not be located stay as they are.

    `fuse` returns the answers to the photos of one album, in their order.
    """
    members: dict[str, list[Solo]] = {}
    for each in solos:
        if not isinstance(each, (Prediction, Failure)):
            members.setdefault(each.photo.album, []).append(each)
    fused = {album: iter(fuse(own)) for album, own in members.items()}
    for each in solos:
        yield each if isinstance(each, (Prediction, Failure)) else next(fused[each.photo.album])
