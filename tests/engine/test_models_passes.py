"""Passes through a network: the same rows alone, in company and from many threads, and halved when memory ends."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
import torch
from torch import nn

from pinpoint_engine import Request, open_engine
from pinpoint_engine.errors import PinpointError
from pinpoint_engine.models import onnx
from pinpoint_engine.models.passes import ROWS, Passes, in_passes
from pinpoint_engine.models.pytorch import backbone_of, load_backbone
from pinpoint_engine.models.tower import TowerConfig


def pictures(count: int, seed: int = 0):
    return list(np.random.default_rng(seed).integers(0, 256, (count, 6, 6, 3), dtype=np.uint8))


class Told:
    """A network that notes the size of every pass, and how many run at once."""

    def __init__(self) -> None:
        self.sizes: list[int] = []
        self.running = self.most = 0
        self.may_go = threading.Event()
        self.may_go.set()

    def __call__(self, seen):
        self.running += 1
        self.most = max(self.most, self.running)
        self.sizes.append(int((seen.reshape(len(seen), -1).sum(axis=1) > 0).sum()))
        self.may_go.wait(60)
        self.running -= 1
        return seen.reshape(len(seen), -1).sum(axis=1, keepdims=True).astype(np.float32)


def until(holds) -> None:
    """Wait for what another thread does; it comes in milliseconds, and the limit only ends a test that hangs."""
    for _ in range(60_000):
        if holds():
            return
        time.sleep(0.001)
    raise TimeoutError


def test_rows_pass_padded_and_come_back_in_order():
    sizes = []

    def network(rows, codes):
        sizes.append((len(rows), len(codes)))
        return rows * codes[:, None]

    rows, codes = np.ones((ROWS + 3, 2), np.float32), np.arange(ROWS + 3, dtype=np.float32)
    assert in_passes(network, rows, codes)[:, 0].tolist() == codes.tolist()
    assert sizes == [(ROWS, ROWS)] * 2
    assert in_passes(network, rows[:0], codes[:0]).shape == (0, 2)


def test_a_lone_picture_does_not_wait_for_company():
    network = Told()
    passes = Passes(network, 4)
    assert [row.tolist() for row in passes.ask(pictures(1))] == [[float(pictures(1)[0].sum())]]
    assert passes.ask([]) == []
    assert network.sizes == [1]


def test_what_queues_while_a_pass_runs_goes_through_together():
    network = Told()
    passes = Passes(network, 4)
    network.may_go.clear()
    with ThreadPoolExecutor(6) as pool:
        first = pool.submit(passes.ask, pictures(1))
        until(lambda: network.sizes)
        others = [pool.submit(passes.ask, pictures(1, seed)) for seed in range(1, 6)]
        until(lambda: len(passes._queue) == 5)
        network.may_go.set()
        found = [each.result()[0][0] for each in (first, *others)]
    assert found == [float(pictures(1, seed)[0].sum()) for seed in range(6)]
    assert network.sizes == [1, 4, 1]
    assert network.most == 1


def test_a_fault_is_told_to_those_whose_pass_it_was_and_to_nobody_else():
    def network(seen):
        if (seen == 255).all(axis=(1, 2, 3)).any():
            raise ValueError("white")
        return seen.reshape(len(seen), -1)[:, :1].astype(np.float32)

    passes, white = Passes(network, 1), np.full((6, 6, 3), 255, np.uint8)
    with pytest.raises(ValueError, match="white"):
        passes.ask([pictures(1)[0], white])
    assert len(passes.ask(pictures(3))) == 3


class Crammed(nn.Module):
    """A tower that has room for so many pictures at once, as a GPU does."""

    def __init__(self, room: int) -> None:
        super().__init__()
        self.config = TowerConfig(widths=(4,), blocks=(1,), side_px=6, head=3)
        self.room = room
        self.sizes: list[int] = []

    def forward(self, pixels):
        self.sizes.append(len(pixels))
        if len(pixels) > self.room:
            raise torch.OutOfMemoryError(f"no room for {len(pixels)}")
        return pixels.float().mean((1, 2))


def test_out_of_memory_halves_the_pass_for_good_and_says_so(caplog):
    tower = Crammed(room=1)
    backbone = backbone_of(tower)
    seen = pictures(6)
    expected = [picture.reshape(-1, 3).mean(axis=0) for picture in seen]
    assert np.allclose(backbone.features(seen), expected, rtol=1e-5)
    assert tower.sizes == [4, 2, 1, 1, 1, 1, 1, 1]
    assert [record.args for record in caplog.records] == [(2,), (1,)]
    assert "memory ran out; from now on photos per pass: 1" in caplog.text
    backbone.features(seen[:2])
    assert tower.sizes[8:] == [1, 1]


def test_no_room_for_one_photo_is_said_with_a_remedy():
    backbone = backbone_of(Crammed(room=0))
    with pytest.raises(PinpointError, match=r"--device cpu$") as raised:
        backbone.features(pictures(2))
    assert raised.value.code == "out_of_memory"
    assert not isinstance(raised.value.__cause__, type(None))


@pytest.mark.parametrize("load", [load_backbone, onnx.load_backbone], ids=["torch", "onnx"])
def test_many_threads_get_the_bits_that_one_gets(world, load):
    seen = [np.random.default_rng(seed).integers(0, 256, (40, 50, 3), dtype=np.uint8) for seed in range(24)]
    backbone = load(world.pack)
    alone = np.stack([backbone.encode_images([picture])[0] for picture in seen])
    shares = [slice(start, start + size) for start, size in zip(range(0, 24, 3), [1, 3, 2, 3, 1, 3, 2, 3], strict=True)]
    for _ in range(3):
        start = threading.Barrier(len(shares))

        def ask(share, start=start):
            start.wait(60)
            return share, backbone.encode_images(seen[share])

        with ThreadPoolExecutor(len(shares)) as pool:
            for share, rows in pool.map(ask, shares):
                assert rows.tobytes() == alone[share].tobytes()


@pytest.mark.parametrize("runtime", ["torch", "onnx"])
def test_many_threads_get_the_answers_that_one_gets(world, queries, runtime):
    engine = open_engine(world.pack, device="cpu", runtime=runtime)
    alone = list(engine.locate(queries, Request()))
    parts = [queries[start::4] for start in range(4)]
    start = threading.Barrier(len(parts))

    def ask(part):
        start.wait(60)
        return list(engine.locate(part, Request()))

    with ThreadPoolExecutor(len(parts)) as pool:
        together = list(pool.map(ask, parts))
    assert [together[number % 4][number // 4] for number in range(len(queries))] == alone
