"""CLIP as a backbone, also GeoCLIP's: the vision half of a folder in the hub's format, by way of transformers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import safetensors.torch
import torch
from torch import Tensor, nn

from ..errors import MissingPartError, PackError, reason
from ..photos import Framing, Resampling
from .pack import CLIP, TOWER, TOWER_CONFIG, TOWER_PIXELS, resampling, resampling_number
from .siglip import AGAIN, CONFIG, PIXELS, fill, read_settings, read_weights, smallest, write_settings

REST = ("text_model.", "text_projection.", "logit_scale")
"""What the names of all weights but the vision half's and its projection's begin with."""
SHAPE: tuple[str, ...] = ("hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads")
SHAPE += ("num_channels", "image_size", "patch_size", "hidden_act", "layer_norm_eps")
"""The settings that make the network; old folders hold a hundred others, of which transformers knows ever fewer."""
MEASURE = "measure"
"""The setting of a pack's tower that says how long `ClipShape.measure` is; a folder of the hub has none."""
MEASURED_BY = 16
"""The measure fills so many columns, which keeps a row's length a multiple of 16."""


@dataclass(frozen=True)
class ClipShape:
    """What a CLIP tower looks at and what it gives; see `tower.TowerShape`.

    Of the middle square of a picture, a pixel p of 0 to 255 goes in as (p · `rescale` - `mean`) / `std`, by channel. A
    pass is of one photo, as SigLIP's are.

    Attributes:
        measure: Where it is not 0, columns of this length follow a feature, the same for all photos. A gallery keeps
            rows of length 1; from these columns, which shrink with the others, the feature is known again.
    """

    side_px: int
    features: int
    resampling: Resampling
    rescale: float
    mean: tuple[float, ...]
    std: tuple[float, ...]
    measure: float = 0.0
    batch: ClassVar[int] = 1
    framing: ClassVar[Framing] = "crop"

    @property
    def dim(self) -> int:
        """Return the length of a row."""
        return self.features + (MEASURED_BY if self.measure else 0)


class ClipTower(nn.Module):
    """The vision half of CLIP (Radford et al. 2021) with its projection into the space that it shares with texts.

    Its feature is what transformers calls `get_image_features`.
    """

    def __init__(self, vision: nn.Module, config: ClipShape) -> None:
        super().__init__()
        self.vision, self.config = vision.eval(), config

    def forward(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""
        mean, std = (torch.tensor(each, device=pixels.device) for each in (self.config.mean, self.config.std))
        scaled = (pixels.float() * self.config.rescale - mean) / std
        features: Tensor = self.vision(pixel_values=scaled.permute(0, 3, 1, 2)).image_embeds.float()
        if not self.config.measure:
            return features
        each = self.config.measure / MEASURED_BY**0.5
        return torch.cat([features, features.new_full((len(features), MEASURED_BY), each)], dim=1)

    def save(self, folder: Path) -> None:
        """Write the vision half in the hub's format below a pack's folder; weights as float16 where that holds all."""
        (folder / TOWER).parent.mkdir(parents=True, exist_ok=True)
        weights = smallest({name: value.cpu() for name, value in self.vision.state_dict().items()})
        safetensors.torch.save_file(weights, folder / TOWER, metadata={"format": "pt"})
        vision: Any = self.vision
        settings = json.loads(vision.config.to_json_string(use_diff=False))
        told: dict[str, Any] = {"model_type": CLIP, "vision_config": {name: settings[name] for name in SHAPE}}
        told |= {"projection_dim": self.config.features, "kind": CLIP, MEASURE: self.config.measure}
        write_settings(folder / TOWER_CONFIG, told)
        write_settings(folder / TOWER_PIXELS, _told_pixels(self.config))


def load_clip(folder: Path, *, measure: float = 0.0) -> ClipTower:
    """Build the vision half of the CLIP model in a folder of the hub's format; nothing is fetched.

    The folder holds `config.json`, `preprocessor_config.json` and `model.safetensors`, or the weights in several files
    with `model.safetensors.index.json`. The text half is neither built nor read. It computes in float32 everywhere, as
    the order of GeoCLIP's places hangs on small differences. `measure` is what `ClipShape` has, if the folder does not
    say.

    Raises:
        MissingPartError: transformers is not installed.
        PackError: a file is missing or damaged, or it is the folder of another model.
    """
    settings = read_settings(folder / CONFIG)
    if (found := settings.get("model_type")) != CLIP:
        raise PackError(
            f"{folder} holds a model of type {found!r}, not a CLIP; get one with `pinpoint models get "
            "clip-vit-large-patch14`"
        )
    vision = _unfilled(settings, folder)
    pixels = read_settings(folder / PIXELS)
    shape = _shape(vision.config, pixels, folder, float(settings.get(MEASURE, measure)))
    weights = {name: value for name, value in read_weights(folder, REST).items() if not name.endswith("position_ids")}
    fill(vision, weights, folder)
    embeddings = vision.vision_model.embeddings
    embeddings.position_ids = torch.arange(embeddings.num_positions)[None]  # numbers, which old folders hold, too
    return ClipTower(vision, shape)


def _unfilled(settings: Mapping[str, Any], folder: Path) -> Any:
    """Return the network on torch's meta device: no memory is taken and no random weights are drawn."""
    try:
        from transformers import CLIPVisionConfig, CLIPVisionModelWithProjection
    except ImportError as error:
        raise MissingPartError(
            f"GeoCLIP's backbone does not open: {reason(error)}; install it with `pip install pinpoint-engine[siglip]`"
        ) from error
    try:
        vision = settings["vision_config"]
        shape = {name: vision[name] for name in SHAPE if name in vision}
        with torch.device("meta"):
            return CLIPVisionModelWithProjection(CLIPVisionConfig(**shape, projection_dim=settings["projection_dim"]))
    except Exception as error:  # transformers raises anything on settings that it does not know
        raise PackError(f"{folder / CONFIG} describes no CLIP ({reason(error)}); {AGAIN}") from error


def _shape(vision: Any, told: Mapping[str, Any], folder: Path, measure: float) -> ClipShape:
    """Read how pixels go in, from what the hub's image processor is told, in its newer words or its older ones."""
    side, size, crop = vision.image_size, told.get("size"), told.get("crop_size")
    if size not in (side, {"shortest_edge": side}) or crop not in (side, {"height": side, "width": side}):
        raise PackError(f"{folder / PIXELS} resizes to {size} and crops {crop}, not to {side} px; {AGAIN}")
    steps = ("do_resize", "do_center_crop", "do_rescale", "do_normalize")
    if skipped := [step for step in steps if not told.get(step, True)]:
        raise PackError(f"{folder / PIXELS} switches off {skipped[0]}, unlike the published CLIP; {AGAIN}")
    try:
        mean, std = (tuple(float(value) for value in told[name]) for name in ("image_mean", "image_std"))
        rescale = float(told.get("rescale_factor", 1 / 255))
    except (KeyError, TypeError, ValueError) as error:
        raise PackError(f"{folder / PIXELS} does not say how to normalise ({reason(error)}); {AGAIN}") from error
    return ClipShape(side, vision.projection_dim, resampling(dict(told)), rescale, mean, std, measure)


def _told_pixels(shape: ClipShape) -> dict[str, Any]:
    """Return what `_shape` reads, as the hub has it."""
    return {
        "do_resize": True,
        "do_center_crop": True,
        "do_rescale": True,
        "do_normalize": True,
        "image_processor_type": "CLIPImageProcessor",
        "resample": resampling_number(shape.resampling),
        "rescale_factor": shape.rescale,
        "image_mean": shape.mean,
        "image_std": shape.std,
        "size": {"shortest_edge": shape.side_px},
        "crop_size": {"height": shape.side_px, "width": shape.side_px},
    }
