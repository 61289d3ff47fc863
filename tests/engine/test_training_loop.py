"""The training loop: exact resume, several ranks started by torchrun, and what is logged."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from pinpoint_engine.errors import RequestError
from pinpoint_engine.training import loop
from pinpoint_engine.training.loop import Schedule

ROOT = Path(__file__).resolve().parents[2]
STEPS = 230
"""A little more than one checkpoint apart."""


class TwoSources(nn.Module):
    """A dense part and an adapter per source, of which a batch uses one; and dropout, which draws at random."""

    def __init__(self) -> None:
        super().__init__()
        self.trunk = nn.Linear(6, 4)
        self.adapters = nn.ModuleList([nn.Linear(4, 1), nn.Linear(4, 1)])
        self.dropout = nn.Dropout(0.3)

    def answer(self, features: Tensor, source: int) -> Tensor:
        answer: Tensor = self.adapters[source](self.dropout(torch.relu(self.trunk(features))))
        return answer


def make_model() -> TwoSources:
    torch.manual_seed(20261120)
    return TwoSources()


def batches(done: int, last: int | None = None) -> Iterator[tuple[Tensor, int]]:
    """Rows that follow from step and rank; the stream breaks after `last`, as a machine may."""
    rank, _ = loop.rank_and_world()
    step = done
    while step != last:
        step += 1
        yield torch.randn(8, 6, generator=torch.Generator().manual_seed(1000 * step + rank)), step % 2


def loss(model: nn.Module, batch: tuple[Tensor, int]) -> Tensor:
    assert isinstance(model, TwoSources)  # as it was handed over, though several ranks train it
    features, source = batch
    return (model.answer(features, source) - features.sum(1, keepdim=True)).square().mean()


def train(folder: Path, last: int | None = None, identity: str = "two sources") -> tuple[dict[str, Tensor], list[str]]:
    """Train in a folder, or go on there, and return the weights and what was reported."""
    folder.mkdir(exist_ok=True)
    model, told = make_model(), []
    try:
        loop.train(
            model,
            lambda done: batches(done, last),
            loss,
            Schedule(STEPS, learning_rate=1e-2, weight_decay=0.02),
            folder=folder,
            report=told.append,
            identity=identity,
            mixed=True,
        )
    except StopIteration:
        assert last is not None
    return model.state_dict(), told


def alike(some: dict[str, Tensor], others: dict[str, Tensor]) -> bool:
    return all(torch.equal(value, others[name]) for name, value in some.items())


def lines(folder: Path) -> list[dict[str, float]]:
    return [json.loads(line) for line in (folder / "log.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_checkpoint_of_another_recipe_is_refused(tmp_path):
    train(tmp_path)
    with pytest.raises(RequestError, match="name another --out, or delete it"):
        train(tmp_path, identity="three sources")


def test_a_resumed_run_is_bit_equal_to_one_in_one_go(tmp_path):
    at_once, _ = train(tmp_path / "at once")
    stopped, _ = train(tmp_path / "stopped", last=210)
    assert not alike(stopped, at_once)
    torch.manual_seed(1)  # what else draws in the new process is of no matter
    resumed, told = train(tmp_path / "stopped")
    assert alike(resumed, at_once)
    assert not alike(at_once, make_model().state_dict())
    assert [json.loads(line)["step"] for line in told] == [STEPS]
    losses = [{line["step"]: line["loss"] for line in lines(tmp_path / name)} for name in ("at once", "stopped")]
    assert losses[0] == losses[1]


def test_a_finished_run_is_left_as_it_is(tmp_path):
    finished, _ = train(tmp_path)
    again, told = train(tmp_path)
    assert alike(again, finished) and told == []


def test_only_a_finished_run_is_used(tmp_path):
    with pytest.raises(RequestError, match=r"there is no .*checkpoint\.pt; run `make it` first"):
        loop.finished(tmp_path, "make it")
    train(tmp_path, last=210)
    with pytest.raises(RequestError, match=rf"stopped at step 200 of {STEPS}; run `make it` again"):
        loop.finished(tmp_path, "make it")
    whole, _ = train(tmp_path)
    assert alike(whole, loop.finished(tmp_path, "make it"))


def test_a_checkpoint_that_carries_code_is_not_run(tmp_path):
    import tiny

    trap = tiny.Trap(tmp_path / "sprung")
    torch.save({"step": 1, "steps": 1, "model": trap, "identity": "two sources"}, tmp_path / loop.CHECKPOINT)
    for read in (lambda: loop.finished(tmp_path, "make it"), lambda: train(tmp_path)):
        with pytest.raises(pickle.UnpicklingError):
            read()
    assert not trap.is_sprung


def test_a_run_that_was_begun_before_checkpoints_held_random_states_goes_on(tmp_path):
    train(tmp_path, last=210)
    state = torch.load(tmp_path / loop.CHECKPOINT, weights_only=True)
    for name in ("random", "loss"):
        del state[name]
    torch.save(state, tmp_path / loop.CHECKPOINT)
    _, told = train(tmp_path)
    assert json.loads(told[-1])["step"] == STEPS


def test_the_log_tells_loss_and_pace(tmp_path):
    _, told = train(tmp_path)
    logged = lines(tmp_path)
    assert [json.loads(line) for line in told] == logged
    assert [line["step"] for line in logged] == [50, 100, 150, 200, STEPS]
    assert logged[0]["loss"] > logged[-1]["loss"]
    last = logged[-1]
    assert last["examples_per_s"] == pytest.approx(8 * last["steps_per_s"], rel=0.02)


@pytest.mark.parametrize(
    ("batch", "rows"),
    [
        (torch.zeros(5, 2), 5),
        ({"seed": 3, "features": torch.zeros(4)}, 4),
        (("street", [torch.tensor(1.0), torch.zeros(7, 1)]), 7),
        ("street", 0),
    ],
)
def test_the_rows_of_a_batch_are_counted(batch, rows):
    assert loop._examples_in(batch) == rows


def test_a_process_of_its_own_is_rank_0_of_1():
    assert loop.rank_and_world() == (0, 1)
    assert loop.device().type == ("cuda" if torch.cuda.is_available() else "cpu")


RANK = """
import sys, warnings
warnings.simplefilter("error")
from pathlib import Path
sys.path[:0] = sys.argv[2:]
import torch, test_training_loop as test
from pinpoint_engine.errors import RequestError
from pinpoint_engine.training import loop

folder, (rank, world) = Path(sys.argv[1]), loop.rank_and_world()
assert world == 2
at_once, told = test.train(folder / "at once")
test.train(folder / "stopped", last=210)
resumed, _ = test.train(folder / "stopped")
drawn = torch.rand(1)
loop._leave_ranks()
import atexit, os
atexit.unregister(loop._leave_ranks)
left = [Path(f"/proc/self/task/{task}/comm").read_text().strip() for task in os.listdir("/proc/self/task")]
assert not [name for name in left if "gloo" in name], left  # else the process aborts at its end, now and then
torch.save({"at once": at_once, "resumed": resumed, "told": told, "drawn": drawn}, folder / f"{rank}.pt")
"""


def test_two_ranks_train_one_model_and_resume_it_exactly(tmp_path):
    script = tmp_path / "rank.py"
    script.write_text(RANK, encoding="utf-8")
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", "--nproc-per-node=2", str(script)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "CUDA_VISIBLE_DEVICES": ""}
    run = subprocess.run(
        [*command, str(tmp_path), str(ROOT), str(Path(__file__).parent)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
    )
    assert run.returncode == 0, run.stderr
    first, second = (torch.load(tmp_path / f"{rank}.pt", weights_only=True) for rank in range(2))
    assert alike(first["at once"], second["at once"])
    assert alike(first["resumed"], first["at once"]) and alike(second["resumed"], second["at once"])
    assert [json.loads(line)["step"] for line in first["told"]] == [50, 100, 150, 200, STEPS]
    assert second["told"] == []
    assert len(lines(tmp_path / "at once")) == 5
    assert not torch.equal(first["drawn"], second["drawn"])  # each rank drops out other units
    alone, _ = train(tmp_path / "alone")
    assert not alike(alone, first["at once"])  # the other rank's rows count, too


def test_seeded_batches_depend_on_the_seed_the_step_and_the_rank_alone(monkeypatch):
    def first(*seed: int, step: int = 0) -> list[float]:
        stream = loop.seeded(lambda rng: rng.random(), *seed)(step)
        return [next(stream) for _ in range(3)]

    whole = first(5, 1)
    assert len(set(whole)) == 3 and first(5, 1, step=1)[:2] == whole[1:]
    assert whole[1] == np.random.default_rng((5, 1, 1, 0)).random()
    monkeypatch.setenv("RANK", "1")
    monkeypatch.setenv("WORLD_SIZE", "2")
    assert set(first(5, 1)).isdisjoint(whole)
