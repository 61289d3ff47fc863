"""CLIP as GeoCLIP's backbone: the vision half of a folder in the hub's format, by way of transformers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from ..errors import MissingPartError, PackError, reason
from ..gallery import Vectors
from ..photos import Pixels, Resampling
from .pack import resampling
from .siglip import AGAIN, CONFIG, PIXELS, fill, read_settings, read_weights

REST = ("text_model.", "text_projection.", "logit_scale")
"""What the names of all weights but the vision half's and its projection's begin with."""
SHAPE: tuple[str, ...] = ("hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads")
SHAPE += ("num_channels", "image_size", "patch_size", "hidden_act", "layer_norm_eps")
"""The settings that make the network; old folders hold a hundred others, of which transformers knows ever fewer."""


@dataclass(frozen=True)
class ClipPixels:
    """How pixels go in: of the middle square, p of 0 to 255 as (p · `rescale` - `mean`) / `std` by channel."""

    side_px: int
    resampling: Resampling
    rescale: float
    mean: tuple[float, ...]
    std: tuple[float, ...]


class Clip:
    """The vision half of CLIP (Radford et al. 2021) with its projection into the space that it shares with texts.

    Its feature is what transformers calls `get_image_features`.
    """

    def __init__(self, vision: nn.Module, pixels: ClipPixels) -> None:
        self.vision = vision.eval()
        self.pixels = pixels

    def encode_image(self, image: Pixels) -> Vectors:
        """Return the feature float32 [D] of one upright picture, not normalised.

        A pass is of one photo, so that its bits do not depend on its company.
        """
        with torch.inference_mode():
            features: Tensor = self.vision(pixel_values=prepare(image, self.pixels)[None]).image_embeds[0]
        return np.asarray(features.numpy())


def prepare(image: Pixels, pixels: ClipPixels) -> Tensor:
    """Return a picture as CLIP looks at it, float32 [3, side, side]: the short side to `side_px`, and the middle of it.

    It is resized as the hub's image processor does where torchvision is installed, which is as Pillow does it to one
    level of 255 (two where a picture is enlarged).
    """
    side = pixels.side_px
    short = min(image.shape[:2])
    height, width = (side * length // short for length in image.shape[:2])
    whole = torch.tensor(image).permute(2, 0, 1)[None]
    sized = nn.functional.interpolate(whole, size=(height, width), mode=pixels.resampling, antialias=True)[0]
    top, left = (height - side) // 2, (width - side) // 2
    square = sized[:, top : top + side, left : left + side].float()
    mean, std = (torch.tensor(each)[:, None, None] for each in (pixels.mean, pixels.std))
    return (square * pixels.rescale - mean) / std


def load_clip(folder: Path) -> Clip:
    """Build the vision half of the CLIP model in a folder of the hub's format; nothing is fetched.

    The folder holds `config.json`, `preprocessor_config.json` and `model.safetensors`, or the weights in several files
    with `model.safetensors.index.json`. The text half is neither built nor read.

    Raises:
        MissingPartError: transformers is not installed.
        PackError: a file is missing or damaged, or it is the folder of another model.
    """
    settings = read_settings(folder / CONFIG)
    if (found := settings.get("model_type")) != "clip":
        raise PackError(
            f"{folder} holds a model of type {found!r}, not a CLIP; get one with `pinpoint models get "
            "clip-vit-large-patch14`"
        )
    vision = _unfilled(settings, folder)
    pixels = _pixels(vision.config.image_size, read_settings(folder / PIXELS), folder)
    weights = {name: value for name, value in read_weights(folder, REST).items() if not name.endswith("position_ids")}
    fill(vision, weights, folder)
    embeddings = vision.vision_model.embeddings
    embeddings.position_ids = torch.arange(embeddings.num_positions)[None]  # numbers, which old folders hold, too
    return Clip(vision, pixels)


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


def _pixels(side: int, told: Mapping[str, Any], folder: Path) -> ClipPixels:
    """Read how pixels go in, from what the hub's image processor is told, in its newer words or its older ones."""
    size, crop = told.get("size"), told.get("crop_size")
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
    return ClipPixels(side, resampling(dict(told)), rescale, mean, std)
