"""Runs a local engine with QGIS's own Python, in a process of its own, if that Python has all packages."""

from __future__ import annotations

import os
import platform
import sys
from importlib.util import find_spec

from qgis.PyQt.QtCore import QProcess

from pinpoint_engine.errors import MissingPartError

from . import places
from .environment import CODE
from .recipes import EITHER, OLDEST, READ, SERVED
from .set_up import as_qt

SEARCH_PATH = """
import os, runpy, sys
names = [os.path.basename(entry) for entry in sys.path]
at = min([names.index(name) for name in ("site-packages", "dist-packages") if name in names] or [len(names)])
sys.path[at:at] = {folders!r}
"""
"""Code that puts QGIS's package folders on `sys.path`: after the standard library, before the interpreter's own.

PYTHONPATH would put them before the standard library, where an old backport of one of its modules breaks the engine.
"""
TRIAL = """
from importlib.util import find_spec
missing = [name for name in sys.argv[1:] if find_spec(name) is None]
print("OWN", "%d.%d" % sys.version_info[:2], sys.maxsize, *missing)
"""
"""Code that prints the interpreter's version and missing packages, to check that it is the Python inside QGIS."""
RUN = "runpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
PATIENCE_MS = 20_000
_suitable = {}
"""The suitable interpreter, by the variables and folders that it was tried with."""


def has(parts, either=EITHER):
    """Tell whether QGIS's own Python has all packages `parts` and one of `either`; imports none of them."""
    return all(map(_folder, parts)) and any(map(_folder, either))


def has_engine():
    """Tell whether QGIS's own Python is new enough and has all packages that a local engine needs."""
    return sys.version_info[:2] >= OLDEST and has(SERVED)


def variables():
    """Return the environment variables of an engine in QGIS's own Python; it must not write bytecode."""
    kept = places.cleaned(os.environ, platform.system())  # keeps QGIS's PATH, by which Windows finds its libraries
    return {**places.for_engine(kept, CODE), "PYTHONDONTWRITEBYTECODE": "1"}


def starting(module):
    """Return the arguments that make the interpreter run a module with the packages of this process."""
    return ("-c", SEARCH_PATH.format(folders=_folders()) + RUN.format(module=module))


def interpreter():
    """Return the interpreter of QGIS's own Python. Call it off the main thread: the first time it runs some of them.

    Raises:
        MissingPartError: none is found.
    """
    environment = variables()
    key = (*environment.items(), *_folders())
    if key not in _suitable:
        candidates = places.own_interpreters(platform.system(), _version(), _prefixes())
        found = next((python for python in places.existing(candidates) if _is_suitable(python, environment)), "")
        if found:
            _suitable[key] = found
    if key in _suitable:
        return _suitable[key]
    raise MissingPartError(
        "the interpreter of QGIS's own Python is not found; press Set up engine in the Pinpoint dock", code="not_set_up"
    )


def _prefixes():
    """Return the folders that may contain the interpreter; inside QGIS `sys.executable` is often QGIS itself."""
    folder = os.path.dirname(sys.executable or "")
    return [sys.exec_prefix, sys.base_exec_prefix, *([folder, os.path.dirname(folder)] if folder else [])]


def _version():
    return "{}.{}".format(*sys.version_info[:2])


def _folders():
    """Return the folders of `sys.path` that hold the engine's packages, in the order of `sys.path`."""
    names = (*SERVED, *EITHER, *READ)
    holding = {folder for folder in map(_folder, names) if folder}
    return [entry for entry in map(os.path.abspath, dict.fromkeys(filter(None, sys.path))) if entry in holding]


def _folder(name):
    """Return the folder of a package in QGIS's own Python, "" if it is not installed."""
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):  # hidden on purpose, or removed incompletely
        return ""
    if spec is None:
        return ""
    locations = list(spec.submodule_search_locations or ()) or [spec.origin or ""]
    return os.path.dirname(os.path.abspath(locations[0]))


def _is_suitable(python, environment):
    """Tell whether an interpreter runs, has the version of QGIS's Python, and finds the packages."""
    process = QProcess()
    process.setProcessEnvironment(as_qt(environment))
    process.start(python, ["-c", SEARCH_PATH.format(folders=_folders()) + TRIAL, *SERVED, "pinpoint_engine"])
    if not process.waitForFinished(PATIENCE_MS):
        process.kill()
        process.waitForFinished(1000)
        return False
    output = bytes(process.readAllStandardOutput()).decode("ascii", "replace").split()
    return output == ["OWN", _version(), str(sys.maxsize)]
