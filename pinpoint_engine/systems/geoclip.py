"""GeoCLIP: the published weights over the published 100,000 places, which are embedded once and kept."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from .. import __version__, bundles, geodesy, hub
from ..answering.limits import Limits
from ..areas import regions
from ..confidence.density import CONFIDENT_WITHIN_KM, DISTANCES_M
from ..gallery import SOURCES, Allowed, Vectors, count_by_cell
from ..models.clip import load_clip
from ..models.geoclip import COORDINATES, FILES, LOCATION_ENCODER, GeoClipNetworks, load_geoclip, read_coordinates
from ..models.pytorch import backbone_of
from ..models.siglip import CONFIG, PIXELS
from ..models.tower import Backbone
from ..photos import in_batches
from ..types import (
    CONFIDENCE,
    Candidate,
    CoverageCells,
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
from ..wording import NOT_CALIBRATED
from .steps import LIMITS, Origin, Sight, blank, is_blank, refusal, refuse_albums, refuse_proposals

NAME, CLIP = "geoclip", "clip-vit-large-patch14"
"""The packs it is made of, as `pinpoint models list` names them; the first is also the system's name."""
VECTORS = "vectors.npy"
ORIGIN = Origin(NAME, NAME)
NOWHERE = "no place of GeoCLIP's gallery lies in the search area; widen it"


class GeoClip:
    """Locates photos by their similarity to places; it has no reference photos and so no evidence.

    Its probabilities are a softmax over the places in the search area, as published: uncalibrated, and with none set
    aside for places missing from the gallery. Of a request it uses `top_k` and `within`; it refuses albums and ignores
    the kind of photo, the sources, the amount of evidence and `fair`, having no references to leave out.
    """

    def __init__(
        self,
        clip: Backbone,
        networks: GeoClipNetworks,
        latlon: geodesy.Floats,
        vectors: Vectors,
        digests: Mapping[str, str],
        *,
        apart_m: float = 0.0,
    ) -> None:
        """Keep the networks, and the places [N, 2] with their unit rows [N, D].

        Candidates nearer than `apart_m` to a better one are dropped; the published ranking drops none.
        """
        self.clip, self.networks, self.digests, self.apart_m = clip, networks, digests, apart_m
        self.latlon, self.points, self.vectors = latlon, geodesy.unit_vectors(latlon), vectors

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area has no surface, the photos form an album, or another system is to propose
                candidates.
        """
        refuse_proposals(NAME, request)
        refuse_albums(NAME, request)
        limits = self.limits(request)
        for [(photo, decoded)] in in_batches(photos, 1):
            if isinstance(decoded, Failure):
                yield decoded
            elif is_blank(decoded.pixels):
                yield blank(photo, decoded.sha256, ORIGIN)
            else:
                sight = Sight(photo, decoded.sha256, self.clip.features([decoded.pixels])[0])
                yield refusal(sight, limits.nowhere) or self.answer(sight, request, limits.allowed)

    def limits(self, request: Request) -> Limits:
        """Return which places lie inside the search area [N], and why if none does.

        Raises:
            RequestError: a search area has no surface.
        """
        if not request.within:
            return Limits(Allowed.everywhere(len(self.latlon)))
        allowed = Allowed(regions.inside(self.latlon, request.within))
        return Limits(allowed, within=request.within, nowhere="" if allowed.count else NOWHERE)

    def answer(self, sight: Sight, request: Request, allowed: Allowed) -> Prediction:
        """Answer one photo by its CLIP features from the places that are allowed."""
        likeness = self.networks.likeness(sight.row, self.vectors)  # of all: the search area must not change a score
        shares = self.networks.shares(likeness, allowed.mask)
        rows = self.best(likeness, allowed, request.top_k)
        candidates = tuple(self._candidate(row, float(shares[row]), float(likeness[row])) for row in rows)
        within_km = self.within_km(rows[0], shares)
        elsewhere = max(0.0, 1 - sum(candidate.probability for candidate in candidates))
        confidence = within_km[CONFIDENT_WITHIN_KM]
        return Prediction(
            sight.photo, candidates, elsewhere, Outcome.LOCATED, confidence, *ORIGIN, sight.sha256, within_km
        )

    def best(self, likeness: Vectors, allowed: Allowed, top_k: int) -> list[int]:
        """Return the rows of the most similar places allowed, best first, none too near to a better one."""
        rows = allowed.rows
        left = rows[np.argsort(-likeness[rows], kind="stable")]
        return [int(left[kept]) for kept in geodesy.spaced(self.points[left], self.apart_m, top_k)]

    def within_km(self, row: int, shares: geodesy.Floats) -> dict[float, float]:
        """Return how much of the probability [N] lies within each distance of a place, by kilometres."""
        metres = geodesy.chord_to_m(geodesy.chords(self.points, self.points[row]))
        return {limit_m / 1000: min(1.0, float(shares[metres <= limit_m].sum())) for limit_m in DISTANCES_M}

    def _candidate(self, row: int, share: float, likeness: float) -> Candidate:
        """Return a place as a candidate; its reference is an unnamed Flickr photo taken there."""
        place = Location(*self.latlon[row].tolist())
        reference = Reference(f"{NAME}-{row}", place, Source.INTERNET)
        return Candidate(
            place, share, likeness * self.networks.scale, "gps", reference, features={"similarity_gps": likeness}
        )

    def describe(self) -> EngineCard:
        """Describe the gallery, limits, versions and digests."""
        return EngineCard(
            systems=(NAME,),
            sources=(Source.INTERNET,),
            galleries=(NAME,),
            references=len(self.latlon),
            limits=LIMITS,
            versions={"engine": __version__, "python": platform.python_version(), CONFIDENCE: NOT_CALIBRATED},
            digests=self.digests,
        )

    def coverage(self, cell_deg: float) -> CoverageCells:
        """Count the places of its gallery by cell, as photos from the Internet."""
        return count_by_cell(self.latlon, np.full(len(self.latlon), SOURCES.index(Source.INTERNET)), cell_deg)


def open_geoclip(
    clip: Path | None = None, published: Path | None = None, cache: Path | None = None, *, apart_m: float = 0.0
) -> GeoClip:
    """Open GeoCLIP on its backbone, the CLIP in a folder of the hub's format.

    By default that is what `pinpoint models get` fetched. GeoCLIP's own weights come from the installed package
    geoclip, or from a folder `published` laid out like the package's folder `model`. The gallery's embeddings are
    cached in a folder inside `cache`; computing them takes about a minute, the first time or if the cache is damaged.

    Raises:
        MissingPartError: transformers or geoclip is not installed.
        PackError: a file is missing or damaged, or it is the folder of another model.
        OutputError: the cache cannot be written.
    """
    clip = clip or hub.fetched(CLIP, "GeoCLIP", CLIP)
    published = published or hub.folder_of(hub.find(NAME))
    backbone, networks = backbone_of(load_clip(clip)), load_geoclip(published)
    latlon = read_coordinates(published)
    made_of = bundles.files_digest(published, (LOCATION_ENCODER, COORDINATES))
    vectors = _vectors(networks, latlon, (cache or bundles.home()) / f"{NAME}-{made_of[:16]}")
    seen_by = (CONFIG, PIXELS, *sorted(path.name for path in clip.glob("*.safetensors")))
    digests = {f"pack {NAME}": bundles.files_digest(published, FILES), "model": bundles.files_digest(clip, seen_by)}
    return GeoClip(backbone, networks, latlon, vectors, digests, apart_m=apart_m)


def _vectors(networks: GeoClipNetworks, latlon: geodesy.Floats, folder: Path) -> Vectors:
    """Return the unit rows of the places [N, 2] from a folder, computing and storing them there if need be."""
    if bundles.faults(folder, (VECTORS,)):
        rows = networks.encode_locations(latlon)
        bundles.write_folder(folder, lambda part: np.save(part / VECTORS, rows))
    return np.asarray(np.load(folder / VECTORS, allow_pickle=False))
