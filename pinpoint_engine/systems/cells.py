"""The engine of the systems over geocells: probabilities of the cells, places in them, the evidence near those."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np

from .. import geodesy
from ..answering import evidence
from ..answering.companions import Companions
from ..answering.limits import Limits
from ..answering.proposals import Proposals
from ..answering.retrieval import LISTED
from ..areas import regions
from ..confidence.calibration import Calibration
from ..confidence.cells import CellMass
from ..confidence.density import AROUND, reach
from ..gallery import NONE, Gallery, Mask, Rows, Vectors
from ..geocells import Partition
from ..geocells.partition import means
from ..geocells.prototypes import RefinedPlaces
from ..models.pack import Pack
from ..models.tower import Backbone
from ..types import (
    Album,
    Candidate,
    CellShare,
    CoverageCells,
    EngineCard,
    Location,
    Photo,
    Polygon,
    Prediction,
    Request,
    Result,
    Source,
)
from .steps import NEARBY_M, Origin, Sight, card, fuse_albums, predict, refusal, refuse_proposals, see

CELL, PROTOTYPE = "cell", "prototype"
"""The channels: a candidate is the centre of a geocell, or the most similar reference of a cluster in it."""

MARGIN_M = 1.0
"""So much farther is looked than is measured, as the gallery counts in chords."""
SHOWN = 0.999
"""A whole distribution ends once it holds this much; the many cells that share the rest do not matter."""


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
        """Return the geocells of the gallery's first references [n]; the others are assigned by the borders."""

    @property
    def temperature(self) -> float:
        """Return the temperature that calibrates the scores."""

    @property
    def calibration(self) -> Calibration:
        """Return what turns the probabilities of the geocells into a density."""

    def encode(self, rows: Vectors, source: Source) -> Vectors:
        """Embed backbone rows [B, D] as photos of a source: float32 [B, E]."""

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return the probability of each geocell for embeddings [B, E]: [B, N], each row in sum 1."""

    def fuse(self, embeddings: Vectors, shares: geodesy.Floats, album: Album) -> geodesy.Floats:
        """Return the probabilities [n, N] of one album's photos, from their embeddings [n, E] and shares alone [n, N].

        The photos are in time order.

        Raises:
            RequestError: the system does not support this kind of album.
        """

    def refine(
        self, embeddings: Vectors, shares: geodesy.Floats, centres: geodesy.Floats, allowed: Mask
    ) -> RefinedPlaces:
        """Return places in the best geocells of embeddings [B, E] and probabilities [B, N], best first.

        Args:
            embeddings: Of the photos [B, E].
            shares: The probability of each geocell's part in the search area [B, N].
            centres: The centre of that part of each geocell, degrees [N, 2].
            allowed: Which references may be candidates, in the order in which they were added [R].

        Returns:
            Places whose rows number the references in that order.
        """


@dataclass(frozen=True, eq=False)
class Ground:
    """What a request leaves of the geocells.

    Attributes:
        limits: Which references may answer, and the search area.
        inside: Which places of `CellGallery.latlon` lie in the search area [P].
        centres: The centre of each geocell's part of the area, degrees [N, 2].
    """

    limits: Limits
    inside: Mask
    centres: geodesy.Floats


@dataclass(frozen=True, eq=False)
class CellQuery:
    """A photo with the classifier's embedding of it [E] and the probability of each geocell [N]."""

    sight: Sight
    embedding: Vectors
    shares: geodesy.Floats


@dataclass(frozen=True, eq=False)
class CellAnswer:
    """The answer to one photo by itself, and what it is based on."""

    query: CellQuery
    prediction: Prediction

    @property
    def photo(self) -> Photo:
        """Return the photo."""
        return self.query.sight.photo


@dataclass(frozen=True, eq=False)
class CellCandidates:
    """Candidates, best first: geocells [K], probabilities [K], degrees [K, 2], rows of references, -1 for none [K].

    `nearest` [K] are those references, or the nearest one if there is none.
    """

    cells: Rows
    shares: geodesy.Floats
    latlon: geodesy.Floats
    rows: Rows
    nearest: Rows


class CellGallery:
    """N geocells with the references of a gallery in them; an empty cell is represented by its centre."""

    def __init__(self, partition: Partition, gallery: Gallery, known: Rows) -> None:
        self.rows = gallery.added
        """The rows of the references in the order in which they were added, those of the pack first [R]."""
        latlon = gallery.latlon[self.rows]
        cells = np.concatenate([known, partition.assign(latlon[len(known) :])])
        empty = np.setdiff1d(np.arange(len(partition)), cells)
        self.partition, self.gallery = partition, gallery
        self.latlon = np.concatenate([latlon, partition.centres[empty]])
        """The places: the references, then the centres of the empty geocells, degrees [P, 2]."""
        self.cells = np.concatenate([cells, empty])
        """The geocell of each place [P]."""
        self._counts = np.bincount(self.cells, minlength=len(partition))
        self._places = np.full(gallery.total, -1)
        self._places[self.rows] = np.arange(len(self.rows))
        self._empty = np.arange(len(cells), len(self.cells))
        self._by_cell = np.argsort(cells, kind="stable")
        self._starts = np.searchsorted(cells[self._by_cell], np.arange(len(partition) + 1))

    @cached_property
    def polygons(self) -> tuple[tuple[Polygon, ...], ...]:
        """Return the polygons of each geocell [N]."""
        return tuple(map(regions.from_shape, self.partition.polygons))

    def ground(self, request: Request) -> Ground:
        """Return what a request leaves of the geocells.

        Raises:
            RequestError: a search area has no surface.
        """
        limits = Limits.of(self.gallery, request)
        if not request.within:
            return Ground(limits, np.ones(len(self.latlon), bool), self.partition.centres)
        inside = regions.inside(self.latlon, request.within)
        counts = np.bincount(self.cells[inside], minlength=len(self.partition))
        centres = self.partition.centres.copy()
        middle = means(self.latlon[inside], self.cells[inside], np.ones(int(inside.sum()), np.int64), len(centres))
        centres[counts > 0] = middle[counts > 0]
        return Ground(limits, inside, centres)

    def mass(self, shares: geodesy.Floats, inside: Mask | None = None) -> geodesy.Floats:
        """Spread the probabilities [N] of geocells evenly over their places, or those `inside` [P]: [P], in sum 1."""
        each = shares[self.cells] / self._counts[self.cells]
        if inside is not None:
            each = np.where(inside, each, 0.0)
        return np.asarray(each / max(each.sum(), 1e-300))

    def shares(self, mass: geodesy.Floats) -> geodesy.Floats:
        """Return the probability of each geocell [N] from that of the places [P]."""
        return np.bincount(self.cells, mass, len(self.partition)).astype(np.float64)

    def inside(self, shares: geodesy.Floats, ground: Ground) -> geodesy.Floats:
        """Return the probability of each geocell [N] given that the truth lies in the search area."""
        return self.shares(self.mass(shares, ground.inside))

    def nearest(self, cell: int, place: geodesy.Floats, ground: Ground) -> int:
        """Return the row of the allowed reference nearest to a place [2], of the same geocell if it has any."""
        there = self._by_cell[self._starts[cell] : self._starts[cell + 1]]
        there = there[ground.limits.allowed[self.rows[there]]]
        there = there if len(there) else np.flatnonzero(ground.limits.allowed[self.rows])
        return int(self.rows[there[np.argmin(geodesy.distance_m(place, self.latlon[there]))]])

    def _within(self, others: geodesy.Floats, radius_m: float) -> tuple[Rows, geodesy.Floats]:
        """Return which places lie within a radius of any of some others, degrees [K, 2], and their metres: [n], [n, K].

        Most places are far from all of them, so only those that the gallery finds near are measured.
        """
        found = self._places[self.gallery.around(others, radius_m + MARGIN_M)]
        found = np.concatenate([np.sort(found), self._empty])
        metres = geodesy.distance_m(self.latlon[found][:, None], others)
        near = metres.min(axis=1) <= radius_m
        return found[near], metres[near]

    def gather(self, shares: geodesy.Floats, candidates: CellCandidates, left_out: Rows = NONE) -> CellMass:
        """Gather the probabilities [N] of geocells around the listed places, and the rest around the centres of cells.

        A reference belongs to the nearest listed place, whatever its cell; otherwise a region of many small cells would
        count as elsewhere.
        """
        mass, places = self.mass(shares), candidates.latlon[:LISTED]
        there, metres = self._within(places, geodesy.CITY_M)
        near = np.bincount(metres.argmin(axis=1), mass[there], len(places)).astype(np.float64)
        first = float(mass[there][metres[:, 0] <= geodesy.CITY_M].sum())
        mass[there] = 0
        further = self.shares(mass)
        cells = np.argsort(-further, kind="stable")[:AROUND]
        cells = cells[further[cells] > 0]
        hinted, votes = (self.partition.centres[cells], further[cells]) if len(cells) else (places, near)
        reach_m = reach(self.gallery, candidates.nearest[:LISTED], left_out)
        return CellMass(near, first, places, reach_m, hinted, votes)


class CellEngine:
    """Locates photos by geocells; its elsewhere is the probability of all cells that are not listed."""

    def __init__(
        self, pack: Pack, backbone: Backbone, gallery: Gallery, classifier: Classifier, digests: Mapping[str, str]
    ) -> None:
        self.pack, self.backbone, self.gallery, self.digests = pack, backbone, gallery, digests
        self.classifier = classifier
        self.cell_gallery = CellGallery(classifier.partition, gallery, classifier.known)
        self.origin = Origin(classifier.name, pack.name)

    @cached_property
    def companions(self) -> Companions:
        """The references that a fair test of a photo leaves out, by photo."""
        return Companions(self.gallery)

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area has no surface, the system does not support this kind of album, or another
                system is to propose candidates.
        """
        refuse_proposals(self.origin.system, request)

        # Limits: which references and which parts of the cells may answer. They are the same for all photos of the run.
        ground = self.cell_gallery.ground(request)

        # Each photo by itself, in batches of the backbone. What cannot be located passes through as it is.
        batches = see(self.backbone, photos, ground.limits.nowhere, self.origin)
        solos = (each for batch in batches for each in self._solo(batch, request, ground))

        # Albums: photos of one place or trip are answered once all of them have been seen.
        if request.album is Album.INDEPENDENT:
            yield from (each.prediction if isinstance(each, CellAnswer) else each for each in solos)
        else:
            yield from fuse_albums(list(solos), lambda members: self._fuse(members, request, ground))

    def _solo(self, batch: Sequence[Sight | Result], request: Request, ground: Ground) -> Iterator[CellAnswer | Result]:
        """Yield the answer to each photo of a batch by itself."""
        queries = self.queries([each for each in batch if isinstance(each, Sight)], request)
        for each in batch:
            if isinstance(each, Sight):
                query, own = next(queries), self._own(ground, each) if request.fair else ground
                yield refusal(each, own.limits.nowhere) or CellAnswer(query, self.answer(query, request, own))
            else:
                yield each

    def _own(self, ground: Ground, sight: Sight) -> Ground:
        """Return the ground of a run without the references that would make one photo too easy."""
        return replace(ground, limits=self.companions.fair(ground.limits, sight.photo, sight.row))

    def queries(self, sights: Sequence[Sight], request: Request) -> Iterator[CellQuery]:
        """Yield photos with their embeddings and the probabilities of the geocells."""
        if sights:
            rows = np.stack([sight.row for sight in sights])
            embeddings = self.classifier.encode(rows, request.photo_source)
            yield from map(CellQuery, sights, embeddings, self.classifier.probabilities(embeddings))

    def _fuse(self, members: list[CellAnswer], request: Request, ground: Ground) -> list[Prediction]:
        """Answer the photos of one album from what all of them show; a photo that is alone in it stays as it is."""
        if len(members) < 2:
            return [member.prediction for member in members]
        order = time_order([member.photo for member in members])
        embeddings, alone = (
            np.stack([getattr(members[n].query, name) for n in order]) for name in ("embedding", "shares")
        )
        together = self.classifier.fuse(embeddings, alone, request.album)
        fused = {}
        for n, shares in zip(order, together, strict=True):
            prediction = self.answer(replace(members[n].query, shares=shares), request, ground)
            fused[n] = replace(prediction, alone=members[n].prediction)
        return [fused[n] for n in range(len(members))]

    def answer(self, query: CellQuery, request: Request, ground: Ground) -> Prediction:
        """Answer one photo from the probabilities of all geocells."""
        # List: the best places of the best cells. There are never fewer than the confidence was fitted on.
        places = list_places(self.classifier, self.cell_gallery, query=query, ground=ground, most=request.top_k)

        # Gather evidence: the references nearest to each place, for the user to compare.
        candidates = self._candidates(query, places, request, ground.limits)

        # Spread: the mass of all cells around the listed places and elsewhere, as a density over the Earth.
        mass = self.cell_gallery.gather(query.shares, places, ground.limits.left_out)
        posterior = mass.posterior(self.classifier.calibration, ground.limits.within)

        # Predict: confidence by distance and credible regions from the density; all cells, if requested.
        prediction = predict(
            query.sight,
            candidates,
            elsewhere=1 - sum(candidate.probability for candidate in candidates),
            posterior=posterior,
            first=places.latlon[0],
            drawn=self.classifier.calibration.drawn,
            origin=self.origin,
        )
        return replace(prediction, cells=self._distribution(query.shares, ground)) if request.cells else prediction

    def proposing(self, request: Request) -> Callable[[Sight, Limits], Proposals]:
        """Return what proposes the best places for photos of the same backbone, with their calibrated probabilities.

        Raises:
            RequestError: a search area has no surface.
        """
        ground = self.cell_gallery.ground(request)

        def propose(sight: Sight, limits: Limits) -> Proposals:
            query, own = next(self.queries([sight], request)), replace(ground, limits=limits)
            places = list_places(self.classifier, self.cell_gallery, query=query, ground=own)
            mass = self.cell_gallery.gather(query.shares, places, limits.left_out)
            shares = mass.posterior(self.classifier.calibration, limits.within).shares
            return Proposals.of(self.classifier.name, mass.latlon, shares)

        return propose

    def _candidates(
        self, query: CellQuery, places: CellCandidates, request: Request, limits: Limits
    ) -> tuple[Candidate, ...]:
        rows, row = places.nearest[: request.top_k], query.sight.row
        near = evidence.gather(self.gallery, row[None], rows[None], request.evidence_per_source, limits.left_out)
        alike = self.gallery.similarity(row, rows)
        nearby = self.gallery.count_near(places.latlon[: request.top_k], NEARBY_M, limits.left_out).tolist()
        return tuple(
            Candidate(
                location=Location(*places.latlon[k].tolist()),
                probability=float(min(1.0, places.shares[k])),
                score=float(np.log(places.shares[k])),
                channel=PROTOTYPE if places.rows[k] >= 0 else CELL,
                reference=self.gallery.references[row],
                evidence=evidence.of_candidate(self.gallery, near, 0, k, request.evidence_per_source, places.latlon[k]),
                features={"similarity": float(alike[k])},
                refs_5km=nearby[k],
            )
            for k, row in enumerate(rows.tolist())
        )

    def _distribution(self, shares: geodesy.Floats, ground: Ground) -> tuple[CellShare, ...]:
        """Return the fewest geocells that hold `SHOWN` of the probability in the area, the most probable first."""
        shares = self.cell_gallery.inside(shares, ground)
        names, polygons = self.cell_gallery.partition.names, self.cell_gallery.polygons
        order = np.argsort(-shares, kind="stable")
        most = int(np.searchsorted(shares[order].cumsum(), SHOWN)) + 1
        return tuple(CellShare(names[cell], float(shares[cell]), polygons[cell]) for cell in order[:most].tolist())

    def describe(self) -> EngineCard:
        """Describe the pack, the gallery, its coverage, limits, versions and digests."""
        return card(self.classifier.name, self.pack, self.gallery, self.digests)

    def coverage(self, cell_deg: float) -> CoverageCells:
        """Count the references by cell and source."""
        return self.gallery.coverage(cell_deg)


def list_places(
    classifier: Classifier, cell_gallery: CellGallery, *, query: CellQuery, ground: Ground, most: int = LISTED
) -> CellCandidates:
    """Return the places of the best geocells: those that were refined, then the centres of the next ones.

    There are `most` places, or as many as the density is made of if that is more.
    """
    shares = cell_gallery.inside(query.shares, ground)
    allowed = ground.limits.allowed[cell_gallery.rows]
    refined = classifier.refine(query.embedding[None], shares[None], ground.centres, allowed)
    cells, named = refined.cells[0], refined.rows[0]
    further = np.setdiff1d(np.flatnonzero(shares > 0), cells)
    further = further[np.argsort(-shares[further], kind="stable")]
    columns = (
        np.concatenate([cells, further]),
        np.concatenate([refined.scores[0], shares[further]]),
        np.concatenate([refined.latlon[0], ground.centres[further]]),
        np.concatenate([np.where(named >= 0, cell_gallery.rows[named], -1), np.full(len(further), -1)]),
    )
    kept = np.flatnonzero(columns[1] > 0)[: max(most, LISTED)]
    cells, scores, latlon, rows = (column[kept] for column in columns)
    nearest = [
        row if row >= 0 else cell_gallery.nearest(cell, place, ground)
        for cell, place, row in zip(cells.tolist(), latlon, rows.tolist(), strict=True)
    ]
    return CellCandidates(cells, scores, latlon, rows, np.array(nearest))


def time_order(photos: Sequence[Photo]) -> list[int]:
    """Return the positions of an album's photos by when they were taken; as they come if one has no time."""
    if any(photo.taken_at is None for photo in photos):
        return list(range(len(photos)))
    return sorted(range(len(photos)), key=lambda n: str(photos[n].taken_at))
