"""What an embedder makes of a gallery's references: computed once for a large shard, and kept beside it."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, suppress
from dataclasses import asdict
from pathlib import Path
from typing import IO

import numpy as np

from .. import bundles, geodesy
from ..answering.retrieval import Spaces
from ..errors import OutputError, reason
from ..gallery import SOURCES, Gallery, Index, Mask, widened
from ..gallery.codes import Codes, Halves, encode
from ..gallery.shards import Shard, mapped, no_vectors, write_head
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
        OutputError: what is to be kept cannot be written anywhere.
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
    try:
        if os.access(gallery, os.W_OK):
            with suppress(OSError):  # it is full; another disk may have room
                _write(beside, shard, embedder, home)
                return _open(beside, shard, embedder)
        _write(away, shard, embedder, home)
    except OSError as error:
        raise OutputError(f"{away} cannot be written ({reason(error)}); free some space") from error
    return _open(away, shard, embedder)


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
        with ExitStack() as opened:
            files = [opened.enter_context((kind / VECTORS).open("wb")) for kind in kinds]
            known = _write_vectors(files, shard, embedder, home)
        for kind in kinds:
            stored = write_codes(kind, mapped(kind, VECTORS))
            (kind / CODES).write_text(json.dumps(asdict(stored)), encoding="ascii")
        np.save(part / KNOWN, known, allow_pickle=False)
        shutil.rmtree(folder, ignore_errors=True)
        os.replace(part, folder)


def _write_vectors(files: Sequence[IO[bytes]], shard: Shard, embedder: Embedder, home: Gallery) -> Mask:
    """Write the learned place rows of a shard to one file and its image rows to another, if asked for; see `_part`."""
    for file in files:
        write_head(file, len(shard), embedder.dim)
    known = np.empty(len(shard), bool)
    for start in range(0, len(shard), AT_ONCE):
        rows = slice(start, min(start + AT_ONCE, len(shard)))
        images, places, known[rows] = _part(shard, embedder, home, rows)
        for file, learned in zip(files, (places, images), strict=False):
            file.write(np.ascontiguousarray(learned).data)
    return known


def _open(folder: Path, shard: Shard, embedder: Embedder) -> Learned:
    images = _index(folder / IMAGES) if shard.has_photos else _nothing(shard, embedder)
    return images, _index(folder / PLACES), np.load(folder / KNOWN, allow_pickle=False)


def _index(folder: Path) -> Index:
    vectors = mapped(folder, VECTORS)
    codes: Codes = open_codes(folder, vectors, StoredCodes(**json.loads((folder / CODES).read_text(encoding="ascii"))))
    return Index(vectors, [codes])
