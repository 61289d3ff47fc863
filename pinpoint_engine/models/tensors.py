"""Tensors of a safetensors file as arrays, without the library: where each lies, and what it holds."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

KINDS = {"F16": np.float16, "F32": np.float32, "F64": np.float64, "I64": np.int64}
"""The kinds of numbers that packs hold."""


@dataclass(frozen=True)
class Span:
    """Where a tensor lies in its file: `size` bytes from `offset`, little-endian, of a shape and a kind of `KINDS`."""

    kind: str
    shape: tuple[int, ...]
    offset: int
    size: int


def spans(file: Path) -> dict[str, Span]:
    """Return where the tensors of a safetensors file lie, by name.

    Raises:
        OSError, ValueError, KeyError, TypeError: it cannot be read, or is none.
    """
    with file.open("rb") as opened:
        count = int.from_bytes(opened.read(8), "little")
        if count > file.stat().st_size:
            raise ValueError(f"{file.name} is no safetensors file")
        header = json.loads(opened.read(count))
    header.pop("__metadata__", None)
    found = {}
    for name, told in header.items():
        start, end = told["data_offsets"]
        found[name] = Span(told["dtype"], tuple(told["shape"]), 8 + count + start, end - start)
    return found


def read(file: Path) -> dict[str, npt.NDArray[Any]]:
    """Return the tensors of a safetensors file by name.

    Raises:
        OSError, ValueError, KeyError, TypeError: it cannot be read, is none, or holds another kind of numbers.
    """
    content = file.read_bytes()
    return {
        name: np.frombuffer(content, KINDS[span.kind], int(np.prod(span.shape)), span.offset).reshape(span.shape)
        for name, span in spans(file).items()
    }
