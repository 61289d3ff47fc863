"""Pinpoint's engine: photos in, ranked candidate places with their evidence out."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Iterable, Optional

from .errors import PinpointError
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
    "open_engine",
]


def open_engine(
    pack: Optional[Path] = None, galleries: Iterable[Path] = (), system: System = System.PINPOINT
) -> Engine:
    """Open an engine in this process: a system on a model pack (the embedded one by default) and the user's galleries.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made by another model.
        MissingPartError: torch, FAISS or another package of the engine is not installed.
    """
    from .errors import MissingPartError

    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # else torch's waiting threads starve whatever else runs here
    try:
        from .systems import open_system
    except ImportError as error:
        raise MissingPartError(
            f"the engine cannot start here: {error}; install it with `pip install pinpoint-engine[torch]`"
        ) from error
    return open_system(system, pack, galleries)
