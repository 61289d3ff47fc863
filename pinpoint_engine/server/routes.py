"""The calls of the service, as `wire` lists them."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Header, Query, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse

from .. import __version__, wire
from ..errors import EngineError, PhotoError, PinpointError, RequestError, reason
from ..types import System
from . import described
from .engines import OpenEngines
from .guard import names_a_file
from .jobs import Job, Jobs
from .limits import ServerLimits
from .uploads import check_picture

STATUS = {
    "no_such_job": 404,
    "no_such_photo": 404,
    "other_count": 409,
    "other_job": 409,
    "not_ended": 409,
    "engine_busy": 503,
    "no_room": 507,
    "too_large": 413,
    "not_a_photo": 415,
    "bad_request": 422,
    "no_system": 422,
}
"""What HTTP calls an error; any other is the engine's own fault, or that of its pack."""
RETRY_S = "2"


@dataclass
class Service:
    """What the calls work on. Where clients are not `local`, no answer names a file of this machine.

    `files` says that clients of this machine may name files of theirs.
    """

    engines: OpenEngines
    jobs: Jobs
    limits: ServerLimits
    local: bool
    files: bool = False
    instance: str = field(default_factory=lambda: secrets.token_hex(8))
    changed: dict[str, asyncio.Event] = field(default_factory=dict)


def error_answer(error: PinpointError) -> JSONResponse:
    """Return an error of the engine as its answer; messages name no file but those that a client named."""
    status = STATUS.get(error.code, 422 if isinstance(error, (RequestError, PhotoError)) else 500)
    headers = {"Retry-After": RETRY_S} if status == 503 else {}
    return JSONResponse({"code": error.code, "message": str(error)}, status, headers)


def routes(service: Service) -> APIRouter:
    """Return the calls over a service."""
    router = APIRouter(prefix="/v1")
    _add_asking(router, service)
    _add_answering(router, service)
    return router


def _add_asking(router: APIRouter, service: Service) -> None:
    """Add what a client tells: who is there, a new job, its photos and their count."""

    @router.get("/health", **described.HEALTH)
    async def health() -> JSONResponse:
        return JSONResponse({"status": "ok", "protocol": wire.PROTOCOL})

    @router.get("/info", **described.INFO)
    async def info(system: Annotated[str, Query()] = "") -> JSONResponse:
        return await _info(service, system)

    @router.post("/jobs", **described.START)
    async def start(request: Request, idempotency_key: Annotated[str, Header(max_length=100)] = "") -> JSONResponse:
        job = _start(service, request, wire.order_from_json(await _json(request)), idempotency_key)
        return JSONResponse({"job": job.id, "instance": service.instance}, 201)

    @router.put("/jobs/{job}/photos/{number}", **described.PUT)
    async def put(
        job: str,
        number: int,
        request: Request,
        album: Annotated[int, Query()] = 0,
        seconds: Annotated[float | None, Query(ge=0, le=1e10, allow_inf_nan=False)] = None,
    ) -> JSONResponse:
        found = service.jobs.get(job)
        if names_a_file(request.headers):
            await _take_file(service, found, number, request)
        elif found.check(number):
            await _take(found, number, request, str(album), seconds)
        return JSONResponse({"photo": number})

    @router.put("/jobs/{job}/count", **described.COUNT)
    async def count(job: str, request: Request) -> JSONResponse:
        said = await _json(request)
        number = said.get("count") if isinstance(said, dict) else None
        if type(number) is not int or number < 0:
            raise RequestError('a count is wanted, such as {"count": 12}; say how many photos there are')
        service.jobs.get(job).count(number)
        return JSONResponse({"count": number})


def _add_answering(router: APIRouter, service: Service) -> None:
    """Add what a client hears of its job, and how it lets go of it."""

    @router.get("/jobs/{job}/events", **described.EVENTS)
    async def events(job: str, after: Annotated[int, Query(ge=0)] = 0) -> StreamingResponse:
        found = service.jobs.get(job)
        return StreamingResponse(_events(service, found, after), media_type="application/x-ndjson")

    @router.get("/jobs/{job}/result", **described.RESULT)
    async def result(job: str) -> StreamingResponse:
        found = service.jobs.get(job)
        if not found.ended:
            raise EngineError("this job is not at its end; follow its events, or ask again later", code="not_ended")
        return StreamingResponse(_whole(found), media_type="application/json")

    @router.delete("/jobs/{job}", status_code=204, **described.FORGET)
    async def forget(job: str) -> Response:
        service.jobs.forget(job)
        return Response(status_code=204)


async def _info(service: Service, system: str) -> JSONResponse:
    named = system or service.engines.systems[0].value
    if named not in [each.value for each in service.engines.systems]:
        have = ", ".join(each.value for each in service.engines.systems)
        raise RequestError(f"this engine has no {named:.40}, only {have}; choose one of these", code="no_system")
    card = await asyncio.to_thread(service.engines.card, System(named))
    names = tuple(each.value for each in service.engines.systems)
    info = wire.ServiceCard(wire.PROTOCOL, __version__, service.instance, names, service.limits.told(), {named: card})
    return JSONResponse(wire.info_to_json(info))


async def _json(request: Request) -> Any:
    try:
        return wire.loads(await request.body())
    except ValueError as error:
        raise RequestError(f"this is no JSON ({reason(error)}); send UTF-8 text of finite numbers") from None


def _start(service: Service, request: Request, order: wire.JobOrder, key: str) -> Job:
    if order.system not in service.engines.systems:
        raise RequestError(f"this engine does not serve {order.system.value}; ask /v1/info which", code="no_system")
    if (order.count or 0) > service.limits.photos:
        raise RequestError(f"a job takes {service.limits.photos:,} photos; send the others in another", code="too_many")
    loop = asyncio.get_running_loop()

    def wake(job: Job) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended before the job
            loop.call_soon_threadsafe(_wake, service, job.id)

    client = request.client.host if request.client else "local"
    local = service.local and wire.is_loopback(client) and not _came_through_a_proxy(request)
    return service.jobs.start(order, client=client, key=key, local=local, wake=wake)


def _came_through_a_proxy(request: Request) -> bool:
    return any(name in request.headers for name in ("forwarded", "x-forwarded-for", "via", "x-real-ip"))


def _wake(service: Service, job: str) -> None:
    if event := service.changed.pop(job, None):
        event.set()


async def _take(job: Job, number: int, request: Request, album: str, seconds: float | None) -> None:
    """Write a photo beside the others of its job, and hand it over when it is whole and plain."""
    part = job.folder / f"{secrets.token_hex(8)}.part"
    try:
        with part.open("wb") as file:
            async for block in request.stream():
                file.write(block)
        job.touch()
        if part.stat().st_size == 0:
            job.put(number, None)
            return
        check_picture(part, job.limits.photo_pixels)
        whole = job.folder / f"{number}.png"
        part.replace(whole)
        job.put(number, whole, album, seconds)
    except FileNotFoundError:  # the job ended meanwhile
        return
    except OSError:
        raise EngineError("the engine has no room for this photo; free some space there", code="no_room") from None
    finally:
        part.unlink(missing_ok=True)


async def _take_file(service: Service, job: Job, number: int, request: Request) -> None:
    """Hand over a photo by its path; the engine reads the file when its turn comes."""
    if not (service.files and job.local):
        raise RequestError("this engine takes pixels, no files; send plain PNG, or start it with --parent --files")
    photo = wire.photo_from_json(await _json(request))
    if not Path(photo.path).is_absolute():
        raise RequestError("a photo's path begins at the root; give it whole")
    if job.check(number):
        job.put_file(number, photo)


async def _whole(job: Job) -> AsyncIterator[str]:
    """Yield all events of an ended job as one JSON document, part by part, since it may be large."""
    yield '{"events":['
    after = 0
    while lines := job.events(after):
        yield ("," if after else "") + ",".join(lines)
        after += len(lines)
    yield "]}"


async def _events(service: Service, job: Job, after: int) -> AsyncIterator[str]:
    """Yield the lines of a job as they come; one without content shows that it goes on."""
    while True:
        changed = service.changed.setdefault(job.id, asyncio.Event())
        ended, lines = job.ended, job.events(after)
        after += len(lines)
        if lines:
            yield "".join(f"{line}\n" for line in lines)
        elif ended:
            service.changed.pop(job.id, None)
            return
        else:
            job.touch()
            try:
                await asyncio.wait_for(changed.wait(), job.limits.alive_s)
            except TimeoutError:
                yield "\n"
