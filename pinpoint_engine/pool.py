"""Several engines on a cluster as one: each photo is answered once and in order, also when an engine dies."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from operator import methodcaller
from typing import Any

from .cluster import LOST, Cluster, RemoteObject, answers, first_of, refuse_unseen
from .errors import EngineError
from .types import Album, CoverageCells, Engine, EngineCard, Failure, Photo, Prediction, Request, Result

PART = 16
"""Photos that an engine is asked about at once."""
TRIES = 2
"""An engine may die on a photo less often than that; then the photo becomes a `Failure`."""
WAIT_S = 10.0
"""So often we look whether there is still a machine."""


@dataclass(frozen=True)
class PoolJob:
    """Photos that are asked about at once: their positions in the run, and how many engines have died on them."""

    positions: tuple[int, ...]
    photos: tuple[Photo, ...]
    deaths: int = 0

    def after_death(self, together: bool) -> list[PoolJob]:
        """Return what is to be asked after an engine died on it: the same once more, then photo by photo."""
        again = replace(self, deaths=self.deaths + 1)
        if again.deaths < TRIES or together or len(self.photos) == 1:
            return [again]
        return [PoolJob((position,), (photo,)) for position, photo in zip(self.positions, self.photos, strict=True)]


class EnginePool:
    """Engines on the machines of a cluster: an `Engine` that answers several photos at the same time."""

    def __init__(self, cluster: Cluster, make: Callable[[], Engine]) -> None:
        """Open as many engines as there is room for; all must be of the same pack and galleries.

        Raises:
            PinpointError: as `make`.
            EngineError: they differ, or one dies.
        """
        self._cluster, self._make = cluster, make
        self.engines = [cluster.begin(make)]
        self._card: EngineCard = self._cards()[0]  # it keeps what others need not learn again of a large gallery
        self.engines += [cluster.begin(make) for _ in range(cluster.room - 1)]
        cards = self._cards()
        if any((card.digests, card.references) != (self._card.digests, self._card.references) for card in cards):
            message = "the machines of the cluster have different packs or galleries; install the same ones everywhere"
            raise EngineError(message, code="other_pack")

    def _cards(self) -> list[EngineCard]:
        return answers([engine.send(methodcaller("describe")) for engine in self.engines], "an engine")

    def describe(self) -> EngineCard:
        """Describe the engines, which are alike."""
        return self._card

    def coverage(self, cell_deg: float) -> CoverageCells:
        """Count the references by cell and source.

        Raises:
            PinpointError: as the engine that is asked.
        """
        (cells,) = answers([self.engines[0].send(methodcaller("coverage", cell_deg))], "an engine")
        return tuple(cells)

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        Raises:
            PinpointError: as the engines; or no machine is left.
        """
        return PoolRun(self, self._cluster, self._make, request).results(photos)


class PoolRun:
    """One run of a pool: which engine is at which photos, and what is answered already."""

    def __init__(self, pool: EnginePool, cluster: Cluster, make: Callable[[], Engine], request: Request) -> None:
        self._pool, self._cluster, self._make, self._request = pool, cluster, make, request
        self._together = request.album is not Album.INDEPENDENT
        self._idle = list(pool.engines)
        self._again: deque[PoolJob] = deque()
        self._at_work: dict[Any, tuple[RemoteObject, PoolJob | None]] = {}
        self._results: dict[int, Result] = {}

    def results(self, photos: Iterable[Photo]) -> Iterator[Result]:
        """Yield one result per photo, in their order."""
        jobs, following = _jobs(photos, self._together), 0
        while True:
            while self._idle and (job := self._again.popleft() if self._again else next(jobs, None)):
                self._send(self._idle.pop(), job)
            while following in self._results:
                yield self._results.pop(following)
                following += 1
            if not any(job for _, job in self._at_work.values()) and not self._again:
                return
            self._receive()

    def _send(self, engine: RemoteObject, job: PoolJob) -> None:
        shown = [replace(photo, geotag=None, geotag_fault="") for photo in job.photos]  # they stay on this machine
        sent = engine.send(partial(_located, photos=shown, request=self._request))
        self._at_work[sent] = engine, job

    def _receive(self) -> None:
        """Wait for an engine to answer, or to die."""
        sent = first_of(list(self._at_work), WAIT_S)
        if sent is None:
            if not self._cluster.room:
                raise EngineError("no machine of the cluster is left; begin one, and resume the run", code=LOST)
            return
        engine, job = self._at_work.pop(sent)
        try:
            (found,) = answers([sent], "an engine")
        except EngineError as error:
            if error.code != LOST or job is None:
                raise
            self._replace(engine)
            for again in job.after_death(self._together):
                self._take(again)
            return
        self._idle.append(engine)
        if job is not None:
            for position, photo, result in zip(job.positions, job.photos, found, strict=True):
                self._results[position] = _of(photo, result)

    def _replace(self, engine: RemoteObject) -> None:
        """Begin another engine for a dead one; it gets photos when it is open."""
        engine.end()
        fresh = self._cluster.begin(self._make)
        self._pool.engines = [fresh if each is engine else each for each in self._pool.engines]
        self._at_work[fresh.send(methodcaller("describe"))] = fresh, None

    def _take(self, job: PoolJob) -> None:
        """Ask about photos again; those on which engines died too often become failures."""
        if job.deaths < TRIES:
            self._again.append(job)
            return
        what = "this album" if self._together else "this photo"
        message = f"the engine crashed twice on {what}; save it again in an image editor, or leave it out"
        for position, photo in zip(job.positions, job.photos, strict=True):
            self._results[position] = Failure(photo, "engine_died", message)


def _located(engine: Engine, photos: Sequence[Photo], request: Request) -> list[Result]:
    return list(engine.locate(photos, request))


def _of(photo: Photo, result: Result) -> Result:
    """Return a result as that of the photo as it is here, with the position in its EXIF."""
    if isinstance(result, Failure):
        refuse_unseen(result)
        return replace(result, photo=photo)
    alone = replace(result.alone, photo=photo) if isinstance(result.alone, Prediction) else None
    return replace(result, photo=photo, alone=alone)


def _jobs(photos: Iterable[Photo], together: bool) -> Iterator[PoolJob]:
    """Yield what engines are asked about at once: some photos, or the photos of an album."""
    numbered = enumerate(photos)
    if together:
        albums: dict[str, list[tuple[int, Photo]]] = {}
        for position, photo in numbered:
            albums.setdefault(photo.album, []).append((position, photo))
        yield from map(_job, albums.values())
        return
    while part := list(islice(numbered, PART)):
        yield _job(part)


def _job(part: Sequence[tuple[int, Photo]]) -> PoolJob:
    return PoolJob(tuple(position for position, _ in part), tuple(photo for _, photo in part))
