"""A tiny DINOv2 with random weights, in a model folder as on the hub."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

WIDTH, LAYERS = 32, 3
SHAPE = {"hidden_size": WIDTH, "num_hidden_layers": LAYERS, "num_attention_heads": 2, "mlp_ratio": 2, "image_size": 56}
SHAPE["patch_size"] = 14
PIXELS = {
    "crop_size": {"height": 224, "width": 224},
    "do_center_crop": True,
    "do_convert_rgb": True,
    "do_normalize": True,
    "do_rescale": True,
    "do_resize": True,
    "image_mean": [0.485, 0.456, 0.406],
    "image_processor_type": "BitImageProcessor",
    "image_std": [0.229, 0.224, 0.225],
    "resample": 3,
    "rescale_factor": 0.00392156862745098,
    "size": {"shortest_edge": 256},
}
"""A `preprocessor_config.json` as facebook/dinov2-base has it on the hub."""


def make(registers: bool = False) -> Any:
    """Return the model, with registers or without."""
    import torch
    from transformers import Dinov2Config, Dinov2Model, Dinov2WithRegistersConfig, Dinov2WithRegistersModel

    torch.manual_seed(4)
    if registers:
        return Dinov2WithRegistersModel(Dinov2WithRegistersConfig(**SHAPE, num_register_tokens=4)).eval()
    return Dinov2Model(Dinov2Config(**SHAPE)).eval()


def save(model: Any, folder: Path) -> Path:
    """Write the model's folder, with the published names of weights."""
    import safetensors.torch

    from pinpoint_engine.models.dinov2 import RENAMED

    model.save_pretrained(folder)
    weights = {}
    for name, value in safetensors.torch.load_file(folder / "model.safetensors").items():
        for published, newer in RENAMED.items():
            name = name.replace(newer, published)
        weights[name] = value
    safetensors.torch.save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    (folder / "preprocessor_config.json").write_text(json.dumps(PIXELS))
    return folder
