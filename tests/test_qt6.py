"""The plugin under Qt 6, as in QGIS 4: every module is imported by PyQt6, and the widgets of pure Qt are drawn.

QGIS for Qt 6 is in no package of Debian, so a process with PyQt6 alone has stand-ins for QGIS's own classes; see
`tests/qt6/stand_ins.py`. `make setup` puts PyQt6 into `.qt6`, where no program finds it that does not look there.
"""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from qt6 import program

ROOT = Path(__file__).resolve().parent.parent
PYQT6 = ROOT / ".qt6"
MODULES = ("core", "gui", "analysis", "utils")


def about(found: Any, depth: int = 2) -> Any:
    """Return what a stand-in needs to know of a name of QGIS: of a class, what it has and which class of Qt it is.

    QGIS's enums know the class that they are in, so names are listed to a depth only: `QgsClass.Enum.Member`.
    """
    if not isinstance(found, type) or not depth:
        return None
    bases = [each for each in found.__mro__ if each.__module__.startswith("PyQt5.Qt")]
    of_qt = set(dir(bases[0])) if bases else set()
    own = [name for name in dir(found) if name not in of_qt and not name.startswith("__")]
    module, base = (bases[0].__module__.split(".")[1], bases[0].__name__) if bases else ("", "")
    return {
        "module": module,
        "base": base,
        "names": {name: about(getattr(found, name, None), depth - 1) for name in own},
    }


def api() -> dict[str, Any]:
    """Return what QGIS has: all that it lists, and what the plugin names and it gives though it does not list it."""
    listed: dict[str, Any] = {}
    for name in MODULES:
        module = importlib.import_module(f"qgis.{name}")
        listed[name] = {key: about(value) for key, value in vars(module).items() if not key.startswith("_")}
    for path in program.FILES:
        for _, module, chain in program.chains(path):
            if module.removeprefix("qgis.") in listed:
                add(listed[module.removeprefix("qgis.")], importlib.import_module(module), chain)
    return listed


def add(names: dict[str, Any], owner: Any, chain: list[str]) -> None:
    """List a name of QGIS with those in it; one that QGIS does not have stays out."""
    for name in chain:
        if not hasattr(owner, name):
            return
        owner = getattr(owner, name)
        if not isinstance(names.get(name), dict):
            names[name] = about(owner, 1)
        if names[name] is None:
            return
        names = names[name]["names"]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the program says of the plugin under PyQt6."""
    if not (PYQT6 / "PyQt6").is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"PyQt6 is not in {PYQT6}; run scripts/setup.sh")
        pytest.skip(f"PyQt6 is not in {PYQT6}; run `make setup` with a network")
    folder = tmp_path_factory.mktemp("qt6")
    (folder / "api.json").write_text(json.dumps(api()))
    command = [sys.executable, "-I", "-S", "-B", str(ROOT / "tests" / "qt6" / "program.py")]
    command += [str(folder / "api.json"), str(PYQT6), str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(folder)}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=300)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_every_module_is_imported(told):
    pins = (ROOT / "requirements-qt6.txt").read_text().splitlines()
    assert f"PyQt6=={told['pyqt']}" in pins and told["imports"] == []


def test_every_name_of_qt_and_of_qgis_exists(told):
    """Qt 6 knows enums by their full names only, and lacks some methods that Qt 5 has."""
    assert told["names"] == []


def test_widgets_are_made_and_drawn(told):
    assert told["widgets"] == [] and len(told["drawn"]) > 5
