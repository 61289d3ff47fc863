"""The Pinpoint plugin for QGIS: its entry point, and the import of the engine it ships with."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

HERE = Path(__file__).resolve().parent


def _find_engine() -> None:
    """Import the engine from the staged plugin folder; in a source tree it is importable already.

    The plugin folder must not be put on `sys.path`: our `processing` package would hide QGIS's. When QGIS reloads the
    plugin, for example after an upgrade, it drops the plugin's own modules only, so the old engine is dropped here.
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
