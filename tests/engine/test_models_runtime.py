"""What runs a pack: ONNX on the CPU where there are graphs, torch elsewhere, and a remedy where neither does."""

from __future__ import annotations

from types import FunctionType

import pytest
import tiny

from pinpoint_engine import System, open_engine
from pinpoint_engine.errors import MissingPartError, RequestError
from pinpoint_engine.models import networks, onnx, pytorch
from pinpoint_engine.models.runtime import NetworkLoaders, Runtime, choose, has_cuda

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
    for engine, kind in ((by_torch, FunctionType), (by_onnx, onnx.Session)):
        assert type(engine.models.embedder) is networks.Embedder
        assert type(engine.models.embedder._images) is type(engine.models.backbone._passes.network) is kind


def test_both_modules_have_the_same_loaders():
    """Type checking proves the same, for `NetworkLoaders`; here it is proved that nothing is left out there."""
    names = [{name for name in vars(module) if name.startswith("load_")} for module in (onnx, pytorch)]
    assert names[0] == names[1] == {name for name in vars(NetworkLoaders) if name.startswith("load_")}


def test_onnx_refuses_another_device(world):
    with pytest.raises(RequestError, match=r"ONNX runs on the CPU only, not on cuda; .* or drop the device$"):
        onnx.load_backbone(world.pack, "cuda")


@pytest.mark.parametrize(
    ("device", "runtime", "said"),
    [
        ("tpu", "auto", r"no device 'tpu'; choose auto, cpu, cuda$"),
        ("cpu", "tensorflow", r"no runtime 'tensorflow'; choose auto, onnx, torch$"),
        ("cuda", "onnx", r"ONNX runs on the CPU only; leave out"),
    ],
)
@pytest.mark.parametrize("system", [System.PINPOINT, System.GEOCLIP, System.PLONK], ids=str)
def test_what_does_not_exist_or_go_together_is_refused(world, system, device, runtime, said):
    if system is System.GEOCLIP and device == "cuda":
        said = r"geoclip runs with torch on the CPU only; leave out"
    if system is System.PLONK and runtime == "onnx":
        said = r"plonk runs with torch only; leave out the runtime$"
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
