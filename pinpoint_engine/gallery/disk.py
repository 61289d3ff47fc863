"""Galleries in folders: shards that never change, and a manifest that is switched as a whole.

manifest.json       the format, the model, and of each shard its rows and its files with their sizes and digests
shards/00000001/    see `shards`
removed/2.npy       the numbers of references that were removed, by the generation that removed them
learned/DIGEST/     what the embedder with this digest makes of each shard; computed anew if it is gone
pictures.sqlite     see `pictures`; it is for people, and not in the manifest
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from .. import bundles, pictures
from ..errors import GalleryError, reason
from ..types import Reference
from . import first_format, shards
from .columns import NONE, Rows
from .gallery import Gallery
from .lock import replacing
from .places import keys_of
from .shards import Shard
from .stored_codes import StoredCodes, write_codes
from .texts import write_table

FORMAT = 2
MANIFEST, SHARDS, REMOVED = "manifest.json", "shards", "removed"
AT_ONCE = 1 << 15
"""So many vectors are copied at once."""
CHECKED_BYTES = 16_000_000
"""Files up to this size are checked by their digest when a gallery is opened, larger ones by their size."""

COUNTED = 1000
"""The progress of writing is told every so many references."""
Progress = Callable[[float], None]
"""Is called with the share that is done."""


def unheard(_share: float) -> None:
    """Tell nobody of the progress."""


@dataclass(frozen=True)
class StoredFile:
    """A file of a gallery: its size in bytes and its SHA-256."""

    size: int
    sha256: str


@dataclass(frozen=True)
class StoredShard:
    """A shard in a manifest: the name of its folder, how many references it has, its files by name, and its codes."""

    name: str
    rows: int
    files: dict[str, StoredFile]
    codes: StoredCodes


@dataclass(frozen=True)
class Manifest:
    """What a gallery consists of.

    Attributes:
        model: The digest of the backbone that made its vectors.
        dim: The length of a vector.
        generation: Counts the changes.
        shards: In the order in which their references were added.
        removed: The file with the numbers of the references that were removed, "" for none.
        removed_file: Its size and digest.
    """

    model: str
    dim: int
    generation: int = 1
    shards: tuple[StoredShard, ...] = ()
    removed: str = ""
    removed_file: StoredFile | None = None

    def as_json(self) -> str:
        """Return the text of the manifest, which begins with the digest of what follows."""
        told = asdict(self)
        text = json.dumps({"format": FORMAT, "sha256": _sum(told), **told}, indent=1) + "\n"
        return re.sub(r'"([0-9a-f]{64})"', r'"sha256:\1"', text)  # scanners for secrets take plain digits for a key

    @classmethod
    def read(cls, folder: Path) -> Manifest:
        """Read the manifest of a gallery's folder.

        Raises:
            GalleryError: it is of another format.
            OSError, ValueError, KeyError, TypeError: it cannot be read.
        """
        text = (folder / MANIFEST).read_text(encoding="utf-8")
        told = json.loads(re.sub(r'"sha256:([0-9a-f]{64})"', r'"\1"', text))
        if (found := told.pop("format")) == first_format.FORMAT:
            remedy = "convert it with `pinpoint gallery upgrade`"
            raise GalleryError(f"the gallery {folder} has the first format; {remedy}", code="first_format")
        if found != FORMAT:
            raise GalleryError(
                f"{folder} has gallery format {found}, unknown to this version; update Pinpoint, or build it again",
                code="other_format",
            )
        if told.pop("sha256") != _sum(told):
            raise ValueError(f"{MANIFEST} does not match its checksum")
        stored = [
            StoredShard(
                each["name"],
                each["rows"],
                {name: StoredFile(**file) for name, file in each["files"].items()},
                StoredCodes(**each["codes"]),
            )
            for each in told.pop("shards")
        ]
        file = told.pop("removed_file")
        read = cls(**told, shards=tuple(stored), removed_file=StoredFile(**file) if file else None)
        names = [
            read.removed.removeprefix(f"{REMOVED}/"),
            *(name for each in stored for name in (each.name, *each.files)),
        ]
        if outside := [name for name in names if name and name != Path(name).name]:
            raise ValueError(f"{MANIFEST} names {outside[0]!r}, which is not in the gallery")
        return read


def _sum(told: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def open_gallery(folder: Path, model: str, named: str = "") -> Gallery:
    """Open a gallery without reading it, and check that it is whole and was made with this model.

    Sizes are checked, and small files by their digests; `verify` checks all of it. `named` becomes the `gallery` of its
    references.

    Raises:
        GalleryError: it is missing, damaged, of another format, or its vectors were made by another model.
    """
    folder = bundles.standing(folder)
    if not (folder / MANIFEST).is_file():
        raise missing(folder)
    try:
        if first_format.is_first_format(folder):
            return _of(model, first_format.read(folder, named), folder)
        return _of(model, _read_valid(folder, named), folder)
    except OSError as error:
        raise GalleryError(f"the gallery {folder} cannot be read ({reason(error)}); check its permissions") from error
    except (ValueError, KeyError, TypeError) as error:
        raise GalleryError(f"the gallery {folder} cannot be read ({reason(error)}); build it again") from error


def _read_valid(folder: Path, named: str) -> Gallery:
    """Open the shards of the valid manifest; of the next one, if another program is compacting the gallery meanwhile.

    Raises:
        GalleryError: the gallery is damaged.
        OSError, ValueError: it cannot be read.
    """
    manifest = Manifest.read(folder)
    while True:
        try:
            if not (faults := faults_of(folder, manifest)):
                return read(folder, manifest, named)
            fault: Exception = GalleryError(f"the gallery {folder} is damaged: {'; '.join(faults[:3])}; build it again")
        except (OSError, ValueError) as error:
            fault = error
        newer = Manifest.read(folder)
        if newer.generation == manifest.generation:
            raise fault
        manifest = newer


def model_of(folder: Path) -> str:
    """Return the digest of the model that made a gallery.

    Raises:
        GalleryError: it is missing or damaged.
    """
    folder = bundles.standing(folder)
    if not (folder / MANIFEST).is_file():
        raise missing(folder)
    try:
        return first_format.read(folder).model if first_format.is_first_format(folder) else Manifest.read(folder).model
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise GalleryError(f"the gallery {folder} cannot be read ({reason(error)}); build it again") from error


def missing(folder: Path) -> GalleryError:
    """Return the error that there is no gallery in a folder."""
    return GalleryError(f"{folder} is not a gallery; make one with `pinpoint gallery build`", code="missing_gallery")


def _of(model: str, gallery: Gallery, folder: Path) -> Gallery:
    """Return a gallery if it was made with this model."""
    if gallery.model != model:
        raise GalleryError(
            f"the gallery {folder} was made by another model ({gallery.model[:12]}, not {model[:12]}); build it again "
            "with `pinpoint gallery build`",
            code="other_model",
        )
    return gallery


def read(folder: Path, manifest: Manifest, named: str = "") -> Gallery:
    """Open the shards of a manifest.

    Raises:
        OSError, ValueError: one cannot be opened.
    """
    opened = [
        shards.open_shard(folder / SHARDS / each.name, each.codes, manifest.dim, named) for each in manifest.shards
    ]
    for stored, shard in zip(manifest.shards, opened, strict=True):
        shard.check(stored.rows, manifest.dim)
    removed = np.load(folder / manifest.removed, allow_pickle=False) if manifest.removed else NONE
    gallery = Gallery(opened or [_empty(manifest.dim)], manifest.model)
    return gallery.without_numbers(removed) if len(removed) else gallery


def _empty(dim: int) -> Shard:
    return Shard.of([], np.empty((0, dim), np.float16))


def faults_of(folder: Path, manifest: Manifest, *, all_of_it: bool = False, heard: Progress = unheard) -> list[str]:
    """Return what is wrong with the files of a gallery; all their digests are checked if `all_of_it` is asked for."""
    files = {f"{SHARDS}/{each.name}/{name}": file for each in manifest.shards for name, file in each.files.items()}
    if manifest.removed and manifest.removed_file:
        files[manifest.removed] = manifest.removed_file
    total, done, found = sum(file.size for file in files.values()), 0, []
    for name, file in files.items():
        if fault := _fault(folder, name, file, all_of_it):
            found.append(fault)
        done += file.size
        heard(done / max(1, total))
    return found


def _fault(folder: Path, name: str, file: StoredFile, all_of_it: bool) -> str:
    path = folder / name
    if not path.is_file():
        return f"{name} is missing"
    if path.resolve() != folder.resolve() / name:
        return f"{name} lies outside the gallery"
    if path.stat().st_size != file.size:
        return f"{name} has {path.stat().st_size:,} bytes instead of {file.size:,}"
    if (all_of_it or file.size <= CHECKED_BYTES) and bundles.sha256(path) != file.sha256:
        return f"{name} does not match its checksum"
    return ""


def gallery_digest(folder: Path) -> str:
    """Return the digest of a gallery: that of the file that has those of all its files.

    Raises:
        OSError: it cannot be read.
    """
    folder = bundles.standing(folder)
    return bundles.sha256(folder / (bundles.SUMS if first_format.is_first_format(folder) else MANIFEST))


def store_shard(folder: Path, gallery: Gallery, heard: Progress = unheard) -> StoredShard:
    """Write what a gallery shows as a new shard of a folder; it is valid once a manifest with it is committed.

    Raises:
        OSError: it cannot be written; what was written is removed again.
    """
    (folder / SHARDS).mkdir(parents=True, exist_ok=True)
    name = f"{1 + max((int(each.name) for each in (folder / SHARDS).iterdir() if each.name.isdigit()), default=0):08}"
    made = folder / SHARDS / name
    made.mkdir()
    try:
        codes = write_shard(made, gallery, heard)
        files = {path.name: sealed(path) for path in sorted(made.iterdir())}
        sync_folder(made)
        sync_folder(made.parent)
    except OSError:
        shutil.rmtree(made, ignore_errors=True)
        raise
    return StoredShard(name, len(gallery), files, codes)


def write_shard(folder: Path, gallery: Gallery, heard: Progress = unheard) -> StoredCodes:
    """Write what a gallery shows into an empty folder as one shard, sorted by place.

    Raises:
        OSError: it cannot be written.
        GalleryError: it has places with photos and without.
    """
    rows = gallery.visible.rows
    if gallery.pictured is not None and gallery.pictured.any():
        raise GalleryError("places without photos are no gallery of photos; leave them in the pack they came with")
    keys = keys_of(np.asarray(gallery.latlon[rows]))
    order = np.argsort(keys, kind="stable")
    rows = rows[order]
    np.save(folder / shards.KEYS, keys[order], allow_pickle=False)
    facts = gallery.facts_of(rows)
    for name in shards.FACTS:
        np.save(folder / f"{name}.npy", getattr(facts, name), allow_pickle=False)
    write_table(folder / shards.TABLE, counted(gallery.references_of(rows), len(rows), heard))
    if gallery.places is not None:
        return StoredCodes()
    _write_vectors(folder / shards.VECTORS, gallery, rows)
    return write_codes(folder, shards.mapped(folder, shards.VECTORS))


def counted(references: Iterable[Reference], total: int, heard: Progress) -> Iterator[Reference]:
    """Yield references unchanged, and tell which share of them has been yielded."""
    for number, each in enumerate(references, 1):
        yield each
        if number % COUNTED == 0:
            heard(number / total)


def _write_vectors(path: Path, gallery: Gallery, rows: Rows) -> None:
    """Write the vectors of some rows [n] part by part, so that they need not fit into memory."""
    with path.open("wb") as file:
        shards.write_head(file, len(rows), gallery.vectors.shape[1])
        for start in range(0, len(rows), AT_ONCE):
            file.write(np.ascontiguousarray(gallery.vectors[rows[start : start + AT_ONCE]]).data)


def sealed(path: Path) -> StoredFile:
    """Write a file through to the disk, and return its size and digest.

    Raises:
        OSError: it cannot be written or read.
    """
    with path.open("r+b") as file:  # Windows syncs only files opened for writing
        os.fsync(file.fileno())
    return StoredFile(path.stat().st_size, bundles.sha256(path))


def commit(folder: Path, manifest: Manifest) -> Manifest:
    """Make a manifest the valid one, in one step, and return it with its generation.

    Raises:
        OSError: it cannot be written; the one before stays valid.
    """
    manifest = replace(manifest, generation=manifest.generation + 1)
    new = folder / f"{MANIFEST}.new"
    new.write_text(manifest.as_json(), encoding="utf-8")
    with new.open("r+b") as file:
        os.fsync(file.fileno())
    os.replace(new, folder / MANIFEST)
    sync_folder(folder)
    return manifest


def sync_folder(folder: Path) -> None:
    """Write the names in a folder through to the disk, where the system can; Windows does it by itself."""
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def save_gallery(gallery: Gallery, folder: Path, shown: Sequence[Path] = (), heard: Progress = unheard) -> None:
    """Write a gallery as one new shard to a folder, whole or not at all; an existing gallery is replaced.

    It takes over the pictures of the galleries in the folders `shown`.

    Raises:
        GalleryError: another program is changing the existing one.
        OutputError: the folder cannot be written.
    """
    bundles.refuse_foreign(folder, is_gallery)
    with replacing(folder) as let_go:
        replace_gallery(gallery, folder, let_go, shown, heard)


def replace_gallery(
    gallery: Gallery,
    folder: Path,
    let_go: Callable[[], None],
    shown: Sequence[Path] = (),
    heard: Progress = unheard,
    also: Callable[[Path], None] = lambda _: None,
) -> None:
    """Do what `save_gallery` does while the lock is held; `let_go` is what `replacing` yields.

    `also` adds what else belongs into the new folder.

    Raises:
        OutputError: the folder cannot be written.
    """

    def fill(part: Path) -> None:
        write_gallery(gallery, part, heard)
        kept = [each for each in shown if (bundles.standing(each) / pictures.FILE).is_file()]
        if kept:
            with closing(pictures.PictureStore(part)) as store:
                for each in kept:
                    store.take(each)
        also(part)

    bundles.replace_folder(folder, fill, is_gallery, let_go)


def upgrade(folder: Path, heard: Progress = unheard) -> bool:
    """Convert a gallery of the first format to this one, whole or not at all, with its pictures; False if it is done.

    Raises:
        GalleryError: it is missing or damaged, or another program is changing it.
        OutputError: the folder cannot be written.
    """
    if not first_format.is_first_format(folder):
        Manifest.read(bundles.standing(folder))
        return False
    with replacing(folder) as let_go:
        replace_gallery(first_format.read(folder), folder, let_go, [folder], heard)
    return True


def write_gallery(gallery: Gallery, folder: Path, heard: Progress = unheard) -> None:
    """Write a gallery as one shard into a folder that is new or empty.

    Raises:
        OSError: it cannot be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    commit(folder, Manifest(gallery.model, gallery.vectors.shape[1], 0, (store_shard(folder, gallery, heard),)))


def is_gallery(folder: Path) -> bool:
    """Tell whether a folder is a gallery of this or the first format, which may be replaced by another."""
    folder = bundles.standing(folder)
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return bool(told["format"]) and "dim" in told
    except (OSError, ValueError, KeyError, TypeError):
        return (folder / bundles.SUMS).is_file()  # damaged, but ours
