"""Replace files atomically, and never while another program has them open."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Iterator, List, Sequence, Tuple

from ..errors import OutputError

SPACE = "free some space or choose another folder"
REMEDY = f"close it elsewhere, {SPACE}"
OTHER_FOLDER = "choose another folder"
REMEDIES = {
    errno.ENAMETOOLONG: "choose a shorter name",
    errno.EINVAL: "choose another name",
    **dict.fromkeys((errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)), SPACE),
    **dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), OTHER_FOLDER),
}
"""What to do about a system error, by errno."""
DATABASES = (".gpkg", ".sqlite", ".db")
COMPANIONS = {
    **dict.fromkeys(DATABASES, ("-wal", "-shm", "-journal")),
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".idm", ".ind", ".cst", ".shp.xml"),
}
"""Suffixes of files that belong to one of a format and would corrupt a new one: its journal, or a stale index."""
OPEN = "is open in another program, such as QGIS; remove its layers there, or choose another name"
PROTECTED = "cannot be replaced, because it belongs to another user or is protected; choose another name"
JOURNAL = "-journal"
"""The suffix of SQLite's journal; file names must leave room for it."""
MOVES_OPEN_FILES = os.name != "nt"
"""Windows cannot move an open file; elsewhere a file that cannot be moved belongs to another user or is protected."""
BUSY_S = 0.5


@contextmanager
def whole(path: Path, stale: Sequence[Path] = ()) -> Iterator[Path]:
    """Yield a path in a private folder; at the end the files written there replace existing ones, all or none.

    Args:
        path: The file to write.
        stale: Existing files that are removed too, since they would look like parts of the new output.

    Raises:
        OutputError: the folder cannot be written, or an existing file is open in another program. Existing files are
            left unchanged.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        refuse_open(path)
        with tempfile.TemporaryDirectory(prefix=".pinpoint-", dir=path.parent) as private:
            fresh = Path(private, "new")
            fresh.mkdir()
            yield fresh / path.name
            aside = Path(private, "old")
            aside.mkdir()
            _exchange(sorted(fresh.iterdir()), path.parent, aside, stale)
    except OSError as error:
        raise OutputError(f"{path} cannot be written ({error.strerror or error}); {remedy(error)}") from error


def remedy(error: OSError, usual: str = REMEDY) -> str:
    """Return what to do about a system error; `usual` if it is not one of the known ones."""
    return REMEDIES.get(error.errno or 0, usual)


def check_folder(folder: Path, *names: str) -> None:
    """Check before long work that files of these names can be written to a folder, and make it.

    Raises:
        OutputError: the folder cannot be made or written, or one of the names is not possible there.
    """
    target = folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".pinpoint-", dir=folder) as private:
            fresh = Path(private, "new")
            fresh.mkdir()
            fresh.joinpath("part").write_bytes(bytes(4096))
            for name in names:
                target = folder / name
                fresh.joinpath(f"{name}{JOURNAL}").touch()
    except OSError as error:
        raise OutputError(f"{target} cannot be written ({error.strerror}); {remedy(error, OTHER_FOLDER)}") from error


def refuse_open(path: Path) -> None:
    """Refuse to replace a SQLite file, such as a GeoPackage, that another program has open.

    A left-over journal is merged into its file, so that it does not end up beside the new one.

    Raises:
        OutputError: it is open, or is a folder.
    """
    if path.is_dir():
        raise OutputError(f"{path} is a folder; choose another name")
    if path.suffix.lower() not in DATABASES or not path.is_file() or not os.access(path, os.W_OK):
        return
    try:
        with closing(sqlite3.connect(str(path), timeout=BUSY_S, isolation_level=None)) as database:
            database.execute("PRAGMA journal_mode=DELETE").fetchone()
            database.execute("BEGIN EXCLUSIVE")
            database.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if "locked" in str(error) or "busy" in str(error):
            raise OutputError(f"{path} {OPEN}", code="file_open") from None
    except sqlite3.DatabaseError:
        return  # not a database despite its name, so no program has it open as one


def _exchange(fresh: List[Path], folder: Path, aside: Path, stale: Sequence[Path]) -> None:
    """Move files into a folder, and existing ones with their companions aside; undo all moves if one fails."""
    targets = [folder / file.name for file in fresh]
    for target in targets:
        refuse_open(target)
    there = [old for target in targets for old in _older(target)]
    going = list(dict.fromkeys([*there, *filter(os.path.lexists, stale)]))
    if len(fresh) == 1 and set(going) <= set(targets):
        going = []  # one file replaces one, which is atomic by itself
    moves = [(old, aside / old.name) for old in going] + list(zip(fresh, targets))
    done: List[Tuple[Path, Path]] = []
    try:
        for source, target in moves:
            os.replace(source, target)
            done.append((source, target))
    except BaseException as error:
        for source, target in reversed(done):
            os.replace(target, source)
        if isinstance(error, PermissionError):
            why, code = (PROTECTED, "") if MOVES_OPEN_FILES else (OPEN, "file_open")
            raise OutputError(f"{folder / Path(moves[len(done)][1]).name} {why}", code=code) from error
        raise


def _older(path: Path) -> List[Path]:
    """Return the existing file of this name and its companions."""
    endings = COMPANIONS.get(path.suffix.lower(), ())
    beside = [
        path.with_name(path.name + ending) if ending.startswith("-") else path.with_name(path.name[:-4] + ending)
        for ending in endings
    ]
    return [file for file in (path, *beside) if os.path.lexists(file)]
