"""Private folders for uploaded pixels, removed with their job; those of a crashed server by the next one."""

from __future__ import annotations

import contextlib
import os
import shutil
import struct
import sys
import tempfile
import time
from pathlib import Path
from typing import IO

from ..errors import PhotoError

PREFIX = "pinpoint-serve-"
LOCK = "lock"
SIGNATURE = b"\x89PNG\r\n\x1a\n"
CHUNKS = (b"IHDR", b"IDAT", b"IEND")
"""The chunks that a PNG may have: no metadata, colour profile or animation, whose parsers would only add risk."""
RGB_8_BIT = (8, 2, 0, 0, 0)
"""The accepted bit depth, colour type, compression, filter and interlacing."""


class Uploads:
    """The private folder of this server process; opening it removes the folders of crashed servers."""

    def __init__(self, parent: Path | None = None) -> None:
        parent = parent or Path(tempfile.gettempdir())
        sweep(parent)
        self.folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=parent))  # mkdtemp makes it 0700
        self._lock = self._locked()

    def _locked(self) -> IO[bytes]:
        file = (self.folder / LOCK).open("wb")
        _hold(file)
        return file

    def job(self, name: str) -> Path:
        """Make the folder of a job; the system may have cleaned its temporary folder since the last job."""
        if not self.folder.is_dir():
            self.folder.mkdir(mode=0o700)  # fails if another user has taken the name
            self._lock.close()
            self._lock = self._locked()
        folder = self.folder / name
        folder.mkdir(mode=0o700)
        return folder

    def close(self) -> None:
        """Remove everything."""
        self._lock.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def sweep(parent: Path) -> None:
    """Remove the folders of this user's servers that no longer run."""
    for folder in parent.glob(f"{PREFIX}*"):
        if not folder.is_symlink() and _is_own(folder) and not _is_held(folder / LOCK):
            shutil.rmtree(folder, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    try:
        return sys.platform == "win32" or folder.stat().st_uid == os.getuid()
    except OSError:
        return False


def _hold(file: IO[bytes]) -> None:
    """Lock a file for as long as this process lives; on Windows an open file cannot be removed anyway.

    Raises:
        OSError: another process holds it.
    """
    if sys.platform != "win32":
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_held(lock: Path) -> bool:
    """Return whether a running process holds a lock; a folder so new that it has none yet counts as held."""
    try:
        if sys.platform == "win32":
            lock.unlink()
        else:
            with lock.open("rb") as file:
                _hold(file)
    except FileNotFoundError:
        return not lock.parent.is_dir() or _is_new(lock.parent)
    except OSError:
        return True
    return False


def _is_new(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return time.time() - folder.stat().st_mtime < 60
    return True


def check_picture(file: Path, most_pixels: int) -> None:
    """Check by its chunk headers alone, without decoding, that a file is a plain PNG that is not too large.

    Raises:
        PhotoError: it is not a plain PNG, or has too many pixels.
    """
    with file.open("rb") as opened:
        if opened.read(8) != SIGNATURE:
            raise _not_plain("it has no PNG signature")
        names: list[bytes] = []
        while names[-1:] != [b"IEND"]:
            head = opened.read(8)
            length, name = struct.unpack(">L4s", head) if len(head) == 8 else (0, b"")
            if not names:
                _check_size(opened.read(13) if (length, name) == (13, b"IHDR") else b"", most_pixels)
                opened.seek(-13, os.SEEK_CUR)
            if not name:
                raise _not_plain("it is cut short")
            if name not in CHUNKS:
                raise _not_plain("it holds more than pixels")
            names.append(name)
            opened.seek(length + 4, os.SEEK_CUR)
        if b"IDAT" not in names or opened.tell() != file.stat().st_size:
            raise _not_plain("it is cut short, or something follows it")


def _check_size(header: bytes, most_pixels: int) -> None:
    if len(header) != 13:
        raise _not_plain("it has no header")
    width, height, *kind = struct.unpack(">LLBBBBB", header)
    if tuple(kind) != RGB_8_BIT:
        raise _not_plain("its pixels are not 8-bit RGB")
    if width * height > most_pixels or not width or not height:
        message = f"{width} × {height} pixels exceed the limit of {most_pixels:,}; scale the photo down first"
        raise PhotoError(message, code="too_large")


def _not_plain(why: str) -> PhotoError:
    return PhotoError(f"this is not a plain PNG: {why}; send RGB pixels without metadata", code="not_a_photo")
