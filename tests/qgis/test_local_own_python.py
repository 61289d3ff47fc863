"""QGIS's own Python as the engine's: its interpreter is found, whatever `sys.executable` is, with the same packages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pinpoint_engine.errors import MissingPartError
from pinpoint_qgis.local import own_python
from pinpoint_qgis.local.environment import CODE, Environment
from pinpoint_qgis.local.recipes import SERVED

TELL = "import sys, numpy, shapely; print(sys.version_info[:3], numpy.__file__, shapely.__file__)"


@pytest.fixture(autouse=True)
def nothing_known(chosen, monkeypatch):
    """No interpreter was tried before."""
    monkeypatch.setattr(own_python, "_suiting", {})


def found():
    environment = Environment()
    return own_python.interpreter(environment), own_python.variables(environment)


@pytest.mark.parametrize("executable", ["/usr/bin/qgis.bin", "/nowhere/QGIS", "", None])
def test_it_is_this_python_with_the_packages_of_this_process(monkeypatch, executable):
    monkeypatch.setattr(sys, "executable", executable)
    python, variables = found()
    assert os.path.basename(python).startswith("python3")
    told = subprocess.run([python, "-c", TELL], env=variables, capture_output=True, text=True, check=True).stdout
    numpy, shapely = (sys.modules[name].__file__ if name in sys.modules else "" for name in ("numpy", "shapely"))
    assert told.split(") ")[0] == str(sys.version_info[:3])[:-1]
    assert numpy in told and shapely in told


def test_its_variables_are_not_those_of_qgis(monkeypatch):
    for name in ("PYTHONHOME", "PROJ_LIB", "GDAL_DATA", "QT_PLUGIN_PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "/theirs")
    _, variables = found()
    assert "/theirs" not in variables.values()
    first, *others = variables["PYTHONPATH"].split(os.pathsep)
    assert first == str(CODE) and others and all(Path(each).is_dir() for each in others)
    assert not [each for each in others if "qgis" in each]


def test_one_that_is_another_version_or_lacks_a_package_is_not_taken(monkeypatch, tmp_path):
    for name, answer in (("python3", "OWN 3.4 1"), ("python3.11", f"OWN {own_python._version()} {sys.maxsize} faiss")):
        (tmp_path / "bin").mkdir(exist_ok=True)
        liar = tmp_path / "bin" / name
        liar.write_text(f"#!/bin/sh\necho '{answer}'\n")
        liar.chmod(0o755)
    monkeypatch.setattr(own_python, "_prefixes", lambda: [str(tmp_path)])
    with pytest.raises(MissingPartError, match="is not found; press Set up engine in the Pinpoint dock"):
        own_python.interpreter(Environment())
    monkeypatch.undo()
    assert found()[0]  # a failure is not kept


def test_it_is_looked_for_once(monkeypatch):
    python, _ = found()
    monkeypatch.setattr(own_python, "_suits", lambda *_: pytest.fail("tried again"))
    assert found()[0] == python


@pytest.mark.parametrize("name", SERVED)
def test_without_one_package_there_is_no_engine(monkeypatch, name):
    assert own_python.has_engine()
    find = own_python.find_spec
    monkeypatch.setattr(own_python, "find_spec", lambda asked: None if asked == name else find(asked))
    assert not own_python.has_engine()
