"""Networks with fixed weights: rounded as they are stored, stored, read, and asked in passes of one size."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import safetensors
import safetensors.torch
import torch
from torch import Tensor, nn

from .. import geodesy
from ..gallery import Vectors

ROWS = 32
"""Rows per pass. A short pass is padded to it, so that a row has the same bits whatever else is asked."""
UNREADABLE = (OSError, ValueError, KeyError, TypeError, RuntimeError, safetensors.SafetensorError)
"""What reading a missing or damaged network raises."""


def in_passes(rows: Vectors, network: Callable[[Tensor], Tensor]) -> Vectors:
    """Send rows float32 [B, D] through a network, `ROWS` at a time, the last ones padded: float32 [B, E]."""
    parts = []
    with torch.inference_mode():
        for start in range(0, max(len(rows), 1), ROWS):  # no rows pass once, to tell how long one is
            padded = np.zeros((ROWS, rows.shape[1]), np.float32)
            part = rows[start : start + ROWS]
            padded[: len(part)] = part
            parts.append(network(torch.from_numpy(padded)).numpy()[: len(part)])
    return np.concatenate(parts)


def softmax(logits: Vectors | geodesy.Floats) -> geodesy.Floats:
    """Return the shares of logits [..., N], computed in float64: rows sum to 1."""
    powers = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


def tempered(shares: geodesy.Floats, temperature: float) -> geodesy.Floats:
    """Flatten (above 1) or sharpen (below) shares [..., N]: rows sum to 1; what has no share gets none."""
    powers = (shares / shares.max(axis=-1, keepdims=True)) ** (1 / temperature)
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True))


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
