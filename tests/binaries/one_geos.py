"""Builds shapely from source against the system's GEOS, so that it uses the same library as QGIS."""

from __future__ import annotations

import ctypes.util
import importlib.metadata
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

PATIENCE_S = 600
VERSION = importlib.metadata.version("shapely")
TELL = "import shapely; print(shapely.geos_version)"


def build_shapely(cache: Path) -> Path:
    """Build shapely into a cached folder, unless it is there already; skip the test if it cannot be built."""
    target = cache / f"shapely-{VERSION}-{_geos()}-{sys.implementation.cache_tag}"
    if not target.is_dir():
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as folder:
            made = _build(Path(folder))
            made.rename(target)
    told = subprocess.run(
        [sys.executable, "-c", TELL], env={**os.environ, "PYTHONPATH": str(target)}, capture_output=True, text=True
    )
    assert told.stdout.strip() == str(tuple(map(int, _geos().split(".")))), told.stderr
    return target


def _geos() -> str:
    from qgis.core import Qgis

    version = Qgis.geosVersionInt()
    return f"{version // 10_000}.{version // 100 % 100}.{version % 100}"


def _build(folder: Path) -> Path:
    missing = [name for name in ("cc", "pkg-config", "dpkg") if shutil.which(name) is None]
    if missing:
        pytest.skip(f"shapely cannot be built here: there is no {', '.join(missing)}")
    command = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-binary", "shapely", "--quiet"]
    command += ["--disable-pip-version-check", "--target", str(folder / "made"), f"shapely=={VERSION}"]
    environment = {**os.environ, "PKG_CONFIG_PATH": str(_development_files(folder))}
    try:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE_S)
    except subprocess.TimeoutExpired:
        pytest.skip(f"shapely was not built within {PATIENCE_S} s")
    if done.returncode:
        pytest.skip(f"shapely cannot be built here: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
    return folder / "made"


def _development_files(folder: Path) -> Path:
    """Return a folder for PKG_CONFIG_PATH; without libgeos-dev on the system, it is unpacked here, not installed."""
    if subprocess.run(["pkg-config", "--exists", "geos"]).returncode == 0:
        return folder
    library = ctypes.util.find_library("geos_c")
    fetched = subprocess.run(["apt-get", "download", "libgeos-dev"], cwd=folder, capture_output=True)
    packages = list(folder.glob("libgeos-dev_*.deb"))
    if library is None or fetched.returncode or not packages:
        pytest.skip("shapely cannot be built here: there is no libgeos-dev, and it cannot be fetched")
    subprocess.run(["dpkg", "-x", packages[0], folder], check=True)
    loaded = next(Path(where, library) for where in _library_folders() if Path(where, library).exists())
    (folder / "lib").mkdir()
    (folder / "lib" / "libgeos_c.so").symlink_to(loaded)
    lines = ["Name: geos", "Description: GEOS", f"Version: {_geos()}"]
    lines += [f"Cflags: -I{folder}/usr/include", f"Libs: -L{folder}/lib -lgeos_c"]
    (folder / "geos.pc").write_text("\n".join(lines) + "\n")
    return folder


def _library_folders() -> list[str]:
    import sysconfig

    return [f"/usr/lib/{sysconfig.get_config_var('MULTIARCH')}", "/usr/lib", "/usr/lib64", "/lib"]
