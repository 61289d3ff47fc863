"""The plugin's settings, stored in QGIS's settings under `pinpoint/`."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QStandardPaths

from pinpoint_engine import System

GROUP = "pinpoint"


def default_folder():
    """Return the default folder of runs: outside the QGIS profile, where an upgrade empties the plugin folder."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return str(Path(documents or Path.home(), "Pinpoint"))


@dataclass(frozen=True)
class Settings:
    """The analyst's settings.

    `pack` and `galleries` are folders ("" is the embedded pack); GeoPackages are written to the folder `runs`.
    `street_level` says that the photos are street-level frames. `system` is the name of the system that locates them.
    `engine` is where: "" or "local" for a process of its own on this machine, "here" for QGIS's own process, "remote"
    for another machine. `engines` is the folder of engines that are set up ("" is the default). `remote` is the
    address of the remote engine; its token is stored encrypted in QGIS's authentication database, not here.
    `form_closed` says that the dock shows a summary instead of the settings of a request.
    """

    pack: str = ""
    galleries: tuple[str, ...] = ()
    runs: str = ""
    top_k: int = 12
    street_level: bool = False
    system: str = System.PINPOINT.value
    engine: str = ""
    engines: str = ""
    remote: str = ""
    form_closed: bool = False


def load():
    """Return the stored settings, with defaults for those that are not stored."""
    store = QgsSettings()
    galleries = store.value(f"{GROUP}/galleries", []) or []
    return Settings(
        pack=store.value(f"{GROUP}/pack", "", type=str),
        galleries=(galleries,) if isinstance(galleries, str) else tuple(galleries),
        runs=store.value(f"{GROUP}/runs", "", type=str) or default_folder(),
        top_k=min(100, max(1, store.value(f"{GROUP}/top_k", 12, type=int))),
        street_level=store.value(f"{GROUP}/street_level", False, type=bool),
        system=store.value(f"{GROUP}/system", System.PINPOINT.value, type=str),
        engine=store.value(f"{GROUP}/engine", "", type=str),
        engines=store.value(f"{GROUP}/engines", "", type=str),
        remote=store.value(f"{GROUP}/remote", "", type=str),
        form_closed=store.value(f"{GROUP}/form_closed", False, type=bool),
    )


def save(settings):
    """Store the settings."""
    store = QgsSettings()
    store.setValue(f"{GROUP}/pack", settings.pack)
    store.setValue(f"{GROUP}/galleries", list(settings.galleries))
    store.setValue(f"{GROUP}/runs", settings.runs)
    store.setValue(f"{GROUP}/top_k", settings.top_k)
    store.setValue(f"{GROUP}/street_level", settings.street_level)
    store.setValue(f"{GROUP}/system", settings.system)
    store.setValue(f"{GROUP}/engine", settings.engine)
    store.setValue(f"{GROUP}/engines", settings.engines)
    store.setValue(f"{GROUP}/remote", settings.remote)
    store.setValue(f"{GROUP}/form_closed", settings.form_closed)


def use_gallery(folder):
    """Add a gallery to the user's own ones, if it is none of them yet."""
    chosen = load()
    if folder not in chosen.galleries:
        save(replace(chosen, galleries=(*chosen.galleries, folder)))
