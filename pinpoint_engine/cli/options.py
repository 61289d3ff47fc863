"""Options and output that several commands share."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from .. import Address, connect, open_engine, wire
from ..errors import RequestError
from ..types import Engine, Photo, System

if TYPE_CHECKING:
    from ..photos import Listing

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Add the options for the system, the pack and the galleries."""
    parser.add_argument(
        "--system",
        choices=[system.value for system in System],
        default=System.PINPOINT.value,
        help="what locates the photos (pinpoint)",
    )
    add_pack(parser)


def add_pack(parser: argparse.ArgumentParser) -> None:
    """Add the options for the pack, the galleries, the device and the runtime."""
    parser.add_argument("--pack", type=Path, help="model pack (default: the embedded one)")
    parser.add_argument("--gallery", type=Path, action="append", default=[], help="a gallery of your own; repeatable")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), default="auto", help="where to compute (auto)")
    parser.add_argument(
        "--runtime",
        choices=("auto", "onnx", "torch"),
        default="auto",
        help="what runs the networks (auto: torch on a GPU, ONNX on the CPU)",
    )
    parser.add_argument(
        "--exact", action="store_true", help="search galleries of millions as a whole, not by lists; slower"
    )


def add_elsewhere(parser: argparse.ArgumentParser) -> None:
    """Add the options to use an engine of `pinpoint serve`."""
    parser.add_argument(
        "--engine", metavar="URL", help=f"use the engine at this address; its token comes from {wire.TOKEN_VARIABLE}"
    )
    parser.add_argument("--ca-file", type=Path, help="PEM file of that engine's certificate authority, if private")
    parser.add_argument("--yes", action="store_true", help="send to another machine without asking")


def add_ray(parser: argparse.ArgumentParser, what: str) -> None:
    """Add the options to do something on the machines of a Ray cluster."""
    parser.add_argument(
        "--ray",
        metavar="ADDRESS",
        default="",
        help=f"{what} on the machines of the Ray cluster at HOST:PORT, which share folders and see the same paths",
    )
    parser.add_argument(
        "--ray-cpus", type=_cores, default=2, metavar="N", help="with --ray: cores that each process there takes (2)"
    )
    parser.add_argument("--ray-gpu", action="store_true", help="with --ray: each process there takes a GPU too")


def _cores(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of cores")
    return int(text)


def open_here(options: argparse.Namespace) -> Engine:
    """Open the chosen engine in this process.

    Raises:
        PinpointError: as `open_engine`.
    """
    system = System(options.system)
    how = {"device": options.device, "runtime": options.runtime, "exact": options.exact}
    return open_engine(options.pack, options.gallery, system, **how)


def on_cluster(options: argparse.Namespace, photos: Sequence[Photo], joined: ExitStack) -> Engine:
    """Open engines on the machines of the cluster of --ray, which is left when `joined` is closed.

    Raises:
        PinpointError: as `cluster.joined` and `open_engine`.
    """
    from .. import cluster
    from ..pool import EnginePool

    folders = [Path(os.path.abspath(folder)) for folder in options.gallery]
    pack = Path(os.path.abspath(options.pack)) if options.pack else None
    paths = [*(str(folder) for folder in (*folders, pack) if folder), *(photo.path for photo in photos[:1])]
    needs = {"cpus": options.ray_cpus, "gpu": options.ray_gpu}
    machines = joined.enter_context(cluster.joined(options.ray, **needs, paths=paths))
    how = {"device": options.device, "runtime": options.runtime, "exact": options.exact}
    pool = EnginePool(machines, partial(open_engine, pack, folders, System(options.system), **how))
    say(f"{len(pool.engines)} engines on {machines.machines} machines locate the photos")
    return pool


def elsewhere(options: argparse.Namespace, photos: Sequence[Photo]) -> Engine:
    """Connect to the engine of --engine, after printing what will be sent and where.

    Raises:
        RequestError: the user did not agree to send it, or a pack or gallery was named too.
        EngineError: the engine cannot be reached.
    """
    from ..sending import bytes_to_send

    if options.pack or options.gallery:
        raise RequestError("--pack and --gallery cannot be chosen with --engine; name them for `pinpoint serve`")
    ca_file = str(options.ca_file or "")
    address = Address(options.engine, os.environ.get(wire.TOKEN_VARIABLE, "").strip(), ca_file=ca_file)
    say(
        f"{len(photos)} photos go to {address.host or options.engine} as pixels without names, places or other "
        f"metadata, about {bytes_to_send(photos) / 1e6:.1f} MB; the search area goes too, and for a trip the seconds "
        "between photos"
    )
    if not (address.is_local or options.yes or _agreed()):
        raise RequestError(f"nothing was sent to {address.host}; add --yes to send photos there")
    return connect(address, System(options.system))


def _agreed() -> bool:
    return sys.stdin.isatty() and input("send them? [y/N] ").strip().lower() in ("y", "yes")


def say(line: str) -> None:
    """Print a line and flush it.

    If that fails, because the reader is gone or a log's disk is full, the command continues without output.
    """
    try:
        print(line, flush=True)
    except OSError as error:
        fall_silent()
        why = error.strerror or error
        print(f"pinpoint: the output cannot be written ({why}); the command continues without it", file=sys.stderr)


def fall_silent() -> None:
    """Discard all further output, since buffered output would fail again when Python exits."""
    with open(os.devnull, "wb") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def say_skipped(listing: Listing) -> None:
    """Print what was skipped in the folders, if anything."""
    if words := listing.in_words():
        say(words)
