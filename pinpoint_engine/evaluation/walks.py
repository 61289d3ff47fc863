"""Photos of one walk in a row, fused as one trip, against the mean of their votes and each photo by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from .. import geodesy, sheets
from ..answering import albums
from ..answering.albums import AlbumMember, AlbumVotes, Fusion
from ..answering.limits import Limits
from ..answering.retrieval import Retrieval
from ..gallery import Rows, Vectors
from ..geodesy import Floats
from ..systems.cells import CellEngine
from ..systems.pinpoint import Pinpoint
from ..systems.shortlist import describe_candidates
from ..types import Album, Photo, Request
from . import report
from .benchmarks import Question
from .score import SomeRows
from .summary import truth_of

PARTS = ("known_walk", "new_walk")
"""The parts of the development photos whose albums have an order in time."""
COUNTS = (5, 10, 20, 0)
"""How many photos in a row are fused; 0: the whole walk."""
START = datetime(2000, 1, 1)
ALONE, AVERAGED, FUSED = "each photo by itself", "averaged", "fused"
Others = Callable[[Rows], Mapping[str, Floats]]
"""What further systems answer to photos in a row, given their positions [n]: by name, degrees [n, 2]."""


@dataclass(frozen=True)
class Walks:
    """Photos of walks.

    Attributes:
        parts: The part of the question that each belongs to [Q].
        albums: Its walk [Q].
        numbers: Its position along the walk [Q].
        rows: Its backbone row [Q, D].
        truth: Where it was taken, degrees [Q, 2].
        alone_m: How far Pinpoint's answer is from the truth without fusion, metres [Q].
    """

    parts: Sequence[str]
    albums: Sequence[str]
    numbers: Rows
    rows: Vectors
    truth: Floats
    alone_m: Floats


def walks_of(question: Question, photo_table: Path, rows: SomeRows, alone_m: Floats) -> Walks | None:
    """Return the photos of a question that belong to walks; None where there are none.

    Args:
        question: The development photos.
        photo_table: Their table; a photo's number counts all photos of its walk there, whatever their split.
        rows: The backbone row of each photo [N].
        alone_m: How far Pinpoint's answer to each is from the truth, metres [N].
    """
    photos = {n: photo for n, photo in enumerate(question.listed) if photo.part in PARTS and rows[n] is not None}
    if not photos:
        return None
    numbers = _numbers(photo_table)
    chosen = list(photos)
    return Walks(
        [photo.part for photo in photos.values()],
        [photo.album for photo in photos.values()],
        np.array([numbers[photo.id] for photo in photos.values()]),
        np.stack([row for n in chosen if (row := rows[n]) is not None]),
        truth_of(question)[chosen],
        alone_m[chosen],
    )


def _numbers(photo_table: Path) -> dict[str, int]:
    """Return the position of each photo of a table along its walk, in the order of the column `sequence`, by id."""
    sheet = sheets.read_sheet(photo_table)
    columns = [sheet.need([name]) for name in ("album", "sequence", "id")]
    whole: dict[str, list[tuple[str, str]]] = {}
    for row in sheet:
        album, sequence, name = (row.cells[column] for column in columns)
        whole.setdefault(album, []).append((sequence, name))
    return {name: number for walk in whole.values() for number, (_, name) in enumerate(sorted(walk))}


def table(engine: Pinpoint, walks: Walks, others: Others | None = None) -> str:
    """Return the accuracy by the number of photos in a row that are fused as one trip, as Markdown.

    The files have no times, so each photo is taken `albums.STEP_S` after the one before it on the whole walk. A window
    of a single photo keeps that photo's own answer.
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
    return report.accuracy_table(walks.parts, methods)


def _members(engine: Pinpoint, rows: Vectors) -> list[AlbumMember]:
    """Return what each photo, a backbone row of [Q, D], contributes to its album."""
    request = Request()
    limits = Limits.of(engine.gallery, request)
    return [_member(engine, engine.find(query, limits), limits) for query in engine.queries(rows, request)]


def _member(engine: Pinpoint, retrieval: Retrieval, limits: Limits) -> AlbumMember:
    shortlist = describe_candidates(engine.spaces, retrieval, engine.pack.voting, limits)
    return AlbumMember(retrieval.voters, retrieval.candidates, engine.scores(shortlist))


def _windows(walks: Walks, count: int) -> Iterator[Rows]:
    """Yield the photos of each walk, `count` in a row (0: all); the last window of a walk may be shorter."""
    keys = np.array([f"{part} {album}" for part, album in zip(walks.parts, walks.albums, strict=True)])
    for key in np.unique(keys):
        mine = np.flatnonzero(keys == key)
        mine = mine[np.argsort(walks.numbers[mine], kind="stable")]
        step = count or len(mine)
        yield from (mine[start : start + step] for start in range(0, len(mine), step))


def _answers(engine: Pinpoint, members: Sequence[AlbumMember], numbers: Rows) -> dict[str, Floats]:
    """Return the places of a window's photos, degrees [n, 2]: by the mean of all votes (one for all), and fused."""
    voting = engine.pack.voting
    votes = AlbumVotes.of(engine.gallery, members, voting)
    averaged = votes.places[votes.own.mean(axis=0).argmax()]
    taken = [START + timedelta(seconds=albums.STEP_S * number) for number in numbers.tolist()]
    apart = albums.apart_m([Photo("", "", time) for time in taken], Request(album=Album.SAME_TRIP))
    fused = albums.fuse(votes, apart, voting, Fusion(), 1)
    rows = {AVERAGED: np.full(len(members), averaged), FUSED: np.array([best[0] for best, _ in fused])}
    return {name: engine.gallery.latlon[each] for name, each in rows.items()}


def of_planet(engine: CellEngine, walks: Walks) -> Others:
    """Return what PlaNet answers to photos in a row: by the mean of their probabilities, and by its album model."""
    classifier, centres = engine.classifier, engine.cell_gallery.partition.centres
    embeddings = classifier.encode(walks.rows, Request().photo_source)
    alone = classifier.probabilities(embeddings)

    def answers(window: Rows) -> dict[str, Floats]:
        kinds = {AVERAGED: Album.SAME_PLACE, FUSED: Album.SAME_TRIP}
        together = {name: classifier.fuse(embeddings[window], alone[window], kind) for name, kind in kinds.items()}
        return {f"PlaNet, {name}": centres[shares.argmax(axis=1)] for name, shares in together.items()}

    return answers
