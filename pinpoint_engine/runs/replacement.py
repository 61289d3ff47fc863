"""Files that take the place of older ones: whole or not at all, and never under a program that has them open."""

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
"""What to do about an error of the system, by its number."""
DATABASES = (".gpkg", ".sqlite", ".db")
COMPANIONS = {
    **dict.fromkeys(DATABASES, ("-wal", "-shm", "-journal")),
    ".shp": (".shx", ".dbf", ".prj", ".cpg", ".qpj", ".qix", ".sbn", ".sbx", ".idm", ".ind", ".cst", ".shp.xml"),
}
"""What belongs to a file of a format and would falsify a new one: its journal, or an index of the older rows."""
OPEN = "is open in another program, such as QGIS; remove its layers there, or choose another name"
PROTECTED = "may not be replaced, as it belongs to somebody else or is protected; choose another name"
JOURNAL = "-journal"
"""What SQLite writes beside a file, which has to have room in a name, too."""
MOVES_OPEN_FILES = os.name != "nt"
"""Windows moves no file that is open; elsewhere, what cannot be moved belongs to somebody else or is protected."""
BUSY_S = 0.5


@contextmanager
def whole(path: Path, stale: Sequence[Path] = ()) -> Iterator[Path]:
    """Give a path in a private folder; the files written there take the place of older ones, all or none.

    `stale` are older files that would pass for parts of the new whole, and go with it.

    Raises:
        OutputError: nothing can be written there, or an older file is open in another program. Older files stay as
            they were.
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
    """Say what to do about an error of the system, so that nobody frees space for a name that is too long."""
    return REMEDIES.get(error.errno or 0, usual)


def check_folder(folder: Path, *names: str) -> None:
    """Make sure before long work that a folder can be written, and takes files of some names; makes the folder.

    Raises:
        OutputError: it cannot be made, or takes no new file, or none of such a name.
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

    A journal that no program holds is brought into its file, so that nothing of it is left beside a new one.

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
        return  # it is no database, whatever its name says; nobody has it open as one


def _exchange(fresh: List[Path], folder: Path, aside: Path, stale: Sequence[Path]) -> None:
    """Move files into a folder, older ones of these names and their companions aside; undo it all where one fails."""
    targets = [folder / file.name for file in fresh]
    for target in targets:
        refuse_open(target)
    there = [old for target in targets for old in _older(target)]
    going = list(dict.fromkeys([*there, *filter(os.path.lexists, stale)]))
    if len(fresh) == 1 and set(going) <= set(targets):
        going = []  # one file takes the place of one in a single step
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
    """Return the file that is there under this name, and what belongs to it."""
    endings = COMPANIONS.get(path.suffix.lower(), ())
    beside = [
        path.with_name(path.name + ending) if ending.startswith("-") else path.with_name(path.name[:-4] + ending)
        for ending in endings
    ]
    return [file for file in (path, *beside) if os.path.lexists(file)]
