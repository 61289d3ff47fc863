"""Runs a program as an ordinary user, whom permissions bind; tests may run as root, whom they do not."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
NOBODY = 65534
"""The id of the user and the group "nobody"."""


@contextmanager
def folder() -> Iterator[Path]:
    """Make a folder outside the test's own, which only its owner may enter; remove it whatever its permissions."""
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


def run(home: Path, *arguments: str | os.PathLike[str], owns: bool = True) -> subprocess.CompletedProcess[str]:
    """Run Python as an ordinary user in a folder made by `folder`; with `owns` the user is given the folder first."""
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    if start(home, [sys.executable, "-c", "import pinpoint_engine"], environment, owns).returncode:
        pytest.skip("an ordinary user cannot read this repository")
    return start(home, [sys.executable, *arguments], environment, owns)


def start(
    home: Path, command: Sequence[str | os.PathLike[str]], environment: Mapping[str, str], owns: bool = True
) -> subprocess.CompletedProcess[str]:
    """Run any command as an ordinary user, as `run` does."""
    is_root = os.geteuid() == 0
    if is_root and owns:
        for path in (home, *home.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    return subprocess.run(
        [os.fspath(part) for part in command],
        cwd=home,
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=300,
        **({"user": NOBODY, "group": NOBODY, "extra_groups": []} if is_root else {}),
    )


def cli(home: Path, *arguments: str | os.PathLike[str], owns: bool = True) -> subprocess.CompletedProcess[str]:
    """Run `pinpoint` as an ordinary user, as `run` does."""
    return run(home, "-m", "pinpoint_engine.cli", *arguments, owns=owns)
