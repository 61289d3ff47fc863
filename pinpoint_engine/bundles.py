"""Folders that are written whole or not at all, with a `SHA256SUMS` that proves every file in them."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from .errors import OutputError

SUMS = "SHA256SUMS"


def write_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Fill a new folder beside `folder`, sum it, and put it in its place in one step; the old one goes last.

    Raises:
        OutputError: the disk is full or the place cannot be written; nothing is left behind and the old one stays.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        part = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            fill(part)
            (part / SUMS).write_text(_sums(part), encoding="ascii")
            _sync(part)
            _swap(part, folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written ({error.strerror}); free some space or choose another") from error


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / SUMS)
    return "".join(f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("rb") as file:
                os.fsync(file.fileno())


def _swap(part: Path, folder: Path) -> None:
    if not folder.exists():
        part.rename(folder)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{folder.name}-old-", dir=folder.parent))
    folder.rename(old / folder.name)
    part.rename(folder)
    shutil.rmtree(old, ignore_errors=True)


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hex."""
    state = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            state.update(block)
    return state.hexdigest()


def folder_digest(folder: Path) -> str:
    """Return the SHA-256 of a folder's `SHA256SUMS`, which stands for all its files."""
    return sha256(folder / SUMS)


def faults(folder: Path) -> list[str]:
    """Return what is wrong with a summed folder: files missing, changed, or named outside it; empty when it is whole."""
    sums = folder / SUMS
    if not sums.is_file():
        return [f"{SUMS} is missing"]
    found = []
    for line in sums.read_text(encoding="ascii", errors="replace").splitlines():
        wanted, _, name = line.partition("  ")
        path = folder / name
        if not name or ".." in Path(name).parts or Path(name).is_absolute() or path.is_symlink():
            found.append(f"{SUMS} names {name!r}, which is not inside the folder")
        elif not path.is_file():
            found.append(f"{name} is missing")
        elif sha256(path) != wanted:
            found.append(f"{name} is damaged")
    return found
