"""MegaLoc as a backbone (Berton and Masone 2025): DINOv2's patches, gathered into a row by optimal transport."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import safetensors.torch
import torch
from safetensors import SafetensorError, safe_open
from torch import Tensor, nn
from torch.nn import functional as F

from ..errors import PackError, reason
from ..photos import Framing, Resampling
from .pack import MEGALOC, TOWER, TOWER_CONFIG, TOWER_PIXELS, resampling_number
from .siglip import AGAIN, WEIGHTS, read_weights, smallest, write_settings

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
SIDE_PX = 322
"""The side of a picture: what its authors evaluate with."""
HEAD = 64
"""The length of a head of attention, the same in all DINOv2."""
OFFSET = 0.1
"""Added to the number of patches when positions are resized: DINOv2's way to keep the size from being rounded down."""
ROUNDS = 3
"""So many rounds of Sinkhorn's algorithm."""
SIGN = "aggregator.agg.dust_bin"
"""The weight by which a file is known to be MegaLoc's."""
BLOCK = re.compile(r"backbone\.blocks\.(\d+)\.")


@dataclass(frozen=True)
class MegaLocShape:
    """What MegaLoc looks at and what it gives; see `tower.TowerShape`. The sizes are those of its weights.

    Attributes:
        width: Of a token, and so many `layers`, whose networks have `hidden` units.
        patch_px: The side of a patch; positions were learned for `grid` patches each way.
        mixed: The units of the networks that a patch is mapped by: to one of `clusters`, and to `gathered` numbers.
        token: The length of what the class token becomes.
        dim: The length of a row.
    """

    width: int
    layers: int
    hidden: int
    patch_px: int
    grid: int
    mixed: int
    clusters: int
    gathered: int
    token: int
    dim: int
    side_px: int = SIDE_PX
    batch: ClassVar[int] = 1
    framing: ClassVar[Framing] = "squash"
    resampling: ClassVar[Resampling] = "bilinear"


class MegaLocTower(nn.Module):
    """MegaLoc: DINOv2 without registers, SALAD's aggregation (Izquierdo and Civera 2024), and a linear layer.

    Weights have the names that they are published under.
    """

    def __init__(self, config: MegaLocShape) -> None:
        super().__init__()
        self.config = config
        self.backbone = PatchEncoder(config)
        self.aggregator = nn.ModuleDict(
            {
                "agg": Aggregation(config),
                "linear": nn.Linear(config.clusters * config.gathered + config.token, config.dim),
            }
        )

    def forward(self, pixels: Tensor) -> Tensor:
        """Map uint8 pictures [B, side, side, 3] to features float32 [B, dim] of length one."""
        mean, std = (torch.tensor(each, device=pixels.device) for each in (MEAN, STD))
        scaled = (pixels.float() / 255 - mean) / std
        tokens = self.backbone(scaled.permute(0, 3, 1, 2))
        gathered: Tensor = self.aggregator["agg"](tokens[:, 0], tokens[:, 1:].transpose(1, 2))
        return F.normalize(self.aggregator["linear"](gathered), dim=1)

    def save(self, folder: Path) -> None:
        """Write the weights, as float16 where that holds all, and the settings below a pack's folder."""
        (folder / TOWER).parent.mkdir(parents=True, exist_ok=True)
        weights = smallest({name: value.cpu() for name, value in self.state_dict().items()})
        safetensors.torch.save_file(weights, folder / TOWER, metadata={"format": "pt"})
        write_settings(folder / TOWER_CONFIG, {"kind": MEGALOC})
        side, number = self.config.side_px, resampling_number(self.config.resampling)
        told = {"resample": number, "image_mean": MEAN, "image_std": STD, "size": {"height": side, "width": side}}
        write_settings(folder / TOWER_PIXELS, told)


class PatchEncoder(nn.Module):
    """DINOv2's vision transformer: pictures [B, 3, side, side] to normed tokens [B, 1 + patches, width]."""

    def __init__(self, shape: MegaLocShape) -> None:
        super().__init__()
        self.patch_embed = nn.ModuleDict({"proj": nn.Conv2d(3, shape.width, shape.patch_px, shape.patch_px)})
        self.cls_token = nn.Parameter(torch.zeros(1, 1, shape.width))
        self.pos_embed = nn.Parameter(torch.zeros(1, 1 + shape.grid**2, shape.width))
        self.blocks = nn.ModuleList(EncoderBlock(shape) for _ in range(shape.layers))
        self.norm = nn.LayerNorm(shape.width, eps=1e-6)
        self.grid = shape.grid

    def forward(self, pictures: Tensor) -> Tensor:
        patches = self.patch_embed["proj"](pictures)
        tokens = patches.flatten(2).transpose(1, 2)
        tokens = torch.cat([self.cls_token.expand(len(tokens), -1, -1), tokens], dim=1)
        tokens = tokens + self._positions(patches.shape[-1])
        for block in self.blocks:
            tokens = block(tokens)
        normed: Tensor = self.norm(tokens)
        return normed

    def _positions(self, side: int) -> Tensor:
        """Return the positions of the class token and of `side` × `side` patches [1, 1 + side², width]."""
        if side == self.grid:
            return self.pos_embed
        learned = self.pos_embed[:, 1:].reshape(1, self.grid, self.grid, -1).permute(0, 3, 1, 2)
        factor = (side + OFFSET) / self.grid
        resized = F.interpolate(learned, scale_factor=(factor, factor), mode="bicubic")
        return torch.cat([self.pos_embed[:, :1], resized.flatten(2).transpose(1, 2)], dim=1)


class EncoderBlock(nn.Module):
    """A layer of DINOv2: attention and a network, each normed before and scaled after."""

    def __init__(self, shape: MegaLocShape) -> None:
        super().__init__()
        width, hidden = shape.width, shape.hidden
        self.norm1, self.norm2 = (nn.LayerNorm(width, eps=1e-6) for _ in range(2))
        self.attn = nn.ModuleDict({"qkv": nn.Linear(width, 3 * width), "proj": nn.Linear(width, width)})
        self.mlp = nn.ModuleDict({"fc1": nn.Linear(width, hidden), "fc2": nn.Linear(hidden, width)})
        self.ls1, self.ls2 = (nn.ParameterDict({"gamma": torch.ones(width)}) for _ in range(2))

    def forward(self, tokens: Tensor) -> Tensor:
        tokens = tokens + self.ls1["gamma"] * self._attend(self.norm1(tokens))
        mixed = self.mlp["fc2"](F.gelu(self.mlp["fc1"](self.norm2(tokens))))
        return tokens + self.ls2["gamma"] * mixed

    def _attend(self, tokens: Tensor) -> Tensor:
        count, length, width = tokens.shape
        query, key, value = (
            self.attn["qkv"](tokens).reshape(count, length, 3, width // HEAD, HEAD).permute(2, 0, 3, 1, 4)
        )
        heard = F.scaled_dot_product_attention(query, key, value).transpose(1, 2).reshape(count, length, width)
        attended: Tensor = self.attn["proj"](heard)
        return attended


class Aggregation(nn.Module):
    """SALAD: patches are shared out to clusters by optimal transport and summed; a bin takes what tells nothing."""

    def __init__(self, shape: MegaLocShape) -> None:
        super().__init__()
        width, mixed = shape.width, shape.mixed
        self.token_features = nn.Sequential(nn.Linear(width, mixed), nn.ReLU(), nn.Linear(mixed, shape.token))
        self.cluster_features = _by_patch(width, mixed, shape.gathered)
        self.score = _by_patch(width, mixed, shape.clusters)
        self.dust_bin = nn.Parameter(torch.tensor(1.0))

    def forward(self, token: Tensor, patches: Tensor) -> Tensor:
        """Map class tokens [B, width] and patches [B, width, N] to unit rows [B, token + gathered · clusters]."""
        features = self.cluster_features(patches[..., None])[..., 0]
        shares = self._shares(self.score(patches[..., None])[..., 0])
        summed = F.normalize(torch.einsum("bdn,bkn->bdk", features, shares), dim=1).flatten(1)
        return F.normalize(torch.cat([F.normalize(self.token_features(token), dim=1), summed], dim=1), dim=1)

    def _shares(self, scores: Tensor) -> Tensor:
        """Return how much of each patch goes to each cluster [B, K, N], by the scores [B, K, N] and that of the bin.

        Sinkhorn's algorithm in logarithms: a cluster takes as much as one patch has, the bin what is left.
        """
        count, clusters, patches = scores.shape
        scores = torch.cat([scores, self.dust_bin.expand(count, 1, patches)], dim=1)
        each = -math.log(clusters + patches)
        taken = scores.new_full((clusters + 1,), each)
        taken[-1] += math.log(patches - clusters)
        by_patch = scores.new_zeros(count, patches)
        for _ in range(ROUNDS):
            by_cluster = taken - torch.logsumexp(scores + by_patch[:, None], dim=2)
            by_patch = each - torch.logsumexp(scores + by_cluster[..., None], dim=1)
        return torch.exp(scores + by_cluster[..., None] + by_patch[:, None] - each)[:, :-1]


def _by_patch(width: int, mixed: int, out: int) -> nn.Sequential:
    """Return a network on each patch; the second place is that of a dropout, which training alone has."""
    return nn.Sequential(nn.Conv2d(width, mixed, 1), nn.Identity(), nn.ReLU(), nn.Conv2d(mixed, out, 1))


def is_megaloc(folder: Path) -> bool:
    """Return whether a folder holds MegaLoc's weights; it is published without a `config.json`."""
    try:
        with safe_open(folder / WEIGHTS, framework="pt") as opened:
            return SIGN in opened.keys()  # noqa: SIM118 - it is no mapping
    except (OSError, SafetensorError):
        return False


def load_megaloc(folder: Path, side_px: int = SIDE_PX) -> MegaLocTower:
    """Build MegaLoc of its file `model.safetensors` as published on the hub, or of the tower of a pack.

    Args:
        folder: Of the file.
        side_px: Of the square that a picture becomes, a multiple of the patches' side.

    Raises:
        PackError: the file is missing, damaged or of another model, or the side is none.
    """
    weights = read_weights(folder, ())
    try:
        shape = _shape(weights, side_px)
        with torch.device("meta"):
            tower = MegaLocTower(shape)
        tower.load_state_dict(weights, assign=True)
    except (KeyError, RuntimeError) as error:
        raise PackError(f"the weights in {folder} are not MegaLoc's ({reason(error)}); {AGAIN}") from error
    if side_px % shape.patch_px or (side_px // shape.patch_px) ** 2 <= shape.clusters:
        raise PackError(
            f"{side_px} px are no multiple of a patch's {shape.patch_px} px, or fewer patches than its "
            f"{shape.clusters} clusters; choose {SIDE_PX}"
        )
    return tower.eval()


def _shape(weights: Mapping[str, Tensor], side_px: int) -> MegaLocShape:
    """Read all sizes from the weights.

    Raises:
        KeyError: one is missing.
    """
    places = weights["backbone.pos_embed"].shape[1] - 1
    numbers = [int(found[1]) for name in weights if (found := BLOCK.match(name))]
    return MegaLocShape(
        width=weights["backbone.pos_embed"].shape[2],
        layers=1 + max(numbers, default=-1),
        hidden=len(weights["backbone.blocks.0.mlp.fc1.bias"]),
        patch_px=weights["backbone.patch_embed.proj.weight"].shape[-1],
        grid=math.isqrt(places),
        mixed=len(weights["aggregator.agg.score.0.bias"]),
        clusters=len(weights["aggregator.agg.score.3.bias"]),
        gathered=len(weights["aggregator.agg.cluster_features.3.bias"]),
        token=len(weights["aggregator.agg.token_features.2.bias"]),
        dim=len(weights["aggregator.linear.bias"]),
        side_px=side_px,
    )
