"""PLONK's network as on the hub, with random weights; and what the published package makes of the same weights."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import tiny_dino

RECORDED = Path(__file__).with_name("plonk_recorded.json")
"""Written by `benchmarks/plonk_parity.py --record` with the package diff-plonk 0.4 (MIT, © 2024 Nicolas Dufour)."""
SHAPE = {"dim": 32, "depth": 2, "expansion": 4, "cond_dim": tiny_dino.WIDTH}
SAMPLES, SEED = 8, 11


def weights(config: Any, seed: int = SEED) -> dict[str, Any]:
    """Return random weights of a network of some shape, by their published names."""
    import torch

    from pinpoint_engine.models.plonk import PlonkNetwork

    rng, made = np.random.default_rng(seed), {}
    for name, value in sorted(PlonkNetwork(config).state_dict().items()):
        width = value.shape[-1] if value.ndim > 1 else 10
        drawn = torch.from_numpy(rng.standard_normal(tuple(value.shape), dtype=np.float32)) * 1.5 / width**0.5
        made[name] = value if name.endswith("freqs") else drawn
    return made


def asked(config: Any, samples: int = SAMPLES, seed: int = SEED) -> tuple[Any, Any]:
    """Return a photo's row [cond_dim] and noise [samples, 3]."""
    rng = np.random.default_rng(seed + 1)
    return rng.standard_normal(config.cond_dim, dtype=np.float32), rng.standard_normal((samples, 3), dtype=np.float32)


def pictures() -> list[Any]:
    """Return pictures of noise, some with an odd margin: uint8 [height, width, 3]."""
    rng = np.random.default_rng(SEED)
    return [rng.integers(0, 256, (*size, 3), dtype=np.uint8) for size in ((40, 53), (53, 40), (40, 41), (43, 40))]


def save(folder: Path) -> Path:
    """Write the folder of a small network, as on the hub."""
    import safetensors.torch

    from pinpoint_engine.models.plonk import PlonkConfig

    config = PlonkConfig(**SHAPE)
    folder.mkdir(parents=True)
    (folder / "config.json").write_text(json.dumps(asdict(config)))
    safetensors.torch.save_file(weights(config), folder / "model.safetensors", metadata={"format": "pt"})
    return folder
