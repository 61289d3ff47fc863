"""`pinpoint export`: a run or its accepted photos in other formats; positions into copies of photos, or beside them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .. import runs
from ..errors import OutputError, RequestError
from .options import Commands, say

if TYPE_CHECKING:
    from ..runs.geotags import Geotag

BESIDE = "beside"


def add_export(commands: Commands) -> None:
    """Add `pinpoint export`."""
    parser = commands.add_parser(
        "export",
        help="export a run to Shapefile, GeoJSON, GeoParquet, KML or CSV; write positions into copies of photos",
    )
    parser.add_argument("run", type=Path, help="the GeoPackage of a run")
    parser.add_argument("target", type=Path, nargs="?", help="the same as --out")
    parser.add_argument("--out", type=Path, help="file to write; its suffix selects the format")
    parser.add_argument("--accepted", action="store_true", help="only the accepted photos, a point for each")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing GeoPackage, with its reviews")
    parser.add_argument(
        "--exif-copies",
        type=Path,
        metavar="DIR",
        help="copy the accepted photos to this folder, with their positions in EXIF (JPEG, else an XMP sidecar)",
    )
    parser.add_argument(
        "--xmp",
        metavar="DIR",
        help=f"write an XMP sidecar for each accepted photo to this folder, or {BESIDE!r} the photos",
    )
    parser.set_defaults(command=_export)


def _export(options: argparse.Namespace) -> None:
    if options.out and options.target:
        raise RequestError("two files to write are named; leave one out")
    out = options.out or options.target
    if out is None and options.exif_copies is None and options.xmp is None:
        raise RequestError("nothing is to be written; name a file with --out, or a folder with --exif-copies or --xmp")
    if out is not None:
        if out.suffix.lower() == ".gpkg":
            runs.check_new(out, options.overwrite)
        write_export(options.run, out, options.accepted)
    _write_geotags(options)


def write_export(run: Path, out: Path, accepted_only: bool = False) -> None:
    """Export a run, or its accepted photos, and print where to."""
    from ..runs import export

    for note in (export.export_accepted if accepted_only else export.export_run)(run, out):
        say(f"note: {note}")
    several = out.with_name(f"{out.name.removesuffix(out.suffix)}_*")
    say(f"written: {out if accepted_only or out.suffix.lower() == '.gpkg' else several}")


def _write_geotags(options: argparse.Namespace) -> None:
    from ..runs import geotags
    from ..runs.salvage import Damage

    if options.exif_copies is None and options.xmp is None:
        return
    damage = Damage()
    photos = geotags.accepted(options.run, damage)
    for note in damage.notes:
        say(f"note: {note}")
    if options.exif_copies is not None:
        _say_geotags(geotags.write_copies(photos, options.exif_copies))
    if options.xmp is not None:
        _say_geotags(geotags.write_sidecars(photos, None if options.xmp == BESIDE else Path(options.xmp)))


def _say_geotags(made: Iterator[Geotag]) -> None:
    """Print what is written as it comes.

    Raises:
        OutputError: nothing was written.
    """
    from ..runs import geotags

    done = []
    for geotag in made:
        done.append(geotag)
        say(f"written: {geotag.file}" if geotag.file else f"not written: {geotag.note}")
        if geotag.file and geotag.note:
            say(f"note: {geotag.note}")
    say(geotags.in_words(done)[0])
    if not any(each.file for each in done):
        raise OutputError("no position was written; see above what to do about each photo", code="none_written")
