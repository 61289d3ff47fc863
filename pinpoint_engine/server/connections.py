"""Limit connections: how many there are, how many per client, and how long one may take to send its headers."""

from __future__ import annotations

import asyncio
from collections import Counter
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from ..wire import dumps
from .limits import ServerLimits

BUSY = "there are too many connections; try again in a few seconds"


def bounded(limits: ServerLimits) -> type[H11Protocol]:
    """Return uvicorn's HTTP protocol with limits that uvicorn does not have."""
    clients: Counter[str] = Counter()

    class BoundedProtocol(H11Protocol):
        """Closes a connection beyond the limits, and one that does not complete its headers in time."""

        _patience: asyncio.TimerHandle | None = None
        _counted = ""

        def connection_made(self, transport: Any) -> None:
            super().connection_made(transport)
            host = self.client[0] if self.client else "local"
            if clients.total() >= limits.connections or clients[host] >= limits.connections_per_client:
                transport.write(_busy())
                transport.close()
                return
            self._counted = host
            clients[host] += 1
            self._expect_headers()

        def connection_lost(self, exc: Exception | None) -> None:
            self._expect_nothing()
            if self._counted:
                clients[self._counted] -= 1
                self._counted = ""
            super().connection_lost(exc)

        def data_received(self, data: bytes) -> None:
            if not self._counted:
                return
            super().data_received(data)
            if self.conn.their_state is h11.IDLE:  # headers have begun but are not complete
                self._expect_headers()
            else:
                self._expect_nothing()

        def _expect_headers(self) -> None:
            """Start the timeout for the headers; further header bytes do not extend it."""
            if self._patience is None:
                self._patience = self.loop.call_later(limits.header_s, self.transport.abort)

        def _expect_nothing(self) -> None:
            if self._patience is not None:
                self._patience.cancel()
                self._patience = None

    return BoundedProtocol


def _busy() -> bytes:
    body = dumps({"code": "engine_busy", "message": BUSY}).encode()
    head = "HTTP/1.1 503 Service Unavailable\r\nContent-Type: application/json\r\nRetry-After: 1\r\nConnection: close"
    return f"{head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
