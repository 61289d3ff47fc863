"""Pinpoint: embed, retrieve, gather evidence, rerank. Start reading here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from .. import geodesy
from ..answering import albums, evidence, features, retrieval, voting
from ..answering.evidence import Neighbourhood
from ..answering.retrieval import LISTED, Mask, Query, Retrieval, Spaces
from ..confidence import density
from ..confidence.density import CONFIDENT_WITHIN_KM, DISTANCES_M, OUTSIDE_ABOVE, ListedPlaces, Posterior
from ..gallery import NONE, Gallery, Rows, Vectors, join
from ..models import runtime as runtimes
from ..models.networks import Embedder, Reranker, lists_of
from ..models.pack import Pack, open_pack
from ..models.tower import Backbone
from ..types import Album, Candidate, EngineCard, Failure, Outcome, Photo, Prediction, Request, Result
from .steps import blank, card, open_galleries, see, settle

NAME = "pinpoint"
FEATURES = {"raw": "similarity", "image": "similarity_learned", "gps": "similarity_gps"}
"""What a candidate's likeness in each channel is called among its features."""
ALBUM = "album"
"""The channel of a candidate that other photos of the album named."""


@dataclass(frozen=True)
class Ranking:
    """The candidates of a photo as they are answered: scores [K], the `order` of them, best first, and a density."""

    scores: geodesy.Floats
    order: Rows
    posterior: Posterior

    @property
    def elsewhere(self) -> float:
        """The probability of no listed place, as it is before a search area."""
        return max(0.0, 1 - float(self.posterior.listed.shares.sum()))


@dataclass(frozen=True)
class Answer:
    """The answer to one photo by itself, and what it rests on."""

    photo: Photo
    found: Retrieval
    ranked: Ranking
    prediction: Prediction


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
        allowed = retrieval.allowed(self.gallery, request)
        nowhere = retrieval.nowhere(self.gallery, request, allowed)
        if request.album is Album.INDEPENDENT:
            for photo, seen in self._see(queries, request):
                answer = self.answer(photo, seen, request, allowed, nowhere)
                yield answer.prediction if isinstance(answer, Answer) else answer
        else:
            yield from self._by_album(queries, request, allowed, nowhere)

    def _see(self, queries: Iterable[Photo], request: Request) -> Iterator[tuple[Photo, Query | Failure | None]]:
        """Yield each photo as the embedder sees it; None where there is nothing to see."""
        for batch in see(self.models.backbone, queries):
            rows = [row for _, row in batch if isinstance(row, np.ndarray)]
            asked = iter(self.queries(np.stack(rows), request) if rows else ())
            for photo, row in batch:
                yield photo, next(asked) if isinstance(row, np.ndarray) else row

    def _by_album(self, queries: Iterable[Photo], request: Request, allowed: Mask, nowhere: str) -> Iterator[Result]:
        """Yield the fused answers of whole albums; nothing is answered before the last photo is seen."""
        alone = [self.answer(photo, seen, request, allowed, nowhere) for photo, seen in self._see(queries, request)]
        answers = [each for each in alone if isinstance(each, Answer)]
        fused: dict[str, Iterator[Prediction]] = {
            album: self._fused([each for each in answers if each.photo.album == album], request)
            for album in dict.fromkeys(each.photo.album for each in answers)
        }
        for each in alone:
            yield next(fused[each.photo.album]) if isinstance(each, Answer) else each

    def queries(self, rows: Vectors, request: Request) -> list[Query]:
        """Return backbone rows [B, D] in all likenesses, taken as the request's kind of photo."""
        learned = self.models.embedder.encode_features(rows, [request.photo_source] * len(rows))
        return [Query(row, embedding) for row, embedding in zip(rows, learned, strict=True)]

    def answer(
        self, photo: Photo, seen: Query | Failure | None, request: Request, allowed: Mask, nowhere: str
    ) -> Answer | Result:
        """Answer one photo by itself from the references that are allowed [N]; `nowhere` says why there are none."""
        if isinstance(seen, Failure):
            return seen
        if seen is None:
            return blank(photo, NAME, self.pack.name)
        sha256 = settle(photo, seen.raw, nowhere)
        if isinstance(sha256, Failure):
            return sha256
        found = self.find(seen, request, allowed)
        near = self.near(found, request)
        ranked = self.rank(found, near, request)
        return Answer(photo, found, ranked, self._prediction(photo, sha256, found, near, ranked, request))

    def _fused(self, members: Sequence[Answer], request: Request) -> Iterator[Prediction]:
        """Yield the answers to the photos of one album, fused in parts that are not too long."""
        for start in range(0, len(members), albums.MOST):
            yield from self.fuse(members[start : start + albums.MOST], request)

    def fuse(self, members: Sequence[Answer], request: Request) -> list[Prediction]:
        """Answer the photos of one album by what all of them tell; a photo that is alone in it stays as it is."""
        if len(members) < 2:
            return [member.prediction for member in members]
        apart_m = albums.apart_m([member.photo for member in members], request)
        heard = [
            albums.AlbumMember(each.found.neighbours["raw"], each.found.candidates, each.ranked.scores)
            for each in members
        ]
        voting = self.pack.voting
        ballots = albums.AlbumVotes.of(self.gallery, heard, voting)
        places = albums.fuse(ballots, apart_m, voting, albums.Fusion(), max(request.top_k, LISTED))
        elsewhere = self.pack.calibration.album.elsewhere(np.array([member.ranked.elsewhere for member in members]))
        fused = []
        for member, (rows, scores), none in zip(members, places, elsewhere.tolist(), strict=True):
            own = dict(zip(member.found.candidates.tolist(), member.found.channels, strict=True))
            channels = tuple(own.get(row, ALBUM) for row in rows.tolist())
            found = replace(member.found, candidates=rows, channels=channels)
            near = self.near(found, request)
            shares = (1 - none) * density.shares(scores, self.pack.calibration.album.sharpness)
            ranked = self._spread(found, scores, shares, request)
            told = self._prediction(member.photo, member.prediction.sha256, found, near, ranked, request)
            fused.append(replace(told, alone=member.prediction))
        return fused

    def find(self, query: Query, request: Request, allowed: Mask) -> Retrieval:
        """Retrieve neighbours and candidates for a photo."""
        voted = self.pack.voting
        return retrieval.find(
            self.spaces,
            query,
            allowed,
            self.pack.channels,
            top_k=max(request.top_k, LISTED),
            depth=voted.neighbours,
            apart_m=voted.separation_m,
        )

    def scores(self, found: Retrieval, near: Neighbourhood, left_out: Rows = NONE) -> geodesy.Floats:
        """Score candidates [K]: the density of the votes, corrected by the reranker where the pack has one."""
        base = voting.scores(self.gallery, found, self.pack.voting)
        if self.models.reranker is None:
            return base
        described = features.describe(self.spaces, found, near, left_out)
        supporters = features.supporters(self.gallery, found, near)
        return self.models.reranker.score(lists_of(self.spaces, found, base, described, supporters))

    def near(self, found: Retrieval, request: Request) -> Neighbourhood:
        """Return the references around the candidates of one photo, as many as are looked at or asked for."""
        most = max(features.SUPPORTERS, request.evidence_per_source)
        query, rows = found.query.raw[None], found.candidates[None]
        return evidence.gather(self.gallery, query, rows, most, retrieval.left_out(self.gallery, request))

    def rank(self, found: Retrieval, near: Neighbourhood, request: Request) -> Ranking:
        """Rank the candidates of a photo and tell how sure each is."""
        rows, left_out = found.candidates, retrieval.left_out(self.gallery, request)
        scores = self.scores(found, near, left_out)
        first = int(np.lexsort((rows, -scores))[0])
        overall = features.overall(self.spaces, found, first, left_out)
        trained = bool(self.spaces.known[rows[first]])
        shares, _ = density.probabilities(scores, overall, self.pack.calibration, trained)
        return self._spread(found, scores, shares, request)

    def _spread(self, found: Retrieval, scores: geodesy.Floats, shares: geodesy.Floats, request: Request) -> Ranking:
        """Spread the probabilities of the candidates [K], as they are before a search area, over the Earth."""
        rows, latlon = found.candidates, self.gallery.latlon
        hinted, votes = density.around(self.gallery, found)
        reach_m = density.reach(self.gallery, rows, retrieval.left_out(self.gallery, request))
        listed = ListedPlaces(shares, latlon[rows], reach_m)
        posterior = Posterior(listed, latlon[hinted], votes, self.pack.calibration, request.within)
        return Ranking(scores, np.lexsort((rows, -scores)), posterior)

    def _prediction(
        self, photo: Photo, sha256: str, found: Retrieval, near: Neighbourhood, ranked: Ranking, request: Request
    ) -> Prediction:
        rows, shares, shown = found.candidates, ranked.posterior.shares, ranked.order[: request.top_k]
        alike = {name: index.similarity(found.query.row(name), rows) for name, index in self.spaces.indexes.items()}
        candidates = tuple(
            Candidate(
                location=self.gallery.references[rows[k]].location,
                probability=float(shares[k]),
                score=float(ranked.scores[k]),
                channel=found.channels[k],
                reference=self.gallery.references[rows[k]],
                evidence=evidence.told(self.gallery, near, 0, k, request.evidence_per_source),
                features={FEATURES[name]: float(each[k]) for name, each in alike.items()},
            )
            for k in shown
        )
        within = ranked.posterior.within(self.gallery.latlon[rows[ranked.order[0]]])
        within_km = {metres / 1000: share for metres, share in zip(DISTANCES_M, within, strict=True)}
        return Prediction(
            photo,
            candidates,
            max(0.0, 1 - float(shares[shown].sum())),
            Outcome.OUTSIDE_GALLERY if ranked.posterior.outside() > OUTSIDE_ABOVE else Outcome.LOCATED,
            within_km[CONFIDENT_WITHIN_KM],
            NAME,
            self.pack.name,
            sha256,
            within_km,
            ranked.posterior.regions(self.pack.calibration.drawn),
        )

    def describe(self) -> EngineCard:
        """Tell the pack, the gallery, its coverage, limits, versions and digests."""
        return card(NAME, self.pack, self.gallery, self.digests)


def open_spaces(gallery: Gallery, embedder: Embedder, home: Gallery) -> Spaces:
    """Embed a gallery's references, and note which stand near the gallery `home` that the embedder was trained on."""
    sources = [reference.source for reference in gallery.references]
    images = embedder.encode_features(gallery.vectors.astype(np.float32), sources)
    known = home.reaches(gallery.latlon, retrieval.KNOWN_M)
    return Spaces(gallery, images, embedder.encode_locations(gallery.latlon), known)


def open_pinpoint(
    pack_folder: Path | None = None, galleries: Iterable[Path] = (), *, device: str = "auto", runtime: str = "auto"
) -> Pinpoint:
    """Open a pack (the embedded one by default) with the user's galleries beside its own; see `runtime.choose`.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made by another model.
        MissingPartError: a package or the device that is needed is not there.
        RequestError: there is no such device or runtime, or the two do not go together.
    """
    pack = open_pack(pack_folder)
    opened, digests = open_galleries(pack, list(galleries))
    chosen = runtimes.choose(pack.folder, device, runtime)
    loaders = chosen.loaders()
    models = Models(chosen.backbone(pack.folder), loaders.load_embedder(pack), loaders.load_reranker(pack))
    spaces = open_spaces(join(opened), models.embedder, opened[0])
    return Pinpoint(pack, models, spaces, digests)
