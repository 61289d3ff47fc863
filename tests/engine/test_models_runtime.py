"""What runs a pack: ONNX on the CPU where there are graphs, torch elsewhere, and a remedy where neither does."""

from __future__ import annotations

import pytest
import tiny

from pinpoint_engine import System, open_engine
from pinpoint_engine.errors import MissingPartError, RequestError
from pinpoint_engine.models import networks, onnx
from pinpoint_engine.models.backbone import Backbone
from pinpoint_engine.models.runtime import Runtime, choose, has_cuda

without_cuda = pytest.mark.skipif(has_cuda(), reason="there is a GPU, so nothing is missing")


@pytest.fixture(scope="module")
def bare(world, tmp_path_factory):
    """The tiny pack as it was before there were graphs."""
    return tiny.without_graphs(world.pack, tmp_path_factory.mktemp("bare") / "pack")


@without_cuda
def test_graphs_are_run_by_onnx_and_a_pack_without_them_by_torch(world, bare):
    assert (
        choose(world.pack) == choose(world.pack, "cpu") == choose(world.pack, "auto", "onnx") == Runtime("onnx", "cpu")
    )
    assert (
        choose(bare)
        == choose(world.pack, "cpu", "torch")
        == choose(world.pack, "auto", "torch")
        == Runtime("torch", "cpu")
    )


@pytest.mark.skipif(not has_cuda(), reason="torch sees no GPU")
def test_a_gpu_is_taken_where_there_is_one(world):
    assert choose(world.pack) == choose(world.pack, "cuda") == Runtime("torch", "cuda")
    assert choose(world.pack, "auto", "onnx") == choose(world.pack, "cpu") == Runtime("onnx", "cpu")


def test_an_engine_runs_by_what_was_asked(world, queries):
    by_torch, by_onnx = (open_engine(world.pack, device="cpu", runtime=runtime) for runtime in ("torch", "onnx"))
    assert isinstance(by_torch.models.backbone, Backbone)
    assert not isinstance(by_onnx.models.backbone, Backbone)
    assert type(by_onnx.models.embedder) is networks.Embedder
    assert isinstance(by_onnx.models.embedder._images, onnx.Session)


@pytest.mark.parametrize(
    ("device", "runtime", "said"),
    [
        ("tpu", "auto", r"no device 'tpu'; choose auto, cpu, cuda$"),
        ("cpu", "tensorflow", r"no runtime 'tensorflow'; choose auto, onnx, torch$"),
        ("cuda", "onnx", r"ONNX runs on the CPU only; leave out"),
    ],
)
@pytest.mark.parametrize("system", [System.PINPOINT, System.GEOCLIP], ids=str)
def test_what_does_not_exist_or_go_together_is_refused(world, system, device, runtime, said):
    if system is System.GEOCLIP and device == "cuda":
        said = r"geoclip runs by torch on the CPU only; leave out"
    with pytest.raises(RequestError, match=said):
        open_engine(world.pack, system=system, device=device, runtime=runtime)


def test_onnx_wants_graphs(bare):
    with pytest.raises(
        MissingPartError, match=r"has no graphs .* add them with `pinpoint train graphs`, or run torch$"
    ):
        open_engine(bare, runtime="onnx")


@without_cuda
def test_a_gpu_that_is_not_there_is_told(world):
    with pytest.raises(MissingPartError, match=r"no CUDA device .* or use --device cpu$"):
        open_engine(world.pack, device="cuda")
