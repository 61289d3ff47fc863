"""Captions of training photos, put together at random from what is known of them, and the tower that reads them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from torch import Tensor, nn

from ..folds import Codes
from .attributes import CLIMATES, DIRECTIONS, LEFT, Attributes

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WORD = re.compile(r"\w+")
PADDING, UNKNOWN_WORD = 0, 1


@dataclass(frozen=True)
class CaptionShares:
    """How many of the captions of street views name the town and the region, where they are known."""

    town: float = 0.4
    region: float = 0.6


PUBLISHED = CaptionShares()


def captions(attributes: Attributes, rng: np.random.Generator, shares: CaptionShares = PUBLISHED) -> list[str]:
    """Write a caption for each photo from what is known of it, anew at every call; "" where nothing is known.

    As published (PIGEON §3.3) a street view names its town in 40 % of the captions, its region in 60 % and its country
    always, an internet photo all three; climate, driving side, direction and month follow where they are known, here in
    any order. The wording is our own.
    """
    drawn = rng.random((len(attributes), 2)) < (shares.town, shares.region)
    named = drawn | ~attributes.street[:, None]
    texts = []
    for row, (town, region) in enumerate(named.tolist()):
        place = _place(attributes, row, town, region)
        further = _further(attributes, row)
        order = rng.permutation(len(further)).tolist()
        parts = [part for part in (place, *(further[number] for number in order)) if part]
        seen = "Street view" if attributes.street[row] else "Photo"
        texts.append(f"{seen} {', '.join(parts)}." if parts else "")
    return texts


def _place(attributes: Attributes, row: int, town: bool, region: bool) -> str:
    names = (attributes.town[row] * town, attributes.region[row] * region, attributes.country[row])
    said = ", ".join(str(name) for name in names if name)
    return f"from {said}" if said else ""


def _further(attributes: Attributes, row: int) -> list[str]:
    """Return what else is known of a photo, each in words."""
    parts = []
    if attributes.climate[row] >= 0:
        parts.append(f"in a {CLIMATES[attributes.climate[row]]} climate")
    if attributes.side[row] >= 0:
        parts.append(f"where cars keep {'left' if attributes.side[row] == LEFT else 'right'}")
    if attributes.compass[row] >= 0:
        parts.append(f"looking {DIRECTIONS[attributes.compass[row]]}")
    if attributes.month[row] >= 0:
        parts.append(f"taken in {MONTHS[attributes.month[row]]}")
    return parts


@dataclass(frozen=True)
class Vocabulary:
    """The words that captions are made of, in order; the first two codes are for padding and for other words."""

    words: tuple[str, ...]

    @classmethod
    def of(cls, attributes: Attributes) -> Vocabulary:
        """Gather every word that captions of these photos can hold."""
        texts = captions(attributes, np.random.default_rng(0), CaptionShares(1.0, 1.0))
        return cls(tuple(sorted({word for text in set(texts) for word in _words(text)})))

    @cached_property
    def _codes(self) -> dict[str, int]:
        return {word: code for code, word in enumerate(self.words, start=2)}

    def __len__(self) -> int:
        return len(self.words) + 2

    def encode(self, texts: Sequence[str]) -> Codes:
        """Return the words of some captions as codes, padded to the longest: int64 [n, L]."""
        rows = [[self._codes.get(word, UNKNOWN_WORD) for word in _words(text)] for text in texts]
        codes = np.full((len(rows), max(map(len, rows), default=0)), PADDING, np.int64)
        for number, row in enumerate(rows):
            codes[number, : len(row)] = row
        return codes


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


@dataclass(frozen=True)
class TextConfig:
    """Shape of the text tower: its width, heads and layers, and the most words that it reads."""

    width: int = 64
    heads: int = 4
    layers: int = 1
    words: int = 96


class TextTower(nn.Module):
    """Captions as codes int64 [B, L] to embeddings [B, dim].

    It is small, trained from nothing together with the images, and not kept: no text tower of CLIP's is at hand without
    a network, so what words mean is only what these photos tell.
    """

    def __init__(self, vocabulary: int, dim: int, config: TextConfig) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, config.width, padding_idx=PADDING)
        self.positions = nn.Parameter(0.02 * torch.randn(config.words, config.width))
        self.layers = nn.ModuleList(
            nn.TransformerEncoderLayer(
                config.width, config.heads, 2 * config.width, dropout=0.0, batch_first=True, norm_first=True
            )
            for _ in range(config.layers)
        )
        self.out = nn.Sequential(nn.LayerNorm(config.width), nn.Linear(config.width, dim))

    def forward(self, codes: Tensor) -> Tensor:
        said: Tensor
        if not len(codes):
            said = self.out(self.positions[:0])
            return said
        codes = codes[:, : len(self.positions)]
        absent = codes == PADDING
        rows = self.words(codes) + self.positions[: codes.shape[1]]
        for layer in self.layers:
            rows = layer(rows, src_key_padding_mask=absent)
        weights = (~absent).to(rows.dtype)[..., None]
        said = self.out((rows * weights).sum(1) / weights.sum(1).clamp(min=1))
        return said
