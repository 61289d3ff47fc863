"""Rerankers: a learned correction of each candidate's retrieval score, which starts at zero."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import safetensors.torch
import torch
from torch import Tensor, nn

from ..answering.features import NAMES
from .networks import Lists
from .pack import RERANKER, RERANKER_CONFIG
from .weights import read

KINDS = ("linear", "features", "attention")
CLIP = 5.0
"""Standardised features are cut at this many deviations."""


@dataclass(frozen=True)
class RerankerConfig:
    """Shape of a reranker. `dim` is the embedder's; `heads` and `layers` are of the attention reranker.

    A linear reranker has no hidden layers: its correction is a weighted sum of the features.
    """

    kind: str = "features"
    count: int = len(NAMES)
    width: int = 32
    dim: int = 128
    heads: int = 4
    layers: int = 2
    dropout: float = 0.1


class StandardScaler(nn.Module):
    """Features in deviations from their mean over the training lists; what is unknown becomes the mean."""

    mean: Tensor
    deviation: Tensor

    def __init__(self, count: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(count))
        self.register_buffer("deviation", torch.ones(count))

    def fit(self, rows: npt.NDArray[np.float32]) -> None:
        """Take mean and deviation from rows [n, F], NaN left out."""
        known = np.isfinite(rows)
        count = np.maximum(known.sum(0), 1)
        mean = np.where(known, rows, 0).sum(0, dtype=np.float64) / count
        variance = (np.where(known, rows - mean, 0) ** 2).sum(0) / count
        self.mean.copy_(torch.from_numpy(mean))
        deviation = np.where(variance > 1e-8, np.sqrt(variance) + 1e-6, np.inf)  # what never varied says nothing
        self.deviation.copy_(torch.from_numpy(deviation))

    def forward(self, features: Tensor) -> Tensor:
        """Standardise features [..., F]."""
        return ((features - self.mean) / self.deviation).nan_to_num(0.0).clamp(-CLIP, CLIP)


class FeatureReranker(nn.Module):
    """A small network on relative features alone; it knows nothing of places and transfers to any gallery."""

    def __init__(self, config: RerankerConfig) -> None:
        super().__init__()
        self.config = config
        self.standard = StandardScaler(config.count)
        linear = config.kind == "linear"
        self.layers: nn.Module = nn.Identity() if linear else _hidden(config)
        self.correction = _zero(config.count if linear else config.width)

    def forward(self, lists: Lists[Tensor]) -> Tensor:
        """Score lists: [B, K]."""
        said: Tensor = self.correction(self.layers(self.standard(lists.features)))
        return lists.base + said[..., 0]


def _hidden(config: RerankerConfig) -> nn.Sequential:
    return nn.Sequential(
        nn.Linear(config.count, config.width),
        nn.GELU(),
        nn.Dropout(config.dropout),
        nn.Linear(config.width, config.width),
        nn.GELU(),
    )


class AttentionReranker(nn.Module):
    """Self-attention over a query token, a candidate token and a support token, candidate by candidate.

    (Pinpoint, section 3.3; widths are ours.) Visual and place features enter as products with the photo's row, relative
    to the mean of the list, so that they tell how the photo and a candidate agree, not where the candidate is.
    """

    def __init__(self, config: RerankerConfig) -> None:
        super().__init__()
        self.config = config
        self.standard = StandardScaler(config.count)
        self.query = nn.Linear(config.count, config.width)
        self.candidate = nn.Linear(config.count, config.width)
        self.image, self.place, self.support = (nn.Linear(config.dim, config.width, bias=False) for _ in range(3))
        self.sharpness = nn.Parameter(torch.tensor(10.0))
        self.unsupported = nn.Parameter(torch.zeros(config.width))
        layer = nn.TransformerEncoderLayer(
            config.width, config.heads, 2 * config.width, config.dropout, "gelu", batch_first=True, norm_first=True
        )
        self.layers = nn.TransformerEncoder(layer, config.layers, enable_nested_tensor=False)
        self.correction = _zero(config.width)

    def forward(self, lists: Lists[Tensor]) -> Tensor:
        """Score lists: [B, K]."""
        features = self.standard(lists.features)
        live = torch.isfinite(lists.base)[..., None]
        query = self.query(_mean(features, live)).expand(-1, features.shape[1], -1)
        asked = lists.query[:, None]
        visual, spatial = (asked * (rows - _mean(rows, live)) for rows in (lists.images, lists.places))
        candidate = self.candidate(features) + self.image(visual) + self.place(spatial)
        tokens = torch.stack([query, candidate, self._support(lists, live)], dim=2)
        said = self.layers(tokens.flatten(0, 1))[:, 1].unflatten(0, lists.base.shape)
        correction: Tensor = self.correction(said)[..., 0]
        return lists.base + correction

    def _support(self, lists: Lists[Tensor], live: Tensor) -> Tensor:
        """Pool the supporters by attention of the photo; where there are none, zero features and a learned flag."""
        alike = (lists.support * lists.query[:, None, None]).sum(-1) * self.sharpness
        weights = alike.masked_fill(~lists.supported, -1e9).softmax(-1) * lists.supported
        pooled = (weights[..., None] * lists.support).sum(2)
        some = lists.supported.any(-1, keepdim=True)
        relative_rows = lists.query[:, None] * (pooled - _mean(lists.images, live)) * some
        return self.support(relative_rows) + torch.where(some, 0.0, 1.0) * self.unsupported


def _mean(rows: Tensor, live: Tensor) -> Tensor:
    """Return the mean of a list's rows [B, K, n], padding left out: [B, 1, n]."""
    count = live.sum(1, keepdim=True).clamp(min=1)
    return torch.where(live, rows, 0.0).sum(1, keepdim=True) / count


def _zero(width: int) -> nn.Linear:
    """Return the last layer, which says nothing until it is trained."""
    last = nn.Linear(width, 1)
    nn.init.zeros_(last.weight)
    nn.init.zeros_(last.bias)
    return last


Network = FeatureReranker | AttentionReranker


def build(config: RerankerConfig) -> Network:
    """Return an untrained reranker of the config's kind: its scores are the retrieval scores."""
    return AttentionReranker(config) if config.kind == "attention" else FeatureReranker(config)


def hold_back(network: Network, strength: float) -> None:
    """Scale a reranker's correction, in place: 0 leaves the retrieval score, 1 what was trained."""
    with torch.no_grad():
        for weights in network.correction.parameters():
            weights.mul_(strength)


def read_network(folder: Path) -> Network:
    """Read what `save_reranker` wrote below a pack's folder.

    Raises:
        PackError: it is missing or damaged.
    """
    config = RerankerConfig(**json.loads((folder / RERANKER_CONFIG).read_text(encoding="utf-8")))
    return read(build, config, folder / RERANKER)


def save_reranker(network: Network, folder: Path) -> None:
    """Write a reranker's weights as float32 safetensors and its shape as `config.json`, below a pack's folder."""
    (folder / RERANKER).parent.mkdir(parents=True, exist_ok=True)
    safetensors.torch.save_file(
        {name: value.cpu().contiguous() for name, value in network.state_dict().items()}, folder / RERANKER
    )
    (folder / RERANKER_CONFIG).write_text(json.dumps(asdict(network.config), indent=1) + "\n", encoding="utf-8")
