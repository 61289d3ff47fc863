"""Our PLONK against the published package, with the same random weights and noise: `python benchmarks/plonk_parity.py`.

The package diff-plonk 0.4 pins an old scipy, so that it is installed apart and found by PYTHONPATH:
`pip install --no-deps --target FOLDER diff-plonk geoopt einops torchdiffeq torchvision`.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import torch

sys.path[:0] = [str(Path(__file__).resolve().parents[1]), str(Path(__file__).resolve().parents[1] / "tests")]

import tiny_plonk  # noqa: E402

from pinpoint_engine import geodesy  # noqa: E402
from pinpoint_engine.models.plonk import PlonkConfig, PlonkNetwork, sample  # noqa: E402

GUIDANCES = (0.0, 2.0)
SIDE_PX = 4
"""Of the recorded squares; the package's own has 336."""


def main() -> None:
    """Print how far our samples lie from the package's, or record the package's for the tests."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=64)
    parser.add_argument("--record", action="store_true", help=f"write {tiny_plonk.RECORDED.name} for the tests")
    options = parser.parse_args()
    _let_torchvision_in()
    if options.record:
        lines = (f" {json.dumps(name)}: {json.dumps(value)}" for name, value in recorded().items())
        tiny_plonk.RECORDED.write_text("{\n" + ",\n".join(lines) + "\n}\n")
        return
    config = PlonkConfig()
    network = PlonkNetwork(config).eval()
    network.load_state_dict(tiny_plonk.weights(config))
    row, noise = tiny_plonk.asked(config, options.samples)
    for guidance in GUIDANCES:
        started = time.perf_counter()
        theirs = published(config, row, noise, guidance)
        between = time.perf_counter()
        ours = geodesy.from_unit_vectors(sample(network, row, noise, guidance=guidance))
        metres = geodesy.distance_m(theirs, ours)
        print(
            f"guidance {guidance:g}, {options.samples} samples: at most {metres.max():.1f} m apart, "
            f"median {np.median(metres):.1f} m; package {between - started:.1f} s, "
            f"ours {time.perf_counter() - between:.1f} s"
        )


def published(config: PlonkConfig, row: Any, noise: Any, guidance: float) -> geodesy.Floats:
    """Return what the package's network and sampler make of noise [N, 3], as its pipeline calls them: degrees."""
    from plonk.models.networks.mlp import GeoAdaLNMLP
    from plonk.models.postprocessing import CartesiantoGPS
    from plonk.models.samplers.riemannian_flow_sampler import riemannian_flow_sampler
    from plonk.models.schedulers import SigmoidScheduler

    network = GeoAdaLNMLP(config.input_dim, config.dim, config.depth, config.expansion, config.cond_dim).eval()
    network.load_state_dict(tiny_plonk.weights(config))
    batch = {"y": torch.from_numpy(noise), "emb": torch.from_numpy(row).repeat(len(noise), 1)}
    with torch.no_grad():
        places = riemannian_flow_sampler(
            network, batch, conditioning_keys="emb", scheduler=SigmoidScheduler(-7, 3, 1.0), cfg_rate=guidance
        )
        return np.degrees(CartesiantoGPS()(places).numpy().astype(np.float64))


def recorded() -> dict[str, Any]:
    """Return the package's samples for small networks, and its squares of pictures."""
    from PIL import Image
    from plonk.utils.image_processing import CenterCrop
    from torchvision.transforms import Compose, InterpolationMode, Resize

    config = PlonkConfig(**tiny_plonk.SHAPE)
    row, noise = tiny_plonk.asked(config)
    cut = Compose([CenterCrop(ratio="1:1"), Resize(SIDE_PX, interpolation=InterpolationMode.BICUBIC)])
    return {
        "package": f"diff-plonk {version('diff-plonk')}",
        "torch": torch.__version__,
        "latlon": {str(each): published(config, row, noise, each).round(6).tolist() for each in GUIDANCES},
        "squares": [np.asarray(cut(Image.fromarray(each))).tolist() for each in tiny_plonk.pictures()],
    }


def _let_torchvision_in() -> None:
    """Declare the two operators that torchvision's wheel from PyPI lacks beside a torch for the CPU."""
    library = torch.library.Library("torchvision", "DEF")
    for name in ("nms", "qnms"):
        library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
    main.library = library  # type: ignore[attr-defined]  # it lives as long as it is held


if __name__ == "__main__":
    main()
