"""Photos to unit feature rows, the same bits whatever else is in the batch."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import safetensors.torch
import torch

from .. import photos
from ..gallery import Vectors
from .backbone import ConvTower, TowerConfig
from .pack import TOWER, TOWER_CONFIG, Pack

BATCH = 4
"""Photos per pass. A short batch is padded to it: a network rounds differently at different batch sizes."""


class Embedder:
    """The image tower of a pack, at one fixed batch shape and thread count."""

    def __init__(self, tower: ConvTower, threads: int | None = None) -> None:
        self.tower = tower.eval().to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self.dim = tower.config.dim
        self._threads = threads or max(1, (os.cpu_count() or 2))

    def encode_images(self, images: Sequence[photos.Pixels]) -> Vectors:
        """Return unit rows float32 [B, D] for upright pictures; a row that is not finite means a failed picture."""
        side = self.tower.config.side_px
        rows = np.empty((len(images), self.dim), np.float32)
        torch.set_num_threads(self._threads)
        for start in range(0, len(images), BATCH):
            pixels = np.zeros((BATCH, side, side, 3), np.uint8)
            part = images[start : start + BATCH]
            for number, image in enumerate(part):
                pixels[number] = photos.squash(image, side)
            with torch.inference_mode():
                features = self.tower(torch.from_numpy(pixels)).numpy()
            rows[start : start + len(part)] = features[: len(part)]
        lengths = np.sqrt((rows.astype(np.float64) ** 2).sum(axis=1, keepdims=True))
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.asarray(rows / lengths, np.float32)


def load_embedder(pack: Pack) -> Embedder:
    """Build the tower of a pack from its weights."""
    settings: dict[str, Any] = json.loads((pack.folder / TOWER_CONFIG).read_text(encoding="utf-8"))
    settings = {name: tuple(value) if isinstance(value, list) else value for name, value in settings.items()}
    tower = ConvTower(TowerConfig(**settings))
    weights = safetensors.torch.load_file(pack.folder / TOWER)
    weights = {name: value.float() if value.is_floating_point() else value for name, value in weights.items()}
    tower.load_state_dict(weights)
    return Embedder(tower)


def save_tower(tower: ConvTower, folder: Path) -> None:
    """Write a tower's weights as float16 safetensors and its shape as `config.json`, below a pack's folder."""
    (folder / TOWER).parent.mkdir(parents=True, exist_ok=True)
    weights = {
        name: value.cpu().half().contiguous() if value.is_floating_point() else value.cpu()
        for name, value in tower.state_dict().items()
    }
    safetensors.torch.save_file(weights, folder / TOWER)
    (folder / TOWER_CONFIG).write_text(json.dumps(asdict(tower.config), indent=1) + "\n", encoding="utf-8")
