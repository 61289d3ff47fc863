"""The systems that locate photos, each an `Engine`, and how they are opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..models.pack import open_pack
from ..models.runtime import refuse_other_than_torch, torch_device
from ..types import Engine, System
from .classifiers import open_cells


def open_system(
    system: System,
    pack: Path | None = None,
    galleries: Iterable[Path] = (),
    *,
    device: str = "auto",
    runtime: str = "auto",
    exact: bool = False,
) -> Engine:
    """Open a system on a pack (the embedded one by default) with the user's galleries beside the pack's own.

    With `exact`, Pinpoint searches large galleries as a whole, not by lists; the other systems always do.
    GeoCLIP and PLONK have weights of their own, which `pinpoint models get` fetches, and take neither pack nor gallery.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made by another model.
        MissingPartError: a package or the device that is needed is not there.
        RequestError: there is no such device or runtime, or the two do not go together.
    """
    if system is System.GEOCLIP:
        refuse_other_than_torch(system.value, device, runtime)
        from .geoclip import open_geoclip

        return open_geoclip()
    if system is System.PLONK:
        chosen = torch_device(system.value, device, runtime)
        from .plonk import open_plonk

        return open_plonk(device=chosen)
    if system is System.PINPOINT:
        from .pinpoint import open_pinpoint

        return open_pinpoint(pack, galleries, device=device, runtime=runtime, exact=exact)
    return open_cells(system, open_pack(pack), list(galleries), device=device, runtime=runtime)
