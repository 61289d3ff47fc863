"""Pinpoint: embed, retrieve, gather evidence, rerank. Start reading here."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .. import __version__, bundles, evidence, features, geodesy, photos, regions, retrieval, uncertainty, voting
from ..errors import PhotoError
from ..evidence import Neighbourhood
from ..gallery import Gallery, Vectors, join, open_gallery
from ..models.backbone import BATCH, Backbone, load_backbone
from ..models.embedder import Embedder, load_embedder
from ..models.pack import Pack, open_pack
from ..models.reranker import Reranker, lists_of, load_reranker
from ..retrieval import Found, Mask, Query, Spaces
from ..types import Candidate, EngineCard, Evidence, Failure, Outcome, Photo, Prediction, Request, Result, Source

NAME = "pinpoint"
CONFIDENT_WITHIN_M = 25_000.0
FEATURES = {"raw": "similarity", "image": "similarity_learned", "gps": "similarity_gps"}
"""What a candidate's likeness in each channel is called among its features."""
OUTSIDE_ABOVE = 0.5
"""A photo whose probability of elsewhere is above this is answered as probably outside the gallery."""


@dataclass(frozen=True)
class Models:
    """The networks of a pack; no reranker where the pack ranks by density voting alone."""

    backbone: Backbone
    embedder: Embedder
    reranker: Reranker | None


class Pinpoint:
    """Locates photos by retrieval in three likenesses and reranking with the evidence near candidates."""

    def __init__(self, pack: Pack, models: Models, spaces: Spaces, digests: Mapping[str, str]) -> None:
        self.pack, self.models, self.spaces, self.digests = pack, models, spaces, digests
        self.gallery = spaces.gallery

    def locate(self, queries: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area is no area.
        """
        allowed = self.allowed(request)
        for batch in photos.in_batches(queries, BATCH):
            decoded = [(photo, seen) for photo, seen in batch if not isinstance(seen, Failure)]
            rows = self.models.backbone.encode_images([seen for _, seen in decoded])
            asked = zip(decoded, self.queries(rows, request), strict=True)
            answers = iter([self.answer(photo, query, request, allowed) for (photo, _), query in asked])
            for _, seen in batch:
                yield seen if isinstance(seen, Failure) else next(answers)

    def allowed(self, request: Request) -> Mask:
        """Return which references may be found: of the wanted sources, inside the search area: [N]."""
        allowed = np.isin(self.gallery.sources, [source.value for source in request.sources])
        if request.within:
            allowed &= regions.inside(self.gallery.latlon, request.within)
        return allowed

    def queries(self, rows: Vectors, request: Request) -> list[Query]:
        """Return backbone rows [B, D] in all likenesses, taken as the request's kind of photo."""
        learned = self.models.embedder.encode_features(rows, [request.photo_source] * len(rows))
        return [Query(row, embedding) for row, embedding in zip(rows, learned, strict=True)]

    def answer(self, photo: Photo, query: Query, request: Request, allowed: Mask) -> Result:
        """Answer one photo from the references that are allowed [N]."""
        if not np.isfinite(query.raw).all():
            return Failure(photo, "no_features", "the model finds nothing to compare in this photo; try another")
        if not allowed.any():
            message = "no reference photo lies in the search area; widen it or add a gallery that covers it"
            return Failure(photo, "no_reference_in_region", message)
        try:
            return self._predict(photo, self.find(query, request, allowed), request)
        except PhotoError as error:  # the file went away after it was decoded
            return Failure(photo, error.code, str(error))

    def find(self, query: Query, request: Request, allowed: Mask) -> Found:
        """Retrieve neighbours and candidates for a photo."""
        voted = self.pack.voting
        return retrieval.find(
            self.spaces,
            query,
            allowed,
            self.pack.channels,
            top_k=request.top_k,
            depth=voted.neighbours,
            apart_m=voted.separation_m,
        )

    def scores(self, found: Found, near: Neighbourhood) -> geodesy.Floats:
        """Score candidates [K]: the density of the votes, corrected by the reranker where the pack has one."""
        base = voting.scores(self.gallery, found, self.pack.voting)
        if self.models.reranker is None:
            return base
        described = features.describe(self.spaces, found, near)
        supporters = features.supporters(self.gallery, found, near)
        return self.models.reranker.score(lists_of(self.spaces, found, base, described, supporters))

    def _predict(self, photo: Photo, found: Found, request: Request) -> Prediction:
        rows = found.candidates
        near = evidence.gather(
            self.gallery, found.query.raw[None], rows[None], max(features.SUPPORTERS, request.evidence_per_source)
        )
        scores = self.scores(found, near)
        order = np.lexsort((rows, -scores))
        overall = features.overall(self.spaces, found, int(order[0]))
        shares, elsewhere = uncertainty.probabilities(scores, overall, self.pack.calibration)
        alike = {name: index.similarity(found.query.row(name), rows) for name, index in self.spaces.indexes.items()}
        candidates = tuple(
            Candidate(
                location=self.gallery.references[rows[k]].location,
                probability=float(shares[k]),
                score=float(scores[k]),
                channel=found.channels[k],
                reference=self.gallery.references[rows[k]],
                evidence=self._evidence(near, k, request.evidence_per_source),
                features={FEATURES[name]: float(each[k]) for name, each in alike.items()},
            )
            for k in order
        )
        metres = self.gallery.metres(rows[order[:1]], rows)[0]
        confidence = float(shares[metres <= CONFIDENT_WITHIN_M].sum())
        outcome = Outcome.OUTSIDE_GALLERY if elsewhere > OUTSIDE_ABOVE else Outcome.LOCATED
        sha256 = photos.digest(photo.path)
        return Prediction(photo, candidates, elsewhere, outcome, confidence, NAME, self.pack.name, sha256)

    def _evidence(self, near: Neighbourhood, k: int, most: int) -> tuple[Evidence, ...]:
        found = []
        for s in range(len(Source)):
            count = int((near.rows[0, k, s, :most] >= 0).sum())
            found += [(s, m) for m in sorted(range(count), key=lambda m: float(near.distance_m[0, k, s, m]))]
        return tuple(
            Evidence(
                self.gallery.references[near.rows[0, k, s, m]],
                float(near.distance_m[0, k, s, m]),
                float(near.similarity[0, k, s, m]),
            )
            for s, m in found
        )

    def describe(self) -> EngineCard:
        """Tell the pack, the gallery, its coverage, limits, versions and digests."""
        return EngineCard(
            systems=(NAME,),
            sources=tuple(source for source in Source if source.value in self.gallery.sources),
            galleries=tuple(self.digests),
            references=len(self.gallery),
            limits={"photo_bytes": photos.MAX_BYTES, "photo_pixels": photos.MAX_PIXELS, "top_k": 100},
            versions={"engine": __version__, "pack": self.pack.version, "python": platform.python_version()},
            digests={**self.digests, "model": self.pack.model},
            coverage=self.gallery.coverage(),
        )


def open_spaces(gallery: Gallery, embedder: Embedder, home: Gallery) -> Spaces:
    """Embed a gallery's references, and note which stand near the gallery `home` that the embedder was trained on."""
    sources = [reference.source for reference in gallery.references]
    images = embedder.encode_features(gallery.vectors.astype(np.float32), sources)
    known = home.reaches(gallery.latlon, retrieval.KNOWN_M)
    return Spaces(gallery, images, embedder.encode_locations(gallery.latlon), known)


def open_pinpoint(pack_folder: Path | None = None, galleries: Iterable[Path] = ()) -> Pinpoint:
    """Open a pack (the embedded one by default) with the user's galleries beside its own.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made by another model.
    """
    pack = open_pack(pack_folder)
    folders = list(galleries)
    opened = [open_gallery(folder, pack.model) for folder in (pack.gallery, *folders)]
    digests = {f"gallery {folder}": bundles.folder_digest(folder) for folder in folders}
    models = Models(load_backbone(pack.folder), load_embedder(pack), load_reranker(pack))
    spaces = open_spaces(join(opened), models.embedder, opened[0])
    return Pinpoint(pack, models, spaces, {f"pack {pack.name}": pack.digest, **digests})
