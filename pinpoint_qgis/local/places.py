"""Where a local engine lies and what it inherits, on each operating system; no QGIS, so testable anywhere."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path

LINUX, WINDOWS, MACOS = "Linux", "Windows", "Darwin"
"""What `platform.system()` calls them."""
ROOT_VARIABLE = "PINPOINT_ENGINES"
"""The environment variable that says where engines are kept, before any setting."""
OF_QGIS = ("PYTHON", "PROJ_", "GDAL_", "OGR_", "GEOTIFF_", "QT_", "QML", "GST_", "GTK_", "GDK_", "VIRTUAL_ENV")
"""Variables that QGIS or an environment sets for itself and that lead another Python astray, by their beginnings."""
OF_LOADER = ("LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_")
OF_INSTALLERS = ("PIP_", "UV_")
PYTHONS = ("python3.12", "python3.13", "python3.11")
"""The interpreters that fit the lock files, the first choice first."""


def root(setting, environment, data_folder):
    """Return the folder of all engines: outside the profile, so that an upgrade keeps it and QGIS 3 and 4 share it."""
    return Path(environment.get(ROOT_VARIABLE) or setting or Path(data_folder, "Pinpoint"))


def interpreter(folder, system):
    """Return the Python of an environment."""
    return Path(folder, "Scripts", "python.exe") if system == WINDOWS else Path(folder, "bin", "python")


def interpreters(system, prefix, search_path):
    """Return where a Python may be that can make an environment, the best first; not all of them exist.

    On Windows and macOS QGIS has a Python of its own below `prefix` (its `sys.base_exec_prefix`); elsewhere it is the
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
    """Return where the interpreter of QGIS's own Python may be, the best first, from folders it may be in or below."""
    names = ("python.exe", "python3.exe") if system == WINDOWS else (f"python{version}", "python3")
    if system == WINDOWS:
        return [f"{prefix}\\{name}" for prefix in prefixes for name in names]
    return [posixpath.join(prefix, *below, name) for prefix in prefixes for below in (("bin",), ()) for name in names]


def program(name, system, search_path):
    """Return where a program of this name may be on the search path, first found first."""
    separator, suffix = (";", ".exe") if system == WINDOWS else (":", "")
    joined = "\\" if system == WINDOWS else "/"
    return [f"{folder.rstrip(joined)}{joined}{name}{suffix}" for folder in search_path.split(separator) if folder]


def existing(paths):
    """Return the paths that are files that may be run, each once."""
    return [path for path in dict.fromkeys(paths) if os.path.isfile(path) and os.access(path, os.X_OK)]


def cleaned(environment, system, own_folder=""):
    """Return what a child process may inherit: nothing that QGIS has set for its own Python, PROJ, GDAL and Qt.

    On Windows QGIS puts its folders of libraries on the PATH, so those below `own_folder` are taken off it.
    """
    kept = {
        name: value
        for name, value in environment.items()
        if not name.upper().startswith((*OF_QGIS, *OF_LOADER))
        and not (name.startswith("SSL_CERT_") and not os.path.exists(value))  # QGIS may name folders that are not there
    }
    if system == WINDOWS and own_folder:
        name = next((each for each in kept if each.upper() == "PATH"), "PATH")
        folders = [folder for folder in kept.get(name, "").split(";") if folder]
        theirs = own_folder.lower().rstrip("\\")
        kept[name] = ";".join(folder for folder in folders if not folder.lower().startswith(theirs))
    return kept


def for_engine(environment, code):
    """Add what the engine's Python needs: our own source and no other."""
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
    """Add what pip and uv need to be read by a program; offline they must not look where their settings point."""
    kept = {name: value for name, value in environment.items() if not (offline and name.startswith(OF_INSTALLERS))}
    return {**kept, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1", "PYTHONNOUSERSITE": "1", "NO_COLOR": "1"}


def proxied(proxy):
    """Return the variables that lead pip and uv through a proxy; what the user has set goes before them."""
    return {name: proxy for name in ("HTTP_PROXY", "HTTPS_PROXY")} if proxy else {}


def size_in_words(size_bytes):
    """Say a size the way a person would: 640 kB, 174 MB, 1.2 GB."""
    for unit, factor in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size_bytes >= factor:
            number = size_bytes / factor
            return f"{number:.1f} {unit}" if number < 9.95 and unit == "GB" else f"{number:.0f} {unit}"
    return f"{size_bytes} bytes"
