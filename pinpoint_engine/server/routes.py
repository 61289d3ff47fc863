"""The HTTP calls of the service, as listed in `wire`."""

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
from ..coverage import SIZES_DEG, sizes_in_words
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
"""HTTP status by error code; any other code is a fault of the engine or its pack."""
RETRY_S = "2"


@dataclass
class Service:
    """What the calls work on.

    Unless clients are `local`, answers contain no paths of this machine. With `files`, clients on this machine may send
    paths.
    """

    engines: OpenEngines
    jobs: Jobs
    limits: ServerLimits
    local: bool
    files: bool = False
    instance: str = field(default_factory=lambda: secrets.token_hex(8))
    changed: dict[str, asyncio.Event] = field(default_factory=dict)


def error_answer(error: PinpointError) -> JSONResponse:
    """Return an engine's error as an HTTP answer; its message names only files that the client itself named."""
    status = STATUS.get(error.code, 422 if isinstance(error, (RequestError, PhotoError)) else 500)
    headers = {"Retry-After": RETRY_S} if status == 503 else {}
    return JSONResponse({"code": error.code, "message": str(error)}, status, headers)


def routes(service: Service) -> APIRouter:
    """Return the calls of a service."""
    router = APIRouter(prefix="/v1")
    _add_uploads(router, service)
    _add_results(router, service)
    return router


def _add_uploads(router: APIRouter, service: Service) -> None:
    """Add the calls by which a client queries the service and sends a job, its photos and their number."""

    @router.get("/health", **described.HEALTH)
    async def health() -> JSONResponse:
        return JSONResponse({"status": "ok", "protocol": wire.PROTOCOL})

    @router.get("/info", **described.INFO)
    async def info(system: Annotated[str, Query()] = "") -> JSONResponse:
        return await _info(service, system)

    @router.get("/coverage", **described.COVERAGE)
    async def coverage(system: Annotated[str, Query()] = "", cell_deg: Annotated[float, Query()] = 1.0) -> JSONResponse:
        if cell_deg not in SIZES_DEG:
            raise RequestError(f"there are no cells of {cell_deg:g}°; ask for one of {sizes_in_words(SIZES_DEG)}")
        cells = await asyncio.to_thread(service.engines.coverage, _system(service, system), cell_deg)
        return JSONResponse(wire.coverage_to_json(cells))

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
        content = await _json(request)
        number = content.get("count") if isinstance(content, dict) else None
        if type(number) is not int or number < 0:
            raise RequestError('the count is missing; send the number of photos, such as {"count": 12}')
        service.jobs.get(job).count(number)
        return JSONResponse({"count": number})


def _add_results(router: APIRouter, service: Service) -> None:
    """Add the calls by which a client receives the results of its job and deletes it."""

    @router.get("/jobs/{job}/events", **described.EVENTS)
    async def events(job: str, after: Annotated[int, Query(ge=0)] = 0) -> StreamingResponse:
        found = service.jobs.get(job)
        return StreamingResponse(_events(service, found, after), media_type="application/x-ndjson")

    @router.get("/jobs/{job}/result", **described.RESULT)
    async def result(job: str) -> StreamingResponse:
        found = service.jobs.get(job)
        if not found.ended:
            raise EngineError("this job has not ended; follow its events, or try again later", code="not_ended")
        return StreamingResponse(_whole(found), media_type="application/json")

    @router.delete("/jobs/{job}", status_code=204, **described.FORGET)
    async def forget(job: str) -> Response:
        service.jobs.forget(job)
        return Response(status_code=204)


async def _info(service: Service, system: str) -> JSONResponse:
    named = _system(service, system)
    card = await asyncio.to_thread(service.engines.card, named)
    names, cards = tuple(each.value for each in service.engines.systems), {named.value: card}
    info = wire.ServiceCard(wire.PROTOCOL, __version__, service.instance, names, service.limits.public(), cards)
    return JSONResponse(wire.info_to_json(info))


def _system(service: Service, name: str) -> System:
    """Return a system by its name, the first one if that is empty.

    Raises:
        RequestError: the service has no such system.
    """
    named = name or service.engines.systems[0].value
    if named not in [each.value for each in service.engines.systems]:
        have = ", ".join(each.value for each in service.engines.systems)
        raise RequestError(f"this engine has no {named:.40}, only {have}; choose one of these", code="no_system")
    return System(named)


async def _json(request: Request) -> Any:
    try:
        return wire.loads(await request.body())
    except ValueError as error:
        raise RequestError(f"this is not valid JSON ({reason(error)}); send UTF-8 text with finite numbers") from None


def _start(service: Service, request: Request, order: wire.JobOrder, key: str) -> Job:
    if order.system not in service.engines.systems:
        raise RequestError(f"this engine does not serve {order.system.value}; see /v1/info", code="no_system")
    if (order.count or 0) > service.limits.photos:
        raise RequestError(
            f"a job takes at most {service.limits.photos:,} photos; send the others in another job", code="too_many"
        )
    loop = asyncio.get_running_loop()

    def wake(job: Job) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended before the job
            loop.call_soon_threadsafe(_wake, service, job.id)

    client = request.client.host if request.client else "local"
    local = service.local and wire.is_loopback(client) and not _came_through_a_proxy(request)
    proposer = order.request.proposed_by
    if proposer is not None and proposer not in service.engines.systems and not local:
        raise RequestError(f"this engine has no candidates of {proposer.value}; see /v1/info", code="no_system")
    return service.jobs.start(order, client=client, key=key, local=local, wake=wake)


def _came_through_a_proxy(request: Request) -> bool:
    return any(name in request.headers for name in ("forwarded", "x-forwarded-for", "via", "x-real-ip"))


def _wake(service: Service, job: str) -> None:
    if event := service.changed.pop(job, None):
        event.set()


async def _take(job: Job, number: int, request: Request, album: str, seconds: float | None) -> None:
    """Save a photo in the folder of its job, and add it to the job once it is complete and valid."""
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
    """Add a photo to a job by its path; the engine reads the file when it gets to it."""
    if not (service.files and job.local):
        raise RequestError("this engine takes pixels, not paths; send plain PNG, or start it with --parent --files")
    photo = wire.photo_from_json(await _json(request))
    if not Path(photo.path).is_absolute():
        raise RequestError("the path of the photo is relative; send an absolute path")
    if job.check(number):
        job.put_file(number, photo)


async def _whole(job: Job) -> AsyncIterator[str]:
    """Yield all events of an ended job as one JSON document, in parts, since it may be large."""
    yield '{"events":['
    after = 0
    while lines := job.events(after):
        yield ("," if after else "") + ",".join(lines)
        after += len(lines)
    yield "]}"


async def _events(service: Service, job: Job, after: int) -> AsyncIterator[str]:
    """Yield the events of a job as lines when they come, and empty lines in between to keep the connection alive."""
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
