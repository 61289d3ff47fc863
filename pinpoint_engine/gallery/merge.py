"""One gallery of several: nothing acknowledged is left out but what another has too, and that is told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np

from .. import bundles
from . import disk
from .columns import NONE, Rows, widened
from .disk import Progress, unheard
from .gallery import Gallery, join
from .journal import FILE as JOURNAL
from .lock import replacing
from .store import SAME_PICTURE, SAME_PLACE_M, GalleryStore, changing

ROWS, PAIRS = 1 << 10, 1 << 14
"""So many rows are compared with what lies around them at once, and so many pairs of vectors."""


@dataclass(frozen=True, eq=False)
class Union:
    """Several galleries as one.

    Attributes:
        gallery: What they show together.
        repeated: The rows [n] that are left out because an earlier gallery has their id.
        duplicates: Those [m] left out because they show what a reference of an earlier gallery shows at the same place.
    """

    gallery: Gallery
    repeated: Rows
    duplicates: Rows


def union(galleries: Sequence[Gallery], *, duplicates: bool = False) -> Union:
    """Return several galleries as one, nothing copied; `duplicates` keeps what shows the same at the same place.

    Raises:
        GalleryError: they were made by different models.
    """
    joined = join(galleries)
    starts = np.cumsum([0, *(each.total for each in galleries)])
    before = [each.hidden + start for each, start in zip(galleries, starts.tolist(), strict=False)]
    repeated = np.setdiff1d(joined.hidden, np.concatenate(before))
    twins = NONE if duplicates else _duplicates(joined, starts)
    hidden = np.union1d(joined.hidden, twins)
    return Union(Gallery(joined.shards, joined.model, hidden=hidden, bases=joined.bases), repeated, twins)


def _duplicates(joined: Gallery, starts: Rows) -> Rows:
    """Return the rows that show what a row of an earlier gallery shows, which is kept; galleries begin at `starts`.

    Within one gallery it was decided when they were added.
    """
    gone, visible = np.zeros(joined.total, bool), joined.visible.rows
    for start, stop in list(pairwise(starts.tolist()))[1:]:
        own = visible[(visible >= start) & (visible < stop)]
        for at in range(0, len(own), ROWS):
            rows, others = joined.pairs_near(own[at : at + ROWS], SAME_PLACE_M)
            is_earlier = (others < start) & ~gone[others]
            rows, others = rows[is_earlier], others[is_earlier]
            gone[rows[_alike(joined, rows, others)]] = True
    return np.flatnonzero(gone)


def _alike(gallery: Gallery, rows: Rows, others: Rows) -> Rows:
    """Return which of some pairs of rows [n] are the same picture: [m]."""
    found = [NONE]
    for at in range(0, len(rows), PAIRS):
        pair = (widened(gallery.vectors[each[at : at + PAIRS]]) for each in (rows, others))
        found.append(at + np.flatnonzero(np.einsum("nd,nd->n", *pair) >= SAME_PICTURE))
    return np.concatenate(found)


def merge(
    folders: Sequence[Path],
    out: Path,
    *,
    duplicates: bool = False,
    heard: Progress = unheard,
    also: Callable[[Path, Gallery], None] = lambda _, __: None,
) -> Union:
    """Write several galleries as one, whole or not at all, with their pictures; of a repeated id the first is kept.

    What a killed command left pending in one of them is finished there first. An existing gallery at `out`, which may
    be one of them, is replaced. `also` adds what else belongs into the new folder.

    Raises:
        GalleryError: one is missing, damaged or of another model, or another program is changing one.
        OutputError: the new one cannot be written.
    """
    with replacing(out) as let_go:
        for folder in folders:
            finish(folder, is_locked=folder.resolve() == out.resolve())
        found = union([disk.open_gallery(each, disk.model_of(folders[0])) for each in folders], duplicates=duplicates)
        disk.replace_gallery(found.gallery, out, let_go, folders, heard, lambda part: also(part, found.gallery))
    return found


def finish(folder: Path, *, is_locked: bool = False) -> None:
    """Make a shard of what a killed command left pending in a gallery, so that it is searched.

    `is_locked` says that its lock is held already.

    Raises:
        GalleryError: another program is changing the gallery.
        OutputError: it cannot be written.
    """
    if (bundles.standing(folder) / JOURNAL).is_file():
        with closing(GalleryStore(folder)) if is_locked else changing(folder) as store:
            store.seal()
