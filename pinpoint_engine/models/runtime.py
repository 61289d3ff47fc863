"""Chooses what runs a pack's networks: ONNX on the CPU, torch on a GPU or for packs without graphs."""

from __future__ import annotations

import ctypes
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from ..errors import MissingPartError, RequestError
from .networks import AlbumModel, CellModel, Config, Embedder, Reranker
from .pack import Pack, has_graphs
from .tower import Backbone

AUTO = "auto"
CPU, CUDA = "cpu", "cuda"
ONNX, TORCH = "onnx", "torch"
DEVICES, RUNTIMES = (AUTO, CPU, CUDA), (AUTO, ONNX, TORCH)


class NetworkLoaders(Protocol):
    """The functions that the modules `onnx` and `pytorch` both have."""

    def load_backbone(self, folder: Path, device: str = ...) -> Backbone: ...
    def load_embedder(self, pack: Pack) -> Embedder: ...
    def load_reranker(self, pack: Pack) -> Reranker | None: ...
    def load_cells(self, folder: Path, kind: type[Config]) -> CellModel[Config]: ...
    def load_album(self, folder: Path) -> AlbumModel: ...


@dataclass(frozen=True)
class Runtime:
    """Loads a pack's networks with "torch" or "onnx", the image tower onto a device.

    Only the tower gains from a GPU. The other networks take less than a millisecond per photo on the CPU, where their
    output does not depend on the machine.
    """

    name: str = TORCH
    device: str = CPU

    def loaders(self) -> NetworkLoaders:
        """Import the module that loads networks: `onnx` or `pytorch`."""
        if self.name == ONNX:
            from . import onnx

            return onnx
        from . import pytorch

        return pytorch

    def backbone(self, folder: Path) -> Backbone:
        """Load the backbone of a pack's folder onto the device; SigLIP computes in half precision on a GPU.

        Retrieval is not affected by that precision: `gallery` sums similarities again in float64 from stored rows.

        Raises:
            PackError, MissingPartError: it cannot be read, or needs a package that is not installed.
        """
        return self.loaders().load_backbone(folder, self.device)


ON_TORCH = Runtime()
"""For folders that may have no graphs, as in training."""


def choose(folder: Path, device: str = AUTO, runtime: str = AUTO) -> Runtime:
    """Choose what runs the networks of the pack in a folder.

    "auto" is torch if it sees a GPU, else ONNX if the pack has graphs and onnxruntime is installed, else torch.
    On the CPU, ONNX runs one photo 8x faster than torch and a batch 1.5 to 2x faster, opens an engine 3x faster, and
    needs less memory (`benchmarks/onnx_speed.py`).

    Raises:
        RequestError: the device or the runtime is unknown, or they cannot be combined.
        MissingPartError: the device or a package is missing.
    """
    _check(device, runtime)
    if device == CUDA and runtime == ONNX:
        raise RequestError("ONNX runs on the CPU only; leave out the runtime or the device")
    _check_cuda(device)
    if runtime != ONNX and device != CPU and has_cuda():
        return Runtime(TORCH, CUDA)
    return Runtime(_on_cpu(folder, runtime), CPU)


def _check(device: str, runtime: str) -> None:
    for what, value, known in (("device", device, DEVICES), ("runtime", runtime, RUNTIMES)):
        if value not in known:
            raise RequestError(f"there is no {what} {value!r}; choose {', '.join(known)}")


def _check_cuda(device: str) -> None:
    if device == CUDA and not has_cuda():
        raise MissingPartError(
            "torch sees no CUDA device here; install a GPU driver and a CUDA build of torch, or use --device cpu"
        )


def torch_device(system: str, device: str, runtime: str) -> str:
    """Return the device for a system that runs with torch only: a GPU if torch sees one, unless another is named.

    Raises:
        RequestError: ONNX was asked for, or an unknown device or runtime.
        MissingPartError: torch sees no GPU, and one was asked for.
    """
    _check(device, runtime)
    if runtime == ONNX:
        raise RequestError(f"{system} runs with torch only; leave out the runtime")
    _check_cuda(device)
    return CUDA if device != CPU and has_cuda() else CPU


def refuse_other_than_torch(system: str, device: str, runtime: str) -> None:
    """Refuse a GPU and ONNX for a system that runs with torch on the CPU only.

    Raises:
        RequestError: a GPU or ONNX was asked for, or an unknown device or runtime.
    """
    _check(device, runtime)
    if device == CUDA or runtime == ONNX:
        raise RequestError(f"{system} runs with torch on the CPU only; leave out the device and the runtime")


def _on_cpu(folder: Path, runtime: str) -> str:
    """Return the runtime for a pack on the CPU: the one asked for, else ONNX if possible, else torch."""
    graphs = has_graphs(folder)
    if runtime != TORCH and graphs and find_spec("onnxruntime"):
        return ONNX
    if runtime != ONNX and find_spec("torch"):
        return TORCH
    if runtime != TORCH and graphs:
        raise MissingPartError("onnxruntime is not installed; install it with `pip install pinpoint-engine[onnx]`")
    if runtime == ONNX:
        message = (
            f"the pack {folder} has no graphs for onnxruntime; add them with `pinpoint train graphs`, or run torch"
        )
        raise MissingPartError(message)
    raise MissingPartError(
        f"the pack {folder} needs torch, which is not installed; install it with `pip install pinpoint-engine[torch]`"
    )


def has_cuda() -> bool:
    """Return whether torch sees a GPU; torch is imported only if there is a driver, because importing takes seconds."""
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
        from . import pytorch
    except (ImportError, OSError):
        return False
    return pytorch.has_cuda()
