"""SigLIP and SigLIP 2 as a backbone: the vision half of a folder in the hub's format, by way of transformers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import safetensors.torch
import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn

from ..errors import MissingPartError, PackError, reason
from ..photos import Framing, Resampling
from .pack import SIGLIP, TOWER, TOWER_CONFIG, TOWER_PIXELS, resampling, resampling_number

CONFIG, PIXELS, WEIGHTS = "config.json", "preprocessor_config.json", "model.safetensors"
MODEL_TYPES = ("siglip", "siglip_vision_model")
"""The whole model and its vision half. Fixed-resolution SigLIP 2 is a `siglip`, too; `siglip2` is NaFlex."""
VISION = "vision_model."
TEXT = ("text_model.", "logit_")
"""What the names of the vision half's weights, and of all others, begin with."""
AGAIN = "download the whole model folder again"


@dataclass(frozen=True)
class SiglipPixels:
    """What a SigLIP tower looks at and what it gives; see `backbone.Shape`.

    A pixel p of 0 to 255 goes in as (p · `rescale` - `mean`) / `std`, by channel. A pass is of one photo: with
    hundreds of patches each, four at a time are hardly faster on a CPU, and a lone one would be padded to four.
    """

    side_px: int
    dim: int
    resampling: Resampling
    rescale: float
    mean: tuple[float, ...]
    std: tuple[float, ...]
    batch: int = 1
    framing: ClassVar[Framing] = "squash"


class SiglipTower(nn.Module):
    """The vision half of SigLIP (Zhai et al. 2023) or of SigLIP 2 (Tschannen et al. 2025) at a fixed resolution.

    Its feature is the attention-pooled output, which transformers calls `get_image_features`.
    """

    def __init__(self, vision: nn.Module, config: SiglipPixels) -> None:
        super().__init__()
        self.config = config
        self.vision = vision

    def forward(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""
        mean, std = (torch.tensor(each, device=pixels.device) for each in (self.config.mean, self.config.std))
        scaled = (pixels.float() * self.config.rescale - mean) / std
        features: Tensor = self.vision(pixel_values=scaled.permute(0, 3, 1, 2)).pooler_output.float()
        return features

    def save(self, folder: Path) -> None:
        """Write the vision half in the hub's format, which transformers reads, too, below a pack's folder.

        No weight is changed: they are stored as float16 where that holds all of them. So a tower that was rounded by
        `.half().float()` takes half the room and is still the same when it comes back.
        """
        (folder / TOWER).parent.mkdir(parents=True, exist_ok=True)
        weights = smallest({VISION + name: value.cpu() for name, value in self.vision.state_dict().items()})
        safetensors.torch.save_file(weights, folder / TOWER, metadata={"format": "pt"})
        vision: Any = self.vision
        settings = json.loads(vision.config.to_json_string(use_diff=False))
        dtype = str(next(iter(weights.values())).dtype).removeprefix("torch.")
        write_settings(folder / TOWER_CONFIG, {**settings, "dtype": dtype, "kind": SIGLIP})
        write_settings(folder / TOWER_PIXELS, _pixels(self.config))


def load_siglip(folder: Path, precision: torch.dtype = torch.float32) -> SiglipTower:
    """Build the vision half of the SigLIP model in a folder of the hub's format; nothing is fetched.

    The folder holds `config.json`, `preprocessor_config.json` and `model.safetensors`, or the weights in several files
    with `model.safetensors.index.json`. The text half is neither built nor read.

    Raises:
        MissingPartError: transformers is not installed.
        PackError: a file is missing or damaged, or it is the folder of another model.
    """
    settings = read_settings(folder / CONFIG)
    if (found := settings.get("model_type")) not in MODEL_TYPES:
        raise PackError(
            f"{folder} holds a model of type {found!r}, not a SigLIP of fixed resolution; "
            "use one such as google/siglip2-base-patch16-224"
        )
    vision = _unfilled(settings.get("vision_config", settings), folder)
    config = _config(vision.config, read_settings(folder / PIXELS), folder)
    weights = read_weights(folder, TEXT, precision)
    fill(vision, {name.removeprefix(VISION): value for name, value in weights.items()}, folder)
    vision.embeddings.position_ids = torch.arange(vision.embeddings.num_positions)[None]  # not among the weights
    return SiglipTower(vision, config)


def fill(vision: nn.Module, weights: Mapping[str, Tensor], folder: Path) -> None:
    """Put a hub folder's weights into the network that its settings describe.

    Raises:
        PackError: they are not those of that network.
    """
    try:
        vision.load_state_dict(weights, assign=True)
    except RuntimeError as error:
        why = reason(error)
        raise PackError(
            f"the weights in {folder} are not those of its {CONFIG} ({why}); {AGAIN}, or update transformers"
        ) from error


def _unfilled(settings: Mapping[str, Any], folder: Path) -> Any:
    """Return the network on torch's meta device: no memory is taken and no random weights are drawn."""
    try:
        from transformers import SiglipVisionConfig, SiglipVisionModel
    except ImportError as error:
        raise MissingPartError(
            f"this backbone needs transformers ({reason(error)}); install it with `pip install pinpoint-engine[siglip]`"
        ) from error
    try:
        with torch.device("meta"):
            vision = SiglipVisionModel(SiglipVisionConfig(**settings))
    except Exception as error:  # transformers raises anything on settings that it does not know
        raise PackError(f"{folder / CONFIG} describes no SigLIP ({reason(error)}); {AGAIN}") from error
    if not vision.config.vision_use_head:
        raise PackError(f"the SigLIP in {folder} has no pooling head; use a published one")
    return vision


def _config(vision: Any, pixels: Mapping[str, Any], folder: Path) -> SiglipPixels:
    """Read how pixels go in, from what the hub's image processor is told; it squashes to a square and normalises."""
    side = vision.image_size
    if pixels.get("size") != {"height": side, "width": side}:
        raise PackError(f"{folder / PIXELS} resizes to {pixels.get('size')}, not to {side} × {side} px; {AGAIN}")
    if skipped := [step for step in ("do_resize", "do_rescale", "do_normalize") if not pixels.get(step, True)]:
        raise PackError(f"{folder / PIXELS} switches off {skipped[0]}, unlike any published SigLIP; {AGAIN}")
    try:
        mean, std = (tuple(float(value) for value in pixels[name]) for name in ("image_mean", "image_std"))
        rescale = float(pixels["rescale_factor"])
    except (KeyError, TypeError, ValueError) as error:
        raise PackError(f"{folder / PIXELS} does not say how to normalise ({reason(error)}); {AGAIN}") from error
    return SiglipPixels(side, vision.hidden_size, resampling(dict(pixels)), rescale, mean, std)


def _pixels(config: SiglipPixels) -> dict[str, Any]:
    """Return what `_config` reads, as the hub has it."""
    return {
        "do_resize": True,
        "do_rescale": True,
        "do_normalize": True,
        "image_processor_type": "SiglipImageProcessor",
        "resample": resampling_number(config.resampling),
        "rescale_factor": config.rescale,
        "image_mean": config.mean,
        "image_std": config.std,
        "size": {"height": config.side_px, "width": config.side_px},
    }


def read_weights(folder: Path, others: tuple[str, ...], precision: torch.dtype = torch.float32) -> dict[str, Tensor]:
    """Read a hub folder's weights by name in a precision, each into memory of its own.

    Those whose names begin with one of `others` are not read.

    Raises:
        PackError: a file is missing or damaged.
    """
    weights = {}
    for file in _weight_files(folder, others):
        try:
            with safe_open(file, framework="pt") as opened:
                for name in opened.keys():  # noqa: SIM118 - it is no mapping
                    if not name.startswith(others):
                        weights[name] = opened.get_tensor(name).to(precision, copy=True)
        except FileNotFoundError as error:
            raise PackError(f"there is no {file.name} in {folder}; {AGAIN}") from error
        except (OSError, SafetensorError) as error:
            raise PackError(f"{file} is damaged ({reason(error)}); {AGAIN}") from error
    return weights


def _weight_files(folder: Path, others: tuple[str, ...]) -> Iterator[Path]:
    index = folder / f"{WEIGHTS}.index.json"
    if not index.is_file():
        yield folder / WEIGHTS
        return
    named = read_settings(index).get("weight_map", {})
    for name in sorted({Path(str(file)).name for key, file in named.items() if not key.startswith(others)}):
        yield folder / name


def smallest(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return weights as float16 if each of them is one, else as they are."""
    same = all(torch.equal(value.half().to(value.dtype), value) for value in weights.values())
    return {name: (value.half() if same else value).contiguous() for name, value in weights.items()}


def read_settings(path: Path) -> dict[str, Any]:
    """Read a JSON object of a hub folder.

    Raises:
        PackError: it is missing, damaged or no object.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise PackError(f"there is no {path.name} in {path.parent}; {AGAIN}") from error
    except (OSError, ValueError) as error:
        raise PackError(f"{path} cannot be read ({reason(error)}); {AGAIN}") from error
    if not isinstance(content, dict):
        raise PackError(f"{path} is no JSON object; {AGAIN}")
    return content


def write_settings(path: Path, content: Mapping[str, Any]) -> None:
    """Write a JSON object of a hub folder."""
    path.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
