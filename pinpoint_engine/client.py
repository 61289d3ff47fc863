"""RemoteEngine: an engine in another process or on another machine, which is sent pixels and nothing else."""

from __future__ import annotations

import contextlib
import queue
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Callable, Dict, Iterable, Iterator, List, Optional, Sequence

from . import wire
from .connection import BUSY_TRIES, Address, Connection, LostError, Where, error_of
from .errors import EngineError, PhotoError, PinpointError, RequestError
from .types import Album, EngineCard, Failure, Photo, Request, Result, System

SENDERS = 3
AHEAD = 32
"""At most so many photos are sent before the first of them is answered, unless answers come after the last."""
PART = 500
"""Photos that need no other go in jobs of at most so many, as the service keeps all answers of a job till its end."""
CUTS = 3
"""So often the events of a job are asked for again after a cut before the service counts as lost."""
WAITS_S = (0.1, 0.3, 0.6, 1.0, 2.0, 3.0, 3.0)
"""How long to wait before each further try to reach the service."""
LOSSES = 5
"""So often a run begins again without any progress before it is given up."""
CLOSE_S = 5.0
REFUSED = ("too_large", "not_a_photo")
"""Errors that are about one photo alone."""
TRIES = 2
"""A photo with which alone the engine died so often is set aside."""


def bytes_to_send(queries: Sequence[Photo], sample: int = 4) -> int:
    """Estimate how many bytes photos have as they are sent, from a few of them spread over all."""
    from . import photos

    sizes = []
    for photo in queries[:: max(1, len(queries) // sample)][:sample]:
        with contextlib.suppress(PhotoError):
            sizes.append(len(photos.lossless(photos.decode(photo.path))))
    return len(queries) * sum(sizes) // max(1, len(sizes))


@dataclass(frozen=True)
class Server:
    """A service as it was found: where, and what it said of itself."""

    address: Address
    info: wire.Info

    @property
    def most(self) -> int:
        """Return how many photos a job may have."""
        return max(1, int(self.info.limits.get("photos", AHEAD)))


class RemoteEngine:
    """One system of an engine elsewhere; works as an engine in this process does, and gives the same answers."""

    def __init__(self, where: Where, system: System, pack_digest: str = "") -> None:
        """Reach the service.

        Raises:
            EngineError: it cannot be reached, refuses the token, or has another version or pack.
        """
        self._where, self.system, self._pack_digest = where, system, pack_digest
        self.server = self.reach(WAITS_S[:3])

    def describe(self) -> EngineCard:
        """Tell what the service said of its system."""
        return self.server.info.cards[self.system.value]

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Result]:
        """Yield one result per photo, in input order. Stop iterating to cancel.

        What a lost service has not answered is asked again when it is back; a photo that it dies of is set aside.

        Raises:
            RequestError: the request cannot be met as asked.
            EngineError: the service cannot be reached any more.
        """
        return Run(self, photos, request).results()

    def reach(self, waits_s: Sequence[float] = WAITS_S) -> Server:
        """Find the service, wherever it is now; waits so long before each further try.

        Raises:
            EngineError: it cannot be reached, refuses the token, or has another version or pack.
        """
        for wait_s in waits_s:
            try:
                return self._find()
            except LostError:
                time.sleep(wait_s)
        return self._find()

    def _find(self) -> Server:
        address = self._where if isinstance(self._where, Address) else self._where()
        with contextlib.closing(Connection(address)) as connection:
            info = connection.info(self.system.value)
        self._check(info)
        self.server = Server(address, info)
        return self.server

    def _check(self, info: wire.Info) -> None:
        card = info.cards.get(self.system.value)
        if card is None:
            raise EngineError("the engine does not describe its system; bring it to this version", code="wrong_version")
        digests = [digest for name, digest in card.digests.items() if name.startswith("pack ")]
        if self._pack_digest and self._pack_digest not in digests:
            have = ", ".join(digest[:12] for digest in digests) or "none"
            raise EngineError(
                f"the engine has the pack {have}, not {self._pack_digest[:12]}; start it with the same --pack",
                code="wrong_pack",
            )


@dataclass
class Item:
    """A photo of a run, and what is known of it; `told` once its result was handed on."""

    photo: Photo
    sha256: str = ""
    result: Optional[Result] = None
    told: bool = False
    deaths: int = 0


class Run:
    """One call of `locate`: its photos in order, those without a result to be asked or asked again."""

    def __init__(self, engine: RemoteEngine, photos: Iterable[Photo], request: Request) -> None:
        self.engine, self.request = engine, request
        self.together = request.album is not Album.INDEPENDENT
        self.items = [Item(photo) for photo in photos] if self.together else []
        self._more = iter(()) if self.together else iter(photos)
        self._all_taken = self.together
        self._first = 0  # the first item that is not told
        self._sent: List[Item] = []  # to the last job
        self._suspects: List[Item] = []
        self._albums: Dict[str, int] = {}
        times = [item.photo.taken_at.timestamp() for item in self.items if item.photo.taken_at]
        self._earliest_s = min(times, default=0.0)

    def results(self) -> Iterator[Result]:
        """Yield one result per photo, in order, whatever becomes of the service meanwhile.

        Raises:
            EngineError: the service was lost too often without any progress.
        """
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
                server = self._recover(server)
            yield from self._ready()

    def _done(self) -> int:
        return self._first + sum(item.result is not None for item in self.items[self._first :])

    def _ready(self) -> Iterator[Result]:
        """Yield the results that no earlier photo waits before."""
        while self._first < len(self.items) and (result := self.items[self._first].result) is not None:
            item = self.items[self._first]
            self._first += 1
            if not self.together:
                item.result = None  # results are large, and a run may be long
            if not item.told:
                item.told = True
                yield result

    def _recover(self, server: Server) -> Server:
        """Find the service again; if it died, suspect the photos that it had."""
        found = self.engine.reach()
        if found.info.instance != server.info.instance:
            if self._suspects:
                self._blame(self._suspects[0])
            else:
                self._suspects = [item for item in self._sent if item.result is None]
        if self.together:  # what fused answers there are rest on all photos
            for item in self.items:
                item.result = item.result if isinstance(item.result, Failure) else None
            self._first = 0
        return found

    def _blame(self, item: Item) -> None:
        item.deaths += 1
        if item.deaths >= TRIES:
            message = "the engine died of this photo twice, so it was set aside; save it anew, or leave it out"
            item.result = Failure(item.photo, "engine_died", message)
            self._suspects.remove(item)

    def _ask_alone(self, server: Server) -> None:
        """Ask the first suspect by itself; in an album only to see whether the engine survives it."""
        item = self._suspects[0]
        request = replace(self.request, album=Album.INDEPENDENT)
        with Job(server, wire.Order(self.engine.system, request, 1)) as job:
            job.send(item, 0, None)
            while not job.ended:
                job.hear()
        if self.together:
            item.result = None
        self._suspects.remove(item)

    def _ask(self, server: Server) -> Iterator[Result]:
        """Ask all that are not answered, as far as one job takes them, and yield what is ready."""
        waiting = iter([item for item in self.items[self._first :] if item.result is None])
        if self.together and len(self.items) > server.most:
            message = f"the engine takes albums of at most {server.most:,} photos together; choose fewer"
            raise RequestError(message, code="too_many")
        most = server.most if self.together else min(PART, server.most)
        order = wire.Order(self.engine.system, self.request)
        with Job(server, order) as job:
            self._sent = job.items
            while not job.ended:
                self._feed(job, waiting, most)
                job.hear()
                yield from self._ready()

    def _feed(self, job: Job, waiting: Iterator[Item], most: int) -> None:
        """Send photos as long as there is room for them and nothing to hear; say when these were all."""
        while not job.counted and (self.together or job.waiting < AHEAD) and job.silent:
            item = next(waiting, None) or self._take()
            if item is not None:
                job.send(item, self._album(item.photo), self._seconds(item.photo))
            if item is None or len(job.items) == most:
                job.count()

    def _take(self) -> Optional[Item]:
        """Take the next photo from the caller."""
        photo = next(self._more, None)
        if photo is None:
            self._all_taken = True
            return None
        self.items.append(Item(photo))
        return self.items[-1]

    def _album(self, photo: Photo) -> int:
        return self._albums.setdefault(photo.album, len(self._albums)) if self.together else 0

    def _seconds(self, photo: Photo) -> Optional[float]:
        """Return when a photo of a trip was taken, after the earliest; nothing else needs the time."""
        if self.request.album is not Album.SAME_TRIP or photo.taken_at is None:
            return None
        return photo.taken_at.timestamp() - self._earliest_s


class Job:
    """One job of a service: sends photos and follows events in threads of its own, which end with it."""

    def __init__(self, server: Server, order: wire.Order) -> None:
        self.items: List[Item] = []
        self.ended = self.counted = False
        self.waiting = 0
        self._server, self._order = server, order
        self._inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._closing = threading.Event()
        self._connection = Connection(server.address)
        self._pool = ThreadPoolExecutor(SENDERS + 1, "pinpoint-job")
        self._path = ""

    def __enter__(self) -> Job:
        """Start the job at the service.

        Raises:
            PinpointError: it is lost, busy, or refuses.
        """
        try:
            key = {"Idempotency-Key": uuid.uuid4().hex}
            content = wire.order_to_json(self._order)
            told = self._persist("POST", "jobs", busy_tries=BUSY_TRIES, json=content, headers=key)
            self._path = f"jobs/{told['job']}"
        except BaseException:
            self.__exit__()
            raise
        self.counted = self._order.count is not None
        self._pool.submit(self._follow)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop and forget the job, and wait for the threads."""
        self._closing.set()
        if self._path:
            with contextlib.suppress(PinpointError):
                self._connection.call("DELETE", self._path, read_s=CLOSE_S)
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._connection.close()

    @property
    def silent(self) -> bool:
        """Tell whether there is nothing to hear."""
        return self._inbox.empty()

    def send(self, item: Item, album: int, seconds: Optional[float]) -> None:
        """Send a photo as soon as a thread is free."""
        number = len(self.items)
        self.items.append(item)
        self.waiting += 1
        told = {"album": album, **({} if seconds is None else {"seconds": seconds})}
        self._pool.submit(self._in_thread, self._send, number, item, told)

    def count(self) -> None:
        """Say that no further photo comes."""
        self.counted = True
        self._persist("PUT", f"{self._path}/count", json={"count": len(self.items)})

    def hear(self) -> None:
        """Wait for the next event, and note what it says.

        Raises:
            LostError: the service is lost.
            PinpointError: the job failed.
        """
        heard = self._inbox.get()
        if isinstance(heard, BaseException):
            raise heard
        if isinstance(heard, tuple):
            item, result = heard
        elif heard.kind == wire.RESULT and 0 <= heard.photo < len(self.items):
            item = self.items[heard.photo]
            result = wire.result_from_json(heard.result, item.photo, item.sha256)
        else:
            self._end(heard)
            return
        self.waiting -= item.result is None
        item.result = result

    def _end(self, event: wire.Event) -> None:
        if event.kind == wire.FAILED:
            raise error_of(event.code, event.message, event.error)
        if event.kind != wire.ENDED or any(item.result is None for item in self.items):
            raise LostError("the engine ended the job before its end; ask again")
        self.ended = True

    def _in_thread(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do some work in a thread, whose failure is heard."""
        try:
            if not self._closing.is_set():
                work(*arguments)
        except BaseException as error:
            self._inbox.put(error)

    def _send(self, number: int, item: Item, told: Dict[str, Any]) -> None:
        """Decode a photo and send its pixels; for one that cannot be sent the service gets an empty body."""
        path = f"{self._path}/photos/{number}"
        try:
            body = self._pixels(item)
            self._persist("PUT", path, data=body, params=told, headers={"Content-Type": "image/png"})
        except PinpointError as error:
            if not isinstance(error, PhotoError) and error.code not in REFUSED:
                raise
            self._persist("PUT", path, data=b"")
            self._inbox.put((item, Failure(item.photo, error.code, str(error))))

    def _pixels(self, item: Item) -> bytes:
        """Return a photo's upright pixels at working size as PNG, and note its digest.

        Raises:
            PhotoError: it cannot be read, or is too large for the service.
        """
        from . import photos

        pixels = photos.decode(item.photo.path)
        item.sha256 = photos.digest(item.photo.path)
        body = photos.lossless(pixels)
        limits = self._server.info.limits
        if len(body) > limits["photo_bytes"] or pixels.shape[0] * pixels.shape[1] > limits["photo_pixels"]:
            message = "this photo is longer than the engine takes; crop it, or locate it with an engine in QGIS"
            raise PhotoError(message, code="too_large")
        return body

    def _persist(self, method: str, path: str, **content: Any) -> Any:
        """Call again after a cut: every call may come twice without harm.

        Raises:
            PinpointError: as `Connection.call`.
        """
        for wait_s in WAITS_S[:CUTS]:
            try:
                return self._connection.call(method, path, **content)
            except LostError as error:
                if error.code != LostError.code or self._closing.wait(wait_s):
                    raise
        return self._connection.call(method, path, **content)

    def _follow(self) -> None:
        """Put the events of the job into the inbox, each once, whatever cuts there are."""
        after, cuts = 0, 0
        while not self._closing.is_set():
            try:
                for event in self._events(after):
                    after, cuts = event.sequence, 0
                    self._inbox.put(event)
                    if event.kind != wire.RESULT:
                        return
                raise LostError("the engine stopped in the midst of a job; ask again")
            except LostError as error:
                cuts += 1
                if error.code != LostError.code or cuts > CUTS:
                    self._inbox.put(error)
                    return
                self._closing.wait(WAITS_S[cuts - 1])
            except BaseException as error:
                self._inbox.put(error)
                return

    def _events(self, after: int) -> Iterator[wire.Event]:
        for line in self._connection.lines(f"{self._path}/events?after={after}"):
            if self._closing.is_set():
                return
            if line:
                yield _event(line)


def _event(line: str) -> wire.Event:
    try:
        return wire.event_from_json(wire.loads(line))
    except ValueError:  # cut in its midst
        raise LostError("the engine's answer was cut; ask again") from None
