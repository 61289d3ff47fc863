"""Leakage: references that make a test too easy, by the photo's author, of its album, or near-duplicates of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from ..answering.companions import Companions
from ..gallery import Gallery, Rows, Vectors
from .lists import KnownPhoto

AUTHOR, ALBUM, COPY, TIME = "author", "album", "near-duplicate", "30 minutes"
ENOUGH = 2_000
"""At most this many photos of a part, evenly spaced, decide whether one author made their region."""


@dataclass(frozen=True)
class Rule:
    """What is left out for the photos of one part: everything by the author, or only by `ALBUM`, `COPY` and `TIME`.

    `alone` is the share of the photos around which one author made (nearly) all references; `authors` says whether the
    list names authors at all.
    """

    by_author: bool
    alone: float = 0.0
    authors: bool = True

    def in_words(self, alike: float) -> str:
        """Say what is left out and why."""
        copies = f"near-duplicates (cosine above {alike:.2f})"
        if self.by_author and self.authors:
            return f"references by the photo's author, of its album, and {copies} are left out"
        why = (
            f"one author made the whole region around {self.alone:.0%} of the photos"
            if self.authors
            else "the list names no authors"
        )
        return f"{why}, so references of the photo's album, {copies} and those within ±30 minutes are left out instead"


class Leakage:
    """What the references of a gallery would give away about photos of known place."""

    def __init__(self, gallery: Gallery) -> None:
        self.gallery = gallery
        self.companions = Companions(gallery)

    @property
    def alike(self) -> float:
        """Return the cosine above which a reference is a near-duplicate of a photo."""
        return self.companions.alike

    def rule(self, photos: Sequence[KnownPhoto]) -> Rule:
        """Return the rule for the photos of one part.

        Everything by the author is left out, unless that would leave (nearly) no reference around most photos.
        """
        known = [photo for photo in photos if photo.author]
        if not known:
            return Rule(False, authors=False)
        known = known[:: 1 + len(known) // ENOUGH]
        answers = [self.companions.is_alone(photo.author, photo.place) for photo in known]
        alone = [made for made in answers if made is not None]
        share = float(np.mean(alone)) if alone else 0.0
        return Rule(share <= 0.5, share)

    def left_out(self, photo: KnownPhoto, row: Vectors | None, rule: Rule) -> dict[str, Rows]:
        """Return by reason the references to leave out for a photo; `row` is its backbone row [D]."""
        among = self.companions
        found = {ALBUM: self.gallery.rows_of_sequence(photo.album), COPY: among.copies(row)}
        if rule.by_author:
            return {AUTHOR: self.gallery.rows_by(photo.author), **found}
        return {**found, TIME: among.at_the_time(photo.taken_at)}

    def ids(self, left_out: Mapping[str, Rows]) -> tuple[str, ...]:
        """Return the ids of the references that are left out for any reason."""
        rows = np.unique(np.concatenate(list(left_out.values())))
        return tuple(self.gallery.references[row].id for row in rows.tolist())
