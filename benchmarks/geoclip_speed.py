"""Our GeoCLIP with a cached gallery against the published package: `python benchmarks/geoclip_speed.py [CLIP]`.

CLIP is the folder of the backbone, as `pinpoint models get clip-vit-large-patch14` downloads it. Without it the
backbone has random weights: the answers are meaningless then, but the times are the same. Both run in this process and
take turns photo by photo; times are medians without the first photo, and only their ratios compare between machines.
The first 50 places of both, from the same image features, are compared too.
"""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import torch

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pinpoint_engine import Request, photos  # noqa: E402
from pinpoint_engine.systems.geoclip import GeoClip, open_geoclip  # noqa: E402
from pinpoint_engine.systems.steps import Sight  # noqa: E402

PHOTO = str(ROOT / "docs" / "screenshot.png")
PHOTOS = 4
TOP_K = 50
SIDE_PX, DIM = 224, 768
VISION = {"hidden_size": 1024, "intermediate_size": 4096, "num_hidden_layers": 24, "num_attention_heads": 16}
TEXT = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2, "vocab_size": 8}
PIXELS = {"size": SIDE_PX, "crop_size": SIDE_PX, "image_mean": [0.5] * 3, "image_std": [0.3] * 3, "resample": 3}


def main(arguments: list[str]) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder, torch.inference_mode():
        clip = Path(arguments[0]) if arguments else random_clip(Path(folder, "clip"))
        started = time.perf_counter()
        engine = open_geoclip(clip, cache=Path(folder, "cache"))
        print(f"open GeoCLIP and embed its gallery: {time.perf_counter() - started:.1f} s, once")
        started = time.perf_counter()
        open_geoclip(clip, cache=Path(folder, "cache"))
        print(f"open it again: {time.perf_counter() - started:.1f} s\n")
        report(engine, published(clip))


def random_clip(folder: Path) -> Path:
    """Write a CLIP with random weights whose vision tower has the shape of ViT-L/14."""
    from transformers import CLIPConfig, CLIPModel

    vision = {**VISION, "image_size": SIDE_PX, "patch_size": 14, "projection_dim": DIM}
    ends = {"bos_token_id": 0, "eos_token_id": 1, "pad_token_id": 1, "projection_dim": DIM}
    config = CLIPConfig(vision_config=vision, text_config={**TEXT, **ends}, projection_dim=DIM)
    CLIPModel(config).save_pretrained(folder)
    (folder / "preprocessor_config.json").write_text(json.dumps(PIXELS))
    return folder


def published(clip: Path) -> Any:
    """Return the package's model on a backbone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it uses deprecated functions of torch
        from geoclip import GeoCLIP

        return GeoCLIP(clip_path=str(clip)).eval()


def report(engine: GeoClip, package: Any) -> None:
    """Print the times of both, from the photo and from its features."""
    photo, request = photos.read_photo(PHOTO), Request(top_k=TOP_K)
    features = np.random.default_rng(0).normal(size=DIM).astype(np.float32)
    allowed, sight = engine.limits(request).allowed, Sight(photo, "", features)
    theirs, ours, backbone = medians(
        lambda: package.predict(PHOTO, TOP_K),
        lambda: next(engine.locate([photo], request)),
        lambda: engine.clip.features([photos.decode(PHOTO)]),
    )
    package.image_encoder = package.image_encoder.mlp  # the layers after the backbone
    theirs_after, ours_after = medians(
        lambda: rest_of_predict(package, torch.tensor(features)[None]),
        lambda: engine.answer(sight, request, allowed),
    )
    compare(
        rest_of_predict(package, torch.tensor(features)[None]),
        engine.answer(sight, request, allowed),
    )
    print("| | package, ms | ours, ms | ratio | limit: package / backbone alone |\n|---|---|---|---|---|")
    row("from image features", theirs_after, ours_after, "")
    row("end to end", theirs, ours, f"{theirs / backbone:.1f} (backbone and decoding: {1000 * backbone:.0f} ms)")


def compare(theirs: tuple[torch.Tensor, torch.Tensor], ours: Any) -> None:
    """Print how much the answers of both differ for the same features."""
    places, shares = (each.numpy() for each in theirs)
    same = sum(
        np.allclose([candidate.location.lat, candidate.location.lon], place, atol=2e-5)
        for candidate, place in zip(ours.candidates, places, strict=True)
    )
    apart = max(abs(each.probability - share) for each, share in zip(ours.candidates, shares, strict=True))
    print(f"the same place at {same} of the first {TOP_K} ranks; probabilities at most {apart:.1e} apart\n")


def rest_of_predict(package: Any, features: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Do what the package's `predict` does after its backbone."""
    shares = package.forward(features, package.gps_gallery).softmax(dim=-1)
    top = torch.topk(shares, TOP_K, dim=1)
    return package.gps_gallery.index_select(0, top.indices[0]), top.values[0]


def medians(*works: Callable[[], object]) -> list[float]:
    """Return the median seconds of several calls that take turns; the first turn is not counted."""
    seconds: list[list[float]] = [[] for _ in works]
    for _ in range(PHOTOS):
        for work, spent in zip(works, seconds, strict=True):
            started = time.perf_counter()
            work()
            spent.append(time.perf_counter() - started)
    return [statistics.median(spent[1:]) for spent in seconds]


def row(what: str, theirs: float, ours: float, limit: str) -> None:
    """Print one row of the table."""
    print(f"| {what} | {1000 * theirs:.0f} | {1000 * ours:.1f} | {theirs / ours:.1f} | {limit} |")


if __name__ == "__main__":
    main(sys.argv[1:])
