"""Options and output that several commands share."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from .. import Address, connect, open_engine, wire
from ..errors import RequestError
from ..types import Engine, Photo, System

if TYPE_CHECKING:
    from ..cluster import Cluster
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
    parser.add_argument(
        "--pack",
        type=pack_folder,
        help="folder or name of a model pack, as in `models list` (default: the embedded one)",
    )
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

    With --spread it is one engine here, and the machines share its search.

    Raises:
        PinpointError: as `cluster.joined` and `open_engine`.
        RequestError: another system than Pinpoint cannot be spread.
    """
    from .. import cluster
    from ..pool import EnginePool

    folders = [Path(os.path.abspath(folder)) for folder in options.gallery]
    pack = Path(os.path.abspath(options.pack)) if options.pack else None
    seen = [] if options.spread else [photo.path for photo in photos[:1]]
    paths = [*(str(folder) for folder in (*folders, pack) if folder), *seen]
    needs = {"cpus": options.ray_cpus, "gpu": options.ray_gpu}
    machines = joined.enter_context(cluster.joined(options.ray, **needs, paths=paths))
    how = {"device": options.device, "runtime": options.runtime}
    if options.spread:
        return _spread(open_here(options), machines, pack, folders, how)
    make = partial(open_engine, pack, folders, System(options.system), exact=options.exact, **how)
    pool = EnginePool(machines, make)
    say(f"{len(pool.engines)} engines on {machines.machines} machines locate the photos")
    return pool


def _spread(
    engine: Engine, machines: Cluster, pack: Path | None, folders: Sequence[Path], how: Mapping[str, str]
) -> Engine:
    """Have the machines of a cluster search for an engine."""
    from ..systems.pinpoint import Pinpoint
    from ..systems.spread import spread_search

    if not isinstance(engine, Pinpoint):
        raise RequestError("only Pinpoint searches on several machines; leave out --spread or --system")
    parts = spread_search(engine, machines, pack, folders, **how)
    say(f"{parts} processes on {machines.machines} machines search for the photos")
    return engine


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
    if not (address.is_local or options.yes or agreed("send them?")):
        raise RequestError(f"nothing was sent to {address.host}; add --yes to send photos there")
    return connect(address, System(options.system))


def photos_named(run: Path, photos: Mapping[str, str], named: Sequence[Path]) -> set[str]:
    """Return the ids of the photos of a run that are named, by path or id or in a folder; of all if none is.

    Args:
        run: The run, for messages.
        photos: The paths of its photos by their ids.
        named: What the user named.

    Raises:
        RequestError: one of them is not in the run.
    """
    if not named:
        return set(photos)
    paths = {key: os.path.abspath(path) for key, path in photos.items()}
    found: set[str] = set()
    for each in named:
        path = os.path.abspath(each)
        inside = os.path.join(path, "")
        mine = {key for key, there in paths.items() if there == path or there.startswith(inside) or key == str(each)}
        if not mine:
            raise RequestError(f"{path} is no photo of {run}, nor a folder of some; name those that are")
        found |= mine
    return found


def agreed(question: str) -> bool:
    """Return whether the user agrees; nobody does where there is no terminal."""
    return sys.stdin.isatty() and input(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def pack_folder(text: str) -> Path:
    """Return the folder of a pack, named by its path or, where no such path is, as `pinpoint models list` does."""
    folder = Path(text)
    if folder.exists() or folder.name != text:
        return folder
    from .. import hub

    known = {pack.name: pack for pack in hub.packs() if pack.kind in (hub.EMBEDDED, hub.ASSEMBLED)}
    return hub.folder_of(known[text]) if text in known else folder


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


class Percent:
    """Prints each percent that is done, if it is asked to."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._is_wanted, self._printed = options.progress, -1

    def __call__(self, share: float) -> None:
        percent = int(100 * share)
        if self._is_wanted and percent > self._printed:
            self._printed = percent
            say(f"{percent} %")


def say_skipped(listing: Listing) -> None:
    """Print what was skipped in the folders, if anything."""
    if words := listing.in_words():
        say(words)
