"""The lock of a gallery: one program changes it at a time, and none takes it away from another that does."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO

from .. import bundles
from ..errors import GalleryError, OutputError, reason

LOCK = "lock"


@contextmanager
def locked(folder: Path, name: str = LOCK, gallery: Path | None = None) -> Iterator[IO[bytes]]:
    """Hold the lock in a folder, which the system releases when the process ends, however it ends.

    It is the file `name`, which is yielded; messages name the `gallery` if it is not the folder.

    Raises:
        GalleryError: another program holds it, or has just replaced the folder.
        OSError: the folder cannot be written.
    """
    message = f"another program is changing the gallery {gallery or folder}; wait until it has finished"
    with (folder / name).open("a+b") as file:
        try:
            _lock(file.fileno())
        except OSError as error:
            raise GalleryError(message, code="locked") from error
        if not _is_at(file, folder / name):
            raise GalleryError(message, code="locked")
        yield file


def _lock(file: int) -> None:
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        return
    import fcntl

    fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_at(file: IO[bytes], path: Path) -> bool:
    """Tell whether a path still leads to an open file: the folder may have been swapped before it was locked."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def free_to_move(file: IO[bytes]) -> None:
    """Let go of a lock where its folder could not be renamed otherwise: Windows moves none that has an open file."""
    if os.name == "nt":
        file.close()


@contextmanager
def replacing(folder: Path) -> Iterator[Callable[[], None]]:
    """Hold the lock of the gallery in a folder, if there is one, while another is made that is to replace it.

    What is yielded is to be called right before the two are swapped.

    Raises:
        GalleryError: another program is changing it.
        OutputError: it cannot be written, or another program has made one there meanwhile.
    """
    with ExitStack() as held:
        try:
            restore(folder)
            lock = held.enter_context(locked(folder)) if _is_filled(folder) else None
        except OSError as error:
            raise OutputError(f"{folder} cannot be written ({reason(error)}); choose another folder") from error

        def let_go() -> None:
            if lock:
                free_to_move(lock)
            elif _is_filled(folder):
                raise OutputError(f"another program has made a gallery in {folder} meanwhile; choose another folder")

        yield let_go


def _is_filled(folder: Path) -> bool:
    return folder.is_dir() and any(folder.iterdir())


def restore(folder: Path) -> None:
    """Give a gallery its name again if its replacement was killed when the old one had been moved aside.

    Raises:
        GalleryError: another program is replacing it.
        OSError: it cannot be renamed.
    """
    aside = bundles.standing(folder)
    if aside != folder.resolve():
        with locked(aside, gallery=folder) as lock:
            free_to_move(lock)
            aside.rename(folder.resolve())
