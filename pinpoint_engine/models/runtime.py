"""What runs a pack's networks, and on what: ONNX on the CPU, torch on a GPU or where a pack has no graphs."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TypeVar

from ..errors import MissingPartError, PackError, RequestError, reason
from . import networks
from .pack import SIGLIP, Pack, has_graphs, tower_kind
from .tower import Backbone

AUTO = "auto"
CPU, CUDA = "cpu", "cuda"
ONNX, TORCH = "onnx", "torch"
DEVICES, RUNTIMES = (AUTO, CPU, CUDA), (AUTO, ONNX, TORCH)
T = TypeVar("T", networks.PigeonConfig, networks.PlanetConfig, networks.AlbumConfig)


@dataclass(frozen=True)
class Runtime:
    """Loads a pack's networks: by "torch" or "onnx", the tower to a device.

    Only the tower is worth a GPU. All else of a pack takes less than a millisecond a photo on the CPU, and there its
    bits do not depend on the machine.
    """

    name: str = TORCH
    device: str = CPU

    def backbone(self, folder: Path) -> Backbone:
        """Load the backbone of a pack's folder; SigLIP counts in half precision on a GPU.

        Similarities are summed again in float64 from the stored rows, in `gallery`, whatever the tower counts in.

        Raises:
            PackError, MissingPartError: it cannot be read, or needs a package that is not installed.
        """
        if self.name == ONNX:
            from . import onnx

            return onnx.load_backbone(folder)
        from . import backbone

        half = self.device == CUDA and tower_kind(folder) == SIGLIP
        return backbone.load_backbone(folder, self.device, backbone.HALF if half else backbone.WHOLE)

    def embedder(self, pack: Pack) -> networks.Embedder:
        """Load the embedder of a pack."""
        if self.name == ONNX:
            from . import onnx

            return onnx.load_embedder(pack)
        from . import embedder

        return embedder.load_embedder(pack)

    def reranker(self, pack: Pack) -> networks.Reranker | None:
        """Load the reranker of a pack; None where it ranks by density voting alone."""
        if self.name == ONNX:
            from . import onnx

            return onnx.load_reranker(pack)
        from . import reranker

        return reranker.load_reranker(pack)

    def pigeon(self, folder: Path) -> networks.CellModel[networks.PigeonConfig]:
        """Load PIGEON's network from its folder.

        Raises:
            PackError: it is missing or damaged.
        """
        if self.name == ONNX:
            from . import onnx

            return onnx.load_cells(folder, _read(networks.PigeonConfig.read, folder / "config.json"))
        from . import pigeon

        return pigeon.open_pigeon_model(folder)

    def planet(self, folder: Path) -> networks.CellModel[networks.PlanetConfig]:
        """Load PlaNet's classifier from its folder.

        Raises:
            PackError: it is missing or damaged.
        """
        if self.name == ONNX:
            from . import onnx

            return onnx.load_cells(folder, _read(networks.PlanetConfig.read, folder / "config.json"))
        from . import planet

        return planet.load_planet_model(folder)

    def albums(self, folder: Path) -> networks.AlbumModel:
        """Load PlaNet's album model from its folder.

        Raises:
            PackError: it is missing or damaged.
        """
        if self.name == ONNX:
            from . import onnx

            return onnx.load_album(folder, _read(networks.AlbumConfig.read, folder / "album.json"))
        from . import album_lstm

        return album_lstm.load_album(folder)


ON_TORCH = Runtime()
"""What is used where a folder may have no graphs, such as in training."""


def _read(read: Callable[[Path], T], path: Path) -> T:
    try:
        return read(path)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PackError(f"{path} cannot be read ({reason(error)}); get the pack again") from error


def choose(folder: Path, device: str = AUTO, runtime: str = AUTO) -> Runtime:
    """Choose what runs the networks of the pack in a folder.

    "auto" is torch where it sees a GPU, else ONNX where the pack has graphs and onnxruntime is installed, else torch.
    On a CPU ONNX is the faster: a lone photo takes its tower an eighth of torch's time and one of many a half to two
    thirds, an engine opens in a third, and it needs less memory (`benchmarks/onnx_speed.py`).

    Raises:
        RequestError: there is no such device or runtime, or the two do not go together.
        MissingPartError: what was asked for is not there, or nothing that runs this pack.
    """
    _check(device, runtime)
    if device == CUDA and runtime == ONNX:
        raise RequestError("ONNX runs on the CPU only; leave out the runtime or the device")
    if device == CUDA and not has_cuda():
        raise MissingPartError(
            "torch sees no CUDA device here; install a GPU driver and a CUDA build of torch, or use --device cpu"
        )
    if runtime != ONNX and device != CPU and has_cuda():
        return Runtime(TORCH, CUDA)
    return Runtime(_on_cpu(folder, runtime), CPU)


def _check(device: str, runtime: str) -> None:
    for what, value, known in (("device", device, DEVICES), ("runtime", runtime, RUNTIMES)):
        if value not in known:
            raise RequestError(f"there is no {what} {value!r}; choose {', '.join(known)}")


def refuse_other_than_torch(system: str, device: str, runtime: str) -> None:
    """Refuse what a system that torch runs on the CPU alone cannot do.

    Raises:
        RequestError: a GPU or ONNX was asked for, or what does not exist.
    """
    _check(device, runtime)
    if device == CUDA or runtime == ONNX:
        raise RequestError(f"{system} runs by torch on the CPU only; leave out the device and the runtime")


def _on_cpu(folder: Path, runtime: str) -> str:
    """Return what runs a pack on the CPU: as was asked, or ONNX if it can, else torch."""
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
        f"torch is not installed, which runs the pack {folder}; install it with `pip install pinpoint-engine[torch]`"
    )


def has_cuda() -> bool:
    """Tell whether torch sees a GPU; torch is not loaded where there is no driver, as that alone takes seconds."""
    try:
        ctypes.CDLL("nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1")
        from . import backbone
    except (ImportError, OSError):
        return False
    return backbone.has_cuda()
