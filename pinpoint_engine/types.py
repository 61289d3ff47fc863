"""The types of the contract: photos, references, candidates, predictions, requests, and the engine protocol."""

from __future__ import annotations

import hashlib
import math
import os
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Dict, Iterable, Iterator, Mapping, Optional, Protocol, Tuple, Union

EARTH_RADIUS_M = 6_371_008.8
"""Mean radius of the Earth (IUGG); great-circle distances with it are within 0.6 % of the ellipsoid's."""


@dataclass(frozen=True)
class Location:
    """A point on the Earth in WGS 84 degrees.

    Raises:
        ValueError: NaN, infinite, or outside ±90 / ±180 degrees.
    """

    lat: float
    lon: float

    def __post_init__(self) -> None:
        if -90 <= self.lat <= 90 and -180 <= self.lon <= 180:
            return
        if not (math.isfinite(self.lat) and math.isfinite(self.lon)):
            raise ValueError(f"a location needs finite degrees, not lat={self.lat} lon={self.lon}")
        raise ValueError(
            f"lat={self.lat} lon={self.lon} is outside ±90 / ±180 degrees; check the order of the two numbers"
        )

    def metres_to(self, other: Location) -> float:
        """Return the great-circle distance to another point in metres."""
        lat, other_lat = math.radians(self.lat), math.radians(other.lat)
        up, along = math.sin((other_lat - lat) / 2), math.sin(math.radians(other.lon - self.lon) / 2)
        chord = 2 * math.hypot(up, along * math.sqrt(math.cos(lat) * math.cos(other_lat)))
        return 2 * EARTH_RADIUS_M * math.asin(min(1.0, chord / 2))


@dataclass(frozen=True)
class Polygon:
    """An area on the Earth: an outer ring and its holes, each a sequence of locations, closed or not.

    Edges take the shorter way round in longitude, so a ring may cross the antimeridian; a ring once around the globe
    encloses the nearer pole. Long edges must be divided first, as `areas.polygons` does.
    """

    outer: Tuple[Location, ...]
    holes: Tuple[Tuple[Location, ...], ...] = ()


@dataclass(frozen=True)
class SearchArea:
    """The polygons to search in, from a file, a layer or a map, and a note on each part of it that was skipped."""

    polygons: Tuple[Polygon, ...] = ()
    notes: Tuple[str, ...] = ()


EPOCH = datetime(1970, 1, 1)


class Source(str, Enum):
    """Where a reference photo came from."""

    INTERNET = "internet"
    STREET = "street"


@dataclass(frozen=True)
class Photo:
    """A query. `geotag` is for comparison only: no system reads it, and it is never sent to another machine.

    `geotag_fault` says why the position in its EXIF, if any, cannot be used ("its latitude has no hemisphere, N or S");
    it is never sent to another machine either.
    """

    id: str
    path: str
    taken_at: Optional[datetime] = None
    heading_deg: Optional[float] = None
    album: str = ""
    geotag: Optional[Location] = None
    geotag_fault: str = ""

    @classmethod
    def at(cls, path: str) -> Photo:
        """Return a photo without reading its file: its id is from its path, its album is its folder."""
        try:
            name = os.fsencode(path)
        except UnicodeEncodeError:  # a lone surrogate, which no file name has; opening it will fail
            name = path.encode("utf-8", "surrogatepass")
        return cls(hashlib.blake2b(name, digest_size=6).hexdigest(), path, album=os.path.dirname(path))

    @property
    def taken_s(self) -> Optional[float]:
        """Return the capture time on the camera's clock, in seconds since 1970, also negative on every platform."""
        return None if self.taken_at is None else (self.taken_at.replace(tzinfo=None) - EPOCH).total_seconds()


@dataclass(frozen=True)
class Reference:
    """A gallery image with a known location. `sequence` names the walk, drive or album that it is from.

    `gallery` is the folder of the user's gallery that it is in, where `pictures` finds its picture; "" for the pack's.
    """

    id: str
    location: Location
    source: Source
    url: str = ""
    author: str = ""
    licence: str = ""
    captured_at: Optional[datetime] = None
    sequence: str = ""
    gallery: str = ""


@dataclass(frozen=True)
class Evidence:
    """A reference near a candidate: its distance from it, and its similarity to the photo (cosine)."""

    reference: Reference
    distance_m: float
    similarity: float


@dataclass(frozen=True)
class Vicinity:
    """The references within 1 km of a candidate, its own left out, and how they compare with the photo's neighbours.

    Attributes:
        references: How many there are, of those that were searched.
        alike: How many of them are among the photo's nearest neighbours.
        neighbours: How many nearest neighbours were looked up in the whole gallery.
        best: The similarity of the most similar of those that are alike (cosine); None if there is none.
        usual: The mean similarity of the photo's ten nearest neighbours.
    """

    references: int
    alike: int
    neighbours: int
    best: Optional[float]
    usual: float


@dataclass(frozen=True)
class Why:
    """Why a candidate has its score: that of the neighbours' votes, which a reranker corrects, and what is around it.

    Attributes:
        votes: The score by the votes alone, their log density; None for a photo of an album that was fused.
        votes_rank: The rank by the votes alone, from 1.
        effects: How much the score would fall if a group of features, by its name in `wording.EFFECTS`, had the median
            of the list, and so told no candidate from another: the strongest six, the strongest first.
        vicinity: The references nearby.
    """

    votes: Optional[float] = None
    votes_rank: Optional[int] = None
    effects: Mapping[str, float] = field(default_factory=dict)
    vicinity: Optional[Vicinity] = None


@dataclass(frozen=True)
class Candidate:
    """A place where the photo may have been taken; the probabilities of one photo sum to at most 1.

    `refs_5km` is the number of references within 5 km of it that may be used; None if the system has no references.
    """

    location: Location
    probability: float
    score: float
    channel: str
    reference: Reference
    evidence: Tuple[Evidence, ...] = ()
    features: Mapping[str, float] = field(default_factory=dict)
    refs_5km: Optional[int] = None
    why: Optional[Why] = None


class Outcome(str, Enum):
    """What kind of answer a prediction is."""

    LOCATED = "located"
    OUTSIDE_GALLERY = "outside_gallery"
    NO_PLACE_SIGNAL = "no_place_signal"


@dataclass(frozen=True)
class Region:
    """A credible region: the smallest area that contains the true location with probability `level`, 0 to 1."""

    level: float
    polygons: Tuple[Polygon, ...]
    area_km2: float


@dataclass(frozen=True)
class CellShare:
    """A geocell and the probability that a photo was taken in it."""

    name: str
    probability: float
    polygons: Tuple[Polygon, ...]


@dataclass(frozen=True)
class Prediction:
    """The ranked candidates of one photo, best first; `elsewhere` is the probability of none of them.

    `within_km` maps distances in kilometres to the probability that the true location is that close to the first
    candidate; `confidence` is the one for 25 km. `regions` leaves out those that would be the whole Earth. If an album
    was fused, `alone` is the prediction for this photo by itself. `cells` are all geocells, the most probable first, if
    the system has them and the request asks for them.
    """

    photo: Photo
    candidates: Tuple[Candidate, ...]
    elsewhere: float
    outcome: Outcome
    confidence: float
    system: str
    pack: str
    sha256: str = ""
    within_km: Mapping[float, float] = field(default_factory=dict)
    regions: Tuple[Region, ...] = ()
    alone: Optional[Prediction] = None
    cells: Tuple[CellShare, ...] = ()


@dataclass(frozen=True)
class Failure:
    """A photo that could not be located, as data in the stream of results; `message` ends with the remedy."""

    photo: Photo
    code: str
    message: str


Result = Union[Prediction, Failure]


class System(str, Enum):
    """The systems that locate photos; the first three come with a pack, the weights of the others are downloaded."""

    PINPOINT = "pinpoint"
    PIGEON = "pigeon"
    PLANET = "planet"
    GEOCLIP = "geoclip"
    PLONK = "plonk"


OWN_WEIGHTS = (System.GEOCLIP, System.PLONK)
"""The systems that have weights of their own, and no use for a pack."""


class Album(str, Enum):
    """How the photos of one album belong together."""

    INDEPENDENT = "independent"
    SAME_PLACE = "same_place"
    SAME_TRIP = "same_trip"


@dataclass(frozen=True)
class Request:
    """What the analyst asked for; the same object in the dock, the CLI and on the wire.

    Attributes:
        top_k: Candidates per photo.
        within: Areas to search in; everywhere if empty.
        sources: Kinds of references to search.
        evidence_per_source: References per candidate and source to return as evidence.
        photo_source: The kind of photo, which selects the embedder's adapter: street for street-level frames.
        album: How photos with the same `Photo.album` belong together.
        same_place_m: Photos of one place are within this distance of it.
        speed_kmh: The maximum speed on a trip.
        without: Ids of references not to use, neither as candidates nor as evidence: in a fair test, for example, those
            of the photo's own author.
        cells: Return the whole distribution over geocells, if the system has one.
        fair: Leave out of each photo's search what would make it too easy in a test: its near-duplicates among the
            references, and what was taken along with it (`answering.companions`).
        proposed_by: Another system, whose places Pinpoint ranks together with its own.
    """

    top_k: int = 12
    within: Tuple[Polygon, ...] = ()
    sources: Tuple[Source, ...] = (Source.INTERNET, Source.STREET)
    evidence_per_source: int = 5
    photo_source: Source = Source.INTERNET
    album: Album = Album.INDEPENDENT
    same_place_m: float = 1_000.0
    speed_kmh: float = 6.0
    without: Tuple[str, ...] = ()
    cells: bool = False
    fair: bool = False
    proposed_by: Optional[System] = None

    def __post_init__(self) -> None:
        if not 1 <= self.top_k <= 100:
            raise ValueError(f"top_k is {self.top_k}; ask for 1 to 100 candidates")
        if not self.sources:
            raise ValueError("no source of references is chosen; choose internet, street or both")
        if not 0 <= self.evidence_per_source <= 50:
            raise ValueError(f"evidence_per_source is {self.evidence_per_source}; ask for 0 to 50")
        if not 1 <= self.same_place_m <= 1_000_000:
            raise ValueError(f"same_place_m is {self.same_place_m:g}; choose 1 m to 1,000 km")
        if not 0.1 <= self.speed_kmh <= 1_000:
            raise ValueError(f"speed_kmh is {self.speed_kmh:g}; choose 0.1 to 1,000 km/h")
        if self.fair and self.album is not Album.INDEPENDENT:
            raise ValueError("a fair test asks each photo by itself; choose independent photos")
        if self.proposed_by is System.PINPOINT:
            raise ValueError("pinpoint cannot propose candidates to itself; choose another system")
        if self.proposed_by is not None and self.album is not Album.INDEPENDENT:
            raise ValueError("candidates of another system are for photos by themselves; choose independent photos")


CoverageCells = Tuple[Dict[str, object], ...]
"""Counts of references by cell: `south`, `west` and `size_deg` in degrees, and the count of each source by its name."""


PROBABILITIES = "probabilities"
"""The name, among an engine's versions, of what says whether probabilities were fitted for the user's galleries."""
CONFIDENCE = "confidence"
"""The name, among them, of what says that probabilities are not calibrated, a key of `wording.CALIBRATIONS`."""
GALLERY_FIT = "fit of the galleries"
"""The name, among an engine's digests, of what was fitted for the user's galleries."""
PROPOSER = "proposer "
"""What the names of systems that may propose places begin with among an engine's digests; the system follows."""


@dataclass(frozen=True)
class EngineCard:
    """The description of an engine: its systems, sources, galleries, limits, versions and digests."""

    systems: Tuple[str, ...]
    sources: Tuple[Source, ...]
    galleries: Tuple[str, ...]
    references: int
    limits: Mapping[str, int]
    versions: Mapping[str, str]
    digests: Mapping[str, str]
    coverage: CoverageCells = ()


class Engine(Protocol):
    """Anything that locates photos: a system in this process, or a remote one."""

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel."""

    def describe(self) -> EngineCard:
        """Return systems, sources, galleries, coverage, limits, versions and digests."""

    def coverage(self, cell_deg: float) -> CoverageCells:
        """Count the references by source in the cells of a grid of so many degrees; see `coverage.SIZES_DEG`."""
