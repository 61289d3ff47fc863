"""Backbone features of several views of each photo, computed once and stored in shards."""

from __future__ import annotations

import itertools
import random
import tempfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from ... import photos
from ...errors import PhotoError, RequestError
from ...models import pack
from ...models.backbone import Tower, read_published, read_tower, save_backbone
from ...models.pytorch import backbone_of, load_backbone
from ...models.tower import Backbone, TowerConfig
from ...models.whitening import whitening
from .. import loop
from ..teacher import crop
from ..tower import load_tower
from .published import Collection, open_collection
from .shards import SHARD_PHOTOS, Examples, ShardKind, read_pixels, read_shards, write_shards

TAPS = (2,)
"""The stages of the conv tower that are used beside its head."""
WHITENED_BY = 5_000
"""Most photos that the whitening is fitted on."""


def open_tower(folder: Path) -> Tower:
    """Open an image tower: from a training folder, from a pack, or a published one from a Hugging Face folder.

    Raises:
        RequestError: it is none of these.
    """
    if (folder / loop.CHECKPOINT).exists():
        return load_tower(folder, TowerConfig(taps=TAPS))
    if (folder / pack.TOWER).exists():
        return read_tower(folder)
    if (folder / "config.json").exists():
        return read_published(folder)
    raise RequestError(f"{folder} holds no image tower; name one of `pinpoint train tower`, of a pack, or of the hub")


def prepare(tower: Tower, collection: Collection, folder: Path, report: Callable[[str], None]) -> Backbone:
    """Fit a whitening to a tower and save both as `folder`/backbone; if that exists, load it."""
    kept, here = folder / "backbone", str(loop.device())
    if (kept / pack.WHITENING).exists():
        return load_backbone(kept, here)
    rows = np.random.default_rng(0).permutation(len(collection))[:WHITENED_BY]
    report(f"whitening by {len(rows)} photos")
    plain = backbone_of(tower, device=here)
    features = np.concatenate([plain.features(_pictures(collection, part)) for part in np.array_split(rows, 100)])
    parts = getattr(tower.config, "parts", (tower.config.dim,))
    kept.mkdir(parents=True, exist_ok=True)
    save_backbone(tower, whitening(features, parts), kept)
    return load_backbone(kept, here)


def _pictures(collection: Collection, rows: npt.NDArray[np.int64]) -> list[photos.Pixels]:
    pictures = []
    with tempfile.TemporaryDirectory() as scratch:
        for row in rows.tolist():
            try:
                pictures.append(read_pixels(collection[row], Path(scratch)))
            except PhotoError:
                continue
    return pictures


def write_views(
    backbone: Backbone, collection: Collection, folder: Path, views: int, report: Callable[[str], None]
) -> None:
    """Compute features of `views` views of each photo: the whole photo, then crops; finished shards are kept."""
    rank, world = loop.rank_and_world()
    for view in range(views):
        left_out = _write_view(backbone, collection, folder, view, rank=rank, world_size=world, report=report)
        tell_left_out(view, left_out, report)


def tell_left_out(view: int, left_out: Counter[str], report: Callable[[str], None]) -> None:
    """Report how many photos a view lacks, by the code of the error."""
    for code, count in left_out.items():
        report(f"view {view}: {count} photos left out ({code})")


def _write_view(backbone: Backbone, collection: Collection, folder: Path, view: int, **which: Any) -> Counter[str]:
    return write_shards(
        collection,
        backbone.encode_images,
        folder / f"view-{view}",
        ShardKind(pack.model_digest(folder / "backbone"), backbone.dim),
        prepare=lambda pixels: backbone.square(_view(pixels, view)),
        **which,
    )


@dataclass(frozen=True)
class ShardWork:
    """One shard of one view, computed in whichever process; the backbone must have been prepared before.

    Attributes:
        photos: The photo table, or the folder of the collection.
        folder: The folder of the features, with their backbone.
        shards: How many shards a view has.
    """

    photos: Path
    folder: Path
    shards: int

    @classmethod
    def of(cls, photos: Path, folder: Path, collection: Collection) -> ShardWork:
        """Return the work on a collection."""
        return cls(photos, folder, -(-len(collection) // SHARD_PHOTOS))

    def all_of(self, views: int) -> Iterator[tuple[int, int]]:
        """Yield each view and shard."""
        return itertools.product(range(views), range(self.shards))

    def __call__(self, which: tuple[int, int]) -> Counter[str]:
        """Compute a shard, unless it is there; return how many photos were left out, by the code of the error.

        Raises:
            RequestError: the folder holds shards of another network or collection.
        """
        view, shard = which
        collection, backbone = _opened(self.photos, self.folder)
        alone = {"rank": shard, "world_size": self.shards, "report": lambda line: None}
        return _write_view(backbone, collection, self.folder, view, **alone)


@lru_cache(maxsize=1)
def _opened(photos: Path, folder: Path) -> tuple[Collection, Backbone]:
    """Open a collection and the backbone once in each process."""
    return open_collection(photos), load_backbone(folder / "backbone", str(loop.device()))


def _view(pixels: photos.Pixels, view: int) -> photos.Pixels:
    if view == 0:
        return pixels
    seed = zlib.crc32(pixels.tobytes()) * 1_000 + view
    return crop(random.Random(seed), pixels)  # nosec B311 - which part is seen is no secret


def read_views(*folders: Path, whole: bool = False) -> Examples:
    """Read the finished views in some folders as one set of examples; only whole photos if `whole`.

    Raises:
        RequestError: there are none, or they are not finished.
    """
    name = "view-0" if whole else "view-*"
    found = [view for folder in folders for view in sorted(folder.glob(name))]
    if not found:
        raise RequestError(f"no features in {', '.join(map(str, folders))}; run `pinpoint train features` first")
    return read_shards(*found)
