"""The contract's nouns: photos, references, candidates, predictions, requests, and the engine seam."""

from __future__ import annotations

import hashlib
import math
import os
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Dict, Iterable, Iterator, Mapping, Optional, Protocol, Tuple, Union


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


@dataclass(frozen=True)
class Polygon:
    """An area on the Earth: one outer ring and its holes, each a closed or open run of locations.

    An edge takes the shorter way round in longitude, so a ring may cross the antimeridian; a ring that goes once
    around the globe encloses the nearer pole. Cut long edges short first (`areas.polygons` does).
    """

    outer: Tuple[Location, ...]
    holes: Tuple[Tuple[Location, ...], ...] = ()


@dataclass(frozen=True)
class SearchArea:
    """The polygons of a file, a layer or a map to search in, and a note on each thing there that is no part of them."""

    polygons: Tuple[Polygon, ...] = ()
    notes: Tuple[str, ...] = ()


EPOCH = datetime(1970, 1, 1)


class Source(str, Enum):
    """Where a reference photo came from."""

    INTERNET = "internet"
    STREET = "street"


@dataclass(frozen=True)
class Photo:
    """A query. `geotag` is for comparison only: no system reads it, and it never goes to another machine.

    `geotag_fault` says why the position in its EXIF cannot be used, in plain words, where there is one ("its latitude
    has no hemisphere, N or S"); it never goes to another machine either.
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
        """Return a photo by its file alone: its id (of its path) and its folder as album; nothing is read of it."""
        try:
            name = os.fsencode(path)
        except UnicodeEncodeError:  # half a character, as no file is called; it is told when it is opened
            name = path.encode("utf-8", "surrogatepass")
        return cls(hashlib.blake2b(name, digest_size=6).hexdigest(), path, album=os.path.dirname(path))

    @property
    def taken_s(self) -> Optional[float]:
        """Return when it was taken by its own clock, in seconds after 1970 began; any system counts so far back."""
        return None if self.taken_at is None else (self.taken_at.replace(tzinfo=None) - EPOCH).total_seconds()


@dataclass(frozen=True)
class Reference:
    """A gallery image whose place is known. `sequence` names the walk, drive or album it was taken on."""

    id: str
    location: Location
    source: Source
    url: str = ""
    author: str = ""
    licence: str = ""
    captured_at: Optional[datetime] = None
    sequence: str = ""


@dataclass(frozen=True)
class Evidence:
    """A reference near a candidate: how far from it, and how alike it is to the photo (cosine)."""

    reference: Reference
    distance_m: float
    similarity: float


@dataclass(frozen=True)
class Candidate:
    """A place the photo may have been taken. Probabilities of one photo sum to at most 1."""

    location: Location
    probability: float
    score: float
    channel: str
    reference: Reference
    evidence: Tuple[Evidence, ...] = ()
    features: Mapping[str, float] = field(default_factory=dict)


class Outcome(str, Enum):
    """What kind of answer a prediction is."""

    LOCATED = "located"
    OUTSIDE_GALLERY = "outside_gallery"
    NO_PLACE_SIGNAL = "no_place_signal"


@dataclass(frozen=True)
class Region:
    """A credible region: the smallest ground that holds the truth with probability `level`, 0 to 1."""

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
    """The ranked answer to one photo, best first; `elsewhere` is the probability of no listed place.

    `within_km` gives for some distances in kilometres the probability that the truth lies that near to the first
    candidate; `confidence` is that of 25 km. A region that would be the whole Earth is not among the `regions`.
    Where an album was fused, `alone` is the answer to this photo by itself. A system over geocells gives all of them as
    `cells`, the most probable first, where the request asks for them.
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
    """A photo that could not be answered, as data in the stream; `message` ends with the remedy."""

    photo: Photo
    code: str
    message: str


Result = Union[Prediction, Failure]


class System(str, Enum):
    """The systems that locate photos; the first three come with a pack, GeoCLIP's weights are fetched."""

    PINPOINT = "pinpoint"
    PIGEON = "pigeon"
    PLANET = "planet"
    GEOCLIP = "geoclip"


class Album(str, Enum):
    """How the photos of one album belong together."""

    INDEPENDENT = "independent"
    SAME_PLACE = "same_place"
    SAME_TRIP = "same_trip"


@dataclass(frozen=True)
class Request:
    """What the analyst asked for; the same object in the dock, the CLI and on the wire.

    `within` limits the search to these areas (empty: everywhere), `sources` to references of these kinds.
    `photo_source` is what kind of photo is asked: internet unless the user says it is a street-level frame; selects the
    embedder's adapter. `album` says how photos with the same `Photo.album` belong together: within `same_place_m` of
    one place, or on one trip at no more than `speed_kmh`. References whose ids are in `without` must not be used,
    neither as places nor as evidence: for a fair test those of the photo's own author, for example. `cells` asks a
    system over geocells for its whole distribution.
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

    def __post_init__(self) -> None:
        if not 1 <= self.top_k <= 100:
            raise ValueError(f"top_k is {self.top_k}; ask for 1 to 100 candidates")
        if not self.sources:
            raise ValueError("no source of references is chosen; choose internet, street or both")
        if not 0 <= self.evidence_per_source <= 50:
            raise ValueError(f"evidence_per_source is {self.evidence_per_source}; ask for 0 to 50")
        if not 1 <= self.same_place_m <= 1_000_000:
            raise ValueError(f"same_place_m is {self.same_place_m:g}; give 1 m to 1,000 km")
        if not 0.1 <= self.speed_kmh <= 1_000:
            raise ValueError(f"speed_kmh is {self.speed_kmh:g}; give 0.1 to 1,000 km/h")


@dataclass(frozen=True)
class EngineCard:
    """What an engine is: its systems, sources, galleries, limits, versions and digests."""

    systems: Tuple[str, ...]
    sources: Tuple[Source, ...]
    galleries: Tuple[str, ...]
    references: int
    limits: Mapping[str, int]
    versions: Mapping[str, str]
    digests: Mapping[str, str]
    coverage: Tuple[Dict[str, object], ...] = ()


class Engine(Protocol):
    """Anything that locates photos: a system in this process, or a remote one."""

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel."""

    def describe(self) -> EngineCard:
        """Tell systems, sources, galleries, coverage, limits, versions and digests."""
