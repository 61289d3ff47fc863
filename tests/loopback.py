"""A small web server on loopback that answers as a test says, and can be told to misbehave on some of its answers."""

from __future__ import annotations

import json
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

JSON, JPEG = "application/json", "image/jpeg"


@dataclass(frozen=True)
class Call:
    """What was asked: the path, its parameters (the last of each), the headers, and the form if it was a POST."""

    path: str
    params: Mapping[str, str]
    headers: Mapping[str, str]
    target: str
    """The path with its query, as it came."""
    form: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Reply:
    """What is answered; `body` is bytes, or anything that JSON can say; a chunked answer does not tell its length."""

    body: Any = b""
    status: int = 200
    kind: str = JSON
    headers: Mapping[str, str] = field(default_factory=dict)
    is_chunked: bool = False

    @property
    def content(self) -> bytes:
        return self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()


@dataclass(frozen=True)
class Fault:
    """A way to misbehave.

    Attributes:
        reply: What is answered instead; None to answer as usual.
        cut: The connection ends in the middle: "length" or "chunk" says how the answer was announced.
        trickle: The answer comes byte by byte for as long as the server is up.
        hang: There is no answer for as long as the server is up.
        hang_up: The connection is closed without an answer.
    """

    reply: Reply | None = None
    cut: str = ""
    trickle: bool = False
    hang: bool = False
    hang_up: bool = False


def status(code: int, **headers: str) -> Fault:
    """Return the fault that answers with a status and headers, as Retry_After="1"."""
    return Fault(Reply({"message": "as told"}, code, headers={k.replace("_", "-"): v for k, v in headers.items()}))


CUT_LENGTH, CUT_CHUNK = Fault(cut="length"), Fault(cut="chunk")
TRICKLE, HANG, HANG_UP = Fault(trickle=True), Fault(hang=True), Fault(hang_up=True)
NO_JSON = Fault(Reply(b"<html>Please log in</html>", kind="text/html"))
BROKEN_JPEG = Fault(Reply(b"\xff\xd8\xff\xe0 and then nothing", kind=JPEG))


class Loopback:
    """A server on loopback; where `answer` raises a ConnectionError, it hangs up.

    Attributes:
        url: Its address, once it is running.
        calls: What it was asked so far.
        faults: How the next answers misbehave, in order; None for one as usual.
        fault_for: Which fault a call gets, by its path; asked if there is none in `faults`.
    """

    def __init__(self, answer: Callable[[Call], Reply]) -> None:
        self.answer = answer
        self.calls: list[Call] = []
        self.faults: list[Fault | None] = []
        self.fault_for: Callable[[Call], Fault | None] = lambda call: None
        self.stopping = threading.Event()
        self._lock = threading.Lock()
        self.url = ""

    def take(self, call: Call) -> Fault:
        """Note a call, and return how its answer misbehaves."""
        with self._lock:
            self.calls.append(call)
            fault = self.faults.pop(0) if self.faults else self.fault_for(call)
        return fault or Fault()

    def paths(self) -> list[str]:
        return [call.path for call in self.calls]

    @contextmanager
    def running(self, certificate: Path | None = None) -> Iterator[Loopback]:
        """Serve; encrypted with a certificate, whose file has its key too."""
        server = ThreadingHTTPServer(("127.0.0.1", 0), type("Told", (_Speaker,), {"loopback": self}))
        server.daemon_threads = True
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        self.url = f"http{'s' if certificate else ''}://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield self
        finally:
            self.stopping.set()
            server.shutdown()
            thread.join()
            server.server_close()


class _Speaker(BaseHTTPRequestHandler):
    """Speaks HTTP for a `Loopback`."""

    loopback: Loopback
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        form = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
        call = Call(parts.path, dict(parse_qsl(parts.query)), dict(self.headers), self.path, dict(parse_qsl(form)))
        fault = self.loopback.take(call)
        if fault.hang_up or fault.hang:
            self.close_connection = True
            if fault.hang:
                self.loopback.stopping.wait()
            return
        try:
            self._say(fault.reply or self.loopback.answer(call), fault)
        except ConnectionError:  # what answers for us is gone, or who asked
            self.close_connection = True

    do_POST = do_GET  # noqa: N815 (the library's name)

    def _say(self, reply: Reply, fault: Fault) -> None:
        content = reply.content
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        chunked = reply.is_chunked or fault.cut == "chunk"
        self.send_header(*(("Transfer-Encoding", "chunked") if chunked else ("Content-Length", str(len(content)))))
        self.end_headers()
        if fault.cut:
            half = content[: len(content) // 2]
            self.wfile.write(b"%x\r\n%s" % (len(content) or 1, half) if chunked else half)
            self.close_connection = True
        elif fault.trickle:
            self._trickle(content)
        elif reply.status >= 200:
            self.wfile.write(b"%x\r\n%s\r\n0\r\n\r\n" % (len(content), content) if chunked else content)

    def _trickle(self, content: bytes) -> None:
        self.close_connection = True
        for at in range(len(content)):
            if self.loopback.stopping.wait(0.02):
                return
            self.wfile.write(content[at : at + 1])

    def log_message(self, *words: object) -> None:
        """Say nothing on the terminal."""
