"""Pinpoint's engine: locates photos, and returns ranked candidates with their evidence."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Iterable, Optional

from .connection import Address, Where
from .errors import PinpointError, reason
from .types import (
    OWN_WEIGHTS,
    Album,
    Candidate,
    CellShare,
    Engine,
    EngineCard,
    Evidence,
    Failure,
    Location,
    Outcome,
    Photo,
    Polygon,
    Prediction,
    Reference,
    Region,
    Request,
    Result,
    Source,
    System,
    Vicinity,
    Why,
)

if TYPE_CHECKING:
    from pathlib import Path

__version__ = "0.1.0"

os.environ.setdefault("OPENBLAS_THREAD_TIMEOUT", "20")
"""NumPy, which is loaded later, then lets its threads wait for work for 2^20 cycles, not 2^26: after each product of a
row they took a core from decoding for 20 ms."""
OF_TORCH = ("torch", "safetensors", "transformers")
"""Packages that come with torch's extras, for GeoCLIP, PLONK and packs without ONNX graphs."""

__all__ = [
    "Address",
    "Album",
    "Candidate",
    "CellShare",
    "Engine",
    "EngineCard",
    "Evidence",
    "Failure",
    "Location",
    "Outcome",
    "Photo",
    "PinpointError",
    "Polygon",
    "Prediction",
    "Reference",
    "Region",
    "Request",
    "Result",
    "Source",
    "System",
    "Vicinity",
    "Why",
    "connect",
    "open_engine",
]


def open_engine(
    pack: Optional[Path] = None,
    galleries: Iterable[Path] = (),
    system: System = System.PINPOINT,
    *,
    device: str = "auto",
    runtime: str = "auto",
    exact: bool = False,
) -> Engine:
    """Open an engine in this process: a system with a model pack (default: the embedded one) and the user's galleries.

    Args:
        pack: The folder of the model pack.
        galleries: Folders of the user's own galleries.
        system: The system that locates the photos.
        device: "cpu", "cuda", or "auto" for CUDA if torch can use a GPU.
        runtime: "onnx", "torch", or "auto" for torch on a GPU and ONNX on the CPU, as far as the pack and this machine
            have them.
        exact: Search galleries of millions of references as a whole: the true neighbours, but slower.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made with another model.
        MissingPartError: a package or the requested GPU is missing.
        RequestError: there is no such device or runtime, or the two cannot be combined.
    """
    from .errors import MissingPartError

    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # else torch's waiting threads take CPU time from all others
    try:
        from .systems import open_system

        return open_system(system, pack, galleries, device=device, runtime=runtime, exact=exact)
    except ImportError as error:
        with_torch = "siglip" if system in OWN_WEIGHTS else "torch"
        part = with_torch if (error.name or "").partition(".")[0] in OF_TORCH else "onnx"
        raise MissingPartError(
            f"{system.value} cannot start here: {reason(error)}; install it with `pip install pinpoint-engine[{part}]`"
        ) from error


def connect(address: Where, system: System = System.PINPOINT, *, pack_digest: str = "") -> Engine:
    """Connect to a system of an engine in another process or on another machine.

    It is sent pixels, not files; only an engine on this machine that reads files (`Address.reads_files`) is sent paths.

    Args:
        address: Its address, or a function that returns it whenever the engine has to be found, and may start it.
        system: The system that locates the photos.
        pack_digest: The digest of the pack that the engine must have; any if empty.

    Raises:
        EngineError: it cannot be reached, refuses the token, or has another version or pack.
        MissingPartError: requests is not installed.
    """
    from .client import RemoteEngine

    return RemoteEngine(address, system, pack_digest)
