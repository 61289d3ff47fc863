"""References on disk and in memory, with nearest-neighbour search by similarity (FAISS) and by location (k-d tree)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

import faiss
import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from . import bundles, geodesy, pictures
from .errors import GalleryError, reason
from .types import CoverageCells, Location, Reference, Source

FORMAT = 1
FILES = ("manifest.json", "MODEL", "vectors.npy", "references.csv")
COLUMNS = ("id", "lat", "lon", "source", "url", "author", "licence", "captured_at", "sequence")
PROPOSED_BEYOND = 64
"""How many more rows than requested FAISS proposes; the exact ranking is made from all of them."""

Rows = npt.NDArray[np.int64]
Vectors = npt.NDArray[np.float32]
NONE: Rows = np.empty(0, np.int64)


@dataclass(frozen=True)
class Hits:
    """The nearest references of each query, best first: rows int64 [B, K] (-1: none), similarity float32 [B, K]."""

    rows: Rows
    similarity: Vectors


class Index:
    """A search index over unit vectors float16 [N, D], by cosine similarity."""

    def __init__(self, vectors: npt.NDArray[np.float16]) -> None:
        self.vectors = vectors
        kind = faiss.ScalarQuantizer.QT_fp16
        self._index = faiss.IndexScalarQuantizer(vectors.shape[1], kind, faiss.METRIC_INNER_PRODUCT)
        if len(vectors):
            self._index.add(vectors.astype(np.float32))

    def __len__(self) -> int:
        return len(self.vectors)

    def search(self, queries: Vectors, k: int, allowed: npt.NDArray[np.bool_] | None = None) -> Hits:
        """Find the k most similar rows to each query [B, D] among the `allowed` ones, a mask [N] (None: all).

        FAISS proposes rows for one query at a time. Their similarities are recomputed in a fixed order, and ties go to
        the lower row, so that a result does not depend on the rest of the batch.
        """
        room = len(self) if allowed is None else int(allowed.sum())
        allowed = None if room == len(self) else allowed  # selecting all rows would only cost time
        rows = np.full((len(queries), k), -1, np.int64)
        similarity = np.full((len(queries), k), -np.inf, np.float32)
        for number, query in enumerate(queries):
            proposed = self._propose(query, min(k + PROPOSED_BEYOND, room), allowed)
            likeness = self.similarity(query, proposed)
            order = np.lexsort((proposed, -likeness))[:k]
            rows[number, : len(order)] = proposed[order]
            similarity[number, : len(order)] = likeness[order]
        return Hits(rows, similarity)

    def _propose(self, query: Vectors, count: int, allowed: npt.NDArray[np.bool_] | None) -> Rows:
        if count == 0:
            return np.empty(0, np.int64)
        wanted = None
        if allowed is not None:
            selector = faiss.IDSelectorBitmap(np.packbits(allowed, bitorder="little"))
            wanted = faiss.SearchParameters(sel=selector)
        faiss.omp_set_num_threads(1)  # threads do not help with one query; OpenMP's setting is per thread
        _, rows = self._index.search(query[None], count, params=wanted)
        return np.asarray(rows[0][rows[0] >= 0], np.int64)

    def similarity(self, query: Vectors, rows: Rows) -> Vectors:
        """Return the cosine of a unit query [D] with rows [n], each summed by itself in float64: float32 [n]."""
        products = widened(self.vectors[rows]) * query.astype(np.float64)
        return np.asarray(products.sum(axis=1), np.float32)


SHIFTED_BITS = np.int32(-0x70002000)
"""The bits of a float32 that a shifted float16 fills: sign, exponent and mantissa."""


def widened(halves: npt.NDArray[np.float16]) -> Vectors:
    """Return finite float16 as float32: the same bits as `astype` gives, six times as fast.

    NumPy converts half precision in software, number by number. Shifted into place, the exponent is 112 too small (its
    bias is 15, not 127), so we multiply by 2^112, which is right for subnormal numbers as well.
    """
    bits = halves.view(np.int16).astype(np.int32)
    bits <<= 13
    bits &= SHIFTED_BITS
    wide = bits.view(np.float32)
    wide *= np.float32(2.0**112)
    return wide


class Gallery(Index):
    """References with their backbone embeddings float16 [N, D], all from the model with one digest."""

    def __init__(self, references: Sequence[Reference], vectors: npt.NDArray[np.float16], model: str) -> None:
        if len(references) != len(vectors):
            raise GalleryError(f"{len(references)} references but {len(vectors)} vectors; build the gallery again")
        super().__init__(vectors)
        self.references = tuple(references)
        self.model = model
        self.latlon = geodesy.latlon_array([reference.location for reference in self.references])
        self.points = geodesy.unit_vectors(self.latlon)
        self.sources = np.array([reference.source.value for reference in self.references])
        named = [reference.sequence or reference.id for reference in self.references]
        self.sequences = np.unique(named, return_inverse=True)[1] if named else np.empty(0, np.int64)
        self._trees = {source: self._tree(source) for source in Source}
        self._crowds: dict[float, Rows] = {}  # by radius; 0 means not counted yet, since a reference counts itself

    @cached_property
    def numbers(self) -> dict[str, int]:
        """Return the row of each reference by its id."""
        return {reference.id: row for row, reference in enumerate(self.references)}

    def _tree(self, source: Source) -> tuple[Rows, cKDTree]:
        rows = np.flatnonzero(self.sources == source.value)
        return rows, cKDTree(self.points[rows])

    def near(self, centres: Rows, source: Source, radius_m: float, most: int) -> Iterator[tuple[Rows, geodesy.Floats]]:
        """Yield for each row of `centres` the rows of a source within a radius, nearest first, and their metres."""
        rows, tree = self._trees[source]
        if not len(rows):
            yield from ((rows, np.empty(0)) for _ in centres)
            return
        limit = geodesy.m_to_chord(radius_m)
        for chord, found in zip(
            *tree.query(self.points[centres], k=np.arange(1, most + 1), distance_upper_bound=limit), strict=True
        ):
            count = np.searchsorted(chord, np.inf)
            hits = rows[found[:count]]
            order = np.lexsort((hits, chord[:count]))
            yield hits[order], geodesy.chord_to_m(chord[order])

    def metres(self, rows: Rows, others: Rows) -> geodesy.Floats:
        """Return the great-circle metres between references [n] and [m]: [n, m]."""
        return geodesy.chord_to_m(geodesy.chords(self.points[rows][:, None], self.points[others]))

    def crowd(self, rows: Rows, radius_m: float, left_out: Rows = NONE) -> npt.NDArray[np.int64]:
        """Count the references within a radius of each row [n], without those in `left_out`: [n]."""
        known = self._crowds.setdefault(radius_m, np.zeros(len(self), np.int64))
        new = np.unique(rows[known[rows] == 0])
        if len(new):
            chord, trees = geodesy.m_to_chord(radius_m), [tree for _, tree in self._trees.values()]
            known[new] = sum(tree.query_ball_point(self.points[new], chord, return_length=True) for tree in trees)
        counts = known[rows]
        if len(left_out):
            counts = counts - (self.metres(rows, left_out) <= radius_m).sum(axis=1)
        return np.asarray(counts, np.int64)

    def count_near(self, latlon: geodesy.Floats, radius_m: float, left_out: Rows = NONE) -> npt.NDArray[np.int64]:
        """Count the references within a radius of places [n, 2] in degrees, without those in `left_out`: [n]."""
        chord, points = geodesy.m_to_chord(radius_m), geodesy.unit_vectors(latlon)
        counts = sum(tree.query_ball_point(points, chord, return_length=True) for _, tree in self._trees.values())
        if len(left_out):
            counts = counts - (geodesy.chords(points[:, None], self.points[left_out]) <= chord).sum(axis=1)
        return np.asarray(counts, np.int64)

    def within(self, row: int, radius_m: float) -> Rows:
        """Return the rows of all sources within a radius of one reference, itself included: [n]."""
        chord = geodesy.m_to_chord(radius_m)
        return np.concatenate(
            [rows[tree.query_ball_point(self.points[row], chord)] for rows, tree in self._trees.values()]
        )

    def reaches(self, latlon: geodesy.Floats, radius_m: float) -> npt.NDArray[np.bool_]:
        """Return which locations [M, 2] have a reference of any source within a radius: [M]."""
        chord, points = geodesy.m_to_chord(radius_m), geodesy.unit_vectors(latlon)
        near = [tree.query(points, distance_upper_bound=chord)[0] for _, tree in self._trees.values()]
        return np.asarray(np.isfinite(near).any(axis=0))

    def coverage(self, cell_deg: float = 1.0) -> CoverageCells:
        """Count references per cell of a latitude-longitude grid: south, west, size in degrees, count per source."""
        return count_by_cell(self.latlon, self.sources, cell_deg)

    def save(self, folder: Path, shown: Path | None = None) -> None:
        """Write the gallery to a folder, completely or not at all; an existing one is replaced.

        Args:
            folder: Its folder.
            shown: The file of its pictures, which is moved into the folder; it is not among the checksums.

        Raises:
            OutputError: the folder cannot be written.
        """

        def fill(part: Path) -> None:
            self.write(part)
            if shown is not None:
                shown.replace(part / pictures.FILE)

        bundles.write_folder(folder, fill, unsigned=(pictures.FILE,))

    def write(self, folder: Path) -> None:
        """Write manifest, vectors, references and the model's digest into an existing folder."""
        manifest = {"format": FORMAT, "references": len(self), "dim": self.vectors.shape[1], "metric": "cosine"}
        (folder / "manifest.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
        (folder / "MODEL").write_text(f"{self.model}\n", encoding="ascii")
        np.save(folder / "vectors.npy", self.vectors, allow_pickle=False)
        with (folder / "references.csv").open("w", newline="", encoding="utf-8", errors="replace") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(_row(reference) for reference in self.references)


def count_by_cell(latlon: geodesy.Floats, sources: npt.NDArray[np.str_], cell_deg: float) -> CoverageCells:
    """Count references at degrees [N, 2] of some sources [N] per cell of a latitude-longitude grid, from the south."""
    last = np.round(np.array([180.0, 360.0]) / cell_deg) - 1
    steps = np.clip(np.floor((latlon + [90.0, 180.0]) / cell_deg), 0, last)
    cells, numbers = np.unique(steps, axis=0, return_inverse=True)
    corners = cells * cell_deg - [90.0, 180.0]
    counts = [np.bincount(numbers[sources == kind.value], minlength=len(cells)).tolist() for kind in Source]
    names = ("south", "west", "size_deg", *(kind.value for kind in Source))
    places = [(round(south, 9), round(west, 9), cell_deg) for south, west in corners.tolist()]
    columns = (*zip(*places, strict=True), *counts)
    return tuple(dict(zip(names, values, strict=True)) for values in zip(*columns, strict=True))


def _row(reference: Reference) -> tuple[str, ...]:
    place, time = reference.location, reference.captured_at
    return (
        reference.id,
        f"{place.lat:.7f}",
        f"{place.lon:.7f}",
        reference.source.value,
        reference.url,
        reference.author,
        reference.licence,
        time.isoformat() if time else "",
        reference.sequence,
    )


def _reference(row: dict[str, str], named: str) -> Reference:
    captured_at = datetime.fromisoformat(row["captured_at"]) if row["captured_at"] else None
    location = Location(float(row["lat"]), float(row["lon"]))
    credits = (row["url"], row["author"], row["licence"])
    return Reference(row["id"], location, Source(row["source"]), *credits, captured_at, row["sequence"], named)


def open_gallery(folder: Path, model: str, named: str = "") -> Gallery:
    """Open a gallery; verify its checksums, and that it was made with this model.

    `named` becomes the `gallery` of its references.

    Raises:
        GalleryError: it is missing, damaged, of a newer format, or its vectors were made by another model.
    """
    folder = bundles.standing(folder)
    try:
        if not (folder / "manifest.json").is_file():
            message = f"{folder} is not a gallery; make one with `pinpoint gallery build`"
            raise GalleryError(message, code="missing_gallery")
        if faults := bundles.faults(folder, FILES):
            raise GalleryError(f"the gallery {folder} is damaged: {'; '.join(faults[:3])}; build it again")
        return _read(folder, model, named)
    except OSError as error:
        raise GalleryError(f"the gallery {folder} cannot be read ({reason(error)}); check its permissions") from error
    except (ValueError, KeyError, TypeError, csv.Error) as error:
        raise GalleryError(f"the gallery {folder} cannot be read ({reason(error)}); build it again") from error


def _read(folder: Path, model: str, named: str) -> Gallery:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    if manifest["format"] != FORMAT:
        raise GalleryError(f"{folder} has gallery format {manifest['format']}, not {FORMAT}; build it again")
    made_by = (folder / "MODEL").read_text(encoding="ascii").strip()
    if made_by != model:
        raise GalleryError(
            f"the gallery {folder} was made by another model ({made_by[:12]}, not {model[:12]}); build it again with "
            "`pinpoint gallery build`",
            code="other_model",
        )
    vectors = np.load(folder / "vectors.npy", allow_pickle=False)
    if vectors.dtype != np.float16 or vectors.ndim != 2 or vectors.shape[1] != manifest["dim"]:
        raise GalleryError(f"{folder} has vectors {vectors.dtype} {vectors.shape}; build it again")
    with (folder / "references.csv").open(newline="", encoding="utf-8") as file:
        references = [_reference(row, named) for row in csv.DictReader(file)]
    return Gallery(references, vectors, made_by)


def join(galleries: Sequence[Gallery]) -> Gallery:
    """Return one gallery with the references of several, in order; of a repeated id the first is kept.

    Raises:
        GalleryError: they were made by different models.
    """
    if len({gallery.model for gallery in galleries}) > 1:
        message = "these galleries were made by different models; build them again with one"
        raise GalleryError(message, code="other_model")
    kept = list(_first_of_each(galleries))
    if len(kept) == len(galleries[0]):
        return galleries[0]
    references = [galleries[number].references[row] for number, row in kept]
    vectors = np.stack([galleries[number].vectors[row] for number, row in kept])
    return Gallery(references, vectors, galleries[0].model)


def _first_of_each(galleries: Sequence[Gallery]) -> Iterator[tuple[int, int]]:
    seen: set[str] = set()
    for number, gallery in enumerate(galleries):
        for row, reference in enumerate(gallery.references):
            if reference.id not in seen:
                seen.add(reference.id)
                yield number, row
