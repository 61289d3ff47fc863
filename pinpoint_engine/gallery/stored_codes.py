"""The codes of a shard in its folder: in blocks, or in lists by likeness where there are many."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import faiss
import numpy as np

from .codes import CHUNK, Codes, Halves, block_of, blocks_of, encode, rounded, scale_of
from .columns import widened
from .search import Index

STORED_FROM = 20_000
"""Codes of fewer rows are made when a gallery is opened: that takes a moment, and they would be half of its size."""
LISTED_FROM = 1_000_000
"""From so many rows on, a shard has lists: below, looking at all is fast, and lists would lose neighbours."""
LEARNED_PER_LIST, ROUNDS = 64, 8
"""So many rows for each list are drawn to learn where the lists lie, in so many rounds of k-means."""
PROBES = (16, 32, 64, 128, 256, 512)
"""How many lists may be looked through; the first that keeps `KEPT` of the votes is chosen."""
KEPT = 0.97
ASKED, NEIGHBOURS, TEMPERATURE = 128, 200, 0.06
"""The votes are those of so many neighbours of so many of the shard's own rows, with the softmax of `voting.Voting`."""
BLOCK_FILE, LISTS_FILE = "codes-{}.faiss", "lists.faiss"
"""The files of a shard's codes: a number of four digits tells the order of blocks."""


@dataclass(frozen=True)
class StoredCodes:
    """What a manifest says of the codes of a shard.

    Attributes:
        scale: See `Codes`; 0 where the codes are not stored.
        probes: How many lists are looked through; 0 where there are none.
        lists: How many lists there are.
        votes_kept: The share of the votes of the true neighbours that these lists keep, measured on own rows.
    """

    scale: float = 0.0
    probes: int = 0
    lists: int = 0
    votes_kept: float = 1.0


def write_codes(folder: Path, vectors: Halves) -> StoredCodes:
    """Write the codes of a shard's vectors into its folder: in blocks, or in lists if there are many.

    Those of a small shard are quickly made when it is opened.

    Raises:
        OSError: they cannot be written.
    """
    if len(vectors) < STORED_FROM:
        return StoredCodes()
    scale = scale_of(list(blocks_of(vectors)))
    if len(vectors) >= LISTED_FROM and (stored := _write_lists(folder, vectors, scale)):
        return stored
    for number, part in enumerate(blocks_of(vectors)):
        _write(block_of(part, scale), folder / BLOCK_FILE.format(f"{number:04}"))
    return StoredCodes(scale)


def _write_lists(folder: Path, vectors: Halves, scale: float) -> StoredCodes | None:
    """Write the codes of a shard in lists; None, and nothing is written, if lists would lose too many neighbours."""
    count, dim = 2 ** round(np.log2(np.sqrt(len(vectors)))), vectors.shape[1]
    faiss.omp_set_num_threads(os.cpu_count() or 1)
    lists = faiss.IndexIVFScalarQuantizer(
        faiss.IndexFlatIP(dim),
        dim,
        count,
        faiss.ScalarQuantizer.QT_8bit_direct_signed,
        faiss.METRIC_INNER_PRODUCT,
        False,
    )
    rng = np.random.default_rng(len(vectors))
    drawn = np.sort(rng.choice(len(vectors), min(len(vectors), LEARNED_PER_LIST * count), replace=False))
    lists.cp.niter, lists.cp.spherical, lists.cp.seed = ROUNDS, True, 1
    lists.cp.min_points_per_centroid = 1
    lists.train(rounded(vectors[drawn], scale))
    for start in range(0, len(vectors), CHUNK):
        lists.add(rounded(vectors[start : start + CHUNK], scale))
    probes, kept = _choose_probes(vectors, Codes(scale, lists=lists), rng)
    if not probes:
        return None
    _write(lists, folder / LISTS_FILE)
    return StoredCodes(scale, probes, count, kept)


def _choose_probes(vectors: Halves, codes: Codes, rng: np.random.Generator) -> tuple[int, float]:
    """Return how many lists to look through, and the share of the votes that this keeps on some of the own rows.

    It is 0 if none of `PROBES` keeps enough.
    """
    own = np.sort(rng.choice(len(vectors), min(ASKED, len(vectors)), replace=False))
    asked = widened(vectors[own])
    exact = Index(vectors, [codes]).exactly().search(asked, NEIGHBOURS + 1)
    votes = np.exp((exact.similarity - exact.similarity.max(axis=1, keepdims=True)) / TEMPERATURE)
    votes[exact.rows == own[:, None]] = 0  # nobody votes for itself
    votes /= votes.sum(axis=1, keepdims=True)
    kept = 0.0
    for probes in PROBES:
        found = Index(vectors, [replace(codes, probes=probes)]).search(asked, NEIGHBOURS + 1)
        there = [np.isin(rows, others) for rows, others in zip(exact.rows, found.rows, strict=True)]
        kept = float((votes * np.array(there)).sum(axis=1).mean())
        if kept >= KEPT:
            return probes, round(kept, 4)
    return 0, kept


def _write(index: Any, path: Path) -> None:
    try:
        faiss.write_index(index, str(path))
    except RuntimeError as error:  # FAISS has no other kind of error
        number = errno.ENOSPC if os.strerror(errno.ENOSPC) in str(error) else errno.EIO
        raise OSError(number, os.strerror(number), str(path)) from error


def open_codes(folder: Path, vectors: Halves, stored: StoredCodes) -> Codes:
    """Open the codes in a shard's folder without reading them: they stay in the file. Make those of a small shard.

    Raises:
        OSError, ValueError: they cannot be opened.
    """
    if not stored.scale:
        return encode(vectors)
    if stored.probes:
        return Codes(stored.scale, (), _map(folder / LISTS_FILE), stored.probes, stored.votes_kept)
    return Codes(stored.scale, tuple(_map(path) for path in sorted(folder.glob(BLOCK_FILE.format("*")))))


def _map(path: Path) -> Any:
    try:
        return faiss.read_index(str(path), faiss.IO_FLAG_MMAP_IFC)
    except RuntimeError as error:
        raise ValueError(f"{path.name}: {str(error).splitlines()[0]}") from error
