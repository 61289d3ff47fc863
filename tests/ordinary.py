"""A child process of a user who may not read everything, as the tests may where they run as root."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
NOBODY = 65534


@contextmanager
def folder() -> Iterator[Path]:
    """Lend a folder that the ordinary user owns once `run` is called; whatever its permissions are then, it goes."""
    if not hasattr(os, "geteuid"):
        pytest.skip("this system has no permissions to take away")
    made = Path(tempfile.mkdtemp(prefix="pinpoint-ordinary-"))
    try:
        yield made
    finally:
        for path in (made, *made.rglob("*")):
            if path.is_dir() and not path.is_symlink():
                path.chmod(0o700)
        shutil.rmtree(made)


def run(home: Path, *arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    """Run Python with some arguments as an ordinary user in a folder of `folder`."""
    drop = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    if drop:
        for path in (home, *home.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    command = [sys.executable, *map(os.fspath, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    probe = [sys.executable, "-c", "import pinpoint_engine"]
    if subprocess.run(probe, cwd=home, env=environment, capture_output=True, **drop).returncode:
        pytest.skip("an ordinary user cannot read this repository")
    return subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, **drop)


def cli(home: Path, *arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    """Run `pinpoint` as an ordinary user."""
    return run(home, "-m", "pinpoint_engine.cli", *arguments)


def lock(*paths: tuple[Path, int]) -> Sequence[Path]:
    """Set the permissions of files and folders, the deepest first."""
    for path, mode in paths:
        path.chmod(mode)
    return [path for path, _ in paths]
