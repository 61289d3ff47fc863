"""Time and memory of SigLIP 2 at its real sizes on this machine: `python benchmarks/backbone_sizes.py [SIZE ...]`.

The weights are random, so that no download is needed; this changes neither time nor memory. Each size runs in float32
in its own process, with the code that embeds photos, on a GPU if there is one. The throughput of a forward pass is also
given relative to that of one matrix product in the same process, which can be compared between machines. Linux only.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

SIZES = {
    "base-patch16-224": {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12},
    "so400m-patch14-384": {"hidden_size": 1152, "intermediate_size": 4304, "num_hidden_layers": 27},
    "giant-opt-patch16-384": {"hidden_size": 1536, "intermediate_size": 6144, "num_hidden_layers": 40},
}
"""The vision towers as Google's model folders on the hub configure them; heads have 64 or more dimensions."""
HEADS = {768: 12, 1152: 16, 1536: 16}
ROUNDS, MATRIX = 3, 2_048
USUAL = ("base-patch16-224", "so400m-patch14-384")


def main() -> None:
    """Print a line for each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", metavar="SIZE", help=f"some of {', '.join(SIZES)}")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inside:
        print(json.dumps(measure(chosen.sizes[0], chosen.inside)))
        return
    print("| size | weights | open, s | one photo, ms | GFLOP | share of a matrix product | peak memory, GB |")
    print("|---|---|---|---|---|---|---|")
    for size in chosen.sizes or USUAL:
        with tempfile.TemporaryDirectory() as folder:
            make(size, Path(folder))
            told = subprocess.check_output([sys.executable, __file__, size, "--inside", folder], text=True)
        found = json.loads(told.splitlines()[-1])
        print(f"| {size} | {found['weights'] / 1e6:.0f} M | {found['open']:.1f} | {found['photo'] * 1e3:,.0f} ", end="")
        print(f"| {found['flop'] / 1e9:,.0f} | {found['share']:.0%} | {found['peak']:.1f} |")


def make(size: str, folder: Path) -> None:
    """Write the vision tower of a size with random weights, as a model folder of the hub."""
    import torch
    from transformers import SiglipVisionConfig, SiglipVisionModel

    shape, (patch, side) = SIZES[size], patch_and_side(size)
    heads = HEADS[shape["hidden_size"]]
    config = SiglipVisionConfig(**shape, image_size=side, patch_size=patch, num_attention_heads=heads)
    torch.manual_seed(0)
    SiglipVisionModel(config).half().save_pretrained(folder)
    pixels = {"do_resize": True, "do_rescale": True, "do_normalize": True, "resample": 2, "rescale_factor": 1 / 255}
    pixels |= {"image_mean": [0.5] * 3, "image_std": [0.5] * 3, "size": {"height": side, "width": side}}
    (folder / "preprocessor_config.json").write_text(json.dumps(pixels), encoding="utf-8")


def measure(size: str, folder: Path) -> dict[str, float]:
    """Return the seconds to load a size, the median seconds per photo, its operations, and the peak memory in GB."""
    import torch

    from pinpoint_engine.models.backbone import GPU_BATCH
    from pinpoint_engine.models.pytorch import backbone_of
    from pinpoint_engine.training import loop
    from pinpoint_engine.training.collections.views import open_tower

    device = str(loop.device())
    started = time.perf_counter()
    tower = open_tower(folder)
    backbone = backbone_of(tower, device=device)
    opened = time.perf_counter() - started
    side = tower.config.side_px
    batch = tower.config.batch if device == "cpu" else GPU_BATCH
    pictures = list(np.random.default_rng(0).integers(0, 255, (batch, side, side, 3), np.uint8))
    backbone.features(pictures)
    photo = statistics.median(clock(lambda: backbone.features(pictures)) for _ in range(ROUNDS)) / batch
    matrix = torch.rand(MATRIX, MATRIX, device=device)
    rate = 2 * MATRIX**3 / min(clock(lambda: float((matrix @ matrix)[0, 0])) for _ in range(2 * ROUNDS))
    weights = sum(each.numel() for each in tower.parameters())  # type: ignore[attr-defined]
    status = Path("/proc/self/status").read_text(encoding="ascii")  # rusage includes the parent's peak
    peak, flop = int(status.split("VmHWM:")[1].split()[0]) / 1024**2, operations(size)
    share = flop / photo / rate
    return {"weights": weights, "open": opened, "photo": photo, "flop": flop, "share": share, "peak": peak}


def operations(size: str) -> float:
    """Return the operations of one forward pass: two per weight and patch in the blocks, plus the attention."""
    shape = SIZES[size]
    width, inner, layers = (shape[name] for name in ("hidden_size", "intermediate_size", "num_hidden_layers"))
    patch, side = patch_and_side(size)
    patches = (side // patch) ** 2
    blocks = layers * (4 * width**2 + 2 * width * inner)
    return 2.0 * blocks * patches + 4.0 * patches**2 * width * layers


def patch_and_side(size: str) -> tuple[int, int]:
    """Return the sides of a patch and of an image (px), read from a size's name."""
    *_, patch, side = size.split("-")
    return int(patch.removeprefix("patch")), int(side)


def clock(work: Callable[[], object]) -> float:
    """Return the seconds that a call takes."""
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
