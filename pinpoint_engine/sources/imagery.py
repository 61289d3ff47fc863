"""What services of open imagery are asked and what they answer: the pictures in a box; a module here for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ..types import Location, Source


@dataclass(frozen=True)
class Box:
    """A box in degrees; `west` is less than `east`, so an area that crosses ±180° is two boxes."""

    south: float
    west: float
    north: float
    east: float

    def quarters(self) -> Iterator[Box]:
        """Yield the four quarters of the box."""
        lat, lon = (self.south + self.north) / 2, (self.west + self.east) / 2
        for south, north in ((self.south, lat), (lat, self.north)):
            for west, east in ((self.west, lon), (lon, self.east)):
                yield Box(south, west, north, east)

    @property
    def side_deg(self) -> float:
        """Return the longer side."""
        return max(self.north - self.south, self.east - self.west)


@dataclass(frozen=True)
class ImageryItem:
    """A picture that a service has.

    Attributes:
        id: The service's name and its own id, as "panoramax:0b1c…"; the id of the reference that it becomes.
        location: Where it was taken, as the service says.
        source: Street level, or a photo from the internet.
        picture: The address to download it from, at a width that is enough for the model.
        url: The page that shows it with its author and licence.
        author: Whose it is, "" if the service does not say.
        licence: Its licence, as "CC BY-SA 4.0"; "" if the service does not say.
        captured_at: When it was taken.
        heading: Where its middle looks, in degrees from north; None unless it was measured.
        sequence: The walk, drive or album that it is from.
        field_of_view: How wide it is, in degrees; 360 for a panorama, None if it is not known.
    """

    id: str
    location: Location
    source: Source
    picture: str
    url: str = ""
    author: str = ""
    licence: str = ""
    captured_at: datetime | None = None
    heading: float | None = None
    sequence: str = ""
    field_of_view: float | None = None


@dataclass(frozen=True)
class BoxAnswer:
    """The pictures of a service in a box.

    Attributes:
        items: The pictures.
        is_whole: Whether there are no others in the box; if there may be, its quarters are asked.
        faults: What was left out and why, as sentences: a picture without a position, or with an impossible one.
    """

    items: tuple[ImageryItem, ...]
    is_whole: bool
    faults: tuple[str, ...] = ()


class ImageryService(Protocol):
    """A service of open imagery.

    Attributes:
        name: Its short name, as "panoramax", with which the ids of its items begin.
        host: The host that is asked, as it is told to the user before.
        largest_deg: The longest side of a box that it can be asked for.
        least_deg: A box this small is not cut further, whatever it answers.
        most_boxes: For how many boxes it is asked at most; an area that takes more from the outset is too large.
        search_pause_s: The least time between two searches, in seconds.
        picture_pause_s: The least time between two pictures of the same host.
        redirected: To which hosts those of pictures sent so far, and for how many pictures.
    """

    name: str
    host: str
    largest_deg: float
    least_deg: float
    most_boxes: int
    search_pause_s: float
    picture_pause_s: float
    redirected: Mapping[str, int]

    def search(self, box: Box) -> BoxAnswer:
        """Return what there is in a box.

        Raises:
            ServiceError: the service cannot be reached, refuses, or answers in another shape.
        """

    def download(self, item: ImageryItem) -> bytes:
        """Return the bytes of a picture.

        Raises:
            PhotoError: this picture cannot be had; others may.
            ServiceError: the service cannot be reached, or refuses.
        """

    def close(self) -> None:
        """Stop: calls in other threads end soon, and waits at once, with a `ServiceError` of the code "stopped"."""
