"""Photo files: which there are, opened by their header alone, refused with a remedy, named by their bytes."""

from __future__ import annotations

import contextlib
import hashlib
import os
import stat
import sys
import threading
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PhotoError

if TYPE_CHECKING:
    from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP", "TIFF", "AVIF", "HEIF")
"""The allow-list: Pillow would else try some forty parsers on hostile bytes. JPEG stands for MPO, too."""
HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")
AVIF_BRANDS = (b"avif", b"avis")
IGNORED_ENDINGS = ("thumbs.db", "desktop.ini", ".xmp", ".aae")
MAX_BYTES = 50_000_000
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


SILENCE = Silence()


def list_files(paths: Iterable[str | os.PathLike[str]]) -> list[str]:
    """List the files in files and folders (searched recursively), in a stable order, each once.

    Hidden files, `Thumbs.db`, EXIF sidecars and what is no file (pipes, sockets) are passed over in folders; any other
    file is listed, and one that turns out to be no photo becomes a `Failure` when it is decoded, so that the count is
    right. Links to folders inside a folder are not followed; two names of one file are one photo.

    Raises:
        PhotoError: a path that does not exist, or a folder that cannot be listed.
    """
    found: dict[str, str] = {}
    for given in paths:
        path = os.path.expanduser(os.fspath(given))
        if not os.path.lexists(path):
            raise PhotoError(f"{path} does not exist; check the path", code="missing")
        for file in _files_below(path) if os.path.isdir(path) else [path]:
            # One file has one name, and so one id; after a link, `..` leads elsewhere than it reads.
            name = os.path.realpath(file) if ".." in Path(file).parts else os.path.abspath(file)
            found.setdefault(os.path.realpath(file), name)
    return list(found.values())


def _files_below(folder: str) -> Iterator[str]:
    if not os.access(folder, os.R_OK | os.X_OK):
        raise PhotoError(f"{folder} cannot be listed; check its permissions")
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(root, name)
            ignored = name.startswith(".") or name.lower().endswith(IGNORED_ENDINGS)
            if not ignored and (path.is_file() or not path.exists()):
                yield str(path)


def open_image(path: str) -> Image.Image:
    """Open a file by its header; Pillow learns HEIC here when pillow-heif is installed."""
    from PIL import Image

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
    """Refuse what is no file of a size that can be decoded; return its first 12 bytes."""
    try:
        status = os.stat(path)
        if not stat.S_ISREG(status.st_mode):
            raise PhotoError(f"{name_of(path)} is a folder or a device; choose photo files", code="not_a_photo")
        with open(path, "rb") as file:
            head = file.read(12)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise PhotoError(f"{name_of(path)} is gone; put it back or remove it from the list", code="missing") from None
    except OSError as error:
        raise PhotoError(f"{name_of(path)} cannot be read ({error.strerror}); check its permissions") from error
    if not head:
        raise PhotoError(f"{name_of(path)} is empty; copy it again", code="empty")
    if status.st_size > MAX_BYTES:
        raise too_large(path, f"the file has more than {MAX_BYTES // 1_000_000} MB")
    return head


def name_of(path: str) -> str:
    return os.path.basename(path) or path


def too_large(path: str, why: str) -> PhotoError:
    return PhotoError(f"{name_of(path)} is too large: {why}; scale it down first", code="too_large")


def broken(path: str, why: str) -> PhotoError:
    return PhotoError(f"{name_of(path)} is broken or cut short ({why}); copy it again", code="broken")


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
    if brand in HEIF_BRANDS + AVIF_BRANDS or head.startswith((b"\xff\xd8\xff", b"\x89PNG")) or head[8:] == b"WEBP":
        return broken(path, "its header cannot be read")
    message = f"{name_of(path)} is no photo that can be read; use JPEG, PNG, WebP, TIFF or HEIC"
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
        raise PhotoError(f"{name_of(path)} cannot be read ({error.strerror}); copy it again") from error
    return state.hexdigest()
