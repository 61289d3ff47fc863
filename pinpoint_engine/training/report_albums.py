"""The honest table of albums: photos of a walk fused, against averaging and each photo by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import numpy as np
import numpy.typing as npt

from .. import evaluation, geodesy
from ..answering import albums
from ..answering.albums import AlbumMember, AlbumVotes, Fusion
from ..answering.limits import Limits
from ..gallery import Vectors
from ..systems.pinpoint import Pinpoint
from ..systems.shortlist import describe_candidates
from ..types import Album, Photo, Request

Floats = npt.NDArray[np.float64]
Rows = npt.NDArray[np.int64]
COUNTS = (5, 10, 20, 0)
"""So many photos of a walk, in a row, are fused; 0: all of it."""
START = datetime(2000, 1, 1)
ALONE, AVERAGED, FUSED = "each photo by itself", "averaged", "fused"


@dataclass(frozen=True)
class Walks:
    """Photos of walks: each belongs to a part and an album, and has a number that counts along it.

    `rows` [Q, D] are backbone rows, `truth` [Q, 2] degrees, `alone_m` [Q] how far Pinpoint's answer is without fusion.
    """

    parts: Sequence[str]
    albums: Sequence[str]
    numbers: npt.NDArray[np.int64]
    rows: Vectors
    truth: Floats
    alone_m: Floats


def table(engine: Pinpoint, walks: Walks, others: Callable[[Rows], Mapping[str, Floats]] | None = None) -> str:
    """Return the accuracy of walks fused as one trip, by how many photos in a row, as Markdown.

    No photo tells its time; each is taken to follow the one before it on the whole walk by `albums.STEP_S`. A photo
    that is alone in its row stays as it is.

    Args:
        engine: Pinpoint.
        walks: What is asked.
        others: What further systems answer to the photos of a window, of their numbers [n]: by name, degrees [n, 2].
    """
    members = _members(engine, walks.rows)
    methods = {ALONE: walks.alone_m}
    for count in COUNTS:
        found: dict[str, Floats] = {}
        for window in _windows(walks, count):
            told = _answers(engine, [members[q] for q in window], walks.numbers[window]) if len(window) > 1 else {}
            for name, places in (told | dict(others(window) if others else {})).items():
                metres = found.setdefault(name, walks.alone_m.copy())
                metres[window] = geodesy.distance_m(walks.truth[window], places)
        methods |= {f"{count or 'all'} photos {name}": metres for name, metres in found.items()}
    lines = evaluation.table(walks.parts, methods)
    return evaluation.as_markdown(sorted(lines, key=lambda line: list(walks.parts).index(line.part)))


def _members(engine: Pinpoint, rows: Vectors) -> list[AlbumMember]:
    request = Request()
    limits = Limits.of(engine.gallery, request)
    found = [engine.find(query, limits) for query in engine.queries(rows, request)]
    scores = [engine.scores(describe_candidates(engine.spaces, each, engine.pack.voting, limits)) for each in found]
    return [AlbumMember(each.neighbours["raw"], each.candidates, own) for each, own in zip(found, scores, strict=True)]


def _windows(walks: Walks, count: int) -> Iterator[Rows]:
    """Yield the photos of every walk, so many in a row (0: all); the last ones of a walk may be fewer."""
    keys = np.array([f"{part} {album}" for part, album in zip(walks.parts, walks.albums, strict=True)])
    for key in np.unique(keys):
        mine = np.flatnonzero(keys == key)
        mine = mine[np.argsort(walks.numbers[mine], kind="stable")]
        step = count or len(mine)
        yield from (mine[start : start + step] for start in range(0, len(mine), step))


def _answers(engine: Pinpoint, members: Sequence[AlbumMember], numbers: Rows) -> dict[str, Floats]:
    """Return the first place of each photo of a window: by the mean of their votes, the same for all, and fused."""
    voting = engine.pack.voting
    ballots = AlbumVotes.of(engine.gallery, members, voting)
    averaged = ballots.places[ballots.own.mean(axis=0).argmax()]
    taken = [START + timedelta(seconds=albums.STEP_S * number) for number in numbers.tolist()]
    apart = albums.apart_m([Photo("", "", time) for time in taken], Request(album=Album.SAME_TRIP))
    fused = albums.fuse(ballots, apart, voting, Fusion(), 1)
    rows = {AVERAGED: np.full(len(members), averaged), FUSED: np.array([best[0] for best, _ in fused])}
    return {name: engine.gallery.latlon[each] for name, each in rows.items()}
