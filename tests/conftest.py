"""Fixtures of all tests: the tiny world, an engine on it, and the shared folder if there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile

# QGIS's settings and authentication database are separate for each process, as tests run in parallel.
os.environ["XDG_CONFIG_HOME"] = os.environ["QGIS_AUTH_DB_DIR_PATH"] = tempfile.mkdtemp(prefix="pinpoint-tests-")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # on a busy machine torch's waiting threads starve each other

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from tiny import PHOTOS_PER_PLACE, World, draw, make_world

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_unconfigure() -> None:
    """Remove the tests' QGIS settings and authentication database."""
    shutil.rmtree(os.environ["XDG_CONFIG_HOME"], ignore_errors=True)


@pytest.fixture(scope="session")
def world(tmp_path_factory) -> World:
    """Photos, a table and a pack, all written by the engine's own code; tests must not change them."""
    return make_world(tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def engine(world):
    """The real engine on the tiny world."""
    from pinpoint_engine.systems.pinpoint import open_pinpoint

    return open_pinpoint(world.pack)


@pytest.fixture(scope="session")
def queries(world):
    """The tiny world's reference photos as queries, one of each place."""
    from pinpoint_engine.photos import read_photo

    return [read_photo(str(path)) for path in world.photos[::PHOTOS_PER_PLACE]]


@pytest.fixture
def waits(monkeypatch) -> list[float]:
    """Take no time for the waits of polite hosts, and return how long each would have been, in seconds."""
    from pinpoint_engine.sources.polite import PoliteHost

    asked: list[float] = []
    monkeypatch.setattr(PoliteHost, "_postpone", lambda _self, _host, wait_s: asked.append(wait_s))
    return asked


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of models and galleries beside the repository."""
    if not SHARED.is_dir():
        pytest.skip(f"there is no shared folder {SHARED}")
    return SHARED


@pytest.fixture
def broken(tmp_path) -> Path:
    """A JPEG that is truncated after its header."""
    path = tmp_path / "broken.jpg"
    draw(path, 1000)
    path.write_bytes(path.read_bytes()[:200])
    return path


@pytest.fixture(scope="session")
def make_gallery() -> Callable[..., Any]:
    """Make a gallery of points [N, 2] with random unit vectors unless given, and fields of `Reference` by name."""
    import numpy as np

    from pinpoint_engine.gallery import Gallery
    from pinpoint_engine.types import Location, Reference, Source

    def make(latlon: Any, vectors: Any = None, model: str = "m" * 64, **fields: Sequence[Any]) -> Gallery:
        if vectors is None:
            vectors = np.random.default_rng(len(latlon)).normal(size=(len(latlon), 16))
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        named = [{name: values[row] for name, values in fields.items()} for row in range(len(latlon))]
        references = [
            Reference(**{"id": f"r{row}", "location": Location(*place), "source": Source.INTERNET, **named[row]})
            for row, place in enumerate(np.asarray(latlon, float).tolist())
        ]
        return Gallery.of(references, np.asarray(vectors, np.float16), model)

    return make


@pytest.fixture
def small_disk(tmp_path, request) -> Iterator[Path]:
    """A mounted disk of 128 kB, or of the size in the test's parameter; mounting needs root."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = getattr(request, "param", "128k")
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here; that needs root")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)
