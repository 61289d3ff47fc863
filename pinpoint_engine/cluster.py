"""Work on several machines under Ray: tasks that are begun again when one dies, and objects that live there.

Only this module imports Ray, and uses its tasks and actors alone.
"""

from __future__ import annotations

import os
import platform
import secrets
import socket
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from . import __version__
from .errors import EngineError, MissingPartError, OutputError, PinpointError, RequestError, reason
from .types import Failure

Item = TypeVar("Item")
Made = TypeVar("Made")

CPUS = 2
"""Cores that a task or an engine takes, unless told otherwise."""
AHEAD = 3
"""So many tasks for each that runs are handed to Ray ahead, so that a slow one does not hold up the others."""
TRIES = 5
"""A task whose machine or process dies is begun so many times."""
ANSWER_S, SEEN_S = 120.0, 10.0
"""A machine must answer within this time; what one writes must be seen by another within that."""
KNOCK_S = 10.0
LOST = "machine_lost"
"""The code of the error when whoever was asked is dead."""


@dataclass(frozen=True)
class Mark:
    """A file in the shared folder, and what is written in it: who reads it sees the same folder."""

    path: Path
    text: str

    def seen(self) -> bool:
        """Tell whether the file is here; network file systems may take some seconds to show it."""
        until = time.monotonic() + SEEN_S
        while True:
            with suppress(OSError):
                if self.path.read_text(encoding="utf-8") == self.text:
                    return True
            if time.monotonic() > until:
                return False
            time.sleep(0.2)


@dataclass(frozen=True)
class Glimpse:
    """What one machine says of itself: its name, the version of Pinpoint, and which paths it does not see."""

    host: str
    engine: str
    python: str
    unseen: tuple[str, ...]


def look(mark: Mark | None, paths: Sequence[str], answer: str) -> Glimpse:
    """Look around on a machine; if it sees the shared folder, an `answer` is left beside the mark."""
    unseen = [path for path in paths if not os.path.exists(path)]
    if mark is not None:
        if not mark.seen():
            unseen.insert(0, str(mark.path.parent))
        else:
            try:
                Path(f"{mark.path}.{answer}").write_text(mark.text, encoding="utf-8")
            except OSError:
                unseen.insert(0, str(mark.path.parent))
    return Glimpse(socket.gethostname(), __version__, platform.python_version(), tuple(unseen))


@contextmanager
def joined(
    address: str, *, cpus: int = CPUS, gpu: bool = False, folder: Path | None = None, paths: Iterable[str] = ()
) -> Iterator[Cluster]:
    """Join a cluster that runs, and leave it at the end, with all that was begun there.

    Args:
        address: HOST:PORT of its head. Ray's own "auto" is refused: it may begin a cluster.
        cpus: Cores that each task and each object takes.
        gpu: Whether each takes a GPU as well.
        folder: The shared folder that all machines must be able to write, made if need be; None: they write nothing.
        paths: What all machines must be able to read.

    Raises:
        MissingPartError: Ray is not installed.
        RequestError: the address is not one of a cluster.
        EngineError: there is no such cluster, it has other versions, or a machine does not see a folder.
        OutputError: this machine cannot write the shared folder.
    """
    ray = _ray()
    _check(address)
    with ExitStack() as left:
        try:
            ray.init(address=address, log_to_driver=False, logging_level="ERROR")
        except Exception as error:  # Ray has a dozen errors for it, without a common parent
            raise _refused(address, error) from error
        left.callback(ray.shutdown)
        mark = left.enter_context(_marked(folder)) if folder is not None else None
        cluster = Cluster(address, cpus, gpu, mark)
        cluster.look_around(list(paths))
        yield cluster


def _ray() -> Any:
    try:
        import ray
    except ImportError as error:
        remedy = "install it with `pip install pinpoint-engine[ray]`"
        raise MissingPartError(f"Ray cannot be used here: {reason(error)}; {remedy}") from error
    return ray


def _check(address: str) -> None:
    """Refuse what would begin a cluster instead of joining one, and where no cluster answers."""
    host, _, port = address.rpartition(":")
    if not (host and port.isdecimal() and "/" not in host):
        remedy = "name HOST:PORT as `ray start --head` printed it, and run the command on a machine of the cluster"
        raise RequestError(f"{address!r} is no address of a Ray cluster; {remedy}")
    try:
        socket.create_connection((host.strip("[]"), int(port)), KNOCK_S).close()
    except (OSError, OverflowError) as error:
        remedy = "begin one with `ray start --head`, or correct the address"
        raise EngineError(f"no Ray cluster answers at {address} ({reason(error)}); {remedy}") from error


def _refused(address: str, error: Exception) -> EngineError:
    if "ersion mismatch" in str(error):
        what = f"Ray {_ray().__version__} and Python {platform.python_version()}"
        message = (
            f"the cluster at {address} has another version of Ray or Python; install {what} there, or its own here"
        )
        return EngineError(message, code="other_version")
    if "token" in str(error).lower():
        remedy = "set RAY_AUTH_MODE=token and RAY_AUTH_TOKEN as on its machines"
        return EngineError(f"the cluster at {address} does not accept this program's token; {remedy}", code="bad_token")
    remedy = (
        "run `ray start` on this machine too; if the cluster has a token, set RAY_AUTH_MODE=token and RAY_AUTH_TOKEN"
    )
    return EngineError(f"the Ray cluster {address} cannot be joined ({reason(error)}); {remedy}")


@contextmanager
def _marked(folder: Path) -> Iterator[Mark]:
    """Leave a mark in the shared folder as long as the cluster is used; a new folder that stays empty is removed."""
    name, is_new = f".seen-{secrets.token_hex(6)}", not folder.exists()
    mark = Mark(Path(os.path.abspath(folder), name), secrets.token_hex(16))
    try:
        mark.path.parent.mkdir(parents=True, exist_ok=True)
        mark.path.write_text(mark.text, encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written ({reason(error)}); choose another folder") from error
    try:
        yield mark
    finally:
        for path in mark.path.parent.glob(f"{name}*"):
            path.unlink(missing_ok=True)
        with suppress(OSError):
            if is_new:
                mark.path.parent.rmdir()


@dataclass(frozen=True)
class Cluster:
    """A cluster that this program has joined.

    Attributes:
        address: Where its head is.
        cpus: Cores that each task and each object takes.
        gpu: Whether each takes a GPU as well.
        mark: The mark in the shared folder, if something is written there.
    """

    address: str
    cpus: int
    gpu: bool
    mark: Mark | None

    def _nodes(self) -> list[dict[str, Any]]:
        """Return the machines that can run something."""
        return [node for node in _ray().nodes() if node["Alive"] and self._room(node)]

    def _room(self, node: dict[str, Any]) -> int:
        """Return how many tasks or objects a machine runs at once."""
        there = node["Resources"]
        room = int(there.get("CPU", 0)) // self.cpus
        return min(room, int(there.get("GPU", 0))) if self.gpu else room

    @property
    def room(self) -> int:
        """Return how many tasks or objects the cluster runs at once."""
        return sum(map(self._room, self._nodes()))

    @property
    def machines(self) -> int:
        """Return how many machines can run something."""
        return len(self._nodes())

    def look_around(self, paths: Sequence[str]) -> None:
        """Check that all machines have this version of Pinpoint, and see the shared folder and some paths.

        Raises:
            EngineError: one does not, or there is none.
        """
        ray = _ray()
        nodes = self._nodes()
        if not nodes:
            what = f"{self.cpus} cores" + (" and a GPU" if self.gpu else "")
            raise EngineError(f"no machine of the cluster {self.address} has {what}; add one, or ask for fewer cores")
        strategy = ray.util.scheduling_strategies.NodeAffinitySchedulingStrategy
        task = ray.remote(look)
        sent = [
            task.options(num_cpus=0, scheduling_strategy=strategy(node["NodeID"], soft=False), max_retries=0).remote(
                self.mark, paths, node["NodeID"]
            )
            for node in nodes
        ]
        for node, reference in zip(nodes, sent, strict=True):
            name = node["NodeManagerHostname"]
            try:
                told = ray.get(reference, timeout=ANSWER_S)
            except Exception as error:  # whatever keeps a machine from answering
                raise _trouble(error, f"the machine {name}") from error
            self._judge(node, told)

    def _judge(self, node: dict[str, Any], told: Glimpse) -> None:
        """Refuse a machine with another version, or without the shared folder."""
        if told.engine != __version__:
            versions = f"{told.engine}, not {__version__}"
            message = f"the machine {told.host} has Pinpoint {versions}; install the same version everywhere"
            raise EngineError(message, code="other_version")
        answer = Mark(Path(f"{self.mark.path}.{node['NodeID']}"), self.mark.text) if self.mark else None
        unseen = list(told.unseen) or ([str(answer.path.parent)] if answer and not answer.seen() else [])
        if unseen:
            raise _unseen(told.host, unseen[0])

    def each(self, work: Callable[[Item], Made], items: Iterable[Item]) -> Iterator[tuple[Item, Made]]:
        """Yield what `work` makes of each item, in their order.

        The work of a machine or process that dies is begun again elsewhere, so it must do no harm to do it twice.

        Raises:
            PinpointError: as `work`.
            EngineError: work fails in another way, or whoever does it dies again and again.
        """
        ray = _ray()
        task = ray.remote(_run).options(num_cpus=self.cpus, num_gpus=int(self.gpu), max_retries=TRIES - 1)
        waiting: deque[tuple[Item, Any]] = deque()
        try:
            for item in items:
                waiting.append((item, task.remote(self.mark, self.cpus, work, item)))
                if len(waiting) > AHEAD * max(1, self.room):
                    yield _received(*waiting.popleft())
            while waiting:
                yield _received(*waiting.popleft())
        finally:
            for _, reference in waiting:
                ray.cancel(reference)

    def begin(self, make: Callable[[], Any]) -> RemoteObject:
        """Make an object on some machine, where it stays until the cluster is left."""
        ray = _ray()
        options: dict[str, Any] = {
            "num_cpus": self.cpus,
            "num_gpus": int(self.gpu),
            "max_restarts": 0,
            "max_task_retries": 0,
        }
        options["scheduling_strategy"] = "SPREAD"  # over the machines, for their memory
        return RemoteObject(ray.remote(_Place).options(**options).remote(self.cpus, make))


def _run(mark: Mark | None, cpus: int, work: Callable[[Item], Made], item: Item) -> Made:
    """Do some work on a machine; one that has joined meanwhile may not see the shared folder."""
    _share_cores(cpus)
    if mark is not None and not mark.seen():
        raise _unseen(socket.gethostname(), str(mark.path.parent))
    return work(item)


def _share_cores(cpus: int) -> None:
    """Tell what decodes photos how many do so on this machine, as `torchrun` does."""
    os.environ["LOCAL_WORLD_SIZE"] = str(max(1, (os.cpu_count() or 1) // cpus))


def _unseen(host: str, path: str) -> EngineError:
    return EngineError(
        f"the machine {host} does not see {path}; mount the same folder under the same path on all machines, and let "
        "the user of Ray write it",
        code="not_shared",
    )


def _received(item: Item, reference: Any) -> tuple[Item, Any]:
    try:
        return item, _ray().get(reference)
    except Exception as error:
        raise _trouble(error, "a machine") from error


def _trouble(error: Exception, who: str) -> PinpointError:
    """Return an error of Ray, or one that it brings from another machine, as one that a user can act on."""
    cause = getattr(error, "cause", None)
    if isinstance(cause, PinpointError):
        return cause
    if "No module named 'pinpoint_engine'" in str(error):
        return EngineError(f"{who} of the cluster does not have Pinpoint; install the same version everywhere")
    if isinstance(cause, BaseException):
        return EngineError(f"{who} of the cluster failed ({reason(cause)}); correct that and run the command again")
    message = f"{who} of the cluster was lost ({type(error).__name__}); see `ray status`, and run the command again"
    return EngineError(message, code=LOST)


class _Place:
    """Where an object lives. It is made by the first call, so that its error arrives as it is."""

    def __init__(self, cpus: int, make: Callable[[], Any]) -> None:
        _share_cores(cpus)
        self._make, self._made = make, None

    def ask(self, question: Callable[[Any], Made]) -> Made:
        if self._made is None:
            self._made = self._make()
        return question(self._made)


@dataclass(frozen=True, eq=False)
class RemoteObject:
    """An object on another machine. It is asked by functions of it, such as `operator.methodcaller`."""

    actor: Any

    def send(self, question: Callable[[Any], Any]) -> Any:
        """Ask it something, and return what `answers` takes, without waiting."""
        return self.actor.ask.remote(question)

    def end(self) -> None:
        """End it, if it is still there."""
        _ray().kill(self.actor)


@dataclass(frozen=True, eq=False)
class RemoteObjects:
    """Objects on other machines, each a part of `what`: there is no answer without one of them."""

    what: str
    objects: Sequence[RemoteObject]

    def __len__(self) -> int:
        return len(self.objects)

    def ask(self, questions: Sequence[tuple[int, Callable[[Any], Any]]]) -> list[Any]:
        """Ask some of them, by number, at the same time, and return what they answer, in the order of the questions.

        Raises:
            PinpointError: as the object that was asked; or it is dead.
        """
        return answers([self.objects[number].send(question) for number, question in questions], self.what)

    def share(self, value: Any) -> SharedValue:
        """Return what stands for a value in questions: it is sent to each process once."""
        return SharedValue(_ray().put(value))


@dataclass(frozen=True)
class SharedValue:
    """Stands for a value that each process of the cluster fetches when it first needs it, and keeps for a while."""

    reference: Any

    def value(self) -> Any:
        """Return the value; it must not be changed."""
        return _fetched(self.reference)


@lru_cache(maxsize=8)
def _fetched(reference: Any) -> Any:
    return _ray().get(reference)


def first_of(sent: Sequence[Any], within_s: float) -> Any:
    """Return the first of some questions that is answered, or has failed; None if none is within some seconds."""
    ready, _ = _ray().wait(list(sent), num_returns=1, timeout=within_s)
    return ready[0] if ready else None


def answers(sent: Sequence[Any], who: str) -> list[Any]:
    """Return the answers to questions that were sent, in their order; all of them or none.

    Raises:
        PinpointError: as the object that was asked; or it is dead.
    """
    try:
        return list(_ray().get(list(sent)))
    except Exception as error:
        raise _trouble(error, who) from error


def refuse_unseen(result: Failure) -> None:
    """Refuse that a photo which is here is missing on another machine: it would be left out without a reason.

    Raises:
        EngineError: it is so.
    """
    if result.code == "missing" and os.path.exists(result.photo.path):
        raise _unseen("that was asked", result.photo.path)
