"""DINOv2 as a backbone: a layer of a folder in the hub's format, by way of transformers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any, ClassVar

import safetensors.torch
import torch
from torch import Tensor, nn

from ..errors import MissingPartError, PackError, reason
from ..photos import Framing, Resampling
from .pack import DINOV2, TOWER, TOWER_CONFIG, TOWER_PIXELS, resampling, resampling_number
from .siglip import AGAIN, CONFIG, PIXELS, fill, read_settings, read_weights, smallest, write_settings

MODEL_TYPES = ("dinov2", "dinov2_with_registers")
SHAPE: tuple[str, ...] = ("hidden_size", "num_attention_heads", "mlp_ratio", "hidden_act", "layer_norm_eps")
SHAPE += ("image_size", "patch_size", "num_channels", "qkv_bias", "layerscale_value", "use_swiglu_ffn")
"""The settings that make the network, beside its number of layers and of registers."""
RENAMED = {
    ".attention.attention.query.": ".attention.q_proj.",
    ".attention.attention.key.": ".attention.k_proj.",
    ".attention.attention.value.": ".attention.v_proj.",
    ".attention.output.dense.": ".attention.o_proj.",
}
"""The names of weights as they are published, and as newer versions of transformers have them."""
CLASS, MEAN, BOTH = "class", "mean", "class and mean"
POOLINGS = (CLASS, MEAN, BOTH)
"""What of a layer is a feature: its class token, the mean of its patches, or one after the other."""
LAYER, POOLING, SIDE = "layer", "pooling", "side_px"
"""The settings of a pack's tower that a folder of the hub does not have."""
SIDE_PX = 224
ALL = -1
"""Names the last layer, whatever its number."""


@dataclass(frozen=True)
class DinoShape:
    """What a DINOv2 tower looks at and what it gives; see `tower.TowerShape`.

    Attributes:
        layer: So many layers are computed; the feature is the normed output of the last of them. Places seen before are
            told apart best by a layer below the network's last.
        pooling: One of `POOLINGS`.
        width: Of a token.
    """

    side_px: int
    layer: int
    pooling: str
    width: int
    resampling: Resampling
    rescale: float
    mean: tuple[float, ...]
    std: tuple[float, ...]
    framing: Framing = "squash"
    batch: ClassVar[int] = 1

    @property
    def parts(self) -> tuple[int, ...]:
        """Return the lengths of a row's parts."""
        return (self.width,) * (2 if self.pooling == BOTH else 1)

    @property
    def dim(self) -> int:
        """Return the length of a row."""
        return sum(self.parts)


class DinoTower(nn.Module):
    """The first layers of DINOv2 (Oquab et al. 2023), with registers (Darcet et al. 2023) or without."""

    def __init__(self, network: nn.Module, config: DinoShape) -> None:
        super().__init__()
        self.network, self.config = network.eval(), config

    def forward(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""
        tokens: Tensor = self.network(pixel_values=self.scaled(pixels)).last_hidden_state.float()
        pooled = {CLASS: tokens[:, 0], MEAN: tokens[:, self.first_patch :].mean(1)}
        pooled[BOTH] = torch.cat([pooled[CLASS], pooled[MEAN]], dim=1)
        return pooled[self.config.pooling]

    @property
    def first_patch(self) -> int:
        """Return the number of the first patch among the tokens, behind the class token and registers."""
        network: Any = self.network
        return 1 + int(getattr(network.config, "num_register_tokens", 0))

    def scaled(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to what the network takes [B, 3, side, side]."""
        mean, std = (torch.tensor(each, device=pixels.device) for each in (self.config.mean, self.config.std))
        return ((pixels.float() * self.config.rescale - mean) / std).permute(0, 3, 1, 2)

    def save(self, folder: Path) -> None:
        """Write the layers in the hub's format below a pack's folder; weights as float16 where that holds all."""
        (folder / TOWER).parent.mkdir(parents=True, exist_ok=True)
        weights = smallest({name: value.cpu() for name, value in self.network.state_dict().items()})
        safetensors.torch.save_file(weights, folder / TOWER, metadata={"format": "pt"})
        network: Any = self.network
        settings = json.loads(network.config.to_json_string(use_diff=False))
        names = [name for name in (*SHAPE, "num_hidden_layers", "num_register_tokens") if name in settings]
        told = {"kind": DINOV2, "model_type": settings["model_type"], **{name: settings[name] for name in names}}
        told |= {LAYER: self.config.layer, POOLING: self.config.pooling, SIDE: self.config.side_px}
        write_settings(folder / TOWER_CONFIG, told)
        write_settings(folder / TOWER_PIXELS, _told_pixels(self.config))


@dataclass(frozen=True)
class LayersShape(DinoShape):
    """What `DinoLayers` gives: of each of `layers` the class token, then the mean of the patches."""

    layers: tuple[int, ...] = ()

    @property
    def parts(self) -> tuple[int, ...]:
        """Return the lengths of a row's parts."""
        return (self.width,) * (2 * len(self.layers))


class DinoLayers(DinoTower):
    """Several layers of DINOv2 at once, to choose one of them: each as a tower of that layer alone gives it."""

    config: LayersShape

    def forward(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim], not normalised."""
        network: Any = self.network
        hidden = network(pixel_values=self.scaled(pixels), output_hidden_states=True).hidden_states
        tokens = [network.layernorm(hidden[layer]).float() for layer in self.config.layers]
        return torch.cat([part for each in tokens for part in (each[:, 0], each[:, self.first_patch :].mean(1))], dim=1)


def load_layers(folder: Path, side_px: int = SIDE_PX) -> DinoLayers:
    """Build a DINOv2 that gives the layers worth trying at once: from half of them to the last.

    Raises:
        MissingPartError: transformers is not installed.
        PackError: a file is missing or damaged, or it is the folder of another model.
    """
    tower = load_dinov2(folder, layer=ALL, side_px=side_px)
    most = tower.config.layer
    layers = tuple(sorted({-(-most * share // 6) for share in (3, 4, 5, 6)}))
    shape = {field.name: getattr(tower.config, field.name) for field in fields(DinoShape)}
    return DinoLayers(tower.network, LayersShape(**shape, layers=layers))


def load_dinov2(
    folder: Path,
    precision: torch.dtype = torch.float32,
    *,
    layer: int = 0,
    pooling: str = BOTH,
    side_px: int = SIDE_PX,
    framing: Framing = "squash",
) -> DinoTower:
    """Build the first layers of the DINOv2 model in a folder of the hub's format; nothing is fetched.

    The folder holds `config.json`, `preprocessor_config.json` and `model.safetensors`. Of the processor's settings only
    the resampling and the normalisation count: a picture is squashed, so that nothing is cropped away, unless another
    framing is named.

    Args:
        folder: Of the hub, or the tower of a pack, which says what the other arguments say.
        precision: What the network computes in.
        layer: How many layers are computed; 0 is two thirds of them, -1 all.
        pooling: One of `POOLINGS`.
        side_px: Of the square that a picture becomes, a multiple of the patches' side.
        framing: How a picture becomes that square; a pack's tower always squashes.

    Raises:
        MissingPartError: transformers is not installed.
        PackError: a file is missing or damaged, it is the folder of another model, or it has no such layer.
    """
    settings = read_settings(folder / CONFIG)
    if (found := settings.get("model_type")) not in MODEL_TYPES:
        raise PackError(
            f"{folder} holds a model of type {found!r}, not a DINOv2; get one with `pinpoint models get dinov2-base`"
        )
    layer, pooling, side_px = settings.get(LAYER, layer), settings.get(POOLING, pooling), settings.get(SIDE, side_px)
    most = int(settings.get("num_hidden_layers", 12))
    layer = most if layer == ALL else layer or -(-2 * most // 3)
    if not 1 <= layer <= most or pooling not in POOLINGS:
        raise PackError(f"{folder} has layers 1 to {most} and poolings {', '.join(POOLINGS)}; choose one of each")
    network = _unfilled(settings, layer, folder)
    if side_px % network.config.patch_size:
        raise PackError(f"{side_px} px are no multiple of a patch's {network.config.patch_size} px; choose one that is")
    shape = replace(_shape(network.config.hidden_size, side_px, layer, pooling, folder), framing=framing)
    fill(network, _own(read_weights(folder, (), precision), network), folder)
    return DinoTower(network, shape)


def _unfilled(settings: Mapping[str, Any], layer: int, folder: Path) -> Any:
    """Return the network of some layers on torch's meta device."""
    try:
        import transformers
    except ImportError as error:
        raise MissingPartError(
            f"this backbone needs transformers ({reason(error)}); install it with `pip install pinpoint-engine[siglip]`"
        ) from error
    shape = {name: settings[name] for name in (*SHAPE, "num_register_tokens") if name in settings}
    registers = settings["model_type"] == MODEL_TYPES[1]
    try:
        kinds = (
            (transformers.Dinov2WithRegistersConfig, transformers.Dinov2WithRegistersModel)
            if registers
            else (transformers.Dinov2Config, transformers.Dinov2Model)
        )
        with torch.device("meta"):
            return kinds[1](kinds[0](**shape, num_hidden_layers=layer))
    except Exception as error:  # transformers raises anything on settings that it does not know
        raise PackError(f"{folder / CONFIG} describes no DINOv2 ({reason(error)}); {AGAIN}") from error


def _own(weights: Mapping[str, Tensor], network: nn.Module) -> dict[str, Tensor]:
    """Return the weights of the layers that a network has, by its names for them."""
    wanted, found = network.state_dict().keys(), {}
    for name, value in weights.items():
        renamed = name
        for published, newer in RENAMED.items():
            renamed = renamed.replace(published, newer)
        found[name if name in wanted else renamed] = value
    return {name: value for name, value in found.items() if name in wanted}


def _shape(width: int, side_px: int, layer: int, pooling: str, folder: Path) -> DinoShape:
    told = read_settings(folder / PIXELS)
    try:
        mean, std = (tuple(float(value) for value in told[name]) for name in ("image_mean", "image_std"))
        rescale = float(told.get("rescale_factor", 1 / 255))
    except (KeyError, TypeError, ValueError) as error:
        raise PackError(f"{folder / PIXELS} does not say how to normalise ({reason(error)}); {AGAIN}") from error
    return DinoShape(side_px, layer, pooling, width, resampling(dict(told)), rescale, mean, std)


def _told_pixels(shape: DinoShape) -> dict[str, Any]:
    """Return what `_shape` reads, as the hub has it."""
    return {
        "do_rescale": True,
        "do_normalize": True,
        "resample": resampling_number(shape.resampling),
        "rescale_factor": shape.rescale,
        "image_mean": shape.mean,
        "image_std": shape.std,
        "size": {"height": shape.side_px, "width": shape.side_px},
    }
