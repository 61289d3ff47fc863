"""What an embedder makes of a large shard is computed once, and read from its files to the bit."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import tiny

from pinpoint_engine import bundles
from pinpoint_engine.gallery import open_gallery, save_gallery, store, stored_codes
from pinpoint_engine.models.networks import Embedder
from pinpoint_engine.systems import learned
from pinpoint_engine.systems.learned import open_spaces

ROOT = Path(__file__).resolve().parents[2]
COUNT, DIM = 90, 16


class Counting(Embedder):
    """Embeds by one fixed turn, and counts what it was asked for."""

    def __init__(self):
        turn = np.random.default_rng(1).normal(size=(DIM, 8)).astype(np.float32)
        self.asked = 0

        def images(rows, sources):
            self.asked += len(rows)
            made = rows @ turn + sources[:, None] + 0.01
            return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)

        def places(points):
            made = points @ np.ones((3, 8)) + np.arange(8)
            return (made / np.linalg.norm(made, axis=1, keepdims=True)).astype(np.float32)

        super().__init__(8, images, places)


@pytest.fixture
def folder(make_gallery, tmp_path, monkeypatch):
    """A stored gallery, large enough that what is learned of it is kept."""
    for module in (learned, stored_codes):
        monkeypatch.setattr(module, "STORED_FROM", 50)
    monkeypatch.setattr(learned, "AT_ONCE", 32)
    monkeypatch.setattr(bundles, "home", lambda: tmp_path / "home")
    latlon = np.column_stack([np.linspace(-60, 60, COUNT), np.linspace(-170, 170, COUNT)])
    save_gallery(make_gallery(latlon, tiny.unit_rows(COUNT, DIM, 3)), tmp_path / "own")
    return tmp_path / "own"


def same(spaces, others):
    for name, index in spaces.indexes.items():
        assert np.asarray(index.vectors).tobytes() == np.asarray(others.indexes[name].vectors).tobytes()
        asked = tiny.unit_rows(3, index.vectors.shape[1], 4)
        assert index.search(asked, 20).rows.tobytes() == others.indexes[name].search(asked, 20).rows.tobytes()
    assert spaces.known.tolist() == others.known.tolist()
    assert spaces.home.tolist() == others.home.tolist()


def test_it_is_computed_once_and_read_to_the_bit(folder, make_gallery):
    embedder, home = Counting(), make_gallery([(0.0, 0.0), (10.0, 30.0)])
    opened = open_gallery(folder, "m" * 64)
    kept = open_spaces(opened, embedder, home, "of-this")
    asked = embedder.asked
    same(open_spaces(open_gallery(folder, "m" * 64), embedder, home, "of-this"), kept)
    assert embedder.asked == asked > 0
    same(open_spaces(opened, embedder, home), kept)
    assert embedder.asked > asked


def test_another_embedder_and_other_references_are_computed_anew(folder, make_gallery):
    embedder, home = Counting(), make_gallery([(0.0, 0.0)])
    open_spaces(open_gallery(folder, "m" * 64), embedder, home, "one")
    asked = embedder.asked
    open_spaces(open_gallery(folder, "m" * 64), embedder, home, "two")
    assert embedder.asked == 2 * asked
    shutil.copytree(folder / "learned", folder.parent / "learned")
    save_gallery(make_gallery(np.zeros((COUNT, 2)), id=[f"other{n}" for n in range(COUNT)]), folder)
    shutil.copytree(folder.parent / "learned", folder / "learned")
    open_spaces(open_gallery(folder, "m" * 64), embedder, home, "one")
    assert embedder.asked == 3 * asked


def test_a_gallery_that_cannot_be_written_has_it_in_the_users_cache(folder, make_gallery, monkeypatch):
    embedder, home = Counting(), make_gallery([(0.0, 0.0)])
    monkeypatch.setattr(learned.os, "access", lambda *_: False)
    first = open_spaces(open_gallery(folder, "m" * 64), embedder, home, "of-this")
    asked = embedder.asked
    same(open_spaces(open_gallery(folder, "m" * 64), embedder, home, "of-this"), first)
    assert embedder.asked == asked and not (folder / "learned").exists() and (bundles.home() / "learned").is_dir()


FULL = """
import sys
from pathlib import Path
import numpy as np
from pinpoint_engine import bundles
from pinpoint_engine.errors import OutputError
from pinpoint_engine.gallery import Gallery, open_gallery, stored_codes
from pinpoint_engine.models.networks import Embedder
from pinpoint_engine.systems import learned

learned.STORED_FROM = stored_codes.STORED_FROM = 50
bundles.home = lambda: Path(sys.argv[2])
rows = lambda sources, *_: np.full((len(sources), 512), 0.04, np.float32)
gallery = open_gallery(Path(sys.argv[1]), "m" * 64)
try:
    spaces = learned.open_spaces(gallery, Embedder(512, rows, rows), gallery, "of-this")
    print(len(spaces.indexes["image"].vectors))
except OutputError as error:
    print(error)
"""


@pytest.mark.parametrize("small_disk", ["1500k"], indirect=True)
@pytest.mark.parametrize("has_room", [True, False], ids=["with room elsewhere", "without"])
def test_a_full_disk_ends_no_engine(make_gallery, small_disk, tmp_path, has_room):
    """What is learned of a gallery on a full disk is kept in the user's cache; without room there it is an error."""
    save_gallery(make_gallery(np.zeros((1000, 2)), tiny.unit_rows(1000, DIM, 3)), small_disk / "own")
    home = tmp_path / "home" if has_room else small_disk / "home"
    command = [sys.executable, "-c", FULL, str(small_disk / "own"), str(home)]
    run = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.startswith("1000" if has_room else f"{home}")
    assert has_room or "cannot be written (no space left on device); free some space" in run.stdout
    assert not [
        path for path in small_disk.rglob("*") if path.name in ("vectors.npy", "known.npy") and "learned" in str(path)
    ]


def test_it_goes_with_the_shard_that_it_is_of(folder, make_gallery):
    embedder, home = Counting(), make_gallery([(0.0, 0.0)])
    open_spaces(open_gallery(folder, "m" * 64), embedder, home, "of-this")
    assert len(list(folder.glob("learned/of-this/*"))) == 1
    with store.changing(folder) as changed:
        changed.remove(np.arange(5))
        changed.compact()
    assert not list(folder.glob("learned/of-this/*"))
