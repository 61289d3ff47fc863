"""GeoCLIP: the published weights over the published 100,000 places, which are embedded once and kept."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from .. import __version__, bundles, geodesy, hub, photos
from ..answering.retrieval import Mask
from ..areas import regions
from ..confidence.density import CONFIDENT_WITHIN_KM, DISTANCES_M
from ..errors import PackError, RequestError
from ..gallery import Vectors
from ..models.clip import Clip, load_clip
from ..models.geoclip import COORDINATES, FILES, LOCATION_ENCODER, GeoClipNetworks, load_geoclip, read_coordinates
from ..models.siglip import CONFIG, PIXELS
from ..types import (
    Album,
    Candidate,
    EngineCard,
    Failure,
    Location,
    Outcome,
    Photo,
    Prediction,
    Reference,
    Request,
    Result,
    Source,
)
from .steps import blank, is_blank, settle

NAME, CLIP = "geoclip", "clip-vit-large-patch14"
"""The packs that it is made of, as `pinpoint models list` names them; the first is the system's name, too."""
VECTORS = "vectors.npy"


class GeoClip:
    """Locates photos by their likeness to places; it knows no reference photos and so has no evidence.

    Its probabilities are a softmax over the places of the search area. They are as published: not calibrated, and none
    is set aside for a place that the gallery does not have. Of a request it takes `top_k` and `within`, and it refuses
    albums; the kinds of references, of photo and of evidence mean nothing to it.
    """

    def __init__(
        self,
        clip: Clip,
        networks: GeoClipNetworks,
        latlon: geodesy.Floats,
        vectors: Vectors,
        digests: Mapping[str, str],
        *,
        apart_m: float = 0.0,
    ) -> None:
        """Keep the networks, and the places [N, 2] with their unit rows [N, D].

        A candidate that lies nearer than `apart_m` to a better one is left out; the published ranking leaves out none.
        """
        self.clip, self.networks, self.digests, self.apart_m = clip, networks, digests, apart_m
        self.latlon, self.points, self.vectors = latlon, geodesy.unit_vectors(latlon), vectors

    def locate(self, queries: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area is no area, or photos are said to belong together.
        """
        if request.album is not Album.INDEPENDENT:
            raise RequestError(f"{NAME} takes each photo by itself; choose that, or another system for a trip")
        allowed = self.allowed(request)
        for [(photo, seen)] in photos.in_batches(queries, 1):
            if isinstance(seen, Failure):
                yield seen
            elif is_blank(seen):
                yield blank(photo, NAME, NAME)
            else:
                yield self.answer(photo, self.clip.encode_image(seen), request, allowed)

    def allowed(self, request: Request) -> Mask:
        """Return which places lie inside the search area: [N]."""
        if not request.within:
            return np.ones(len(self.latlon), bool)
        return regions.inside(self.latlon, request.within)

    def answer(self, photo: Photo, features: Vectors, request: Request, allowed: Mask) -> Result:
        """Answer one photo by its CLIP features [D] from the places that are allowed [N]."""
        sha256 = settle(photo, features, "")
        if isinstance(sha256, Failure):
            return sha256
        if not allowed.any():
            message = "no place of GeoCLIP's gallery lies in the search area; widen it"
            return Failure(photo, "no_reference_in_region", message)
        likeness = self.networks.likeness(features, self.vectors)  # of all, so that a place has one in any search area
        shares = self.networks.shares(likeness, allowed)
        rows = self.best(likeness, allowed, request.top_k)
        candidates = tuple(self._candidate(row, float(shares[row]), float(likeness[row])) for row in rows)
        within_km = self.within_km(rows[0], shares)
        elsewhere = max(0.0, 1 - sum(candidate.probability for candidate in candidates))
        confidence = within_km[CONFIDENT_WITHIN_KM]
        return Prediction(photo, candidates, elsewhere, Outcome.LOCATED, confidence, NAME, NAME, sha256, within_km)

    def best(self, likeness: Vectors, allowed: Mask, top_k: int) -> list[int]:
        """Return the rows of the most alike places that are allowed [N], best first, none too near to a better one."""
        rows = np.flatnonzero(allowed)
        left = rows[np.argsort(-likeness[rows], kind="stable")]
        return [int(left[kept]) for kept in geodesy.spaced(self.points[left], self.apart_m, top_k)]

    def within_km(self, row: int, shares: geodesy.Floats) -> dict[float, float]:
        """Return by distance in kilometres how much of the probability [N] lies that near to a place."""
        metres = geodesy.chord_to_m(geodesy.chords(self.points, self.points[row]))
        return {limit_m / 1000: min(1.0, float(shares[metres <= limit_m].sum())) for limit_m in DISTANCES_M}

    def _candidate(self, row: int, share: float, likeness: float) -> Candidate:
        """Return a place as a candidate; its reference is the Flickr photo that was taken there, which is not told."""
        place = Location(*self.latlon[row].tolist())
        reference = Reference(f"{NAME}-{row}", place, Source.INTERNET)
        return Candidate(
            place, share, likeness * self.networks.scale, "gps", reference, features={"similarity_gps": likeness}
        )

    def describe(self) -> EngineCard:
        """Tell the gallery, limits, versions and digests."""
        return EngineCard(
            systems=(NAME,),
            sources=(Source.INTERNET,),
            galleries=(NAME,),
            references=len(self.latlon),
            limits={"photo_bytes": photos.MAX_BYTES, "photo_pixels": photos.MAX_PIXELS, "top_k": 100},
            versions={"engine": __version__, "python": platform.python_version()},
            digests=self.digests,
        )


def open_geoclip(
    clip: Path | None = None, published: Path | None = None, cache: Path | None = None, *, apart_m: float = 0.0
) -> GeoClip:
    """Open GeoCLIP on its backbone, the CLIP in a folder of the hub's format.

    By default that is what `pinpoint models get` fetched. GeoCLIP's own weights are those of the installed package
    geoclip, or of a folder `published` laid out as the package's folder `model`. What the location encoder says of the
    gallery is kept in a folder inside `cache`; it takes about a minute the first time, or when that was damaged.

    Raises:
        MissingPartError: transformers or geoclip is not installed.
        PackError: a file is missing or damaged, or it is the folder of another model.
        OutputError: the cache cannot be written.
    """
    clip = clip or _fetched_clip()
    published = published or hub.folder_of(hub.find(NAME))
    backbone, networks = load_clip(clip), load_geoclip(published)
    latlon = read_coordinates(published)
    made_of = bundles.files_digest(published, (LOCATION_ENCODER, COORDINATES))
    vectors = _vectors(networks, latlon, (cache or hub.home()) / f"{NAME}-{made_of[:16]}")
    seen_by = (CONFIG, PIXELS, *sorted(path.name for path in clip.glob("*.safetensors")))
    digests = {f"pack {NAME}": bundles.files_digest(published, FILES), "model": bundles.files_digest(clip, seen_by)}
    return GeoClip(backbone, networks, latlon, vectors, digests, apart_m=apart_m)


def _fetched_clip() -> Path:
    pack = hub.find(CLIP)
    if not hub.is_here(pack):
        raise PackError(f"GeoCLIP needs {CLIP}, which is not here; run `pinpoint models get {CLIP}`")
    return hub.folder_of(pack)


def _vectors(networks: GeoClipNetworks, latlon: geodesy.Floats, folder: Path) -> Vectors:
    """Return the unit rows of the places [N, 2] from a folder, where they are made and kept if they are not whole."""
    if bundles.faults(folder, (VECTORS,)):
        rows = networks.encode_locations(latlon)
        bundles.write_folder(folder, lambda part: np.save(part / VECTORS, rows))
    return np.asarray(np.load(folder / VECTORS, allow_pickle=False))
