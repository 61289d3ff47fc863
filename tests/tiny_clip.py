"""A tiny CLIP, both towers with random weights, in a model folder as on the hub."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

SIDE, DIM = 28, 768
VISION = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "image_size": SIDE,
    "patch_size": 14,
}
TEXT = {
    "hidden_size": 32,
    "intermediate_size": 48,
    "num_hidden_layers": 1,
    "num_attention_heads": 2,
    "vocab_size": 40,
    "max_position_embeddings": 8,
    "bos_token_id": 0,
    "eos_token_id": 1,
    "pad_token_id": 1,
}
PIXELS = {
    "crop_size": SIDE,
    "do_center_crop": True,
    "do_normalize": True,
    "do_resize": True,
    "feature_extractor_type": "CLIPFeatureExtractor",
    "image_mean": [0.48145466, 0.4578275, 0.40821073],
    "image_std": [0.26862954, 0.26130258, 0.27577711],
    "resample": 3,
    "size": SIDE,
}
"""A `preprocessor_config.json` as openai/clip-vit-large-patch14 has it on the hub."""


def make() -> Any:
    """Return the model; its features have the dimension of ViT-L/14's."""
    import torch
    from transformers import CLIPConfig, CLIPModel

    torch.manual_seed(12)
    halves = {"vision_config": {**VISION, "projection_dim": DIM}, "text_config": {**TEXT, "projection_dim": DIM}}
    return CLIPModel(CLIPConfig(**halves, projection_dim=DIM)).eval()


def save(model: Any, folder: Path, **options: Any) -> Path:
    """Write the model's folder."""
    model.save_pretrained(folder, **options)
    (folder / "preprocessor_config.json").write_text(json.dumps(PIXELS))
    return folder
