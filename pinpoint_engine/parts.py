"""Photos embedded on several machines: part after part, each a file in a shared folder that is not made twice."""

from __future__ import annotations

import hashlib
import json
import os
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TypeAlias

import numpy as np

from .errors import GalleryError, OutputError, reason
from .intake import EmbeddedPhoto, embed
from .models.tower import Backbone
from .sources.files import ReferencePhoto
from .types import Failure

PART = 512
"""Photos of a part: a minute of work that a kill can cost, and few enough files."""
Part: TypeAlias = "list[ReferencePhoto | Failure]"
Each: TypeAlias = "Callable[[Callable[[Part], str], Iterable[Part]], Iterator[tuple[Part, str]]]"
"""What has work done for each of some parts, in their order: `map`, or `Cluster.each`."""
Wanted: TypeAlias = "Callable[[Iterable[ReferencePhoto | Failure]], Iterable[ReferencePhoto | Failure]]"
"""Returns those of some photos that a gallery does not have yet."""


@dataclass(frozen=True)
class PartWork:
    """What is done with a part on whichever machine: it is embedded into a file of its own, unless that is there.

    Attributes:
        folder: The shared folder of these files.
        pack: The pack whose backbone embeds them; None for the embedded one.
        model: The digest that this backbone must have.
        thumbnails: Whether photos that name a licence get one.
    """

    folder: Path
    pack: Path | None
    model: str
    thumbnails: bool

    def __call__(self, part: Part) -> str:
        """Embed the photos of a part, and return the name of its file.

        Raises:
            GalleryError: this machine has another pack.
            OutputError: the file cannot be written.
        """
        name = name_of(part, self.model, self.thumbnails)
        if not (self.folder / name).exists():
            placed = [item for item in part if isinstance(item, ReferencePhoto)]
            found = list(embed(placed, _backbone(self.pack, self.model), thumbnails=self.thumbnails))
            _write(self.folder / name, found)
        return name


@lru_cache(maxsize=1)
def _backbone(folder: Path | None, model: str) -> Backbone:
    """Open a pack's backbone once in each process."""
    from .models import runtime
    from .models.pack import open_pack

    pack = open_pack(folder)
    if pack.model != model:
        message = f"a machine has another pack {pack.name} than this one; install the same pack everywhere"
        raise GalleryError(message, code="other_model")
    return runtime.choose(pack.folder).backbone(pack.folder)


def embedded(
    listed: Iterable[ReferencePhoto | Failure], wanted: Wanted, work: PartWork, each: Each
) -> Iterator[EmbeddedPhoto | Failure]:
    """Yield each photo embedded, or why it cannot be, as `intake.embed` does, but with `each` sharing out the parts.

    The photos are parted before those that are not `wanted` leave their part, so that what a killed command had made
    of the parts after the one in hand is found again.

    Raises:
        OutputError: a part's file cannot be read.
    """
    items = iter(listed)
    together = (list(wanted(part)) for part in iter(lambda: list(islice(items, PART)), []))
    for part, name in each(work, filter(None, together)):
        yield from (item for item in part if isinstance(item, Failure))
        yield from _read(work.folder / name, [item for item in part if isinstance(item, ReferencePhoto)])


def name_of(part: Part, model: str, thumbnails: bool) -> str:
    """Return the name of a part's file: another one if photos, their files, the model or what is kept are others."""
    state = hashlib.sha256(f"{model} {thumbnails}".encode())
    for item in part:
        if isinstance(item, ReferencePhoto):
            told = item.photo.path, bool(item.reference.licence), *_version(item.photo.path)
            state.update(json.dumps(told).encode())
    return f"{state.hexdigest()[:32]}.npz"


def _version(path: str) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return 0, 0
    return found.st_size, found.st_mtime_ns


def _write(path: Path, found: Sequence[EmbeddedPhoto | Failure]) -> None:
    """Write what became of the photos of a part, whole or not at all."""
    vectors = [each.vector for each in found if isinstance(each, EmbeddedPhoto)]
    pictures = [(each.thumbnail or b"") if isinstance(each, EmbeddedPhoto) else b"" for each in found]
    columns = {
        "vectors": np.stack(vectors) if vectors else np.empty((0, 0), np.float16),
        "codes": np.array([each.code if isinstance(each, Failure) else "" for each in found], np.str_),
        "messages": np.array([each.message if isinstance(each, Failure) else "" for each in found], np.str_),
        "pictures": np.frombuffer(b"".join(pictures), np.uint8),
        "ends": np.cumsum([0, *map(len, pictures)]),
    }
    private = path.with_name(f".{path.name}.{socket.gethostname()}-{os.getpid()}")
    try:
        with private.open("wb") as file:
            np.savez(file, **columns)
            file.flush()
            os.fsync(file.fileno())
        os.replace(private, path)
    except OSError as error:
        private.unlink(missing_ok=True)
        raise OutputError(f"{path} cannot be written ({reason(error)}); free some space and run it again") from error


def _read(path: Path, placed: Sequence[ReferencePhoto]) -> Iterator[EmbeddedPhoto | Failure]:
    """Yield what became of the photos of a part, in their order."""
    try:
        with np.load(path, allow_pickle=False) as file:
            columns = dict(file)
    except (OSError, ValueError, KeyError) as error:
        remedy = "remove it, and run the command again"
        raise OutputError(f"{path} cannot be read ({reason(error)}); {remedy}") from error
    vectors, pictures = iter(columns["vectors"]), columns["pictures"].tobytes()
    codes, messages, ends = (columns[name].tolist() for name in ("codes", "messages", "ends"))
    for at, item in enumerate(placed):
        if codes[at]:
            yield Failure(item.photo, codes[at], messages[at])
        else:
            yield EmbeddedPhoto(item, next(vectors), pictures[ends[at] : ends[at + 1]] or None)


def folder_beside(gallery: Path) -> Path:
    """Return the folder of the files of a gallery's parts: it is hidden beside the gallery, and removed at the end."""
    gallery = gallery.resolve()
    return gallery.with_name(f".{gallery.name}.parts")
