"""Serve an engine over HTTP with the contract of `wire`, from its own process or machine."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import uvicorn
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from .. import __version__, wire
from ..errors import EngineError, PinpointError, RequestError, reason
from . import described
from .connections import bounded
from .engines import OpenEngines, of_pack
from .guard import Guard, RefusedError, check_token
from .jobs import Jobs
from .limits import ServerLimits
from .routes import Service, error_answer, routes
from .uploads import Uploads

__all__ = ["OpenEngines", "Server", "ServerLimits", "ServerSettings", "of_pack"]

TIDY_S = 5.0
STOP_S = 3
"""How long clients have to receive the end of their jobs when the server stops."""


@dataclass(frozen=True)
class ServerSettings:
    """The address, access and limits of the service; on loopback a token is optional.

    With `files`, clients may send paths of files on this machine instead of pixels, and the service reads them.
    """

    host: str = "127.0.0.1"
    port: int = 8765
    token: str = ""
    certificate: Path | None = None
    key: Path | None = None
    host_names: tuple[str, ...] = ()
    limits: ServerLimits = field(default_factory=ServerLimits)
    temporary: Path | None = None
    files: bool = False

    def check(self) -> None:
        """Refuse insecure settings.

        Raises:
            RequestError: a token is missing or can be guessed, only one of certificate and key is given, or other
                machines could name files of this one.
        """
        if self.token:
            check_token(self.token)
        elif not wire.is_loopback(self.host) or self.host_names:
            raise RequestError(
                f"{self.host} can be reached from other machines and has no token; set {wire.TOKEN_VARIABLE}, name a "
                "--token-file, or serve on 127.0.0.1"
            )
        if self.files and not (self.token and self.local):
            raise RequestError(
                f"--files lets clients read files of this machine; set a token ({wire.TOKEN_VARIABLE}) and serve on "
                "127.0.0.1 only, or leave it out"
            )
        if (self.certificate is None) != (self.key is None):
            raise RequestError("TLS needs both a certificate and its key; give --certificate and --key")

    @property
    def local(self) -> bool:
        """Return whether only clients on this machine can connect."""
        return wire.is_loopback(self.host) and not self.host_names

    def hosts(self) -> set[str]:
        """Return the host names that clients may use for the service."""
        bound = {self.host.strip("[]")} - {"0.0.0.0", "::", ""}  # nosec B104 - these are not names
        return {"localhost", "127.0.0.1", "::1", *bound, *self.host_names}


class Server(uvicorn.Server):
    """The service on its own socket; `run` returns after a call to `stop` or a signal."""

    def __init__(self, engines: OpenEngines, settings: ServerSettings) -> None:
        """Bind the socket.

        Raises:
            RequestError: the settings are insecure.
            EngineError: the address cannot be bound.
        """
        settings.check()
        self.limits, self.settings = settings.limits, settings
        self.listening = _bind(settings)
        self.uploads = Uploads(settings.temporary)
        self.jobs = Jobs(engines, self.uploads, settings.limits)
        self.on_ready: Callable[[], None] = lambda: None
        service = Service(engines, self.jobs, settings.limits, settings.local, settings.files)
        super().__init__(_config(Guard(application(service), **_access(settings)), settings))

    @property
    def port(self) -> int:
        return int(self.listening.getsockname()[1])

    def serve_until_stopped(self) -> None:
        """Serve until `stop` or a signal; then notify all clients and remove everything from disk.

        Raises:
            RequestError: the certificate cannot be read.
        """
        try:
            self.config.load()
            self.run(sockets=[self.listening])
        except (OSError, ValueError) as error:
            raise RequestError(f"the service cannot start ({reason(error)}); check --certificate and --key") from error
        finally:
            self.listening.close()
            self.jobs.wait(STOP_S)
            self.uploads.close()

    def stop(self) -> None:
        """Stop serving; may be called from any thread."""
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to listen, and call `on_ready`."""
        await super().startup(sockets)
        self.on_ready()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell all clients that their jobs end, before their connections are closed."""
        self.jobs.stop()
        await super().shutdown(sockets)
        self._captured_signals.clear()  # else uvicorn raises the signal again, before the clean-up


def _access(settings: ServerSettings) -> dict[str, Any]:
    return {"token": settings.token, "hosts": settings.hosts(), "limits": settings.limits}


def _bind(settings: ServerSettings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host.strip("[]"), settings.port), family=family)
    except (OSError, OverflowError) as error:
        raise EngineError(
            f"{settings.host}:{settings.port} cannot be used ({reason(error)}); choose another --host or --port",
            code="cannot_listen",
        ) from error


def _config(app: Any, settings: ServerSettings) -> uvicorn.Config:
    limits = settings.limits
    return uvicorn.Config(
        app,
        http=bounded(limits),
        ws="none",
        lifespan="on",
        loop="asyncio",
        log_config=None,
        access_log=False,
        proxy_headers=False,  # clients are known by their connection, since headers can be forged
        server_header=False,
        timeout_keep_alive=int(max(1, limits.idle_s)),
        timeout_graceful_shutdown=STOP_S,
        limit_concurrency=2 * limits.connections,
        h11_max_incomplete_event_size=16_384,
        ssl_certfile=settings.certificate,
        ssl_keyfile=settings.key,
    )


def application(service: Service) -> FastAPI:
    """Return the application without access control, which `Guard` adds."""

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        tidying = asyncio.create_task(_tidy(service.jobs))
        yield
        tidying.cancel()

    app = FastAPI(
        title="Pinpoint",
        version=__version__,
        description="Photos in, ranked candidate places with their evidence out.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
        exception_handlers={
            PinpointError: _pinpoint_error,
            RefusedError: _refusal,
            RequestValidationError: _invalid,
            HTTPException: _plain_error,
            Exception: _unforeseen,
        },
    )
    app.include_router(routes(service))
    document = app.openapi

    def with_token() -> dict[str, Any]:
        content = document()
        content.setdefault("components", {})["securitySchemes"] = described.SCHEMES
        return content

    app.openapi = with_token  # type: ignore[method-assign]
    return app


async def _tidy(jobs: Jobs) -> None:
    while True:
        await asyncio.sleep(min(TIDY_S, jobs.limits.abandoned_s, jobs.limits.keep_s))
        jobs.tidy()


async def _pinpoint_error(_: Request, error: Any) -> JSONResponse:
    return error_answer(error)


async def _refusal(_: Request, error: Any) -> JSONResponse:
    return JSONResponse({"code": error.code, "message": error.message}, error.status)


async def _invalid(_: Request, error: Any) -> JSONResponse:
    wrong = ", ".join(sorted({".".join(map(str, each["loc"])) for each in error.errors()}))
    return JSONResponse({"code": "bad_request", "message": f"{wrong} is invalid; see /openapi.json"}, 422)


async def _plain_error(_: Request, error: Any) -> JSONResponse:
    message = f"{error.detail}; see /openapi.json for the available calls"
    return JSONResponse({"code": "no_such_call", "message": message}, error.status_code)


async def _unforeseen(_: Request, __: Any) -> JSONResponse:
    return JSONResponse({"code": "engine_failed", "message": "the engine failed; look into its log"}, 500)
