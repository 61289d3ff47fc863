"""How the systems over geocells are opened: by themselves, or beside another system on the same gallery."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import PackError
from ..gallery import Gallery, join
from ..models.pack import CLASSIFIERS, PIGEON, PLANET, Pack
from ..models.runtime import Runtime, choose
from ..models.tower import Backbone
from ..types import System
from .cells import CellEngine, Classifier
from .steps import open_galleries


def open_cells(
    system: System, pack: Pack, galleries: list[Path], *, device: str = "auto", runtime: str = "auto"
) -> CellEngine:
    """Open a system over geocells.

    Raises:
        PackError, GalleryError: the pack does not have it, or a gallery is missing, damaged, or of another model.
    """
    check(system, pack)
    opened, digests = open_galleries(pack, galleries)
    chosen = choose(pack.folder, device, runtime)
    return cells_beside(system, pack, join(opened), chosen.backbone(pack.folder), chosen, digests)


def cells_beside(
    system: System,
    pack: Pack,
    gallery: Gallery,
    backbone: Backbone,
    runtime: Runtime,
    digests: Mapping[str, str],
) -> CellEngine:
    """Open a system over geocells on a gallery and a backbone that are open already.

    Raises:
        PackError: the pack does not have it, or a part is damaged.
    """
    check(system, pack)
    return CellEngine(pack, backbone, gallery, _classifier(system, pack, gallery, runtime), digests)


def check(system: System, pack: Pack) -> None:
    """Refuse a system that a pack does not have.

    Raises:
        PackError: it does not.
    """
    if not (pack.folder / system.value).is_dir():
        have = [System.PINPOINT.value, *(name for name in CLASSIFIERS if (pack.folder / name).is_dir())]
        raise PackError(f"the pack {pack.name} has no {system.value}, only {', '.join(have)}; choose one of these")


def _classifier(system: System, pack: Pack, gallery: Gallery, runtime: Runtime) -> Classifier:
    if system is System.PIGEON:
        from .pigeon import load_pigeon

        return load_pigeon(pack.folder / PIGEON, gallery, runtime)
    from .planet import load_planet

    return load_planet(pack.folder / PLANET, runtime)
