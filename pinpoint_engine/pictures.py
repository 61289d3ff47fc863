"""The pictures of a gallery's references: where each photo lay, and a thumbnail of it if the user asked for one.

They are in one SQLite file in the gallery's folder, by reference id. They are for people only: no answer depends on
them, so they are not among the gallery's checksums, and its digest is the same with and without them.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ContextManager, Iterable, Iterator, Optional, Tuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from . import bundles
from .types import Reference

FILE = "pictures.sqlite"
SCHEMA = "CREATE TABLE pictures (id TEXT PRIMARY KEY NOT NULL, path TEXT NOT NULL, thumbnail BLOB)"
ADD = (
    "INSERT INTO pictures VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE "
    "SET thumbnail = coalesce(thumbnail, excluded.thumbnail) WHERE path = excluded.path"
)
"""Of a repeated id the first photo is kept, as in the gallery; a thumbnail that it lacked is added."""
Stored = Tuple[str, str, Optional[bytes]]
"""A row: reference id, path and thumbnail."""


@dataclass(frozen=True)
class ReferencePicture:
    """What can be shown of a reference on this machine.

    Attributes:
        thumbnail: A small JPEG; None if the gallery keeps none of it.
        path: The photo's own file, which is there; "" if it is not known, or gone.
    """

    thumbnail: Optional[bytes] = None
    path: str = ""


def find(reference: Reference) -> ReferencePicture:
    """Return what can be shown of a reference: from the folder of its gallery, else by its link if that is a file.

    Nothing is fetched: a link elsewhere is for the user to open. A gallery that is gone or damaged has no pictures.
    """
    path, thumbnail = _stored(reference) or ("", None)
    paths = (path, _file_of(reference.url))
    return ReferencePicture(thumbnail, next((each for each in paths if _is_local(each) and os.path.isfile(each)), ""))


def _stored(reference: Reference) -> Optional[Tuple[str, Optional[bytes]]]:
    """Return the path and the thumbnail of a reference in its gallery; None if the gallery has neither."""
    if not _is_local(reference.gallery):
        return None
    try:
        with _open(Path(reference.gallery)) as database:
            found = database.execute("SELECT path, thumbnail FROM pictures WHERE id = ?", (reference.id,)).fetchone()
    except (OSError, ValueError, sqlite3.Error):
        return None
    return found if found and isinstance(found[0], str) else None


def _open(gallery: Path) -> ContextManager[sqlite3.Connection]:
    """Open a gallery's pictures to read them; no lock is taken, as a gallery is replaced as a whole."""
    file = bundles.standing(gallery) / FILE
    return closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True))


def _file_of(url: str) -> str:
    """Return the path of a file's link; "" for any other link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url2pathname(parts.path) if parts.scheme == "file" and parts.netloc in ("", "localhost") else ""


def _is_local(path: str) -> bool:
    """Tell whether a path names no other machine; a gallery of somebody else must not make this one connect there."""
    return bool(path) and not path.startswith(("//", "\\\\")) and "\0" not in path


class PictureStore:
    """The pictures of a gallery that is being built: a new file, filled one by one, for `save_gallery`."""

    def __init__(self, file: Path, kept: Optional[Path] = None) -> None:
        """Create the file; `kept` is the folder of an existing gallery whose pictures are taken over.

        Raises:
            OSError: the file cannot be written.
        """
        self.file = file
        self._database = sqlite3.connect(os.fspath(file), isolation_level=None)
        self._database.execute("PRAGMA journal_mode=OFF")  # a file that is not finished is thrown away
        self._database.execute("PRAGMA synchronous=OFF")  # `bundles.replace_folder` syncs it
        self._database.execute(SCHEMA)
        self._database.execute("BEGIN")
        if kept is not None:
            self._take(_all(kept))

    def add(self, reference_id: str, path: str, thumbnail: Optional[bytes] = None) -> None:
        """Add the path of a reference's photo, and its thumbnail.

        Raises:
            OSError: the disk is full.
        """
        self._take([(_plain(reference_id), _plain(path), thumbnail)])

    def _take(self, rows: Iterable[Stored]) -> None:
        try:
            self._database.executemany(ADD, rows)
        except sqlite3.OperationalError as error:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.file)) from error

    def finish(self) -> None:
        """Write everything and close the file.

        Raises:
            OSError: the disk is full.
        """
        try:
            self._database.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self.file)) from error
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _all(gallery: Path) -> Iterator[Stored]:
    """Yield the pictures of an existing gallery, as far as they can be read."""
    with contextlib.suppress(OSError, ValueError, sqlite3.Error), _open(gallery) as database:
        yield from database.execute("SELECT id, path, thumbnail FROM pictures ORDER BY rowid")


def _plain(text: str) -> str:
    """Return valid Unicode, which is all that SQLite stores; a path that is none is not found again."""
    return text.encode("utf-8", "replace").decode("utf-8")
