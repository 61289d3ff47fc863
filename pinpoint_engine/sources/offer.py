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
        missing: How many parts of the area could not be asked for.
        missing_share: How much of the area they are, from 0 to 1.
        trouble: What the service said of one of them.
        brim: In how many boxes of the smallest size there are more pictures than the service tells.
        wanted: How many of the chosen pictures the gallery does not have.
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
    missing: int
    missing_share: float
    trouble: str
    brim: int
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
        if self.missing:
            yield f"{self.missing_in_words()} ({self.trouble}); what is there is not counted"
        if self.brim:
            places = "1 place has" if self.brim == 1 else f"{self.brim:,} places have"
            yield f"{places} more pictures than {self.host} tells of; those that it does not tell of are missing"
        kinds = f"{self.panoramas:,} panoramas, {self.headed:,} with a measured heading"
        yield f"{self.chosen:,} remain, one of each 20 m and direction ({kinds}); {self.wanted:,} of them are new"
        hosts = ", ".join(f"{host} ({count:,})" for host, count in self.hosts.items())
        if self.chosen:
            yield f"to download: about {self.size_bytes / 1e6:,.1f} MB in {self.minutes:,.1f} minutes from {hosts}"

    def missing_in_words(self) -> str:
        """Return how much of the area is missing, as a clause."""
        share = f"{100 * self.missing_share:.0f} %" if self.missing_share >= 0.01 else "less than 1 %"
        parts = "1 part" if self.missing == 1 else f"{self.missing:,} parts"
        return f"{parts} of the area, about {share} of it, could not be asked for"


def _counted(licences: Mapping[str, int]) -> str:
    return ", ".join(f"{count:,} {licence or 'without one'}" for licence, count in licences.items())


def offer(
    survey: Survey,
    backbone: Backbone,
    licences: Sequence[str] = (),
    missing: Callable[[Iterable[ImageryItem]], Iterable[ImageryItem]] = iter,
    tell: Callable[[str], None] = lambda words: None,
    others: bool = False,
) -> ImageryOffer:
    """Return what a finished survey found; for its size a few pictures are downloaded.

    Args:
        survey: The survey.
        backbone: What will embed the pictures.
        licences: The only ones that are wanted; those known to be free if empty.
        missing: Leaves out the pictures that the gallery has.
        tell: Is called with which hosts are asked for the few, before they are.
        others: Whether other licences may be chosen by this offer, so that their pictures are wanted too.

    Raises:
        RequestError: there is nothing; or nothing of these licences, unless there may be others.
        ServiceError: there is nothing in the parts of the area that could be asked for, or none of the few can be had.
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
    sums = add_up(slots, rates, priced)
    if sums.wanted:
        told = survey.estimate(priced, tell, missing, may_be_gone=sums.wanted < sums.chosen)
        pause_s = survey.service.picture_pause_s
        view_s = seconds_to_embed(backbone)
        rates = PictureRates(told.size_bytes, told.seconds / THREADS, view_s, pause_s, photos.FACES)
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
        missing=counts.unasked,
        missing_share=counts.unasked_share,
        trouble=counts.trouble,
        brim=counts.brim,
        slots=slots,
        rates=rates,
        **vars(totals),
    )


def seconds_to_embed(backbone: Backbone) -> float:
    """Return about how long this machine takes to embed a picture; the first batch also warms it up."""
    pictures = [np.full((512, 512, 3), photos.GREY, np.uint8)] * BATCH
    for _ in range(2):
        began = time.perf_counter()
        backbone.encode_images(pictures)
        spent = time.perf_counter() - began
    return spent / BATCH
