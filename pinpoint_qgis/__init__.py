"""The Pinpoint plugin for QGIS: its entry point, and the engine it ships with."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

HERE = Path(__file__).resolve().parent


def _find_engine() -> None:
    """Import the engine that ships inside the staged plugin folder; in a source tree it lies beside, on the path.

    The folder itself must not go on the path: our `processing` would hide QGIS's. When QGIS loads the plugin again, as
    after an upgrade, the engine that it had loaded before goes: QGIS forgets the modules of plugins alone.
    """
    folder, loaded = HERE / "pinpoint_engine", sys.modules.get("pinpoint_engine")
    if folder.is_dir() and (loaded is None or Path(loaded.__file__).resolve().parent == folder):
        for name in [name for name in sys.modules if name.partition(".")[0] == "pinpoint_engine"]:
            del sys.modules[name]
        spec = spec_from_file_location(
            "pinpoint_engine", folder / "__init__.py", submodule_search_locations=[str(folder)]
        )
        if spec is not None and spec.loader is not None:
            sys.modules["pinpoint_engine"] = module_from_spec(spec)
            spec.loader.exec_module(sys.modules["pinpoint_engine"])


_find_engine()
RESOURCES = HERE / "resources" if (HERE / "resources").is_dir() else HERE.parent / "resources"


def classFactory(iface):
    """Return the plugin for a QGIS window."""
    from .plugin import PinpointPlugin

    return PinpointPlugin(iface)
