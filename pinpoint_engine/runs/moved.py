"""Photos of a run that are no longer where they were: found again in a folder, by content or else by name."""

from __future__ import annotations

import hashlib
import operator
import os
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Set, Tuple

from .. import tables
from ..errors import reason
from ..tables import Row
from ..types import Photo
from . import geopackage
from .reading import PhotoFinder
from .reviews import change_of

CHUNK = 1 << 20
NAMED = (tables.PHOTOS, tables.CANDIDATES, tables.REGIONS, tables.CELLS, tables.FAILURES)
"""The tables that name the file of a photo."""
Progress = Callable[[float], None]


@dataclass(frozen=True)
class FoundPhotos:
    """Where photos are now.

    Attributes:
        paths: The new path of each photo that was found, by its id.
        by_name: The ids of those found by name alone, since the run does not hold their digest.
        notes: Files that could not be read.
        is_cancelled: The search was cancelled; `paths` has what was found until then.
    """

    paths: Mapping[str, str]
    by_name: Tuple[str, ...] = ()
    notes: Tuple[str, ...] = ()
    is_cancelled: bool = False


@dataclass(frozen=True)
class Whereabouts:
    """Where the photos of a run are.

    Attributes:
        paths: The path of each photo by its id; of one that is missing, that where it was.
        missing: The ids of photos that are neither where they were nor where they were found.
    """

    paths: Mapping[str, str]
    missing: Tuple[str, ...]


def look(rows: Iterable[Row], found: Mapping[str, str]) -> Whereabouts:
    """Look where photos are; takes long where their folder is slow to answer, as a share may be.

    Args:
        rows: The rows of the photos.
        found: The paths where photos were found, by their ids; they count for those that are not where they were.
    """
    names, paths, missing_ = PhotoFinder(), {}, []
    for row in rows:
        photo_id, path = row["photo_id"], names.photo(row).path
        if not os.path.lexists(path):
            path = found.get(photo_id, path)
            if photo_id not in found or not os.path.lexists(path):
                missing_.append(photo_id)
        paths[photo_id] = path
    return Whereabouts(paths, tuple(missing_))


def missing(rows: Iterable[Row]) -> List[Row]:
    """Return the rows of photos whose file is not where it was."""
    rows = list(rows)
    gone = set(look(rows, {}).missing)
    return [row for row in rows if row["photo_id"] in gone]


def find(
    rows: Sequence[Row],
    paths: Iterable[str],
    progress: Optional[Progress] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
) -> FoundPhotos:
    """Find photos among files by their SHA-256, those of the same name first; each file is read once at most.

    Photos without a digest, which are not located yet or failed, are found by name if only one file has it. Of
    several, the one counts that is in a folder to which other photos of the same folder moved, or else the one whose
    folders have most names in common with those of before.

    Args:
        rows: The rows of the photos.
        paths: The files to look through.
        progress: Called with the share of files that were looked at, 0 to 1.
        is_cancelled: Asked during the search; True ends it.
    """
    search = _Search(rows, [os.path.abspath(path) for path in paths], progress, is_cancelled or (lambda: False))
    search.by_content()
    named = () if search.is_over else search.by_name()
    return FoundPhotos(search.found, tuple(named), tuple(search.notes), search.is_over)


class _Search:
    """One search: what is still wanted, and what was found."""

    def __init__(
        self, rows: Sequence[Row], paths: List[str], progress: Optional[Progress], is_cancelled: Callable[[], bool]
    ) -> None:
        self._rows, self._progress, self._is_cancelled = rows, progress, is_cancelled
        self._paths: Dict[str, List[str]] = defaultdict(list)
        for path in sorted(paths):
            self._paths[_name(path)].append(path)
        self.found: Dict[str, str] = {}
        self.notes: List[str] = []
        self.is_over = False

    def by_content(self) -> None:
        """Read files until every digest is found, those with the name of a photo first."""
        wanted: Dict[str, List[Row]] = defaultdict(list)
        for row in self._rows:
            if row["sha256"]:
                wanted[row["sha256"].lower()].append(row)
        copies: Dict[str, List[str]] = {digest: [] for digest in wanted}
        order = self._order([row["photo"] for rows in wanted.values() for row in rows])
        lacking = set(wanted)
        for number, path in enumerate(order):
            if not lacking or self.is_over:
                break
            digest = self._digest(path)
            if digest in copies:
                copies[digest].append(path)
                if len(copies[digest]) == len(wanted[digest]):
                    lacking.discard(digest)
            if self._progress is not None:
                self._progress((number + 1) / len(order))
        for digest, paths in copies.items():
            self._share_out(wanted[digest], paths)

    def _order(self, before: Sequence[str]) -> List[str]:
        """Return the files in the order to read them."""
        names = dict.fromkeys(map(_name, before))
        first = [path for name in names for path in self._paths.get(name, ())]
        return first + [path for name, paths in self._paths.items() if name not in names for path in paths]

    def _share_out(self, rows: Sequence[Row], paths: Sequence[str]) -> None:
        """Give photos of one content the files that have it: one of its name, else one that is left, else any."""
        left = list(paths)
        for row in sorted(rows, key=lambda row: _name(row["photo"]) not in map(_name, paths)):
            alike = [path for path in left if _name(path) == _name(row["photo"])]
            chosen = next(iter([*alike, *left, *paths]), None)
            if chosen is not None:
                self.found[row["photo_id"]] = chosen
                left = [path for path in left if path != chosen]

    def _digest(self, path: str) -> str:
        digest = hashlib.sha256()
        try:
            with open(path, "rb") as file:
                while chunk := file.read(CHUNK):
                    digest.update(chunk)
                    if self._is_cancelled():
                        self.is_over = True
                        return ""
        except OSError as error:
            self.notes.append(f"{path} cannot be read ({reason(error)}); check its permissions")
            return ""
        return digest.hexdigest()

    def by_name(self) -> List[str]:
        """Find the photos without a digest; return the ids of those that were found."""
        taken = set(self.found.values())
        moved: Dict[str, Set[str]] = defaultdict(set)
        for row in self._rows:
            if row["photo_id"] in self.found:
                moved[os.path.dirname(row["photo"])].add(os.path.dirname(self.found[row["photo_id"]]))
        named = []
        for row in self._rows:
            if not row["sha256"]:
                there = [path for path in self._paths.get(_name(row["photo"]), ()) if path not in taken]
                path = _only(there, row["photo"], moved[os.path.dirname(row["photo"])])
                if path is not None:
                    self.found[row["photo_id"]] = path
                    taken.add(path)
                    named.append(row["photo_id"])
        return named


def _only(paths: Sequence[str], before: str, folders: Set[str]) -> Optional[str]:
    """Return the one of several files of the same name that is meant; None if that is not clear."""
    chosen = [path for path in paths if os.path.dirname(path) in folders] or list(paths)
    most = max((_in_common(path, before) for path in chosen), default=0)
    chosen = [path for path in chosen if _in_common(path, before) == most]
    return chosen[0] if len(chosen) == 1 else None


def _in_common(path: str, before: str) -> int:
    """Return how many names at the end of two paths are the same; a path of Windows may have been read elsewhere."""
    same = map(operator.eq, reversed(_parts(path)), reversed(_parts(before)))
    return sum(1 for _ in takewhile(bool, same))


def _parts(path: str) -> List[str]:
    return unicodedata.normalize("NFC", path.replace("\\", "/")).casefold().split("/")


def _name(path: str) -> str:
    return _parts(path)[-1]


def at_new_place(photos: Iterable[Photo], paths: Mapping[str, str]) -> List[Photo]:
    """Return photos with the paths at which they were found, by their ids."""
    return [replace(photo, path=paths.get(photo.id, photo.path)) for photo in photos]


def remember(path: Path, paths: Mapping[str, str]) -> int:
    """Write the new paths of photos into a run, in one transaction; return how many photos that are.

    A path that is no valid Unicode cannot be written and is left as it is; a photo's id and album stay.

    Raises:
        OutputError: the run cannot be written.
        RequestError: it is no run.
    """
    kept = {photo_id: new for photo_id, new in paths.items() if _is_text(new)}
    with change_of(path) as database:
        for table in NAMED:
            there = geopackage.columns_of(database, table)
            names = [name for name in ("photo", "filename", "directory") if name in there]
            pairs = ", ".join(f"{name} = ?" for name in names)
            sql = " ".join(("UPDATE", table.name, "SET", pairs, "WHERE photo_id = ?"))
            for photo_id, new in kept.items() if names else ():
                values = {"photo": new, "filename": os.path.basename(new), "directory": os.path.dirname(new)}
                database.execute(sql, (*(values[name] for name in names), photo_id))
    return len(kept)


def _is_text(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
