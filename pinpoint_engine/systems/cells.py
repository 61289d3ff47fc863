"""The engine of the systems over geocells: how probable each cell is, the cells' places, the evidence near them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Protocol

import numpy as np

from .. import evidence, geodesy, regions, retrieval
from ..gallery import Gallery, Rows, Vectors
from ..geocells import Partition
from ..geocells.partition import means
from ..models.pack import Pack
from ..models.sight import Backbone
from ..prototypes import Refined
from ..retrieval import Mask
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
    Region,
    Request,
    Result,
    Source,
)
from ..uncertainty import CONFIDENT_WITHIN_KM, DISTANCES_M, LEVELS, OUTSIDE_ABOVE, OUTSIDE_M
from .seen import Seen, blank, card, see, settle

CELL, PROTOTYPE = "cell", "prototype"
"""The channels: a candidate is the middle of a geocell, or a reference of the cluster in it that looks most alike."""


LEAST_M = 10.0
"""A region is drawn no smaller than a disc of this radius."""
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

    def encode(self, rows: Vectors, source: Source) -> Vectors:
        """Embed backbone rows [B, D] of photos taken for some source: float32 [B, E]."""

    def probabilities(self, embeddings: Vectors) -> geodesy.Floats:
        """Return how probable each geocell is for embeddings [B, E]: [B, N], each row in sum 1."""

    def fuse(self, embeddings: Vectors, shares: geodesy.Floats, album: Album) -> geodesy.Floats:
        """Return the probabilities [n, N] of one album's photos, of embeddings [n, E] in time order and those alone.

        Raises:
            RequestError: the system does not know this kind of album.
        """

    def refine(self, embeddings: Vectors, shares: geodesy.Floats, centres: geodesy.Floats, allowed: Mask) -> Refined:
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
        inside: Which `Filled.latlon` lie in the search area: [P].
        centres: The middle of each geocell's part of the area, degrees [N, 2].
        within: The search area's polygons; none is the whole Earth.
    """

    allowed: Mask
    inside: Mask
    centres: geodesy.Floats
    within: tuple[Polygon, ...]


@dataclass(frozen=True, eq=False)
class Shown:
    """What one photo shows: its backbone row [D], its embedding [E], and how probable each geocell is: [N]."""

    photo: Photo
    sha256: str
    row: Vectors
    embedding: Vectors
    shares: geodesy.Floats


@dataclass(frozen=True, eq=False)
class Told:
    """What a photo shows, and the answer to it by itself."""

    shown: Shown
    result: Prediction


@dataclass(frozen=True, eq=False)
class Listed:
    """Candidates, best first: geocells [K], probabilities [K], degrees [K, 2], rows of references (-1: none) [K]."""

    cells: Rows
    shares: geodesy.Floats
    latlon: geodesy.Floats
    rows: Rows


class Filled:
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

    @cached_property
    def areas_km2(self) -> geodesy.Floats:
        """Return the area of each geocell [N]."""
        return np.array([max(regions.area_km2(polygon), 1e-9) for polygon in self.partition.polygons])

    def ground(self, request: Request) -> Ground:
        """Return where a request may be answered.

        Raises:
            RequestError: a search area is no area.
        """
        allowed = retrieval.allowed(self.gallery, request)
        if not request.within:
            return Ground(allowed, np.ones(len(self.latlon), bool), self.partition.centres, ())
        inside = regions.inside(self.latlon, request.within)
        counts = np.bincount(self.cells[inside], minlength=len(self.partition))
        centres = self.partition.centres.copy()
        middle = means(self.latlon[inside], self.cells[inside], np.ones(int(inside.sum()), np.int64), len(centres))
        centres[counts > 0] = middle[counts > 0]
        return Ground(allowed, inside, centres, request.within)

    def mass(self, shares: geodesy.Floats, ground: Ground) -> geodesy.Floats:
        """Spread the probabilities [N] of geocells over their places in the search area: [P], in sum 1."""
        each = np.where(ground.inside, shares[self.cells] / self._counts[self.cells], 0.0)
        return np.asarray(each / max(each.sum(), 1e-300))

    def shares(self, mass: geodesy.Floats) -> geodesy.Floats:
        """Return the probability of each geocell [N] from that of the places [P]."""
        return np.bincount(self.cells, mass, len(self.partition)).astype(np.float64)

    def nearest(self, cell: int, place: geodesy.Floats, ground: Ground) -> int:
        """Return the row of the allowed reference nearest to a place [2], of the same geocell if there is one."""
        rows = np.flatnonzero(ground.allowed)
        own = rows[self.cells[rows] == cell]
        rows = own if len(own) else rows
        return int(rows[np.argmin(geodesy.distance_m(place, self.latlon[rows]))])

    def regions(self, shares: geodesy.Floats, ground: Ground) -> tuple[Region, ...]:
        """Return the credible regions: the geocells of most probability per area, until they hold their level."""
        order = np.argsort(-shares / self.areas_km2, kind="stable")
        held = shares[order].cumsum()
        found = []
        for level in LEVELS:
            most = min(int(np.searchsorted(held, level)), len(order) - 1)
            cells = order[: most + 1]
            polygons, area_km2 = regions.union_of_shapes(self.partition.polygons[cells], ground.within)
            if not polygons:  # too small to be drawn
                polygons, area_km2 = regions.union_of_discs(ground.centres[cells], np.full(len(cells), LEAST_M))
            found.append(Region(level, polygons, area_km2))
        return tuple(found)


class CellEngine:
    """Locates photos by geocells; its elsewhere is the probability of all cells that are not listed."""

    def __init__(
        self, pack: Pack, backbone: Backbone, gallery: Gallery, classifier: Classifier, digests: Mapping[str, str]
    ) -> None:
        self.pack, self.backbone, self.gallery, self.digests = pack, backbone, gallery, digests
        self.classifier = classifier
        self.filled = Filled(classifier.partition, gallery, classifier.known)

    def locate(self, queries: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            RequestError: a search area is no area, or the system does not know this kind of album.
        """
        ground = self.filled.ground(request)
        told = (each for batch in see(self.backbone, queries) for each in self._alone(batch, request, ground))
        if request.album is Album.INDEPENDENT:
            yield from (each.result if isinstance(each, Told) else each for each in told)
        else:
            yield from self._by_album(list(told), request, ground)

    def _alone(self, batch: list[Seen], request: Request, ground: Ground) -> Iterator[Told | Result]:
        embedded = self._embedded([row for _, row in batch if isinstance(row, np.ndarray)], request)
        for photo, row in batch:
            if row is None:
                yield blank(photo, self.classifier.name, self.pack.name)
            elif isinstance(row, Failure):
                yield row
            else:
                embedding, shares = next(embedded)
                sha256 = settle(photo, row, bool(ground.allowed.any()))
                if isinstance(sha256, Failure):
                    yield sha256
                else:
                    shown = Shown(photo, sha256, row, embedding, shares)
                    yield Told(shown, self.answer(shown, request, ground))

    def _embedded(self, rows: list[Vectors], request: Request) -> Iterator[tuple[Vectors, geodesy.Floats]]:
        """Yield the embedding [E] of each backbone row [D], and how probable each geocell is [N]."""
        if rows:
            embeddings = self.classifier.encode(np.stack(rows), request.photo_source)
            yield from zip(embeddings, self.classifier.probabilities(embeddings), strict=True)

    def _by_album(self, told: list[Told | Result], request: Request, ground: Ground) -> Iterator[Result]:
        """Yield the answers of whole albums: each photo's by what all of them show, alone where there is no other."""
        members = [each for each in told if isinstance(each, Told)]
        fused: dict[int, Prediction] = {}
        for album in dict.fromkeys(each.shown.photo.album for each in members):
            own = in_time_order([each for each in members if each.shown.photo.album == album])
            if len(own) > 1:
                fused |= self._fused(own, request, ground)
        for each in told:
            yield fused.get(id(each), each.result) if isinstance(each, Told) else each

    def _fused(self, members: list[Told], request: Request, ground: Ground) -> dict[int, Prediction]:
        """Return the answers to the photos of one album in time order, by what they are told by."""
        embeddings, alone = (
            np.stack([getattr(each.shown, name) for each in members]) for name in ("embedding", "shares")
        )
        together = self.classifier.fuse(embeddings, alone, request.album)
        return {
            id(each): replace(self.answer(replace(each.shown, shares=shares), request, ground), alone=each.result)
            for each, shares in zip(members, together, strict=True)
        }

    def answer(self, shown: Shown, request: Request, ground: Ground) -> Prediction:
        """Answer one photo from the probabilities of all geocells."""
        mass = self.filled.mass(shown.shares, ground)
        shares = self.filled.shares(mass)
        listed = self._listed(shown, shares, ground, request.top_k)
        candidates = self._candidates(shown, listed, ground, request)
        metres = geodesy.distance_m(self.filled.latlon[:, None], listed.latlon[None])
        ring = np.searchsorted(DISTANCES_M, metres[:, 0])
        held = np.minimum(np.bincount(ring, mass, len(DISTANCES_M) + 1).cumsum(), 1.0)
        within_km = {limit_m / 1000: float(share) for limit_m, share in zip(DISTANCES_M, held, strict=False)}
        outside = float(mass[metres.min(axis=1) > OUTSIDE_M].sum()) > OUTSIDE_ABOVE
        return Prediction(
            shown.photo,
            candidates,
            max(0.0, 1 - sum(candidate.probability for candidate in candidates)),
            Outcome.OUTSIDE_GALLERY if outside else Outcome.LOCATED,
            within_km[CONFIDENT_WITHIN_KM],
            self.classifier.name,
            self.pack.name,
            shown.sha256,
            within_km,
            self.filled.regions(shares, ground),
            cells=self._distribution(shares) if request.cells else (),
        )

    def _listed(self, shown: Shown, shares: geodesy.Floats, ground: Ground, top_k: int) -> Listed:
        """Return the places of the best geocells: those that were looked into, then the middles of the next ones."""
        refined = self.classifier.refine(shown.embedding[None], shares[None], ground.centres, ground.allowed)
        cells = refined.cells[0]
        further = np.setdiff1d(np.flatnonzero(shares > 0), cells)
        further = further[np.argsort(-shares[further], kind="stable")]
        columns = (
            np.concatenate([cells, further]),
            np.concatenate([refined.scores[0], shares[further]]),
            np.concatenate([refined.latlon[0], ground.centres[further]]),
            np.concatenate([refined.rows[0], np.full(len(further), -1)]),
        )
        kept = np.flatnonzero(columns[1] > 0)[:top_k]
        return Listed(*(column[kept] for column in columns))

    def _candidates(self, shown: Shown, listed: Listed, ground: Ground, request: Request) -> tuple[Candidate, ...]:
        rows = np.array(
            [
                row if row >= 0 else self.filled.nearest(cell, place, ground)
                for cell, place, row in zip(listed.cells.tolist(), listed.latlon, listed.rows.tolist(), strict=True)
            ]
        )
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

    def _distribution(self, shares: geodesy.Floats) -> tuple[CellShare, ...]:
        """Return the fewest geocells [N] that hold `SHOWN` of the probability, the most probable first."""
        names, polygons = self.filled.partition.names, self.filled.polygons
        order = np.argsort(-shares, kind="stable")
        most = int(np.searchsorted(shares[order].cumsum(), SHOWN)) + 1
        return tuple(CellShare(names[cell], float(shares[cell]), polygons[cell]) for cell in order[:most].tolist())

    def describe(self) -> EngineCard:
        """Tell the pack, the gallery, its coverage, limits, versions and digests."""
        return card(self.classifier.name, self.pack, self.gallery, self.digests)


def in_time_order(members: list[Told]) -> list[Told]:
    """Return the photos of an album by when they were taken; where one has no time, as they came."""
    if any(each.shown.photo.taken_at is None for each in members):
        return members
    return sorted(members, key=lambda each: str(each.shown.photo.taken_at))
