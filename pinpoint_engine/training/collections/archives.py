"""Where the pictures of a collection lie: in tar and zip archives, read at random without unpacking, or in folders."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import tarfile
import zipfile
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from ...errors import PhotoError, RequestError, reason
from ...photos import MAX_BYTES

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
PLACE = np.dtype([("key", "<i8"), ("archive", "<i4"), ("offset", "<i8"), ("size", "<i8"), ("method", "<i4")])
"""One picture: the code of its name; its archive and bytes there, or -1 and its position among the loose files."""
RAW = -1
"""The method of a tar member; a zip's members have the zip's own numbers."""
ZIP_HEADER = struct.Struct("<26xHH")
"""The head of a member in a zip; name and extra field, whose lengths end it, stand before the bytes."""

TOLD = 10
"""So many files and folders that cannot be read are told one by one."""

Key = Callable[[str], str]
"""The part of a member's or file's name that tells the photo."""
Archive = tuple[Path, ...]
"""The files of one archive, in order; more than one when it was cut into pieces."""


def code(text: str) -> int:
    """Return a 64-bit code of a text that is the same in every process; among 10 million, two are alike by 1 in 10⁵."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest(), "little", signed=True)


@dataclass(frozen=True)
class Pictures:
    """Places [M] sorted by key, the archives they name, and the loose files' paths (bytes) below `root`."""

    root: Path
    archives: tuple[Archive, ...]
    paths: npt.NDArray[np.bytes_]
    places: npt.NDArray[np.void]

    def find(self, keys: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return where in `places` some keys [N] stand: int64 [N], -1 for those without a picture."""
        if not len(self.places):
            return np.full(len(keys), -1, np.int64)
        at = np.minimum(np.searchsorted(self.places["key"], keys), len(self.places) - 1)
        return np.where(self.places["key"][at] == keys, at, -1)

    def read(self, at: int) -> bytes:
        """Return one picture's file as bytes.

        Raises:
            PhotoError: it is gone, cut short, or packed in an unknown way.
        """
        place = self.places[at]
        try:
            if place["archive"] < 0:
                return self.root.joinpath(os.fsdecode(self.paths[place["offset"]])).read_bytes()
            return _member(self.archives[place["archive"]], place)
        except FileNotFoundError as error:
            raise PhotoError(f"its file {error.filename} is gone; put it back", code="missing") from None
        except (OSError, EOFError, zlib.error) as error:
            raise PhotoError("its file is damaged or cut short; download it again", code="broken") from error


def _member(archive: Archive, place: npt.NDArray[np.void]) -> bytes:
    offset, size, method = (int(place[name]) for name in ("offset", "size", "method"))
    if size > MAX_BYTES:
        raise PhotoError("it is too large; scale it down first", code="too_large")
    with JoinedFile(archive) as file:
        if method != RAW:
            file.seek(offset)
            offset += ZIP_HEADER.size + sum(ZIP_HEADER.unpack(_exactly(file, ZIP_HEADER.size)))
        file.seek(offset)
        content = _exactly(file, size)
    if method == zipfile.ZIP_DEFLATED:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, MAX_BYTES)
    if method not in (RAW, zipfile.ZIP_STORED):
        raise PhotoError(f"it is packed by method {method}; unpack the archive", code="unsupported_format")
    return content


def _exactly(file: JoinedFile, size: int) -> bytes:
    content = file.read(size)
    if len(content) < size:
        raise EOFError("its archive is cut short")
    return content


class JoinedFile(io.RawIOBase):
    """The files of an archive as one, so that an archive published in pieces need not be put together first."""

    def __init__(self, paths: Archive) -> None:
        self._paths = paths
        self._ends = np.cumsum([path.stat().st_size for path in paths]).tolist() if len(paths) > 1 else []
        self._files: dict[int, io.BufferedReader] = {}
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._at

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        self._at = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._at}[whence]
        return self._at

    def read(self, size: int = -1) -> bytes:
        """Return up to `size` bytes; fewer only at the end."""
        parts = []
        while size > 0 and (part := self._read_from_piece(size)):
            parts.append(part)
            size -= len(part)
            self._at += len(part)
        return b"".join(parts)

    def _read_from_piece(self, size: int) -> bytes:
        piece = int(np.searchsorted(self._ends, self._at, "right")) if self._ends else 0
        if piece == len(self._paths):
            return b""
        if piece not in self._files:
            self._files[piece] = self._paths[piece].open("rb")
        self._files[piece].seek(self._at - (self._ends[piece - 1] if piece else 0))
        return self._files[piece].read(size)

    def close(self) -> None:
        for file in self._files.values():
            file.close()
        super().close()


def list_pictures(
    root: Path, archives: Sequence[Archive], key: Key, least_bytes: int, report: Callable[[str], None]
) -> Pictures:
    """List the pictures in archives and, where no archive has them, in the folders below `root`.

    What is in the archives is kept in `root` if it can be written, as to list a large tar again may take an hour.

    Args:
        key: Tells the photo from the name of a member or file, folders included.
        least_bytes: Smaller files are not pictures.

    Raises:
        RequestError: an archive cannot be read.
    """
    packed = _list_archives(root, archives, key, least_bytes, report) if archives else np.empty(0, PLACE)
    report(f"listing the pictures in the folders below {root}")
    loose = _list_folders(root, key, least_bytes, report)
    more = loose.places[Pictures(root, (), loose.paths, packed).find(loose.places["key"]) < 0]
    return Pictures(root, tuple(archives), loose.paths, _sorted(np.concatenate([packed, more])))


def name_pictures(root: Path, keys: Sequence[int], paths: Sequence[bytes]) -> Pictures:
    """Name the files below `root` that are the pictures of some photos, by the codes of the photos' keys."""
    places = np.zeros(len(paths), PLACE)
    places["key"], places["archive"], places["offset"] = keys, -1, np.arange(len(paths))
    return Pictures(root, (), np.array(list(paths) or [b""], np.bytes_), _sorted(places))


def _list_archives(
    root: Path, archives: Sequence[Archive], key: Key, least_bytes: int, report: Callable[[str], None]
) -> npt.NDArray[np.void]:
    known = [f"{path.name} {path.stat().st_size}" for archive in archives for path in archive]
    kept = root / f".pinpoint-pictures-{code(' '.join([*known, str(least_bytes)])) % 2**64:016x}.npy"
    if kept.exists():
        return np.asarray(np.load(kept, allow_pickle=False))
    found = [_list_archive(number, archive, key, least_bytes, report) for number, archive in enumerate(archives)]
    places = _sorted(np.concatenate(found))
    _keep(kept, places)
    return places


def _keep(path: Path, places: npt.NDArray[np.void]) -> None:
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            np.save(file, places, allow_pickle=False)
        os.replace(part, path)
    except OSError:  # a read-only disk of collections; the list is made anew each time
        part.unlink(missing_ok=True)


def _list_archive(
    number: int, archive: Archive, key: Key, least_bytes: int, report: Callable[[str], None]
) -> npt.NDArray[np.void]:
    report(f"listing the pictures in {archive[0].name}{f' and {len(archive) - 1} more pieces' if archive[1:] else ''}")
    columns = [array("q") for _ in range(4)]
    members = _zip_members(archive[0]) if archive[0].suffix == ".zip" else _tar_members(archive)
    for name, *where in members:
        if name.lower().endswith(ENDINGS) and where[1] >= least_bytes:
            for column, value in zip(columns, (code(key(name)), *where), strict=True):
                column.append(value)
    places = np.zeros(len(columns[0]), PLACE)
    places["archive"] = number
    for field, column in zip(("key", "offset", "size", "method"), columns, strict=True):
        places[field] = column
    return places


Member = tuple[str, int, int, int]
"""A member's name, offset (of its bytes in a tar, of its header in a zip), packed size, and method."""


def _tar_members(archive: Archive) -> Iterator[Member]:
    """Yield the files of a tar; one that ends early, as a half finished download does, yields those that are there."""
    try:
        with JoinedFile(archive) as file, tarfile.open(fileobj=file, mode="r:") as tar:
            while (member := _next(tar)) is not None:
                tar.members = []  # type: ignore[attr-defined] # else it keeps a kilobyte of each
                if member.isfile():
                    yield member.name, member.offset_data, member.size, RAW
    except (tarfile.TarError, OSError) as error:
        raise RequestError(
            f"{archive[0]} cannot be read as tar ({reason(error)}); unpack or download it again"
        ) from None


def _next(tar: tarfile.TarFile) -> tarfile.TarInfo | None:
    try:
        return tar.next()
    except tarfile.ReadError:
        return None


def _zip_members(path: Path) -> Iterator[Member]:
    try:
        with zipfile.ZipFile(path) as file:
            for member in file.infolist():
                yield member.filename, member.header_offset, member.compress_size, member.compress_type
    except (zipfile.BadZipFile, OSError) as error:
        raise RequestError(f"{path} cannot be read as zip ({reason(error)}); download it again") from None


def _list_folders(root: Path, key: Key, least_bytes: int, report: Callable[[str], None]) -> Pictures:
    keys, paths = array("q"), []
    unread: list[OSError] = []
    for folder, folders, names in os.walk(root, onerror=unread.append):
        folders.sort()
        inner = os.path.relpath(folder, root)
        for name in sorted(names):
            try:
                if name.lower().endswith(ENDINGS) and os.stat(os.path.join(folder, name)).st_size >= least_bytes:
                    keys.append(code(key(f"{inner}/{name}")))
                    paths.append(os.fsencode(os.path.join(inner, name)))
            except OSError as gone:  # a link to nothing
                unread.append(gone)
    for error in unread[:TOLD]:
        report(f"{error.filename} cannot be read ({reason(error)}) and is left out; mend or remove it")
    if more := len(unread[TOLD:]):
        report(f"and {more:,} more files and folders cannot be read and are left out")
    return name_pictures(root, keys, paths)


def _sorted(places: npt.NDArray[np.void]) -> npt.NDArray[np.void]:
    return places[np.argsort(places["key"], kind="stable")]
