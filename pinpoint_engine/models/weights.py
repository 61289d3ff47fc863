"""Torch networks with fixed weights: rounded to float16, saved, read, and run as functions on arrays."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from ..errors import PackError, reason
from ..gallery import Vectors
from .passes import Array

THREADS = max(1, os.cpu_count() or 2)
"""Threads per forward pass. It is fixed because sums round differently when they are split differently."""
UNREADABLE = (OSError, ValueError, KeyError, TypeError, RuntimeError, safetensors.SafetensorError)
"""What reading a missing or damaged network raises."""
Shape = TypeVar("Shape")
Net = TypeVar("Net", bound=nn.Module)


def on_arrays(network: Callable[..., Tensor]) -> Callable[..., Vectors]:
    """Return a network as a function on arrays, which any thread may call."""

    def run(*arrays: Array) -> Vectors:
        torch.set_num_threads(THREADS)  # torch keeps this setting per calling thread
        with torch.inference_mode():
            return np.asarray(network(*map(torch.from_numpy, arrays)).numpy())

    return run


def round_weights(network: nn.Module) -> None:
    """Round weights in place to float16, as they are stored, so that what is evaluated is what ships."""
    for weights in network.parameters():
        weights.data = weights.data.half().float()


def save(network: nn.Module, config: dict[str, Any], weights: Path, shape: Path) -> None:
    """Write weights as float16 safetensors to `weights`, and the config as JSON to `shape`, in an existing folder."""
    stored = {name: value.cpu().half().contiguous() for name, value in network.state_dict().items()}
    safetensors.torch.save_file(stored, weights)
    shape.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def read(kind: Callable[[Shape], Net], config: Shape, weights: Path) -> Net:
    """Build a network of a config, give it the weights of a safetensors file as float32, and fix them.

    Raises:
        PackError: the weights are missing, damaged, or of another config.
    """
    try:
        network = kind(config)
        stored = safetensors.torch.load_file(weights)
        network.load_state_dict({name: value.float() for name, value in stored.items()})
    except UNREADABLE as error:
        why = reason(error)
        raise PackError(f"the weights {weights} cannot be read ({why}); get the pack again") from error
    return network.eval()
