"""One job of a service on the client's side: threads send photos and receive events."""

from __future__ import annotations

import contextlib
import os
import queue
import uuid
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Callable, Dict, Iterator, List, Optional, Sequence

from . import wire
from .connection import BUSY, BUSY_S, BUSY_TRIES, WAITS_S, Address, Connection, LostError, error_of
from .errors import EngineError, PhotoError, PinpointError
from .types import Failure, Photo, Result

SENDERS = 3
CUTS = 3
"""How often a call is repeated after a broken connection before the service counts as lost."""
CLOSE_S = 5.0
REFUSED = ("too_large", "not_a_photo")
"""Errors that concern a single photo, not the job."""


def bytes_to_send(queries: Sequence[Photo], sample: int = 4) -> int:
    """Estimate the size of photos as they are sent, in bytes, from a sample spread over all of them."""
    from . import photos

    sizes = []
    for photo in queries[:: max(1, len(queries) // sample)][:sample]:
        with contextlib.suppress(PhotoError):
            sizes.append(len(photos.lossless(photos.decode(photo.path))))
    return len(queries) * sum(sizes) // max(1, len(sizes))


@dataclass(frozen=True)
class KnownService:
    """A service that was found: its address and its card."""

    address: Address
    info: wire.ServiceCard

    @property
    def most(self) -> int:
        """Return the maximum number of photos in a job."""
        return max(1, int(self.info.limits.get("photos", 1)))


class StoppedError(Exception):
    """Ends a run that was cancelled from another thread."""


@dataclass
class SentPhoto:
    """A photo of a run and its state.

    Attributes:
        photo: The photo.
        sha256: The digest of its file, once it is read.
        result: Its result, once it has one.
        yielded: Its result was returned to the caller.
        sent: It was sent to the current job.
        deaths: How often the engine crashed while processing it alone.
    """

    photo: Photo
    sha256: str = ""
    result: Optional[Result] = None
    yielded: bool = False
    sent: bool = False
    deaths: int = 0


class RemoteJob:
    """One job of a service, with its own threads to send photos and to receive events."""

    def __init__(self, server: KnownService, order: wire.JobOrder) -> None:
        self.items: List[SentPhoto] = []
        self.ended = self.counted = False
        self.waiting = 0
        self._server, self._order = server, order
        self._reads_files = server.address.reads_files
        self._inbox: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._connection = Connection(server.address)
        self._closing = self._connection.closing
        self._pool = ThreadPoolExecutor(SENDERS + 1, "pinpoint-job")
        self._path = ""

    def __enter__(self) -> RemoteJob:
        """Start the job at the service.

        Raises:
            PinpointError: the service is lost, busy, or refuses the job.
        """
        try:
            key = {"Idempotency-Key": uuid.uuid4().hex}
            content = wire.order_to_json(self._order)
            started = self._persist("POST", "jobs", json=content, headers=key)
            self._path = f"jobs/{started['job']}"
        except BaseException as error:
            self.__exit__()
            if isinstance(error, EngineError) and error.code == "wrong_token":  # another engine may have this port now
                raise LostError(str(error), code=error.code) from error
            raise
        self.counted = self._order.count is not None
        self._pool.submit(self._follow)
        return self

    def __exit__(self, *_: object) -> None:
        """Stop and delete the job, and wait for the threads."""
        self._closing.set()
        if self._path:
            with contextlib.suppress(PinpointError):
                self._connection.call("DELETE", self._path, read_s=CLOSE_S)
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._connection.close()

    @property
    def silent(self) -> bool:
        """Return whether no event waits in the inbox."""
        return self._inbox.empty()

    def stop(self) -> None:
        """Wake the thread that waits for the next event, to stop it."""
        self._inbox.put(None)

    def send(self, item: SentPhoto, album: int, seconds: Optional[float]) -> None:
        """Send a photo as soon as a thread is free; `seconds` is its time within a trip."""
        number = len(self.items)
        self.items.append(item)
        self.waiting += 1
        item.sent = False
        query = {"album": album, **({} if seconds is None else {"seconds": seconds})}
        self._pool.submit(self._in_thread, self._send, number, item, query)

    def count(self) -> None:
        """Send the number of photos: there are no more."""
        self.counted = True
        self._persist("PUT", f"{self._path}/count", json={"count": len(self.items)})

    def receive(self) -> None:
        """Wait for the next event, and store its result.

        Raises:
            LostError: the service is lost.
            PinpointError: the job failed.
            StoppedError: the run was cancelled.
        """
        message = self._inbox.get()
        if message is None:
            raise StoppedError
        if isinstance(message, BaseException):
            raise message
        if isinstance(message, tuple):
            item, result = message
        elif message.kind == wire.RESULT and 0 <= message.photo < len(self.items):
            item = self.items[message.photo]
            result = self._result(message.result, item)
        else:
            self._end(message)
            return
        self.waiting -= item.result is None
        item.result = result

    def _result(self, content: Any, item: SentPhoto) -> Result:
        """Read a result; tags and digest that it brings are used only if the service was asked to read files."""
        photo, sha256 = item.photo, item.sha256
        if self._reads_files:
            photo, sha256 = wire.file_from_json(content, photo)
        return wire.result_from_json(content, photo, sha256)

    def _end(self, event: wire.Event) -> None:
        if event.kind == wire.FAILED:
            raise error_of(event.code, event.message, event.error)
        if event.kind != wire.ENDED or any(item.result is None for item in self.items):
            raise LostError("the engine ended the job too early; try again")
        self.ended = True

    def _in_thread(self, work: Callable[..., None], *arguments: Any) -> None:
        """Run a function in a worker thread; an exception goes to the inbox."""
        try:
            if not self._closing.is_set():
                work(*arguments)
        except BaseException as error:
            self._inbox.put(error)

    def _send(self, number: int, item: SentPhoto, query: Dict[str, Any]) -> None:
        """Send a photo's pixels or its path; an empty body stands for one that cannot be sent."""
        path = f"{self._path}/photos/{number}"
        try:
            if self._reads_files:
                content: Dict[str, Any] = {"json": _named(item.photo)}
            else:
                content = {"data": self._pixels(item), "params": query, "headers": {"Content-Type": "image/png"}}
            item.sent = True
            self._persist("PUT", path, **content)
        except PinpointError as error:
            if not isinstance(error, PhotoError) and error.code not in REFUSED:
                raise
            self._persist("PUT", path, data=b"")
            self._inbox.put((item, Failure(item.photo, error.code, str(error))))

    def _pixels(self, item: SentPhoto) -> bytes:
        """Return a photo's upright pixels at working size as PNG, and store its digest.

        Raises:
            PhotoError: it cannot be read, or is too large for the service.
        """
        from . import photos

        pixels, item.sha256 = photos.decode_with_digest(item.photo.path)
        body = photos.lossless(pixels)
        limits, sizes = self._server.info.limits, {"photo_bytes": len(body), "photo_pixels": pixels.size // 3}
        if any(size > limits.get(name, size) for name, size in sizes.items()):
            message = "this photo is larger than the engine accepts; crop it, or locate it with an engine in QGIS"
            raise PhotoError(message, code="too_large")
        return body

    def _persist(self, method: str, path: str, **content: Any) -> Any:
        """Repeat a call if the connection breaks; all calls are idempotent.

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
        """Put each event of the job into the inbox once, even if the connection breaks in between."""
        after, cuts, busy = 0, 0, 0
        while not self._closing.is_set():
            try:
                for event in self._events(after):
                    after, cuts = event.sequence, 0
                    self._inbox.put(event)
                    if event.kind != wire.RESULT:
                        return
                raise LostError("the engine stopped during the job; try again")
            except LostError as error:
                cuts += 1
                if error.code != LostError.code or cuts > CUTS:
                    self._inbox.put(error)
                    return
                self._closing.wait(WAITS_S[cuts - 1])
            except BaseException as error:
                busy += 1
                if getattr(error, "code", "") != BUSY or busy > BUSY_TRIES:
                    self._inbox.put(error)
                    return
                self._connection.rest()
                self._closing.wait(BUSY_S)

    def _events(self, after: int) -> Iterator[wire.Event]:
        for line in self._connection.lines(f"{self._path}/events?after={after}"):
            if self._closing.is_set():
                return
            if line:
                yield _event(line)


def _named(photo: Photo) -> Dict[str, Any]:
    """Return a photo as JSON with an absolute path, for a service on this machine with another working folder.

    A path of another operating system, such as `C:/photos/1.jpg` in an imported table, is then a missing file in this
    folder: that photo fails, and no other.
    """
    return wire.photo_to_json(replace(photo, path=os.path.abspath(photo.path)))


def _event(line: str) -> wire.Event:
    try:
        return wire.event_from_json(wire.loads(line))
    except ValueError:  # cut off
        raise LostError("the engine's answer was cut off; try again") from None
