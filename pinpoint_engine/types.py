"""The contract's nouns: photos, references, candidates, predictions, requests, and the engine seam."""

from __future__ import annotations

import math
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
        if not (math.isfinite(self.lat) and math.isfinite(self.lon)):
            raise ValueError(f"a location needs finite degrees, not lat={self.lat} lon={self.lon}")
        if abs(self.lat) > 90 or abs(self.lon) > 180:
            raise ValueError(
                f"lat={self.lat} lon={self.lon} is outside ±90 / ±180 degrees; check the order of the two numbers"
            )


@dataclass(frozen=True)
class Polygon:
    """An area on the Earth: one outer ring and its holes, each a closed or open run of locations.

    An edge takes the shorter way round in longitude, so a ring may cross the antimeridian; a ring that goes once
    around the globe encloses the nearer pole. Densify long edges first (`regions.read_polygons` and the dock do).
    """

    outer: Tuple[Location, ...]
    holes: Tuple[Tuple[Location, ...], ...] = ()


class Source(str, Enum):
    """Where a reference photo came from."""

    INTERNET = "internet"
    STREET = "street"


@dataclass(frozen=True)
class Photo:
    """A query. `geotag` is for comparison only: no system reads it and it never goes on the wire."""

    id: str
    path: str
    taken_at: Optional[datetime] = None
    heading_deg: Optional[float] = None
    album: str = ""
    geotag: Optional[Location] = None


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
class Prediction:
    """The ranked answer to one photo, best first; `elsewhere` is the probability of no listed place.

    `confidence` is the probability that the truth lies within 25 km of the first candidate, 0 to 1.
    """

    photo: Photo
    candidates: Tuple[Candidate, ...]
    elsewhere: float
    outcome: Outcome
    confidence: float
    system: str
    pack: str
    sha256: str = ""


@dataclass(frozen=True)
class Failure:
    """A photo that could not be answered, as data in the stream; `message` ends with the remedy."""

    photo: Photo
    code: str
    message: str


Result = Union[Prediction, Failure]


@dataclass(frozen=True)
class Request:
    """What the analyst asked for; the same object in the dock, the CLI and on the wire.

    `within` limits the search to these areas (empty: everywhere), `sources` to references of these kinds.
    `photo_source` is what kind of photo is asked: internet unless the user says it is a street-level frame; selects the
    embedder's adapter.
    """

    top_k: int = 12
    within: Tuple[Polygon, ...] = ()
    sources: Tuple[Source, ...] = (Source.INTERNET, Source.STREET)
    evidence_per_source: int = 5
    photo_source: Source = Source.INTERNET

    def __post_init__(self) -> None:
        if not 1 <= self.top_k <= 100:
            raise ValueError(f"top_k is {self.top_k}; ask for 1 to 100 candidates")
        if not self.sources:
            raise ValueError("no source of references is chosen; choose internet, street or both")
        if not 0 <= self.evidence_per_source <= 50:
            raise ValueError(f"evidence_per_source is {self.evidence_per_source}; ask for 0 to 50")


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
