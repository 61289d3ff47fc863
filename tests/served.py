"""Real services on loopback for tests, in a thread of this process or in another process that can be killed."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pinpoint_engine import Address
from pinpoint_engine.types import System

ROOT = Path(__file__).resolve().parent.parent
TOKEN = "Zr9-" + "aB3_xY7q" * 5  # long enough, and no secret
PATIENCE_S = 60


@contextlib.contextmanager
def serving(folder: Path, engine: Any, **settings: Any) -> Iterator[Any]:
    """Serve one engine, or one per system, in a thread; yields the `Server`."""
    from pinpoint_engine.server import OpenEngines, Server, ServerSettings

    engines = engine if isinstance(engine, dict) else {System.PINPOINT: engine}
    settings = {"port": 0, "temporary": folder, **settings}
    server = Server(OpenEngines(tuple(engines), engines.__getitem__), ServerSettings(**settings))
    ready = threading.Event()
    server.on_ready = ready.set
    thread = threading.Thread(target=server.serve_until_stopped)
    thread.start()
    try:
        assert ready.wait(PATIENCE_S)
        scheme = "https" if server.settings.certificate else "http"
        server.address = Address(
            f"{scheme}://127.0.0.1:{server.port}", server.settings.token, reads_files=server.settings.files
        )
        yield server
    finally:
        server.stop()
        thread.join(PATIENCE_S)
        assert not thread.is_alive()


@contextlib.contextmanager
def calls(server: Any, token: str | None = None) -> Iterator[Callable[..., Any]]:
    """Yield a function that calls a service with a method, a path below /v1, and arguments of `requests`."""
    import requests

    with requests.Session() as session:
        session.trust_env = False
        said = server.settings.token if token is None else token
        if said:
            session.headers["Authorization"] = f"Bearer {said}"

        def call(method: str, path: str, **content: Any) -> Any:
            url = server.address.url + (path if path.startswith("/") else f"/v1/{path}")
            return session.request(method, url, timeout=PATIENCE_S, **content)

        yield call


class Process:
    """`pinpoint serve --parent`, or a script that does the same, in another process."""

    def __init__(self, command: Sequence[str], token: str = TOKEN, **environment: str) -> None:
        self.token = token
        self.process = subprocess.Popen(
            [sys.executable, *command],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PINPOINT_TOKEN": token, **environment},
        )
        assert self.process.stdin and self.process.stdout
        self.ready: dict[str, Any] = json.loads(self.process.stdout.readline() or b"{}")

    @property
    def address(self) -> Address:
        return Address(f"http://127.0.0.1:{self.ready['port']}", self.token)

    def kill(self) -> None:
        """Kill the process, as happens when memory runs out."""
        self.process.kill()
        self.process.wait(PATIENCE_S)

    def close(self) -> float:
        """Close the standard input of the process, and return the seconds until it has ended."""
        begun = time.monotonic()
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.wait(PATIENCE_S)
        self.process.stdout.close()
        return time.monotonic() - begun


def until(condition: Callable[[], Any], patience_s: float = PATIENCE_S) -> Any:
    """Wait until a condition holds, and return what it returns."""
    end = time.monotonic() + patience_s
    while not (held := condition()):
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.01)
    return held
