"""The training loop: fixed seed, cosine schedule, checkpoints, resume, and a log line per interval."""

from __future__ import annotations

import json
import math
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

Batches = Callable[[int], Iterator[Any]]
"""Endless training batches, to be started at a given step."""


def train(
    model: nn.Module,
    batches: Batches,
    loss: Callable[[nn.Module, Any], Tensor],
    *,
    steps: int,
    learning_rate: float,
    weight_decay: float,
    folder: Path,
    report: Callable[[str], None],
) -> None:
    """Train in place to `steps`, resuming from the last checkpoint in `folder` when there is one.

    Forward passes run in bfloat16 where the processor or GPU has it; weights stay float32.
    """
    optimizer = torch.optim.AdamW(_decayed(model, weight_decay), lr=learning_rate)
    warm_up = max(1, steps // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, warm_up, steps))
    done = _resume(folder, model, optimizer, schedule)
    device = next(model.parameters()).device.type
    stream, started, running = batches(done), time.monotonic(), 0.0
    model.train()
    for step in range(done + 1, steps + 1):
        with torch.autocast(device, torch.bfloat16):
            value = loss(model, next(stream))
        value.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        schedule.step()
        running = value.item() if step == done + 1 else 0.98 * running + 0.02 * value.item()
        if step % 50 == 0 or step == steps:
            pace = (step - done) / (time.monotonic() - started)
            _log(folder, report, {"step": step, "of": steps, "loss": round(running, 4), "steps_per_s": round(pace, 2)})
        if step % 200 == 0 or step == steps:
            _save(folder, model, optimizer, schedule, step)


def _rate(step: int, warm_up: int, steps: int) -> float:
    if step < warm_up:
        return (step + 1) / warm_up
    return 0.5 + 0.5 * math.cos(math.pi * (step - warm_up) / max(1, steps - warm_up))


def _decayed(model: nn.Module, weight_decay: float) -> list[dict[str, Any]]:
    """Decay matrices and kernels, not biases and norms."""
    weights = [value for value in model.parameters() if value.ndim > 1]
    others = [value for value in model.parameters() if value.ndim <= 1]
    return [{"params": weights, "weight_decay": weight_decay}, {"params": others, "weight_decay": 0.0}]


def _log(folder: Path, report: Callable[[str], None], line: dict[str, float]) -> None:
    text = json.dumps(line)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
        file.write(text + "\n")
    report(text)


def _save(folder: Path, model: nn.Module, optimizer: Any, schedule: Any, step: int) -> None:
    state = {
        "model": model.state_dict(),
        "optimizer": optimizer.state_dict(),
        "schedule": schedule.state_dict(),
        "step": step,
    }
    torch.save(state, folder / "checkpoint.tmp")
    os.replace(folder / "checkpoint.tmp", folder / "checkpoint.pt")


def _resume(folder: Path, model: nn.Module, optimizer: Any, schedule: Any) -> int:
    path = folder / "checkpoint.pt"
    if not path.exists():
        return 0
    state = torch.load(path, weights_only=True)  # nosec B614 - our own checkpoint, tensors only
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])
    schedule.load_state_dict(state["schedule"])
    return int(state["step"])
