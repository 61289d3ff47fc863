"""QGIS's own Python for a local engine: its interpreter is found whatever `sys.executable` is, with its packages."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from pinpoint_engine.errors import MissingPartError
from pinpoint_qgis.engines import way
from pinpoint_qgis.local import own_python
from pinpoint_qgis.local.environment import CODE, Environment
from pinpoint_qgis.local.recipes import SERVED

TELL = """
import sys, uuid
from importlib.util import find_spec
print(sys.version_info[:3])
for name in sys.argv[1:]:
    print(find_spec(name).origin)
"""


@pytest.fixture(autouse=True)
def nothing_known(chosen, monkeypatch):
    """Clears the cache of interpreters."""
    monkeypatch.setattr(own_python, "_suitable", {})


def tell(*names):
    """Start Python as the engine is started; return its version and where its modules come from."""
    python = own_python.interpreter()
    told = subprocess.run(
        [python, "-c", own_python.SEARCH_PATH.format(folders=own_python._folders()) + TELL, *names],
        env=own_python.variables(),
        capture_output=True,
        text=True,
        check=True,
    )
    return python, told.stdout.splitlines()


@pytest.mark.parametrize("executable", ["/usr/bin/qgis.bin", "/nowhere/QGIS", "", None])
def test_it_is_this_python_with_the_packages_of_this_process(monkeypatch, executable):
    monkeypatch.setattr(sys, "executable", executable)
    python, (version, *origins) = tell("numpy", "shapely", "pinpoint_engine")
    assert os.path.basename(python).startswith("python3")
    assert version == str(sys.version_info[:3])
    assert origins == [find_spec(name).origin for name in ("numpy", "shapely", "pinpoint_engine")]


def test_a_backport_beside_the_packages_does_not_replace_the_standard_library(monkeypatch, tmp_path):
    """Nor do QGIS's working folder or a colon in a folder's name put other modules on the path."""
    beside = tmp_path / "a:b"
    beside.mkdir()
    for name in ("uuid", "typing", "enum"):
        (beside / f"{name}.py").write_text("raise SystemExit('a backport')\n")
        (tmp_path / f"{name}.py").write_text("raise SystemExit('where QGIS runs')\n")
    (beside / "fastapi").symlink_to(Path(find_spec("fastapi").origin).parent)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "fastapi", raising=False)  # another test may have loaded it, from where it is
    monkeypatch.setattr(sys, "path", ["", *sys.path[:1], str(beside), *sys.path[1:]])
    _, (_, *origins) = tell("uuid", "fastapi", "numpy")
    assert origins == [uuid.__file__, str(beside / "fastapi" / "__init__.py"), find_spec("numpy").origin]
    assert str(tmp_path) not in own_python._folders()


def test_an_old_python_is_not_used(chosen, monkeypatch):
    monkeypatch.setattr(own_python.sys, "version_info", (3, 10, 99))
    assert not own_python.has_engine()
    assert way(replace(chosen, engine="")) == ""
    monkeypatch.setattr(own_python.sys, "version_info", (3, 11, 0))
    assert own_python.has_engine()


def test_its_variables_are_not_those_of_qgis(monkeypatch):
    for name in ("PYTHONHOME", "PROJ_LIB", "GDAL_DATA", "QT_PLUGIN_PATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "/theirs")
    variables = own_python.variables()
    assert "/theirs" not in variables.values()
    assert variables["PYTHONPATH"] == str(CODE)
    folders = own_python._folders()
    assert folders and all(Path(each).is_dir() for each in folders) and not [each for each in folders if "qgis" in each]


def test_it_writes_no_bytecode_where_nothing_was_installed():
    """The packages have bytecode beside them already, which PYTHONPYCACHEPREFIX would hide."""
    told = own_python.variables()
    assert told["PYTHONDONTWRITEBYTECODE"] == "1" and "PYTHONPYCACHEPREFIX" not in told
    environment = Environment()
    assert environment.variables()["PYTHONPYCACHEPREFIX"] == str(environment.caches)


def test_an_interpreter_of_another_version_or_without_a_package_is_not_used(monkeypatch, tmp_path):
    for name, answer in (("python3", "OWN 3.4 1"), ("python3.11", f"OWN {own_python._version()} {sys.maxsize} faiss")):
        (tmp_path / "bin").mkdir(exist_ok=True)
        liar = tmp_path / "bin" / name
        liar.write_text(f"#!/bin/sh\necho '{answer}'\n")
        liar.chmod(0o755)
    monkeypatch.setattr(own_python, "_prefixes", lambda: [str(tmp_path)])
    with pytest.raises(MissingPartError, match="is not found; press Set up engine in the Pinpoint dock"):
        own_python.interpreter()
    monkeypatch.undo()
    assert own_python.interpreter()  # a failure is not kept


def test_the_interpreter_is_searched_once(monkeypatch):
    python = own_python.interpreter()
    monkeypatch.setattr(own_python, "_is_suitable", lambda *_: pytest.fail("tried again"))
    assert own_python.interpreter() == python


@pytest.mark.parametrize("name", SERVED)
def test_without_one_package_there_is_no_engine(monkeypatch, name):
    assert own_python.has_engine()
    find = own_python.find_spec
    monkeypatch.setattr(own_python, "find_spec", lambda asked: None if asked == name else find(asked))
    assert not own_python.has_engine()
