"""What an embedder makes of a gallery's references: computed once for a large shard, and kept beside it."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from dataclasses import asdict
from pathlib import Path

import numpy as np

from .. import bundles, geodesy
from ..answering.retrieval import Spaces
from ..gallery import SOURCES, Gallery, Index, Mask, widened
from ..gallery.search import Codes, Halves, StoredCodes, encode, open_codes, write_codes
from ..gallery.shards import Shard, mapped
from ..models.networks import Embedder

STORED_FROM = 20_000
"""What is learned of fewer references is computed whenever they are opened, which takes a moment."""
AT_ONCE = 1 << 15
"""So many references are embedded at once: a multiple of the rows of a pass, so that all have the bits of full ones."""
FOLDER, IMAGES, PLACES, KNOWN = "learned", "images", "places", "known.npy"
VECTORS, CODES = "vectors.npy", "codes.json"
Learned = tuple[Index, Index, Mask]
"""What searches learned image rows and place rows of a shard, and which references lie near the trained ones [n]."""


def open_spaces(gallery: Gallery, embedder: Embedder, home: Gallery, made_of: str = "") -> Spaces:
    """Embed a gallery's references, and note which lie near the gallery `home` that the embedder was trained on.

    `made_of` tells the embedder and `home` from all others: what was kept under this name is not computed again; with
    no name nothing is kept.

    Raises:
        OSError: what is to be kept cannot be written anywhere.
    """
    found = [_of_shard(shard, embedder, home, made_of) for shard in gallery.shards]
    images, places, known = zip(*found, strict=True)
    return Spaces(gallery, Index.over(images, gallery.order), Index.over(places, gallery.order), np.concatenate(known))


def _of_shard(shard: Shard, embedder: Embedder, home: Gallery, made_of: str) -> Learned:
    if shard.folder is None or not made_of or len(shard) < STORED_FROM:
        images, places, known = _part(shard, embedder, home, slice(0, len(shard)))
        return Index(images, [encode(images)]), Index(places, [encode(places)]), known
    gallery, name = shard.folder.parent.parent, f"{shard.folder.name}-{bundles.sha256(shard.folder / 'ids.npy')[:16]}"
    beside, away = (folder / FOLDER / made_of / name for folder in (gallery, bundles.home()))
    for folder in (beside, away):
        if (folder / KNOWN).is_file():
            return _open(folder)
    folder = beside if os.access(gallery, os.W_OK) else away
    _write(folder, shard, embedder, home)
    return _open(folder)


def _part(shard: Shard, embedder: Embedder, home: Gallery, rows: slice) -> tuple[Halves, Halves, Mask]:
    """Return the learned image rows and place rows of some references, float16 [n, d], and which are known [n]."""
    sources = [SOURCES[code] for code in shard.facts.source[rows].tolist()]
    latlon = np.asarray(shard.facts.latlon[rows])
    images = embedder.encode_features(widened(np.ascontiguousarray(shard.vectors[rows])), sources)
    places = embedder.encode_locations(latlon)
    return images.astype(np.float16), places.astype(np.float16), home.reaches(latlon, geodesy.CITY_M)


def _write(folder: Path, shard: Shard, embedder: Embedder, home: Gallery) -> None:
    """Compute what is learned of a shard, part by part, and keep it in a folder, whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as private:
        part = Path(private, folder.name)
        kinds = [part / IMAGES, part / PLACES]
        for kind in kinds:
            kind.mkdir(parents=True)
        shape = (len(shard), embedder.dim)
        written = [
            np.lib.format.open_memmap(kind / VECTORS, "w+", np.float16, shape)  # type: ignore[no-untyped-call]
            for kind in kinds
        ]
        known = np.empty(len(shard), bool)
        for start in range(0, len(shard), AT_ONCE):
            rows = slice(start, min(start + AT_ONCE, len(shard)))
            written[0][rows], written[1][rows], known[rows] = _part(shard, embedder, home, rows)
        for kind, vectors in zip(kinds, written, strict=True):
            vectors.flush()
            stored = write_codes(kind, mapped(kind, VECTORS))
            (kind / CODES).write_text(json.dumps(asdict(stored)), encoding="ascii")
        np.save(part / KNOWN, known, allow_pickle=False)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(part, folder)


def _open(folder: Path) -> Learned:
    return _index(folder / IMAGES), _index(folder / PLACES), np.load(folder / KNOWN, allow_pickle=False)


def _index(folder: Path) -> Index:
    vectors = mapped(folder, VECTORS)
    codes: Codes = open_codes(folder, vectors, StoredCodes(**json.loads((folder / CODES).read_text(encoding="ascii"))))
    return Index(vectors, [codes])
