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
from ..gallery.codes import Codes, Halves, encode
from ..gallery.shards import Shard, mapped, no_vectors
from ..gallery.stored_codes import StoredCodes, open_codes, write_codes
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
        alike = Index(images, [encode(images)]) if shard.has_photos else _nothing(shard, embedder)
        return alike, Index(places, [encode(places)]), known
    gallery, name = shard.folder.parent.parent, f"{shard.folder.name}-{bundles.sha256(shard.folder / 'ids.npy')[:16]}"
    beside, away = (folder / FOLDER / made_of / name for folder in (gallery, bundles.home()))
    for folder in (beside, away):
        if (folder / KNOWN).is_file():
            return _open(folder, shard, embedder)
    folder = beside if os.access(gallery, os.W_OK) else away
    _write(folder, shard, embedder, home)
    return _open(folder, shard, embedder)


def _nothing(shard: Shard, embedder: Embedder) -> Index:
    """Return the index of the learned image rows of places without photos."""
    return Index.of_nothing(no_vectors(len(shard), embedder.dim))


def _part(shard: Shard, embedder: Embedder, home: Gallery, rows: slice) -> tuple[Halves, Halves, Mask]:
    """Return the learned image rows and place rows of some references, float16 [n, d], and which are known [n]."""
    latlon = np.asarray(shard.facts.latlon[rows])
    places = embedder.encode_locations(latlon)
    known = np.ones(len(latlon), bool) if embedder.is_worldwide else home.reaches(latlon, geodesy.CITY_M)
    if not shard.has_photos:
        return no_vectors(len(latlon), embedder.dim), places.astype(np.float16), known
    sources = [SOURCES[code] for code in shard.facts.source[rows].tolist()]
    images = embedder.encode_features(widened(np.ascontiguousarray(shard.vectors[rows])), sources)
    return images.astype(np.float16), places.astype(np.float16), known


def _write(folder: Path, shard: Shard, embedder: Embedder, home: Gallery) -> None:
    """Compute what is learned of a shard, part by part, and keep it in a folder, whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name}-", dir=folder.parent) as private:
        part = Path(private, folder.name)
        kinds = [part / PLACES, part / IMAGES] if shard.has_photos else [part / PLACES]
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
            images, places, known[rows] = _part(shard, embedder, home, rows)
            for vectors, learned in zip(written, (places, images), strict=False):
                vectors[rows] = learned
        for kind, vectors in zip(kinds, written, strict=True):
            vectors.flush()
            stored = write_codes(kind, mapped(kind, VECTORS))
            (kind / CODES).write_text(json.dumps(asdict(stored)), encoding="ascii")
        np.save(part / KNOWN, known, allow_pickle=False)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(part, folder)


def _open(folder: Path, shard: Shard, embedder: Embedder) -> Learned:
    images = _index(folder / IMAGES) if shard.has_photos else _nothing(shard, embedder)
    return images, _index(folder / PLACES), np.load(folder / KNOWN, allow_pickle=False)


def _index(folder: Path) -> Index:
    vectors = mapped(folder, VECTORS)
    codes: Codes = open_codes(folder, vectors, StoredCodes(**json.loads((folder / CODES).read_text(encoding="ascii"))))
    return Index(vectors, [codes])
