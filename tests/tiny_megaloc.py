"""A tiny MegaLoc with weights that a formula gives, under the names and in the layout that it is published in."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

WIDTH, LAYERS, HIDDEN, PATCH_PX, GRID, MIXED, CLUSTERS, GATHERED, TOKEN, DIM = 128, 2, 256, 14, 4, 24, 5, 6, 8, 12
SIDE_PX = 70


def shapes() -> dict[str, tuple[int, ...]]:
    """Return the shape of each weight by its published name."""
    found: dict[str, tuple[int, ...]] = {
        "backbone.cls_token": (1, 1, WIDTH),
        "backbone.pos_embed": (1, GRID**2 + 1, WIDTH),
        "backbone.patch_embed.proj.weight": (WIDTH, 3, PATCH_PX, PATCH_PX),
        "backbone.patch_embed.proj.bias": (WIDTH,),
        "aggregator.agg.dust_bin": (),
    }
    for number in range(LAYERS):
        block = f"backbone.blocks.{number}."
        for name in ("norm1", "norm2"):
            found |= {f"{block}{name}.weight": (WIDTH,), f"{block}{name}.bias": (WIDTH,)}
        found |= {f"{block}ls1.gamma": (WIDTH,), f"{block}ls2.gamma": (WIDTH,)}
        found |= linear(f"{block}attn.qkv", 3 * WIDTH, WIDTH) | linear(f"{block}attn.proj", WIDTH, WIDTH)
        found |= linear(f"{block}mlp.fc1", HIDDEN, WIDTH) | linear(f"{block}mlp.fc2", WIDTH, HIDDEN)
    found |= {"backbone.norm.weight": (WIDTH,), "backbone.norm.bias": (WIDTH,)}
    agg = "aggregator.agg."
    found |= linear(f"{agg}token_features.0", MIXED, WIDTH) | linear(f"{agg}token_features.2", TOKEN, MIXED)
    for name, out in (("cluster_features", GATHERED), ("score", CLUSTERS)):
        found |= linear(f"{agg}{name}.0", MIXED, WIDTH, 1, 1) | linear(f"{agg}{name}.3", out, MIXED, 1, 1)
    return found | linear("aggregator.linear", DIM, CLUSTERS * GATHERED + TOKEN)


def linear(name: str, out: int, inputs: int, *kernel: int) -> dict[str, tuple[int, ...]]:
    """Return the shapes of a linear map's weights."""
    return {f"{name}.weight": (out, inputs, *kernel), f"{name}.bias": (out,)}


def weights() -> dict[str, Any]:
    """Return the weights by name: a sine of each one's place, as large as such weights are."""
    import torch

    made = {}
    for number, (name, shape) in enumerate(sorted(shapes().items())):
        count = math.prod(shape)
        wave = torch.sin(1.7 * torch.arange(count, dtype=torch.float64) ** 1.1 + number)
        scale = 2 / math.sqrt(max(1, count // shape[0])) if len(shape) > 1 else 0.5
        made[name] = (scale * wave + (name.endswith(("norm1.weight", "norm2.weight", "gamma")))).float().reshape(shape)
    return made


def save(folder: Path) -> Path:
    """Write a folder with the one file that is published."""
    import safetensors.torch

    folder.mkdir(parents=True, exist_ok=True)
    safetensors.torch.save_file(weights(), folder / "model.safetensors", metadata={"format": "pt"})
    return folder


def picture() -> Any:
    """Return two pictures of noise that a formula gives, uint8 [2, side, side, 3]."""
    import torch

    count = 2 * SIDE_PX * SIDE_PX * 3
    return (torch.arange(count) ** 2 % 251).to(torch.uint8).reshape(2, SIDE_PX, SIDE_PX, 3)
