"""Networks with fixed weights: rounded as they are stored, stored, read, and asked as functions on arrays."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from ..gallery import Vectors
from .passes import Array

THREADS = max(1, os.cpu_count() or 2)
"""How many threads share one pass: always as many, as sums round differently in other shares."""
UNREADABLE = (OSError, ValueError, KeyError, TypeError, RuntimeError, safetensors.SafetensorError)
"""What reading a missing or damaged network raises."""


def on_arrays(network: Callable[..., Tensor]) -> Callable[..., Vectors]:
    """Return a network as a function on arrays, for any thread: torch counts a thread's own threads per thread."""

    def ask(*arrays: Array) -> Vectors:
        torch.set_num_threads(THREADS)
        with torch.inference_mode():
            return np.asarray(network(*map(torch.from_numpy, arrays)).numpy())

    return ask


def round_weights(network: nn.Module) -> None:
    """Round weights in place to float16, as they are stored, so that what was measured is what is shipped."""
    for weights in network.parameters():
        weights.data = weights.data.half().float()


def save(network: nn.Module, config: dict[str, Any], weights: Path, shape: Path) -> None:
    """Write a network's weights as float16 safetensors, and its shape as JSON, into an existing folder."""
    stored = {name: value.cpu().half().contiguous() for name, value in network.state_dict().items()}
    safetensors.torch.save_file(stored, weights)
    shape.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")


def read_into(network: nn.Module, weights: Path) -> None:
    """Give a network the weights that `save` wrote.

    Raises:
        OSError, RuntimeError, safetensors.SafetensorError: they are missing, damaged, or of another shape.
    """
    stored = safetensors.torch.load_file(weights)
    network.load_state_dict({name: value.float() for name, value in stored.items()})
