"""RemoteEngine: the client of an engine on another machine, which gets pixels only, or of one that reads files here."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from typing import Dict, Iterable, Iterator, List, Optional, Sequence, Set

from . import wire
from .connection import WAITS_S, Address, Connection, LostError, Where
from .errors import EngineError, RequestError
from .sending import KnownService, RemoteJob, SentPhoto, StoppedError
from .types import Album, CoverageCells, EngineCard, Failure, Photo, Request, Result, System

AHEAD = 32
"""How many unanswered photos may be sent, unless an album needs all of them first."""
PART = 500
"""Photos per job if they are independent, since the service keeps all answers of a job in memory until it ends."""
LOSSES = 5
"""How often a run reconnects without any progress before it gives up."""
TRIES = 2
"""A photo during which the engine crashed this often, while processing it alone, fails."""


class RemoteEngine:
    """One system of a remote engine; behaves like an engine in this process, and gives the same answers."""

    def __init__(self, where: Where, system: System, pack_digest: str = "") -> None:
        """Connect to the service.

        Raises:
            EngineError: it cannot be reached, refuses the token, or has another version or pack.
        """
        self._where, self.system, self._pack_digest = where, system, pack_digest
        self._runs: Set[RemoteRun] = set()
        self.server = self.reach(WAITS_S[:3])

    def describe(self) -> EngineCard:
        """Return the service's card of its system."""
        return self.server.info.cards[self.system.value]

    def coverage(self, cell_deg: float) -> CoverageCells:
        """Return how many references the service's system has in each cell of a grid.

        Raises:
            EngineError: it cannot be reached any more.
            RequestError: it does not count in cells of this size.
        """
        with contextlib.closing(Connection(self.reach(WAITS_S[:3]).address)) as connection:
            return connection.coverage(self.system.value, cell_deg)

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        If the service is lost, unanswered photos are sent again once it is back; a photo that crashes it fails.

        Raises:
            RequestError: the request cannot be met as asked.
            EngineError: the service can no longer be reached.
        """
        run = RemoteRun(self, photos, request)
        self._runs.add(run)
        try:
            yield from run.results()
        except StoppedError:
            return
        finally:
            self._runs.discard(run)

    def cancel(self) -> None:
        """Cancel all runs, even while they wait for an answer; their iterations end. May be called from any thread."""
        for run in list(self._runs):
            run.stop()

    def reach(self, waits_s: Sequence[float] = WAITS_S, stopped: Optional[threading.Event] = None) -> KnownService:
        """Find the service at its current address, waiting `waits_s` seconds between the tries.

        Raises:
            EngineError: it cannot be reached, refuses the token, or has another version or pack.
            StoppedError: `stopped` was set meanwhile.
        """
        stopped = stopped or threading.Event()
        for wait_s in waits_s:
            try:
                return self._find()
            except LostError:
                if stopped.wait(wait_s):
                    raise StoppedError from None
        return self._find()

    def _find(self) -> KnownService:
        address = self._where if isinstance(self._where, Address) else self._where()
        with contextlib.closing(Connection(address)) as connection:
            info = connection.info(self.system.value)
        self._check(info)
        self.server = KnownService(address, info)
        return self.server

    def _check(self, info: wire.ServiceCard) -> None:
        card = info.cards.get(self.system.value)
        if card is None:
            raise EngineError("the engine does not describe its system; update the engine", code="wrong_version")
        digests = [digest for name, digest in card.digests.items() if name.startswith("pack ")]
        if self._pack_digest and self._pack_digest not in digests:
            have = ", ".join(digest[:12] for digest in digests) or "none"
            raise EngineError(
                f"the engine has the pack {have}, not {self._pack_digest[:12]}; start it with the same --pack",
                code="wrong_pack",
            )


class RemoteRun:
    """One call of `locate`: its photos in order; those without a result are sent, or sent again."""

    def __init__(self, engine: RemoteEngine, photos: Iterable[Photo], request: Request) -> None:
        self.engine, self.request = engine, request
        self._stopped = threading.Event()
        self._job: Optional[RemoteJob] = None
        self.together = request.album is not Album.INDEPENDENT
        self.items: List[SentPhoto] = []
        self._more = iter(photos)
        self._all_taken = False
        self._first = 0  # the first item whose result is not yielded
        self._asked: List[SentPhoto] = []  # in the last job
        self._suspects: List[SentPhoto] = []
        self._albums: Dict[str, int] = {}
        self._earliest_s = 0.0

    def stop(self) -> None:
        """Stop the run; may be called from any thread."""
        self._stopped.set()
        if self._job is not None:
            self._job.stop()

    def results(self) -> Iterator[Result]:
        """Yield one result per photo, in order, even if the service is lost and found again.

        Raises:
            EngineError: the service was lost too often without progress.
            StoppedError: the run was stopped.
        """
        if self.together:
            self._take_all()
        server, losses = self.engine.server, 0
        while not (self._all_taken and self._first == len(self.items)):
            before = self._done()
            try:
                if self._suspects:
                    self._ask_alone(server)
                else:
                    yield from self._ask(server)
            except LostError as lost:
                losses = 1 if self._done() > before else losses + 1
                if losses > LOSSES:
                    raise EngineError(str(lost), code=lost.code) from lost
                server = self._recover(server, lost)
            yield from self._ready()

    def _done(self) -> int:
        return self._first + sum(item.result is not None for item in self.items[self._first :])

    def _ready(self) -> Iterator[Result]:
        """Yield the results of all photos up to the first that has none."""
        while self._first < len(self.items) and (result := self.items[self._first].result) is not None:
            item = self.items[self._first]
            self._first += 1
            if not self.together:
                item.result = None  # saves memory in long runs
            if not item.yielded:
                item.yielded = True
                yield result

    def _recover(self, server: KnownService, lost: LostError) -> KnownService:
        """Find the service again; if it has crashed, suspect the photos that it was working on."""
        found = self.engine.reach(stopped=self._stopped)
        if found.info.instance != server.info.instance and lost.code != "engine_stopped":
            if self._suspects:
                self._blame(self._suspects[0])
            else:
                self._suspects = [item for item in self._asked if item.sent and item.result is None]
        if self.together:  # fused results depend on all photos
            for item in self.items:
                item.result = item.result if isinstance(item.result, Failure) else None
            self._first = 0
        return found

    def _blame(self, item: SentPhoto) -> None:
        item.deaths += 1
        if item.deaths >= TRIES:
            message = "the engine crashed twice on this photo; save it again in an image editor, or leave it out"
            item.result = Failure(item.photo, "engine_died", message)
            self._suspects.remove(item)

    def _ask_alone(self, server: KnownService) -> None:
        """Send the first suspect by itself; if it belongs to an album, only to see if the engine survives it."""
        item = self._suspects[0]
        request = replace(self.request, album=Album.INDEPENDENT)
        with RemoteJob(server, wire.JobOrder(self.engine.system, request, 1)) as job:
            job.send(item, 0, None)
            while not job.ended:
                self._receive(job)
        if self.together:
            item.result = None
        self._suspects.remove(item)

    def _ask(self, server: KnownService) -> Iterator[Result]:
        """Send the unanswered photos that fit in one job, and yield results as they are ready."""
        waiting = iter([item for item in self.items[self._first :] if item.result is None])
        if self.together and len(self.items) > server.most:
            message = f"the engine takes at most {server.most:,} photos in albums; choose fewer"
            raise RequestError(message, code="too_many")
        most = server.most if self.together else min(PART, server.most)
        order = wire.JobOrder(self.engine.system, self.request)
        with RemoteJob(server, order) as job:
            self._asked = job.items
            while not job.ended:
                self._feed(job, waiting, most)
                self._receive(job)
                yield from self._ready()

    def _receive(self, job: RemoteJob) -> None:
        self._job = job  # set before `_stopped` is read, so that no call of `stop` is missed
        if self._stopped.is_set():
            raise StoppedError
        job.receive()

    def _feed(self, job: RemoteJob, waiting: Iterator[SentPhoto], most: int) -> None:
        """Send photos as long as there is room and no event waits; after the last one, send their number."""
        while not job.counted and (self.together or job.waiting < AHEAD) and job.silent:
            item = next(waiting, None) or self._take()
            if item is not None:
                job.send(item, self._album(item.photo), self._seconds(item.photo))
            if item is None or len(job.items) == most:
                job.count()

    def _take(self) -> Optional[SentPhoto]:
        """Take the next photo from the caller; None after the last."""
        photo = next(self._more, None)
        if photo is None:
            self._all_taken = True
            return None
        self.items.append(SentPhoto(photo))
        return self.items[-1]

    def _take_all(self) -> None:
        """Take all photos, since an album is answered as a whole.

        Raises:
            StoppedError: the run was stopped meanwhile.
        """
        while not self._stopped.is_set() and self._take() is not None:
            pass
        if self._stopped.is_set():
            raise StoppedError
        times = [item.photo.taken_s for item in self.items if item.photo.taken_s is not None]
        self._earliest_s = min(times, default=0.0)

    def _album(self, photo: Photo) -> int:
        return self._albums.setdefault(photo.album, len(self._albums)) if self.together else 0

    def _seconds(self, photo: Photo) -> Optional[float]:
        """Return when a photo of a trip was taken, in seconds after the first; None if it is not a trip."""
        if self.request.album is not Album.SAME_TRIP or photo.taken_s is None:
            return None
        return photo.taken_s - self._earliest_s
