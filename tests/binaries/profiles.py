"""Runs the real QGIS programs as a user does, with the packaged plugin in an empty profile."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scripts.stage import NAME

QGIS, QGIS_PROCESS = Path("/usr/bin/qgis"), Path("/usr/bin/qgis_process")
PACKAGES = sysconfig.get_path("purelib")
"""The folder of the tests' packages, with those of the engine as wheels from PyPI."""
PATIENCE_S = 120
CRASHES = re.compile(
    r"Segmentation fault|Traceback \(most recent|core dumped|Aborted|terminate called|Fatal Python error|double free"
)
ALGORITHM = "pinpoint:locatephotos"
FOLDER = Path(".local", "share", "QGIS", "QGIS3", "profiles", "default")
"""The folder of a profile in the home folder."""


@dataclass(frozen=True)
class Done:
    """The outcome of a program: its exit code, its output, and the JSON that it printed, {} for none."""

    code: int
    said: str
    told: dict[str, Any]

    @property
    def counts(self) -> dict[str, int]:
        """Return the number of photos by outcome, from the results of the algorithm."""
        results = self.told.get("results", {})
        return {name: value for name, value in results.items() if name.startswith("N_")}


@dataclass(frozen=True)
class Profile:
    """A home folder with the plugin installed. `path` is QGIS's PYTHONPATH, "" for QGIS's own packages only."""

    home: Path
    path: str = ""
    variables: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def unpack(cls, home: Path, archive: Path, engines: Path, path: str = "") -> Profile:
        """Install the plugin's zip in an empty profile, as QGIS's plugin dialog does."""
        plugins = home / FOLDER / "python" / "plugins"
        shutil.unpack_archive(archive, plugins)
        assert (plugins / NAME / "metadata.txt").is_file()
        return cls(home, path, {"PINPOINT_ENGINES": str(engines)})

    def set(self, **settings: Any) -> Profile:
        """Write QGIS's settings: the plugin is enabled, and Pinpoint has the given settings."""
        ini = self.home / FOLDER / "QGIS" / "QGIS3.ini"
        ini.parent.mkdir(parents=True, exist_ok=True)
        lines = ["[PythonPlugins]", f"{NAME}=true", "processing=true", "[qgis]", "checkVersion=false", "[core]"]
        lines += ["NewsFeed\\disabled=true", "[pinpoint]", *(f"{name}={value}" for name, value in settings.items())]
        ini.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return self

    def environment(self) -> dict[str, str]:
        """Return the environment of the program, which has nothing of the tests' Python except `path`."""
        given = {**self.variables, **({"PYTHONPATH": self.path} if self.path else {})}
        own = {"XDG_RUNTIME_DIR": self.home / "runtime", "TMPDIR": self.home / "tmp"}
        for folder in own.values():
            folder.mkdir(mode=0o700, exist_ok=True)
        base = {"PATH": "/usr/bin:/bin", "HOME": str(self.home), "LANG": "C.UTF-8", "QT_QPA_PLATFORM": "offscreen"}
        return {**base, **{name: str(path) for name, path in own.items()}, **given}

    def locate(self, **parameters: Any) -> Done:
        """Run the algorithm in `qgis_process` with the given parameters, such as `WITHIN="area.geojson"`."""
        asked = [f"{name}={'true' if value is True else value}" for name, value in parameters.items()]
        return self.run("--json", "run", ALGORITHM, "--", *asked)

    def run(self, *arguments: str) -> Done:
        """Run `qgis_process`."""
        done = subprocess.run(
            [QGIS_PROCESS, *arguments],
            env=self.environment(),
            cwd=self.home,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        try:
            told = json.loads(done.stdout)
        except ValueError:
            told = {}
        return Done(done.returncode, done.stdout + done.stderr, told)


def check_whole(done: Done) -> None:
    """Check that a program exited with 0 and without signs of a crash, which may come after good output."""
    assert done.code == 0, f"exit {done.code}: {done.said[-3000:]}"
    assert not CRASHES.search(done.said), done.said[-3000:]


def check_refused(done: Done, words: str) -> None:
    """Check that a program failed with an understandable error message, and did not crash."""
    assert done.code == 1, f"exit {done.code}: {done.said[-3000:]}"
    assert not CRASHES.search(done.said), done.said[-3000:]
    assert re.search(words, done.said), done.said[-3000:]
    assert "pip install" not in done.said, done.said[-3000:]


def rows(path: Path, columns: str, order: str = "1") -> list[tuple[Any, ...]]:
    """Return columns of the only layer in a GeoPackage, after an integrity check."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        ((table,),) = opened.execute("SELECT table_name FROM gpkg_contents").fetchall()
        return opened.execute(f'SELECT {columns} FROM "{table}" ORDER BY {order}').fetchall()


def mark_as_engine(root: Path) -> Path:
    """Set up the tests' Python as the engine, by the choice *An existing Python*."""
    from pinpoint_qgis.local.environment import Environment
    from pinpoint_qgis.local.recipes import RECIPES, SetUpChoice

    environment = Environment(str(root))
    environment.begin()
    version = "{}.{}".format(*sys.version_info[:2])
    environment.finish(SetUpChoice(RECIPES["light"], python=sys.executable), sys.executable, version, {})
    environment.end()
    return root


def without(folder: Path, *names: str) -> str:
    """Return a PYTHONPATH that hides some packages, as if QGIS did not include them."""
    for name in names:
        package = folder / name
        package.mkdir(parents=True, exist_ok=True)
        raising = f"raise ModuleNotFoundError(\"No module named '{name}'\", name={name!r})\n"
        (package / "__init__.py").write_text(raising)
    return os.fspath(folder)
