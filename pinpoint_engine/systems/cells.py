"""The engine of the systems over geocells: how probable each cell is, the cells' places, the evidence near them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np

from .. import geodesy
from ..answering import evidence, retrieval
from ..answering.retrieval import LISTED, Mask
from ..areas import regions
from ..confidence.calibration import Calibration
from ..confidence.cells import CellMass
from ..confidence.density import AROUND, CONFIDENT_WITHIN_KM, DISTANCES_M, OUTSIDE_ABOVE, reach
from ..gallery import NONE, Gallery, Rows, Vectors
from ..geocells import Partition
from ..geocells.partition import means
from ..geocells.prototypes import RefinedPlaces
from ..models.pack import Pack
from ..models.tower import Backbone
from ..types import (
    Album,
    Candidate,
    CellShare,
    EngineCard,
    Failure,
    Location,
    Outcome,
    Photo,
    Polygon,
    Prediction,
    Request,
    Result,
    Source,
)
from .steps import Seen, blank, card, see, settle

CELL, PROTOTYPE = "cell", "prototype"
"""The channels: a candidate is the middle of a geocell, or a reference of the cluster in it that looks most alike."""

SHOWN = 0.999
"""A whole distribution leaves out the cells that share the rest: they are many, and none of them matters."""


class Classifier(Protocol):
    """What tells one system over N geocells from another."""

    @property
    def name(self) -> str:
        """Return the system's name."""

    @property
    def partition(self) -> Partition:
        """Return the geocells [N]."""

    @property
    def known(self) -> Rows:
        """Return the geocells of the gallery's first references [n]; those of the others are told by the borders."""

    @property
    def temperature(self) -> float:
        """Return what the scores were divided by to be calibrated."""

    @property
    def calibration(self) -> Calibration:
        """Return what turns the probabilities of the geocells into a density."""

    def encode(self, rows: Vectors, source: Source) -> Vectors:
        """Embed backbone rows [B, D] of photos taken for some source: float32 [B, E]."""

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return how probable each geocell is for embeddings [B, E]: [B, N], each row in sum 1."""

    def fuse(self, embeddings: Vectors, shares: geodesy.Floats, album: Album) -> geodesy.Floats:
        """Return the probabilities [n, N] of one album's photos, of embeddings [n, E] in time order and those alone.

        Raises:
            RequestError: the system does not know this kind of album.
        """

    def refine(
        self, embeddings: Vectors, shares: geodesy.Floats, centres: geodesy.Floats, allowed: Mask
    ) -> RefinedPlaces:
        """Return places in the best geocells of embeddings [B, E] and probabilities [B, N], best first.

        Args:
            embeddings: Of the photos [B, E].
            shares: Of each geocell, of what lies in the search area [B, N].
            centres: The middle of what lies in the search area of each geocell, degrees [N, 2].
            allowed: The references of the gallery that may be answered [R].
        """


@dataclass(frozen=True, eq=False)
class Ground:
    """Where a request may be answered.

    Attributes:
        allowed: Which references of the gallery may be answered: [R].
        inside: Which `CellGallery.latlon` lie in the search area: [P].
        centres: The middle of each geocell's part of the area, degrees [N, 2].
        within: The search area's polygons; none is the whole Earth.
        nowhere: Why no reference may be answered; "" where one may.
    """

    allowed: Mask
    inside: Mask
    centres: geodesy.Floats
    within: tuple[Polygon, ...]
    nowhere: str


@dataclass(frozen=True, eq=False)
class CellQuery:
    """What one photo shows: its backbone row [D], its embedding [E], and how probable each geocell is: [N]."""

    photo: Photo
    sha256: str
    row: Vectors
    embedding: Vectors
    shares: geodesy.Floats


@dataclass(frozen=True, eq=False)
class CellAnswer:
    """What a photo shows, and the answer to it by itself."""

    shown: CellQuery
    result: Prediction


@dataclass(frozen=True, eq=False)
class CellCandidates:
    """Candidates, best first: geocells [K], probabilities [K], degrees [K, 2], rows of references (-1: none) [K].

    `nearest` [K] are those references, else the nearest ones.
    """

    cells: Rows
    shares: geodesy.Floats
    latlon: geodesy.Floats
    rows: Rows
    nearest: Rows


class CellGallery:
    """N geocells with the references of a gallery in them; an empty one is held by its middle alone."""

    def __init__(self, partition: Partition, gallery: Gallery, known: Rows) -> None:
        cells = np.concatenate([known, partition.assign(gallery.latlon[len(known) :])])
        empty = np.setdiff1d(np.arange(len(partition)), cells)
        self.partition, self.gallery = partition, gallery
        self.latlon = np.concatenate([gallery.latlon, partition.centres[empty]])
        """Where the references are, then the middles of the empty geocells: degrees [P, 2]."""
        self.cells = np.concatenate([cells, empty])
        """The geocell of each place: [P]."""
        self._counts = np.bincount(self.cells, minlength=len(partition))

    @cached_property
    def polygons(self) -> tuple[tuple[Polygon, ...], ...]:
        """Return the polygons of each geocell [N]."""
        return tuple(map(regions.from_shape, self.partition.polygons))

    def ground(self, request: Request) -> Ground:
        """Return where a request may be answered.

        Raises:
            RequestError: a search area is no area.
        """
        allowed = retrieval.allowed(self.gallery, request)
        nowhere = retrieval.nowhere(self.gallery, request, allowed)
        if not request.within:
            return Ground(allowed, np.ones(len(self.latlon), bool), self.partition.centres, (), nowhere)
        inside = regions.inside(self.latlon, request.within)
        counts = np.bincount(self.cells[inside], minlength=len(self.partition))
        centres = self.partition.centres.copy()
        middle = means(self.latlon[inside], self.cells[inside], np.ones(int(inside.sum()), np.int64), len(centres))
        centres[counts > 0] = middle[counts > 0]
        return Ground(allowed, inside, centres, request.within, nowhere)

    def mass(self, shares: geodesy.Floats, inside: Mask | None = None) -> geodesy.Floats:
        """Spread the probabilities [N] of geocells over their places, or those `inside` [P]: [P], in sum 1."""
        each = shares[self.cells] / self._counts[self.cells]
        if inside is not None:
            each = np.where(inside, each, 0.0)
        return np.asarray(each / max(each.sum(), 1e-300))

    def shares(self, mass: geodesy.Floats) -> geodesy.Floats:
        """Return the probability of each geocell [N] from that of the places [P]."""
        return np.bincount(self.cells, mass, len(self.partition)).astype(np.float64)

    def inside(self, shares: geodesy.Floats, ground: Ground) -> geodesy.Floats:
        """Return the probability of each geocell [N] if the truth lies in the search area."""
        return self.shares(self.mass(shares, ground.inside))

    def nearest(self, cell: int, place: geodesy.Floats, ground: Ground) -> int:
        """Return the row of the allowed reference nearest to a place [2], of the same geocell if there is one."""
        rows = np.flatnonzero(ground.allowed)
        own = rows[self.cells[rows] == cell]
        rows = own if len(own) else rows
        return int(rows[np.argmin(geodesy.distance_m(place, self.latlon[rows]))])

    @cached_property
    def _points(self) -> geodesy.Floats:
        """Return the places on the unit sphere [P, 3]."""
        return geodesy.unit_vectors(self.latlon)

    def _metres(self, others: geodesy.Floats) -> geodesy.Floats:
        """Return how far places are from others, degrees [K, 2]: metres [P, K]."""
        points = geodesy.unit_vectors(others)
        squares = [(self._points[:, axis, None] - points[None, :, axis]) ** 2 for axis in range(3)]
        return geodesy.chord_to_m(np.sqrt(sum(squares)))

    def gather(self, shares: geodesy.Floats, listed: CellCandidates, left_out: Rows = NONE) -> CellMass:
        """Gather the probabilities [N] of geocells around the listed places, and the rest around the middles of cells.

        A reference belongs to the listed place that is nearest, in whatever cell: else a region of many small cells
        would be taken for elsewhere.
        """
        mass, places = self.mass(shares), listed.latlon[:LISTED]
        metres = self._metres(places)
        left = metres.min(axis=1) > geodesy.CITY_M
        near = np.bincount(metres.argmin(axis=1), np.where(left, 0.0, mass), len(places)).astype(np.float64)
        further = self.shares(np.where(left, mass, 0.0))
        cells = np.argsort(-further, kind="stable")[:AROUND]
        cells = cells[further[cells] > 0]
        hinted, votes = (self.partition.centres[cells], further[cells]) if len(cells) else (places, near)
        first = float(mass[metres[:, 0] <= geodesy.CITY_M].sum())
        reach_m = reach(self.gallery, listed.nearest[:LISTED], left_out)
        return CellMass(near, first, places, reach_m, hinted, votes)


class CellEngine:
    """Locates photos by geocells; its elsewhere is the probability of all cells that are not listed."""

    def __init__(
        self, pack: Pack, backbone: Backbone, gallery: Gallery, classifier: Classifier, digests: Mapping[str, str]
    ) -> None:
        self.pack, self.backbone, self.gallery, self.digests = pack, backbone, gallery, digests
        self.classifier = classifier
        self.filled = CellGallery(classifier.partition, gallery, classifier.known)

    def locate(self, queries: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area is no area, or the system does not know this kind of album.
        """
        ground = self.filled.ground(request)
        told = (each for batch in see(self.backbone, queries) for each in self._alone(batch, request, ground))
        if request.album is Album.INDEPENDENT:
            yield from (each.result if isinstance(each, CellAnswer) else each for each in told)
        else:
            yield from self._by_album(list(told), request, ground)

    def _alone(self, batch: list[Seen], request: Request, ground: Ground) -> Iterator[CellAnswer | Result]:
        embedded = self._embedded([row for _, row in batch if isinstance(row, np.ndarray)], request)
        for photo, row in batch:
            if row is None:
                yield blank(photo, self.classifier.name, self.pack.name)
            elif isinstance(row, Failure):
                yield row
            else:
                embedding, shares = next(embedded)
                sha256 = settle(photo, row, ground.nowhere)
                if isinstance(sha256, Failure):
                    yield sha256
                else:
                    shown = CellQuery(photo, sha256, row, embedding, shares)
                    yield CellAnswer(shown, self.answer(shown, request, ground))

    def _embedded(self, rows: list[Vectors], request: Request) -> Iterator[tuple[Vectors, geodesy.Floats]]:
        """Yield the embedding [E] of each backbone row [D], and how probable each geocell is [N]."""
        if rows:
            embeddings = self.classifier.encode(np.stack(rows), request.photo_source)
            yield from zip(embeddings, self.classifier.probabilities(embeddings), strict=True)

    def _by_album(self, told: list[CellAnswer | Result], request: Request, ground: Ground) -> Iterator[Result]:
        """Yield the answers of whole albums: each photo's by what all of them show, alone where there is no other."""
        members = [each for each in told if isinstance(each, CellAnswer)]
        fused: dict[int, Prediction] = {}
        for album in dict.fromkeys(each.shown.photo.album for each in members):
            own = in_time_order([each for each in members if each.shown.photo.album == album])
            if len(own) > 1:
                fused |= self._fused(own, request, ground)
        for each in told:
            yield fused.get(id(each), each.result) if isinstance(each, CellAnswer) else each

    def _fused(self, members: list[CellAnswer], request: Request, ground: Ground) -> dict[int, Prediction]:
        """Return the answers to the photos of one album in time order, by what they are told by."""
        embeddings, alone = (
            np.stack([getattr(each.shown, name) for each in members]) for name in ("embedding", "shares")
        )
        together = self.classifier.fuse(embeddings, alone, request.album)
        return {
            id(each): replace(self.answer(replace(each.shown, shares=shares), request, ground), alone=each.result)
            for each, shares in zip(members, together, strict=True)
        }

    def answer(self, shown: CellQuery, request: Request, ground: Ground) -> Prediction:
        """Answer one photo from the probabilities of all geocells."""
        listed = list_places(self.classifier, self.filled, shown=shown, ground=ground, most=request.top_k)
        candidates = self._candidates(shown, listed, request)
        gathered = self.filled.gather(shown.shares, listed, retrieval.left_out(self.gallery, request))
        posterior = gathered.posterior(self.classifier.calibration, ground.within)
        within = posterior.within(listed.latlon[0])
        within_km = {limit_m / 1000: share for limit_m, share in zip(DISTANCES_M, within, strict=True)}
        return Prediction(
            shown.photo,
            candidates,
            max(0.0, 1 - sum(candidate.probability for candidate in candidates)),
            Outcome.OUTSIDE_GALLERY if posterior.outside() > OUTSIDE_ABOVE else Outcome.LOCATED,
            within_km[CONFIDENT_WITHIN_KM],
            self.classifier.name,
            self.pack.name,
            shown.sha256,
            within_km,
            posterior.regions(self.classifier.calibration.drawn),
            cells=self._distribution(shown.shares, ground) if request.cells else (),
        )

    def _candidates(self, shown: CellQuery, listed: CellCandidates, request: Request) -> tuple[Candidate, ...]:
        rows = listed.nearest[: request.top_k]
        left_out = retrieval.left_out(self.gallery, request)
        near = evidence.gather(self.gallery, shown.row[None], rows[None], request.evidence_per_source, left_out)
        alike = self.gallery.similarity(shown.row, rows)
        return tuple(
            Candidate(
                location=Location(*listed.latlon[k].tolist()),
                probability=float(min(1.0, listed.shares[k])),
                score=float(np.log(listed.shares[k])),
                channel=PROTOTYPE if listed.rows[k] >= 0 else CELL,
                reference=self.gallery.references[row],
                evidence=evidence.told(self.gallery, near, 0, k, request.evidence_per_source, listed.latlon[k]),
                features={"similarity": float(alike[k])},
            )
            for k, row in enumerate(rows.tolist())
        )

    def _distribution(self, shares: geodesy.Floats, ground: Ground) -> tuple[CellShare, ...]:
        """Return the fewest geocells that hold `SHOWN` of the probability in the area, the most probable first."""
        shares = self.filled.inside(shares, ground)
        names, polygons = self.filled.partition.names, self.filled.polygons
        order = np.argsort(-shares, kind="stable")
        most = int(np.searchsorted(shares[order].cumsum(), SHOWN)) + 1
        return tuple(CellShare(names[cell], float(shares[cell]), polygons[cell]) for cell in order[:most].tolist())

    def describe(self) -> EngineCard:
        """Tell the pack, the gallery, its coverage, limits, versions and digests."""
        return card(self.classifier.name, self.pack, self.gallery, self.digests)


def list_places(
    classifier: Classifier, filled: CellGallery, *, shown: CellQuery, ground: Ground, most: int = LISTED
) -> CellCandidates:
    """Return the places of the best geocells: those that were looked into, then the middles of the next ones.

    There are `most` places, but no fewer than the density lies around.
    """
    shares = filled.inside(shown.shares, ground)
    refined = classifier.refine(shown.embedding[None], shares[None], ground.centres, ground.allowed)
    cells = refined.cells[0]
    further = np.setdiff1d(np.flatnonzero(shares > 0), cells)
    further = further[np.argsort(-shares[further], kind="stable")]
    columns = (
        np.concatenate([cells, further]),
        np.concatenate([refined.scores[0], shares[further]]),
        np.concatenate([refined.latlon[0], ground.centres[further]]),
        np.concatenate([refined.rows[0], np.full(len(further), -1)]),
    )
    kept = np.flatnonzero(columns[1] > 0)[: max(most, LISTED)]
    cells, scores, latlon, rows = (column[kept] for column in columns)
    nearest = [
        row if row >= 0 else filled.nearest(cell, place, ground)
        for cell, place, row in zip(cells.tolist(), latlon, rows.tolist(), strict=True)
    ]
    return CellCandidates(cells, scores, latlon, rows, np.array(nearest))


def in_time_order(members: list[CellAnswer]) -> list[CellAnswer]:
    """Return the photos of an album by when they were taken; where one has no time, as they came."""
    if any(each.shown.photo.taken_at is None for each in members):
        return members
    return sorted(members, key=lambda each: str(each.shown.photo.taken_at))
