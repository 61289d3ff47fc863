"""Photo files: checked by size and first bytes, read, and opened with Pillow; refusals name the remedy."""

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
from typing import IO, TYPE_CHECKING, Union

from ..errors import PhotoError
from .folders import AVIF_BRANDS, HEIF_BRANDS, is_photo_head, is_raw_name, refusal

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF")
"""The formats Pillow may try; otherwise hostile bytes would reach some forty parsers. JPEG includes MPO."""
JPEG_HEAD, PNG_HEAD, TIFF_HEADS = b"\xff\xd8\xff", b"\x89PNG", (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
HEAD_BYTES = 12
STDERR = 2
MAX_BYTES = 50_000_000
"""The largest HEIC, WebP or AVIF file; their decoders hold it several times over."""
MAX_PIECEWISE_BYTES = 250_000_000
"""The largest JPEG, PNG or TIFF file, decoded piece by piece: 200 megapixels from a phone take some 100 MB."""
LEARNING = threading.Lock()
"""Held while Pillow registers formats, because the way libraries are loaded is a setting of the whole process."""


class Silence:
    """Silences Pillow's warnings about odd files while any thread is inside.

    Warning filters are global. Two threads that overlap in `warnings.catch_warnings` can restore them in the wrong
    order and leave all warnings off for good, so the first thread in silences them and the last one out restores them.
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
    """Hides libtiff's complaints about broken files while any thread is inside.

    libtiff writes to file descriptor 2 directly and Pillow cannot turn that off. The descriptor is shared by the whole
    process and its children, so it is only redirected while libtiff decodes.
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
        """Redirect standard error to nowhere and return a copy of it; -1 if there is none, as without a console."""
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


def open_image(source: Union[str, IO[bytes]], head: bytes) -> Image.Image:
    """Open a photo, given as a path or as its bytes, by its header; HEIC needs pillow-heif.

    A JPEG is opened with its own class because `Image.open` refuses 180 megapixels or more as an attack, while JPEG is
    decoded at a fraction of its size. Of an MPO file only the first JPEG is read.
    """
    from PIL import Image, JpegImagePlugin

    if head.startswith(JPEG_HEAD):
        return JpegImagePlugin.JpegImageFile(source)
    with LEARNING, _own_libraries():
        Image.init()
        if "HEIF" not in Image.OPEN:
            _learn_heif()
    return Image.open(source, formats=[name for name in FORMATS if name in Image.OPEN])


def _learn_heif() -> None:
    with contextlib.suppress(ImportError):
        import pillow_heif

        pillow_heif.register_heif_opener()


@contextlib.contextmanager
def _own_libraries() -> Iterator[None]:
    """Make modules imported inside use the libraries bundled with them.

    The host program may already have loaded another version: QGIS loads libheif and some builds of GDAL load libavif.
    On Linux symbols resolve to the first one loaded, which crashes.
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
    """Return the first bytes of a photo file, having refused raw files and whatever cannot be decoded by its size.

    Raises:
        PhotoError: the file is missing, empty, unreadable, a folder or a device, a raw file, or too large.
    """
    file, head = open_photo(path)
    file.close()
    return head


def open_photo(path: str) -> tuple[IO[bytes], bytes]:
    """Open a photo file to read it, within the same limits, and return it with its first bytes.

    Raises:
        PhotoError: as `check_file`.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise _folder(path)
        if not stat.S_ISREG(status.st_mode):
            raise PhotoError(f"{name_of(path)} is a device or a pipe; choose photo files", code="not_a_photo")
        with contextlib.ExitStack() as stack:
            file = stack.enter_context(open(path, "rb"))
            head = file.read(HEAD_BYTES)
            check_head(path, head, status.st_size)
            file.seek(0)
            stack.pop_all()
        return file, head
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise PhotoError(f"{name_of(path)} is not there; check the path, or leave it out", code="missing") from None
    except OSError as error:
        raise unreadable(path, error) from error


def digest(file: IO[bytes], path: str) -> str:
    """Return the SHA-256 of an open file in hex, and leave it at its beginning.

    Raises:
        PhotoError: it cannot be read to its end.
    """
    state = hashlib.sha256()
    try:
        while block := file.read(1 << 20):
            state.update(block)
        file.seek(0)
    except OSError as error:
        raise unreadable(path, error) from error
    return state.hexdigest()


def check_head(path: str, head: bytes, size: int) -> None:
    """Refuse a file by its first bytes and its size in bytes."""
    if not head:
        raise PhotoError(f"{name_of(path)} is empty; copy it again", code="empty")
    if is_raw_name(path) and (head[:2] in (b"II", b"MM") or not is_photo_head(head)):
        raise PhotoError(f"{name_of(path)} is a raw file; export it as JPEG", code="unsupported_format")
    piecewise = head.startswith((JPEG_HEAD, PNG_HEAD, *TIFF_HEADS))
    most = MAX_PIECEWISE_BYTES if piecewise else MAX_BYTES
    if size > most:
        remedy = "scale it down first" if piecewise else "export it as JPEG"
        raise too_large(path, f"the file has more than {most // 1_000_000} MB", remedy)


def _folder(path: str) -> PhotoError:
    """Say why a folder is in a list of photos: usually because it could not be searched."""
    error = refusal(path)
    if error is None:
        return PhotoError(f"{name_of(path)} is a folder; add it again, or choose photos in it", code="not_a_photo")
    return PhotoError(f"the folder {path} cannot be opened: {_why(error)}")


def _why(error: OSError) -> str:
    """Say why a file or folder cannot be read, and the remedy."""
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
    """Say why Pillow has no parser for a file, judged by its first bytes; file names mislead."""
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
