"""Pinpoint on galleries too large for the memory of one machine: the processes of a cluster share its search."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from ..answering.spread import SearchPart, SpreadSearch
from ..cluster import Cluster, RemoteObjects
from ..errors import EngineError
from ..models.runtime import Runtime, choose
from .pinpoint import PackSpaces, Pinpoint


def spread_search(
    engine: Pinpoint,
    machines: Cluster,
    pack: Path | None,
    galleries: Sequence[Path],
    *,
    device: str = "auto",
    runtime: str = "auto",
) -> int:
    """Have the machines of a cluster search for an engine, and return how many processes do: all there is room for.

    They must see its pack and its galleries under the same paths. What is learned of large galleries was kept beside
    them when the engine was opened, so they find it.

    Args:
        engine: An engine that was opened here.
        machines: The cluster.
        pack: The pack that it was opened with, as an absolute path; None for the embedded one.
        galleries: The user's galleries that it was opened with, as absolute paths.
        device: As it was opened.
        runtime: As it was opened.

    Raises:
        PackError, GalleryError, MissingPartError: as `open_pinpoint`, on a machine.
        EngineError: a machine does not answer, or has another pack or other galleries.
    """
    count = machines.room
    make = partial(open_part, pack, tuple(galleries), device, runtime, of=count)
    parts = [machines.begin(partial(make, number=number)) for number in range(count)]
    search = SpreadSearch(RemoteObjects("a part of the galleries", parts))
    if search.made_of() != {made_of(engine.digests, choose(engine.pack.folder, device, runtime))}:
        message = (
            "the machines of the cluster do not have the pack, the galleries and the runtime of this one, or a gallery "
            "was just changed; install the same everywhere, or name the --runtime, and run the command again"
        )
        raise EngineError(message, code="other_pack")
    engine.spaces = search.over(engine.spaces)
    return count


def open_part(
    pack: Path | None, galleries: Iterable[Path], device: str, runtime: str, *, number: int, of: int
) -> SearchPart:
    """Open part `number` of so many of the search of a pack with the user's galleries beside its own.

    Raises:
        PackError, GalleryError, MissingPartError: as `open_pinpoint`.
    """
    opened = PackSpaces.open(pack, galleries, device, runtime)
    return SearchPart(opened.spaces, number, of, made_of(opened.digests, opened.runtime))


def made_of(digests: Mapping[str, str], runtime: Runtime) -> str:
    """Return what tells a pack, its galleries, and what computes the learned rows from all others."""
    return " ".join((*digests.values(), runtime.name))
