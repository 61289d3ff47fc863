"""What a service has in an area, told before anything is brought into a gallery: how much, whose, from where."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from .. import photos
from ..models.tower import BATCH, Backbone
from .fetching import THREADS
from .imagery import ImageryItem
from .survey import Survey, refuse_nothing


@dataclass(frozen=True)
class ImageryOffer:
    """What a service has in an area.

    Attributes:
        source: The service.
        host: The host that was asked.
        found: How many pictures it has there.
        licences: How many there are of each licence; "" for none.
        excluded: How many are left out for their licence.
        faults: What else is left out and why, and how many.
        chosen: How many remain: one of each 20 m and direction.
        panoramas: How many of these are panoramas.
        headed: How many of these have a measured heading.
        hosts: How many of these come from each host.
        missing: How many parts of the area could not be asked for.
        missing_share: How much of the area they are, from 0 to 1.
        trouble: What the service said of one of them.
        wanted: How many of the chosen pictures the gallery does not have.
        size_bytes: The size of the download.
        minutes: How long it takes with the embedding.
    """

    source: str
    host: str
    found: int
    licences: dict[str, int]
    excluded: int
    faults: dict[str, int]
    chosen: int
    panoramas: int
    headed: int
    hosts: dict[str, int]
    missing: int
    missing_share: float
    trouble: str
    wanted: int
    size_bytes: int
    minutes: float

    def in_words(self) -> Iterator[str]:
        """Yield what is told to the user, line by line."""
        licences = ", ".join(f"{count:,} {licence or 'without one'}" for licence, count in self.licences.items())
        yield f"{self.source}: {self.found:,} pictures on {self.host}; licences: {licences}"
        if self.excluded:
            yield f"{self.excluded:,} are left out for their licence"
        for fault, count in self.faults.items():
            yield f"{count:,} left out: {fault}"
        if self.missing:
            yield f"{self.missing_in_words()} ({self.trouble}); what is there is not counted"
        kinds = f"{self.panoramas:,} panoramas, {self.headed:,} with a measured heading"
        yield f"{self.chosen:,} remain, one of each 20 m and direction ({kinds}); {self.wanted:,} of them are new"
        hosts = ", ".join(f"{host} ({count:,})" for host, count in self.hosts.items())
        yield f"to download: about {self.size_bytes / 1e6:,.1f} MB in {self.minutes:,.1f} minutes from {hosts}"

    def missing_in_words(self) -> str:
        """Return how much of the area is missing, as a clause."""
        share = f"{100 * self.missing_share:.0f} %" if self.missing_share >= 0.01 else "less than 1 %"
        parts = "1 part" if self.missing == 1 else f"{self.missing:,} parts"
        return f"{parts} of the area, about {share} of it, could not be asked for"


def offer(
    survey: Survey,
    backbone: Backbone,
    licences: Sequence[str] = (),
    missing: Callable[[Iterable[ImageryItem]], Iterable[ImageryItem]] = iter,
    tell: Callable[[str], None] = lambda words: None,
) -> ImageryOffer:
    """Return what a finished survey found; for its size a few pictures are downloaded.

    Args:
        survey: The survey.
        backbone: What will embed the pictures.
        licences: The only ones that are wanted; any known one if empty.
        missing: Leaves out the pictures that the gallery has.
        tell: Is called with which hosts are asked for the few, before they are.

    Raises:
        RequestError: there is nothing, or nothing of these licences.
        ServiceError: there is nothing in the parts of the area that could be asked for, or none of the few can be had.
        OutputError: the survey's file cannot be read.
    """
    allowed, service = licences or None, survey.service
    counts = survey.counts(allowed)
    refuse_nothing(counts, service.host)
    wanted, size_bytes, seconds = sum(1 for _ in missing(survey.items(allowed))), 0, 0.0
    if wanted:
        estimate, share = survey.estimate(allowed, tell), wanted / counts.chosen
        views = share * (counts.chosen + (photos.FACES - 1) * counts.panoramas)
        paced_s = share * max(counts.hosts.values()) * service.picture_pause_s  # hosts are asked side by side
        seconds = max(share * estimate.seconds / THREADS, paced_s, views * seconds_to_embed(backbone))
        size_bytes = round(share * estimate.size_bytes)
    return ImageryOffer(
        service.name,
        service.host,
        counts.found,
        dict(counts.licences),
        counts.excluded,
        dict(counts.faults),
        counts.chosen,
        counts.panoramas,
        counts.headed,
        dict(counts.hosts),
        counts.unasked,
        counts.unasked_share,
        counts.trouble,
        wanted,
        size_bytes,
        seconds / 60,
    )


def seconds_to_embed(backbone: Backbone) -> float:
    """Return about how long this machine takes to embed a picture; the first batch also warms it up."""
    pictures = [np.full((512, 512, 3), photos.GREY, np.uint8)] * BATCH
    for _ in range(2):
        began = time.perf_counter()
        backbone.encode_images(pictures)
        spent = time.perf_counter() - began
    return spent / BATCH
