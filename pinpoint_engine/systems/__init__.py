"""The systems that locate photos, each an `Engine`, and how they are opened."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ..errors import PackError
from ..gallery import Gallery, join
from ..models.pack import CLASSIFIERS, PIGEON, PLANET, Pack, open_pack
from ..models.runtime import Runtime, choose, refuse_other_than_torch
from ..types import Engine, System
from .cells import CellEngine, Classifier
from .steps import open_galleries


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
    GeoCLIP has a pack and a gallery of its own, which `pinpoint models get` fetches; it takes no other.

    Raises:
        PackError, GalleryError: one of them is missing, damaged, or made by another model.
        MissingPartError: a package or the device that is needed is not there.
        RequestError: there is no such device or runtime, or the two do not go together.
    """
    if system is System.GEOCLIP:
        refuse_other_than_torch(system.value, device, runtime)
        from .geoclip import open_geoclip

        return open_geoclip()
    if system is System.PINPOINT:
        from .pinpoint import open_pinpoint

        return open_pinpoint(pack, galleries, device=device, runtime=runtime, exact=exact)
    return open_cells(system, open_pack(pack), list(galleries), device=device, runtime=runtime)


def open_cells(
    system: System, pack: Pack, galleries: list[Path], *, device: str = "auto", runtime: str = "auto"
) -> CellEngine:
    """Open a system over geocells.

    Raises:
        PackError, GalleryError: the pack does not have it, or a gallery is missing, damaged, or of another model.
    """
    if not (pack.folder / system.value).is_dir():
        have = [System.PINPOINT.value, *(name for name in CLASSIFIERS if (pack.folder / name).is_dir())]
        raise PackError(f"the pack {pack.name} has no {system.value}, only {', '.join(have)}; choose one of these")
    opened, digests = open_galleries(pack, galleries)
    gallery = join(opened)
    chosen = choose(pack.folder, device, runtime)
    classifier = _classifier(system, pack, gallery, chosen)
    return CellEngine(pack, chosen.backbone(pack.folder), gallery, classifier, digests)


def _classifier(system: System, pack: Pack, gallery: Gallery, runtime: Runtime) -> Classifier:
    if system is System.PIGEON:
        from .pigeon import load_pigeon

        return load_pigeon(pack.folder / PIGEON, gallery, runtime)
    from .planet import load_planet

    return load_planet(pack.folder / PLANET, runtime)
