"""`pinpoint serve`: serve an engine over HTTP."""

from __future__ import annotations

import argparse
import ctypes
import dataclasses
import json
import logging
import os
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from .. import __version__, wire
from ..errors import MissingPartError, RequestError, reason
from ..types import System
from .options import Commands, add_pack, say

if TYPE_CHECKING:
    from ..server import OpenEngines, Server, ServerLimits, ServerSettings

END_S = 1.0
"""The process ends this long after its parent, whatever it is doing."""
NICENESS, BELOW_NORMAL = 10, 0x4000
"""How far this process steps back behind its parent: in Unix's terms, and in those of Windows."""


def add_serve(commands: Commands) -> None:
    """Add `pinpoint serve`."""
    parser = commands.add_parser("serve", help="serve an engine over HTTP, on this machine or for others")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (127.0.0.1: this machine only)")
    parser.add_argument("--port", type=int, default=8765, help="port to listen on (8765)")
    parser.add_argument(
        "--system",
        choices=[system.value for system in System],
        action="append",
        default=[],
        help="a system to serve; repeatable (default: all that the pack has)",
    )
    add_pack(parser)
    parser.add_argument("--certificate", type=Path, help="TLS certificate, PEM with its chain")
    parser.add_argument("--key", type=Path, help="key of the certificate, PEM")
    parser.add_argument("--token-file", type=Path, help=f"file with the token (default: {wire.TOKEN_VARIABLE})")
    parser.add_argument(
        "--host-name",
        action="append",
        default=[],
        help="another host name that clients use, as of a proxy; repeatable",
    )
    parser.add_argument("--max-photos", type=int, help="maximum photos per job")
    parser.add_argument("--max-jobs", type=int, help="maximum running jobs of all clients")
    parser.add_argument("--max-jobs-per-client", type=int, help="maximum running jobs of one client")
    parser.add_argument("--parent", action="store_true", help="for use by another program: ends when stdin does")
    parser.add_argument(
        "--files", action="store_true", help="accept paths of photos on this machine; needs --parent and a token"
    )
    parser.set_defaults(command=_serve)


def _serve(options: argparse.Namespace) -> None:
    if options.parent:
        _step_back()  # before NumPy's threads begin, as each has a priority of its own
    try:
        from ..server import Server, of_pack
    except ImportError as error:
        message = (
            f"the service cannot start here: {reason(error)}; install it with `pip install pinpoint-engine[serve]`"
        )
        raise MissingPartError(message) from error

    logging.basicConfig(format="pinpoint: %(message)s", level=logging.WARNING)
    if options.files and not options.parent:
        raise RequestError(
            "--files is only for the program that starts this one, since a proxy could let others in; add --parent, or "
            "leave it out and send pixels"
        )
    watch = _Parent() if options.parent else None
    settings = _settings(options)
    settings.check()
    systems = [System(name) for name in options.system]
    how = {"device": options.device, "runtime": options.runtime, "exact": options.exact}
    engines = of_pack(options.pack, options.gallery, systems, **how)
    engines.open(engines.systems[0])  # so that errors show now, and the first job need not wait
    card = engines.card(engines.systems[0])
    server = Server(engines, settings)
    digest = next((digest for name, digest in card.digests.items() if name.startswith("pack ")), "")
    server.on_ready = (lambda: _say_ready(server, digest)) if options.parent else (lambda: _say_where(server, engines))
    if watch:
        watch.server = server
    server.serve_until_stopped()


def _settings(options: argparse.Namespace) -> ServerSettings:
    from ..server import ServerSettings

    return ServerSettings(
        host=options.host,
        port=0 if options.parent else options.port,
        token=_token(options.token_file),
        certificate=options.certificate,
        key=options.key,
        host_names=tuple(options.host_name),
        limits=_limits(options),
        files=options.files,
    )


def _limits(options: argparse.Namespace) -> ServerLimits:
    from ..server import ServerLimits

    named = {"photos": options.max_photos, "jobs": options.max_jobs, "jobs_per_client": options.max_jobs_per_client}
    given = {name: value for name, value in named.items() if value is not None}
    if wrong := [name for name, value in given.items() if value < 1]:
        raise RequestError(f"the limit of {wrong[0]} is below 1; choose 1 or more")
    return dataclasses.replace(ServerLimits(), **given)


def _token(file: Path | None) -> str:
    if file is None:
        return os.environ.get(wire.TOKEN_VARIABLE, "").strip()
    try:
        token = file.read_text(encoding="ascii").strip()
    except (OSError, ValueError) as error:
        raise RequestError(f"the token file {file} cannot be read ({reason(error)}); check --token-file") from error
    if not token:
        raise RequestError(f"the token file {file} is empty; write a token into it")
    return token


def _say_ready(server: Server, digest: str) -> None:
    ready = {"event": "ready", "port": server.port, "protocol": wire.PROTOCOL, "engine": __version__, "pack": digest}
    say(json.dumps(ready))


def _say_where(server: Server, engines: OpenEngines) -> None:
    scheme = "https" if server.settings.certificate else "http"
    host = f"[{server.settings.host}]" if ":" in server.settings.host else server.settings.host
    say(f"{', '.join(system.value for system in engines.systems)} at {scheme}://{host}:{server.port}; end with Ctrl+C")
    if not (wire.is_loopback(server.settings.host) or server.settings.certificate):
        say("note: over plain HTTP Pinpoint sends no token; use --certificate and --key, or put it behind a TLS proxy")


def _step_back() -> None:
    """Leave the processor to the program that started this one when both want it: its window must answer."""
    if sys.platform == "win32":
        windows = ctypes.windll.kernel32
        windows.SetPriorityClass(windows.GetCurrentProcess(), BELOW_NORMAL)
    else:
        os.nice(NICENESS)


class _Parent:
    """Ends this process when its standard input ends, as it does when the parent is killed."""

    def __init__(self) -> None:
        self.server: Server | None = None
        threading.Thread(target=self._wait, name="parent", daemon=True).start()

    def _wait(self) -> None:
        while os.read(0, 1024):
            pass
        if self.server is not None:
            self.server.stop()
            threading.Event().wait(END_S)
            self.server.uploads.close()
        sys.stdout.flush()
        os._exit(0)
