"""Folders that are written completely or not at all, with a `SHA256SUMS` to verify every file."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from .errors import OutputError

SUMS = "SHA256SUMS"


def home() -> Path:
    """Return the folder of downloaded packs, and of what was computed from packs and galleries."""
    return Path.home() / ".cache" / "pinpoint"


def write_folder(folder: Path, fill: Callable[[Path], None]) -> None:
    """Fill a new folder beside `folder`, write its checksums, and swap the two; the old one is removed last.

    Raises:
        OutputError: the disk is full or the folder cannot be written; nothing is left behind, and the old one stays.
    """

    def fill_and_sum(part: Path) -> None:
        fill(part)
        (part / SUMS).write_text(_sums(part), encoding="ascii")

    replace_folder(folder, fill_and_sum, has_sums)


def replace_folder(
    folder: Path,
    fill: Callable[[Path], None],
    is_ours: Callable[[Path], bool],
    before_swap: Callable[[], None] = lambda: None,
) -> None:
    """Fill a new folder beside `folder` and swap the two; `is_ours` tells whether an existing one may be replaced.

    `before_swap` is called when the new one is on the disk; what it raises leaves the old one.

    Raises:
        OutputError: the disk is full or the folder cannot be written; nothing is left behind, and the old one stays.
    """
    refuse_foreign(folder, is_ours)
    folder = folder.resolve()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(
            prefix=f".{folder.name}-", dir=folder.parent, ignore_cleanup_errors=True
        ) as private:
            part = Path(private, folder.name)
            part.mkdir()
            fill(part)
            _open_to_others(part)
            _sync(part)
            before_swap()
            swap(part, folder)
    except OSError as error:
        raise _unwritable(folder, error) from error


def keep_folder(part: Path, folder: Path) -> None:
    """Write the checksums of a folder that was filled beside `folder`, and swap the two.

    Whoever is interrupted, or fails, finds `part` as it was.

    Raises:
        OutputError: the disk is full or the folder cannot be written, or it holds something else; the old one stays.
    """
    refuse_foreign(folder)
    folder = folder.resolve()
    try:
        (part / SUMS).write_text(_sums(part), encoding="ascii")
        _open_to_others(part)
        _sync(part)
        swap(part, folder)
    except OSError as error:
        raise _unwritable(folder, error) from error


def _unwritable(folder: Path, error: OSError) -> OutputError:
    why = error.strerror or error
    return OutputError(f"{folder} cannot be written ({why}); free some space or choose another folder")


def has_sums(folder: Path) -> bool:
    """Tell whether a folder has checksums, as those have that `write_folder` made."""
    return (folder / SUMS).is_file()


def refuse_foreign(folder: Path, is_ours: Callable[[Path], bool] = has_sums) -> None:
    """Refuse to replace anything that is not ours, such as a folder of photos.

    Raises:
        OutputError: there is such a folder or file.
    """
    empty = folder.is_dir() and not os.listdir(folder)
    if os.path.lexists(folder) and not empty and not is_ours(folder):
        raise OutputError(f"{folder} holds other files, which would be lost; name a new folder")


def _sums(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path != folder / SUMS)
    return "".join(f"{sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files)


def _open_to_others(folder: Path) -> None:
    """Give all files the usual permissions of a new file: safetensors makes its files readable by the owner only."""
    new = folder / ".new"
    new.touch()
    usual = new.stat().st_mode
    new.unlink()
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(usual)


def _sync(folder: Path) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            with path.open("r+b") as file:  # Windows syncs only files opened for writing
                os.fsync(file.fileno())


def swap(part: Path, folder: Path) -> None:
    """Swap two folders in two steps; in between, the old one has another name, under which `standing` finds it."""
    aside = _aside(folder)
    if folder.exists():
        shutil.rmtree(aside, ignore_errors=True)
        folder.rename(aside)
    try:
        part.rename(folder)
    except OSError:
        if aside.exists():
            aside.rename(folder)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(f".{folder.name}.old")


def standing(folder: Path) -> Path:
    """Return the path of a folder's last complete version: the old one if a replacement was interrupted."""
    folder = folder.resolve()
    return _aside(folder) if _aside(folder).is_dir() and not folder.exists() else folder


def sha256(path: Path) -> str:
    """Return the SHA-256 of a file as hex."""
    state = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            state.update(block)
    return state.hexdigest()


def files_digest(folder: Path, names: Sequence[str]) -> str:
    """Return one SHA-256 for several files of a folder: that of their checksums."""
    sums = "".join(f"{sha256(folder / name)}  {name}\n" for name in names)
    return hashlib.sha256(sums.encode()).hexdigest()


def folder_digest(folder: Path) -> str:
    """Return the SHA-256 of a folder's `SHA256SUMS`, which covers all its files."""
    return sha256(standing(folder) / SUMS)


def faults(folder: Path, needed: Sequence[str]) -> list[str]:
    """Return what is wrong with a folder that has checksums; nothing if it is intact.

    A file may be missing, changed, or outside the folder, or a `needed` file may have no checksum.
    """
    sums = folder / SUMS
    if not sums.is_file():
        return [f"{SUMS} is missing"]
    lines = [line.partition("  ") for line in sums.read_text(encoding="ascii", errors="replace").splitlines()]
    found = [f"{name} is missing in {SUMS}" for name in needed if name not in [named for _, _, named in lines]]
    for wanted, _, name in lines:
        path = folder / name
        if not _is_inside(folder, Path(name).parts):
            found.append(f"{SUMS} names {name!r}, which is not inside the folder")
        elif not path.is_file():
            found.append(f"{name} is missing")
        elif sha256(path) != wanted:
            found.append(f"{name} is damaged")
    return found


def _is_inside(folder: Path, parts: Sequence[str]) -> bool:
    """Return whether a path, given by its parts, stays inside a folder: without `..`, a root, or a symlink."""
    ways = [Path(*parts[: number + 1]) for number in range(len(parts))]
    return (
        bool(ways)
        and ".." not in parts
        and not ways[-1].anchor
        and not any((folder / way).is_symlink() for way in ways)
    )
