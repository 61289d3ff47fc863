"""The staged plugin folder, which QGIS loads, and its zip for the plugin site."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile

import pytest

import pinpoint_engine
from scripts.stage import FILES, REQUIRED_KEYS, ROOT, pack, shipped, stage


@pytest.fixture
def plugin(tmp_path):
    """A plugin folder with the minimum that the site requires."""
    folder = tmp_path / "pinpoint_qgis"
    folder.mkdir()
    for name in ("__init__.py", *FILES):
        (folder / name).write_text("")
    keys = "\n".join(f"{key}=1.2.3" for key in REQUIRED_KEYS)
    (folder / "metadata.txt").write_text(f"[general]\n{keys}\n")
    return folder


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    return stage(tmp_path_factory.mktemp("stage"))


def test_stage_has_plugin_engine_metadata_and_licence(staged):
    for name in (*FILES, "resources/icons/pinpoint.svg", "pinpoint_engine/types.py"):
        assert (staged / name).read_bytes()
    assert (staged / "pinpoint_engine/types.py").read_bytes() == (ROOT / "pinpoint_engine/types.py").read_bytes()


def test_stage_ships_no_bytecode_and_nothing_hidden(staged):
    names = [path.name for path in staged.rglob("*")]
    assert not [n for n in names if n.startswith(".") or n == "__pycache__" or n.endswith((".pyc", ".sh"))]


def test_staging_again_replaces_the_old_folder(tmp_path):
    leftover = stage(tmp_path) / "leftover.py"
    leftover.touch()
    stage(tmp_path)
    assert not leftover.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["pinpoint_qgis"]


def test_zip_is_the_same_for_the_same_folder(plugin, tmp_path):
    first = pack(plugin, tmp_path / "first")
    (plugin / "LICENSE").touch()
    assert first.name == "pinpoint_qgis-1.2.3.zip"
    assert first.read_bytes() == pack(plugin, tmp_path / "second").read_bytes()


def test_zip_holds_every_file_below_one_folder(plugin, tmp_path):
    names = zipfile.ZipFile(pack(plugin, tmp_path)).namelist()
    assert names == [f"pinpoint_qgis/{file.name}" for file in shipped(plugin)]


@pytest.mark.parametrize("name", ["run.sh", "start.bat", "fast.so", "module.pyc"])
def test_forbidden_suffix_is_refused(plugin, tmp_path, name):
    (plugin / name).touch()
    with pytest.raises(ValueError, match=name):
        pack(plugin, tmp_path / "dist")


@pytest.mark.parametrize("name", ["__init__.py", *FILES])
def test_missing_file_is_refused(plugin, tmp_path, name):
    (plugin / name).unlink()
    with pytest.raises(ValueError, match=f"{name} is missing"):
        pack(plugin, tmp_path / "dist")


def test_missing_metadata_key_is_refused(plugin, tmp_path):
    text = (plugin / "metadata.txt").read_text()
    (plugin / "metadata.txt").write_text(text.replace("tracker=1.2.3\n", ""))
    with pytest.raises(ValueError, match="no tracker"):
        pack(plugin, tmp_path / "dist")


def test_an_upgraded_plugin_brings_its_own_engine(staged, tmp_path):
    """QGIS drops and reloads the plugin's own modules only; other modules that they have imported stay loaded."""
    folder = shutil.copytree(staged, tmp_path / "plugins" / "pinpoint_qgis")
    code = f"""
import sys
sys.path.insert(0, {str(folder.parent)!r})
import pinpoint_qgis, pinpoint_engine.types
old = pinpoint_engine
path = {str(folder / "pinpoint_engine" / "__init__.py")!r}
text = open(path).read()
open(path, "w").write(text.replace(f'"{{old.__version__}}"', '"99.0"'))
for name in [name for name in sys.modules if name.startswith("pinpoint_qgis")]:
    del sys.modules[name]
import pinpoint_qgis, pinpoint_engine
print(pinpoint_engine.__version__, pinpoint_engine is not old, "pinpoint_engine.types" in sys.modules)
"""
    run = subprocess.run([sys.executable, "-I", "-B", "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert run.stdout.split() == ["99.0", "True", "True"], run.stderr


def test_plugin_and_engine_have_one_version(staged):
    assert f"version={pinpoint_engine.__version__}\n" in (staged / "metadata.txt").read_text(encoding="utf-8")
