"""Checks before every call: token, host name, size, and speed."""

from __future__ import annotations

import asyncio
import contextlib
import hmac
import time
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect

from .. import wire
from ..errors import RequestError
from .limits import ServerLimits
from .log import LOG, one_line

TOKEN_BITS = 256
HEALTH = "/v1/health"
LINGER_S = 2.0

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]


class RefusedError(Exception):
    """Ends a call with an HTTP status and an error."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code, self.message = status, code, message


def check_token(token: str) -> None:
    """Refuse a token that can be guessed.

    Raises:
        RequestError: it has fewer than 256 bits.
    """
    hexadecimal = all(each in "0123456789abcdefABCDEF" for each in token)
    bits = len(token) * (4 if hexadecimal else 6)
    if bits < TOKEN_BITS or len(set(token)) < 8 or not token.isascii() or not token.isprintable() or " " in token:
        make = "python3 -c 'import secrets; print(secrets.token_urlsafe(32))'"
        raise RequestError(f"the token can be guessed: it needs {TOKEN_BITS} random bits; make one with `{make}`")


class Guard:
    """Checks every call before it reaches the application, and answers if the application fails."""

    def __init__(self, app: App, *, token: str, hosts: Iterable[str], limits: ServerLimits) -> None:
        self.app, self.limits = app, limits
        self._token = token.encode()
        self._hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        """Serve one call; an unexpected error becomes one line in the log, and an answer without details."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        call = _Call(scope, receive, send, self.limits)
        try:
            self._check(scope)
            await self.app(scope, call.receive, call.send)
        except RefusedError as refusal:
            await call.refuse(refusal)
        except (ConnectionError, ClientDisconnect) as error:
            LOG.warning("%s dropped its call (%s)", call.name, type(error).__name__)
        except Exception as error:
            LOG.error("%s failed: %s", call.name, one_line(repr(error)))
            await call.refuse(RefusedError(500, "engine_failed", "the engine failed; look into its log"))

    def _check(self, scope: MutableMapping[str, Any]) -> None:
        """Refuse a call by its headers."""
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        if "origin" in headers:
            raise RefusedError(403, "no_browsers", "web pages may not use this engine; use Pinpoint or a script")
        if host_of(headers.get("host", "")) not in self._hosts:
            raise RefusedError(
                403, "wrong_host", "this engine does not accept this host name; start it with --host-name NAME"
            )
        if scope["path"] != HEALTH and self._token:
            kind, _, said = headers.get("authorization", "").partition(" ")
            if kind.lower() != "bearer" or not hmac.compare_digest(said.strip().encode("latin-1"), self._token):
                raise RefusedError(401, "wrong_token", "the token is missing or wrong; use the token of this engine")


def host_of(header: str) -> str:
    """Return the name in a Host header, without the port."""
    name, bracket, _ = header.rpartition("]")
    return (name + bracket).strip("[]").lower() if bracket else header.partition(":")[0].lower()


def names_a_file(headers: Headers) -> bool:
    """Return whether a photo is sent as JSON with its path, not as pixels."""
    return headers.get("content-type", "").startswith("application/json")


def _most(scope: MutableMapping[str, Any], limits: ServerLimits) -> int:
    """Return the maximum size of a call's body in bytes."""
    if scope["method"] != "PUT" or "/photos/" not in scope["path"]:
        return limits.json_bytes
    return limits.file_bytes if names_a_file(Headers(scope=scope)) else limits.photo_bytes


class _Call:
    """One call, with limits on the size and time of its body and on the time of its answer."""

    def __init__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send, limits: ServerLimits) -> None:
        self._receive, self._send, self.limits = receive, send, limits
        self._begun, self._bytes, self._answered = time.monotonic(), 0, False
        self._most = _most(scope, limits)
        client = (scope.get("client") or ("local", 0))[0]
        self.name = one_line(f"{client} {scope['method']} {scope['path']}")
        headers = dict(scope["headers"])
        declared = headers.get(b"content-length", b"0")
        self._declared = int(declared) if declared.isdigit() else 0
        self._all = self._declared == 0 and b"transfer-encoding" not in headers  # the body is complete

    async def receive(self) -> Message:
        """Return the next part of the body."""
        if self._all:
            return await self._receive()  # only a disconnect can follow
        self._check_size(self._declared)
        try:
            async with asyncio.timeout(self._patience()):
                message = await self._receive()
        except TimeoutError:
            LOG.warning("%s sent its body too slowly", self.name)
            message_text = "the body was sent too slowly; try again on a better connection"
            raise RefusedError(408, "too_slow", message_text) from None
        if message["type"] == "http.request":
            self._bytes += len(message.get("body", b""))
            self._check_size(self._bytes)
            self._all = not message.get("more_body", False)
        return message

    def _check_size(self, size: int) -> None:
        if size > self._most:
            raise RefusedError(413, "too_large", f"at most {self._most:,} bytes are accepted; send less at once")

    def _patience(self) -> float:
        """Return the seconds in which more of the body must arrive: by its total time, and by its minimum rate."""
        spent = time.monotonic() - self._begun
        by_rate = self.limits.grace_s + self._bytes / self.limits.body_rate
        return max(0.0, min(self.limits.body_s, by_rate) - spent)

    async def send(self, message: Message) -> None:
        """Send a part of the answer; a client that does not read it in time is disconnected."""
        self._answered = True
        if not self._all and message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
        if not self._all and message["type"] == "http.response.body" and not message.get("more_body", False):
            await self._out({**message, "more_body": True})
            await self._drain()
            message = {"type": "http.response.body", "body": b""}
        await self._out(message)

    async def _out(self, message: Message) -> None:
        try:
            async with asyncio.timeout(self.limits.write_s):
                await self._send(message)
        except TimeoutError:
            raise ConnectionAbortedError from None

    async def _drain(self) -> None:
        """Read what a client is still sending for a moment; otherwise it would never read the answer."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LINGER_S):
                more = True
                while more:
                    message = await self._receive()
                    more = message["type"] == "http.request" and message.get("more_body", False)

    async def refuse(self, refusal: RefusedError) -> None:
        """Answer with an error, and close the connection, since its body may be unread."""
        if self._answered:
            return
        body = wire.dumps({"code": refusal.code, "message": refusal.message}).encode()
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
        headers += [(b"www-authenticate", b"Bearer")] if refusal.status == 401 else []
        await self.send({"type": "http.response.start", "status": refusal.status, "headers": headers})
        await self.send({"type": "http.response.body", "body": body})
