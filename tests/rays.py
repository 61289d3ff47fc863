"""A real Ray cluster on this machine's loopback address, for tests; and what its machines are asked to do there."""

from __future__ import annotations

import os
import signal
import socket
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pinpoint_engine.errors import GalleryError
from pinpoint_engine.parts import Part, PartWork, name_of
from pinpoint_engine.types import EngineCard, Failure, Photo, Request

ROOT = Path(__file__).resolve().parents[1]
LOOPBACK = "127.0.0.2"
QUIET = {"RAY_USAGE_STATS_ENABLED": "0", "RAY_DEDUP_LOGS": "0", "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}"}


@contextmanager
def machines(count: int, cpus: int = 1) -> Iterator[Any]:
    """Start a cluster of a head without cores and some machines with some, each with processes of its own."""
    pytest.importorskip("ray", reason="Ray is not installed")
    with socket.socket() as free:
        try:
            free.bind((LOOPBACK, 0))
        except OSError:
            pytest.skip(f"{LOOPBACK} is not this machine; Ray takes 127.0.0.1 for another address")
    from ray.cluster_utils import Cluster

    before = {name: os.environ.get(name) for name in QUIET}
    os.environ.update(QUIET)
    here = {"node_ip_address": LOOPBACK, "object_store_memory": 80_000_000}
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False, **here})
    try:
        for _ in range(count):
            cluster.add_node(num_cpus=cpus, **here)
        yield cluster
    finally:
        cluster.shutdown()
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})


def kill(cluster: Any) -> None:
    """Kill a machine of the cluster, and with it all that runs there; not the one that this process is joined to."""
    import ray

    own = ray._private.worker.global_worker.node._raylet_socket_name
    node = next(node for node in cluster.worker_nodes if node._raylet_socket_name != own)
    cluster.remove_node(node, allow_graceful=False)


class Fatal:
    """Work that kills its process the first time that it is given an item; a file remembers that it was."""

    def __init__(self, folder: Path, item: int) -> None:
        self.folder, self.item = folder, item

    def __call__(self, item: int) -> int:
        times = self.folder / f"{item}"
        with times.open("a") as file:
            file.write("x")
        if item == self.item and times.stat().st_size == 1:
            os.kill(os.getpid(), signal.SIGKILL)
        return item * item


@dataclass(frozen=True)
class SlowPartWork(PartWork):
    """Embeds parts slowly, and notes which it begins in a file beside them."""

    def __call__(self, part: Part) -> str:
        name = name_of(part, self.model, self.thumbnails)
        if not (self.folder / name).exists():
            with (self.folder / "begun").open("a") as file:
                file.write(f"{name}\n")
            time.sleep(1.0)
        return super().__call__(part)


class Slow(Fatal):
    """Work that takes a while."""

    def __call__(self, item: int) -> int:
        time.sleep(1.0)
        return super().__call__(item)


def fail(item: int) -> None:
    """Fail in a way that Pinpoint knows, or in another."""
    raise {0: GalleryError("the gallery is broken; build it again", code="mine"), 1: OSError(28, "")}[item]


class Echo:
    """An engine that answers at once; on one photo it kills its process, as often as told."""

    def __init__(self, folder: Path, fatal: str = "", times: int = 0) -> None:
        self.folder, self.fatal, self.times = folder, fatal, times

    def describe(self) -> EngineCard:
        return EngineCard(("echo",), (), (), 1, {}, {}, {"pack": "p"})

    def locate(self, photos: Iterable[Photo], request: Request) -> Iterator[Failure]:
        """Yield a failure for each photo, which names this process; the folder remembers who asked for which."""
        for photo in photos:
            assert photo.geotag is None
            with (self.folder / photo.id).open("a") as file:
                file.write(f"{os.getpid()}\n")
            if photo.id == self.fatal and len((self.folder / photo.id).read_text().split()) <= self.times:
                os.kill(os.getpid(), signal.SIGKILL)
            yield Failure(photo, request.album.value, str(os.getpid()))


def wait_for(is_so: Any, within_s: float = 120.0) -> None:
    """Wait until something is so."""
    until = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)
