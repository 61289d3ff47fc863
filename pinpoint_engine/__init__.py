"""Pinpoint's engine: photos in, ranked candidate places with their evidence out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Iterable, Optional

from .connection import Address, Where
from .errors import PinpointError, reason
from .types import (
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
)

if TYPE_CHECKING:
    from pathlib import Path

__version__ = "0.1.0"

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
) -> Engine:
    """Open an engine in this process: a system on a model pack (the embedded one by default) and the user's galleries.

    Args:
        pack: The model pack's folder.
        galleries: Folders of the user's own galleries.
        system: What locates the photos.
        device: What computes: "cpu", "cuda", or "auto" for CUDA where there is a GPU that torch can use.
        runtime: What runs the networks: "onnx", "torch", or "auto" for torch on a GPU and ONNX on the CPU, as far as
            the pack and this machine have them.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made by another model.
        MissingPartError: a package or the GPU that was asked for is not there.
        RequestError: there is no such device or runtime, or the two do not go together.
    """
    from .errors import MissingPartError

    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # else torch's waiting threads starve whatever else runs here
    try:
        from .systems import open_system

        return open_system(system, pack, galleries, device=device, runtime=runtime)
    except ImportError as error:
        raise MissingPartError(
            f"the engine cannot start here: {reason(error)}; install it with `pip install pinpoint-engine[onnx]`"
        ) from error


def connect(address: Where, system: System = System.PINPOINT, *, pack_digest: str = "") -> Engine:
    """Connect to a system of an engine in another process or on another machine.

    It is sent pixels and no files; only one of this machine that reads files (`Address.reads_files`) is sent paths.

    Args:
        address: Where it is, or what returns that whenever the engine must be found, and starts it where it must.
        system: What locates the photos.
        pack_digest: The digest of the pack that the engine must have; empty for any.

    Raises:
        EngineError: it cannot be reached, refuses the token, or has another version or pack.
        MissingPartError: requests is not installed.
    """
    from .client import RemoteEngine

    return RemoteEngine(address, system, pack_digest)
