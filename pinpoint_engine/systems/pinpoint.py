"""Pinpoint: embed, retrieve, gather evidence, rank. Start reading here."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .. import __version__, bundles, evidence, geodesy, photos, regions, uncertainty, voting
from ..errors import PhotoError
from ..evidence import Neighbourhood
from ..gallery import Gallery, Hits, Rows, Vectors, join, open_gallery
from ..models.embedder import BATCH, Embedder, load_embedder
from ..models.pack import Pack, open_pack
from ..types import Candidate, EngineCard, Evidence, Failure, Outcome, Photo, Prediction, Request, Result, Source

NAME = "pinpoint"
CONFIDENT_WITHIN_M = 25_000.0
OUTSIDE_ABOVE = 0.5
"""A photo whose probability of elsewhere is above this is answered as probably outside the gallery."""

Mask = npt.NDArray[np.bool_]


class Pinpoint:
    """Locates photos by retrieval from a gallery and density voting among the neighbours."""

    def __init__(self, pack: Pack, embedder: Embedder, gallery: Gallery, digests: Mapping[str, str]) -> None:
        self.pack, self.embedder, self.gallery, self.digests = pack, embedder, gallery, digests

    def locate(self, queries: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area is no area.
        """
        allowed = self.allowed(request)
        for batch in photos.in_batches(queries, BATCH):
            decoded = [(photo, seen) for photo, seen in batch if not isinstance(seen, Failure)]
            rows = self.embedder.encode_images([seen for _, seen in decoded])
            asked = zip(decoded, rows, strict=True)
            answers = iter([self.answer(photo, row, request, allowed) for (photo, _), row in asked])
            for _, seen in batch:
                yield seen if isinstance(seen, Failure) else next(answers)

    def allowed(self, request: Request) -> Mask:
        """Return which references may be found: of the wanted sources, inside the search area: [N]."""
        allowed = np.isin(self.gallery.sources, [source.value for source in request.sources])
        if request.within:
            allowed &= regions.inside(self.gallery.latlon, request.within)
        return allowed

    def answer(self, photo: Photo, query: Vectors, request: Request, allowed: Mask) -> Result:
        """Answer one photo whose feature row [D] is known, from the references that are allowed [N]."""
        if not np.isfinite(query).all():
            return Failure(photo, "no_features", "the model finds nothing to compare in this photo; try another")
        if not allowed.any():
            message = "no reference photo lies in the search area; widen it or add a gallery that covers it"
            return Failure(photo, "no_reference_in_region", message)
        hits = self._retrieve(query[None], request.top_k, allowed)
        rows, scores = voting.rank(self.gallery, hits, 0, self.pack.voting, request.top_k)
        near = evidence.gather(self.gallery, query[None], rows[None], request.evidence_per_source)
        try:
            return self._predict(photo, query, rows, scores, near, self._agreement(hits, rows[0]))
        except PhotoError as error:  # the file went away after it was decoded
            return Failure(photo, error.code, str(error))

    def _agreement(self, hits: Hits, first: int) -> float:
        """Return the share of the voting neighbours' votes in the region of the first candidate."""
        voters = hits.rows[0][: self.pack.voting.neighbours]
        voters = voters[voters >= 0]
        metres = geodesy.distance_m(self.gallery.latlon[first], self.gallery.latlon[voters])
        return voting.agreement(metres, hits.similarity[0][: len(voters)], self.pack.voting)

    def _retrieve(self, query: Vectors, top_k: int, allowed: Mask) -> Hits:
        """Search until the hits hold `top_k` distinct places, or every allowed reference."""
        count, room = max(self.pack.voting.neighbours, top_k), int(allowed.sum())
        while True:
            hits = self.gallery.search(query, min(count, room), allowed)
            places = voting.distinct(self.gallery, hits.rows[0], self.pack.voting.separation_m, top_k)
            if len(places) >= top_k or count >= room:
                return hits
            count *= 4

    def _predict(
        self, photo: Photo, query: Vectors, rows: Rows, scores: geodesy.Floats, near: Neighbourhood, agreement: float
    ) -> Prediction:
        shares, elsewhere = uncertainty.probabilities(scores, agreement, self.pack.calibration)
        similarity = self.gallery.similarity(query, rows)
        candidates = tuple(
            Candidate(
                location=self.gallery.references[row].location,
                probability=float(shares[k]),
                score=float(scores[k]),
                channel="image",
                reference=self.gallery.references[row],
                evidence=self._evidence(near, k),
                features={"similarity": float(similarity[k])},
            )
            for k, row in enumerate(rows)
        )
        metres = geodesy.distance_m(self.gallery.latlon[rows], self.gallery.latlon[rows[0]])
        confidence = float(shares[metres <= CONFIDENT_WITHIN_M].sum())
        outcome = Outcome.OUTSIDE_GALLERY if elsewhere > OUTSIDE_ABOVE else Outcome.LOCATED
        sha256 = photos.digest(photo.path)
        return Prediction(photo, candidates, elsewhere, outcome, confidence, NAME, self.pack.name, sha256)

    def _evidence(self, near: Neighbourhood, k: int) -> tuple[Evidence, ...]:
        found = [(s, m) for s in range(len(Source)) for m in range(near.rows.shape[3]) if near.rows[0, k, s, m] >= 0]
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


def open_pinpoint(pack_folder: Path | None = None, galleries: Iterable[Path] = ()) -> Pinpoint:
    """Open a pack (the embedded one by default) with the user's galleries beside its own.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made by another model.
    """
    pack = open_pack(pack_folder)
    folders = list(galleries)
    opened = [open_gallery(folder, pack.model) for folder in (pack.gallery, *folders)]
    digests = {f"gallery {folder}": bundles.folder_digest(folder) for folder in folders}
    return Pinpoint(pack, load_embedder(pack), join(opened), {f"pack {pack.name}": pack.digest, **digests})
