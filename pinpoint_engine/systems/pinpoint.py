"""Pinpoint: embed, retrieve, gather evidence, rerank. Start reading here."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import numpy as np

from .. import geodesy
from ..answering import albums, evidence, features, proposals
from ..answering.companions import Companions
from ..answering.limits import Limits
from ..answering.proposals import NO_PROPOSALS, Proposals
from ..answering.retrieval import LISTED, Query, Retrieval, Spaces, find
from ..bundles import files_digest
from ..confidence.calibration import Calibration
from ..confidence.density import ListedPlaces, Posterior
from ..confidence.gallery_fit import FitKey, Probabilities, choose_probabilities
from ..gallery import Rows, Vectors, gallery_digest, join
from ..geodesy import CITY_M
from ..models.networks import Embedder, Reranker, lists_of
from ..models.pack import EMBEDDER, EMBEDDER_CONFIG, GALLERY, NO_EMBEDDER, Pack, embedder_kind, open_pack
from ..models.runtime import ON_TORCH, Runtime, choose
from ..models.tower import Backbone
from ..types import (
    CONFIDENCE,
    GALLERY_FIT,
    PROBABILITIES,
    Album,
    Candidate,
    CoverageCells,
    EngineCard,
    Location,
    Outcome,
    Photo,
    Prediction,
    Request,
    Result,
    Why,
)
from ..wording import PARTLY_CALIBRATED
from .explanation import explain, vicinities
from .learned import open_spaces
from .proposers import Propose, Proposers
from .shortlist import Shortlist, Surroundings, describe_candidates, surround
from .steps import NEARBY_M, Origin, Sight, card, fuse_albums, open_galleries, predict, refusal, see

NAME = "pinpoint"
FEATURES = {"raw": "similarity", "image": "similarity_learned", "gps": "similarity_gps"}
"""The names of a candidate's similarities among its features, by channel."""
ALBUM = "album"
"""The channel of a candidate that other photos of the album proposed."""


@dataclass(frozen=True)
class Ranking:
    """The candidates of a photo ranked: scores [K], their `order`, best first [K], and the posterior density.

    The density lists the candidates, then the `remote` places that another system proposed.
    """

    scores: geodesy.Floats
    order: Rows
    posterior: Posterior
    remote: Proposals = NO_PROPOSALS

    @property
    def elsewhere(self) -> float:
        """The probability that no listed place is right, before a search area is applied."""
        return max(0.0, 1 - float(self.posterior.listed.shares.sum()))


@dataclass(frozen=True)
class Answer:
    """The answer to one photo by itself, and what it is based on."""

    sight: Sight
    shortlist: Shortlist
    ranking: Ranking
    prediction: Prediction

    @property
    def photo(self) -> Photo:
        """Return the photo."""
        return self.sight.photo


@dataclass(frozen=True)
class Models:
    """The networks of a pack.

    `embedder` is None in a pack of a backbone alone, `reranker` in one that ranks by density voting alone.
    """

    backbone: Backbone
    embedder: Embedder | None
    reranker: Reranker | None


class Pinpoint:
    """Locates photos by retrieval in three embedding spaces and reranking with the evidence near candidates."""

    def __init__(
        self,
        pack: Pack,
        models: Models,
        spaces: Spaces,
        digests: Mapping[str, str],
        runtime: Runtime = ON_TORCH,
        probabilities: Probabilities | None = None,
    ) -> None:
        self.pack, self.models, self.spaces, self.digests = pack, models, spaces, digests
        self.gallery = spaces.gallery
        self.origin = Origin(NAME, pack.name)
        self.proposers = Proposers(pack, self.gallery, models.backbone, runtime)
        self.probabilities = probabilities or Probabilities()
        fit = self.probabilities.fit
        self._fitted = fit.applied(pack.calibration) if fit else pack.calibration

    @cached_property
    def companions(self) -> Companions:
        """The references that a fair test of a photo leaves out, by photo."""
        return Companions(self.gallery)

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area has no surface.
            PackError, MissingPartError: the system that is to propose candidates cannot be opened.
        """
        # Limits: which references may answer, and where. They are the same for every photo of the run.
        limits = Limits.of(self.gallery, request)

        # Another system, if the request names one, proposes places for each photo.
        propose = self.proposers.of(request)

        # Each photo by itself, in batches of the backbone. What cannot be located passes through as it is.
        solos = (each for batch in self._see(photos, limits) for each in self._solo(batch, request, limits, propose))

        # Albums: photos of one place or trip are answered once all of them have been seen.
        if request.album is Album.INDEPENDENT:
            yield from (each.prediction if isinstance(each, Answer) else each for each in solos)
        else:
            yield from fuse_albums(list(solos), lambda members: self._fuse_in_parts(members, request, limits))

    def _see(self, photos: Iterable[Photo], limits: Limits) -> Iterator[list[Sight | Result]]:
        return see(self.models.backbone, photos, limits.nowhere, self.origin)

    def _solo(
        self, batch: Sequence[Sight | Result], request: Request, limits: Limits, propose: Propose
    ) -> Iterator[Answer | Result]:
        """Yield the answer to each photo of a batch by itself."""
        rows = [each.row for each in batch if isinstance(each, Sight)]
        queries = iter(self.queries(np.stack(rows), request) if rows else ())
        for each in batch:
            if not isinstance(each, Sight):
                yield each
                continue
            query, own = next(queries), self.companions.fair(limits, each.photo, each.row) if request.fair else limits
            yield refusal(each, own.nowhere) or self.answer(each, query, request, own, propose(each, own))

    def queries(self, rows: Vectors, request: Request) -> list[Query]:
        """Return backbone rows [B, D] in all spaces, embedded as the request's kind of photo."""
        if self.models.embedder is None:
            return [Query(row, row[:0]) for row in rows]
        learned = self.models.embedder.encode_features(rows, [request.photo_source] * len(rows))
        return [Query(row, embedding) for row, embedding in zip(rows, learned, strict=True)]

    def answer(
        self, sight: Sight, query: Query, request: Request, limits: Limits, proposed: Proposals = NO_PROPOSALS
    ) -> Answer:
        """Answer one photo by itself, from its own candidates and what another system `proposed`."""
        # Retrieve: the nearest neighbours in every embedding space propose candidates. However few are requested, there
        # are as many as the confidence was fitted on.
        retrieval = self.find(query, limits, request.top_k)

        # Propose: near each place of another system, the reference that looks most alike is a candidate like any other.
        # The remote places, which have no reference nearby, cannot be compared and stay apart.
        apart_m = self.pack.voting.separation_m
        retrieval, remote = proposals.join(self.spaces, retrieval, proposed, limits, apart_m)

        # Describe: votes, evidence and features of the candidates, and of the list as a whole.
        most = max(features.SUPPORTERS, request.evidence_per_source)
        shortlist = describe_candidates(self.spaces, retrieval, self.pack.voting, limits, most)

        # Rank: the reranker corrects the votes; calibrated, the scores become a density over the Earth.
        ranking = self.rank(shortlist, remote)

        # Explain: what the reranker made of each group of features, and what the gallery knows around each candidate.
        why = explain(shortlist, self.models.reranker, ranking.scores)

        # Predict: cut the list to what was requested, with evidence, confidence by distance and credible regions.
        prediction = self._predict(sight, retrieval, shortlist.surroundings, ranking, why, request, limits)
        return Answer(sight, shortlist, ranking, prediction)

    def find(self, query: Query, limits: Limits, top_k: int = LISTED) -> Retrieval:
        """Retrieve the neighbours and candidates of a photo: at least `LISTED`, if there are as many places."""
        count = max(top_k, LISTED)
        return find(self.spaces, query, limits.allowed, self.pack.channels, self.pack.voting, count)

    def scores(self, shortlist: Shortlist) -> geodesy.Floats:
        """Score candidates [K]: the density of the votes, corrected by the reranker if the pack has one."""
        if self.models.reranker is None:
            return shortlist.scores
        columns = shortlist.scores, shortlist.features, shortlist.supporters
        return self.models.reranker.score(lists_of(self.spaces, shortlist.retrieval, *columns))

    def rank(self, shortlist: Shortlist, remote: Proposals = NO_PROPOSALS) -> Ranking:
        """Rank the candidates of a photo, and turn their scores and the remote places into a density."""
        # Rerank: the scores decide which candidate is first.
        rows, scores = shortlist.retrieval.candidates, self.scores(shortlist)
        first = int(self._best_first(rows, scores)[0])

        # Calibrate: the odds of elsewhere depend on the whole list, given its first place, and on whether the embedder
        # was trained near that. The candidates share the rest by their scores.
        trained = bool(self.spaces.known[rows[first]])
        calibration = self.calibration_of(rows[first])
        shares, elsewhere = calibration.probabilities(scores, shortlist.overall(first), trained)

        # Remote places share in elsewhere, as the system that proposed them says, and take nothing from candidates.
        remote = replace(remote, shares=elsewhere * remote.shares)

        # Spread: each candidate's mass around its place, and that of elsewhere around the look-alikes.
        return self._ranking(rows, shortlist.surroundings, scores, shares, shortlist.limits, remote)

    def _ranking(
        self,
        rows: Rows,
        surroundings: Surroundings,
        scores: geodesy.Floats,
        shares: geodesy.Floats,
        limits: Limits,
        remote: Proposals = NO_PROPOSALS,
    ) -> Ranking:
        """Spread the probabilities of candidates [K] and remote places [J] over the Earth, before a search area."""
        latlon, order = self.gallery.latlon, self._best_first(rows, scores)
        listed = ListedPlaces(
            np.concatenate([shares, remote.shares]),
            np.concatenate([latlon[rows], remote.latlon]),
            np.concatenate([surroundings.reach_m, np.full(len(remote.shares), CITY_M)]),
        )
        hinted, votes = latlon[surroundings.hinted], surroundings.votes
        posterior = Posterior(listed, hinted, votes, self.calibration_of(rows[order[0]]), limits.within)
        return Ranking(scores, order, posterior, remote)

    def calibration_of(self, first: int) -> Calibration:
        """Return the calibration of an answer by the row of its first place: what was fitted, if it is the user's."""
        return self._fitted if first >= self.probabilities.first_row else self.pack.calibration

    def is_calibrated_at(self, first: int) -> bool:
        """Tell whether the probabilities of an answer, by the row of its first place, were fitted on known photos."""
        return self.pack.is_calibrated or (self.probabilities.fit is not None and first >= self.probabilities.first_row)

    def _best_first(self, rows: Rows, scores: geodesy.Floats) -> Rows:
        """Return the positions of candidates [K] from the highest score to the lowest."""
        return np.lexsort((self.gallery.order(rows), -scores))

    def _fuse_in_parts(self, members: Sequence[Answer], request: Request, limits: Limits) -> Iterator[Prediction]:
        """Yield the answers to the photos of one album, fused in parts of at most `albums.MOST`."""
        for start in range(0, len(members), albums.MOST):
            yield from self.fuse(members[start : start + albums.MOST], request, limits)

    def fuse(self, members: Sequence[Answer], request: Request, limits: Limits) -> list[Prediction]:
        """Answer the photos of one album from what all of them say; a photo that is alone in it stays as it is."""
        if len(members) < 2:
            return [member.prediction for member in members]
        # Fuse: the votes of all photos pick the region, each photo's own votes the point in it.
        apart_m = albums.apart_m([member.photo for member in members], request)
        ballots = albums.AlbumVotes.of(self.gallery, [_album_member(each) for each in members], self.pack.voting)
        count = max(request.top_k, LISTED)
        places = albums.fuse(ballots, apart_m, self.pack.voting, albums.Fusion(), count)

        # Calibrate: an album that agrees is surer than each of its photos.
        elsewhere = self.pack.calibration.elsewhere_in_album(np.array([member.ranking.elsewhere for member in members]))
        return [
            self._refit(member, rows, scores, float(none), request, limits)
            for member, (rows, scores), none in zip(members, places, elsewhere, strict=True)
        ]

    def _refit(
        self, member: Answer, rows: Rows, scores: geodesy.Floats, elsewhere: float, request: Request, limits: Limits
    ) -> Prediction:
        """Answer one photo of an album anew: with the places [K] and scores [K] that the album gives it."""
        alone = member.shortlist.retrieval
        own = dict(zip(alone.candidates.tolist(), alone.channels, strict=True))
        channels = tuple(own.get(row, ALBUM) for row in rows.tolist())
        retrieval = replace(alone, candidates=rows, channels=channels)
        surroundings = surround(self.gallery, retrieval, limits, request.evidence_per_source)
        shares = (1 - elsewhere) * self.pack.calibration.shares_in_album(scores)
        ranking = self._ranking(rows, surroundings, scores, shares, limits)
        why = [Why(vicinity=each) for each in vicinities(self.gallery, retrieval, limits)]
        fused = self._predict(member.sight, retrieval, surroundings, ranking, why, request, limits)
        return replace(fused, alone=member.prediction)

    def _predict(
        self,
        sight: Sight,
        retrieval: Retrieval,
        surroundings: Surroundings,
        ranking: Ranking,
        why: Sequence[Why],
        request: Request,
        limits: Limits,
    ) -> Prediction:
        candidates = self._candidates(retrieval, surroundings, ranking, why, request, limits)
        candidates = _merged(candidates, self._remote(ranking, limits))[: request.top_k]
        first = candidates[0].location
        prediction = predict(
            sight,
            candidates,
            elsewhere=1 - float(np.array([each.probability for each in candidates]).sum()),
            posterior=ranking.posterior,
            first=np.array([first.lat, first.lon]),
            drawn=self.pack.calibration.drawn,
            origin=self.origin,
        )
        # What was never calibrated cannot tell that a photo is from elsewhere: it would say so of all, or of none.
        row = int(retrieval.candidates[ranking.order[0]])
        return prediction if self.is_calibrated_at(row) else replace(prediction, outcome=Outcome.LOCATED)

    def _candidates(
        self,
        retrieval: Retrieval,
        surroundings: Surroundings,
        ranking: Ranking,
        why: Sequence[Why],
        request: Request,
        limits: Limits,
    ) -> tuple[Candidate, ...]:
        """Return the best candidates, as many as were requested, with their evidence and why they have their scores."""
        rows, query = retrieval.candidates, retrieval.query
        shares, most = ranking.posterior.shares, request.evidence_per_source
        alike = {name: index.similarity(query.row(name), rows) for name, index in self.spaces.indexes.items()}
        listed = ranking.order[: request.top_k]
        nearby = self.gallery.photos_near(rows[listed], NEARBY_M, limits.left_out)
        return tuple(
            Candidate(
                location=self.gallery.references[rows[k]].location,
                probability=float(shares[k]),
                score=float(ranking.scores[k]),
                channel=retrieval.channels[k],
                reference=self.gallery.references[rows[k]],
                evidence=evidence.of_candidate(self.gallery, surroundings.evidence, 0, k, most),
                features={FEATURES[name]: float(alike[name][k]) for name in self.spaces.compares(rows[k])},
                refs_5km=count,
                why=why[k],
            )
            for k, count in zip(listed, nearby.tolist(), strict=True)
        )

    def _remote(self, ranking: Ranking, limits: Limits) -> Iterator[Candidate]:
        """Yield the remote places as candidates; the reference of each is the nearest, however far."""
        remote, shares = ranking.remote, ranking.posterior.shares[len(ranking.scores) :]
        nearby = self.gallery.count_near(remote.latlon, NEARBY_M, limits.left_out) if len(shares) else ()
        for place, told, share, count in zip(remote.latlon, remote.shares, shares, nearby, strict=True):
            row = proposals.nearest(self.gallery, limits.allowed, place)
            yield Candidate(
                location=Location(*place.tolist()),
                probability=float(share),
                score=float(np.log(told)),
                channel=remote.system,
                reference=self.gallery.references[row],
                refs_5km=int(count),
            )

    def describe(self) -> EngineCard:
        """Describe the pack, the gallery, its coverage, limits, versions and digests, also of what may propose."""
        plain = card(NAME, self.pack, self.gallery, self.digests, self.spaces.indexes["raw"].in_words)
        told, digest = self.probabilities.words, self.probabilities.digest
        versions = {**plain.versions, **({PROBABILITIES: told} if told else {})}
        if self.probabilities.fit and not self.pack.is_calibrated:
            versions[CONFIDENCE] = PARTLY_CALIBRATED
        fitted = {GALLERY_FIT: digest} if digest else {}
        return replace(plain, versions=versions, digests={**plain.digests, **fitted, **self.proposers.digests()})

    def coverage(self, cell_deg: float) -> CoverageCells:
        """Count the references by cell and source."""
        return self.gallery.coverage(cell_deg)


def _merged(ranked: Sequence[Candidate], others: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """Put candidates into a ranked list, each before the first that is less probable."""
    merged = list(ranked)
    for other in others:
        less = (n for n, each in enumerate(merged) if each.probability < other.probability)
        merged.insert(next(less, len(merged)), other)
    return tuple(merged)


def _album_member(answer: Answer) -> albums.AlbumMember:
    retrieval = answer.shortlist.retrieval
    return albums.AlbumMember(retrieval.voters, retrieval.candidates, answer.ranking.scores)


@dataclass(frozen=True, eq=False)
class PackSpaces:
    """A pack's gallery and the user's as one, in all spaces.

    Attributes:
        pack: The pack.
        runtime: What runs its networks.
        embedder: Its embedder; None in a pack of a backbone alone.
        spaces: The galleries.
        digests: Those of the pack and of each user gallery.
        own: How many of the references are the pack's own; they are the first.
    """

    pack: Pack
    runtime: Runtime
    embedder: Embedder | None
    spaces: Spaces
    digests: Mapping[str, str]
    own: int

    @classmethod
    def open(cls, folder: Path | None, galleries: Iterable[Path], device: str, runtime: str) -> PackSpaces:
        """Open them; see `open_pinpoint`.

        Raises:
            PackError, GalleryError, MissingPartError, RequestError: as `open_pinpoint`.
        """
        pack = open_pack(folder)
        opened, digests = open_galleries(pack, list(galleries))
        chosen = choose(pack.folder, device, runtime)
        gallery = join(opened)
        if embedder_kind(pack.folder) == NO_EMBEDDER:
            spaces = Spaces(gallery, None, None, np.ones(gallery.total, bool))
            return cls(pack, chosen, None, spaces, digests, opened[0].total)
        embedder = chosen.loaders().load_embedder(pack)
        spaces = open_spaces(gallery, embedder, opened[0], learned_name(pack.folder, chosen))
        return cls(pack, chosen, embedder, spaces, digests, opened[0].total)


def open_pinpoint(
    pack_folder: Path | None = None,
    galleries: Iterable[Path] = (),
    *,
    device: str = "auto",
    runtime: str = "auto",
    exact: bool = False,
) -> Pinpoint:
    """Open a pack (the embedded one by default) with the user's galleries beside its own; see `runtime.choose`.

    With `exact`, large galleries are searched as a whole, not by lists.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made by another model.
        MissingPartError: a package or the device that is needed is not there.
        RequestError: there is no such device or runtime, or the two do not go together.
    """
    folders = list(galleries)
    opened = PackSpaces.open(pack_folder, folders, device, runtime)
    pack, chosen = opened.pack, opened.runtime
    models = Models(chosen.backbone(pack.folder), opened.embedder, chosen.loaders().load_reranker(pack))
    spaces = opened.spaces.exactly() if exact else opened.spaces
    fitted = choose_probabilities(folders, FitKey.of(opened.digests, pack.digest), opened.own)
    return Pinpoint(pack, models, spaces, opened.digests, chosen, fitted)


def learned_name(folder: Path, runtime: Runtime) -> str:
    """Return a name for what is learned with a pack: of its embedder, what runs it, and where it was trained."""
    made_of = files_digest(folder, (EMBEDDER, EMBEDDER_CONFIG))
    told = (made_of, runtime.name, gallery_digest(folder / GALLERY))
    return hashlib.sha256(" ".join(told).encode()).hexdigest()[:16]
