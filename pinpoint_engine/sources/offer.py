"""What a service has in an area, told before anything is brought into a gallery: how much, whose, from where."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from .. import photos
from ..models.tower import BATCH, Backbone
from .fetching import THREADS
from .fields import is_free
from .imagery import ImageryItem
from .survey import Survey, refuse_nothing
from .totals import PictureRates, PictureSlot, add_up


@dataclass(frozen=True)
class ImageryOffer:
    """What a service has in an area.

    Attributes:
        source: The service.
        host: The host that was asked.
        found: How many pictures it has there.
        licences: How many there are of each licence; "" for none.
        free: Which of these licences are known to be free: these are taken, unless others are named.
        allowed: Which of them are taken; what follows is true of their pictures.
        excluded: How many are left out for their licence.
        faults: What else is left out and why, and how many.
        chosen: How many remain: one of each 20 m and direction.
        panoramas: How many of these are panoramas.
        headed: How many of these have a measured heading.
        hosts: How many of these come from each host.
        wanted: How many of these the gallery does not have.
        size_bytes: The size of the download.
        minutes: How long it takes with the embedding.
        slots: What there is to take for each place and direction, for any other choice of licences.
        rates: What one picture takes.
    """

    source: str
    host: str
    found: int
    licences: dict[str, int]
    free: tuple[str, ...]
    allowed: tuple[str, ...]
    excluded: int
    faults: dict[str, int]
    chosen: int
    panoramas: int
    headed: int
    hosts: dict[str, int]
    wanted: int
    size_bytes: int
    minutes: float
    slots: tuple[PictureSlot, ...]
    rates: PictureRates

    def in_words(self) -> Iterator[str]:
        """Yield what is told to the user, line by line."""
        yield f"{self.source}: {self.found:,} pictures on {self.host}; licences: {_counted(self.licences)}"
        if self.excluded:
            left_out = {name: count for name, count in self.licences.items() if name not in self.allowed}
            yield (
                f"{self.excluded:,} are left out for their licence ({_counted(left_out)}); to take those of one, name "
                "it with --licence-only"
            )
        for fault, count in self.faults.items():
            yield f"{count:,} left out: {fault}"
        kinds = f"{self.panoramas:,} panoramas, {self.headed:,} with a measured heading"
        yield f"{self.chosen:,} remain, one of each 20 m and direction ({kinds}); {self.wanted:,} of them are new"
        hosts = ", ".join(f"{host} ({count:,})" for host, count in self.hosts.items())
        if self.chosen:
            yield f"to download: about {self.size_bytes / 1e6:,.1f} MB in {self.minutes:,.1f} minutes from {hosts}"


def _counted(licences: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {licence or 'without one'}" for licence, count in licences.items())


def offer(
    survey: Survey,
    backbone: Backbone,
    licences: Sequence[str] = (),
    missing: Callable[[Iterable[ImageryItem]], Iterable[ImageryItem]] = iter,
    others: bool = False,
) -> ImageryOffer:
    """Return what a finished survey found; for its size a few pictures are downloaded.

    Args:
        survey: The survey.
        backbone: What will embed the pictures.
        licences: The only ones that are wanted; those known to be free if empty.
        missing: Leaves out the pictures that the gallery has.
        others: Whether other licences may be chosen by this offer, so that their pictures are wanted too.

    Raises:
        RequestError: there is nothing; or nothing of these licences, unless there may be others.
        ServiceError: none of the few can be had.
        OutputError: the survey's file cannot be read.
    """
    counts, allowed = survey.counts(licences or None), survey.allowed(licences or None)
    slots = survey.slots(missing)
    if not (others and slots):
        refuse_nothing(counts, survey.service.host)
    priced = allowed
    if others and not add_up(slots, PictureRates(), priced).wanted:
        priced = [licence for licence in counts.licences if licence]
    rates = PictureRates()
    if add_up(slots, rates, priced).wanted:
        rates = _rates(survey, backbone, priced)
    totals = add_up(slots, rates, allowed)
    return ImageryOffer(
        source=survey.service.name,
        host=survey.service.host,
        found=counts.found,
        licences=dict(counts.licences),
        free=tuple(filter(is_free, counts.licences)),
        allowed=tuple(allowed),
        excluded=counts.excluded,
        faults=dict(counts.faults),
        slots=slots,
        rates=rates,
        **vars(totals),
    )


def _rates(survey: Survey, backbone: Backbone, licences: Sequence[str]) -> PictureRates:
    """Return what a picture of these licences takes, of which there are some."""
    told = survey.estimate(licences)
    pause_s = getattr(survey.service, "picture_pause_s", 0.0)
    each_s = told.seconds / told.pictures / THREADS
    return PictureRates(told.size_bytes / told.pictures, each_s, seconds_to_embed(backbone), pause_s, photos.FACES)


def seconds_to_embed(backbone: Backbone) -> float:
    """Return about how long this machine takes to embed a picture; the first batch also warms it up."""
    pictures = [np.full((512, 512, 3), photos.GREY, np.uint8)] * BATCH
    for _ in range(2):
        began = time.perf_counter()
        backbone.encode_images(pictures)
        spent = time.perf_counter() - began
    return spent / BATCH
