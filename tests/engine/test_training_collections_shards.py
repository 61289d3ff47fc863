"""Features in shards: written once, resumed after a kill, shared by ranks, mapped when read."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from tiny import Trap, draw, write_table

from pinpoint_engine import photos
from pinpoint_engine.errors import RequestError
from pinpoint_engine.training.collections.published import SOURCES, open_collection
from pinpoint_engine.training.collections.shards import Examples, FeatureRows, ShardKind, read_shards, write_shards

ROOT = Path(__file__).resolve().parents[2]
PHOTOS = 23
KIND = ShardKind(model="a" * 64, dim=3, shard_photos=4)
ROW = {"id": "photo-0", "path": "", "lat": "1", "lon": "2", "source": "street", "album": "", "split": "train"}
KILLED = """
import os, signal, sys
from pathlib import Path
from pinpoint_engine.training.collections import shards
from pinpoint_engine.training.collections.published import open_collection

seen = []
def encode(pictures):
    seen.extend(pictures)
    if len(seen) > 10:
        os.kill(os.getpid(), signal.SIGKILL)
    return shards.np.stack([picture.mean((0, 1)) for picture in pictures]).astype("float32")

kind = shards.ShardKind("a" * 64, 3, 4)
shards.write_shards(open_collection(Path(sys.argv[1])), encode, Path(sys.argv[2]), kind, report=str)
"""


def encode(pictures: list[photos.Pixels]) -> np.ndarray:
    """Mean colours of pictures, which tell the tiny photos apart: float32 [B, 3]."""
    return np.stack([picture.mean((0, 1)) for picture in pictures]).astype(np.float32)


@pytest.fixture(scope="module")
def table(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("photos")
    rows = []
    for number in range(PHOTOS):
        path = draw(folder / f"{number}.jpg", number)
        source = ("internet", "street")[number % 2]
        values = (f"photo-{number}", path.name, str(number), str(-number), source, f"walk{number // 5}", "train")
        rows.append(dict(zip(("id", "path", "lat", "lon", "source", "album", "split"), values, strict=True)))
    return write_table(folder / "photos.csv", rows)


@pytest.fixture(scope="module")
def collection(table):
    return open_collection(table)


@pytest.fixture(scope="module")
def whole(collection, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("shards") / "whole"
    write_shards(collection, encode, folder, KIND, report=str)
    return folder


def equal(some: Examples, others: Examples) -> bool:
    names = ("latlon", "source", "album", "ids")
    alike = all(np.array_equal(getattr(some, name), getattr(others, name)) for name in names)
    return alike and np.array_equal(some.features[:], others.features[:])


def test_examples_hold_every_photo_in_order(collection, whole):
    examples = read_shards(whole)
    assert len(examples) == PHOTOS and examples.model == "a" * 64
    assert examples.ids.tolist() == [f"photo-{number}".encode() for number in range(PHOTOS)]
    assert examples.latlon.tolist() == [[float(number), float(-number)] for number in range(PHOTOS)]
    assert [SOURCES[source].value for source in examples.source[:2]] == ["internet", "street"]
    assert len(set(examples.album.tolist())) == 5
    assert examples.features.shape == (PHOTOS, 3)
    wanted = encode([photos.decode(str(collection.pictures.root / f"{number}.jpg")) for number in range(PHOTOS)])
    assert np.array_equal(examples.features[:], wanted.astype(np.float16))


def test_rows_are_read_as_from_one_array(whole):
    features = read_shards(whole).features
    everything = np.asarray(features)
    assert everything.dtype == np.float16
    rows = np.array([22, 0, 7, 7, -1, 4, 3])
    mask = np.arange(PHOTOS) % 3 == 0
    for wanted in (rows, mask, slice(2, 9, 3), 5, -1, [1, 20], rows.reshape(7, 1), np.empty(0, np.int64)):
        assert np.array_equal(features[wanted], everything[wanted])
    assert len(features) == PHOTOS
    for wrong in (PHOTOS, -PHOTOS - 1):
        with pytest.raises(IndexError):
            features[wrong]


def test_features_stay_on_disk(whole):
    features = read_shards(whole).features
    assert isinstance(features, FeatureRows)
    assert all(isinstance(part.base, np.memmap) for part in features._parts)


def test_two_folders_are_read_as_one(whole, collection, tmp_path):
    write_shards(collection, encode, tmp_path / "more", KIND, report=str)
    both = read_shards(whole, tmp_path / "more")
    assert len(both) == 2 * PHOTOS and np.array_equal(both.features[PHOTOS:], both.features[:PHOTOS])
    write_shards(collection, encode, tmp_path / "other", ShardKind("b" * 64, 3, 4), report=str)
    with pytest.raises(RequestError, match=r"make them again with one$"):
        read_shards(whole, tmp_path / "other")


def test_pictures_are_prepared_before_they_are_encoded(collection, tmp_path):
    shapes = set()

    def look(pictures: list[photos.Pixels]) -> np.ndarray:
        shapes.update(picture.shape for picture in pictures)
        return encode(pictures)

    def prepare(pixels: photos.Pixels) -> photos.Pixels:
        return photos.squash(pixels, 16)

    write_shards(collection, look, tmp_path / "shards", KIND, report=str, prepare=prepare)
    assert shapes == {(16, 16, 3)}


def test_ranks_share_the_shards_without_speaking(collection, whole, tmp_path):
    folder, seen = tmp_path / "shards", []

    def count(pictures: list[photos.Pixels]) -> np.ndarray:
        seen.append(len(pictures))
        return encode(pictures)

    write_shards(collection, count, folder, KIND, rank=1, world_size=2, report=str)
    assert sum(seen) == 11
    with pytest.raises(RequestError, match=r"3 of 6 shards .* run `pinpoint train features` on it again$"):
        read_shards(folder)
    told: list[str] = []
    write_shards(collection, count, folder, KIND, rank=0, world_size=2, report=told.append)
    assert sum(seen) == PHOTOS and told[-1].startswith("rank 0 of 2: 3 of 3 shards, ")
    assert equal(read_shards(folder), read_shards(whole))


def test_a_killed_writer_goes_on_where_it_stopped(table, collection, whole, tmp_path):
    folder = tmp_path / "shards"
    command = [sys.executable, "-c", KILLED, str(table), str(folder)]
    run = subprocess.run(command, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert run.returncode == -signal.SIGKILL, run.stderr
    finished = sorted(path.name for path in folder.glob("features-*.npy"))
    assert finished == ["features-000000.npy", "features-000001.npy"]
    before = {name: (folder / name).stat().st_mtime_ns for name in finished}
    seen = []

    def count(pictures: list[photos.Pixels]) -> np.ndarray:
        seen.append(len(pictures))
        return encode(pictures)

    write_shards(collection, count, folder, KIND, report=str)
    assert sum(seen) == PHOTOS - 8
    assert before == {name: (folder / name).stat().st_mtime_ns for name in finished}
    assert equal(read_shards(folder), read_shards(whole))
    assert not list(folder.glob(".*"))


def test_a_writer_whose_network_fails_leaves_no_half_shard(collection, whole, tmp_path):
    folder, calls = tmp_path / "shards", []

    def fail(pictures: list[photos.Pixels]) -> np.ndarray:
        calls.append(len(pictures))
        if len(calls) == 3:
            raise RuntimeError("out of memory")
        return encode(pictures)

    with pytest.raises(RuntimeError):
        write_shards(collection, fail, folder, KIND, report=str)
    assert len(list(folder.glob("features-*.npy"))) == 2
    write_shards(collection, encode, folder, KIND, report=str)
    assert equal(read_shards(folder), read_shards(whole))


def test_broken_missing_and_meaningless_photos_are_counted_and_left_out(table, tmp_path, broken):
    rows = [line.split(",") for line in table.read_text(encoding="utf-8").splitlines()]
    names = [table.parent / row[1] for row in rows[1:7]]
    names[1], names[2], names[4] = broken, tmp_path / "gone.jpg", draw(tmp_path / "dark.jpg", 77)
    listed = [
        {**dict(zip(rows[0], row, strict=True)), "path": str(path)} for row, path in zip(rows[1:7], names, strict=True)
    ]
    collection = open_collection(write_table(tmp_path / "photos.csv", listed))
    dark = encode([photos.decode(str(names[4]))])[0]

    def blind(pictures: list[photos.Pixels]) -> np.ndarray:
        found = encode(pictures)
        found[(found == dark).all(axis=1)] = np.nan
        return found

    told: list[str] = []
    left_out = write_shards(collection, blind, tmp_path / "shards", ShardKind("a", 3, 1), report=told.append)
    assert left_out == {"broken": 1, "missing": 1, "no_features": 1}
    assert told[-1].endswith("3 left out (1 broken, 1 missing, 1 no_features)")
    examples = read_shards(tmp_path / "shards")
    assert examples.ids.tolist() == [b"photo-0", b"photo-3", b"photo-5"]
    assert examples.features[:].shape == (3, 3)


def test_a_collection_of_which_nothing_can_be_read_gives_no_rows(tmp_path, broken):
    collection = open_collection(write_table(tmp_path / "photos.csv", [{**ROW, "path": str(broken)}]))
    write_shards(collection, encode, tmp_path / "shards", KIND, report=str)
    examples = read_shards(tmp_path / "shards")
    assert len(examples) == 0 and np.asarray(examples.features).shape == examples.features[:].shape == (0, 3)


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (ShardKind("b" * 64, 3, 4), "model bbb"),
        (ShardKind("a" * 64, 4, 4), "dim 4"),
        (ShardKind("a" * 64, 3, 5), "shard_photos 5"),
    ],
)
def test_a_folder_begun_otherwise_is_refused(collection, whole, kind, named):
    pattern = f"was begun with .* not {named.split()[1]}.*; name a new folder with --out$"
    with pytest.raises(RequestError, match=pattern) as raised:
        write_shards(collection, encode, whole, kind, report=str)
    assert named.split()[0] in str(raised.value)


def test_a_folder_of_other_photos_or_of_something_else_is_refused(table, whole, tmp_path):
    shorter = write_table(tmp_path / "photos.csv", [{**ROW, "path": str(table.parent / "0.jpg")}])
    with pytest.raises(RequestError, match=r"name a new folder with --out$"):
        write_shards(open_collection(shorter), encode, whole, KIND, report=str)
    with pytest.raises(RequestError, match=r"holds something else than shards; name a new folder with --out$"):
        write_shards(open_collection(shorter), encode, table.parent, KIND, report=str)
    assert not (table.parent / "manifest.json").exists()
    (tmp_path / "manifest.json").write_text(json.dumps({"format": 99}), encoding="utf-8")
    with pytest.raises(RequestError, match=r"make them with `pinpoint train features`$"):
        read_shards(tmp_path)


@pytest.mark.parametrize("name", ["photos", "features"])
def test_pickled_shards_are_not_unpickled(whole, tmp_path, name):
    folder, trap = shutil.copytree(whole, tmp_path / "copy"), Trap(tmp_path / "sprung")
    shard = sorted(folder.glob(f"*{name}*.npy"))[0]
    trap.save(shard)
    with pytest.raises(ValueError, match=r"allow_pickle=False|memory-mapped"):
        read_shards(folder)
    assert not trap.is_sprung


def test_a_network_of_another_length_is_refused(collection, tmp_path):
    with pytest.raises(RequestError, match=r"the network gave \(4, 3\), not \(4, 5\); name its own length$"):
        write_shards(collection, encode, tmp_path / "shards", ShardKind("a", 5, 4), report=str)
