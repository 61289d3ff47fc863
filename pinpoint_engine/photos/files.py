"""Photo files: which there are, opened by their header alone, refused with a remedy, named by their bytes."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..errors import PhotoError
from .folders import AVIF_BRANDS, HEIF_BRANDS, is_photo_head, is_raw_name, refusal

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF")
"""The allow-list: Pillow would else try some forty parsers on hostile bytes. JPEG stands for MPO, too."""
JPEG_HEAD, PNG_HEAD, TIFF_HEADS = b"\xff\xd8\xff", b"\x89PNG", (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
STDERR = 2
MAX_BYTES = 50_000_000
"""Files of the formats that Pillow reads at once."""
MAX_PIECEWISE_BYTES = 250_000_000
"""JPEG, PNG and TIFF, of which it reads a piece at a time: a phone's 200 megapixels take some 100 MB."""
LEARNING = threading.Lock()
"""Held while Pillow learns a format: how libraries are loaded is a setting of the whole process."""


class Silence:
    """Silences Pillow's warnings about odd files while any thread is inside.

    The warning filters belong to the process: two threads that overlap in `warnings.catch_warnings` can restore them
    in the wrong order and leave all warnings off for good. Here the first in silences and the last out restores.
    """

    _lock = threading.Lock()
    _inside = 0
    _filters = warnings.catch_warnings()

    def __enter__(self) -> None:
        with self._lock:
            if self._inside == 0:
                self._filters = warnings.catch_warnings()
                self._filters.__enter__()
                warnings.simplefilter("ignore")
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0:
                self._filters.__exit__(None, None, None)


class MutedStderr:
    """Keeps what libtiff says of broken files off the standard error while any thread is inside.

    libtiff writes to the file descriptor itself, and Pillow has no switch for that. It is that of the whole process and
    of those that it starts, so that only what libtiff unpacks is worth it.
    """

    _lock = threading.Lock()
    _inside = 0
    _kept = -1

    def __enter__(self) -> None:
        with self._lock:
            self._inside += 1
            if self._inside == 1:
                self._kept = self._mute()

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if self._inside == 0 and self._kept >= 0:
                os.dup2(self._kept, STDERR)
                os.close(self._kept)

    @staticmethod
    def _mute() -> int:
        """Return a copy of the standard error, or -1 where there is none, as in a program without a console."""
        try:
            kept = os.dup(STDERR)
        except OSError:
            return -1
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
        except OSError:  # this process may open no more files
            os.close(kept)
            return -1
        os.dup2(nowhere, STDERR)
        os.close(nowhere)
        return kept


SILENCE = Silence()
MUTED_STDERR = MutedStderr()


def open_image(path: str, head: bytes) -> Image.Image:
    """Open a file by its header; Pillow learns HEIC here when pillow-heif is installed.

    A JPEG is opened by its own class, as `Image.open` takes one of 180 megapixels or more for an attack; it is unpacked
    at a fraction of its size, and MPO is read as the JPEG that it begins with.
    """
    from PIL import Image, JpegImagePlugin

    if head.startswith(JPEG_HEAD):
        return JpegImagePlugin.JpegImageFile(path)
    with LEARNING, _own_libraries():
        Image.init()
        if "HEIF" not in Image.OPEN:
            _learn_heif()
    return Image.open(path, formats=[name for name in FORMATS if name in Image.OPEN])


def _learn_heif() -> None:
    with contextlib.suppress(ImportError):
        import pillow_heif

        pillow_heif.register_heif_opener()


@contextlib.contextmanager
def _own_libraries() -> Iterator[None]:
    """Have what is imported inside call the libraries that came with it.

    The program around this Python may have loaded another version of them before, as QGIS has of libheif and, with some
    GDAL, libavif; on Linux the one that was first would answer, and crash.
    """
    if not hasattr(os, "RTLD_DEEPBIND"):
        yield
        return
    before = sys.getdlopenflags()
    sys.setdlopenflags(before | os.RTLD_DEEPBIND)
    try:
        yield
    finally:
        sys.setdlopenflags(before)


def check_file(path: str) -> bytes:
    """Refuse what is no file of a size that can be decoded, and raw files; return its first 12 bytes.

    Raises:
        PhotoError: that, or it is not there, may not be read, or is a folder.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise _folder(path)
        if not stat.S_ISREG(status.st_mode):
            raise PhotoError(f"{name_of(path)} is a device or a pipe; choose photo files", code="not_a_photo")
        with open(path, "rb") as file:
            head = file.read(12)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise PhotoError(f"{name_of(path)} is not there; check the path, or leave it out", code="missing") from None
    except OSError as error:
        raise unreadable(path, error) from error
    if not head:
        raise PhotoError(f"{name_of(path)} is empty; copy it again", code="empty")
    if is_raw_name(path) and (head[:2] in (b"II", b"MM") or not is_photo_head(head)):
        raise PhotoError(f"{name_of(path)} is a raw file; export it as JPEG", code="unsupported_format")
    piecewise = head.startswith((JPEG_HEAD, PNG_HEAD, *TIFF_HEADS))
    most = MAX_PIECEWISE_BYTES if piecewise else MAX_BYTES
    if status.st_size > most:
        remedy = "scale it down first" if piecewise else "export it as JPEG"
        raise too_large(path, f"the file has more than {most // 1_000_000} MB", remedy)
    return head


def _folder(path: str) -> PhotoError:
    """Tell what is wrong with a folder that stands among photos: as a rule it could not be searched."""
    error = refusal(path)
    if error is None:
        return PhotoError(f"{name_of(path)} is a folder; add it again, or choose photos in it", code="not_a_photo")
    return PhotoError(f"the folder {path} cannot be opened: {_why(error)}")


def _why(error: OSError) -> str:
    """Say why something cannot be read, with what helps."""
    if isinstance(error, PermissionError):
        return "permission denied; give yourself permission to read it, or leave it out"
    if error.errno == errno.ENAMETOOLONG:
        return "its path is too long; move it up by some folders"
    if error.errno == errno.ELOOP:
        return "it is a link that leads back to itself; remove the link"
    return f"{error.strerror or 'no reason is given'}; see that its disk is there and sound, then try again"


def name_of(path: str) -> str:
    return os.path.basename(path) or path


def unreadable(path: str, error: OSError) -> PhotoError:
    return PhotoError(f"{name_of(path)} cannot be read: {_why(error)}")


def too_large(path: str, why: str, remedy: str = "scale it down first") -> PhotoError:
    return PhotoError(f"{name_of(path)} is too large: {why}; {remedy}", code="too_large")


def broken(path: str, why: str, remedy: str = "copy it again") -> PhotoError:
    return PhotoError(f"{name_of(path)} is broken or cut short ({why}); {remedy}", code="broken")


def unsupported(path: str, what: str) -> PhotoError:
    return PhotoError(f"{name_of(path)} {what}; export it as JPEG", code="unsupported_format")


def unknown(path: str, head: bytes) -> PhotoError:
    """Tell why Pillow knows no parser for a file, going by its first bytes, as names lie."""
    from PIL import Image

    brand = head[8:12] if head[4:8] == b"ftyp" else b""
    for kind, brands, needed, name in (
        ("HEIF", HEIF_BRANDS, "pillow-heif", "HEIC"),
        ("AVIF", AVIF_BRANDS, "a newer Pillow", "AVIF"),
    ):
        if brand in brands and kind not in Image.OPEN:
            message = (
                f"{name_of(path)} is {name}, which cannot be read here for want of {needed}; save it as JPEG, or use "
                "the engine that Pinpoint sets up on this machine, which has it"
            )
            return PhotoError(message, code="unsupported_format")
    if brand in HEIF_BRANDS + AVIF_BRANDS or head.startswith((JPEG_HEAD, PNG_HEAD)) or head[8:] == b"WEBP":
        return broken(path, "its header cannot be read")
    message = f"{name_of(path)} is no photo that can be read; use JPEG, PNG, WebP or TIFF"
    return PhotoError(message, code="not_a_photo")


def digest(path: str) -> str:
    """Return the SHA-256 of a file's bytes as hex, so that an answer can be traced to the very file.

    Raises:
        PhotoError: the file is missing, empty, too large, or cannot be read.
    """
    check_file(path)
    state = hashlib.sha256()
    try:
        with open(path, "rb") as file:
            while block := file.read(1 << 20):
                state.update(block)
    except OSError as error:
        raise unreadable(path, error) from error
    return state.hexdigest()
