"""A child process of a user who may not read everything, as the tests may where they run as root."""

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
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "HOME": str(home), "PYTHONDONTWRITEBYTECODE": "1"}
    if start(home, [sys.executable, "-c", "import pinpoint_engine"], environment).returncode:
        pytest.skip("an ordinary user cannot read this repository")
    return start(home, [sys.executable, *arguments], environment)


def start(
    home: Path, command: Sequence[str | os.PathLike[str]], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run any command as an ordinary user in a folder of `folder`."""
    drop = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    if drop:
        for path in (home, *home.rglob("*")):
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    return subprocess.run(
        [os.fspath(part) for part in command],
        cwd=home,
        env=dict(environment),
        capture_output=True,
        text=True,
        timeout=300,
        **drop,
    )


def cli(home: Path, *arguments: str | os.PathLike[str]) -> subprocess.CompletedProcess[str]:
    """Run `pinpoint` as an ordinary user."""
    return run(home, "-m", "pinpoint_engine.cli", *arguments)
