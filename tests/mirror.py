"""A hub on this machine: it answers as Hugging Face and PyPI's files do, and has all their faults."""

from __future__ import annotations

import http.server
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Mirror:
    """A hub on this machine: its files, its faults, and the requests it has received."""

    url: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    knows_ranges: bool = True
    breaks_after: int | None = None
    status: int = 200
    asked: list[tuple[str, str]] = field(default_factory=list)
    stated: dict[str, str] = field(default_factory=dict)


class Answers(http.server.BaseHTTPRequestHandler):
    """Answers as a hub does: redirects to the bytes, supports ranges, and returns 404 for unknown files."""

    mirror: Mirror

    def do_GET(self) -> None:
        wanted = self.headers.get("Range", "")
        if not self.path.startswith("/bytes"):
            self.send_response(302 if self.mirror.status == 200 else self.mirror.status)
            self.send_header("Location", f"/bytes{self.path}")
            if stated := self.mirror.stated.get(self.path):
                self.send_header("X-Linked-Etag", f'"{stated}"')
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.mirror.asked.append((self.path.rpartition("/")[2], wanted))
        whole = self.mirror.files.get(self.path.removeprefix("/bytes"))
        if whole is None:
            self.send_error(404)
            return
        start = int(re.findall(r"\d+", wanted)[0]) if wanted and self.mirror.knows_ranges else 0
        if start and start >= len(whole):
            self.send_error(416)
            return
        self.send_response(206 if start else 200)
        self.send_header("Content-Length", str(len(whole) - start))
        self.end_headers()
        stop = len(whole) if self.mirror.breaks_after is None else start + self.mirror.breaks_after
        self.wfile.write(whole[start:stop])
        self.close_connection = True

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet."""


@contextmanager
def serve(files: dict[str, bytes]) -> Iterator[Mirror]:
    """Serve files by their paths, the first character of which is a slash."""
    found = Mirror(files=files)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Answers,), {"mirror": found}))
    found.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
