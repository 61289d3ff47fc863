"""Writes the final positions of accepted photos for other programs: into copies of the photos, or as XMP sidecars.

Originals are evidence: they are read, never written. No existing file is replaced. Each position is read back.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Iterator, List, Optional, Sequence, Tuple

from ..errors import OutputError, PhotoError, PinpointError, RequestError, reason
from ..tables import Row
from ..types import Location
from . import jpeg, xmp
from .accepted import check_any, is_accepted
from .reading import PhotoFinder, read_photos
from .replacement import whole
from .salvage import Damage

NEAR_DEG = 1e-6
"""How close a position that is read back must be."""
SIDECAR_TOO = "its copy has an XMP sidecar instead"


@dataclass(frozen=True)
class Geotag:
    """What became of one photo: the file with its position, or None; and a note on what to know about it."""

    photo: str
    file: Optional[Path]
    note: str = ""


def accepted(run: Path, damage: Optional[Damage] = None) -> List[Row]:
    """Return the rows of the photos of a run whose position is accepted; add what of the run is damaged.

    Raises:
        RequestError: the file is not a run, or no photo is accepted.
    """
    rows = list(filter(is_accepted, read_photos(run, damage)[1]))
    check_any(rows, run)
    return rows


def note_of(row: Row) -> str:
    """Return the note that goes with a position into metadata, in ASCII."""
    return f"Estimated from the picture by Pinpoint and reviewed by a person, no GPS fix; run {row['run_id']}"


def write_copies(rows: Sequence[Row], folder: Path) -> Iterator[Geotag]:
    """Copy photos to a folder, each with its position: in its EXIF if it is a JPEG, else in an XMP sidecar beside it.

    Folders below the common folder of the photos are kept. Stop iterating to cancel.

    Raises:
        RequestError: a photo would be written to a folder of originals.
        OutputError: the folder cannot be made or written.
    """
    sources = _found(rows)
    targets = _below(sources, folder)
    _refuse_originals(sources, targets)
    return _each(rows, sources, targets, _write_copy)


def write_sidecars(rows: Sequence[Row], folder: Optional[Path] = None) -> Iterator[Geotag]:
    """Write an XMP sidecar for each photo, to a folder, or beside the photos; see `write_copies`."""
    sources = _found(rows)
    photos = sources if folder is None else _below(sources, folder)
    return _each(rows, sources, [_sidecar(photo) for photo in photos], _write_sidecar)


def _found(rows: Sequence[Row]) -> List[Path]:
    finder = PhotoFinder()
    return [Path(finder.photo(row).path) for row in rows]


def _below(sources: Sequence[Path], folder: Path) -> List[Path]:
    """Return where each photo goes below a folder; photos of several drives go there by name alone."""
    try:
        common = os.path.commonpath([os.path.abspath(source.parent) for source in sources])
    except ValueError:
        return [folder / source.name for source in sources]
    return [folder / os.path.relpath(os.path.abspath(source), common) for source in sources]


def _refuse_originals(sources: Sequence[Path], targets: Sequence[Path]) -> None:
    originals = {os.path.realpath(source.parent) for source in sources}
    for target in targets:
        if os.path.realpath(target.parent) in originals:
            raise RequestError(
                f"{target.parent} holds original photos, which are never changed; choose another folder for the copies"
            )


def _each(
    rows: Sequence[Row],
    sources: Sequence[Path],
    targets: Sequence[Path],
    write: Callable[[Row, Path, Path], Geotag],
) -> Iterator[Geotag]:
    """Write one photo after the other; one that cannot be written is a note and does not end the work."""
    for row, source, target in zip(rows, sources, targets):
        try:
            if os.path.lexists(target):
                raise OutputError(
                    f"{target} exists already and was left as it is; choose another folder", code="exists"
                )
            _check_unchanged(source, row)
            yield write(row, source, target)
        except PinpointError as error:
            text = str(error)
            yield Geotag(str(source), None, text if source.name in text else f"{source.name}: {text}")


def _exists(path: Path) -> OutputError:
    return OutputError(f"{path} exists already and was left as it is; choose another folder", code="exists")


def _check_unchanged(source: Path, row: Row) -> None:
    """Check that a photo is there, and is the one that was located.

    Raises:
        PhotoError: it is not.
    """
    state = hashlib.sha256()
    try:
        with source.open("rb") as file:
            while block := file.read(1 << 20):
                state.update(block)
    except OSError as error:
        raise PhotoError(f"{source} cannot be read ({reason(error)}); bring it back, then try again") from error
    if row["sha256"] and state.hexdigest() != row["sha256"]:
        raise PhotoError(f"{source} has changed since it was located; locate it again", code="changed")


def _write_copy(row: Row, source: Path, target: Path) -> Geotag:
    location, note = Location(row["latitude"], row["longitude"]), note_of(row)
    try:
        with whole(target) as part, source.open("rb") as old:
            with part.open("xb") as new:
                head = jpeg.write_position(old, new, location, note)
            _check_copy(part, source, location)
            shutil.copystat(source, part)
    except PhotoError as error:
        return _copy_with_sidecar(row, source, target, error)
    other = "it holds another position in its XMP too, which some programs prefer" if head.has_xmp_position() else ""
    return Geotag(str(source), target, other and f"{source.name}: {other}")


def _check_copy(copy: Path, source: Path, location: Location) -> None:
    """Read a copy back.

    Raises:
        OutputError: its position is not there, or anything but its EXIF differs from the original.
    """
    with copy.open("rb") as new, source.open("rb") as old:
        same = jpeg.digest_without_exif(new) == jpeg.digest_without_exif(old)
        if not same or not _is_near(jpeg.read_position(new), location):
            raise OutputError(f"{copy.name} was not written completely; free some space or choose another folder")


def _copy_with_sidecar(row: Row, source: Path, target: Path, error: PhotoError) -> Geotag:
    """Copy a photo whose EXIF cannot be written, with a sidecar beside the copy."""
    sidecar = _sidecar(target)
    if os.path.lexists(sidecar):
        raise _exists(sidecar)
    with whole(target) as part:
        shutil.copy2(source, part)
    _write_sidecar(row, source, sidecar)
    return Geotag(str(source), target, f"{source.name}: {str(error).partition(';')[0]}; {SIDECAR_TOO}")


def _sidecar(photo: Path) -> Path:
    return photo.with_name(photo.name + xmp.SUFFIX)


def _write_sidecar(row: Row, source: Path, target: Path) -> Geotag:
    location = Location(row["latitude"], row["longitude"])
    with whole(target) as part:
        part.write_text(xmp.packet(location, note_of(row)), encoding="utf-8")
        if not _is_near(xmp.read_position(part.read_text(encoding="utf-8")), location):
            raise OutputError(f"{target} was not written completely; free some space or choose another folder")
    return Geotag(str(source), target)


def _is_near(found: Optional[Location], wanted: Location) -> bool:
    if found is None:
        return False
    return max(abs(found.lat - wanted.lat), abs(found.lon - wanted.lon)) <= NEAR_DEG


def in_words(geotags: Sequence[Geotag]) -> Tuple[str, List[str]]:
    """Return how many files were written: "12 positions written, 1 not", and the notes on single photos."""
    written = sum(each.file is not None for each in geotags)
    rest = len(geotags) - written
    counted = f"{written} position{'' if written == 1 else 's'} written and read back"
    return counted + (f", {rest} not" if rest else ""), [each.note for each in geotags if each.note]
