"""GeoCLIP's files as its package has them, with random weights and few places."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path
from typing import Any

import numpy as np

PLACES = np.concatenate(
    [
        [(-33.86, 151.21), (-33.861, 151.211), (-33.90, 151.25), (89.5, 10.0), (-16.8, 179.99), (-16.8, -179.99)],
        np.random.default_rng(5).uniform((-85, -179), (85, 179), (294, 2)),
    ]
)


def capsule(number: int) -> dict[str, Any]:
    """Return random weights of one capsule, under the published names."""
    import torch

    shapes = {"1": (1024, 512), "3": (1024, 1024), "5": (1024, 1024)}
    weights = {f"capsule.{layer}.weight": torch.randn(shape) / 16 for layer, shape in shapes.items()}
    weights |= {f"capsule.{layer}.bias": torch.randn(1024) for layer in shapes}
    weights |= {"capsule.0.b": torch.randn(256, 2) * 16**number}
    weights |= {"head.0.weight": torch.randn(512, 1024) / 16, "head.0.bias": torch.randn(512)}
    return {f"LocEnc{number}.{name}": value for name, value in weights.items()}


def save(folder: Path) -> Path:
    """Write a folder laid out as the folder `model` of the package."""
    import torch

    from pinpoint_engine.models.geoclip import COORDINATES, IMAGE_HEAD, LOCATION_ENCODER, LOG_SCALE

    for name in ("weights", "gps_gallery"):
        (folder / name).mkdir(parents=True)
    torch.manual_seed(3)
    head = {"0.weight": (768, 768), "0.bias": (768,), "2.weight": (512, 768), "2.bias": (512,)}
    torch.save({name: torch.randn(shape) / 16 for name, shape in head.items()}, folder / IMAGE_HEAD)
    torch.save({name: each for number in range(3) for name, each in capsule(number).items()}, folder / LOCATION_ENCODER)
    torch.save(torch.tensor(3.68), folder / LOG_SCALE)
    np.savetxt(folder / COORDINATES, PLACES, "%.6f", ",", header="LAT,LON", comments="")
    return folder


def publish(clip: Path, geoclip: Path, registry: Path) -> dict[str, bytes]:
    """Register `geoclip-world` and its parts, whose files are in two folders; return what a hub has, by its path."""
    from pinpoint_engine import bundles, hub
    from pinpoint_engine.models.geoclip import FILES

    for name in ("geoclip-world", "clip-vit-large-patch14", "geoclip"):
        shutil.copytree(hub.REGISTRY / name, registry / name)
    revision = (registry / "clip-vit-large-patch14" / "REVISION").read_text().strip()
    origin = f"/openai/clip-vit-large-patch14/resolve/{revision}"
    names = ("config.json", "model.safetensors", "preprocessor_config.json")
    for part, folder, files in (("clip-vit-large-patch14", clip, names), ("geoclip", geoclip, FILES)):
        sums = "".join(f"{bundles.sha256(folder / name)}  {name}\n" for name in files)
        (registry / part / bundles.SUMS).write_text(sums)
    wheel = registry / "geoclip" / "geoclip-1.3.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as opened:
        for name in FILES:
            opened.write(geoclip / name, f"geoclip/model/{name}")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    (registry / "geoclip" / "WHEEL").write_text(f"{digest}  packages/1c/07/{wheel.name}\n")
    files_there = {f"{origin}/{name}": (clip / name).read_bytes() for name in names}
    return {**files_there, f"/packages/1c/07/{wheel.name}": wheel.read_bytes()}
