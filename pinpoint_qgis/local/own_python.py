"""QGIS's own Python as that of a local engine: where it has all packages, its interpreter runs them in a process."""

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

FOUND = """
import os, runpy, sys
names = [os.path.basename(entry) for entry in sys.path]
at = min([names.index(name) for name in ("site-packages", "dist-packages") if name in names] or [len(names)])
sys.path[at:at] = {folders!r}
"""
"""Lets packages be found where QGIS finds them: before those of the interpreter itself, but after the standard library.

As PYTHONPATH they would go before that too, and an old backport of one of its modules would end the engine.
"""
TRIAL = """
from importlib.util import find_spec
missing = [name for name in sys.argv[1:] if find_spec(name) is None]
print("OWN", "%d.%d" % sys.version_info[:2], sys.maxsize, *missing)
"""
"""What an interpreter is asked before it is used: whether it is the Python that QGIS has in it, with its packages."""
RUN = "runpy.run_module({module!r}, run_name='__main__', alter_sys=True)"
PATIENCE_MS = 20_000
_suiting = {}
"""The interpreter that was found to suit, by the variables it was tried with."""


def has(parts, either=EITHER):
    """Tell whether packages are in QGIS's own Python, all `parts` and one of `either`; looks, and imports none."""
    return all(map(_folder, parts)) and any(map(_folder, either))


def has_engine():
    """Tell whether QGIS's own Python has all that an engine in a process needs, and is new enough."""
    return sys.version_info[:2] >= OLDEST and has(SERVED)


def variables():
    """Return the variables of a process of QGIS's own Python; it writes no bytecode, since nothing was installed."""
    kept = places.cleaned(os.environ, platform.system())  # on Windows its libraries are found by QGIS's PATH
    return {**places.for_engine(kept, CODE), "PYTHONDONTWRITEBYTECODE": "1"}


def starting(module):
    """Return the arguments by which the interpreter runs a module, with the packages of this process."""
    return ("-c", FOUND.format(folders=_folders()) + RUN.format(module=module))


def interpreter():
    """Return the interpreter of QGIS's own Python; tries some once, so call it off the main thread.

    Raises:
        MissingPartError: none is found.
    """
    told = variables()
    known = (*told.items(), *_folders())
    if known not in _suiting:
        wanted = places.own_interpreters(platform.system(), _version(), _prefixes())
        found = next((python for python in places.existing(wanted) if _suits(python, told)), "")
        if found:
            _suiting[known] = found
    if known in _suiting:
        return _suiting[known]
    raise MissingPartError(
        "the interpreter of QGIS's own Python is not found; press Set up engine in the Pinpoint dock", code="not_set_up"
    )


def _prefixes():
    """Return the folders that the interpreter may be in or below; `sys.executable` may be QGIS, or anything."""
    beside = os.path.dirname(sys.executable or "")
    return [sys.exec_prefix, sys.base_exec_prefix, *([beside, os.path.dirname(beside)] if beside else [])]


def _version():
    return "{}.{}".format(*sys.version_info[:2])


def _folders():
    """Return the folders of `sys.path` that hold the packages, in its order, so that the same ones are found."""
    names = (*SERVED, *EITHER, *READ)
    holding = {folder for folder in map(_folder, names) if folder}
    return [entry for entry in map(os.path.abspath, dict.fromkeys(filter(None, sys.path))) if entry in holding]


def _folder(name):
    """Return the folder that holds a package of QGIS's own Python, "" where it has none."""
    try:
        spec = find_spec(name)
    except (ImportError, ValueError):  # hidden on purpose, or half removed
        return ""
    if spec is None:
        return ""
    places_of = list(spec.submodule_search_locations or ()) or [spec.origin or ""]
    return os.path.dirname(os.path.abspath(places_of[0]))


def _suits(python, told):
    """Tell whether an interpreter runs, is of QGIS's version, and finds the packages."""
    asked = QProcess()
    asked.setProcessEnvironment(as_qt(told))
    asked.start(python, ["-c", FOUND.format(folders=_folders()) + TRIAL, *SERVED, "pinpoint_engine"])
    if not asked.waitForFinished(PATIENCE_MS):
        asked.kill()
        asked.waitForFinished(1000)
        return False
    said = bytes(asked.readAllStandardOutput()).decode("ascii", "replace").split()
    return said == ["OWN", _version(), str(sys.maxsize)]
