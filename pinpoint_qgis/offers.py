"""Which systems the chosen engine can run, and what each of the others needs; looks at files only, starts nothing."""

from __future__ import annotations

from pathlib import Path

from pinpoint_engine import System

from . import RESOURCES, packs, remote
from .engines import HERE, REMOTE, way
from .local import own_python
from .local.environment import Environment, State
from .local.recipes import EITHER
from .translation import tr

CLIP = "clip-vit-large-patch14"
OF_PLONK = ("plonk-yfcc", "dinov2-with-registers-large")
"""The packs that GeoCLIP and PLONK are made of, as `pinpoint models list` names them; GeoCLIP has a package, too."""


def needs(settings, served=None):
    """Return what each system needs that is not there, by its name; "" if the engine can run it.

    What cannot be known here counts as there: the packages of an engine that records none, and all of a remote engine
    that has not been asked yet. `served` has the names of the systems of remote engines, by address.
    """
    if way(settings) == REMOTE:
        names = (served or {}).get(settings.remote)
        missing = tr("{host} does not offer it").format(host=remote.host_of(settings.remote))
        return {system.value: missing if names and system.value not in names else "" for system in System}
    runtimes = _runtimes(settings)
    pack = Path(settings.pack) if settings.pack else RESOURCES / "pack"
    return {
        System.PINPOINT.value: _of_pack(pack, "", runtimes),
        System.PIGEON.value: _of_pack(pack, System.PIGEON.value, runtimes),
        System.PLANET.value: _of_pack(pack, System.PLANET.value, runtimes),
        System.GEOCLIP.value: _of_geoclip(settings, runtimes),
        System.PLONK.value: _of_hub(OF_PLONK, runtimes),
    }


def _runtimes(settings):
    """Return which of torch and onnxruntime the engine has; both if that is not known, as without an engine."""
    environment = Environment(settings.engines)
    if settings.engine == HERE or (way(settings) and environment.state() is not State.READY):
        return tuple(name for name in EITHER if own_python.has((name,), (name,)))
    packages = environment.installed().get("packages") or EITHER
    return tuple(name for name in EITHER if name in packages)


def full_engine_needed(settings):
    """Return that an engine without torch cannot run a pack of published weights; "" if the engine has it."""
    return "" if "torch" in _runtimes(settings) else _full_engine()


def _of_pack(pack, folder, runtimes):
    if pack == packs.folder_of(packs.WORLD) and not packs.is_here(packs.WORLD):
        return tr("the model pack {name} is not here; get it in the options").format(name=pack.name)
    if folder and pack.is_dir() and not (pack / folder).is_dir():
        return tr("the model pack does not have it; choose another one in the options")
    has_graphs = (pack / "tower" / "model.onnx").is_file()
    return "" if "torch" in runtimes or has_graphs or not pack.is_dir() else _full_engine(pack.name)


def _full_engine(pack=""):
    if pack:
        return tr("the pack {name} needs the full engine; press Set up engine and choose it").format(name=pack)
    return tr("it needs the full engine; press Set up engine and choose it")


def _of_geoclip(settings, runtimes):
    if "torch" not in runtimes:
        return _full_engine()
    told = tr("its weights are not here; get the model pack {name} in the options, which brings them")
    is_here = not _of_hub((CLIP,), runtimes) and _has_geoclip(settings)
    return "" if is_here else told.format(name=packs.WORLD)


def _of_hub(names, runtimes):
    if "torch" not in runtimes:
        return _full_engine()
    if not all((packs.folder_of(name) / "config.json").is_file() for name in names):
        return tr("its weights are not here; download them as Pinpoint's README describes")
    return ""


def _has_geoclip(settings):
    """Return whether GeoCLIP was downloaded or the engine's Python has its package; True where that is not known."""
    if (packs.folder_of(System.GEOCLIP.value) / "gps_gallery" / "coordinates_100K.csv").is_file():
        return True
    environment = Environment(settings.engines)
    if settings.engine == HERE or environment.state() is not State.READY:
        return own_python.has(("geoclip",), ("geoclip",))
    folder = environment.folder
    if not Path(environment.installed()["interpreter"]).is_relative_to(folder):
        return True
    places = ("lib/python*/site-packages/geoclip", "Lib/site-packages/geoclip")
    return any(any(folder.glob(place)) for place in places)
