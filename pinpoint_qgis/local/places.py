"""Paths and environment variables of a local engine on each operating system; without QGIS, so testable anywhere."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path

LINUX, WINDOWS, MACOS = "Linux", "Windows", "Darwin"
"""The operating systems, as `platform.system()` names them."""
ROOT_VARIABLE = "PINPOINT_ENGINES"
"""The environment variable with the folder of engines; it takes precedence over the setting."""
OF_QGIS = ("PYTHON", "PROJ_", "GDAL_", "OGR_", "GEOTIFF_", "QT_", "QML", "GST_", "GTK_", "GDK_", "VIRTUAL_ENV")
"""Prefixes of variables that QGIS or a virtual environment sets for itself, and that would break another Python."""
OF_LOADER = ("LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_")
OF_INSTALLERS = ("PIP_", "UV_")
PYTHONS = ("python3.12", "python3.13", "python3.11")
"""The interpreters that fit the lock files, in order of preference."""


def root(setting, environment, data_folder):
    """Return the folder of all engines; it is outside the profile, so upgrades keep it and QGIS 3 and 4 share it."""
    return Path(environment.get(ROOT_VARIABLE) or setting or Path(data_folder, "Pinpoint"))


def interpreter(folder, system):
    """Return the path of an environment's Python."""
    return Path(folder, "Scripts", "python.exe") if system == WINDOWS else Path(folder, "bin", "python")


def interpreters(system, prefix, search_path):
    """Return possible paths of a Python that can make an environment, the best first; not all of them exist.

    On Windows and macOS QGIS brings its own Python below `prefix` (its `sys.base_exec_prefix`); elsewhere it uses the
    system's.
    """
    if system == WINDOWS:
        return [f"{prefix}\\python.exe", f"{prefix}\\python3.exe"]
    folders = [folder for folder in search_path.split(":") if folder]
    found = [posixpath.join(folder, name) for name in PYTHONS for folder in folders]
    if system == MACOS:
        own = [posixpath.join(prefix, "bin", name) for name in (*PYTHONS, "python3")]
        return [*own, *found]
    return [*found, *(posixpath.join(folder, "python3") for folder in folders)]


def own_interpreters(system, version, prefixes):
    """Return possible paths of the interpreter of QGIS's own Python, the best first, in or below some folders."""
    names = ("python.exe", "python3.exe") if system == WINDOWS else (f"python{version}", "python3")
    if system == WINDOWS:
        return [f"{prefix}\\{name}" for prefix in prefixes for name in names]
    return [posixpath.join(prefix, *below, name) for prefix in prefixes for below in (("bin",), ()) for name in names]


def program(name, system, search_path):
    """Return the possible paths of a program on the search path, in its order."""
    separator, suffix = (";", ".exe") if system == WINDOWS else (":", "")
    joined = "\\" if system == WINDOWS else "/"
    return [f"{folder.rstrip(joined)}{joined}{name}{suffix}" for folder in search_path.split(separator) if folder]


def existing(paths):
    """Return the paths of executable files, without duplicates."""
    return [path for path in dict.fromkeys(paths) if os.path.isfile(path) and os.access(path, os.X_OK)]


def cleaned(environment, system, own_folder=""):
    """Return the variables for a child process, without those that QGIS sets for its own Python, PROJ, GDAL and Qt.

    On Windows QGIS puts its library folders on the PATH; those below `own_folder` are removed from it.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if not name.upper().startswith((*OF_QGIS, *OF_LOADER))
        and not (name.startswith("SSL_CERT_") and not os.path.exists(value))  # QGIS may set folders that do not exist
    }
    if system == WINDOWS and own_folder:
        name = next((each for each in kept if each.upper() == "PATH"), "PATH")
        folders = [folder for folder in kept.get(name, "").split(";") if folder]
        theirs = own_folder.lower().rstrip("\\")
        kept[name] = ";".join(folder for folder in folders if not folder.lower().startswith(theirs))
    return kept


def for_engine(environment, code):
    """Add the variables of the engine's Python: it imports our own source, and nothing from the user's site."""
    return {
        **environment,
        "PYTHONPATH": str(code),
        "PYTHONSAFEPATH": "1",
        "PYTHONNOUSERSITE": "1",
        "PYTHONUNBUFFERED": "1",
        "PYTHONUTF8": "1",
        "OMP_WAIT_POLICY": "PASSIVE",
    }


def for_installer(environment, offline):
    """Add variables that make the output of pip and uv easy to parse; offline, their index settings are removed."""
    kept = {name: value for name, value in environment.items() if not (offline and name.startswith(OF_INSTALLERS))}
    return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1", "NO_COLOR": "1"}


def proxied(proxy):
    """Return the variables that make pip and uv use a proxy; the user's own variables take precedence."""
    return {name: proxy for name in ("HTTP_PROXY", "HTTPS_PROXY")} if proxy else {}
