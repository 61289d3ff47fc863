"""Jobs: photos arrive, a thread locates them, and numbered events report the results."""

from __future__ import annotations

import dataclasses
import secrets
import shutil
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .. import photos, wire
from ..errors import EngineError, PinpointError
from ..types import Failure, Photo, Result
from .engines import OpenEngines, without_paths
from .limits import ServerLimits
from .log import LOG, one_line
from .uploads import Uploads

BEGIN = datetime(2000, 1, 1, tzinfo=UTC)
"""The assumed time of a trip's first photo; clients send only the times between photos."""
STOPPED = "the engine was stopped; start it again and repeat the job"
ABANDONED = "the client was silent for too long; start the job again"
FAILED = "the engine failed on this job; look into its log, and attach that to a report"


class _HaltedError(Exception):
    """Stops the engine; raised from the iterator of its photos."""


class Job:
    """One request over photos that arrive one by one; every new event calls `changed`, from any thread."""

    def __init__(
        self, order: wire.JobOrder, folder: Path, limits: ServerLimits, *, client: str, key: str, local: bool
    ) -> None:
        """Begin to wait for photos; unless the client is `local`, answers contain no paths of this machine."""
        self.id, self.order, self.folder, self.limits = folder.name, order, folder, limits
        self.client, self.key, self.local = client, key, local
        self.changed: Callable[[], None] = lambda: None
        self.touched = time.monotonic()
        self._count = order.count
        self._slots: dict[int, Photo | None] = {}  # None: the client could not send the photo
        self._sizes: dict[int, int] = {}  # in bytes, of photos not answered yet
        self._files: dict[int, Photo] = {}  # photos that the client named by path
        self._halt: wire.Event | None = None
        self._events: list[bytes] = []
        self._ended = False
        self._something = threading.Condition()

    @property
    def ended(self) -> bool:
        return self._ended

    def touch(self) -> None:
        """Note a sign of life from the client."""
        self.touched = time.monotonic()

    def check(self, number: int) -> bool:
        """Return whether a photo is still needed.

        Raises:
            EngineError: the job has no such photo, or too many wait for their answers.
        """
        with self._something:
            if not 0 <= number < min(self.limits.photos, self.limits.photos if self._count is None else self._count):
                raise EngineError(f"this job has no photo {number}; number them from 0", code="no_such_photo")
            if sum(self._sizes.values()) > self.limits.job_bytes:
                raise EngineError("too many photos of this job wait for their answers; choose fewer", code="no_room")
            return number not in self._slots and not self._ended and self._halt is None

    def put(self, number: int, path: Path | None, album: str = "", seconds: float | None = None) -> None:
        """Add a photo that has arrived, or None if the client could not send it; a repeated one is ignored."""
        with self._something:
            if number in self._slots or self._ended:
                return
            taken_at = None if seconds is None else BEGIN + timedelta(seconds=seconds)
            self._slots[number] = None if path is None else Photo(str(number), str(path), taken_at, album=album)
            self._sizes[number] = path.stat().st_size if path else 0
            self._something.notify_all()

    def put_file(self, number: int, photo: Photo) -> None:
        """Add a photo as a file of the client's, which is read in place and not deleted."""
        with self._something:
            if number not in self._slots and not self._ended:
                self._files[number] = self._slots[number] = photo
                self._something.notify_all()

    def count(self, count: int) -> None:
        """Set the number of photos.

        Raises:
            EngineError: another number was set before, or more photos have arrived.
        """
        with self._something:
            if self._count not in (None, count) or max(self._slots, default=-1) >= count:
                raise EngineError(f"this job does not have {count} photos; start another", code="other_count")
            self._count = count
            self._something.notify_all()

    def halt(self, kind: str, code: str = "", message: str = "") -> None:
        """Stop the engine at its next photo or result; the job ends with an event of this kind."""
        with self._something:
            self._halt = self._halt or wire.Event(0, kind, code=code, message=message)
            self._something.notify_all()

    def events(self, after: int, most: int = 16) -> list[str]:
        """Return the next events after a number, as lines of JSON."""
        return [zlib.decompress(line).decode() for line in self._events[after : after + most]]

    def run(self, engines: OpenEngines) -> None:
        """Locate the photos; never raises, and removes them from disk at the end."""
        try:
            for result in engines.get(self.order.system).locate(self._photos(), self.order.request):
                self._answer(result)
                self._check_halt()
            ending = wire.Event(0, wire.ENDED)
        except _HaltedError:
            ending = self._halt or wire.Event(0, wire.CANCELLED)
        except PinpointError as error:
            name = type(error).__name__
            ending = wire.Event(0, wire.FAILED, code=error.code, message=self._private(str(error)), error=name)
        except Exception as error:
            LOG.error("a job failed: %s", one_line(repr(error)))
            ending = wire.Event(0, wire.FAILED, code="engine_failed", message=FAILED)
        shutil.rmtree(self.folder, ignore_errors=True)
        self._add_event(ending)

    def _photos(self) -> Iterator[Photo]:
        """Yield the photos in order, each as soon as it arrives."""
        number = 0
        while self._wait_for(number):
            if (photo := self._slots[number]) is not None:
                yield dataclasses.replace(_read(photo), id=str(number)) if number in self._files else photo
            number += 1

    def _wait_for(self, number: int) -> bool:
        """Wait for a photo; return False if there are no more."""
        patience = time.monotonic() + self.limits.photo_s
        with self._something:
            while True:
                self._check_halt()
                if number in self._slots:
                    return True
                if self._count is not None and number >= self._count:
                    return False
                if time.monotonic() > patience:
                    self._halt = wire.Event(0, wire.FAILED, code="abandoned", message=ABANDONED)
                self._something.wait(1.0)

    def _check_halt(self) -> None:
        if self._halt is not None:
            raise _HaltedError

    def _answer(self, result: Result) -> None:
        number = int(result.photo.id)
        if number in self._files:
            own = dataclasses.replace(result.photo, id=self._files[number].id)
            content = wire.file_to_json(dataclasses.replace(result, photo=own))
            self._add_event(wire.Event(0, wire.RESULT, number, content))
            return
        if isinstance(result, Failure):
            result = dataclasses.replace(result, message=self._private(result.message))
        content = wire.result_to_json(result if self.local else without_paths(result))
        with self._something:
            self._sizes.pop(number, None)
        Path(result.photo.path).unlink(missing_ok=True)
        self._add_event(wire.Event(0, wire.RESULT, number, content))

    def _private(self, message: str) -> str:
        """Remove the path of the job's folder from a message."""
        return message.replace(f"{self.folder}/", "").replace(str(self.folder), "")

    def _add_event(self, event: wire.Event) -> None:
        numbered = dataclasses.replace(event, sequence=len(self._events) + 1)
        self._events.append(zlib.compress(wire.dumps(wire.event_to_json(numbered)).encode(), 1))
        self._ended = event.kind != wire.RESULT
        self.touch()
        self.changed()


def _read(photo: Photo) -> Photo:
    """Return a client's photo, with the tags from its file for all fields that the client left at their default."""
    read = photos.read_photo(photo.path)
    given = {each.name: getattr(photo, each.name) for each in dataclasses.fields(Photo)}
    usual = {each.name: each.default for each in dataclasses.fields(Photo) if each.name not in wire.NAMED}
    return dataclasses.replace(
        read, **{name: value for name, value in given.items() if name not in usual or value != usual[name]}
    )


class Jobs:
    """All jobs of a server, within its limits."""

    def __init__(self, engines: OpenEngines, uploads: Uploads, limits: ServerLimits) -> None:
        self.engines, self.uploads, self.limits = engines, uploads, limits
        self._jobs: dict[str, Job] = {}
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []

    def start(self, order: wire.JobOrder, *, client: str, key: str, local: bool, wake: Callable[[Job], None]) -> Job:
        """Start a job, or return the one that was started with the same key.

        Raises:
            EngineError: too many jobs are running, or the key belongs to another job.
        """
        with self._lock:
            for job in self._jobs.values():
                if key and (job.client, job.key) == (client, key):
                    if job.order != order:
                        raise EngineError("this key belongs to another job; choose a new one", code="other_job")
                    return job
            self._check_room(client)
            folder = self.uploads.job(secrets.token_urlsafe(16))
            job = Job(order, folder, self.limits, client=client, key=key, local=local)
            self._jobs[job.id] = job
        job.changed = lambda: wake(job)
        self._threads = [thread for thread in self._threads if thread.is_alive()]
        self._threads.append(threading.Thread(target=job.run, args=(self.engines,), name="job", daemon=True))
        self._threads[-1].start()
        return job

    def _check_room(self, client: str) -> None:
        running = [job.client for job in self.running()]
        if len(running) >= self.limits.jobs or running.count(client) >= self.limits.jobs_per_client:
            raise EngineError("the engine is at its limit of jobs; try again in a few seconds", code="engine_busy")

    def running(self) -> list[Job]:
        """Return the jobs that have not ended."""
        return [job for job in list(self._jobs.values()) if not job.ended]

    def get(self, name: str) -> Job:
        """Return a job by its id.

        Raises:
            EngineError: there is no such job.
        """
        job = self._jobs.get(name)
        if job is None:
            raise EngineError("there is no such job here; start it again", code="no_such_job")
        job.touch()
        return job

    def forget(self, name: str) -> None:
        """Stop a job and delete it; an unknown one is ignored, so that the call can be repeated."""
        with self._lock:
            job = self._jobs.pop(name, None)
        if job is not None:
            job.halt(wire.CANCELLED)

    def tidy(self) -> None:
        """Stop jobs whose client is gone, and delete ended ones that nobody fetched."""
        now = time.monotonic()
        for job in list(self._jobs.values()):
            if job.ended and now - job.touched > self.limits.keep_s:
                self.forget(job.id)
            elif not job.ended and now - job.touched > self.limits.abandoned_s:
                job.halt(wire.FAILED, "abandoned", ABANDONED)

    def stop(self) -> None:
        """Stop all jobs, because the server stops."""
        for job in list(self._jobs.values()):
            job.halt(wire.FAILED, "engine_stopped", STOPPED)

    def wait(self, patience_s: float) -> None:
        """Wait up to `patience_s` for the engines to finish their current step."""
        end = time.monotonic() + patience_s
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))
