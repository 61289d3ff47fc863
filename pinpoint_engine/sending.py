"""One job of a service as its client runs it: photos go out, events come in, each in threads of their own."""

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
"""So often a call or the events of a job are asked for again after a cut before the service counts as lost."""
CLOSE_S = 5.0
REFUSED = ("too_large", "not_a_photo")
"""Errors that are about one photo alone."""


def bytes_to_send(queries: Sequence[Photo], sample: int = 4) -> int:
    """Estimate how many bytes photos have as they are sent, from a few of them spread over all."""
    from . import photos

    sizes = []
    for photo in queries[:: max(1, len(queries) // sample)][:sample]:
        with contextlib.suppress(PhotoError):
            sizes.append(len(photos.lossless(photos.decode(photo.path))))
    return len(queries) * sum(sizes) // max(1, len(sizes))


@dataclass(frozen=True)
class KnownService:
    """A service as it was found: where, and what it said of itself."""

    address: Address
    info: wire.ServiceCard

    @property
    def most(self) -> int:
        """Return how many photos a job may have."""
        return max(1, int(self.info.limits.get("photos", 1)))


class StoppedError(Exception):
    """Ends a run that was cancelled from another thread."""


@dataclass
class SentPhoto:
    """A photo of a run, and what is known of it; `told` once its result was handed on, `sent` once the job has it."""

    photo: Photo
    sha256: str = ""
    result: Optional[Result] = None
    told: bool = False
    sent: bool = False
    deaths: int = 0


class RemoteJob:
    """One job of a service: sends photos and follows events in threads of its own, which end with it."""

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
            PinpointError: it is lost, busy, or refuses.
        """
        try:
            key = {"Idempotency-Key": uuid.uuid4().hex}
            content = wire.order_to_json(self._order)
            told = self._persist("POST", "jobs", json=content, headers=key)
            self._path = f"jobs/{told['job']}"
        except BaseException as error:
            self.__exit__()
            if isinstance(error, EngineError) and error.code == "wrong_token":  # another engine may have this port now
                raise LostError(str(error), code=error.code) from error
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

    def stop(self) -> None:
        """Let the thread that waits for the next event know that nothing is wanted any more."""
        self._inbox.put(None)

    def send(self, item: SentPhoto, album: int, seconds: Optional[float]) -> None:
        """Send a photo as soon as a thread is free."""
        number = len(self.items)
        self.items.append(item)
        self.waiting += 1
        item.sent = False
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
            StoppedError: the run was cancelled.
        """
        heard = self._inbox.get()
        if heard is None:
            raise StoppedError
        if isinstance(heard, BaseException):
            raise heard
        if isinstance(heard, tuple):
            item, result = heard
        elif heard.kind == wire.RESULT and 0 <= heard.photo < len(self.items):
            item = self.items[heard.photo]
            result = self._result(heard.result, item)
        else:
            self._end(heard)
            return
        self.waiting -= item.result is None
        item.result = result

    def _result(self, content: Any, item: SentPhoto) -> Result:
        """Read a result; what the service has read of a file counts only where it was told to read it."""
        photo, sha256 = item.photo, item.sha256
        if self._reads_files:
            photo, sha256 = wire.file_from_json(content, photo)
        return wire.result_from_json(content, photo, sha256)

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

    def _send(self, number: int, item: SentPhoto, told: Dict[str, Any]) -> None:
        """Send a photo's pixels, or its path; for one that cannot be sent the service gets an empty body."""
        path = f"{self._path}/photos/{number}"
        try:
            if self._reads_files:
                content: Dict[str, Any] = {"json": _named(item.photo)}
            else:
                content = {"data": self._pixels(item), "params": told, "headers": {"Content-Type": "image/png"}}
            item.sent = True
            self._persist("PUT", path, **content)
        except PinpointError as error:
            if not isinstance(error, PhotoError) and error.code not in REFUSED:
                raise
            self._persist("PUT", path, data=b"")
            self._inbox.put((item, Failure(item.photo, error.code, str(error))))

    def _pixels(self, item: SentPhoto) -> bytes:
        """Return a photo's upright pixels at working size as PNG, and note its digest.

        Raises:
            PhotoError: it cannot be read, or is too large for the service.
        """
        from . import photos

        pixels, item.sha256 = photos.decode_with_digest(item.photo.path)
        body = photos.lossless(pixels)
        limits, sizes = self._server.info.limits, {"photo_bytes": len(body), "photo_pixels": pixels.size // 3}
        if any(size > limits.get(name, size) for name, size in sizes.items()):
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
        after, cuts, busy = 0, 0, 0
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
    """Return a photo as a service on this machine is told it, which may run in another folder.

    So a path of another system, such as `C:/photos/1.jpg` in a table from elsewhere, is one below this folder that is
    not there: its photo fails, and no other.
    """
    return wire.photo_to_json(replace(photo, path=os.path.abspath(photo.path)))


def _event(line: str) -> wire.Event:
    try:
        return wire.event_from_json(wire.loads(line))
    except ValueError:  # cut in its midst
        raise LostError("the engine's answer was cut; ask again") from None
