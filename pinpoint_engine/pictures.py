"""The pictures of a gallery's references: where each photo lay, and a thumbnail of it if the user asked for one.

They are in one SQLite file in the gallery's folder, by reference id. They are for people only: no answer depends on
them, so they are not among the gallery's checksums, and its digest is the same with and without them.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import ContextManager, Iterable, Iterator, Optional, Tuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from . import bundles
from .held_file import HeldFile
from .runs.geopackage import as_os_errors
from .types import Reference

FILE = "pictures.sqlite"
SCHEMA = "CREATE TABLE IF NOT EXISTS pictures (id TEXT PRIMARY KEY NOT NULL, path TEXT NOT NULL, thumbnail BLOB)"
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
    """Open a gallery's pictures to read them, while another program may add some."""
    file = bundles.standing(gallery) / FILE
    return closing(sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True))


def _file_of(url: str) -> str:
    """Return the path of a file's link; "" for any other link."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url2pathname(parts.path) if parts.scheme == "file" and parts.netloc in ("", "localhost") else ""


def _is_local(path: str) -> bool:
    """Tell whether a path names no other machine; a gallery of somebody else must not make this one connect there."""
    return bool(path) and not path.startswith(("//", "\\\\")) and "\0" not in path and "://" not in path


class PictureStore(HeldFile):
    """The pictures of a gallery that is being changed."""

    def __init__(self, gallery: Path) -> None:
        """Open the pictures in a gallery's folder, or create the file.

        Raises:
            OSError: the file cannot be written.
        """
        self.file = gallery / FILE
        with as_os_errors(self.file):
            try:
                self._database = self._open()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    raise
                self.file.unlink()  # it is damaged, and for people only: what is added again has its picture again
                self._database = self._open()

    def _open(self) -> sqlite3.Connection:
        opened = sqlite3.connect(os.fspath(self.file), isolation_level=None)
        opened.execute(SCHEMA)
        return opened

    def add(self, reference_id: str, path: str, thumbnail: Optional[bytes] = None) -> None:
        """Add the path of a reference's photo, and its thumbnail.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.file):
            self._database.execute(ADD, (_plain(reference_id), _plain(path), thumbnail))

    def remove(self, reference_ids: Iterable[str]) -> None:
        """Remove the pictures of some references.

        Raises:
            OSError: the disk is full.
        """
        ids = [(_plain(each),) for each in reference_ids]
        with as_os_errors(self.file):
            self._database.execute("BEGIN")
            self._database.executemany("DELETE FROM pictures WHERE id = ?", ids)
            self._database.execute("COMMIT")

    def has_thumbnail(self, reference_id: str) -> bool:
        """Tell whether a reference has a thumbnail."""
        sql = "SELECT 1 FROM pictures WHERE id = ? AND thumbnail IS NOT NULL"
        return self._database.execute(sql, (_plain(reference_id),)).fetchone() is not None

    def take(self, gallery: Path) -> None:
        """Take over the pictures of another gallery, as far as they can be read.

        Raises:
            OSError: the disk is full.
        """
        with as_os_errors(self.file):
            self._database.execute("BEGIN")
            self._database.executemany(ADD, _all(gallery))
            self._database.execute("COMMIT")


def _all(gallery: Path) -> Iterator[Stored]:
    """Yield the pictures of an existing gallery, as far as they can be read."""
    with contextlib.suppress(OSError, ValueError, sqlite3.Error), _open(gallery) as database:
        yield from database.execute("SELECT id, path, thumbnail FROM pictures ORDER BY rowid")


def _plain(text: str) -> str:
    """Return valid Unicode, which is all that SQLite stores; a path that is none is not found again."""
    return text.encode("utf-8", "replace").decode("utf-8")
