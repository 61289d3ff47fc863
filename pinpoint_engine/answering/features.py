"""The features of a candidate and of a list, relative to the list and the gallery, so that they transfer.

There is no raw similarity and no identity among them: a list from a user's gallery looks like one from the pack's.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from .. import geodesy
from ..gallery import NONE, Gallery, Rows
from ..geodesy import CITY_M, gaussian
from .evidence import Neighbourhood
from .retrieval import CHANNELS, Neighbours, Retrieval, Spaces
from .voting import VOTE_FLOOR

KERNELS_M = (500.0, 2_000.0, 8_000.0, CITY_M, 100_000.0)
"""Widths of the Gaussian kernels by which neighbours vote for a candidate."""
CROWDS_M = (1_000.0, 5_000.0, CITY_M)
"""References are counted within these distances of a candidate."""
NEAR_M, OTHERS_M = 1_000.0, 2_000.0
"""The most similar neighbour is sought within the first distance of a candidate, one of another sequence within the
second."""
REGIONS_M = (CITY_M, 100_000.0, 250_000.0)
"""Votes are counted within these distances of a list's first place."""
NOTHING = (-3.0, -4.0)
"""The similarity gaps, in standard deviations, where there is no neighbour near, and none of another sequence."""
LEADERS = 10
"""The best neighbour is compared with so many, and their mean with the gallery."""
SUPPORTERS = 16
"""At most so many of the other source's references near a candidate support it."""

_PER_CHANNEL = ("gap", *(f"votes_{width:g}" for width in KERNELS_M), "near", "other_sequence", "rank")
NAMES = (
    *(f"{channel}_{name}" for channel in CHANNELS for name in _PER_CHANNEL),
    *(f"crowd_{radius:g}" for radius in CROWDS_M),
    "support",
    "supported",
)
"""The features of a candidate, in order: F of them."""
_PARTS = {
    "alike": ("gap", "rank"),
    "votes": tuple(f"votes_{width:g}" for width in KERNELS_M),
    "near": ("near",),
    "others": ("other_sequence",),
}
GROUPS = {
    **{
        f"{channel}_{part}": tuple(NAMES.index(f"{channel}_{name}") for name in names)
        for channel in CHANNELS
        for part, names in _PARTS.items()
    },
    "crowd": tuple(NAMES.index(f"crowd_{radius:g}") for radius in CROWDS_M),
    "support": (NAMES.index("support"), NAMES.index("supported")),
}
"""The columns of features that say the same thing in several ways, and are explained together."""
WHOLE = (
    *(f"{channel}_{name}" for channel in CHANNELS for name in ("lead", "stands_out")),
    "image_raw_apart",
    "image_gps_apart",
    "reference_density",
)
OVERALL = (
    *WHOLE,
    *(f"{channel}_region_{radius:g}" for channel in CHANNELS for radius in REGIONS_M),
    "first_crowd",
    "first_sequences",
)
"""The features of a list as a whole, in order, G of them: those of `WHOLE` do not depend on which place is first."""

Table = npt.NDArray[np.float32]


def describe(spaces: Spaces, found: Retrieval, near: Neighbourhood, left_out: Rows = NONE) -> Table:
    """Describe each candidate of a list by `NAMES`: [K, F]; NaN where a channel is off or no support is there.

    If any candidate lies outside the area that the location tower was trained on, the image-to-GPS channel is hidden:
    otherwise places inside it would win unfairly.
    `near` holds the references around the candidates, as `evidence.gather` finds them for this photo. References that
    were `left_out` of the search in training are not counted around a candidate either.
    """
    gallery = spaces.gallery
    columns = []
    for channel in CHANNELS:
        voters = found.neighbours[channel]
        if not len(voters.rows) or (channel == "gps" and not spaces.placed(found.candidates)):
            columns += [np.full(len(found.candidates), np.nan)] * len(_PER_CHANNEL)
            continue
        likeness = spaces.indexes[channel].similarity(found.query.row(channel), found.candidates)
        columns += _of_channel(gallery, found, voters, likeness)
    for radius in CROWDS_M:
        crowd = np.log(gallery.crowd(found.candidates, radius, left_out))
        columns.append(crowd - crowd.mean())
    return np.stack([*columns, *_support(spaces, found, near)], axis=1).astype(np.float32)


def _of_channel(gallery: Gallery, found: Retrieval, voters: Neighbours, likeness: Table) -> list[geodesy.Floats]:
    gap = (voters.similarity - voters.similarity[0]) / voters.spread
    metres = gallery.metres(found.candidates, voters.rows)
    votes = [np.log(gaussian(metres, width) @ voters.weights + VOTE_FLOOR) for width in KERNELS_M]
    sequences = gallery.sequences
    another = sequences[found.candidates][:, None] != sequences[voters.rows][None]
    near = np.where(metres < NEAR_M, gap, -np.inf).max(axis=1)
    other = np.where((metres < OTHERS_M) & another, gap, -np.inf).max(axis=1)
    own = (likeness - voters.similarity[0]) / voters.spread
    ranks = np.searchsorted(-voters.similarity, -likeness, side="left")
    rank = -np.log1p(ranks)
    return [own, *votes, np.maximum(near, NOTHING[0]), np.maximum(other, NOTHING[1]), rank]


def _support(spaces: Spaces, found: Retrieval, near: Neighbourhood) -> tuple[geodesy.Floats, geodesy.Floats]:
    """Return the best similarity of the other source's references near each candidate (NaN: none), and if any is."""
    rows = supporters(spaces.gallery, found, near)
    voters = found.neighbours["image"]
    there = rows >= 0
    likeness = np.full(rows.shape, -np.inf)
    likeness[there] = spaces.indexes["image"].similarity(found.query.learned, rows[there])
    supported = there.any(axis=1)
    support = np.full(len(rows), np.nan)
    support[supported] = (likeness[supported].max(axis=1) - voters.similarity[0]) / voters.spread
    return support, supported.astype(float)


def hidden(described: Table) -> Iterator[tuple[str, Table]]:
    """Yield the features [K, F] once for each of `GROUPS` that is known, with that group at the median of the list."""
    known = np.isfinite(described).sum(axis=0)
    ordered, column = np.sort(described, axis=0), np.arange(described.shape[1])  # NaN comes last
    medians = (ordered[np.maximum(known - 1, 0) // 2, column] + ordered[known // 2, column]) / 2
    for name, columns in GROUPS.items():
        if known[list(columns)].any():
            without = described.copy()
            without[:, columns] = medians[list(columns)]
            yield name, without


def supporters(gallery: Gallery, found: Retrieval, near: Neighbourhood) -> npt.NDArray[np.int64]:
    """Return the rows of the other source's references near each candidate: [K, M], -1: none."""
    other = 1 - gallery.sources[found.candidates].astype(np.int64)
    return near.rows[0, np.arange(len(other)), other, :SUPPORTERS]


def whole(spaces: Spaces, found: Retrieval, left_out: Rows = NONE) -> Table:
    """Describe a list by `WHOLE`: how far its best neighbours lead, how far channels disagree, the reference density.

    The reference density is the mean log number of references around the neighbours, less that of the area that the
    embedder was trained on: the neighbours of a photo from elsewhere are scattered. Adding a large user gallery leaves
    it unchanged for photos inside the trained area.
    """
    numbers: list[float] = []
    for channel in CHANNELS:
        voters = found.neighbours[channel]
        if not len(voters.rows):
            numbers += [np.nan, np.nan]
            continue
        best = voters.similarity[:LEADERS]
        usual = spaces.usual(channel, found.query.row(channel))
        numbers.append(float(voters.similarity[0] - best[-1]) / voters.spread)
        numbers.append(float((best.mean() - usual.mean()) / (usual.std() + 1e-6)))
    firsts = [found.neighbours[channel].rows[:1] for channel in CHANNELS]
    for other in firsts[1:]:
        apart_m = spaces.gallery.metres(firsts[0], other) if len(firsts[0]) and len(other) else np.array([[np.nan]])
        numbers.append(float(np.log1p(apart_m[0, 0] / 1000)))
    voters, gallery = found.voters, spaces.gallery
    crowds = np.log(np.maximum(gallery.crowd(voters.rows, CITY_M, left_out), 1))
    usual = np.log(gallery.crowd(spaces.home, CITY_M))
    numbers.append(float(voters.weights @ crowds - usual.mean()) if len(usual) else np.nan)
    return np.array(numbers, np.float32)


def around(gallery: Gallery, found: Retrieval, first: int, left_out: Rows = NONE) -> Table:
    """Describe the region of a list's first place: the share of the votes, the references and their sequences there."""
    row = found.candidates[first]
    numbers: list[float] = []
    for channel in CHANNELS:
        voters = found.neighbours[channel]
        if not len(voters.rows):
            numbers += [np.nan] * len(REGIONS_M)
            continue
        metres = gallery.metres(found.candidates[[first]], voters.rows)[0]
        numbers += [float(voters.weights[metres < radius].sum()) for radius in REGIONS_M]
    near = np.setdiff1d(gallery.within(row, CITY_M), left_out)
    numbers += [np.log(len(near) / len(gallery)), np.log(len(np.unique(gallery.sequences[near])))]
    return np.array(numbers, np.float32)
