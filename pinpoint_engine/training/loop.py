"""The training loop: one or several GPUs, cosine schedule, checkpoints, exact resume, log lines."""

from __future__ import annotations

import atexit
import gc
import itertools
import json
import math
import os
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import torch
from torch import Tensor, distributed, nn
from torch.nn.parallel import DistributedDataParallel

from ..errors import RequestError

LOG_STEPS = 50
SAVE_STEPS = 200
CHECKPOINT = "checkpoint.pt"

Report = Callable[[str], None]
"""Receives lines of progress."""
Batches = Callable[[int], Iterator[Any]]
"""Endless training batches that start after a given step.

A batch must depend only on its step's number and on `rank_and_world()`, so that a resumed run sees the same batches and
each rank draws different rows. `seeded` does that; torch's own random state is left to the loss.
"""
Loss = Callable[[nn.Module, Any], Tensor]
"""From a model and a batch to a scalar. Each rank computes it on its own rows; gradients are averaged over ranks."""


class LoopRecipe(Protocol):
    """What the loop needs of a trainer's recipe: the height of the cosine schedule, its length, and AdamW's decay."""

    @property
    def steps(self) -> int: ...
    @property
    def learning_rate(self) -> float: ...
    @property
    def weight_decay(self) -> float: ...


@dataclass(frozen=True)
class Schedule:
    """A recipe of nothing but what the loop needs."""

    steps: int
    learning_rate: float
    weight_decay: float


def seeded(draw: Callable[[np.random.Generator], Any], *seed: int) -> Batches:
    """Return batches that are each drawn with a generator of their own, seeded with `seed`, the step and the rank."""

    def batches(step: int) -> Iterator[Any]:
        rank, _ = rank_and_world()
        for number in itertools.count(step):
            yield draw(np.random.default_rng((*seed, number, rank)))

    return batches


def finished(folder: Path, command: str) -> dict[str, Any]:
    """Return the weights of the model that was trained in a folder.

    Raises:
        RequestError: there is none, or training stopped before its last step; the remedy names `command`.
    """
    path = folder / CHECKPOINT
    if not path.exists():
        raise RequestError(f"there is no {path}; run `{command}` first")
    state = torch.load(path, weights_only=True, map_location="cpu")  # nosec B614 - tensors only
    step, steps = state.get("step", 0), state.get("steps", 0)
    if step < steps:
        raise RequestError(f"{path} stopped at step {step} of {steps}; run `{command}` again, it goes on from there")
    return dict(state["model"])


def rank_and_world() -> tuple[int, int]:
    """Return this process's rank and the number of ranks: (0, 1) unless `torchrun` started several."""
    return int(os.environ.get("RANK", "0")), int(os.environ.get("WORLD_SIZE", "1"))


def device() -> torch.device:
    """Return the device of this process: its own GPU (each rank on a machine has one), else the CPU.

    Raises:
        RequestError: `torchrun` started more processes on this machine than it has GPUs.
    """
    if not torch.cuda.is_available():
        return torch.device("cpu")
    local, found = int(os.environ.get("LOCAL_RANK", "0")), torch.cuda.device_count()
    if local >= found:
        raise RequestError(
            f"this machine has {found} GPUs, fewer than ranks; start torchrun with --nproc-per-node={found}"
        )
    return torch.device("cuda", local)


def train(
    model: nn.Module,
    batches: Batches,
    loss: Loss,
    recipe: LoopRecipe,
    *,
    folder: Path,
    report: Report,
    identity: str,
    mixed: bool = False,
) -> None:
    """Train a model in place, resuming from the last checkpoint in `folder` if there is one.

    Under `torchrun` all ranks train one model, each on its own batches; rank 0 logs and saves. A resumed run continues
    exactly like one that was never interrupted, on the CPU bit for bit.

    Args:
        model: On its device, its weights drawn after `torch.manual_seed`.
        batches: See `Batches`.
        loss: See `Loss`.
        recipe: Steps, learning rate and weight decay.
        folder: For checkpoint and log; created if it does not exist.
        report: Also receives the lines of the log.
        identity: Config, recipe and training photos; a checkpoint of another identity is refused.
        mixed: Whether forward passes run in bfloat16; weights stay float32.

    Raises:
        RequestError: the ranks do not see the same checkpoint, or it has another identity.
    """
    folder.mkdir(parents=True, exist_ok=True)
    rank, world = rank_and_world()
    steps = recipe.steps
    optimizer = torch.optim.AdamW(_decayed(model, recipe.weight_decay), lr=recipe.learning_rate)
    _join_ranks(world)  # after the first optimizer, see _leave_ranks
    warm_up = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, warm_up, steps))
    run = _TrainingState(folder, identity, steps, model, optimizer, schedule)
    done = run.resume()
    step_of = _on_all_ranks(_LossModule(model, loss), world)
    kind = next(model.parameters()).device.type
    stream, pace = batches(done), _Pace(done, world)
    model.train()
    for step in range(done + 1, steps + 1):
        batch = next(stream)
        with torch.autocast(kind, torch.bfloat16, enabled=mixed):
            value = step_of(batch)
        value.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        run.smooth(value.item())
        pace.count(batch)
        if rank == 0 and (step % LOG_STEPS == 0 or step == steps):
            _log(folder, report, {"step": step, "of": steps, "loss": round(run.loss, 4), **pace.figures(step)})
        if step % SAVE_STEPS == 0 or step == steps:
            run.save(step)


class _LossModule(nn.Module):
    """The loss as a module's forward, so that gradients are shared whatever parts of the model the loss uses."""

    def __init__(self, model: nn.Module, loss: Loss) -> None:
        super().__init__()
        self.model = model
        self._loss = loss

    def forward(self, batch: Any) -> Tensor:
        return self._loss(self.model, batch)


def _join_ranks(world: int) -> None:
    """Join the other ranks, once per process."""
    if world == 1 or distributed.is_initialized():
        return
    here = device()
    if here.type == "cuda":
        torch.cuda.set_device(here)
    distributed.init_process_group("nccl" if here.type == "cuda" else "gloo")
    atexit.register(_leave_ranks)


def _leave_ranks() -> None:
    """Leave the process group at exit; a gloo thread that is still running would now and then abort the process.

    Nothing may hold on to the group: not the modules that shared gradients, which lie in reference cycles (hence the
    garbage collection), and not `torch._dynamo`, which the first optimizer imports and which keeps a reference to a
    group that exists by then (torch 2.13; hence the order in `train`).
    """
    gc.collect()
    distributed.destroy_process_group()


def _on_all_ranks(module: nn.Module, world: int) -> nn.Module:
    """Share gradients between ranks; a batch need not use all parameters (such as the other source's adapter)."""
    if world == 1:
        return module
    here = next(module.parameters()).device
    ids = [here.index] if here.type == "cuda" else None
    return DistributedDataParallel(module, device_ids=ids, find_unused_parameters=True)


def _rate(step: int, warm_up: int, steps: int) -> float:
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.5 + 0.5 * math.cos(math.pi * (step - warm_up) / max(1, steps - warm_up))


def _decayed(model: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Return parameter groups: weight decay for matrices and kernels, none for biases and norms."""
    weights = [value for value in model.parameters() if value.ndim > 1]
    others = [value for value in model.parameters() if value.ndim <= 1]
    return [{"params": weights, "weight_decay": weight_decay}, {"params": others, "weight_decay": 0.0}]


class _Pace:
    """Measures training speed since the start or the resume, over all ranks."""

    def __init__(self, done: int, world: int) -> None:
        self._done, self._world, self._examples, self._started = done, world, 0, time.monotonic()

    def count(self, batch: Any) -> None:
        self._examples += _examples_in(batch)

    def figures(self, step: int) -> dict[str, float]:
        seconds = max(time.monotonic() - self._started, 1e-9)
        figures = {"steps_per_s": round((step - self._done) / seconds, 2)}
        if self._examples:
            figures["examples_per_s"] = round(self._world * self._examples / seconds, 1)
        return figures


def _examples_in(batch: Any) -> int:
    """Return the length of a batch: of a tensor, or of the first tensor in a tuple, list or mapping; else 0."""
    if isinstance(batch, Tensor):
        return len(batch) if batch.ndim else 0
    parts = batch.values() if isinstance(batch, Mapping) else batch if isinstance(batch, (tuple, list)) else ()
    return next((count for count in map(_examples_in, parts) if count), 0)


def _log(folder: Path, report: Report, line: dict[str, float]) -> None:
    text = json.dumps(line)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(text + "\n")
    report(text)


@dataclass
class _TrainingState:
    """The content of a checkpoint: weights, optimizer, schedule, smoothed loss, and every rank's random state."""

    folder: Path
    identity: str
    steps: int
    model: nn.Module
    optimizer: torch.optim.Optimizer
    schedule: torch.optim.lr_scheduler.LRScheduler
    loss: float = math.nan

    def smooth(self, value: float) -> None:
        self.loss = value if math.isnan(self.loss) else 0.98 * self.loss + 0.02 * value

    def save(self, step: int) -> None:
        """Write the checkpoint on rank 0, atomically; the other ranks wait."""
        randomness = _of_all_ranks(_random_state())
        if rank_and_world()[0] == 0:
            parts: dict[str, Any] = {"model": self.model, "optimizer": self.optimizer, "schedule": self.schedule}
            state = {name: part.state_dict() for name, part in parts.items()}
            state |= {
                "identity": self.identity,
                "step": step,
                "steps": self.steps,
                "loss": self.loss,
                "random": randomness,
            }
            part = self.folder / "checkpoint.tmp"
            with part.open("wb") as file:
                torch.save(state, file)
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, self.folder / CHECKPOINT)
        _of_all_ranks(step)

    def resume(self) -> int:
        """Restore the last checkpoint and return its step, 0 if there is none."""
        path, done = self.folder / CHECKPOINT, 0
        rank, _ = rank_and_world()
        randomness: list[dict[str, Tensor]] = []
        if path.exists():
            state = torch.load(path, map_location="cpu", weights_only=True)
            if state.get("identity") != self.identity:
                raise RequestError(f"{path} has another recipe or other photos; name another --out, or delete it")
            self.model.load_state_dict(state["model"])
            self.optimizer.load_state_dict(state["optimizer"])
            self.schedule.load_state_dict(state["schedule"])
            done, self.loss, randomness = int(state["step"]), state.get("loss", math.nan), state.get("random", [])
        if len(set(_of_all_ranks(done))) > 1:
            raise RequestError(f"not every rank sees {path}; put --out on a disk that all machines share")
        if rank < len(randomness):
            _set_random_state(randomness[rank])
        elif rank:
            torch.manual_seed(torch.initial_seed() + rank)  # else all ranks would drop the same units
        return done


def _of_all_ranks(value: Any) -> list[Any]:
    """Return every rank's value, by rank; all ranks must call this together."""
    if rank_and_world()[1] == 1:
        return [value]
    values: list[Any] = [None] * distributed.get_world_size()
    distributed.all_gather_object(values, value)
    return values


def _random_state() -> dict[str, Tensor]:
    state = {"cpu": torch.get_rng_state()}
    if torch.cuda.is_available():
        state["cuda"] = torch.cuda.get_rng_state()
    return state


def _set_random_state(state: dict[str, Tensor]) -> None:
    torch.set_rng_state(state["cpu"])
    if "cuda" in state and torch.cuda.is_available():
        torch.cuda.set_rng_state(state["cuda"])
