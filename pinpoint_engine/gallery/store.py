"""The life of a gallery in a folder: add to it, remove from it, merge, compact and verify; one program at a time."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from .. import bundles, geodesy
from ..errors import GalleryError, OutputError, reason
from ..types import Reference
from . import disk, first_format
from .codes import Halves
from .columns import NONE, Rows, code_of
from .disk import MANIFEST, REMOVED, SHARDS, Manifest, Progress, StoredShard, unheard
from .gallery import Gallery
from .journal import FILE as JOURNAL
from .journal import Journal, Vector
from .shards import SOURCES, Shard

LOCK, ASKED, BUILDING, LEARNED = "lock", "asked.json", ".building", "learned"
SEALED = 4096
"""So many pending references become a shard."""
MOST_SHARDS = 12
"""With more shards than this, the small ones of the end are merged: each costs every search a little."""
SAME_PLACE_M, SAME_PICTURE = 10.0, 0.995
"""A photo this near to a reference, and with a cosine this high to it, shows what that shows: it adds nothing."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of a gallery's folder, which the system releases when the process ends, however it ends.

    Raises:
        GalleryError: another program holds it.
        OSError: the folder cannot be written.
    """
    with (folder / LOCK).open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            message = f"another program is changing the gallery {folder}; wait until it has finished"
            raise GalleryError(message, code="locked") from error
        yield


def _lock(file: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        return
    import fcntl

    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def changing(folder: Path, model: str = "", dim: int = 0) -> Iterator[GalleryStore]:
    """Open a gallery to change it; with a model and the length of its vectors, a new one is made where there is none.

    What a killed process left is finished or removed first.

    Raises:
        GalleryError: it is missing, damaged, of another model or of the first format, or another program changes it.
        OutputError: it cannot be written; what it had it still has.
    """
    try:
        if model:
            folder.mkdir(parents=True, exist_ok=True)
        if not (folder / MANIFEST).is_file() and not model:
            raise disk.missing(folder)
        with locked(folder):
            if not (folder / MANIFEST).is_file():
                disk.commit(folder, Manifest(model, dim, 0))
            with closing(GalleryStore(folder, model)) as store:
                yield store
    except OSError as error:
        remedy = "free some space and run it again: what was done is kept"
        raise OutputError(f"{_final(folder)} cannot be written ({reason(error)}); {remedy}") from error


@contextmanager
def building(folder: Path, asked: Sequence[str]) -> Iterator[Path]:
    """Yield a folder beside a new gallery's, to build it in, and move it there at the end; an existing one is replaced.

    After a kill or an error the folder stays, and is yielded again for the same thing `asked` for.

    Raises:
        OutputError: it cannot be moved.
    """
    folder, part = folder.resolve(), part_of(folder)
    told = json.dumps(list(asked))
    try:
        if part.is_dir() and _text(part / ASKED) != told:
            shutil.rmtree(part)
        part.mkdir(parents=True, exist_ok=True)
        (part / ASKED).write_text(told, encoding="utf-8")
        try:
            yield part
        finally:
            if not (part / MANIFEST).is_file() or (not len(Manifest.read(part).shards) and not _pending_in(part)):
                shutil.rmtree(part, ignore_errors=True)  # nothing was begun that could be gone on with
        (part / ASKED).unlink()
        bundles.swap(part, folder)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written ({reason(error)}); choose another folder") from error


def part_of(folder: Path) -> Path:
    """Return the folder beside a new gallery's in which it is built."""
    folder = folder.resolve()
    return folder.with_name(f".{folder.name}{BUILDING}")


def _final(folder: Path) -> Path:
    """Return the folder that one which `building` yielded will become; any other as it is."""
    name = folder.name
    is_part = name.startswith(".") and name.endswith(BUILDING)
    return folder.with_name(name[1 : -len(BUILDING)]) if is_part else folder


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


class GalleryStore:
    """A gallery that is being changed. Every change is one switch of the manifest: done, or not done."""

    def __init__(self, folder: Path, model: str = "") -> None:
        """Open it; whoever holds its lock may."""
        self.folder = folder
        self.manifest = _manifest(folder)
        self.gallery = disk.open_gallery(folder, model or self.manifest.model)
        self._tidy()
        self._journal = Journal(folder)
        numbers, references, vectors = self._journal.read()
        self._pending = _Pending(references, vectors.reshape(len(references), self.manifest.dim))
        self._next = 1 + max([self.gallery.next_number - 1, *numbers.tolist()])

    def close(self) -> None:
        """Close its files."""
        self._journal.close()

    def __len__(self) -> int:
        """Return how many references it has, the pending ones too."""
        return len(self.gallery) + len(self._pending.references)

    def has(self, ref_id: str) -> bool:
        """Tell whether it has a reference with this id."""
        return code_of(ref_id) in self._pending.codes or bool(len(self.gallery.rows_of([ref_id])))

    def twin_of(self, reference: Reference, vector: Vector) -> str:
        """Return the id of a reference that shows the same at the same place; "" where there is none."""
        place = reference.location
        rows = self.gallery.within_place(np.array((place.lat, place.lon)), SAME_PLACE_M)
        if len(rows):
            alike = self.gallery.similarity(vector.astype(np.float32), rows)
            if alike.max() >= SAME_PICTURE:
                return str(self.gallery.references[int(rows[alike.argmax()])].id)
        return self._pending.twin_of(reference, vector)

    def add(self, references: Sequence[Reference], vectors: Halves) -> None:
        """Add references with their vectors [n, D]; they are on the disk when this returns.

        Raises:
            OSError: the disk is full; those before are kept.
        """
        numbers = range(self._next, self._next + len(references))
        self._journal.add(zip(numbers, references, vectors, strict=True))
        self._next += len(references)
        self._pending.add(references, vectors)
        if len(self._pending.references) >= SEALED:
            self.seal()

    def seal(self) -> None:
        """Make a shard of the pending references, and merge small shards if there are many.

        Raises:
            OSError: it cannot be written.
        """
        numbers, references, vectors = self._journal.read()
        fresh = [at for at, each in enumerate(references) if not len(self.gallery.rows_of([each.id]))]
        if fresh:
            shard = Shard.of([references[at] for at in fresh], vectors[fresh], numbers[fresh])
            stored = disk.store_shard(self.folder, Gallery([shard], self.manifest.model))
            self._commit(replace(self.manifest, shards=(*self.manifest.shards, stored)))
        self._journal.clear()
        self._pending = _Pending([], np.empty((0, self.manifest.dim), np.float16))
        if len(self.manifest.shards) > MOST_SHARDS:
            self.compact(_small_ones([each.rows for each in self.manifest.shards]))

    def remove(self, rows: Rows) -> int:
        """Remove references by their rows, and return how many that were.

        Raises:
            OSError: it cannot be written.
        """
        rows = np.setdiff1d(rows, self.gallery.hidden)
        if len(rows):
            self._commit(self._without(self.manifest, self.gallery.order(np.union1d(self.gallery.hidden, rows))))
        return len(rows)

    def _without(self, manifest: Manifest, numbers: Rows) -> Manifest:
        """Return a manifest in which the references with some numbers [n] are removed."""
        if not len(numbers):
            return replace(manifest, removed="", removed_file=None)
        (self.folder / REMOVED).mkdir(exist_ok=True)
        name = f"{REMOVED}/{manifest.generation + 1}.npy"
        np.save(self.folder / name, np.sort(numbers), allow_pickle=False)
        return replace(manifest, removed=name, removed_file=disk.sealed(self.folder / name))

    def compact(self, first: int = 0, heard: Progress = unheard) -> None:
        """Merge the shards from position `first` on to one, without what was removed from them; `heard` gets the share.

        Raises:
            OSError: it cannot be written.
        """
        gallery, merged = self.gallery, self.manifest.shards[first:]
        start = int(gallery.starts[first])
        gone = gallery.hidden[gallery.hidden >= start]
        if not merged or (len(merged) == 1 and not len(gone)):
            return
        part = Gallery(gallery.shards[first:], gallery.model, hidden=gone - start)
        stored = (disk.store_shard(self.folder, part, heard),) if len(part) else ()
        manifest = replace(self.manifest, shards=(*self.manifest.shards[:first], *stored))
        self._commit(self._without(manifest, gallery.order(gallery.hidden[gallery.hidden < start])))

    def _commit(self, manifest: Manifest) -> None:
        self.manifest = disk.commit(self.folder, manifest)
        self.gallery = disk.read(self.folder, self.manifest)
        self._tidy()

    def _tidy(self) -> None:
        """Remove what no manifest names: what was merged, and what a killed process had begun."""
        named = {self.folder / SHARDS / each.name for each in self.manifest.shards}
        for path in (self.folder / SHARDS).glob("*"):
            if path not in named:
                shutil.rmtree(path, ignore_errors=True)  # Windows keeps what another program reads; the next time
        for path in (self.folder / LEARNED).glob("*/*"):
            if path.name.partition("-")[0] not in {each.name for each in self.manifest.shards}:
                shutil.rmtree(path, ignore_errors=True)
        for path in (self.folder / REMOVED).glob("*.npy"):
            if path != self.folder / self.manifest.removed:
                path.unlink(missing_ok=True)


class _Pending:
    """The references that are in no shard yet, in memory."""

    def __init__(self, references: Sequence[Reference], vectors: Halves) -> None:
        self.references: list[Reference] = []
        self.codes: set[int] = set()
        self._latlon = np.empty((SEALED, 2))
        self._vectors = np.empty((SEALED, vectors.shape[1]), np.float16)
        self.add(references, vectors)

    def add(self, references: Sequence[Reference], vectors: Halves) -> None:
        start, stop = len(self.references), len(self.references) + len(references)
        if stop > len(self._latlon):
            self._latlon = np.concatenate([self._latlon, np.empty((stop, 2))])
            self._vectors = np.concatenate([self._vectors, np.empty((stop, vectors.shape[1]), np.float16)])
        self._latlon[start:stop] = geodesy.latlon_array([each.location for each in references])
        self._vectors[start:stop] = vectors
        self.references += references
        self.codes.update(code_of(each.id) for each in references)

    def twin_of(self, reference: Reference, vector: Vector) -> str:
        """Return the id of one that shows the same at the same place; "" where there is none."""
        place = (reference.location.lat, reference.location.lon)
        near = np.flatnonzero(geodesy.distance_m(place, self._latlon[: len(self.references)]) <= SAME_PLACE_M)
        alike = self._vectors[near].astype(np.float32) @ vector.astype(np.float32)
        return self.references[near[alike.argmax()]].id if alike.max(initial=0.0) >= SAME_PICTURE else ""


def _manifest(folder: Path) -> Manifest:
    try:
        return Manifest.read(folder)
    except (ValueError, KeyError, TypeError) as error:
        raise GalleryError(f"the gallery {folder} cannot be read ({reason(error)}); build it again") from error


def _small_ones(rows: Sequence[int]) -> int:
    """Return from which shard on those after the largest are merged; all are, once they are half as large as it."""
    largest = int(np.argmax(rows))
    after = sum(rows[largest + 1 :])
    return 0 if 2 * after >= rows[largest] or largest + 1 >= len(rows) - 1 else largest + 1


@dataclass(frozen=True)
class GalleryFacts:
    """What `gallery info` tells.

    Attributes:
        references: How many it shows, by kind of source.
        pending: How many a killed process left to be finished; None while another program changes the gallery.
        removed: How many were removed and still take room.
        shards: How many shards it has.
        bytes: The room it takes, with pictures.
        model: The digest of the backbone that made its vectors.
        dim: The length of a vector.
        digest: Its own digest.
        search: How it is searched.
        format: The number of its format; the first one is searched, but has to be upgraded to be changed.
    """

    references: dict[str, int]
    pending: int | None
    removed: int
    shards: int
    bytes: int
    model: str
    dim: int
    digest: str
    search: str
    format: int


def info(folder: Path) -> GalleryFacts:
    """Tell what a gallery holds.

    Raises:
        GalleryError: it is missing or damaged.
        OSError: it cannot be read.
    """
    folder = bundles.standing(folder)
    if not (folder / MANIFEST).is_file():
        raise disk.missing(folder)
    is_first = first_format.is_first_format(folder)
    gallery = disk.open_gallery(folder, disk.model_of(folder))
    counts = np.bincount(np.asarray(gallery.sources[gallery.visible.rows]), minlength=len(SOURCES)).tolist()
    return GalleryFacts(
        {source.value: count for source, count in zip(SOURCES, counts, strict=True)},
        0 if is_first else _pending_in(folder),
        len(gallery.hidden),
        sum(len(each.references) > 0 for each in gallery.shards),
        sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()),
        gallery.model,
        gallery.vectors.shape[1],
        disk.gallery_digest(folder),
        gallery.index.in_words,
        first_format.FORMAT if is_first else disk.FORMAT,
    )


def _pending_in(folder: Path) -> int | None:
    """Return how many references are pending; None while another program changes the gallery."""
    if not (folder / JOURNAL).is_file():
        return 0
    try:
        with closing(Journal(folder)) as journal:
            return len(journal)
    except OSError:
        return None


def verify(folder: Path, heard: Progress = unheard) -> list[str]:
    """Return what is wrong with a gallery, reading all of it; nothing if it is whole. `heard` gets the share read.

    Raises:
        GalleryError: it is missing, or so damaged that it says nothing of itself.
        OSError: it cannot be read.
    """
    folder = bundles.standing(folder)
    if not (folder / MANIFEST).is_file():
        raise disk.missing(folder)
    if first_format.is_first_format(folder):
        return bundles.faults(folder, first_format.FILES)
    manifest = _manifest(folder)
    if faults := disk.faults_of(folder, manifest, all_of_it=True, heard=heard):
        return faults
    return [fault for each in manifest.shards for fault in _faults_of_shard(folder, manifest, each)]


def _faults_of_shard(folder: Path, manifest: Manifest, stored: StoredShard) -> Iterator[str]:
    """Yield where the texts of a shard do not fit its arrays."""
    gallery = disk.read(folder, replace(manifest, shards=(stored,), removed="", removed_file=None))
    codes = gallery.facts_of(np.arange(gallery.total)).ids_by_row if gallery.total else NONE
    count = 0
    for row, reference in enumerate(gallery.shards[0].references):
        count += 1
        place = (reference.location.lat, reference.location.lon)
        if code_of(reference.id) != int(codes[row]) or place != tuple(gallery.latlon[row].tolist()):
            yield f"row {row} of {SHARDS}/{stored.name} is another reference in its texts than in its arrays"
            return
    if count != stored.rows:
        yield f"{SHARDS}/{stored.name} has texts of {count:,} references, not of {stored.rows:,}"
